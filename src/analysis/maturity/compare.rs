//! Two assessments side by side: what changed and what did not, on the practices both have.

use super::model::Model;
use super::panel::{ANSWERS_FOR_ERROR, overall_error};
use super::score::{Standing, TOLERANCE, weighted_mean};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Least difference that is called a change, in levels.
pub const CHANGE_MIN: f64 = 0.25;
/// Standard errors a difference must exceed.
pub const ERRORS: f64 = 1.96;
/// Mean length of a month in days.
const MONTH_DAYS: f64 = 30.437_5;

/// One assessment as it is compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Side {
    /// Its day.
    pub date: Option<NaiveDate>,
    /// Practice → score.
    pub scores: BTreeMap<String, Standing>,
    /// Practice → sample variance and number of levels.
    pub spreads: BTreeMap<String, (f64, usize)>,
}

/// What a difference amounts to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// At least a quarter level, and more than the respondents' spread explains.
    Changed,
    /// Within that.
    Same,
    /// Fewer than five answers on either side: never called a change.
    NotTested,
}

/// One practice on both sides.
#[derive(Clone, Debug, PartialEq)]
pub struct Matched {
    /// Practice id in the newer model.
    pub practice: String,
    /// Scores before and now.
    pub scores: (f64, f64),
    /// Standard error of the difference; None where it is not tested.
    pub error: Option<f64>,
    /// What the difference amounts to.
    pub verdict: Verdict,
}

/// Two assessments side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The practices that have a score on both sides, in the order of the newer model.
    pub matched: Vec<Matched>,
    /// Practices with a score now and none before.
    pub only_now: Vec<String>,
    /// Practices, by their ids then, with a score before and none now.
    pub only_before: Vec<String>,
    /// Overall scores before and now over the matched practices alone.
    pub overall: Option<(f64, f64)>,
    /// Standard error of the overall difference; None where it is not tested.
    pub error: Option<f64>,
    /// What the overall difference amounts to.
    pub verdict: Option<Verdict>,
    /// Levels a year; None without two different days.
    pub velocity: Option<f64>,
}

/// Compares two assessments by practice id, or by the ids a practice supersedes. `weights`:
/// domain weights used on both sides, the model's where absent.
pub fn compare(
    model: &Model,
    before: &Side,
    now: &Side,
    weights: &BTreeMap<String, f64>,
) -> Comparison {
    let mut result = Comparison {
        matched: Vec::new(),
        only_now: Vec::new(),
        only_before: Vec::new(),
        overall: None,
        error: None,
        verdict: None,
        velocity: None,
    };
    let mut used: Vec<&str> = Vec::new();
    let mut totals = Totals::default();
    for domain in &model.domains {
        let mut parts = Parts::default();
        for practice in &domain.practices {
            let Some(score) = score_of(now, &practice.id) else { continue };
            let names = || std::iter::once(&practice.id).chain(&practice.supersedes);
            let Some(then) = names().find(|id| score_of(before, id).is_some()) else {
                result.only_now.push(practice.id.clone());
                continue;
            };
            used.push(then);
            let scores = (score_of(before, then).unwrap_or(score), score);
            let errors = (error_of(before, then), error_of(now, &practice.id));
            let error = errors.0.zip(errors.1).map(|(a, b)| (a * a + b * b).sqrt());
            parts.add(practice.weight, scores, errors);
            result.matched.push(Matched {
                practice: practice.id.clone(),
                scores,
                error,
                verdict: verdict(scores.1 - scores.0, error),
            });
        }
        totals.add(weights.get(&domain.id).copied().unwrap_or(domain.weight), &parts);
    }
    let scored_before = before.scores.iter().filter(|(_, s)| s.score().is_some());
    result.only_before = scored_before
        .map(|(id, _)| id)
        .filter(|id| !used.contains(&id.as_str()))
        .cloned()
        .collect();
    let (overall, error) = totals.end();
    (result.overall, result.error) = (overall, error);
    result.verdict = overall.map(|(then, now)| verdict(now - then, error));
    result.velocity = overall.and_then(|(then, score)| {
        let days = (now.date? - before.date?).num_days();
        (days > 0).then(|| (score - then) / (days as f64 / MONTH_DAYS) * 12.0)
    });
    result
}

/// The score of a practice on one side.
fn score_of(side: &Side, id: &str) -> Option<f64> {
    side.scores.get(id).copied()?.score()
}

/// The standard error of a practice on one side; None below five answers.
fn error_of(side: &Side, id: &str) -> Option<f64> {
    let (variance, n) = side.spreads.get(id).copied()?;
    (n >= ANSWERS_FOR_ERROR).then(|| (variance / n as f64).sqrt())
}

/// Changed where the difference is large enough and beyond the spread; not tested without a spread.
fn verdict(difference: f64, error: Option<f64>) -> Verdict {
    let Some(error) = error else { return Verdict::NotTested };
    let size = difference.abs();
    let changed = size >= CHANGE_MIN - TOLERANCE && size > ERRORS * error + TOLERANCE;
    if changed { Verdict::Changed } else { Verdict::Same }
}

/// Weights with the error of the score each belongs to.
type Errors = Vec<(f64, Option<f64>)>;

/// The matched practices of one domain.
#[derive(Default)]
struct Parts {
    before: Vec<(f64, f64)>,
    now: Vec<(f64, f64)>,
    errors: (Errors, Errors),
}

impl Parts {
    fn add(&mut self, weight: f64, scores: (f64, f64), errors: (Option<f64>, Option<f64>)) {
        self.before.push((weight, scores.0));
        self.now.push((weight, scores.1));
        self.errors.0.push((weight, errors.0));
        self.errors.1.push((weight, errors.1));
    }
}

/// The matched domains. Practices within a domain add up as domains within the whole do.
#[derive(Default)]
struct Totals {
    all: Parts,
}

impl Totals {
    fn add(&mut self, weight: f64, parts: &Parts) {
        let means = weighted_mean(parts.before.iter().copied())
            .zip(weighted_mean(parts.now.iter().copied()));
        if let Some(scores) = means.filter(|_| weight > 0.0) {
            let errors = &parts.errors;
            let errors =
                (overall_error(errors.0.iter().copied()), overall_error(errors.1.iter().copied()));
            self.all.add(weight, scores, errors);
        }
    }

    fn end(self) -> (Option<(f64, f64)>, Option<f64>) {
        let Parts { before, now, errors } = self.all;
        let scores = weighted_mean(before).zip(weighted_mean(now));
        let errors = overall_error(errors.0).zip(overall_error(errors.1));
        (scores, errors.map(|(a, b)| (a * a + b * b).sqrt()))
    }
}

/// When a level was first attained, and whether it was lost again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevelDate {
    /// 2 to 5.
    pub level: u8,
    /// The first assessment at which it stood.
    pub since: NaiveDate,
    /// The first assessment after it at which it no longer stood.
    pub lost: Option<NaiveDate>,
}

/// The days of levels from attained levels in order of time.
pub fn level_dates(series: &[(NaiveDate, u8)]) -> Vec<LevelDate> {
    let of = |level: u8| {
        let first = series.iter().position(|(_, attained)| *attained >= level)?;
        let (since, _) = series.get(first)?;
        let lost = series.iter().skip(first).find(|(_, attained)| *attained < level);
        Some(LevelDate { level, since: *since, lost: lost.map(|(date, _)| *date) })
    };
    (2..=5).filter_map(of).collect()
}
