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
        let paper = untrack(|| Paper::of(board));
        held.set_value(Some(leptos::mount::mount_to(place, move || table(paper))));
    });
    let after = window_event_listener_untyped("afterprint", move |_| held.set_value(None));
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
    view! { <div class="print-only" id=PLACE></div> }
}

/// What is printed.
struct Paper {
    /// The header of the costs.
    cost: String,
    rows: Vec<RowText>,
    /// After how many rows the people run out, and what is said there.
    people: Option<(usize, String)>,
}

impl Paper {
    fn of(board: Board) -> Self {
        let style = board.style.get();
        let line = board.view.people.with(|people| people.line);
        board.say(|wording, result| {
            let rows = (0..result.entries.len()).filter_map(|at| wording.row(result, at, style));
            Self {
                cost: wording.cost_header(result, style),
                rows: rows.collect(),
                people: line.map(|line| (line.above, wording.people_line(&line))),
            }
        })
    }
}

fn table(paper: Paper) -> impl IntoView {
    let Paper { cost, rows, people } = paper;
    let row = |(at, row): (usize, RowText)| {
        let place = row.reason.unwrap_or_else(|| P::PrintAbove.say().to_owned());
        let end = people.as_ref().filter(|(above, _)| *above == at);
        view! {
            {end.map(|(_, text)| view! { <tr class="limit-row"><td colspan="9">{text.clone()}</td></tr> })}
            <tr>
                <td class="num">{row.rank}</td>
                <th scope="row">{row.name}</th>
                <td>{row.status_word}</td>
                <td class="num">{row.total}</td>
                <td class="num">{row.cost}</td>
                <td class="num">{row.cumulative}</td>
                <td>{row.peak.map(|peak| peak.line)}</td>
                <td>{row.lock_word}</td>
                <td>{place}" "{row.coverage_note}</td>
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
                <th scope="col">{P::PeakNeed.say()}</th>
                <th scope="col">{P::Decision.say()}</th>
                <th scope="col">{P::PrintPlace.say()}</th>
            </tr></thead>
            <tbody>{rows.into_iter().enumerate().map(row).collect_view()}</tbody>
        </table>
    }
}
