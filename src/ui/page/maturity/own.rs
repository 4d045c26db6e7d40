//! The model of the assessment: clone, edit, check, bring in and hand on.

use super::about::{Picker, Tabs};
use super::desk::Desk;
use crate::ui::kit::parts::{live, part};
use crate::ui::platform::{files, spawn};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::html;
use leptos::prelude::*;
use plumbline::analysis::maturity::Model;
use plumbline::model::Value;
use plumbline::present::maturity::model_fault_text;
use plumbline::present::maturity::own::{
    Part, accepted, add_practice, clone_of, remove_practice, set, text_of, turn_key,
};
use plumbline::present::text::{Text as _, workshop::WorkshopText as T};

/// The model being edited: copies are the same draft.
#[derive(Clone, Copy)]
struct Draft(RwSignal<Model>);

impl Draft {
    fn text(self, part: &Part) -> String {
        self.0.with(|model| text_of(model, part))
    }
}

/// The view of the model.
#[component]
pub fn OwnModel(desk: Desk) -> impl IntoView {
    let now = desk.assessment.get_untracked();
    let first = desk.model.with_value(|model| {
        now.map(|now| clone_of(model, &now)).unwrap_or_else(|| model.as_ref().clone())
    });
    let draft = Draft(RwSignal::new(first));
    let title = move || {
        let counts =
            draft.0.with(|m| (m.practices().count().to_string(), m.domains.len().to_string()));
        T::ModelTitle.with(&[("count", &counts.0), ("domains", &counts.1)])
    };
    let lead = desk.model.with_value(|m| {
        T::ModelLead.with(&[("title", &m.title), ("id", &m.id), ("version", &m.version)])
    });
    let domains = Memo::new(move |_| {
        draft.0.with(|m| m.domains.iter().map(|d| d.practices.len()).collect::<Vec<_>>())
    });
    view! {
        <main class="main" id="main" tabindex="-1">
            <div class="page-head">
                <div><h1 tabindex="-1">{title}</h1><p>{lead}</p></div>
                <Tabs desk=desk now="model"/>
            </div>
            <Picker desk=desk/>
            <Ways desk=desk draft=draft/>
            <div class="block field-row">
                <Line draft=draft part=Part::Title label=T::ModelName.say().to_owned()/>
                <Line draft=draft part=Part::Id label=T::ModelId.say().to_owned()/>
                <Line draft=draft part=Part::Version label=T::ModelVersion.say().to_owned()/>
            </div>
            {part(move || domains.get().into_iter().enumerate().map(|(nth, count)| view! {
                <OneDomain draft=draft nth=nth count=count/>
            }).collect_view())}
        </main>
    }
}

#[component]
fn Ways(desk: Desk, draft: Draft) -> impl IntoView {
    let said = RwSignal::new(
        desk.model_fault
            .get_value()
            .map_or_else(String::new, |reason| T::ModelBroken.with(&[("reason", &reason)])),
    );
    let keep = move |model: &Model| match accepted(model) {
        Ok(text) => {
            _ = desk.set("own_model", Value::Text(text)) && {
                desk.session.say(T::ModelUsed.say(), true);
                true
            }
        }
        Err(reason) => said.set(T::ModelRefused.with(&[("reason", &reason)])),
    };
    let input = NodeRef::<html::Input>::new();
    let open = move |_| {
        let Some(file) = files::taken_from(input) else { return };
        spawn(async move {
            let bytes = files::bytes_of(&file).await.unwrap_or_default();
            match Model::from_json(&String::from_utf8_lossy(&bytes)) {
                Ok(model) => draft.0.set(model),
                Err(fault) => {
                    said.set(T::ModelRefused.with(&[("reason", &model_fault_text(&fault))]))
                }
            }
        });
    };
    let save = move |_| {
        let (name, text) = draft.0.with_untracked(|m| (format!("{}.json", m.id), m.to_json()));
        files::download(&name, "application/json", text.as_bytes());
    };
    let sum = move || {
        let sum: f64 = draft.0.with(|m| m.domains.iter().map(|d| d.weight).sum());
        if (sum - 100.0).abs() < 1e-6 {
            return String::new();
        }
        T::WeightsSum.with(&[("sum", &desk.view.locale.get().number(sum, 1))])
    };
    view! {
        <div class="toolbar low">
            <button class="btn primary" on:click=move |_| draft.0.with_untracked(keep)>{T::ModelUse.say()}</button>
            <button class="btn secondary" on:click=move |_| _ = desk.set("own_model", Value::Empty)>{T::ModelShips.say()}</button>
            <button class="btn secondary" on:click=save>{T::ModelExport.say()}</button>
            <label for="model-file">{T::ModelImport.say()}</label>
            <input class="input" id="model-file" type="file" accept=".json" node_ref=input on:change=open/>
        </div>
        <p class="block" role="alert">{live(move || said.get())}" "{live(sum)}</p>
        <p class="block caption">{T::ModelPhone.say()}</p>
    }
}

