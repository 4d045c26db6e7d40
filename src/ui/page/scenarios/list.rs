//! The scenarios: what each assumes, changes and conflicts with, and ways on.

use super::Desk;
use super::{changes::Changes, conflicts::Conflicts};
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{For, Show, part};
use crate::ui::kit::status::{StatusMark, StatusShape};
use crate::ui::reactive::Memo;
use crate::ui::shell::scenario::current;
use crate::ui::view::use_view;
use leptos::prelude::*;
use plumbline::model::Id;
use plumbline::present::scenario::{Line, branch_of, lines, remove, reword};
use plumbline::present::text::{Text as _, scenario::ScenarioText as T};

/// The list.
#[component]
pub fn List(desk: Desk) -> impl IntoView {
    let found = Memo::new(move |_| desk.session.with_plan(lines));
    let key = |line: &Line| format!("{line:?}");
    view! {
        <div class="table-page">
            <div class="table-scroll"><table class="table scenario-list">
                <thead><tr>
                    <th scope="col">{T::Name.say()}</th>
                    <th scope="col">{T::Assumes.say()}</th>
                    <th scope="col">{T::Base.say()}</th>
                    <th scope="col" class="num">{T::Changes.say()}</th>
                    <th scope="col" class="num">{T::Conflicts.say()}</th>
                    <th scope="col"><span class="vh">{T::Ways.say()}</span></th>
                </tr></thead>
                <tbody><For each=move || found.get() key=key children=move |line| view! {
                    <Row desk=desk line=line/>
                }/></tbody>
            </table></div>
            <Show when=move || desk.open.get().is_some()>
                {part(move || desk.open.get().map(|id| view! {
                    <Conflicts desk=desk id=id/>
                    <Changes desk=desk id=id/>
                }))}
            </Show>
        </div>
    }
}

#[component]
fn Row(desk: Desk, line: Line) -> impl IntoView {
    let locale = use_view().locale.get_untracked();
    let id = Id::new(line.uid);
    let keep = move |field: &'static str| {
        move |event| {
            let text = event_target_value(&event);
            desk.take(reword(&desk.session.plan_now(), id, field, &text));
        }
    };
    let conflicts = match (line.broken, line.conflicts) {
        (true, _) => {
            view! { <StatusMark shape=StatusShape::Diamond/>" "{T::Broken.say()} }.into_any()
        }
        (false, 0) => "–".into_any(),
        (false, count) => {
            let mark = StatusShape::Triangle;
            view! { <StatusMark shape=mark/>" "{locale.count(count)} }.into_any()
        }
    };
    let named = |text: T| format!("{}: {}", text.say(), line.name);
    view! {
        <tr>
            <th scope="row"><input class="input" type="text" maxlength="300" aria-label=named(T::Name)
                value=line.name.clone() on:change=keep("name")/></th>
            <td><textarea class="input" rows="2" aria-label=named(T::Assumes)
                placeholder=T::NoAssumption.say() on:change=keep("description")
                prop:value=line.assumes.clone()></textarea></td>
            <td><bdi>{line.base.clone()}</bdi></td>
            <td class="num">{locale.count(line.changes)}</td>
            <td class="num">{conflicts}</td>
            <td><Ways desk=desk line=line/></td>
        </tr>
    }
}

#[component]
fn Ways(desk: Desk, line: Line) -> impl IntoView {
    let id = Id::new(line.uid);
    let current = current(desk.session);
    let named = |text: T| format!("{}: {}", text.say(), line.name);
    let (enter, details) = (named(T::Enter), named(T::Details));
    let delete = move |_| {
        let plan = desk.session.plan_now();
        if desk.take(Some(remove(&plan, id))) {
            let name = plan.find(id).map(|at| at.name.clone()).unwrap_or_default();
            desk.session.say(&format!("{}: {name}", T::Deleted.say()), true);
        }
    };
    let branch = move |_| {
        _ = desk.take(branch_of(&desk.session.plan_now(), id, desk.session.new_uid()));
    };
    let toggle = move |_| {
        let shown = desk.open.get_untracked() == Some(id);
        desk.router.set_state("open", (!shown).then(|| id.uid().to_string()).as_deref());
    };
    view! {
        <span class="row-actions">
            {part(move || match current.get() == Some(id) {
                true => view! { <span class="status done">{T::Here.say()}</span> }.into_any(),
                false => view! {
                    <button class="btn quiet" aria-label=enter.clone()
                        on:click=move |_| desk.router.turn_to(Some(id))>{T::Enter.say()}</button>
                }.into_any(),
            })}
            <button class="btn quiet" aria-label=details
                aria-expanded=move || (desk.open.get() == Some(id)).to_string()
                on:click=toggle>{T::Details.say()}</button>
            <button class="btn quiet" aria-label=named(T::Branch) on:click=branch>{T::Branch.say()}</button>
            <button class="icon-btn" aria-label=named(T::Delete) title=T::Delete.say()
                on:click=delete><IconView icon=Icon::Trash/></button>
        </span>
    }
}
