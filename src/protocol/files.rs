//! The file worker: what it is asked, what it answers, and its work.

use super::{Bytes, Watch, Work};
use crate::file::book::{self, BookWords};
use crate::file::envelope::{self, Document};
use crate::file::out::{self, Table};
use crate::file::qr::{self, Grey};
use crate::file::sealed::{self, SealFault};
use crate::file::sheet::{self, Options, Progress, SheetFault, SheetRead, Stage};
use crate::file::xlsx::{self, Look};
use crate::model::reading::Decimal;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What the file worker is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FilesJob {
    /// Read a delimited file or a paste.
    Read {
        /// The file.
        bytes: Bytes,
        /// What the user has set.
        options: Options,
    },
    /// Write a table.
    Write {
        /// The table.
        table: Table,
        /// As what.
        form: Form,
    },
    /// Write a whole workspace as a workbook.
    WriteBook {
        /// The workspace file.
        document: Bytes,
        /// The words.
        words: BookWords,
        /// The day.
        day: NaiveDate,
    },
    /// Read a workbook of ours.
    ReadBook {
        /// The workbook.
        bytes: Bytes,
        /// The workspace file of the workspace that is open.
        document: Bytes,
        /// The words.
        words: BookWords,
        /// The id that the ids of new rows are counted up from.
        fresh: String,
    },
    /// Lock bytes with a passphrase.
    Seal {
        /// The bytes.
        bytes: Bytes,
        /// The passphrase.
        passphrase: String,
        /// Random bytes, [`sealed::ENTROPY_BYTES`] of them.
        entropy: Bytes,
    },
    /// Unlock a file.
    Unseal {
        /// The file.
        bytes: Bytes,
        /// The passphrase.
        passphrase: String,
    },
    /// Find the QR codes in a picture.
    Codes {
        /// Pixels a row.
        width: u32,
        /// One grey value a pixel, row by row.
        grey: Bytes,
    },
}

/// The form of a file that is written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Form {
    /// Delimited text with this decimal mark.
    Csv(Decimal),
    /// A workbook, with a row of totals that is called so.
    Xlsx {
        /// One a column: words to choose from, and whether it is summed.
        looks: Vec<Look>,
        /// The word for the totals.
        total: String,
    },
}

/// What the file worker answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FilesAnswer {
    /// The sheet that was read.
    Sheet(Box<SheetRead>),
    /// The file that was written, locked or unlocked.
    File(Bytes),
    /// A workspace out of a workbook.
    Book {
        /// It as a workspace file.
        document: Bytes,
        /// Cells that cannot be read.
        unread: u32,
    },
    /// The texts of the QR codes that were found.
    Codes(Vec<String>),
}

/// Why the file worker cannot answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FilesFault {
    /// The file is no sheet.
    Sheet(SheetFault),
    /// More than the form holds, or a workspace file of another version.
    Unwritable,
    /// The file is not locked or unlocked.
    Seal(SealFault),
    /// The picture is empty, broken or too large.
    Picture,
}

/// The file worker: it keeps nothing between jobs.
#[derive(Debug, Default)]
pub struct Files;

/// Steps in which the progress of reading is told.
const READING_STEPS: u64 = 1_000;

impl Work for Files {
    type Job = FilesJob;
    type Answer = FilesAnswer;
    type Fault = FilesFault;
    const NAME: &'static str = "files";

    /// Does one job; `watch` hears how far it is and says whether to go on.
    fn run(&mut self, job: FilesJob, watch: Watch) -> Result<FilesAnswer, FilesFault> {
        match job {
            FilesJob::Read { bytes, options } => {
                let watch = &mut |at: Progress| watch(reading_step(at), READING_STEPS);
                let read = sheet::read(&bytes.0, &options, watch);
                read.map(|sheet| FilesAnswer::Sheet(Box::new(sheet))).map_err(FilesFault::Sheet)
            }
            FilesJob::Write { table, form } => {
                let bytes = written(table, form).ok_or(FilesFault::Unwritable)?;
                Ok(FilesAnswer::File(Bytes(bytes)))
            }
            FilesJob::WriteBook { document, words, day } => {
                let unwritable = |_| FilesFault::Unwritable;
                let document = envelope::read(&document.0).map_err(unwritable)?;
                let Document { workspace, revision, .. } = &document;
                let bytes = book::write(workspace, revision, &words, day);
                Ok(FilesAnswer::File(Bytes(bytes.ok_or(FilesFault::Unwritable)?)))
            }
            FilesJob::ReadBook { bytes, document, words, fresh } => {
                let unwritable = |_| FilesFault::Unwritable;
                let base = envelope::read(&document.0).map_err(unwritable)?.workspace;
                let fresh = fresh.parse().map_err(|_| FilesFault::Unwritable)?;
                let read = book::read(&bytes.0, Some(&base), &words, fresh);
                let read = read.map_err(FilesFault::Sheet)?;
                let text = envelope::write(&Document::new(read.workspace));
                let unread = u32::try_from(read.unread).unwrap_or(u32::MAX);
                Ok(FilesAnswer::Book { document: Bytes(text.into_bytes()), unread })
            }
            FilesJob::Seal { bytes, passphrase, entropy } => {
                file(sealed::seal(&bytes.0, &passphrase, &entropy.0))
            }
            FilesJob::Unseal { bytes, passphrase } => file(sealed::open(&bytes.0, &passphrase)),
            FilesJob::Codes { width, grey } => {
                let picture = Grey { width: width as usize, pixels: grey.0 };
                qr::find(&picture).map(FilesAnswer::Codes).ok_or(FilesFault::Picture)
            }
        }
    }
}

fn file(done: Result<Vec<u8>, SealFault>) -> Result<FilesAnswer, FilesFault> {
    done.map(|bytes| FilesAnswer::File(Bytes(bytes))).map_err(FilesFault::Seal)
}

/// A table in a form; none where it holds more than the form does.
fn written(table: Table, form: Form) -> Option<Vec<u8>> {
    match form {
        Form::Csv(decimal) => Some(out::csv(&table, decimal)),
        Form::Xlsx { looks, total } => {
            let page = xlsx::Page { table, looks, total, is_table: true, ..xlsx::Page::default() };
            xlsx::write(&[page])
        }
    }
}

/// One figure for the three stages of reading, by the share of time they usually take.
fn reading_step(at: Progress) -> u64 {
    let (from, to) = match at.stage {
        Stage::Decoding => (0, READING_STEPS / 10),
        Stage::Rows => (READING_STEPS / 10, READING_STEPS / 2),
        Stage::Columns => (READING_STEPS / 2, READING_STEPS),
    };
    from + (to - from) * at.done.min(at.total) / at.total.max(1)
}
