//! What can be done with all selected rows: one field set, or all taken away, as one step.

use super::grid::Grid;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{Show, live, part};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::model::Uid;
use plumbline::present::register::ListedField;
use plumbline::present::text::Text as _;
use plumbline::present::text::fields::{Number, kind_title};
use plumbline::present::text::grid::GridText;

/// The bar above the foot, while more than one row is selected.
#[component]
pub fn BulkBar(grid: Grid) -> impl IntoView {
    let count = Memo::new(move |_| {
        let area = grid.anchor.get().to(grid.spot.get(), grid.rows.with(|rows| rows.len()));
        area.map_or(0, |area| area.rows().len())
    });
    let words = move || {
        let locale = grid.view.locale.get();
        GridText::BulkSelected.with(&[
            ("count", &locale.count(count.get())),
            ("kind", kind_title(grid.kind, Number::Plural)),
        ])
    };
    view! {
        <Show when=move || { count.get() > 1 }>
            <div class="bulkbar" role="toolbar" aria-label=GridText::BulkLabel.say()>
                <b>{part(words)}</b>
                <SetField grid=grid/>
                <button class="btn danger" on:click=move |_| remove(grid)>
                    <IconView icon=Icon::Trash/>{GridText::BulkDelete.say()}
                </button>
            </div>
        </Show>
    }
}

/// The field and the text it is set to.
#[component]
fn SetField(grid: Grid) -> impl IntoView {
    let columns = grid.now(|register| register.columns());
    let columns: Vec<_> = columns.into_iter().filter(|column| column.editable).collect();
    let at = grid.spot.get_untracked().column;
    let here = grid.layout.with_untracked(|layout| layout.fields.get(at).copied());
    let first = columns.iter().find(|column| Some(column.field) == here).or(columns.get(1));
    let chosen = RwSignal::new(first.map(|column| column.field));
    let text = RwSignal::new(String::new());
    let offers = move || {
        let field = chosen.get();
        let words = field.map(|field| grid.now(|register| register.offers(field)));
        words
            .unwrap_or_default()
            .into_iter()
            .map(|word| view! { <option value=word></option> })
            .collect_view()
    };
    let set = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(field) = chosen.get_untracked() {
            set_all(grid, field, &text.get_untracked());
        }
    };
    view! {
        <form class="line" on:submit=set>
            <select class="select" aria-label=GridText::BulkField.say()
                on:change=move |event| {
                    chosen.set(ListedField::parse(grid.kind, &event_target_value(&event)));
                }>
                {columns.into_iter().map(|column| {
                    let field = column.field;
                    view! {
                        <option value=field.to_text() selected=live(move || chosen.get() == Some(field))>
                            {column.title}
                        </option>
                    }
                }).collect_view()}
            </select>
            <input class="input" list="bulk-offers" aria-label=GridText::BulkValue.say()
                placeholder=GridText::BulkValue.say() autocomplete="off"
                prop:value=live(move || text.get())
                on:input=move |event| text.set(event_target_value(&event))/>
            <datalist id="bulk-offers">{part(offers)}</datalist>
            <button class="btn secondary">{GridText::BulkSet.say()}</button>
        </form>
    }
}

/// The records of the selected rows.
fn selected(grid: Grid) -> Vec<Uid> {
    let Some(area) = grid.area() else { return Vec::new() };
    grid.rows.with_untracked(|rows| rows.get(area.rows()).map(<[Uid]>::to_vec).unwrap_or_default())
}

fn set_all(grid: Grid, field: ListedField, text: &str) {
    let rows = selected(grid);
    let plan = grid.now(|register| register.set_all(&rows, field, text));
    super::clip::tell(grid, &plan, false);
    let cells = plan.as_ref().map_or(0, |plan| plan.cells);
    if grid.run(plan) && cells > 0 {
        let count = grid.view.locale.get_untracked().count(cells);
        grid.view.session().say(&GridText::BulkDone.with(&[("count", &count)]), true);
    }
}

fn remove(grid: Grid) {
    let rows = selected(grid);
    let session = grid.view.session();
    let (command, label) = grid.now(|register| register.remove_all(&rows));
    if session.dispatch(&command, label) {
        let count = grid.view.locale.get_untracked().count(rows.len());
        let kind = kind_title(grid.kind, Number::Plural);
        session.say(&GridText::BulkGone.with(&[("count", &count), ("kind", kind)]), true);
        grid.stand(grid.spot.get_untracked(), false);
    }
}
