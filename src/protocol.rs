//! What page and workers say to each other, and the work that is done on either side of it.
//!
//! Messages are postcard: plain positional types of numbers, texts and columns, never records or
//! JSON. A worker is a [`Work`]; where a browser has no workers the page loads the same program.

mod engine;

pub use engine::{Engine, EngineAnswer, EngineFault, EngineJob};

use crate::file::out::{self, Table};
use crate::file::sealed::{self, SealFault};
use crate::file::sheet::{self, Options, Progress, SheetFault, SheetRead, Stage};
use crate::model::reading::Decimal;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::fmt::Debug;
use std::ops::ControlFlow;

/// From the page: one job under a number that its answer carries.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ToWorker<J> {
    /// Counts up from 1.
    pub id: u32,
    /// What is to be done.
    pub job: J,
}

/// From the worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FromWorker<A, F> {
    /// It has started: messages sent before this one would be lost.
    Ready,
    /// How far a job is.
    Progress {
        /// The job.
        id: u32,
        /// Done of `total`.
        done: u64,
        /// All of it.
        total: u64,
    },
    /// A job is done.
    Done {
        /// The job.
        id: u32,
        /// What came of it.
        answer: A,
    },
    /// A job came to nothing.
    Failed {
        /// The job.
        id: u32,
        /// Why.
        fault: F,
    },
    /// The bytes of a message could not be read: page and worker are of different versions.
    NotUnderstood,
}

/// The message of a worker of this kind.
pub type Reply<W> = FromWorker<<W as Work>::Answer, <W as Work>::Fault>;

/// Takes how far the work is (done, total) and says whether to go on.
pub type Watch<'a> = &'a mut dyn FnMut(u64, u64) -> ControlFlow<()>;

/// What a worker does. The value is what it keeps between jobs.
pub trait Work: Default {
    /// What it is asked.
    type Job: Serialize + DeserializeOwned;
    /// What it answers.
    type Answer: Serialize + DeserializeOwned;
    /// Why it cannot answer.
    type Fault: Serialize + DeserializeOwned + Debug;
    /// The worker's file name without `_loader.js`.
    const NAME: &'static str;

    /// Does one job.
    ///
    /// # Errors
    /// The fault of the job; what the worker keeps is then as before.
    fn run(&mut self, job: Self::Job, watch: Watch) -> Result<Self::Answer, Self::Fault>;
}

/// The name under which a worker's program offers its work to the page, where it runs there.
pub fn work_name(worker: &str) -> String {
    format!("plumblineWork_{worker}")
}

/// Why a message is not read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageFault {
    /// It cannot be written: a value without a form in the protocol.
    Unwritable,
    /// It cannot be read: cut off, or of another version.
    Unreadable,
    /// Bytes stand behind its end.
    Trailing,
}

/// A message as bytes.
///
/// # Errors
/// [`MessageFault::Unwritable`].
pub fn encode<T: Serialize>(message: &T) -> Result<Vec<u8>, MessageFault> {
    postcard::to_stdvec(message).map_err(|_| MessageFault::Unwritable)
}

/// A message from bytes.
///
/// # Errors
/// [`MessageFault::Unreadable`], [`MessageFault::Trailing`].
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, MessageFault> {
    match postcard::take_from_bytes(bytes) {
        Ok((message, [])) => Ok(message),
        Ok(_) => Err(MessageFault::Trailing),
        Err(_) => Err(MessageFault::Unreadable),
    }
}

/// Bytes that travel as one block instead of one by one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bytes(pub Vec<u8>);

impl Serialize for Bytes {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Block;
        impl serde::de::Visitor<'_> for Block {
            type Value = Bytes;

            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("a block of bytes")
            }

            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Bytes, E> {
                Ok(Bytes(bytes.to_vec()))
            }

            fn visit_byte_buf<E>(self, bytes: Vec<u8>) -> Result<Bytes, E> {
                Ok(Bytes(bytes))
            }
        }
        from.deserialize_byte_buf(Block)
    }
}

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
}

/// The form of a file that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// Delimited text with this decimal mark.
    Csv(Decimal),
}

