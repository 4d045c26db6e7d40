//! The state of one register on the screen: what is shown, where the keyboard stands, what is
//! being typed. All edits leave through the session.

use super::columns::Drag;
use super::kept::Kept;
use super::table;
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::route::{Router, use_router};
use crate::ui::view::{View, use_view};
use leptos::html;
use leptos::prelude::*;
use plumbline::model::field::{KeyKind, Kind};
use plumbline::model::reading::money::Scale;
use plumbline::model::{RecordKind, Rows, Uid};
use plumbline::present::register::{
    Cell, DerivedColumn, DerivedKey, Layout, Line, ListedField, Plan, Query, Rectangle, Refused,
    Register, Spot, ViewState, default_scale, plan_says, refused_text, window,
};
use std::sync::Arc;

/// The computed columns of a register.
pub type Derived = Signal<Arc<Vec<DerivedColumn>>>;

/// One record as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// Its place in the view.
    pub index: usize,
    /// Its id.
    pub uid: Uid,
    /// Its cells in the order of the columns shown, each with the class of its column, and
    /// what the plan says of it where a scenario says something else.
    pub cells: Vec<(Cell, &'static str, Option<String>)>,
    /// Its health by code, where it has one.
    pub status: Option<String>,
}

/// A register on the screen. A handle: copies are the same register.
#[derive(Clone, Copy)]
pub struct Grid {
    /// The record type.
    pub kind: RecordKind,
    /// The memos over the document.
    pub view: View,
    /// Where the state of the view is kept.
    pub router: Router,
    derived: Derived,
    /// The scale of money columns.
    pub scale: RwSignal<Scale>,
    /// What is shown, and where that is kept.
    pub kept: Kept,
    /// The columns shown, in order, and their widths.
    pub layout: Memo<Layout>,
    /// A drag in the header, while it lasts.
    pub drag: RwSignal<Option<Drag>>,
    /// What was done to a column by keys, or not read in a cell, to be heard.
    pub heard: RwSignal<String>,
    /// Search, filters and order.
    pub query: Memo<Query>,
    /// The records shown, in order.
    pub rows: Memo<Arc<Vec<Uid>>>,
    /// Where the keyboard stands.
    pub spot: RwSignal<Spot>,
    /// The opposite corner of the selection.
    pub anchor: RwSignal<Spot>,
    /// The text a cell's editing began with, while it is edited.
    pub editing: RwSignal<Option<String>>,
    /// The text as typed so far.
    pub draft: RwSignal<String>,
    /// The row a fill by the pointer starts from, while it lasts.
    pub filling: RwSignal<Option<usize>>,
    /// How far the grid is scrolled and how high it is, in pixels.
    pub scroll: RwSignal<(f64, f64)>,
    /// The height of a row, in pixels.
    pub row_px: RwSignal<f64>,
    /// The element that scrolls.
    pub node: NodeRef<html::Div>,
    /// The element of the grid in it.
    pub sheet: NodeRef<html::Div>,
    /// The record whose details are open.
    pub open: Memo<Option<Uid>>,
    /// The records drawn.
    pub drawn: Memo<Arc<Vec<Drawn>>>,
    /// The record the keyboard stands on, which it follows when the order changes.
    on: StoredValue<Option<Uid>>,
}

