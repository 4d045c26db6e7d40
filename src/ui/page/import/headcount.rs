//! How many people there are in each role that the sheet names: the supply of the heatmap.

use super::desk::Desk;
use crate::ui::kit::parts::{For, Show, live};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::file::import::words::same_name;
use plumbline::model::{Person, RecordKind, Role};
use plumbline::present::import::headcount_typed;
use plumbline::present::text::{Text as _, import::ImportText as T};

/// A role of the sheet and the people the plan has of it.
#[derive(Clone, PartialEq)]
struct Line {
    name: String,
    people: f64,
}

/// The grid; nothing where the sheet names no role.
#[component]
pub fn Headcount(desk: Desk) -> impl IntoView {
    let roles = Memo::new(move |_| {
        let workspace = desk.session.workspace_now();
        let today = desk.session.today();
        let people = workspace.table::<Person>();
        desk.plan.with(|plan| {
            // A list of people says itself who has which role.
            let plan = plan.as_ref().filter(|plan| plan.kind == RecordKind::Project);
            let names = plan.and_then(|plan| plan.names.get(&RecordKind::Role));
            let lines = names.into_iter().flatten().map(|role| {
                let id = role.existing.map(plumbline::model::Id::<Role>::new);
                let share = |person: &Person| {
                    id.and_then(|id| person.roles.get(&id))
                        .map_or(0.0, |s| s * person.fte_on(today))
                };
                Line { name: role.name.clone(), people: people.iter().map(share).sum() }
            });
            lines.collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || !roles.with(Vec::is_empty)>
            <div class="ask headcount">
                <div>
                    <h3>{T::HeadcountTitle.say()}</h3>
                    <p class="soft">{T::HeadcountLead.say()}</p>
                    <div class="headcount-grid">
                        <For each=move || roles.get() key=|line| line.name.clone()
                            children=move |line| view! { <Role desk=desk line=line/> }/>
                    </div>
                </div>
            </div>
        </Show>
    }
}

#[component]
fn Role(desk: Desk, line: Line) -> impl IntoView {
    let key = same_name(&line.name);
    let id = format!("headcount-{}", key.replace(' ', "-"));
    let typed = desk.setup.with_untracked(|setup| setup.headcount.get(&key).copied());
    let locale = desk.view.locale.get_untracked();
    let value = typed.map(|typed| locale.number_input(typed)).unwrap_or_default();
    let now = (line.people > 0.0)
        .then(|| T::HeadcountNow.with(&[("count", &locale.number(line.people, 1))]));
    let wrong = RwSignal::new(false);
    view! {
        <label for=id.clone()>{line.name}</label>
        <input class="input num" id=id inputmode="decimal" value=value
            aria-invalid=live(move || wrong.get().then_some("true"))
            on:change=move |event| {
                let read = headcount_typed(&event_target_value(&event), locale);
                // What is no number of people is shown as such; it is never taken for another.
                wrong.set(read.is_err());
                let people = read.ok().flatten();
                desk.setup.update(|setup| match people {
                    Some(people) => _ = setup.headcount.insert(key.clone(), people),
                    None => _ = setup.headcount.remove(&key),
                });
            }/>
        <small class="soft">{now}</small>
    }
}
