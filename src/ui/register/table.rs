//! The grid itself: its element, its windowed rows, and the focus that follows the keyboard.

use super::grid::Grid;
use super::{clip, foot, head, keys, line, pointer};
use crate::ui::kit::parts::{For, Show, live};
use crate::ui::platform::dom;
use leptos::prelude::*;
use plumbline::model::Uid;
use plumbline::present::page::{Page, Route};
use plumbline::present::register::{Line, Spot, Track};
use plumbline::present::text::grid::GridText;
use plumbline::present::text::{Text as _, fields};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The grid.
#[component]
pub fn Table(grid: Grid, #[prop(into)] label: String) -> impl IntoView {
    follow_rows(grid);
    follow_focus(grid);
    keep_focus(grid);
    report(grid);
    let count = move || grid.lines.with(|lines| lines.len());
    let role =
        move || if grid.lines.with(|lines| lines.is_grouped()) { "treegrid" } else { "grid" };
    let total = move || px(count() as f64 * grid.row_px.get());
    let first = move || grid.drawn.with(|drawn| drawn.first().map_or(0, |row| row.index));
    let drawn = move || {
        let keys: Vec<(Uid, usize)> =
            grid.drawn.with(|drawn| drawn.iter().map(|row| (row.uid, row.index)).collect());
        keys
    };
    let offset = move || format!("translateY({})", px(first() as f64 * grid.row_px.get()));
    view! {
        <div class="reg" data-density=live(move || grid.density.get()) node_ref=grid.node on:scroll=move |_| scrolled(grid)>
            <div class="reg-grid" role=live(role) node_ref=grid.sheet aria-label=label
                aria-multiselectable="true"
                aria-rowcount=live(move || count() + 3)
                aria-colcount=live(move || grid.layout.with(|layout| layout.fields.len()) + 1)
                tabindex=live(move || if is_drawn(grid) { "-1" } else { "0" })
                style:--cols=live(move || template(grid)) style:--least=live(move || least(grid))
                on:keydown=move |event| keys::pressed(grid, &event)
                on:pointerdown=move |event| pointer::pressed(grid, &event)
                on:pointermove=move |event| pointer::moved(grid, &event)
                on:pointerup=move |_| pointer::released(grid)
                on:dblclick=move |event| pointer::twice(grid, &event)
                on:copy=move |event| clip::copied(grid, &event, false)
                on:cut=move |event| clip::copied(grid, &event, true)
                on:paste=move |event| clip::pasted(grid, &event)
            >
                <head::Head grid=grid/>
                <div class="reg-body" role="rowgroup" style:height=total>
                    <div class="reg-window" role="presentation" style:transform=offset>
                        <For each=drawn key=|row| *row let((uid, index))>
                            <line::Row grid=grid uid=uid index=index/>
                        </For>
                    </div>
                </div>
                <NoMatch grid=grid/>
                <Nothing grid=grid/>
                <foot::AddRow grid=grid/>
                <foot::Totals grid=grid/>
            </div>
        </div>
    }
}

/// Says so where search and filters leave nothing.
#[component]
fn NoMatch(grid: Grid) -> impl IntoView {
    let hidden = move || {
        let all = grid.view.rows(grid.kind).with(|rows| rows.len());
        grid.rows.with(|rows| rows.is_empty()) && all > 0
    };
    let kind = fields::kind_title(grid.kind, fields::Number::Plural);
    view! {
        <Show when=hidden>
            <div class="reg-none" role="row"><div role="gridcell">
                {GridText::NoMatch.with(&[("kind", kind)])}" "
                <button class="link" on:click=move |_| grid.change_query(|query| {
                    query.search.clear();
                    query.filters.clear();
                })>{GridText::ClearFilters.say()}</button>
            </div></div>
        </Show>
    }
}

/// Says what to do where there is no record at all.
#[component]
fn Nothing(grid: Grid) -> impl IntoView {
    let none = move || grid.view.rows(grid.kind).with(|rows| rows.is_empty());
    let kind = fields::kind_title(grid.kind, fields::Number::Plural);
    let import = Route::to(Page::Import).with("as", grid.kind.key()).href();
    view! {
        <Show when=none>
            <div class="reg-none" role="row"><div class="empty" role="gridcell">
                <p>{GridText::EmptyLead.with(&[("kind", kind)])}</p>
                <a class="btn primary" href=import.clone()>{GridText::EmptyImport.say()}</a>
            </div></div>
        </Show>
    }
}

