//! How a start climbs down from the newest snapshot to what can still be read.
//!
//! A pure function over what the stores returned. It destroys nothing: it names the bytes that are
//! damaged so that they can be copied aside, and it notes every rung it stood on.

mod salvage;
mod trail;

use super::layout::{Chain, Head, Snapshot, join, key};
use super::witness::Sighting;
use crate::edit::{PatchFault, violations};
use crate::file::envelope::{self, Document, FileFault};
use crate::model::Uid;
use std::collections::BTreeMap;
pub(super) use trail::Trail;

/// What the stores returned of one workspace.
#[derive(Clone, Debug)]
pub struct Found {
    /// The workspace.
    pub uid: Uid,
    /// The bytes of its head.
    pub head: Option<Vec<u8>>,
    /// What lies under the keys of its snapshots.
    pub snapshots: Vec<(String, Vec<u8>)>,
    /// The parts of the snapshots that were asked for.
    pub parts: BTreeMap<u64, Vec<(String, Vec<u8>)>>,
    /// Its log, in the order of the keys.
    pub log: Vec<(String, Vec<u8>)>,
    /// What the journal holds of it: keys and records.
    pub journal: Vec<(String, Vec<u8>)>,
    /// What was last seen of it.
    pub witness: Option<Sighting>,
}

impl Found {
    /// Nothing of a workspace yet.
    pub fn of(uid: Uid) -> Self {
        Self {
            uid,
            head: None,
            snapshots: Vec::new(),
            parts: BTreeMap::new(),
            log: Vec::new(),
            journal: Vec::new(),
            witness: None,
        }
    }
}

/// Why a record does not follow.
#[derive(Clone, Debug, PartialEq)]
pub enum Break {
    /// It is not there.
    Missing,
    /// Its bytes are not the ones that were written.
    Unreadable,
    /// It names another one before it than the one there.
    Unlinked,
    /// It does not lead from the revision before it to the one it names.
    Revision,
    /// It does not fit the workspace.
    Unfit(PatchFault),
}

/// One rung of a start, in the order they were stood on.
#[derive(Clone, Debug, PartialEq)]
pub enum Note {
    /// The head cannot be read: what was confirmed is known from the records alone.
    HeadUnreadable,
    /// This snapshot cannot be read.
    SnapshotUnreadable(u64, FileFault),
    /// An older snapshot than the newest was the start: its generation, and the records followed.
    OlderSnapshot(u64, u64),
    /// The log was followed up to this record, which does not follow.
    LogStops(u64, Break),
    /// This record was taken from the journal, for the store's is damaged.
    Mended(u64),
    /// So many changes that the store had not confirmed came from the journal.
    FromJournal(u64),
    /// The records from one number to another were confirmed and are not there.
    Missing(u64, u64),
    /// So many records were written but never confirmed.
    Unconfirmed(u64),
    /// The newest record is not the one that was confirmed.
    OtherChain(u64),
    /// So many changes of another window stand beside the plan.
    Beside(u64),
    /// So many things in it contradict each other.
    Odd(usize),
}

/// Changes of a writer that was overtaken: another version that nobody may lose.
#[derive(Clone, Debug, PartialEq)]
pub struct Branch {
    /// The workspace with them.
    pub document: Document,
    /// How many there are.
    pub changes: u64,
    /// Where the journal holds them.
    pub keys: Vec<String>,
}

/// A workspace that could be read.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The workspace.
    pub document: Document,
    /// The epoch of its head.
    pub epoch: u64,
    /// The newest record in it.
    pub seq: u64,
    /// The link that this record makes.
    pub chain: Chain,
    /// Whether all that was confirmed is in it.
    pub is_complete: bool,
    /// The snapshots that are known.
    pub snapshots: Vec<Snapshot>,
    /// The snapshot it was read from.
    pub generation: u64,
    /// The schema of that snapshot, which may be an older one.
    pub schema: u64,
    /// Bytes of the records followed since that snapshot, by number.
    pub followed: BTreeMap<u64, usize>,
    /// Records that came from the journal and are still to be written.
    pub owed: Vec<(u64, Vec<u8>)>,
    /// Whether something lies behind the newest record that does not follow it.
    pub has_loose_end: bool,
    /// Keys of the journal whose records are in it.
    pub settled: Vec<String>,
    /// Changes of an overtaken writer.
    pub branch: Option<Branch>,
}

