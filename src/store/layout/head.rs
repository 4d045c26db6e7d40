//! The head of a workspace: what the store has confirmed of it. Whoever writes names the head
//! they know; any other one in the store fences them.

use super::{Chain, seal, unseal};
use crate::model::Uid;
use serde_json::{Value as Json, json};

/// What a store knows of a workspace without opening it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The workspace.
    pub uid: Uid,
    /// Its name.
    pub name: String,
    /// Which writer wrote it: every taking over counts one up.
    pub epoch: u64,
    /// The number of the newest record of its log.
    pub seq: u64,
    /// The link that this record makes.
    pub chain: Chain,
    /// The newest snapshot.
    pub generation: u64,
    /// The oldest record that opening may need.
    pub floor: u64,
    /// Its records, all tables together.
    pub records: u64,
    /// When it was last saved, milliseconds since 1970, UTC: a label, never an order.
    pub saved_ms: i64,
}

impl Head {
    /// Its bytes.
    pub fn encode(&self) -> Vec<u8> {
        let json = json!({
            "chain": self.chain.to_string(),
            "epoch": self.epoch,
            "floor": self.floor,
            "generation": self.generation,
            "id": self.uid.to_string(),
            "name": self.name,
            "records": self.records,
            "saved": self.saved_ms,
            "seq": self.seq,
        });
        seal(json.to_string().as_bytes())
    }

    /// Reads a head; `None` where the bytes are not the ones that were written.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let json: Json = serde_json::from_slice(unseal(bytes)?).ok()?;
        let number = |key: &str| json.get(key)?.as_u64();
        let text = |key: &str| json.get(key)?.as_str();
        Some(Self {
            uid: text("id")?.parse().ok()?,
            name: text("name")?.to_owned(),
            epoch: number("epoch")?,
            seq: number("seq")?,
            chain: text("chain")?.parse().ok()?,
            generation: number("generation")?,
            floor: number("floor")?,
            records: number("records")?,
            saved_ms: json.get("saved")?.as_i64()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_read_back_and_a_damaged_one_is_none() {
        let head = Head {
            uid: Uid(7),
            name: "Größe \"A\"\n".into(),
            epoch: 3,
            seq: u64::MAX,
            chain: Chain::of(b"x"),
            generation: 2,
            floor: 9,
            records: 12,
            saved_ms: -1,
        };
        let bytes = head.encode();
        assert_eq!(Head::decode(&bytes), Some(head));
        for at in 0..bytes.len() {
            let mut other = bytes.clone();
            other[at] ^= 4;
            assert_eq!(Head::decode(&other), None, "byte {at}");
            assert_eq!(Head::decode(&bytes[..at]), None, "{at} bytes");
        }
        for text in ["", "{}", "[]", "{\"id\":7}"] {
            assert_eq!(Head::decode(&seal(text.as_bytes())), None, "{text}");
        }
    }
}
