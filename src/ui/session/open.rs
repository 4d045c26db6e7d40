//! Opening, making, importing and exporting workspaces.

use super::save::{Queue, SaveState};
use super::{AnyStore, Session, Stage, clock, ids};
use crate::ui::platform::{dom, files, idb::IdbStore, preferences};
use leptos::prelude::*;
use plumbline::edit::History;
use plumbline::file::envelope::{self, Document, FileFault};
use plumbline::model::{Calendar, Currency, Id, LocaleChoice, Settings, Typed, Uid, Workspace};
use plumbline::order::Sorted;
use plumbline::present::fault::{file_fault_text, load_fault_text};
use plumbline::present::text::{Text as _, open::OpenText};
use plumbline::store::{Batch, Head, MemStore, Store as _, StoreError, Write, load};
use std::future::{Future as _, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::Poll;

/// How long the browser may take to open its store.
const OPEN_LIMIT_MS: i32 = 8_000;
const LAST: &str = "last";

impl Session {
    /// Opens the store and in it what was open last.
    pub(super) async fn open_last(self) {
        let (store, memory_only) = match open_store().await {
            Ok(store) => (AnyStore::Idb(store), false),
            Err(_) => (AnyStore::Mem(MemStore::default()), true),
        };
        self.inner.update_value(|inner| {
            inner.store = Rc::new(store);
            inner.queue.memory_only = memory_only;
        });
        if memory_only {
            self.save.set(SaveState::MemoryOnly(0));
        }
        self.refresh_heads().await;
        let last = preferences::read(LAST).and_then(|text| text.parse::<Uid>().ok());
        let heads = self.heads.get_untracked();
        let newest = || heads.iter().max_by_key(|head| head.saved_ms).map(|head| head.uid);
        let known = last.filter(|uid| heads.iter().any(|head| head.uid == *uid));
        match known.or_else(newest) {
            Some(uid) => self.open(uid).await,
            None => self.stage.set(Stage::Empty),
        }
    }

    /// Asks the store again which workspaces it holds.
    pub async fn refresh_heads(self) {
        let store = self.inner.with_value(|inner| inner.store.clone());
        match store.list().await {
            Ok(mut heads) => {
                heads.order_by(|a, b| a.name.cmp(&b.name).then(a.uid.cmp(&b.uid)));
                self.heads.set(heads);
            }
            Err(_) => self.heads.set(Vec::new()),
        }
    }

    /// Opens a workspace of this browser.
    pub async fn open(self, uid: Uid) {
        if !self.wait_until_saved().await {
            self.say(OpenText::StillUnsaved.say(), false);
            return;
        }
        let store = self.inner.with_value(|inner| inner.store.clone());
        let stored = match store.open(uid).await {
            Ok(Some(stored)) => stored,
            Ok(None) => {
                self.say(OpenText::NotHere.say(), false);
                if self.stage.get_untracked() == Stage::Opening {
                    self.stage.set(Stage::Empty);
                }
                return;
            }
            Err(error) => {
                self.say(&OpenText::StoreFailed.with(&[("words", &format!("{error:?}"))]), false);
                self.stage.set(Stage::Empty);
                return;
            }
        };
        match load(&stored) {
            Ok(loaded) if loaded.stopped.is_none() => {
                let seq = loaded.seq;
                let log: usize = stored.log.iter().map(|(_, bytes)| bytes.len()).sum();
                self.show(loaded.document, seq, Some(seq), (stored.log.len(), log));
            }
            // A log that breaks off is not written over: the user decides what happens to it.
            Ok(loaded) => {
                let words = loaded.stopped.map(|fault| load_fault_text(&fault)).unwrap_or_default();
                self.stage.set(Stage::Damaged(Box::new(stored), words));
            }
            Err(fault) => {
                self.stage.set(Stage::Damaged(Box::new(stored), load_fault_text(&fault)));
            }
        }
    }

    /// Shows a document as the open workspace.
    fn show(self, document: Document, seq: u64, kept_seq: Option<u64>, log: (usize, usize)) {
        let uid = document.workspace.uid;
        let memory_only = self.inner.with_value(|inner| inner.queue.memory_only);
        self.inner.update_value(|inner| {
            inner.history = History::after(seq, &document.revision);
            inner.queue = Queue { kept_seq, log, memory_only, ..Queue::default() };
        });
        preferences::keep(LAST, &uid.to_string());
        self.document.set(Arc::new(document));
        self.refresh_labels();
        self.save.set(if memory_only { SaveState::MemoryOnly(0) } else { SaveState::Nothing });
        self.stage.set(Stage::Open);
    }

    /// Waits up to five seconds until all changes are kept; whether they are.
    async fn wait_until_saved(self) -> bool {
        for _ in 0..50 {
            if !self.has_unsaved() {
                return true;
            }
            self.flush();
            dom::pause(100).await;
        }
        false
    }

    /// Makes an empty workspace, keeps and shows it.
    pub async fn create(self, name: &str) {
        let workspace = new_workspace(name);
        self.adopt(Document::new(workspace)).await;
    }

    /// Keeps a document that is not in the store yet and shows it.
    pub async fn adopt(self, document: Document) {
        if !self.wait_until_saved().await {
            self.say(OpenText::StillUnsaved.say(), false);
            return;
        }
        let store = self.inner.with_value(|inner| inner.store.clone());
        let head = Head {
            uid: document.workspace.uid,
            name: document.workspace.settings().name,
            seq: 0,
            saved_ms: clock::now_ms(),
        };
        let bytes = envelope::write(&document).into_bytes();
        let writes = vec![Write::Snapshot { seq: 0, bytes }];
        let kept = store.commit(Batch { head, expect_seq: None, writes }).await;
        let kept_seq = kept.is_ok().then_some(0);
        self.show(document, 0, kept_seq, (0, 0));
        if let Err(error) = kept {
            self.save.set(SaveState::Failed(error, 1));
        }
        self.refresh_heads().await;
    }

    /// Opens the sample: the one already in this browser, else the one of this site.
    pub async fn open_sample(self) {
        match files::site_text("sample.json").await {
            Some(text) => match envelope::read(text.as_bytes()) {
                Ok(document) => {
                    let uid = document.workspace.uid;
                    let held = self.heads.get_untracked().iter().any(|head| head.uid == uid);
                    if held { self.open(uid).await } else { self.adopt(document).await }
                }
                Err(fault) => self.say(&file_fault_text(&fault), false),
            },
            None => self.say(OpenText::SampleMissing.say(), false),
        }
    }

    /// Opens a workspace file. A wrong one is refused with a reason and nothing changes.
    ///
    /// # Errors
    /// The [`FileFault`], after the user has been told.
    pub async fn open_file(self, bytes: Vec<u8>) -> Result<(), FileFault> {
        let mut document = match envelope::read(&bytes) {
            Ok(document) => document,
            Err(fault) => {
                self.say(&file_fault_text(&fault), false);
                return Err(fault);
            }
        };
        let uid = document.workspace.uid;
        let store = self.inner.with_value(|inner| inner.store.clone());
        let held = store.open(uid).await.ok().flatten().and_then(|stored| load(&stored).ok());
        match held {
            Some(held) if held.document.revision == document.revision => {
                self.open(uid).await;
                self.say(OpenText::SameVersion.say(), false);
            }
            // Another version is here: neither may overwrite the other.
            Some(_) => {
                document.workspace.uid = ids::new_uid();
                self.adopt(document).await;
                self.say(OpenText::OpenedAsCopy.say(), false);
            }
            None => {
                self.adopt(document).await;
                self.say(OpenText::Opened.say(), false);
            }
        }
        Ok(())
    }

    /// Hands the workspace to the user as a file.
    pub fn export(self) {
        hand_out(&self.document.get_untracked());
    }

    /// Hands a workspace of this browser to the user as a file, open or not.
    pub async fn export_stored(self, uid: Uid) {
        if self.document.with_untracked(|document| document.workspace.uid) == uid {
            self.export();
            return;
        }
        let store = self.inner.with_value(|inner| inner.store.clone());
        match store.open(uid).await {
            Ok(Some(stored)) => match load(&stored) {
                Ok(loaded) if loaded.stopped.is_none() => hand_out(&loaded.document),
                Ok(loaded) => {
                    let words = loaded.stopped.map(|fault| load_fault_text(&fault));
                    self.say(&words.unwrap_or_default(), false);
                }
                Err(fault) => self.say(&load_fault_text(&fault), false),
            },
            Ok(None) => self.say(OpenText::NotHere.say(), false),
            Err(error) => {
                self.say(&OpenText::StoreFailed.with(&[("words", &format!("{error:?}"))]), false);
            }
        }
    }

    /// Forgets a workspace of this browser and opens another.
    pub async fn delete(self, uid: Uid) {
        let store = self.inner.with_value(|inner| inner.store.clone());
        if let Err(error) = store.delete(uid).await {
            self.say(&OpenText::StoreFailed.with(&[("words", &format!("{error:?}"))]), false);
            return;
        }
        self.refresh_heads().await;
        if self.document.with_untracked(|document| document.workspace.uid) == uid {
            self.inner.update_value(|inner| {
                inner.queue = Queue { memory_only: inner.queue.memory_only, ..Queue::default() };
            });
            self.stage.set(Stage::Opening);
            let next = self.heads.get_untracked().first().map(|head| head.uid);
            match next {
                Some(next) => self.open(next).await,
                None => self.stage.set(Stage::Empty),
            }
        }
    }

    /// Reads the stored version again, letting go of what could not be saved.
    pub async fn reload_stored(self) {
        let uid = self.document.with_untracked(|document| document.workspace.uid);
        self.inner.update_value(|inner| inner.queue.waiting.clear());
        self.open(uid).await;
    }
}

/// Hands a document to the user as a file named after its workspace.
fn hand_out(document: &Document) {
    let name = document.workspace.settings().name;
    let stem: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let stem = if stem.is_empty() { "workspace" } else { stem.as_str() };
    let text = envelope::write(document);
    files::download(&format!("{stem}.plumbline.json"), "application/json", text.as_bytes());
}

/// Opens the browser's store, within a limit: a blocked browser may never answer.
async fn open_store() -> Result<IdbStore, StoreError> {
    let opening = IdbStore::open();
    let limit = dom::pause(OPEN_LIMIT_MS);
    let (mut opening, mut limit) = (pin!(opening), pin!(limit));
    poll_fn(|context| match opening.as_mut().poll(context) {
        Poll::Ready(outcome) => Poll::Ready(outcome),
        Poll::Pending => limit.as_mut().poll(context).map(|()| Err(StoreError::Timeout)),
    })
    .await
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
