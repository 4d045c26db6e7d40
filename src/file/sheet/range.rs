//! Which rows are data: the header is found, titles above it, blank rows and totals are left out,
//! and every row left out is named.

use super::columns::{Header, distinct};
use super::grid::{Grid, Row};
use super::{Options, SheetFault};
use crate::model::reading::{Conventions, Decimal, ReadingFault, money, month, number};
use crate::order::Sorted;
use serde::{Deserialize, Serialize};

/// Rows that are looked at for the header.
const HEADER_SEARCH: usize = 30;
/// Rows that tell how wide the sheet usually is.
const WIDTH_SEARCH: usize = 200;

/// Which row names the columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum HeaderChoice {
    /// To be found out.
    #[default]
    Automatic,
    /// The row of this index.
    Row(u32),
    /// None: the first row is data already.
    Absent,
}

/// Why a row is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LeftOutWhy {
    /// It stands above the header.
    AboveHeader,
    /// Nothing in it but delimiters and spaces.
    Blank,
    /// It sums up others.
    Total,
}

/// A row that is not data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Index of the row in the grid.
    pub row: u32,
    /// Why it is left out.
    pub why: LeftOutWhy,
}

/// Rows whose number of cells is not that of the header.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ragged {
    /// Rows with fewer cells; the missing ones count as empty.
    pub short: u32,
    /// Line of the first of them, 0 without one.
    pub first_short_line: u32,
    /// Rows with text beyond the last header; it is kept in columns without a header.
    pub long: u32,
    /// Line of the first of them, 0 without one.
    pub first_long_line: u32,
}

/// The part of a grid that is data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Range {
    /// Index of the header row, if there is one.
    pub header: Option<u32>,
    /// The headers, one for every column that holds anything.
    pub headers: Vec<Header>,
    /// Indices of the data rows, ascending.
    pub rows: Vec<u32>,
    /// The other rows but the header, ascending.
    pub left_out: Vec<LeftOut>,
    /// Rows of another length than the header.
    pub ragged: Ragged,
}

/// Finds the range. Faults: `NoColumns`, `NoSuchHeader`.
pub fn find(grid: &Grid, options: &Options) -> Result<Range, SheetFault> {
    let width = grid.rows.iter().map(used).max().unwrap_or(0);
    if width == 0 {
        return Err(SheetFault::NoColumns);
    }
    let header = match options.header {
        HeaderChoice::Automatic => find_header(grid, &options.conventions),
        HeaderChoice::Absent => None,
        HeaderChoice::Row(row) if (row as usize) < grid.rows.len() => Some(row),
        HeaderChoice::Row(_) => return Err(SheetFault::NoSuchHeader),
    };
    let names = header.and_then(|row| grid.rows.get(row as usize));
    let headers = distinct((0..width).map(|column| names.map_or("", |row| row.cell(column))));
    let mut range = Range {
        header,
        headers,
        rows: Vec::new(),
        left_out: Vec::new(),
        ragged: Ragged::default(),
    };
    for (index, row) in grid.rows.iter().enumerate() {
        let at = u32::try_from(index).unwrap_or(u32::MAX);
        if header == Some(at) {
            continue;
        }
        let why = if header.is_some_and(|header| at < header) {
            Some(LeftOutWhy::AboveHeader)
        } else if row.is_blank() {
            Some(LeftOutWhy::Blank)
        } else if !options.keep_totals && is_total(row) {
            Some(LeftOutWhy::Total)
        } else {
            None
        };
        match why {
            Some(why) => range.left_out.push(LeftOut { row: at, why }),
            None => {
                range.rows.push(at);
                range.ragged.count(row, names.map_or(width, used));
            }
        }
    }
    Ok(range)
}

impl Ragged {
    fn count(&mut self, row: &Row, width: usize) {
        if row.len() < width {
            self.short += 1;
            self.first_short_line = first(self.first_short_line, row.line);
        } else if used(row) > width {
            self.long += 1;
            self.first_long_line = first(self.first_long_line, row.line);
        }
    }
}

fn first(known: u32, line: u32) -> u32 {
    if known == 0 { line } else { known }
}

