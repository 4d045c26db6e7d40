//! Tests of the save queue: each rule alone, then all of them under any order of events.

mod own;
mod snapshots;

use super::*;
use crate::edit::{Change, Command, FieldKey, History, Label, Stamp, Target, Verb, apply};
use crate::model::{RecordKind, RecordRef, Value};
use crate::store::layout::key::{self, Span};
use crate::store::testing::{document_named, wait};
use crate::store::{MemStore, Outcome, Store as _, create, fetch, purge};
use proptest::prelude::*;

/// A window with one open workspace, a store, and writes on their way to it.
struct Window {
    store: MemStore,
    queue: SaveQueue,
    document: Document,
    history: History,
    flying: Vec<(Ticket, Batch)>,
    next_uid: u128,
    /// Whether another window has changed the open workspace.
    overtaken: bool,
}

impl Window {
    fn new(memory_only: bool) -> Self {
        let mut window = Self {
            store: MemStore::default(),
            queue: SaveQueue::new(memory_only),
            document: document_named(1, "start"),
            history: History::default(),
            flying: Vec::new(),
            next_uid: 1,
            overtaken: false,
        };
        window.adopt();
        window
    }

    /// Keeps and shows a new workspace.
    fn adopt(&mut self) {
        self.next_uid += 1;
        let document = document_named(self.next_uid, "new");
        let held = wait(create(&self.store, &document, 0));
        self.show(document, (0, Chain::default()), held);
    }

    fn show(&mut self, document: Document, at: (u64, Chain), held: Result<Held, StoreError>) {
        self.queue.open(document.workspace.uid, at, held);
        self.history = History::after(at.0, &document.revision);
        self.document = document;
        self.overtaken = false;
    }

    /// Renames the workspace, as an edit does.
    fn edit(&mut self) -> bool {
        let uid = self.document.workspace.settings().uid;
        let at = RecordRef { kind: RecordKind::Settings, uid };
        let value = Value::Text(format!("name {}", self.history.seq()));
        let set = Command::Set { at, field: FieldKey::Builtin("name"), value };
        let applied = apply(&self.document.workspace, Target::Plan, &set).unwrap();
        let label = Label::many(Verb::Edit, RecordKind::Settings, 1);
        self.history.enter(Change { label, patches: applied.patches }, Stamp::default());
        let entry = self.history.newest().unwrap();
        self.document.follow(applied.workspace, entry);
        self.queue.enter(entry).is_some()
    }

    fn take(&mut self) -> bool {
        let taken = self.queue.take(&self.document, 5);
        let was_taken = taken.is_some();
        self.flying.extend(taken);
        was_taken
    }

    /// Brings the oldest write to the store and its answer back.
    fn land(&mut self) {
        if !self.flying.is_empty() {
            let (ticket, batch) = self.flying.remove(0);
            let outcome = wait(self.store.commit(batch));
            self.settle(ticket, outcome);
        }
    }

    fn fail(&mut self, error: StoreError) {
        if !self.flying.is_empty() {
            let (ticket, _) = self.flying.remove(0);
            self.settle(ticket, Err(error));
        }
    }

    fn settle(&mut self, ticket: Ticket, outcome: Result<(), StoreError>) {
        let (mark, state) = (self.queue.mark(), self.queue.state());
        if !self.queue.settle(ticket, outcome) {
            assert_eq!((self.queue.mark(), self.queue.state()), (mark, state));
        }
    }

    fn save(&mut self) {
        while self.take() {
            self.land();
        }
    }

    fn stored(&self, uid: Uid) -> Option<(Box<Opened>, Option<Vec<u8>>)> {
        let (start, found) = wait(fetch(&self.store, uid, vec![], None)).unwrap();
        let Outcome::Opened(opened) = start.outcome else { return None };
        assert_eq!((opened.is_complete, start.notes), (true, vec![]));
        Some((opened, found.head))
    }

    /// Turns to a new workspace where nothing would be lost.
    fn switch(&mut self) {
        if self.queue.loses_on_switch() {
            return;
        }
        let (old, was_unsaved) = (self.document.clone(), self.queue.is_unsaved());
        if !was_unsaved && !self.overtaken {
            let (kept, _) = self.stored(old.workspace.uid).unwrap();
            assert_eq!(kept.document, old, "nothing is lost by turning away");
        }
        self.adopt();
    }

