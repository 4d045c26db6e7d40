//! The state of one register on the screen: what is shown, where the keyboard stands, what is
//! being typed. All edits leave through the session.

use super::columns::Drag;
use super::drawn::{Drawn, Source, draw};
use super::kept::Kept;
use super::table;
use crate::ui::platform::{dom, preferences};
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::route::{Router, use_router};
use crate::ui::view::{View, use_view};
use leptos::html;
use leptos::prelude::*;
use plumbline::model::reading::money::Scale;
use plumbline::model::{RecordKind, Uid};
use plumbline::present::register::{
    DerivedColumn, FooterText, Grouping, Layout, Line, LineAt, Lines, ListedField, Plan, Query,
    Rectangle, Refused, Register, Spot, ViewState, default_scale, refused_text, window,
};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Where the height of rows is kept.
const DENSITY: &str = "density";

/// The computed columns of a register.
pub type Derived = Signal<Arc<Vec<DerivedColumn>>>;

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
    /// What the records are grouped by.
    pub grouping: Memo<Option<Grouping>>,
    /// What stands on the lines of the grid.
    pub lines: Memo<Arc<Lines>>,
    /// The records of the view in order, those of folded groups included.
    pub rows: Memo<Arc<Vec<Uid>>>,
    /// Where the keyboard stands.
    pub spot: RwSignal<Spot>,
    /// The opposite corner of the selection.
    pub anchor: RwSignal<Spot>,
    /// The records picked one by one.
    pub picks: RwSignal<BTreeSet<Uid>>,
    /// The text a cell's editing began with, while it is edited.
    pub editing: RwSignal<Option<String>>,
    /// The text as typed so far.
    pub draft: RwSignal<String>,
    /// The row a fill by the pointer starts from, while it lasts.
    pub filling: RwSignal<Option<usize>>,
    /// How far the grid is scrolled and how high it is, in pixels.
    pub scroll: RwSignal<(f64, f64)>,
    /// How high rows are by name, see the tokens of the style sheet.
    pub density: RwSignal<String>,
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
    /// What the keyboard stands on, which it follows when the order changes.
    on: StoredValue<Option<On>>,
}

/// What the keyboard stands on.
#[derive(Clone, Debug, PartialEq)]
enum On {
    /// A record.
    Record(Uid),
    /// The head of a group, by its path.
    Head(String),
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
        let grouping = Memo::new(move |_| Grouping::parse(kind, &kept.state().grouping));
        let lines = Memo::new(move |_| {
            Arc::new(source.read(|register| {
                let rows = query.with(|query| register.rows(query));
                grouping.with(|grouping| register.lines(rows, grouping.as_ref()))
            }))
        });
        let rows = Memo::new(move |_| lines.with(|lines| lines.rows().clone()));
        let figures = figures(lines, layout, source);
        let (scroll, row_px) = (RwSignal::new((0.0, 900.0)), RwSignal::new(28.0));
        let drawn = Memo::new(move |_| {
            let (top, height) = scroll.get();
            let columns = layout.with(|layout| layout.fields.clone());
            // Wide registers draw fewer spare rows, so that the page stays light.
            let spare = if columns.len() > 14 { 2 } else { 6 };
            let lines = lines.get();
            let range = window(top, height, row_px.get(), lines.len(), spare);
            let plan = view.session().plan_rows(kind);
            Arc::new(source.read(|register| {
                figures.with(|figures| {
                    draw(register, (&lines, figures), range, &columns, plan.as_ref())
                })
            }))
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
            grouping,
            lines,
            rows,
            spot: RwSignal::new(first),
            anchor: RwSignal::new(first),
            picks: RwSignal::new(BTreeSet::new()),
            editing: RwSignal::new(None),
            draft: RwSignal::new(String::new()),
            filling: RwSignal::new(None),
            scroll,
            density: RwSignal::new(preferences::read(DENSITY).unwrap_or_default()),
            row_px,
            node: NodeRef::new(),
            sheet: NodeRef::new(),
            open,
            drawn,
            on: StoredValue::new(None),
        }
    }

