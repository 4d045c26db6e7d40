//! Maturity in words and figures: the finding, its reasons, the domains, the gaps and the survey.

mod charts;
pub mod claims;
mod context;
mod domains;
mod faults;
pub mod heat;
mod lifts;
#[cfg(test)]
mod limits_tests;
pub mod own;
pub mod people;
pub mod planning;
pub mod progress;
pub mod road;
pub mod session;
pub mod sheet;
pub mod statements;
mod survey;
#[cfg(test)]
mod tests;
pub mod workshop;
#[cfg(test)]
mod workshop_tests;

pub use charts::{PLOT, example, plot_axis, plot_legend, radar};
pub use context::benchmarks;
pub use domains::{DomainRow, PracticeRow};
pub use faults::{model_fault_text, model_name, note_texts};
pub use lifts::{GapRow, LiftRow};
pub use survey::{KeyAnswer, Survey, SurveyDomain, key_answer, neighbour, next_open};

use super::number::Locale;
use super::text::Text;
use super::text::maturity::MaturityText as T;
use crate::analysis::maturity::{Model, NextLevel, Profile};
use crate::model::reading::date::YEARS;
use crate::model::{Assessment, OfficeScope, Typed, Value};
use crate::order::Sorted;

/// Most domains that the title names.
const NAMED: usize = 2;
/// The largest weight of a domain a user can set.
pub const WEIGHT_MAX: f64 = 100.0;

/// One of the figures that belong side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What it is.
    pub name: &'static str,
    /// The figure.
    pub value: String,
    /// Its unit or scale.
    pub note: &'static str,
    /// The rule and the arithmetic behind it.
    pub why: String,
}

/// Everything the results of one assessment say.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    /// The finding, a sentence.
    pub title: String,
    /// Who, when, how much of it, and whether it is provisional.
    pub sub_line: String,
    /// Overall score, index, attained level, weakest link; empty without a score.
    pub figures: Vec<Figure>,
    /// The domains in the order of the model.
    pub domains: Vec<DomainRow>,
    /// What the weights sum to.
    pub weight_sum: String,
    /// The gaps, largest first, those above 0.
    pub gaps: Vec<GapRow>,
    /// What to do next, largest effect first.
    pub lifts: Vec<LiftRow>,
    /// What was set aside.
    pub notes: Vec<String>,
}

/// The results of an assessment in words.
pub fn results(
    assessment: &Assessment,
    model: &Model,
    profile: &Profile,
    locale: Locale,
) -> Results {
    let sum: f64 = profile.domains.iter().map(|domain| domain.weight).sum();
    Results {
        title: title(profile, locale),
        sub_line: sub_line(assessment, profile, locale),
        figures: figures(profile, locale),
        domains: domains::rows(assessment, model, profile, locale),
        weight_sum: T::WeightSum.with(&[("sum", &short(sum, locale))]),
        gaps: lifts::gaps(profile, locale),
        lifts: lifts::lifts(model, profile, locale),
        notes: note_texts(assessment, model, profile),
    }
}

/// What a domain is called where there is little room: its name up to the first comma, “and” or
/// “of”, as names of domains put the main word first.
pub fn short_name(name: &str) -> &str {
    let ends = [",", " and ", " of "].iter().filter_map(|end| name.find(end));
    ends.min().and_then(|end| name.get(..end)).filter(|cut| !cut.is_empty()).unwrap_or(name)
}

/// An assessment's name, with its date where the name does not say it.
pub fn assessment_name(assessment: &Assessment, locale: Locale) -> String {
    let name = match assessment.name.as_str() {
        "" => T::Unnamed.say(),
        name => name,
    };
    match assessment.date {
        Some(date) => format!("{name} · {}", locale.date(date)),
        None => name.to_owned(),
    }
}

/// The assessment shown where none is chosen: the newest by its date, then by when it was made.
pub fn newest<'a>(all: impl IntoIterator<Item = &'a Assessment>) -> Option<&'a Assessment> {
    all.into_iter().max_by_key(|assessment| (assessment.date, assessment.uid))
}

/// What the page asks before there is an assessment, by the scope of the office.
pub fn empty_title(scope: Option<OfficeScope>) -> &'static str {
    match scope {
        None | Some(OfficeScope::Pmo) => T::EmptyTitle,
        Some(OfficeScope::PgMo) => T::EmptyTitleProgramme,
        Some(OfficeScope::PfMo) => T::EmptyTitlePortfolio,
    }
    .say()
}

/// An assessment to be answered: today's, with a name that says the month.
pub fn fresh(
    uid: crate::model::Uid,
    today: chrono::NaiveDate,
    model: &Model,
    locale: Locale,
) -> Assessment {
    let month = locale.month_long(crate::model::Month::of(today));
    Assessment {
        name: T::NewName.with(&[("month", &month)]),
        date: Some(today),
        model: model_name(model),
        ..Assessment::empty(uid)
    }
}

