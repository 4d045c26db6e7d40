//! What differs between two versions of a workspace, in words: record, field, before and after.
//!
//! Snapshots, files and merges are all compared here; the patches are those of `edit`.

use super::label::record_name;
use super::number::NO_VALUE;
use super::register::Register;
use super::text::Text as _;
use super::text::compare::CompareText as T;
use super::text::fields::{Number, kind_heading};
use crate::edit::merge::{Cell, State};
use crate::edit::{FieldKey, Patch, difference};
use crate::model::field::Kind;
use crate::model::record::RecordRef;
use crate::model::{RecordKind, Value, Workspace};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What happened to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It came.
    Added,
    /// It went.
    Removed,
    /// Fields of it changed.
    Changed,
}

impl Fate {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Added => T::Added.say(),
            Self::Removed => T::Removed.say(),
            Self::Changed => T::Changed.say(),
        }
    }
}

/// One field that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldDifference {
    /// The field, with the entry of it.
    pub title: String,
    /// Before.
    pub from: String,
    /// After.
    pub to: String,
}

/// One record that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordDifference {
    /// The record.
    pub at: RecordRef,
    /// What it is: "Project".
    pub kind: String,
    /// Its name.
    pub name: String,
    /// What happened to it.
    pub fate: Fate,
    /// Its fields that differ; none where it came or went.
    pub fields: Vec<FieldDifference>,
}

/// Two versions compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The records that differ, in the order of tables.
    pub records: Vec<RecordDifference>,
}

impl Comparison {
    /// How many records met this fate.
    pub fn count(&self, fate: Fate) -> usize {
        self.records.iter().filter(|record| record.fate == fate).count()
    }
}

/// Compares two versions of a workspace.
pub fn compare(from: &Workspace, to: &Workspace, as_of: NaiveDate) -> Comparison {
    let mut records: Vec<RecordDifference> = Vec::new();
    for patch in difference(from, to) {
        let at = patch.at();
        if records.last().is_none_or(|last| last.at != at) {
            let (fate, named_in) = match patch {
                Patch::Add(_) => (Fate::Added, to),
                Patch::Remove(_) => (Fate::Removed, from),
                _ => (Fate::Changed, to),
            };
            let (kind, name) = (kind_heading(at.kind, Number::Singular), full_name(named_in, at));
            records.push(RecordDifference { at, kind, name, fate, fields: Vec::new() });
        }
        let words = Words { from, to, as_of };
        if let Some(last) = records.last_mut() {
            last.fields.extend(by_entry(patch).iter().filter_map(|patch| words.field(patch)));
        }
    }
    Comparison { records }
}

/// A series that came or went as a whole, entry by entry.
fn by_entry(patch: Patch) -> Vec<Patch> {
    let (at, field, from, to) = match patch {
        Patch::Set { at, field, from: Value::Map(from), to: Value::Empty } => {
            (at, field, from, BTreeMap::new())
        }
        Patch::Set { at, field, from: Value::Empty, to: Value::Map(to) } => {
            (at, field, BTreeMap::new(), to)
        }
        other => return vec![other],
    };
    let went = from.into_iter().map(|(entry, value)| (entry, value, Value::Empty));
    let came = to.into_iter().map(|(entry, value)| (entry, Value::Empty, value));
    let patch = |(entry, from, to)| Patch::SetEntry { at, field: field.clone(), entry, from, to };
    went.chain(came).map(patch).collect()
}

/// The name of a record; one that is known by what it refers to is named after all of that.
pub fn full_name(workspace: &Workspace, at: RecordRef) -> String {
    let own = record_name(workspace, at);
    let first = at.kind.name_field().map(|field| field.kind);
    let (Some(record), Some(Kind::Ref(..))) = (workspace.record(at), first) else { return own };
    let names =
        at.kind.fields().iter().filter_map(|field| match (field.kind, record.value(field.key)) {
            (Kind::Ref(kind, _), Value::Ref(uid)) => {
                Some(record_name(workspace, RecordRef { kind, uid }))
            }
            _ => None,
        });
    let names: Vec<String> = names.collect();
    if names.is_empty() { own } else { names.join(" · ") }
}

struct Words<'a> {
    from: &'a Workspace,
    to: &'a Workspace,
    as_of: NaiveDate,
}

impl Words<'_> {
    fn field(&self, patch: &Patch) -> Option<FieldDifference> {
        let (at, cell, from, to) = match patch {
            Patch::Add(_) | Patch::Remove(_) => return None,
            Patch::Set { at, field, from, to } => (at, Cell::whole(field.clone()), from, to),
            Patch::SetEntry { at, field, entry, from, to } => {
                (at, Cell { field: field.clone(), entry: Some(entry.clone()) }, from, to)
            }
        };
        let title = cell_title(self.to, at.kind, &cell, self.as_of);
        let said = |workspace, value| value_text(workspace, at.kind, &cell, value, self.as_of);
        Some(FieldDifference { title, from: said(self.from, from), to: said(self.to, to) })
    }
}

/// The title of a cell: its field, and the entry of it.
pub fn cell_title(
    workspace: &Workspace,
    kind: RecordKind,
    cell: &Cell,
    as_of: NaiveDate,
) -> String {
    let register = Register::new(workspace, kind, as_of, Default::default(), &[]);
    match (&cell.field, &cell.entry) {
        (field, Some(entry)) => register.entry_said(field, entry, &Value::Empty).0,
        (FieldKey::Order, None) => T::Order.say().to_owned(),
        (FieldKey::Raw(key), None) => match FieldKey::parse(kind, key) {
            Some(field) => register.title(&field).unwrap_or_else(|| field.to_string()),
            None => T::Remark.with(&[("key", key)]),
        },
        (FieldKey::Extra(key), None) => T::Foreign.with(&[("key", key)]),
        (field, None) => register.title(field).unwrap_or_else(|| field.to_string()),
    }
}

