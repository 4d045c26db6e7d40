//! The journal: a small ring beside the store that takes every change in the same tick.
//!
//! It covers the moment before the store has confirmed, a store that hangs, and a tab that dies.
//! It does not cover a browser that dies: that storage is flushed seconds later. What is written
//! and dropped is decided here; the screen only does it.

use super::layout::{Chain, Record};
use crate::model::Uid;
use std::collections::BTreeMap;

/// Most characters it holds, all workspaces together.
pub const JOURNAL_MAX: usize = 256 * 1024;
/// A longer record goes to the store alone.
pub const JOURNAL_RECORD_MAX: usize = 16 * 1024;
/// The least time between two droppings, in milliseconds: the browser writes what changes there
/// to the disk only so many times an hour.
pub const JOURNAL_REST_MS: i64 = 5_000;

/// One thing to do to the storage beside the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JournalWrite {
    /// Put a text under a key.
    Set(String, String),
    /// Forget a key.
    Remove(String),
}

/// Where a record of this window lies in the ring.
#[derive(Clone, Copy, Debug)]
struct Place {
    uid: Uid,
    seq: u64,
    length: usize,
}

/// The ring of one window. Records of other windows are none of its business.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    prefix: String,
    own: BTreeMap<String, Place>,
    acked: BTreeMap<Uid, u64>,
    dropped_ms: i64,
}

impl Journal {
    /// A ring whose keys begin so.
    pub fn under(prefix: &str) -> Self {
        Self { prefix: prefix.to_owned(), ..Self::default() }
    }

    /// What the keys of a workspace begin with.
    pub fn prefix_of(&self, uid: Uid) -> String {
        format!("{}{uid}:", self.prefix)
    }

    /// What to write for a new record, in the same tick. Nothing where there is no room: the
    /// oldest that are not confirmed are the ones that fit the store's log.
    pub fn enter(&mut self, uid: Uid, seq: u64, record: &[u8]) -> Vec<JournalWrite> {
        let Ok(text) = std::str::from_utf8(record) else { return Vec::new() };
        let key = format!("{}{seq:016x}:{}", self.prefix_of(uid), Chain::of(record));
        let length = key.len() + text.len();
        if text.len() > JOURNAL_RECORD_MAX {
            return Vec::new();
        }
        let mut writes = Vec::new();
        if self.length() + length > JOURNAL_MAX {
            writes = self.drop_acked();
        }
        if self.length() + length > JOURNAL_MAX {
            return writes;
        }
        self.own.insert(key.clone(), Place { uid, seq, length });
        writes.push(JournalWrite::Set(key, text.to_owned()));
        writes
    }

    /// Takes a record over that an earlier window has left; whether it is one.
    pub fn inherit(&mut self, key: &str, text: &str) -> bool {
        let Some(record) = Record::decode(text.as_bytes()) else { return false };
        let length = key.len() + text.len();
        self.own.insert(key.to_owned(), Place { uid: record.uid, seq: record.seq, length });
        true
    }

    /// Notes how far the store has confirmed a workspace.
    pub fn acked(&mut self, uid: Uid, seq: u64) {
        let newest = self.acked.entry(uid).or_default();
        *newest = seq.max(*newest);
    }

    /// What may be dropped now, not more often than [`JOURNAL_REST_MS`] allows.
    pub fn due(&mut self, now_ms: i64) -> Vec<JournalWrite> {
        let since = now_ms.saturating_sub(self.dropped_ms);
        // A clock that was set back must not stop it for good.
        if (0..JOURNAL_REST_MS).contains(&since) {
            return Vec::new();
        }
        let writes = self.drop_acked();
        if !writes.is_empty() {
            self.dropped_ms = now_ms;
        }
        writes
    }

    /// Forgets all of a workspace: it is gone.
    pub fn forget(&mut self, uid: Uid) -> Vec<JournalWrite> {
        self.acked.insert(uid, u64::MAX);
        let writes = self.drop_acked();
        self.acked.remove(&uid);
        writes
    }

    fn drop_acked(&mut self) -> Vec<JournalWrite> {
        let acked = &self.acked;
        let goes = |place: &Place| acked.get(&place.uid).is_some_and(|seq| place.seq <= *seq);
        let gone: Vec<String> =
            self.own.iter().filter(|(_, place)| goes(place)).map(|(key, _)| key.clone()).collect();
        for key in &gone {
            self.own.remove(key);
        }
        gone.into_iter().map(JournalWrite::Remove).collect()
    }

    fn length(&self) -> usize {
        self.own.values().map(|place| place.length).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(seq: u64, length: usize) -> Vec<u8> {
        let body = vec![b'x'; length];
        Record { uid: Uid(7), epoch: 1, seq, before: Chain::default(), body }.encode()
    }

    fn removed(writes: &[JournalWrite]) -> usize {
        writes.iter().filter(|write| matches!(write, JournalWrite::Remove(_))).count()
    }

    #[test]
    fn a_record_is_written_at_once_and_dropped_late_and_rarely() {
        let mut journal = Journal::under("p:j:");
        let bytes = record(1, 20);
        let [JournalWrite::Set(key, text)] = &journal.enter(Uid(7), 1, &bytes)[..] else {
            panic!("one record is one write");
        };
        assert!(key.starts_with(&journal.prefix_of(Uid(7))), "{key}");
        assert_eq!(text.as_bytes(), bytes);
        assert_eq!(journal.due(10_000), [], "nothing is confirmed");
        journal.acked(Uid(7), 1);
        assert_eq!(journal.due(10_000), [JournalWrite::Remove(key.clone())]);
        journal.enter(Uid(7), 2, &record(2, 20));
        journal.acked(Uid(7), 2);
        journal.acked(Uid(7), 1);
        assert_eq!(journal.due(10_000 + JOURNAL_REST_MS - 1), []);
        assert_eq!(removed(&journal.due(10_000 + JOURNAL_REST_MS)), 1);
        journal.enter(Uid(7), 3, &record(3, 20));
        journal.acked(Uid(7), 3);
        assert_eq!(removed(&journal.due(0)), 1, "a clock set back does not stop it");
    }

    #[test]
    fn it_never_holds_more_than_its_share_and_keeps_the_oldest_unconfirmed() {
        let mut journal = Journal::default();
        let mut held = 0;
        for seq in 1..200 {
            held += journal.enter(Uid(7), seq, &record(seq, 4_000)).len();
            assert!(journal.length() <= JOURNAL_MAX);
        }
        assert!((50..65).contains(&held), "{held}");
        assert!(journal.own.values().all(|place| place.seq <= held as u64));
        journal.acked(Uid(7), 10);
        let writes = journal.enter(Uid(7), 200, &record(200, 4_000));
        assert_eq!((removed(&writes), writes.len()), (10, 11), "confirmed ones make room");
        assert_eq!(removed(&journal.forget(Uid(8))), 0);
        assert_eq!(removed(&journal.forget(Uid(7))), held - 10 + 1);
        assert_eq!(journal.length(), 0);
    }

    #[test]
    fn what_is_too_long_or_no_text_goes_to_the_store_alone() {
        let mut journal = Journal::default();
        assert_eq!(journal.enter(Uid(7), 1, &record(1, JOURNAL_RECORD_MAX)), []);
        assert_eq!(journal.enter(Uid(7), 1, &[0xff, 0xfe]), []);
        assert!(!journal.inherit("k", "no record"));
        let left = String::from_utf8(record(5, 9)).unwrap();
        assert!(journal.inherit("left", &left));
        journal.acked(Uid(7), 5);
        assert_eq!(journal.due(99_999), [JournalWrite::Remove("left".into())]);
    }
}
