//! What many respondents add to the results: what to talk about, and what changed since.

use super::desk::Desk;
use crate::ui::kit::parts::{Show, live, part};
use crate::ui::reactive::Memo;
use leptos::prelude::*;
use plumbline::model::Assessment;
use plumbline::present::maturity::assessment_name;
use plumbline::present::maturity::people::{priorities, since, to_talk_about};
use plumbline::present::text::{Text as _, workshop::WorkshopText as T};

/// Both parts.
#[component]
pub fn People(desk: Desk) -> impl IntoView {
    view! { <div class="panes plan"><Talk desk=desk/><Since desk=desk/></div> }
}

#[component]
fn Talk(desk: Desk) -> impl IntoView {
    let list = Memo::new(move |_| {
        let locale = desk.view.locale.get();
        desk.gathered
            .with(|now| now.as_ref().map(|g| to_talk_about(&g.panel, &g.asked, locale)))
            .unwrap_or_default()
    });
    let order = move || {
        let locale = desk.view.locale.get();
        desk.gathered.with(|now| now.as_ref().and_then(|g| priorities(&g.panel, &g.asked, locale)))
    };
    let row = move |(id, line): (String, String)| {
        let href = desk.href(&[("tab", "workshop"), ("q", &id)]);
        view! { <li><a href=href>{line}</a></li> }
    };
    view! {
        <section class="block" aria-labelledby="talk">
            <h2 id="talk">{T::TalkTitle.say()}</h2>
            <Show when=move || list.with(|list| !list.is_empty())
                fallback=|| view! { <p class="soft">{T::TalkNone.say()}</p> }>
                <ol class="talk">{part(move || list.get().into_iter().map(row).collect_view())}</ol>
            </Show>
            <p class="caption">{part(order)}</p>
        </section>
    }
}

#[component]
fn Since(desk: Desk) -> impl IntoView {
    let wanted = desk.router.state("since");
    let other = desk.other;
    let model = desk.model.get_value();
    let compared = desk.view.comparison(model, (desk.assessment, desk.gathered), other);
    let shown = Memo::new(move |_| {
        let locale = desk.view.locale.get();
        let (other, comparison, gathered) = (other.get()?, compared.get()?, desk.gathered.get()?);
        Some(since(&other, &comparison, &gathered.asked, locale))
    });
    let option = move |assessment: Assessment| {
        let id = assessment.uid.to_string();
        let own = id.clone();
        let name = assessment_name(&assessment, desk.view.locale.get_untracked());
        let chosen = live(move || wanted.with(|now| now.as_deref() == Some(own.as_str())));
        view! { <option value=id selected=chosen>{name}</option> }
    };
    let others = move || {
        let now = desk.assessment.with(|now| now.as_ref().map(|now| now.uid));
        desk.all.get().into_iter().filter(|a| Some(a.uid) != now).map(option).collect_view()
    };
    let choose = move |event| {
        let id = event_target_value(&event);
        desk.router.set_state("since", (!id.is_empty()).then_some(id.as_str()));
    };
    let line = |line: String| view! { <li>{line}</li> };
    view! {
        <section class="block" aria-labelledby="since">
            <div class="field">
                <label for="compare" id="since">{T::Compare.say()}</label>
                <select class="select" id="compare" on:change=choose>
                    <option value="">{T::CompareNone.say()}</option>{part(others)}
                </select>
            </div>
            {part(move || shown.get().map(|(heading, lines)| view! {
                <h2>{heading}</h2><ul>{lines.into_iter().map(line).collect_view()}</ul>
            }))}
        </section>
    }
}
