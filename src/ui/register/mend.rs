//! Buttons that put a plausible value in the place of a text that could not be read.

use super::grid::Grid;
use leptos::prelude::*;
use plumbline::model::Uid;
use plumbline::present::register::ListedField;
use plumbline::present::text::Text as _;
use plumbline::present::text::grid::GridText;

/// One button for each value that is offered for a text; taking one is one step.
#[component]
pub fn Proposals(grid: Grid, uid: Uid, field: ListedField, raw: String) -> impl IntoView {
    let offered = grid.now(|register| register.proposals(field, &raw));
    let buttons = offered.into_iter().map(|proposal| {
        let label = GridText::Propose.with(&[("value", &proposal.shown)]);
        let take = move |_| {
            let typed = proposal.typed.as_str();
            grid.run(grid.now(|register| register.type_into(uid, field, typed)));
        };
        view! { <button class="btn secondary" type="button" on:click=take>{label}</button> }
    });
    buttons.collect_view()
}
