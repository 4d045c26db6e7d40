//! Below the rows: the line that adds a record, and the figures of each column.

use super::editor;
use super::grid::Grid;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{Show, live, part};
use crate::ui::platform::dom;
use crate::ui::reactive::Memo;
use leptos::html;
use leptos::prelude::*;
use plumbline::present::register::{FooterText, Footers, Line, Spot};
use plumbline::present::text::Text as _;
use plumbline::present::text::fields::{Number, kind_title};
use plumbline::present::text::grid::GridText;

/// The line that adds a record.
#[component]
pub fn AddRow(grid: Grid) -> impl IntoView {
    let here = Memo::new(move |_| grid.spot.get().line == Line::Add);
    let editing = Memo::new(move |_| here.get() && grid.editing.with(Option::is_some));
    let index = move || grid.lines.with(|lines| lines.len()) + 2;
    view! {
        <div class="reg-add" role="row" aria-rowindex=index>
            <div role="gridcell" aria-colindex="2">
                <Show when=move || !editing.get() fallback=move || view! { <NewName grid=grid/> }>
                    <button data-at="add"
                        tabindex=live(move || if here.get() { "0" } else { "-1" })
                        on:click=move |_| editor::begin_new(grid, "")>
                        <IconView icon=Icon::Plus/>
                        {GridText::AddRow.say()}
                    </button>
                </Show>
            </div>
        </div>
    }
}

/// The field for the name of a new record.
#[component]
fn NewName(grid: Grid) -> impl IntoView {
    let element = NodeRef::<html::Input>::new();
    element.on_load(editor::take_focus);
    view! {
        <input class="input" node_ref=element aria-label=GridText::AddRow.say() autocomplete="off"
            prop:value=live(move || grid.draft.get())
            on:input=move |event| grid.draft.set(event_target_value(&event))
            on:blur=move |_| add(grid, false)
        />
    }
}

/// Adds a record with the text typed; nothing where none was. `go_on` opens the next line.
pub fn add(grid: Grid, go_on: bool) {
    if grid.editing.try_get_untracked().flatten().is_none() {
        return;
    }
    let draft = grid.draft.get_untracked();
    grid.editing.set(None);
    if super::table::has_focus(grid) {
        grid.hold_focus();
    }
    let named = !draft.trim().is_empty();
    if named {
        let uid = grid.view.session().new_uid();
        let plan = grid.now(|register| Some(register.add_row(uid, register.key_column()?, &draft)));
        if let Some(plan) = plan {
            grid.run(Ok(plan));
        }
    }
    if go_on && named {
        editor::begin_new(grid, "");
        // The field for the next one is the same field, which has handed the focus on.
        dom::after_while(grid.spot, 0, || dom::focus(".reg-add .input"));
    } else {
        dom::after_while(grid.spot, 0, move || {
            if super::table::has_focus(grid) {
                super::table::focus_spot(grid);
            }
        });
    }
}

/// The figures of each column over the records in view.
#[component]
pub fn Totals(grid: Grid) -> impl IntoView {
    let below = Memo::new(move |last: Option<&Footers>| {
        grid.follow(|register| {
            let (rows, layout) = (grid.rows.get(), grid.layout.get());
            register.footers(&rows, layout.summed().get(1..).unwrap_or_default(), last)
        })
    });
    let texts = move || below.with(|below| below.texts.clone());
    let counted = move || {
        let all = grid.view.rows(grid.kind).with(|rows| rows.len());
        let shown = grid.rows.with(|rows| rows.len());
        let locale = grid.view.locale.get();
        GridText::OfRows.with(&[
            ("shown", &locale.count(shown)),
            ("all", &locale.count(all)),
            ("kind", kind_title(grid.kind, Number::Plural)),
        ])
    };
    view! {
        <div class="reg-foot" role="row" aria-rowindex=live(move || grid.lines.with(|lines| lines.len()) + 3)
            aria-label=GridText::Totals.say()>
            <div class="reg-cell n" role="gridcell" aria-colindex="1"></div>
            <div class="reg-cell key" role="rowheader" aria-colindex="2" data-at="foot:0"
                tabindex=live(move || at_foot(grid, 0))><span>{counted}</span></div>
            {part(move || texts().into_iter().zip(1..).map(|(below, at)| view! {
                <Figure grid=grid at=at below=below/>
            }).collect_view())}
        </div>
    }
}

/// The figure below a column; a press shows another one.
#[component]
fn Figure(grid: Grid, at: usize, below: FooterText) -> impl IntoView {
    let class = if below.numeric { "reg-cell num" } else { "reg-cell text" };
    let empty = below.text.is_empty().then_some("–");
    view! {
        <div class=class role="gridcell" aria-colindex=at + 2>
            <button class="reg-figure" data-at=format!("foot:{at}") title=GridText::OtherFigure.say()
                tabindex=live(move || at_foot(grid, at)) on:click=move |_| turn(grid, at)>
                {below.text} {empty}
            </button>
        </div>
    }
}

/// Whether the keyboard stands on a cell of the figures, as a `tabindex`.
fn at_foot(grid: Grid, column: usize) -> &'static str {
    if grid.spot.get() == (Spot { line: Line::Foot, column }) { "0" } else { "-1" }
}

/// Shows the next figure below a column.
pub fn turn(grid: Grid, column: usize) {
    let layout = grid.layout.get_untracked();
    let Some(field) = layout.fields.get(column).copied().filter(|_| column > 0) else { return };
    let rows = grid.rows.get_untracked();
    let next = grid.now(|register| register.next_summary(&rows, field, layout.summary(field)));
    grid.change_layout(|layout| layout.summed_up(field, next));
    dom::after_while(grid.spot, 0, move || super::table::focus_spot(grid));
}
