//! The histogram below the heatmap: the current row, its columns under those of the heatmap.

use super::board::Board;
use crate::ui::chart::{Chart, Legend};
use crate::ui::kit::parts::{Show, part};
use crate::ui::reactive::Memo;
use leptos::prelude::*;
use plumbline::present::capacity::{FIRST_CELL, histogram, row_of_code};
use plumbline::present::chart::{ChartSpec, Frame, TableTwin};

/// Width of the axis left of the columns: the heatmap's column of supply.
const AXIS_WIDTH: f64 = 46.0;

/// The histogram of the current row.
#[component]
pub fn Balance(board: Board) -> impl IntoView {
    let spec = Memo::new(move |_| {
        let (row, column) = board.place.with(|place| (place.row.clone(), place.column));
        let focus = board.cell.get().and(column.checked_sub(FIRST_CELL));
        let frame = Frame {
            width: AXIS_WIDTH + board.cells_width.get(),
            height: 190.0,
            left: AXIS_WIDTH,
            top: 30.0,
            right: 0.0,
            bottom: 20.0,
        };
        let key = row_of_code(&row)?;
        let workspace = board.workspace();
        histogram(&workspace, &board.shown.get(), key, frame, focus, board.view.locale.get())
    });
    let is_there = Memo::new(move |_| spec.with(Option::is_some));
    let chart = Signal::derive(move || spec.get().unwrap_or_else(empty));
    let title = move || chart.with(|chart| chart.title.clone());
    let legend = Memo::new(move |_| chart.with(|chart| chart.legend.clone()));
    view! {
        <Show when=move || is_there.get()>
            <div class="balance">
                <div class="stack"><h2>{title}</h2>{part(move || view! { <Legend entries=legend.get()/> })}</div>
                <Chart id="capacity-balance" spec=chart bare=true no_legend=true/>
            </div>
        </Show>
    }
}

/// A chart of nothing, never shown.
fn empty() -> ChartSpec {
    ChartSpec {
        title: String::new(),
        description: String::new(),
        width: 0.0,
        height: 0.0,
        marks: Vec::new(),
        legend: Vec::new(),
        table: TableTwin::default(),
    }
}
