//! One sheet of a workbook as a grid of texts, with everything found out about it.

use super::ROUND_TRIP;
use super::book::{Book, Merged, Take};
use super::ods::OdsBook;
use super::text::text_of;
use crate::file::sheet::decode::{Encoding, LineEnds, Source};
use crate::file::sheet::grid::{CellNotes, Grid, Row};
use crate::file::sheet::sniff::{Delimiter, Dialect, Found};
use crate::file::sheet::{
    BookNote, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Options, SheetFault, SheetNote, SheetRead,
    Stage, Watch, analyse, report,
};
use crate::model::reading::Decimal;
/// Rows between two reports of progress.
const ROWS_A_REPORT: usize = 2_000;
/// Most cells of one merged region that take over its text.
const MERGED_CELLS_MAX: usize = 20_000;

/// Reads a workbook: the sheet that is asked for, else the first one to be seen with a table in it.
///
/// Faults: see [`SheetFault`].
pub fn read(bytes: &[u8], options: &Options, watch: Watch) -> Result<SheetRead, SheetFault> {
    let total = bytes.len() as u64;
    report(watch, Stage::Decoding, 0, total)?;
    let mut book = Book::open(bytes)?;
    report(watch, Stage::Decoding, total, total)?;
    read_of(&mut book, total, options, watch)
}

/// Reads a workbook of OpenDocument in the same way.
///
/// Faults: see [`SheetFault`].
pub fn read_ods(bytes: &[u8], options: &Options, watch: Watch) -> Result<SheetRead, SheetFault> {
    let total = bytes.len() as u64;
    report(watch, Stage::Decoding, 0, total)?;
    let mut book = OdsBook::open(bytes)?;
    report(watch, Stage::Decoding, total, total)?;
    read_of(&mut book, total, options, watch)
}

/// An open workbook of either form.
trait Tables {
    /// What there is to say of it before a sheet is chosen.
    fn note(&self) -> BookNote;
    /// Passes every cell of a sheet that holds anything on; the merged cells.
    fn cells(&mut self, place: usize, take: Take) -> Result<Vec<Merged>, SheetFault>;
}

impl Tables for Book<'_> {
    fn note(&self) -> BookNote {
        let sheets = self.sheets.iter();
        let sheets = sheets.map(|own| SheetNote { name: own.name.clone(), hidden: own.hidden });
        let sheets: Vec<SheetNote> = sheets.collect();
        let round_trip = sheets.iter().any(|sheet| sheet.name == ROUND_TRIP);
        BookNote { sheets, chosen: 0, is_1904: self.is_1904, round_trip, merged: 0 }
    }

    fn cells(&mut self, place: usize, take: Take) -> Result<Vec<Merged>, SheetFault> {
        Book::cells(self, place, take)
    }
}

impl Tables for OdsBook {
    fn note(&self) -> BookNote {
        let sheets = self.tables.iter();
        let sheets = sheets.map(|own| SheetNote { name: own.name.clone(), hidden: own.hidden });
        let sheets = sheets.collect();
        // What we write ourselves comes back as we wrote it; in another form its days are days.
        BookNote { sheets, chosen: 0, is_1904: false, round_trip: false, merged: 0 }
    }

    fn cells(&mut self, place: usize, take: Take) -> Result<Vec<Merged>, SheetFault> {
        OdsBook::cells(self, place, take)
    }
}

/// Reads a sheet of an open workbook. What a workbook says of itself goes before what the sheet
/// shows, and merged cells are filled before anything is found out about the columns.
fn read_of(
    book: &mut dyn Tables,
    total: u64,
    options: &Options,
    watch: Watch,
) -> Result<SheetRead, SheetFault> {
    let mut note = book.note();
    let mut options = options.clone();
    // The marks of numbers are ours to choose here; what the sheet has as text is held against them.
    let decimal = options.decimal.unwrap_or(options.conventions.decimal);
    options.decimal = Some(decimal);
    let (chosen, table) = choose(book, &note, options.sheet, decimal, watch)?;
    let ReadTable { mut grid, notes, merged } = table;
    note.chosen = chosen;
    note.merged = fill_merged(&merged, &mut grid);
    let dialect = Dialect {
        delimiter: Delimiter::Tab,
        found: Found::Told,
        usual_fields: grid.columns,
        share_percent: 100,
        quoted: false,
        stray_quotes: 0,
        first_stray_line: 0,
        lines_before: 0,
    };
    let source = Source {
        bytes: total,
        encoding: Encoding::Utf8,
        marked: false,
        replaced: 0,
        line_ends: LineEnds::Lf,
    };
    let analysis = analyse(&grid, &dialect, &options, watch)?;
    Ok(SheetRead { source, dialect, grid, notes, analysis, book: Some(note) })
}

