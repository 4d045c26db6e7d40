//! The whole workspace as one workbook, and back without a difference.
//!
//! Each type is a sheet to be read and changed. What its cells cannot say, such as the order of
//! rows, unread texts and members of newer versions, stands on a hidden sheet beside the
//! fingerprint of the cells it belongs to: while they say the same, it holds; once somebody
//! changed them, they do.

mod column;
mod group;
mod read;
mod rest;
mod told;
mod value;
mod words;
mod write;

pub use read::{BookIn, read};
pub use words::{BookWords, FieldWords, KindWords};
pub use write::write;

/// The mark of a workbook of ours.
const MARK: &str = "plumbline-workbook";
/// The newest form this version reads and the one it writes.
const VERSION: f64 = 1.0;
/// Most signs of one cell of the hidden sheet; longer texts go on in the next.
const PIECE_CHARS: usize = 30_000;
