//! The results: figures side by side with their reasons, domains, profile, gaps.

use super::about::{Picker, Tabs};
use super::desk::Desk;
use super::domains::DomainTable;
use super::evidence::Evidence;
use super::gaps::{Gaps, Lifts};
use super::heat::Crowd;
use super::paper::Paper;
use super::people::People;
use super::progress::Progress;
use super::statements::Statements;
use crate::ui::chart::{Chart, ChartTools};
use crate::ui::kit::parts::{Show, part};
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::view::Reading;
use leptos::prelude::*;
use plumbline::present::chart::ChartSpec;
use plumbline::present::maturity::people::{redrawn, took_part};
use plumbline::present::maturity::{Figure, Results};
use plumbline::present::text::{Text as _, maturity::MaturityText as T};

/// The view of results.
#[component]
pub fn ResultsView(desk: Desk) -> impl IntoView {
    let title = move || of(desk, |results| results.title.clone());
    let sub_line = move || {
        let locale = desk.view.locale.get();
        let people = desk.gathered.with(|now| {
            let many = now.as_ref().filter(|g| g.panel.respondents > 1);
            many.map(|g| format!(" · {}", took_part(&g.panel, locale))).unwrap_or_default()
        });
        of(desk, |results| results.sub_line.clone()) + &people
    };
    view! {
        <main class="main" id="main" tabindex="-1">
            <div class="page-head">
                <div><h1 tabindex="-1">{title}</h1><p>{sub_line}</p></div>
                <Tabs desk=desk now="results"/>
            </div>
            <Picker desk=desk/>
            <Figures desk=desk/>
            <div class="panes profile">
                <DomainTable desk=desk/>
                <Profile desk=desk/>
            </div>
            <div class="panes plan"><Gaps desk=desk/><Lifts desk=desk/></div>
            <People desk=desk/>
            <Progress desk=desk/>
            <Crowd desk=desk/>
            <Statements desk=desk/>
            <Evidence desk=desk/>
            <Notes desk=desk/>
            <Paper desk=desk/>
        </main>
    }
}

/// Reads the results, followed.
pub fn of<T: Default>(desk: Desk, read: impl Fn(&Results) -> T) -> T {
    desk.reading.with(|now| now.as_ref().map(|now| read(&now.results)).unwrap_or_default())
}

#[component]
fn Figures(desk: Desk) -> impl IntoView {
    let figures = Memo::new(move |_| of(desk, |results| results.figures.clone()));
    let figure = |figure: Figure| {
        view! {
            <div><dt>{figure.name}</dt><dd class="num">{figure.value}</dd><dd class="caption">{figure.note}</dd></div>
        }
    };
    desk.view.follow_redraws(desk.model.get_value(), desk.assessment, desk.gathered);
    let redrawn = move || {
        let interval = desk.view.redraws.answer.get();
        interval.map(|interval| redrawn(interval, desk.view.locale.get()))
    };
    let why = |figure: Figure| view! { <li><b>{figure.name}": "</b>{figure.why}</li> };
    view! {
        <Show when=move || figures.with(|figures| !figures.is_empty())>
            <dl class="standing">{part(move || figures.get().into_iter().map(figure).collect_view())}</dl>
            <p class="block caption" id="redraws">{part(redrawn)}</p>
            <details class="why">
                <summary>{T::Why.say()}</summary>
                <ul>{part(move || figures.get().into_iter().map(why).collect_view())}</ul>
                <p>{T::WhyThree.say()}</p>
            </details>
        </Show>
    }
}

#[component]
fn Profile(desk: Desk) -> impl IntoView {
    let nothing = ChartSpec {
        title: T::RadarTitle.say().to_owned(),
        description: String::new(),
        width: 0.0,
        height: 0.0,
        marks: Vec::new(),
        legend: Vec::new(),
        table: Default::default(),
    };
    let take = |now: &Option<Reading>| now.as_ref().map(|now| now.radar.clone());
    let spec = Memo::new(move |_| desk.reading.with(take).unwrap_or_else(|| nothing.clone()));
    let table = RwSignal::new(false);
    let open = move |domain: String| desk.router.set_state("open", Some(&domain));
    view! {
        <section class="block" aria-labelledby="pf">
            <div class="section-head">
                <h2 id="pf">{T::Profile.say()}</h2>
                <ChartTools spec=spec table=table/>
            </div>
            <div class="centred">
                <Chart id="radar" spec=spec table=table bare=true described=true on_open=Callback::new(open)/>
            </div>
        </section>
    }
}

#[component]
fn Notes(desk: Desk) -> impl IntoView {
    let notes = Memo::new(move |_| of(desk, |results| results.notes.clone()));
    let items =
        move || notes.get().into_iter().map(|note| view! { <li>{note}</li> }).collect_view();
    view! {
        <Show when=move || notes.with(|notes| !notes.is_empty())>
            <section class="block set-aside" aria-labelledby="sa">
                <h2 id="sa">{T::NotesTitle.say()}</h2>
                <ul>{items}</ul>
            </section>
        </Show>
    }
}
