//! Edits of many records: what they come to, what is left alone, and one step back.

use super::fixture::{done, register, workspace};
use super::*;
use crate::edit::{Target, apply, apply_all, invert};
use crate::model::{RecordKind, Value};

const F: fn(&'static str) -> ListedField = ListedField::Builtin;

fn rows(ws: &Workspace) -> Vec<Uid> {
    ws.rows(RecordKind::Project).in_order().iter().map(|record| record.uid()).collect()
}

/// The fixture with days and percents in it.
fn filled() -> Workspace {
    let mut ws = workspace();
    for (uid, key, text) in [
        (101, "start", "31/01/2028"),
        (102, "start", "29/02/2028"),
        (103, "start", "soon"),
        (101, "probability", "50"),
        (102, "probability", "95"),
        (101, "effort_low", "80"),
        (101, "owner", "Ann"),
    ] {
        let plan = register(&ws, &[]).type_into(Uid(uid), F(key), text).unwrap();
        ws = done(&ws, &plan.command).workspace;
    }
    ws
}

/// The changes as they read, and who is left alone with the reason.
fn come_to(ws: &Workspace, key: &'static str, edit: &BulkEdit) -> (Vec<String>, Vec<String>) {
    let register = register(ws, &[]);
    let bulk = register.bulk(&rows(ws), F(key), edit).unwrap();
    let applied = apply(ws, Target::Plan, &bulk.plan.command).unwrap();
    assert_eq!(apply_all(&applied.workspace, &invert(&applied.patches)).unwrap(), *ws);
    // What the preview says is what the register then shows.
    let after = super::fixture::register(&applied.workspace, &[]);
    for change in &bulk.changes {
        let mut table = applied.workspace.rows(RecordKind::Project).iter();
        let row = table.find(|row| after.name(row.uid()) == change.name).unwrap();
        let cell = after.cell(row.as_ref(), F(key));
        assert!(cell.text == change.new || cell.edit_text == change.new, "{change:?}");
    }
    assert_eq!(bulk.plan.skipped, bulk.refused_count);
    let changes = bulk.changes.iter().map(|change| {
        let (old, new) = change.said();
        format!("{}: {old} → {new}", change.name)
    });
    let refused = bulk.refused.iter().map(|(name, why)| format!("{name}: {why}"));
    let spaced = |text: String| text.replace(['\u{a0}', '\u{202f}'], " ");
    (changes.map(spaced).collect(), refused.map(spaced).collect())
}

fn by(ws: &Workspace, key: &'static str, text: &str) -> (Vec<String>, Vec<String>) {
    let by = register(ws, &[]).read_by(F(key), text).unwrap();
    come_to(ws, key, &BulkEdit::By(by))
}

#[test]
fn amounts_change_by_so_much() {
    let ws = filled();
    // 580,000 in thousands, and two in other currencies; the fourth has none.
    let all = |a: &str, b: &str, c: &str| {
        let pound = format!("Project 10: 580 → {a}");
        let euro = format!("project 2: €100k → €{b}k");
        vec![pound, euro, format!("Äpfel: $300k → ${c}k")]
    };
    for (text, changes) in [
        ("+10 %", all("638", "110", "330")),
        ("\u{2212}2.5%", all("566", "98", "293")),
        ("x1.1", all("638", "110", "330")),
    ] {
        assert_eq!(by(&ws, "cost", text), (changes, vec!["Zebra: Empty".to_owned()]), "{text}");
    }
    // So much more of pounds is nothing more of euros.
    for (text, shown) in [("+20", "600"), ("-1k", "579"), ("+ £5,000", "585")] {
        let (changes, refused) = by(&ws, "cost", text);
        assert_eq!(changes, [format!("Project 10: 580 → {shown}")], "{text}");
        assert_eq!(refused[0], "project 2: Another currency, or too large");
        assert_eq!(refused.len(), 3);
    }
}

#[test]
fn days_move_by_days_and_months() {
    let ws = filled();
    for (text, first, second) in [
        ("+3d", "3 Feb 2028", "3 Mar 2028"),
        ("+3", "3 Feb 2028", "3 Mar 2028"),
        ("-2 weeks", "17 Jan 2028", "15 Feb 2028"),
        // The last day of a shorter month, and of a year that is no leap year.
        ("+1 month", "29 Feb 2028", "29 Mar 2028"),
        ("-1y", "31 Jan 2027", "28 Feb 2027"),
        ("+1q", "30 Apr 2028", "29 May 2028"),
    ] {
        let (changes, refused) = by(&ws, "start", text);
        let expect = [
            format!("Project 10: 31 Jan 2028 → {first}"),
            format!("project 2: 29 Feb 2028 → {second}"),
        ];
        assert_eq!(changes, expect, "{text}");
        assert_eq!(refused, ["Äpfel: Not read yet", "Zebra: Empty"], "{text}");
    }
    // Too far is read, and then left alone.
    for text in ["+99999 days", "-99999 years", "+9999999999 months"] {
        let (changes, refused) = by(&ws, "start", text);
        assert_eq!((changes.len(), refused.len()), (0, 4), "{text}");
    }
}

#[test]
fn numbers_stay_within_the_limits_of_their_field() {
    let ws = filled();
    let (changes, refused) = by(&ws, "probability", "+10");
    assert_eq!(changes, ["Project 10: 50 % → 60 %"]);
    assert_eq!(refused[0], "project 2: Outside 0 to 1");
    let (changes, _) = by(&ws, "probability", "-10 %");
    assert_eq!(changes, ["Project 10: 50 % → 45 %", "project 2: 95 % → 85.5 %"]);
    let (changes, refused) = by(&ws, "effort_low", "-90");
    assert_eq!((changes.len(), refused[0].as_str()), (0, "Project 10: Outside 1 to 100"));
    assert_eq!(by(&ws, "cost", "x99999999999999999").0.len(), 0);
}

#[test]
fn amounts_that_are_none_are_told() {
    let ws = filled();
    let register = register(&ws, &[]);
    use AmountFault as B;
    for (key, text, fault) in [
        ("cost", "10 %", B::NoSign),
        ("cost", "", B::NoSign),
        ("cost", "650", B::NoSign),
        ("cost", "+", B::Unreadable),
        ("cost", "+soon", B::Unreadable),
        ("cost", "+-5", B::Unreadable),
        ("cost", "+=2*3", B::Unreadable),
        ("cost", "x-2", B::Unreadable),
        ("cost", "x10 %", B::Unreadable),
        ("cost", "+ %", B::Unreadable),
        ("cost", "+3d", B::Unreadable),
        ("start", "3d", B::NoSign),
        ("start", "+d", B::Unreadable),
        ("start", "+3 moons", B::Unreadable),
        ("start", "+1.5 weeks", B::Unreadable),
        ("start", "+10 %", B::Unreadable),
        ("start", "+99999999999999999999", B::Unreadable),
        ("start", "+9223372036854775807w", B::Unreadable),
        ("owner", "+1", B::NotForField),
        ("stage", "+1", B::NotForField),
        ("portfolio", "+1", B::NotForField),
    ] {
        assert_eq!(register.read_by(F(key), text), Err(fault), "{key} {text:?}");
    }
    let score = ListedField::Derived(DerivedKey::Score);
    assert_eq!(register.read_by(score, "+1"), Err(B::NotForField));
}

#[test]
fn texts_are_set_put_behind_and_taken_away() {
    let ws = filled();
    let set = |text: &str| BulkEdit::Set(text.to_owned());
    let append = |text: &str| BulkEdit::Append(text.to_owned());
    let (changes, refused) = come_to(&ws, "owner", &set("Zoe"));
    assert_eq!(changes[0], "Project 10: Ann → Zoe");
    assert_eq!((changes.len(), refused.len()), (4, 0));
    let (changes, _) = come_to(&ws, "owner", &append(" (acting)"));
    assert_eq!(changes[0], "Project 10: Ann → Ann (acting)");
    let (changes, _) = come_to(&ws, "owner", &BulkEdit::Clear);
    assert_eq!(changes, ["Project 10: Ann → –"]);
    // What cannot be read is kept as typed, as in a cell.
    let (changes, _) = come_to(&ws, "finish", &set("some day"));
    assert_eq!(changes[0], "Project 10: – → some day");
    let (changes, refused) = come_to(&ws, "stage", &append("x"));
    assert_eq!((changes.len(), refused[0].as_str()), (0, "Project 10: No text"));
    let (changes, refused) = come_to(&ws, "owner", &append(&"x".repeat(60_000)));
    assert_eq!((changes.len(), refused.len()), (0, 4), "{refused:?}");
}

#[test]
fn what_can_be_done_to_no_record_is_refused() {
    let ws = filled();
    let register = register(&ws, &[]);
    let set = |text: &str| BulkEdit::Set(text.to_owned());
    let name = F("name");
    for edit in [BulkEdit::Clear, set("")] {
        assert_eq!(register.bulk(&rows(&ws), name, &edit).err(), Some(Refused::Required(name)));
    }
    let score = ListedField::Derived(DerivedKey::Score);
    let refused = register.bulk(&rows(&ws), score, &set("5")).err();
    assert_eq!(refused, Some(Refused::ReadOnly(score)));
    let none = register.bulk(&[], name, &set("x")).unwrap();
    assert!(none.plan.is_empty() && none.changes.is_empty());
    let many = vec![Uid(101); CELLS_MAX + 1];
    assert_eq!(register.bulk(&many, name, &set("x")).err(), Some(Refused::TooMany));
}

#[test]
fn scattered_records_change_alone_and_a_preview_shows_a_few() {
    let mut ws = Workspace::new(Uid(1));
    for nth in 0..40_u128 {
        let mut project = <crate::model::Project as crate::model::Typed>::empty(Uid(100 + nth));
        project.name = format!("P{nth}");
        project.slip_months = (nth % 2 == 0).then_some(58.0 + (nth % 4) as f64);
        ws.put(std::sync::Arc::new(project));
    }
    let register = register(&ws, &[]);
    let slip = F("slip_months");
    let even = (0..40).step_by(2).map(|nth| Uid(100 + nth));
    let chosen: Vec<Uid> = even.chain([Uid(101), Uid(999)]).collect();
    let by = register.read_by(slip, "+1").unwrap();
    let bulk = register.bulk(&chosen, slip, &BulkEdit::By(by)).unwrap();
    // 58 becomes 59; 60 cannot become 61; what is not there is not counted.
    assert_eq!((bulk.plan.cells, bulk.refused_count), (10, 11));
    assert_eq!((bulk.changes.len(), bulk.refused.len()), (PREVIEW_MAX, PREVIEW_MAX));
    let applied = apply(&ws, Target::Plan, &bulk.plan.command).unwrap();
    let table = applied.workspace.rows(RecordKind::Project);
    let of = |uid| table.row(Uid(uid)).unwrap().value("slip_months");
    assert_eq!(of(100), Value::Number(59.0));
    assert_eq!((of(102), of(101)), (Value::Number(60.0), Value::Empty));
}

#[test]
fn all_go_and_come_back() {
    let ws = workspace();
    let (command, label) = register(&ws, &[]).remove_all(&rows(&ws));
    let done = apply(&ws, Target::Plan, &command).unwrap();
    assert_eq!(done.workspace.rows(RecordKind::Project).len(), 0);
    assert_eq!(label.count as usize, rows(&ws).len());
    assert_eq!(apply_all(&done.workspace, &invert(&done.patches)).unwrap(), ws);
}