/// The value of a cell in words.
pub fn value_text(
    workspace: &Workspace,
    kind: RecordKind,
    cell: &Cell,
    value: &Value,
    as_of: NaiveDate,
) -> String {
    let register = Register::new(workspace, kind, as_of, Default::default(), &[]);
    match (&cell.field, &cell.entry) {
        _ if value.is_empty() => NO_VALUE.to_owned(),
        (field, Some(entry)) => register.entry_said(field, entry, value).1,
        (FieldKey::Raw(_), None) => {
            T::AsTyped.with(&[("text", value.as_str().unwrap_or_default())])
        }
        (FieldKey::Extra(_), None) => T::NotRead.say().to_owned(),
        (FieldKey::Order, None) => value.as_str().unwrap_or_default().to_owned(),
        (field, None) => register.said(field, value),
    }
}

/// What stands in a cell in words.
pub fn state_text(
    workspace: &Workspace,
    kind: RecordKind,
    cell: &Cell,
    state: &State,
    as_of: NaiveDate,
) -> String {
    if let Some(text) = state.raw.values().next() {
        return T::AsTyped.with(&[("text", text)]);
    }
    if state.unread.is_some() && state.value.is_empty() {
        return T::NotRead.say().to_owned();
    }
    value_text(workspace, kind, cell, &state.value, as_of)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Command, Target, apply};
    use crate::model::{Demand, Id, Project, Role, Typed, Uid};
    use std::sync::Arc;

    const PROJECT: RecordRef = RecordRef { kind: RecordKind::Project, uid: Uid(10) };

    fn start() -> Workspace {
        let mut project = Project::empty(Uid(10));
        project.name = "Atlas".into();
        let mut role = Role::empty(Uid(20));
        role.name = "Data Engineer".into();
        let mut demand = Demand::empty(Uid(30));
        demand.project = Some(Id::new(Uid(10)));
        demand.role = Some(Id::new(Uid(20)));
        let mut workspace = Workspace::new(Uid(1));
        workspace.put(Arc::new(project));
        workspace.put(Arc::new(role));
        workspace.put(Arc::new(demand));
        workspace
    }

    fn done(workspace: &Workspace, commands: Vec<Command>) -> Workspace {
        apply(workspace, Target::Plan, &Command::Batch(commands)).unwrap().workspace
    }

    fn lines(from: &Workspace, to: &Workspace) -> Vec<String> {
        let day = "2027-01-15".parse().unwrap();
        let record = |record: &RecordDifference| {
            let fields =
                record.fields.iter().map(|f| format!(" {}: {} → {}", f.title, f.from, f.to));
            let fields: Vec<String> = fields.collect();
            let (fate, kind, name) = (record.fate.word(), &record.kind, &record.name);
            format!("{fate} {kind} {name}{}", fields.concat())
        };
        compare(from, to, day).records.iter().map(record).collect()
    }

    fn set(field: &'static str, value: Value) -> Command {
        Command::Set { at: PROJECT, field: FieldKey::Builtin(field), value }
    }

    #[test]
    fn what_differs_is_said_record_by_record() {
        let from = start();
        let demand = RecordRef { kind: RecordKind::Demand, uid: Uid(30) };
        let minutes = FieldKey::Builtin("minutes");
        let to = done(
            &from,
            vec![
                set("owner", Value::Text("Ann".into())),
                set("status", Value::Choice("at_risk".into())),
                Command::SetRaw {
                    at: PROJECT,
                    field: FieldKey::Builtin("finish"),
                    text: "soon".into(),
                },
                Command::SetEntry {
                    at: demand,
                    field: minutes,
                    entry: "2027-04".into(),
                    value: Value::Whole(480),
                },
            ],
        );
        let mut named = to.clone();
        let mut team = crate::model::Team::empty(Uid(50));
        team.name = "Core".into();
        named.put(Arc::new(team));
        let expect = [
            "Changed Project Atlas Status: – → At risk Owner: – → Ann Finish: – → “soon” as typed",
            "Changed Demand Atlas · Data Engineer Work, Apr 27: – → 480",
            "Added Team Core",
        ];
        let found = lines(&from, &named);
        for (found, expect) in found.iter().zip(expect) {
            let (mut a, mut b): (Vec<_>, Vec<_>) =
                (found.split(' ').collect(), expect.split(' ').collect());
            a.sort_unstable();
            b.sort_unstable();
            assert_eq!(a, b, "{found}");
        }
        assert_eq!(found.len(), expect.len(), "{found:?}");
        let back = lines(&named, &from);
        assert_eq!(back.last().map(String::as_str), Some("Deleted Team Core"));
        assert_eq!(lines(&from, &from), [] as [String; 0]);
    }

    #[test]
    fn what_a_reference_led_to_is_named_after_it_is_gone() {
        let mut from = start();
        let mut calendar = crate::model::Calendar::empty(Uid(50));
        calendar.name = "Core".into();
        from.put(Arc::new(calendar));
        let mut person = crate::model::Person::empty(Uid(60));
        person.name = "Asha".into();
        person.calendar = Some(Id::new(Uid(50)));
        from.put(Arc::new(person));
        let calendar = RecordRef { kind: RecordKind::Calendar, uid: Uid(50) };
        let to = done(&from, vec![Command::Remove(calendar)]);
        assert_eq!(
            lines(&from, &to),
            ["Deleted Calendar Core", "Changed Person Asha Calendar: Core → –"]
        );
    }
}
