//! The page of settings.

use leptos::prelude::*;
use plumbline::present::text::{Text as _, page::PageText};

/// The page.
#[component]
pub fn Settings() -> impl IntoView {
    view! { <main class="main" id="main" tabindex="-1"><h1 tabindex="-1">{PageText::Settings.say()}</h1></main> }
}
