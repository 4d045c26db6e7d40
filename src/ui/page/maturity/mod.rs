//! The page of maturity: an assessment's questions and its results.

mod about;
mod collect;
mod console;
mod desk;
mod domains;
mod evidence;
mod gaps;
mod heat;
mod own;
mod paper;
mod people;
mod progress;
mod questions;
mod report;
mod results;
mod road;
mod setup;
mod sheets;
mod statements;
mod survey;
mod workshop;

use crate::ui::chart::shape_view;
use crate::ui::kit::parts::part;
use crate::ui::reactive::Memo;
use crate::ui::view::{ModelState, use_view};
use desk::Desk;
use leptos::prelude::*;
use plumbline::present::maturity::own::model_of;
use plumbline::present::maturity::{PLOT, empty_title, example};
use plumbline::present::text::{Text as _, maturity::MaturityText as T};

/// The page.
#[component]
pub fn Maturity() -> impl IntoView {
    let view = use_view();
    view.load_model();
    let own = Desk::own_model();
    view! {
        {part(move || match view.model.get() {
            ModelState::Idle | ModelState::Loading => view! { <Waiting/> }.into_any(),
            ModelState::Failed(reason) => view! { <Failed reason=reason/> }.into_any(),
            ModelState::Loaded(model) => {
                // Another model is another page: its questions are all it is about.
                let model = own.with(|own| model_of(own, &model));
                view! { <Loaded desk=Desk::new(model)/> }.into_any()
            }
        })}
    }
}

#[component]
fn Waiting() -> impl IntoView {
    view! {
        <main class="main" id="main" tabindex="-1">
            <div class="page-head"><div><h1 tabindex="-1">{T::LoadingModel.say()}</h1></div></div>
            <div class="working"></div>
        </main>
    }
}

#[component]
fn Failed(reason: Option<String>) -> impl IntoView {
    let view = use_view();
    let why = reason.map(|reason| T::ModelFaulty.with(&[("reason", &reason)]));
    let why = why.unwrap_or_else(|| T::ModelMissingLead.say().to_owned());
    view! {
        <main class="main" id="main" tabindex="-1">
            <div class="empty" role="alert">
                <h1 tabindex="-1">{T::ModelMissing.say()}</h1>
                <p>{why}</p>
                <button class="btn primary" on:click=move |_| view.load_model()>
                    {T::TryAgain.say()}
                </button>
            </div>
        </main>
    }
}

#[component]
fn Loaded(desk: Desk) -> impl IntoView {
    let is_empty = Memo::new(move |_| desk.assessment.with(Option::is_none));
    let tab = desk.router.state("tab");
    let shown = Memo::new(move |_| tab.with(|tab| tab.clone().unwrap_or_default()));
    workshop::take_from_address(desk);
    view! {
        {part(move || match (is_empty.get(), shown.get().as_str()) {
            (true, _) => view! { <Empty desk=desk/> }.into_any(),
            (false, "questions") => view! { <questions::Questions desk=desk/> }.into_any(),
            (false, "workshop") => view! { <workshop::Workshop desk=desk/> }.into_any(),
            (false, "model") => view! { <own::OwnModel desk=desk/> }.into_any(),
            (false, "report") => view! { <report::ReportTab desk=desk/> }.into_any(),
            (false, "roadmap") => view! { <road::RoadView desk=desk/> }.into_any(),
            (false, _) => view! { <results::ResultsView desk=desk/> }.into_any(),
        })}
    }
}

#[component]
fn Empty(desk: Desk) -> impl IntoView {
    let (width, height) = (PLOT.0.to_string(), PLOT.1.to_string());
    let count = desk.model.with_value(|model| model.practices().count());
    let count = desk.view.locale.get_untracked().count(count);
    let lead = T::EmptyLead.with(&[("count", &count)]);
    let scope = desk.view.scope();
    let ghost = desk.model.with_value(|model| example(model));
    let row = move |(name, marks): (String, Vec<plumbline::present::chart::Mark>)| {
        let marks = marks.iter().map(|mark| shape_view(&mark.shape, &mark.class)).collect_view();
        view! {
            <tr>
                <th scope="row" data-said=name></th>
                <td class="plot">
                    <svg class="chart" width=width.clone() height=height.clone()>{marks}</svg>
                </td>
            </tr>
        }
    };
    view! {
        <main class="main" id="main" tabindex="-1">
            <div class="empty">
                <h1 tabindex="-1">{part(move || empty_title(scope.get()))}</h1>
                <p>{lead}</p>
                <button class="btn primary big" on:click=move |_| desk.start()>{T::Start.say()}</button>
            </div>
            <div class="block ghost" aria-hidden="true">
                <table class="dots"><tbody>{ghost.into_iter().map(row).collect_view()}</tbody></table>
            </div>
        </main>
    }
}
