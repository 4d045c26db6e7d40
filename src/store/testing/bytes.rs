//! Stored bytes flipped, zeroed, set, cut: the same workspace comes out, or it is said.

use super::{Desk, put, times, wait};
use crate::edit::tests::Dice;
use crate::file::envelope::Document;
use crate::model::Uid;
use crate::store::layout::key::Span;
use crate::store::{MemStore, Outcome, Store as _};
use std::collections::BTreeMap;

const UID: Uid = Uid(7);

/// A workspace of some 64 KiB in two generations with a log behind them, and what is in it.
fn stored() -> (MemStore, Document) {
    let store = MemStore::default();
    let mut desk = Desk::create(&store, UID.0).unwrap();
    desk.edit(120);
    for round in 0..3 {
        for _ in 0..22 {
            desk.edit(round % 2);
        }
        assert!(desk.save(&store));
        desk.queue.hidden();
        assert!(desk.save(&store));
    }
    for _ in 0..4 {
        desk.edit(0);
    }
    assert!(desk.save(&store));
    let rows = wait(store.read(&[Span::under("")])).unwrap();
    let bytes: usize = rows.iter().map(|(_, bytes)| bytes.len()).sum();
    assert!((60_000..400_000).contains(&bytes), "{bytes} bytes");
    (store, desk.document)
}

/// One damage at one place of all bytes.
fn damage(rows: &[(String, Vec<u8>)], at: usize, how: usize) -> (String, Vec<u8>) {
    let mut at = at;
    for (key, bytes) in rows {
        if at >= bytes.len() {
            at -= bytes.len();
            continue;
        }
        let mut other = bytes.clone();
        match how {
            0..=7 => other[at] ^= 1 << how,
            8 => other[at] = 0,
            9 => other[at] = 0xff,
            _ => other.truncate(at),
        }
        return (key.clone(), other);
    }
    (String::new(), Vec::new())
}

/// What comes out is what went in, or what went in at an earlier moment and that is said.
fn check(what: &str, store: &MemStore, whole: &Document, is_same: bool) {
    let start = Desk::start(store, UID, &BTreeMap::new()).unwrap();
    let said = !start.notes.is_empty() || is_same;
    match start.outcome {
        Outcome::Opened(opened) if opened.is_complete => {
            assert_eq!(opened.document, *whole, "{what}: altered");
        }
        Outcome::Opened(opened) => {
            assert!(said, "{what}: less than all without a word");
            let known = whole.lineage.contains(&opened.document.revision);
            assert!(known || opened.document == *whole, "{what}: no version that ever was");
        }
        Outcome::Salvaged(..) | Outcome::Unreadable => assert!(said, "{what}"),
        other => panic!("{what}: {other:?}"),
    }
}

fn run(cases: u64, length: usize, of: impl Fn(u64, &mut Dice) -> (usize, usize)) {
    let (store, whole) = stored();
    let rows = wait(store.read(&[Span::under("")])).unwrap();
    for seed in 0..cases {
        let (at, how) = of(seed, &mut Dice(seed));
        let (key, other) = damage(&rows, at % length, how);
        let before = rows.iter().find(|(own, _)| *own == key).map(|(_, bytes)| bytes.clone());
        let before = before.unwrap();
        put(&store, &key, &other);
        check(&format!("case {seed}: {key}, byte {at}, {how}"), &store, &whole, before == other);
        put(&store, &key, &before);
    }
}

fn length() -> usize {
    let (store, _) = stored();
    wait(store.read(&[Span::under("")])).unwrap().iter().map(|(_, bytes)| bytes.len()).sum()
}

mod deep_bytes {
    use super::*;

    #[test]
    fn a_damaged_byte_anywhere_is_never_silent() {
        let length = length();
        run(times(150, 5_000), length, |_, dice| (dice.roll(length), dice.roll(11)));
    }
}

#[test]
fn a_damaged_version_is_damage_and_no_newer_program() {
    let (store, whole) = stored();
    let rows = wait(store.read(&[Span::under("part/")])).unwrap();
    let mut found = 0;
    for (key, bytes) in &rows {
        let text = String::from_utf8(bytes.clone()).unwrap();
        for (own, other) in
            [("\"schema\":1,", "\"schema\":5,"), ("\"format_version\":1,", "\"format_version\":3,")]
        {
            if !text.contains(own) {
                continue;
            }
            found += 1;
            put(&store, key, text.replacen(own, other, 1).as_bytes());
            check(&format!("{key}: {other}"), &store, &whole, false);
            put(&store, key, bytes);
        }
    }
    assert!(found >= 4, "{found} places of two generations");
}

#[test]
fn every_row_may_be_missing_or_empty() {
    let (store, whole) = stored();
    let rows = wait(store.read(&[Span::under("")])).unwrap();
    for (key, bytes) in &rows {
        let gone = crate::store::Batch { deletes: vec![Span::one(key)], ..Default::default() };
        wait(store.commit(gone)).unwrap();
        check(&format!("without {key}"), &store, &whole, key.starts_with("log/"));
        put(&store, key, b"");
        check(&format!("{key} empty"), &store, &whole, false);
        put(&store, key, bytes);
    }
}
