//! The answers behind the advice: what may be chosen, what the workspace says, what was given by hand.

use super::input_name;
use crate::analysis::office::advice::Input;
use crate::analysis::office::found::{Found, Ground, Part, Source};
use crate::model::Office;
use crate::present::number::Locale;
use crate::present::text::{Text, office::OfficeText as T};

/// One answer.
#[derive(Clone, Debug, PartialEq)]
pub struct InputRow {
    /// The input's letter, under which it is kept.
    pub letter: String,
    /// What it asks.
    pub name: &'static str,
    /// The steps that may be chosen, value and words; empty where a number is typed.
    pub steps: Vec<(String, String)>,
    /// The value given by hand as it is written in the record; empty where none is.
    pub own: String,
    /// What the first choice, that of the workspace, says.
    pub unset: String,
    /// Where the value comes from, a sentence.
    pub from: String,
    /// Why it was given by hand.
    pub reason: String,
    /// Least and most of a number.
    pub limits: (f64, f64),
}

/// The answers in the order of the inputs.
pub fn rows(ground: &Ground, office: Option<&Office>, locale: Locale) -> Vec<InputRow> {
    let row = |input: Input| {
        let letter = input.letter().to_string();
        let own = office.and_then(|office| office.inputs.get(&letter).copied());
        let found = ground.found.get(&input);
        let value = found.map(|found| short(found.value, locale));
        let unset = match &value {
            Some(value) => T::FromWorkspace.with(&[("value", value)]),
            None => T::NotSaid.say().to_owned(),
        };
        let words = found.map(|found| source(input, found, locale));
        let from = match (own, words) {
            (None, Some(words)) => words,
            (None, None) => T::NoFigure.say().to_owned(),
            (Some(_), Some(words)) => T::ByHand.with(&[("value", &words)]),
            (Some(_), None) => T::ByHandOnly.say().to_owned(),
        };
        InputRow {
            name: input_name(input),
            steps: steps(input),
            own: own.map(|value| value.to_string()).unwrap_or_default(),
            unset,
            from,
            reason: office.and_then(|own| own.reasons.get(&letter).cloned()).unwrap_or_default(),
            limits: input.limits(),
            letter,
        }
    };
    Input::ALL.into_iter().map(row).collect()
}

/// A part of complexity: code, name, rating by hand, and what counts.
pub fn parts(ground: &Ground, office: Option<&Office>, locale: Locale) -> Vec<[String; 4]> {
    let row = |part: Part| {
        let name = match part {
            Part::Budget => T::PartBudget,
            Part::Duration => T::PartDuration,
            Part::Units => T::PartUnits,
            Part::Countries => T::PartCountries,
            Part::Novelty => T::PartNovelty,
            Part::Suppliers => T::PartSuppliers,
        };
        let own = office.and_then(|office| office.ratings.get(part.code()));
        let counts = ground.parts.get(&part).map(|value| short(*value, locale));
        let unset = match counts.filter(|_| own.is_none()) {
            Some(value) => T::FromWorkspace.with(&[("value", &value)]),
            None => T::NotSaid.say().to_owned(),
        };
        let own = own.map(f64::to_string).unwrap_or_default();
        [part.code().to_owned(), name.say().to_owned(), own, unset]
    };
    Part::ALL.into_iter().map(row).collect()
}

/// What may be chosen, from 0 to 4; none for the two that are typed.
fn steps(input: Input) -> Vec<(String, String)> {
    let words = match input {
        Input::People => T::StepsPeople,
        Input::Projects => T::StepsProjects,
        Input::Dependence => T::StepsDependence,
        Input::Culture => T::StepsCulture,
        Input::Regulation => T::StepsRegulation,
        Input::Sponsorship => T::StepsSponsorship,
        Input::Trouble => T::StepsTrouble,
        Input::Competence => T::StepsCompetence,
        Input::Agile | Input::Overload => T::StepsShare,
        Input::Competition => T::StepsCompetition,
        Input::Outcomes => T::StepsOutcomes,
        Input::Complexity | Input::Maturity => return Vec::new(),
    };
    let step = |(nth, words): (usize, &str)| (nth.to_string(), format!("{nth} · {words}"));
    words.say().split('|').enumerate().map(step).collect()
}

/// Where a figure of the workspace comes from.
fn source(input: Input, found: &Found, locale: Locale) -> String {
    let why = match found.source {
        Source::Counted(count) => {
            let text = match input {
                Input::People => T::CountPeople,
                Input::Projects => T::CountProjects,
                _ => T::CountCompeting,
            };
            text.with(&[("count", &locale.count(count))])
        }
        Source::Share { part, of } => {
            let text = match input {
                Input::Dependence => T::ShareDependence,
                Input::Trouble => T::ShareTrouble,
                Input::Competence => T::ShareCompetence,
                Input::Overload => T::ShareOverload,
                _ => T::ShareOutcomes,
            };
            text.with(&[("part", &locale.count(part)), ("of", &locale.count(of))])
        }
        Source::Score(_) => T::ScoreMaturity.say().to_owned(),
        Source::Mean(count) => T::MeanComplexity.with(&[("count", &locale.count(count))]),
    };
    T::Found.with(&[("why", &why), ("value", &short(found.value, locale))])
}

/// A whole number as such, any other with one decimal.
fn short(value: f64, locale: Locale) -> String {
    let whole = (value - value.round()).abs() < 1e-9;
    locale.number(value, if whole { 0 } else { 1 })
}
