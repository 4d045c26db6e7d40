//! The open workspace of a queue: what waits, what the store has confirmed, and the next batch.

use super::{Held, LogSize};
use crate::file::envelope::Document;
use crate::model::Uid;
use crate::store::layout::key::Span;
use crate::store::layout::{Chain, Head, Snapshot, Why, key};
use crate::store::prune::{Surplus, surplus};
use crate::store::shelf::{automatic, head_of, snapshot_of};
use crate::store::{Batch, Guard, NamedVersion, StoreError};
use std::collections::BTreeMap;

/// Records after which the whole document is written again.
pub const RECORDS_PER_SNAPSHOT: usize = 200;
/// Log bytes after which the whole document is written again.
pub const LOG_BYTES_MAX: usize = 256 * 1024;
/// Records that are worth a snapshot when the window is hidden.
pub const RECORDS_PER_HIDING: usize = 20;
/// How long what an older version wrote is kept, in milliseconds.
const OLDER_KEPT_MS: i64 = 30 * 24 * 60 * 60 * 1_000;
/// Snapshots in a row that may come back wrong before no more are tried.
const WRONG_MAX: usize = 3;

/// A record on its way to the store.
#[derive(Clone, Debug)]
pub struct Waiting {
    pub seq: u64,
    pub bytes: Vec<u8>,
}

/// A version to be kept as a snapshot, as it was when it was asked for.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub document: Document,
    pub seq: u64,
    pub chain: Chain,
    pub of: NamedVersion,
}

/// A snapshot that was written and not read back yet.
#[derive(Clone, Debug)]
pub struct Unread {
    pub snapshot: Snapshot,
    pub document: Document,
}

/// A write under way, or one whose answer was lost.
#[derive(Clone, Debug)]
pub struct Flight {
    pub head: Head,
    pub bytes: Vec<u8>,
    /// How many of those that waited are in it.
    pub count: usize,
    pub log: LogSize,
    pub made: Vec<Unread>,
    pub wanted: usize,
    pub verified: Vec<u64>,
    pub renamed: usize,
    pub dropped: Vec<u64>,
    pub older: Option<Snapshot>,
    pub surplus: Surplus,
}

/// The open workspace.
#[derive(Debug)]
pub struct Place {
    pub uid: Uid,
    pub epoch: u64,
    pub newest: u64,
    pub chain: Chain,
    pub waiting: Vec<Waiting>,
    /// The head in the store and its bytes, as far as this window knows.
    pub kept: Option<(Head, Option<Vec<u8>>)>,
    pub snapshots: Vec<Snapshot>,
    /// How long the log is since the newest snapshot.
    pub log: LogSize,
    /// Bytes of the records held, once they are known.
    pub lengths: Option<BTreeMap<u64, usize>>,
    /// Bytes of the records this window has written or followed.
    pub own: BTreeMap<u64, usize>,
    pub is_due: bool,
    pub loose_after: Option<u64>,
    pub wanted: Vec<Wanted>,
    pub unread: Vec<Unread>,
    /// Generations that were read back and found whole, but are not marked so yet.
    pub sound: Vec<u64>,
    pub wrong: usize,
    /// Snapshots whose name was changed and not written yet.
    pub renamed: Vec<u64>,
    /// Snapshots that the user lets go of and that are still in the store.
    pub dropped: Vec<u64>,
    /// The generation of an older schema that the next write keeps.
    pub older: Option<u64>,
    pub flight: Option<Flight>,
    pub doubtful: Vec<Flight>,
    pub fault: Option<StoreError>,
    pub tries: usize,
    pub saved_ms: Option<i64>,
    /// The newest record in a file that was handed to the user.
    pub handed: Option<u64>,
}

impl Place {
    /// The place a queue writes to, at a point of the log.
    pub fn new(uid: Uid, (seq, chain): (u64, Chain), held: Result<Held, StoreError>) -> Self {
        let (held, fault) = match held {
            Ok(held) => (Some(held), None),
            Err(fault) => (None, Some(fault)),
        };
        let held = held.unwrap_or_default();
        let unread = Vec::new();
        Self {
            uid,
            epoch: if fault.is_none() { held.head.epoch.max(1) } else { 1 },
            newest: seq,
            chain,
            waiting: held.owed.into_iter().map(|(seq, bytes)| Waiting { seq, bytes }).collect(),
            kept: fault.is_none().then_some((held.head, held.bytes)),
            snapshots: held.snapshots,
            log: held.log,
            lengths: None,
            own: held.lengths,
            is_due: held.is_due,
            loose_after: held.loose_after,
            wanted: Vec::new(),
            unread,
            sound: held.sound,
            wrong: 0,
            renamed: Vec::new(),
            dropped: Vec::new(),
            older: held.older,
            flight: None,
            doubtful: Vec::new(),
            tries: usize::from(fault.is_some()),
            fault,
            saved_ms: None,
            handed: None,
        }
    }

