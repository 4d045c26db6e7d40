//! A file of a newer version: it can be looked at and handed on as it is, and nothing of it is
//! changed, kept or written anew.

use super::bring::file_name;
use super::{Session, Stage, ids};
use crate::ui::platform::files;
use leptos::prelude::*;
use plumbline::edit::History;
use plumbline::file::newer::{Glimpse, look};
use plumbline::present::fault::file_fault_text;
use plumbline::present::text::{Text as _, open::OpenText};
use std::sync::Arc;

impl Session {
    /// Shows what is understood of a newer file; whether it is shown.
    pub(super) async fn look_at(self, bytes: Vec<u8>) -> bool {
        let Glimpse { mut document, .. } = match look(&bytes) {
            Ok(glimpse) => glimpse,
            Err(fault) => {
                self.say(&file_fault_text(&fault), false);
                return false;
            }
        };
        if !self.wait_until_saved().await {
            self.say(OpenText::StillUnsaved.say(), false);
            return false;
        }
        // Under an id of its own, so that nothing that is kept is taken for it.
        document.workspace.uid = ids::new_uid();
        self.inner.update_value(|inner| {
            inner.history = History::default();
            inner.queue.close();
        });
        self.turned(document);
        self.looking.set(Some(Arc::new(bytes)));
        self.stage.set(Stage::Open);
        true
    }

    /// Whether the open workspace is only looked at. Then the user is told that nothing changes.
    pub(super) fn only_looks(self) -> bool {
        let looks = self.looking.with_untracked(Option::is_some);
        if looks {
            self.say(OpenText::OnlyLooks.say(), false);
        }
        looks
    }

    /// Hands the file that is looked at on, byte by byte; whether there is one.
    pub(super) fn hand_on(self) -> bool {
        let Some(bytes) = self.looking.get_untracked() else { return false };
        let name = file_name(&self.document.get_untracked(), "json");
        // A browser that takes no file shows that itself.
        _ = files::download(&name, "application/json", &bytes);
        true
    }
}
