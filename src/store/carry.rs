//! Carrying a workspace over from the store of the first version, byte by byte.
//!
//! That store is read once and stays as it is. Its snapshot becomes the first generation, its
//! entries become records with their JSON untouched, damaged or not: what was wrong there is found
//! and said by the start here.

use super::layout::{Head, Record, Snapshot, Why, key, split};
use super::{Batch, Chain, Guard};
use crate::file::envelope::sha256_hex;
use crate::model::Uid;

/// What the store of the first version holds of a workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Older {
    /// The workspace.
    pub uid: Uid,
    /// Its name.
    pub name: String,
    /// The newest entry that was confirmed.
    pub seq: u64,
    /// When it was last saved, milliseconds since 1970, UTC.
    pub saved_ms: i64,
    /// The newest entry the snapshot contains.
    pub snapshot_seq: u64,
    /// The bytes of the workspace file.
    pub snapshot: Vec<u8>,
    /// The entries after it, in order: number and JSON.
    pub log: Vec<(u64, Vec<u8>)>,
}

/// The batch that brings it into a store that holds no such workspace.
pub fn carry_over(older: &Older) -> Batch {
    let Older { uid, name, seq, saved_ms, snapshot_seq, snapshot, log } = older;
    let (uid, seq) = (*uid, *seq);
    let mut puts = split(uid, 1, snapshot);
    let mut chain = Chain::default();
    let mut confirmed = chain;
    // What the snapshot contains already is followed by nobody.
    for (number, body) in log.iter().filter(|(number, _)| number > snapshot_seq) {
        let record = Record { uid, epoch: 1, seq: *number, before: chain, body: body.clone() };
        let bytes = record.encode();
        chain = Chain::of(&bytes);
        if *number <= seq {
            confirmed = chain;
        }
        puts.push((key::log(uid, *number), bytes));
    }
    let listed = Snapshot {
        uid,
        generation: 1,
        seq: *snapshot_seq,
        chain: Chain::default(),
        at_ms: *saved_ms,
        bytes: snapshot.len() as u64,
        sha256: sha256_hex(snapshot),
        why: Why::Automatic,
        label: String::new(),
        until_ms: None,
        verified: false,
    };
    puts.push((listed.key(), listed.encode()));
    let head = Head {
        uid,
        name: name.clone(),
        epoch: 1,
        seq,
        chain: confirmed,
        generation: 1,
        floor: 1,
        records: 0,
        saved_ms: *saved_ms,
    };
    puts.push((key::head(uid), head.encode()));
    let guard = Some(Guard { key: key::head(uid), bytes: None });
    Batch { guard, deletes: Vec::new(), puts }
}
