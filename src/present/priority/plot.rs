//! The ranking as a scatter of score against cost, with the cut line across.

use super::board::cost_style;
use super::{T, Text as _, Wording};
use crate::analysis::priority::{Cost, Entry, Group, Place, Prioritisation};
use crate::model::{Project, RecordKind, Status, Uid};
use crate::present::chart::scatter::{Glyph, Scatter, ScatterLine, ScatterPoint};
use crate::present::chart::{Anchor, ChartSpec, Frame, Mark, Shape};
use crate::present::number::{Locale, MoneyStyle};
use crate::present::text::fields::choice_label;

/// Most points that are drawn; the ones nearest the line are.
pub const POINTS_MAX: usize = 300;
/// Radius of a point in pixels.
const RADIUS: f64 = 7.0;

/// The plot's size and insets in pixels.
const FRAME: Frame =
    Frame { width: 468.0, height: 470.0, left: 46.0, top: 24.0, right: 8.0, bottom: 42.0 };

/// The glyph and class of a health; what is not started or unknown is a quiet disc.
pub fn status_look(status: Option<Status>) -> (Glyph, &'static str) {
    match status {
        Some(Status::OnTrack) => (Glyph::Disc, "f-good"),
        Some(Status::AtRisk) => (Glyph::Triangle, "f-warn"),
        Some(Status::OffTrack) => (Glyph::Diamond, "f-bad"),
        Some(Status::Complete) => (Glyph::Square, "s1"),
        Some(Status::OnHold) => (Glyph::Square, "idle"),
        Some(Status::NotStarted) | None => (Glyph::Disc, "idle"),
    }
}

/// What an entry costs in units of the reporting currency; `None` where no cost is known, and
/// then it has no place in a plot.
pub fn cost_units(entry: &Entry) -> Option<f64> {
    match entry.cost {
        Cost::Given(money) => Some(money.as_units()),
        Cost::Missing | Cost::NoRate(_) | Cost::TooLarge(_) => None,
    }
}

/// A caption that says as well how many of the scored have no cost and so are left out.
pub fn with_left_out(text: String, result: &Prioritisation, locale: Locale) -> String {
    let scored = result.entries.iter().filter(|entry| is_scored(entry));
    let count = scored.filter(|entry| cost_units(entry).is_none()).count();
    if count == 0 {
        return text;
    }
    let left_out = locale.counted(count, T::WithoutCostOne, T::WithoutCostMany);
    T::WithLeftOut.with(&[("text", &text), ("left_out", &left_out)])
}

/// Whether an entry is open and has a total.
pub fn is_scored(entry: &Entry) -> bool {
    entry.total.is_some() && entry.group <= Group::Ranked
}

/// The places of the entries that are drawn: all, or so many nearest the line.
fn drawn(result: &Prioritisation) -> Vec<usize> {
    let scored = |(_, entry): &(usize, &Entry)| is_scored(entry) && cost_units(entry).is_some();
    let all: Vec<usize> =
        result.entries.iter().enumerate().filter(scored).map(|(at, _)| at).collect();
    let line = result.line.map_or(0, |line| line.selected);
    let middle = all.partition_point(|at| *at < line);
    let last_start = all.len().saturating_sub(POINTS_MAX);
    let start = middle.saturating_sub(POINTS_MAX / 2).min(last_start);
    all.into_iter().skip(start).take(POINTS_MAX).collect()
}

/// Half way between the last total of so many ranks and the first below them, or that one where
/// none is above; `None` where none is below, for then nothing is cut off.
pub fn line_value(result: &Prioritisation, selected: usize) -> Option<f64> {
    let total = |entry: &Entry| (entry.group == Group::Ranked).then_some(entry.total).flatten();
    let above = result.entries.iter().take(selected).rev().find_map(total);
    let below = result.entries.iter().skip(selected).find_map(total)?;
    Some(above.map_or(below, |above| (above + below) / 2.0))
}

