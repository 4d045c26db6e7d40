//! A snapshot: the whole workspace as its file, in parts, and what is known of it.
//!
//! What is known is written last of the same transaction. A snapshot counts as verified once its
//! parts were read back, hashed, decoded and compared with the document they were made of.

use super::{Chain, key, seal, unseal};
use crate::file::envelope::sha256_hex;
use crate::model::Uid;
use serde_json::{Value as Json, json};

/// Most bytes of one part.
pub const PART_BYTES_MAX: usize = 4 * 1024 * 1024;

crate::choices! {
    /// Why a snapshot was made.
    Why {
        /// By itself, so that the log stays short.
        Automatic = "automatic",
        /// The user asked for it and named it.
        Named = "named",
        /// Before a table or file was brought in.
        Import = "import",
        /// Before two versions were merged.
        Merge = "merge",
        /// Before a scenario was taken to the plan.
        Promote = "promote",
        /// Before much was removed.
        Delete = "delete",
        /// Before it was brought to a newer schema.
        Migration = "migration",
        /// Before an older version took its place.
        Restore = "restore",
    }
}

/// What is known of a snapshot without reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The workspace.
    pub uid: Uid,
    /// Its number, counted up in every workspace.
    pub generation: u64,
    /// The newest record it contains.
    pub seq: u64,
    /// The link that this record makes.
    pub chain: Chain,
    /// When it was made, milliseconds since 1970, UTC: a label, never an order.
    pub at_ms: i64,
    /// Its bytes, all parts together.
    pub bytes: u64,
    /// Their SHA-256 in lower-case hex.
    pub sha256: String,
    /// Why it was made.
    pub why: Why,
    /// The name a user gave it; empty otherwise.
    pub label: String,
    /// Until when it is kept whatever comes after, milliseconds since 1970, UTC; `None` for good
    /// where it is named, and not at all where it is automatic.
    pub until_ms: Option<i64>,
    /// Whether it was read back and compared.
    pub verified: bool,
}

impl Snapshot {
    /// Its bytes.
    pub fn encode(&self) -> Vec<u8> {
        let json = json!({
            "at": self.at_ms,
            "bytes": self.bytes,
            "chain": self.chain.to_string(),
            "generation": self.generation,
            "id": self.uid.to_string(),
            "label": self.label,
            "seq": self.seq,
            "sha256": self.sha256,
            "until": self.until_ms,
            "verified": self.verified,
            "why": self.why.code(),
        });
        seal(json.to_string().as_bytes())
    }

    /// Reads what is known of a snapshot; `None` where the bytes are not the ones written.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let json: Json = serde_json::from_slice(unseal(bytes)?).ok()?;
        let number = |key: &str| json.get(key)?.as_u64();
        let text = |key: &str| json.get(key)?.as_str();
        Some(Self {
            uid: text("id")?.parse().ok()?,
            generation: number("generation")?,
            seq: number("seq")?,
            chain: text("chain")?.parse().ok()?,
            at_ms: json.get("at")?.as_i64()?,
            bytes: number("bytes")?,
            sha256: text("sha256")?.to_owned(),
            why: Why::from_code(text("why")?)?,
            label: text("label")?.to_owned(),
            until_ms: json.get("until").and_then(Json::as_i64),
            verified: json.get("verified")?.as_bool()?,
        })
    }

    /// Whether it outlives newer ones.
    pub fn is_pinned(&self, now_ms: i64) -> bool {
        self.why != Why::Automatic && self.until_ms.is_none_or(|until| now_ms < until)
    }

    /// Where it lies.
    pub fn key(&self) -> String {
        key::snapshot(self.uid, self.generation)
    }

    /// Whether these are its bytes.
    pub fn is_of(&self, bytes: &[u8]) -> bool {
        self.bytes == bytes.len() as u64 && self.sha256 == sha256_hex(bytes)
    }
}

/// The parts of a snapshot's bytes with their keys.
pub fn split(uid: Uid, generation: u64, bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let parts = bytes.chunks(PART_BYTES_MAX).enumerate();
    parts.map(|(nth, part)| (key::part(uid, generation, nth), part.to_vec())).collect()
}

/// The bytes that parts in the order of their keys make.
pub fn join(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(parts.iter().map(|(_, part)| part.len()).sum());
    for (_, part) in parts {
        bytes.extend_from_slice(part);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn snapshot() -> Snapshot {
        Snapshot {
            uid: Uid(7),
            generation: 2,
            seq: 200,
            chain: Chain::of(b"x"),
            at_ms: 5,
            bytes: 3,
            sha256: sha256_hex(b"abc"),
            why: Why::Automatic,
            label: "before \"the\" board".into(),
            until_ms: None,
            verified: false,
        }
    }

    #[test]
    fn it_is_read_back_and_a_damaged_one_is_none() {
        for why in Why::ALL {
            let named = Snapshot { why: *why, until_ms: Some(9), ..snapshot() };
            assert_eq!(Snapshot::decode(&named.encode()), Some(named));
        }
        let bytes = snapshot().encode();
        for at in 0..bytes.len() {
            let mut other = bytes.clone();
            other[at] ^= 1;
            assert_eq!(Snapshot::decode(&other), None, "byte {at}");
        }
        assert!(snapshot().is_of(b"abc") && !snapshot().is_of(b"abd"));
    }

    #[test]
    fn only_what_is_no_automatic_one_is_pinned_and_until_its_time() {
        let pinned = |why, until_ms| Snapshot { why, until_ms, ..snapshot() }.is_pinned(10);
        assert!(!pinned(Why::Automatic, None) && !pinned(Why::Automatic, Some(99)));
        assert!(pinned(Why::Named, None) && pinned(Why::Import, Some(11)));
        assert!(!pinned(Why::Import, Some(10)));
    }

    #[test]
    fn parts_join_to_what_was_split_and_are_never_too_large() {
        for length in [0, 1, PART_BYTES_MAX, PART_BYTES_MAX + 1, 2 * PART_BYTES_MAX + 5] {
            let bytes: Vec<u8> = (0..length).map(|at| (at % 251) as u8).collect();
            let parts = split(Uid(7), 3, &bytes);
            assert_eq!(parts.len(), length.div_ceil(PART_BYTES_MAX), "{length}");
            assert!(parts.iter().all(|(_, part)| part.len() <= PART_BYTES_MAX));
            assert!(parts.iter().all(|(key, _)| key::parts(Uid(7), 3).holds(key)));
            assert!(parts.is_sorted() && join(&parts) == bytes, "{length}");
        }
    }
}