/// What the file worker answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FilesAnswer {
    /// The sheet that was read.
    Sheet(Box<SheetRead>),
    /// The file that was written, locked or unlocked.
    File(Bytes),
}

/// Why the file worker cannot answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FilesFault {
    /// The file is no sheet.
    Sheet(SheetFault),
    /// The file is not locked or unlocked.
    Seal(SealFault),
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

    fn run(&mut self, job: FilesJob, watch: Watch) -> Result<FilesAnswer, FilesFault> {
        match job {
            FilesJob::Read { bytes, options } => {
                let watch = &mut |at: Progress| watch(reading_step(at), READING_STEPS);
                let read = sheet::read(&bytes.0, &options, watch);
                read.map(|sheet| FilesAnswer::Sheet(Box::new(sheet))).map_err(FilesFault::Sheet)
            }
            FilesJob::Write { table, form } => {
                let Form::Csv(decimal) = form;
                Ok(FilesAnswer::File(Bytes(out::csv(&table, decimal))))
            }
            FilesJob::Seal { bytes, passphrase, entropy } => {
                file(sealed::seal(&bytes.0, &passphrase, &entropy.0))
            }
            FilesJob::Unseal { bytes, passphrase } => file(sealed::open(&bytes.0, &passphrase)),
        }
    }
}

