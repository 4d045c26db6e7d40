//! The page of people and roles: two registers, one at a time.

use crate::ui::reactive::Memo;
use crate::ui::register::Register;
use crate::ui::register::grid::Grid;
use crate::ui::route::use_router;
use leptos::prelude::*;
use plumbline::model::RecordKind;
use plumbline::present::text::{Text as _, grid::GridText, page::PageText};
use std::sync::Arc;

/// The page.
#[component]
pub fn People() -> impl IntoView {
    let shown = use_router().state("show");
    let roles = Memo::new(move |_| shown.get().as_deref() == Some("roles"));
    move || {
        let kind = if roles.get() { RecordKind::Role } else { RecordKind::Person };
        let grid = Grid::new(kind, Signal::stored(Arc::default()), "");
        let heading = PageText::People.say();
        view! { <Register grid=grid heading=heading lead=move || view! { <Which kind=kind/> }/> }
    }
}

/// People or roles.
#[component]
fn Which(kind: RecordKind) -> impl IntoView {
    let router = use_router();
    let choice = move |own: RecordKind, text: GridText, state: Option<&'static str>| {
        let go = move |_| {
            // The view, search, filters and order belong to the list that is left.
            for key in ["view", "cols", "sort", "filter", "find", "open", "tab"] {
                router.set_state(key, None);
            }
            router.set_state("show", state);
        };
        view! {
            <button class="seg" aria-pressed=(own == kind).to_string() on:click=go>{text.say()}</button>
        }
    };
    view! {
        <div class="segmented" role="group" aria-label=GridText::WhichList.say()>
            {choice(RecordKind::Person, GridText::ShowPeople, None)}
            {choice(RecordKind::Role, GridText::ShowRoles, Some("roles"))}
        </div>
    }
}
