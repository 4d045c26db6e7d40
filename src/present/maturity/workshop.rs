//! A workshop on one laptop: what came in, one question at a time with what is hidden until it is
//! revealed, typed sheets and counted hands, and the run of the day.

use super::session;
use crate::analysis::maturity::agreement::Band;
use crate::analysis::maturity::panel::{Discuss, Opinion, PanelView};
use crate::analysis::maturity::{Model, Practice};
use crate::file::packet::{
    self, Collected, Kind, Packet, Parts, Quarantine, RespondentId, Way, codes_in, id_of,
};
use crate::model::{Assessment, QuestionSet};
use crate::present::number::Locale;
use crate::present::text::{Text, workshop::WorkshopText as T};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What arrived in one go.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Intake {
    /// Packets to keep, name and code.
    pub add: BTreeMap<String, String>,
    /// What is said of it.
    pub said: Vec<String>,
}

/// Takes texts that arrived: codes, links, files, mails. What cannot be read is said and changes
/// nothing; what does not belong is kept in quarantine.
pub fn take(texts: &[String], assessment: &Assessment, model: &Model, open: &mut Parts) -> Intake {
    let mut intake = Intake::default();
    let (mut known, mut broken) = (0, 0);
    let mut codes: Vec<String> = Vec::new();
    for text in texts {
        let found = codes_in(text);
        broken += usize::from(found.is_empty());
        codes.extend(found);
    }
    while let Some(code) = codes.pop() {
        let packet = match packet::read(&code) {
            Ok((Kind::Answers, bytes)) => Packet::from_bytes(&bytes).ok(),
            Ok((Kind::Part, bytes)) => match open.take(&bytes) {
                Ok(whole) => {
                    codes.extend(whole);
                    continue;
                }
                Err(_) => None,
            },
            _ => None,
        };
        let Some(packet) = packet else {
            broken += 1;
            continue;
        };
        let id = id_of(&packet);
        if assessment.packets.contains_key(&id) {
            known += 1;
        } else {
            intake.add.insert(id, packet.to_code());
        }
    }
    say(&mut intake, (known, broken), assessment, model, open);
    intake
}

/// Says what came of an intake: new, known, foreign, broken, parts that are missing.
fn say(
    intake: &mut Intake,
    (known, broken): (usize, usize),
    assessment: &Assessment,
    model: &Model,
    open: &Parts,
) {
    let mut next = assessment.clone();
    next.packets.extend(intake.add.clone());
    let collected = session::collected(&next, model);
    let foreign = collected.quarantined.iter().filter(|(id, _)| intake.add.contains_key(id));
    let foreign = foreign.count();
    let count = |text: T, n: usize| (n > 0).then(|| text.with(&[("count", &n.to_string())]));
    intake.said.extend(count(T::TookNew, intake.add.len() - foreign));
    intake.said.extend(count(T::TookKnown, known));
    intake.said.extend(count(T::TookForeign, foreign));
    intake.said.extend(count(T::TookBroken, broken));
    for (there, all) in open.open() {
        let values = [("there", there.to_string()), ("all", all.to_string())];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        intake.said.push(T::TookPart.with(&values));
    }
    if intake.said.is_empty() {
        intake.said.push(T::TookNothing.say().to_owned());
    }
}

/// What was put aside, with the reason.
pub fn quarantine(collected: &Collected) -> Vec<(String, String)> {
    let words = |reason: &Quarantine| match reason {
        Quarantine::OtherSession => T::OtherSession.say().to_owned(),
        Quarantine::OtherModel => T::OtherModel.say().to_owned(),
        Quarantine::TooMany => T::TooMany.say().to_owned(),
        Quarantine::Unreadable => T::Unreadable.say().to_owned(),
        Quarantine::SetAside(why) => T::SetAsideFor.with(&[("reason", why)]),
    };
    collected.quarantined.iter().map(|(id, why)| (id.clone(), words(why))).collect()
}

/// Reads counted hands, `1 3 5 3 0`: five counts for the levels 1 to 5.
pub fn typed_hands(text: &str) -> Option<[u32; 5]> {
    let signs = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '/');
    let words = text.split(signs).filter(|word| !word.is_empty());
    let counts: Option<Vec<u32>> = words.map(|word| word.parse().ok()).collect();
    let counts: [u32; 5] = counts?.try_into().ok()?;
    (counts.iter().all(|count| *count <= 1_000)).then_some(counts)
}

/// The respondent that stands for a show of hands: one a session, so that a new count replaces
/// the one before.
const HANDS: RespondentId = *b"hands\0\0\0";

/// The packet of a show of hands on one practice, beside those counted before.
pub fn hands_packet(
    assessment: &Assessment,
    model: &Model,
    collected: &Collected,
    (practice, counts): (&str, [u32; 5]),
    today: NaiveDate,
) -> Option<Packet> {
    let place = model.practices().position(|(_, p)| p.id == practice)?;
    let place = u32::try_from(place).ok()?;
    let before = collected.current.iter().find(|held| held.packet.respondent == HANDS);
    let (session, mark) = (session::session_of(assessment.uid), session::model_mark(model));
    let mut packet = match before {
        Some(held) => Packet { number: held.packet.number + 1, ..held.packet.clone() },
        None => Packet::empty(session, mark, HANDS),
    };
    packet.tallies.retain(|(other, _)| *other != place);
    if counts.iter().any(|count| *count > 0) {
        packet.tallies.push((place, counts));
    }
    (packet.day, packet.way) = (Some(today), Way::Hands);
    Some(packet)
}

