//! What a store may let go of: never what recovery or undo could still need.

use super::layout::key::{self, Span};
use super::layout::{Snapshot, Why};
use crate::edit::STEPS_MAX;
use crate::model::Uid;
use std::collections::{BTreeMap, BTreeSet};

/// Records kept for undo, redo and the list of changes.
pub const HISTORY_RECORDS: usize = 2 * STEPS_MAX;
/// Bytes kept for them.
pub const HISTORY_BYTES: usize = 20 * 1024 * 1024;

/// What may go, and what is left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surplus {
    /// Which keys may go.
    pub deletes: Vec<Span>,
    /// The generations that go.
    pub generations: BTreeSet<u64>,
    /// The records up to this one go; 0 where none does.
    pub up_to: u64,
    /// The oldest record that recovery may need.
    pub floor: u64,
}

/// What may go of a workspace: automatic snapshots behind the two newest verified ones, pinned
/// ones whose time is over, and records behind the older of the two that lie outside the history.
/// `lengths` are the bytes of the records held, `None` where they are not known.
pub fn surplus(
    uid: Uid,
    snapshots: &[Snapshot],
    lengths: Option<&BTreeMap<u64, usize>>,
    now_ms: i64,
) -> Surplus {
    let verified = snapshots.iter().filter(|s| s.verified && s.why == Why::Automatic);
    let by_generation: BTreeMap<u64, &Snapshot> = verified.map(|s| (s.generation, s)).collect();
    let Some((_, older)) = by_generation.into_iter().rev().nth(1) else {
        return Surplus::default();
    };
    let goes = |s: &&Snapshot| s.generation < older.generation && !s.is_pinned(now_ms);
    let generations: BTreeSet<u64> =
        snapshots.iter().filter(goes).map(|snapshot| snapshot.generation).collect();
    let mut deletes = Vec::new();
    for generation in &generations {
        deletes.push(Span::one(key::snapshot(uid, *generation)));
        deletes.push(key::parts(uid, *generation));
    }
    let floor = older.seq + 1;
    let up_to = lengths.map_or(0, outside_history).min(older.seq);
    let is_any = lengths.and_then(|lengths| lengths.first_key_value());
    let up_to = if is_any.is_some_and(|(first, _)| *first <= up_to) { up_to } else { 0 };
    if up_to > 0 {
        deletes.push(key::log_span(uid, 0, up_to));
    }
    Surplus { deletes, generations, up_to, floor }
}

/// The newest record that the history has no room for.
fn outside_history(lengths: &BTreeMap<u64, usize>) -> u64 {
    let mut bytes = 0;
    for (nth, (seq, length)) in lengths.iter().rev().enumerate() {
        bytes += length;
        // The newest one is kept however large it is: it is the step that undo takes back.
        if nth >= HISTORY_RECORDS || (nth > 0 && bytes > HISTORY_BYTES) {
            return *seq;
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::layout::Chain;

    fn snapshot(generation: u64, why: Why, verified: bool) -> Snapshot {
        Snapshot {
            uid: Uid(7),
            generation,
            seq: generation * 200,
            chain: Chain::default(),
            at_ms: 0,
            bytes: 0,
            sha256: String::new(),
            why,
            label: String::new(),
            until_ms: (why == Why::Import).then_some(100),
            verified,
        }
    }

    fn lengths(from: u64, to: u64, each: usize) -> BTreeMap<u64, usize> {
        (from..=to).map(|seq| (seq, each)).collect()
    }

    fn gone(
        snapshots: &[Snapshot],
        lengths: Option<&BTreeMap<u64, usize>>,
    ) -> (Vec<u64>, u64, u64) {
        let surplus = surplus(Uid(7), snapshots, lengths, 50);
        (surplus.generations.into_iter().collect(), surplus.up_to, surplus.floor)
    }

    #[test]
    fn nothing_goes_before_two_are_verified() {
        let auto = |generation, verified| snapshot(generation, Why::Automatic, verified);
        let long = lengths(1, 9_000, 10);
        for snapshots in [
            vec![],
            vec![auto(1, true)],
            vec![auto(1, false), auto(2, false), auto(3, true)],
            vec![auto(1, true), auto(2, false), auto(3, false)],
            vec![snapshot(1, Why::Named, true), auto(3, true)],
        ] {
            assert_eq!(gone(&snapshots, Some(&long)), (vec![], 0, 0));
        }
    }

    #[test]
    fn what_lies_behind_the_older_verified_one_goes_but_for_history_and_pins() {
        let auto = |generation, verified| snapshot(generation, Why::Automatic, verified);
        let snapshots = [
            auto(1, true),
            snapshot(2, Why::Named, true),
            snapshot(3, Why::Import, false),
            auto(4, false),
            auto(10, true),
            auto(11, true),
            auto(12, false),
        ];
        let short = lengths(1, 2_300, 10);
        assert_eq!(gone(&snapshots, Some(&short)), (vec![1, 4], 1_300, 2_001), "1,000 are kept");
        let long = lengths(1, 9_000, 10);
        assert_eq!(gone(&snapshots, Some(&long)), (vec![1, 4], 2_000, 2_001), "recovery first");
        assert_eq!(gone(&snapshots, None), (vec![1, 4], 0, 2_001), "what is unknown stays");
        assert_eq!(gone(&snapshots, Some(&lengths(2_200, 2_300, 10))), (vec![1, 4], 0, 2_001));
        let later = surplus(Uid(7), &snapshots, None, 100).generations;
        assert!(later.contains(&3), "its time is over");
    }

    #[test]
    fn large_records_leave_by_their_bytes_but_the_newest_never() {
        let snapshots = [snapshot(1, Why::Automatic, true), snapshot(2, Why::Automatic, true)];
        let mut held = lengths(1, 10, HISTORY_BYTES / 4);
        assert_eq!(gone(&snapshots, Some(&held)).1, 6);
        held.insert(11, HISTORY_BYTES * 2);
        assert_eq!(gone(&snapshots, Some(&held)).1, 10);
    }
}
