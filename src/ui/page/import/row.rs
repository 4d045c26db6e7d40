//! One row of the check: its cells, mended in place, and what it needs.

use super::desk::Desk;
use crate::ui::kit::parts::{live, part};
use crate::ui::kit::status::{StatusMark, StatusShape};
use crate::ui::reactive::Memo;
use leptos::prelude::*;
use plumbline::file::import::{RowPlan, RowState};
use plumbline::file::sheet::SheetRead;
use plumbline::present::import::{RowSaid, column_name, row_says};
use plumbline::present::text::{Text as _, import::ImportText as T};
use std::sync::Arc;

/// One row. While it needs anything every cell of it can be typed into.
#[component]
pub fn CheckRow(
    desk: Desk,
    sheet: Arc<SheetRead>,
    place: usize,
    columns: Vec<usize>,
) -> impl IntoView {
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
    let open = |column: usize| first.state() > RowState::Ready || fixed.contains(&column);
    let mut cells: Vec<AnyView> = columns
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
    let needs = view! { <td class="needs"><Needs desk=desk sheet=sheet row=row/></td> }.into_any();
    cells.insert(cells.len().min(1), needs);
    view! {
        <tr>
            <th class="num muted" scope="row">{line}</th>
            {cells}
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

/// What a row needs, one line for each thing there is to tell.
#[component]
fn Needs(desk: Desk, sheet: Arc<SheetRead>, row: Memo<Option<RowPlan>>) -> impl IntoView {
    move || {
        let row = row.get()?;
        let locale = desk.view.locale.get();
        let said = desk.plan.with(|plan| {
            let plan = plan.as_ref()?;
            Some(desk.setup.with(|setup| row_says((&sheet, setup, plan), &row, locale)))
        });
        let lines = said.unwrap_or_default().into_iter().map(|RowSaid { blocks, text }| {
            let (shape, word) = match blocks {
                true => (StatusShape::Diamond, T::Blocked),
                false => (StatusShape::Triangle, T::Warnings),
            };
            view! { <span class="line"><StatusMark shape=shape title=word.say()/>{text}</span> }
        });
        let ready = row.issues.is_empty();
        Some(view! {
            {lines.collect_view()}
            {ready.then(|| view! {
                <span class="line"><StatusMark shape=StatusShape::Disc/>{T::Ready.say()}</span>
            })}
        })
    }
}
