//! The workspaces of a store: which there are, how one is read and made.

use super::layout::key::{self, Span};
use super::layout::{Chain, Head, Record, Snapshot, Why, join, seal, split, unseal};
use super::start::{Climb, Found, Start, Trail, climb};
use super::witness::Sighting;
use super::{Batch, Guard, Held, Store, StoreError};
use crate::edit::Entry;
use crate::file::envelope::{self, Document, FileFault, sha256_hex};
use crate::model::{RecordKind, Uid, Workspace};
use std::collections::{BTreeMap, BTreeSet};

/// How often a workspace that is written all the while is read anew.
pub(super) const READINGS_MAX: usize = 8;

/// A snapshot to be made that is no automatic one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedVersion {
    /// Why it is made.
    pub why: Why,
    /// The name a user gave it; empty otherwise.
    pub label: String,
    /// Until when it is kept, milliseconds since 1970, UTC; `None` for good.
    pub until_ms: Option<i64>,
}

/// Makes sure that this program knows the layout of a store; a new store gets its mark.
///
/// # Errors
/// [`StoreError::VersionNewer`] where a newer program wrote it, or what the store says.
pub async fn check_layout(store: &impl Store) -> Result<(), StoreError> {
    let ours = seal(key::LAYOUT_VERSION.to_string().as_bytes());
    let rows = store.read(&[Span::one(key::LAYOUT)]).await?;
    let Some((_, bytes)) = rows.into_iter().next() else {
        let puts = vec![(key::LAYOUT.to_owned(), ours)];
        return store.commit(Batch { puts, ..Batch::default() }).await;
    };
    let version = unseal(&bytes).and_then(|text| std::str::from_utf8(text).ok()?.parse().ok());
    match version {
        // A damaged mark says nothing: every other form tells of itself.
        None => Ok(()),
        Some(version) if version <= key::LAYOUT_VERSION => Ok(()),
        Some::<u64>(_) => Err(StoreError::VersionNewer),
    }
}

/// All workspaces of a store but those in the bin. One whose head cannot be read has no name.
///
/// # Errors
/// What the store says.
pub async fn list(store: &impl Store) -> Result<Vec<Head>, StoreError> {
    let rows = store.read(&[Span::under(key::HEADS)]).await?;
    let others = store.keys(&[Span::under(key::SNAPSHOTS), Span::under(key::BIN)]).await?;
    let mut heads = BTreeMap::new();
    for (key, bytes) in &rows {
        if let Some(uid) = key::uid_of(key) {
            heads.insert(uid, Head::decode(bytes).unwrap_or_else(|| nameless(uid)));
        }
    }
    for key in others.iter().filter(|key| key.starts_with(key::SNAPSHOTS)) {
        if let Some(uid) = key::uid_of(key) {
            heads.entry(uid).or_insert_with(|| nameless(uid));
        }
    }
    for key in others.iter().filter(|key| key.starts_with(key::BIN)) {
        if let Some(uid) = key::uid_of(key) {
            heads.remove(&uid);
        }
    }
    Ok(heads.into_values().collect())
}

pub(super) fn nameless(uid: Uid) -> Head {
    Head {
        uid,
        name: String::new(),
        epoch: 0,
        seq: 0,
        chain: Chain::default(),
        generation: 0,
        floor: 0,
        records: 0,
        saved_ms: 0,
    }
}

/// Reads a workspace as far as it can be read: `journal` and `witness` are what lies beside the
/// store.
///
/// # Errors
/// What the store says, or [`StoreError::Fenced`] where another writer does not rest.
pub async fn fetch(
    store: &impl Store,
    uid: Uid,
    journal: Vec<(String, Vec<u8>)>,
    witness: Option<Sighting>,
) -> Result<(Start, Found), StoreError> {
    for _ in 0..READINGS_MAX {
        let head = one(store, &key::head(uid)).await?;
        let known = head.as_deref().and_then(Head::decode);
        let (generation, floor) = known.map_or((None, 0), |h| (Some(h.generation), h.floor));
        let (journal, witness) = (journal.clone(), witness.clone());
        let mut found = Found { head, journal, witness, ..Found::of(uid) };
        let mut is_same = take(store, &mut found, generation, floor).await?;
        while is_same {
            match climb(&found) {
                Climb::Done(start) => return Ok((*start, found)),
                Climb::Wants(other) => is_same = take(store, &mut found, Some(other), 0).await?,
            }
        }
    }
    Err(StoreError::Fenced)
}

