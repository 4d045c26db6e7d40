//! Roles that are over together, folded away until it is asked for.

use super::board::Board;
use crate::ui::kit::parts::part;
use crate::ui::reactive::Memo;
use leptos::prelude::*;
use plumbline::present::capacity::{TightLine, tight_lines};
use plumbline::present::text::{Text as _, capacity_page::CapacityPageText as T};

/// The periods in which the sums by role do not tell all.
#[component]
pub fn Together(board: Board) -> impl IntoView {
    let lines: Memo<Vec<TightLine>> = Memo::new(move |_| {
        let shown = board.shown.get();
        let tight = board.view.tight(&shown.buckets);
        let periods: Vec<String> = board
            .headers
            .with(|headers| headers.columns.iter().map(|column| column.long.clone()).collect());
        let locale = board.view.locale.get();
        tight_lines(&board.workspace(), &shown, &periods, &tight, locale)
    });
    let title = move || {
        let count = lines.with(Vec::len);
        match count {
            0 => T::TightHolds.say().to_owned(),
            _ => board.view.locale.get().counted(count, T::TightOne, T::Tight),
        }
    };
    let items = move || {
        let item = |line: TightLine| {
            view! { <li><b>{line.period}</b>" "{line.text}" "<small>{line.why}</small></li> }
        };
        lines.get().into_iter().map(item).collect_view()
    };
    view! {
        <details class="notes" id="capacity-together">
            <summary>{part(title)}</summary>
            <p>{T::TightLead.say()}</p>
            <ul>{part(items)}</ul>
        </details>
    }
}
