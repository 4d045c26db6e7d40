//! What a file said and could not be read: it goes when the field is set, and undo brings it back.

use super::{at, named, small};
use crate::edit::{
    Command, FieldKey, Refusal, Target, Violation, apply, apply_all, difference, invert, violations,
};
use crate::model::json::record_from_json;
use crate::model::*;
use serde_json::json;
use std::sync::Arc;

#[test]
fn an_entry_mends_the_text_that_could_not_be_read() {
    let start = small();
    let (demand, minutes) = (at(RecordKind::Demand, 40), FieldKey::Builtin("minutes"));
    let raw = Command::SetRaw { at: demand, field: minutes.clone(), text: "some".into() };
    let kept = apply(&start, Target::Plan, &raw).unwrap().workspace;
    let (entry, value) = ("2027-04".to_owned(), Value::Whole(480));
    let set = Command::SetEntry { at: demand, field: minutes, entry, value };
    let mended = apply(&kept, Target::Plan, &set).unwrap().workspace;
    assert_eq!(violations(&mended), []);
    assert!(mended.record(demand).unwrap().base().raw.is_empty());
}

/// A project with a status of a newer version and a demand with months that cannot be read.
fn with_unread() -> Workspace {
    let mut start = small();
    let project = json!({ "id": Uid(11).to_string(), "name": "Bora", "status": "eclipsed" });
    start.put(record_from_json(RecordKind::Project, project).unwrap());
    let demand = json!({
        "id": Uid(41).to_string(),
        "minutes": { "2027-01": 480, "2027-02": -5, "2027-03": "n/a" },
        "raw": { "minutes:2027-04": "n/a" },
    });
    start.put(record_from_json(RecordKind::Demand, demand).unwrap());
    start
}

#[test]
fn setting_a_field_over_what_could_not_be_read_can_be_undone() {
    let start = with_unread();
    let (project, status) = (at(RecordKind::Project, 11), FieldKey::Builtin("status"));
    let values = [Value::Choice("on_track".into()), Value::Empty];
    let sets = values.map(|value| Command::Set { at: project, field: status.clone(), value });
    let raw = Command::SetRaw { at: project, field: status, text: "green".into() };
    for command in sets.into_iter().chain([raw]) {
        let done = apply(&start, Target::Plan, &command).unwrap();
        assert!(done.workspace.record(project).unwrap().base().extra.is_empty(), "{command:?}");
        let undone = apply_all(&done.workspace, &invert(&done.patches));
        assert_eq!(undone.as_ref(), Ok(&start), "{command:?}");
        let found = difference(&start, &done.workspace);
        assert_eq!(apply_all(&start, &found).as_ref(), Ok(&done.workspace), "{command:?}");
    }
}

#[test]
fn one_entry_takes_out_only_what_could_not_be_read_of_itself() {
    let start = with_unread();
    let demand = at(RecordKind::Demand, 41);
    let cases = [
        ("2027-01", Value::Whole(60), json!({ "2027-02": -5, "2027-03": "n/a" }), 1),
        ("2027-02", Value::Whole(60), json!({ "2027-03": "n/a" }), 1),
        // Emptied: nothing is there to empty but what could not be read.
        ("2027-03", Value::Empty, json!({ "2027-02": -5 }), 1),
        ("2027-04", Value::Empty, json!({ "2027-02": -5, "2027-03": "n/a" }), 0),
        ("2027-05", Value::Empty, json!({ "2027-02": -5, "2027-03": "n/a" }), 1),
    ];
    for (entry, value, extra, texts) in cases {
        let set = Command::SetEntry {
            at: demand,
            field: FieldKey::Builtin("minutes"),
            entry: entry.into(),
            value,
        };
        let done = apply(&start, Target::Plan, &set).unwrap();
        let base = done.workspace.record(demand).unwrap().base();
        assert_eq!(base.extra.get("minutes"), Some(&extra), "{entry}");
        assert_eq!(base.raw.len(), texts, "{entry}");
        assert_eq!(apply_all(&done.workspace, &invert(&done.patches)).as_ref(), Ok(&start));
    }
}

#[test]
fn an_own_field_keeps_the_kind_its_values_have() {
    let mut start = small();
    start.put(Arc::new(named::<FieldDef>(60, "Sponsor")));
    let (project, def) = (at(RecordKind::Project, 10), at(RecordKind::FieldDef, 60));
    let own = FieldKey::Custom(Uid(60));
    let text = Command::Set { at: project, field: own, value: Value::Text("Ines".into()) };
    let number = Command::Set {
        at: def,
        field: FieldKey::Builtin("kind"),
        value: Value::Choice("number".into()),
    };
    let filled = apply(&start, Target::Plan, &text).unwrap().workspace;
    let refused = apply(&filled, Target::Plan, &number).unwrap_err();
    assert_eq!(refused, Refusal::StillReferenced(def, vec![project]));
    assert!(apply(&start, Target::Plan, &number).is_ok());
}

#[test]
fn values_of_own_fields_are_checked_with_the_whole() {
    let mut project = named::<Project>(12, "Calder");
    project.base.custom.insert(Uid(60), Value::Flag(true));
    let mut start = small();
    let add = Command::Add(Arc::new(project.clone()));
    assert!(apply(&start, Target::Plan, &add).is_err(), "no such field");
    start.put(Arc::new(project));
    let at = at(RecordKind::Project, 12);
    assert_eq!(violations(&start), [Violation::Own(at, Uid(60), None)]);
    let mut def = named::<FieldDef>(60, "Sponsor");
    def.table = "projects".into();
    start.put(Arc::new(def));
    let wrong = crate::model::field::FieldError::WrongKind;
    assert_eq!(violations(&start), [Violation::Own(at, Uid(60), Some(wrong))]);
}

#[test]
fn a_patch_with_a_value_beyond_the_limits_is_not_read() {
    let demand = format!("demands/{}", Uid(40));
    let (inside, beyond) = (json!({ "whole": 480 }), json!({ "whole": -5 }));
    let entry = |from: &serde_json::Value, to: &serde_json::Value| json!({ "at": demand, "field": "minutes", "entry": "2027-01", "from": from, "to": to });
    let whole = json!({ "map": { "2027-01": { "whole": -5 } } });
    let set = |field: &str, to| json!({ "at": demand, "field": field, "from": null, "to": to });
    for patch in [
        entry(&inside, &beyond),
        entry(&beyond, &inside),
        entry(&json!(null), &json!("480")),
        set("minutes", whole),
        set("minutes", json!(5)),
        set("commitment", json!({ "choice": "perhaps" })),
    ] {
        assert_eq!(crate::edit::json::patch_from_json(&patch), None, "{patch}");
    }
    for patch in [entry(&inside, &json!(null)), set("raw:minutes", json!("some"))] {
        assert!(crate::edit::json::patch_from_json(&patch).is_some(), "{patch}");
    }
}
