//! Answers that travel without a server: packets that never change, the codes they travel as, and
//! the union of what arrived. See `docs/method/answers-travel.md`.

mod bundle;
mod bytes;
mod code;
mod invite;
mod questions;
#[cfg(test)]
mod tests;
mod union;

pub use bundle::{BUNDLE_NAME, bundle, codes_in};
pub use code::{CODE_CHARS_MAX, CodeFault, Kind, Parts, PartsFault, kind_of, parts, read, write};
pub use invite::{INVITE_GAP, Invite, Sight};
pub use questions::{Asked, Questions, Topic, mark_of};
pub use union::{Collected, Double, Held, Quarantine, collect, id_of};

use crate::model::answer::Answer;
use bytes::{Reader, Writer};
use chrono::NaiveDate;

/// Version of the form of packets and invitations.
pub const FORM: u8 = 1;
/// Longest comment a packet carries, in characters.
pub const COMMENT_CHARS_MAX: usize = 10_000;
/// Longest name or group a packet carries, in characters.
pub const NAME_CHARS_MAX: usize = 120;
/// Most practices of a model whose answers travel.
pub const PRACTICES_MAX: usize = 2_000;

/// Names a session: the first bytes of a hash of the assessment's id.
pub type SessionId = [u8; 6];
/// Names what was asked: the first bytes of a hash of all a respondent sees of the model.
pub type ModelMark = [u8; 4];
/// Names one who answers, at random.
pub type RespondentId = [u8; 8];

/// How sure a respondent is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sure {
    /// Little.
    Low,
    /// Fairly.
    Medium,
    /// Very.
    High,
}

/// How answers were given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// On a device of one's own.
    #[default]
    Device,
    /// On the facilitator's laptop, passed around.
    Laptop,
    /// On paper, typed in afterwards.
    Paper,
    /// By a show of hands.
    Hands,
}

/// One answer with how sure it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// What was answered, if anything.
    pub answer: Option<Answer>,
    /// How sure, if said.
    pub sure: Option<Sure>,
}

/// The answers of one respondent as they stood once. A later packet of the same respondent has a
/// higher number and replaces this one; both are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packet {
    /// The session it belongs to.
    pub session: SessionId,
    /// What was asked.
    pub model: ModelMark,
    /// Who answers; a number at random, no name.
    pub respondent: RespondentId,
    /// Counts up from 1 with every change that was sent.
    pub number: u32,
    /// The day it was made, if known.
    pub day: Option<NaiveDate>,
    /// How it was given.
    pub way: Way,
    /// The respondent's group; empty where none was said.
    pub group: String,
    /// The respondent's name; empty where none was said or asked for.
    pub name: String,
    /// One reply a practice, in the order of the model.
    pub replies: Vec<Reply>,
    /// Domains by importance, by their places in the model.
    pub priorities: Vec<u32>,
    /// Comments with the places of their practices.
    pub comments: Vec<(u32, String)>,
    /// Counts of levels 1 to 5 with the places of their practices, by a show of hands.
    pub tallies: Vec<(u32, [u32; 5])>,
}

/// Why bytes are no packet or invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PacketFault {
    /// They end too early.
    Short,
    /// Bytes stand behind the end.
    Trailing,
    /// A later form.
    LaterForm(u8),
    /// A value that cannot be.
    Wrong,
}

impl Packet {
    /// A packet without answers.
    pub fn empty(session: SessionId, model: ModelMark, respondent: RespondentId) -> Self {
        Packet {
            session,
            model,
            respondent,
            number: 1,
            day: None,
            way: Way::Device,
            group: String::new(),
            name: String::new(),
            replies: Vec::new(),
            priorities: Vec::new(),
            comments: Vec::new(),
            tallies: Vec::new(),
        }
    }

    /// The packet's bytes: the same packet always gives the same.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut to = Writer::new();
        to.byte(FORM);
        to.bytes(&self.session);
        to.bytes(&self.model);
        to.bytes(&self.respondent);
        to.number(self.number);
        to.number(self.day.map_or(0, bytes::day_number));
        to.byte(self.way as u8);
        to.text(&self.group);
        to.text(&self.name);
        to.number(self.replies.len() as u32);
        to.fives(self.replies.iter().map(|reply| reply_number(*reply)));
        to.number(self.priorities.len() as u32);
        self.priorities.iter().for_each(|place| to.number(*place));
        to.number(self.comments.len() as u32);
        for (place, comment) in &self.comments {
            to.number(*place);
            to.text(comment);
        }
        to.number(self.tallies.len() as u32);
        for (place, counts) in &self.tallies {
            to.number(*place);
            counts.iter().for_each(|count| to.number(*count));
        }
        to.end()
    }

    /// Reads a packet.
    ///
    /// # Errors
    /// A [`PacketFault`]; nothing is read in part.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, PacketFault> {
        let mut from = Reader::new(bytes);
        from.form()?;
        let mut packet = Packet::empty(from.array()?, from.array()?, from.array()?);
        packet.number = from.number()?;
        packet.day = bytes::day_of(from.number()?)?;
        packet.way = match from.byte()? {
            0 => Way::Device,
            1 => Way::Laptop,
            2 => Way::Paper,
            3 => Way::Hands,
            _ => return Err(PacketFault::Wrong),
        };
        packet.group = from.text(NAME_CHARS_MAX)?;
        packet.name = from.text(NAME_CHARS_MAX)?;
        let count = from.count(PRACTICES_MAX)?;
        let numbers = from.fives(count)?;
        packet.replies = numbers
            .into_iter()
            .map(|n| reply_of(n).ok_or(PacketFault::Wrong))
            .collect::<Result<Vec<_>, _>>()?;
        for _ in 0..from.count(PRACTICES_MAX)? {
            packet.priorities.push(from.number()?);
        }
        for _ in 0..from.count(PRACTICES_MAX)? {
            packet.comments.push((from.number()?, from.text(COMMENT_CHARS_MAX)?));
        }
        for _ in 0..from.count(PRACTICES_MAX)? {
            let place = from.number()?;
            let mut counts = [0; 5];
            for count in &mut counts {
                *count = from.number()?;
            }
            packet.tallies.push((place, counts));
        }
        from.end()?;
        Ok(packet)
    }

    /// The packet as the code it travels as.
    pub fn to_code(&self) -> String {
        code::write(Kind::Answers, &self.to_bytes())
    }

    /// How many practices have an answer.
    pub fn answered(&self) -> usize {
        self.replies.iter().filter(|reply| reply.answer.is_some()).count()
    }
}

/// A reply as a number below 32: the answer in three bits, how sure in two.
fn reply_number(reply: Reply) -> u8 {
    let answer = match reply.answer {
        None => 0,
        Some(Answer::Level(level)) => level.min(5),
        Some(Answer::NotApplicable) => 6,
        Some(Answer::DoNotKnow) => 7,
    };
    let sure = match reply.sure {
        None => 0,
        Some(Sure::Low) => 1,
        Some(Sure::Medium) => 2,
        Some(Sure::High) => 3,
    };
    answer | (sure << 3)
}

/// The reply of a number; None where it is none.
fn reply_of(number: u8) -> Option<Reply> {
    let answer = match number & 7 {
        0 => None,
        6 => Some(Answer::NotApplicable),
        7 => Some(Answer::DoNotKnow),
        level => Some(Answer::Level(level)),
    };
    let sure = match number >> 3 {
        0 => None,
        1 => Some(Sure::Low),
        2 => Some(Sure::Medium),
        3 => Some(Sure::High),
        _ => return None,
    };
    Some(Reply { answer, sure })
}
