//! The respondent's page as plain data: what is asked, what was answered, where one is, and what
//! is kept so that a locked phone goes on where it was.

use crate::analysis::maturity::{Domain, Model, Practice};
use crate::file::packet::{
    self, COMMENT_CHARS_MAX, Invite, Kind, NAME_CHARS_MAX, Packet, Reply, RespondentId, SessionId,
    Sight, Sure,
};
use crate::model::answer::Answer;
use crate::present::maturity::session::model_mark;
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
    pub model: Model,
    /// The places in the model that are asked.
    pub asked: Vec<usize>,
    /// What is answered so far.
    pub packet: Packet,
    /// Where one is.
    pub place: Place,
    /// Whether something changed since it was handed over.
    pub changed: bool,
}

/// The invitation in the part of an address behind `#`.
///
/// # Errors
/// [`NoInvite`].
pub fn invited(hash: &str, model: &Model) -> Result<Invite, NoInvite> {
    let tail = hash.trim_start_matches('#');
    let code = tail.split('&').find_map(|part| part.strip_prefix("i=")).unwrap_or(tail);
    if code.is_empty() {
        return Err(NoInvite::None);
    }
    let (kind, bytes) = packet::read(code).map_err(|_| NoInvite::Damaged)?;
    let invite = Invite::from_bytes(&bytes).map_err(|_| NoInvite::Damaged)?;
    if kind != Kind::Invite {
        return Err(NoInvite::Damaged);
    }
    if invite.model == model_mark(model) { Ok(invite) } else { Err(NoInvite::OtherQuestions) }
}

impl Draft {
    /// Begins an answering, or goes on with one that was kept for the same session.
    pub fn begin(
        invite: Invite,
        model: &Model,
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
        };
        format!("{place} {} {}", u8::from(self.changed), self.packet.to_code())
    }

    /// The domain and practice of a question.
    pub fn question(&self, nth: usize) -> Option<(&Domain, &Practice)> {
        self.model.practices().nth(*self.asked.get(nth)?)
    }

    /// The reply to a question.
    pub fn reply(&self, nth: usize) -> Reply {
        let place = self.asked.get(nth);
        place.and_then(|at| self.packet.replies.get(*at)).copied().unwrap_or_default()
    }

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
            Place::Start | Place::Question(_) => Place::Review,
            Place::Review | Place::Send => Place::Send,
        };
    }

    /// Goes back from where one is.
    pub fn back(&mut self) {
        self.place = match self.place {
            Place::Start | Place::Question(0) => Place::Start,
            Place::Question(nth) => Place::Question(nth - 1),
            Place::Review => match self.asked.len() {
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
mod tests {
    use super::*;
    use crate::model::{Assessment, Typed as _, Uid};
    use crate::present::maturity::session;

    fn model() -> Model {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/maturity-model.json");
        Model::from_json(&std::fs::read_to_string(path).unwrap()).unwrap()
    }

    fn draft(asked: Vec<bool>) -> Draft {
        let model = model();
        let mut invite = session::invite(&Assessment::empty(Uid(7)), &model);
        invite.asked = asked;
        Draft::begin(invite, &model, [1; 8], None)
    }

    #[test]
    fn an_invitation_is_read_from_the_address() {
        let model = model();
        let invite = session::invite(&Assessment::empty(Uid(7)), &model);
        let code = invite.to_code();
        for hash in [format!("#i={code}"), code.clone(), format!("#x=1&i={code}")] {
            assert_eq!(invited(&hash, &model), Ok(invite.clone()), "{hash}");
        }
        let packet = Packet::empty(invite.session, invite.model, [0; 8]).to_code();
        let other = Invite { model: *b"else", ..invite }.to_code();
        for (hash, fault) in [
            ("", NoInvite::None),
            ("#", NoInvite::None),
            ("#i=PLJ123", NoInvite::Damaged),
            (&code[..20], NoInvite::Damaged),
            (packet.as_str(), NoInvite::Damaged),
            (other.as_str(), NoInvite::OtherQuestions),
        ] {
            assert_eq!(invited(hash, &model), Err(fault), "{hash}");
        }
    }

    #[test]
    fn one_goes_forth_and_back_and_only_what_is_asked_is_shown() {
        let mut draft = draft((0..52).map(|n| n == 3 || n == 50).collect());
        let mut places = vec![draft.place];
        for _ in 0..5 {
            draft.next();
            places.push(draft.place);
        }
        use Place::{Question, Review, Send, Start};
        assert_eq!(places, [Start, Question(0), Question(1), Review, Send, Send]);
        for expected in [Review, Question(1), Question(0), Start, Start] {
            draft.back();
            assert_eq!(draft.place, expected);
        }
        assert_eq!(draft.question(1).map(|(_, p)| p.id.as_str()), Some("MAN-3"));
        assert_eq!(draft.question(2), None);
        draft.answer(1, Answer::Level(4));
        draft.answer(9, Answer::Level(4));
        assert_eq!((draft.answered(), draft.packet.answered()), (1, 1));
        assert_eq!(draft.packet.replies[50].answer, Some(Answer::Level(4)));
    }

    #[test]
    fn a_locked_phone_goes_on_where_it_was() {
        let mut first = draft(Vec::new());
        first.set_group("Teams");
        first.next();
        first.answer(0, Answer::DoNotKnow);
        first.sure(0, Sure::Low);
        first.next();
        assert_eq!(first.set_comment(1, "  said 🙂 <b> "), 0);
        let again = |kept: &str| Draft::begin(first.invite.clone(), &model(), [9; 8], Some(kept));
        assert_eq!(again(&first.kept()), first);
        for broken in ["", "x", "1 1", "1 1 PLA", "99999999999999999999 1 PLA00"] {
            assert_eq!(again(broken).answered(), 0, "{broken}");
        }
        let other = Invite { session: *b"other!", ..first.invite.clone() };
        let fresh = Draft::begin(other, &model(), [9; 8], Some(&first.kept()));
        assert_eq!((fresh.answered(), fresh.packet.respondent), (0, [9; 8]));
    }

    #[test]
    fn what_is_handed_over_again_after_a_change_has_the_next_number() {
        let day: NaiveDate = "2026-11-22".parse().unwrap();
        let mut draft = draft(Vec::new());
        draft.answer(0, Answer::Level(2));
        let first = draft.hand_over(day);
        assert_eq!((draft.hand_over(day), draft.packet.number), (first.clone(), 1));
        draft.answer(0, Answer::Level(3));
        assert_ne!(draft.hand_over(day), first);
        assert_eq!(draft.packet.number, 2);
        draft.sure(0, Sure::High);
        draft.sure(0, Sure::High);
        assert_eq!(draft.reply(0).sure, None);
        assert_eq!(draft.set_comment(0, &"x".repeat(COMMENT_CHARS_MAX + 5)), 5);
        assert_eq!(draft.comment(0).len(), COMMENT_CHARS_MAX);
        draft.set_comment(0, " ");
        assert_eq!(draft.packet.comments, []);
    }
}
