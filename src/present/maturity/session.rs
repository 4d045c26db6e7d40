//! An assessment with many respondents: what is asked of them, what came back, and the panel the
//! analysis reads.

use crate::analysis::maturity::evidence::{self, Item};
use crate::analysis::maturity::panel::{Moderated, Panel, Respondent, Ways};
use crate::analysis::maturity::{Domain, Model, Practice, answers_from};
use crate::file::packet::{
    self, Asked, Collected, Held, INVITE_GAP, Invite, ModelMark, NAME_CHARS_MAX, Packet, Questions,
    SessionId, Sight, Topic,
};
use crate::file::qr::{self, Picture};
use crate::model::answer::Answer;
use crate::model::{AnswerSight, Assessment, QuestionSet, Uid};
use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// What a file with an invitation is called.
pub const INVITE_NAME: &str = "plumbline-invitation";
/// Version of the densest QR code that phones are asked to read: 97 modules a side.
const INVITE_VERSION_MAX: u8 = 20;

/// Names the session of an assessment.
pub fn session_of(assessment: Uid) -> SessionId {
    first(Sha256::digest(assessment.to_string().as_bytes()).as_slice())
}

/// Names what a respondent sees of a model: a changed word is another mark.
pub fn model_mark(model: &Model) -> ModelMark {
    let texts = model.practices().flat_map(|(domain, practice)| {
        let own = [domain.id.as_str(), &practice.id, &practice.question];
        own.into_iter().chain(practice.statements.iter().map(String::as_str))
    });
    packet::mark_of([model.id.as_str(), &model.version].into_iter().chain(texts))
}

/// As much of a model as one who answers gets to see.
pub fn questions_of(model: &Model) -> Questions {
    let asked = |practice: &Practice| Asked {
        id: practice.id.clone(),
        name: practice.name.clone(),
        question: practice.question.clone(),
        statements: practice.statements.to_vec(),
    };
    let topic = |domain: &Domain| Topic {
        id: domain.id.clone(),
        name: domain.name.clone(),
        practices: domain.practices.iter().map(asked).collect(),
    };
    Questions {
        id: model.id.clone(),
        version: model.version.clone(),
        levels: model.levels.iter().map(|level| level.name.clone()).collect(),
        topics: model.domains.iter().map(topic).collect(),
    }
}

/// The invitation as it travels: with the questions behind it where they are not those that ship.
pub fn invitation(assessment: &Assessment, model: &Model, ships: &Model) -> String {
    let invite = invite(assessment, model).to_code();
    match questions_of(model).to_code(&questions_of(ships)) {
        Some(questions) => invite + INVITE_GAP + &questions,
        None => invite,
    }
}

/// The QR code of an invitation; None where it would be too dense for the cameras of phones.
pub fn invitation_picture(lead: &str, code: &str) -> Option<Picture> {
    qr::draw(lead, code).filter(|picture| picture.version <= INVITE_VERSION_MAX)
}

/// The first bytes of a hash.
fn first<const N: usize>(bytes: &[u8]) -> [u8; N] {
    std::array::from_fn(|at| bytes.get(at).copied().unwrap_or_default())
}

/// The part of a model that an assessment asks.
pub fn asked(assessment: &Assessment, model: &Model) -> Model {
    let part = model.for_office(assessment.office.map_or("", |office| office.code()));
    if assessment.question_set != Some(QuestionSet::Short) {
        return part;
    }
    let short: BTreeSet<String> = part.short_set().into_iter().collect();
    part.part(|practice| short.contains(&practice.id))
}

/// Who sees what of the answers.
pub fn sight_of(assessment: &Assessment) -> Sight {
    match assessment.sight {
        None | Some(AnswerSight::Anonymous) => Sight::Anonymous,
        Some(AnswerSight::ByGroup) => Sight::ByGroup,
        Some(AnswerSight::Named) => Sight::Named,
    }
}

/// The invitation of an assessment.
pub fn invite(assessment: &Assessment, model: &Model) -> Invite {
    let part = asked(assessment, model);
    let flags: Vec<bool> =
        model.practices().map(|(_, practice)| part.practice(&practice.id).is_some()).collect();
    let named = assessment.invited.keys().filter(|group| group.chars().count() <= NAME_CHARS_MAX);
    Invite {
        session: session_of(assessment.uid),
        model: model_mark(model),
        title: assessment.name.clone(),
        sight: sight_of(assessment),
        groups: named.take(24).cloned().collect(),
        asked: if flags.iter().all(|asked| *asked) { Vec::new() } else { flags },
    }
}

/// What came back for an assessment.
pub fn collected(assessment: &Assessment, model: &Model) -> Collected {
    packet::collect(
        &assessment.packets,
        &assessment.set_aside,
        session_of(assessment.uid),
        model_mark(model),
        model.practices().count(),
    )
}

