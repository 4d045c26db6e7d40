//! Stacked columns, committed below tentative, against a stepped supply line.

use super::scale::{Bands, Linear};
use super::{Anchor, ChartSpec, Format, Frame, LegendEntry, Mark, Shape, TableTwin};

/// Share of a band that its column takes.
const COLUMN_SHARE: f64 = 0.72;

/// One column.
#[derive(Clone, Debug, PartialEq)]
pub struct HistogramColumn {
    /// Its name on the axis.
    pub name: String,
    /// Its name in the table.
    pub name_long: String,
    /// The solid part.
    pub committed: f64,
    /// The hatched part on top.
    pub tentative: f64,
    /// Where the supply line runs.
    pub supply: f64,
    /// Where the line of what is aimed at runs, where something is.
    pub target: Option<f64>,
    /// A figure above the column, such as a shortage.
    pub note: Option<String>,
    /// Tooltip and accessible label.
    pub label: String,
}

/// What the series are called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistogramNames {
    /// The columns.
    pub period: String,
    /// The solid part.
    pub committed: String,
    /// The hatched part.
    pub tentative: String,
    /// The line.
    pub supply: String,
    /// The line of what is aimed at, where there is one.
    pub target: Option<String>,
    /// The figures above.
    pub note: String,
}

/// What a histogram shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Histogram {
    /// Its accessible name.
    pub title: String,
    /// What it shows, in a sentence.
    pub description: String,
    /// What the series are called.
    pub names: HistogramNames,
    /// The columns.
    pub columns: Vec<HistogramColumn>,
    /// The column that is linked elsewhere, tinted.
    pub focus: Option<usize>,
}

impl Histogram {
    /// Lays the histogram out.
    pub fn spec(&self, frame: Frame, format: Format) -> ChartSpec {
        let tallest = |most: f64, column: &HistogramColumn| {
            let lines = column.supply.max(column.target.unwrap_or(0.0));
            most.max(column.committed + column.tentative).max(lines)
        };
        let most = self.columns.iter().fold(0.0, tallest);
        let y = Linear::nice(0.0, most, 4, (frame.plot_bottom(), frame.top));
        let x = Bands::new(frame.left, frame.plot_right(), self.columns.len());
        let mut marks = Vec::new();
        if let Some(focus) = self.focus.filter(|focus| *focus < self.columns.len()) {
            let shape =
                Shape::Rect { x: x.left(focus), y: 0.0, width: x.step, height: frame.height };
            marks.push(Mark::new("band-focus", shape));
        }
        for tick in y.ticks() {
            let at = y.at(tick);
            let class = if tick == 0.0 { "base-line" } else { "grid-line" };
            marks.push(Mark::line(class, (frame.left, at), (frame.plot_right(), at)));
            let text = format(tick, y.decimals());
            marks.push(Mark::text("axis-label", (frame.left - 8.0, at + 4.0), Anchor::End, &text));
        }
        if self.columns.iter().any(|column| column.note.is_some()) {
            let at = (frame.left - 8.0, 12.0);
            marks.push(Mark::text("axis-label", at, Anchor::End, &self.names.note));
        }
        for (index, column) in self.columns.iter().enumerate() {
            self.column(index, column, frame, &x, &y, &mut marks);
        }
        if self.names.target.is_some() {
            let aimed = |column: &HistogramColumn| column.target.unwrap_or(0.0);
            marks.push(step_line("limit-line", &self.columns, aimed, &x, &y));
        }
        marks.push(step_line("ref-line supply", &self.columns, |column| column.supply, &x, &y));
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

    /// One bar with its parts, lines and label.
    fn column(
        &self,
        index: usize,
        column: &HistogramColumn,
        frame: Frame,
        x: &Bands,
        y: &Linear,
        marks: &mut Vec<Mark>,
    ) {
        let width = x.step * COLUMN_SHARE;
        let left = x.middle(index) - width / 2.0;
        let bar = |from: f64, to: f64| {
            let (low, high) = (y.at(from), y.at(to));
            Shape::Rect { x: left, y: high, width, height: (low - high).max(0.0) }
        };
        let top = column.committed + column.tentative;
        if column.committed > 0.0 {
            marks.push(Mark::new("bar series-committed", bar(0.0, column.committed)));
        }
        if column.tentative > 0.0 {
            marks.push(Mark::new("bar tentative series-tentative", bar(column.committed, top)));
        }
        if let Some(note) = &column.note {
            marks.push(Mark::text("num over", (x.middle(index), 12.0), Anchor::Middle, note));
        }
        let below = (x.middle(index), frame.plot_bottom() + 16.0);
        marks.push(Mark::text("axis-label", below, Anchor::Middle, &column.name));
        let hit = Shape::Rect {
            x: x.left(index),
            y: frame.top,
            width: x.step,
            height: frame.plot_bottom() - frame.top,
        };
        marks.push(Mark::new("hit", hit).labelled(&column.label).focused(index));
    }

    fn legend(&self) -> Vec<LegendEntry> {
        let entry = |class: &str, text: &str| LegendEntry {
            class: class.to_owned(),
            text: text.to_owned(),
        };
        let mut entries = vec![
            entry("bar series-committed", &self.names.committed),
            entry("bar tentative series-tentative", &self.names.tentative),
            entry("ref-line supply", &self.names.supply),
        ];
        entries.extend(self.names.target.iter().map(|text| entry("limit-line", text)));
        entries
    }

    fn table(&self, format: Format) -> TableTwin {
        let names = &self.names;
        let first = [&names.period, &names.committed, &names.tentative, &names.supply];
        let columns = first.into_iter().chain(&names.target).chain([&names.note]);
        let row = |column: &HistogramColumn| {
            let mut cells = vec![
                column.name_long.clone(),
                format(column.committed, 2),
                format(column.tentative, 2),
                format(column.supply, 2),
            ];
            if names.target.is_some() {
                cells.push(column.target.map(|aim| format(aim, 2)).unwrap_or_default());
            }
            cells.push(column.note.clone().unwrap_or_default());
            cells
        };
        TableTwin {
            caption: self.title.clone(),
            columns: columns.cloned().collect(),
            rows: self.columns.iter().map(row).collect(),
        }
    }
}

/// A figure of the columns as one line with a step at each edge between them.
fn step_line(
    class: &str,
    columns: &[HistogramColumn],
    of: impl Fn(&HistogramColumn) -> f64,
    x: &Bands,
    y: &Linear,
) -> Mark {
    let mut points = Vec::new();
    for (index, column) in columns.iter().enumerate() {
        let at = y.at(of(column));
        points.extend([(x.left(index), at), (x.left(index + 1), at)]);
    }
    Mark::new(class, Shape::Line { points })
}
