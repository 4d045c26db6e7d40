//! Value against cost: every ranked project as a point, the cut line across.

use super::{project_name, project_route, status_word};
use crate::analysis::priority::{Cost, Entry, Place, Prioritisation};
use crate::model::{Money, Workspace};
use crate::present::chart::scatter::{Scatter, ScatterLine, ScatterPoint};
use crate::present::chart::{ChartSpec, Frame};
use crate::present::number::{Locale, MoneyStyle};
use crate::present::priority::plot::{
    cost_units, is_scored, line_value, status_look, with_left_out,
};
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
        let scored = ranking.entries.iter().filter(|entry| is_scored(entry));
        scored.filter_map(|entry| Some((entry, entry.total?, cost_units(entry)?)))
    };
    ranking.entries.iter().find(|entry| is_scored(entry))?;
    let most = entries().map(|(_, _, units)| units).fold(0.0, f64::max);
    let (style, divisor) = if most >= THOUSANDS_FROM {
        (MoneyStyle::Thousands, 1_000.0)
    } else {
        (MoneyStyle::Full, 1.0)
    };
    let unit = locale.money_unit(ranking.currency, style);
    let points: Vec<ScatterPoint> = entries()
        .map(|(entry, total, units)| point(ws, entry, total, units / divisor, locale))
        .collect();
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
    let caption = T::ValueCaption.with(&[("unit", &unit), ("count", &count)]);
    let caption = with_left_out(caption, ranking, locale);
    Some(ValueChart { caption, spec })
}

/// A project as a point: cost across, value up.
fn point(ws: &Workspace, entry: &Entry, total: f64, x: f64, locale: Locale) -> ScatterPoint {
    let status = ws.find(entry.project).and_then(|project| project.status);
    let below = entry.place != Place::In;
    let name = project_name(ws, entry.project);
    let money = |money: Money| locale.money(money, MoneyStyle::Short);
    let cost = match entry.cost {
        Cost::Given(given) | Cost::NoRate(given) | Cost::TooLarge(given) => money(given),
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
    let (glyph, class) = status_look(status);
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

/// The cut line, as on the page of the ranking.
fn cut_line(ranking: &Prioritisation, locale: Locale) -> Option<ScatterLine> {
    let selected = ranking.line?.selected;
    let text = T::CutLine.with(&[("count", &locale.count(selected))]);
    Some(ScatterLine { y: line_value(ranking, selected)?, class: "cut-line".to_owned(), text })
}
