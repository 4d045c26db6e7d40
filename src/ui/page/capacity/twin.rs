//! The heatmap as tables: every figure of the timeline on screen, and the whole grid on paper.

use super::board::Board;
use super::toolbar::unit_long;
use crate::ui::chart::Twin;
use crate::ui::kit::parts::{live, part};
use crate::ui::platform::dom;
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::present::capacity::{grid_row, table};
use plumbline::present::chart::TableTwin;
use plumbline::present::text::{Text as _, capacity_page::CapacityPageText as T};

/// Most lines of the table on screen at once.
const LINES_MAX: usize = 200;

/// All rows and periods of the timeline with all their figures.
pub fn whole_table(board: Board) -> TableTwin {
    let whole = board.view.capacity.heatmap(board.grain.get(), board.basis.get());
    table(&board.workspace(), &whole, &whole.roles, board.view.locale.get())
}

/// The table on screen, a page of lines at a time.
#[component]
pub fn TableView(board: Board) -> impl IntoView {
    let whole = Memo::new(move |_| whole_table(board));
    let first = RwSignal::new(0_usize);
    let all = Memo::new(move |_| whole.with(|table| table.rows.len()));
    let page = move || {
        whole.with(|whole| TableTwin {
            caption: whole.caption.clone(),
            columns: whole.columns.clone(),
            rows: whole.rows.iter().skip(first.get()).take(LINES_MAX).cloned().collect(),
        })
    };
    let text = move || {
        let (from, locale) = (first.get(), board.view.locale.get());
        let to = (from + LINES_MAX).min(all.get());
        T::TableLines.with(&[
            ("from", &locale.count(from + 1)),
            ("to", &locale.count(to)),
            ("all", &locale.count(all.get())),
        ])
    };
    view! {
        <div class="table-page no-print">
            <div class="line">
                <button class="btn secondary" disabled=live(move || first.get() == 0)
                    on:click=move |_| first.update(|at| *at = at.saturating_sub(LINES_MAX))>
                    {T::LinesBefore.say()}</button>
                <button class="btn secondary" disabled=live(move || first.get() + LINES_MAX >= all.get())
                    on:click=move |_| first.update(|at| *at += LINES_MAX)>{T::LinesAfter.say()}</button>
                <span class="caption" role="status">{text}</span>
            </div>
            <div class="table-scroll" tabindex="0" role="group" aria-label=T::Table.say()>
                {part(move || view! { <Twin table=page()/> })}
            </div>
        </div>
    }
}

/// Puts the whole table on the clipboard.
pub fn copy(board: Board) {
    let text = untrack(|| whole_table(board)).to_tsv();
    crate::ui::platform::spawn(async move {
        let said = if dom::copy_text(&text).await { T::Copied } else { T::NotCopied };
        board.session.say(said.say(), false);
    });
}

/// The whole grid for paper: every row of the columns shown, with its colours. It is made when
/// the page is printed, so that it costs nothing before.
#[component]
pub fn Paper(board: Board) -> impl IntoView {
    let printing = RwSignal::new(false);
    let before = window_event_listener(leptos::ev::beforeprint, move |_| printing.set(true));
    let after = window_event_listener(leptos::ev::afterprint, move |_| printing.set(false));
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
    move || printing.get().then(|| paper_grid(board))
}

fn paper_grid(board: Board) -> impl IntoView {
    let headers = board.headers.get();
    let (unit, locale) = (board.unit.get(), board.view.locale.get());
    let workspace = board.workspace();
    let heads = headers
        .columns
        .iter()
        .map(|column| {
            view! { <th scope="col">{column.short.clone()}</th> }
        })
        .collect_view();
    let rows = board
        .shown
        .get()
        .roles
        .iter()
        .map(|row| {
            let row = grid_row(&workspace, row, &headers, unit, None, locale);
            let cell = |cell: plumbline::present::capacity::GridCell| {
                view! { <td class=cell.class>{cell.text}</td> }
            };
            let class = if row.level() > 1 { "below" } else { "" };
            view! {
                <tr class=class>
                    <th scope="row">{row.name.clone()}" "<small>{row.note.clone()}</small></th>
                    <td class="num">{row.supply.clone()}</td>
                    {row.cells.into_iter().map(cell).collect_view()}
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="table tight paper-heat print-only">
            <caption>{T::PrintCaption.with(&[("unit", unit_long(unit))])}</caption>
            <thead><tr>
                <th scope="col">{T::HeadName.say()}</th><th scope="col">{T::HeadSupply.say()}</th>
                {heads}
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
