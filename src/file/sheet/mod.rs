//! A delimited text file or a paste, read into a grid with everything that was found out about it.
//!
//! Nothing is dropped silently: what is taken out, left out or taken for something is in the
//! result, with its place. The work is done in one call with progress and cancel, so that a worker
//! can run it; what it returns is plain data that crosses to the page.

pub mod columns;
pub mod decode;
pub mod evidence;
pub mod grid;
pub mod profile;
pub mod range;
mod scan;
pub mod sniff;
pub mod units;
pub mod wide;

use crate::file::xlsx;
use crate::model::reading::{Conventions, DateOrder, Decimal};
use decode::{BinaryKind, Decoded, Encoding, Source};
use grid::{CellNotes, Grid};
use profile::ColumnProfile;
use range::{HeaderChoice, Range};
use serde::{Deserialize, Serialize};
use sniff::{Delimiter, Dialect};
use std::ops::ControlFlow;
use wide::MonthGroup;

/// Largest file that is read, in bytes: a file of 50 MB is refused.
pub const MOST_BYTES: u64 = 49_999_999;
/// Most rows that are read.
pub const MOST_ROWS: u32 = 200_000;
/// Most columns that are read.
pub const MOST_COLUMNS: u32 = 1_000;
/// Most cells that are read.
pub const MOST_CELLS: u32 = 10_000_000;

/// What the user has set; everything else is found out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Options {
    /// The encoding, if not to be found out.
    pub encoding: Option<Encoding>,
    /// The delimiter, if not to be found out.
    pub delimiter: Option<Delimiter>,
    /// Which row names the columns.
    pub header: HeaderChoice,
    /// Whether rows of totals count as data.
    pub keep_totals: bool,
    /// The decimal mark, if not to be found out.
    pub decimal: Option<Decimal>,
    /// The order of dates, if not to be found out.
    pub date_order: Option<DateOrder>,
    /// Which sheet of a workbook, if not to be found out.
    pub sheet: Option<u32>,
    /// What holds where the sheet gives no evidence.
    pub conventions: Conventions,
}

impl Options {
    /// Everything found out, `conventions` where the sheet gives no evidence.
    pub fn automatic(conventions: Conventions) -> Self {
        Self {
            encoding: None,
            delimiter: None,
            header: HeaderChoice::Automatic,
            keep_totals: false,
            decimal: None,
            date_order: None,
            sheet: None,
            conventions,
        }
    }
}

/// Why a file is not read. Lines count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SheetFault {
    /// No byte, or nothing but a byte order mark and blank lines.
    Empty,
    /// Lines, but no cell with anything in it.
    NoColumns,
    /// More bytes than `limit`.
    TooLarge {
        /// The size of the file.
        bytes: u64,
        /// The most that is read.
        limit: u64,
    },
    /// More rows than `limit`.
    TooManyRows {
        /// The most that is read.
        limit: u32,
    },
    /// A row with more cells than `limit`.
    TooManyColumns {
        /// Where the row starts.
        line: u32,
        /// The most that is read.
        limit: u32,
    },
    /// More cells in all than `limit`.
    TooManyCells {
        /// The most that is read.
        limit: u32,
    },
    /// Not text.
    Binary(BinaryKind),
    /// A quoted cell that is not closed until the end of the file.
    UnclosedQuote {
        /// Where the cell starts.
        line: u32,
    },
    /// The text could not be parted into records.
    Unreadable {
        /// Near which line.
        line: u32,
    },
    /// The row chosen as header does not exist.
    NoSuchHeader,
    /// The workbook asks for a password.
    ProtectedBook,
    /// The workbook cannot be read: cut off, or not of its form.
    DamagedBook,
    /// The workbook unpacks to more bytes than `limit`, or to far more than it says.
    UnpacksTooLarge {
        /// The most that is unpacked.
        limit: u64,
    },
    /// The workbook has parts that none has: paths that lead out of it, packages, declarations.
    UnsafeBook,
    /// The workbook has no such sheet.
    NoSuchSheet,
    /// The sheet that was chosen is empty.
    EmptySheet,
    /// Stopped by the caller.
    Cancelled,
}

/// What the work is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Bytes to text; counted in bytes.
    Decoding,
    /// Text to rows; counted in bytes.
    Rows,
    /// Looking at the columns; counted in columns.
    Columns,
}

