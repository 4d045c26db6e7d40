//! Snapshots of the user: renamed, let go of, and never at the cost of what recovery rests on.

use super::*;
use crate::store::layout::{Snapshot, Why};
use crate::store::testing::{FaultStore, Mode};
use crate::store::{NamedVersion, StoreError, bin, binned, document_of, snapshots};

fn named(label: &str) -> NamedVersion {
    NamedVersion { why: Why::Named, label: label.into(), until_ms: None }
}

/// A window with two edits, each kept under a name.
fn made() -> Window {
    let mut window = Window::new(false);
    for label in ["first", "second"] {
        window.edit();
        let document = window.document.clone();
        window.queue.want(&document, named(label));
        window.save();
    }
    window
}

fn held(window: &Window) -> Vec<Snapshot> {
    wait(snapshots(&window.store, window.document.workspace.uid)).unwrap()
}

fn find(window: &Window, label: &str) -> Option<Snapshot> {
    held(window).into_iter().find(|snapshot| snapshot.label == label)
}

/// What a start reads is what is open.
fn opens_whole(window: &Window) {
    let (opened, _) = window.stored(window.document.workspace.uid).unwrap();
    assert_eq!(opened.document, window.document);
}

#[test]
fn a_name_is_changed_in_the_store_and_its_bytes_stay() {
    let mut window = made();
    let before = find(&window, "first").unwrap();
    window.queue.rename(before.generation, "board");
    window.save();
    let after = find(&window, "board").unwrap();
    assert_eq!(Snapshot { label: before.label.clone(), ..after.clone() }, before);
    assert!(find(&window, "first").is_none());
    assert!(wait(document_of(&window.store, &after)).unwrap().is_ok());
    opens_whole(&window);
}

#[test]
fn any_one_and_all_of_them_can_be_let_go_of_and_the_workspace_opens_as_it_was() {
    for doomed in [vec!["first"], vec!["second"], vec!["first", "second"], vec!["second", "first"]]
    {
        let mut window = made();
        for label in &doomed {
            let generation = find(&window, label).unwrap().generation;
            window.queue.let_go(generation);
            // Asked for twice, and while nothing is written yet.
            window.queue.let_go(generation);
        }
        window.save();
        for label in &doomed {
            assert!(find(&window, label).is_none(), "{doomed:?}");
        }
        opens_whole(&window);
        window.edit();
        window.save();
        opens_whole(&window);
        let parts = wait(window.store.keys(&[Span::under("part/")])).unwrap();
        let known = held(&window);
        for part in parts {
            let of =
                |snapshot: &Snapshot| key::parts(snapshot.uid, snapshot.generation).holds(&part);
            assert!(known.iter().any(of), "{part} belongs to nothing");
        }
    }
}

#[test]
fn a_write_that_failed_lets_go_and_renames_at_the_next_try() {
    let mut window = made();
    let (first, second) = (find(&window, "first").unwrap(), find(&window, "second").unwrap());
    window.queue.let_go(second.generation);
    window.queue.rename(first.generation, "board");
    assert!(window.take());
    window.fail(StoreError::Quota);
    assert!(find(&window, "second").is_some());
    window.save();
    assert!(find(&window, "second").is_none() && find(&window, "board").is_some());
    opens_whole(&window);
}

#[test]
fn automatic_ones_are_neither_renamed_nor_let_go_of() {
    let mut window = made();
    let automatic: Vec<u64> =
        held(&window).iter().filter(|s| s.why == Why::Automatic).map(|s| s.generation).collect();
    assert!(!automatic.is_empty());
    for generation in automatic.iter().chain(&[0, 99]) {
        window.queue.rename(*generation, "mine");
        window.queue.let_go(*generation);
    }
    assert!(!window.take(), "there is nothing to write");
    assert!(find(&window, "mine").is_none());
}

#[test]
fn a_number_is_never_given_twice() {
    let mut window = made();
    let gone = find(&window, "second").unwrap();
    window.queue.let_go(gone.generation);
    window.edit();
    let document = window.document.clone();
    window.queue.want(&document, named("third"));
    window.save();
    assert!(held(&window).iter().all(|snapshot| snapshot.generation != gone.generation));
    opens_whole(&window);
}

#[test]
fn a_write_that_comes_between_does_not_keep_a_workspace_out_of_the_bin() {
    let window = made();
    let uid = window.document.workspace.uid;
    for commit in [2, 0] {
        let refuse = Mode::Refuse(StoreError::Fenced);
        let store = FaultStore::over(window.store.clone(), commit, refuse);
        assert_eq!(wait(bin(&store, uid, 5)), Ok(()));
        assert!(wait(binned(&store)).unwrap().iter().any(|one| one.uid == uid));
        assert_eq!(store.steps.get(), if commit == 2 { 5 } else { 3 });
    }
}
