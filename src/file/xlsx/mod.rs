//! Workbooks: read into the grid that delimited files are read into, those of OpenDocument as well,
//! and written from tables.
//!
//! Only the file worker links this. Nothing of a workbook is computed or followed: formulas are
//! their last value, links and macros are not looked at. Why by our own hand: `docs/adr/0020`.

mod book;
mod format;
mod ods;
mod package;
mod parts;
mod read;
mod text;
mod write;
mod xml;

pub use book::{Book, Content, Merged, SheetPart};
pub use package::BYTES_UNPACKED_MAX;
pub use read::{read, read_ods};
pub use write::{CELL_CHARS_MAX, FIRST_DAY, Look, Page, table_name, write};

/// The hidden sheet by which a workbook of our own is known.
pub const ROUND_TRIP: &str = "_RoundTrip";
