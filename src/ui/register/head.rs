//! The header of the grid: one button a column, which sorts; edges and names can be dragged.

use super::columns;
use super::grid::Grid;
use super::pick::PickAll;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{live, part};
use crate::ui::reactive::Memo;
use leptos::prelude::*;
use plumbline::present::register::{Column, Direction, Line, ListedField, Spot};
use plumbline::present::text::Text as _;
use plumbline::present::text::grid::GridText;

/// The header.
#[component]
pub fn Head(grid: Grid) -> impl IntoView {
    let columns = Memo::new(move |_| {
        let columns: Vec<Column> = grid.follow(|register| {
            grid.layout.with(|layout| {
                layout.fields.iter().filter_map(|field| register.column(*field)).collect()
            })
        });
        columns
    });
    view! {
        <div class="reg-head" role="row" aria-rowindex="1"
            class:dragging=live(move || grid.drag.with(Option::is_some))
            on:pointerdown=move |event| columns::pressed(grid, &event)
            on:pointermove=move |event| columns::moved(grid, &event)
            on:pointerup=move |_| columns::released(grid)
            on:pointercancel=move |_| grid.drag.set(None)
            on:dblclick=move |event| columns::pressed_twice(grid, event.target())
        >
            <div class="reg-cell n" role="columnheader" aria-colindex="1">
                <span class="vh">{GridText::RowNumber.say()}</span>
                <span class="reg-hash" aria-hidden="true">"#"</span>
                <PickAll grid=grid/>
            </div>
            {part(move || columns.get().into_iter().enumerate().map(|(at, column)| {
                view! { <HeadCell grid=grid at=at column=column/> }
            }).collect_view())}
        </div>
    }
}

#[component]
fn HeadCell(grid: Grid, at: usize, column: Column) -> impl IntoView {
    let field = column.field;
    let direction = Memo::new(move |_| {
        let found = |query: &plumbline::present::register::Query| {
            query.sort.iter().find(|(by, _)| *by == field).map(|(_, direction)| *direction)
        };
        grid.query.with(found)
    });
    let place = Memo::new(move |_| {
        grid.query.with(|query| match query.sort.len() {
            0 | 1 => None,
            _ => query.sort.iter().position(|(by, _)| *by == field).map(|at| at + 1),
        })
    });
    let sort = move || match direction.get() {
        None => "none",
        Some(Direction::Ascending) => "ascending",
        Some(Direction::Descending) => "descending",
    };
    let here = move || grid.spot.get() == Spot { line: Line::Head, column: at };
    let class = match (at, column.numeric) {
        (0, _) => "reg-cell key",
        (_, true) => "reg-cell num",
        (_, false) => "reg-cell text",
    };
    let gap = move || grid.drag.get().and_then(|drag| drag.gap);
    let is_last = move || grid.layout.with(|layout| layout.fields.len()) == at + 1;
    view! {
        <div class=class role="columnheader" aria-colindex=at + 2 aria-sort=sort data-column=at
            class:drop-before=live(move || gap().map(|gap| gap.max(1)) == Some(at))
            class:drop-after=live(move || is_last() && gap() == Some(at + 1))>
            <button class="reg-sort" data-at=format!("head:{at}") title=column.help.clone()
                tabindex=live(move || if here() { "0" } else { "-1" })
                on:click=move |event| turn(grid, field, event.shift_key())>
                <span>{column.heading()}</span>
                {part(move || direction.get().map(|direction| {
                    let down = direction == Direction::Descending;
                    let icon = if down { Icon::ChevronDown } else { Icon::ChevronUp };
                    view! { <IconView icon=icon/> }
                }))}
                {part(move || place.get().map(|place| {
                    let said = GridText::SortPlace.with(&[("place", &place.to_string())]);
                    view! { <small class="reg-place" aria-hidden="true">{place}</small><span class="vh">" "{said}</span> }
                }))}
            </button>
            <i class="reg-grip" aria-hidden="true"></i>
        </div>
    }
}

/// Sorts by a column: up, down, not. It stands behind the columns sorted by already where it is to
/// be added, else it is the only one.
pub fn turn(grid: Grid, field: ListedField, add: bool) {
    grid.change_query(|query| {
        let at = query.sort.iter().position(|(by, _)| *by == field);
        let now = at.and_then(|at| query.sort.get(at)).map(|(_, direction)| *direction);
        let next = match now {
            None => Some(Direction::Ascending),
            Some(Direction::Ascending) => Some(Direction::Descending),
            Some(Direction::Descending) => None,
        };
        if !add {
            query.sort = next.map(|next| (field, next)).into_iter().collect();
            return;
        }
        match (at, next) {
            (None, _) => query.sort.push((field, Direction::Ascending)),
            (Some(at), None) => _ = query.sort.remove(at),
            (Some(at), Some(next)) => {
                if let Some(by) = query.sort.get_mut(at) {
                    by.1 = next;
                }
            }
        }
    });
}
