//! What the parts of the page share: the ranking as shown, what is selected, and what keys do.

use crate::ui::kit::press::Press;
use crate::ui::platform::dom;
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::route::{Router, use_router};
use crate::ui::session::Session;
use crate::ui::view::{View, use_view};
use plumbline::analysis::priority::Prioritisation;
use plumbline::model::{Lock, RecordKind, Uid};
use plumbline::present::number::MoneyStyle;
use plumbline::present::priority::Wording;
use plumbline::present::priority::board::{self, Item, Look};
use plumbline::present::priority::step::{self, Step};
use std::sync::Arc;

/// The id of the part that scrolls.
pub const PANE: &str = "ranks";
/// How many rows a page key moves.
const PAGE_ROWS: usize = 10;

/// The board. A handle: copies are the same board.
#[derive(Clone, Copy)]
pub struct Board {
    /// The session.
    pub session: Session,
    /// The view.
    pub view: View,
    /// Where the user is.
    pub router: Router,
    /// After how many ranks the line was placed by hand.
    pub cut: Memo<Option<usize>>,
    /// The ranking as shown.
    pub result: Memo<Arc<Prioritisation>>,
    /// How costs are written.
    pub style: Memo<MoneyStyle>,
    /// The words searched for.
    pub words: Memo<String>,
    /// The lines of the table.
    pub items: Memo<Arc<Vec<Item>>>,
    /// Whether the fold is open.
    pub unfolded: RwSignal<bool>,
    /// The project that is explained.
    pub selected: RwSignal<Option<Uid>>,
    /// The line of the table that takes the focus.
    pub stop: RwSignal<usize>,
}

impl Board {
    /// The board of the open workspace.
    pub fn start() -> Self {
        let (view, router) = (use_view(), use_router());
        let state = |key| router.state(key);
        let (kept, found) = (state("cut"), state("find"));
        let cut = Memo::new(move |_| kept.get().and_then(|text| text.parse().ok()));
        let words = Memo::new(move |_| found.get().unwrap_or_default());
        let result = view.priority_cut(cut);
        let style = Memo::new(move |_| result.with(|result| board::cost_style(result)));
        let unfolded = RwSignal::new(false);
        let items = items(view, cut, result, words, unfolded);
        let opened = state("sel").get_untracked().and_then(|text| text.parse().ok());
        Self {
            session: view.session(),
            view,
            router,
            cut,
            result,
            style,
            words,
            items,
            unfolded,
            selected: RwSignal::new(opened),
            stop: RwSignal::new(0),
        }
    }

    /// Says something of the ranking, and again whenever ranking or names change.
    pub fn say<T>(self, say: impl FnOnce(&Wording, &Prioritisation) -> T) -> T {
        worded(self.view, self.result, say)
    }

    /// Changes the workspace; whether there was anything to change and it was allowed.
    pub fn take(self, step: Option<Step>) -> bool {
        step.is_some_and(|step| self.session.dispatch(&step.command, step.label))
    }

    /// Places the line after so many ranks; gives it back to the budget where none is said.
    pub fn place_line(self, ranks: Option<usize>) {
        let text = ranks.map(|ranks| ranks.to_string());
        self.router.set_state("cut", text.as_deref());
    }

    /// Puts another decision on a project.
    pub fn lock(self, project: Uid, lock: Option<Lock>) {
        let step = step::lock(&self.session.workspace_now(), project, lock);
        if self.take(step) && dom::holds_focus(PANE) {
            self.go_to(project);
        }
    }

    /// Puts the next decision on a project: must, must not, by rank.
    pub fn next_lock(self, project: Uid) {
        self.lock(project, board::lock_after(self.lock_of(project)));
    }

    /// The decision on a project now.
    pub fn lock_of(self, project: Uid) -> Option<Lock> {
        let workspace = self.session.workspace_now();
        let project = plumbline::model::Id::<plumbline::model::Project>::new(project);
        workspace.find(project).and_then(|project| project.lock)
    }

    /// The project of a line of the table.
    pub fn project_at(self, line: usize) -> Option<Uid> {
        match self.items.with_untracked(|items| items.get(line).copied()) {
            Some(Item::Row(at)) => self
                .result
                .with_untracked(|result| result.entries.get(at).map(|entry| entry.project.uid())),
            _ => None,
        }
    }

