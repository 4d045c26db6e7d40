//! Going along the history: back and on to a step, and a copy of the workspace as it was.

use super::Session;
use leptos::prelude::*;
use plumbline::edit::rewind;
use plumbline::file::envelope::Document;
use plumbline::present::safety::steps::{Step, steps};
use plumbline::present::text::{Text as _, safety::SafetyText as T};
use std::sync::Arc;

impl Session {
    /// The steps of the open workspace, newest first; followed.
    pub fn steps(self) -> Vec<Step> {
        self.document.track();
        self.inner.with_value(|inner| {
            let history = &inner.history;
            steps(history.entries(), history.undoable(), history.redoable())
        })
    }

    /// Undoes so many steps, or where negative does so many again.
    pub fn go_along(self, undos: i64) {
        if self.refuses() {
            return;
        }
        for _ in 0..undos.unsigned_abs() {
            if undos > 0 { self.undo() } else { self.redo() }
        }
        let count = undos.unsigned_abs().to_string();
        let words = match undos {
            0 => return,
            1 => T::HistoryWentOne.say().to_owned(),
            -1 => T::HistoryWentOnOne.say().to_owned(),
            2.. => T::HistoryWent.with(&[("count", &count)]),
            _ => T::HistoryWentOn.with(&[("count", &count)]),
        };
        self.say(&words, false);
    }

    /// Opens a copy of the workspace as it was after a step; whether it is open now.
    pub async fn copy_step(self, step: Step, name: String) -> bool {
        let now = self.plan_now();
        let then = self.inner.with_value(|inner| rewind(&now, inner.history.entries(), step.seq));
        let Ok(then) = then else {
            self.say(T::HistoryCopyFailed.say(), false);
            return false;
        };
        let opened = self.adopt_copy(Document::new(then), name).await;
        if opened {
            self.say(&T::HistoryCopied.with(&[("what", &step.label)]), false);
        }
        opened
    }

    /// Opens a document as a workspace of its own, under a name; whether it is open now.
    pub async fn adopt_copy(self, mut document: Document, name: String) -> bool {
        document.workspace.uid = self.new_uid();
        let mut settings = document.workspace.settings();
        settings.name = name;
        document.workspace.put(Arc::new(settings));
        self.adopt(document).await
    }
}
