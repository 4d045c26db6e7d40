//! Opening the store and the workspaces in it, and turning from one to another.

use super::windows::Pen;
use super::{AnyStore, Report, Role, Session, Stage};
use crate::ui::platform::{beside, dom, guest, idb::IdbStore, preferences};
use leptos::prelude::*;
use plumbline::edit::History;
use plumbline::file::envelope::Document;
use plumbline::model::{Uid, Workspace};
use plumbline::order::Sorted;
use plumbline::present::fault::store_failed_text;
use plumbline::present::text::{Text as _, open::OpenText};
use plumbline::store::{
    Chain, Found, Head, Held, Mark, MemStore, Outcome, SaveQueue, Start, StoreError, fetch,
    fetch_to_follow, list,
};
use std::future::{Future as _, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::Poll;

/// How long the browser may take to open its store.
const OPEN_LIMIT_MS: i32 = 8_000;
/// Readings of a workspace after which one that is edited all the while is left alone.
const READINGS_MAX: usize = 10;
const LAST: &str = "last";

impl Session {
    /// Opens the store and in it what was open last.
    pub async fn open_last(self) {
        self.stage.set(Stage::Opening);
        if guest::is_guest() {
            return self.without_store().await;
        }
        match open_store().await {
            Ok(store) => self.use_store(AnyStore::Idb(store), false).await,
            Err(StoreError::Blocked) => self.without_store().await,
            // A store that fails is no empty store: the user decides.
            Err(error) => self.stage.set(Stage::Unread(error)),
        }
    }

    /// Goes on without the browser's store: everything lives in this window only.
    pub async fn without_store(self) {
        self.use_store(AnyStore::Mem(MemStore::default()), true).await;
    }

    async fn use_store(self, store: AnyStore, memory_only: bool) {
        let heads = match list(&store).await {
            Ok(heads) => sorted(heads),
            Err(error) => return self.stage.set(Stage::Unread(error)),
        };
        self.inner.update_value(|inner| {
            inner.store = Rc::new(store);
            inner.queue = SaveQueue::new(memory_only);
        });
        if !memory_only {
            self.listen();
        }
        self.tell();
        self.heads.set(heads.clone());
        // What has waited its time in the bin goes.
        crate::ui::platform::spawn(self.look_into_bin());
        let last = preferences::read(LAST).and_then(|text| text.parse::<Uid>().ok());
        let newest = || heads.iter().max_by_key(|head| head.saved_ms).map(|head| head.uid);
        let known = last.filter(|uid| heads.iter().any(|head| head.uid == *uid));
        let vanished = if memory_only { Vec::new() } else { beside::witness().missing(&heads) };
        match known.or_else(newest) {
            Some(uid) => _ = self.open(uid).await,
            None if vanished.is_empty() => self.stage.set(Stage::Empty),
            None => return self.stage.set(Stage::Vanished(vanished)),
        }
        self.report.update(|report| report.vanished = vanished);
    }

    /// Asks the store again which workspaces it holds.
    pub async fn refresh_heads(self) {
        let store = self.inner.with_value(|inner| inner.store.clone());
        match list(&*store).await {
            Ok(heads) => self.heads.set(sorted(heads)),
            // What was known of them stays.
            Err(error) => self.say(&store_failed_text(&error), false),
        }
    }

    /// Opens a workspace of this browser; whether it is open now.
    pub async fn open(self, uid: Uid) -> bool {
        self.turn_to(uid, false).await
    }

    /// Reads the stored version again, letting go of what could not be saved.
    pub async fn reload_stored(self) {
        let uid = self.document.with_untracked(|document| document.workspace.uid);
        self.wait_until_idle().await;
        self.turn_to(uid, true).await;
    }

    pub(super) async fn turn_to(self, uid: Uid, letting_go: bool) -> bool {
        self.take_out_of_bin(uid).await;
        let pen = self.pen_for(uid).await;
        let Some(read) = self.read_at_rest(uid, letting_go, &pen).await else {
            self.say(OpenText::StillUnsaved.say(), false);
            return false;
        };
        let (start, found) = match read {
            Ok(read) => read,
            Err(error) => {
                self.say(&store_failed_text(&error), false);
                self.nothing_opened();
                return false;
            }
        };
        if matches!(start.outcome, Outcome::Absent) {
            self.say(OpenText::NotHere.say(), false);
            self.nothing_opened();
            return false;
        }
        if letting_go {
            self.inner.update_value(|inner| inner.queue.close());
            self.tell();
        }
        self.stand_on(uid, start, found, pen).await
    }

    /// What the store holds, read while the open workspace was saved and nobody changed it;
    /// `None` where it cannot be saved. Whoever lets go does not wait for that.
    async fn read_at_rest(
        self,
        uid: Uid,
        letting_go: bool,
        pen: &Pen,
    ) -> Option<Result<(Start, Found), StoreError>> {
        let store = self.inner.with_value(|inner| inner.store.clone());
        for _ in 0..READINGS_MAX {
            if !letting_go && !self.wait_until_saved().await {
                return None;
            }
            let before = self.mark();
            let (journal, witness) = self.beside_of(uid);
            let read = match pen {
                Pen::Ours(_) => fetch(&*store, uid, journal, witness).await,
                Pen::Taken => fetch_to_follow(&*store, uid, journal, witness).await,
            };
            if letting_go || self.mark() == before {
                return Some(read);
            }
        }
        None
    }

    pub(super) fn mark(self) -> Mark {
        self.inner.with_value(|inner| inner.queue.mark())
    }

    /// Where nothing was open before either, the first page is shown.
    fn nothing_opened(self) {
        if self.stage.with_untracked(|stage| matches!(stage, Stage::Opening)) {
            self.stage.set(Stage::Empty);
        }
    }

    /// Shows a document as the open workspace, at its newest record and the link that makes; `held`
    /// as the save queue takes it, `None` where this window only follows.
    pub(super) fn show(
        self,
        document: Document,
        (seq, chain): (u64, Chain),
        held: Option<Result<Held, StoreError>>,
    ) {
        let uid = document.workspace.uid;
        let failed = matches!(held, Some(Err(_)));
        self.inner.update_value(|inner| {
            inner.history = History::after(seq, &document.revision);
            match held {
                Some(held) => inner.queue.open(uid, (seq, chain), held),
                None => inner.queue.close(),
            }
        });
        preferences::keep(LAST, &uid.to_string());
        self.report.set(Report::default());
        self.turned(document);
        self.recall_file();
        self.stage.set(Stage::Open);
        self.tidy_later();
        if failed {
            self.retry_later();
        }
    }

    /// Lets go of the open workspace, with all that could bring it back.
    pub(super) fn close(self) {
        self.inner.update_value(|inner| {
            inner.history = History::default();
            inner.queue.close();
        });
        self.turned(Document::new(Workspace::new(Uid(0))));
    }

    pub(super) fn turned(self, document: Document) {
        self.merging.set(None);
        self.looking.set(None);
        self.role.set(Role::Writes);
        self.inner.update_value(|inner| inner.windows.turn_to(document.workspace.uid));
        self.document.set(Arc::new(document));
        self.refresh_labels();
        // An offer to undo was one for the workspace before.
        let offers = |toast: &Option<super::Toast>| toast.as_ref().is_some_and(|t| t.offers_undo);
        if self.toast.with_untracked(offers) {
            self.toast.set(None);
        }
        self.tell();
    }
}

fn sorted(mut heads: Vec<Head>) -> Vec<Head> {
    heads.order_by(|a, b| a.name.cmp(&b.name).then(a.uid.cmp(&b.uid)));
    heads
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
