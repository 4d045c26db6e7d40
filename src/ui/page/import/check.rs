//! The rows that need somebody: filtered, with their cells to be mended in place.

use super::Step;
use super::asks::Asks;
use super::desk::{Desk, Shown};
use super::headcount::Headcount;
use super::replace::FindReplace;
use super::words::WordLists;
use crate::ui::kit::parts::{For, Show, live, part};
use crate::ui::kit::status::{StatusMark, StatusShape};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::file::import::{Plan, Replacement, RowPlan, RowState, Setup};
use plumbline::file::sheet::SheetRead;
use plumbline::order::{Sorted, set_of};
use plumbline::present::import::{column_name, issue_text};
use plumbline::present::text::{Text as _, import::ImportText as T};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Rows shown before more are asked for.
const ROWS: usize = 40;
/// Columns shown beside the name, at most.
const COLUMNS: usize = 5;

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
    view! {
        <Step number=4 done=false title=T::Check summary=summary open=RwSignal::new(true)>
            <Filters desk=desk/>
            <FindReplace desk=desk sheet=sheet.clone()/>
            <CheckTable desk=desk sheet=sheet.clone()/>
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

/// The columns that are shown beside the name: those with anything to look at, most first.
fn shown_columns(plan: &Plan, setup: &Setup) -> Vec<usize> {
    let name = setup.mapping.name_column();
    let mut counts: std::collections::BTreeMap<usize, usize> = std::collections::BTreeMap::new();
    for row in &plan.rows {
        for issue in &row.issues {
            *counts.entry(issue.column as usize).or_default() += 1;
        }
    }
    for (_, column) in setup.fixes.keys() {
        *counts.entry(*column as usize).or_default() += 1;
    }
    let mut columns: Vec<(usize, usize)> =
        counts.into_iter().filter(|(column, _)| Some(*column) != name).collect();
    columns.order_by_key(|(column, count)| (std::cmp::Reverse(*count), *column));
    let mut columns: Vec<usize> =
        columns.into_iter().take(COLUMNS).map(|(column, _)| column).collect();
    columns.put_in_order();
    columns.splice(0..0, name);
    columns
}

#[component]
fn CheckTable(desk: Desk, sheet: Arc<SheetRead>) -> impl IntoView {
    let most = RwSignal::new(ROWS);
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
            Some(desk.setup.with(|setup| shown_columns(plan, setup)))
        })
    });
    let header = sheet.clone();
    let name =
        move |place: usize| header.analysis.columns.get(place).map(column_name).unwrap_or_default();
    let rest = move || all.with(Vec::len).saturating_sub(most.get());
    view! {
        {part(move || {
            let columns = columns.get().unwrap_or_default();
            let sheet = sheet.clone();
            let heads = columns.iter().map(|place| {
                view! { <th scope="col" class="cut-text">{name(*place)}</th> }
            }).collect_view();
            (!all.with(Vec::is_empty)).then(move || view! {
                <div class="scroll-x">
                <table class="checks">
                    <thead><tr>
                        <th class="num" scope="col">{T::HeadRow.say()}</th>
                        {heads}
                        <th scope="col">{T::HeadNeed.say()}</th>
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
            <button class="link" on:click=move |_| most.update(|most| *most += ROWS)>
                {part(move || T::MoreRows.with(&[("count", &desk.view.locale.get().count(rest().min(ROWS)))]))}
            </button>
        }))}
    }
}

/// One row: cells with an issue, and the name where it is missing, can be typed into.
#[component]
fn CheckRow(desk: Desk, sheet: Arc<SheetRead>, place: usize, columns: Vec<usize>) -> impl IntoView {
    let row = Memo::new(move |_| {
        desk.plan.with(|plan| plan.as_ref().and_then(|plan| plan.rows.get(place).cloned()))
    });
    let Some(first) = row.get_untracked() else { return ().into_any() };
    let (at, line) = (first.row, first.line);
    // What was to be mended when the row came into view stays an input while it is in view.
    let fixed: Vec<usize> = desk.setup.with_untracked(|setup| {
        let fixes = setup.fixes.range((at, 0)..=(at, u32::MAX));
        fixes.map(|((_, column), _)| *column as usize).collect()
    });
    let open = |column: usize| {
        fixed.contains(&column) || first.issues.iter().any(|issue| issue.column as usize == column)
    };
    let cells: Vec<AnyView> = columns
        .iter()
        .map(|column| {
            let column = *column;
            let original = sheet.grid.cell(at, column).trim().to_owned();
            let own = sheet.clone();
            let text = Memo::new(move |_| {
                desk.setup.with(|setup| setup.text(&own, at, column).trim().to_owned())
            });
            let cell = Cell { at, line, column, original, text };
            if open(column) {
                let name = sheet.analysis.columns.get(column).map(column_name).unwrap_or_default();
                view! { <Mend desk=desk row=row cell=cell name=name/> }.into_any()
            } else {
                view! {
                    <td class="cut-text" class:changed=live(cell.changed()) title=live(cell.title())>
                        {part(move || text.get())}
                    </td>
                }
                .into_any()
            }
        })
        .collect();
    view! {
        <tr>
            <th class="num muted" scope="row">{line}</th>
            {cells}
            <td class="needs"><Needs desk=desk sheet=sheet row=row/></td>
        </tr>
    }
    .into_any()
}

