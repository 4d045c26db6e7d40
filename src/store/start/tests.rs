//! Tests of the start: every rung, and that none of them is passed over in silence.

use super::*;
use crate::store::layout::Record;
use crate::store::testing::{Desk, document_named, put, wait};
use crate::store::{Batch, FileMark, MemStore, Older, Store as _, Witness, carry_over, fetch};

const UID: Uid = Uid(7);

/// A workspace in two generations with a log of 8 records behind the newer.
fn stored() -> (MemStore, Desk) {
    let store = MemStore::default();
    let mut desk = Desk::create(&store, UID.0).unwrap();
    desk.edit(3);
    for _ in 0..24 {
        desk.edit(0);
    }
    assert!(desk.save(&store));
    desk.queue.hidden();
    assert!(desk.save(&store));
    for _ in 0..8 {
        desk.edit(0);
    }
    assert!(desk.save(&store));
    (store, desk)
}

fn start_with(store: &MemStore, beside: &[(String, String)], seen: Option<Sighting>) -> Start {
    let rows = beside.iter().map(|(key, text)| (key.clone(), text.clone().into_bytes()));
    wait(fetch(store, UID, rows.collect(), seen)).unwrap().0
}

fn start(store: &MemStore) -> Start {
    start_with(store, &[], None)
}

fn opened(start: Start) -> Opened {
    match start.outcome {
        Outcome::Opened(opened) => *opened,
        other => panic!("{other:?} {:?}", start.notes),
    }
}

fn seen(seq: u64) -> Sighting {
    let chain = Chain::default();
    Sighting { name: "A".into(), seq, chain, records: 4, saved_ms: 1, file: None }
}

fn delete(store: &MemStore, key: &str) {
    let deletes = vec![key::Span::one(key)];
    wait(store.commit(Batch { deletes, ..Batch::default() })).unwrap();
}

#[test]
fn what_is_whole_is_opened_without_a_word() {
    let (store, desk) = stored();
    let start = start(&store);
    assert_eq!((start.notes.len(), start.damaged.len()), (0, 0));
    let opened = opened(start);
    assert_eq!((opened.document, opened.seq), (desk.document, 33));
    assert!(opened.is_complete && opened.generation == 2 && opened.followed.len() == 8);
}

#[test]
fn a_damaged_snapshot_leaves_the_older_one_and_the_log_from_there() {
    for (key, bytes) in [
        (key::part(UID, 2, 0), &b"damaged"[..]),
        (key::part(UID, 2, 0), b""),
        (key::snapshot(UID, 2), b"damaged"),
    ] {
        let (store, desk) = stored();
        put(&store, &key, bytes);
        let whole = key.starts_with("part/");
        let start = start(&store);
        assert_eq!(start.damaged, std::slice::from_ref(&key));
        let older = Note::OlderSnapshot(1, 33);
        assert_eq!(start.notes.contains(&older), whole, "{key}: {:?}", start.notes);
        assert!(matches!(start.notes[0], Note::SnapshotUnreadable(2, _)), "{:?}", start.notes);
        let opened = opened(start);
        assert_eq!(opened.document, desk.document, "{key}");
        assert!(opened.is_complete, "{key}: nothing is lost");
    }
}

