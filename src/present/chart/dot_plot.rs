//! A dot plot: one line for each item with its range, its value and its target.

use super::scale::{Bands, Linear};
use super::{Anchor, ChartSpec, Format, Frame, LegendEntry, Mark, Shape, TableTwin};

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct DotRow {
    /// Its name.
    pub name: String,
    /// The value; `None` where there is none.
    pub value: Option<f64>,
    /// Lowest and highest of what the value is made of.
    pub range: Option<(f64, f64)>,
    /// The value aimed at.
    pub target: Option<f64>,
    /// Tooltip and accessible label.
    pub label: String,
    /// What it opens.
    pub key: Option<String>,
}

/// What the columns of the table are called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DotNames {
    /// The items.
    pub item: String,
    /// The value.
    pub value: String,
    /// The lowest.
    pub low: String,
    /// The highest.
    pub high: String,
    /// The target.
    pub target: String,
}

/// What a dot plot shows.
#[derive(Clone, Debug, PartialEq)]
pub struct DotPlot {
    /// Its accessible name.
    pub title: String,
    /// What it shows, in a sentence.
    pub description: String,
    /// What the columns are called.
    pub names: DotNames,
    /// The value at the left end.
    pub min: f64,
    /// The value at the right end.
    pub max: f64,
    /// About how many ticks.
    pub ticks: usize,
    /// The lines from top to bottom.
    pub rows: Vec<DotRow>,
}

impl DotPlot {
    /// Lays the plot out; the names stand in the frame's left inset.
    pub fn spec(&self, frame: Frame, format: Format) -> ChartSpec {
        let x = Linear::nice(self.min, self.max, self.ticks, (frame.left, frame.plot_right()));
        let y = Bands::new(frame.top, frame.plot_bottom(), self.rows.len());
        let mut marks = Vec::new();
        for tick in x.ticks() {
            let at = x.at(tick);
            marks.push(Mark::line("grid-line", (at, frame.top), (at, frame.plot_bottom())));
            let below = (at, frame.plot_bottom() + 16.0);
            let text = format(tick, x.decimals());
            marks.push(Mark::text("axis-label", below, Anchor::Middle, &text));
        }
        for (place, row) in self.rows.iter().enumerate() {
            dot_row(row, place, frame, &x, &y, &mut marks);
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
        let entry = |class: &str, text: &str| LegendEntry {
            class: class.to_owned(),
            text: text.to_owned(),
        };
        vec![entry("dot-median", &self.names.value), entry("target", &self.names.target)]
    }

    fn table(&self, format: Format) -> TableTwin {
        let names = &self.names;
        let number = |number: Option<f64>| number.map_or(String::new(), |number| format(number, 1));
        let row = |row: &DotRow| {
            vec![
                row.name.clone(),
                number(row.value),
                number(row.range.map(|(low, _)| low)),
                number(row.range.map(|(_, high)| high)),
                number(row.target),
            ]
        };
        let columns = [&names.item, &names.value, &names.low, &names.high, &names.target];
        TableTwin {
            caption: self.title.clone(),
            columns: columns.into_iter().cloned().collect(),
            rows: self.rows.iter().map(row).collect(),
        }
    }
}

fn dot_row(row: &DotRow, place: usize, frame: Frame, x: &Linear, y: &Bands, marks: &mut Vec<Mark>) {
    let middle = y.middle(place);
    let name = (frame.left - 12.0, middle + 4.0);
    marks.push(Mark::text("mark-label", name, Anchor::End, &row.name));
    if let Some((low, high)) = row.range {
        let (from, to) = (x.at_clamped(low), x.at_clamped(high));
        marks.push(Mark::line("span-range", (from, middle), (to, middle)));
        for end in [from, to] {
            marks.push(Mark::line("span-range", (end, middle - 4.0), (end, middle + 4.0)));
        }
    }
    if let Some(target) = row.target {
        let at = x.at_clamped(target);
        marks.push(Mark::line("target", (at, middle - 8.0), (at, middle + 8.0)));
    }
    if let Some(value) = row.value {
        let shape = Shape::Circle { cx: x.at_clamped(value), cy: middle, r: 5.0 };
        marks.push(Mark::new("dot-median", shape));
    }
    let hit = Shape::Rect { x: 0.0, y: y.left(place), width: frame.width, height: y.step };
    let mark = Mark::new("hit", hit).labelled(&row.label).focused(place);
    marks.push(mark.keyed(row.key.as_deref()));
}