    /// The line of the table a project stands on, its fold opened where it lies in it.
    pub fn line_of(self, project: Uid) -> Option<usize> {
        let place = self.result.with_untracked(|result| board::place_of(result, project))?;
        let line = || {
            let row = |items: &Arc<Vec<Item>>| items.iter().position(|at| *at == Item::Row(place));
            self.items.with_untracked(row)
        };
        line().or_else(|| {
            self.unfolded.set(true);
            line()
        })
    }

    /// Selects a project and brings its row into sight, without the focus.
    pub fn show(self, project: Uid) {
        self.selected.set(Some(project));
        if let Some(line) = self.line_of(project) {
            self.stop.set(line);
            super::table::bring_into_sight(self, line);
        }
    }

    /// Moves the focus to the row of a project.
    pub fn go_to(self, project: Uid) {
        if let Some(line) = self.line_of(project) {
            self.focus_line(line);
        }
    }

    /// Moves the focus to a line of the table and selects its project.
    pub fn focus_line(self, line: usize) {
        self.stop.set(line);
        if let Some(project) = self.project_at(line) {
            self.selected.set(Some(project));
        }
        super::table::bring_into_sight(self, line);
        super::scroll::focus(format!("rank-line-{line}"), move || {
            self.stop.try_get_untracked() == Some(line)
        });
    }

    /// The next line that takes the focus, so many steps on.
    fn line_after(self, line: usize, steps: isize) -> usize {
        self.items.with_untracked(|items| {
            let takes = |at: &usize| matches!(items.get(*at), Some(Item::Row(_) | Item::Fold(..)));
            let wanted = steps.unsigned_abs().saturating_sub(1);
            let found: Vec<usize> = if steps > 0 {
                (line + 1..items.len()).filter(takes).take(wanted + 1).collect()
            } else {
                (0..line).rev().filter(takes).take(wanted + 1).collect()
            };
            found.last().copied().unwrap_or(line)
        })
    }

    /// Takes a key pressed in the table; whether it meant something.
    pub fn on_key(self, press: &Press) -> bool {
        if press.chord {
            return false;
        }
        let line = self.stop.get_untracked();
        let far = isize::MAX;
        let step = match press.key.as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            "PageDown" => PAGE_ROWS as isize,
            "PageUp" => -(PAGE_ROWS as isize),
            "Home" => -far,
            "End" => far,
            _ => return self.on_command(press, line),
        };
        self.focus_line(self.line_after(line, step));
        true
    }

    fn on_command(self, press: &Press, line: usize) -> bool {
        let Some(project) = self.project_at(line) else { return false };
        match press.key.as_str() {
            "Enter" => {
                self.selected.set(Some(project));
                dom::focus_soon("#why h3");
            }
            "l" => self.cut_below(project),
            "m" => self.next_lock(project),
            _ => return false,
        }
        true
    }

    /// Places the line right below a project.
    pub fn cut_below(self, project: Uid) {
        if let Some(place) = self.result.with_untracked(|r| board::place_of(r, project)) {
            self.place_line(Some(place + 1));
            if dom::holds_focus(PANE) {
                self.go_to(project);
            }
        }
    }
}

/// The lines of the table, kept while the ranking and the search stay as they are.
fn items(
    view: View,
    cut: Memo<Option<usize>>,
    result: Memo<Arc<Prioritisation>>,
    words: Memo<String>,
    unfolded: RwSignal<bool>,
) -> Memo<Arc<Vec<Item>>> {
    Memo::new(move |_| {
        let by_hand = cut.get().is_some();
        let budget = view.priority.with(|priority| priority.line.map(|line| line.selected));
        let people_at = view.people.with(|people| people.line.map(|line| line.above));
        let found = worded(view, result, |wording, result| {
            let name = |entry: &_| entry_name(wording, entry);
            board::found(result, &words.get(), name)
        });
        let look = Look {
            unfolded: unfolded.get(),
            budget_at: budget.filter(|_| by_hand),
            people_at,
            found,
        };
        result.with(|result| Arc::new(board::items(result, &look)))
    })
}

fn entry_name(wording: &Wording, entry: &plumbline::analysis::priority::Entry) -> String {
    wording.project_name(entry.project)
}

/// Says something of a ranking, and again whenever it or the names in it change.
pub fn worded<T>(
    view: View,
    result: Memo<Arc<Prioritisation>>,
    say: impl FnOnce(&Wording, &Prioritisation) -> T,
) -> T {
    for kind in [RecordKind::Project, RecordKind::Criterion, RecordKind::Role, RecordKind::Settings]
    {
        view.rows(kind).track();
    }
    let result = result.get();
    let workspace = view.session().workspace_now();
    view.people.with(|people| say(&Wording::new(&workspace).with_people(people), &result))
}
