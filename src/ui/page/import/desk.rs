//! The state of one import: the table, what was decided about it, and what it comes to.

use crate::ui::platform::preferences;
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::route::{Router, use_router};
use crate::ui::session::{BookFound, Inbox, ReadFault, Session, use_session};
use crate::ui::view::{View, use_view};
use leptos::prelude::*;
use plumbline::file::import::{
    self, ColumnMap, Confidence, Matching, Plan, Replacement, RowState, Setup, Target,
};
use plumbline::file::sheet::{Options, SheetRead};
use plumbline::model::RecordKind;
use plumbline::present::import::words;
use plumbline::present::text::{Text as _, import::ImportText};
use std::collections::BTreeSet;
use std::sync::Arc;

const MEMORY: &str = "import/mapping";

/// How far the table is.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// There is none.
    Waiting,
    /// It is being read.
    Reading,
    /// It cannot be read.
    Fault(ReadFault),
    /// It is a whole workspace, with the sheet that was read of it.
    Book(BookFound, Arc<SheetRead>),
    /// It is read.
    Read(Arc<SheetRead>),
    /// It landed.
    Landed(Landed),
}

/// What landed.
#[derive(Clone, Debug, PartialEq)]
pub struct Landed {
    /// The sheet.
    pub sheet: Arc<SheetRead>,
    /// What it came to.
    pub plan: Arc<Plan>,
}

/// Which rows are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// Those with anything to look at.
    #[default]
    ToCheck,
    /// Those of one state.
    Only(RowState),
    /// Those with a cell that was changed here.
    Changed,
}

/// The desk. A handle: copies are the same desk.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The session.
    pub session: Session,
    /// The view.
    pub view: View,
    /// How far the table is.
    pub stage: RwSignal<Stage>,
    /// How far reading is, from 0 to 1.
    pub progress: RwSignal<f64>,
    /// What the user has set about reading.
    pub options: RwSignal<Options>,
    /// What the user has decided.
    pub setup: RwSignal<Setup>,
    /// What was replaced, the newest last.
    pub replaced: RwSignal<Vec<Replacement>>,
    /// What it comes to.
    pub plan: Memo<Option<Arc<Plan>>>,
    /// Which rows are shown.
    pub shown: RwSignal<Shown>,
    /// Kinds and names of spellings that stay apart.
    pub apart: RwSignal<BTreeSet<(RecordKind, String)>>,
    /// Questions that were confirmed without a change: column and which.
    pub confirmed: RwSignal<BTreeSet<(usize, &'static str)>>,
    /// Whether the decisions are kept for the next file.
    pub remember: RwSignal<bool>,
    /// Whether it lands in a new workspace.
    pub into_new: RwSignal<bool>,
    router: Router,
}

impl Desk {
    /// A desk that reads what lies in the inbox.
    pub fn new() -> Self {
        let (session, view) = (use_session(), use_view());
        let stage = RwSignal::new(Stage::Waiting);
        let setup = RwSignal::new(Setup::default());
        let plan = Memo::new_with_compare(
            move |_| {
                let Stage::Read(sheet) = stage.get() else { return None };
                let unnamed = ImportText::Unnamed.say();
                Some(Arc::new(session.with_workspace(|workspace| {
                    setup.with(|setup| import::plan(&sheet, setup, workspace, unnamed))
                })))
            },
            |_, _| true,
        );
        let desk = Self {
            session,
            view,
            stage,
            progress: RwSignal::new(0.0),
            options: RwSignal::new(conventions(session)),
            setup,
            replaced: RwSignal::new(Vec::new()),
            plan,
            shown: RwSignal::new(Shown::ToCheck),
            apart: RwSignal::new(BTreeSet::new()),
            confirmed: RwSignal::new(BTreeSet::new()),
            remember: RwSignal::new(true),
            into_new: RwSignal::new(false),
            router: use_router(),
        };
        Effect::new(move || {
            if session.inbox.get().is_some() {
                desk.options.set(conventions(session));
                desk.read();
            }
        });
        on_cleanup(move || session.cancel_reading());
        desk
    }

