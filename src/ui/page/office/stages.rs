//! The stage guide: the five levels, and where each key practice stands.

use super::{Bureau, Head};
use crate::ui::kit::parts::part;
use crate::ui::reactive::Memo;
use crate::ui::view::ModelState;
use leptos::prelude::*;
use plumbline::present::office::stages::{Stage, StageRow, StagesView, stages};
use plumbline::present::page::{Page, Route};
use plumbline::present::text::{Text as _, maturity::MaturityText, office::OfficeText as T};

/// The view of the guide.
#[component]
pub fn StagesTab(bureau: Bureau) -> impl IntoView {
    let shown = Memo::new(move |_| match bureau.view.model.get() {
        ModelState::Loaded(model) => {
            bureau.memos.profile.with(|own| Some(stages(&model, own.as_deref())))
        }
        _ => None,
    });
    let title = Signal::derive(move || {
        let title = shown.with(|now| now.as_ref().map(|now| now.title.clone()));
        title.unwrap_or_else(|| T::StageTitleNone.say().to_owned())
    });
    let failed = move || matches!(bureau.view.model.get(), ModelState::Failed(_));
    view! {
        <main class="main" id="main" tabindex="-1">
            <Head title=title lead=T::StageLead.say() now="stages"/>
            {part(move || match shown.get() {
                Some(now) => view! { <Guide now=now/> }.into_any(),
                None if failed() => view! {
                    <p class="block" role="alert">{MaturityText::ModelMissing.say()}</p>
                }.into_any(),
                None => view! { <div class="working"></div> }.into_any(),
            })}
        </main>
    }
}

#[component]
fn Guide(now: StagesView) -> impl IntoView {
    let stage = |stage: Stage| {
        let mark =
            (!stage.mark.is_empty()).then(|| view! { <span class="chip">{stage.mark}</span> });
        view! {
            <li><div class=format!("action l{}", stage.level)>
                <b>{stage.title}</b>" "{mark}<small>{stage.sense}</small><small>{stage.focus}</small>
            </div></li>
        }
    };
    let row = |row: StageRow| {
        view! {
            <tr><th scope="row">{row.name}</th><td>{row.now}</td><td>{row.next}</td><td>{row.action}</td></tr>
        }
    };
    let assess = Route::to(Page::Maturity).href();
    let road = Route::to(Page::Maturity).with("tab", "roadmap").href();
    let rows = match now.rows.is_empty() {
        true => view! { <a class="btn primary" href=assess>{T::StageAssess.say()}</a> }.into_any(),
        false => view! {
            <p class="caption">{T::StageKey.say()}" "<a class="link" href=road>{T::StageRoad.say()}</a></p>
            <table class="table office-risks">
                <thead><tr>
                    <th scope="col">{MaturityText::Practice.say()}</th>
                    <th scope="col">{T::StageAt.say()}</th>
                    <th scope="col">{T::StageNext.say()}</th>
                    <th scope="col">{T::StageAction.say()}</th>
                </tr></thead>
                <tbody>{now.rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        }
        .into_any(),
    };
    view! {
        <section class="block">
            <ol class="office-stages">{now.stages.into_iter().map(stage).collect_view()}</ol>
            {rows}
        </section>
    }
}
