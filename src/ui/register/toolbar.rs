//! Above the grid: what is shown, filters, columns, search, and a new record.

use super::filter::{Chips, FilterForm};
use super::grid::Grid;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::live;
use crate::ui::kit::popover::Popover;
use leptos::prelude::*;
use plumbline::model::field::Kind;
use plumbline::model::reading::money::Scale;
use plumbline::present::text::Text as _;
use plumbline::present::text::fields::{Number, kind_title};
use plumbline::present::text::grid::GridText;

/// The toolbar.
#[component]
pub fn Toolbar(grid: Grid, lead: ViewFn) -> impl IntoView {
    let filter = || view! { <IconView icon=Icon::Filter/>{GridText::Filter.say()} };
    view! {
        <div class="toolbar" role="toolbar" aria-label=GridText::View.say()>
            {lead.run()}
            <Name grid=grid/>
            <Chips grid=grid/>
            <Popover id="grid-filter" label=GridText::AddFilter.say() class="btn faint quiet" button=filter>
                <FilterForm grid=grid/>
            </Popover>
            <span class="spacer"></span>
            <Search grid=grid/>
            <Popover id="grid-columns" label=GridText::Columns.say() class="icon-btn"
                button=|| view! { <IconView icon=Icon::Columns/> }>
                <ColumnChoice grid=grid/>
            </Popover>
            <button class="btn primary" on:click=move |_| add(grid)>
                <IconView icon=Icon::Plus/>{GridText::New.say()}
            </button>
        </div>
    }
}

/// What is shown, and how many of how many where not all are.
#[component]
fn Name(grid: Grid) -> impl IntoView {
    let kind = kind_title(grid.kind, Number::Plural);
    let counted = move || {
        let all = grid.view.rows(grid.kind).with(|rows| rows.len());
        let shown = grid.rows.with(|rows| rows.len());
        let locale = grid.view.locale.get();
        (shown < all).then(|| {
            let (shown, all) = (locale.count(shown), locale.count(all));
            GridText::Shown.with(&[("shown", &shown), ("all", &all)])
        })
    };
    view! {
        <span class="view-name">{GridText::All.with(&[("kind", kind)])}</span>
        <span class="muted" role="status">{counted}</span>
    }
}

#[component]
fn Search(grid: Grid) -> impl IntoView {
    view! {
        <label class="find">
            <IconView icon=Icon::Search/>
            <span class="vh">{GridText::Find.say()}</span>
            <input class="input" type="search" placeholder=GridText::Find.say()
                prop:value=live(move || grid.query.with(|query| query.search.clone()))
                on:input=move |event| {
                    let text = event_target_value(&event);
                    grid.change_query(|query| query.search = text);
                }
            />
        </label>
    }
}

/// Which columns are shown, and how money is written.
#[component]
fn ColumnChoice(grid: Grid) -> impl IntoView {
    let columns = grid.now(|register| register.columns());
    let has_money = columns.iter().any(|column| column.kind == Some(Kind::Money));
    let thousands = move || grid.scale.get() != Scale::Units;
    let rescale = move |_| {
        let next = if thousands() { Scale::Units } else { Scale::Thousands };
        grid.scale.set(next);
    };
    view! {
        <fieldset class="choices">
            <legend class="label">{GridText::Columns.say()}</legend>
            {columns.into_iter().enumerate().map(|(at, column)| {
                let field = column.field;
                let shown = move || grid.shown.with(|shown| shown.contains(&field));
                view! {
                    <label class="check">
                        <input type="checkbox" prop:checked=shown disabled=at == 0
                            on:change=move |_| toggle(grid, field)/>
                        {column.title}
                    </label>
                }
            }).collect_view()}
        </fieldset>
        {has_money.then(|| view! {
            <label class="switch">
                <input type="checkbox" role="switch" prop:checked=thousands on:change=rescale/>
                {GridText::Thousands.say()}
            </label>
        })}
    }
}

/// Shows or hides a column; it comes back to its place in the order of the fields.
fn toggle(grid: Grid, field: plumbline::present::register::ListedField) {
    let mut shown = grid.shown.get_untracked();
    if shown.contains(&field) {
        shown.retain(|other| *other != field);
    } else {
        shown.push(field);
    }
    grid.choose_columns(shown);
}

/// Adds an unnamed record and opens it.
fn add(grid: Grid) {
    let uid = grid.view.session().new_uid();
    let plan = grid.now(|register| Some(register.add_row(uid, register.key_column()?, "")));
    if plan.is_some_and(|plan| grid.run(Ok(plan))) {
        grid.open_details(uid);
    }
}