    /// Reads the table of the inbox with the options as they are.
    pub fn read(self) {
        let Some(Inbox { bytes, .. }) = self.session.inbox.get_untracked() else { return };
        let options = self.options.get_untracked();
        self.progress.set(0.0);
        self.stage.set(Stage::Reading);
        let progress = self.progress;
        crate::ui::platform::spawn(async move {
            let told = move |part| progress.try_set(part);
            let outcome = self.session.read_sheet(bytes.to_vec(), options, told).await;
            // The page may be gone by now.
            if self.stage.try_get_untracked() != Some(Stage::Reading) {
                return;
            }
            match outcome {
                Ok(sheet) => {
                    if self.session.reads_here() {
                        self.session.say(ImportText::ReadHere.say(), false);
                    }
                    let whole = sheet.book.as_ref().is_some_and(|book| book.round_trip);
                    if !whole || self.options.get_untracked().sheet.is_some() {
                        self.take(sheet);
                        return;
                    }
                    let found = self.session.read_book(bytes.to_vec()).await;
                    if self.stage.try_get_untracked() != Some(Stage::Reading) {
                        return;
                    }
                    match found {
                        Ok(found) => self.stage.set(Stage::Book(found, Arc::new(sheet))),
                        // Its sheets are tables all the same.
                        Err(_) => self.take(sheet),
                    }
                }
                Err(ReadFault::Cancelled) => self.start_over(),
                Err(fault) => self.stage.set(Stage::Fault(fault)),
            }
        });
    }

    /// Takes a sheet to be imported.
    pub fn take(self, sheet: SheetRead) {
        let workspace = self.session.workspace_now();
        // A register that was come from says what the rows are, unless the table knows better.
        let asked = self.router.state("as").get_untracked();
        let asked = asked.and_then(|key| RecordKind::from_key(&key));
        let kept = preferences::read(MEMORY).unwrap_or_default();
        let guessed = import::guess(&sheet, &workspace, words(), &kept);
        let kind = match asked {
            Some(kind) if guessed == RecordKind::Project => kind,
            _ => guessed,
        };
        self.take_as(sheet, kind);
    }

    /// Proposes anew for rows that are records of another type.
    pub fn retype(self, kind: RecordKind) {
        if let Some(sheet) = self.sheet_now() {
            self.take_as(Arc::unwrap_or_clone(sheet), kind);
        }
    }

    fn take_as(self, sheet: SheetRead, kind: RecordKind) {
        let workspace = self.session.workspace_now();
        let mut mapping = import::propose(&sheet, &workspace, kind, words());
        if let Some(kept) = preferences::read(MEMORY) {
            import::recall(&kept, &sheet, &workspace, &mut mapping);
        }
        let key = mapping.column_of(Target::Field("key")).is_some();
        let matching = if key { Matching::Key } else { Matching::Name };
        let reporting = import::reporting_proposed(&sheet, &mapping, &workspace);
        let words = words();
        self.setup.set(Setup { mapping, matching, words, reporting, ..Setup::default() });
        self.replaced.set(Vec::new());
        self.apart.set(BTreeSet::new());
        self.confirmed.set(BTreeSet::new());
        self.shown.set(Shown::ToCheck);
        self.stage.set(Stage::Read(Arc::new(sheet)));
    }

    /// Lets go of the table.
    pub fn start_over(self) {
        self.session.inbox.set(None);
        self.stage.set(Stage::Waiting);
    }

    /// The sheet, followed.
    pub fn sheet(self) -> Option<Arc<SheetRead>> {
        self.stage.with(|stage| match stage {
            Stage::Read(sheet) => Some(sheet.clone()),
            _ => None,
        })
    }

    /// The sheet now, not followed: for event handlers.
    pub fn sheet_now(self) -> Option<Arc<SheetRead>> {
        untrack(|| self.sheet())
    }

    /// Changes what was decided of a column.
    pub fn change(self, place: usize, change: impl FnOnce(&mut ColumnMap)) {
        self.setup.update(|setup| {
            if let Some(map) = setup.mapping.columns.get_mut(place) {
                change(map);
                map.confidence = Confidence::Sure;
                map.score = 100;
            }
        });
    }

    /// Keeps the decisions for the next file, if the user wants that.
    pub fn keep_memory(self, sheet: &SheetRead) {
        if self.remember.get_untracked() {
            let before = preferences::read(MEMORY).unwrap_or_default();
            let kept =
                self.setup.with_untracked(|setup| import::remember(&before, sheet, &setup.mapping));
            preferences::keep(MEMORY, &kept);
        }
    }
}

/// What holds where a sheet says nothing: the workspace's locale and currency.
fn conventions(session: Session) -> Options {
    let settings = session.workspace_now().settings();
    Options::automatic(plumbline::present::register::conventions(&settings, session.today()))
}
