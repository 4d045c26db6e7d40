//! The page while its first forecast is being made.

use super::board::Board;
use crate::ui::kit::parts::live;

use leptos::prelude::*;

use plumbline::present::text::{Text as _, forecast::ForecastText as T};

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
