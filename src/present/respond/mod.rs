//! The respondent's page as plain data: what is asked, what was answered, where one is, and what
//! is kept so that a locked phone goes on where it was.

use crate::file::packet::{
    self, Asked, COMMENT_CHARS_MAX, INVITE_GAP, Invite, Kind, NAME_CHARS_MAX, Packet, Questions,
    Reply, RespondentId, SessionId, Sight, Sure, Topic,
};
use crate::model::answer::Answer;
use crate::present::text::Text as _;
use crate::present::text::respond::RespondText as T;
use chrono::NaiveDate;

/// Where one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// What this is, who will see what, name and group.
    Start,
    /// A question, from 0.
    Question(usize),
    /// Which domains matter most.
    Order,
    /// All answers.
    Review,
    /// How they are handed over.
    Send,
}

/// Why there is nothing to answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoInvite {
    /// The address carries no invitation.
    None,
    /// It is damaged.
    Damaged,
    /// It asks another set of questions than this page has.
    OtherQuestions,
}

/// An answering under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// What was invited to.
    pub invite: Invite,
    /// The questions.
    pub model: Questions,
    /// The places in the model that are asked.
    pub asked: Vec<usize>,
    /// What is answered so far.
    pub packet: Packet,
    /// Where one is.
    pub place: Place,
    /// Whether something changed since it was handed over.
    pub changed: bool,
}

/// The invitation in the part of an address behind `#`, and what it asks: `ships`, unless it
/// carries questions of its own.
///
/// # Errors
/// [`NoInvite`].
pub fn invited(hash: &str, ships: &Questions) -> Result<(Invite, Questions), NoInvite> {
    let tail = hash.trim_start_matches('#');
    let code = tail.split('&').find_map(|part| part.strip_prefix("i=")).unwrap_or(tail);
    if code.is_empty() {
        return Err(NoInvite::None);
    }
    let (code, own) = code.split_once(INVITE_GAP).map_or((code, None), |(a, b)| (a, Some(b)));
    let invite = Invite::from_bytes(&bytes_of(Kind::Invite, code)?);
    let invite = invite.map_err(|_| NoInvite::Damaged)?;
    let asked = match own {
        None => ships.clone(),
        Some(own) => Questions::from_bytes(&bytes_of(Kind::Questions, own)?, ships)
            .map_err(|_| NoInvite::OtherQuestions)?,
    };
    if invite.model == asked.mark() { Ok((invite, asked)) } else { Err(NoInvite::OtherQuestions) }
}

/// The bytes of a code of the kind that is wanted.
fn bytes_of(kind: Kind, code: &str) -> Result<Vec<u8>, NoInvite> {
    let read = packet::read(code).ok().filter(|(found, _)| *found == kind);
    read.map(|(_, bytes)| bytes).ok_or(NoInvite::Damaged)
}

/// The invitation in the text of a file: what stands behind `i=` of its link.
pub fn invitation_in(text: &str) -> Option<&str> {
    let tails = text.split_whitespace().filter_map(|word| word.rsplit("i=").next());
    tails.into_iter().find(|tail| packet::kind_of(tail) == Some(Kind::Invite))
}

impl Draft {
    /// Begins an answering, or goes on with one that was kept for the same session.
    pub fn begin(
        invite: Invite,
        model: &Questions,
        respondent: RespondentId,
        kept: Option<&str>,
    ) -> Self {
        let all = model.practices().count();
        let asked = |place: &usize| invite.asked.get(*place).copied().unwrap_or(true);
        let asked: Vec<usize> = (0..all).filter(asked).collect();
        let mut packet = Packet::empty(invite.session, invite.model, respondent);
        packet.replies = vec![Reply::default(); all];
        let mut draft = Draft {
            invite,
            model: model.clone(),
            asked,
            packet,
            place: Place::Start,
            changed: true,
        };
        if let Some(kept) = kept.and_then(Kept::read) {
            draft.resume(kept);
        }
        draft
    }

