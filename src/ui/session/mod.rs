//! The one owner of state: the document, its history, how it is kept, and what is selected.
//!
//! Nothing else changes the document. Pages ask for changes through [`Session::dispatch`].

mod bring;
mod filed;
mod follow;
mod guest;
mod import;
mod merge;
mod newer;
mod open;
mod points;
mod recover;
mod save;
mod scenario;
mod seal;
mod steps;
mod windows;

use super::platform::worker::WorkerClient;
use super::platform::{beside, clock, controls, idb::IdbStore, ids, preferences};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use plumbline::edit::{
    Change, Command, Entry, History, Label, Refusal, Stamp, Target, apply, apply_inside,
};
use plumbline::file::envelope::Document;
use plumbline::model::{Id, Scenario, Uid, Workspace};
use plumbline::present::label::{label_text, refusal_text};
use plumbline::present::safety::reminder::Later;
use plumbline::present::text::{Text as _, shell::ShellText};
use plumbline::protocol::Files;
use plumbline::store::layout::key::Span;
use plumbline::store::{
    Batch, Binned, FileMark, Head, Journal, MemStore, SaveQueue, Sighting, Store, StoreError,
};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

pub use import::{BookFound, ReadFault, XLSX};
pub use merge::{Merging, Offer};
pub use plumbline::store::SaveState;
pub use recover::{Damage, Report};
pub use windows::Role;

/// A message that comes and goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// What it says.
    pub text: String,
    /// Whether it offers to undo the newest step.
    pub offers_undo: bool,
    /// Counts up, so that the same words twice are two messages.
    pub number: u32,
}

/// What the window shows: nothing opened yet, the start page, a workspace, or a fault.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// The store is being asked.
    Opening,
    /// There is no workspace.
    Empty,
    /// A workspace is open.
    Open,
    /// What is stored of a workspace cannot be read in full.
    Damaged(Box<Damage>),
    /// The browser has lost workspaces that were seen in it.
    Vanished(Vec<(Uid, Sighting)>),
    /// The store could not be asked what it holds.
    Unread(StoreError),
}

/// A table the user pasted, dropped or chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inbox {
    /// Its file name; empty where it was pasted.
    pub name: String,
    /// Its bytes.
    pub bytes: Arc<Vec<u8>>,
}

/// Where workspaces are kept in this browser.
enum AnyStore {
    Idb(IdbStore),
    Mem(MemStore),
}

impl Store for AnyStore {
    async fn read(&self, spans: &[Span]) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        match self {
            Self::Idb(store) => store.read(spans).await,
            Self::Mem(store) => store.read(spans).await,
        }
    }

    async fn keys(&self, spans: &[Span]) -> Result<Vec<String>, StoreError> {
        match self {
            Self::Idb(store) => store.keys(spans).await,
            Self::Mem(store) => store.keys(spans).await,
        }
    }

    async fn commit(&self, batch: Batch) -> Result<(), StoreError> {
        match self {
            Self::Idb(store) => store.commit(batch).await,
            Self::Mem(store) => store.commit(batch).await,
        }
    }
}

/// What the session keeps beside its signals.
struct Inner {
    store: Rc<AnyStore>,
    history: History,
    queue: SaveQueue,
    journal: Journal,
    /// The next time order is put into what is stored.
    tidying: Option<TimeoutHandle>,
    /// The next try after a write that failed.
    retry: Option<TimeoutHandle>,
    files: WorkerClient<Files>,
    windows: windows::Windows,
    /// The newest files of workspaces that this window has handed out.
    filed: BTreeMap<Uid, FileMark>,
}

