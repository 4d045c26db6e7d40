//! How firmly the selected set stands when one weight moves, as a badge.

use super::board::Board;
use leptos::prelude::*;
use plumbline::present::text::{Text as _, prioritise::PrioritiseText as P};

/// The badge.
#[component]
pub fn Stable(board: Board) -> impl IntoView {
    let line = move || board.result.with(|result| result.line.is_some());
    let words = move || {
        if line() { P::StabilityWorking.say() } else { P::StabilityNoLine.say() }
    };
    view! {
        <p class="stability" role="status"><span class="label">{P::Stability.say()}</span><br/>{words}</p>
    }
}
