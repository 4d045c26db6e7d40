//! What a start found: going on from it, or saying what is there and what is not.

use super::windows::Pen;
use super::{AnyStore, Session, Stage};
use crate::ui::platform::{beside, files};
use leptos::prelude::*;
use plumbline::file::envelope::Document;
use plumbline::model::Uid;
use plumbline::present::fault::{file_fault_text, note_text, store_failed_text};
use plumbline::present::text::{Text as _, open::OpenText};
use plumbline::store::{
    Branch, Found, Head, Held, JournalWrite, Note, Opened, Outcome, Sighting, Start, history,
    quarantine, raw,
};
use std::sync::Arc;

/// What the start of the open workspace found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The rungs it stood on; none where all was whole.
    pub notes: Vec<Note>,
    /// Changes of another window that nobody has saved.
    pub branch: Option<Branch>,
    /// Workspaces that were seen in this browser and are no longer there.
    pub vanished: Vec<(Uid, Sighting)>,
}

/// A workspace that cannot be read in full.
#[derive(Clone, Debug, PartialEq)]
pub struct Damage {
    /// The workspace.
    pub uid: Uid,
    /// What was found, a sentence each.
    pub words: Vec<String>,
    /// What of it can be read.
    pub readable: Option<Arc<Document>>,
}

impl Session {
    /// What lies beside the store of a workspace: its journal, and what was last seen of it.
    pub(super) fn beside_of(self, uid: Uid) -> (Vec<(String, Vec<u8>)>, Option<Sighting>) {
        let (is_mem, prefix) = self.inner.with_value(|inner| {
            (matches!(*inner.store, AnyStore::Mem(_)), inner.journal.prefix_of(uid))
        });
        if is_mem {
            return (Vec::new(), None);
        }
        let rows = beside::under(&prefix).into_iter();
        let journal = rows.map(|(key, text)| (key, text.into_bytes())).collect();
        (journal, beside::witness().seen.remove(&uid))
    }

    /// Notes beside the store what it has confirmed of a workspace.
    pub(super) fn see(self, head: &Head) {
        if self.inner.with_value(|inner| matches!(*inner.store, AnyStore::Idb(_))) {
            beside::change_witness(|witness| witness.note(head));
        }
    }

    /// Opens what a start came to; whether it is open now. What breaks off is not written over:
    /// the user decides what happens to it.
    pub(super) async fn stand_on(self, uid: Uid, start: Start, found: Found, pen: Pen) -> bool {
        let store = self.inner.with_value(|inner| inner.store.clone());
        let is_stray = |row: &&(String, Vec<u8>)| start.strays.contains(&row.0);
        let strays: Vec<_> = found.journal.iter().filter(is_stray).cloned().collect();
        if let Err(error) = quarantine(&*store, uid, &start.damaged, &strays).await {
            self.say(&store_failed_text(&error), false);
        } else {
            let gone = strays.into_iter().map(|(key, _)| JournalWrite::Remove(key));
            beside::write(&gone.collect::<Vec<_>>());
        }
        let mut words: Vec<String> = start.notes.iter().map(note_text).collect();
        let readable = match start.outcome {
            Outcome::Opened(opened) if opened.is_complete => {
                match pen {
                    Pen::Ours(hold) => {
                        self.go_on(uid, *opened, start.notes, found).await;
                        self.keep_hold(hold);
                    }
                    Pen::Taken => self.go_along_with(*opened, start.notes),
                }
                return true;
            }
            Outcome::Opened(opened) => Some(Arc::new(opened.document)),
            Outcome::Salvaged(document, count) => {
                words.push(OpenText::Salvaged.with(&[("count", &count.to_string())]));
                Some(Arc::new(*document))
            }
            Outcome::Lost(seen) => {
                self.stage.set(Stage::Vanished(vec![(uid, seen)]));
                return false;
            }
            Outcome::Newer(format, schema) => {
                let fault = plumbline::file::envelope::FileFault::Newer(format, schema);
                words.push(file_fault_text(&fault));
                None
            }
            Outcome::Absent | Outcome::Unreadable => None,
        };
        self.stage.set(Stage::Damaged(Box::new(Damage { uid, words, readable })));
        false
    }

