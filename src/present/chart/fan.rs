//! A fan: the range of a figure by month against a stepped supply line, with the chance of overload
//! and the shortage to cover below, on the same months.

use super::scale::{Bands, Linear};
use super::{Anchor, ChartSpec, Format, Frame, LegendEntry, Mark, Shape, TableTwin};

/// Height of what stands below the plot.
pub const BELOW: f64 = 168.0;
/// Height of a cell of the strip.
const CELL: f64 = 26.0;

/// One month.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FanMonth {
    /// Its name on the axis.
    pub name: String,
    /// Its name in the table.
    pub name_long: String,
    /// P10, P25, P50, P75, P90, P95.
    pub levels: [f64; 6],
    /// What is there.
    pub supply: f64,
    /// The chance of overload, 0 to 1.
    pub overload: f64,
    /// The same in words.
    pub chance: String,
    /// What is short in eight of ten cases.
    pub shortage: f64,
    /// Tooltip and accessible label.
    pub label: String,
    /// What it opens.
    pub key: String,
}

/// What the series are called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FanNames {
    /// The first column of the table.
    pub period: String,
    /// P10, P25, P50, P75, P90, P95.
    pub levels: [String; 6],
    /// The line.
    pub supply: String,
    /// The light band and the dark one.
    pub bands: [String; 2],
    /// The strip.
    pub chance: String,
    /// The bars.
    pub shortage: String,
    /// What stands beside the name of the bars.
    pub shortage_note: String,
}

/// What a fan shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fan {
    /// Its accessible name.
    pub title: String,
    /// What it shows, in a sentence.
    pub description: String,
    /// What the series are called.
    pub names: FanNames,
    /// The months.
    pub months: Vec<FanMonth>,
    /// The month looked at.
    pub focus: Option<usize>,
}

/// The class of a chance, by the steps 5, 20, 50, 80 and 95 %.
pub fn chance_class(overload: f64) -> &'static str {
    match overload {
        x if x >= 0.95 => "c5",
        x if x >= 0.8 => "c4",
        x if x >= 0.5 => "c3",
        x if x >= 0.2 => "c2",
        x if x >= 0.05 => "c1",
        _ => "c0",
    }
}

