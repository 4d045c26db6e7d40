//! Why a project ranks where it does: its arithmetic, what is missing, and what can be decided.

use super::board::Board;
use super::row::LockChoice;
use crate::ui::kit::parts::part;
use crate::ui::kit::press::Press;
use crate::ui::kit::status::{StatusMark, StatusShape};
use crate::ui::reactive::Memo;
use leptos::prelude::*;
use plumbline::analysis::priority::Entry;
use plumbline::model::Uid;
use plumbline::present::priority::board::RowText;
use plumbline::present::priority::{ScoreRow, board as shown, step};
use plumbline::present::text::{Text as _, prioritise::PrioritiseText as P};

/// Everything the card says.
#[derive(Clone, PartialEq)]
struct Why {
    row: RowText,
    standing: String,
    sums: Vec<ScoreRow>,
    total: String,
    coverage: Option<String>,
    method: String,
}

/// The card of the selected project.
#[component]
pub fn WhyCard(board: Board) -> impl IntoView {
    let why = Memo::new(move |_| board.selected.get().and_then(|project| why(board, project)));
    let leave = move |press: &Press| {
        let project = board.selected.get_untracked().filter(|_| press.key == "Escape");
        project.map(|project| board.go_to(project)).is_some()
    };
    view! {
        <section class="focus-card" id="why" aria-label=P::WhyTitle.say()
            on:keydown=move |event| Press::give(&event, leave)>
            {part(move || match why.get() {
                Some(why) => view! { <Explained board=board why=why/> }.into_any(),
                None => view! { <p class="caption no-print">{P::WhyPick.say()}" "{P::Keys.say()}"."</p> }.into_any(),
            })}
        </section>
    }
}

fn why(board: Board, project: Uid) -> Option<Why> {
    board.say(|wording, result| {
        let at = shown::place_of(result, project)?;
        let entry: &Entry = result.entries.get(at)?;
        Some(Why {
            row: wording.row(result, at, board.style.get())?,
            standing: wording.standing(result, entry),
            sums: wording.explanation(result, entry),
            total: wording.total(entry),
            coverage: wording.coverage(entry),
            method: wording.method(result),
        })
    })
}

#[component]
fn Explained(board: Board, why: Why) -> impl IntoView {
    let Why { row, standing, sums, total, coverage, method } = why;
    let project = row.project;
    let sum = |row: ScoreRow| {
        view! {
            <tr>
                <th scope="row">{row.criterion}{row.note.map(|note| view! { <small>{note}</small> })}</th>
                <td class="num">{row.sum}</td>
            </tr>
        }
    };
    view! {
        <h3 class="line" tabindex="-1">
            <StatusMark shape=StatusShape::of(row.status) title=row.status_word/>
            {row.name} " " <span class="muted">{standing}</span>
        </h3>
        {row.reason.map(|reason| view! { <p class="caption">{reason}</p> })}
        <table class="table tight sums">
            <thead><tr>
                <th scope="col">{P::WhyCriterion.say()}</th>
                <th scope="col" class="num">{P::WhySum.say()}</th>
            </tr></thead>
            <tbody>{sums.into_iter().map(sum).collect_view()}</tbody>
            <tfoot><tr><th scope="row" colspan="2">{total}</th></tr></tfoot>
        </table>
        {coverage.map(|coverage| view! { <p class="caption">{coverage}</p> })}
        {row.peak.map(|peak| view! { <p class="caption">{P::WhyPeak.with(&[("need", &peak.note)])}</p> })}
        {row.cost_note.map(|note| view! { <p class="caption">{note}</p> })}
        {row.lock.map(|_| view! { <Reason board=board project=project held=row.lock_reason/> })}
        <div class="line no-print">
            <LockChoice board=board project=project lock=row.lock/>
            <button class="btn secondary" on:click=move |_| board.cut_below(project)>{P::WhyLineHere.say()}</button>
            <span class="spacer"></span>
            <a class="btn quiet" href=row.href>{P::WhyOpen.say()}</a>
        </div>
        <p class="caption">{method}</p>
    }
}

/// Why a decision was taken whatever the score.
#[component]
fn Reason(board: Board, project: Uid, held: String) -> impl IntoView {
    let give = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        board.take(step::lock_reason(&board.session.workspace_now(), project, &text));
    };
    view! {
        <div class="field">
            <label for="lock-reason">{P::DecisionWhy.say()}</label>
            <input class="input" id="lock-reason" type="text" autocomplete="off" prop:value=held on:change=give/>
        </div>
    }
}
