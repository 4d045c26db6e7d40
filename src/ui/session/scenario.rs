//! Where the session works: in the plan, or in a scenario laid over it.

use super::Session;
use crate::ui::reactive::{Memo, RwSignal};
use plumbline::edit::{Command, Label, Overlay};
use plumbline::file::envelope::Document;
use plumbline::model::{Id, RecordKind, Rows, Scenario, Workspace};
use plumbline::store::Why;
use std::sync::Arc;

/// What is seen of the document.
#[derive(Clone)]
pub struct Seen {
    /// The plan, or the plan as a scenario sees it.
    pub workspace: Workspace,
    /// The scenario, where one is worked in.
    pub overlay: Option<Arc<Overlay>>,
}

/// What is seen of a document under a scenario. After an edit only what it added is laid anew.
pub(super) fn seen(
    document: RwSignal<Arc<Document>>,
    target: RwSignal<Option<Id<Scenario>>>,
) -> Memo<Arc<Seen>> {
    let find = move |before: Option<&Arc<Seen>>| {
        let plan = document.with(|document| document.workspace.clone());
        let before = before.and_then(|before| before.overlay.as_deref());
        Arc::new(match target.get().map(|id| Overlay::update(before, &plan, id)) {
            None => Seen { workspace: plan, overlay: None },
            Some(Err(_)) => Seen { workspace: plan, overlay: None },
            Some(Ok(overlay)) => {
                Seen { workspace: overlay.workspace.clone(), overlay: Some(Arc::new(overlay)) }
            }
        })
    };
    Memo::new_with_compare(find, |_, _| true)
}

impl Session {
    /// The plan now, whatever is looked at; not followed.
    pub fn plan_now(self) -> Workspace {
        self.document.with_untracked(|document| document.workspace.clone())
    }

    /// Follows the plan through a function.
    pub fn with_plan<T>(self, read: impl FnOnce(&Workspace) -> T) -> T {
        self.document.with(|document| read(&document.workspace))
    }

    /// The revision of the plan now, not followed.
    pub fn revision_now(self) -> String {
        self.document.with_untracked(|document| document.revision.clone())
    }

    /// The scenario that is worked in, with where the plan has moved on under it; followed.
    pub fn overlay(self) -> Option<Arc<Overlay>> {
        self.seen.with(|seen| seen.overlay.clone())
    }

    /// The rows of the plan below the scenario that is worked in; not followed.
    pub fn plan_rows(self, kind: RecordKind) -> Option<Rows> {
        let inside = self.seen.with_untracked(|seen| seen.overlay.is_some());
        inside.then(|| self.plan_now().rows(kind).clone())
    }

    /// Changes the plan, also while a scenario is worked in.
    pub fn dispatch_to_plan(self, command: &Command, label: Label) -> bool {
        self.dispatch_at(false, command, label)
    }

    /// Takes changes of a scenario to the plan; a restore point is made before.
    pub fn promote(self, command: &Command, label: Label) -> bool {
        if self.refuses() {
            return false;
        }
        self.keep_before(Why::Promote);
        self.dispatch_to_plan(command, label)
    }
}