/// What a start came to.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// There is no such workspace, and nobody has seen one.
    Absent,
    /// There is nothing of it, and there was.
    Lost(Sighting),
    /// A newer version wrote it: format and schema.
    Newer(u64, u64),
    /// It can be read.
    Opened(Box<Opened>),
    /// No snapshot can be read, but so many single records.
    Salvaged(Box<Document>, usize),
    /// Nothing can be read.
    Unreadable,
}

/// A start: what it came to, how, and what of the store is damaged.
#[derive(Clone, Debug)]
pub struct Start {
    /// What it came to.
    pub outcome: Outcome,
    /// The rungs, in order.
    pub notes: Vec<Note>,
    /// Keys whose bytes are damaged.
    pub damaged: Vec<String>,
    /// Keys of the journal that belong to nothing that is known any more.
    pub strays: Vec<String>,
}

/// A start, or the generation whose parts it needs to go on.
#[derive(Clone, Debug)]
pub enum Climb {
    /// Read the parts of this generation, and the log as far as it goes back.
    Wants(u64),
    /// It has come to an end.
    Done(Box<Start>),
}

/// Climbs down: the newest snapshot that is whole, the log to the first record that does not
/// follow, the journal where it fits, at last single records.
pub fn climb(found: &Found) -> Climb {
    let mut start =
        Start { outcome: Outcome::Absent, notes: vec![], damaged: vec![], strays: vec![] };
    let head = found.head.as_deref().and_then(Head::decode);
    if found.head.is_some() && head.is_none() {
        start.notes.push(Note::HeadUnreadable);
        start.damaged.push(key::head(found.uid));
    }
    let known = known(found, &mut start);
    let mut placeless = None;
    for (generation, listed) in known.iter().rev() {
        let Some(parts) = found.parts.get(generation) else { return Climb::Wants(*generation) };
        match read(listed.as_ref(), parts) {
            Ok((document, schema)) => {
                let place = match listed {
                    Some(listed) => Some((listed.seq, listed.chain)),
                    None => trail::place_of(&document.revision, &found.log),
                };
                let Some(place) = place else {
                    // Whole, but nobody knows what follows it: only where nothing else is left.
                    placeless = placeless.or(Some(document));
                    continue;
                };
                let from = Rung { generation: *generation, schema, place };
                stand(found, head.as_ref(), &known, &from, document, &mut start);
                return Climb::Done(Box::new(start));
            }
            Err(FileFault::Newer(format, schema)) => {
                start.outcome = Outcome::Newer(format, schema);
                return Climb::Done(Box::new(start));
            }
            Err(fault) => {
                start.notes.push(Note::SnapshotUnreadable(*generation, fault));
                start.damaged.extend(parts.iter().map(|(key, _)| key.clone()));
            }
        }
    }
    without_snapshot(found, placeless, &mut start);
    Climb::Done(Box::new(start))
}

/// The generations that are there, with what is known of them where that can be read.
fn known(found: &Found, start: &mut Start) -> BTreeMap<u64, Option<Snapshot>> {
    let mut known = BTreeMap::new();
    for (key, bytes) in &found.snapshots {
        let Some(generation) = key::number_of(key) else { continue };
        let listed = Snapshot::decode(bytes)
            .filter(|listed| listed.generation == generation && listed.uid == found.uid);
        if listed.is_none() {
            let fault = FileFault::Damaged("snapshot");
            start.notes.push(Note::SnapshotUnreadable(generation, fault));
            start.damaged.push(key.clone());
        }
        known.insert(generation, listed);
    }
    known
}

fn read(
    listed: Option<&Snapshot>,
    parts: &[(String, Vec<u8>)],
) -> Result<(Document, u64), FileFault> {
    let bytes = join(parts);
    match (envelope::read_of_schema(&bytes), listed) {
        // Bytes that are not those that were written are damaged, whatever version they claim.
        (Ok(_) | Err(FileFault::Newer(..)), Some(listed)) if !listed.is_of(&bytes) => {
            Err(FileFault::HashDiffers)
        }
        (document, _) => document,
    }
}

