//! The ranking on paper: all rows from the data, made when the page is printed and gone after.

use super::board::Board;
use crate::ui::platform::dom;
use leptos::prelude::*;
use plumbline::present::priority::board::RowText;
use plumbline::present::text::{Text as _, prioritise::PrioritiseText as P};

/// The id of the place the table is put into.
const PLACE: &str = "rank-print";

/// The place for the table, filled while the browser prints.
#[component]
pub fn PrintTable(board: Board) -> impl IntoView {
    let held = StoredValue::new_local(None);
    let before = window_event_listener_untyped("beforeprint", move |_| {
        // The browser lays the page out as soon as this returns, so the rows are put in at once.
        let Some(place) = dom::element(PLACE) else { return };
        let (head, rows) = untrack(|| rows(board));
        held.set_value(Some(leptos::mount::mount_to(place, move || table(head, rows))));
    });
    let after = window_event_listener_untyped("afterprint", move |_| held.set_value(None));
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
    view! { <div class="print-only" id=PLACE></div> }
}

fn rows(board: Board) -> (String, Vec<RowText>) {
    let style = board.style.get();
    board.say(|wording, result| {
        let rows = (0..result.entries.len()).filter_map(|at| wording.row(result, at, style));
        (wording.cost_header(result, style), rows.collect())
    })
}

fn table(cost: String, rows: Vec<RowText>) -> impl IntoView {
    let row = |row: RowText| {
        let place = row.reason.unwrap_or_else(|| P::PrintAbove.say().to_owned());
        view! {
            <tr>
                <td class="num">{row.rank}</td>
                <th scope="row">{row.name}</th>
                <td>{row.status_word}</td>
                <td class="num">{row.total}</td>
                <td class="num">{row.cost}</td>
                <td class="num">{row.cumulative}</td>
                <td>{row.lock_word}</td>
                <td>{place}" "{row.coverage}</td>
            </tr>
        }
    };
    view! {
        <table class="table tight">
            <thead><tr>
                <th scope="col" class="num">{P::Rank.say()}</th>
                <th scope="col">{P::Project.say()}</th>
                <th scope="col">{P::PrintStatus.say()}</th>
                <th scope="col" class="num">{P::PrintTotal.say()}</th>
                <th scope="col" class="num">{cost}</th>
                <th scope="col" class="num">{P::Cumulative.say()}</th>
                <th scope="col">{P::Decision.say()}</th>
                <th scope="col">{P::PrintPlace.say()}</th>
            </tr></thead>
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}