    /// Goes on where everything that was confirmed is there.
    async fn go_on(self, uid: Uid, opened: Opened, notes: Vec<Note>, found: Found) {
        let place = (opened.seq, opened.chain);
        let held = Held::of(&opened, uid, found.head);
        self.see(&held.head);
        self.inner.update_value(|inner| {
            for (key, bytes) in &found.journal {
                if opened.settled.contains(key) {
                    inner.journal.inherit(key, &String::from_utf8_lossy(bytes));
                }
            }
            inner.journal.acked(uid, held.head.seq);
        });
        let owes = !held.owed.is_empty();
        self.show(opened.document, place, Some(Ok(held)));
        self.report.update(|report| (report.notes, report.branch) = (notes, opened.branch));
        if owes {
            self.flush();
        }
        crate::ui::platform::spawn(self.remember(place));
    }

    /// Follows the window that writes, from what that has saved.
    fn go_along_with(self, opened: Opened, notes: Vec<Note>) {
        let place = (opened.seq, opened.chain);
        self.show(opened.document, place, None);
        self.begin_to_follow(place);
        self.report.update(|report| (report.notes, report.branch) = (notes, opened.branch));
        crate::ui::platform::spawn(self.remember(place));
    }

    /// Reads the steps before the start, so that they can be undone as well.
    async fn remember(self, place: (u64, plumbline::store::Chain)) {
        if !self.wait_until_saved().await {
            return;
        }
        let uid = self.document.with_untracked(|document| document.workspace.uid);
        let (store, mark) =
            self.inner.with_value(|inner| (inner.store.clone(), inner.queue.mark()));
        let Ok((entries, lengths)) = history(&*store, uid, place).await else { return };
        let mut is_same = false;
        self.inner.update_value(|inner| {
            is_same = inner.queue.mark().is_same_opening(mark);
            if is_same {
                inner.history.remember(entries);
                inner.queue.know_lengths(mark, lengths);
            }
        });
        if is_same {
            self.refresh_labels();
        }
    }

    /// Opens the changes of another window as a copy.
    pub async fn open_branch(self) {
        let Some(branch) = self.report.with_untracked(|report| report.branch.clone()) else {
            return;
        };
        let mut copy = branch.document.clone();
        copy.workspace.uid = self.new_uid();
        if self.adopt(copy).await {
            drop_keys(&branch);
        }
    }

    /// Lets go of the changes of another window.
    pub fn drop_branch(self) {
        self.report.update(|report| {
            if let Some(branch) = report.branch.take() {
                drop_keys(&branch);
            }
        });
    }

    /// Hands out all that is stored of a workspace, byte by byte, and what lies beside it.
    pub async fn hand_out_raw(self, uid: Uid) {
        let store = self.inner.with_value(|inner| inner.store.clone());
        let mut bytes = match raw(&*store, uid).await {
            Ok(bytes) => bytes,
            Err(error) => return self.say(&store_failed_text(&error), false),
        };
        for (key, text) in self.beside_of(uid).0 {
            bytes.extend_from_slice(format!("--- {key} {}\n", text.len()).as_bytes());
            bytes.extend_from_slice(&text);
            bytes.push(b'\n');
        }
        files::download("plumbline-stored.txt", "application/octet-stream", &bytes);
    }

    /// Goes on without workspaces that the browser has lost.
    pub fn forget_vanished(self) {
        beside::change_witness(|witness| {
            let lost = witness.missing(&self.heads.get_untracked());
            for (uid, _) in lost {
                witness.forget(uid);
            }
        });
        self.report.update(|report| report.vanished.clear());
        if self.stage.with_untracked(|stage| matches!(stage, Stage::Vanished(_))) {
            self.stage.set(Stage::Empty);
        }
    }
}

fn drop_keys(branch: &Branch) {
    let writes: Vec<JournalWrite> = branch.keys.iter().cloned().map(JournalWrite::Remove).collect();
    beside::write(&writes);
}