/// A sheet as it stands.
struct ReadTable {
    grid: Grid,
    notes: CellNotes,
    merged: Vec<Merged>,
}

/// The sheet asked for; else the first to be seen with two rows, else any with anything.
fn choose(
    book: &mut dyn Tables,
    note: &BookNote,
    asked: Option<u32>,
    decimal: Decimal,
    watch: Watch,
) -> Result<(u32, ReadTable), SheetFault> {
    if let Some(asked) = asked {
        if note.sheets.len() <= asked as usize {
            return Err(SheetFault::NoSuchSheet);
        }
        let table = grid_of(book, asked, decimal, watch)?;
        let empty = table.grid.rows.is_empty();
        return if empty { Err(SheetFault::EmptySheet) } else { Ok((asked, table)) };
    }
    let mut small = None;
    for hidden in [false, true] {
        for (place, sheet) in (0_u32..).zip(&note.sheets) {
            if sheet.hidden != hidden {
                continue;
            }
            let table = grid_of(book, place, decimal, watch)?;
            if table.grid.rows.len() > 1 && table.grid.columns > 1 {
                return Ok((place, table));
            }
            if small.is_none() && !table.grid.rows.is_empty() {
                small = Some((place, table));
            }
        }
        if small.is_some() {
            break;
        }
    }
    small.ok_or(SheetFault::Empty)
}

/// The cells of a sheet as texts, without its blank rows.
fn grid_of(
    book: &mut dyn Tables,
    place: u32,
    decimal: Decimal,
    watch: Watch,
) -> Result<ReadTable, SheetFault> {
    let (mut grid, mut notes) = (Grid::default(), CellNotes::default());
    let mut count = 0_usize;
    let mut row = Row::new(0);
    let merged = book.cells(place as usize, &mut |line, column, value| {
        let text = text_of(value, decimal);
        if text.trim().is_empty() {
            return Ok(());
        }
        let line = line.saturating_add(1);
        if column >= MOST_COLUMNS {
            return Err(SheetFault::TooManyColumns { line, limit: MOST_COLUMNS });
        }
        if line < row.line {
            return Err(SheetFault::DamagedBook);
        }
        if line > row.line {
            let whole = std::mem::replace(&mut row, Row::new(line));
            grid.put(whole);
            if grid.rows.len() >= MOST_ROWS as usize {
                return Err(SheetFault::TooManyRows { limit: MOST_ROWS });
            }
            if grid.rows.len().is_multiple_of(ROWS_A_REPORT) {
                let done = grid.rows.len() as u64;
                report(watch, Stage::Rows, done, u64::from(MOST_ROWS))?;
            }
        }
        while row.len() < column as usize {
            row.push("");
        }
        count += 1;
        if count > MOST_CELLS as usize {
            return Err(SheetFault::TooManyCells { limit: MOST_CELLS });
        }
        notes.take(&mut row, grid.rows.len(), &text);
        Ok(())
    })?;
    grid.put(row);
    Ok(ReadTable { grid, notes, merged })
}

/// Merged cells take over the text of their first cell: down in the rows of data, and to the right
/// in a row that holds more than a title. How many cells were filled.
fn fill_merged(regions: &[Merged], grid: &mut Grid) -> u32 {
    let mut filled = 0;
    for region in regions {
        let ((top, left), (bottom, right)) = (region.from, region.to);
        let size = (bottom.saturating_sub(top) as usize + 1)
            .saturating_mul(right.saturating_sub(left) as usize + 1);
        if size > MERGED_CELLS_MAX || right >= MOST_COLUMNS {
            continue;
        }
        let at = |grid: &Grid, line: u32| {
            grid.rows.binary_search_by_key(&(line + 1), |row| row.line).ok()
        };
        let Some(first) = at(grid, top) else { continue };
        let Some(row) = grid.rows.get(first) else { continue };
        let text = row.cell(left as usize).to_owned();
        if text.is_empty() || (top == bottom && row.filled() < 2) {
            continue;
        }
        for line in top..=bottom {
            let Some(place) = at(grid, line) else { continue };
            let last = if top == bottom { right } else { left };
            for column in left..=last {
                if let Some(row) = grid.rows.get_mut(place)
                    && row.cell(column as usize).is_empty()
                {
                    row.set(column as usize, &text);
                    filled += 1;
                }
            }
        }
        grid.columns = grid.columns.max(if top == bottom { right + 1 } else { 0 });
    }
    filled
}
