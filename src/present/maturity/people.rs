//! What many respondents add to a result: who took part, how far they agree, what the evidence
//! carries, what to talk about, and what changed since another assessment.

use super::workshop::agreement_words;
use crate::analysis::maturity::compare::{Comparison, Verdict};
use crate::analysis::maturity::panel::{Opinion, PanelView};
use crate::analysis::maturity::redraw::Interval;
use crate::analysis::maturity::{Model, Profile, groups};
use crate::model::Assessment;
use crate::present::number::{Locale, NO_VALUE};
use crate::present::text::{Text, workshop::WorkshopText as T};

/// What stands beside the score of a domain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DomainPeople {
    /// How far people agree, a word and a figure; – below three answers.
    pub agreement: String,
    /// Answers to its practices: least to most.
    pub answers: String,
    /// The score that the evidence carries.
    pub evidenced: String,
}

/// Who took part.
pub fn took_part(panel: &PanelView, locale: Locale) -> String {
    let count = locale.count(panel.respondents);
    match panel.invited {
        None => T::ByPeople.with(&[("count", &count)]),
        Some(all) => {
            T::ByPeopleOf.with(&[("count", &count), ("invited", &locale.count(all as usize))])
        }
    }
}

/// How far the overall score would move with other respondents of the same kind.
pub fn redrawn(interval: Interval, locale: Locale) -> String {
    T::Redrawn.with(&[
        ("low", &locale.number(interval.low, 2)),
        ("high", &locale.number(interval.high, 2)),
        ("draws", &locale.count(interval.draws as usize)),
    ])
}

/// What stands beside the score of a domain.
pub fn domain_people(
    panel: &PanelView,
    evidenced: &Profile,
    domain: &str,
    locale: Locale,
) -> DomainPeople {
    let own = panel.domains.iter().find(|own| own.domain == domain);
    let agreement = own.and_then(|own| own.agreement);
    let answers = match own.and_then(|own| own.answers) {
        None => NO_VALUE.to_owned(),
        Some((least, most)) if least == most => locale.count(most),
        Some((least, most)) => format!("{}–{}", locale.count(least), locale.count(most)),
    };
    let score = evidenced.domains.iter().find(|own| own.id == domain).and_then(|own| own.score);
    DomainPeople {
        agreement: match agreement {
            None => NO_VALUE.to_owned(),
            some => agreement_words(some, locale),
        },
        answers,
        evidenced: score.map_or_else(|| NO_VALUE.to_owned(), |score| locale.number(score, 1)),
    }
}

/// The practices to talk about, most urgent first, each with its finding.
pub fn to_talk_about(panel: &PanelView, model: &Model, locale: Locale) -> Vec<(String, String)> {
    let line = |opinion: &&Opinion| {
        let name = model.practice(&opinion.practice)?.name.clone();
        let found = super::workshop::revealed(opinion, locale)?;
        Some((opinion.practice.clone(), format!("{name}: {}", found.sentence)))
    };
    panel.to_discuss().iter().filter_map(line).collect()
}

/// How far the orders of importance agree; None below two of them.
pub fn priorities(panel: &PanelView, model: &Model, locale: Locale) -> Option<String> {
    let agreement = panel.priorities?;
    let first = groups::by_rank(&panel.ranks).first().and_then(|id| model.domain(id))?;
    Some(T::PrioritiesAgree.with(&[
        ("w", &locale.number(agreement.w, 2)),
        ("n", &locale.count(agreement.rankings)),
        ("first", &first.name),
    ]))
}

/// What changed since another assessment, and what did not: a heading and lines.
pub fn since(
    other: &Assessment,
    comparison: &Comparison,
    model: &Model,
    locale: Locale,
) -> (String, Vec<String>) {
    let word = |verdict: Verdict| match verdict {
        Verdict::Changed => T::Changed.say(),
        Verdict::Same => T::Unchanged.say(),
        Verdict::NotTested => T::NotTested.say(),
    };
    let name = super::assessment_name(other, locale);
    let heading = comparison.overall.zip(comparison.verdict).map(|((then, now), verdict)| {
        T::CompareTitle.with(&[
            ("name", &name),
            ("then", &locale.number(then, 2)),
            ("now", &locale.number(now, 2)),
            ("verdict", word(verdict)),
        ])
    });
    let moved = comparison.matched.iter().filter(|m| (m.scores.1 - m.scores.0).abs() > 1e-9);
    let line = |m: &crate::analysis::maturity::compare::Matched| {
        let practice = model.practice(&m.practice).map_or(m.practice.as_str(), |p| &p.name);
        T::CompareLine.with(&[
            ("practice", practice),
            ("then", &locale.number(m.scores.0, 1)),
            ("now", &locale.number(m.scores.1, 1)),
            ("verdict", word(m.verdict)),
        ])
    };
    let velocity = comparison
        .velocity
        .map(|value| T::CompareVelocity.with(&[("value", &locale.number(value, 2))]));
    let alone = comparison.only_now.len() + comparison.only_before.len();
    let alone = (alone > 0).then(|| T::CompareOnly.with(&[("count", &locale.count(alone))]));
    let lines = velocity.into_iter().chain(alone).chain(moved.map(line)).collect();
    (heading.unwrap_or_else(|| T::RoadNoScore.say().to_owned()), lines)
}
