//! Making, bringing in, handing out and deleting workspaces.

use super::windows::Pen;
use super::{Session, Stage, clock, ids};
use crate::ui::platform::{bases, beside, files};
use leptos::prelude::*;
use plumbline::file::envelope::{self, Document, FileFault};
use plumbline::file::sealed;
use plumbline::model::{Calendar, Currency, Id, LocaleChoice, Settings, Typed, Uid, Workspace};
use plumbline::present::fault::{file_fault_text, store_failed_text};
use plumbline::present::text::{Text as _, open::OpenText};
use plumbline::store::{Chain, Here, Landing, bin, create, here};
use std::sync::Arc;

impl Session {
    /// Makes an empty workspace, keeps and shows it; whether it is open now.
    pub async fn create(self, name: &str) -> bool {
        self.adopt(Document::new(new_workspace(name))).await
    }

    /// Keeps a document that is not in the store yet and shows it; whether it is open now.
    pub async fn adopt(self, document: Document) -> bool {
        if !self.wait_until_saved().await {
            self.say(OpenText::StillUnsaved.say(), false);
            return false;
        }
        let store = self.inner.with_value(|inner| inner.store.clone());
        let kept = create(&*store, &document, clock::now_ms()).await;
        let uid = document.workspace.uid;
        let Pen::Ours(hold) = self.pen_for(uid).await else { return self.open(uid).await };
        // The workspace before it could be changed while this one was written.
        let saved = self.wait_until_saved().await;
        if saved {
            if let Ok(held) = &kept {
                self.see(&held.head);
            }
            self.show(document, (0, Chain::default()), Some(kept));
            self.keep_hold(hold);
        } else {
            self.say(OpenText::StillUnsaved.say(), false);
        }
        // Not waited for: whoever asked goes on to a page before the user can go elsewhere.
        crate::ui::platform::spawn(self.refresh_heads());
        saved
    }

    /// Opens the sample, the one already in this browser, else the one of this site; whether it is
    /// open now.
    pub async fn sample(self) -> bool {
        let Some(text) = files::site_text("sample.json").await else {
            self.say(OpenText::SampleMissing.say(), false);
            return false;
        };
        match envelope::read(text.as_bytes()) {
            Ok(document) => {
                let uid = document.workspace.uid;
                let held = self.heads.with_untracked(|heads| heads.iter().any(|h| h.uid == uid));
                let held = held || self.is_in_bin(uid);
                if held { self.open(uid).await } else { self.adopt(document).await }
            }
            Err(fault) => {
                self.say(&file_fault_text(&fault), false);
                false
            }
        }
    }

    /// Opens a workspace file; whether it is open now. A wrong one is refused with a reason and
    /// nothing changes; what this browser holds is never written over.
    pub async fn open_file(self, bytes: Vec<u8>) -> bool {
        if sealed::is_sealed(&bytes) {
            self.locked.set(Some(Arc::new(bytes)));
            return false;
        }
        let document = match envelope::read(&bytes) {
            Ok(document) => document,
            Err(FileFault::Newer(..)) => return self.look_at(bytes).await,
            Err(fault) => {
                self.say(&file_fault_text(&fault), false);
                return false;
            }
        };
        let uid = document.workspace.uid;
        let store = self.inner.with_value(|inner| inner.store.clone());
        let here = here(&*store, uid).await;
        if let Some(offer) = self.offers(&document, &here) {
            self.offer.set(Some(Arc::new(offer)));
            return false;
        }
        self.land_file(document, here).await
    }

    /// Keeps a document of a file beside what the store holds, and shows it; whether it is open
    /// now.
    pub(super) async fn land_file(self, mut document: Document, here: Here) -> bool {
        let uid = document.workspace.uid;
        bases::keep(&document).await;
        let (opened, words) = match here.landing(&document.revision) {
            Landing::Same => (self.open(uid).await, OpenText::SameVersion),
            Landing::AsItself => (self.adopt(document).await, OpenText::Opened),
            Landing::AsCopy => {
                document.workspace.uid = ids::new_uid();
                let words = match here {
                    Here::Readable(_) => OpenText::OpenedAsCopy,
                    _ => OpenText::OpenedBeside,
                };
                (self.adopt(document).await, words)
            }
        };
        if opened {
            self.say(words.say(), false);
        }
        opened
    }

