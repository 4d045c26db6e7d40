//! Bringing a table in: read beside the page, landed in one step.

use super::{Session, ids};
use crate::ui::platform::worker::WorkError;
use leptos::prelude::*;
use plumbline::edit::{Label, Verb};
use plumbline::file::import::Plan;
use plumbline::file::out::Table;
use plumbline::file::sheet::{Options, SheetFault, SheetRead};
use plumbline::protocol::{Bytes, FilesAnswer, FilesFault, FilesJob, Form};

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
            FilesAnswer::File(_) => Err(ReadFault::Version),
        }
    }

    /// Writes a table as a file in the file worker.
    ///
    /// # Errors
    /// A [`ReadFault`].
    pub async fn write_table(self, table: Table, form: Form) -> Result<Vec<u8>, ReadFault> {
        match self.file_work(FilesJob::Write { table, form }, |_| {}).await? {
            FilesAnswer::File(Bytes(bytes)) => Ok(bytes),
            FilesAnswer::Sheet(_) => Err(ReadFault::Version),
        }
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
            Err(WorkError::Cancelled) => Err(ReadFault::Cancelled),
            Err(WorkError::Died) => Err(ReadFault::Died),
            // It answers what it was not asked.
            Err(WorkError::Fault(_) | WorkError::NotUnderstood) => Err(ReadFault::Version),
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
        let command = plan.command(&self.workspace_now(), &mut ids::new_uid);
        let label = Label::many(Verb::Import, plan.kind, plan.records.len());
        self.dispatch(&command, label)
    }
}
