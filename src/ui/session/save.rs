//! Keeping the document: every change goes to the store at once, and "saved" is said only after
//! the store has said so. What is still to be kept is decided by the library's queue.

use super::{Session, clock};
use crate::ui::platform::{beside, dom};
use leptos::prelude::*;
use plumbline::edit::Entry;
use plumbline::store::layout::key::{self, Span};
use plumbline::store::{Batch, Store as _, Ticket, Word, history};

/// How long a workspace is waited for to be saved, and how often it is looked at.
const WAIT_MS: i32 = 5_000;
const LOOK_MS: i32 = 100;
/// The rest between a write and putting order into what is stored: the browser flushes the storage
/// beside the store only so many times an hour.
const TIDY_MS: u32 = 5_000;
/// Looks after which another write is tried.
const LOOKS_PER_TRY: i32 = 10;

impl Session {
    /// Puts an entry into the journal at once, queues it and starts to write unless a batch is
    /// under way.
    pub(super) fn queue_entry(self, entry: &Entry) {
        let uid = self.document.with_untracked(|document| document.workspace.uid);
        self.inner.update_value(|inner| {
            let Some(record) = inner.queue.enter(entry) else { return };
            if matches!(*inner.store, super::AnyStore::Idb(_)) {
                beside::write(&inner.journal.enter(uid, entry.seq, &record));
            }
        });
        self.tell();
        self.flush();
    }

    /// Says how the newest change is kept.
    pub(super) fn tell(self) {
        let (state, at_risk) =
            self.inner.with_value(|inner| (inner.queue.state(), inner.queue.loses_on_close()));
        self.save.set(state);
        if self.at_risk.get_untracked() != at_risk {
            self.at_risk.set(at_risk);
        }
        self.notice_fence();
    }

    /// Writes what waits.
    pub fn flush(self) {
        let document = self.document.get_untracked();
        let mut taken = None;
        self.inner.update_value(|inner| taken = inner.queue.take(&document, clock::now_ms()));
        if let Some((ticket, batch)) = taken {
            crate::ui::platform::spawn(self.write(ticket, batch));
        }
    }

    async fn write(self, ticket: Ticket, batch: Batch) {
        let store = self.inner.with_value(|inner| inner.store.clone());
        let outcome = store.commit(batch).await;
        let failed = outcome.is_err();
        let mut ours = false;
        self.inner.update_value(|inner| ours = inner.queue.settle(ticket, outcome));
        if !ours {
            return;
        }
        if self.inner.with_value(|inner| inner.queue.doubts()) {
            self.look_at_head().await;
        }
        self.confirm();
        self.find_own_in_log().await;
        self.tell();
        if failed {
            self.retry_later();
        } else {
            self.tell_windows(Word::Saved);
            self.flush();
        }
    }

    /// Finds out whether it is a write of this window that fences it: its answer may have been
    /// lost.
    async fn look_at_head(self) {
        let uid = self.document.with_untracked(|document| document.workspace.uid);
        let (store, mark) =
            self.inner.with_value(|inner| (inner.store.clone(), inner.queue.mark()));
        if let Ok(rows) = store.read(&[Span::one(key::head(uid))]).await {
            let head = rows.first().map(|(_, bytes)| bytes.as_slice());
            self.inner.update_value(|inner| inner.queue.learn(mark, head));
        }
    }

    /// Finds out which of the changes that wait another window has taken over from the journal: those
    /// are saved.
    pub(super) async fn find_own_in_log(self) {
        let (uid, store) = (self.open_uid(), self.inner.with_value(|inner| inner.store.clone()));
        let (mark, waiting) =
            self.inner.with_value(|inner| (inner.queue.mark(), inner.queue.fenced_off()));
        let Some((first, last)) = waiting else { return };
        if let Ok(log) = store.read(&[key::log_span(uid, first, last)]).await {
            self.inner.update_value(|inner| inner.queue.found(mark, &log));
        }
    }

