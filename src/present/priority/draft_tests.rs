//! The criterion form: its faults, the steps it makes, and the ends it suggests.

use super::super::tests::{pounds, workspace};
use super::DraftFault::*;
use super::*;
use crate::edit::{Target, apply};
use crate::model::{Id, LocaleChoice, Value};

fn locale() -> Locale {
    Locale::new(LocaleChoice::EnGb)
}

fn day() -> NaiveDate {
    "2027-04-01".parse().unwrap()
}

fn draft(change: impl Fn(&mut Draft)) -> Draft {
    let mut draft = Draft { name: "Fit".into(), ..Draft::scored() };
    change(&mut draft);
    draft
}

#[test]
fn wrong_drafts_name_their_faults() {
    type Case = (fn(&mut Draft), &'static [DraftFault]);
    let cases: [Case; 12] = [
        (|_| (), &[]),
        (|d| d.name = "  ".into(), &[NoName]),
        (|d| d.weight = String::new(), &[]),
        (|d| d.weight = "101".into(), &[Weight]),
        (|d| d.weight = "-1".into(), &[Weight]),
        (|d| d.weight = "much".into(), &[Weight]),
        (|d| d.low = "5".into(), &[SameEnds]),
        (|d| (d.low, d.high) = ("9".into(), "1".into()), &[]),
        (|d| d.low = "low".into(), &[Low]),
        (|d| d.high = "1,5".into(), &[High]),
        (|d| d.source = Some(CriterionSource::Field), &[NoField]),
        (
            |d| (d.name, d.weight, d.high) = (String::new(), "x".into(), "y".into()),
            &[NoName, Weight, High],
        ),
    ];
    for (nth, (change, expect)) in cases.into_iter().enumerate() {
        assert_eq!(draft(change).faults(Decimal::Point), expect, "{nth}");
    }
    assert!(draft(|d| d.high = "5,5".into()).faults(Decimal::Comma).is_empty());
}

#[test]
fn a_new_criterion_comes_last_and_an_edit_is_one_step() {
    let start = workspace(&[(None, None)]);
    let command = draft(|_| ()).command(&start, None, Uid(77), Decimal::Point).unwrap();
    let added = apply(&start, Target::Plan, &command).unwrap();
    assert_eq!(added.patches.len(), 1);
    let table = added.workspace.table::<Criterion>();
    assert_eq!(table.in_order().last().map(|last| last.uid()), Some(Uid(77)));
    let held = table.row(Id::new(Uid(77))).unwrap();
    let mut again = Draft::of(held, locale());
    assert_eq!(again, draft(|_| ()));
    again.weight = "20".into();
    again.anchor_low = "Nothing.".into();
    let command = again.command(&added.workspace, Some(held), Uid(78), Decimal::Point).unwrap();
    let edited = apply(&added.workspace, Target::Plan, &command).unwrap();
    assert_eq!(edited.patches.len(), 2);
    assert_eq!(edited.workspace.find(Id::<Criterion>::new(Uid(77))).unwrap().weight, Some(20.0));
}

#[test]
fn fields_with_numbers_can_be_read_and_suggest_their_ends() {
    let mut start = workspace(&[(None, None), (None, None)]);
    let mut def = FieldDef::empty(Uid(60));
    (def.name, def.table, def.kind) = ("NPV".into(), "projects".into(), Some(FieldDefKind::Number));
    start.put(def.to_arc());
    let mut text = FieldDef::empty(Uid(61));
    (text.name, text.table, text.kind) =
        ("Note".into(), "projects".into(), Some(FieldDefKind::Text));
    start.put(text.to_arc());
    let titles: Vec<String> = numeric_fields(&start).into_iter().map(|field| field.title).collect();
    assert_eq!(
        titles,
        [
            "Cost",
            "Benefit",
            "Least effort",
            "Most effort",
            "Shortest duration",
            "Longest duration",
            "Late by at most",
            "Probability",
            "NPV",
        ]
    );
    assert_eq!(likely_field(&start, day()), None);
    for (uid, npv, cost) in [(100, 3.5, 200_000), (110, 9.0, 50_000)] {
        let mut project = start.find(Id::<Project>::new(Uid(uid))).unwrap().clone();
        project.cost = Some(pounds(cost));
        project.base_mut().custom.insert(Uid(60), Value::Number(npv));
        start.put(project.to_arc());
    }
    let field = likely_field(&start, day()).unwrap();
    assert_eq!(field, format!("custom:{}", Uid(60)));
    let draft = Draft::of_field(&start, &field, locale(), day());
    assert_eq!((draft.name.as_str(), draft.low.as_str(), draft.high.as_str()), ("NPV", "3.5", "9"));
    let cost = Draft::of_field(&start, "cost", locale(), day());
    assert_eq!((cost.low.as_str(), cost.high.as_str()), ("200000", "50000"));
    assert_eq!(cost.clone().turned().low, "50000");
    assert!(cost.faults(Decimal::Point).is_empty());
    let gone = Draft::of_field(&start, "custom:x", locale(), day());
    assert_eq!((gone.name.as_str(), gone.low.as_str()), ("", ""));
}

#[test]
fn the_starter_set_can_be_added() {
    let start = workspace(&[(None, None)]);
    let command = super::super::starter::command([Uid(1), Uid(2), Uid(3)]);
    let done = apply(&start, Target::Plan, &command).unwrap();
    assert_eq!(done.workspace.table::<Criterion>().len(), 5);
    assert_eq!(open_count(&done.workspace), 1);
}
