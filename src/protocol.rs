//! What page and workers say to each other, and the work that is done on either side of it.
//!
//! Messages are postcard: plain positional types of numbers, texts and columns, never records or
//! JSON. A worker is a [`Work`]; where a browser has no workers the page loads the same program.

mod engine;
mod files;
mod forecast;

pub use engine::{Engine, EngineAnswer, EngineFault, EngineJob};
pub use files::{Files, FilesAnswer, FilesFault, FilesJob, Form};

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::book::BookWords;
    use crate::file::envelope::{self, Document};
    use crate::file::out::Said;
    use crate::file::out::Table;
    use crate::file::sealed::{self, SealFault};
    use crate::file::sheet::decode::{BinaryKind, Encoding};
    use crate::file::sheet::range::HeaderChoice;
    use crate::file::sheet::sniff::Delimiter;
    use crate::file::sheet::{Options, SheetFault};
    use crate::model::Currency;
    use crate::model::reading::{Conventions, DateOrder, Decimal};

    fn options() -> Options {
        Options {
            encoding: Some(Encoding::Windows1252),
            delimiter: Some(Delimiter::Semicolon),
            header: HeaderChoice::Row(0),
            keep_totals: true,
            decimal: Some(Decimal::Comma),
            date_order: Some(DateOrder::MonthFirst),
            sheet: Some(2),
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
        messages.push(FromWorker::Failed { id: 2, fault: FilesFault::Picture });
        messages.push(FromWorker::Done { id: 3, answer: FilesAnswer::Codes(vec!["PLA".into()]) });
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
    fn a_workspace_goes_as_a_workbook_and_comes_back() {
        let workspace = crate::model::Workspace::new(crate::model::Uid(7));
        let document = Bytes(envelope::write(&Document::new(workspace)).into_bytes());
        let (words, day) = (BookWords::default(), "2027-06-07".parse().unwrap());
        let run = |job: FilesJob| {
            let sent = encode(&ToWorker { id: 1, job: job.clone() }).unwrap();
            assert_eq!(decode::<ToWorker<FilesJob>>(&sent).unwrap().job, job);
            Files.run(job, &mut |_, _| ControlFlow::Continue(()))
        };
        let made = FilesJob::WriteBook { document: document.clone(), words: words.clone(), day };
        let Ok(FilesAnswer::File(bytes)) = run(made) else { panic!("a workbook is made") };
        let fresh = "00000000-0000-0000-0000-000000000001".to_owned();
        let read = |bytes: &Bytes, fresh: &str| FilesJob::ReadBook {
            bytes: bytes.clone(),
            document: document.clone(),
            words: words.clone(),
            fresh: fresh.to_owned(),
        };
        let back = run(read(&bytes, &fresh)).unwrap();
        assert_eq!(back, FilesAnswer::Book { document: document.clone(), unread: 0 });
        let sent = encode(&back).unwrap();
        assert_eq!(decode::<FilesAnswer>(&sent), Ok(back));
        assert_eq!(run(read(&bytes, "x")), Err(FilesFault::Unwritable));
        let torn = Bytes(b"PK\x03\x04".to_vec());
        assert_eq!(run(read(&torn, &fresh)), Err(FilesFault::Sheet(SheetFault::DamagedBook)));
    }

    #[test]
    fn pictures_are_looked_at_and_broken_ones_refused() {
        let job = |width, grey| FilesJob::Codes { width, grey: Bytes(grey) };
        let run = |job| Files.run(job, &mut |_, _| ControlFlow::Continue(()));
        assert_eq!(run(job(20, vec![9; 400])), Ok(FilesAnswer::Codes(Vec::new())));
        assert_eq!(run(job(0, vec![9; 400])), Err(FilesFault::Picture));
        let sent = encode(&job(20, vec![9; 400])).unwrap();
        assert_eq!(decode::<FilesJob>(&sent), Ok(job(20, vec![9; 400])));
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