impl Grid {
    /// A register of a record type, in this order where no view says otherwise.
    pub fn new(kind: RecordKind, derived: Derived, first_sort: &'static str) -> Self {
        let (view, router) = (use_view(), use_router());
        let workspace = view.session().workspace_now();
        let scale = RwSignal::new(default_scale(&workspace, kind));
        let kept = Kept::start(kind, view, router, first_sort);
        let search = router.state("find");
        let query = Memo::new(move |_| {
            let state = kept.state();
            Query {
                sort: Query::parse_sort(kind, &state.sort),
                filters: Query::parse_filters(kind, &state.filters),
                search: search.get().unwrap_or_default(),
            }
        });
        let source = Source { kind, view, derived, scale };
        let layout =
            Memo::new(move |_| source.read(|register| register.layout(&kept.state().columns)));
        let rows = Memo::new(move |_| {
            Arc::new(source.read(|register| query.with(|query| register.rows(query))))
        });
        let (scroll, row_px) = (RwSignal::new((0.0, 900.0)), RwSignal::new(28.0));
        let drawn = Memo::new(move |_| {
            let (top, height) = scroll.get();
            let columns = layout.with(|layout| layout.fields.clone());
            // Wide registers draw fewer spare rows, so that the page stays light.
            let spare = if columns.len() > 14 { 2 } else { 6 };
            let rows = rows.get();
            let range = window(top, height, row_px.get(), rows.len(), spare);
            let plan = view.session().plan_rows(kind);
            Arc::new(source.read(|register| draw(register, &rows, range, &columns, plan.as_ref())))
        });
        let open = router.state("open");
        let open = Memo::new(move |_| open.get().and_then(|uid| uid.parse().ok()));
        let first = Spot::row(0, 0);
        Self {
            kind,
            view,
            router,
            derived,
            scale,
            kept,
            layout,
            drag: RwSignal::new(None),
            heard: RwSignal::new(String::new()),
            query,
            rows,
            spot: RwSignal::new(first),
            anchor: RwSignal::new(first),
            editing: RwSignal::new(None),
            draft: RwSignal::new(String::new()),
            filling: RwSignal::new(None),
            scroll,
            row_px,
            node: NodeRef::new(),
            sheet: NodeRef::new(),
            open,
            drawn,
            on: StoredValue::new(None),
        }
    }

