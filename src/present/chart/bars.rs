//! Bars on tracks, one below the other: how much of what it can add each term adds.

use super::{Anchor, ChartSpec, Format, Mark, Shape, TableTwin};

/// Width of the whole, of the names and of the longest track, in CSS pixels.
const WIDTH: f64 = 520.0;
const NAMES: f64 = 236.0;
const TRACK: f64 = 200.0;
const ROW: f64 = 24.0;

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Its name.
    pub name: String,
    /// How long it is.
    pub value: f64,
    /// How long it can be.
    pub most: f64,
    /// Tooltip and accessible label.
    pub label: String,
    /// What it opens, as the caller names it.
    pub key: Option<String>,
}

/// What the bars show.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// Its accessible name.
    pub title: String,
    /// What it shows, in a sentence.
    pub description: String,
    /// Headers of the table: name, value, at most.
    pub columns: [String; 3],
    /// The bars.
    pub bars: Vec<Bar>,
}

impl Bars {
    /// Lays the bars out.
    pub fn spec(&self, format: Format) -> ChartSpec {
        let longest = self.bars.iter().fold(0.0_f64, |most, bar| most.max(bar.most));
        let length = |value: f64| {
            let share = if longest > 0.0 { value / longest } else { 0.0 };
            TRACK * share.clamp(0.0, 1.0)
        };
        let mut marks = Vec::new();
        for (nth, bar) in self.bars.iter().enumerate() {
            let y = ROW * nth as f64;
            let rect = |width: f64| Shape::Rect { x: NAMES, y: y + 6.0, width, height: 12.0 };
            let text =
                |at: f64, anchor, text: &str| Mark::text("num", (at, y + 16.0), anchor, text);
            marks.push(text(NAMES - 8.0, Anchor::End, &bar.name));
            marks.push(Mark::new("bar track", rect(length(bar.most))));
            marks.push(Mark::new("bar plain", rect(length(bar.value))));
            let said = format(bar.value, 1);
            marks.push(text(NAMES + length(bar.most) + 8.0, Anchor::Start, &said));
            let hit = Shape::Rect { x: 0.0, y, width: WIDTH, height: ROW };
            let mark = Mark::new("hit", hit).labelled(&bar.label).focused(nth);
            marks.push(mark.keyed(bar.key.as_deref()));
        }
        let row = |bar: &Bar| vec![bar.name.clone(), format(bar.value, 1), format(bar.most, 1)];
        ChartSpec {
            title: self.title.clone(),
            description: self.description.clone(),
            width: WIDTH,
            height: ROW * self.bars.len() as f64,
            marks,
            legend: Vec::new(),
            table: TableTwin {
                caption: self.title.clone(),
                columns: self.columns.to_vec(),
                rows: self.bars.iter().map(row).collect(),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bars(values: &[(f64, f64)]) -> ChartSpec {
        let bar = |(value, most): &(f64, f64)| Bar {
            name: "n".into(),
            value: *value,
            most: *most,
            label: "l".into(),
            key: None,
        };
        Bars {
            title: "t".into(),
            description: String::new(),
            columns: ["a".into(), "b".into(), "c".into()],
            bars: values.iter().map(bar).collect(),
        }
        .spec(&|value, decimals| format!("{value:.decimals$}"))
    }

    fn widths(spec: &ChartSpec, class: &str) -> Vec<f64> {
        let own = spec.marks.iter().filter(|mark| mark.class == class);
        own.filter_map(|mark| match mark.shape {
            Shape::Rect { width, .. } => Some(width),
            _ => None,
        })
        .collect()
    }

    #[test]
    fn the_longest_track_is_the_measure_of_all() {
        let spec = bars(&[(10.0, 20.0), (40.0, 40.0), (0.0, 10.0)]);
        assert_eq!(widths(&spec, "bar track"), [100.0, 200.0, 50.0]);
        assert_eq!(widths(&spec, "bar plain"), [50.0, 200.0, 0.0]);
        assert_eq!((spec.focus_count(), spec.table.rows.len()), (3, 3));
        assert_eq!(spec.table.rows[0], ["n", "10.0", "20.0"]);
    }

    #[test]
    fn nothing_and_odd_lengths_stay_on_the_chart() {
        assert_eq!(bars(&[]).height, 0.0);
        let spec = bars(&[(-3.0, 0.0), (9.0, 0.0)]);
        assert!(widths(&spec, "bar plain").iter().all(|width| *width == 0.0));
    }
}
