//! What landed, and where to go from here.

use super::desk::{Desk, Stage};
use super::land::{download_problems, figure_lines, has_problems};
use crate::ui::kit::icon::{Icon, IconView};
use leptos::prelude::*;
use plumbline::model::RecordKind;
use plumbline::present::import::{landed_title, made_new, not_landed};
use plumbline::present::page::{Page, Route};
use plumbline::present::text::fields::{Number, kind_title};
use plumbline::present::text::{Text as _, import::ImportText as T};

/// The card.
#[component]
pub fn ResultCard(desk: Desk) -> impl IntoView {
    let Stage::Landed(landed) = desk.stage.get_untracked() else { return ().into_any() };
    let locale = desk.view.locale.get_untracked();
    let (counts, kind) = (landed.plan.counts, landed.plan.kind);
    let problems = has_problems(&landed.plan);
    let made = made_new(&landed.plan, locale);
    let not = not_landed(&landed.sheet, &landed.plan, locale);
    let demand = counts.demands_added + counts.demands_changed;
    let list =
        |title: T, lines: Vec<String>| {
            (!lines.is_empty()).then(|| view! {
            <h2>{title.say()}</h2>
            <ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
        })
        };
    let whole = not.is_empty() && !problems;
    view! {
        <div class="page-head"><h1 tabindex="-1">{landed_title(&landed.plan, locale)}</h1></div>
        <div class="pane import-empty">
            <h2>{T::LandedChanged.say()}</h2>
            <dl class="diff">{figure_lines(&landed.plan, locale)}</dl>
            {list(T::LandedMade, made)}
            {list(T::LandedNot, not)}
            {whole.then(|| view! { <p>{T::LandedAll.say()}</p> })}
            <h2>{T::LandedNext.say()}</h2>
            <div class="line">
                {(demand > 0 || kind == RecordKind::Person).then(|| view! {
                    <a class="btn primary big" href=Route::to(Page::Capacity).href()>{T::NextHeatmap.say()}</a>
                })}
                {(kind == RecordKind::Project).then(|| view! {
                    <a class="btn big" class:primary=demand == 0 class:secondary=(demand > 0)
                        href=Route::to(Page::Prioritise).href()>{T::NextScore.say()}</a>
                })}
                {Route::list(kind).map(|list| view! {
                    <a class="btn secondary big" href=list.href()>
                        {T::NextRecords.with(&[("kind", kind_title(kind, Number::Plural))])}
                    </a>
                })}
            </div>
            <div class="line">
                <button class="btn quiet" on:click=move |_| {
                    desk.session.undo();
                    desk.start_over();
                }><IconView icon=Icon::Undo/>{T::UndoImport.say()}</button>
                {problems.then(|| view! {
                    <button class="btn quiet" on:click=move |_| {
                        download_problems(desk, &landed.sheet, &landed.plan);
                    }>{T::ProblemRows.say()}</button>
                })}
                <button class="btn quiet" on:click=move |_| desk.start_over()>{T::Another.say()}</button>
            </div>
        </div>
    }
    .into_any()
}
