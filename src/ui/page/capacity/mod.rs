//! The page of capacity: who is overbooked when, and by whom.

mod accept;
mod balance;
mod board;
mod cures;
mod drawer;
mod editor;
mod empty;
mod grid;
mod notes;
mod spread;
mod together;
mod toolbar;
mod twin;

use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{Show, live, part};
use crate::ui::reactive::Memo;
use crate::ui::shell::keys::is_typing;
use board::Board;
use editor::Editing;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use plumbline::analysis::capacity::load::RowKey;
use plumbline::analysis::capacity::summary::Summary;
use plumbline::present::capacity::{FIRST_CELL, selection_text, sub_line, title};
use plumbline::present::page::{Page, Route};
use plumbline::present::text::{
    Text as _, capacity_page::CapacityPageText as T, level::LevelText, requests::RequestsText,
};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// What there is to show.
#[derive(Clone, Copy, PartialEq)]
enum Content {
    NoDemand { has_people: bool },
    NoPeople,
    Both,
}

/// The page.
#[component]
pub fn Capacity() -> impl IntoView {
    let board = Board::start();
    let editing = Editing::new();
    listen_for_keys(board);
    let content = Memo::new(move |_| content(board));
    tell_selection(board, content);
    view! {
        <main class="main" id="main" tabindex="-1">
            <Head board=board/>
            {part(move || match content.get() {
                Content::NoDemand { has_people } => {
                    view! { <empty::NoDemand has_people=has_people/> }.into_any()
                }
                Content::NoPeople => view! { <empty::Headcount board=board/> }.into_any(),
                Content::Both => view! { <Heatmap board=board/> }.into_any(),
            })}
            <notes::Notes board=board/>
            <twin::Paper board=board/>
        </main>
        <drawer::Drawer board=board editing=editing/>
        <editor::Editor board=board editing=editing/>
    }
}

/// The finding as a title, the line below it, and what the page offers.
#[component]
fn Head(board: Board) -> impl IntoView {
    let words = Memo::new(move |_| {
        let (shown, locale) = (board.shown.get(), board.view.locale.get());
        let workspace = board.workspace();
        let whole = Summary::new(&shown, 0..shown.buckets.len());
        let band = board.headers.with(|headers| headers.focus_band(&whole));
        let all = || (board.span.get(), 0..shown.buckets.len());
        let (period, span) = band.unwrap_or_else(all);
        let part = Summary::new(&shown, span);
        let sub = sub_line(&workspace, &part, &period, locale);
        let title = match board.outside.with(Option::is_some) {
            true => T::OutsideTitle.say().to_owned(),
            false => title(&workspace, &shown, &whole, locale),
        };
        (title, (whole.balance.demand > 0).then_some(sub))
    });
    let switch = move || if board.table.get() { T::Heatmap.say() } else { T::Table.say() };
    view! {
        <div class="page-head">
            <div>
                <h1 tabindex="-1">{part(move || words.get().0)}</h1>
                <p>{part(move || words.get().1)}</p>
            </div>
            <button class="btn quiet" aria-keyshortcuts="d"
                aria-pressed=live(move || board.table.get().to_string())
                on:click=move |_| board.table.update(|shown| *shown = !*shown)>
                <IconView icon=Icon::Table/>{switch}" "<kbd>"D"</kbd>
            </button>
            <Requests board=board/>
            <a class="btn quiet" id="capacity-level" href=Route::to(Page::Level).href()>
                <IconView icon=Icon::Level/>{LevelText::Link.say()}
            </a>
            <button class="btn quiet" on:click=move |_| twin::copy(board)>
                <IconView icon=Icon::Copy/>{T::Copy.say()}
            </button>
        </div>
    }
}

