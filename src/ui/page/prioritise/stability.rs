//! How firmly the selected set stands when one weight moves, as a badge.

use super::board::Board;
use crate::ui::kit::parts::part;
use crate::ui::reactive::Memo;
use leptos::prelude::*;
use plumbline::present::priority::StabilityText;
use plumbline::present::text::{Text as _, prioritise::PrioritiseText as P};

/// The badge. The answer comes from the compute worker; older answers never show.
#[component]
pub fn Stable(board: Board) -> impl IntoView {
    Effect::new(move || board.view.ask_firmness(board.cut.get()));
    let line = Memo::new(move |_| board.result.with(|result| result.line));
    let words = Memo::new(move |_| {
        let (answer, line) = (board.view.firmness.answer.get()?, line.get()?);
        Some(board.say(|wording, result| wording.stability(result, &answer, &line)))
    });
    let waiting = move || match (line.get(), board.view.firmness.failed.get()) {
        (None, _) => P::StabilityNoLine.say(),
        (Some(_), false) => P::StabilityWorking.say(),
        (Some(_), true) => P::StabilityFailed.say(),
    };
    view! {
        <p class="stability" role="status">
            <span class="label">{P::Stability.say()}</span><br/>
            {part(move || match words.get() {
                Some(StabilityText { stable, word, text }) => {
                    let class = if stable { "text-good" } else { "text-warn" };
                    view! { <span class=class>{word}</span>" "{text} }.into_any()
                }
                None => waiting().into_any(),
            })}
            <br/>
            <button class="link no-print" on:click=move |_| board.router.set_state("tab", Some("firm"))>
                {P::StabilityMore.say()}
            </button>
        </p>
    }
}
