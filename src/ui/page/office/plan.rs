//! The transition plan, to be read, agreed and printed.

use super::{Bureau, Head};
use crate::ui::kit::parts::part;
use crate::ui::reactive::Memo;
use leptos::prelude::*;
use plumbline::present::office::plan::{PlanView, plan};
use plumbline::present::text::{Text as _, office_plan::PlanText as T};

/// The view of the plan.
#[component]
pub fn PlanTab(bureau: Bureau) -> impl IntoView {
    let shown = Memo::new(move |_| {
        let (locale, advice) = (bureau.view.locale.get(), bureau.memos.advice.get());
        let people = bureau.memos.ground.with(|ground| ground.people);
        bureau.memos.record.with(|own| plan(&advice, own.as_ref(), people, locale))
    });
    let title = Signal::derive(move || shown.with(|plan| plan.title.clone()));
    view! {
        <main class="main" id="main" tabindex="-1">
            <Head title=title lead=T::Lead.say() now="plan"/>
            {part(move || view! { <Plan plan=shown.get()/> })}
        </main>
    }
}

#[component]
fn Plan(plan: PlanView) -> impl IntoView {
    let article = |(heading, text): (&'static str, String)| {
        view! { <div><dt>{heading}</dt><dd>{text}</dd></div> }
    };
    let service = |(name, on, from): (&'static str, bool, &'static str)| {
        let state = if on { T::On } else { T::Off };
        let class = if on { "" } else { "soft" };
        view! {
            <tr class=class><th scope="row">{name}</th><td><b>{state.say()}</b></td><td>{from}</td></tr>
        }
    };
    let step = |step: &'static str| view! { <li>{step}</li> };
    let days = move |(heading, steps): (&'static str, Vec<&'static str>)| {
        view! {
            <section class="wave"><h3>{heading}</h3><ol class="office-steps">{steps.into_iter().map(step).collect_view()}</ol></section>
        }
    };
    let risk = |[name, sign, act]: [&'static str; 3]| {
        view! { <tr><th scope="row">{name}</th><td>{sign}</td><td>{act}</td></tr> }
    };
    view! {
        <div class="panes office-panes">
            <section class="block" aria-labelledby="office-charter">
                <h2 id="office-charter">{T::Charter.say()}</h2>
                <dl class="office-charter">{plan.charter.into_iter().map(article).collect_view()}</dl>
            </section>
            <section class="block" aria-labelledby="office-services">
                <div class="section-head">
                    <h2 id="office-services">{T::Services.say()}</h2>
                    <span class="caption">{T::ServicesNote.say()}</span>
                </div>
                <table class="table">
                    <thead><tr>
                        <th scope="col">{T::Service.say()}</th>
                        <th scope="col">{T::On.say()}" / "{T::Off.say()}</th>
                        <th scope="col">{T::FromType.say()}</th>
                    </tr></thead>
                    <tbody>{plan.services.into_iter().map(service).collect_view()}</tbody>
                </table>
            </section>
        </div>
        <section class="block" aria-labelledby="office-days">
            <h2 id="office-days">{T::Days.say()}</h2>
            <div class="waves">{plan.days.into_iter().map(days).collect_view()}</div>
        </section>
        <section class="block" aria-labelledby="office-risks">
            <h2 id="office-risks">{T::Risks.say()}</h2>
            <table class="table office-risks">
                <thead><tr>
                    <th scope="col">{T::Risk.say()}</th>
                    <th scope="col">{T::Sign.say()}</th>
                    <th scope="col">{T::Mitigation.say()}</th>
                </tr></thead>
                <tbody>{plan.risks.into_iter().map(risk).collect_view()}</tbody>
            </table>
        </section>
    }
}
