//! What a respondent's page has to know: the session, what is asked, and who will see what.

use super::bytes::{Reader, Writer};
use super::code::{self, Kind};
use super::{FORM, ModelMark, NAME_CHARS_MAX, PRACTICES_MAX, PacketFault, SessionId};

/// What stands between an invitation and the questions behind it; both letters of QR codes and of
/// addresses.
pub const INVITE_GAP: &str = ".";
/// Most groups an invitation offers.
const GROUPS_MAX: usize = 24;

/// Who sees what of the answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sight {
    /// Nobody sees who said what; groups are split from three answers on.
    #[default]
    Anonymous,
    /// The group of each answer is seen, no name.
    ByGroup,
    /// Name and answers are seen by the facilitator.
    Named,
}

/// An invitation to answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invite {
    /// The session.
    pub session: SessionId,
    /// What is asked.
    pub model: ModelMark,
    /// What the session is called.
    pub title: String,
    /// Who sees what.
    pub sight: Sight,
    /// Groups to choose from; empty where none is asked for.
    pub groups: Vec<String>,
    /// One flag a practice in the order of the model: whether it is asked. Empty asks all.
    pub asked: Vec<bool>,
}

impl Invite {
    /// The invitation's code, for a link or a QR code.
    pub fn to_code(&self) -> String {
        let mut to = Writer::new();
        to.byte(FORM);
        to.bytes(&self.session);
        to.bytes(&self.model);
        to.byte(self.sight as u8);
        to.text(&self.title);
        to.number(self.groups.len() as u32);
        self.groups.iter().for_each(|group| to.text(group));
        to.number(self.asked.len() as u32);
        for eight in self.asked.chunks(8) {
            let bits = eight.iter().enumerate().filter(|(_, asked)| **asked);
            to.byte(bits.fold(0, |byte, (nth, _)| byte | (1 << nth)));
        }
        code::write(Kind::Invite, &to.end())
    }

    /// Reads the bytes of an invitation.
    ///
    /// # Errors
    /// A [`PacketFault`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, PacketFault> {
        let mut from = Reader::new(bytes);
        from.form()?;
        let (session, model) = (from.array()?, from.array()?);
        let sight = match from.byte()? {
            0 => Sight::Anonymous,
            1 => Sight::ByGroup,
            2 => Sight::Named,
            _ => return Err(PacketFault::Wrong),
        };
        let title = from.text(NAME_CHARS_MAX * 3)?;
        let mut groups = Vec::new();
        for _ in 0..from.count(GROUPS_MAX)? {
            groups.push(from.text(NAME_CHARS_MAX)?);
        }
        let count = from.count(PRACTICES_MAX)?;
        let bits = from.take(count.div_ceil(8))?;
        let mut asked: Vec<bool> = Vec::with_capacity(count);
        for byte in bits {
            asked.extend((0..8).map(|nth| byte & (1 << nth) != 0));
        }
        if asked.iter().skip(count).any(|over| *over) {
            return Err(PacketFault::Wrong);
        }
        asked.truncate(count);
        from.end()?;
        Ok(Invite { session, model, title, sight, groups, asked })
    }
}
