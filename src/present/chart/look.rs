//! How a chart is looked at and taken away: samples for its legend, places for its tooltips, and
//! its table as text.

use super::{ChartSpec, Shape, TableTwin};

/// The size of a legend's sample in CSS pixels.
pub const SAMPLE: (f64, f64) = (18.0, 10.0);

/// What stands in front of a legend's words, drawn as the marks of those style classes are.
pub fn sample(class: &str) -> Shape {
    let (width, height) = SAMPLE;
    let (x, y) = (width / 2.0, height / 2.0);
    let has = |wanted: &[&str]| class.split(' ').any(|part| wanted.contains(&part));
    if has(&["ref-line", "cut-line", "limit-line", "radar-target", "radar-before", "span-range"]) {
        return Shape::Line { points: vec![(0.0, y), (width, y)] };
    }
    if has(&["target"]) {
        return Shape::Line { points: vec![(x, 0.0), (x, height)] };
    }
    if has(&["attained"]) {
        return Shape::Polygon { points: vec![(x, 1.0), (x + 4.5, 8.5), (x - 4.5, 8.5)] };
    }
    if has(&["dot-median", "mark"]) {
        return Shape::Circle { cx: x, cy: y, r: 4.5 };
    }
    Shape::Rect { x: 1.0, y: 1.0, width: width - 2.0, height: height - 2.0 }
}

/// To which side a tooltip leans so that it stays on the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lean {
    /// It starts at the mark.
    Start,
    /// It is centred on the mark.
    Middle,
    /// It ends at the mark.
    End,
}

/// Where a tooltip stands, in percent of the chart's width and height, and to which side it leans.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TipPlace {
    /// From the left, 0 to 100.
    pub left: f64,
    /// From the top, 0 to 100.
    pub top: f64,
    /// To which side.
    pub lean: Lean,
}

impl Shape {
    /// The middle of the upper edge.
    pub fn crown(&self) -> (f64, f64) {
        match self {
            Self::Rect { x, y, width, .. } => (x + width / 2.0, *y),
            Self::Circle { cx, cy, r } => (*cx, cy - r),
            Self::Text { x, y, .. } => (*x, *y),
            Self::Line { points } | Self::Polygon { points } => {
                let xs = || points.iter().map(|point| point.0);
                let left = xs().fold(f64::INFINITY, f64::min);
                let right = xs().fold(f64::NEG_INFINITY, f64::max);
                let top = points.iter().map(|point| point.1).fold(f64::INFINITY, f64::min);
                if points.is_empty() { (0.0, 0.0) } else { ((left + right) / 2.0, top) }
            }
        }
    }
}

impl ChartSpec {
    /// The label of the mark at a place in the order of focus, and where its tooltip stands.
    pub fn tip(&self, place: usize) -> Option<(&str, TipPlace)> {
        let mark = self.marks.iter().find(|mark| mark.focus == Some(place))?;
        let (x, y) = mark.shape.crown();
        let percent = |at: f64, whole: f64| {
            if whole > 0.0 { (100.0 * at / whole).clamp(0.0, 100.0) } else { 0.0 }
        };
        let left = percent(x, self.width);
        let lean = match left {
            left if left < 25.0 => Lean::Start,
            left if left > 75.0 => Lean::End,
            _ => Lean::Middle,
        };
        Some((mark.label.as_str(), TipPlace { left, top: percent(y, self.height), lean }))
    }

    /// The next place in the order of focus after a key, as browsers name it; `None` for other
    /// keys. The order does not run in a circle.
    pub fn step(&self, place: usize, key: &str) -> Option<usize> {
        let last = self.focus_count().checked_sub(1)?;
        match key {
            "ArrowRight" | "ArrowDown" => Some((place + 1).min(last)),
            "ArrowLeft" | "ArrowUp" => Some(place.saturating_sub(1).min(last)),
            "Home" => Some(0),
            "End" => Some(last),
            _ => None,
        }
    }
}

impl TableTwin {
    /// Whether a column holds figures only, so that it is aligned to the right.
    pub fn is_numeric(&self, column: usize) -> bool {
        let cells = self.rows.iter().filter_map(|row| row.get(column));
        let mut filled = cells.filter(|cell| !matches!(cell.as_str(), "" | "–")).peekable();
        let figure = |cell: &String| {
            let digits = cell.trim_start_matches(['−', '-', '+', '£', '€', '$']);
            digits.starts_with(|first: char| first.is_ascii_digit())
        };
        filled.peek().is_some() && filled.all(figure)
    }

