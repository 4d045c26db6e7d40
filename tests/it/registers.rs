//! Every record type that a page lists, walked: sample rows, words, cells that read back, edits that
//! undo, a place in the palette.

use crate::sample::document;
use chrono::NaiveDate;
use plumbline::edit::{Command, FieldKey, Target, apply, apply_all, invert};
use plumbline::model::reading::money::Scale;
use plumbline::model::{RecordKind, RecordRef, Uid, Value, Workspace};
use plumbline::present::page::{Page, Route};
use plumbline::present::palette;
use plumbline::present::register::{Footer, Input, ListedField, Register};
use std::sync::Arc;

fn as_of() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 6, 7).unwrap()
}

fn listed() -> impl Iterator<Item = RecordKind> {
    RecordKind::ALL.into_iter().filter(|kind| Page::of(*kind).is_some())
}

fn register(ws: &Workspace, kind: RecordKind) -> Register<'_> {
    Register::new(ws, kind, as_of(), Scale::Units, &[])
}

#[test]
fn every_type_has_a_page_but_those_that_others_hold() {
    use RecordKind as K;
    let held = [K::Settings, K::Calendar, K::FieldDef, K::Demand, K::Criterion, K::Score];
    let more = [K::Comparison, K::Assessment, K::Scenario, K::SavedView, K::Office];
    let without: Vec<K> = K::ALL.into_iter().filter(|kind| Page::of(*kind).is_none()).collect();
    let expected: Vec<K> =
        K::ALL.into_iter().filter(|kind| held.contains(kind) || more.contains(kind)).collect();
    assert_eq!(without, expected);
}

#[test]
fn every_listed_type_has_sample_rows_and_columns_to_see() {
    let ws = document().workspace;
    for kind in listed() {
        assert!(ws.rows(kind).len() >= 2, "{kind:?} has no sample rows");
        assert!(kind.fields().iter().filter(|field| field.listed).count() >= 2, "{kind:?}");
        assert!(kind.fields().iter().any(|field| !field.synonyms.is_empty()), "{kind:?}");
    }
}

#[test]
fn every_cell_of_the_sample_reads_back_as_it_is() {
    let ws = document().workspace;
    let mut read = 0;
    for kind in listed() {
        let register = register(&ws, kind);
        for record in ws.rows(kind).iter() {
            for (at, field) in kind.fields().iter().enumerate() {
                let listed = ListedField::Builtin(field.key);
                let (value, cell) = (record.value_at(at), register.cell(record.as_ref(), listed));
                if matches!(value, Value::Map(_)) || record.base().raw.contains_key(field.key) {
                    continue;
                }
                let name = format!("{kind:?}.{} {:?}", field.key, cell.edit_text);
                assert_eq!(
                    register.read_input(listed, &cell.edit_text),
                    Input::Value(value),
                    "{name}"
                );
                read += 1;
            }
        }
    }
    assert!(read > 2000, "{read}");
}

#[test]
fn every_listed_type_is_made_edited_and_taken_away_and_undone() {
    let ws = document().workspace;
    for kind in listed() {
        let at = RecordRef { kind, uid: Uid(u128::MAX - kind as u128) };
        let mut record = kind.empty(at.uid);
        let named = kind.field_index(kind.name_field().unwrap().key).unwrap();
        let likeness = ws.rows(kind).iter().next().expect("sample rows").value_at(named);
        Arc::get_mut(&mut record).unwrap().set_at(named, likeness).unwrap();
        let added = apply(&ws, Target::Plan, &Command::Add(record)).unwrap_or_else(|refusal| {
            panic!("{kind:?} cannot be added by typing into its first column: {refusal:?}")
        });
        let first = ws.rows(kind).iter().next().map(|record| record.at()).expect("sample rows");
        let mut steps = vec![Command::Remove(first)];
        assert!(added.workspace.record(at).is_some(), "{kind:?}");
        assert_eq!(apply_all(&added.workspace, &invert(&added.patches)).unwrap(), ws, "{kind:?}");
        for field in kind.fields().iter().filter(|field| !field.required) {
            let field = FieldKey::builtin(kind, field.key).expect("a builtin field");
            steps.push(Command::Set { at: first, field, value: Value::Empty });
        }
        for command in steps {
            // What others refer to may be kept from going; the refusal changes nothing.
            let Ok(done) = apply(&ws, Target::Plan, &command) else { continue };
            let undone = apply_all(&done.workspace, &invert(&done.patches)).unwrap();
            assert_eq!(undone, ws, "{kind:?} {command:?}");
        }
    }
}

#[test]
fn every_listed_type_is_found_by_the_palette() {
    let ws = document().workspace;
    for kind in listed().filter(|kind| kind.field("name").is_some()) {
        let record = ws.rows(kind).iter().next().expect("sample rows");
        let Value::Text(name) = record.value("name") else { panic!("{kind:?}") };
        let wanted = Route::record(record.at()).unwrap();
        let found = palette::find(&ws, &name);
        assert!(found.iter().any(|entry| entry.route == wanted), "{kind:?} {name}");
    }
}

#[test]
fn levels_on_a_scale_are_averaged_and_never_summed() {
    let ws = document().workspace;
    let register = register(&ws, RecordKind::Risk);
    let rows: Vec<Uid> = ws.rows(RecordKind::Risk).iter().map(|record| record.uid()).collect();
    let footer = |key| register.footer(&rows, ListedField::Builtin(key));
    assert!(matches!(footer("probability"), Footer::Average(_)), "{:?}", footer("probability"));
    assert!(matches!(footer("cost"), Footer::Sum(_)), "{:?}", footer("cost"));
}

#[test]
fn a_series_shows_its_total_or_its_newest_value() {
    let ws = document().workspace;
    let shown = |kind, key| {
        let record = ws.rows(kind).in_order().into_iter().next().expect("sample rows");
        register(&ws, kind).cell(record.as_ref(), ListedField::Builtin(key)).text
    };
    assert_eq!(shown(RecordKind::BudgetLine, "plan"), "140,000 in 3 months");
    assert_eq!(shown(RecordKind::Kpi, "readings"), "44 on 31 May 2027");
    assert_eq!(shown(RecordKind::Calendar, "holidays").split(' ').next_back(), Some("entries"));
}
