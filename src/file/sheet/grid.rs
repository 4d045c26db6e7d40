//! Text to rows of cells, with a note for every cell that is not quite what the file holds.

use super::sniff::Dialect;
use super::{MOST_CELLS, MOST_COLUMNS, MOST_ROWS, SheetFault, Stage, Watch, report};
use crate::file::out::guard::unguarded;
use crate::model::reading::visible::visible;
use serde::{Deserialize, Serialize};

/// Rows between two reports of progress.
const ROWS_A_REPORT: usize = 2_000;
/// Notes kept with their place; above that they are only counted.
const MOST_NOTES: usize = 10_000;

/// A row of cells. The texts lie in one string, for a sheet may have millions of cells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The line of the file where the row starts, from 1.
    pub line: u32,
    text: String,
    ends: Vec<u32>,
}

impl Row {
    /// A row of that line without cells.
    pub fn new(line: u32) -> Self {
        Self { line, text: String::new(), ends: Vec::new() }
    }

    /// Adds a cell behind the last.
    pub fn push(&mut self, cell: &str) {
        self.text.push_str(cell);
        // A file is far smaller than 4 GB, so the length fits.
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }

    /// How many cells the file holds in this row.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are no cells.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The text of a cell; empty beyond the last one.
    pub fn cell(&self, column: usize) -> &str {
        let end = self.ends.get(column).copied().unwrap_or(0) as usize;
        let before = column.checked_sub(1).and_then(|column| self.ends.get(column));
        let start = before.copied().unwrap_or(0) as usize;
        self.text.get(start..end).unwrap_or("")
    }

    /// The cells in order.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|column| self.cell(column))
    }

    /// Puts another text into a cell, as when it is corrected by hand; adds empty cells up to it.
    pub fn set(&mut self, column: usize, text: &str) {
        let mut changed = Self::new(self.line);
        for place in 0..self.len().max(column + 1) {
            changed.push(if place == column { text } else { self.cell(place) });
        }
        *self = changed;
    }

    /// Whether no cell holds more than spaces.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// How many cells hold more than spaces.
    pub fn filled(&self) -> usize {
        self.cells().filter(|cell| !cell.trim().is_empty()).count()
    }
}

/// All rows of a file but blank lines.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grid {
    /// The rows, ragged as in the file.
    pub rows: Vec<Row>,
    /// Cells of the longest row.
    pub columns: u32,
}

impl Grid {
    /// Adds a row, unless it is blank.
    pub fn put(&mut self, row: Row) {
        if !row.is_empty() {
            self.columns = self.columns.max(u32::try_from(row.len()).unwrap_or(u32::MAX));
            self.rows.push(row);
        }
    }

    /// The text of a cell; empty where there is none.
    pub fn cell(&self, row: u32, column: usize) -> &str {
        self.rows.get(row as usize).map_or("", |row| row.cell(column))
    }
}

/// What was noticed in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum CellNoteKind {
    /// So many invisible characters were taken out.
    HiddenCharacters(u32),
    /// A formula stands where its value should; kept as text.
    Formula,
    /// An error of the spreadsheet (`#REF!`); kept as text.
    ErrorValue,
    /// The apostrophe that keeps `=…` from being computed was taken off.
    GuardTakenOff,
}

/// A note on a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellNote {
    /// Index of the row in the grid.
    pub row: u32,
    /// Index of the column.
    pub column: u32,
    /// What was noticed.
    pub kind: CellNoteKind,
}

/// What was noticed in all cells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellNotes {
    /// The notes, the first ten thousand of them.
    pub notes: Vec<CellNote>,
    /// How many there are in all.
    pub total: u32,
}

