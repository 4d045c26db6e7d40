//! What of the open workspace is still to be kept: a state machine that the screen drives.
//!
//! Every opening of a workspace counts a generation up. One write at a time is taken, carried to
//! the store and settled with what the store said; what it says to another generation changes
//! nothing. Nothing counts as saved that the store has not acknowledged, the first snapshot
//! included. A snapshot is read back before anything behind it is let go of.

mod fence;
mod place;

use super::layout::{Chain, Head, Record, Snapshot, join};
use super::start::Opened;
use super::{Batch, NamedVersion, StoreError};
use crate::edit::Entry;
use crate::file::envelope::{self, Document};
use crate::file::migrate;
use crate::model::Uid;
use place::{Place, RECORDS_PER_HIDING, Unread, Waiting, Wanted};
use std::collections::BTreeMap;

/// Pauses before another try, in milliseconds; the last one holds from then on.
const RETRY_MS: [u32; 3] = [1_000, 5_000, 30_000];

/// How the newest change is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing has changed since the workspace was opened.
    Nothing,
    /// A change is on its way.
    Saving,
    /// The newest change was kept at this moment, milliseconds since 1970, UTC.
    Saved(i64),
    /// This browser keeps nothing; so many changes are in this window only.
    MemoryOnly(usize),
    /// The newest changes, so many, are not kept.
    Failed(StoreError, usize),
}

/// How long a log is since its snapshot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LogSize {
    /// Its records.
    pub records: usize,
    /// Their bytes.
    pub bytes: usize,
}

/// What the store holds of a workspace that is turned to.
#[derive(Clone, Debug)]
pub struct Held {
    /// Its head.
    pub head: Head,
    /// The bytes under the key of the head, `None` where there are none.
    pub bytes: Option<Vec<u8>>,
    /// Its snapshots.
    pub snapshots: Vec<Snapshot>,
    /// How long its log is since the newest one.
    pub log: LogSize,
    /// Bytes of its records, as far as they were read.
    pub lengths: BTreeMap<u64, usize>,
    /// Records that are still to be written, in order.
    pub owed: Vec<(u64, Vec<u8>)>,
    /// Whether a snapshot is wanted soon.
    pub is_due: bool,
    /// The record behind which nothing that lies there follows: it goes with the next write.
    pub loose_after: Option<u64>,
    /// Generations that were found whole and are not marked so yet.
    pub sound: Vec<u64>,
    /// The generation of an older schema that it was read from: kept when it is written anew.
    pub older: Option<u64>,
}

impl Default for Held {
    fn default() -> Self {
        let head = super::shelf::nameless(Uid(0));
        Self {
            head,
            bytes: None,
            snapshots: Vec::new(),
            log: LogSize::default(),
            lengths: BTreeMap::new(),
            owed: Vec::new(),
            is_due: false,
            loose_after: None,
            sound: Vec::new(),
            older: None,
        }
    }
}

impl Held {
    /// What a start has found; `head` is what lies under the key of the head.
    pub fn of(opened: &Opened, uid: Uid, head: Option<Vec<u8>>) -> Self {
        let known = head.as_deref().and_then(Head::decode);
        let newest = opened.snapshots.iter().map(|s| s.generation).max().unwrap_or(0);
        let older = (opened.schema < migrate::newest()).then_some(opened.generation);
        let is_due = known.is_none()
            || older.is_some()
            || newest != opened.generation
            || !opened.owed.is_empty();
        let known = known.unwrap_or_else(|| super::shelf::nameless(uid));
        let read = |s: &&Snapshot| s.generation == opened.generation && !s.verified;
        Self {
            sound: opened.snapshots.iter().filter(read).map(|s| s.generation).collect(),
            older,
            is_due,
            loose_after: opened.has_loose_end.then_some(opened.seq),
            head: Head { uid, epoch: opened.epoch, ..known },
            bytes: head,
            snapshots: opened.snapshots.clone(),
            log: LogSize { records: opened.followed.len(), bytes: opened.followed.values().sum() },
            lengths: opened.followed.clone(),
            owed: opened.owed.clone(),
        }
    }
}

/// Which write an outcome belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket(u64);

/// A state of the queue to compare with a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    generation: u64,
    newest: u64,
}

impl Mark {
    /// Whether the same opening of a workspace is meant, however new it is.
    pub fn is_same_opening(self, other: Self) -> bool {
        self.generation == other.generation
    }
}

/// A snapshot to be read back, with the document it was made of.
#[derive(Clone, Debug)]
pub struct Check {
    ticket: Ticket,
    unread: Unread,
}

