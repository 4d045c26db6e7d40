//! The heatmap as a tree of rows: one tab stop, arrow keys inside.

use super::board::{Board, ROWS_MAX};
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{For, Show, live, part};
use crate::ui::platform::dom;
use crate::ui::reactive::Memo;
use crate::ui::shell::Rail;
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use leptos::reactive::computed::Selector;
use plumbline::present::capacity::{FIRST_CELL, GridCell, GridRow, Place, row_code};
use plumbline::present::text::{Text as _, capacity_page::CapacityPageText as T};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Least and greatest width of all cells together in CSS pixels, as wide as the chart below.
pub const CELLS_WIDTH: (f64, f64) = (660.0, 1320.0);

/// What rows look at to know whether they are current or open.
#[derive(Clone)]
struct Picks {
    board: Board,
    place: Selector<Place>,
    row: Selector<String>,
    cell: Selector<Option<Place>>,
}

/// The heatmap.
#[component]
pub fn Grid(board: Board) -> impl IntoView {
    let shown = board.shown;
    let cell = move || {
        let (key, day) = board.cell.get()?;
        let on = |bucket: &plumbline::analysis::capacity::timeline::Bucket| {
            (bucket.first..=bucket.last).contains(&day)
        };
        let at = shown.with(|shown| shown.buckets.iter().position(on))?;
        Some(Place { row: row_code(key), column: at + FIRST_CELL })
    };
    let picks = Picks {
        board,
        place: Selector::new(move || board.place.get()),
        row: Selector::new(move || board.place.with(|place| place.row.clone())),
        cell: Selector::new(cell),
    };
    let columns = Memo::new(move |_| shown.with(|shown| shown.buckets.len()).max(1));
    let label = move || T::GridLabel.with(&[("unit", super::toolbar::unit_long(board.unit.get()))]);
    let keys = move |event: KeyboardEvent| on_key(board, &event);
    let click = move |event: MouseEvent| on_click(board, &event);
    let window = move || {
        let first = board.first_row.get();
        board.rows.with(|rows| {
            let numbered = rows.iter().cloned().enumerate().skip(first).take(ROWS_MAX);
            numbered.collect::<Vec<(usize, GridRow)>>()
        })
    };
    follow_room(board);
    view! {
        <div class="heat no-print" role="treegrid" aria-label=label
            aria-rowcount=live(move || (board.rows.with(Vec::len) + 2).to_string())
            aria-colcount=live(move || (columns.get() + FIRST_CELL).to_string())
            style:--months=live(move || columns.get().to_string())
            style:--cell=live(move || format!("{:.2}px", board.cells_width.get() / columns.get() as f64))
            on:keydown=keys on:click=click>
            <Heads board=board/>
            <For each=window key=row_print let:item>
                <Row picks=picks.clone() at=item.0 row=item.1/>
            </For>
        </div>
    }
}

/// When the frame around a new page has its size, in milliseconds.
const SETTLED_MS: u32 = 150;

/// Keeps the cells as wide as there is room: with the window, the details and the navigation.
fn follow_room(board: Board) {
    let measure = move || {
        if let Some(room) = room_for_cells() {
            board.cells_width.try_set(room.clamp(CELLS_WIDTH.0, CELLS_WIDTH.1));
        }
    };
    let handle = window_event_listener(leptos::ev::resize, move |_| measure());
    on_cleanup(move || handle.remove());
    let rail: Rail = expect_context();
    Effect::new(move || {
        rail.0.track();
        board.cell.track();
        dom::after(0, measure);
        // The navigation may still be folding for a page that needs the width.
        dom::after(SETTLED_MS, measure);
    });
}

/// How wide the cells can be without scrolling, in CSS pixels: from the left of the first to where
/// the names begin on the other side.
fn room_for_cells() -> Option<f64> {
    let around = dom::document()?.query_selector(".heat-wrap").ok().flatten()?;
    let left = |nth: usize| {
        let head = format!(".heat-row.head > :nth-child({nth})");
        let cell = around.query_selector(&head).ok().flatten()?.get_bounding_client_rect();
        let inset = cell.left() - around.get_bounding_client_rect().left();
        Some(inset + f64::from(around.scroll_left()))
    };
    let (name, cell) = (left(1)?, left(FIRST_CELL + 1)?);
    Some((f64::from(around.client_width()) - cell - name).floor())
}

/// What makes a row look as it does: rows that stay the same are not drawn anew.
fn row_print((at, row): &(usize, GridRow)) -> (usize, [String; 4], Option<bool>, Vec<GridCell>) {
    let words = [&row.code, &row.name, &row.note, &row.supply].map(String::clone);
    (*at, words, row.open, row.cells.clone())
}

/// The two header rows: the period with its buttons, bands and columns.
#[component]
fn Heads(board: Board) -> impl IntoView {
    let headers = board.headers;
    let bands = move || {
        headers
            .get()
            .bands
            .into_iter()
            .map(|band| {
                let class = format!("q q{}", band.columns);
                view! {
                    <div class=class role="columnheader" aria-colspan=band.columns.to_string()
                        style:grid-column=format!("span {}", band.columns)>{band.text}</div>
                }
            })
            .collect_view()
    };
    let now = move |at: usize| {
        board.cell.get().is_some() && board.place.with(|place| place.column == at + FIRST_CELL)
    };
    let columns = move || {
        headers.get().columns.into_iter().enumerate().map(|(at, column)| view! {
            <div role="columnheader" class:now=live(move || now(at)) title=column.long>{column.short}</div>
        }).collect_view()
    };
    view! {
        <div class="heat-row quarters" role="row" aria-rowindex="1">
            <div class="period" role="columnheader" aria-colspan="2">
                <button class="icon-btn" aria-label=T::Earlier.say() title=T::Earlier.say()
                    aria-keyshortcuts="[" on:click=move |_| board.page(-1)>
                    <IconView icon=Icon::ChevronLeft/>
                </button>
                {part(move || board.span.get())}
                <button class="icon-btn" aria-label=T::Later.say() title=T::Later.say()
                    aria-keyshortcuts="]" on:click=move |_| board.page(1)>
                    <IconView icon=Icon::ChevronRight/>
                </button>
            </div>
            {bands}
        </div>
        <div class="heat-row head" role="row" aria-rowindex="2">
            <div role="columnheader">{T::HeadName.say()}</div>
            <div class="heat-supply" role="columnheader">{T::HeadSupply.say()}</div>
            {columns}
        </div>
    }
}

