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
/// Demand without supply has no percentage and is shown in FTE. What is just over 100 % is
/// never printed as 100.
pub fn cell_text(cell: &Cell, unit: Unit, locale: Locale) -> String {
    let fte = |fte: Option<f64>| fte.map_or(NO_VALUE.to_owned(), |fte| locale.number(fte, 2));
    if cell.utilisation == Utilisation::Idle {
        return CapacityText::Idle.say().to_owned();
    }
    match (unit, cell.utilisation) {
        (Unit::Percent, Utilisation::Percent(percent)) => {
            if cell.is_over() && percent < 100.5 {
                CapacityText::JustOver.say().to_owned()
            } else {
                locale.number(percent, 0)
            }
        }
        (Unit::Percent | Unit::Fte, _) => fte(cell.demand_fte()),
        (Unit::Hours, _) => locale.number(cell.demand as f64 / 60.0, 0),
        (Unit::FreeFte, _) => fte(cell.gap_fte().map(|gap| -gap)),
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
            let decimals = usize::from(cell.is_over() && percent < 100.5);
            let percent = locale.percent(percent / 100.0, decimals);
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
            (CapacityText::LabelFree, cell.gap_fte().map(|gap| -gap))
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
            let percent = locale.percent(percent / 100.0, 0);
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
