//! Files under a passphrase: locked and unlocked beside the page.

use super::bring::file_name;
use super::{Session, ids};
use crate::ui::platform::worker::WorkError;
use crate::ui::platform::{bases, files};
use leptos::prelude::*;
use plumbline::file::envelope::{self, Document};
use plumbline::file::sealed::{ENTROPY_BYTES, SealFault};
use plumbline::model::Uid;
use plumbline::present::fault::{seal_fault_text, store_failed_text};
use plumbline::present::text::{Text as _, open::OpenText, seal::SealText};
use plumbline::protocol::{Bytes, FilesAnswer, FilesFault, FilesJob};
use plumbline::store::{Here, here};
use std::sync::Arc;

impl Session {
    /// Hands a workspace of this browser to the user as a file under a passphrase.
    ///
    /// # Errors
    /// Why not, as a sentence.
    pub async fn export_sealed(self, uid: Uid, passphrase: String) -> Result<(), String> {
        let (document, is_open) = self.document_of(uid).await?;
        let looked = self.looking.get_untracked().filter(|_| is_open);
        let entropy = ids::entropy(ENTROPY_BYTES);
        let entropy = entropy.ok_or_else(|| seal_fault_text(SealFault::Entropy))?;
        // A file of a newer version is locked as it is.
        let bytes = match looked {
            Some(bytes) => bytes.as_ref().clone(),
            None => envelope::write(&document).into_bytes(),
        };
        let job = FilesJob::Seal { bytes: Bytes(bytes), passphrase, entropy: Bytes(entropy) };
        let file = self.sealing_work(job).await?;
        if !files::download(&file_name(&document, "age"), "application/octet-stream", &file) {
            return Err(SealText::Died.say().to_owned());
        }
        bases::keep(&document).await;
        if is_open && self.inner.with_value(|inner| inner.history.revision() == document.revision) {
            self.note_handed(&file_name(&document, "age"));
        }
        self.inner.update_value(|inner| match is_open {
            // What was changed while it was being locked is not in the file.
            true if inner.history.revision() == document.revision => inner.queue.handed_out(),
            true => {}
            false => inner.queue.forget(uid),
        });
        self.tell();
        Ok(())
    }

    /// The bytes of a file under a passphrase.
    ///
    /// # Errors
    /// Why not, as a sentence.
    pub async fn unseal(self, file: Arc<Vec<u8>>, passphrase: String) -> Result<Vec<u8>, String> {
        let bytes = Bytes(file.as_ref().clone());
        self.sealing_work(FilesJob::Unseal { bytes, passphrase }).await
    }

    async fn sealing_work(self, job: FilesJob) -> Result<Vec<u8>, String> {
        let files = self.inner.with_value(|inner| inner.files.clone());
        match files.run(job, |_, _| ()).await {
            Ok(FilesAnswer::File(bytes)) => Ok(bytes.0),
            Err(WorkError::Fault(FilesFault::Seal(fault))) => Err(seal_fault_text(fault)),
            Err(WorkError::NotUnderstood) => Err(SealText::Old.say().to_owned()),
            Ok(_) | Err(_) => Err(SealText::Died.say().to_owned()),
        }
    }

    /// A workspace of this browser, and whether it is the open one.
    async fn document_of(self, uid: Uid) -> Result<(Arc<Document>, bool), String> {
        let open = self.document.get_untracked();
        if open.workspace.uid == uid {
            return Ok((open, true));
        }
        let store = self.inner.with_value(|inner| inner.store.clone());
        match here(&*store, uid).await {
            Here::Readable(opened) => Ok((Arc::new(opened.document), false)),
            Here::Unreadable(_) => Err(OpenText::DamagedTitle.say().to_owned()),
            Here::Absent => Err(OpenText::NotHere.say().to_owned()),
            Here::Unknown(error) => Err(store_failed_text(&error)),
        }
    }
}
