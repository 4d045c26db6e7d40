//! Prioritise: the ranking with its line, the grid to score in, and the objectives behind it.

mod board;
mod cut;
mod empty;
mod firm;
mod form;
mod matrix;
mod methods;
mod objectives;
mod pairs;
mod plot;
mod print;
mod row;
mod scorers;
mod scores;
mod scroll;
mod select;
mod stability;
mod table;
mod weights;
mod why;

use crate::ui::kit::parts::{Show, live, part};
use crate::ui::reactive::Memo;
use board::Board;
use form::Form;
use leptos::prelude::*;
use plumbline::present::priority::board::{Stage, stage};
use plumbline::present::text::{
    Text as _, prioritise::PrioritiseText as P, priority::PriorityText,
};

/// The views of the page, with their state in the address.
const TABS: [(Option<&str>, P); 6] = [
    (None, P::ViewRanking),
    (Some("best"), P::ViewBest),
    (Some("firm"), P::ViewFirm),
    (Some("methods"), P::ViewMethods),
    (Some("score"), P::ViewScores),
    (Some("objectives"), P::ViewObjectives),
];

/// What the page shows.
#[derive(Clone, Copy, PartialEq)]
enum Shown {
    NoProjects,
    NoCriteria,
    Ranking,
    Scores,
    Objectives,
    Methods,
    Best,
    Firm,
}

impl Shown {
    fn of(stage: Stage, tab: Option<&str>) -> Self {
        match (stage, tab) {
            (Stage::NoProjects, _) => Self::NoProjects,
            (_, Some("score")) => Self::Scores,
            (_, Some("objectives")) => Self::Objectives,
            (_, Some("methods")) => Self::Methods,
            (_, Some("best")) => Self::Best,
            (Stage::Unscored | Stage::Weightless | Stage::Ranked, Some("firm")) => Self::Firm,
            (Stage::NoCriteria, _) => Self::NoCriteria,
            (Stage::Unscored | Stage::Weightless | Stage::Ranked, _) => Self::Ranking,
        }
    }
}

/// The page.
#[component]
pub fn Prioritise() -> impl IntoView {
    let board = Board::start();
    let form = Form::start(board);
    let tab = board.router.state("tab");
    let stage = Memo::new(move |_| board.result.with(|result| stage(result)));
    // Kept apart, so that the first score does not draw the grid anew under the user's hands.
    let shown = Memo::new(move |_| Shown::of(stage.get(), tab.get().as_deref()));
    view! {
        <main class="main" id="main" tabindex="-1">
            {part(move || match shown.get() {
                Shown::NoProjects => view! { <Title board=board/><empty::NoProjects/> }.into_any(),
                Shown::NoCriteria => {
                    view! { <Title board=board/><empty::NoCriteria board=board form=form/> }.into_any()
                }
                Shown::Ranking => view! { <Ranking board=board form=form stage=stage/> }.into_any(),
                Shown::Scores => view! { <scores::Scores board=board form=form/> }.into_any(),
                Shown::Objectives => view! { <objectives::Objectives board=board/> }.into_any(),
                Shown::Firm => view! { <firm::Sensitivity board=board/> }.into_any(),
                Shown::Best => view! { <select::Select board=board/> }.into_any(),
                Shown::Methods => view! { <methods::Methods board=board form=form/> }.into_any(),
            })}
            <print::PrintTable board=board/>
            <form::CriterionForm form=form/>
        </main>
    }
}

#[component]
fn Ranking(board: Board, form: Form, stage: Memo<Stage>) -> impl IntoView {
    view! {
        <Title board=board/>
        <weights::Weights board=board form=form/>
        <Notes board=board/>
        <Show when=move || stage.get() == Stage::Unscored>
            <empty::Unscored board=board form=form/>
        </Show>
        <p class="vh" id="rank-keys">{P::Keys.say()}</p>
        <div class="panes board">
            <table::RankTable board=board/>
            <section class="pane" aria-label=PriorityText::PlotTitle.say()>
                <plot::Plot board=board/>
                <why::WhyCard board=board/>
            </section>
        </div>
    }
}

/// The finding of the ranking as the title.
#[component]
fn Title(board: Board) -> impl IntoView {
    let title = move || board.say(|wording, result| wording.title(result));
    view! { <Head board=board title=Signal::derive(title)/> }
}

/// The title with the choice of views, and the search in the ranking.
#[component]
fn Head(board: Board, title: Signal<String>) -> impl IntoView {
    let tab = board.router.state("tab");
    let ranking = move || tab.with(Option::is_none);
    let choice = move |(key, text): (Option<&'static str>, P)| {
        let chosen = move || tab.with(|tab| tab.as_deref() == key);
        view! {
            <button class="seg" aria-pressed=live(move || chosen().to_string())
                on:click=move |_| board.router.set_state("tab", key)>{text.say()}</button>
        }
    };
    let find = move |text: String| {
        let text = Some(text.as_str()).filter(|text| !text.trim().is_empty());
        board.router.set_state("find", text);
    };
    view! {
        <div class="page-head">
            <h1 tabindex="-1">{title}</h1>
            <Show when=ranking>
                <input class="input find no-print" type="search" aria-label=P::Find.say()
                    placeholder=P::Find.say() prop:value=live(move || board.words.get())
                    on:input=move |event| find(event_target_value(&event))/>
            </Show>
            <div class="segmented strong no-print" role="group" aria-label=P::Views.say()>
                {TABS.map(choice)}
            </div>
        </div>
    }
}

/// What was odd in the data; the first few in words.
#[component]
fn Notes(board: Board) -> impl IntoView {
    let notes = Memo::new(move |_| board.say(|wording, result| wording.notes(result)));
    view! {
        <Show when=move || !notes.with(Vec::is_empty)>
            <ul class="strip rank-notes">
                {part(move || notes.get().into_iter().map(|note| view! { <li>{note}</li> }).collect_view())}
            </ul>
        </Show>
    }
}
