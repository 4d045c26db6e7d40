//! Which rows are data: the header is found and can be moved.

use super::Step;
use super::desk::Desk;
use crate::ui::reactive::RwSignal;
use leptos::prelude::*;
use plumbline::file::sheet::SheetRead;
use plumbline::file::sheet::range::HeaderChoice;
use plumbline::present::import::{range_line, range_notes};
use plumbline::present::text::{Text as _, import::ImportText as T};
use std::sync::Arc;

/// Rows and cells shown to find the header in.
const ROWS: usize = 12;
const CELLS: usize = 8;

/// The step.
#[component]
pub fn RangeStep(desk: Desk, sheet: Arc<SheetRead>) -> impl IntoView {
    let said = sheet.clone();
    let summary = Signal::derive(move || range_line(&said, desk.view.locale.get()));
    let set = move |header| {
        desk.options.update(|options| options.header = header);
        desk.read();
    };
    let keeps = desk.options.with_untracked(|options| options.keep_totals);
    let notes = range_notes(&sheet, desk.view.locale.get_untracked());
    view! {
        <Step number=2 done=true title=T::Range summary=summary open=RwSignal::new(false)>
            <p>{T::RangeLead.say()}</p>
            <table class="checks">
                <thead><tr>
                    <th class="num" scope="col">{T::RangeRow.say()}</th>
                    <th scope="col" colspan=CELLS>{T::HeadValues.say()}</th>
                    <th scope="col">{T::UseAsHeader.say()}</th>
                </tr></thead>
                <tbody>{head_rows(&sheet, set)}</tbody>
            </table>
            <div class="line">
                <button class="btn quiet" on:click=move |_| set(HeaderChoice::Absent)>
                    {T::NoHeader.say()}
                </button>
                <label class="check">
                    <input type="checkbox" prop:checked=keeps on:change=move |event| {
                        let keeps = event_target_checked(&event);
                        desk.options.update(|options| options.keep_totals = keeps);
                        desk.read();
                    }/>
                    {T::KeepTotals.say()}
                </label>
            </div>
            {notes.iter().cloned().map(|note| view! { <p class="soft">{note}</p> }).collect_view()}
        </Step>
    }
}

fn head_rows(
    sheet: &SheetRead,
    set: impl Fn(HeaderChoice) + Copy + Send + Sync + 'static,
) -> Vec<AnyView> {
    let header = sheet.analysis.range.header;
    let rows = sheet.grid.rows.iter().take(ROWS).enumerate().map(|(index, row)| {
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        let is_header = header == Some(index);
        let cells = (0..CELLS).map(|place| view! { <td class="cut-text">{row.cell(place).to_owned()}</td> });
        let label = format!("{} {}", T::UseAsHeader.say(), row.line);
        view! {
            <tr class:accent=is_header>
                <th class="num muted" scope="row">{row.line}</th>
                {cells.collect_view()}
                <td>{if is_header {
                    view! { <b>{T::IsHeader.say()}</b> }.into_any()
                } else {
                    view! {
                        <button class="link" aria-label=label
                            on:click=move |_| set(HeaderChoice::Row(index))>{T::UseAsHeader.say()}</button>
                    }.into_any()
                }}</td>
            </tr>
        }
        .into_any()
    });
    rows.collect()
}
