//! The roadmap in words: quarters with their steps, each with its arithmetic, and what does not fit.

use crate::analysis::maturity::roadmap::{Aim, RoadStep, Roadmap, roadmap};
use crate::analysis::maturity::waves::{Plan, Room, Unplaced, plan};
use crate::analysis::maturity::{Model, Options, Standing, Step};
use crate::model::{Assessment, Month};
use crate::order::map_of;
use crate::present::number::Locale;
use crate::present::text::{Text, workshop::WorkshopText as T};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Days of work a quarter where the user set none.
pub const WAVE_DAYS: f64 = 60.0;

/// A step as it is written in a record: `GOV-1 3`.
pub fn step_key(step: &Step) -> String {
    format!("{} {}", step.practice, step.level)
}

/// Reads a step as it is written in a record.
pub fn step_of(key: &str) -> Option<Step> {
    let (practice, level) = key.rsplit_once(' ')?;
    let level = level.parse().ok().filter(|level| (2..=5).contains(level))?;
    Some(Step { practice: practice.to_owned(), level })
}

/// The roadmap of an assessment and its quarters.
pub fn road(
    assessment: &Assessment,
    model: &Model,
    scores: &BTreeMap<String, Standing>,
) -> (Roadmap, Plan) {
    let dropped: BTreeSet<Step> =
        assessment.dropped.keys().filter_map(|key| step_of(key)).collect();
    let aim = Aim {
        targets: assessment.targets.clone(),
        weights: assessment.weights.clone(),
        dropped,
        ..Aim::default()
    };
    let steps = roadmap(model, scores, &aim);
    let pin = |(key, wave): (&String, &i64)| {
        Some((step_of(key)?, usize::try_from(*wave).unwrap_or_default()))
    };
    let room = Room {
        days: assessment.wave_days.unwrap_or(WAVE_DAYS),
        steps_per_role: None,
        pins: map_of(assessment.pins.iter().filter_map(pin)),
    };
    let options = Options { domain_weights: assessment.weights.clone() };
    let waves = plan(model, scores, &steps, &room, &assessment.targets, &options);
    (steps, waves)
}

/// The first month of a quarter of the roadmap: the first begins with the next month.
pub fn wave_month(today: NaiveDate, nth: usize) -> Month {
    Month::of(today).plus(1 + 3 * i32::try_from(nth).unwrap_or_default())
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepRow {
    /// As it is written in records.
    pub key: String,
    /// What to do, in the words of the model.
    pub action: String,
    /// Practice and level.
    pub name: String,
    /// Role, days, and what it is marked with.
    pub meta: String,
    /// The arithmetic of its priority.
    pub why: String,
    /// 2 to 5.
    pub level: u8,
    /// Whether a project of the plan does it.
    pub planned: bool,
    /// Who sees to it, where somebody was named.
    pub owner: String,
    /// The role that sees to it otherwise.
    pub role: String,
}

/// One quarter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaveRow {
    /// Its number and first month.
    pub title: String,
    /// Days of work.
    pub days: String,
    /// What stands when it is done.
    pub after: String,
    /// Its steps.
    pub steps: Vec<StepRow>,
}

/// The roadmap on a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoadRows {
    /// The finding.
    pub title: String,
    /// The quarters.
    pub waves: Vec<WaveRow>,
    /// Steps that stand in none, with why: key, name and reason.
    pub unplaced: Vec<(String, String, String)>,
    /// Steps dropped by hand: key and name.
    pub dropped: Vec<(String, String)>,
    /// What else is to be said.
    pub notes: Vec<String>,
}