#[component]
fn Row(picks: Picks, at: usize, row: GridRow) -> impl IntoView {
    let (name, code) = (row.name.clone(), row.code.clone());
    let current = {
        let (picks, code) = (picks.clone(), code.clone());
        move || picks.row.selected(&code)
    };
    let place = |column| Place { row: code.clone(), column };
    let tab = |column| {
        let (picks, place) = (picks.clone(), place(column));
        move || if picks.place.selected(&place) { "0" } else { "-1" }
    };
    let supply = T::SupplyLabel.with(&[("row", &name), ("fte", &row.supply)]);
    let cells = row
        .cells
        .iter()
        .enumerate()
        .map(|(nth, cell)| {
            let column = nth + FIRST_CELL;
            let selected = {
                let (picks, place) = (picks.clone(), Some(place(column)));
                move || picks.cell.selected(&place).to_string()
            };
            view! {
                <div class=cell.class.clone() role="gridcell" tabindex=tab(column)
                    aria-label=cell.label.clone() title=cell.label.clone() aria-selected=selected
                    data-row=row.code.clone() data-col=column.to_string()>{cell.text.clone()}</div>
            }
        })
        .collect_view();
    let open = row.open.map(|open| open.to_string());
    view! {
        <div class=row.class() class:current=current role="row" prop:ariaLevel=row.level().to_string()
            aria-expanded=open aria-rowindex=(at + 3).to_string()>
            <div class="heat-name" role="rowheader" tabindex=tab(0)
                data-row=row.code.clone() data-col="0" title=row.name.clone()>
                {row.open.map(|open| twist(picks.board, &row, open))}
                <span class="cut-text">{name}</span>" "<small>{row.note.clone()}</small>
            </div>
            <div class="heat-supply" role="gridcell" tabindex=tab(1) aria-label=supply
                data-row=row.code.clone() data-col="1">{row.supply.clone()}</div>
            {cells}
        </div>
    }
}

/// The mark that opens and closes a role by mouse; keys do it on the name.
fn twist(board: Board, row: &GridRow, open: bool) -> impl IntoView + use<> {
    let (text, icon) =
        if open { (T::Fold, Icon::ChevronDown) } else { (T::Open, Icon::ChevronRight) };
    let code = row.code.clone();
    let fold = move |event: MouseEvent| {
        event.stop_propagation();
        board.fold(&code, !open);
    };
    view! {
        <button class="heat-twist" tabindex="-1" aria-label=text.with(&[("row", &row.name)])
            on:click=fold><IconView icon=icon/></button>
    }
}

fn on_key(board: Board, event: &KeyboardEvent) {
    let place = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    if event.alt_key() || !place.is_some_and(|element| element.has_attribute("data-row")) {
        return;
    }
    if board.key(&event.key(), event.ctrl_key() || event.meta_key()) {
        event.prevent_default();
    }
}

fn on_click(board: Board, event: &MouseEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let place = target.and_then(|element| element.closest("[data-row]").ok().flatten());
    let place = place.and_then(|element| {
        let row = element.get_attribute("data-row")?;
        let column = element.get_attribute("data-col")?.parse().ok()?;
        Some(Place { row, column })
    });
    match place {
        Some(place) if place.column >= FIRST_CELL => board.show(&place),
        Some(place) => board.go(place),
        None => {}
    }
}

/// Which rows are on screen, where there are more than fit.
#[component]
pub fn RowPages(board: Board) -> impl IntoView {
    let all = Memo::new(move |_| board.rows.with(Vec::len));
    let text = move || {
        let (first, all) = (board.first_row.get(), all.get());
        let locale = board.view.locale.get();
        let (from, to) = (locale.count(first + 1), locale.count((first + ROWS_MAX).min(all)));
        T::RowsShown.with(&[("from", &from), ("to", &to), ("all", &locale.count(all))])
    };
    Effect::new(move || {
        // Rows that went away leave no empty page.
        if all.get() <= board.first_row.get_untracked() {
            board.first_row.set(0);
        }
    });
    view! {
        <Show when=move || { all.get() > ROWS_MAX }>
            <div class="toolbar low no-print">
                <button class="btn secondary" disabled=live(move || board.first_row.get() == 0)
                    on:click=move |_| board.first_row.update(|at| *at = at.saturating_sub(ROWS_MAX))>
                    {T::RowsBefore.say()}</button>
                <span class="caption" role="status">{text}</span>
                <button class="btn secondary"
                    disabled=live(move || board.first_row.get() + ROWS_MAX >= all.get())
                    on:click=move |_| board.first_row.update(|at| *at += ROWS_MAX)>
                    {T::RowsAfter.say()}</button>
            </div>
        </Show>
    }
}
