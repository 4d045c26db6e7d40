//! The views of a register by name: switch, save, rename, delete.

use super::grid::Grid;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{Show, live, part};
use crate::ui::reactive::RwSignal;
use leptos::prelude::*;
use plumbline::edit::{Command, Label};
use plumbline::model::{RecordKind, Uid};
use plumbline::present::register::views::{self, NameFault};
use plumbline::present::text::Text as _;
use plumbline::present::text::fields::{Number, kind_title};
use plumbline::present::text::grid::GridText;

/// The id of the panel; its buttons close it.
const PANEL: &str = "grid-views";

/// The name of a view; without one it shows all records.
pub fn view_name(grid: Grid, named: Option<Uid>) -> String {
    let found = named_views(grid).into_iter().find(|(uid, _)| Some(*uid) == named);
    found
        .map(|(_, name)| name)
        .unwrap_or_else(|| GridText::All.with(&[("kind", kind_title(grid.kind, Number::Plural))]))
}

fn named_views(grid: Grid) -> Vec<(Uid, String)> {
    grid.view.rows(RecordKind::SavedView).track();
    views::views(&grid.view.session().workspace_now(), grid.kind)
}

/// A mark beside the name of a view that was changed, and the button that keeps the changes.
#[component]
pub fn SaveView(grid: Grid) -> impl IntoView {
    view! {
        <Show when=move || grid.kept.is_changed()>
            <i class="view-dot" aria-hidden="true"></i>
            <button class="link" on:click=move |_| save(grid)>{GridText::SaveView.say()}</button>
        </Show>
    }
}

/// The list of views, and what can be done with the one shown.
#[component]
pub fn ViewMenu(grid: Grid) -> impl IntoView {
    let wrong = RwSignal::new(String::new());
    let entry = move |uid: Option<Uid>, name: String| {
        let current = move || grid.kept.named() == uid;
        view! {
            <li><button class="menu-item" popovertarget=PANEL popovertargetaction="hide"
                aria-current=live(move || current().then_some("true"))
                on:click=move |_| if !untrack(current) { grid.kept.go(uid) }>
                <span class="view-mark">{part(move || current().then(|| view! { <IconView icon=Icon::Check/> }))}</span>
                {name}
            </button></li>
        }
    };
    view! {
        <ul class="view-list" aria-label=GridText::View.say()>
            {part(move || {
                let all = std::iter::once((None, view_name(grid, None)));
                let named = named_views(grid).into_iter().map(|(uid, name)| (Some(uid), name));
                all.chain(named).map(|(uid, name)| entry(uid, name)).collect_view()
            })}
        </ul>
        {part(move || {
            grid.kept.named().map(|uid| view! { <Named grid=grid uid=uid wrong=wrong/> })
        })}
        <NameForm label=GridText::ViewNewName button=GridText::SaveViewAs name=String::new()
            wrong=wrong done=move |name: &str| save_as(grid, name)/>
        <p class="hint warn-ink" role="alert">{part(move || wrong.get())}</p>
    }
}

/// What can be done with a named view.
#[component]
fn Named(grid: Grid, uid: Uid, wrong: RwSignal<String>) -> impl IntoView {
    let name = untrack(|| view_name(grid, Some(uid)));
    view! {
        <NameForm label=GridText::ViewName button=GridText::ViewRename name=name wrong=wrong
            done=move |name: &str| rename(grid, uid, name)/>
        <div class="line">
            <Show when=move || grid.kept.is_changed()>
                <button class="btn secondary" popovertarget=PANEL popovertargetaction="hide"
                    on:click=move |_| grid.kept.reset()>{GridText::ViewReset.say()}</button>
            </Show>
            <button class="btn danger" popovertarget=PANEL popovertargetaction="hide"
                on:click=move |_| delete(grid, uid)>
                <IconView icon=Icon::Trash/>{GridText::ViewDelete.say()}
            </button>
        </div>
    }
}

/// A field for a name with its button.
#[component]
fn NameForm(
    label: GridText,
    button: GridText,
    name: String,
    wrong: RwSignal<String>,
    done: impl Fn(&str) -> Option<NameFault> + Copy + 'static,
) -> impl IntoView {
    let is_new = name.is_empty();
    let typed = RwSignal::new(name);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let fault = done(&typed.get_untracked());
        if fault.is_none() && is_new {
            typed.set(String::new());
        }
        wrong.set(match fault {
            Some(NameFault::Missing) => GridText::ViewUnnamed.say().to_owned(),
            Some(NameFault::Taken) => GridText::ViewTaken.say().to_owned(),
            None => String::new(),
        });
    };
    view! {
        <form class="line view-form" on:submit=submit>
            <input class="input" aria-label=label.say() placeholder=label.say() autocomplete="off"
                prop:value=live(move || typed.get()) on:input=move |event| typed.set(event_target_value(&event))/>
            <button class="btn secondary">{button.say()}</button>
        </form>
    }
}

fn dispatch(grid: Grid, (command, label): (Command, Label)) -> bool {
    grid.view.session().dispatch(&command, label)
}

fn save(grid: Grid) {
    let session = grid.view.session();
    let Some(uid) = untrack(|| grid.kept.named()) else { return };
    let state = untrack(|| grid.kept.state());
    if dispatch(grid, views::save(&session.workspace_now(), uid, state)) {
        grid.kept.reset();
        let name = untrack(|| view_name(grid, Some(uid)));
        session.say(&GridText::ViewSaved.with(&[("name", &name)]), true);
    }
}

fn save_as(grid: Grid, name: &str) -> Option<NameFault> {
    let session = grid.view.session();
    let uid = session.new_uid();
    let mut state = untrack(|| grid.kept.state());
    // The columns as they are shown: the first ones may be others in a later version.
    state.columns = grid.layout.with_untracked(|layout| layout.to_text());
    match views::save_as(&session.workspace_now(), grid.kind, uid, name, state) {
        Ok(step) => {
            if dispatch(grid, step) {
                grid.kept.go(Some(uid));
                session.say(&GridText::ViewSaved.with(&[("name", name.trim())]), true);
            }
            None
        }
        Err(fault) => Some(fault),
    }
}

fn rename(grid: Grid, uid: Uid, name: &str) -> Option<NameFault> {
    match views::rename(&grid.view.session().workspace_now(), grid.kind, uid, name) {
        Ok(step) => {
            dispatch(grid, step);
            None
        }
        Err(fault) => Some(fault),
    }
}

fn delete(grid: Grid, uid: Uid) {
    let session = grid.view.session();
    let name = untrack(|| view_name(grid, Some(uid)));
    if dispatch(grid, views::delete(&session.workspace_now(), uid)) {
        grid.kept.go(None);
        session.say(&GridText::Removed.with(&[("name", &name)]), true);
    }
}
