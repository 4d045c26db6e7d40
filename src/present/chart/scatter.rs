//! Points by two values, as discs, triangles, diamonds and squares: value against cost.

use super::scale::Linear;
use super::{Anchor, ChartSpec, Format, Frame, LegendEntry, Mark, Shape, TableTwin};
use crate::order::Sorted as _;

/// Pixels between a level line and the text above it.
const ABOVE_LINE: f64 = 5.0;
/// Pixels a line of text takes.
const TEXT_HEIGHT: f64 = 13.0;

/// The shape of a point; with its class it says the status twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// A disc.
    Disc,
    /// A triangle.
    Triangle,
    /// A diamond.
    Diamond,
    /// A square.
    Square,
}

/// One point.
#[derive(Clone, Debug, PartialEq)]
pub struct ScatterPoint {
    /// Its name in the table.
    pub name: String,
    /// Along the lower axis.
    pub x: f64,
    /// Along the left axis.
    pub y: f64,
    /// Radius in pixels.
    pub radius: f64,
    /// Its shape.
    pub glyph: Glyph,
    /// Style classes beside `mark`, such as `f-warn` or `below`.
    pub class: String,
    /// Tooltip and accessible label.
    pub label: String,
    /// What it opens.
    pub key: Option<String>,
}

/// A level line across the plot.
#[derive(Clone, Debug, PartialEq)]
pub struct ScatterLine {
    /// Its value on the left axis.
    pub y: f64,
    /// Style classes, such as `cut-line`.
    pub class: String,
    /// What stands at its right end.
    pub text: String,
}

/// What a scatter plot shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Scatter {
    /// Its accessible name.
    pub title: String,
    /// What it shows, in a sentence.
    pub description: String,
    /// Header of the names in the table.
    pub name_title: String,
    /// What the lower axis measures.
    pub x_title: String,
    /// What the left axis measures.
    pub y_title: String,
    /// The points, in the order of focus.
    pub points: Vec<ScatterPoint>,
    /// Level lines.
    pub lines: Vec<ScatterLine>,
    /// The legend.
    pub legend: Vec<LegendEntry>,
}

impl Scatter {
    /// Lays the plot out. The lower axis starts at 0; the left one just below the lowest point.
    ///
    /// Points whose values are not finite stand in the table only.
    pub fn spec(&self, frame: Frame, format: Format) -> ChartSpec {
        let drawn =
            || self.points.iter().filter(|point| point.x.is_finite() && point.y.is_finite());
        let most_x = drawn().fold(0.0_f64, |most, point| most.max(point.x));
        let least_x = drawn().fold(0.0_f64, |least, point| least.min(point.x));
        let ys = || drawn().map(|point| point.y).chain(self.lines.iter().map(|line| line.y));
        let most_y = ys().fold(f64::NEG_INFINITY, f64::max);
        let least_y = ys().fold(f64::INFINITY, f64::min);
        let x = Linear::nice(least_x, most_x, 3, (frame.left, frame.plot_right()));
        let y = Linear::nice(least_y, most_y, 3, (frame.plot_bottom(), frame.top));
        let mut marks = axes(frame, &x, &y, format);
        self.draw_lines(frame, &y, &mut marks);
        for (place, point) in drawn().enumerate() {
            let class = format!("mark {}", point.class);
            let shape = glyph(point.glyph, (x.at(point.x), y.at(point.y)), point.radius);
            let mark = Mark::new(class.trim_end(), shape).labelled(&point.label);
            marks.push(mark.focused(place).keyed(point.key.as_deref()));
        }
        let row = |point: &ScatterPoint| {
            vec![point.name.clone(), format(point.x, x.decimals()), format(point.y, 1)]
        };
        ChartSpec {
            title: self.title.clone(),
            description: self.description.clone(),
            width: frame.width,
            height: frame.height,
            marks,
            legend: self.legend.clone(),
            table: TableTwin {
                caption: self.title.clone(),
                columns: vec![self.name_title.clone(), self.x_title.clone(), self.y_title.clone()],
                rows: self.points.iter().map(row).collect(),
            },
        }
    }

    /// Draws the level lines from the top; the text of a line just below another stands below it.
    fn draw_lines(&self, frame: Frame, y: &Linear, marks: &mut Vec<Mark>) {
        let mut lines: Vec<(f64, &ScatterLine)> =
            self.lines.iter().map(|line| (y.at_clamped(line.y), line)).collect();
        lines.order_by(|a, b| a.0.total_cmp(&b.0));
        let mut before = f64::NEG_INFINITY;
        for (at, line) in lines {
            marks.push(Mark::line(&line.class, (frame.left, at), (frame.plot_right(), at)));
            let free = at - ABOVE_LINE - before >= TEXT_HEIGHT;
            let text_at = if free { at - ABOVE_LINE } else { at + TEXT_HEIGHT };
            let end = (frame.plot_right(), text_at);
            marks.push(Mark::text("accent", end, Anchor::End, &line.text));
            before = text_at;
        }
    }
}

fn axes(frame: Frame, x: &Linear, y: &Linear, format: Format) -> Vec<Mark> {
    let mut marks = Vec::new();
    for tick in y.ticks() {
        let at = y.at(tick);
        let class = if tick == y.domain.0 { "base-line" } else { "grid-line" };
        marks.push(Mark::line(class, (frame.left, at), (frame.plot_right(), at)));
        let text = format(tick, y.decimals());
        marks.push(Mark::text("axis-label", (frame.left - 8.0, at + 4.0), Anchor::End, &text));
    }
    for tick in x.ticks() {
        let text = format(tick, x.decimals());
        let at = (x.at(tick), frame.plot_bottom() + 16.0);
        marks.push(Mark::text("axis-label", at, Anchor::Middle, &text));
    }
    marks
}

/// A glyph of about the area of a disc of that radius.
pub fn glyph(glyph: Glyph, (x, y): (f64, f64), radius: f64) -> Shape {
    let r = if radius.is_finite() { radius.max(1.0) } else { 1.0 };
    match glyph {
        Glyph::Disc => Shape::Circle { cx: x, cy: y, r },
        Glyph::Triangle => Shape::Polygon {
            points: vec![(x, y - 1.2 * r), (x + 1.2 * r, y + 0.9 * r), (x - 1.2 * r, y + 0.9 * r)],
        },
        Glyph::Diamond => Shape::Polygon {
            points: vec![
                (x, y - 1.25 * r),
                (x + 1.25 * r, y),
                (x, y + 1.25 * r),
                (x - 1.25 * r, y),
            ],
        },
        Glyph::Square => {
            let side = 1.8 * r;
            Shape::Rect { x: x - side / 2.0, y: y - side / 2.0, width: side, height: side }
        }
    }
}