/// A cell of a row.
#[derive(Clone)]
struct Cell {
    /// Its row of the grid.
    at: u32,
    /// The line of the file.
    line: u32,
    column: usize,
    /// What the sheet holds.
    original: String,
    /// What stands there now.
    text: Memo<String>,
}

impl Cell {
    /// Whether it was changed here, followed.
    fn changed(&self) -> impl Fn() -> bool + Send + 'static {
        let (original, text) = (self.original.clone(), self.text);
        move || text.with(|text| *text != original)
    }

    /// What it holds, and what the sheet holds where that is something else.
    fn title(&self) -> impl Fn() -> String + Send + 'static {
        let (original, text) = (self.original.clone(), self.text);
        move || match text.with(|text| *text == original) {
            true => original.clone(),
            false => T::InTheSheet.with(&[("text", &original)]),
        }
    }
}

/// A cell that can be typed into.
#[component]
fn Mend(desk: Desk, row: Memo<Option<RowPlan>>, cell: Cell, name: String) -> impl IntoView {
    let key = (cell.at, u32::try_from(cell.column).unwrap_or(u32::MAX));
    let worst = move || {
        row.with(|row| {
            let issues = row.iter().flat_map(|row| &row.issues);
            issues.filter(|issue| issue.column == key.1).map(|issue| issue.code.blocks()).max()
        })
    };
    let (changed, title, text) = (cell.changed(), cell.title(), cell.text);
    let label = T::CellOf.with(&[("column", &name), ("line", &cell.line.to_string())]);
    view! {
        <td class:unread=live(move || worst() == Some(true)) class:doubt=live(move || worst() == Some(false))
            class:changed=live(changed)>
            <input class="input" aria-label=label title=live(title)
                aria-invalid=live(move || (worst() == Some(true)).then_some("true"))
                prop:value=live(move || text.get())
                on:change=move |event| {
                    let text = event_target_value(&event);
                    desk.setup.update(|setup| {
                        if text.trim() == cell.original {
                            setup.fixes.remove(&key);
                        } else {
                            setup.fixes.insert(key, text);
                        }
                    });
                }/>
        </td>
    }
}

/// What a row needs, one line an issue.
#[component]
fn Needs(desk: Desk, sheet: Arc<SheetRead>, row: Memo<Option<RowPlan>>) -> impl IntoView {
    move || {
        let row = row.get()?;
        let project = desk.plan.with(|plan| {
            let project = plan.as_ref()?.records.get(row.project)?;
            Some(project.name.clone())
        });
        let project = project.unwrap_or_default();
        let lines = row.issues.iter().map(|issue| {
            let column = issue.column as usize;
            let name = sheet.analysis.columns.get(column).map(column_name).unwrap_or_default();
            let text = desk.setup.with(|s| s.text(&sheet, row.row, column).trim().to_owned());
            let said = issue_text(issue.code, &text, &name, &project);
            let (shape, word) = match issue.code.blocks() {
                true => (StatusShape::Diamond, T::Blocked),
                false => (StatusShape::Triangle, T::Warnings),
            };
            view! { <span class="line"><StatusMark shape=shape title=word.say()/>{said}</span> }
        });
        let lines = lines.collect_view();
        let ready = row.issues.is_empty();
        Some(view! {
            {lines}
            {ready.then(|| view! {
                <span class="line"><StatusMark shape=StatusShape::Disc/>{T::Ready.say()}</span>
            })}
        })
    }
}
