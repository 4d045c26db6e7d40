//! A later version with another schema opens what this one stored: the old generation stays, whole,
//! whatever fails at the first write of the new one.

use super::{Desk, FaultStore, Mode, SimStore, wait};
use crate::edit::tests::Dice;
use crate::file::migrate::Step;
use crate::file::migrate::tests::with_steps;
use crate::model::Uid;
use crate::store::layout::key::{self, Span};
use crate::store::layout::{Chain, Record};
use crate::store::*;
use serde_json::Value as Json;
use std::collections::BTreeMap;

const UID: Uid = Uid(7);
const DAYS_30_MS: i64 = 30 * 86_400_000;
type Rows = BTreeMap<String, Vec<u8>>;

/// The made-up second schema writes the name of a workspace with a mark behind it.
static STEPS: [Step; 1] = [Step { tables: mark_tables, entry: mark_entry }];

fn mark(value: &mut Json) {
    if let Some(text) = value.as_str() {
        *value = Json::from(format!("{text} (2)"));
    }
}

fn mark_tables(mut tables: Json) -> Option<Json> {
    for row in tables.get_mut("settings")?.as_array_mut()? {
        mark(row.get_mut("name")?);
    }
    Some(tables)
}

fn mark_entry(mut entry: Json) -> Option<Json> {
    for patch in entry.get_mut("patches")?.as_array_mut()? {
        let is_name = patch.get("field").and_then(Json::as_str) == Some("name");
        let at = patch.get("at").and_then(Json::as_str).unwrap_or_default();
        if is_name && at.starts_with("settings/") {
            mark(patch.get_mut("from")?);
            mark(patch.get_mut("to")?);
        }
    }
    Some(entry)
}

fn rows(store: &impl Store) -> Rows {
    wait(store.read(&[Span::under("")])).unwrap().into_iter().collect()
}

fn name(desk: &Desk) -> String {
    desk.document.workspace.settings().name
}

fn kept(store: &impl Store, generation: u64) -> Snapshot {
    let found = wait(snapshots(store, UID)).unwrap();
    found.into_iter().find(|snapshot| snapshot.generation == generation).unwrap()
}

/// What the older version leaves: three changes that are saved, one that only the journal has.
fn older(store: &impl Store) -> Desk {
    let mut desk = Desk::create(store, UID.0).unwrap();
    desk.edit(0);
    desk.edit(3);
    desk.edit(0);
    assert!(desk.save(store));
    desk.edit(0);
    desk
}

#[test]
fn a_later_version_reads_without_writing_and_then_keeps_the_older_generation_for_30_days() {
    let store = MemStore::default();
    let old = older(&store);
    let before = rows(&store);
    with_steps(&STEPS, || {
        let mut desk = Desk::reopen(&store, UID, &old.beside).unwrap();
        assert_eq!(name(&desk), format!("{} (2)", name(&old)), "the journal's record as well");
        assert_eq!(rows(&store), before, "who only looks changes nothing");
        desk.edit(0);
        assert!(desk.save(&store));
        let after = rows(&store);
        let untouched = |key: &&String| key.starts_with("part/") || key.starts_with("log/");
        for key in before.keys().filter(untouched) {
            assert_eq!(after[key], before[key], "{key}");
        }
        let pinned = kept(&store, 1);
        assert_eq!((pinned.why, pinned.until_ms), (Why::Migration, Some(5 + DAYS_30_MS)));
        assert!(pinned.is_pinned(5 + DAYS_30_MS - 1) && !pinned.is_pinned(5 + DAYS_30_MS));
        let text = String::from_utf8(after[&key::part(UID, 2, 0)].clone()).unwrap();
        assert!(text.contains("\"schema\":2"));
        // Opened again it is of this schema: nothing more is kept or written anew.
        let mut again = Desk::reopen(&store, UID, &BTreeMap::new()).unwrap();
        assert_eq!(again.document, desk.document);
        again.edit(0);
        assert!(again.save(&store));
        assert_eq!(kept(&store, 1), pinned);
        assert_eq!(wait(snapshots(&store, UID)).unwrap().len(), 2);
    });
}

#[test]
fn the_older_version_refuses_what_the_later_one_wrote_and_changes_nothing() {
    let store = MemStore::default();
    let old = older(&store);
    with_steps(&STEPS, || {
        let mut desk = Desk::reopen(&store, UID, &old.beside).unwrap();
        desk.edit(0);
        assert!(desk.save(&store));
    });
    let start = Desk::start(&store, UID, &BTreeMap::new()).unwrap();
    assert!(matches!(start.outcome, Outcome::Newer(1, 2)), "{:?}", start.outcome);
    // The window of the older version that was open all the while is fenced.
    let (mut late, before) = (old, rows(&store));
    assert!(!late.save(&store));
    assert_eq!(late.queue.state(), SaveState::Failed(StoreError::Fenced, 1));
    assert_eq!(rows(&store), before);
}