impl Check {
    /// Which snapshot to read.
    pub fn snapshot(&self) -> &Snapshot {
        &self.unread.snapshot
    }

    /// Whether these parts are the document it was made of.
    pub fn is_sound(&self, parts: &[(String, Vec<u8>)]) -> bool {
        let bytes = join(parts);
        self.unread.snapshot.is_of(&bytes)
            && envelope::read(&bytes).is_ok_and(|read| read == self.unread.document)
    }
}

/// The queue.
#[derive(Debug, Default)]
pub struct SaveQueue {
    generation: u64,
    open: Option<Place>,
    memory_only: bool,
    /// Changes since the start, or since they were handed out, in a store that keeps nothing.
    unkept: BTreeMap<Uid, usize>,
}

impl SaveQueue {
    /// A queue with nothing open; `memory_only` where the store lives in this window alone.
    pub fn new(memory_only: bool) -> Self {
        Self { memory_only, ..Self::default() }
    }

    /// Turns to a workspace at its newest record and the link that makes: `held` is what the store
    /// holds of it, else why the store did not take it.
    pub fn open(&mut self, uid: Uid, at: (u64, Chain), held: Result<Held, StoreError>) {
        self.generation += 1;
        self.open = Some(Place::new(uid, at, held));
    }

    /// Turns away from the open workspace; what waits is let go.
    pub fn close(&mut self) {
        self.generation += 1;
        self.open = None;
    }

    /// Forgets that changes of a workspace are in this window only: it was deleted or handed out.
    pub fn forget(&mut self, uid: Uid) {
        self.unkept.remove(&uid);
    }

    /// Queues an entry; gives its record, for the journal.
    pub fn enter(&mut self, entry: &Entry) -> Option<Vec<u8>> {
        let place = self.open.as_mut()?;
        let record = Record::of(place.uid, place.epoch, place.chain, entry).encode();
        (place.newest, place.chain) = (entry.seq, Chain::of(&record));
        place.waiting.push(Waiting { seq: entry.seq, bytes: record.clone() });
        if self.memory_only {
            *self.unkept.entry(place.uid).or_default() += 1;
        }
        Some(record)
    }

    /// Asks for a snapshot of the open workspace as it is now, besides the automatic ones.
    pub fn want(&mut self, document: &Document, of: NamedVersion) {
        if let Some(place) = self.open.as_mut().filter(|p| p.uid == document.workspace.uid) {
            let (seq, chain) = (place.newest, place.chain);
            place.wanted.push(Wanted { document: document.clone(), seq, chain, of });
        }
    }

    /// Why a snapshot that was asked for could not be written yet.
    pub fn held_up(&self) -> Option<&StoreError> {
        let place = self.open.as_ref().filter(|place| !place.wanted.is_empty())?;
        place.fault.as_ref()
    }

    /// Gives a snapshot that is no automatic one another name.
    pub fn rename(&mut self, generation: u64, label: &str) {
        if let Some(place) = &mut self.open {
            place.rename(generation, label);
        }
    }

    /// Lets go of a snapshot that is no automatic one.
    pub fn let_go(&mut self, generation: u64) {
        if let Some(place) = &mut self.open {
            place.let_go(generation);
        }
    }

    /// Notes that the window was hidden: a good moment for a snapshot where one is worth it.
    pub fn hidden(&mut self) {
        if let Some(place) = &mut self.open {
            place.is_due |= place.log.records >= RECORDS_PER_HIDING;
        }
    }

    /// Notes the bytes of all records the store holds: what lies outside the history may go.
    pub fn know_lengths(&mut self, mark: Mark, lengths: BTreeMap<u64, usize>) {
        let is_current = mark.generation == self.generation;
        if let Some(place) = self.open.as_mut().filter(|_| is_current) {
            let mut all = lengths;
            all.extend(&place.own);
            place.lengths = Some(all);
        }
    }

    /// The next write, unless one is under way or it would be in vain. The document is the open
    /// one at its newest record; `now_ms` is the time shown for it.
    pub fn take(&mut self, document: &Document, now_ms: i64) -> Option<(Ticket, Batch)> {
        let place = self.open.as_mut()?;
        let ours = place.uid == document.workspace.uid;
        if !ours || place.flight.is_some() || !place.has_work() || place.is_fenced() {
            return None;
        }
        let (batch, flight) = place.batch(document, now_ms);
        place.flight = Some(flight);
        Some((Ticket(self.generation), batch))
    }

