//! What landed, and where to go from here.

use super::desk::{Desk, Stage};
use super::land::{download_problems, has_problems};
use crate::ui::kit::icon::{Icon, IconView};
use leptos::prelude::*;
use plumbline::model::RecordKind;
use plumbline::present::import::records_text;
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
    let all = counts.records_added + counts.records_changed + counts.records_unchanged;
    let rows = locale.counted(landed.plan.rows.len(), T::RowOne, T::RowMany);
    let values = [("projects", records_text(landed.plan.kind, all, locale)), ("rows", rows)];
    let values = values.each_ref().map(|(key, text)| (*key, text.as_str()));
    let title =
        if all == counts.records_unchanged { T::LandedSame } else { T::LandedTitle }.with(&values);
    let figures = [
        ("added", locale.count(counts.records_added)),
        ("changed", locale.count(counts.records_changed)),
        ("unchanged", locale.count(counts.records_unchanged)),
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
                {(kind == RecordKind::Project).then(|| view! {
                    <a class="btn primary big" href=Route::to(Page::Prioritise).href()>{T::NextScore.say()}</a>
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
