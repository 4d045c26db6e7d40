//! Capacity as it is seen: finding sentences, headers, cells, table rows and the histogram.

mod accept;
mod causes;
mod cells;
mod choices;
mod cures;
mod edit;
mod grid;
mod headcount;
mod headers;
mod histogram;
mod matrix;
mod moves;
mod outside;
#[cfg(test)]
mod page_tests;
mod project;
mod requests;
pub(super) mod sentences;
mod spread;
mod table;
#[cfg(test)]
mod tests;
mod together;
mod unread;

pub use accept::{Accepted, accept, accepted, take_back};
pub use causes::{CauseLine, CauseSheet, cause_sheet, project_name};
pub use cells::{Unit, band_text, cell_label, cell_text, percent_text, selection_text};
pub use choices::{GrainChoice, cell_code, cell_of_code, row_code, row_of_code};
pub use cures::{CureLine, CureSheet, Together, cure_sheet};
pub use edit::{Amount, minutes_typed, series_steps, set_minutes, set_month};
pub use grid::{GridCell, GridChoice, GridRow, grid_row, grid_rows, opened};
pub use headcount::{Need, needs, people_for};
pub use headers::{Column, ColumnBand, Headers, span_text};
pub use histogram::histogram;
pub use matrix::{MatrixRow, full_time_minutes, matrix, minutes_command};
pub use moves::{FIRST_CELL, Move, Place, key_move};
pub use outside::{Outside, outside};
pub use project::{DemandCell, DemandRow, DemandYear, ProjectDemand, project_demand};
pub use requests::{RequestLine, answer, request_line, requests_title};
pub use sentences::{home_sentence, role_plural, sub_line, title};
pub use spread::{CurveChoice, SpreadAsk, spread_months, spread_steps, spread_text};
pub use table::table;
pub use together::{TightLine, tight_lines};
pub use unread::{Unread, clear_unread, unread};

use super::text::Text;
use super::text::capacity::CapacityText;
use crate::analysis::capacity::load::RowKey;
use crate::model::Workspace;

/// The name in the first column of a row.
pub fn row_name(ws: &Workspace, key: RowKey) -> String {
    let role = |id| ws.find(id).map(|role: &crate::model::Role| role.name.clone());
    let person = |id| ws.find(id).map(|person: &crate::model::Person| person.name.clone());
    let name = match key {
        RowKey::All => Some(CapacityText::AllRoles.say().to_owned()),
        RowKey::NoRole => Some(CapacityText::NoRole.say().to_owned()),
        RowKey::RoleUnnamed(_) => Some(CapacityText::NoName.say().to_owned()),
        RowKey::Role(id) => role(id),
        RowKey::RolePerson(_, id) | RowKey::Person(id) => person(id),
    };
    name.unwrap_or_default()
}

/// The name of a row where its parent is not seen: `Priya Raman, Data Engineer`.
pub fn row_name_full(ws: &Workspace, key: RowKey) -> String {
    let name = row_name(ws, key);
    match key.role().filter(|_| key.is_child()) {
        Some(role) => CapacityText::RowInRole
            .with(&[("person", &name), ("role", &row_name(ws, RowKey::Role(role)))]),
        None => name,
    }
}
