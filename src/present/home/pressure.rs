//! The pressure strip: the worst roles over twelve months, each cell a number on its band.

use super::{Run, runs};
use crate::analysis::attention::outlook::Outlook;
use crate::analysis::capacity::heatmap::Cell;
use crate::analysis::capacity::load::RowKey;
use crate::analysis::capacity::summary::RoleOutlook;
use crate::model::{Month, Workspace};
use crate::present::capacity::{Headers, Unit, cell_label, cell_text, row_name, table};
use crate::present::chart::TableTwin;
use crate::present::number::Locale;
use crate::present::page::{Page, Route};
use crate::present::text::Text;
use crate::present::text::home::HomeText as T;

/// How many roles are shown.
pub const ROLES_MAX: usize = 6;

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PressureCell {
    /// What stands in it.
    pub text: String,
    /// The same in full.
    pub label: String,
    /// Style classes: its band and notches.
    pub class: String,
}

/// How a role fares, at the end of its row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// `5 of 12 over` or `fits`.
    pub over: Vec<Run>,
    /// `peak 138 % Aug`.
    pub peak: Vec<Run>,
}

/// One role.
#[derive(Clone, Debug, PartialEq)]
pub struct PressureRow {
    /// Its name.
    pub name: String,
    /// Its row of the heatmap.
    pub route: Route,
    /// A cell for each month.
    pub cells: Vec<PressureCell>,
    /// How it fares.
    pub verdict: Verdict,
}

/// The strip.
#[derive(Clone, Debug, PartialEq)]
pub struct Pressure {
    /// The line under the heading.
    pub caption: String,
    /// Columns and the quarters above them.
    pub headers: Headers,
    /// The roles, worst first.
    pub rows: Vec<PressureRow>,
    /// The same figures as a table.
    pub table: TableTwin,
}

/// The strip of an outlook; `None` where there is no demand or no role.
pub fn pressure(ws: &Workspace, outlook: &Outlook, locale: Locale) -> Option<Pressure> {
    let roles = &outlook.summary.roles;
    if outlook.summary.balance.demand == 0 || roles.is_empty() {
        return None;
    }
    let mut headers = Headers::new(&outlook.heatmap, &ws.settings(), locale);
    // The quarters above name the year; the columns are too narrow for it.
    for (column, bucket) in headers.columns.iter_mut().zip(&outlook.heatmap.buckets) {
        column.short = locale.month_short(Month::of(bucket.first)).to_owned();
    }
    let shown = roles.iter().take(ROLES_MAX);
    let rows: Vec<PressureRow> =
        shown.clone().filter_map(|role| row(ws, outlook, &headers, role, locale)).collect();
    let caption = if roles.len() > ROLES_MAX {
        let counts = [("shown", locale.count(rows.len())), ("all", locale.count(roles.len()))];
        T::PressureWorst.with(&counts.each_ref().map(|(name, count)| (*name, count.as_str())))
    } else {
        T::PressureAll.with(&[("from", &locale.month_long(outlook.window.timeline.first))])
    };
    let heat = shown.filter_map(|role| outlook.heatmap.row(RowKey::Role(role.role)));
    let table = table(ws, &outlook.heatmap, heat, locale);
    Some(Pressure { caption, headers, rows, table })
}

fn row(
    ws: &Workspace,
    outlook: &Outlook,
    headers: &Headers,
    role: &RoleOutlook,
    locale: Locale,
) -> Option<PressureRow> {
    let key = RowKey::Role(role.role);
    let name = row_name(ws, key);
    let cells = outlook.heatmap.row(key)?.cells.iter().zip(&headers.columns);
    let cell = |(cell, column): (&Cell, &crate::present::capacity::Column)| PressureCell {
        text: cell_text(cell, Unit::Percent, locale),
        label: cell_label(&name, &column.long, cell, locale),
        class: class(cell),
    };
    let cells = cells.map(cell).collect();
    let verdict = verdict(outlook, role, locale);
    let route = Route::to(Page::Capacity).with("row", &role.role.uid().to_string());
    Some(PressureRow { name, route, cells, verdict })
}

/// The style of a cell: its band and one class for its notches.
fn class(cell: &Cell) -> String {
    let band = cell.band.map(|band| format!(" b{}", band.index() + 1)).unwrap_or_default();
    let notches = if cell.notches > 0 { format!(" n{}", cell.notches) } else { String::new() };
    format!("heat-cell{band}{notches}")
}

fn verdict(outlook: &Outlook, role: &RoleOutlook, locale: Locale) -> Verdict {
    let over = if role.buckets_over == 0 {
        runs(T::Fits, &[])
    } else {
        let (over, all) = (locale.count(role.buckets_over), locale.count(outlook.summary.buckets));
        runs(T::OverMonths, &[("over", &over), ("all", &all)])
    };
    let bucket = role.peak.and_then(|at| outlook.heatmap.buckets.get(at));
    let month = bucket.map_or("", |bucket| locale.month_short(Month::of(bucket.first)));
    let peak = match role.peak_percent {
        Some(percent) => {
            let percent = locale.percent(percent / 100.0, 0);
            runs(T::Peak, &[("percent", &percent), ("month", month)])
        }
        None => runs(T::PeakNoSupply, &[("month", month)]),
    };
    Verdict { over, peak }
}