/// The way to the demand that awaits an answer, with how much of it there is.
#[component]
fn Requests(board: Board) -> impl IntoView {
    let all = board.view.requests();
    let count = move || {
        let count = all.with(|all| all.len());
        (count > 0).then(|| board.view.locale.get().count(count))
    };
    // The name in words, the sign in figures: the title needs the room.
    let name = move || match count() {
        None => RequestsText::Link.say().to_owned(),
        Some(count) => RequestsText::LinkCount.with(&[("count", &count)]),
    };
    view! {
        <a class="btn quiet" id="capacity-requests" aria-label=live(name) title=live(name)
            href=Route::to(Page::Requests).href()><IconView icon=Icon::Inbox/>{part(count)}</a>
    }
}

/// What is said while no demand lies in the months shown, and the way to where it is.
#[component]
fn Elsewhere(board: Board) -> impl IntoView {
    let text = move || board.outside.get().map(|outside| outside.text);
    let go = move |_| {
        if let Some(outside) = board.outside.get_untracked() {
            board.go_to(outside.month);
        }
    };
    view! {
        <div class="empty" id="capacity-elsewhere">
            <p role="status">{part(text)}</p>
            <button class="btn primary" on:click=go>{T::OutsideAction.say()}</button>
        </div>
    }
}

#[component]
fn Heatmap(board: Board) -> impl IntoView {
    let nothing =
        Memo::new(move |_| board.rows.with(|rows| rows.iter().all(|row| row.key == RowKey::All)));
    let show_all = move |_| {
        board.choose("find", None);
        board.choose("hide", None);
    };
    view! {
        <toolbar::Toolbar board=board/>
        <Show when=move || board.outside.with(Option::is_some)><Elsewhere board=board/></Show>
        <Show when=move || nothing.get()>
            <p class="toolbar low" role="status">
                {T::NothingFound.say()}
                <button class="btn secondary" on:click=show_all>{T::ShowAll.say()}</button>
            </p>
        </Show>
        <Show when=move || !board.table.get() fallback=move || view! {
            <twin::TableView board=board/>
        }>
            <div class="heat-wrap">
                <grid::Grid board=board/>
                <grid::RowPages board=board/>
                <balance::Balance board=board/>
            </div>
            <together::Together board=board/>
        </Show>
    }
}

fn content(board: Board) -> Content {
    let capacity = board.view.capacity.capacity.get();
    let has_demand = capacity.ledger.spreads.iter().any(|spread| spread.counted);
    let has_people = !capacity.supply.people.is_empty();
    match (has_demand, has_people) {
        (false, has_people) => Content::NoDemand { has_people },
        (true, false) => Content::NoPeople,
        (true, true) => Content::Both,
    }
}

/// Says in the status bar which cell is current; nothing where no cell is shown.
fn tell_selection(board: Board, content: Memo<Content>) {
    Effect::new(move || {
        let place = board.place.get();
        let shown = content.get() == Content::Both;
        let cell = place.column.checked_sub(FIRST_CELL).filter(|_| shown).and_then(|at| {
            let key = plumbline::present::capacity::row_of_code(&place.row)?;
            board.shown.with(|shown| shown.row(key)?.cells.get(at).copied())
        });
        let locale = board.view.locale.get();
        let text = cell.map(|cell| selection_text(&cell, locale)).unwrap_or_default();
        board.session.selection.set(text);
    });
    on_cleanup(move || board.session.selection.set(String::new()));
}

/// D, T, [ and ] anywhere on the page, and Esc for the drawer.
fn listen_for_keys(board: Board) {
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
        // On some keyboards the brackets need a third level, which counts as Ctrl and Alt.
        let bracket = matches!(event.key().as_str(), "[" | "]");
        if event.default_prevented() || within(&event, "dialog, .chart-figure") {
            return;
        }
        if event.key() == "Escape" {
            if board.cell.get_untracked().is_some() {
                board.close();
            }
        } else if (plain || bracket) && !is_typing(&event) {
            match event.key().as_str() {
                "d" | "D" => board.table.update(|shown| *shown = !*shown),
                "t" | "T" => board.today(),
                "[" => board.page(-1),
                "]" => board.page(1),
                _ => return,
            }
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

fn within(event: &KeyboardEvent, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| element.closest(selector).ok().flatten().is_some())
}