/// The snapshot that is stood on, its schema and its place in the log.
struct Rung {
    generation: u64,
    schema: u64,
    place: (u64, Chain),
}

/// Stands on a snapshot and follows log and journal from there.
fn stand(
    found: &Found,
    head: Option<&Head>,
    known: &BTreeMap<u64, Option<Snapshot>>,
    &Rung { generation, schema, place }: &Rung,
    document: Document,
    start: &mut Start,
) {
    let base = document.clone();
    let mut trail = Trail::from(document, place);
    trail.follow(found, &mut start.damaged);
    if known.last_key_value().is_some_and(|(newest, _)| *newest != generation) {
        start.notes.push(Note::OlderSnapshot(generation, trail.seq - place.0));
    }
    let is_complete = judge(&trail, head, found.witness.as_ref(), &mut start.notes);
    let branch = trail.branch(found, &base, place);
    if let Some(branch) = &branch {
        start.notes.push(Note::Beside(branch.changes));
    }
    let aside = branch.as_ref().map(|branch| branch.keys.as_slice()).unwrap_or_default();
    let is_stray = |key: &&String| !trail.settled.contains(key) && !aside.contains(key);
    start.strays = found.journal.iter().map(|(key, _)| key).filter(is_stray).cloned().collect();
    let odd = violations(&trail.document.workspace).len();
    if odd > 0 {
        start.notes.push(Note::Odd(odd));
    }
    start.outcome = Outcome::Opened(Box::new(Opened {
        epoch: head.map_or(trail.epoch, |head| head.epoch.max(trail.epoch)),
        seq: trail.seq,
        chain: trail.chain,
        is_complete,
        snapshots: known.values().flatten().cloned().collect(),
        generation,
        schema,
        followed: trail.followed,
        owed: trail.owed,
        has_loose_end: trail.stopped.is_some(),
        settled: trail.settled,
        branch,
        document: trail.document,
    }));
}

/// Whether all that was confirmed is there, with the reasons where it is not.
fn judge(
    trail: &Trail,
    head: Option<&Head>,
    witness: Option<&Sighting>,
    notes: &mut Vec<Note>,
) -> bool {
    notes.extend(trail.mended.iter().map(|seq| Note::Mended(*seq)));
    let confirmed = head.map_or(0, |head| head.seq);
    let seen = witness.map_or(0, |seen| seen.seq);
    let expected = confirmed.max(seen);
    let new = trail.owed.iter().filter(|(seq, _)| *seq > confirmed).count() as u64;
    if head.is_some() && new > 0 {
        notes.push(Note::FromJournal(new));
    }
    let beyond = trail.seq.saturating_sub(confirmed).saturating_sub(new);
    if head.is_some() && beyond > 0 {
        notes.push(Note::Unconfirmed(beyond));
    }
    let other = head.filter(|head| trail.links.get(&head.seq).is_some_and(|l| *l != head.chain));
    if let Some(head) = other {
        notes.push(Note::OtherChain(head.seq));
    }
    let short = trail.seq < expected;
    if let Some((seq, why)) = &trail.stopped {
        notes.push(Note::LogStops(*seq, why.clone()));
    }
    if short {
        notes.push(Note::Missing(trail.seq + 1, expected));
    }
    // What breaks off behind the newest confirmed record was never said to be saved.
    let harmless = |(seq, _): &(u64, Break)| head.is_some() && *seq > expected;
    !short && other.is_none() && trail.stopped.as_ref().is_none_or(harmless)
}

/// Nothing of a snapshot can be read: single records, or the knowledge that there was something.
fn without_snapshot(found: &Found, placeless: Option<Document>, start: &mut Start) {
    start.damaged.extend(found.log.iter().map(|(key, _)| key.clone()));
    let is_empty = found.head.is_none() && found.snapshots.is_empty() && found.log.is_empty();
    start.outcome = match (&found.witness, is_empty) {
        (Some(seen), true) => Outcome::Lost(seen.clone()),
        (None, true) => Outcome::Absent,
        (_, false) => match placeless.map_or_else(|| salvage::salvage(found), salvage::counted) {
            (_, 0) => Outcome::Unreadable,
            (document, count) => Outcome::Salvaged(Box::new(document), count),
        },
    };
}

#[cfg(test)]
mod tests;
