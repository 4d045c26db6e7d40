//! Which assessment is shown, what is known of it, and the way between its two views.

use super::desk::{Desk, is_whole};
use crate::ui::kit::dialog::Dialog;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::live;
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::model::{Assessment, Value};
use plumbline::present::maturity::{assessment_name, typed_date};
use plumbline::present::text::{
    Text as _, maturity::MaturityText as T, report::ReportText, workshop::WorkshopText as W,
};
use web_sys::HtmlInputElement;

/// The views of the page; `now` is the one that is shown.
#[component]
pub fn Tabs(desk: Desk, now: &'static str) -> impl IntoView {
    let tabs = [
        ("results", T::Results.say()),
        ("questions", T::Questions.say()),
        ("workshop", W::Tab.say()),
        ("roadmap", W::Roadmap.say()),
        ("report", ReportText::Tab.say()),
        ("model", W::ModelTab.say()),
    ];
    let tab = move |(name, words): (&'static str, &'static str)| {
        view! {
            <a class="tab" href=live(move || desk.href(&[("tab", name)])) aria-current=(name == now).then_some("page")>
                {words}
            </a>
        }
    };
    view! {
        <nav class="tabs plain" aria-label=T::TabsLabel.say()>{tabs.into_iter().map(tab).collect_view()}</nav>
    }
}

/// Chooses, starts and describes assessments.
#[component]
pub fn Picker(desk: Desk) -> impl IntoView {
    let open = RwSignal::new(false);
    let shown = Memo::new(move |_| {
        desk.assessment.with(|now| now.as_ref().map(|now| now.uid.to_string()).unwrap_or_default())
    });
    let option = move |assessment: &Assessment| {
        let id = assessment.uid.to_string();
        let own = id.clone();
        let name = assessment_name(assessment, desk.view.locale.get());
        view! { <option value=id selected=live(move || shown.get() == own)>{name}</option> }
    };
    let options = move || desk.all.with(|all| all.iter().map(option).collect_view());
    let choose = move |event| {
        desk.router.set_state("assessment", Some(&event_target_value(&event)));
    };
    view! {
        <div class="toolbar low">
            <select class="select picker" aria-label=T::Assessment.say() on:change=choose>{options}</select>
            <button class="btn quiet" on:click=move |_| open.set(true)>{T::About.say()}</button>
            <button class="btn quiet" on:click=move |_| desk.start()>
                <IconView icon=Icon::Plus/>{T::NewAssessment.say()}
            </button>
            <span class="spacer"></span>
            <Finished desk=desk/>
        </div>
        <Dialog open=open title=T::About.say()><About desk=desk open=open/></Dialog>
    }
}

#[component]
fn Finished(desk: Desk) -> impl IntoView {
    let day = Memo::new(move |_| desk.assessment.with(|now| now.as_ref()?.finished));
    let reopen = move |_| _ = desk.set("finished", Value::Empty);
    let finished = move || {
        let date = desk.view.locale.get().date(day.get()?);
        Some(view! {
            <span class="caption">{T::Finished.with(&[("date", &date)])}</span>
            <button class="btn quiet" on:click=reopen>{T::Reopen.say()}</button>
        })
    };
    view! { {finished} }
}

#[component]
fn About(desk: Desk, open: RwSignal<bool>) -> impl IntoView {
    let read = move |take: fn(&Assessment) -> String| {
        desk.assessment.with(|now| now.as_ref().map(take).unwrap_or_default())
    };
    let text = move |field: &'static str, label: T, take: fn(&Assessment) -> String| {
        let id = format!("about-{field}");
        let keep = move |event| {
            let text = event_target_value(&event);
            let value = if text.is_empty() { Value::Empty } else { Value::Text(text) };
            desk.set(field, value);
        };
        view! {
            <div class="field">
                <label for=id.clone()>{label.say()}</label>
                <input class="input" id=id prop:value=live(move || read(take)) on:change=keep/>
            </div>
        }
    };
    let date = move |event| {
        let input = event_target::<HtmlInputElement>(&event);
        if let Some(typed) = typed_date(&input.value(), is_whole(&input)) {
            desk.set("date", typed);
        }
    };
    let day = |now: &Assessment| now.date.map(|date| date.to_string()).unwrap_or_default();
    // A day that stays half typed is not kept and must not look as if it were.
    let leave = move |event: leptos::ev::FocusEvent| {
        if desk.session.only_shows() {
            return;
        }
        event_target::<HtmlInputElement>(&event).set_value(&untrack(move || read(day)));
    };
    let remove = move |_| {
        open.set(false);
        desk.remove();
    };
    view! {
        {text("name", T::Name, |now| now.name.clone())}
        <div class="field">
            <label for="about-date">{T::Date.say()}</label>
            <input class="input" id="about-date" type="date" prop:value=live(move || read(day))
                on:change=date on:blur=leave/>
        </div>
        {text("assessor", T::Assessor, |now| now.assessor.clone())}
        {text("scope", T::Scope, |now| now.scope.clone())}
        <button class="btn danger" on:click=remove>{T::Remove.say()}</button>
    }
}