    /// Takes in what the store said to a write; whether it was of this generation.
    pub fn settle(&mut self, ticket: Ticket, outcome: Result<(), StoreError>) -> bool {
        let current = ticket == Ticket(self.generation);
        let Some(place) = self.open.as_mut().filter(|_| current) else { return false };
        let Some(flight) = place.flight.take() else { return false };
        match outcome {
            Ok(()) => place.landed(flight),
            Err(fault) => {
                if fault.is_doubtful() {
                    place.doubtful.push(flight);
                }
                place.fault = Some(fault);
                place.tries += 1;
            }
        }
        true
    }

    /// Whether the head in the store should be looked at: a write whose answer was lost may be
    /// what fences this window now.
    pub fn doubts(&self) -> bool {
        let doubts = |place: &Place| place.is_fenced() && !place.doubtful.is_empty();
        self.open.as_ref().is_some_and(doubts)
    }

    /// Takes in what lies under the key of the head: where it is of a write of this window, that
    /// write has landed.
    pub fn learn(&mut self, mark: Mark, head: Option<&[u8]>) {
        let is_current = mark.generation == self.generation;
        let Some(place) = self.open.as_mut().filter(|_| is_current) else { return };
        let doubtful = std::mem::take(&mut place.doubtful);
        if let Some(own) = doubtful.into_iter().find(|flight| Some(flight.bytes.as_slice()) == head)
        {
            place.landed(own);
        }
    }

    /// A snapshot to be read back when there is time.
    pub fn take_check(&mut self) -> Option<Check> {
        let ticket = Ticket(self.generation);
        let unread = self.open.as_mut()?.unread.pop()?;
        Some(Check { ticket, unread })
    }

    /// Takes in whether a snapshot came back as it was made; nothing where it could not be read.
    pub fn checked(&mut self, check: &Check, is_sound: bool) {
        let current = check.ticket == Ticket(self.generation);
        if let Some(place) = self.open.as_mut().filter(|_| current) {
            place.checked(check.unread.snapshot.generation, is_sound);
        }
    }

    /// Notes that the user was handed a file of the open workspace as it is now.
    pub fn handed_out(&mut self) {
        let Some(place) = &mut self.open else { return };
        place.handed = Some(place.newest);
        self.unkept.remove(&place.uid);
    }

    /// The head that the store has confirmed of the open workspace.
    pub fn head(&self) -> Option<&Head> {
        Some(&self.open.as_ref()?.kept.as_ref()?.0)
    }

    /// Whether a write is under way.
    pub fn is_busy(&self) -> bool {
        self.open.as_ref().is_some_and(|place| place.flight.is_some())
    }

    /// Whether the store has not acknowledged all of the open workspace.
    pub fn is_unsaved(&self) -> bool {
        self.open.as_ref().is_some_and(Place::is_unsaved)
    }

    /// Whether a write is under way or may still succeed later.
    pub fn can_still_be_saved(&self) -> bool {
        self.is_busy() || self.open.as_ref().is_some_and(|place| !place.is_fenced())
    }

    /// Whether turning to another workspace would lose something: neither store nor file has it.
    pub fn loses_on_switch(&self) -> bool {
        let handed = |place: &Place| place.handed == Some(place.newest);
        self.open.as_ref().is_some_and(|place| place.is_unsaved() && !handed(place))
    }

    /// Whether closing the window would lose something.
    pub fn loses_on_close(&self) -> bool {
        self.loses_on_switch() || !self.unkept.is_empty()
    }

    /// What is open and how new it is, to see later whether that is still so.
    pub fn mark(&self) -> Mark {
        let newest = self.open.as_ref().map_or(0, |place| place.newest);
        Mark { generation: self.generation, newest }
    }

    /// The pause before a failed write should be tried again, in milliseconds; `None` where
    /// nothing failed or another try would be in vain.
    pub fn retry_ms(&self) -> Option<u32> {
        let place = self.open.as_ref()?;
        match place.fault.as_ref()? {
            StoreError::Fenced | StoreError::VersionNewer => None,
            _ => RETRY_MS.get(place.tries.saturating_sub(1)).or(RETRY_MS.last()).copied(),
        }
    }

    /// How the newest change is kept.
    pub fn state(&self) -> SaveState {
        if self.memory_only {
            return SaveState::MemoryOnly(self.unkept.values().sum());
        }
        let Some(place) = &self.open else { return SaveState::Nothing };
        match (&place.fault, place.is_unsaved(), place.saved_ms) {
            (Some(fault), true, _) => SaveState::Failed(fault.clone(), place.waiting.len().max(1)),
            (None, true, _) => SaveState::Saving,
            (_, false, Some(at_ms)) => SaveState::Saved(at_ms),
            (_, false, None) => SaveState::Nothing,
        }
    }
}

#[cfg(test)]
mod tests;
