//! Charts as laid-out plain shapes: one specification that one renderer, print and tests read.
//!
//! Builders take plain numbers and give a [`ChartSpec`]. Colour comes from style classes alone,
//! and every chart has a table with the same figures.

pub mod bars;
pub mod dot_plot;
pub mod fan;
pub mod histogram;
pub mod look;
pub mod radar;
pub mod scale;
pub mod scatter;
mod turn;

#[cfg(test)]
mod tests;

/// Formats a value with so many decimals; the caller's locale does it.
pub type Format<'a> = &'a dyn Fn(f64, usize) -> String;

/// The figures of a chart as a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableTwin {
    /// What the table holds.
    pub caption: String,
    /// The headers.
    pub columns: Vec<String>,
    /// The rows, each as long as the headers.
    pub rows: Vec<Vec<String>>,
}

/// The size of a chart and the insets of its plot, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Width of the whole.
    pub width: f64,
    /// Height of the whole.
    pub height: f64,
    /// Left inset of the plot.
    pub left: f64,
    /// Top inset of the plot.
    pub top: f64,
    /// Right inset of the plot.
    pub right: f64,
    /// Bottom inset of the plot.
    pub bottom: f64,
}

impl Frame {
    /// The x of the plot's right edge.
    pub fn plot_right(&self) -> f64 {
        (self.width - self.right).max(self.left)
    }

    /// The y of the plot's lower edge.
    pub fn plot_bottom(&self) -> f64 {
        (self.height - self.bottom).max(self.top)
    }
}

/// Where a text stands relative to its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// It starts there.
    Start,
    /// It is centred there.
    Middle,
    /// It ends there.
    End,
}

/// A shape in CSS pixels from the chart's top left.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A rectangle.
    Rect {
        /// Left edge.
        x: f64,
        /// Upper edge.
        y: f64,
        /// Width.
        width: f64,
        /// Height.
        height: f64,
    },
    /// A line through points.
    Line {
        /// The points.
        points: Vec<(f64, f64)>,
    },
    /// A closed polygon.
    Polygon {
        /// The corners.
        points: Vec<(f64, f64)>,
    },
    /// A circle.
    Circle {
        /// Centre.
        cx: f64,
        /// Centre.
        cy: f64,
        /// Radius.
        r: f64,
    },
    /// A text on one line.
    Text {
        /// The point.
        x: f64,
        /// The base line.
        y: f64,
        /// Where the text stands relative to the point.
        anchor: Anchor,
        /// The text.
        text: String,
    },
}

/// One shape with its style classes and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The shape.
    pub shape: Shape,
    /// Style classes, apart by spaces.
    pub class: String,
    /// Tooltip and accessible label; empty where the mark says nothing of its own.
    pub label: String,
    /// Its place in the order of focus; none where it takes none.
    pub focus: Option<usize>,
    /// What it opens, as the caller named it.
    pub key: Option<String>,
}

impl Mark {
    /// A mark that only draws.
    pub fn new(class: &str, shape: Shape) -> Self {
        Self { shape, class: class.to_owned(), label: String::new(), focus: None, key: None }
    }

    /// A straight line.
    pub fn line(class: &str, from: (f64, f64), to: (f64, f64)) -> Self {
        Self::new(class, Shape::Line { points: vec![from, to] })
    }

    /// A text.
    pub fn text(class: &str, at: (f64, f64), anchor: Anchor, text: &str) -> Self {
        Self::new(class, Shape::Text { x: at.0, y: at.1, anchor, text: text.to_owned() })
    }

    /// Gives it a label.
    pub fn labelled(mut self, label: &str) -> Self {
        self.label = label.to_owned();
        self
    }

    /// Gives it a place in the order of focus.
    pub fn focused(mut self, place: usize) -> Self {
        self.focus = Some(place);
        self
    }

    /// Says what it opens.
    pub fn keyed(mut self, key: Option<&str>) -> Self {
        self.key = key.map(str::to_owned);
        self
    }
}

/// What the legend explains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegendEntry {
    /// Style classes of the sample.
    pub class: String,
    /// What it stands for.
    pub text: String,
}

/// A chart, laid out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChartSpec {
    /// Its accessible name.
    pub title: String,
    /// What it shows, in a sentence.
    pub description: String,
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// The marks from back to front, axes included.
    pub marks: Vec<Mark>,
    /// The legend.
    pub legend: Vec<LegendEntry>,
    /// The same figures as a table.
    pub table: TableTwin,
}

impl ChartSpec {
    /// How many marks take focus.
    pub fn focus_count(&self) -> usize {
        self.marks.iter().filter(|mark| mark.focus.is_some()).count()
    }

    /// The chart as lines of text, one for each mark, for tests and reviews.
    pub fn to_text(&self) -> String {
        let mut text = format!("{} {}×{}\n", self.title, self.width, self.height);
        let point = |(x, y): &(f64, f64)| format!("{x:.1},{y:.1}");
        let path = |points: &[(f64, f64)]| points.iter().map(point).collect::<Vec<_>>().join(" ");
        for mark in &self.marks {
            let shape = match &mark.shape {
                Shape::Rect { x, y, width, height } => {
                    format!("rect {x:.1},{y:.1} {width:.1}×{height:.1}")
                }
                Shape::Line { points } => format!("line {}", path(points)),
                Shape::Polygon { points } => format!("polygon {}", path(points)),
                Shape::Circle { cx, cy, r } => format!("circle {cx:.1},{cy:.1} r{r:.1}"),
                Shape::Text { x, y, anchor, text } => {
                    format!("text {x:.1},{y:.1} {anchor:?} {text:?}")
                }
            };
            let focus = mark.focus.map_or(String::new(), |place| format!(" #{place}"));
            let label = if mark.label.is_empty() { "" } else { " | " };
            text.push_str(&format!("{shape} .{}{focus}{label}{}\n", mark.class, mark.label));
        }
        text
    }
}
