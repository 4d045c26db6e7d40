//! Rows chosen one by one, wherever they stand: by a press with Ctrl, by Ctrl+Space, by their boxes.

use super::grid::Grid;
use crate::ui::kit::parts::live;
use leptos::prelude::*;
use plumbline::model::Uid;
use plumbline::order::set_of;
use plumbline::present::register::{LineAt, Lines};
use plumbline::present::text::Text as _;
use plumbline::present::text::grid::GridText;

/// The records of the view that are chosen, in order: those picked one by one, else those of the
/// rows selected. Followed.
pub fn chosen_followed(grid: Grid) -> Vec<Uid> {
    let picked = picked_followed(grid);
    if !picked.is_empty() {
        return picked;
    }
    let Some(area) = grid.area_followed() else { return Vec::new() };
    let seen = grid.lines.with(|lines| lines.seen().clone());
    seen.get(area.rows()).map(<[Uid]>::to_vec).unwrap_or_default()
}

/// The records of the view that were picked one by one, in order. Followed.
pub fn picked_followed(grid: Grid) -> Vec<Uid> {
    grid.picks.with(|picks| {
        if picks.is_empty() {
            return Vec::new();
        }
        grid.rows.with(|rows| rows.iter().filter(|uid| picks.contains(uid)).copied().collect())
    })
}

/// The records that stand on a line: itself, or all of a group.
fn records(lines: &Lines, line: usize) -> Vec<Uid> {
    match lines.at(line) {
        Some(LineAt::Record(uid, ..)) => vec![uid],
        Some(LineAt::Head(_, head)) => {
            lines.rows().get(head.rows.clone()).map(<[Uid]>::to_vec).unwrap_or_default()
        }
        None => Vec::new(),
    }
}

/// Picks what stands on a line, or lets go of it where all of it is picked.
pub fn toggle(grid: Grid, line: usize) {
    let own = grid.lines.with_untracked(|lines| records(lines, line));
    grid.picks.update(|picks| {
        if own.iter().all(|uid| picks.contains(uid)) {
            own.iter().for_each(|uid| _ = picks.remove(uid));
        } else {
            picks.extend(own);
        }
    });
    let count = untrack(|| picked_followed(grid)).len();
    let count = grid.view.locale.get_untracked().count(count);
    grid.heard.set(GridText::PickHeard.with(&[("count", &count)]));
}

/// Lets go of all that is picked; whether anything was.
pub fn let_go(grid: Grid) -> bool {
    let some = grid.picks.with_untracked(|picks| !picks.is_empty());
    if some {
        grid.picks.update(|picks| picks.clear());
    }
    some
}

/// Whether all that stands on a line is picked.
pub fn is_picked(grid: Grid, line: usize) -> bool {
    grid.picks.with(|picks| {
        !picks.is_empty()
            && grid.lines.with(|lines| {
                let own = records(lines, line);
                !own.is_empty() && own.iter().all(|uid| picks.contains(uid))
            })
    })
}

/// The box before a row.
#[component]
pub fn PickBox(grid: Grid, index: usize) -> impl IntoView {
    view! {
        <input class="reg-pick" type="checkbox" tabindex="-1" aria-label=GridText::PickRow.say()
            prop:checked=live(move || is_picked(grid, index))
            on:change=move |_| toggle(grid, index)/>
    }
}

/// The box that picks all records of the view.
#[component]
pub fn PickAll(grid: Grid) -> impl IntoView {
    let all = move || {
        let count = grid.picks.with(|picks| picks.len());
        count > 0 && grid.rows.with(|rows| rows.len()) == picked_followed(grid).len()
    };
    let turn = move |_| {
        if !let_go(grid) {
            let rows = grid.rows.get_untracked();
            grid.picks.set(set_of(rows.iter().copied()));
        }
    };
    view! {
        <input class="reg-pick" type="checkbox" tabindex="-1" aria-label=GridText::PickAll.say()
            prop:checked=live(all) on:change=turn/>
    }
}
