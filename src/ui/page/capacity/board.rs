//! The state of the capacity page: what is chosen, what is shown, where the focus is.

use crate::ui::platform::dom;
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::route::{Router, use_router};
use crate::ui::session::Session;
use crate::ui::view::{View, use_view};
use chrono::NaiveDate;
use leptos::prelude::*;
use plumbline::analysis::capacity::heatmap::{Basis, Heatmap};
use plumbline::analysis::capacity::load::RowKey;
use plumbline::analysis::capacity::summary::Summary;
use plumbline::model::{Id, Month, RecordKind, Role, Uid, Workspace};
use plumbline::order::set_of;
use plumbline::present::capacity::{
    CauseSheet, FIRST_CELL, GrainChoice, GridChoice, GridRow, Headers, Move, Outside, Place, Unit,
    cause_sheet, cell_code, cell_of_code, grid_rows, key_move, opened, outside, row_code,
    row_of_code, span_text,
};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Most rows on screen at once.
pub const ROWS_MAX: usize = 100;

/// The state of the page. A handle.
#[derive(Clone, Copy)]
pub struct Board {
    /// The session below.
    pub session: Session,
    /// The memos over the document.
    pub view: View,
    router: Router,
    /// What a column spans.
    pub grain: Memo<GrainChoice>,
    /// What cells show.
    pub unit: Memo<Unit>,
    /// Which demand counts.
    pub basis: Memo<Basis>,
    /// Whether healthy roles are hidden.
    pub hide: Memo<bool>,
    /// What is searched.
    pub find: Memo<String>,
    /// The first month shown.
    pub start: Memo<Month>,
    /// Width of all cells of a row together in CSS pixels.
    pub cells_width: RwSignal<f64>,
    /// Whether the table stands in place of the heatmap.
    pub table: RwSignal<bool>,
    /// The columns shown.
    pub shown: Memo<Arc<Heatmap>>,
    /// Their headers.
    pub headers: Memo<Headers>,
    /// The time they span.
    pub span: Memo<String>,
    /// All rows.
    pub rows: Memo<Vec<GridRow>>,
    /// Where demand is, while none lies in the months shown.
    pub outside: Memo<Option<Outside>>,
    /// The first row on screen.
    pub first_row: RwSignal<usize>,
    active: RwSignal<Option<Place>>,
    /// The place that takes the focus.
    pub place: Memo<Place>,
    /// The cell whose causes are shown.
    pub cell: Memo<Option<(RowKey, NaiveDate)>>,
}

impl Board {
    /// Starts the page's state.
    pub fn start() -> Self {
        let (view, router) = (use_view(), use_router());
        let session = view.session();
        let state = move |key| router.state(key);
        let (grain, unit, basis) = (state("grain"), state("unit"), state("basis"));
        let grain = Memo::new(move |_| GrainChoice::of_code(grain.get().as_deref()));
        let unit = Memo::new(move |_| Unit::of_code(unit.get().as_deref()));
        let basis = Memo::new(move |_| match basis.get().as_deref() {
            Some("committed") => Basis::Committed,
            Some("booked") => Basis::Booked,
            _ => Basis::All,
        });
        let (hide, find, from) = (state("hide"), state("find"), state("start"));
        let asked = from.get_untracked().and_then(|text| text.parse().ok());
        view.capacity.go_round(asked);
        on_cleanup(move || view.capacity.go_round(None));
        let hide = Memo::new(move |_| hide.get().is_some());
        let find = Memo::new(move |_| find.get().unwrap_or_default());
        let start = Memo::new(move |_| {
            let horizon = view.capacity.horizon.get();
            let chosen = from.get().and_then(|text| text.parse().ok());
            horizon.clamp(chosen.unwrap_or(horizon.start), grain.get().months())
        });
        let shown = Memo::new_with_compare(
            move |_| Arc::new(view.capacity.shown(grain.get(), basis.get(), start.get())),
            |_, _| true,
        );
        let headers = Memo::new(move |_| {
            view.settings.with(|settings| Headers::new(&shown.get(), settings, view.locale.get()))
        });
        let span = Memo::new(move |_| {
            view.settings.with(|settings| span_text(&shown.get(), settings, view.locale.get()))
        });
        let outside = Memo::new(move |_| {
            let capacity = view.capacity.capacity.get();
            shown.with(|shown| outside(&capacity.ledger, shown, view.locale.get()))
        });
        let rows = rows(view, shown, (unit, hide, find), state("open"));
        let cell = state("cell");
        let cell = Memo::new(move |_| cell.get().as_deref().and_then(cell_of_code));
        let (active, first_row) = (RwSignal::new(None), RwSignal::new(0));
        let place = Memo::new(move |_| {
            let chosen = active.get().or_else(|| first_place(&shown.get(), cell.get_untracked()));
            rows.with(|rows| valid_place(rows, chosen, first_row.get()))
        });
        let table = RwSignal::new(false);
        let cells_width = RwSignal::new(super::grid::CELLS_WIDTH.0);
        Self {
            session,
            view,
            router,
            grain,
            unit,
            basis,
            hide,
            find,
            start,
            cells_width,
            table,
            shown,
            headers,
            span,
            rows,
            outside,
            first_row,
            active,
            place,
            cell,
        }
    }