/// Reads everything but the head anew, and the parts of a generation; whether the head is still
/// the same.
async fn take(
    store: &impl Store,
    found: &mut Found,
    generation: Option<u64>,
    floor: u64,
) -> Result<bool, StoreError> {
    let uid = found.uid;
    let mut spans =
        vec![Span::one(key::head(uid)), key::snapshots(uid), key::log_span(uid, floor, u64::MAX)];
    spans.extend(generation.map(|generation| key::parts(uid, generation)));
    let rows = store.read(&spans).await?;
    let [head, snapshots, log, parts @ ..] = &spans[..] else { return Ok(false) };
    let within = |span: &Span| -> Vec<(String, Vec<u8>)> {
        rows.iter().filter(|(key, _)| span.holds(key)).cloned().collect()
    };
    let now = within(head).into_iter().next().map(|(_, bytes)| bytes);
    found.snapshots = within(snapshots);
    found.log = within(log);
    if let (Some(generation), Some(span)) = (generation, parts.first()) {
        found.parts.insert(generation, within(span));
    }
    Ok(now == found.head)
}

pub(super) async fn one(store: &impl Store, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
    Ok(store.read(&[Span::one(key)]).await?.into_iter().next().map(|(_, bytes)| bytes))
}

/// Copies damaged bytes aside, as they lie and under what they lay.
///
/// # Errors
/// What the store says.
pub async fn quarantine(
    store: &impl Store,
    uid: Uid,
    damaged: &[String],
    journal: &[(String, Vec<u8>)],
) -> Result<(), StoreError> {
    let spans: Vec<Span> = damaged.iter().map(Span::one).collect();
    let rows = store.read(&spans).await?;
    let rows = rows.iter().chain(journal);
    let puts: Vec<_> = rows.map(|(at, b)| (key::bad(uid, b, at), b.clone())).collect();
    if puts.is_empty() { Ok(()) } else { store.commit(Batch { puts, ..Batch::default() }).await }
}

/// The head of a document, its other members being those of a workspace nobody else writes.
pub(super) fn head_of(document: &Document, epoch: u64, seq: u64, now_ms: i64) -> Head {
    let tables = RecordKind::ALL.into_iter();
    let records = tables.map(|kind| document.workspace.rows(kind).len() as u64).sum();
    Head {
        name: document.workspace.settings().name,
        epoch,
        seq,
        records,
        saved_ms: now_ms,
        ..nameless(document.workspace.uid)
    }
}

/// A snapshot of a document and what to put for it: its parts, and what is known of it last.
pub(super) fn snapshot_of(
    document: &Document,
    (generation, seq, chain): (u64, u64, Chain),
    of: NamedVersion,
    now_ms: i64,
) -> (Snapshot, Vec<(String, Vec<u8>)>) {
    let uid = document.workspace.uid;
    let bytes = envelope::write(document).into_bytes();
    let snapshot = Snapshot {
        uid,
        generation,
        seq,
        chain,
        at_ms: now_ms,
        bytes: bytes.len() as u64,
        sha256: sha256_hex(&bytes),
        why: of.why,
        label: of.label,
        until_ms: of.until_ms,
        verified: false,
    };
    let mut puts = split(uid, generation, &bytes);
    puts.push((snapshot.key(), snapshot.encode()));
    (snapshot, puts)
}

/// An automatic snapshot.
pub(super) fn automatic() -> NamedVersion {
    NamedVersion { why: Why::Automatic, label: String::new(), until_ms: None }
}

/// Keeps a document that the store does not hold. Records left over under its id are put aside.
///
/// # Errors
/// [`StoreError::Fenced`] where there is one with its id, or what the store says.
pub async fn create(
    store: &impl Store,
    document: &Document,
    now_ms: i64,
) -> Result<Held, StoreError> {
    let uid = document.workspace.uid;
    let [.., log, snapshots, parts, _] = key::all_of(uid);
    let left = store.read(&[log.clone(), snapshots.clone(), parts.clone()]).await?;
    let place = (1, 0, Chain::default());
    let (snapshot, own) = snapshot_of(document, place, automatic(), now_ms);
    let head = Head { generation: 1, floor: 1, ..head_of(document, 1, 0, now_ms) };
    let bytes = head.encode();
    let aside = left.iter().map(|(at, old)| (key::bad(uid, old, at), old.clone()));
    let mut puts: Vec<_> = aside.chain(own).collect();
    puts.push((key::head(uid), bytes.clone()));
    let guard = Some(Guard { key: key::head(uid), bytes: None });
    let deletes = vec![log, snapshots, parts, Span::one(key::bin(uid))];
    store.commit(Batch { guard, deletes, puts }).await?;
    Ok(Held { head, bytes: Some(bytes), snapshots: vec![snapshot], ..Held::default() })
}

