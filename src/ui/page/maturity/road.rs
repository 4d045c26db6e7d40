//! The roadmap: quarters of steps that can be moved and dropped, and the way into the plan.

use super::about::{Picker, Tabs};
use super::desk::Desk;
use crate::ui::kit::parts::{Show, live, part};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::edit::{Command, Label, Verb};
use plumbline::model::{RecordKind, Uid, Value};
use plumbline::present::maturity::planning::{Ground, landing};
use plumbline::present::maturity::road::{RoadRows, StepRow, WAVE_DAYS, WaveRow, rows};
use plumbline::present::maturity::typed_number;
use plumbline::present::text::{Text as _, claims::ClaimText, workshop::WorkshopText as T};

/// The view of the roadmap.
#[component]
pub fn RoadView(desk: Desk) -> impl IntoView {
    let road = desk.view.road(desk.assessment, desk.gathered);
    let projects = desk.view.rows(RecordKind::Project);
    let shown = Memo::new(move |_| {
        let road = road.get()?;
        let gathered = desk.gathered.get()?;
        let locale = desk.view.locale.get();
        let projects = projects.get();
        let alive = |id: &str| id.parse::<Uid>().is_ok_and(|uid| projects.row(uid).is_some());
        let today = desk.session.today();
        desk.assessment.with(|now| {
            let (steps, plan) = road.as_ref();
            Some(rows(now.as_ref()?, &gathered.asked, (steps, plan), (today, locale), &alive))
        })
    });
    let waves = RwSignal::new(2_usize);
    let land = move |_| {
        let (Some(road), Some(gathered), Some(now)) =
            (road.get_untracked(), desk.gathered.get_untracked(), desk.assessment.get_untracked())
        else {
            return;
        };
        let workspace = desk.session.workspace_now();
        let mut new_uid = || desk.session.new_uid();
        let ground =
            Ground { workspace: &workspace, today: desk.session.today(), new_uid: &mut new_uid };
        let (steps, plan) = road.as_ref();
        let landing = landing(&now, &gathered.asked, (steps, plan), waves.get_untracked(), ground);
        if landing.projects == 0 {
            return desk.session.say(T::ToPlanNothing.say(), false);
        }
        let label = Label::many(Verb::Add, RecordKind::Project, landing.projects);
        if desk.session.dispatch(&Command::Batch(landing.commands), label) {
            let count = landing.projects.to_string();
            desk.session.say(&T::ToPlanDone.with(&[("count", &count)]), true);
        }
    };
    let read = move |take: fn(&RoadRows) -> String| {
        shown.with(|rows| rows.as_ref().map(take).unwrap_or_default())
    };
    let all =
        move || shown.with(|rows| rows.as_ref().map(|rows| rows.waves.clone())).unwrap_or_default();
    view! {
        <main class="main" id="main" tabindex="-1">
            <div class="page-head">
                <div><h1 tabindex="-1">{move || read(|rows| rows.title.clone())}</h1><p>{T::RoadLead.say()}</p></div>
                <Tabs desk=desk now="roadmap"/>
            </div>
            <Picker desk=desk/>
            <div class="toolbar low">
                <WaveDays desk=desk/>
                <label for="to-plan">{T::ToPlanCount.say()}</label>
                <input class="input number" id="to-plan" type="number" min="1" max="40"
                    prop:value=live(move || waves.get().to_string())
                    on:change=move |event| waves.set(event_target_value(&event).parse().unwrap_or(1).clamp(1, 40))/>
                <button class="btn primary" on:click=land>
                    {move || T::ToPlan.with(&[("count", &waves.get().to_string())])}
                </button>
            </div>
            <div class="waves">{part(move || all().into_iter().enumerate().map(|(nth, wave)| view! {
                <Wave desk=desk nth=nth wave=wave/>
            }).collect_view())}</div>
            <Beside desk=desk shown=shown/>
        </main>
    }
}

#[component]
fn WaveDays(desk: Desk) -> impl IntoView {
    let days = move || {
        let days = desk.assessment.with(|now| now.as_ref().and_then(|now| now.wave_days));
        days.unwrap_or(WAVE_DAYS).to_string()
    };
    let keep = move |event| {
        if let Some(value) = typed_number(&event_target_value(&event), true) {
            desk.set("wave_days", value);
        }
    };
    view! {
        <label for="wave-days">{T::RoadDays.say()}</label>
        <input class="input number" id="wave-days" type="number" min="1" prop:value=live(days) on:change=keep/>
    }
}