#[test]
fn a_broken_log_is_followed_to_the_break_and_less_than_was_confirmed_is_said() {
    let at = |seq| key::log(UID, seq);
    type Harm<'a> = Box<dyn Fn(&MemStore) + 'a>;
    let cases: [(Harm<'_>, u64, Break); 4] = [
        (Box::new(|store| put(store, &at(30), b"damaged")), 29, Break::Unreadable),
        (Box::new(|store| delete(store, &at(30))), 29, Break::Missing),
        (
            Box::new(|store| {
                let rows = wait(store.read(&[key::Span::one(at(31))])).unwrap();
                put(store, &at(30), &rows[0].1);
            }),
            29,
            Break::Unlinked,
        ),
        (
            Box::new(|store| {
                let rows = wait(store.read(&[key::Span::one(at(30))])).unwrap();
                let record = Record::decode(&rows[0].1).unwrap();
                put(store, &at(30), &Record { body: b"{}".to_vec(), ..record }.encode());
            }),
            29,
            Break::Unreadable,
        ),
    ];
    for (harm, seq, why) in cases {
        let (store, desk) = stored();
        harm(&store);
        let start = start(&store);
        let expect = [Note::LogStops(seq + 1, why), Note::Missing(seq + 1, 33)];
        assert_eq!(start.notes, expect);
        let opened = opened(start);
        assert_eq!((opened.seq, opened.is_complete), (seq, false));
        assert_eq!(opened.document, desk.versions[&seq]);
    }
    // The last ones are missing: nothing lies behind, only the head knows.
    let (store, _) = stored();
    delete(&store, &at(33));
    let found = start(&store);
    assert_eq!(found.notes, [Note::Missing(33, 33)]);
    assert!(!opened(found).is_complete);
}

#[test]
fn the_journal_mends_the_log_and_brings_what_was_not_confirmed() {
    let (store, mut desk) = stored();
    desk.edit(0);
    let journal: Vec<_> = desk.beside.clone().into_iter().collect();
    assert!(!journal.is_empty());
    let found = start_with(&store, &journal, None);
    assert_eq!(found.notes, [Note::FromJournal(1)]);
    let found = opened(found);
    assert_eq!((&found.document, found.is_complete, found.owed.len()), (&desk.document, true, 1));
    // The same record once more, damaged in the store.
    assert!(desk.write(&store));
    put(&store, &key::log(UID, 34), b"damaged");
    let mended = start_with(&store, &journal, None);
    assert_eq!(mended.notes, [Note::Mended(34)]);
    assert_eq!(mended.damaged, [key::log(UID, 34)]);
    let mended = opened(mended);
    assert_eq!((mended.document, mended.is_complete), (desk.document, true));
    // A record behind a gap fits nothing.
    let (store, mut desk) = stored();
    desk.edit(0);
    desk.edit(0);
    let stray: Vec<_> = desk.beside.clone().into_iter().rev().take(1).collect();
    let found = start_with(&store, &stray, None);
    assert_eq!((found.notes.len(), found.strays.len()), (0, 1));
    assert!(opened(found).is_complete);
}

#[test]
fn changes_of_an_overtaken_window_stand_beside() {
    let (store, mut first) = stored();
    let mut second = Desk::reopen(&store, UID, &Default::default()).unwrap();
    first.edit(2);
    first.edit(0);
    second.edit(0);
    assert!(second.save(&store));
    let journal: Vec<_> = first.beside.clone().into_iter().collect();
    let found = start_with(&store, &journal, None);
    assert_eq!((found.notes, found.strays), (vec![Note::Beside(2)], vec![]));
    let Outcome::Opened(found) = found.outcome else { panic!() };
    let branch = found.branch.unwrap();
    assert_eq!((branch.document, branch.changes), (first.document, 2));
    assert_eq!(branch.keys.len(), 2);
    assert_eq!((found.document, found.is_complete), (second.document, true));
}

#[test]
fn the_witness_knows_what_an_empty_store_does_not() {
    let store = MemStore::default();
    assert!(matches!(start(&store).outcome, Outcome::Absent));
    let lost = start_with(&store, &[], Some(seen(5)));
    assert!(matches!(lost.outcome, Outcome::Lost(seen) if seen.seq == 5));
    // A store that was set back as a whole: it looks whole to whoever asks it alone.
    let (store, desk) = stored();
    assert!(opened(start_with(&store, &[], Some(seen(desk.acked)))).is_complete);
    let back = start_with(&store, &[], Some(seen(desk.acked + 3)));
    assert_eq!(back.notes, [Note::Missing(34, 36)]);
    assert!(!opened(back).is_complete);
    let mut witness = Witness::default();
    witness.seen.insert(UID, seen(1));
    witness.note_file(UID, FileMark { seq: 1, at_ms: 1, is_verified: false, name: String::new() });
    assert_eq!(witness.missing(&[]).len(), 1);
}

#[test]
fn without_any_snapshot_single_records_are_salvaged() {
    let (store, _) = stored();
    for generation in [1, 2] {
        let key = key::part(UID, generation, 0);
        let rows = wait(store.read(&[key::Span::one(&key)])).unwrap();
        let text = String::from_utf8(rows[0].1.clone()).unwrap();
        put(&store, &key, text.replacen("\"sha256\":\"", "\"sha256\":\"x", 1).as_bytes());
    }
    let found = start(&store);
    let Outcome::Salvaged(document, count) = found.outcome else { panic!("{:?}", found.outcome) };
    assert_eq!(count, 4, "{:?}", document.workspace);
    assert!(found.notes.len() >= 2);
    for generation in [1, 2] {
        put(&store, &key::part(UID, generation, 0), b"nothing");
        delete(&store, &key::snapshot(UID, generation));
    }
    for seq in 1..=33 {
        put(&store, &key::log(UID, seq), b"nothing");
    }
    assert!(matches!(start(&store).outcome, Outcome::Unreadable));
}

/// Writes a part of the newest generation as `change` has it; `listed` where its description is
/// written with it.
fn rewrite(store: &MemStore, listed: bool, change: impl Fn(String) -> String) {
    let keys = [key::part(UID, 2, 0), key::snapshot(UID, 2)].map(key::Span::one);
    let rows = wait(store.read(&keys)).unwrap();
    let text = change(String::from_utf8(rows[0].1.clone()).unwrap());
    put(store, &rows[0].0, text.as_bytes());
    if listed {
        let sha256 = crate::file::envelope::sha256_hex(text.as_bytes());
        let known = Snapshot::decode(&rows[1].1).unwrap();
        let known = Snapshot { sha256, bytes: text.len() as u64, ..known };
        put(store, &rows[1].0, &known.encode());
    }
}

#[test]
fn a_newer_file_is_no_damaged_one() {
    let (store, _) = stored();
    rewrite(&store, true, |text| text.replace("\"schema\":1", "\"schema\":9"));
    let found = start(&store);
    assert!(matches!(found.outcome, Outcome::Newer(1, 9)), "{:?}", found.outcome);
    assert_eq!(found.damaged.len(), 0);
}

#[test]
fn a_damaged_version_number_is_no_newer_file() {
    for (from, to) in [("format_version\":1", "format_version\":5"), ("schema\":1", "schema\":9")] {
        let (store, desk) = stored();
        rewrite(&store, false, |text| text.replace(from, to));
        let found = start(&store);
        assert!(found.damaged.contains(&key::part(UID, 2, 0)), "{to}");
        assert_eq!(opened(found).document, desk.document, "{to}: the generation before it");
    }
}

#[test]
fn a_workspace_of_the_first_version_is_carried_over_with_its_log() {
    let document = document_named(UID.0, "start");
    let snapshot = crate::file::envelope::write(&document).into_bytes();
    let (source, desk) = stored();
    let rows = wait(source.read(&[key::log_span(UID, 0, 5)])).unwrap();
    let body = |(_, bytes): &(String, Vec<u8>)| {
        let record = Record::decode(bytes).unwrap();
        (record.seq, record.body)
    };
    let log: Vec<(u64, Vec<u8>)> = rows.iter().map(body).collect();
    let older = |seq, log: Vec<(u64, Vec<u8>)>| Older {
        uid: UID,
        name: "start".into(),
        seq,
        saved_ms: 1,
        snapshot_seq: 0,
        snapshot: snapshot.clone(),
        log,
    };
    let carried = |older: &Older| {
        let store = MemStore::default();
        wait(store.commit(carry_over(older))).unwrap();
        start(&store)
    };
    let whole = carried(&older(5, log.clone()));
    assert_eq!(whole.notes, []);
    let whole = opened(whole);
    assert_eq!((&whole.document, whole.is_complete), (&desk.versions[&5], true));
    assert_eq!(carried(&older(4, log.clone())).notes, [Note::Unconfirmed(1)]);
    assert_eq!(carried(&older(6, log.clone())).notes, [Note::Missing(6, 6)]);
    let mut gap = log.clone();
    gap.remove(2);
    assert_eq!(carried(&older(5, gap)).notes[0], Note::LogStops(3, Break::Missing));
    let mut broken = log.clone();
    broken[2].1 = vec![0xff];
    let broken = carried(&older(5, broken));
    assert_eq!(broken.notes[0], Note::LogStops(3, Break::Unreadable));
    assert_eq!(opened(broken).document, desk.versions[&2]);
    let cut = Older { snapshot: snapshot[..90].to_vec(), ..older(5, log) };
    let cut = carried(&cut);
    assert!(matches!(cut.outcome, Outcome::Salvaged(..) | Outcome::Unreadable), "{cut:?}");
}
