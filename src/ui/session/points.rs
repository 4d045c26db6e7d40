//! Restore points of the open workspace, and the bin of this browser.

use super::{Session, clock};
use leptos::prelude::*;
use plumbline::file::envelope::Document;
use plumbline::model::{Uid, Workspace};
use plumbline::present::fault::{file_fault_text, store_error_text, store_failed_text};
use plumbline::present::safety::DAY_MS;
use plumbline::present::safety::bin::{BIN_DAYS, days_left};
use plumbline::present::text::{Text as _, safety::SafetyText as T};
use plumbline::store::{self, Binned, NamedVersion, Snapshot, Why};

impl Session {
    /// The snapshots of the open workspace; none where the store cannot be asked, which is said.
    pub async fn snapshots(self) -> Vec<Snapshot> {
        let uid = self.document.with_untracked(|document| document.workspace.uid);
        let store = self.inner.with_value(|inner| inner.store.clone());
        match store::snapshots(&*store, uid).await {
            Ok(found) => found,
            Err(error) => {
                self.say(&store_failed_text(&error), false);
                Vec::new()
            }
        }
    }

    /// Keeps the open workspace as it is now as a restore point with a name.
    pub async fn name_version(self, label: &str) {
        if self.refuses() {
            return;
        }
        let label = label.trim().to_owned();
        let name = label.clone();
        self.want_version(NamedVersion { why: Why::Named, label, until_ms: None });
        self.wait_until_idle().await;
        if let Some(error) = self.inner.with_value(|inner| inner.queue.held_up().cloned()) {
            let reason = store_error_text(&error);
            let values = [("name", name.as_str()), ("reason", &reason)];
            self.say(&T::PointHeldUp.with(&values), false);
        }
    }

    /// Keeps the open workspace as it is before something that changes much of it, for as long as
    /// a deleted one waits.
    pub(super) fn keep_before(self, why: Why) {
        let until_ms = Some(clock::now_ms() + BIN_DAYS * DAY_MS);
        self.want_version(NamedVersion { why, label: String::new(), until_ms });
    }

    fn want_version(self, of: NamedVersion) {
        let document = self.document.get_untracked();
        self.inner.update_value(|inner| inner.queue.want(&document, of));
        self.flush();
    }

    /// Gives a restore point another name.
    pub async fn rename_version(self, generation: u64, label: &str) {
        if self.refuses() {
            return;
        }
        self.inner.update_value(|inner| inner.queue.rename(generation, label.trim()));
        self.flush();
        self.wait_until_idle().await;
    }

    /// Lets go of a restore point.
    pub async fn drop_version(self, generation: u64) {
        if self.refuses() {
            return;
        }
        self.inner.update_value(|inner| inner.queue.let_go(generation));
        self.flush();
        self.wait_until_idle().await;
    }

    /// The workspace of a snapshot; `None` where its bytes are not the ones written, which is said.
    pub async fn version(self, snapshot: &Snapshot) -> Option<Workspace> {
        self.version_document(snapshot).await.map(|document| document.workspace)
    }

    async fn version_document(self, snapshot: &Snapshot) -> Option<Document> {
        let store = self.inner.with_value(|inner| inner.store.clone());
        match store::document_of(&*store, snapshot).await {
            Ok(Ok(document)) => return Some(document),
            Ok(Err(fault)) => self.say(&file_fault_text(&fault), false),
            Err(error) => self.say(&store_failed_text(&error), false),
        }
        None
    }

    /// Opens a copy of the workspace as a snapshot holds it; whether it is open now.
    pub async fn copy_version(self, snapshot: &Snapshot, name: String) -> bool {
        match self.version_document(snapshot).await {
            Some(document) => self.adopt_copy(document, name).await,
            None => false,
        }
    }

    /// Looks into the bin. What has waited its time goes.
    pub async fn look_into_bin(self) {
        let store = self.inner.with_value(|inner| inner.store.clone());
        let Ok(found) = store::binned(&*store).await else { return };
        let now_ms = clock::now_ms();
        let (waiting, over): (Vec<Binned>, Vec<Binned>) =
            found.into_iter().partition(|one| days_left(one.deleted_ms, now_ms).is_some());
        for one in over {
            // What cannot be deleted now is tried again at the next start.
            _ = store::purge(&*store, one.uid).await;
        }
        self.bin.set(waiting);
    }

    /// Whether a workspace waits in the bin.
    pub(super) fn is_in_bin(self, uid: Uid) -> bool {
        self.bin.with_untracked(|bin| bin.iter().any(|one| one.uid == uid))
    }

    /// Takes a workspace that is opened out of the bin: what is worked on must not go one day.
    pub(super) async fn take_out_of_bin(self, uid: Uid) {
        if self.is_in_bin(uid) {
            self.bring_back(uid).await;
        }
    }

    /// Brings a workspace back from the bin.
    pub async fn bring_back(self, uid: Uid) {
        let store = self.inner.with_value(|inner| inner.store.clone());
        if let Err(error) = store::unbin(&*store, uid).await {
            self.say(&store_failed_text(&error), false);
        } else {
            self.say(T::BinBroughtBack.say(), false);
        }
        self.look_into_bin().await;
        self.refresh_heads().await;
    }

    /// Deletes a workspace of the bin for good.
    pub async fn delete_for_good(self, uid: Uid) {
        let store = self.inner.with_value(|inner| inner.store.clone());
        if let Err(error) = store::purge(&*store, uid).await {
            self.say(&store_failed_text(&error), false);
        }
        self.look_into_bin().await;
    }
}