/// The column of row numbers, in pixels.
const NUMBERS_PX: u32 = 40;

fn tracks(grid: Grid) -> Vec<Track> {
    let layout = grid.layout.get();
    let layout = grid.drag.get().map_or(layout.clone(), |drag| drag.preview(layout));
    grid.follow(|register| register.tracks(&layout))
}

/// The columns of the grid for the style sheet.
fn template(grid: Grid) -> String {
    let mut template = format!("{NUMBERS_PX}px");
    for Track { least_px, most_px } in tracks(grid) {
        template.push_str(&match most_px {
            None => format!(" minmax({least_px}px, 1fr)"),
            Some(most_px) => format!(" minmax({least_px}px, {most_px}px)"),
        });
    }
    template
}

/// How wide the grid is at least: below that it scrolls.
fn least(grid: Grid) -> String {
    let columns: u32 = tracks(grid).iter().map(|track| u32::from(track.least_px)).sum();
    format!("{}px", NUMBERS_PX + columns)
}

fn px(length: f64) -> String {
    format!("{length}px")
}

/// Whether the line under the keyboard is on the page.
fn is_drawn(grid: Grid) -> bool {
    match grid.spot.get().line {
        Line::Head | Line::Add | Line::Foot => true,
        Line::Row(row) => grid.drawn.with(|drawn| drawn.iter().any(|drawn| drawn.index == row)),
    }
}

/// Draws other rows. The focus moves to the grid itself while its row is out of sight.
fn scrolled(grid: Grid) {
    let Some(element) = grid.node.get_untracked() else { return };
    let focused = dom::document().and_then(|page| page.active_element());
    let inside = focused.as_ref().is_some_and(|it| element.contains(Some(it)));
    measure(grid);
    if inside && !untrack(|| is_drawn(grid)) {
        grid.hold_focus();
    }
}

/// Takes position, height and row height from the page.
pub fn measure(grid: Grid) {
    let Some(element) = element(grid) else { return };
    let row = element.query_selector(".reg-row").ok().flatten();
    let height = row.map_or(0.0, |row| row.get_bounding_client_rect().height());
    if height > 0.0 && (height - grid.row_px.get_untracked()).abs() > 0.01 {
        grid.row_px.set(height);
    }
    let now = (f64::from(element.scroll_top()), f64::from(element.client_height()));
    if now != grid.scroll.get_untracked() {
        grid.scroll.set(now);
    }
}

fn follow_rows(grid: Grid) {
    grid.node.on_load(move |_| {
        // The height is known once the page has been laid out.
        dom::after_while(grid.spot, 0, move || measure(grid));
    });
    // A window that lives longer than the grid finds no element to measure.
    let handle = window_event_listener(leptos::ev::resize, move |_| measure(grid));
    on_cleanup(move || handle.remove());
    Effect::new(move || grid.lines.with(|lines| grid.keep_place(lines)));
}

/// Brings the cell under the keyboard into view and gives it the focus, where the grid has it.
fn follow_focus(grid: Grid) {
    Effect::new(move |before: Option<Spot>| {
        let spot = grid.spot.get();
        let still_editing = grid.editing.with(Option::is_some);
        if before.is_some() && !still_editing && has_focus(grid) {
            reveal(grid, spot);
            focus_soon(grid);
        }
        spot
    });
}

/// Gives the focus back where the cell that had it was drawn anew.
fn keep_focus(grid: Grid) {
    let keyed = StoredValue::new(false);
    let inside = window_event_listener(leptos::ev::focusin, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        let element = grid.node.get_untracked();
        keyed.set_value(element.is_some_and(|element| element.contains(target.as_ref())));
    });
    on_cleanup(move || inside.remove());
    Effect::new(move || {
        grid.drawn.track();
        grid.spot.track();
        dom::after(0, move || {
            let nowhere = dom::document()
                .and_then(|page| page.active_element())
                .is_none_or(|element| element.tag_name() == "BODY");
            if nowhere && keyed.try_get_value() == Some(true) {
                focus_spot(grid);
            }
        });
    });
}

