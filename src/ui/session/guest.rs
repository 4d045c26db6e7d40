//! Forgetting everything this window holds.

use super::{AnyStore, Session, Stage};
use leptos::prelude::*;
use plumbline::store::{MemStore, SaveQueue};
use std::rc::Rc;

impl Session {
    /// Forgets everything this window holds, saved or not.
    pub fn forget_all(self) {
        self.close();
        self.inner.update_value(|inner| {
            inner.store = Rc::new(AnyStore::Mem(MemStore::default()));
            inner.queue = SaveQueue::new(true);
            inner.filed.clear();
        });
        self.inbox.set(None);
        self.heads.set(Vec::new());
        self.tell();
        self.stage.set(Stage::Empty);
    }
}