/// One question in the list of the console.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionRow {
    /// Practice id.
    pub id: String,
    /// Practice name.
    pub name: String,
    /// Answers so far.
    pub count: usize,
    /// Whether to talk about it; only said once it is revealed.
    pub discuss: bool,
    /// Whether a score was agreed upon.
    pub agreed: bool,
}

/// What is known of a question once it is revealed.
#[derive(Clone, Debug, PartialEq)]
pub struct Revealed {
    /// Answers at level 1 to 5.
    pub histogram: [usize; 5],
    /// Median, agreement and range in a sentence.
    pub sentence: String,
    /// Why to talk about it, in words.
    pub reasons: Vec<String>,
    /// Groups with their medians, as far as they may be shown.
    pub groups: Vec<String>,
}

/// The questions of an assessment.
pub fn questions(assessment: &Assessment, model: &Model, view: &PanelView) -> Vec<QuestionRow> {
    let row = |practice: &Practice| {
        let opinion = view.opinions.iter().find(|o| o.practice == practice.id);
        let spread = opinion.and_then(|o| o.spread.as_ref());
        let apart = opinion.map_or(0, |o| o.apart.0 + o.apart.1);
        QuestionRow {
            id: practice.id.clone(),
            name: practice.name.clone(),
            count: spread.map_or(0, |s| s.n) + apart,
            discuss: opinion.is_some_and(|o| !o.discuss.is_empty()),
            agreed: assessment.moderated.contains_key(&practice.id),
        }
    };
    model.practices().map(|(_, practice)| row(practice)).collect()
}

/// What is revealed of a question; None where nobody gave a level.
pub fn revealed(opinion: &Opinion, locale: Locale) -> Option<Revealed> {
    let spread = opinion.spread.as_ref()?;
    let (low, high) = (spread.range.0.to_string(), spread.range.1.to_string());
    let agreement = agreement_words(spread.agreement.map(|a| a.rwg), locale);
    let reason = |reason: &Discuss| {
        let text = match reason {
            Discuss::Agreement => T::DiscussAgreement,
            Discuss::MiddleHalf => T::DiscussMiddle,
            Discuss::Range => T::DiscussRange,
            Discuss::Groups => T::DiscussGroups,
        };
        text.say().to_owned()
    };
    let median = |score: f64| locale.number(score, usize::from(score.fract() != 0.0));
    let group = |group: &crate::analysis::maturity::groups::GroupMedian| {
        let name = if group.group.is_empty() { T::NoGroup.say() } else { &group.group };
        let (score, n) = (median(group.median), locale.count(group.n));
        T::GroupMedian.with(&[("group", name), ("median", &score), ("n", &n)])
    };
    let sentence = T::RevealedSentence.with(&[
        ("median", &median(spread.median)),
        ("low", &low),
        ("high", &high),
        ("agreement", &agreement),
        ("n", &locale.count(spread.n)),
    ]);
    Some(Revealed {
        histogram: spread.histogram,
        sentence,
        reasons: opinion.discuss.iter().map(reason).collect(),
        groups: opinion.groups.iter().map(group).collect(),
    })
}

/// An agreement as its word and figure: “split 0.38”.
pub fn agreement_words(rwg: Option<f64>, locale: Locale) -> String {
    let Some(rwg) = rwg else { return T::AgreementUnknown.say().to_owned() };
    let word = match Band::of(rwg) {
        Band::None | Band::Weak => T::Split,
        Band::Moderate => T::Mixed,
        Band::Strong | Band::VeryStrong => T::Agree,
    };
    T::AgreementIs.with(&[("word", word.say()), ("value", &locale.number(rwg, 2))])
}

/// One item of the run of the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaItem {
    /// First and last minute.
    pub minutes: (u32, u32),
    /// What is done.
    pub words: String,
}

/// The run of a workshop: 90 minutes for the short set, 110 for all.
pub fn agenda(assessment: &Assessment, asked: usize) -> Vec<AgendaItem> {
    let short = assessment.question_set == Some(QuestionSet::Short);
    let scoring = if short { 20 } else { 30 };
    let talks = if short { 30 } else { 40 };
    let mut at = 0;
    let mut item = |minutes: u32, text: T| {
        let from = at;
        at += minutes;
        let words = text.with(&[("count", &asked.to_string())]);
        AgendaItem { minutes: (from, at), words }
    };
    vec![
        item(6, T::AgendaWelcome),
        item(scoring, T::AgendaScore),
        item(4, T::AgendaCollect),
        item(4, T::AgendaReveal),
        item(talks, T::AgendaTalk),
        item(8, T::AgendaTargets),
        item(12, T::AgendaActions),
        item(6, T::AgendaClose),
    ]
}

/// Reads groups typed one a line: name, then a number of people; without a number 0.
pub fn typed_groups(text: &str) -> BTreeMap<String, i64> {
    let mut groups = BTreeMap::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (name, count) = match line.rsplit_once([',', ';', '\t']) {
            Some((name, count)) => match count.trim().parse::<i64>() {
                Ok(count) if (0..=1_000_000).contains(&count) => (name.trim(), count),
                _ => (line, 0),
            },
            None => (line, 0),
        };
        let name: String = name.chars().take(packet::NAME_CHARS_MAX).collect();
        if !name.is_empty() {
            groups.insert(name, count);
        }
    }
    groups
}