    /// Lets go of what could not be saved and shows what the store holds.
    fn reload(&mut self) {
        if self.queue.is_busy() {
            return;
        }
        let uid = self.document.workspace.uid;
        if let Some((opened, head)) = self.stored(uid) {
            let held = Held::of(&opened, uid, head);
            self.show(opened.document, (opened.seq, opened.chain), Ok(held));
        }
    }

    /// Another window takes the open workspace over.
    fn overtake(&mut self) {
        let uid = self.document.workspace.uid;
        let Some((_, Some(before))) = self.stored(uid) else { return };
        let head = Head::decode(&before).unwrap();
        let next = Head { epoch: head.epoch + 1, saved_ms: 9, ..head };
        let puts = vec![(key::head(uid), next.encode())];
        wait(self.store.commit(Batch { puts, ..Batch::default() })).unwrap();
        self.overtaken = true;
    }

    /// Reads a snapshot back that was written.
    fn check_snapshot(&mut self) {
        let Some(check) = self.queue.take_check() else { return };
        let snapshot = check.snapshot();
        let parts = wait(self.store.read(&[key::parts(snapshot.uid, snapshot.generation)]));
        let is_sound = check.is_sound(&parts.unwrap());
        self.queue.checked(&check, is_sound);
    }

    fn check(&self) {
        let of_now =
            self.flying.iter().filter(|(ticket, _)| *ticket == Ticket(self.queue.generation));
        assert_eq!(of_now.count(), usize::from(self.queue.is_busy()), "one write at a time");
        let said_saved = matches!(self.queue.state(), SaveState::Saved(_) | SaveState::Nothing);
        assert!(!said_saved || !self.queue.is_unsaved(), "saved is said when all is");
        if !self.queue.is_unsaved() && !self.overtaken {
            let (kept, _) = self.stored(self.document.workspace.uid).unwrap();
            assert_eq!((&kept.document, kept.seq), (&self.document, self.history.seq()));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn any_order_of_events_loses_nothing_that_was_said_to_be_saved(
        events in proptest::collection::vec(0u8..16, 1..90)
    ) {
        let mut window = Window::new(false);
        for event in events {
            match event {
                0..=3 => _ = window.edit(),
                4 | 5 => _ = window.take(),
                6 | 7 => window.land(),
                8 => window.fail(StoreError::Quota),
                9 => window.fail(StoreError::Closed),
                10 => window.switch(),
                11 => window.reload(),
                12 => window.overtake(),
                13 => window.queue.hidden(),
                14 => window.check_snapshot(),
                _ => window.queue.handed_out(),
            }
            window.check();
        }
        while !window.flying.is_empty() {
            window.land();
        }
        window.save();
        let fenced = matches!(window.queue.state(), SaveState::Failed(StoreError::Fenced, _));
        prop_assert!(fenced || !window.queue.is_unsaved());
        prop_assert!(!fenced || window.overtaken, "only another writer fences");
        window.check();
    }
}

#[test]
fn what_the_store_says_to_the_workspace_before_changes_nothing_of_this_one() {
    for outcome in [Ok(()), Err(StoreError::Quota), Err(StoreError::Fenced)] {
        let mut window = Window::new(false);
        window.edit();
        window.edit();
        assert!(window.take());
        let (old, _) = window.flying.remove(0);
        window.queue.handed_out();
        window.switch();
        window.edit();
        for own_write_under_way in [false, true] {
            assert_eq!(own_write_under_way && window.take(), own_write_under_way);
            let before = (window.queue.mark(), window.queue.state());
            assert!(!window.queue.settle(old, outcome.clone()));
            assert_eq!((window.queue.mark(), window.queue.state()), before);
            assert_eq!(window.queue.is_busy(), own_write_under_way);
            assert!(window.queue.is_unsaved(), "the edit of this workspace still waits");
        }
        window.land();
        assert_eq!(window.queue.state(), SaveState::Saved(5));
        window.check();
    }
}

#[test]
fn reloading_the_stored_version_while_a_write_is_under_way_does_not_panic() {
    let mut window = Window::new(false);
    window.edit();
    assert!(window.take());
    let (uid, (ticket, batch)) = (window.document.workspace.uid, window.flying.remove(0));
    let (opened, head) = window.stored(uid).unwrap();
    let held = Held::of(&opened, uid, head);
    window.show(opened.document.clone(), (opened.seq, opened.chain), Ok(held));
    let outcome = wait(window.store.commit(batch));
    assert!(!window.queue.settle(ticket, outcome.clone()));
    assert!(!window.queue.settle(ticket, outcome), "nor does an answer that comes twice");
}

#[test]
fn a_first_snapshot_that_failed_counts_as_unsaved_and_is_written_again() {
    for error in [StoreError::Quota, StoreError::Closed, StoreError::Timeout] {
        let mut queue = SaveQueue::default();
        let document = document_named(7, "Atlas");
        queue.open(Uid(7), (0, Chain::default()), Err(error.clone()));
        assert_eq!(queue.state(), SaveState::Failed(error, 1));
        assert!(queue.is_unsaved() && queue.loses_on_switch() && queue.loses_on_close());
        assert_eq!(queue.retry_ms(), Some(1_000));
        let (ticket, batch) = queue.take(&document, 5).unwrap();
        let store = MemStore::default();
        assert_eq!(wait(store.commit(batch)), Ok(()));
        let (start, _) = wait(fetch(&store, Uid(7), vec![], None)).unwrap();
        let Outcome::Opened(opened) = start.outcome else { panic!("{:?}", start.outcome) };
        assert_eq!((opened.document, opened.is_complete), (document, true));
        assert!(queue.settle(ticket, Ok(())));
        assert_eq!((queue.state(), queue.is_unsaved()), (SaveState::Saved(5), false));
        assert_eq!(queue.retry_ms(), None);
    }
}

#[test]
fn a_failed_write_is_tried_later_and_later_unless_that_is_in_vain() {
    let mut window = Window::new(false);
    window.edit();
    for pause in [1_000, 5_000, 30_000, 30_000] {
        assert!(window.take());
        window.fail(StoreError::Quota);
        assert_eq!(window.queue.retry_ms(), Some(pause));
        assert_eq!(window.queue.state(), SaveState::Failed(StoreError::Quota, 1));
    }
    window.edit();
    assert_eq!(window.queue.state(), SaveState::Failed(StoreError::Quota, 2));
    window.save();
    assert_eq!(window.queue.state(), SaveState::Saved(5));
    window.edit();
    window.take();
    window.fail(StoreError::VersionNewer);
    assert_eq!(window.queue.retry_ms(), None);
}

#[test]
fn a_fenced_window_writes_nothing_until_it_is_turned_to_the_stored_version() {
    let mut window = Window::new(false);
    window.overtake();
    window.edit();
    assert!(window.take());
    window.land();
    assert_eq!(window.queue.state(), SaveState::Failed(StoreError::Fenced, 1));
    window.edit();
    assert!(!window.take());
    assert_eq!(window.queue.retry_ms(), None);
    assert!(window.queue.loses_on_close());
    window.queue.handed_out();
    assert!(!window.queue.loses_on_switch(), "a file holds it");
    window.edit();
    assert!(window.queue.loses_on_switch(), "and no longer after another change");
    window.reload();
    assert!(window.edit() && window.take());
    window.land();
    window.check();
    assert_eq!(window.queue.state(), SaveState::Saved(5));
}

#[test]
fn nothing_is_queued_or_written_for_a_workspace_that_was_deleted() {
    let mut window = Window::new(false);
    window.edit();
    assert!(window.take());
    let uid = window.document.workspace.uid;
    let (ticket, _) = window.flying.remove(0);
    window.queue.close();
    wait(purge(&window.store, uid)).unwrap();
    assert!(!window.edit() && !window.take());
    assert!(!window.queue.settle(ticket, Ok(())));
    assert!(!window.queue.is_unsaved() && !window.queue.loses_on_close());
    assert_eq!(window.queue.state(), SaveState::Nothing);
    assert_eq!(wait(window.store.read(&[Span::under("")])), Ok(vec![]));
}

#[test]
fn a_document_that_is_not_the_open_one_is_never_written_in_its_place() {
    let mut window = Window::new(false);
    window.edit();
    assert!(window.queue.take(&document_named(99, "another"), 5).is_none());
    assert!(!window.queue.is_busy());
}

#[test]
fn a_browser_that_keeps_nothing_counts_the_changes_of_every_workspace() {
    let mut window = Window::new(true);
    let first = window.document.workspace.uid;
    assert_eq!(window.queue.state(), SaveState::MemoryOnly(0));
    assert!(!window.queue.loses_on_close());
    window.edit();
    window.edit();
    window.save();
    assert!(window.queue.loses_on_close() && !window.queue.loses_on_switch());
    window.switch();
    window.edit();
    window.save();
    assert_eq!(window.queue.state(), SaveState::MemoryOnly(3));
    window.queue.handed_out();
    assert_eq!(window.queue.state(), SaveState::MemoryOnly(2));
    window.queue.forget(first);
    assert!(!window.queue.loses_on_close());
}
