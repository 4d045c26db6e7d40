//! A window without a screen: a workspace, its history, the queue, the journal, a store.

use super::{document_named, wait};
use crate::edit::tests::Dice;
use crate::edit::{Change, Command, FieldKey, History, Label, Stamp, Target, Verb, apply};
use crate::file::envelope::Document;
use crate::model::{Project, RecordKind, RecordRef, Typed, Uid, Value};
use crate::store::layout::key::{self, Span};
use crate::store::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Tries after which a store is taken to be dead.
const TRIES_MAX: usize = 12;

/// The window.
pub struct Desk {
    pub queue: SaveQueue,
    pub document: Document,
    pub history: History,
    pub journal: Journal,
    /// The storage beside the store.
    pub beside: BTreeMap<String, String>,
    /// Every version that was ever shown, by its number.
    pub versions: BTreeMap<u64, Document>,
    /// The newest record that was said to be saved.
    pub acked: u64,
    /// What tells the changes of this window from those of others; empty where it is alone.
    pub who: String,
}

impl Desk {
    /// Makes a workspace in a store; `None` where the store did not take it.
    pub fn create(store: &impl Store, uid: u128) -> Option<Self> {
        let document = document_named(uid, "start");
        let held = wait(create(store, &document, 1)).ok()?;
        Some(Self::at(document, (0, Chain::default()), held, BTreeMap::new()))
    }

    fn at(
        document: Document,
        place: (u64, Chain),
        held: Held,
        beside: BTreeMap<String, String>,
    ) -> Self {
        let mut queue = SaveQueue::default();
        queue.open(document.workspace.uid, place, Ok(held));
        let history = History::after(place.0, &document.revision);
        let versions = BTreeMap::from([(place.0, document.clone())]);
        let mut journal = Journal::under("j:");
        for (key, text) in &beside {
            journal.inherit(key, text);
        }
        Self {
            queue,
            document,
            history,
            journal,
            beside,
            versions,
            acked: place.0,
            who: String::new(),
        }
    }

    /// Starts again on what a store and the storage beside it hold.
    pub fn start(
        store: &impl Store,
        uid: Uid,
        beside: &BTreeMap<String, String>,
    ) -> Result<Start, StoreError> {
        let rows = beside.iter().map(|(key, text)| (key.clone(), text.clone().into_bytes()));
        Ok(wait(fetch(store, uid, rows.collect(), None))?.0)
    }

    /// The same, and goes on from there where it can be read in full.
    pub fn reopen(
        store: &impl Store,
        uid: Uid,
        beside: &BTreeMap<String, String>,
    ) -> Result<Self, String> {
        let rows = beside.iter().map(|(key, text)| (key.clone(), text.clone().into_bytes()));
        let fetched = wait(fetch(store, uid, rows.collect(), None));
        let (start, found) = fetched.map_err(|error| format!("{error:?}"))?;
        let Outcome::Opened(opened) = start.outcome else {
            return Err(format!("{:?} {:?}", start.outcome, start.notes));
        };
        if !opened.is_complete {
            return Err(format!("not complete: {:?}", start.notes));
        }
        wait(quarantine(store, uid, &start.damaged, &[])).map_err(|error| format!("{error:?}"))?;
        let held = Held::of(&opened, uid, found.head);
        let place = (opened.seq, opened.chain);
        Ok(Self::at(opened.document, place, held, beside.clone()))
    }

    /// Does a step: `size` 0 renames, more adds so many projects at once.
    pub fn edit(&mut self, size: usize) {
        let seq = self.history.seq();
        let (command, verb) = if size == 0 {
            let uid = self.document.workspace.settings().uid;
            let at = RecordRef { kind: RecordKind::Settings, uid };
            let value = Value::Text(format!("name {seq}{}", self.who));
            (Command::Set { at, field: FieldKey::Builtin("name"), value }, Verb::Edit)
        } else {
            let project = |nth: usize| {
                let mut project = Project::empty(Uid((u128::from(seq) << 32) + nth as u128 + 1));
                project.name = format!("Project {nth} of step {seq}{}", self.who);
                Command::Add(Arc::new(project))
            };
            (Command::Batch((0..size).map(project).collect()), Verb::Import)
        };
        let applied = apply(&self.document.workspace, Target::Plan, &command).unwrap();
        let label = Label::many(verb, RecordKind::Project, size);
        self.history.enter(Change { label, patches: applied.patches }, Stamp::default());
        self.entered(applied.workspace);
    }

