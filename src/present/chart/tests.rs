//! The charts as text, and what holds for every one of them.

use super::dot_plot::{DotNames, DotPlot, DotRow};
use super::histogram::{Histogram, HistogramColumn, HistogramNames};
use super::radar::{Radar, RadarAxis, RadarSeries};
use super::scatter::{Glyph, Scatter, ScatterLine, ScatterPoint};
use super::*;

const FRAME: Frame =
    Frame { width: 240.0, height: 140.0, left: 40.0, top: 20.0, right: 0.0, bottom: 20.0 };

fn plain(value: f64, decimals: usize) -> String {
    format!("{value:.decimals$}")
}

fn column(name: &str, committed: f64, tentative: f64, supply: f64) -> HistogramColumn {
    let over = committed + tentative - supply;
    HistogramColumn {
        name: name.into(),
        name_long: format!("{name} 2027"),
        committed,
        tentative,
        supply,
        target: None,
        note: (over > 0.0).then(|| format!("-{over:.2}")),
        label: format!("{name}: {committed} + {tentative} of {supply}"),
    }
}

fn histogram() -> ChartSpec {
    let names = ["Period", "Committed", "Tentative", "Supply", "Short"].map(str::to_owned);
    let [period, committed, tentative, supply, note] = names;
    Histogram {
        title: "Data Engineer, FTE".into(),
        description: String::new(),
        names: HistogramNames { period, committed, tentative, supply, target: None, note },
        columns: vec![column("Jul", 2.5, 0.74, 2.5), column("Aug", 1.5, 0.0, 2.35)],
        focus: Some(1),
    }
    .spec(FRAME, &plain)
}

fn point(name: &str, x: f64, y: f64, glyph: Glyph, class: &str) -> ScatterPoint {
    let (label, key) = (format!("{name} {x} {y}"), Some(name.to_owned()));
    ScatterPoint { name: name.into(), x, y, radius: 4.0, glyph, class: class.into(), label, key }
}

fn level(y: f64, text: &str) -> ScatterLine {
    ScatterLine { y, class: "cut-line".into(), text: text.into() }
}

fn scatter() -> ChartSpec {
    Scatter {
        title: "Value against cost".into(),
        description: String::new(),
        name_title: "Project".into(),
        x_title: "Cost".into(),
        y_title: "Score".into(),
        points: vec![
            point("Atlas", 400.0, 80.0, Glyph::Triangle, "f-warn"),
            point("Claims", 850.0, 45.0, Glyph::Disc, "below"),
            point("No score", 10.0, f64::NAN, Glyph::Diamond, ""),
        ],
        lines: vec![level(55.0, "cut line, 41")],
        legend: Vec::new(),
    }
    .spec(FRAME, &plain)
}

fn radar() -> ChartSpec {
    let axis = |name: &str| RadarAxis { name: name.into(), label: name.into(), key: None };
    let series = |class: &str, values: [Option<f64>; 4]| RadarSeries {
        name: class.into(),
        class: class.into(),
        values: values.to_vec(),
    };
    Radar {
        title: "Maturity".into(),
        description: String::new(),
        axis_title: "Domain".into(),
        axes: ["North", "East", "South", "West"].map(axis).to_vec(),
        min: 1.0,
        max: 5.0,
        rings: vec![3.0, 5.0],
        series: vec![
            series("radar-target", [Some(5.0), Some(5.0), Some(5.0), Some(5.0)]),
            series("radar-now", [Some(3.0), Some(1.0), None, Some(9.0)]),
        ],
    }
    .spec(FRAME, &plain)
}

fn dots() -> ChartSpec {
    let names = ["Domain", "Value", "Low", "High", "Target"].map(str::to_owned);
    let [item, value, low, high, target] = names;
    let row = |name: &str, value| DotRow {
        name: name.into(),
        value,
        range: value.map(|value| (value - 1.0, value + 0.5)),
        target: Some(4.0),
        label: name.into(),
        key: None,
    };
    DotPlot {
        title: "By domain".into(),
        description: String::new(),
        names: DotNames { item, value, low, high, target },
        min: 0.0,
        max: 5.0,
        ticks: 5,
        rows: vec![row("Governance", Some(3.0)), row("Knowledge", None)],
    }
    .spec(FRAME, &plain)
}

#[test]
fn histogram_as_text() {
    assert_eq!(histogram().to_text(), include_str!("snapshots/histogram.txt"));
}

#[test]
fn scatter_as_text() {
    assert_eq!(scatter().to_text(), include_str!("snapshots/scatter.txt"));
}

#[test]
fn radar_as_text() {
    assert_eq!(radar().to_text(), include_str!("snapshots/radar.txt"));
}

#[test]
fn dot_plot_as_text() {
    assert_eq!(dots().to_text(), include_str!("snapshots/dot_plot.txt"));
}

#[test]
fn every_chart_has_a_table_and_an_unbroken_order_of_focus() {
    for chart in [histogram(), scatter(), radar(), dots()] {
        assert!(!chart.table.rows.is_empty(), "{}", chart.title);
        for row in &chart.table.rows {
            assert_eq!(row.len(), chart.table.columns.len(), "{}", chart.title);
        }
        let mut places: Vec<_> = chart.marks.iter().filter_map(|mark| mark.focus).collect();
        places.sort_unstable();
        assert!(places.iter().copied().eq(0..chart.focus_count()), "{}", chart.title);
        let named = |mark: &&Mark| mark.focus.is_some() && mark.label.is_empty();
        assert!(!chart.marks.iter().any(|mark| named(&mark)), "{}", chart.title);
    }
}

#[test]
fn nothing_to_show_is_still_a_chart() {
    let names = HistogramNames {
        period: String::new(),
        committed: String::new(),
        tentative: String::new(),
        supply: String::new(),
        target: None,
        note: String::new(),
    };
    let (title, description) = (String::new(), String::new());
    let empty = Histogram { title, description, names, columns: vec![], focus: Some(3) };
    let spec = empty.spec(FRAME, &plain);
    assert_eq!(spec.focus_count(), 0);
    assert!(!spec.to_text().contains("NaN") && !spec.to_text().contains("inf"));
    let mut nothing = Scatter {
        title: String::new(),
        description: String::new(),
        name_title: String::new(),
        x_title: String::new(),
        y_title: String::new(),
        points: Vec::new(),
        lines: Vec::new(),
        legend: Vec::new(),
    };
    assert!(!nothing.spec(FRAME, &plain).to_text().contains("NaN"));
    // The second text gives way to the first, the third has room again.
    nothing.lines = vec![level(0.0, "low"), level(99.0, "near"), level(100.0, "top")];
    let spec = nothing.spec(FRAME, &plain);
    let texts: Vec<(f64, &str)> = spec
        .marks
        .iter()
        .filter_map(|mark| match &mark.shape {
            Shape::Text { y, text, .. } if mark.class.starts_with("accent") => {
                Some((*y, text.as_str()))
            }
            _ => None,
        })
        .collect();
    assert_eq!(texts.iter().map(|text| text.1).collect::<Vec<_>>(), ["top", "near", "low"]);
    assert!(texts[1].0 - texts[0].0 >= 13.0 && texts[2].0 - texts[1].0 >= 13.0, "{texts:?}");
    nothing.points.push(point("one", f64::INFINITY, 1.0, Glyph::Square, ""));
    assert!(!nothing.spec(FRAME, &plain).to_text().contains("inf"));
}
