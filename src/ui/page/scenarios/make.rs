//! A new scenario: empty, or one of the common questions.

use super::Desk;
use crate::ui::kit::dialog::Dialog;
use crate::ui::kit::parts::{live, part};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::model::{Id, Uid};
use plumbline::present::scenario::made_of;
use plumbline::present::scenario::preset::{Chosen, Draft, Needs, Preset};
use plumbline::present::text::{Text as _, scenario::ScenarioText as T};
use std::sync::Arc;

/// What is being made.
#[derive(Clone, Copy)]
struct Making {
    desk: Desk,
    preset: RwSignal<Preset>,
    chosen: RwSignal<Chosen>,
    name: RwSignal<String>,
    assumes: RwSignal<String>,
    draft: Memo<Result<Arc<Draft>, String>>,
}

/// The presets as buttons, for a page without scenarios.
#[component]
pub fn Offers(desk: Desk) -> impl IntoView {
    let offer = move |preset: Preset| {
        let ask = move |_| {
            desk.first.set(preset);
            desk.making.set(true);
        };
        view! { <button class="btn secondary" on:click=ask>{preset.title()}</button> }
    };
    view! { <p class="line scenario-offers">{Preset::ALL.map(offer)}</p> }
}

/// The dialog.
#[component]
pub fn MakeDialog(desk: Desk) -> impl IntoView {
    view! {
        <Dialog open=desk.making title=T::MakeTitle.say()><Form desk=desk/></Dialog>
    }
}

impl Making {
    fn start(desk: Desk) -> Self {
        let preset = RwSignal::new(desk.first.get_untracked());
        let chosen = RwSignal::new(Chosen::default());
        let new = desk.session.new_uid();
        let make = move |_: Option<&Result<Arc<Draft>, String>>| {
            let (today, preset) = (desk.session.today(), preset.get());
            let made = desk
                .session
                .with_plan(|plan| chosen.with(|chosen| preset.draft(plan, chosen, today, new)));
            made.map(Arc::new)
        };
        let draft = Memo::new_with_compare(make, |_, _| true);
        let (name, assumes) = (RwSignal::default(), RwSignal::default());
        Self { desk, preset, chosen, name, assumes, draft }
    }

    fn make(self) {
        let Ok(draft) = self.draft.get_untracked() else { return };
        let session = self.desk.session;
        let (name, assumes) = (self.name.get_untracked(), self.assumes.get_untracked());
        let (uid, revision) = (session.new_uid(), session.revision_now());
        let plan = session.plan_now();
        match made_of(&plan, &draft, (&name, &assumes), &revision, uid) {
            Ok(step) => {
                let name = step.label.name.clone();
                if self.desk.take(Some(step)) {
                    self.desk.making.set(false);
                    self.desk.router.turn_to(Some(Id::new(uid)));
                    session.say(&T::Made.with(&[("name", &name)]), true);
                }
            }
            Err(why) => session.say(&why, false),
        }
    }
}

#[component]
fn Form(desk: Desk) -> impl IntoView {
    let making = Making::start(desk);
    let choose = move |event| {
        let title = event_target_value(&event);
        if let Some(preset) = Preset::ALL.into_iter().find(|preset| preset.title() == title) {
            making.chosen.set(Chosen::default());
            making.preset.set(preset);
        }
    };
    let option = move |preset: Preset| {
        let selected = preset == making.preset.get_untracked();
        view! { <option value=preset.title() selected=selected>{preset.title()}</option> }
    };
    let assumes = move || making.draft.get().map(|draft| draft.assumes.clone()).unwrap_or_default();
    let refused = move || making.draft.with(Result::is_err);
    view! {
        <form class="scenario-form" on:submit=move |event| {
            event.prevent_default();
            making.make();
        }>
            <label for="scenario-preset">{T::MakeFrom.say()}</label>
            <select id="scenario-preset" class="select" data-first="" on:change=choose>
                {Preset::ALL.map(option)}
            </select>
            {part(move || view! { <Asked making=making preset=making.preset.get()/> })}
            <label for="scenario-name">{T::MakeName.say()}</label>
            <input id="scenario-name" class="input" type="text" maxlength="300" autocomplete="off"
                placeholder=T::MakeNameHint.say()
                on:input=move |event| making.name.set(event_target_value(&event))/>
            <label for="scenario-assumes">{T::MakeAssumes.say()}</label>
            <textarea id="scenario-assumes" class="input" rows="2" placeholder=live(assumes)
                on:input=move |event| making.assumes.set(event_target_value(&event))></textarea>
            <div role="status" class="scenario-does">
                <p class="label">{T::MakeDoes.say()}</p>
                <p>{part(move || match making.draft.get() {
                    Ok(draft) => draft.does.clone(),
                    Err(why) => why,
                })}</p>
            </div>
            <p><button class="btn primary" type="submit" disabled=live(refused)>{T::Make.say()}</button></p>
        </form>
    }
}

/// What a preset asks for.
#[component]
fn Asked(making: Making, preset: Preset) -> impl IntoView {
    let session = making.desk.session;
    let offers = preset.offers(&session.plan_now(), session.today());
    let asks = preset.asks();
    match preset.needs() {
        Needs::Nothing => ().into_any(),
        Needs::Name => view! {
            <label for="scenario-what">{asks}</label>
            <input id="scenario-what" class="input" type="text" maxlength="300" autocomplete="off"
                on:input=move |event| making.chosen.update(|chosen| chosen.name = event_target_value(&event))/>
        }
        .into_any(),
        Needs::One(_) => {
            let option =
                |(uid, name): (Uid, String)| view! { <option value=uid.to_string()>{name}</option> };
            let choose = move |event| {
                let uid = event_target_value(&event).parse().ok();
                making.chosen.update(|chosen| chosen.records = uid.into_iter().collect());
            };
            view! {
                <label for="scenario-who">{asks}</label>
                <select id="scenario-who" class="select" on:change=choose>
                    <option value="">"–"</option>
                    {offers.into_iter().map(option).collect_view()}
                </select>
            }
            .into_any()
        }
        Needs::Several(_) => view! {
            <fieldset class="scenario-picks">
                <legend>{asks}</legend>
                {offers.into_iter().map(|(uid, name)| view! { <Pick making=making uid=uid name=name/> }).collect_view()}
            </fieldset>
        }
        .into_any(),
    }
}

#[component]
fn Pick(making: Making, uid: Uid, name: String) -> impl IntoView {
    let toggle = move |event| {
        let on = event_target_checked(&event);
        making.chosen.update(|chosen| {
            chosen.records.retain(|held| *held != uid);
            if on {
                chosen.records.push(uid);
            }
        });
    };
    view! { <label class="check"><input type="checkbox" on:change=toggle/><bdi>{name}</bdi></label> }
}