/// The roadmap in words. `alive` says whether a project of the plan still stands.
pub fn rows(
    assessment: &Assessment,
    model: &Model,
    (steps, waves): (&Roadmap, &Plan),
    (today, locale): (NaiveDate, Locale),
    alive: &dyn Fn(&str) -> bool,
) -> RoadRows {
    let planned = |step: &Step| assessment.planned.get(&step_key(step)).is_some_and(|id| alive(id));
    let step_row = |step: &Step| {
        let own = steps.steps.iter().find(|s| s.step == *step)?;
        let row = step_row(model, own, planned(step), locale);
        let owner = assessment.owners.get(&row.key).cloned().unwrap_or_default();
        Some(StepRow { owner, ..row })
    };
    let wave = |(nth, wave): (usize, &crate::analysis::maturity::waves::Wave)| {
        let month = locale.month_long(wave_month(today, nth));
        let title = T::Wave.with(&[("nth", &(nth + 1).to_string()), ("month", &month)]);
        let overall = wave.after.overall.as_ref();
        let after = overall.map(|overall| {
            T::WaveAfter.with(&[
                ("score", &locale.number(overall.score, 2)),
                ("attained", &overall.attained.to_string()),
                ("weakest", &overall.weakest.to_string()),
            ])
        });
        WaveRow {
            title,
            days: T::WaveDays.with(&[("days", &locale.number(wave.days, 1))]),
            after: after.unwrap_or_default(),
            steps: wave.steps.iter().filter_map(step_row).collect(),
        }
    };
    let late = waves.late.iter().map(|(step, _)| T::Late.with(&[("step", &name_of(model, step))]));
    let unknown = (!steps.unknown.is_empty())
        .then(|| T::UnknownNeeds.with(&[("names", &steps.unknown.join(", "))]));
    RoadRows {
        title: title(model, steps, waves, locale),
        waves: waves.waves.iter().enumerate().map(wave).collect(),
        unplaced: waves.unplaced.iter().map(|(step, why)| unplaced(model, step, why)).collect(),
        dropped: steps.dropped.iter().map(|s| (step_key(s), name_of(model, s))).collect(),
        notes: late.chain(unknown).collect(),
    }
}

/// How many steps in how many quarters with how much work.
fn title(model: &Model, steps: &Roadmap, waves: &Plan, locale: Locale) -> String {
    if steps.steps.is_empty() {
        let known = model.practices().next().is_some() && steps.dropped.is_empty();
        return if known { T::RoadNone } else { T::RoadNoScore }.say().to_owned();
    }
    T::RoadTitle.with(&[
        ("count", &locale.count(steps.steps.len())),
        ("waves", &locale.count(waves.waves.len())),
        ("days", &locale.number(steps.days(), 0)),
    ])
}

/// A step as it is named: practice and level.
pub fn name_of(model: &Model, step: &Step) -> String {
    let name = model.practice(&step.practice).map_or(step.practice.as_str(), |p| p.name.as_str());
    T::StepTo.with(&[("practice", name), ("level", &step.level.to_string())])
}

/// A step of the roadmap to read, with why it stands where it does.
fn step_row(model: &Model, own: &RoadStep, planned: bool, locale: Locale) -> StepRow {
    let practice = model.practice(&own.step.practice);
    let action = practice.and_then(|p| p.action_to(own.step.level)).unwrap_or_default();
    let days = locale.number(own.days, 1);
    let mut meta = T::StepMeta.with(&[("role", &own.role), ("days", &days)]);
    for (holds, word) in [(own.prerequisite, T::Prerequisite), (planned, T::Planned)] {
        if holds {
            meta = format!("{meta} · {}", word.say());
        }
    }
    let f = own.factors;
    let short = |value: f64| locale.number(value, 2);
    StepRow {
        key: step_key(&own.step),
        action: action.to_owned(),
        name: name_of(model, &own.step),
        meta,
        why: T::Why.with(&[
            ("domain", &short(f.domain)),
            ("practice", &short(f.practice)),
            ("lift", &short(f.lift)),
            ("enabling", &short(f.enabling)),
            ("key", &short(f.key)),
            ("weak", &short(f.weak)),
            ("days", &days),
            ("priority", &short(own.priority)),
        ]),
        level: own.step.level,
        planned,
        owner: String::new(),
        role: own.role.clone(),
    }
}

/// A step that stands in no quarter, with why.
fn unplaced(model: &Model, step: &Step, why: &Unplaced) -> (String, String, String) {
    let words = match why {
        Unplaced::NeedsDropped(need) => T::NeedsDropped.with(&[("step", &name_of(model, need))]),
        Unplaced::TooLarge => T::TooLarge.say().to_owned(),
        Unplaced::NeedsUnplaced(need) => T::NeedsUnplaced.with(&[("step", &name_of(model, need))]),
        Unplaced::NoWaveLeft => T::NoWaveLeft.say().to_owned(),
    };
    (step_key(step), name_of(model, step), words)
}
