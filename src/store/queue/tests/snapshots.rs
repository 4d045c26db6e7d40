//! When the queue writes a snapshot, reads it back, and what goes behind it.

use super::super::place::{LOG_BYTES_MAX, RECORDS_PER_SNAPSHOT};
use super::*;

/// Whether a batch writes an automatic snapshot.
fn is_snapshot(batch: &Batch) -> bool {
    batch.puts.iter().any(|(key, _)| key.starts_with("part/"))
}

#[test]
fn a_long_log_is_followed_by_a_snapshot_and_counts_anew() {
    let mut window = Window::new(false);
    let mut snapshots = Vec::new();
    for nth in 1..=RECORDS_PER_SNAPSHOT * 2 + 2 {
        window.edit();
        assert!(window.take());
        snapshots.extend(is_snapshot(&window.flying[0].1).then_some(nth));
        window.land();
    }
    assert_eq!(snapshots, [RECORDS_PER_SNAPSHOT + 1, RECORDS_PER_SNAPSHOT * 2 + 2]);
    window.check();
    let uid = window.document.workspace.uid;
    let (opened, head) = window.stored(uid).unwrap();
    let log = LogSize { records: 1, bytes: LOG_BYTES_MAX };
    let held = Held { log, ..Held::of(&opened, uid, head) };
    window.show(opened.document, (opened.seq, opened.chain), Ok(held));
    window.edit();
    window.take();
    assert!(is_snapshot(&window.flying[0].1), "many bytes");
}

#[test]
fn hiding_the_window_is_worth_a_snapshot_only_after_some_changes() {
    let mut window = Window::new(false);
    for (edits, expect) in [(0, false), (19, false), (1, true), (0, false), (20, true)] {
        (0..edits).for_each(|_| _ = window.edit());
        window.save();
        window.queue.hidden();
        let taken = window.queue.take(&window.document, 5);
        assert_eq!(taken.as_ref().is_some_and(|(_, batch)| is_snapshot(batch)), expect, "{edits}");
        window.flying.extend(taken);
        window.land();
        window.check_snapshot();
        window.save();
    }
}

#[test]
fn what_comes_back_wrong_is_written_again_but_not_for_ever() {
    let mut window = Window::new(false);
    let mut written = 0;
    window.edit();
    for _ in 0..10 {
        window.save();
        let mut wrong = 0;
        window.queue.hidden();
        while let Some(check) = window.queue.take_check() {
            window.queue.checked(&check, false);
            wrong += 1;
        }
        written += wrong;
        (0..25).for_each(|_| _ = window.edit());
    }
    assert!((1..=4).contains(&written), "{written}");
    window.save();
    assert!(!window.queue.is_unsaved(), "changes are kept all the same");
}

#[test]
fn a_write_whose_answer_was_lost_is_known_again() {
    for is_known in [true, false] {
        let mut window = Window::new(false);
        window.edit();
        assert!(window.take());
        let (ticket, batch) = window.flying.remove(0);
        let head = batch.puts.last().unwrap().1.clone();
        wait(window.store.commit(batch)).unwrap();
        window.settle(ticket, Err(StoreError::Closed));
        assert_eq!(window.queue.retry_ms(), Some(1_000));
        window.edit();
        assert!(window.take());
        window.land();
        assert!(window.queue.doubts(), "its own write may be what fences it");
        let mark = window.queue.mark();
        window.queue.learn(mark, is_known.then_some(head.as_slice()));
        assert!(!window.queue.doubts());
        assert_eq!(window.take(), is_known, "else it stays fenced");
        window.land();
        assert_eq!(window.queue.is_unsaved(), !is_known);
    }
}

#[test]
fn two_verified_snapshots_stay_and_the_log_behind_the_older_one_goes() {
    let mut window = Window::new(false);
    let (uid, mark) = (window.document.workspace.uid, window.queue.mark());
    window.queue.know_lengths(mark, BTreeMap::new());
    for _ in 0..1_500 {
        window.edit();
        window.save();
        window.check_snapshot();
        window.save();
    }
    let keys = |span| wait(window.store.keys(&[span])).unwrap();
    assert_eq!(keys(key::snapshots(uid)).len(), 2);
    assert_eq!(keys(Span::under("part/")).len(), 2);
    let log = keys(key::log_span(uid, 0, u64::MAX)).len();
    assert!((1_000..1_500).contains(&log), "{log}");
    window.check();
}