    /// Goes on with what was kept, where it belongs to the same session and questions.
    fn resume(&mut self, kept: Kept) {
        let own = kept.packet.session == self.packet.session
            && kept.packet.model == self.packet.model
            && kept.packet.replies.len() == self.packet.replies.len();
        if own {
            self.packet = kept.packet;
            self.changed = kept.changed;
            self.place = match kept.place {
                0 => Place::Start,
                n if n <= self.asked.len() => Place::Question(n - 1),
                n if n == self.asked.len() + 1 => Place::Review,
                n if n == self.asked.len() + 3 => Place::Order,
                _ => Place::Send,
            };
        }
    }

    /// What is to be kept on the device.
    pub fn kept(&self) -> String {
        let place = match self.place {
            Place::Start => 0,
            Place::Question(nth) => nth + 1,
            Place::Review => self.asked.len() + 1,
            Place::Send => self.asked.len() + 2,
            Place::Order => self.asked.len() + 3,
        };
        format!("{place} {} {}", u8::from(self.changed), self.packet.to_code())
    }

    /// The domain and practice of a question.
    pub fn question(&self, nth: usize) -> Option<(&Topic, &Asked)> {
        self.model.practices().nth(*self.asked.get(nth)?)
    }

    /// The reply to a question.
    pub fn reply(&self, nth: usize) -> Reply {
        let place = self.asked.get(nth);
        place.and_then(|at| self.packet.replies.get(*at)).copied().unwrap_or_default()
    }

    /// The reply to a question, to be changed.
    fn reply_mut(&mut self, nth: usize) -> Option<&mut Reply> {
        let at = *self.asked.get(nth)?;
        self.changed = true;
        self.packet.replies.get_mut(at)
    }

    /// Answers a question.
    pub fn answer(&mut self, nth: usize, answer: Answer) {
        if let Some(reply) = self.reply_mut(nth) {
            reply.answer = Some(answer);
        }
    }

    /// Says how sure the answer is; the same again takes it back.
    pub fn sure(&mut self, nth: usize, sure: Sure) {
        if let Some(reply) = self.reply_mut(nth) {
            reply.sure = (reply.sure != Some(sure)).then_some(sure);
        }
    }

    /// The comment on a question.
    pub fn comment(&self, nth: usize) -> &str {
        let place = self.asked.get(nth).and_then(|at| u32::try_from(*at).ok());
        let own = self.packet.comments.iter().find(|(at, _)| Some(*at) == place);
        own.map_or("", |(_, comment)| comment)
    }

    /// Comments on a question; gives how many characters were too many and left out.
    pub fn set_comment(&mut self, nth: usize, text: &str) -> usize {
        let Some(at) = self.asked.get(nth).and_then(|at| u32::try_from(*at).ok()) else { return 0 };
        let comments = &mut self.packet.comments;
        comments.retain(|(place, _)| *place != at);
        let kept: String = text.trim().chars().take(COMMENT_CHARS_MAX).collect();
        let left_out = text.trim().chars().count() - kept.chars().count();
        if !kept.is_empty() {
            let before = comments.iter().filter(|(place, _)| *place < at).count();
            comments.insert(before, (at, kept));
        }
        self.changed = true;
        left_out
    }

    /// The domains of what is asked, by their places in the model; empty where there is one alone
    /// and nothing to put in order.
    pub fn topics(&self) -> Vec<u32> {
        let own = |nth: usize| self.question(nth).map(|(topic, _)| topic.id.as_str());
        let ids: Vec<&str> = (0..self.asked.len()).filter_map(own).collect();
        let all = (0_u32..).zip(&self.model.topics);
        let topics = all.filter(|(_, topic)| ids.contains(&topic.id.as_str()));
        let topics: Vec<u32> = topics.map(|(at, _)| at).collect();
        if topics.len() > 1 { topics } else { Vec::new() }
    }

    /// The name of a domain, by its place in the model.
    pub fn topic_name(&self, at: u32) -> &str {
        self.model.topics.get(at as usize).map_or("", |topic| &topic.name)
    }

    /// Which place a domain was given, from 1.
    pub fn rank(&self, at: u32) -> Option<usize> {
        self.packet.priorities.iter().position(|own| *own == at).map(|place| place + 1)
    }