/// The snapshots of a workspace that are known, oldest first.
///
/// # Errors
/// What the store says.
pub async fn snapshots(store: &impl Store, uid: Uid) -> Result<Vec<Snapshot>, StoreError> {
    let rows = store.read(&[key::snapshots(uid)]).await?;
    Ok(rows.iter().filter_map(|(_, bytes)| Snapshot::decode(bytes)).collect())
}

/// The document of a snapshot.
///
/// # Errors
/// What the store says; inside it, why the bytes are none.
pub async fn document_of(
    store: &impl Store,
    snapshot: &Snapshot,
) -> Result<Result<Document, FileFault>, StoreError> {
    let parts = store.read(&[key::parts(snapshot.uid, snapshot.generation)]).await?;
    let bytes = join(&parts);
    if !snapshot.is_of(&bytes) {
        return Ok(Err(FileFault::HashDiffers));
    }
    Ok(envelope::read(&bytes))
}

/// The workspace as it was at a revision, where a snapshot and the log after it lead there.
///
/// # Errors
/// What the store says.
pub async fn version_at(
    store: &impl Store,
    uid: Uid,
    revision: &str,
) -> Result<Option<Workspace>, StoreError> {
    let mut found = Found::of(uid);
    found.log = store.read(&[key::log_span(uid, 0, u64::MAX)]).await?;
    for snapshot in snapshots(store, uid).await?.iter().rev() {
        let Ok(document) = document_of(store, snapshot).await? else { continue };
        let mut trail = Trail::from(document, (snapshot.seq, snapshot.chain));
        let behind = |(key, _): &&(String, Vec<u8>)| {
            key::number_of(key).is_some_and(|seq| seq > snapshot.seq)
        };
        for (_, bytes) in found.log.iter().filter(behind) {
            if trail.document.revision == revision || trail.step(&found, bytes).is_err() {
                break;
            }
        }
        if trail.document.revision == revision {
            return Ok(Some(trail.document.workspace));
        }
    }
    Ok(None)
}

/// The entries of the log up to a number, as far back as they follow each other, oldest first,
/// with the bytes of every record held.
///
/// # Errors
/// What the store says.
pub async fn history(
    store: &impl Store,
    uid: Uid,
    (seq, chain): (u64, Chain),
) -> Result<(Vec<Entry>, BTreeMap<u64, usize>), StoreError> {
    let rows = store.read(&[key::log_span(uid, 0, seq)]).await?;
    let number = |(key, bytes): &(String, Vec<u8>)| Some((key::number_of(key)?, bytes.len()));
    let lengths = rows.iter().filter_map(number).collect();
    let mut entries = Vec::new();
    let (mut next, mut link) = (seq, chain);
    for (_, bytes) in rows.iter().rev() {
        let record = Record::decode(bytes).filter(|record| record.seq == next);
        let Some(record) = record.filter(|_| Chain::of(bytes) == link) else { break };
        let Some(entry) = record.entry() else { break };
        entries.push(entry);
        (next, link) = (next.saturating_sub(1), record.before);
    }
    entries.reverse();
    Ok((entries, lengths))
}

/// All that is held of a workspace, byte by byte: every key on a line before what lies under it.
///
/// # Errors
/// What the store says.
pub async fn raw(store: &impl Store, uid: Uid) -> Result<Vec<u8>, StoreError> {
    let rows = store.read(&key::all_of(uid)).await?;
    let mut raw = Vec::new();
    let mut seen = BTreeSet::new();
    for (key, bytes) in rows {
        if seen.insert(key.clone()) {
            raw.extend_from_slice(format!("--- {key} {}\n", bytes.len()).as_bytes());
            raw.extend_from_slice(&bytes);
            raw.push(b'\n');
        }
    }
    Ok(raw)
}
