//! What the page shows before there is a ranking: the question, the way to it, and its ghost.

use super::board::Board;
use super::form::Form;
use crate::ui::kit::parts::{Show, part};
use crate::ui::reactive::Memo;
use leptos::prelude::*;
use plumbline::model::Typed as _;
use plumbline::present::page::{Page, Route};
use plumbline::present::priority::draft::open_count;
use plumbline::present::priority::judge::Judge;
use plumbline::present::priority::{starter, step};
use plumbline::present::text::{Text as _, prioritise::PrioritiseText as P};

/// No project yet.
#[component]
pub fn NoProjects() -> impl IntoView {
    view! {
        <div class="empty">
            <h2>{P::EmptyProjects.say()}</h2>
            <p>{P::EmptyProjectsLead.say()}</p>
            <a class="btn primary" href=Route::to(Page::Import).href()>{P::EmptyProjectsAction.say()}</a>
        </div>
        <Ghost/>
    }
}

/// Projects, but nothing to rank them by.
#[component]
pub fn NoCriteria(board: Board, form: Form) -> impl IntoView {
    let start = move |_| {
        let session = board.session;
        let uids = std::array::from_fn::<_, { starter::COUNT }, _>(|_| session.new_uid());
        if board.take(Some(step::starter(uids))) {
            board.router.set_state("tab", Some("score"));
        }
    };
    let words = move || score_words(board, starter::COUNT);
    view! {
        <div class="empty">
            <h2>{P::EmptyCriteria.say()}</h2>
            <p>{P::EmptyCriteriaLead.say()}</p>
            <div class="line">
                <button class="btn primary" on:click=start>{words}</button>
                <button class="btn secondary" on:click=move |_| form.new_of_column()>
                    {P::EmptyCriteriaColumn.say()}
                </button>
                <button class="btn quiet" on:click=move |_| form.new_scored()>
                    {P::EmptyCriteriaOwn.say()}
                </button>
            </div>
        </div>
        <Ghost/>
    }
}

/// Criteria, but no value on any of them.
#[component]
pub fn Unscored(board: Board, form: Form) -> impl IntoView {
    let scored = Memo::new(move |_| {
        board.view.rows(plumbline::model::Criterion::KIND).track();
        Judge::Score.columns(&board.session.workspace_now()).len()
    });
    view! {
        <div class="empty">
            <p>{P::EmptyScores.say()}</p>
            <div class="line">
                <Show when=move || { scored.get() > 0 }>
                    <button class="btn primary"
                        on:click=move |_| board.router.set_state("tab", Some("score"))>
                        {part(move || score_words(board, scored.get()))}
                    </button>
                </Show>
                <button class="btn secondary" on:click=move |_| form.new_of_column()>
                    {P::EmptyCriteriaColumn.say()}
                </button>
            </div>
        </div>
    }
}

/// Score 3 criteria for 60 projects.
fn score_words(board: Board, criteria: usize) -> String {
    board.view.rows(plumbline::model::Project::KIND).track();
    let locale = board.view.locale.get();
    let count = open_count(&board.session.workspace_now());
    let count = locale.counted(count, P::EmptyProjectOne, P::EmptyProjectMany);
    let text = if criteria == 1 { P::EmptyCriterionStart } else { P::EmptyCriteriaStart };
    text.with(&[("criteria", &locale.count(criteria)), ("count", &count)])
}

/// Rows and a line as they will be.
#[component]
fn Ghost() -> impl IntoView {
    let row = |nth: u32| {
        let y = nth * 22 + if nth > 6 { 22 } else { 0 };
        let long = 200 - nth * 11;
        let parts = [(0, 30), (30, 25), (55, 20), (75, 15), (90, 10)];
        let part = move |(at, (x, width)): (usize, (u32, u32))| {
            let class = format!("crit-{}", at + 1);
            view! { <rect class=class x=260 + x * long / 100 y=y width=width * long / 100 - 1 height="12"></rect> }
        };
        view! {
            <rect class="bar track" x="0" y=y width=150 + (nth * 37) % 80 height="12"></rect>
            {parts.into_iter().enumerate().map(part).collect_view()}
        }
    };
    view! {
        <div class="block ghost" aria-hidden="true">
            <svg class="chart" width="520" height="240" viewBox="0 0 520 240">
                {(0..10).map(row).collect_view()}
                <path class="cut-line" d="M0 161h520"></path>
            </svg>
        </div>
    }
}
