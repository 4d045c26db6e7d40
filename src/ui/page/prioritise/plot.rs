//! Score against cost beside the table; a point selects its row.

use super::board::Board;
use crate::ui::chart::{Chart, ChartTools};
use crate::ui::kit::status::{StatusMark, StatusShape};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::model::{RecordKind, Status};
use plumbline::present::text::fields::choice_label;
use plumbline::present::text::{
    Text as _, prioritise::PrioritiseText as P, priority::PriorityText,
};

/// The plot.
#[component]
pub fn Plot(board: Board) -> impl IntoView {
    let spec = Memo::new(move |_| {
        let selected = board.selected.get();
        board.say(|wording, result| wording.plot(result, selected))
    });
    let caption = move || board.say(|wording, result| wording.plot_caption(result));
    let table = RwSignal::new(false);
    let open = move |key: String| {
        if let Ok(project) = key.parse() {
            board.show(project);
        }
    };
    view! {
        <div class="section-head">
            <h2>{PriorityText::PlotTitle.say()}</h2><ChartTools spec=spec table=table/>
        </div>
        <p class="caption">{caption}</p>
        <Chart id="value-cost" spec=spec table=table bare=true no_legend=true on_open=Callback::new(open)/>
        <Legend/>
    }
}

#[component]
fn Legend() -> impl IntoView {
    let shown = [Status::OnTrack, Status::AtRisk, Status::OffTrack, Status::NotStarted];
    let entry = |status: Status| {
        let word = choice_label(RecordKind::Project, "status", status.code());
        view! { <li><StatusMark shape=StatusShape::of(Some(status))/>{word}</li> }
    };
    view! {
        <ul class="legend">
            {shown.map(entry)}
            <li>
                <svg class="shape" viewBox="0 0 10 10" aria-hidden="true">
                    <circle class="mark below" cx="5" cy="5" r="4"></circle>
                </svg>
                {P::LegendBelow.say()}
            </li>
        </ul>
    }
}