    /// Takes the newest step back, where there is one.
    pub fn undo(&mut self) {
        let before = self.history.undo(&self.document.workspace, Stamp::default()).unwrap();
        if let Some(before) = before {
            self.entered(before);
        }
    }

    fn entered(&mut self, workspace: crate::model::Workspace) {
        let entry = self.history.newest().unwrap().clone();
        self.document.follow(workspace, &entry);
        let uid = self.document.workspace.uid;
        let record = self.queue.enter(&entry).unwrap();
        let writes = self.journal.enter(uid, entry.seq, &record);
        self.write_beside(writes);
        self.versions.insert(entry.seq, self.document.clone());
    }

    fn write_beside(&mut self, writes: Vec<JournalWrite>) {
        for write in writes {
            match write {
                JournalWrite::Set(key, text) => _ = self.beside.insert(key, text),
                JournalWrite::Remove(key) => _ = self.beside.remove(&key),
            }
        }
    }

    /// One write to the store and its answer; whether there was anything to write.
    pub fn write(&mut self, store: &impl Store) -> bool {
        let Some((ticket, batch)) = self.queue.take(&self.document, 5) else { return false };
        let outcome = wait(store.commit(batch));
        self.queue.settle(ticket, outcome);
        if self.queue.doubts() {
            let (mark, key) = (self.queue.mark(), key::head(self.document.workspace.uid));
            if let Ok(rows) = wait(store.read(&[Span::one(key)])) {
                self.queue.learn(mark, rows.first().map(|(_, bytes)| bytes.as_slice()));
            }
        }
        if let Some(head) = self.queue.head() {
            self.acked = self.acked.max(head.seq);
        }
        let uid = self.document.workspace.uid;
        self.journal.acked(uid, self.acked);
        if self.acked.is_multiple_of(7) && !self.queue.is_unsaved() {
            let (mark, at) = (self.queue.mark(), self.queue.head().map(|h| (h.seq, h.chain)));
            if let Some(Ok((_, lengths))) = at.map(|at| wait(history(store, uid, at))) {
                self.queue.know_lengths(mark, lengths);
            }
        }
        true
    }

    /// Writes until all is saved, snapshots are read back and what may go has gone; whether that
    /// was reached.
    pub fn save(&mut self, store: &impl Store) -> bool {
        for _ in 0..TRIES_MAX {
            while let Some(check) = self.queue.take_check() {
                let snapshot = check.snapshot();
                let span = key::parts(snapshot.uid, snapshot.generation);
                if let Ok(parts) = wait(store.read(&[span])) {
                    self.queue.checked(&check, check.is_sound(&parts));
                }
            }
            if !self.write(store) {
                let writes = self.journal.due(5);
                self.write_beside(writes);
                return !self.queue.is_unsaved();
            }
        }
        false
    }

    /// Does what a user may do, as the dice fall.
    pub fn any_step(&mut self, store: &impl Store, dice: &mut Dice) {
        match dice.roll(12) {
            0..=5 => self.edit(0),
            6 => self.edit(1 + dice.roll(40)),
            7 => self.undo(),
            8 => self.queue.hidden(),
            9 => {
                let of = NamedVersion { why: Why::Import, label: String::new(), until_ms: Some(9) };
                self.queue.want(&self.document, of);
            }
            _ => _ = self.save(store),
        }
        if dice.roll(3) > 0 {
            self.write(store);
        }
    }
}
