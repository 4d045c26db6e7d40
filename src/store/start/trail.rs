//! Following the log from a snapshot on, record by record, with the journal beside it.

use super::{Branch, Break, Found};
use crate::edit::apply_all;
use crate::file::envelope::Document;
use crate::store::layout::{Chain, Record, key};
use std::collections::BTreeMap;

/// How far a log leads.
pub struct Trail {
    /// The workspace so far.
    pub document: Document,
    /// The newest record followed.
    pub seq: u64,
    /// The link it makes.
    pub chain: Chain,
    /// The newest epoch seen.
    pub epoch: u64,
    /// The link after every number, the start included.
    pub links: BTreeMap<u64, Chain>,
    /// Bytes of every record followed.
    pub followed: BTreeMap<u64, usize>,
    /// Records of the journal that the store does not have, or not whole.
    pub owed: Vec<(u64, Vec<u8>)>,
    /// Keys of the journal whose records are in it.
    pub settled: Vec<String>,
    /// Records taken from the journal in place of damaged ones.
    pub mended: Vec<u64>,
    /// Where and why it ended, where something lies there or behind.
    pub stopped: Option<(u64, Break)>,
}

/// A record with the bytes it was read from.
type Row<'a> = (&'a str, &'a [u8]);

/// Records by number.
type Rows<'a> = BTreeMap<u64, Vec<Row<'a>>>;

impl Trail {
    /// A trail at its start.
    pub fn from(document: Document, (seq, chain): (u64, Chain)) -> Self {
        Self {
            document,
            seq,
            chain,
            epoch: 0,
            links: BTreeMap::from([(seq, chain)]),
            followed: BTreeMap::new(),
            owed: Vec::new(),
            settled: Vec::new(),
            mended: Vec::new(),
            stopped: None,
        }
    }

    /// Follows log and journal as far as they lead; names the keys of damaged records.
    pub fn follow(&mut self, found: &Found, damaged: &mut Vec<String>) {
        let (log, journal) = (by_key(&found.log), by_record(&found.journal));
        loop {
            let next = self.seq + 1;
            let stored = log.get(&next).and_then(|rows| rows.first());
            let why = match stored.map(|(_, bytes)| self.step(found, bytes)) {
                Some(Ok(())) => {
                    self.settle(&journal, next);
                    continue;
                }
                Some(Err(why)) => Some(why),
                None => None,
            };
            damaged.extend(stored.map(|(key, _)| (*key).to_owned()));
            let beside = journal.get(&next).map(Vec::as_slice).unwrap_or_default();
            if let Some((_, bytes)) = beside.iter().find(|(_, b)| self.step(found, b).is_ok()) {
                self.owed.push((next, bytes.to_vec()));
                self.mended.extend(why.map(|_| next));
                self.settle(&journal, next);
                continue;
            }
            // What lies behind the break may be written over one day: it is copied as well.
            let behind = log.range(next + 1..).flat_map(|(_, rows)| rows);
            damaged.extend(behind.map(|(key, _)| (*key).to_owned()));
            let is_more = log.range(next..).next().is_some();
            self.stopped = is_more.then(|| (next, why.unwrap_or(Break::Missing)));
            break;
        }
        // What lies before the start is in it, whatever its bytes are by now.
        for (key, bytes) in &found.journal {
            let known = Record::decode(bytes).is_some_and(|record| {
                let stored = log.get(&record.seq).and_then(|rows| rows.first());
                stored.is_some_and(|(_, stored)| *stored == bytes.as_slice())
            });
            if known && !self.settled.contains(key) {
                self.settled.push(key.clone());
            }
        }
    }

    /// Takes a record in, where it follows.
    ///
    /// # Errors
    /// The [`Break`] that says why not.
    pub fn step(&mut self, found: &Found, bytes: &[u8]) -> Result<(), Break> {
        let record = Record::decode(bytes).ok_or(Break::Unreadable)?;
        if record.uid != found.uid || record.seq != self.seq + 1 || record.before != self.chain {
            return Err(Break::Unlinked);
        }
        let (entry, revision) = record.entry_and_revision().ok_or(Break::Unreadable)?;
        if entry.parent != self.document.revision || revision != entry.revision {
            return Err(Break::Revision);
        }
        let next = apply_all(&self.document.workspace, &entry.change.patches);
        self.document.follow(next.map_err(Break::Unfit)?, &entry);
        (self.seq, self.chain) = (record.seq, Chain::of(bytes));
        self.epoch = self.epoch.max(record.epoch);
        self.links.insert(self.seq, self.chain);
        self.followed.insert(self.seq, bytes.len());
        Ok(())
    }

    /// Notes the records of the journal that are the one just followed.
    fn settle(&mut self, journal: &Rows<'_>, seq: u64) {
        for (key, bytes) in journal.get(&seq).map(Vec::as_slice).unwrap_or_default() {
            if Chain::of(bytes) == self.chain {
                self.settled.push((*key).to_owned());
            }
        }
    }

    /// Changes in the journal that leave the trail somewhere: another version of the workspace.
    pub fn branch(&self, found: &Found, base: &Document, place: (u64, Chain)) -> Option<Branch> {
        let journal = by_record(&found.journal);
        let (fork, _) = journal.iter().find_map(|(seq, rows)| {
            let before = self.links.get(&seq.checked_sub(1)?)?;
            rows.iter().find_map(|(_, bytes)| {
                let record = Record::decode(bytes)?;
                let is_other = self.links.get(seq) != Some(&Chain::of(bytes));
                (record.before == *before && is_other).then_some((*seq, ()))
            })
        })?;
        let mut side = Self::from(base.clone(), place);
        let log = by_key(&found.log);
        while side.seq + 1 < fork {
            let next = side.seq + 1;
            let of_log = log.get(&next).into_iter().flatten();
            let mut rows = of_log.chain(journal.get(&next).into_iter().flatten());
            rows.find(|(_, bytes)| side.step(found, bytes).is_ok())?;
        }
        let mut keys = Vec::new();
        while let Some(rows) = journal.get(&(side.seq + 1)) {
            let next = side.seq + 1;
            let others = rows.iter().filter(|(_, b)| self.links.get(&next) != Some(&Chain::of(b)));
            let mut others = others.filter(|(_, bytes)| side.step(found, bytes).is_ok());
            let Some((key, _)) = others.next() else { break };
            keys.push((*key).to_owned());
        }
        let changes = keys.len() as u64;
        (changes > 0).then_some(Branch { document: side.document, changes, keys })
    }
}

fn by_key(rows: &[(String, Vec<u8>)]) -> Rows<'_> {
    let mut found = Rows::new();
    for (key, bytes) in rows {
        if let Some(seq) = key::number_of(key) {
            found.entry(seq).or_default().push((key.as_str(), bytes.as_slice()));
        }
    }
    found
}

fn by_record(rows: &[(String, Vec<u8>)]) -> Rows<'_> {
    let mut found = Rows::new();
    for (key, bytes) in rows {
        if let Some(record) = Record::decode(bytes) {
            found.entry(record.seq).or_default().push((key.as_str(), bytes.as_slice()));
        }
    }
    found
}

/// Where in the log a revision stands: for a snapshot of which nothing else is known.
pub fn place_of(revision: &str, log: &[(String, Vec<u8>)]) -> Option<(u64, Chain)> {
    log.iter().find_map(|(_, bytes)| {
        let record = Record::decode(bytes)?;
        let entry = record.entry()?;
        if entry.parent == revision {
            return Some((record.seq.checked_sub(1)?, record.before));
        }
        (entry.revision == revision).then(|| (record.seq, Chain::of(bytes)))
    })
}
