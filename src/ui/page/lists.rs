//! A page of registers: one record type at a time, chosen above the grid.

use crate::ui::kit::parts::part;
use crate::ui::reactive::Memo;
use crate::ui::register::Register;
use crate::ui::register::grid::Grid;
use crate::ui::route::use_router;
use crate::ui::view::use_view;
use leptos::prelude::*;
use plumbline::model::RecordKind;
use plumbline::present::page::Page;
use plumbline::present::text::fields::{Number, kind_heading};
use plumbline::present::text::{Text as _, grid::GridText};

/// What belongs to the list that is left: its view, search, filters, order and groups.
const OF_A_LIST: [&str; 8] = ["view", "cols", "sort", "filter", "group", "find", "open", "tab"];

/// The page.
#[component]
pub fn Lists(page: Page) -> impl IntoView {
    let router = use_router();
    let shown = Memo::new(move |_| router.route().shown());
    let scope = use_view().scope();
    part(move || {
        shown.get().map(|kind| {
            let grid = Grid::new(kind, use_view().figures(kind), "");
            let heading = page.title_in(scope.get()).say();
            view! {
                <Register grid=grid heading=heading lead=move || view! { <Which page=page kind=kind/> }/>
            }
        })
    })
}

/// The record types of the page, where it lists several.
#[component]
fn Which(page: Page, kind: RecordKind) -> impl IntoView {
    let kinds = page.registers();
    (kinds.len() > 1).then(|| {
        let choices = kinds.iter().map(|own| view! { <Choice page=page own=*own kind=kind/> });
        view! {
            <div class="segmented" role="group" aria-label=GridText::WhichList.say()>
                {choices.collect_view()}
            </div>
        }
    })
}

#[component]
fn Choice(page: Page, own: RecordKind, kind: RecordKind) -> impl IntoView {
    let router = use_router();
    let is_first = page.registers().first() == Some(&own);
    let go = move |_| {
        for key in OF_A_LIST {
            router.set_state(key, None);
        }
        router.set_state("show", (!is_first).then(|| own.key()));
    };
    view! {
        <button class="seg" aria-pressed=(own == kind).to_string() on:click=go>
            {kind_heading(own, Number::Plural)}
        </button>
    }
}