/// The session. A handle: copies are the same session.
#[derive(Clone, Copy)]
pub struct Session {
    inner: StoredValue<Inner, LocalStorage>,
    document: RwSignal<Arc<Document>>,
    /// The scenario asked for; none for the plan.
    pub target: RwSignal<Option<Id<Scenario>>>,
    seen: Memo<Arc<scenario::Seen>>,
    /// What the window shows.
    pub stage: RwSignal<Stage>,
    /// How the newest change is kept.
    pub save: RwSignal<SaveState>,
    /// Whether closing the window would lose something.
    pub at_risk: RwSignal<bool>,
    /// The workspaces of this browser.
    pub heads: RwSignal<Vec<Head>>,
    /// The newest message.
    pub toast: RwSignal<Option<Toast>>,
    /// What undo would take back.
    pub undo_label: RwSignal<Option<Label>>,
    /// What redo would do again.
    pub redo_label: RwSignal<Option<Label>>,
    /// A table the user brought, on its way to the import page.
    pub inbox: RwSignal<Option<Inbox>>,
    /// Another version of a workspace here, about which the user is asked.
    pub offer: RwSignal<Option<Arc<Offer>>>,
    /// What this window does with the open workspace.
    pub role: RwSignal<Role>,
    /// The bytes of a file of a newer version that is only looked at.
    pub looking: RwSignal<Option<Arc<Vec<u8>>>>,
    /// A file under a passphrase, which the user is asked for.
    pub locked: RwSignal<Option<Arc<Vec<u8>>>>,
    /// The workspace to be saved under a passphrase, which the user is asked for.
    pub sealing: RwSignal<Option<Uid>>,
    /// The version that is being laid over the open one.
    pub merging: RwSignal<Option<Merging>>,
    /// What the start of the open workspace found.
    pub report: RwSignal<Report>,
    /// Cells that need attention on the current page.
    pub attention: RwSignal<usize>,
    /// Figures of the current selection, for the status bar.
    pub selection: RwSignal<String>,
    /// The newest file of the open workspace.
    pub filed: RwSignal<Option<FileMark>>,
    /// The name of the file linked to it.
    pub linked: RwSignal<Option<String>>,
    /// Deleted workspaces that can still be brought back.
    pub bin: RwSignal<Vec<Binned>>,
    /// That the reminder of a file was put off.
    pub later: RwSignal<Option<Later>>,
}

impl Session {
    /// Starts a session and asks the store for what was open last.
    pub fn start() -> Self {
        let empty = Arc::new(Document::new(Workspace::new(Uid(0))));
        let store = Rc::new(AnyStore::Mem(MemStore::default()));
        let inner = Inner {
            store,
            history: History::default(),
            // Until the browser's store is open, nothing would be kept.
            queue: SaveQueue::new(true),
            journal: Journal::under(&beside::journal_prefix()),
            tidying: None,
            retry: None,
            files: WorkerClient::default(),
            windows: windows::Windows::default(),
            filed: BTreeMap::new(),
        };
        let (document, target) = (RwSignal::new(empty), RwSignal::new(None));
        let session = Self {
            inner: StoredValue::new_local(inner),
            document,
            target,
            seen: scenario::seen(document, target),
            stage: RwSignal::new(Stage::Opening),
            save: RwSignal::new(SaveState::Nothing),
            at_risk: RwSignal::new(false),
            heads: RwSignal::new(Vec::new()),
            toast: RwSignal::new(None),
            undo_label: RwSignal::new(None),
            redo_label: RwSignal::new(None),
            inbox: RwSignal::new(None),
            offer: RwSignal::new(None),
            role: RwSignal::new(Role::Writes),
            looking: RwSignal::new(None),
            locked: RwSignal::new(None),
            sealing: RwSignal::new(None),
            merging: RwSignal::new(None),
            report: RwSignal::new(Report::default()),
            attention: RwSignal::new(0),
            selection: RwSignal::new(String::new()),
            filed: RwSignal::new(None),
            linked: RwSignal::new(None),
            bin: RwSignal::new(Vec::new()),
            later: RwSignal::new(None),
        };
        crate::ui::platform::spawn(session.open_last());
        session
    }

    /// The workspace as it is seen now, not followed: for event handlers.
    pub fn workspace_now(self) -> Workspace {
        self.seen.with_untracked(|seen| seen.workspace.clone())
    }

    /// Follows the workspace as it is seen through a function.
    pub fn with_workspace<T>(self, read: impl FnOnce(&Workspace) -> T) -> T {
        self.seen.with(|seen| read(&seen.workspace))
    }

    /// Reads the history since the workspace was opened, and follows it.
    pub fn with_history<T>(self, read: impl FnOnce(&[Entry]) -> T) -> T {
        self.document.track();
        self.inner.with_value(|inner| read(inner.history.entries()))
    }

    /// Changes what is worked in: the plan, or a scenario. Where that is refused, the user is told
    /// and nothing changes.
    pub fn dispatch(self, command: &Command, label: Label) -> bool {
        self.dispatch_at(true, command, label)
    }

