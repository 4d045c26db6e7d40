//! The witness: what a store should hold, kept beside it.
//!
//! A damaged store looks like an empty one to whoever has nothing to compare it with. The witness
//! lies in another storage of the browser, which fails on its own.

use super::layout::{Chain, Head, seal, unseal};
use crate::model::Uid;
use serde_json::{Map as JsonMap, Value as Json, json};
use std::collections::BTreeMap;

/// Which version a file outside the browser has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileMark {
    /// The newest record in it.
    pub seq: u64,
    /// When it was handed out, milliseconds since 1970, UTC.
    pub at_ms: i64,
}

/// What was last seen of a workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sighting {
    /// Its name.
    pub name: String,
    /// The newest record that was confirmed.
    pub seq: u64,
    /// The link that this record makes.
    pub chain: Chain,
    /// Its records, all tables together.
    pub records: u64,
    /// When it was last saved, milliseconds since 1970, UTC.
    pub saved_ms: i64,
    /// The newest file of it.
    pub file: Option<FileMark>,
}

/// What was last seen of all workspaces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Witness {
    /// By workspace.
    pub seen: BTreeMap<Uid, Sighting>,
}

impl Witness {
    /// Its text.
    pub fn encode(&self) -> String {
        let mut members = JsonMap::new();
        for (uid, seen) in &self.seen {
            let file = seen.file.map(|file| json!({ "at": file.at_ms, "seq": file.seq }));
            let json = json!({
                "chain": seen.chain.to_string(),
                "file": file,
                "name": seen.name,
                "records": seen.records,
                "saved": seen.saved_ms,
                "seq": seen.seq,
            });
            members.insert(uid.to_string(), json);
        }
        let sealed = seal(Json::Object(members).to_string().as_bytes());
        String::from_utf8(sealed).unwrap_or_default()
    }

    /// Reads it; a text that is none has seen nothing.
    pub fn decode(text: &str) -> Self {
        let json = unseal(text.as_bytes()).and_then(|json| serde_json::from_slice(json).ok());
        let Some(Json::Object(members)) = json else { return Self::default() };
        let mut seen = BTreeMap::new();
        for (uid, json) in &members {
            if let (Ok(uid), Some(sighting)) = (uid.parse(), sighting(json)) {
                seen.insert(uid, sighting);
            }
        }
        Self { seen }
    }

    /// Notes what the store has confirmed.
    pub fn note(&mut self, head: &Head) {
        let file = self.seen.get(&head.uid).and_then(|seen| seen.file);
        let Head { name, seq, chain, records, saved_ms, .. } = head.clone();
        let sighting = Sighting { name, seq, chain, records, saved_ms, file };
        self.seen.insert(head.uid, sighting);
    }

    /// Notes that a file of it was handed out.
    pub fn note_file(&mut self, uid: Uid, file: FileMark) {
        if let Some(seen) = self.seen.get_mut(&uid) {
            seen.file = Some(file);
        }
    }

    /// Forgets a workspace that the user has let go of.
    pub fn forget(&mut self, uid: Uid) {
        self.seen.remove(&uid);
    }

    /// The workspaces it knows and a store does not.
    pub fn missing(&self, held: &[Head]) -> Vec<(Uid, Sighting)> {
        let lost = self.seen.iter().filter(|(uid, _)| held.iter().all(|head| head.uid != **uid));
        lost.map(|(uid, sighting)| (*uid, sighting.clone())).collect()
    }
}

fn sighting(json: &Json) -> Option<Sighting> {
    let file = json.get("file").filter(|file| file.is_object()).and_then(|file| {
        Some(FileMark { seq: file.get("seq")?.as_u64()?, at_ms: file.get("at")?.as_i64()? })
    });
    Some(Sighting {
        name: json.get("name")?.as_str()?.to_owned(),
        seq: json.get("seq")?.as_u64()?,
        chain: json.get("chain")?.as_str()?.parse().ok()?,
        records: json.get("records")?.as_u64()?,
        saved_ms: json.get("saved")?.as_i64()?,
        file,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::testing::head_named;

    #[test]
    fn it_is_read_back_and_a_damaged_one_has_seen_nothing() {
        let mut witness = Witness::default();
        witness.note(&head_named(7, "Größe"));
        witness.note(&head_named(8, "B"));
        witness.note_file(Uid(7), FileMark { seq: 3, at_ms: -5 });
        witness.note_file(Uid(9), FileMark { seq: 3, at_ms: 5 });
        let text = witness.encode();
        assert_eq!(Witness::decode(&text), witness);
        for at in 0..text.len() {
            let mut bytes = text.clone().into_bytes();
            bytes[at] = if bytes[at] == b'1' { b'2' } else { b'1' };
            let Ok(other) = String::from_utf8(bytes) else { continue };
            assert_eq!(Witness::decode(&other), Witness::default(), "byte {at}");
        }
        for text in ["", "null", "{}", "[]"] {
            assert_eq!(Witness::decode(text), Witness::default(), "{text}");
        }
    }

    #[test]
    fn a_new_sighting_keeps_what_is_known_of_the_file() {
        let mut witness = Witness::default();
        witness.note(&head_named(7, "A"));
        witness.note_file(Uid(7), FileMark { seq: 0, at_ms: 5 });
        witness.note(&Head { seq: 9, ..head_named(7, "A") });
        let seen = &witness.seen[&Uid(7)];
        assert_eq!((seen.seq, seen.file.map(|file| file.at_ms)), (9, Some(5)));
        let missing = |held: &[Head]| witness.missing(held).len();
        assert_eq!((missing(&[]), missing(&[head_named(7, "")])), (1, 0));
    }
}
