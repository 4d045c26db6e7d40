//! The rules, over the descriptors of fields where a rule holds for many types.

use super::{Detail, Mend, Odd, Oddness, STALE_DAYS};
use crate::model::field::{KeyKind, Kind};
use crate::model::record::{Record, RecordRef};
use crate::model::{
    Contribution, Demand, Person, Project, RecordKind, Stage, StatusReport, Uid, Value, Workspace,
};
use crate::order::set_of;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Codes of states in which nothing is due any more.
const CLOSED: [&str; 16] = [
    "closed",
    "done",
    "cancelled",
    "complete",
    "completed",
    "rejected",
    "withdrawn",
    "accepted",
    "realised",
    "lost",
    "taken",
    "superseded",
    "adopted",
    "expired",
    "delivered",
    "held",
];
/// Fields whose day says that it is over.
const OVER: [&str; 5] = ["closed", "done", "delivered", "actual", "finished"];
/// Fields whose day is an end to be met, the first that is given counts.
const ENDS: [&str; 4] = ["due", "finish", "needed", "forecast"];
/// First and last day of one thing.
const SPANS: [(&str, &str); 5] = [
    ("start", "finish"),
    ("starts", "ends"),
    ("raised", "due"),
    ("raised", "closed"),
    ("from", "to"),
];
/// Types in which a name should tell a record.
const NAMED: [RecordKind; 10] = [
    RecordKind::Objective,
    RecordKind::Portfolio,
    RecordKind::Programme,
    RecordKind::Project,
    RecordKind::Role,
    RecordKind::Person,
    RecordKind::Supplier,
    RecordKind::Team,
    RecordKind::Skill,
    RecordKind::Course,
];

/// Takes a finding.
pub type Add<'a> = &'a mut dyn FnMut(Oddness, Odd);

fn text(record: &dyn Record, key: &str) -> String {
    record.value(key).as_str().unwrap_or_default().trim().to_owned()
}

fn day(record: &dyn Record, key: &str) -> Option<NaiveDate> {
    match record.value(key) {
        Value::Date(day) => Some(day),
        _ => None,
    }
}

/// Whether it is over: by its state, or by a day that says so.
pub fn is_closed(record: &dyn Record) -> bool {
    let state = |key: &str| match record.value(key) {
        Value::Choice(code) => CLOSED.contains(&code.as_str()),
        _ => false,
    };
    ["status", "stage", "state"].into_iter().any(state)
        || OVER.into_iter().any(|key| day(record, key).is_some())
}

/// The day something was over, where it is: none inside where nobody noted it.
pub fn closed_on(record: &dyn Record) -> Option<Option<NaiveDate>> {
    let noted = OVER.into_iter().chain(["accepted"]).find_map(|key| day(record, key));
    (noted.is_some() || is_closed(record)).then_some(noted)
}

/// What is odd of one record by itself.
pub fn of_record(workspace: &Workspace, record: &dyn Record, as_of: NaiveDate, add: Add) {
    let (kind, at) = (record.kind(), record.at());
    references(workspace, record, add);
    spans(record, add);
    for (index, field) in kind.fields().iter().enumerate() {
        if let (Kind::Money, Value::Money(money)) = (field.kind, record.value_at(index))
            && workspace.in_reporting(money, as_of).is_err()
        {
            let detail = Detail::Currency(money.currency);
            add(Oddness::NoRate, Odd { at, detail, mend: None });
            break;
        }
    }
    let unread = record.unread_cells();
    if unread > 0 {
        add(Oddness::Unread, Odd { at, detail: Detail::Cells(unread), mend: None });
    }
    if is_closed(record) {
        return;
    }
    let end = ENDS.into_iter().find_map(|key| day(record, key));
    if let Some(end) = end.filter(|end| *end < as_of) {
        let past = as_of.signed_duration_since(end).num_days();
        add(Oddness::Overdue, Odd { at, detail: Detail::Past(end, past), mend: None });
    }
    if kind.field("owner").is_some() && text(record, "owner").is_empty() {
        let mend = owner_of_project(workspace, record);
        add(Oddness::NoOwner, Odd { at, detail: Detail::None, mend });
    }
    if let Some(demand) = record.as_any().downcast_ref::<Demand>()
        && demand.role.is_none()
        && !demand.base.raw.contains_key("role")
    {
        let person = demand.person.and_then(|person| workspace.find::<Person>(person));
        let role = person.and_then(Person::primary_role);
        let mend = role.map(|role| Mend { key: "role", value: Value::Ref(role.uid()) });
        add(Oddness::NoRole, Odd { at, detail: Detail::None, mend });
    }
}