#[test]
fn where_the_newer_generation_is_damaged_the_older_one_and_both_parts_of_the_log_lead_there() {
    let store = MemStore::default();
    let old = older(&store);
    with_steps(&STEPS, || {
        let mut desk = Desk::reopen(&store, UID, &old.beside).unwrap();
        for _ in 0..3 {
            desk.edit(0);
            assert!(desk.save(&store));
        }
        super::put(&store, &key::part(UID, 2, 0), b"{");
        let again = Desk::reopen(&store, UID, &BTreeMap::new()).unwrap();
        assert_eq!(again.document, desk.document);
        let head = desk.queue.head().unwrap();
        let (entries, _) = wait(history(&store, UID, (head.seq, head.chain))).unwrap();
        assert_eq!(entries.len(), 7, "changes of both schemas can be undone");
        let texts: Vec<String> =
            entries.iter().map(|e| format!("{:?}", e.change.patches)).collect();
        assert!(texts[0].contains(" (2)\"") && !texts[6].contains("(2) (2)"), "{texts:?}");
    });
}

#[test]
fn a_fault_at_any_step_of_the_first_write_leaves_the_one_schema_or_the_other_whole() {
    for at in 1..=12 {
        for mode in [
            Mode::Refuse(StoreError::Quota),
            Mode::Refuse(StoreError::Closed),
            Mode::LoseAnswer,
            Mode::Delay,
        ] {
            let store = FaultStore::over(MemStore::default(), 0, Mode::Delay);
            let old = older(&store);
            with_steps(&STEPS, || {
                let failing = FaultStore::over(store.inner.clone(), at, mode.clone());
                let Ok(mut desk) = Desk::reopen(&failing, UID, &old.beside) else { return };
                desk.edit(0);
                let saved = desk.save(&failing);
                is_one_or_the_other(&failing.inner, &desk, &format!("{at} {mode:?} {saved}"));
            });
        }
    }
}

#[test]
fn a_power_cut_at_the_first_write_leaves_the_one_schema_or_the_other_whole() {
    for seed in 0..200 {
        let mut dice = Dice(seed);
        let store = SimStore::default();
        let old = older(&store);
        with_steps(&STEPS, || {
            let mut desk = Desk::reopen(&store, UID, &old.beside).unwrap();
            store.crash_at.set(store.commits.get() + 1 + dice.roll(3));
            desk.edit(0);
            desk.save(&store);
            let disk = store.crash(&mut dice, true);
            is_one_or_the_other(&disk, &desk, &format!("seed {seed}"));
        });
    }
}

/// Nothing that was saved is lost, and where the newer schema is there, the older one is kept.
fn is_one_or_the_other(store: &MemStore, desk: &Desk, what: &str) {
    let again = Desk::reopen(store, UID, &BTreeMap::new());
    let again = again.unwrap_or_else(|fault| panic!("{what}: {fault}"));
    // What a start takes from the journal is not confirmed; the head says what is.
    assert!(again.acked >= desk.queue.head().unwrap().seq, "{what}");
    if let Some(version) = desk.versions.get(&again.acked) {
        assert_eq!(again.document, *version, "{what}");
    }
    let is_newer = wait(snapshots(store, UID)).unwrap().iter().any(|s| s.generation == 2);
    let why = if is_newer { Why::Migration } else { Why::Automatic };
    assert_eq!(kept(store, 1).why, why, "{what}");
}

#[test]
fn a_record_of_a_schema_that_is_not_known_is_none() {
    let store = MemStore::default();
    let old = older(&store);
    let newest = old.history.newest().unwrap();
    let record = Record::of(UID, 1, Chain::default(), newest);
    assert!(record.entry().is_some() && !String::from_utf8_lossy(&record.body).contains("schema"));
    let of_schema = |schema: &str| {
        let body = String::from_utf8(record.body.clone()).unwrap();
        let body = body.replacen('{', &format!("{{\"schema\":{schema},"), 1).into_bytes();
        Record { body, ..record.clone() }.entry_and_revision()
    };
    for schema in ["0", "2", "9", "\"1\"", "-1", "1.5", "18446744073709551615"] {
        assert_eq!(of_schema(schema), None, "{schema}");
    }
    let (_, revision) = of_schema("1").unwrap();
    assert_eq!(revision, newest.revision);
    with_steps(&STEPS, || {
        let (entry, revision) = record.entry_and_revision().unwrap();
        assert_eq!(revision, newest.revision, "of the patches as they were written");
        assert!(format!("{:?}", entry.change.patches).contains(" (2)"));
        let own = Record::of(UID, 1, Chain::default(), &entry);
        assert!(String::from_utf8_lossy(&own.body).contains("\"schema\":2"));
    });
}