    /// The document, following the tables whose names and figures the page shows.
    pub fn workspace(self) -> Workspace {
        use RecordKind as K;
        for kind in [K::Role, K::Person, K::Project, K::Demand, K::Waiver] {
            self.view.follow(kind);
        }
        self.view.settings.track();
        self.session.workspace_now()
    }

    /// Changes one piece of what is chosen; `None` is the first state.
    pub fn choose(self, key: &str, value: Option<&str>) {
        self.router.set_state(key, value);
    }

    /// Moves the columns by so many pages.
    pub fn page(self, pages: i32) {
        let grain = self.grain.get_untracked();
        let to = self.start.get_untracked().plus(grain.step() * pages);
        let to = self.view.capacity.horizon.get_untracked().clamp(to, grain.months());
        self.keeping_focus(move || self.choose("start", Some(&to.to_string())));
    }

    /// Shows a month, also where it lies outside the months computed.
    pub fn go_to(self, month: Month) {
        self.view.capacity.go_round(Some(month));
        self.choose("start", Some(&month.to_string()));
    }

    /// Goes back to the first columns.
    pub fn today(self) {
        self.view.capacity.go_round(None);
        self.keeping_focus(move || self.choose("start", None));
    }

    /// Does something that draws rows anew, and gives the focus back where it was in them.
    fn keeping_focus(self, act: impl FnOnce()) {
        let inside = dom::document().and_then(|page| page.active_element());
        let inside = inside.is_some_and(|element| element.has_attribute("data-row"));
        act();
        if inside {
            self.focus_place();
        }
    }

    /// Puts the focus on the current place once the grid has been drawn.
    pub fn focus_place(self) {
        dom::after_while(self.active, 0, move || {
            let place = self.place.get_untracked();
            dom::focus(&format!(".heat [data-row='{}'][data-col='{}']", place.row, place.column));
        });
    }

    /// Opens or closes a role.
    pub fn fold(self, code: &str, open: bool) {
        let Some(RowKey::Role(role)) = row_of_code(code) else { return };
        let now = self.rows.with_untracked(|rows| {
            let is_open = |row: &&GridRow| row.open == Some(true);
            set_of(rows.iter().filter(is_open).filter_map(|row| row.key.role()))
        });
        let mut next = now;
        if open {
            next.insert(role);
        } else {
            next.remove(&role);
        }
        let codes: Vec<String> = next.iter().map(|role| role.uid().to_string()).collect();
        self.keeping_focus(move || self.choose("open", Some(&codes.join("."))));
    }

    /// Makes a place the current one, and brings it on screen.
    pub fn go(self, place: Place) {
        let at = self.rows.with_untracked(|rows| rows.iter().position(|r| r.code == place.row));
        let first = self.first_row.get_untracked();
        if let Some(at) = at.filter(|at| !(first..first + ROWS_MAX).contains(at)) {
            self.first_row.set(at / ROWS_MAX * ROWS_MAX);
        }
        self.active.set(Some(place));
    }

    /// Shows the causes of a cell; a place without a cell has none.
    pub fn show(self, place: &Place) {
        let day = place.column.checked_sub(FIRST_CELL).and_then(|at| {
            self.shown.with_untracked(|shown| shown.buckets.get(at).map(|bucket| bucket.first))
        });
        self.go(place.clone());
        if let Some(day) = day {
            self.choose("cell", Some(&cell_code(&place.row, day)));
        }
    }

    /// Does what a key means at the current place; whether it meant anything.
    pub fn key(self, key: &str, ctrl: bool) -> bool {
        let place = self.place.get_untracked();
        match self.rows.with_untracked(|rows| key_move(rows, &place, key, ctrl)) {
            None => return false,
            Some(Move::To(to)) => {
                self.go(to);
                self.focus_place();
            }
            Some(Move::Fold(code, open)) => self.fold(&code, open),
            Some(Move::Show(at)) => {
                self.show(&at);
                dom::focus_soon(".drawer-head h2");
            }
        }
        true
    }

