//! Bringing a table in: read beside the page, landed in one step.

use super::{Session, ids};
use crate::ui::platform::files;
use crate::ui::platform::worker::WorkError;
use leptos::prelude::*;
use plumbline::edit::{Command, Label, Verb, difference};
use plumbline::file::envelope;
use plumbline::file::import::Plan;
use plumbline::file::out::Table;
use plumbline::file::packet::RespondentId;
use plumbline::file::sheet::{Options, SheetFault, SheetRead};
use plumbline::model::RecordKind;
use plumbline::present::book::{BookChanges, book_command, book_words};
use plumbline::present::register::plain_name;
use plumbline::present::text::{Text as _, book::BookText};
use plumbline::protocol::{Bytes, FilesAnswer, FilesFault, FilesJob, Form};
use plumbline::store::Why;
use std::sync::Arc;

/// Why a table could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadFault {
    /// It is no table.
    Sheet(SheetFault),
    /// The user cancelled.
    Cancelled,
    /// The worker broke down.
    Died,
    /// Page and worker are of different versions.
    Version,
}

/// The media type of a workbook.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A workbook of ours as it was found.
#[derive(Clone, Debug)]
pub struct BookFound {
    /// What it changes in the workspace that is open.
    command: Command,
    /// The same in figures.
    pub changes: BookChanges,
    /// Whether it is the workspace that is open.
    pub is_open: bool,
    /// Cells that cannot be read.
    pub unread: u32,
    /// It as a workspace file.
    pub document: Arc<Vec<u8>>,
}

impl PartialEq for BookFound {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.document, &other.document)
    }
}

impl Session {
    /// Reads a table in the file worker; `on_progress` gets parts of one.
    ///
    /// # Errors
    /// A [`ReadFault`].
    pub async fn read_sheet(
        self,
        bytes: Vec<u8>,
        options: Options,
        on_progress: impl Fn(f64) + 'static,
    ) -> Result<SheetRead, ReadFault> {
        let job = FilesJob::Read { bytes: Bytes(bytes), options };
        match self.file_work(job, on_progress).await? {
            FilesAnswer::Sheet(sheet) => Ok(*sheet),
            _ => Err(ReadFault::Version),
        }
    }

    /// Writes a table as a file in the file worker.
    ///
    /// # Errors
    /// A [`ReadFault`].
    pub async fn write_table(self, table: Table, form: Form) -> Result<Vec<u8>, ReadFault> {
        match self.file_work(FilesJob::Write { table, form }, |_| {}).await? {
            FilesAnswer::File(Bytes(bytes)) => Ok(bytes),
            _ => Err(ReadFault::Version),
        }
    }

    /// Hands the whole workspace to the user as a workbook.
    pub async fn export_book(self) {
        let document = self.document.get_untracked();
        let (workspace, today) = (&document.workspace, self.today());
        let name = workspace.settings().name;
        self.say(BookText::Making.say(), false);
        let job = FilesJob::WriteBook {
            document: Bytes(envelope::write(&document).into_bytes()),
            words: book_words(&name),
            day: today,
        };
        let name = format!("{}_{today}.xlsx", plain_name(&name));
        let taken = match self.file_work(job, |_| {}).await {
            Ok(FilesAnswer::File(Bytes(bytes))) => files::download(&name, XLSX, &bytes),
            _ => false,
        };
        let said = if taken { BookText::Made } else { BookText::NotMade };
        self.say(&said.with(&[("name", &name)]), false);
    }

    /// Reads a workbook of ours in the file worker.
    ///
    /// # Errors
    /// A [`ReadFault`].
    pub async fn read_book(self, bytes: Vec<u8>) -> Result<BookFound, ReadFault> {
        let document = self.document.get_untracked();
        let job = FilesJob::ReadBook {
            bytes: Bytes(bytes),
            document: Bytes(envelope::write(&document).into_bytes()),
            words: book_words(&document.workspace.settings().name),
            fresh: ids::new_uid().to_string(),
        };
        let FilesAnswer::Book { document: read, unread } = self.file_work(job, |_| {}).await?
        else {
            return Err(ReadFault::Version);
        };
        let found = envelope::read(&read.0).map_err(|_| ReadFault::Version)?.workspace;
        let is_open = found.uid == document.workspace.uid;
        let patches = if is_open { difference(&document.workspace, &found) } else { Vec::new() };
        let (command, changes) = book_command(&patches);
        Ok(BookFound { command, changes, is_open, unread, document: Arc::new(read.0) })
    }

    /// Takes what a workbook changes over, as one step; whether it was allowed.
    pub fn take_book(self, found: &BookFound) -> bool {
        let count = found.changes.added + found.changes.changed;
        let label = Label::many(Verb::Import, RecordKind::Project, count);
        self.dispatch(&found.command, label)
    }

    async fn file_work(
        self,
        job: FilesJob,
        on_progress: impl Fn(f64) + 'static,
    ) -> Result<FilesAnswer, ReadFault> {
        let files = self.inner.with_value(|inner| inner.files.clone());
        let told = move |done: u64, total: u64| on_progress(done as f64 / total.max(1) as f64);
        match files.run(job, told).await {
            Ok(answer) => Ok(answer),
            Err(WorkError::Fault(FilesFault::Sheet(SheetFault::Cancelled))) => {
                Err(ReadFault::Cancelled)
            }
            Err(WorkError::Fault(FilesFault::Sheet(fault))) => Err(ReadFault::Sheet(fault)),
            Err(WorkError::Fault(FilesFault::Unwritable)) => Err(ReadFault::Version),
            Err(WorkError::Cancelled) => Err(ReadFault::Cancelled),
            Err(WorkError::Died) => Err(ReadFault::Died),
            // It answers what it was not asked.
            Err(WorkError::Fault(_) | WorkError::NotUnderstood) => Err(ReadFault::Version),
        }
    }

    /// A number at random for somebody who answers on this laptop.
    pub fn new_respondent(self) -> RespondentId {
        let bytes = self.new_uid().0.to_be_bytes();
        std::array::from_fn(|at| bytes.get(at + 8).copied().unwrap_or_default())
    }

    /// The texts of the QR codes in a picture of grey values; none where it cannot be read.
    pub async fn find_codes(self, width: u32, grey: Vec<u8>) -> Vec<String> {
        let files = self.inner.with_value(|inner| inner.files.clone());
        match files.run(FilesJob::Codes { width, grey: Bytes(grey) }, |_, _| ()).await {
            Ok(FilesAnswer::Codes(texts)) => texts,
            _ => Vec::new(),
        }
    }

    /// Whether tables are read on the page itself, since the browser starts no worker for it.
    pub fn reads_here(self) -> bool {
        self.inner.with_value(|inner| inner.files.clone()).works_here()
    }

    /// Stops reading.
    pub fn cancel_reading(self) {
        self.inner.with_value(|inner| inner.files.clone()).cancel();
    }

    /// Lands an import as one step; whether it was allowed.
    pub fn land(self, plan: &Plan) -> bool {
        self.keep_before(Why::Import);
        let command = plan.command(&self.workspace_now(), &mut ids::new_uid);
        let label = Label::many(Verb::Import, plan.kind, plan.records.len());
        self.dispatch(&command, label)
    }
}
