//! Keeping the document: every change goes to the store at once, and "saved" is said only after
//! the store has said so. What is still to be kept is decided by the library's queue.

use super::{Session, clock};
use crate::ui::platform::dom;
use leptos::prelude::*;
use plumbline::edit::{Entry, json};
use plumbline::store::{Batch, Store as _, Ticket};

/// How long a workspace is waited for to be saved, and how often it is looked at.
const WAIT_MS: i32 = 5_000;
const LOOK_MS: i32 = 100;
/// Looks after which another write is tried.
const LOOKS_PER_TRY: i32 = 10;

impl Session {
    /// Queues an entry and starts to write unless a batch is under way.
    pub(super) fn queue_entry(self, entry: &Entry) {
        let bytes = json::entry_to_json(entry).to_string().into_bytes();
        let seq = entry.seq;
        self.inner.update_value(|inner| _ = inner.queue.enter(seq, bytes));
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
        self.tell();
        if failed { self.retry_later() } else { self.flush() }
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