    /// The table as lines of cells with tabs between them, as spreadsheets paste it.
    pub fn to_tsv(&self) -> String {
        let clean = |cell: &String| cell.replace(['\t', '\n', '\r'], " ");
        let line = |cells: &Vec<String>| cells.iter().map(clean).collect::<Vec<_>>().join("\t");
        std::iter::once(&self.columns).chain(&self.rows).map(|row| line(row) + "\n").collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::Mark;
    use super::*;

    fn chart(marks: Vec<Mark>) -> ChartSpec {
        ChartSpec {
            title: String::new(),
            description: String::new(),
            width: 200.0,
            height: 100.0,
            marks,
            legend: Vec::new(),
            table: TableTwin::default(),
        }
    }

    #[test]
    fn a_sample_has_the_form_of_its_marks() {
        assert!(matches!(sample("ref-line supply"), Shape::Line { .. }));
        assert!(matches!(sample("target"), Shape::Line { .. }));
        assert!(matches!(sample("mark f-warn"), Shape::Circle { .. }));
        assert!(matches!(sample("attained"), Shape::Polygon { .. }));
        for class in ["bar tentative", "", "targeted", "radar-now"] {
            assert!(matches!(sample(class), Shape::Rect { .. }), "{class}");
        }
    }

    #[test]
    fn a_tooltip_stands_above_its_mark_and_on_the_chart() {
        let at = |cx, cy| {
            Mark::new("mark", Shape::Circle { cx, cy, r: 5.0 }).labelled("here").focused(0)
        };
        for (cx, cy, left, top, lean) in [
            (100.0, 55.0, 50.0, 50.0, Lean::Middle),
            (10.0, 3.0, 5.0, 0.0, Lean::Start),
            (190.0, 105.0, 95.0, 100.0, Lean::End),
            (900.0, -50.0, 100.0, 0.0, Lean::End),
        ] {
            let spec = chart(vec![at(cx, cy)]);
            assert_eq!(spec.tip(0), Some(("here", TipPlace { left, top, lean })), "{cx} {cy}");
            assert_eq!(spec.tip(1), None);
        }
        let flat = ChartSpec { width: 0.0, height: f64::NAN, ..chart(vec![at(1.0, 1.0)]) };
        let place = flat.tip(0).map(|(_, place)| place);
        assert_eq!(place, Some(TipPlace { left: 0.0, top: 0.0, lean: Lean::Start }));
    }

    #[test]
    fn crowns_of_all_shapes() {
        let points = vec![(2.0, 9.0), (6.0, 3.0), (4.0, 5.0)];
        assert_eq!(Shape::Polygon { points }.crown(), (4.0, 3.0));
        assert_eq!(Shape::Line { points: Vec::new() }.crown(), (0.0, 0.0));
        let column = Shape::Rect { x: 10.0, y: 4.0, width: 6.0, height: 90.0 };
        assert_eq!(column.crown(), (13.0, 4.0));
    }

    #[test]
    fn arrows_stop_at_the_ends() {
        let mark = |place| Mark::line("hit", (0.0, 0.0), (1.0, 1.0)).focused(place);
        let spec = chart((0..3).map(mark).collect());
        for (place, key, next) in [
            (0, "ArrowRight", Some(1)),
            (2, "ArrowDown", Some(2)),
            (0, "ArrowLeft", Some(0)),
            (9, "ArrowUp", Some(2)),
            (1, "Home", Some(0)),
            (1, "End", Some(2)),
            (1, "x", None),
        ] {
            assert_eq!(spec.step(place, key), next, "{place} {key}");
        }
        assert_eq!(chart(Vec::new()).step(0, "End"), None);
    }

    #[test]
    fn the_table_knows_its_figures_and_leaves_as_text() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let twin = TableTwin {
            caption: String::new(),
            columns: row(["Name", "Value", "Note"]),
            rows: vec![row(["a\tb", "−1.5", ""]), row(["2027", "£3k", "–"]), row(["c\n", "", ""])],
        };
        assert_eq!([0, 1, 2, 7].map(|column| twin.is_numeric(column)), [false, true, false, false]);
        assert_eq!(twin.to_tsv(), "Name\tValue\tNote\na b\t−1.5\t\n2027\t£3k\t–\nc \t\t\n");
    }
}
