//! A record of the log: one change with its place in the chain, behind a checksum.
//!
//! `<crc> <link before> <epoch> <seq> <id>`, a line end, and the JSON of the entry: time, label,
//! patches and the revisions before and after it; and the schema, from the second on.

use super::{Chain, seal, unseal};
use crate::edit::{Entry, json, revision_after, revision_of_texts};
use crate::file::migrate;
use crate::model::Uid;
use serde_json::Value as Json;

/// The schema of a body that names none.
const FIRST_SCHEMA: u64 = 1;

/// One change as it lies in the log and in the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The workspace.
    pub uid: Uid,
    /// Which writer wrote it: every taking over counts one up.
    pub epoch: u64,
    /// Its number, from 1 without gaps.
    pub seq: u64,
    /// The link that the record before it makes.
    pub before: Chain,
    /// The JSON of the entry.
    pub body: Vec<u8>,
}

impl Record {
    /// The record of an entry behind a link.
    pub fn of(uid: Uid, epoch: u64, before: Chain, entry: &Entry) -> Self {
        let mut body = json::entry_to_json(entry);
        let schema = migrate::newest();
        if schema > FIRST_SCHEMA
            && let Some(members) = body.as_object_mut()
        {
            members.insert("schema".to_owned(), schema.into());
        }
        let body = body.to_string().into_bytes();
        Self { uid, epoch, seq: entry.seq, before, body }
    }

    /// Its bytes; their [`Chain`] is the link to the next.
    pub fn encode(&self) -> Vec<u8> {
        let Self { uid, epoch, seq, before, body } = self;
        let mut text = format!("{before} {epoch} {seq} {uid}\n").into_bytes();
        text.extend_from_slice(body);
        seal(&text)
    }

    /// Reads a record; `None` where the bytes are not the ones that were written.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let text = unseal(bytes)?;
        let end = text.iter().position(|byte| *byte == b'\n')?;
        let (line, body) = text.split_at_checked(end)?;
        let mut words = std::str::from_utf8(line).ok()?.split(' ');
        let before = words.next()?.parse().ok()?;
        let epoch = words.next()?.parse().ok()?;
        let seq = words.next()?.parse().ok()?;
        let uid = words.next()?.parse().ok()?;
        let body = body.get(1..)?.to_vec();
        words.next().is_none().then_some(Self { uid, epoch, seq, before, body })
    }

    /// The entry in the newest schema; `None` where the body is none, as may come from an older
    /// store.
    pub fn entry(&self) -> Option<Entry> {
        let (json, schema) = self.json()?;
        let json = migrate::entry_to_newest(json, schema)?;
        json::entry_from_json(&json).filter(|entry| entry.seq == self.seq)
    }

    /// The entry, and the revision that its patches lead to as they were written.
    pub fn entry_and_revision(&self) -> Option<(Entry, String)> {
        let entry = self.entry()?;
        let (json, schema) = self.json()?;
        if schema == migrate::newest() {
            let revision = revision_after(&entry.parent, &entry.change.patches);
            return Some((entry, revision));
        }
        let patches = json.get("patches")?.as_array()?.iter().map(Json::to_string);
        let revision = revision_of_texts(&entry.parent, patches);
        Some((entry, revision))
    }

    fn json(&self) -> Option<(Json, u64)> {
        let json: Json = serde_json::from_slice(&self.body).ok()?;
        let schema = json.get("schema").map_or(Some(FIRST_SCHEMA), Json::as_u64)?;
        Some((json, schema))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> Record {
        let before = Chain::of(b"before");
        Record { uid: Uid(7), epoch: 2, seq: 41, before, body: "{\"Größe\":\n1}".into() }
    }

    #[test]
    fn a_record_is_read_back_as_it_was_written() {
        let bytes = record().encode();
        assert_eq!(Record::decode(&bytes), Some(record()));
        let bodiless = Record { body: vec![], ..record() };
        assert_eq!(Record::decode(&bodiless.encode()), Some(bodiless));
        let odd = Record { body: vec![0xff, 0, b'\n'], ..record() };
        assert_eq!(Record::decode(&odd.encode()), Some(odd.clone()));
        assert_eq!(odd.entry(), None);
    }

    #[test]
    fn every_flipped_bit_and_every_truncation_is_noticed() {
        let bytes = record().encode();
        for at in 0..bytes.len() {
            assert_eq!(Record::decode(&bytes[..at]), None, "{at} bytes");
            for bit in 0..8 {
                let mut other = bytes.clone();
                other[at] ^= 1 << bit;
                assert_eq!(Record::decode(&other), None, "byte {at}, bit {bit}");
            }
        }
    }

    #[test]
    fn what_is_sealed_but_no_record_is_refused() {
        let link = Chain::of(b"x");
        for text in [
            String::new(),
            "\n".into(),
            format!("{link} 1 2 {}", Uid(1)),
            format!("{link} 1 {}\n", Uid(1)),
            format!("{link} 1 2 {} 3\n", Uid(1)),
            format!("{link} -1 2 {}\n", Uid(1)),
            format!("{link} 1 2 seven\n"),
        ] {
            assert_eq!(Record::decode(&seal(text.as_bytes())), None, "{text}");
        }
    }
}