impl Wording<'_> {
    /// What the plot shows: its measures, unit and number of projects.
    pub fn plot_caption(&self, result: &Prioritisation) -> String {
        let unit = self.locale.money_unit(result.currency, cost_style(result));
        let shown = drawn(result).len();
        let drawable = |entry: &&Entry| is_scored(entry) && cost_units(entry).is_some();
        let count = result.entries.iter().filter(drawable).count();
        let text = if shown < count { T::PlotCaptionSome } else { T::PlotCaption };
        let text = text.with(&[
            ("unit", &unit),
            ("shown", &self.locale.count(shown)),
            ("count", &self.locale.count(count)),
        ]);
        with_left_out(text, result, self.locale)
    }

    /// The plot, laid out, with a ring around the selected project.
    pub fn plot(&self, result: &Prioritisation, selected: Option<Uid>) -> ChartSpec {
        let style = cost_style(result);
        let unit = self.locale.money_unit(result.currency, style);
        let x_title = T::PlotX.with(&[("unit", &unit)]);
        let places = drawn(result);
        let entries = places.iter().filter_map(|at| result.entries.get(*at));
        let scatter = Scatter {
            title: T::PlotTitle.say().to_owned(),
            description: self.plot_caption(result),
            name_title: T::PlotName.say().to_owned(),
            x_title: x_title.clone(),
            y_title: T::PlotY.say().to_owned(),
            points: entries.map(|entry| self.point(entry, style)).collect(),
            lines: self.plot_lines(result),
            legend: Vec::new(),
        };
        let locale = self.locale;
        let mut spec = scatter.spec(FRAME, &|value, decimals| locale.number(value, decimals));
        let corner = (FRAME.plot_right(), FRAME.height - 6.0);
        spec.marks.push(Mark::text("axis-label", corner, Anchor::End, &x_title));
        if let Some(uid) = selected {
            let key = uid.to_string();
            let at = spec.marks.iter().find(|mark| mark.key.as_deref() == Some(key.as_str()));
            let ring = at.and_then(|mark| middle(&mark.shape));
            let name = self.project_name(crate::model::Id::new(uid));
            spec.marks.extend(ring.into_iter().flat_map(|at| ring_around(at, &name)));
        }
        spec
    }

    /// The cut line, and a dashed one where the people run out.
    fn plot_lines(&self, result: &Prioritisation) -> Vec<ScatterLine> {
        let line = |ranks: Option<usize>, class: &str, text: T| {
            let y = ranks.and_then(|ranks| line_value(result, ranks))?;
            Some(ScatterLine { y, class: class.to_owned(), text: text.say().to_owned() })
        };
        let people = self.people.and_then(|people| people.line);
        let cut = line(result.line.map(|line| line.selected), "cut-line", T::PlotLine);
        let people = line(people.map(|line| line.above), "limit-line", T::PlotPeople);
        cut.into_iter().chain(people).collect()
    }

    /// A project as a point: cost across, score up.
    fn point(&self, entry: &Entry, style: MoneyStyle) -> ScatterPoint {
        let project: Option<&Project> = self.workspace.find(entry.project);
        let status = project.and_then(|project| project.status);
        let (glyph, class) = status_look(status);
        let word = status.and_then(|s| choice_label(RecordKind::Project, "status", s.code()));
        let name = self.project_name(entry.project);
        let below = matches!(entry.place, Place::Below(_));
        let cost = self.cost(entry.cost, style);
        let label = T::PlotPoint.with(&[
            ("name", &name),
            ("score", &self.total_figure(entry)),
            ("cost", &cost),
            ("status", word.unwrap_or_else(|| T::NoStatus.say())),
            ("side", if below { T::SideBelow.say() } else { T::SideAbove.say() }),
        ]);
        let thousand = if style == MoneyStyle::Thousands { 1000.0 } else { 1.0 };
        ScatterPoint {
            name,
            x: cost_units(entry).map_or(f64::NAN, |units| units / thousand),
            y: entry.total.unwrap_or(f64::NAN),
            radius: RADIUS,
            glyph,
            class: if below { "below".to_owned() } else { class.to_owned() },
            label,
            key: Some(entry.project.uid().to_string()),
        }
    }
}

/// The middle of a mark.
fn middle(shape: &Shape) -> Option<(f64, f64)> {
    match shape {
        Shape::Circle { cx, cy, .. } => Some((*cx, *cy)),
        Shape::Rect { x, y, width, height } => Some((x + width / 2.0, y + height / 2.0)),
        Shape::Polygon { points } => {
            let count = points.len().max(1) as f64;
            let sum = points.iter().fold((0.0, 0.0), |sum, at| (sum.0 + at.0, sum.1 + at.1));
            Some((sum.0 / count, sum.1 / count))
        }
        Shape::Line { .. } | Shape::Text { .. } => None,
    }
}

/// The ring of a selected mark, and its name on the side with room.
fn ring_around((x, y): (f64, f64), name: &str) -> [Mark; 2] {
    let right = x < FRAME.width / 2.0;
    let (anchor, at) = if right { (Anchor::Start, x + 16.0) } else { (Anchor::End, x - 16.0) };
    let ring = Mark::new("mark focus", Shape::Circle { cx: x, cy: y, r: RADIUS + 5.0 });
    [ring, Mark::text("mark-label", (at, y + 4.0), anchor, name)]
}

#[cfg(test)]
#[path = "plot_tests.rs"]
mod tests;