    /// Makes rows so high, here and on all pages of this browser.
    pub fn choose_density(self, name: &str) {
        preferences::keep(DENSITY, name);
        self.density.set(name.to_owned());
        // The page must have been laid out anew.
        dom::after_while(self.spot, 0, move || table::measure(self));
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

    /// How many lines and columns are shown.
    pub fn size(self) -> (usize, usize) {
        (
            self.lines.with_untracked(|lines| lines.len()),
            self.layout.with_untracked(|layout| layout.fields.len()),
        )
    }

    /// The record and column under the keyboard.
    pub fn here(self) -> Option<(Uid, ListedField)> {
        let spot = self.spot.get_untracked();
        let field = self.layout.with_untracked(|layout| layout.fields.get(spot.column).copied())?;
        let uid = self.lines.with_untracked(|lines| lines.uid(spot.row_index()?))?;
        Some((uid, field))
    }

    /// The lines and columns selected; none where there are no lines.
    pub fn span(self) -> Option<Rectangle> {
        let lines = self.lines.with(|lines| lines.len());
        self.anchor.get().to(self.spot.get(), lines)
    }

    /// The cells selected, by their places among the records seen; none where there are no records.
    /// Followed, unlike [`Grid::area`].
    pub fn area_followed(self) -> Option<Rectangle> {
        let span = self.span()?;
        self.lines.with(|lines| lines.records(span))
    }

    /// The cells selected, by their places among the records seen.
    pub fn area(self) -> Option<Rectangle> {
        untrack(|| self.area_followed())
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
        let on = self.lines.with_untracked(|lines| match lines.at(spot.row_index()?)? {
            LineAt::Record(uid, ..) => Some(On::Record(uid)),
            LineAt::Head(_, head) => Some(On::Head(head.path.clone())),
        });
        self.on.set_value(on);
        self.spot.set(spot);
        if !extend || spot.row_index().is_none() {
            self.anchor.set(spot);
        }
    }

    /// Keeps the keyboard on its record or group when lines come, go or change places.
    pub fn keep_place(self, lines: &Lines) {
        let spot = self.spot.get_untracked();
        let Some(row) = spot.row_index() else { return };
        let (found, still) = match self.on.get_value() {
            Some(On::Record(uid)) => {
                let here = lines.uid(row) == Some(uid);
                (if here { Some(row) } else { lines.line_of(uid) }, here)
            }
            Some(On::Head(path)) => {
                let here = lines.head(row).is_some_and(|head| head.path == path);
                (if here { Some(row) } else { lines.line_of_head(&path) }, here)
            }
            None => (None, false),
        };
        if still {
            return;
        }
        let on_record = found.is_some_and(|line| lines.uid(line).is_some());
        if !on_record && self.editing.with_untracked(Option::is_some) {
            // What was typed for a record that has gone is not for its neighbour.
            self.editing.set(None);
        }
        self.stand(Spot { line: Line::Row(found.unwrap_or(row)), ..spot }, false);
    }

    /// A refusal in words.
    pub fn refusal(self, refused: Refused) -> String {
        self.now(|register| {
            let title = match refused {
                Refused::Required(field) | Refused::ReadOnly(field) | Refused::TooLong(field) => {
                    register.column(field).map(|c| c.title)
                }
                Refused::TooMany => None,
            };
            refused_text(refused, &title.unwrap_or_default(), register.locale())
        })
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
                let text = self.refusal(refused);
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

    /// Changes what the records are grouped by, or which groups are folded.
    pub fn change_grouping(self, change: impl FnOnce(Option<Grouping>) -> Option<Grouping>) {
        let next = change(self.grouping.get_untracked());
        let grouping = next.map(|grouping| grouping.to_text()).unwrap_or_default();
        self.kept.change(ViewState { grouping, ..untrack(|| self.kept.state()) });
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

/// What the columns of each group add up to; nothing where there are none.
fn figures(
    lines: Memo<Arc<Lines>>,
    layout: Memo<Layout>,
    source: Source,
) -> Memo<Vec<Vec<FooterText>>> {
    Memo::new(move |_| {
        let lines = lines.get();
        let fields = layout.with(Layout::summed);
        match lines.is_grouped() {
            true => source.read(|register| register.head_figures(&lines, &fields)),
            false => Vec::new(),
        }
    })
}