/// The owner of the project a record belongs to, who answers for it until somebody else does.
fn owner_of_project(workspace: &Workspace, record: &dyn Record) -> Option<Mend> {
    let Value::Ref(uid) = record.value("project") else { return None };
    let project = workspace.record(RecordRef { kind: RecordKind::Project, uid })?;
    let owner = text(project.as_ref(), "owner");
    (!owner.is_empty()).then_some(Mend { key: "owner", value: Value::Text(owner) })
}

/// References that lead nowhere. Emptying one loses nothing but a number nobody knows.
fn references(workspace: &Workspace, record: &dyn Record, add: Add) {
    for (index, field) in record.kind().fields().iter().enumerate() {
        let is_there = |kind, uid| workspace.record(RecordRef { kind, uid }).is_some();
        let (dangles, mendable) = match (field.kind, record.value_at(index)) {
            (Kind::Ref(kind, _), Value::Ref(uid)) => (!is_there(kind, uid), !field.required),
            (Kind::Map(KeyKind::Record(kind), _), Value::Map(entries)) => {
                let uids = entries.keys().filter_map(|key| key.parse::<Uid>().ok());
                (uids.into_iter().any(|uid| !is_there(kind, uid)), false)
            }
            _ => continue,
        };
        if dangles {
            let mend = mendable.then_some(Mend { key: field.key, value: Value::Empty });
            let detail = Detail::Field(field.key);
            add(Oddness::Dangling, Odd { at: record.at(), detail, mend });
        }
    }
}

fn spans(record: &dyn Record, add: Add) {
    let turned = SPANS.into_iter().find(|(first, last)| {
        matches!((day(record, first), day(record, last)), (Some(first), Some(last)) if last < first)
    });
    if let Some((_, last)) = turned
        && let Some(field) = record.kind().field(last)
    {
        let detail = Detail::Field(field.key);
        add(Oddness::EndsFirst, Odd { at: record.at(), detail, mend: None });
    }
}

/// Records of a type with one name, and projects with one number.
pub fn same_names(workspace: &Workspace, kind: RecordKind, add: Add) {
    let mut keys = Vec::new();
    if NAMED.contains(&kind) {
        keys.push(("name", Oddness::SameName));
    }
    if kind == RecordKind::Project {
        keys.push(("key", Oddness::SameKey));
    }
    for (key, oddness) in keys {
        let mut known: BTreeMap<String, Vec<RecordRef>> = BTreeMap::new();
        for record in workspace.rows(kind).in_order() {
            let name = text(record.as_ref(), key).to_lowercase();
            if !name.is_empty() {
                known.entry(name).or_default().push(record.at());
            }
        }
        for (name, all) in known.into_iter().filter(|(_, all)| all.len() > 1) {
            for at in all {
                let detail = Detail::Text(name.clone());
                add(oddness, Odd { at, detail, mend: None });
            }
        }
    }
}

/// What is odd of open projects in the light of other registers. A register nobody keeps says
/// nothing.
pub fn projects(workspace: &Workspace, as_of: NaiveDate, add: Add) {
    let mut newest: BTreeMap<Uid, NaiveDate> = BTreeMap::new();
    for report in workspace.table::<StatusReport>().iter() {
        if let (Some(project), Some(date)) = (report.project, report.date) {
            let known = newest.entry(project.uid()).or_insert(date);
            *known = date.max(*known);
        }
    }
    let contributions = workspace.table::<Contribution>();
    let aimed = set_of(contributions.iter().filter_map(|own| Some(own.project?.uid())));
    for project in workspace.table::<Project>().in_order() {
        let at = RecordRef { kind: RecordKind::Project, uid: project.uid };
        if !project.is_open() {
            continue;
        }
        if project.stage == Some(Stage::InDelivery) && !newest.is_empty() {
            let last = newest.get(&project.uid);
            let days = last.map(|last| as_of.signed_duration_since(*last).num_days());
            if days.is_none_or(|days| days > STALE_DAYS) {
                let detail = Detail::Days(days);
                add(Oddness::StaleReport, Odd { at, detail, mend: None });
            }
        }
        if !aimed.is_empty() && !aimed.contains(&project.uid) {
            add(Oddness::NoObjective, Odd { at, detail: Detail::None, mend: None });
        }
    }
}
