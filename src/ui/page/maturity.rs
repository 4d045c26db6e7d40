//! The page of maturity.

use leptos::prelude::*;
use plumbline::present::text::{Text as _, page::PageText};

/// The page.
#[component]
pub fn Maturity() -> impl IntoView {
    view! { <main class="main" id="main" tabindex="-1"><h1 tabindex="-1">{PageText::Maturity.say()}</h1></main> }
}