/// How far the work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// What it is at.
    pub stage: Stage,
    /// Done of `total`, in the unit of the stage.
    pub done: u64,
    /// All of it.
    pub total: u64,
}

/// Takes progress and says whether to go on.
pub type Watch<'a> = &'a mut dyn FnMut(Progress) -> ControlFlow<()>;

/// A sheet as read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SheetRead {
    /// How the bytes became text.
    pub source: Source,
    /// How the text was parted.
    pub dialect: Dialect,
    /// All rows of the file.
    pub grid: Grid,
    /// What was noticed in single cells.
    pub notes: CellNotes,
    /// Which rows are data, and what the columns hold.
    pub analysis: Analysis,
    /// What there is to say of the workbook it comes from; none for text.
    pub book: Option<BookNote>,
}

/// A sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetNote {
    /// Its name.
    pub name: String,
    /// Whether it is hidden.
    pub hidden: bool,
}

/// A workbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookNote {
    /// Its sheets in order.
    pub sheets: Vec<SheetNote>,
    /// The one that was read.
    pub chosen: u32,
    /// Whether its days count from 1904.
    pub is_1904: bool,
    /// Whether it is a whole workspace that was written here.
    pub round_trip: bool,
    /// Cells that took over the text of the merged cell they belong to.
    pub merged: u32,
}

/// What was found out about the rows and columns of a grid; made anew when the user moves the
/// header row or corrects a convention.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Analysis {
    /// Header, data rows and rows left out.
    pub range: Range,
    /// One profile a column, in their order.
    pub columns: Vec<ColumnProfile>,
    /// Runs of columns with a month for a header.
    pub month_groups: Vec<MonthGroup>,
    /// What holds for the sheet: by evidence where there is any, else as in the options.
    pub conventions: Conventions,
}

/// Reads a file or a paste. `watch` is called at least every few thousand rows.
///
/// Faults: see [`SheetFault`]; a fault leaves nothing half read.
pub fn read(bytes: &[u8], options: &Options, watch: Watch) -> Result<SheetRead, SheetFault> {
    let total = bytes.len() as u64;
    report(watch, Stage::Decoding, 0, total)?;
    match decode::binary_kind(bytes) {
        Some(BinaryKind::Xlsx) => return xlsx::read(bytes, options, watch),
        Some(BinaryKind::Ods) => return xlsx::read_ods(bytes, options, watch),
        Some(BinaryKind::Xls) if is_encrypted(bytes) => return Err(SheetFault::ProtectedBook),
        _ => {}
    }
    let Decoded { text, source } = decode::decode(bytes, options.encoding)?;
    report(watch, Stage::Decoding, total, total)?;
    let (body, dialect) = sniff::sniff(&text, options.delimiter)?;
    let (grid, notes) = grid::parse(body, &dialect, watch)?;
    let analysis = analyse(&grid, &dialect, options, watch)?;
    Ok(SheetRead { source, dialect, grid, notes, analysis, book: None })
}

/// Finds out about a grid that is already read. Faults: `NoColumns`, `NoSuchHeader`, `Cancelled`.
pub fn analyse(
    grid: &Grid,
    dialect: &Dialect,
    options: &Options,
    watch: Watch,
) -> Result<Analysis, SheetFault> {
    let range = range::find(grid, options)?;
    let evidence = evidence::gather(grid, &range, watch)?;
    let chosen = evidence::choose(&evidence, dialect, options);
    let mut columns = Vec::with_capacity(evidence.len());
    for (index, column) in evidence.iter().enumerate() {
        let done = ((evidence.len() + index) as u64, 2 * evidence.len() as u64);
        let go_on = &mut || report(watch, Stage::Columns, done.0, done.1);
        columns.push(profile::profile(grid, &range, index, column, &chosen, options, go_on)?);
    }
    let month_groups = wide::groups(grid, &range, &mut columns, &chosen.conventions);
    Ok(Analysis { range, columns, month_groups, conventions: chosen.conventions })
}

/// Whether an old container holds an encrypted workbook: its parts are named in two-byte letters.
fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}

/// Passes progress on; a stop becomes a fault.
pub(super) fn report(watch: Watch, stage: Stage, done: u64, total: u64) -> Result<(), SheetFault> {
    match watch(Progress { stage, done, total }) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(SheetFault::Cancelled),
    }
}
