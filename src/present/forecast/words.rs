//! The forecast in sentences, and chances that never claim more than is known.

use super::{MONTHS, Told};
use crate::analysis::forecast::plan::ASSUMED;
use crate::present::capacity::sentences::subject;
use crate::present::number::Locale;
use crate::present::text::Text;
use crate::present::text::forecast::ForecastText as T;
use std::ops::Range;

/// The chance from which on a role is said to be short.
const LIKELY: f64 = 0.5;

/// A chance in percent, without the sign: never 100, and never 0 where there was one run.
pub fn chance_text(chance: f64, locale: Locale) -> String {
    match chance {
        x if x >= 0.955 => T::OverCap.say().to_owned(),
        x if x > 0.0 && x < 0.01 => T::UnderCap.say().to_owned(),
        x => locale.number(100.0 * x, 0),
    }
}

/// The finding: the role most likely to be short and from when to when.
pub fn title(told: &Told) -> String {
    let Some((row, at, chance)) = told.peaks().filter(|(_, _, chance)| *chance >= LIKELY) else {
        return T::TitleFits.say().to_owned();
    };
    let sure = match chance {
        x if x >= 0.95 => T::AlmostCertainly,
        x if x >= 0.8 => T::VeryLikely,
        _ => T::Likely,
    };
    let run = run_around(told, row, at);
    let name = |at: usize| {
        let month = told.month(at).month() as usize;
        told.locale.table().months_long.get(month - 1).copied().unwrap_or_default()
    };
    let (from, to) = (name(run.start), name(run.end.saturating_sub(1)));
    let role = told.planned.roles.get(row).copied();
    let (roles, plural) = role.map(|role| subject(told.ws, role)).unwrap_or_default();
    let text = match (run.len() > 1, plural) {
        (true, true) => T::TitleRun,
        (true, false) => T::TitleRunOther,
        (false, true) => T::TitleOne,
        (false, false) => T::TitleOneOther,
    };
    text.with(&[("roles", &roles), ("sure", sure.say()), ("from", from), ("to", to)])
}

/// The months around the peak in which the role is likely short.
fn run_around(told: &Told, row: usize, at: usize) -> Range<usize> {
    let over: Vec<bool> = told.shown(row).iter().map(|cell| cell.overload >= LIKELY).collect();
    let is_over = |at: usize| over.get(at).copied().unwrap_or(false);
    let (mut start, mut end) = (at, at + 1);
    while start > 0 && is_over(start - 1) {
        start -= 1;
    }
    while is_over(end) {
        end += 1;
    }
    start..end
}

/// Months, runs, seed, distribution and projects: what the picture stands on.
pub fn sub_line(told: &Told, is_pert: bool) -> String {
    let last = told.forecast.months.min(MONTHS).saturating_sub(1);
    let shape = if is_pert { T::ShapePert } else { T::ShapeTriangular };
    let count = told.planned.inputs.projects.len();
    T::SubLine.with(&[
        ("from", &told.locale.month_long(told.month(0))),
        ("to", &told.locale.month_long(told.month(last))),
        ("runs", &told.locale.whole(i64::from(told.forecast.runs))),
        ("seed", &told.forecast.seed.to_string()),
        ("shape", shape.say()),
        ("projects", &told.locale.counted(count, T::ProjectOne, T::Projects)),
    ])
}

/// What the page says beside its pictures.
pub struct Say;

impl Say {
    /// What is assumed where projects say nothing; none where all say something.
    pub fn assumed(told: &Told) -> Option<String> {
        let ([effort_low, effort_high], [short, long], slip) = ASSUMED;
        let number = |value: f64| told.locale.number(value, 0);
        (told.planned.assumed > 0).then(|| {
            T::Assumed.with(&[
                ("count", &told.locale.count(told.planned.assumed)),
                ("all", &told.locale.count(told.planned.inputs.projects.len())),
                ("effort_low", &number(effort_low)),
                ("effort_high", &number(effort_high)),
                ("short", &number(short)),
                ("long", &number(long)),
                ("slip", &number(slip)),
            ])
        })
    }
}
