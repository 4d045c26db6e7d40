//! The heatmap one gets, faded: a picture, not data. Its words are drawn by the style sheet, so
//! that no text of the page lacks contrast.

use leptos::prelude::*;
use plumbline::present::text::start::GHOST_ROLES;

const ROWS: [[u32; 12]; 9] = [
    [91, 99, 108, 130, 138, 123, 109, 97, 89, 85, 79, 70],
    [89, 92, 102, 108, 101, 97, 92, 90, 81, 81, 76, 64],
    [92, 95, 97, 97, 92, 99, 95, 93, 88, 89, 84, 80],
    [56, 60, 75, 80, 83, 97, 114, 117, 106, 97, 82, 64],
    [78, 84, 89, 97, 98, 97, 95, 93, 84, 86, 79, 72],
    [83, 87, 93, 98, 89, 93, 87, 83, 73, 75, 69, 59],
    [50, 54, 59, 63, 71, 86, 92, 96, 88, 97, 92, 80],
    [69, 74, 81, 93, 97, 88, 81, 67, 63, 68, 54, 47],
    [69, 81, 74, 64, 60, 47, 47, 53, 47, 54, 41, 33],
];

/// The faded heatmap.
#[component]
pub fn Ghost() -> impl IntoView {
    let rows = GHOST_ROLES.into_iter().zip(ROWS).map(|(name, cells)| {
        let cells =
            cells.map(|percent| view! { <div class=class(percent) data-said=percent></div> });
        view! { <div class="heat-row"><div class="heat-name" data-said=name></div>{cells}</div> }
    });
    view! { <div class="ghost" aria-hidden="true"><div class="heat">{rows.collect_view()}</div></div> }
}

fn class(percent: u32) -> String {
    let band = match percent {
        0..40 => 1,
        40..70 => 2,
        70..90 => 3,
        90..=100 => 4,
        101..=110 => 5,
        111..=130 => 6,
        _ => 7,
    };
    let notches = percent.saturating_sub(91) / 10;
    if notches == 0 {
        format!("heat-cell b{band}")
    } else {
        format!("heat-cell b{band} n{}", notches.min(3))
    }
}
