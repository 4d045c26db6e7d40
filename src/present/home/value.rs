//! Value against cost: every ranked project as a point, the cut line across.

use super::{project_name, project_route, status_word};
use crate::analysis::priority::{Cost, Entry, Group, Place, Prioritisation};
use crate::model::{Money, Status, Workspace};
use crate::present::chart::scatter::{Glyph, Scatter, ScatterLine, ScatterPoint};
use crate::present::chart::{ChartSpec, Frame};
use crate::present::number::{Locale, MoneyStyle};
use crate::present::text::Text;
use crate::present::text::home::HomeText as T;

/// From which largest cost on, in units, the axis counts in thousands.
const THOUSANDS_FROM: f64 = 10_000.0;

const FRAME: Frame =
    Frame { width: 340.0, height: 240.0, left: 28.0, top: 8.0, right: 4.0, bottom: 20.0 };

/// The chart with the line under its heading.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueChart {
    /// Unit and number of points.
    pub caption: String,
    /// The chart.
    pub spec: ChartSpec,
}

/// The chart of a ranking; `None` where nothing is scored.
pub fn value_chart(ws: &Workspace, ranking: &Prioritisation, locale: Locale) -> Option<ValueChart> {
    let entries = || {
        let ranked = ranking.entries.iter().filter(|entry| entry.group < Group::Unscored);
        ranked.filter_map(|entry| Some((entry, entry.total?)))
    };
    entries().next()?;
    let units = |entry: &Entry| match entry.cost {
        Cost::Given(money) => money.as_units(),
        Cost::Missing | Cost::NoRate(_) => f64::NAN,
    };
    let most = entries().map(|(entry, _)| units(entry)).fold(0.0, f64::max);
    let (style, divisor) = if most >= THOUSANDS_FROM {
        (MoneyStyle::Thousands, 1_000.0)
    } else {
        (MoneyStyle::Full, 1.0)
    };
    let unit = locale.money_unit(ranking.currency, style);
    let points: Vec<ScatterPoint> = entries()
        .map(|(entry, total)| point(ws, entry, total, units(entry) / divisor, locale))
        .collect();
    let drawn = points.iter().filter(|point| point.x.is_finite()).count();
    let line = cut_line(ranking, locale);
    let count = locale.count(points.len());
    let description = match (&line, ranking.line) {
        (Some(at), Some(line)) => T::ValueTextLine.with(&[
            ("count", &count),
            ("above", &locale.count(line.selected)),
            ("score", &locale.number(at.y, 1)),
        ]),
        _ => T::ValueText.with(&[("count", &count)]),
    };
    let scatter = Scatter {
        title: T::Value.say().to_owned(),
        description,
        name_title: T::Project.say().to_owned(),
        x_title: T::ValueCost.with(&[("unit", &unit)]),
        y_title: T::ValueScore.say().to_owned(),
        points,
        lines: line.into_iter().collect(),
        legend: Vec::new(),
    };
    let spec = scatter.spec(FRAME, &|value, decimals| locale.number(value, decimals));
    let caption = T::ValueCaption.with(&[("unit", &unit), ("count", &locale.count(drawn))]);
    Some(ValueChart { caption, spec })
}

fn point(ws: &Workspace, entry: &Entry, total: f64, x: f64, locale: Locale) -> ScatterPoint {
    let status = ws.find(entry.project).and_then(|project| project.status);
    let below = entry.place != Place::In;
    let name = project_name(ws, entry.project);
    let money = |money: Money| locale.money(money, MoneyStyle::Short);
    let cost = match entry.cost {
        Cost::Given(given) | Cost::NoRate(given) => money(given),
        Cost::Missing => crate::present::number::NO_VALUE.to_owned(),
    };
    let word = if status.is_none() { T::NoStatusWord.say() } else { status_word(status) };
    let text = if below { T::ValuePointBelow } else { T::ValuePoint };
    let label = text.with(&[
        ("score", &locale.number(total, 1)),
        ("cost", &cost),
        ("status", &word.to_lowercase()),
        ("project", &name),
    ]);
    let (glyph, class) = glyph_of(status);
    ScatterPoint {
        name,
        x,
        y: total,
        radius: 4.5,
        glyph,
        class: if below { "below" } else { class }.to_owned(),
        label,
        key: Some(project_route(entry.project).href()),
    }
}

/// The shape and colour of a status.
pub(super) fn glyph_of(status: Option<Status>) -> (Glyph, &'static str) {
    match status {
        Some(Status::OnTrack) => (Glyph::Disc, "f-good"),
        Some(Status::AtRisk) => (Glyph::Triangle, "f-warn"),
        Some(Status::OffTrack) => (Glyph::Diamond, "f-bad"),
        Some(Status::Complete) => (Glyph::Square, "s1"),
        Some(Status::OnHold) => (Glyph::Square, "idle"),
        Some(Status::NotStarted) | None => (Glyph::Disc, "idle"),
    }
}

/// The cut line, halfway between the last ranked project above it and the first below it.
fn cut_line(ranking: &Prioritisation, locale: Locale) -> Option<ScatterLine> {
    let line = ranking.line?;
    let ranked = || ranking.entries.iter().filter(|entry| entry.group == Group::Ranked);
    let above = ranked().filter(|entry| entry.place == Place::In).filter_map(|entry| entry.total);
    let below = ranked().filter(|entry| entry.place != Place::In).filter_map(|entry| entry.total);
    let (last, first) = (above.reduce(f64::min)?, below.reduce(f64::max)?);
    let text = T::CutLine.with(&[("count", &locale.count(line.selected))]);
    Some(ScatterLine { y: (last + first) / 2.0, class: "cut-line".to_owned(), text })
}