/// How the answers of an assessment are read.
pub fn ways(assessment: &Assessment, as_of: NaiveDate) -> Ways {
    Ways {
        groups_first: assessment.groups_first,
        anonymous: matches!(assessment.sight, None | Some(AnswerSight::Anonymous)),
        as_of,
        assessed: assessment.date,
    }
}

/// Everything said in an assessment: the assessor's own answers, where there are any, and those
/// that came back.
pub fn panel(assessment: &Assessment, model: &Model, collected: &Collected) -> Panel {
    let mut respondents = Vec::new();
    let (own, _) = answers_from(&assessment.answers);
    if !own.is_empty() {
        respondents.push(Respondent { answers: own, ..Respondent::default() });
    }
    let ids: Vec<&str> = model.practices().map(|(_, practice)| practice.id.as_str()).collect();
    for held in &collected.current {
        respondents.extend(from_packet(&held.packet, model, &ids));
    }
    let count = |people: &i64| u32::try_from(*people).unwrap_or_default();
    let invited = assessment.invited.iter().map(|(group, n)| (group.clone(), count(n)));
    let items = |text: &String| -> Vec<Item> { evidence::items(text).0 };
    let reason = |id: &String| assessment.reasons.get(id).cloned().unwrap_or_default();
    let moderated = assessment.moderated.iter();
    Panel {
        respondents,
        invited: invited.collect(),
        evidence: assessment.evidence.iter().map(|(id, text)| (id.clone(), items(text))).collect(),
        moderated: moderated
            .map(|(id, score)| (id.clone(), Moderated { score: *score, reason: reason(id) }))
            .collect(),
    }
}

/// The respondents of a packet: one, and one more for each hand of its fullest show of hands.
fn from_packet(packet: &Packet, model: &Model, ids: &[&str]) -> Vec<Respondent> {
    let domain = |place: &u32| model.domains.get(*place as usize).map(|d| d.id.clone());
    let replies = ids.iter().zip(&packet.replies);
    let answers: BTreeMap<String, Answer> =
        replies.filter_map(|(id, reply)| Some(((*id).to_owned(), reply.answer?))).collect();
    let mut respondents = Vec::new();
    if !answers.is_empty() || !packet.priorities.is_empty() {
        let priorities = packet.priorities.iter().filter_map(domain).collect();
        respondents.push(Respondent { group: packet.group.clone(), answers, priorities });
    }
    let mut hands: Vec<Respondent> = Vec::new();
    for (place, counts) in &packet.tallies {
        let Some(id) = ids.get(*place as usize) else { continue };
        let levels = (1_u8..).zip(counts).flat_map(|(level, count)| {
            std::iter::repeat_n(level, (*count).min(HANDS_MAX) as usize)
        });
        for (nth, level) in levels.enumerate() {
            if hands.len() <= nth {
                hands.push(Respondent { group: packet.group.clone(), ..Respondent::default() });
            }
            if let Some(hand) = hands.get_mut(nth) {
                hand.answers.insert((*id).to_owned(), Answer::Level(level));
            }
        }
    }
    respondents.extend(hands);
    respondents
}

/// Most hands that count for one level.
const HANDS_MAX: u32 = 1_000;

/// Comments of the packets that count, by practice, without names unless these may be seen.
pub fn comments(
    assessment: &Assessment,
    model: &Model,
    collected: &Collected,
) -> BTreeMap<String, Vec<String>> {
    let ids: Vec<&str> = model.practices().map(|(_, practice)| practice.id.as_str()).collect();
    let named = assessment.sight == Some(AnswerSight::Named);
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for Held { packet, .. } in &collected.current {
        for (place, comment) in &packet.comments {
            let Some(id) = ids.get(*place as usize) else { continue };
            let said = match named && !packet.name.is_empty() {
                true => format!("{}: {comment}", packet.name),
                false => comment.clone(),
            };
            found.entry((*id).to_owned()).or_default().push(said);
        }
    }
    found
}

/// Group → people who answered; the empty name for those who named none.
pub fn group_sizes(
    assessment: &Assessment,
    model: &Model,
    collected: &Collected,
) -> BTreeMap<String, usize> {
    let mut sizes = BTreeMap::new();
    for respondent in panel(assessment, model, collected).respondents {
        *sizes.entry(respondent.group).or_default() += 1;
    }
    sizes
}

/// Names that respondents gave.
pub fn respondent_names(collected: &Collected) -> Vec<String> {
    let names = collected.current.iter().map(|held| held.packet.name.clone());
    names.filter(|name| !name.is_empty()).collect()
}
