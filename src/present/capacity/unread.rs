//! What came along with demand and could not be read: shown where demand is edited, and taken out.

use super::matrix::demand_name;
use crate::edit::{Command, FieldKey};
use crate::model::field::Kind;
use crate::model::{
    Demand, Id, Month, Project, Record as _, RecordKind, RecordRef, Value, Workspace,
};
use crate::present::number::Locale;
use crate::present::text::Text;
use crate::present::text::capacity_page::CapacityPageText as T;
use crate::present::text::fields::field_title;
use serde_json::Value as Json;

/// One thing that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The demand it came with.
    pub demand: Id<Demand>,
    /// The member it is kept in, and its entry there.
    pub place: Place,
    /// Whose demand it is, what it was meant for, and the text.
    pub text: String,
}

/// Where something that could not be read is kept.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A text as typed, by its key.
    Raw(String),
    /// One entry of a builtin field, as a file says it.
    Entry(&'static str, String),
    /// A whole builtin field, as a file says it.
    Field(&'static str),
}

/// What could not be read of the demand of a project, in the order of its rows.
pub fn unread(ws: &Workspace, project: Id<Project>, locale: Locale) -> Vec<Unread> {
    let demands = ws.table::<Demand>();
    let rows = demands.in_order();
    let rows = rows.into_iter().filter(|demand| demand.project == Some(project));
    let of_row = |demand: &Demand| {
        let name = demand_name(ws, demand);
        let line = |(place, meant, text): (Place, String, String)| {
            let text = T::Unread.with(&[("row", &name), ("field", &meant), ("text", &text)]);
            Unread { demand: demand.id(), place, text }
        };
        places(demand, locale).into_iter().map(line).collect::<Vec<_>>()
    };
    rows.flat_map(of_row).collect()
}

/// The places with what each was meant for and its text.
fn places(demand: &Demand, locale: Locale) -> Vec<(Place, String, String)> {
    let base = demand.base();
    let raw = base
        .raw
        .iter()
        .map(|(key, text)| (Place::Raw(key.clone()), meant(key, locale), text.clone()));
    let mut found: Vec<_> = raw.collect();
    for field in RecordKind::Demand.fields() {
        match (field.kind, base.extra.get(field.key)) {
            (_, None) => {}
            (Kind::Map(..), Some(Json::Object(entries))) => {
                found.extend(entries.iter().map(|(entry, json)| {
                    let key = format!("{}:{entry}", field.key);
                    (Place::Entry(field.key, entry.clone()), meant(&key, locale), said(json))
                }));
            }
            (_, Some(json)) => {
                found.push((Place::Field(field.key), meant(field.key, locale), said(json)));
            }
        }
    }
    found
}

fn said(json: &Json) -> String {
    json.as_str().map_or_else(|| json.to_string(), str::to_owned)
}

/// What a text was meant for: a month, a field, or what the sheet calls it.
fn meant(key: &str, locale: Locale) -> String {
    let (field, entry) = key.split_once(':').unwrap_or((key, ""));
    if let Ok(month) = entry.parse::<Month>() {
        return locale.month_short_year(month);
    }
    match RecordKind::Demand.field(field) {
        Some(known) => field_title(RecordKind::Demand, known.key).to_owned(),
        None => key.strip_prefix("project.").unwrap_or(key).to_owned(),
    }
}

/// The command that takes out what could not be read.
pub fn clear_unread(unread: &Unread) -> Command {
    let at = RecordRef { kind: RecordKind::Demand, uid: unread.demand.uid() };
    let set = |field| Command::Set { at, field, value: Value::Empty };
    match &unread.place {
        Place::Raw(key) => set(FieldKey::Raw(key.clone())),
        Place::Field(key) => set(FieldKey::Builtin(key)),
        Place::Entry(key, entry) => Command::SetEntry {
            at,
            field: FieldKey::Builtin(key),
            entry: entry.clone(),
            value: Value::Empty,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Target, apply, violations};
    use crate::model::json::record_from_json;
    use crate::model::{LocaleChoice, Role, Typed as _, Uid};
    use serde_json::json;
    use std::sync::Arc;

    #[test]
    fn each_is_named_and_can_be_taken_out() {
        let mut ws = Workspace::new(Uid(1));
        let mut project = Project::empty(Uid(10));
        project.name = "Atlas".into();
        let mut role = Role::empty(Uid(20));
        role.name = "Data Engineer".into();
        ws.put(Arc::new(project));
        ws.put(Arc::new(role));
        let demand = json!({
            "id": Uid(30).to_string(),
            "project": Uid(10).to_string(),
            "role": Uid(20).to_string(),
            "commitment": "perhaps",
            "minutes": { "2027-01": 480, "2027-02": -5 },
            "raw": { "minutes:2027-03": "n/a", "project.status": "red", "unit": "heads" },
        });
        ws.put(record_from_json(RecordKind::Demand, demand).unwrap());
        let locale = Locale::new(LocaleChoice::EnGb);
        let found = unread(&ws, Id::new(Uid(10)), locale);
        let texts: Vec<&str> = found.iter().map(|unread| unread.text.as_str()).collect();
        let commitment = field_title(RecordKind::Demand, "commitment");
        assert_eq!(
            texts,
            [
                "Data Engineer, Mar 27: “n/a”",
                "Data Engineer, status: “red”",
                "Data Engineer, unit: “heads”",
                &format!("Data Engineer, {commitment}: “perhaps”"),
                "Data Engineer, Feb 27: “-5”",
            ]
        );
        assert_eq!(unread(&ws, Id::new(Uid(11)), locale), []);
        for (nth, one) in found.iter().enumerate() {
            ws = apply(&ws, Target::Plan, &clear_unread(one)).unwrap().workspace;
            let left = unread(&ws, Id::new(Uid(10)), locale);
            assert_eq!(left, found[nth + 1..], "{one:?}");
        }
        assert_eq!(violations(&ws), []);
        let demand: &Demand = ws.find(Id::new(Uid(30))).unwrap();
        assert_eq!(demand.minutes.len(), 1);
    }
}
