//! The page of capacity.

use leptos::prelude::*;
use plumbline::present::text::{Text as _, page::PageText};

/// The page.
#[component]
pub fn Capacity() -> impl IntoView {
    view! { <main class="main" id="main" tabindex="-1"><h1 tabindex="-1">{PageText::Capacity.say()}</h1></main> }
}
