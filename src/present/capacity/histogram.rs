//! The histogram below the heatmap: demand of one row in stacked columns against its supply.

use super::headers::{Column, Headers};
use super::row_name_full;
use crate::analysis::capacity::heatmap::{Basis, Cell, Heatmap};
use crate::analysis::capacity::load::RowKey;
use crate::model::Workspace;
use crate::present::chart::histogram::{Histogram, HistogramColumn, HistogramNames};
use crate::present::chart::{ChartSpec, Frame};
use crate::present::number::Locale;
use crate::present::text::Text;
use crate::present::text::capacity::CapacityText;

/// The histogram of a row in FTE, its columns under those of the heatmap where the frame's plot
/// has the heatmap's inset and width. `focus` is the bucket selected. `None` without that row.
pub fn histogram(
    ws: &Workspace,
    heatmap: &Heatmap,
    key: RowKey,
    frame: Frame,
    focus: Option<usize>,
    locale: Locale,
) -> Option<ChartSpec> {
    use CapacityText as T;
    let row = heatmap.row(key)?;
    let headers = Headers::new(heatmap, &ws.settings(), locale);
    let target = row.target.filter(|percent| *percent > 0.0);
    let cells = row.cells.iter().zip(&headers.columns);
    let columns = cells.map(|(cell, header)| column(cell, header, heatmap.basis, target, locale));
    let columns: Vec<HistogramColumn> = columns.collect();
    let over = row.cells.iter().filter(|cell| cell.is_over()).count();
    let counts = [("over", locale.count(over)), ("all", locale.count(row.cells.len()))];
    let counts: Vec<(&str, &str)> = counts.iter().map(|(name, n)| (*name, n.as_str())).collect();
    Some(
        Histogram {
            title: T::HistogramTitle.with(&[("row", &row_name_full(ws, key))]),
            description: T::HistogramText.with(&counts),
            names: HistogramNames {
                period: T::HeadPeriod.say().to_owned(),
                committed: T::Committed.say().to_owned(),
                tentative: T::Tentative.say().to_owned(),
                supply: T::Supply.say().to_owned(),
                target: target.map(|percent| {
                    T::Target.with(&[("percent", &locale.percent(percent / 100.0, 0))])
                }),
                note: T::Short.say().to_owned(),
            },
            columns,
            focus,
        }
        .spec(frame, &|value, decimals| locale.number(value, decimals)),
    )
}

/// One column; `target` is what is aimed at in percent of supply, where something is.
fn column(
    cell: &Cell,
    header: &Column,
    basis: Basis,
    target: Option<f64>,
    locale: Locale,
) -> HistogramColumn {
    use CapacityText as T;
    let fte = |fte: f64| locale.number(fte, 2);
    let committed = cell.fte(cell.committed).unwrap_or(0.0);
    let tentative = match basis {
        Basis::All => cell.fte(cell.tentative).unwrap_or(0.0),
        Basis::Booked => cell.fte(cell.tentative - cell.requested).unwrap_or(0.0),
        Basis::Committed => 0.0,
    };
    let supply = cell.available_fte().unwrap_or(0.0);
    let aim = target.map(|percent| supply * percent / 100.0);
    let mut label = T::ColumnLabel.with(&[
        ("period", &header.long),
        ("committed", &fte(committed)),
        ("tentative", &fte(tentative)),
        ("supply", &fte(supply)),
    ]);
    if let Some(aim) = aim {
        label.push_str(&T::ColumnTarget.with(&[("target", &fte(aim))]));
    }
    if basis == Basis::All && cell.requested > 0 {
        let requested = fte(cell.fte(cell.requested).unwrap_or(0.0));
        label.push_str(&T::ColumnRequested.with(&[("requested", &requested)]));
    }
    let short = cell.free_fte().filter(|_| cell.is_over());
    HistogramColumn {
        name: header.short.clone(),
        name_long: header.long.clone(),
        committed,
        tentative,
        supply,
        target: aim,
        note: short.map(|free| locale.number(free, 2)),
        label,
    }
}
