//! The union of packets: order does not matter, nor how often one arrives; nothing is lost and
//! nothing is counted twice.

use super::code::{self, Kind};
use super::{ModelMark, Packet, RespondentId, SessionId};
use crate::order::map_of;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The name of a packet: the first half of the hash of its bytes, in hexadecimal.
pub fn id_of(packet: &Packet) -> String {
    hex(&Sha256::digest(packet.to_bytes()), 16)
}

/// The first bytes in hexadecimal.
fn hex(bytes: &[u8], count: usize) -> String {
    bytes.iter().take(count).map(|byte| format!("{byte:02x}")).collect()
}

/// Why a packet that arrived does not count, though it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Quarantine {
    /// It belongs to another session.
    OtherSession,
    /// Something else was asked: another model, or another state of it.
    OtherModel,
    /// It holds more answers than there are practices.
    TooMany,
    /// What is kept is no packet, or not the one of its name.
    Unreadable,
    /// A person set it aside, with a reason.
    SetAside(String),
}

/// Two packets of one respondent with the same number and different content: a person decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Double {
    /// Whose.
    pub respondent: RespondentId,
    /// Their names; the first counts until one is set aside.
    pub packets: Vec<String>,
}

/// One packet with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Its name.
    pub id: String,
    /// The packet.
    pub packet: Packet,
}

/// What arrived, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Collected {
    /// The packet of each respondent that counts, by respondent.
    pub current: Vec<Held>,
    /// Earlier packets of the same respondents, and later doubles.
    pub earlier: Vec<Held>,
    /// Packets that do not count, with why.
    pub quarantined: Vec<(String, Quarantine)>,
    /// What a person has to decide.
    pub doubles: Vec<Double>,
}

impl Collected {
    /// A hash of everything collected: equal on two laptops that have the same packets.
    pub fn hash(&self) -> String {
        let mut hash = Sha256::new();
        for held in self.current.iter().chain(&self.earlier) {
            hash.update(held.id.as_bytes());
        }
        for (id, _) in &self.quarantined {
            hash.update(id.as_bytes());
        }
        hex(&hash.finalize(), 16)
    }
}

/// Sorts what is kept (name → code) for a session. `practices`: how many the model has.
/// `set_aside`: name → reason.
pub fn collect(
    kept: &BTreeMap<String, String>,
    set_aside: &BTreeMap<String, String>,
    session: SessionId,
    model: ModelMark,
    practices: usize,
) -> Collected {
    let mut result = Collected::default();
    let mut by_respondent: BTreeMap<RespondentId, Vec<Held>> = BTreeMap::new();
    for (id, code) in kept {
        let reason = match (set_aside.get(id), packet_of(id, code)) {
            (Some(reason), _) => Quarantine::SetAside(reason.clone()),
            (None, None) => Quarantine::Unreadable,
            (None, Some(packet)) if packet.session != session => Quarantine::OtherSession,
            (None, Some(packet)) if packet.model != model => Quarantine::OtherModel,
            (None, Some(packet)) if beyond(&packet, practices) => Quarantine::TooMany,
            (None, Some(packet)) => {
                let own = by_respondent.entry(packet.respondent).or_default();
                own.push(Held { id: id.clone(), packet });
                continue;
            }
        };
        result.quarantined.push((id.clone(), reason));
    }
    for (respondent, packets) in by_respondent {
        // By number, the later first; of the same number the smaller name first.
        let placed = packets
            .into_iter()
            .map(|held| ((u32::MAX - held.packet.number, held.id.clone()), held));
        let mut packets = map_of(placed).into_values();
        let Some(newest) = packets.next() else { continue };
        let number = newest.packet.number;
        let mut same = vec![newest.id.clone()];
        result.current.push(newest);
        for held in packets {
            if held.packet.number == number {
                same.push(held.id.clone());
            }
            result.earlier.push(held);
        }
        if same.len() > 1 {
            result.doubles.push(Double { respondent, packets: same });
        }
    }
    result
}

/// The packet of a code, where it is the one of its name.
fn packet_of(id: &str, code: &str) -> Option<Packet> {
    let (kind, bytes) = code::read(code).ok()?;
    let packet = Packet::from_bytes(&bytes).ok().filter(|_| kind == Kind::Answers)?;
    (id_of(&packet) == id).then_some(packet)
}

/// Whether it speaks of practices that are not there.
fn beyond(packet: &Packet, practices: usize) -> bool {
    let outside = |place: &u32| *place as usize >= practices;
    packet.replies.len() > practices
        || packet.comments.iter().any(|(place, _)| outside(place))
        || packet.tallies.iter().any(|(place, _)| outside(place))
}
