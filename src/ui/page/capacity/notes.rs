//! What is odd in the data behind the heatmap, folded away until it is asked for.

use super::board::Board;
use crate::ui::kit::parts::Show;
use crate::ui::kit::status::{StatusMark, StatusShape};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::analysis::finding::{Finding, Severity};
use plumbline::model::RecordKind;
use plumbline::model::{Demand, Id};
use plumbline::present::capacity::project_name;
use plumbline::present::finding::finding_text;
use plumbline::present::label::record_name;
use plumbline::present::page::{Page, Route};
use plumbline::present::text::{Text as _, capacity_page::CapacityPageText as T};

/// Most findings on screen at once.
const NOTES_MAX: usize = 50;

/// The findings.
#[component]
pub fn Notes(board: Board) -> impl IntoView {
    let found = board.view.capacity.findings;
    let open = RwSignal::new(false);
    let count = Memo::new(move |_| found.with(|found| found.len()));
    let title = move || {
        let locale = board.view.locale.get();
        locale.counted(count.get(), T::FindingsOne, T::Findings)
    };
    let items = move || {
        let items = found.with(|found| found.iter().take(NOTES_MAX).copied().collect::<Vec<_>>());
        items.into_iter().map(|finding| note(board, &finding)).collect_view()
    };
    let more = move || {
        let rest = count.get().saturating_sub(NOTES_MAX);
        let text = T::FindingsMore.with(&[("count", &board.view.locale.get().count(rest))]);
        (rest > 0).then(|| view! { <li>{text}</li> })
    };
    view! {
        <Show when=move || { count.get() > 0 }>
            <details class="notes no-print" on:toggle=move |event| {
                open.set(event_target::<web_sys::Element>(&event).has_attribute("open"));
            }>
                <summary>{title}</summary>
                <Show when=move || open.get()><ul>{items}{more}</ul></Show>
            </details>
        </Show>
    }
}

/// One finding: the record as a link to where it is mended, and what is odd.
fn note(board: Board, finding: &Finding) -> impl IntoView + use<> {
    let workspace = board.workspace();
    let about = finding.about;
    let name = match about.kind {
        RecordKind::Demand => {
            let demand: Option<&Demand> = workspace.find(Id::new(about.uid));
            project_name(&workspace, demand.and_then(|demand| demand.project))
        }
        _ => record_name(&workspace, about),
    };
    let href = Route::record(about).unwrap_or_else(|| Route::to(Page::Projects)).href();
    let shape = match finding.severity {
        Severity::Note => StatusShape::Ring,
        Severity::Warning => StatusShape::Triangle,
        Severity::Error => StatusShape::Diamond,
    };
    let text = finding_text(&finding.code, board.view.locale.get());
    view! { <li><StatusMark shape=shape/><a href=href>{name}</a>" "{text}</li> }
}
