//! Tests of the history: what it holds, lets go of, and remembers of an earlier window.

use super::*;
use crate::edit::Verb;
use crate::model::{Project, RecordKind, Typed as _, Uid};
use std::sync::Arc;

/// Adds a project of its own.
fn step(history: &mut History, now: &mut Workspace, nth: usize) {
    let project = Arc::new(Project::empty(Uid(100 + nth as u128)));
    let patches = vec![Patch::Add(project)];
    *now = apply_all(now, &patches).unwrap();
    let label = Label::many(Verb::Add, RecordKind::Project, 1);
    history.enter(Change { label, patches }, Stamp::default());
}

#[test]
fn a_history_that_is_remembered_undoes_and_redoes_as_the_one_it_was() {
    for split in 0..24 {
        let mut now = Workspace::new(Uid(1));
        let mut whole = History::default();
        for nth in 0..8 {
            step(&mut whole, &mut now, nth);
            for _ in 0..nth % 3 {
                now = whole.undo(&now, Stamp::default()).unwrap().unwrap();
            }
            if nth % 2 == 0 {
                let again = whole.redo(&now, Stamp::default()).unwrap();
                now = again.unwrap_or(now);
            }
        }
        let (older, newer) = whole.entries().split_at(split.min(whole.entries().len()));
        let mut later = older
            .last()
            .map_or_else(History::default, |last| History::after(last.seq, &last.revision));
        later.entries = newer.to_vec();
        later.remember(older.to_vec());
        if split > 0 {
            assert_eq!(later.undoable, whole.undoable, "split {split}");
            assert_eq!(later.redoable, whole.redoable, "split {split}");
            assert_eq!(later.entries(), whole.entries(), "split {split}");
        }
        let mut back = now.clone();
        while let Some(before) = later.undo(&back, Stamp::default()).unwrap() {
            back = before;
        }
        assert!(split == 0 || back == Workspace::new(Uid(1)), "split {split}");
    }
}

#[test]
fn what_does_not_lead_here_is_not_remembered_and_half_a_history_is_no_harm() {
    let mut now = Workspace::new(Uid(1));
    let mut whole = History::default();
    step(&mut whole, &mut now, 0);
    step(&mut whole, &mut now, 1);
    let before = whole.undo(&now, Stamp::default()).unwrap().unwrap();
    now = whole.redo(&before, Stamp::default()).unwrap().unwrap();
    now = whole.undo(&now, Stamp::default()).unwrap().unwrap();
    let mut other = History::after(whole.seq(), "elsewhere");
    other.remember(whole.entries().to_vec());
    assert_eq!(other.entries().len(), 0);
    for from in 0..whole.entries().len() {
        let mut part = History::after(whole.seq(), whole.revision());
        part.remember(whole.entries()[from..].to_vec());
        let mut at = now.clone();
        for _ in 0..9 {
            let back = part.undo(&at, Stamp::default()).unwrap();
            at = back.unwrap_or(at);
        }
        while let Some(after) = part.redo(&at, Stamp::default()).unwrap() {
            at = after;
        }
    }
}

#[test]
fn older_entries_that_nothing_leads_back_to_are_let_go() {
    let mut now = Workspace::new(Uid(1));
    let mut history = History::after(40, "a");
    for nth in 0..STEPS_MAX * 3 {
        step(&mut history, &mut now, nth);
        assert!(history.entries().len() <= ENTRIES_MAX, "after {nth} steps");
    }
    assert_eq!(history.seq(), 40 + STEPS_MAX as u64 * 3);
    for round in 0..ENTRIES_MAX {
        now = history.undo(&now, Stamp::default()).unwrap().unwrap();
        now = history.redo(&now, Stamp::default()).unwrap().unwrap();
        assert!(history.entries().len() <= ENTRIES_MAX, "round {round}");
    }
    let numbers: Vec<u64> = history.entries().iter().map(|entry| entry.seq).collect();
    assert!(numbers.is_sorted());
    let newest: Vec<u64> = (history.seq() - STEPS_MAX as u64 + 1..=history.seq()).collect();
    assert!(numbers.ends_with(&newest), "the newest are held without gaps");
    let mut undone = 0;
    while let Some(before) = history.undo(&now, Stamp::default()).unwrap() {
        (now, undone) = (before, undone + 1);
    }
    assert_eq!(undone, STEPS_MAX, "all that is promised can be undone");
    let newest = history.newest().unwrap();
    assert_eq!((newest.seq, newest.revision.as_str()), (history.seq(), history.revision()));
    while let Some(after) = history.redo(&now, Stamp::default()).unwrap() {
        now = after;
    }
    assert!(history.undo_label().is_some() && history.redo_label().is_none());
}