    /// Gives a domain the next place, or takes its place away: those behind it move up.
    pub fn turn_rank(&mut self, at: u32) {
        if self.rank(at).is_some() {
            self.packet.priorities.retain(|own| *own != at);
        } else {
            self.packet.priorities.push(at);
        }
        self.changed = true;
    }

    /// Sets the name, where names are asked for.
    pub fn set_name(&mut self, name: &str) {
        self.packet.name = name.trim().chars().take(NAME_CHARS_MAX).collect();
        self.changed = true;
    }

    /// Sets the group.
    pub fn set_group(&mut self, group: &str) {
        self.packet.group = group.chars().take(NAME_CHARS_MAX).collect();
        self.changed = true;
    }

    /// Questions with an answer.
    pub fn answered(&self) -> usize {
        (0..self.asked.len()).filter(|nth| self.reply(*nth).answer.is_some()).count()
    }

    /// Goes on from where one is.
    pub fn next(&mut self) {
        let last = self.asked.len();
        self.place = match self.place {
            Place::Start if last > 0 => Place::Question(0),
            Place::Question(nth) if nth + 1 < last => Place::Question(nth + 1),
            Place::Start | Place::Question(_) if !self.topics().is_empty() => Place::Order,
            Place::Start | Place::Question(_) | Place::Order => Place::Review,
            Place::Review | Place::Send => Place::Send,
        };
    }

    /// Goes back from where one is.
    pub fn back(&mut self) {
        self.place = match self.place {
            Place::Start | Place::Question(0) => Place::Start,
            Place::Question(nth) => Place::Question(nth - 1),
            Place::Review if !self.topics().is_empty() => Place::Order,
            Place::Review | Place::Order => match self.asked.len() {
                0 => Place::Start,
                all => Place::Question(all - 1),
            },
            Place::Send => Place::Review,
        };
    }

    /// Makes the packet that is handed over. What was changed after a hand-over gets the next
    /// number, so that the facilitator knows which one counts.
    pub fn hand_over(&mut self, today: NaiveDate) -> String {
        if self.packet.day.is_some() && self.changed {
            self.packet.number += 1;
        }
        self.packet.day = Some(today);
        self.changed = false;
        self.place = Place::Send;
        self.packet.to_code()
    }

    /// Who will see what, in plain words.
    pub fn privacy(&self) -> &'static str {
        match self.invite.sight {
            Sight::Anonymous => T::SeenAnonymous.say(),
            Sight::ByGroup => T::SeenByGroup.say(),
            Sight::Named => T::SeenNamed.say(),
        }
    }
}

/// Most characters of a QR code that older cameras still read: version 13.
pub const PART_CHARS: usize = 480;

/// Under which name the draft of a session is kept on a device.
pub fn kept_name(session: SessionId) -> String {
    session.iter().fold("respond/".to_owned(), |name, byte| format!("{name}{byte:02x}"))
}

/// An answer as a word.
pub fn answer_word(answer: Option<Answer>) -> String {
    match answer {
        None => T::NoAnswer.say().to_owned(),
        Some(Answer::NotApplicable) => T::NotApplicable.say().to_owned(),
        Some(Answer::DoNotKnow) => T::DoNotKnow.say().to_owned(),
        Some(level) => level.to_string(),
    }
}

/// A code in groups of four, for the eye.
pub fn grouped(code: &str) -> String {
    let signs: Vec<char> = code.chars().collect();
    let groups: Vec<String> = signs.chunks(4).map(|four| four.iter().collect()).collect();
    groups.join(" ")
}

/// What was kept of a draft.
struct Kept {
    place: usize,
    changed: bool,
    packet: Packet,
}

impl Kept {
    /// Reads what was kept; None where it is damaged.
    fn read(text: &str) -> Option<Kept> {
        let mut words = text.splitn(3, ' ');
        let place = words.next()?.parse().ok()?;
        let changed = words.next()? == "1";
        let (kind, bytes) = packet::read(words.next()?).ok()?;
        let packet = Packet::from_bytes(&bytes).ok().filter(|_| kind == Kind::Answers)?;
        Some(Kept { place, changed, packet })
    }
}

#[cfg(test)]
mod tests;
