//! Showing what another window has saved, as it is saved.

use super::{Role, Session, Stage};
use crate::ui::platform::spawn;
use leptos::prelude::*;
use plumbline::present::text::{Text as _, windows::WindowsText as T};
use plumbline::store::{Further, Tail, tail};
use std::sync::Arc;

impl Session {
    /// Shows what another window has saved meanwhile, where this one follows.
    pub fn follow_on(self) {
        let mut begins = false;
        self.inner.update_value(|inner| {
            let windows = &mut inner.windows;
            begins = !windows.reads;
            (windows.reads, windows.reads_again) = (true, !begins);
        });
        if begins {
            spawn(self.read_on());
        }
    }

    async fn read_on(self) {
        let mut again = true;
        while again {
            self.inner.update_value(|inner| inner.windows.reads_again = false);
            self.read_tail().await;
            self.inner.update_value(|inner| {
                again = inner.windows.reads_again;
                inner.windows.reads = again;
            });
        }
    }

    async fn read_tail(self) {
        let follows = || matches!(self.role.get_untracked(), Role::Follows | Role::Waits);
        if !follows() || !self.is_open() {
            return;
        }
        let document = self.document.get_untracked();
        let (store, place) =
            self.inner.with_value(|inner| (inner.store.clone(), inner.windows.place));
        let found = tail(&*store, &document, place).await;
        if !follows() || !Arc::ptr_eq(&document, &self.document.get_untracked()) {
            return;
        }
        match found {
            Ok(Tail::On(further)) => self.show_further(*further),
            Ok(Tail::Apart) => _ = self.turn_to(document.workspace.uid, true).await,
            Ok(Tail::Gone) => self.leave_gone().await,
            // What cannot be read now is read with the next word.
            Ok(Tail::Same) | Err(_) => {}
        }
    }

    fn show_further(self, further: Further) {
        self.inner.update_value(|inner| {
            inner.windows.place = further.place;
            for entry in further.entries {
                inner.history.follow(entry);
            }
        });
        self.document.set(Arc::new(further.document));
        self.refresh_labels();
    }

    /// The workspace was put into the bin in another window.
    pub(super) async fn leave_gone(self) {
        self.close();
        self.stage.set(Stage::Empty);
        self.say(T::Gone.say(), false);
        self.look_into_bin().await;
        self.refresh_heads().await;
    }
}