/// The finding: the domains that hold the office where it is.
fn title(profile: &Profile, locale: Locale) -> String {
    let Some(overall) = &profile.overall else {
        let said = profile.coverage.do_not_know + profile.coverage.not_applicable;
        let text = if said == 0 { T::TitleNoAnswers } else { T::TitleNoScore };
        return text.say().to_owned();
    };
    let score = locale.number(overall.score, 1);
    let weakest = profile.domains.iter().filter(|d| overall.weakest_domains.contains(&d.id));
    let mut weakest: Vec<_> = weakest.collect();
    let counted = profile.domains.iter().filter(|d| d.weight > 0.0 && d.score.is_some()).count();
    let lowest = |d: &&crate::analysis::maturity::DomainProfile| d.score.unwrap_or(f64::INFINITY);
    weakest.order_by(|a, b| lowest(a).total_cmp(&lowest(b)));
    let even = |first: f64| weakest.iter().all(|d| (lowest(d) - first).abs() < 1e-9);
    if weakest.len() == counted && weakest.first().is_some_and(|d| even(lowest(d))) {
        return T::TitleEven.with(&[("score", &score)]);
    }
    let names: Vec<&str> = weakest.iter().take(NAMED).map(|d| short_name(&d.name)).collect();
    match names.as_slice() {
        [] => T::TitleEven.with(&[("score", &score)]),
        [name] => T::TitleOne.with(&[("name", name), ("score", &score)]),
        [first, second, ..] => {
            let second = uncapitalised(second);
            T::TitleTwo.with(&[("first", first), ("second", &second), ("score", &score)])
        }
    }
}

/// A name within a sentence: its first letter small, unless it is an abbreviation.
fn uncapitalised(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => name.to_owned(),
    }
}

/// Who, when, how much of it, and whether it is provisional.
fn sub_line(assessment: &Assessment, profile: &Profile, locale: Locale) -> String {
    let undated = || T::Undated.say().to_owned();
    let date = assessment.date.map_or_else(undated, |date| locale.date(date));
    let who = match assessment.assessor.as_str() {
        "" => T::ByNobody.with(&[("date", &date)]),
        name => T::ByAssessor.with(&[("name", name), ("date", &date)]),
    };
    let coverage = profile.coverage;
    let Some(share) = coverage.share() else {
        return [who.as_str(), T::NothingApplies.say()].join(" · ");
    };
    let answered = T::Answered.with(&[
        ("scored", &locale.count(coverage.scored)),
        ("applicable", &locale.count(coverage.applicable())),
        ("share", &locale.percent(share, 0)),
    ]);
    let missing = locale.count(coverage.applicable() - coverage.scored);
    let state = match coverage.provisional() {
        true => T::Provisional.with(&[("missing", &missing)]),
        false => T::Complete.say().to_owned(),
    };
    [who, answered, state].join(" · ")
}

/// Score, index, attained level and weakest link with their arithmetic.
fn figures(profile: &Profile, locale: Locale) -> Vec<Figure> {
    let Some(overall) = &profile.overall else { return Vec::new() };
    let scored = || profile.domains.iter().filter_map(|d| Some((d.weight, d.score?)));
    let sum: f64 = scored().map(|(weight, score)| weight * score).sum();
    let weights: f64 = scored().map(|(weight, _)| weight).sum();
    let (score, index) = (locale.number(overall.score, 2), locale.number(overall.index, 1));
    let by_id = |id: &String| profile.domains.iter().find(|d| d.id == *id);
    let weakest = overall.weakest_domains.iter().filter_map(by_id).map(|d| short_name(&d.name));
    let weakest: Vec<&str> = weakest.collect();
    let lowest = overall.weakest.to_string();
    let figure = |name: T, value: String, note: T, why| Figure {
        name: name.say(),
        value,
        note: note.say(),
        why,
    };
    let why_overall = T::WhyOverall.with(&[
        ("sum", &locale.number(sum, 1)),
        ("weights", &short(weights, locale)),
        ("score", &score),
    ]);
    let why_index = T::WhyIndex.with(&[("score", &score), ("index", &index)]);
    let why_weakest = T::WhyWeakest.with(&[("level", &lowest), ("names", &weakest.join(", "))]);
    let attained = overall.attained.to_string();
    let why_attained = why_attained(overall.attained, overall.next.as_ref(), locale);
    vec![
        figure(T::Overall, score, T::OverallNote, why_overall),
        figure(T::Index, locale.number(overall.index, 0), T::IndexNote, why_index),
        figure(T::Attained, attained, T::AttainedNote, why_attained),
        figure(T::Weakest, lowest, T::WeakestNote, why_weakest),
    ]
}

/// What the attained level rests on, and what is in the way of the next.
fn why_attained(level: u8, next: Option<&NextLevel>, locale: Locale) -> String {
    let Some(next) = next else { return T::WhyAttainedTop.say().to_owned() };
    let names: Vec<&str> = next.blocks.iter().map(|block| short_name(&block.name)).collect();
    T::WhyAttained.with(&[
        ("level", &level.to_string()),
        ("next", &next.level.to_string()),
        ("share", &locale.percent(next.share, 0)),
        ("needed", &locale.percent(next.share_needed, 0)),
        ("names", &names.join(", ")),
    ])
}

/// A number with as many decimals as it has, one at most beyond the whole: 12, 3.5.
fn short(number: f64, locale: Locale) -> String {
    let whole = (number - number.round()).abs() < 1e-9;
    locale.number(number, if whole { 0 } else { 1 })
}

/// What a number field gives: a number, nothing where it was emptied, and no change where what
/// stands in it is no number, of which the browser hands over no text.
pub fn typed_number(text: &str, is_number: bool) -> Option<Value> {
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() => Some(Value::Number(number)),
        _ => (is_number && text.is_empty()).then_some(Value::Empty),
    }
}

/// What a date field gives: a day of a year that is read elsewhere, too, nothing where it was
/// emptied, and no change while it is half typed.
pub fn typed_date(text: &str, is_date: bool) -> Option<Value> {
    match text.parse::<chrono::NaiveDate>() {
        Ok(day) => YEARS.contains(&chrono::Datelike::year(&day)).then_some(Value::Date(day)),
        Err(_) => (is_date && text.is_empty()).then_some(Value::Empty),
    }
}
