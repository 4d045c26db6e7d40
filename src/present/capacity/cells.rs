//! One cell of the heatmap: its text by unit and its accessible label.

use crate::analysis::capacity::heatmap::{Band, Cell, Utilisation};
use crate::present::number::{Locale, NO_VALUE};
use crate::present::text::Text;
use crate::present::text::capacity::CapacityText;
use crate::present::text::capacity_page::CapacityPageText;

/// What the cells show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Demand in percent of what is available.
    Percent,
    /// Demand in FTE.
    Fte,
    /// Demand in hours.
    Hours,
    /// What is free in FTE; negative where it is short.
    FreeFte,
}

impl Unit {
    /// All units in the order of the switch.
    pub const ALL: [Self; 4] = [Self::Percent, Self::Fte, Self::Hours, Self::FreeFte];
}

/// The text of a cell, its unit standing in the header.
///
/// Demand without supply has no percentage and is shown in FTE with its unit. No figure is printed
/// that lies in another band than the cell: what is just over 100 % is `>100`, just below 90 `<90`.
pub fn cell_text(cell: &Cell, unit: Unit, locale: Locale) -> String {
    let fte = |fte: Option<f64>| fte.map_or(NO_VALUE.to_owned(), |fte| locale.number(fte, 2));
    if cell.utilisation == Utilisation::Idle {
        return CapacityText::Idle.say().to_owned();
    }
    match (unit, cell.utilisation) {
        (Unit::Percent, Utilisation::Percent(percent)) => percent_text(cell, percent, locale),
        (Unit::Percent, _) => match cell.demand_fte() {
            Some(demand) => fte_text(demand, locale),
            None => NO_VALUE.to_owned(),
        },
        (Unit::Fte, _) => fte(cell.demand_fte()),
        (Unit::Hours, _) => locale.number(cell.demand as f64 / 60.0, 0),
        (Unit::FreeFte, _) => fte(cell.free_fte()),
    }
}

/// FTE with the unit, as narrow as a cell: tenths, whole from ten on, never 0 for some.
fn fte_text(fte: f64, locale: Locale) -> String {
    let (figure, decimals) = if fte < 9.95 { (fte.max(0.1), 1) } else { (fte, 0) };
    let text = CapacityText::CellFte.with(&[("fte", &locale.number(figure, decimals))]);
    if fte < 0.05 { CapacityText::JustBelow.with(&[("edge", &text)]) } else { text }
}

/// The percentage of a cell without its sign, whole; where rounding would lead into another band,
/// the edge with the side the cell lies on.
pub fn percent_text(cell: &Cell, percent: f64, locale: Locale) -> String {
    at_edge(cell, percent, locale.number(percent.round(), 0))
}

/// The same with its sign: `138 %`, `>130 %`.
fn percent_signed(cell: &Cell, percent: f64, locale: Locale) -> String {
    at_edge(cell, percent, locale.percent(percent.round() / 100.0, 0))
}

fn at_edge(cell: &Cell, percent: f64, rounded: String) -> String {
    match band_edge(cell, percent.round()) {
        Some(text) => text.with(&[("edge", &rounded)]),
        None => rounded,
    }
}

/// How a cell is told from the edge of its band that its percentage is rounded to; `None` where
/// the rounded figure lies in the band.
fn band_edge(cell: &Cell, whole: f64) -> Option<CapacityText> {
    let (low, high) = match cell.band? {
        Band::Under40 => (f64::NEG_INFINITY, 40.0),
        Band::Under70 => (40.0, 70.0),
        Band::Under90 => (70.0, 90.0),
        Band::UpTo100 => (90.0, 100.0),
        Band::UpTo110 => (100.0, 110.0),
        Band::UpTo130 => (110.0, 130.0),
        Band::Over130 => (130.0, f64::INFINITY),
    };
    // Up to 100 % an edge belongs to the band above it, past 100 % to the one below.
    if whole == high && high < 100.0 {
        Some(CapacityText::JustBelow)
    } else if whole == low && low >= 100.0 {
        Some(CapacityText::JustAbove)
    } else {
        None
    }
}

/// The accessible label of a cell, such as
/// `Data Engineer, August 2027: 138 % of available, 0.90 FTE short`.
pub fn cell_label(row: &str, period: &str, cell: &Cell, locale: Locale) -> String {
    let fte = |fte: Option<f64>| fte.map_or(NO_VALUE.to_owned(), |fte| locale.number(fte, 2));
    let mut label = match cell.utilisation {
        Utilisation::Idle => {
            return CapacityText::LabelIdle.with(&[("row", row), ("period", period)]);
        }
        Utilisation::NoSupply => {
            let demand = fte(cell.demand_fte());
            CapacityText::LabelNoSupply.with(&[("row", row), ("period", period), ("fte", &demand)])
        }
        Utilisation::Percent(percent) => {
            let percent = percent_signed(cell, percent, locale);
            CapacityText::LabelPercent.with(&[
                ("row", row),
                ("period", period),
                ("percent", &percent),
            ])
        }
    };
    if cell.available > 0 && cell.gap() != 0 {
        let (text, gap) = if cell.is_over() {
            (CapacityText::LabelShort, cell.gap_fte())
        } else {
            (CapacityText::LabelFree, cell.free_fte())
        };
        label.push_str(&text.with(&[("fte", &fte(gap))]));
    }
    match cell.weeks_over {
        0 => {}
        1 => label.push_str(CapacityText::LabelWeekOver.say()),
        weeks => {
            let count = locale.whole(i64::from(weeks));
            label.push_str(&CapacityText::LabelWeeksOver.with(&[("count", &count)]));
        }
    }
    label
}

/// The figures of a cell for the status bar: `1 cell · 138 % · 3.25 of 2.35 FTE`.
pub fn selection_text(cell: &Cell, locale: Locale) -> String {
    let fte = |fte: Option<f64>| fte.map_or(NO_VALUE.to_owned(), |fte| locale.number(fte, 2));
    let (demand, supply) = (fte(cell.demand_fte()), fte(cell.available_fte()));
    let values = [("demand", demand.as_str()), ("supply", &supply)];
    match cell.utilisation.percent() {
        Some(percent) => {
            let percent = percent_signed(cell, percent, locale);
            CapacityPageText::SelectionPercent
                .with(&[&values[..], &[("percent", &percent)]].concat())
        }
        None => CapacityPageText::SelectionPlain.with(&values),
    }
}

/// The name of a band for the legend: `under 40 %`, `40 to 70 %`, `over 130 %`.
pub fn band_text(band: Band) -> String {
    let between =
        |from: &str, to: &str| CapacityText::BandBetween.with(&[("from", from), ("to", to)]);
    match band {
        Band::Under40 => CapacityText::BandUnder.with(&[("edge", "40")]),
        Band::Under70 => between("40", "70"),
        Band::Under90 => between("70", "90"),
        Band::UpTo100 => between("90", "100"),
        Band::UpTo110 => between("100", "110"),
        Band::UpTo130 => between("110", "130"),
        Band::Over130 => CapacityText::BandOver.with(&[("edge", "130")]),
    }
}
