//! The file of the open workspace outside the browser: linked, written, read back, noted.

use super::{Session, clock};
use crate::ui::platform::linked::{self, Handle, LinkFault};
use crate::ui::platform::{bases, beside, guest, preferences};
use leptos::prelude::*;
use plumbline::file::envelope;
use plumbline::model::Uid;
use plumbline::present::safety::filed::lag;
use plumbline::present::safety::reminder::{Lag, Later};
use plumbline::present::text::{Text as _, safety::SafetyText as T};
use plumbline::store::FileMark;

fn linked_key(uid: Uid) -> String {
    format!("linked-{uid}")
}

fn later_key(uid: Uid) -> String {
    format!("later-{uid}")
}

impl Session {
    /// Looks up what is known of the file of the workspace that has just been opened.
    pub(super) fn recall_file(self) {
        let uid = self.uid_now();
        let here = self.inner.with_value(|inner| inner.filed.get(&uid).cloned());
        let seen = beside::witness().seen.remove(&uid).and_then(|seen| seen.file);
        self.filed.set(here.into_iter().chain(seen).max_by_key(|file| file.at_ms));
        // The handle itself is looked up when it is written to.
        self.linked.set(preferences::read(&linked_key(uid)).filter(|name| !name.is_empty()));
        self.later.set(preferences::read(&later_key(uid)).and_then(|text| Later::decode(&text)));
    }

    fn uid_now(self) -> Uid {
        self.document.with_untracked(|document| document.workspace.uid)
    }

    /// Notes the newest file of the open workspace.
    fn note_file(self, filed: FileMark) {
        let uid = self.uid_now();
        beside::change_witness(|witness| witness.note_file(uid, filed.clone()));
        // Where nothing is kept beside the store, it is known as long as the window.
        self.inner.update_value(|inner| _ = inner.filed.insert(uid, filed.clone()));
        self.filed.set(Some(filed));
    }

    /// Notes that a file was handed to the browser, which says nothing of where it went.
    pub(super) fn note_handed(self, name: &str) {
        let seq = self.inner.with_value(|inner| inner.history.seq());
        let (at_ms, name) = (clock::now_ms(), name.to_owned());
        self.note_file(FileMark { seq, at_ms, is_verified: false, name });
    }

    /// How far the newest file lags behind; followed.
    pub fn lag(self) -> Lag {
        let filed = self.filed.get();
        self.document.track();
        self.inner
            .with_value(|inner| lag(filed.as_ref(), inner.history.seq(), inner.history.entries()))
    }

    /// Puts the reminder off.
    pub fn remind_later(self) {
        let changes = self.lag().changes;
        let later = Later { at_ms: clock::now_ms(), changes };
        preferences::keep(&later_key(self.uid_now()), &later.encode());
        self.later.set(Some(later));
    }

    /// Saves a file: to the linked one, to one that is chosen now, or as a download where this
    /// browser cannot write files. It has to be asked for by a press.
    pub async fn save_file(self) {
        if !linked::is_supported() || self.looking.with_untracked(Option::is_some) {
            self.export();
            return;
        }
        let uid = self.uid_now();
        let known = match self.linked.get_untracked() {
            // A file that cannot be found again is chosen anew.
            Some(_) => linked::linked(uid).await.ok().flatten(),
            None => None,
        };
        let handle = match known {
            Some(handle) => handle,
            None => match self.link_file().await {
                Some(handle) => handle,
                None => return,
            },
        };
        let name = handle.name();
        match self.write_file(&handle).await {
            Ok(true) => self.say(&T::FileWritten.with(&[("name", &name)]), false),
            Ok(false) => self.say(&T::FileDiffers.with(&[("name", &name)]), false),
            Err(fault) => self.say_link_fault(&name, &fault),
        }
    }

    /// Has the user choose the file that is written from now on.
    pub async fn link_file(self) -> Option<Handle> {
        if self.only_looks() {
            return None;
        }
        let uid = self.uid_now();
        let name = super::bring::file_name(&self.document.get_untracked(), "json");
        let handle = match linked::pick(&name).await {
            Ok(handle) => handle,
            Err(fault) => {
                self.say_link_fault(&name, &fault);
                return None;
            }
        };
        // A guest's window remembers nothing; where it cannot be remembered, it is asked for again.
        if !guest::is_guest()
            && linked::link(uid, Some(&handle)).await.is_ok()
            && self.uid_now() == uid
        {
            self.set_linked(Some(handle.name()));
        }
        Some(handle)
    }

    /// Forgets the linked file, which stays as it is.
    pub async fn unlink_file(self) {
        if linked::link(self.uid_now(), None).await.is_ok() {
            self.set_linked(None);
        }
    }

    fn set_linked(self, name: Option<String>) {
        preferences::keep(&linked_key(self.uid_now()), name.as_deref().unwrap_or_default());
        self.linked.set(name);
    }

    /// Writes the open workspace and reads it back; whether the file holds it.
    async fn write_file(self, handle: &Handle) -> Result<bool, LinkFault> {
        handle.permit().await?;
        // What is written is what is open now, whatever is changed meanwhile.
        let document = self.document.get_untracked();
        let seq = self.inner.with_value(|inner| inner.history.seq());
        let mark = self.mark();
        let bytes = envelope::write(&document).into_bytes();
        handle.write(&bytes).await?;
        if handle.read().await? != bytes {
            return Ok(false);
        }
        // A version that lies in a file may come back changed: a merge starts from it.
        bases::keep(&document).await;
        if self.uid_now() == document.workspace.uid {
            let (at_ms, name) = (clock::now_ms(), handle.name());
            self.note_file(FileMark { seq, at_ms, is_verified: true, name });
        }
        if self.mark() == mark {
            self.inner.update_value(|inner| inner.queue.handed_out());
            self.tell();
        }
        Ok(true)
    }

    fn say_link_fault(self, name: &str, fault: &LinkFault) {
        match fault {
            LinkFault::Cancelled => {}
            LinkFault::Denied => self.say(&T::FileDenied.with(&[("name", name)]), false),
            LinkFault::Failed(words) => {
                self.say(&T::FileFailed.with(&[("name", name), ("words", words)]), false);
            }
        }
    }
}
