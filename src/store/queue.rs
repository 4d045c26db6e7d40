//! What of the open workspace is still to be kept: a state machine that the screen drives.
//!
//! Every opening of a workspace counts a generation up. One write at a time is taken, carried to
//! the store and settled with what the store said; what it says to another generation changes
//! nothing. Nothing counts as saved that the store has not acknowledged, the first snapshot
//! included.

use super::{Batch, Head, StoreError, Write};
use crate::file::envelope::{self, Document};
use crate::model::Uid;
use std::collections::BTreeMap;

/// Entries after which the whole document is written again.
pub const ENTRIES_PER_SNAPSHOT: usize = 200;
/// Log bytes after which the whole document is written again.
pub const LOG_BYTES_MAX: usize = 256 * 1024;
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
    /// Its entries.
    pub entries: usize,
    /// Their bytes.
    pub bytes: usize,
}

impl LogSize {
    fn plus(self, other: Self) -> Self {
        Self { entries: self.entries + other.entries, bytes: self.bytes + other.bytes }
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

/// The queue.
#[derive(Debug, Default)]
pub struct SaveQueue {
    generation: u64,
    open: Option<Place>,
    memory_only: bool,
    /// Changes since the start, or since they were handed out, in a store that keeps nothing.
    unkept: BTreeMap<Uid, usize>,
}

/// The open workspace.
#[derive(Debug)]
struct Place {
    uid: Uid,
    newest: u64,
    waiting: Vec<(u64, Vec<u8>)>,
    /// The newest entry in the store, as far as this window knows.
    kept: Option<u64>,
    log: LogSize,
    flight: Option<Flight>,
    fault: Option<StoreError>,
    tries: usize,
    saved_ms: Option<i64>,
    /// The newest entry in a file that was handed to the user.
    handed: Option<u64>,
}

/// A write under way.
#[derive(Clone, Copy, Debug)]
struct Flight {
    seq: u64,
    count: usize,
    log: LogSize,
    saved_ms: i64,
}

impl Place {
    fn is_unsaved(&self) -> bool {
        !self.waiting.is_empty() || self.kept.is_none()
    }

    fn is_fenced(&self) -> bool {
        matches!(self.fault, Some(StoreError::Fenced(_)))
    }

    fn waiting_log(&self) -> LogSize {
        let bytes = self.waiting.iter().map(|(_, bytes)| bytes.len()).sum();
        LogSize { entries: self.waiting.len(), bytes }
    }

    /// What to write, and how long the log is once it is written.
    fn writes(&self, document: &Document) -> (Vec<Write>, LogSize) {
        let log = self.log.plus(self.waiting_log());
        if self.kept.is_none() || log.entries > ENTRIES_PER_SNAPSHOT || log.bytes > LOG_BYTES_MAX {
            let bytes = envelope::write(document).into_bytes();
            return (vec![Write::Snapshot { seq: self.newest, bytes }], LogSize::default());
        }
        let entry =
            |(seq, bytes): &(u64, Vec<u8>)| Write::Entry { seq: *seq, bytes: bytes.clone() };
        (self.waiting.iter().map(entry).collect(), log)
    }
}

impl SaveQueue {
    /// A queue with nothing open; `memory_only` where the store lives in this window alone.
    pub fn new(memory_only: bool) -> Self {
        Self { memory_only, ..Self::default() }
    }

    /// Turns to a workspace at its newest entry: `held` is the length of its log where the store
    /// holds all of it, else why the store did not take it.
    pub fn open(&mut self, uid: Uid, newest: u64, held: Result<LogSize, StoreError>) {
        self.generation += 1;
        let kept = held.is_ok().then_some(newest);
        let (log, fault) = match held {
            Ok(log) => (log, None),
            Err(fault) => (LogSize::default(), Some(fault)),
        };
        let tries = usize::from(fault.is_some());
        self.open = Some(Place {
            uid,
            newest,
            waiting: Vec::new(),
            kept,
            log,
            flight: None,
            fault,
            tries,
            saved_ms: None,
            handed: None,
        });
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

    /// Queues an entry; whether there is a workspace it can belong to.
    pub fn enter(&mut self, seq: u64, bytes: Vec<u8>) -> bool {
        let Some(place) = &mut self.open else { return false };
        place.newest = seq;
        place.waiting.push((seq, bytes));
        if self.memory_only {
            *self.unkept.entry(place.uid).or_default() += 1;
        }
        true
    }

    /// The next write, unless one is under way or it would be in vain. The document is the open
    /// one at its newest entry; `now_ms` is the time shown for it.
    pub fn take(&mut self, document: &Document, now_ms: i64) -> Option<(Ticket, Batch)> {
        let place = self.open.as_mut()?;
        let ours = place.uid == document.workspace.uid;
        if !ours || place.flight.is_some() || !place.is_unsaved() || place.is_fenced() {
            return None;
        }
        let (writes, log) = place.writes(document);
        let (seq, count) = (place.newest, place.waiting.len());
        place.flight = Some(Flight { seq, count, log, saved_ms: now_ms });
        let head = head_of(document, seq, now_ms);
        Some((Ticket(self.generation), Batch { head, expect_seq: place.kept, writes }))
    }

    /// Takes in what the store said to a write; whether it was of this generation.
    pub fn settle(&mut self, ticket: Ticket, outcome: Result<(), StoreError>) -> bool {
        let current = ticket == Ticket(self.generation);
        let Some(place) = self.open.as_mut().filter(|_| current) else { return false };
        let Some(flight) = place.flight.take() else { return false };
        match outcome {
            Ok(()) => {
                place.waiting.drain(..flight.count.min(place.waiting.len()));
                place.kept = Some(flight.seq);
                place.log = flight.log;
                place.saved_ms = Some(flight.saved_ms);
                (place.fault, place.tries) = (None, 0);
            }
            Err(fault) => {
                place.fault = Some(fault);
                place.tries += 1;
            }
        }
        true
    }

    /// Notes that the user was handed a file of the open workspace as it is now.
    pub fn handed_out(&mut self) {
        let Some(place) = &mut self.open else { return };
        place.handed = Some(place.newest);
        self.unkept.remove(&place.uid);
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
            StoreError::Fenced(_) | StoreError::VersionNewer => None,
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

/// The head of a document at an entry of its log.
pub fn head_of(document: &Document, seq: u64, saved_ms: i64) -> Head {
    let name = document.workspace.settings().name;
    Head { uid: document.workspace.uid, name, seq, saved_ms }
}

#[cfg(test)]
#[path = "queue_tests.rs"]
mod tests;