/// One line of the model.
#[component]
fn Line(draft: Draft, part: Part, label: String) -> impl IntoView {
    let own = part.clone();
    let keep = move |event| {
        let text = event_target_value(&event);
        draft.0.update(|model| set(model, &own, &text));
    };
    view! {
        <div class="field grow">
            <label>{label}<input class="input" prop:value=live(move || draft.text(&part)) on:change=keep/></label>
        </div>
    }
}

#[component]
fn OneDomain(draft: Draft, nth: usize, count: usize) -> impl IntoView {
    let name = draft.0.with_untracked(|m| text_of(m, &Part::DomainName(nth)));
    let weight = T::DomainWeight.with(&[("name", &name)]);
    view! {
        <section class="block">
            <div class="field-row">
                <Line draft=draft part=Part::DomainName(nth) label=T::DomainName.say().to_owned()/>
                <Line draft=draft part=Part::DomainWeight(nth) label=weight/>
                <button class="btn quiet" on:click=move |_| draft.0.update(|m| add_practice(m, nth))>{T::PracticeAdd.say()}</button>
            </div>
            {(0..count).map(|own| view! { <OnePractice draft=draft domain=nth nth=own/> }).collect_view()}
        </section>
    }
}

#[component]
fn OnePractice(draft: Draft, domain: usize, nth: usize) -> impl IntoView {
    let read = |m: &Model| {
        let own = m.domains.get(domain).and_then(|d| d.practices.get(nth));
        own.map(|own| (own.id.clone(), own.name.clone())).unwrap_or_default()
    };
    let (id, name) = draft.0.with_untracked(read);
    let open = RwSignal::new(false);
    let named = {
        let id = id.clone();
        move |text: T| text.with(&[("id", &id)])
    };
    let levelled = {
        let id = id.clone();
        move |text: T, level: usize| text.with(&[("level", &level.to_string()), ("id", &id)])
    };
    let is_key = move || {
        draft.0.with(|m| {
            m.domains.get(domain).and_then(|d| d.practices.get(nth)).is_some_and(|p| p.key)
        })
    };
    let remove = named(T::PracticeRemove);
    view! {
        <details on:toggle=move |_| open.set(true)>
            <summary>{id}" "{name}</summary>
            {part(move || open.get().then(|| {
                let levelled = levelled.clone();
                let action = levelled.clone();
                view! {
                    <div class="field-row">
                        <Line draft=draft part=Part::Name(domain, nth) label=named(T::PracticeName)/>
                        <Line draft=draft part=Part::Weight(domain, nth) label=named(T::PracticeWeight)/>
                        <label class="check"><input type="checkbox" prop:checked=live(is_key)
                            on:change=move |_| draft.0.update(|m| turn_key(m, domain, nth))/>{T::PracticeKey.say()}</label>
                    </div>
                    <Line draft=draft part=Part::Question(domain, nth) label=named(T::PracticeQuestion)/>
                    {(0..5).map(move |n| view! { <Line draft=draft part=Part::Statement(domain, nth, n) label=levelled(T::PracticeLevel, n + 1)/> }).collect_view()}
                    {(0..4).map(move |n| view! { <Line draft=draft part=Part::Action(domain, nth, n) label=action(T::PracticeAction, n + 2)/> }).collect_view()}
                    <button class="btn danger" on:click=move |_| draft.0.update(|m| remove_practice(m, domain, nth))>{remove.clone()}</button>
                }
            }))}
        </details>
    }
}
