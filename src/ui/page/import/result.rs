//! What landed, and where to go from here.

use super::desk::{Desk, Stage};
use super::land::{download_problems, has_problems};
use crate::ui::kit::icon::{Icon, IconView};
use leptos::prelude::*;
use plumbline::present::import::projects_text;
use plumbline::present::page::{Page, Route};
use plumbline::present::text::{Text as _, import::ImportText as T};

/// The card.
#[component]
pub fn ResultCard(desk: Desk) -> impl IntoView {
    let Stage::Landed(landed) = desk.stage.get_untracked() else { return ().into_any() };
    let locale = desk.view.locale.get_untracked();
    let counts = landed.plan.counts;
    let problems = has_problems(&landed.plan);
    let all = counts.projects_added + counts.projects_changed + counts.projects_unchanged;
    let rows = locale.counted(landed.plan.rows.len(), T::RowOne, T::RowMany);
    let values = [("projects", projects_text(all, locale)), ("rows", rows)];
    let values = values.each_ref().map(|(key, text)| (*key, text.as_str()));
    let title =
        if all == counts.projects_unchanged { T::LandedSame } else { T::LandedTitle }.with(&values);
    let figures = [
        ("added", locale.count(counts.projects_added)),
        ("changed", locale.count(counts.projects_changed)),
        ("unchanged", locale.count(counts.projects_unchanged)),
    ];
    let figures = T::LandedLead.with(&figures.each_ref().map(|(key, text)| (*key, text.as_str())));
    let typed = (counts.cells_as_typed > 0)
        .then(|| T::LandedTyped.with(&[("count", &locale.count(counts.cells_as_typed))]));
    let demand = counts.demands_added + counts.demands_changed;
    view! {
        <div class="page-head"><h1 tabindex="-1">{title}</h1></div>
        <div class="pane import-empty">
            <p class="lead">{figures}</p>
            {typed.map(|typed| view! { <p>{typed}</p> })}
            <h2>{T::LandedNext.say()}</h2>
            <div class="line">
                {(demand > 0).then(|| view! {
                    <a class="btn primary big" href=Route::to(Page::Capacity).href()>{T::NextHeatmap.say()}</a>
                })}
                <a class="btn primary big" href=Route::to(Page::Prioritise).href()>{T::NextScore.say()}</a>
                <a class="btn secondary big" href=Route::to(Page::Projects).href()>{T::NextProjects.say()}</a>
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
