//! The questions, one domain at a time, with how far one has come.

use super::about::{Picker, Tabs};
use super::desk::Desk;
use super::paper::Paper;
use super::survey::{Question, go_to};
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{Show, live, part};
use crate::ui::reactive::Memo;
use leptos::prelude::*;
use plumbline::analysis::maturity::Domain;
use plumbline::model::Value;
use plumbline::present::maturity::{SurveyDomain, next_open, short_name};
use plumbline::present::text::{Text as _, maturity::MaturityText as T};

/// The view of questions.
#[component]
pub fn Questions(desk: Desk) -> impl IntoView {
    let title =
        move || desk.survey.with(|s| s.as_ref().map(|s| s.title.clone()).unwrap_or_default());
    say_status(desk);
    view! {
        <main class="main" id="main" tabindex="-1">
            <div class="page-head">
                <div><h1 tabindex="-1">{title}</h1><p id="rule">{T::SurveyRule.say()}</p></div>
                <Tabs desk=desk now="questions"/>
                <FinishButton desk=desk/>
            </div>
            <Picker desk=desk/>
            <div class="panes survey no-print">
                <nav class="pane domains" aria-label=T::DomainsLabel.say()>
                    <ul>{domain_links(desk)}</ul>
                </nav>
                <section class="pane" aria-labelledby="dn">
                    {part(move || {
                        let id = desk.domain.get();
                        let domain = desk.model.with_value(|model| model.domain(&id).cloned());
                        domain.map(|domain| view! { <OneDomain desk=desk domain=domain/> })
                    })}
                </section>
            </div>
            <Paper desk=desk/>
        </main>
    }
}

/// Keeps the count in the status bar as long as the questions are shown.
fn say_status(desk: Desk) {
    let status = desk.session.selection;
    Effect::new(move || {
        let words = desk.survey.with(|s| s.as_ref().map(|s| s.status.clone()).unwrap_or_default());
        status.set(words);
    });
    on_cleanup(move || status.set(String::new()));
}

#[component]
fn FinishButton(desk: Desk) -> impl IntoView {
    let done = Memo::new(move |_| {
        desk.survey.with(|survey| survey.as_ref().is_some_and(|survey| survey.missing.is_empty()))
    });
    let missing = move || desk.survey.with(|s| s.as_ref().map(|s| s.missing.clone()));
    let finish = move |_| {
        if desk.assessment.with_untracked(|now| now.as_ref().is_some_and(|a| a.finished.is_none()))
        {
            desk.set("finished", Value::Date(desk.session.today()));
        }
        desk.router.set_state("tab", Some("results"));
        crate::ui::platform::dom::focus_soon("main h1");
    };
    let finished = Memo::new(move |_| {
        desk.assessment.with(|now| now.as_ref().is_some_and(|now| now.finished.is_some()))
    });
    let words = move || if finished.get() { T::SeeResults.say() } else { T::Finish.say() };
    let class = move || if done.get() { "btn primary" } else { "btn secondary" };
    view! {
        <NextOpen desk=desk/>
        <button class=class id="finish" title=missing on:click=finish>{words}</button>
    }
}

#[component]
fn NextOpen(desk: Desk) -> impl IntoView {
    let open = move || {
        let answers = desk.assessment.with(|now| now.as_ref().map(|now| now.answers.clone()));
        desk.model.with_value(|model| next_open(model, &answers.unwrap_or_default(), None))
    };
    let open = Memo::new(move |_| open());
    let go = move |_| {
        if let Some((domain, practice)) = open.get_untracked() {
            go_to(desk, &domain, practice);
        }
    };
    view! {
        <Show when=move || open.with(Option::is_some)>
            <button class="btn primary" on:click=go>{T::NextOpen.say()}</button>
        </Show>
    }
}

fn domain_links(desk: Desk) -> impl IntoView {
    let ids: Vec<String> =
        desk.model.with_value(|model| model.domains.iter().map(|d| d.id.clone()).collect());
    let link = move |id: String| {
        let own = id.clone();
        let row = Memo::new(move |_| {
            desk.survey.with(|s| s.as_ref()?.domains.iter().find(|d| d.id == own).cloned())
        });
        let name = move || row.with(|row| row.as_ref().map(|row| row.name.clone()));
        let count = move || row.with(|row| row.as_ref().map(|row| row.count.clone()));
        let done = move || row.with(|row| row.as_ref().map_or(0.0, percent)).to_string();
        let (to, current) = (id.clone(), id);
        view! {
            <li>
                <a class="domain" href=live(move || desk.href(&[("domain", &to)]))
                    aria-current=live(move || (desk.domain.get() == current).then_some("step"))>
                    <span>{name}</span>
                    <span class="num soft">{count}</span>
                    <svg viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">
                        <rect class="bar track" width="100" height="3"></rect>
                        <rect class="bar plain" width=done height="3"></rect>
                    </svg>
                </a>
            </li>
        }
    };
    ids.into_iter().map(link).collect_view()
}

fn percent(domain: &SurveyDomain) -> f64 {
    (100 * domain.done / domain.all.max(1)) as f64
}

#[component]
fn OneDomain(desk: Desk, domain: Domain) -> impl IntoView {
    let id = domain.id.clone();
    let counts = Memo::new(move |_| {
        let row = desk.survey.with(|s| s.as_ref()?.domains.iter().find(|d| d.id == id).cloned());
        row.map(|row| (row.done.to_string(), row.all.to_string())).unwrap_or_default()
    });
    let line =
        move || counts.with(|(done, all)| T::SurveyKeys.with(&[("done", done), ("all", all)]));
    let (before, first, all) = desk.model.with_value(|model| {
        let at = model.domains.iter().position(|own| own.id == domain.id).unwrap_or(0);
        let first: usize = model.domains.iter().take(at).map(|own| own.practices.len()).sum();
        (at, first, model.practices().count())
    });
    let beside = move |at: Option<usize>, back: bool| {
        let domain = desk.model.with_value(|model| model.domains.get(at?).cloned())?;
        let name = short_name(&domain.name).to_owned();
        let icon = if back { Icon::ChevronUp } else { Icon::ChevronDown };
        let to = domain.id;
        Some(view! {
            <a class="btn quiet" href=live(move || desk.href(&[("domain", &to)]))>
                <IconView icon=icon/>{name}
            </a>
        })
    };
    let question = |(nth, practice)| {
        view! { <Question desk=desk practice=practice nth=first + nth + 1 all=all/> }
    };
    let questions = domain.practices.iter().cloned().enumerate().map(question).collect_view();
    view! {
        <div class="domain-head">
            <h2 id="dn">{domain.name.clone()}</h2>
            <span class="caption">{line}</span>
            <span class="spacer"></span>
            {beside(before.checked_sub(1), true)}
            {beside(before.checked_add(1), false)}
        </div>
        {questions}
    }
}