    pub fn is_unsaved(&self) -> bool {
        !self.waiting.is_empty() || self.kept.is_none()
    }

    pub fn is_fenced(&self) -> bool {
        matches!(self.fault, Some(StoreError::Fenced | StoreError::VersionNewer))
    }

    /// Whether another writer has come before and nothing of this one is on its way any more.
    pub fn is_cut_off(&self) -> bool {
        self.is_fenced() && self.flight.is_none() && self.doubtful.is_empty()
    }

    /// Whether there is anything to write. Order is only put into what this window has written
    /// itself: one that only looks must fence nobody.
    pub fn has_work(&self) -> bool {
        let order = (self.is_due && self.wrong < WRONG_MAX) || !self.sound.is_empty();
        let asked = !self.wanted.is_empty() || !self.renamed.is_empty() || !self.dropped.is_empty();
        self.is_unsaved() || asked || (order && self.saved_ms.is_some())
    }

    fn log_after(&self) -> LogSize {
        let waiting: usize = self.waiting.iter().map(|record| record.bytes.len()).sum();
        LogSize { records: self.log.records + self.waiting.len(), bytes: self.log.bytes + waiting }
    }

    fn wants_snapshot(&self) -> bool {
        let log = self.log_after();
        let long = log.records > RECORDS_PER_SNAPSHOT || log.bytes > LOG_BYTES_MAX;
        // The head names the newest snapshot: where that one goes, another takes its place.
        let newest = self.kept.as_ref().map(|(head, _)| head.generation);
        let loses_newest = newest.is_some_and(|newest| self.dropped.contains(&newest));
        self.kept.is_none() || loses_newest || ((long || self.is_due) && self.wrong < WRONG_MAX)
    }

    /// The next batch and what it brings about. The document is the open one at its newest record.
    pub fn batch(&self, document: &Document, now_ms: i64) -> (Batch, Flight) {
        let mut made = Vec::new();
        let records = self.waiting.iter().map(|r| (key::log(self.uid, r.seq), r.bytes.clone()));
        let mut puts: Vec<(String, Vec<u8>)> = records.collect();
        let numbers = self.snapshots.iter().map(|snapshot| snapshot.generation);
        // A number is never given twice.
        let mut generation = numbers.chain(self.dropped.iter().copied()).max().unwrap_or(0);
        let mut add = |document: &Document, seq, chain, of| {
            generation += 1;
            let (snapshot, own) = snapshot_of(document, (generation, seq, chain), of, now_ms);
            puts.extend(own);
            made.push(Unread { snapshot, document: document.clone() });
        };
        for wanted in &self.wanted {
            add(&wanted.document, wanted.seq, wanted.chain, wanted.of.clone());
        }
        let log = if self.wants_snapshot() {
            add(document, self.newest, self.chain, automatic());
            LogSize::default()
        } else {
            self.log_after()
        };
        let renamed = self.snapshots.iter().filter(|s| self.renamed.contains(&s.generation));
        puts.extend(renamed.map(|snapshot| (snapshot.key(), snapshot.encode())));
        let surplus = self.mark_sound(&mut puts, now_ms);
        // Whole with the first write of the newer schema: never one without the other.
        let older = self.older.and_then(|generation| self.pinned(generation, now_ms));
        puts.extend(older.iter().map(|snapshot| (snapshot.key(), snapshot.encode())));
        let known = self.kept.as_ref().map(|(head, _)| head);
        // Order in what is written already is no saving that anybody waits for.
        let said_ms = known.filter(|_| !self.is_unsaved()).map_or(now_ms, |head| head.saved_ms);
        let newest = made.iter().map(|unread| unread.snapshot.generation).max();
        let head = Head {
            chain: self.chain,
            generation: newest.or(known.map(|head| head.generation)).unwrap_or(0),
            floor: surplus.floor.max(known.map_or(1, |head| head.floor)),
            ..head_of(document, self.epoch, self.newest, said_ms)
        };
        let bytes = head.encode();
        puts.push((key::head(self.uid), bytes.clone()));
        let before = self.kept.as_ref().and_then(|(_, bytes)| bytes.clone());
        let guard = Some(Guard { key: key::head(self.uid), bytes: before });
        let batch = Batch { guard, deletes: self.deletes(&surplus), puts };
        let flight = Flight {
            head,
            bytes,
            count: self.waiting.len(),
            log,
            made,
            wanted: self.wanted.len(),
            verified: self.sound.clone(),
            renamed: self.renamed.len(),
            dropped: self.dropped.clone(),
            older,
            surplus,
        };
        (batch, flight)
    }

