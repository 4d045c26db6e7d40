//! Above the grid: what is shown, filters, columns, search, and a new record.

use super::arrange::{Arrange, ColumnChoice, Density};
use super::export::ExportMenu;
use super::filter::{Chips, FilterForm};
use super::grid::Grid;
use super::group::{GroupForm, group_name};
use super::views::{SaveView, ViewMenu, view_name};
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{live, part};
use crate::ui::kit::popover::Popover;
use leptos::prelude::*;
use plumbline::present::text::Text as _;
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
            <Popover id="grid-group" label=Signal::derive(move || group_name(grid)) class="btn faint quiet"
                button=move || view! {
                    <IconView icon=Icon::Group/><span class="reg-group-name">{part(move || group_name(grid))}</span>
                }>
                <GroupForm grid=grid/>
            </Popover>
            <span class="spacer"></span>
            <Search grid=grid/>
            <Popover id="grid-columns" label=GridText::Columns.say() class="icon-btn"
                button=|| view! { <IconView icon=Icon::Columns/> }>
                <ColumnChoice grid=grid/>
                <Arrange grid=grid/>
                <Density grid=grid/>
            </Popover>
            <Popover id="grid-export" label=GridText::Export.say() class="icon-btn"
                button=|| view! { <IconView icon=Icon::Download/> }>
                <ExportMenu grid=grid/>
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
    let name = move || view_name(grid, grid.kept.named());
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
        <Popover id="grid-views" label=Signal::derive(name) class="view-name"
            button=move || view! { {name}<IconView icon=Icon::ChevronDown/> }>
            <ViewMenu grid=grid/>
        </Popover>
        <SaveView grid=grid/>
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

/// Adds an unnamed record and opens it.
fn add(grid: Grid) {
    let uid = grid.view.session().new_uid();
    let plan = grid.now(|register| Some(register.add_row(uid, register.key_column()?, "")));
    if plan.is_some_and(|plan| grid.run(Ok(plan))) {
        grid.open_details(uid);
    }
}
