//! Quick scoring: every project on every criterion that people judge.

use super::board::Board;
use super::form::Form;
use super::matrix::{Matrix, MatrixView};
use crate::ui::kit::parts::part;
use crate::ui::reactive::Memo;
use leptos::prelude::*;
use plumbline::present::priority::judge::Judge;
use plumbline::present::text::{Text as _, prioritise::PrioritiseText as P};

/// The tab.
#[component]
pub fn Scores(board: Board, form: Form) -> impl IntoView {
    let matrix = Matrix::start(board, Judge::Score);
    let none = Memo::new(move |_| matrix.columns.with(|columns| columns.is_empty()));
    let title = move || progress(board, matrix, P::ScoresTitle);
    view! {
        <super::Head board=board title=Signal::derive(title)/>
        {part(move || if none.get() {
            view! {
                <div class="empty">
                    <p>{P::ScoresNone.say()}</p>
                    <button class="btn primary" on:click=move |_| form.new_scored()>
                        {P::AddCriterionLong.say()}
                    </button>
                </div>
            }.into_any()
        } else {
            view! { <About matrix=matrix/><super::scorers::Scorers board=board matrix=matrix/><MatrixView matrix=matrix/> }.into_any()
        })}
    }
}

/// How far the grid is filled.
pub fn progress(board: Board, matrix: Matrix, text: P) -> String {
    let ((given, all), locale) = (matrix.progress(), board.view.locale.get());
    text.with(&[("given", &locale.count(given)), ("all", &locale.count(all))])
}

/// What the column with the focus asks, with both ends of its scale, and the keys.
#[component]
pub fn About(matrix: Matrix) -> impl IntoView {
    let column = Memo::new(move |_| matrix.column());
    let end = move |value: f64, meaning: &str| {
        let value = matrix.locale().number_input(value);
        let known = !meaning.is_empty();
        known.then(|| P::GridLow.with(&[("value", &value), ("meaning", meaning)]))
    };
    let keys = move || {
        let column = column.get()?;
        let (least, most) = column.limits();
        let number = |number| matrix.locale().number_input(number);
        Some(match (matrix.is_score(), column.by_digit()) {
            (false, _) => P::ContributionsCaption.say().to_owned(),
            (true, true) => {
                P::ScoresCaption.with(&[("least", &number(least)), ("most", &number(most))])
            }
            (true, false) => P::ScoresTyped.say().to_owned(),
        })
    };
    view! {
        <div class="judge-about" id="judge-about">
            {part(move || column.get().map(|at| view! {
                <p><strong>{at.name}</strong>" "{at.about}</p>
                <ul class="line">
                    <li>{end(at.low, &at.anchor_low)}</li>
                    <li>{end(at.high, &at.anchor_high)}</li>
                </ul>
            }))}
            <p class="caption">{keys}</p>
        </div>
    }
}
