//! Where a key leads in the heatmap's tree of rows, as plain places.

use super::grid::GridRow;

/// A place in the grid: a row by its code and a column, 0 the name, 1 the supply, then the cells.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The code of the row.
    pub row: String,
    /// The column.
    pub column: usize,
}

/// The first column with a cell of the heatmap.
pub const FIRST_CELL: usize = 2;

/// What a key does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Move {
    /// The focus goes there.
    To(Place),
    /// The row is opened or closed; the focus stays.
    Fold(String, bool),
    /// The causes of the cell are shown.
    Show(Place),
}

/// What a key does at a place; `None` where it does nothing.
pub fn key_move(rows: &[GridRow], place: &Place, key: &str, ctrl: bool) -> Option<Move> {
    let at = rows.iter().position(|row| row.code == place.row).unwrap_or(0);
    let row = rows.get(at)?;
    let last = row.cells.len() + FIRST_CELL - 1;
    let column = place.column.min(last);
    let to = |at: usize, column: usize| {
        let row = rows.get(at)?.code.clone();
        Some(Move::To(Place { row, column }))
    };
    match key {
        "ArrowDown" => to((at + 1).min(rows.len() - 1), column),
        "ArrowUp" => to(at.saturating_sub(1), column),
        "ArrowRight" if column == 0 && row.open == Some(false) => {
            Some(Move::Fold(row.code.clone(), true))
        }
        "ArrowRight" => to(at, (column + 1).min(last)),
        "ArrowLeft" if column == 0 && row.open == Some(true) => {
            Some(Move::Fold(row.code.clone(), false))
        }
        "ArrowLeft" if column == 0 && row.level() > 1 => {
            let parent = rows.iter().take(at).rposition(|row| row.level() == 1)?;
            to(parent, 0)
        }
        "ArrowLeft" => to(at, column.saturating_sub(1)),
        "Home" => to(if ctrl { 0 } else { at }, 0),
        "End" => to(if ctrl { rows.len() - 1 } else { at }, last),
        "PageDown" => to((at + 10).min(rows.len() - 1), column),
        "PageUp" => to(at.saturating_sub(10), column),
        "Enter" | " " if column >= FIRST_CELL => {
            Some(Move::Show(Place { row: row.code.clone(), column }))
        }
        "Enter" | " " if column == 0 => row.open.map(|open| Move::Fold(row.code.clone(), !open)),
        _ => None,
    }
}
