//! How far the answering has come, where it goes on, and what the keys mean.

use super::short_name;
use crate::analysis::maturity::{Domain, Model};
use crate::model::answer::Answer;
use crate::present::number::Locale;
use crate::present::text::Text;
use crate::present::text::maturity::MaturityText as T;
use std::collections::BTreeMap;

/// One domain in the list beside the questions.
#[derive(Clone, Debug, PartialEq)]
pub struct SurveyDomain {
    /// Domain id.
    pub id: String,
    /// Name to show.
    pub name: String,
    /// Practices with an answer.
    pub done: usize,
    /// Practices.
    pub all: usize,
    /// How many of how many, in words.
    pub count: String,
}

/// How far the answering has come.
#[derive(Clone, Debug, PartialEq)]
pub struct Survey {
    /// The finding, a sentence.
    pub title: String,
    /// For the status bar.
    pub status: String,
    /// What is missing at the end; empty where nothing is.
    pub missing: String,
    /// Practices with an answer.
    pub done: usize,
    /// Practices.
    pub all: usize,
    /// The domains in the order of the model.
    pub domains: Vec<SurveyDomain>,
}

/// What a key says about a practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyAnswer {
    /// This answer.
    Is(Answer),
    /// No answer after all.
    Clear,
    /// On to the next question.
    Next,
    /// Back to the question before.
    Back,
}

/// The meaning of a key, as browsers name it; `None` for keys without one.
pub fn key_answer(key: &str) -> Option<KeyAnswer> {
    Some(match key {
        "1" => KeyAnswer::Is(Answer::Level(1)),
        "2" => KeyAnswer::Is(Answer::Level(2)),
        "3" => KeyAnswer::Is(Answer::Level(3)),
        "4" => KeyAnswer::Is(Answer::Level(4)),
        "5" => KeyAnswer::Is(Answer::Level(5)),
        "0" => KeyAnswer::Is(Answer::NotApplicable),
        "?" | "x" | "X" => KeyAnswer::Is(Answer::DoNotKnow),
        "Delete" | "Backspace" => KeyAnswer::Clear,
        "Enter" | "n" | "N" => KeyAnswer::Next,
        "b" | "B" => KeyAnswer::Back,
        _ => return None,
    })
}

impl Survey {
    /// Counts the answers that can be read.
    pub fn of(model: &Model, answers: &BTreeMap<String, String>, locale: Locale) -> Self {
        let read = |id: &String| answers.get(id).and_then(|text| text.parse::<Answer>().ok());
        let domain = |domain: &Domain| {
            let done = domain.practices.iter().filter(|p| read(&p.id).is_some()).count();
            let all = domain.practices.len();
            let count =
                T::DoneOf.with(&[("done", &locale.count(done)), ("all", &locale.count(all))]);
            SurveyDomain { id: domain.id.clone(), name: domain.name.clone(), done, all, count }
        };
        let domains: Vec<SurveyDomain> = model.domains.iter().map(domain).collect();
        let done: usize = domains.iter().map(|domain| domain.done).sum();
        let all: usize = domains.iter().map(|domain| domain.all).sum();
        let not_applicable = |practice: &&crate::analysis::maturity::Practice| {
            read(&practice.id) == Some(Answer::NotApplicable)
        };
        let na = model.practices().map(|(_, practice)| practice).filter(not_applicable).count();
        let (said, whole) = (locale.count(done), locale.count(all));
        let counts = [("done", said.as_str()), ("all", whole.as_str())];
        let open = domains.iter().find(|domain| domain.done < domain.all);
        let title = match open {
            Some(open) => {
                let name = short_name(&open.name);
                T::SurveyTitleNext.with(&[&counts[..], &[("domain", name)]].concat())
            }
            None => T::SurveyTitleDone.with(&counts),
        };
        let missing = match all - done {
            0 => String::new(),
            missing => {
                let text = if missing == 1 { T::MissingOne } else { T::Missing };
                text.with(&[("count", &locale.count(missing)), ("all", whole.as_str())])
            }
        };
        let na = locale.count(na);
        let status = T::SurveyStatus.with(&[&counts[..], &[("na", na.as_str())]].concat());
        Self { title, status, missing, done, all, domains }
    }
}

/// The domain and practice of the next practice without an answer, from the one after `from` on
/// and around; `None` where all have one.
pub fn next_open(
    model: &Model,
    answers: &BTreeMap<String, String>,
    from: Option<&str>,
) -> Option<(String, String)> {
    let all: Vec<_> = model.practices().collect();
    let at = from.and_then(|from| all.iter().position(|(_, practice)| practice.id == from));
    let start = at.map_or(0, |at| at + 1);
    let around = all.iter().skip(start).chain(all.iter().take(start));
    let open = |practice: &crate::analysis::maturity::Practice| {
        answers.get(&practice.id).is_none_or(|text| text.parse::<Answer>().is_err())
    };
    let mut found = around.filter(|(_, practice)| open(practice));
    found.next().map(|(domain, practice)| (domain.id.clone(), practice.id.clone()))
}

/// The domain and practice one further on or back in the order of the model; `None` past an end.
pub fn neighbour(model: &Model, from: &str, forward: bool) -> Option<(String, String)> {
    let all: Vec<_> = model.practices().collect();
    let at = all.iter().position(|(_, practice)| practice.id == from)?;
    let to = if forward { at.checked_add(1)? } else { at.checked_sub(1)? };
    all.get(to).map(|(domain, practice)| (domain.id.clone(), practice.id.clone()))
}