impl CellNotes {
    /// Adds a cell of a delimited file to a row, with a note of what is not quite as it was.
    fn take_guarded(&mut self, row: &mut Row, index: usize, cell: &str) {
        match unguarded(cell) {
            Some(bare) => {
                self.add(index, row.len(), CellNoteKind::GuardTakenOff);
                let (shown, hidden) = visible(&bare);
                self.note_hidden(index, row.len(), hidden);
                row.push(&shown);
            }
            None => self.take(row, index, cell),
        }
    }

    /// Adds a cell to a row, with a note of what is not quite as it was.
    pub fn take(&mut self, row: &mut Row, index: usize, cell: &str) {
        let (shown, hidden) = visible(cell);
        self.note_hidden(index, row.len(), hidden);
        if let Some(kind) = calculation(&shown) {
            self.add(index, row.len(), kind);
        }
        row.push(&shown);
    }

    fn note_hidden(&mut self, index: usize, column: usize, hidden: u32) {
        if hidden > 0 {
            self.add(index, column, CellNoteKind::HiddenCharacters(hidden));
        }
    }

    fn add(&mut self, row: usize, column: usize, kind: CellNoteKind) {
        self.total += 1;
        if self.notes.len() < MOST_NOTES
            && let (Ok(row), Ok(column)) = (u32::try_from(row), u32::try_from(column))
        {
            self.notes.push(CellNote { row, column, kind });
        }
    }
}

/// Parts the text into rows.
///
/// Faults: `TooManyRows`, `TooManyColumns`, `TooManyCells`, `Unreadable`, `Cancelled`.
pub fn parse(text: &str, dialect: &Dialect, watch: Watch) -> Result<(Grid, CellNotes), SheetFault> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(dialect.delimiter.byte())
        .from_reader(text.as_bytes());
    let (mut grid, mut notes) = (Grid::default(), CellNotes::default());
    let (mut record, mut cells, total) = (csv::StringRecord::new(), 0_usize, text.len() as u64);
    loop {
        let place = reader.position().clone();
        if grid.rows.len().is_multiple_of(ROWS_A_REPORT) {
            report(watch, Stage::Rows, place.byte(), total)?;
        }
        let line = line_of(text, &place) + dialect.lines_before;
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(_) => return Err(SheetFault::Unreadable { line }),
        }
        cells += record.len();
        within_limits(grid.rows.len(), record.len(), cells, line)?;
        let row = row_of(&record, line, grid.rows.len(), &mut notes);
        grid.columns = grid.columns.max(u32::try_from(row.len()).unwrap_or(u32::MAX));
        grid.rows.push(row);
    }
    report(watch, Stage::Rows, total, total)?;
    Ok((grid, notes))
}

/// The line a record starts at: the reader stands before the blank lines it will skip.
fn line_of(text: &str, place: &csv::Position) -> u32 {
    let start = usize::try_from(place.byte()).unwrap_or(usize::MAX);
    let rest = text.as_bytes().get(start..).unwrap_or_default();
    let blank = rest.iter().take_while(|b| **b == b'\n').count() as u64;
    u32::try_from(place.line() + blank).unwrap_or(u32::MAX)
}

fn within_limits(rows: usize, columns: usize, cells: usize, line: u32) -> Result<(), SheetFault> {
    if columns > MOST_COLUMNS as usize {
        return Err(SheetFault::TooManyColumns { line, limit: MOST_COLUMNS });
    }
    if rows >= MOST_ROWS as usize {
        return Err(SheetFault::TooManyRows { limit: MOST_ROWS });
    }
    if cells > MOST_CELLS as usize {
        return Err(SheetFault::TooManyCells { limit: MOST_CELLS });
    }
    Ok(())
}

fn row_of(record: &csv::StringRecord, line: u32, index: usize, notes: &mut CellNotes) -> Row {
    let mut row = Row::new(line);
    row.text.reserve(record.as_slice().len());
    for cell in record {
        notes.take_guarded(&mut row, index, cell);
    }
    row
}