/// The element of a grid that is on the page. What is done a moment later may find the page gone.
fn element(grid: Grid) -> Option<web_sys::HtmlDivElement> {
    grid.spot.try_get_untracked()?;
    grid.node.get_untracked()
}

/// Whether the focus is in the grid, or nowhere after a cell went.
pub fn has_focus(grid: Grid) -> bool {
    let Some(element) = element(grid) else { return false };
    let focused = dom::document().and_then(|page| page.active_element());
    focused.is_none_or(|it| it.tag_name() == "BODY" || element.contains(Some(&it)))
}

/// Whether the focus is in the grid.
pub fn is_inside(grid: Grid) -> bool {
    let Some(element) = element(grid) else { return false };
    let focused = dom::document().and_then(|page| page.active_element());
    focused.is_some_and(|it| element.contains(Some(&it)))
}

/// Scrolls so that a row is drawn.
pub fn reveal(grid: Grid, spot: Spot) {
    let (Some(row), Some(element)) = (spot.row_index(), grid.node.get_untracked()) else { return };
    let row_px = grid.row_px.get_untracked();
    let (head_px, foot_px) = (row_px + 2.0, row_px * 2.0);
    let (top, height) = (f64::from(element.scroll_top()), f64::from(element.client_height()));
    let above = row as f64 * row_px;
    let below = above + row_px + head_px + foot_px - height;
    let to = if above < top { above } else { top.max(below) };
    if to != top {
        // The cell that has the focus may be about to go.
        if has_focus(grid) {
            grid.hold_focus();
        }
        element.set_scroll_top(to as i32);
        measure(grid);
    }
}

/// Gives the focus to the cell under the keyboard once it has been drawn: before the next key
/// where the page draws at once, else as soon as it has.
pub fn focus_soon(grid: Grid) {
    queue_microtask(move || focus_spot(grid));
    dom::after_while(grid.spot, 0, move || {
        if has_focus(grid) {
            focus_spot(grid);
        }
    });
}

/// Gives the focus to the cell under the keyboard.
pub fn focus_spot(grid: Grid) {
    let Some(spot) = grid.spot.try_get_untracked() else { return };
    // A letter typed right after an arrow has opened a field, which keeps the focus.
    if grid.editing.with_untracked(Option::is_some) {
        return;
    }
    let Some(element) = grid.node.get_untracked() else { return };
    let cell = element.query_selector(&format!("[data-at='{}']", at_text(spot))).ok().flatten();
    if let Some(cell) = cell.and_then(|cell| cell.dyn_into::<HtmlElement>().ok()) {
        let top = element.scroll_top();
        // A cell that cannot take the focus leaves it where it is.
        _ = cell.focus();
        if spot.line == Line::Foot {
            // The figures are always in sight, though their own place is below the last row.
            element.set_scroll_top(top);
        }
    }
}

/// A spot as the cells carry it.
pub fn at_text(spot: Spot) -> String {
    match spot.line {
        Line::Head => format!("head:{}", spot.column),
        Line::Row(row) => format!("{row}:{}", spot.column),
        Line::Add => "add".to_owned(),
        Line::Foot => format!("foot:{}", spot.column),
    }
}

/// Tells the status bar what is selected and what needs attention.
fn report(grid: Grid) {
    let session = grid.view.session();
    Effect::new(move || {
        let count =
            grid.follow(|register| grid.rows.with(|rows| register.attention(rows, &[]).len()));
        session.attention.set(count);
    });
    Effect::new(move || {
        let text = grid.lines.with(|lines| {
            let area = grid
                .area_followed()
                .filter(|area| area.rows().len() > 1 || area.columns().len() > 1)?;
            let rows = lines.seen();
            Some(grid.follow(|register| {
                let total = grid.layout.with(|layout| register.total(rows, &layout.fields, area));
                let count = register.locale().count(total.filled);
                match (total.sum_text(register), total.average_text(register)) {
                    (Some(sum), Some(average)) => GridText::SelectionSum.with(&[
                        ("count", &count),
                        ("sum", &sum),
                        ("average", &average),
                    ]),
                    _ => GridText::Count.with(&[("count", &count)]),
                }
            }))
        });
        session.selection.set(text.unwrap_or_default());
    });
    on_cleanup(move || {
        session.attention.set(0);
        session.selection.set(String::new());
    });
}
