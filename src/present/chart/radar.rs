//! A radar: values on axes around a centre, one polygon for each series.

use super::turn::{on_circle, turn};
use super::{Anchor, ChartSpec, Format, Frame, LegendEntry, Mark, Shape, TableTwin};

/// One series, a value for each axis.
#[derive(Clone, Debug, PartialEq)]
pub struct RadarSeries {
    /// What it is called.
    pub name: String,
    /// Style classes, such as `radar-now`.
    pub class: String,
    /// Values by axis; `None` where there is none: the corner is left out.
    pub values: Vec<Option<f64>>,
}

/// One axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RadarAxis {
    /// Its name.
    pub name: String,
    /// Tooltip and accessible label.
    pub label: String,
    /// What it opens.
    pub key: Option<String>,
}

/// What a radar shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Radar {
    /// Its accessible name.
    pub title: String,
    /// What it shows, in a sentence.
    pub description: String,
    /// Header of the axes in the table.
    pub axis_title: String,
    /// The axes, clockwise from the top.
    pub axes: Vec<RadarAxis>,
    /// The value at the centre.
    pub min: f64,
    /// The value at the rim.
    pub max: f64,
    /// Values with a ring, each printed on the first axis.
    pub rings: Vec<f64>,
    /// The series from back to front.
    pub series: Vec<RadarSeries>,
}

impl Radar {
    /// Lays the radar out, as large as the frame's plot allows.
    pub fn spec(&self, frame: Frame, format: Format) -> ChartSpec {
        let (left, right) = (frame.left, frame.plot_right());
        let (top, bottom) = (frame.top, frame.plot_bottom());
        let centre = ((left + right) / 2.0, (top + bottom) / 2.0);
        let rim = ((right - left).min(bottom - top) / 2.0).max(0.0);
        let turns = |at: usize| at as f64 / self.axes.len().max(1) as f64;
        let span = if self.max > self.min { self.max - self.min } else { 1.0 };
        let radius = |value: f64| rim * ((value - self.min) / span).clamp(0.0, 1.0);
        let mut marks = Vec::new();
        for ring in &self.rings {
            let corner = |at| on_circle(centre, radius(*ring), turns(at));
            let points = (0..self.axes.len()).map(corner).collect();
            marks.push(Mark::new("grid-line", Shape::Polygon { points }));
            let at = (centre.0 - 4.0, centre.1 - radius(*ring) + 4.0);
            marks.push(Mark::text("axis-label", at, Anchor::End, &format(*ring, 0)));
        }
        for (at, axis) in self.axes.iter().enumerate() {
            marks.push(Mark::line("grid-line", centre, on_circle(centre, rim, turns(at))));
            marks.push(axis_name(axis, centre, rim, turns(at)));
        }
        for series in &self.series {
            let corner = |(at, value): (usize, &Option<f64>)| {
                let value = value.filter(|value| value.is_finite())?;
                Some(on_circle(centre, radius(value), turns(at)))
            };
            let points = series.values.iter().enumerate().filter_map(corner).collect();
            marks.push(Mark::new(&series.class, Shape::Polygon { points }));
        }
        for (at, axis) in self.axes.iter().enumerate() {
            let values = self.series.iter().rev().filter_map(|series| *series.values.get(at)?);
            let value = values.into_iter().next().unwrap_or(self.min);
            let (cx, cy) = on_circle(centre, radius(value), turns(at));
            let mark = Mark::new("hit", Shape::Circle { cx, cy, r: 12.0 }).labelled(&axis.label);
            marks.push(mark.focused(at).keyed(axis.key.as_deref()));
        }
        ChartSpec {
            title: self.title.clone(),
            description: self.description.clone(),
            width: frame.width,
            height: frame.height,
            marks,
            legend: self.legend(),
            table: self.table(format),
        }
    }

    fn legend(&self) -> Vec<LegendEntry> {
        let entry = |series: &RadarSeries| LegendEntry {
            class: series.class.clone(),
            text: series.name.clone(),
        };
        self.series.iter().map(entry).collect()
    }

    fn table(&self, format: Format) -> TableTwin {
        let names = self.series.iter().map(|series| series.name.clone());
        let row = |(at, axis): (usize, &RadarAxis)| {
            let value = |series: &RadarSeries| {
                let value = series.values.get(at).copied().flatten();
                value.map_or(String::new(), |value| format(value, 1))
            };
            std::iter::once(axis.name.clone()).chain(self.series.iter().map(value)).collect()
        };
        TableTwin {
            caption: self.title.clone(),
            columns: std::iter::once(self.axis_title.clone()).chain(names).collect(),
            rows: self.axes.iter().enumerate().map(row).collect(),
        }
    }
}

/// The name of an axis outside the rim, anchored away from the centre.
fn axis_name(axis: &RadarAxis, centre: (f64, f64), rim: f64, turns: f64) -> Mark {
    let (sine, cosine) = turn(turns);
    let anchor = match sine {
        s if s > 0.2 => Anchor::Start,
        s if s < -0.2 => Anchor::End,
        _ => Anchor::Middle,
    };
    let (x, y) = on_circle(centre, rim + 10.0, turns);
    // The base line moves from above the point at the top to below it at the bottom.
    Mark::text("mark-label", (x, y + 4.0 - 5.0 * cosine), anchor, &axis.name)
}