    /// Hands the workspace to the user as a file.
    pub fn export(self) {
        if self.hand_on() {
            return;
        }
        let document = self.document.get_untracked();
        if hand_out(&document) {
            self.note_handed(&file_name(&document, "json"));
            crate::ui::platform::spawn(async move { bases::keep(&document).await });
            self.inner.update_value(|inner| inner.queue.handed_out());
            self.tell();
        }
    }

    /// Hands a workspace of this browser to the user as a file, open or not.
    pub async fn export_stored(self, uid: Uid) {
        if self.document.with_untracked(|document| document.workspace.uid) == uid {
            self.export();
            return;
        }
        let store = self.inner.with_value(|inner| inner.store.clone());
        match here(&*store, uid).await {
            Here::Readable(opened) => {
                if hand_out(&opened.document) {
                    bases::keep(&opened.document).await;
                    self.inner.update_value(|inner| inner.queue.forget(uid));
                    self.tell();
                }
            }
            Here::Unreadable(_) => self.say(OpenText::DamagedTitle.say(), false),
            Here::Absent => self.say(OpenText::NotHere.say(), false),
            Here::Unknown(error) => self.say(&store_failed_text(&error), false),
        }
    }

    /// Puts a workspace of this browser into the bin. Where it is the open one, another is opened.
    pub async fn delete(self, uid: Uid) {
        let open = self.document.with_untracked(|document| document.workspace.uid) == uid;
        if open && self.only_follows() {
            return;
        }
        if open {
            // Nothing can be changed any more, and no write is left that could bring it back.
            self.stage.set(Stage::Opening);
            self.wait_until_idle().await;
        }
        let store = self.inner.with_value(|inner| inner.store.clone());
        if let Err(error) = bin(&*store, uid, clock::now_ms()).await {
            self.say(&store_failed_text(&error), false);
            if open {
                self.stage.set(Stage::Open);
            }
            return;
        }
        self.inner.update_value(|inner| {
            inner.queue.forget(uid);
            inner.filed.remove(&uid);
            beside::write(&inner.journal.forget(uid));
        });
        beside::change_witness(|witness| witness.forget(uid));
        if open {
            self.close();
        }
        self.tell();
        self.look_into_bin().await;
        self.refresh_heads().await;
        if !open {
            // There may be room now for what there was none for.
            self.flush();
            return;
        }
        let next = self.heads.with_untracked(|heads| heads.first().map(|head| head.uid));
        match next {
            Some(next) => _ = self.open(next).await,
            None => self.stage.set(Stage::Empty),
        }
    }
}

/// Hands a document to the user as a file named after its workspace; whether the browser took it.
fn hand_out(document: &Document) -> bool {
    let text = envelope::write(document);
    files::download(&file_name(document, "json"), "application/json", text.as_bytes())
}

/// The name of a document's file.
pub(super) fn file_name(document: &Document, ending: &str) -> String {
    let name = document.workspace.settings().name;
    let stem: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let stem = if stem.is_empty() { "workspace" } else { stem.as_str() };
    format!("{stem}.plumbline.{ending}")
}

/// An empty workspace with settings guessed from the browser's language.
fn new_workspace(name: &str) -> Workspace {
    let mut workspace = Workspace::new(ids::new_uid());
    let mut calendar = Calendar::empty(ids::new_uid());
    calendar.name = OpenText::DefaultCalendar.say().to_owned();
    let mut settings = Settings::empty(ids::new_uid());
    settings.name = name.to_owned();
    settings.calendar = Some(Id::new(calendar.uid));
    let language = clock::language();
    let (locale, currency) = match language.get(..2) {
        Some("de") => (LocaleChoice::DeDe, Currency::EUR),
        Some("fr") => (LocaleChoice::FrFr, Currency::EUR),
        _ if language == "en-US" => (LocaleChoice::EnUs, Currency::USD),
        _ => (LocaleChoice::EnGb, Currency::GBP),
    };
    settings.locale = Some(locale);
    settings.currency = Some(currency);
    settings.fiscal_start = Some(1);
    workspace.put(Arc::new(calendar));
    workspace.put(Arc::new(settings));
    workspace
}
