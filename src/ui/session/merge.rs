//! Merging: a file of another version of a workspace is offered to be merged, reviewed against the
//! open one, and lands as one step.

use super::{Session, stamp};
use crate::ui::platform::bases;
use crate::ui::reactive::Memo;
use leptos::prelude::*;
use plumbline::edit::merge::{Choice, Subject, merge};
use plumbline::edit::{Change, Command, Label, Target, Verb, apply};
use plumbline::file::Kinship;
use plumbline::file::envelope::Document;
use plumbline::model::{RecordKind, Uid, Workspace};
use plumbline::present::label::refusal_text;
use plumbline::present::merge::{Review, Settled};
use plumbline::present::text::{Text as _, shell::ShellText};
use plumbline::store::{Here, Why, here, version_at};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A file of another version of a workspace that is here.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// What the file holds.
    pub document: Document,
    /// How it stands to what is here.
    pub kinship: Kinship,
    /// The name of the workspace here.
    pub name: String,
    /// The workspace here.
    target: Uid,
}

/// A version that is laid over the open one, with what is decided so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Merging {
    theirs: Arc<Document>,
    base: Option<Workspace>,
    /// What is decided.
    pub choices: BTreeMap<Subject, Choice>,
}

impl Session {
    /// What is to be asked about a file: whether the open workspace, or the one held under the
    /// same id, is another version of it.
    pub(super) fn offers(self, document: &Document, here: &Here) -> Option<Offer> {
        let open = self.document.get_untracked();
        let is_open = self.is_open() && self.looking.with_untracked(Option::is_none);
        let same_open = is_open && open.workspace.uid == document.workspace.uid;
        let (own, kinship) = match here {
            _ if same_open => (open.workspace.clone(), open.kinship(document)),
            Here::Readable(loaded) => {
                (loaded.document.workspace.clone(), loaded.document.kinship(document))
            }
            // A copy under an id of its own may still come from the open workspace.
            Here::Absent if is_open => (open.workspace.clone(), open.kinship(document)),
            _ => return None,
        };
        let (target, name) = (own.uid, own.settings().name);
        let offer = Offer { document: document.clone(), kinship, name, target };
        match &offer.kinship {
            Kinship::Same | Kinship::Strangers => None,
            _ => Some(offer),
        }
    }

    /// Opens the file of an offer as a copy; whether it is open now.
    pub async fn take_as_copy(self, offer: Arc<Offer>) -> bool {
        let store = self.inner.with_value(|inner| inner.store.clone());
        let here = here(&*store, offer.document.workspace.uid).await;
        self.land_file(offer.document.clone(), here).await
    }

    /// Lays the file of an offer over the workspace here, opening that first; whether it lies
    /// there now.
    pub async fn start_merge(self, offer: Arc<Offer>) -> bool {
        let is_target = |document: &Arc<Document>| document.workspace.uid == offer.target;
        if !self.document.with_untracked(is_target) && !self.open(offer.target).await {
            return false;
        }
        let document = self.document.get_untracked();
        let base = match document.kinship(&offer.document) {
            Kinship::Ahead => Some(document.workspace.clone()),
            Kinship::Same | Kinship::Behind => Some(offer.document.workspace.clone()),
            Kinship::Apart(shared) => self.common_version(&document, &shared).await,
            Kinship::Unknown | Kinship::Strangers => None,
        };
        let theirs = Arc::new(offer.document.clone());
        self.merging.set(Some(Merging { theirs, base, choices: BTreeMap::new() }));
        true
    }

    /// The newest version both come from that can still be had: from the history, from the log of
    /// the store, or from the versions that were handed out or brought in.
    async fn common_version(self, document: &Document, shared: &[String]) -> Option<Workspace> {
        let store = self.inner.with_value(|inner| inner.store.clone());
        let uid = document.workspace.uid;
        for revision in shared {
            let now = &document.workspace;
            let known = self.inner.with_value(|inner| inner.history.version_at(now, revision));
            let found = match known {
                Some(found) => Some(found),
                None => match version_at(&*store, uid, revision).await.ok().flatten() {
                    Some(found) => Some(found),
                    None => bases::version(revision).await,
                },
            };
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// The review of the merge, anew whenever the open workspace changes.
    pub fn review(self) -> Memo<Option<Arc<Review>>> {
        // What is decided does not lay the versions over each other again.
        let laid = Memo::new_with_compare(
            move |_| {
                let merging = self.merging.get()?;
                Some((merging.theirs, merging.base))
            },
            |old, new| match (old, new) {
                (Some(old), Some(new)) => !Arc::ptr_eq(&old.0, &new.0),
                (old, new) => old.is_some() != new.is_some(),
            },
        );
        Memo::new_with_compare(
            move |_| {
                let (theirs, base) = laid.get()?;
                let mine = self.with_plan(Workspace::clone);
                let merged = merge(base.as_ref(), &mine, &theirs.workspace);
                Some(Arc::new(Review::new(merged, self.today())))
            },
            |_, _| true,
        )
    }

    /// Decides a dispute.
    pub fn decide(self, subject: Subject, choice: Choice) {
        self.merging.update(|merging| {
            if let Some(merging) = merging {
                merging.choices.insert(subject, choice);
            }
        });
    }

    /// Lands a merge as one step; whether it was allowed. What was left for later is asked again
    /// when the same file is opened again, so its lineage is not taken in then.
    pub fn land_merge(self, settled: &Settled) -> bool {
        let Some(merging) = self.merging.get_untracked().filter(|_| !self.refuses()) else {
            return false;
        };
        let document = self.document.get_untracked();
        let command = Command::Merge(settled.landed.patches.clone());
        let applied = match apply(&document.workspace, Target::Plan, &command) {
            Ok(applied) => applied,
            Err(refusal) => {
                let reason = refusal_text(&document.workspace, &refusal);
                self.say(&ShellText::Refused.with(&[("reason", &reason)]), false);
                return false;
            }
        };
        self.keep_before(Why::Merge);
        let name = merging.theirs.workspace.settings().name;
        let label = Label::one(Verb::Merge, RecordKind::Settings, &name);
        let change = Change { label, patches: applied.patches };
        let joined =
            if settled.is_complete() { document.joins(&merging.theirs) } else { Vec::new() };
        self.inner.update_value(|inner| inner.history.enter_joined(change, stamp(), joined));
        self.merging.set(None);
        self.advance(applied.workspace);
        let theirs = merging.theirs;
        crate::ui::platform::spawn(async move { bases::keep(&theirs).await });
        true
    }
}