/// Cells up to the last one with something in it: spreadsheets write empty ones behind.
fn used(row: &Row) -> usize {
    let last = (0..row.len()).rev().find(|column| !row.cell(*column).trim().is_empty());
    last.map_or(0, |column| column + 1)
}

/// The first row that is nearly as full as the sheet is usually, if its cells are names; none where
/// that row holds values already.
fn find_header(grid: &Grid, by: &Conventions) -> Option<u32> {
    let mut fills: Vec<usize> =
        grid.rows.iter().take(WIDTH_SEARCH).map(Row::filled).filter(|filled| *filled > 0).collect();
    fills.put_in_order();
    let usual = fills.get(fills.len() / 2).copied().unwrap_or(0);
    // Three in five: some columns have no name, some rows no value in every column.
    let enough = (3 * usual).div_ceil(5).max(1);
    let found = grid.rows.iter().take(HEADER_SEARCH).position(|row| row.filled() >= enough)?;
    let row = grid.rows.get(found)?;
    let values = row.cells().filter(|cell| is_value(cell, by)).count();
    // One number among many names is a name too (`Top 10`, a year); several are data.
    let names = 4 * values <= row.filled() && !(usual == 1 && values == 1);
    if names { u32::try_from(found).ok() } else { None }
}

/// Whether a cell is a number or an amount, and no year, which also names columns.
fn is_value(cell: &str, by: &Conventions) -> bool {
    if month::read(cell, by).is_ok() {
        return false;
    }
    let year = cell.trim().parse::<i32>().is_ok_and(|year| (1900..=2199).contains(&year));
    !year && reads_as_number(cell, by)
}

/// Whether a cell is a number or an amount in one of the two decimal conventions.
fn reads_as_number(cell: &str, by: &Conventions) -> bool {
    let other = |fault| fault == ReadingFault::OtherDecimalMark;
    number::read(cell, Decimal::Point).is_ok()
        || number::read(cell, Decimal::Comma).is_ok()
        || money::read(cell, by, money::Scale::Units).map_or_else(other, |_| true)
}

/// Whether a row sums up others: its first text is a word for it, alone; or ends or begins with the
/// word while the row holds nothing else but numbers, for `Total Rewards` is a project.
fn is_total(row: &Row) -> bool {
    const WORDS: [&str; 20] = [
        "total",
        "totals",
        "grand total",
        "sub total",
        "subtotal",
        "sub-total",
        "overall",
        "sum",
        "sums",
        "summe",
        "summen",
        "gesamt",
        "gesamtsumme",
        "gesamtergebnis",
        "zwischensumme",
        "insgesamt",
        "somme",
        "total général",
        "suma",
        "totale",
    ];
    let mut filled = row.cells().map(str::trim).filter(|cell| !cell.is_empty());
    let Some(first) = filled.next().filter(|first| first.len() <= 100) else { return false };
    let label = first.trim_end_matches([':', '.', ' ']).to_lowercase();
    if WORDS.contains(&label.as_str()) {
        return true;
    }
    let around = WORDS.iter().any(|word| {
        let ends = label.strip_suffix(word).is_some_and(|rest| rest.ends_with(' '));
        ends || label.strip_prefix(word).is_some_and(|rest| rest.starts_with(' '))
    });
    let mut others = filled.peekable();
    around && others.peek().is_some() && others.all(plainly_number)
}

fn plainly_number(cell: &str) -> bool {
    let digits = cell.trim_matches(|c: char| !c.is_ascii_digit());
    !digits.is_empty()
        && (number::read(digits, Decimal::Point).is_ok()
            || number::read(digits, Decimal::Comma).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Row {
        let mut row = Row::new(1);
        cells.iter().for_each(|cell| row.push(cell));
        row
    }

    #[test]
    fn totals() {
        for (cells, expect) in [
            (["Total", "12", ""], true),
            (["Summe:", "", "1.200,50"], true),
            (["", "Grand Total", "£12"], true),
            (["Engineering Total", "5", "7"], true),
            (["Total Rewards", "Ann", "7"], false),
            (["Totalisator", "5", "7"], false),
            (["Total Rewards", "", ""], false),
            (["Ann", "Total", "7"], false),
        ] {
            assert_eq!(is_total(&row(&cells)), expect, "{cells:?}");
        }
    }
}