    /// Reads through the register and follows all it depends on.
    pub fn follow<T>(self, read: impl FnOnce(&Register<'_>) -> T) -> T {
        self.source().read(read)
    }

    /// Reads through the register as it is now: for event handlers.
    pub fn now<T>(self, read: impl FnOnce(&Register<'_>) -> T) -> T {
        untrack(|| self.source().read(read))
    }

    /// The computed columns as they are now.
    pub fn derived_now(self) -> Arc<Vec<DerivedColumn>> {
        self.derived.get_untracked()
    }

    fn source(self) -> Source {
        Source { kind: self.kind, view: self.view, derived: self.derived, scale: self.scale }
    }

    /// How many records and columns are shown.
    pub fn size(self) -> (usize, usize) {
        (
            self.rows.with_untracked(|rows| rows.len()),
            self.layout.with_untracked(|layout| layout.fields.len()),
        )
    }

    /// The record and column under the keyboard.
    pub fn here(self) -> Option<(Uid, ListedField)> {
        let spot = self.spot.get_untracked();
        let field = self.layout.with_untracked(|layout| layout.fields.get(spot.column).copied())?;
        let uid = self.rows.with_untracked(|rows| rows.get(spot.row_index()?).copied())?;
        Some((uid, field))
    }

    /// The cells selected; none where there are no records.
    pub fn area(self) -> Option<Rectangle> {
        let rows = self.rows.with_untracked(|rows| rows.len());
        self.anchor.get_untracked().to(self.spot.get_untracked(), rows)
    }

    /// Takes the focus to the grid itself, so that no key is lost while its cells are drawn.
    pub fn hold_focus(self) {
        if let Some(element) = self.sheet.get_untracked() {
            crate::ui::platform::dom::focus_in_place(&element);
        }
    }

    /// Stands on a cell; the selection starts anew unless it is extended.
    pub fn stand(self, spot: Spot, extend: bool) {
        let (rows, columns) = self.size();
        let spot = spot.within(rows, columns);
        let uid =
            spot.row_index().and_then(|row| self.rows.with_untracked(|r| r.get(row).copied()));
        self.on.set_value(uid);
        self.spot.set(spot);
        if !extend || spot.row_index().is_none() {
            self.anchor.set(spot);
        }
    }

    /// Keeps the keyboard on its record when records come, go or change places.
    pub fn keep_place(self, rows: &[Uid]) {
        let spot = self.spot.get_untracked();
        let Some(row) = spot.row_index() else { return };
        let on = self.on.get_value();
        if on.is_some() && rows.get(row).copied() == on {
            return;
        }
        let found = on.and_then(|uid| rows.iter().position(|other| *other == uid));
        if on.is_some() && found.is_none() && self.editing.with_untracked(Option::is_some) {
            // What was typed for a record that has gone is not for its neighbour.
            self.editing.set(None);
        }
        self.stand(Spot { line: Line::Row(found.unwrap_or(row)), ..spot }, false);
    }

    /// Dispatches an edit; whether it was done. A refusal is said.
    pub fn run(self, plan: Result<Plan, Refused>) -> bool {
        match plan {
            Ok(plan) if plan.is_empty() => true,
            Ok(plan) => {
                // Cells are about to be drawn anew, also the one that has the focus.
                if table::is_inside(self) {
                    self.hold_focus();
                    table::focus_soon(self);
                }
                self.view.session().dispatch(&plan.command, plan.label)
            }
            Err(refused) => {
                let text = self.now(|register| {
                    let title = match refused {
                        Refused::Required(field)
                        | Refused::ReadOnly(field)
                        | Refused::TooLong(field) => register.column(field).map(|c| c.title),
                        Refused::TooMany => None,
                    };
                    refused_text(refused, &title.unwrap_or_default(), register.locale())
                });
                self.view.session().say(&text, false);
                false
            }
        }
    }

    /// Changes search, filters or order, which live in the address.
    pub fn change_query(self, change: impl FnOnce(&mut Query)) {
        let mut query = self.query.get_untracked();
        change(&mut query);
        let (sort, filters) = (query.sort_text(), query.filters_text());
        self.kept.change(ViewState { sort, filters, ..untrack(|| self.kept.state()) });
        let search = Some(query.search.as_str()).filter(|text| !text.is_empty());
        self.router.set_state("find", search);
    }

    /// Changes which columns are shown, in which order and how wide.
    pub fn change_layout(self, change: impl FnOnce(Layout) -> Layout) {
        let columns = change(self.layout.get_untracked()).to_text();
        self.kept.change(ViewState { columns, ..untrack(|| self.kept.state()) });
        self.stand(self.spot.get_untracked(), false);
    }

    /// Opens the details of a record. Opening is a step of the browser's history, so that Back
    /// closes them; going on to another record is not.
    pub fn open_details(self, uid: Uid) {
        let text = uid.to_string();
        if self.open.get_untracked().is_some() {
            self.router.set_state("open", Some(&text));
        } else {
            let route = untrack(|| self.router.route());
            self.router.go(route.with("open", &text));
        }
    }

    /// Closes the details.
    pub fn close_details(self) {
        self.router.set_state("open", None);
    }
}

/// What a register is read from.
#[derive(Clone, Copy)]
struct Source {
    kind: RecordKind,
    view: View,
    derived: Derived,
    scale: RwSignal<Scale>,
}

impl Source {
    fn read<T>(self, read: impl FnOnce(&Register<'_>) -> T) -> T {
        self.view.rows(self.kind).track();
        self.view.rows(RecordKind::Settings).track();
        self.view.rows(RecordKind::FieldDef).track();
        for field in self.kind.fields() {
            if let Kind::Ref(to, _) | Kind::Map(KeyKind::Record(to), _) = field.kind {
                self.view.rows(to).track();
            }
        }
        let workspace = self.view.session().workspace_now();
        let today = self.view.session().today();
        self.derived.with(|derived| {
            read(&Register::new(&workspace, self.kind, today, self.scale.get(), derived))
        })
    }
}

fn draw(
    register: &Register<'_>,
    rows: &[Uid],
    range: std::ops::Range<usize>,
    columns: &[ListedField],
    plan: Option<&Rows>,
) -> Vec<Drawn> {
    let table = register.workspace().rows(register.kind());
    let classes: Vec<&'static str> =
        columns.iter().enumerate().map(|(at, field)| class_of(register, at, *field)).collect();
    let drawn = range.filter_map(|index| {
        let record = table.row(*rows.get(index)?)?.as_ref();
        let cells = columns.iter().zip(&classes);
        let cells = cells.map(|(field, class)| {
            let cell = register.cell(record, *field);
            let says = plan.and_then(|plan| plan_says(register, plan, record, *field, &cell));
            (cell, *class, says)
        });
        let cells = cells.collect();
        Some(Drawn { index, uid: record.uid(), cells, status: register.status(record) })
    });
    drawn.collect()
}

fn class_of(register: &Register<'_>, at: usize, field: ListedField) -> &'static str {
    match field {
        _ if at == 0 => "key",
        ListedField::Derived(DerivedKey::Score) => "num lead-figure",
        field if register.column(field).is_some_and(|column| column.numeric) => "num",
        _ => "text",
    }
}