fn file(done: Result<Vec<u8>, SealFault>) -> Result<FilesAnswer, FilesFault> {
    done.map(|bytes| FilesAnswer::File(Bytes(bytes))).map_err(FilesFault::Seal)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::out::Said;
    use crate::file::sheet::decode::{BinaryKind, Encoding};
    use crate::file::sheet::range::HeaderChoice;
    use crate::file::sheet::sniff::Delimiter;
    use crate::model::Currency;
    use crate::model::reading::{Conventions, DateOrder};

    fn options() -> Options {
        Options {
            encoding: Some(Encoding::Windows1252),
            delimiter: Some(Delimiter::Semicolon),
            header: HeaderChoice::Row(0),
            keep_totals: true,
            decimal: Some(Decimal::Comma),
            date_order: Some(DateOrder::MonthFirst),
            conventions: Conventions {
                decimal: Decimal::Point,
                date_order: DateOrder::DayFirst,
                as_of: "2026-11-22".parse().unwrap(),
                currency: Currency::EUR,
            },
        }
    }

    const SHEET: &str = "Projekt;Kosten €;Start;Jan 27;Feb 27\nAtlas;1,5;13.04.2027;0,5;1\n";

    #[test]
    fn every_message_survives_the_way() {
        let bytes = Bytes(SHEET.as_bytes().to_vec());
        let question = ToWorker { id: 7, job: FilesJob::Read { bytes, options: options() } };
        let sent = encode(&question).unwrap();
        assert_eq!(decode::<ToWorker<FilesJob>>(&sent), Ok(question.clone()));
        let row = vec![
            Said::Text("=1".into()),
            Said::Number(-0.5),
            Said::Share(0.5),
            Said::Date("2027-06-07".parse().unwrap()),
            Said::Flag(true),
            Said::Money(-5, Currency::EUR, false),
            Said::Empty,
        ];
        let table = Table { name: "t".into(), titles: vec!["a".into(); 7], rows: vec![row] };
        let job = FilesJob::Write { table, form: Form::Csv(Decimal::Comma) };
        let sent = encode(&ToWorker { id: 8, job: job.clone() }).unwrap();
        assert_eq!(decode::<ToWorker<FilesJob>>(&sent), Ok(ToWorker { id: 8, job: job.clone() }));
        let file = Files.run(job, &mut |_, _| ControlFlow::Continue(())).unwrap();
        let FilesAnswer::File(Bytes(bytes)) = &file else { panic!("a file is written") };
        let expect = "a;a;a;a;a;a;a\r\n'=1;-0,5;50%;2027-06-07;yes;EUR -0,05;\r\n";
        assert_eq!(bytes.strip_prefix("\u{feff}".as_bytes()), Some(expect.as_bytes()));
        let automatic = Options::automatic(options().conventions);
        let job = FilesJob::Read { bytes: Bytes(SHEET.into()), options: automatic };
        let answer = Files.run(job, &mut |_, _| ControlFlow::Continue(())).unwrap();
        let faults = [
            SheetFault::Empty,
            SheetFault::TooLarge { bytes: u64::MAX, limit: 1 },
            SheetFault::TooManyColumns { line: 3, limit: 1_000 },
            SheetFault::Binary(BinaryKind::Xlsx),
            SheetFault::UnclosedQuote { line: 9 },
            SheetFault::Cancelled,
        ];
        let failed = |fault| Reply::<Files>::Failed { id: 1, fault: FilesFault::Sheet(fault) };
        let mut messages: Vec<Reply<Files>> = faults.into_iter().map(failed).collect();
        messages.push(FromWorker::Ready);
        messages.push(FromWorker::NotUnderstood);
        messages.push(FromWorker::Progress { id: 2, done: 3, total: u64::MAX });
        messages.push(FromWorker::Done { id: u32::MAX, answer });
        for message in messages {
            let bytes = encode(&message).unwrap();
            assert_eq!(decode::<Reply<Files>>(&bytes), Ok(message));
        }
    }

    #[test]
    fn what_the_worker_locks_it_unlocks() {
        let go = &mut |_, _| ControlFlow::Continue(());
        let (bytes, entropy) = (Bytes(b"plan".to_vec()), Bytes(vec![7; sealed::ENTROPY_BYTES]));
        let job = FilesJob::Seal { bytes, passphrase: "long enough".into(), entropy };
        let question = ToWorker { id: 7, job };
        let sent = encode(&question).unwrap();
        assert_eq!(decode::<ToWorker<FilesJob>>(&sent), Ok(question.clone()));
        let Ok(FilesAnswer::File(file)) = Files.run(question.job, go) else { panic!("locked") };
        for (passphrase, expect) in [
            ("long enough", Ok(FilesAnswer::File(Bytes(b"plan".to_vec())))),
            ("Long enough", Err(FilesFault::Seal(SealFault::Locked))),
        ] {
            let (bytes, passphrase) = (file.clone(), passphrase.to_owned());
            let found = Files.run(FilesJob::Unseal { bytes, passphrase }, go);
            assert_eq!(found, expect);
            let reply = match found {
                Ok(answer) => Reply::<Files>::Done { id: 1, answer },
                Err(fault) => FromWorker::Failed { id: 1, fault },
            };
            assert_eq!(decode::<Reply<Files>>(&encode(&reply).unwrap()), Ok(reply));
        }
    }

    #[test]
    fn broken_messages_are_told_apart() {
        let sent = encode(&Reply::<Files>::Progress { id: 1, done: 2, total: 3 }).unwrap();
        for cut in 0..sent.len() {
            let got = decode::<Reply<Files>>(&sent[..cut]);
            assert_eq!(got, Err(MessageFault::Unreadable), "{cut}");
        }
        let longer = [sent.as_slice(), &[0]].concat();
        assert_eq!(decode::<Reply<Files>>(&longer), Err(MessageFault::Trailing));
        assert_eq!(decode::<Reply<Files>>(&[99]), Err(MessageFault::Unreadable));
        assert_eq!(decode::<ToWorker<FilesJob>>(&[1, 9]), Err(MessageFault::Unreadable));
    }

    #[test]
    fn progress_only_grows_and_can_stop_the_work() {
        let job = |rows: usize| FilesJob::Read {
            bytes: Bytes(format!("a,b\n{}", "1,2\n".repeat(rows)).into()),
            options: Options::automatic(options().conventions),
        };
        let mut last = 0;
        let whole = Files.run(job(9_000), &mut |done, total| {
            assert!(last <= done && done <= total);
            last = done;
            ControlFlow::Continue(())
        });
        assert!(whole.is_ok() && last > 500, "{last}");
        let stopped = Files.run(job(9_000), &mut |done, _| match done {
            ..300 => ControlFlow::Continue(()),
            _ => ControlFlow::Break(()),
        });
        assert_eq!(stopped, Err(FilesFault::Sheet(SheetFault::Cancelled)));
    }
}
