//! The charts of maturity: the dots of one domain after the other, and the radar.

use super::short_name;
use crate::analysis::maturity::{Domain, DomainProfile, Model, Profile};
use crate::order::Sorted;
use crate::present::chart::radar::{Radar, RadarAxis, RadarSeries};
use crate::present::chart::{Anchor, ChartSpec, Frame, LegendEntry, Mark, Shape};
use crate::present::number::Locale;
use crate::present::text::Text;
use crate::present::text::claims::ClaimText;
use crate::present::text::maturity::MaturityText as T;

/// Width and height of one domain's dots, and of the axis above them, in CSS pixels.
pub const PLOT: (f64, f64, f64) = (288.0, 28.0, 32.0);
const FIRST: f64 = 20.0;
const STEP: f64 = 60.0;
const MIDDLE: f64 = 13.0;

/// The radar's frame.
const RADAR: Frame =
    Frame { width: 340.0, height: 236.0, left: 82.0, top: 30.0, right: 82.0, bottom: 30.0 };

/// Where a level stands across the dots, in CSS pixels.
fn x(level: f64) -> f64 {
    FIRST + STEP * (level.clamp(1.0, 5.0) - 1.0)
}

/// The marks of one domain: grid, range, target, attained level, and the score on top.
pub(super) fn row_marks(
    score: Option<f64>,
    range: Option<(f64, f64)>,
    target: f64,
    attained: Option<u8>,
) -> Vec<Mark> {
    let grid = |level: u8| {
        let at = x(f64::from(level));
        Mark::line("grid-line", (at, 0.0), (at, PLOT.1))
    };
    let mut marks: Vec<Mark> = (1..=5).map(grid).collect();
    if let Some((low, high)) = range {
        marks.push(Mark::line("span-range", (x(low), MIDDLE), (x(high), MIDDLE)));
        for end in [x(low), x(high)] {
            marks.push(Mark::line("span-range", (end, MIDDLE - 4.0), (end, MIDDLE + 4.0)));
        }
    }
    let target = x(target);
    marks.push(Mark::line("target", (target, 22.0), (target, 4.0)));
    marks.push(Mark::line("target", (target - 4.0, 5.0), (target + 4.0, 5.0)));
    if let Some(level) = attained {
        let at = x(f64::from(level));
        let points = vec![(at, 19.5), (at + 4.5, 27.0), (at - 4.5, 27.0)];
        marks.push(Mark::new("attained", Shape::Polygon { points }));
    }
    if let Some(score) = score {
        marks.push(Mark::new("dot-median", Shape::Circle { cx: x(score), cy: MIDDLE, r: 5.5 }));
    }
    marks
}

/// What a result looks like, for a page that has none yet: a picture, not data.
pub fn example(model: &Model) -> Vec<(String, Vec<Mark>)> {
    let picture = |(nth, domain): (usize, &Domain)| {
        let score = 1.7 + 0.1 * ((nth * 7) % 16) as f64;
        let range = Some((score.floor(), score.ceil()));
        (domain.name.clone(), row_marks(Some(score), range, 3.0, Some(score.floor() as u8)))
    };
    model.domains.iter().enumerate().map(picture).collect()
}

/// The numbers of the levels above the dots, every second one with its name: more do not fit.
pub fn plot_axis(model: &Model) -> Vec<Mark> {
    let mut marks = Vec::new();
    for meaning in &model.levels {
        let at = x(f64::from(meaning.level));
        if meaning.level % 2 == 1 {
            let name = short_name(&meaning.name);
            marks.push(Mark::text("", (at, 12.0), Anchor::Middle, name));
        }
        let number = meaning.level.to_string();
        marks.push(Mark::text("strong num", (at, 28.0), Anchor::Middle, &number));
    }
    marks
}

/// What the dots stand for.
pub fn plot_legend() -> Vec<LegendEntry> {
    let entry =
        |class: &str, text: T| LegendEntry { class: class.to_owned(), text: text.say().to_owned() };
    vec![
        entry("dot-median", T::NowMark),
        entry("span-range", T::LowToHigh),
        entry("attained", T::AttainedMark),
        entry("target", T::TargetMark),
    ]
}

/// The radar: secondary, because its area has no meaning.
/// `before` is an earlier assessment with its name, drawn below the two others.
pub fn radar(profile: &Profile, before: Option<(&str, &Profile)>, locale: Locale) -> ChartSpec {
    let axis = |domain: &DomainProfile| {
        let now = domain.score.map_or_else(String::new, |score| locale.number(score, 1));
        let target = locale.number(domain.target, 1);
        let values = [("name", domain.name.as_str()), ("now", &now), ("target", &target)];
        RadarAxis {
            name: first_word(&domain.name).to_owned(),
            label: T::RadarLabel.with(&values),
            key: Some(domain.id.clone()),
        }
    };
    let series = |name: T, class: &str, values: Vec<Option<f64>>| RadarSeries {
        name: name.say().to_owned(),
        class: class.to_owned(),
        values,
    };
    let now = profile.domains.iter().map(|domain| domain.score).collect();
    let targets = profile.domains.iter().map(|domain| Some(domain.target)).collect();
    // By domain, as another model may hold others in another order.
    let earlier = before.map(|(name, other)| RadarSeries {
        name: ClaimText::BeforeMark.with(&[("name", name)]),
        class: "radar-before".to_owned(),
        values: profile
            .domains
            .iter()
            .map(|domain| other.domains.iter().find(|own| own.id == domain.id)?.score)
            .collect(),
    });
    let mine =
        [series(T::TargetMark, "radar-target", targets), series(T::NowMark, "radar-now", now)];
    Radar {
        title: T::RadarTitle.say().to_owned(),
        description: radar_note(profile, locale),
        axis_title: T::Domain.say().to_owned(),
        axes: profile.domains.iter().map(axis).collect(),
        min: 0.0,
        max: 5.0,
        rings: vec![1.0, 2.0, 3.0, 4.0, 5.0],
        series: earlier.into_iter().chain(mine).collect(),
    }
    .spec(RADAR, &|value, decimals| locale.number(value, decimals))
}

/// The first word of a name: enough beside a radar whose labels say the whole.
fn first_word(name: &str) -> &str {
    let short = short_name(name);
    let first = short.split(' ').next().unwrap_or(short);
    if first.chars().all(char::is_uppercase) { short } else { first }
}

/// The lowest and the highest domain, in a sentence.
fn radar_note(profile: &Profile, locale: Locale) -> String {
    let mut scored: Vec<(&str, f64)> = profile
        .domains
        .iter()
        .filter_map(|domain| Some((short_name(&domain.name), domain.score?)))
        .collect();
    scored.order_by(|a, b| a.1.total_cmp(&b.1));
    let (Some(low), Some(high)) = (scored.first(), scored.last()) else {
        return T::RadarNone.say().to_owned();
    };
    let said = |(name, score): &(&str, f64)| {
        T::NameAndScore.with(&[("name", name), ("score", &locale.number(*score, 1))])
    };
    T::RadarNote.with(&[("low", &said(low)), ("high", &said(high))])
}