#[component]
fn Wave(desk: Desk, nth: usize, wave: WaveRow) -> impl IntoView {
    let step = move |step: StepRow| view! { <Step desk=desk nth=nth step=step/> };
    view! {
        <section class="wave">
            <div class="section-head"><h2>{wave.title}</h2><span class="caption">{wave.days}</span></div>
            <ol class="lifts">{wave.steps.into_iter().map(step).collect_view()}</ol>
            <p class="caption">{wave.after}</p>
        </section>
    }
}

#[component]
fn Step(desk: Desk, nth: usize, step: StepRow) -> impl IntoView {
    let key = step.key.clone();
    let pin = move |to: usize| {
        let wave = i64::try_from(to).unwrap_or_default();
        desk.set_entries(vec![("pins", key.clone(), Value::Whole(wave))], Verb::Move);
    };
    let (earlier, later) = (pin.clone(), pin);
    let key = step.key.clone();
    let drop = move |_| {
        let reason = Value::Text(T::DroppedByHand.say().to_owned());
        desk.set_entries(vec![("dropped", key.clone(), reason)], Verb::Edit);
    };
    let name = step.name.clone();
    let (key, owner) = (step.key.clone(), step.owner.clone());
    let own = move |event| {
        let text = event_target_value(&event);
        let value = if text.is_empty() { Value::Empty } else { Value::Text(text) };
        desk.set_entries(vec![("owners", key.clone(), value)], Verb::Edit);
    };
    let (owner_label, owner_hint) = (
        ClaimText::Owner.with(&[("name", &step.name)]),
        ClaimText::OwnerHint.with(&[("role", &step.role)]),
    );
    let printed = step.owner.clone();
    let named = move |text: T| format!("{}: {name}", text.say());
    let (up, down, away) = (named(T::MoveEarlier), named(T::MoveLater), named(T::Drop));
    view! {
        <li><div class=format!("action l{}", step.level)>
            <b>{step.action}</b><small>{step.name}" · "{step.meta}</small>
            <details><summary class="caption">{T::RoadWhy.say()}</summary><small>{step.why}</small></details>
            <input class="input no-print" aria-label=owner_label placeholder=owner_hint prop:value=owner on:change=own/>
            <small class="print-only">{printed}</small>
            <div class="toolbar low no-print">
                <button class="btn quiet" aria-label=up disabled=nth == 0 on:click=move |_| earlier(nth.saturating_sub(1))>{T::MoveEarlier.say()}</button>
                <button class="btn quiet" aria-label=down on:click=move |_| later(nth + 1)>{T::MoveLater.say()}</button>
                <button class="btn quiet" aria-label=away on:click=drop>{T::Drop.say()}</button>
            </div>
        </div></li>
    }
}

/// What stands in no quarter, what was dropped, and what else is to be said.
#[component]
fn Beside(desk: Desk, shown: Memo<Option<RoadRows>>) -> impl IntoView {
    let rows = Memo::new(move |_| shown.get().unwrap_or_default());
    let take_up = move |key: String| {
        desk.set_entries(vec![("dropped", key, Value::Empty)], Verb::Edit);
    };
    let unplaced =
        |(_, name, why): (String, String, String)| view! { <li><b>{name}</b>": "{why}</li> };
    let dropped = move |(key, name): (String, String)| {
        let label = format!("{}: {name}", T::TakeUp.say());
        view! { <li>{name}" "<button class="btn quiet" aria-label=label on:click=move |_| take_up(key.clone())>{T::TakeUp.say()}</button></li> }
    };
    let note = |note: String| view! { <li>{note}</li> };
    view! {
        <Show when=move || rows.with(|rows| !rows.notes.is_empty())>
            <div class="block" role="status"><ul>{part(move || rows.get().notes.into_iter().map(note).collect_view())}</ul></div>
        </Show>
        <Show when=move || rows.with(|rows| !rows.dropped.is_empty())>
            <section class="block"><h2>{T::Dropped.say()}</h2>
                <ul>{part(move || rows.get().dropped.into_iter().map(dropped).collect_view())}</ul></section>
        </Show>
        <Show when=move || rows.with(|rows| !rows.unplaced.is_empty())>
            <section class="block"><h2>{T::Unplaced.say()}</h2>
                <ul>{part(move || rows.get().unplaced.into_iter().map(unplaced).collect_view())}</ul></section>
        </Show>
    }
}