impl Fan {
    /// Lays the fan out; the frame's lower inset holds the axis and what stands below.
    pub fn spec(&self, frame: Frame, format: Format) -> ChartSpec {
        let y = self.scale(frame);
        let x = Bands::new(frame.left, frame.plot_right(), self.months.len());
        let mut marks = Vec::new();
        for tick in y.ticks() {
            let at = y.at(tick);
            let class = if tick == 0.0 { "base-line" } else { "grid-line" };
            marks.push(Mark::line(class, (frame.left, at), (frame.plot_right(), at)));
            let text = format(tick, y.decimals());
            marks.push(Mark::text("axis-label", (frame.left - 8.0, at + 4.0), Anchor::End, &text));
        }
        if let Some(focus) = self.focus.filter(|focus| *focus < self.months.len()) {
            let at = x.middle(focus);
            marks.push(Mark::line("look-line", (at, frame.top), (at, frame.plot_bottom())));
        }
        self.bands(&x, &y, &mut marks);
        marks.push(self.supply(&x, &y));
        self.ends(&x, &y, &mut marks);
        self.below(frame, &x, format, &mut marks);
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

    /// Band, median, supply and strip alone, for many beside each other.
    pub fn small(&self, frame: Frame) -> Vec<Mark> {
        let y = self.scale(frame);
        let x = Bands::new(frame.left, frame.plot_right(), self.months.len());
        let mut marks = Vec::new();
        self.bands(&x, &y, &mut marks);
        marks.push(self.supply(&x, &y));
        for (at, month) in self.months.iter().enumerate() {
            let shape = Shape::Rect {
                x: x.left(at),
                y: frame.plot_bottom() + 3.0,
                width: (x.step - 1.0).max(0.0),
                height: 4.0,
            };
            marks.push(Mark::new(&format!("chance {}", chance_class(month.overload)), shape));
        }
        marks
    }

    fn scale(&self, frame: Frame) -> Linear {
        let tallest = |most: f64, month: &FanMonth| {
            month.levels.iter().fold(most.max(month.supply), |most, level| most.max(*level))
        };
        let most = self.months.iter().fold(0.0, tallest);
        Linear::nice(0.0, most, 4, (frame.plot_bottom(), frame.top))
    }

    fn bands(&self, x: &Bands, y: &Linear, marks: &mut Vec<Mark>) {
        let line = |level: usize| {
            let point = move |(at, month): (usize, &FanMonth)| {
                (x.middle(at), y.at(month.levels.get(level).copied().unwrap_or(0.0)))
            };
            self.months.iter().enumerate().map(point).collect::<Vec<_>>()
        };
        for (class, low, high) in [("fan-wide", 0, 5), ("fan-half", 1, 3)] {
            let mut points = line(high);
            points.extend(line(low).into_iter().rev());
            marks.push(Mark::new(class, Shape::Polygon { points }));
        }
        marks.push(Mark::new("fan-mid", Shape::Line { points: line(2) }));
    }

    fn supply(&self, x: &Bands, y: &Linear) -> Mark {
        let mut points = Vec::new();
        for (at, month) in self.months.iter().enumerate() {
            let level = y.at(month.supply);
            points.extend([(x.left(at), level), (x.left(at + 1), level)]);
        }
        Mark::new("ref-line supply", Shape::Line { points })
    }

    /// The names of the levels at the end of their lines, kept apart.
    fn ends(&self, x: &Bands, y: &Linear, marks: &mut Vec<Mark>) {
        let Some(last) = self.months.last() else { return };
        let at = x.middle(self.months.len() - 1) + 6.0;
        let mut free = f64::INFINITY;
        for (level, class) in [(0, "axis-label"), (2, "strong"), (5, "axis-label")] {
            let values = (last.levels.get(level), self.names.levels.get(level));
            let (Some(value), Some(name)) = values else { continue };
            let place = (y.at(*value) + 4.0).min(free - 13.0);
            free = place;
            marks.push(Mark::text(class, (at, place), Anchor::Start, name));
        }
    }

    /// Months, strip, bars and the places that take the focus.
    fn below(&self, frame: Frame, x: &Bands, format: Format, marks: &mut Vec<Mark>) {
        let bottom = frame.plot_bottom();
        let (strip, bars) = (bottom + 56.0, bottom + 116.0);
        let names = &self.names;
        marks.push(Mark::text("strong", (frame.left, strip - 8.0), Anchor::Start, &names.chance));
        let title = format!("{} · {}", names.shortage, names.shortage_note);
        marks.push(Mark::text("strong", (frame.left, bars - 10.0), Anchor::Start, &title));
        marks.push(Mark::line("base-line", (frame.left, bars), (frame.plot_right(), bars)));
        let most = self.months.iter().map(|month| month.shortage).fold(0.0, f64::max);
        for (at, month) in self.months.iter().enumerate() {
            let middle = x.middle(at);
            let class = if self.focus == Some(at) { "strong" } else { "axis-label" };
            marks.push(Mark::text(class, (middle, bottom + 16.0), Anchor::Middle, &month.name));
            let tone = chance_class(month.overload);
            let width = (x.step - 1.0).max(0.0);
            let cell = Shape::Rect { x: x.left(at), y: strip, width, height: CELL };
            marks.push(Mark::new(&format!("chance {tone}"), cell));
            let ink = format!("num strong {tone}-ink");
            marks.push(Mark::text(&ink, (middle, strip + 17.0), Anchor::Middle, &month.chance));
            let height = if most > 0.0 { 24.0 * month.shortage / most } else { 0.0 };
            let bar =
                Shape::Rect { x: x.left(at) + x.step * 0.15, y: bars, width: x.step * 0.7, height };
            if height > 0.0 {
                marks.push(Mark::new("bar over", bar));
            }
            let text = format(month.shortage, if month.shortage > 0.0 { 2 } else { 0 });
            let below = (middle, bars + height + 14.0);
            marks.push(Mark::text("num axis-label", below, Anchor::Middle, &text));
            let hit = Shape::Rect {
                x: x.left(at),
                y: frame.top,
                width: x.step,
                height: strip + CELL - frame.top,
            };
            let hit = Mark::new("hit", hit).labelled(&month.label).focused(at);
            marks.push(hit.keyed(Some(&month.key)));
        }
    }

    fn legend(&self) -> Vec<LegendEntry> {
        let [wide, half] = &self.names.bands;
        let entry = |class: &str, text: &str| LegendEntry {
            class: class.to_owned(),
            text: text.to_owned(),
        };
        vec![
            entry("fan-wide", wide),
            entry("fan-half", half),
            entry("ref-line supply", &self.names.supply),
        ]
    }

    fn table(&self, format: Format) -> TableTwin {
        let names = &self.names;
        let mut columns = vec![names.period.clone()];
        columns.extend(names.levels.iter().cloned());
        columns.extend([&names.supply, &names.chance, &names.shortage].into_iter().cloned());
        let row = |month: &FanMonth| {
            let mut cells = vec![month.name_long.clone()];
            cells.extend(month.levels.iter().map(|level| format(*level, 2)));
            cells.push(format(month.supply, 2));
            cells.push(month.chance.clone());
            cells.push(format(month.shortage, 2));
            cells
        };
        TableTwin {
            caption: self.title.clone(),
            columns,
            rows: self.months.iter().map(row).collect(),
        }
    }
}
