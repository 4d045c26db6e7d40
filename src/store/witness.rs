//! The witness: what a store should hold, kept beside it.
//!
//! A damaged store looks like an empty one to whoever has nothing to compare it with. The witness
//! lies in another storage of the browser, which fails on its own.

use super::layout::{Chain, Head, seal, unseal};
use crate::model::Uid;
use serde_json::{Map as JsonMap, Value as Json, json};
use std::collections::BTreeMap;

/// The newest file of a workspace outside the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileMark {
    /// The number of the newest change in it.
    pub seq: u64,
    /// When it was written, milliseconds since 1970, UTC.
    pub at_ms: i64,
    /// Whether it was written to a linked file and read back, rather than handed to the browser.
    pub is_verified: bool,
    /// Its name.
    pub name: String,
}

impl FileMark {
    fn to_json(&self) -> Json {
        json!({ "at": self.at_ms, "name": self.name, "seq": self.seq, "verified": self.is_verified })
    }

    /// Reads it; one of an older witness has neither name nor proof.
    fn of_json(json: &Json) -> Option<Self> {
        let name = json.get("name").and_then(Json::as_str).unwrap_or_default();
        Some(Self {
            seq: json.get("seq")?.as_u64()?,
            at_ms: json.get("at")?.as_i64()?,
            is_verified: json.get("verified").and_then(Json::as_bool).unwrap_or(false),
            name: name.to_owned(),
        })
    }
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
            let file = seen.file.as_ref().map(FileMark::to_json);
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
        let file = self.seen.get(&head.uid).and_then(|seen| seen.file.clone());
        let Head { name, seq, chain, records, saved_ms, .. } = head.clone();
        let sighting = Sighting { name, seq, chain, records, saved_ms, file };
        self.seen.insert(head.uid, sighting);
    }

    /// Notes the newest file of a workspace.
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
    let file = json.get("file").and_then(FileMark::of_json);
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

    fn mark(seq: u64, at_ms: i64) -> FileMark {
        FileMark { seq, at_ms, is_verified: true, name: "Größe 7 – a.json".into() }
    }

    #[test]
    fn it_is_read_back_and_a_damaged_one_has_seen_nothing() {
        let mut witness = Witness::default();
        witness.note(&head_named(7, "Größe"));
        witness.note(&head_named(8, "B"));
        witness.note_file(Uid(7), mark(3, -5));
        witness.note_file(Uid(9), mark(3, 5));
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
    fn a_file_is_read_back_and_one_of_an_older_witness_has_no_name() {
        for made in
            [mark(u64::MAX, -4), FileMark { is_verified: false, name: String::new(), ..mark(0, 0) }]
        {
            assert_eq!(FileMark::of_json(&made.to_json()), Some(made));
        }
        let older = json!({ "at": 5, "seq": 7 });
        let read = FileMark { seq: 7, at_ms: 5, is_verified: false, name: String::new() };
        assert_eq!(FileMark::of_json(&older), Some(read));
        for wrong in [
            json!(null),
            json!([]),
            json!({ "at": 5 }),
            json!({ "at": "5", "seq": 7 }),
            json!({ "at": 5, "seq": -7 }),
        ] {
            assert_eq!(FileMark::of_json(&wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_new_sighting_keeps_what_is_known_of_the_file() {
        let mut witness = Witness::default();
        witness.note(&head_named(7, "A"));
        witness.note_file(Uid(7), mark(0, 5));
        witness.note(&Head { seq: 9, ..head_named(7, "A") });
        let seen = &witness.seen[&Uid(7)];
        assert_eq!((seen.seq, seen.file.as_ref().map(|file| file.at_ms)), (9, Some(5)));
        let missing = |held: &[Head]| witness.missing(held).len();
        assert_eq!((missing(&[]), missing(&[head_named(7, "")])), (1, 0));
    }
}
