//! What a page shows in place of figures that are made beside it: nothing to make them of, or the
//! making broke off.

use crate::ui::start::ghost::Ghost;
use leptos::prelude::*;
use plumbline::present::page::{Page, Route};

/// No demand: the question the page answers and the way to it.
#[component]
pub fn WithoutDemand(lead: &'static str, import: &'static str) -> impl IntoView {
    view! {
        <div class="empty wide">
            <p>{lead}</p>
            <a class="btn primary big" href=Route::to(Page::Import).href()>{import}</a>
            <Ghost/>
        </div>
    }
}

/// It could not be made; it can be tried again.
#[component]
pub fn BrokenOff(
    lead: &'static str,
    again: &'static str,
    #[prop(into)] retry: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <p role="alert">{lead}</p>
            <button class="btn primary" on:click=move |_| retry.run(())>{again}</button>
        </div>
    }
}