    /// Tells the journal how far the store has confirmed.
    fn confirm(self) {
        self.inner.update_value(|inner| {
            if let Some(head) = inner.queue.head() {
                inner.journal.acked(head.uid, head.seq);
            }
        });
        self.tidy_later();
    }

    /// Puts order into what is stored after a while. There is one such timer.
    pub(super) fn tidy_later(self) {
        self.inner.update_value(|inner| {
            if inner.tidying.is_none() {
                let tidy = move || crate::ui::platform::spawn(self.tidy());
                inner.tidying = dom::after(TIDY_MS, tidy);
            }
        });
    }

    /// Drops what the journal need not hold any more, notes what was confirmed, reads new
    /// snapshots back, and lets go of what lies behind them.
    async fn tidy(self) {
        self.inner.update_value(|inner| inner.tidying = None);
        self.note_confirmed();
        let mut check = None;
        self.inner.update_value(|inner| check = inner.queue.take_check());
        let Some(check) = check else { return };
        let store = self.inner.with_value(|inner| inner.store.clone());
        let (uid, mark) = (check.snapshot().uid, self.inner.with_value(|inner| inner.queue.mark()));
        let parts = store.read(&[key::parts(uid, check.snapshot().generation)]).await;
        let at = self.inner.with_value(|inner| inner.queue.head().map(|h| (h.seq, h.chain)));
        let lengths = match at {
            Some(at) => history(&*store, uid, at).await.ok().map(|(_, lengths)| lengths),
            None => None,
        };
        // A snapshot that could not be read is neither sound nor wrong.
        let Ok(parts) = parts else { return };
        let is_sound = check.is_sound(&parts);
        self.inner.update_value(|inner| {
            inner.queue.checked(&check, is_sound);
            if let Some(lengths) = lengths {
                inner.queue.know_lengths(mark, lengths);
            }
        });
        self.flush();
        self.tidy_later();
    }

    /// Notes beside the store what it has confirmed.
    fn note_confirmed(self) {
        self.inner.update_value(|inner| {
            if !matches!(*inner.store, super::AnyStore::Idb(_)) {
                return;
            }
            beside::write(&inner.journal.due(clock::now_ms()));
            if let Some(head) = inner.queue.head() {
                beside::change_witness(|witness| witness.note(head));
            }
        });
    }

    /// The window is hidden or goes: what waits is written, and a snapshot where one is worth it.
    pub fn hide(self) {
        self.inner.update_value(|inner| inner.queue.hidden());
        self.flush();
        self.note_confirmed();
    }

    /// Tries again after a pause, where that is not in vain. There is one such timer.
    pub(super) fn retry_later(self) {
        self.inner.update_value(|inner| {
            if let Some(timer) = inner.retry.take() {
                timer.clear();
            }
            let pause = inner.queue.retry_ms();
            inner.retry = pause.and_then(|pause| dom::after(pause, move || self.flush()));
        });
    }

    /// Whether turning to another workspace now would lose something.
    pub(super) fn loses_on_switch(self) -> bool {
        self.inner.with_value(|inner| inner.queue.loses_on_switch())
    }

    /// Waits a while until store or file have all changes; whether they have.
    pub(super) async fn wait_until_saved(self) -> bool {
        for look in 0..WAIT_MS / LOOK_MS {
            if !self.loses_on_switch() {
                return true;
            }
            if look % LOOKS_PER_TRY == 0 {
                self.flush();
            }
            if !self.inner.with_value(|inner| inner.queue.can_still_be_saved()) {
                return false;
            }
            dom::pause(LOOK_MS).await;
        }
        false
    }

    /// Waits a while until no write is under way.
    pub(super) async fn wait_until_idle(self) {
        for _ in 0..WAIT_MS / LOOK_MS {
            if !self.inner.with_value(|inner| inner.queue.is_busy()) {
                return;
            }
            dom::pause(LOOK_MS).await;
        }
    }

    /// Saves, and gives whether the page may be loaded anew without losing anything.
    pub async fn safe_to_reload(self) -> bool {
        self.wait_until_saved().await
            && !self.inner.with_value(|inner| inner.queue.loses_on_close())
    }
}