/// Whether the cell holds a formula or its error. A plus or minus alone starts no formula here, for
/// signed numbers and dashes do.
fn calculation(text: &str) -> Option<CellNoteKind> {
    const ERRORS: [&str; 10] = [
        "#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#BEZUG!",
        "#WERT!",
    ];
    let text = text.trim();
    if ERRORS.contains(&text) {
        return Some(CellNoteKind::ErrorValue);
    }
    let formula = text.strip_prefix('=').is_some_and(|rest| !rest.is_empty());
    formula.then_some(CellNoteKind::Formula)
}

#[cfg(test)]
mod tests {
    use super::super::sniff::sniff;
    use super::*;
    use std::ops::ControlFlow;

    fn parsed(text: &str) -> Result<(Grid, CellNotes), SheetFault> {
        let (body, dialect) = sniff(text, None)?;
        parse(body, &dialect, &mut |_| ControlFlow::Continue(()))
    }

    #[test]
    fn rows_keep_their_lines_and_lengths() {
        let (grid, _) = parsed("a,b\n\n\n1,\"x\ny\"\n3\n4,5,6\n").unwrap();
        let lines: Vec<_> = grid.rows.iter().map(|row| (row.line, row.len())).collect();
        assert_eq!(lines, [(1, 2), (4, 2), (6, 1), (7, 3)]);
        assert_eq!(grid.cell(1, 1), "x\ny");
        assert_eq!((grid.cell(2, 1), grid.cell(99, 0), grid.columns), ("", "", 3));
    }

    #[test]
    fn a_cell_is_set_in_place() {
        let (mut grid, _) = parsed("a,b\n1,2\n").unwrap();
        let row = grid.rows.get_mut(1).unwrap();
        row.set(0, "one");
        row.set(3, "four");
        assert_eq!(row.cells().collect::<Vec<_>>(), ["one", "2", "", "four"]);
    }

    #[test]
    fn notes_on_cells() {
        use CellNoteKind::*;
        for (cell, shown, kind) in [
            ("=SUM(A1:A3)", "=SUM(A1:A3)", Some(Formula)),
            ("#REF!", "#REF!", Some(ErrorValue)),
            ("'=1+1", "=1+1", Some(GuardTakenOff)),
            ("'-5", "-5", Some(GuardTakenOff)),
            ("'tis", "'tis", None),
            ("-5", "-5", None),
            ("=", "=", None),
            ("pay\u{202e}gpj", "paygpj", Some(HiddenCharacters(1))),
            ("#1 project", "#1 project", None),
        ] {
            let (grid, notes) = parsed(&format!("a,b\n{cell},x\n")).unwrap();
            assert_eq!(grid.cell(1, 0), shown);
            assert_eq!(notes.notes.first().map(|note| note.kind), kind, "{cell}");
            assert_eq!(notes.total, u32::from(kind.is_some()));
        }
    }

    #[test]
    fn limits_are_named() {
        let wide = format!("{}\n", ",".repeat(999));
        assert_eq!(parsed(&wide).unwrap().0.columns, 1000);
        let wider = format!("a,b\n{}\n", ",".repeat(1000));
        let fault = SheetFault::TooManyColumns { line: 2, limit: MOST_COLUMNS };
        assert_eq!(parsed(&wider).err(), Some(fault));
        let long = "a\n".repeat(MOST_ROWS as usize + 1);
        assert_eq!(parsed(&long).err(), Some(SheetFault::TooManyRows { limit: MOST_ROWS }));
        let many = format!("{}\n", ",".repeat(999)).repeat(10_001);
        assert_eq!(parsed(&many).err(), Some(SheetFault::TooManyCells { limit: MOST_CELLS }));
    }

    #[test]
    fn a_stop_is_a_fault() {
        let (body, dialect) = sniff("a,b\n1,2\n", None).unwrap();
        let stopped = parse(body, &dialect, &mut |_| ControlFlow::Break(()));
        assert_eq!(stopped.err(), Some(SheetFault::Cancelled));
    }
}
