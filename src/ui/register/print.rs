//! What goes on paper: all rows of the view, from the data, not from the rows drawn.

use super::grid::Grid;
use crate::ui::platform::paper;
use leptos::html;
use leptos::prelude::*;
use plumbline::present::register::PrintTable;
use plumbline::present::text::Text as _;
use plumbline::present::text::grid::GridText;

/// Most rows printed.
const ROWS_MAX: usize = 5_000;

/// The table for paper; it is filled when the browser is about to print, and emptied after.
#[component]
pub fn Sheet(grid: Grid, title: String) -> impl IntoView {
    let element = NodeRef::<html::Div>::new();
    let fill = move |table: &PrintTable| {
        if let Some(element) = element.get_untracked() {
            paper::put_table(&element, table);
        }
    };
    let before = window_event_listener_untyped("beforeprint", move |_| {
        let lines = grid.lines.get_untracked();
        let (shown, columns) = (lines.len(), grid.layout.get_untracked());
        let mut table =
            grid.now(|register| register.print_table(&title, (&lines, ROWS_MAX), &columns));
        let locale = grid.view.locale.get_untracked();
        if shown > ROWS_MAX {
            let counts = [("count", locale.count(ROWS_MAX)), ("all", locale.count(shown))];
            let counts = counts.each_ref().map(|(name, count)| (*name, count.as_str()));
            table.notes.push(GridText::PrintLimit.with(&counts));
        }
        fill(&table);
    });
    let after = window_event_listener_untyped("afterprint", move |_| fill(&PrintTable::default()));
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
    view! { <div class="print-only reg-print" node_ref=element></div> }
}