    /// Closes the drawer and gives the focus back to its cell.
    pub fn close(self) {
        self.choose("cell", None);
        self.focus_place();
    }

    /// Moves the drawer by so many periods, and the columns with it where it leaves them.
    pub fn step_cell(self, by: isize) {
        let Some((key, day)) = self.cell.get_untracked() else { return };
        let (grain, basis) = (self.grain.get_untracked(), self.basis.get_untracked());
        let whole = untrack(|| self.view.capacity.heatmap(grain, basis));
        let at = column_of(&whole, day).and_then(|at| at.checked_add_signed(by));
        let Some(bucket) = at.and_then(|at| whole.buckets.get(at)) else { return };
        let code = row_code(key);
        self.choose("cell", Some(&cell_code(&code, bucket.first)));
        if self.shown.with_untracked(|shown| column_of(shown, bucket.first)).is_none() {
            self.page(by.signum() as i32);
        }
        if let Some(at) = self.shown.with_untracked(|shown| column_of(shown, bucket.first)) {
            self.go(Place { row: code, column: at + FIRST_CELL });
        }
    }

    /// Minutes that a role is short of in a month, whatever is looked at.
    pub fn short(self, (role, month, _): (Id<Role>, Month, i64)) -> Option<i64> {
        let whole = self.view.capacity.heatmap(GrainChoice::Month, self.basis.get());
        let at = column_of(&whole, month.first_day())?;
        let cell = whole.row(RowKey::Role(role))?.cells.get(at)?;
        cell.is_over().then(|| cell.gap())
    }

    /// The drawer's content, where a cell is open that exists.
    pub fn sheet(self) -> Memo<Option<CauseSheet>> {
        let Self { view, grain, basis, cell, .. } = self;
        Memo::new(move |_| {
            let (key, day) = cell.get()?;
            let whole = view.capacity.heatmap(grain.get(), basis.get());
            let at = column_of(&whole, day)?;
            let found = view.capacity.causes(key, whole.buckets.get(at)?, basis.get())?;
            cause_sheet(&self.workspace(), &whole, at, key, &found, view.locale.get())
        })
    }
}

/// The column a day lies in.
fn column_of(heatmap: &Heatmap, day: NaiveDate) -> Option<usize> {
    heatmap.buckets.iter().position(|bucket| (bucket.first..=bucket.last).contains(&day))
}

/// The rows under what is chosen.
fn rows(
    view: View,
    shown: Memo<Arc<Heatmap>>,
    (unit, hide, find): (Memo<Unit>, Memo<bool>, Memo<String>),
    open: Memo<Option<String>>,
) -> Memo<Vec<GridRow>> {
    Memo::new(move |_| {
        let ids = |codes: String| -> BTreeSet<Id<Role>> {
            set_of(codes.split('.').filter_map(|code| code.parse::<Uid>().ok()).map(Id::new))
        };
        let heatmap = shown.get();
        let open = open.get().map_or_else(|| opened(&heatmap), ids);
        let choice = GridChoice {
            unit: unit.get(),
            hide_healthy: hide.get(),
            find: find.get(),
            open: Some(open),
        };
        view.follow(RecordKind::Role);
        view.follow(RecordKind::Person);
        view.follow(RecordKind::Waiver);
        view.settings.track();
        grid_rows(&view.session().workspace_now(), &heatmap, &choice, view.locale.get())
    })
}

/// Where the focus begins: at the open cell, else at the worst month of the worst role.
fn first_place(shown: &Heatmap, cell: Option<(RowKey, NaiveDate)>) -> Option<Place> {
    if let Some((key, day)) = cell {
        let column = column_of(shown, day)? + FIRST_CELL;
        return Some(Place { row: row_code(key), column });
    }
    let summary = Summary::new(shown, 0..shown.buckets.len());
    let worst = summary.worst()?;
    let column = worst.gap_peak.or(worst.peak)? + FIRST_CELL;
    Some(Place { row: row_code(RowKey::Role(worst.role)), column })
}

/// A place that is on screen: the one chosen, else the first cell.
fn valid_place(rows: &[GridRow], chosen: Option<Place>, first: usize) -> Place {
    let on_screen = |place: &Place| {
        rows.iter()
            .skip(first)
            .take(ROWS_MAX)
            .any(|row| row.code == place.row && place.column < row.cells.len() + FIRST_CELL)
    };
    chosen.filter(on_screen).unwrap_or_else(|| {
        let row = rows.get(first).or(rows.first()).map(|row| row.code.clone());
        Place { row: row.unwrap_or_default(), column: FIRST_CELL }
    })
}
