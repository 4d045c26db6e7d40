//! The rows that need somebody: filtered, with their cells to be mended in place.

use super::Step;
use super::asks::Asks;
use super::desk::{Desk, Shown};
use super::headcount::Headcount;
use super::made::NewNames;
use super::replace::FindReplace;
use super::row::CheckRow;
use super::words::WordLists;
use crate::ui::kit::parts::{For, Show, live, part};
use crate::ui::kit::status::{StatusMark, StatusShape};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::file::import::{Plan, Replacement, RowPlan, RowState, Setup, Target};
use plumbline::file::sheet::SheetRead;
use plumbline::order::set_of;
use plumbline::present::import::{column_name, ragged_notes};
use plumbline::present::text::{Text as _, import::ImportText as T};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Rows shown before more are asked for.
const ROWS: usize = 40;

/// The step.
#[component]
pub fn CheckStep(desk: Desk, sheet: Arc<SheetRead>) -> impl IntoView {
    let summary = Signal::derive(move || {
        let locale = desk.view.locale.get();
        desk.plan.with(|plan| {
            let Some(plan) = plan else { return String::new() };
            let need = plan.counts.blocked + plan.counts.warning;
            let rows = locale.counted(plan.rows.len(), T::RowOne, T::RowMany);
            let text = match (need, plan.rows.len()) {
                (_, 0) => T::CheckEmpty,
                (0, _) => T::CheckNone,
                _ => T::CheckLine,
            };
            text.with(&[("count", &locale.count(need)), ("rows", &rows)])
        })
    });
    // Nothing is left out of the count in silence: also rows that are too short or too long.
    let notes = ragged_notes(&sheet, desk.view.locale.get_untracked());
    view! {
        <Step number=4 done=false title=T::Check summary=summary open=RwSignal::new(true)>
            <Filters desk=desk/>
            {notes.iter().cloned().map(|note| view! { <p class="soft">{note}</p> }).collect_view()}
            <FindReplace desk=desk sheet=sheet.clone()/>
            <CheckTable desk=desk sheet=sheet.clone()/>
            <NewNames desk=desk/>
            <Asks desk=desk sheet=sheet.clone()/>
            <WordLists desk=desk sheet=sheet.clone()/>
            <Headcount desk=desk/>
        </Step>
    }
}

/// Which rows are shown, with their counts.
#[component]
fn Filters(desk: Desk) -> impl IntoView {
    let count = move |shown: Shown| {
        let locale = desk.view.locale.get();
        desk.plan.with(|plan| {
            let counts = plan.as_ref().map(|plan| plan.counts).unwrap_or_default();
            let changed = || desk.setup.with(|setup| changed_rows(setup).len());
            locale.count(match shown {
                Shown::ToCheck => counts.blocked + counts.warning,
                Shown::Only(RowState::Blocked) => counts.blocked,
                Shown::Only(RowState::Warning) => counts.warning,
                Shown::Only(RowState::Ready) => counts.ready,
                Shown::Changed => changed(),
            })
        })
    };
    let chip = move |shown: Shown, shape: Option<StatusShape>, word: T| {
        view! {
            <button class="chip" class:on=live(move || desk.shown.get() == shown)
                class:bare=live(move || desk.shown.get() != shown)
                aria-pressed=live(move || (desk.shown.get() == shown).to_string())
                on:click=move |_| desk.shown.set(shown)>
                {shape.map(|shape| view! { <StatusMark shape=shape/> })}
                <b>{part(move || count(shown))}</b>" "{word.say()}
            </button>
        }
    };
    view! {
        <div class="line" role="group" aria-label=T::ShowRows.say()>
            {chip(Shown::ToCheck, None, T::ToCheck)}
            {chip(Shown::Only(RowState::Blocked), Some(StatusShape::Diamond), T::Blocked)}
            {chip(Shown::Only(RowState::Warning), Some(StatusShape::Triangle), T::Warnings)}
            {chip(Shown::Only(RowState::Ready), Some(StatusShape::Disc), T::Ready)}
            <Show when=move || desk.shown.get() == Shown::Changed
                || desk.setup.with(|setup| !setup.fixes.is_empty())>
                {chip(Shown::Changed, None, T::Changed)}
            </Show>
        </div>
    }
}

/// The rows of the grid with a cell that was changed here.
fn changed_rows(setup: &Setup) -> BTreeSet<u32> {
    set_of(setup.fixes.keys().map(|(row, _)| *row))
}

