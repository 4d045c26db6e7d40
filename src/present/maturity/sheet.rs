//! Answer sheets for paper: one page to fill in, the questions with their statements behind it, and
//! reading a sheet that is typed with one key an answer.

use super::session;
use crate::analysis::maturity::Model;
use crate::file::packet::{Packet, Reply, RespondentId, Sight, Way};
use crate::model::Assessment;
use crate::model::answer::Answer;
use crate::present::text::{Text, respond::RespondText, workshop::WorkshopText as T};
use chrono::NaiveDate;

/// One question on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRow {
    /// Its number, from 1.
    pub nth: usize,
    /// Name of the practice.
    pub name: String,
    /// The question.
    pub question: String,
    /// Number and name of each level with its statement.
    pub levels: Vec<(String, String)>,
}

/// One domain on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetTopic {
    /// The letter it has in the order of importance.
    pub letter: char,
    /// Its name.
    pub name: String,
    /// Its questions.
    pub rows: Vec<SheetRow>,
}

/// A sheet to be printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetView {
    /// What the session is called.
    pub title: String,
    /// Who will see what.
    pub privacy: &'static str,
    /// The domains.
    pub topics: Vec<SheetTopic>,
}

/// The letters of domains; those beyond have none and are not put in order on paper.
const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// The sheet of an assessment; `asked` is the part of its model that is asked.
pub fn sheet_view(assessment: &Assessment, asked: &Model) -> SheetView {
    let mut nth = 0;
    let letters = LETTERS.chars().chain(std::iter::repeat(' '));
    let mut row = |practice: &crate::analysis::maturity::Practice| {
        nth += 1;
        let named = asked.levels.iter().zip(&practice.statements);
        let level =
            |(level, statement): (&crate::analysis::maturity::model::LevelMeaning, &String)| {
                (format!("{} {}", level.level, level.name), statement.clone())
            };
        SheetRow {
            nth,
            name: practice.name.clone(),
            question: practice.question.clone(),
            levels: named.map(level).collect(),
        }
    };
    let topics = asked.domains.iter().zip(letters).map(|(domain, letter)| SheetTopic {
        letter,
        name: domain.name.clone(),
        rows: domain.practices.iter().map(&mut row).collect(),
    });
    SheetView {
        topics: topics.collect(),
        title: match assessment.name.as_str() {
            "" => RespondText::Untitled.say().to_owned(),
            name => name.to_owned(),
        },
        privacy: match session::sight_of(assessment) {
            Sight::Anonymous => T::PaperAnonymous.say(),
            Sight::ByGroup => T::PaperByGroup.say(),
            Sight::Named => T::PaperNamed.say(),
        },
    }
}

/// What was typed of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedSheet {
    /// The answers in the order of the questions; None where none was given.
    pub answers: Vec<Option<Answer>>,
    /// Domains in the order of importance, by their places among those asked.
    pub order: Vec<usize>,
    /// The first key that is none.
    pub wrong: Option<char>,
}

impl TypedSheet {
    /// Whether nothing was answered and nothing put in order.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty() && self.answers.iter().all(Option::is_none)
    }
}

/// Reads a paper sheet typed with one key an answer: 1 to 5, 0 not applicable, `?` not known, `-`
/// none; then, behind a `/`, letters of domains in the order of their importance. Blanks do not
/// count. The numbers say how many questions and domains are asked.
pub fn typed_sheet(text: &str, (questions, topics): (usize, usize)) -> TypedSheet {
    let mut sheet = TypedSheet::default();
    let mut ordering = false;
    for key in text.chars().filter(|key| !key.is_whitespace()) {
        if key == '/' && !ordering {
            ordering = true;
            continue;
        }
        let fits = if ordering {
            put_in_order(&mut sheet, key, topics)
        } else {
            put(&mut sheet, key, questions)
        };
        if !fits {
            sheet.wrong = Some(key);
            return sheet;
        }
    }
    sheet
}

/// Takes a key as an answer; whether it is one and there was a question for it.
fn put(sheet: &mut TypedSheet, key: char, questions: usize) -> bool {
    let answer = match key {
        '1'..='5' => Some(Answer::Level(key as u8 - b'0')),
        '0' => Some(Answer::NotApplicable),
        '?' | 'x' | 'X' => Some(Answer::DoNotKnow),
        '-' => None,
        _ => return false,
    };
    let fits = sheet.answers.len() < questions;
    if fits {
        sheet.answers.push(answer);
    }
    fits
}

/// Takes a key as the letter of a domain that has no place yet.
fn put_in_order(sheet: &mut TypedSheet, key: char, topics: usize) -> bool {
    let place = LETTERS.chars().position(|letter| letter == key.to_ascii_uppercase());
    let place = place.filter(|at| *at < topics && !sheet.order.contains(at));
    sheet.order.extend(place);
    place.is_some()
}

/// The packet of a sheet.
pub fn sheet_packet(
    assessment: &Assessment,
    model: &Model,
    (respondent, group): (RespondentId, &str),
    sheet: &TypedSheet,
    today: NaiveDate,
) -> Packet {
    let invite = session::invite(assessment, model);
    let mut packet = Packet::empty(invite.session, invite.model, respondent);
    packet.replies = vec![Reply::default(); model.practices().count()];
    let asked = |place: &usize| invite.asked.get(*place).copied().unwrap_or(true);
    let places: Vec<usize> = (0..packet.replies.len()).filter(asked).collect();
    for (place, answer) in places.into_iter().zip(&sheet.answers) {
        if let Some(reply) = packet.replies.get_mut(place) {
            reply.answer = *answer;
        }
    }
    let part = session::asked(assessment, model);
    let place = |at: &usize| {
        let id = &part.domains.get(*at)?.id;
        u32::try_from(model.domains.iter().position(|domain| domain.id == *id)?).ok()
    };
    packet.priorities = sheet.order.iter().filter_map(place).collect();
    (packet.day, packet.way, packet.group) = (Some(today), Way::Paper, group.to_owned());
    packet
}
