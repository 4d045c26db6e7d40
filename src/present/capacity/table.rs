//! The table beside the heatmap: one line per row and period, for screen, print and CSV.

use super::headers::Headers;
use super::row_name_full;
use crate::analysis::capacity::heatmap::{HeatRow, Heatmap};
use crate::model::Workspace;
use crate::present::chart::TableTwin;
use crate::present::number::Locale;
use crate::present::text::Text;
use crate::present::text::capacity::CapacityText;

/// The table of some rows of a heatmap: hours, percent and FTE by row and period.
pub fn table<'a>(
    ws: &Workspace,
    heatmap: &Heatmap,
    rows: impl IntoIterator<Item = &'a HeatRow>,
    locale: Locale,
) -> TableTwin {
    use CapacityText as T;
    let headers = Headers::new(heatmap, &ws.settings(), locale);
    let columns = [
        T::HeadRow,
        T::HeadPeriod,
        T::HeadCommitted,
        T::HeadTentative,
        T::HeadRequested,
        T::HeadAvailable,
        T::HeadPercent,
        T::HeadDemandFte,
        T::HeadAvailableFte,
        T::HeadGapFte,
        T::HeadWeeksOver,
    ];
    let hours = |minutes: i64| locale.number(minutes as f64 / 60.0, 2);
    let number = |number: Option<f64>, decimals| {
        number.map_or(String::new(), |number| locale.number(number, decimals))
    };
    let mut lines = Vec::new();
    for row in rows {
        let name = row_name_full(ws, row.key);
        for (cell, column) in row.cells.iter().zip(&headers.columns) {
            lines.push(vec![
                name.clone(),
                column.long.clone(),
                hours(cell.committed),
                hours(cell.tentative),
                hours(cell.requested),
                hours(cell.available),
                number(cell.utilisation.percent(), 1),
                number(cell.demand_fte(), 2),
                number(cell.available_fte(), 2),
                number(cell.free_fte(), 2),
                locale.whole(i64::from(cell.weeks_over)),
            ]);
        }
    }
    TableTwin {
        caption: T::TableCaption.say().to_owned(),
        columns: columns.iter().map(|text| text.say().to_owned()).collect(),
        rows: lines,
    }
}