/// Those with a cell that was mended one by one.
fn mended_rows(setup: &Setup, replaced: &[Replacement]) -> BTreeSet<u32> {
    let by_hand = |cell: &&(u32, u32)| !replaced.iter().any(|done| done.changed(**cell));
    set_of(setup.fixes.keys().filter(by_hand).map(|(row, _)| *row))
}

/// The places of the rows that are shown. A row that was mended stays, so that it can be seen.
fn shown_rows(
    plan: &Plan,
    shown: Shown,
    mended: &BTreeSet<u32>,
    changed: &BTreeSet<u32>,
) -> Vec<usize> {
    let rows = plan.rows.iter().enumerate();
    let fits = |row: &RowPlan| match shown {
        Shown::ToCheck => row.state() > RowState::Ready || mended.contains(&row.row),
        Shown::Only(state) => row.state() == state,
        Shown::Changed => changed.contains(&row.row),
    };
    rows.filter(|(_, row)| fits(row)).map(|(place, _)| place).collect()
}

/// The columns that are shown: the name and those with anything to look at, or all that land.
fn shown_columns(plan: &Plan, setup: &Setup, every: bool) -> Vec<usize> {
    let name = setup.mapping.name_column();
    let issues = plan.rows.iter().flat_map(|row| &row.issues).map(|issue| issue.column);
    let fixed = setup.fixes.keys().map(|(_, column)| *column);
    let mut columns = set_of(issues.chain(fixed).map(|column| column as usize));
    if every {
        let maps = setup.mapping.columns.iter().enumerate();
        let landing = maps.filter(|(_, map)| map.target != Target::Ignore);
        columns.extend(landing.map(|(place, _)| place));
    }
    name.into_iter().chain(columns.into_iter().filter(|place| Some(*place) != name)).collect()
}

#[component]
fn CheckTable(desk: Desk, sheet: Arc<SheetRead>) -> impl IntoView {
    let most = RwSignal::new(ROWS);
    let every = RwSignal::new(false);
    let all = Memo::new(move |_| {
        let replaced = desk.replaced.get();
        let (mended, changed) =
            desk.setup.with(|setup| (mended_rows(setup, &replaced), changed_rows(setup)));
        let shown = desk.shown.get();
        let rows = |plan: &Arc<Plan>| shown_rows(plan, shown, &mended, &changed);
        desk.plan.with(|plan| plan.as_ref().map(rows).unwrap_or_default())
    });
    let columns = Memo::new(move |_| {
        desk.plan.with(|plan| {
            let plan = plan.as_ref()?;
            let every = every.get();
            Some((desk.setup.with(|setup| shown_columns(plan, setup, every)), every))
        })
    });
    let header = sheet.clone();
    let name =
        move |place: usize| header.analysis.columns.get(place).map(column_name).unwrap_or_default();
    let rest = move || all.with(Vec::len).saturating_sub(most.get());
    let more = move || {
        let rows = desk.view.locale.get().counted(rest().min(ROWS), T::RowOne, T::RowMany);
        T::MoreRows.with(&[("rows", &rows)])
    };
    view! {
        <Show when=move || !all.with(Vec::is_empty)>
            <label class="check">
                <input type="checkbox" prop:checked=live(move || every.get())
                    on:change=move |event| every.set(event_target_checked(&event))/>
                {T::AllOfRow.say()}
            </label>
        </Show>
        {part(move || {
            let (columns, _) = columns.get().unwrap_or_default();
            let sheet = sheet.clone();
            let mut heads = columns.iter().map(|place| {
                view! { <th scope="col" class="cut-text">{name(*place)}</th> }.into_any()
            }).collect::<Vec<_>>();
            // What is needed stands beside the name, where it is seen however many columns follow.
            let need = view! { <th scope="col" class="needs">{T::HeadNeed.say()}</th> }.into_any();
            heads.insert(heads.len().min(1), need);
            (!all.with(Vec::is_empty)).then(move || view! {
                <div class="scroll-x">
                <table class="checks">
                    <thead><tr>
                        <th class="num" scope="col">{T::HeadRow.say()}</th>
                        {heads}
                    </tr></thead>
                    <tbody>
                        <For each=move || all.get().into_iter().take(most.get()) key=|place| *place
                            children=move |place| view! {
                                <CheckRow desk=desk sheet=sheet.clone() place=place columns=columns.clone()/>
                            }/>
                    </tbody>
                </table>
                </div>
            })
        })}
        {part(move || (rest() > 0).then(|| view! {
            <button class="link" on:click=move |_| most.update(|most| *most += ROWS)>{part(more)}</button>
        }))}
    }
}