    fn dispatch_at(self, inside: bool, command: &Command, label: Label) -> bool {
        if self.refuses() {
            return false;
        }
        match self.apply(inside, command, label) {
            Ok(()) => true,
            Err(refusal) => {
                controls::give_way();
                let reason = refusal_text(&self.workspace_now(), &refusal);
                self.say(&ShellText::Refused.with(&[("reason", &reason)]), false);
                false
            }
        }
    }

    fn apply(self, inside: bool, command: &Command, label: Label) -> Result<(), Refusal> {
        let seen = self.seen.get_untracked();
        let overlay = seen
            .overlay
            .as_ref()
            .filter(|overlay| inside && Target::Scenario(overlay.id).of(command) != Target::Plan);
        let applied = match overlay {
            Some(overlay) => apply_inside(&self.plan_now(), overlay, command)?,
            None => apply(&self.plan_now(), Target::Plan, command)?,
        };
        if applied.patches.is_empty() {
            return Ok(());
        }
        let change = Change { label, patches: applied.patches };
        self.inner.update_value(|inner| inner.history.enter(change, stamp()));
        self.advance(applied.workspace);
        Ok(())
    }

    /// Whether a workspace is open: what has gone is neither changed nor brought back.
    fn is_open(self) -> bool {
        self.stage.with_untracked(|stage| matches!(stage, Stage::Open))
    }

    /// Whether nothing can be changed now. Where this window only shows the workspace, the user is
    /// told why.
    pub fn refuses(self) -> bool {
        let refuses = !self.is_open() || self.only_looks() || self.only_follows();
        if refuses {
            controls::give_way();
        }
        refuses
    }

    /// Takes the newest step back.
    pub fn undo(self) {
        if self.refuses() {
            return;
        }
        let now = self.plan_now();
        let mut outcome = Ok(None);
        let label = self.undo_label.get_untracked();
        self.inner.update_value(|inner| outcome = inner.history.undo(&now, stamp()));
        self.stepped(outcome, label, ShellText::Undone);
    }

    /// Does the step again that was last taken back.
    pub fn redo(self) {
        if self.refuses() {
            return;
        }
        let now = self.plan_now();
        let mut outcome = Ok(None);
        let label = self.redo_label.get_untracked();
        self.inner.update_value(|inner| outcome = inner.history.redo(&now, stamp()));
        self.stepped(outcome, label, ShellText::Redone);
    }

    fn stepped(
        self,
        outcome: Result<Option<Workspace>, plumbline::edit::PatchFault>,
        label: Option<Label>,
        words: ShellText,
    ) {
        match outcome {
            Ok(Some(workspace)) => {
                let what = label.map(|label| label_text(&label)).unwrap_or_default();
                self.advance(workspace);
                self.say(&words.with(&[("what", &what)]), false);
            }
            Ok(None) => {}
            Err(fault) => {
                let refusal = Refusal::Patch(fault);
                let reason = refusal_text(&self.workspace_now(), &refusal);
                self.say(&ShellText::Refused.with(&[("reason", &reason)]), false);
            }
        }
    }

    /// Shows the next version and queues the newest entry for the store.
    fn advance(self, workspace: Workspace) {
        let entry = self.inner.with_value(|inner| inner.history.newest().cloned());
        let Some(entry) = entry else { return };
        self.document.update(|document| {
            Arc::make_mut(document).follow(workspace, &entry);
        });
        self.refresh_labels();
        self.queue_entry(&entry);
    }

    fn refresh_labels(self) {
        let (undo, redo) = self.inner.with_value(|inner| {
            (inner.history.undo_label().cloned(), inner.history.redo_label().cloned())
        });
        self.undo_label.set(undo);
        self.redo_label.set(redo);
    }

    /// Says something in passing.
    pub fn say(self, text: &str, offers_undo: bool) {
        let number = self.toast.with_untracked(|toast| toast.as_ref().map_or(0, |t| t.number + 1));
        self.toast.set(Some(Toast { text: text.to_owned(), offers_undo, number }));
    }

    /// A new id.
    pub fn new_uid(self) -> Uid {
        ids::new_uid()
    }

    /// Today where the user is.
    pub fn today(self) -> chrono::NaiveDate {
        clock::today()
    }
}

/// The preference that holds the name beside the user's steps.
pub const WHO: &str = "who";

fn stamp() -> Stamp {
    let display_name = preferences::read(WHO).unwrap_or_default();
    Stamp { at_ms: clock::now_ms(), actor: String::new(), display_name }
}

/// The session of the program.
pub fn use_session() -> Session {
    expect_context()
}
