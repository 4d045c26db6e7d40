//! The page without a forecast: nothing to forecast, on its way, or broken off.

use super::board::Board;
use crate::ui::kit::parts::live;
use crate::ui::start::ghost::Ghost;
use leptos::prelude::*;
use plumbline::present::page::{Page, Route};
use plumbline::present::text::{Text as _, forecast::ForecastText as T};

/// No demand: the question the page answers and the way to it.
#[component]
pub fn Nothing() -> impl IntoView {
    view! {
        <div class="empty wide">
            <p>{T::EmptyLead.say()}</p>
            <a class="btn primary big" href=Route::to(Page::Import).href()>{T::EmptyImport.say()}</a>
            <Ghost/>
        </div>
    }
}

/// It could not be made.
#[component]
pub fn Failed(board: Board) -> impl IntoView {
    view! {
        <div class="empty">
            <p role="alert">{T::FailedLead.say()}</p>
            <button class="btn primary" on:click=move |_| board.ask()>{T::Again.say()}</button>
        </div>
    }
}

/// The first one is being made.
#[component]
pub fn Working(board: Board) -> impl IntoView {
    let share = move || board.progress().unwrap_or(0.0).to_string();
    view! {
        <div class="empty">
            <progress max="1" value=live(share) aria-label=T::TitleWorking.say()></progress>
        </div>
    }
}
