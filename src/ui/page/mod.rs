//! The pages, each a composition.

mod beside;
pub mod capacity;
pub mod damaged;
pub mod forecast;
pub mod health;
pub mod history;
pub mod home;
pub mod import;
pub mod level;
pub mod lists;
pub mod maturity;
pub mod merge;
pub mod office;
pub mod prioritise;
pub mod projects;
pub mod requests;
pub mod safety;
pub mod scenarios;
pub mod seal;
pub mod settings;
pub mod start;
pub mod vanished;

use leptos::prelude::*;
use plumbline::present::page::Page;

/// The view of a page.
pub fn page_view(page: Page) -> AnyView {
    match page {
        Page::Home | Page::Start => view! { <home::Home/> }.into_any(),
        Page::Projects => view! { <projects::Projects/> }.into_any(),
        Page::Prioritise => view! { <prioritise::Prioritise/> }.into_any(),
        Page::Scenarios => view! { <scenarios::Scenarios/> }.into_any(),
        Page::Capacity => view! { <capacity::Capacity/> }.into_any(),
        Page::Level => view! { <level::Level/> }.into_any(),
        Page::Requests => view! { <requests::Requests/> }.into_any(),
        Page::Forecast => view! { <forecast::Forecast/> }.into_any(),
        Page::Maturity => view! { <maturity::Maturity/> }.into_any(),
        Page::Office => view! { <office::OfficePage/> }.into_any(),
        Page::History => view! { <history::History/> }.into_any(),
        Page::Safety => view! { <safety::Safety/> }.into_any(),
        Page::Settings => view! { <settings::Settings/> }.into_any(),
        Page::Merge => view! { <merge::MergePage/> }.into_any(),
        Page::Health => view! { <health::Health/> }.into_any(),
        Page::Import => view! { <import::Import/> }.into_any(),
        lists => view! { <lists::Lists page=lists/> }.into_any(),
    }
}