    /// Which keys go with the next write.
    fn deletes(&self, surplus: &Surplus) -> Vec<Span> {
        let mut deletes = surplus.deletes.clone();
        deletes.extend(self.loose_after.map(|seq| key::log_span(self.uid, seq + 1, u64::MAX)));
        for generation in &self.dropped {
            deletes.push(Span::one(key::snapshot(self.uid, *generation)));
            deletes.push(key::parts(self.uid, *generation));
        }
        deletes
    }

    /// What is known of the generation of an older schema, kept whatever comes after it. Its bytes
    /// stay as they are.
    fn pinned(&self, generation: u64, now_ms: i64) -> Option<Snapshot> {
        let found = self.snapshots.iter().find(|snapshot| snapshot.generation == generation)?;
        let until_ms = now_ms + OLDER_KEPT_MS;
        let (why, until_ms) = match (found.why, found.until_ms) {
            (Why::Automatic, _) => (Why::Migration, Some(until_ms)),
            (why, until) => (why, until.map(|until| until.max(until_ms))),
        };
        let verified = found.verified || self.sound.contains(&generation);
        Some(Snapshot { why, until_ms, verified, ..found.clone() })
    }

    /// Marks what was found whole as verified, and finds what may go by that.
    fn mark_sound(&self, puts: &mut Vec<(String, Vec<u8>)>, now_ms: i64) -> Surplus {
        let mut snapshots = self.snapshots.clone();
        for snapshot in &mut snapshots {
            if self.sound.contains(&snapshot.generation) {
                snapshot.verified = true;
                puts.push((snapshot.key(), snapshot.encode()));
            }
        }
        if self.sound.is_empty() {
            return Surplus::default();
        }
        surplus(self.uid, &snapshots, self.lengths.as_ref(), now_ms)
    }

    /// Takes in that a write has landed.
    pub fn landed(&mut self, flight: Flight) {
        let gone = flight.count.min(self.waiting.len());
        for record in self.waiting.drain(..gone) {
            self.own.insert(record.seq, record.bytes.len());
            if let Some(lengths) = &mut self.lengths {
                lengths.insert(record.seq, record.bytes.len());
            }
        }
        self.snapshots.retain(|s| !flight.surplus.generations.contains(&s.generation));
        for snapshot in &mut self.snapshots {
            snapshot.verified |= flight.verified.contains(&snapshot.generation);
        }
        if let Some(older) = flight.older {
            self.snapshots.retain(|snapshot| snapshot.generation != older.generation);
            self.snapshots.push(older);
            self.older = None;
        }
        if let Some(lengths) = &mut self.lengths {
            lengths.retain(|seq, _| *seq > flight.surplus.up_to);
        }
        self.sound.retain(|generation| !flight.verified.contains(generation));
        self.wanted.drain(..flight.wanted.min(self.wanted.len()));
        self.renamed.drain(..flight.renamed.min(self.renamed.len()));
        self.dropped.retain(|generation| !flight.dropped.contains(generation));
        let of_now = |unread: &Unread| unread.snapshot.why == Why::Automatic;
        self.is_due &= !flight.made.iter().any(of_now);
        self.snapshots.extend(flight.made.iter().map(|unread| unread.snapshot.clone()));
        self.unread.extend(flight.made);
        self.log = flight.log;
        if flight.count > 0 || self.kept.is_none() {
            self.saved_ms = Some(flight.head.saved_ms);
        }
        self.kept = Some((flight.head, Some(flight.bytes)));
        (self.fault, self.tries) = (None, 0);
        self.doubtful.clear();
        self.loose_after = None;
    }

    /// Gives a snapshot of the user another name.
    pub fn rename(&mut self, generation: u64, label: &str) {
        let own = |s: &&mut Snapshot| s.generation == generation && s.why != Why::Automatic;
        if let Some(snapshot) = self.snapshots.iter_mut().find(own) {
            label.clone_into(&mut snapshot.label);
            self.renamed.push(generation);
        }
    }

    /// Lets go of a snapshot of the user. The automatic ones, which recovery rests on, stay.
    pub fn let_go(&mut self, generation: u64) {
        let own = |s: &Snapshot| s.generation == generation && s.why != Why::Automatic;
        if self.snapshots.iter().any(own) {
            self.snapshots.retain(|snapshot| snapshot.generation != generation);
            self.unread.retain(|unread| unread.snapshot.generation != generation);
            self.sound.retain(|sound| *sound != generation);
            self.renamed.retain(|renamed| *renamed != generation);
            self.dropped.push(generation);
        }
    }

    /// Takes in that a snapshot was read back: whether it is what it was made of.
    pub fn checked(&mut self, generation: u64, is_sound: bool) {
        if is_sound {
            self.sound.push(generation);
            self.wrong = 0;
            return;
        }
        // It is no rung any more; another one is written, unless that fails all the time.
        self.snapshots.retain(|snapshot| snapshot.generation != generation);
        self.wrong += 1;
        self.is_due = true;
    }
}
