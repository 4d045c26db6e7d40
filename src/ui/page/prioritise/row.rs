//! One project in the ranked table.

use super::board::Board;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{live, part};
use crate::ui::kit::status::{StatusMark, StatusShape};
use crate::ui::reactive::Memo;
use leptos::prelude::*;
use plumbline::model::Lock;
use plumbline::present::priority::board::{BarPart, RowText, lock_word};
use plumbline::present::priority::people::PeakText;
use plumbline::present::text::{Text as _, prioritise::PrioritiseText as P};

/// The row of the entry at a place of the ranking.
#[component]
pub fn RankRow(board: Board, line: usize, at: usize, tab: Memo<usize>) -> impl IntoView {
    let text = Memo::new(move |_| board.say(|w, result| w.row(result, at, board.style.get())));
    let uid = Memo::new(move |_| text.with(|text| text.as_ref().map(|text| text.project)));
    let below = move || text.with(|text| text.as_ref().is_some_and(|text| text.reason.is_some()));
    let selected = move || uid.get().is_some() && board.selected.get() == uid.get();
    let choose = move || {
        board.stop.set(line);
        board.selected.set(uid.get_untracked());
    };
    view! {
        <div class="rank-row" class:below=below role="row" id=format!("rank-line-{line}")
            aria-rowindex=(at + 2).to_string()
            aria-selected=live(move || selected().to_string())
            tabindex=live(move || if tab.get() == line { "0" } else { "-1" })
            on:focus=move |_| choose() on:click=move |_| choose()>
            {part(move || text.get().map(|text| view! { <Cells board=board text=text/> }))}
        </div>
    }
}

#[component]
fn Cells(board: Board, text: RowText) -> impl IntoView {
    let project = text.project;
    let words = [("project", text.name.as_str()), ("decision", lock_word(text.lock))];
    let decision = P::DecisionOf.with(&words);
    let locked = text.lock.is_some();
    let icon = if locked { Icon::Lock } else { Icon::Unlock };
    let tail = match text.reason {
        None => view! {
            <span class="num sum" role="gridcell">{text.cumulative}</span>
            <Peak peak=text.peak/>
            <span class="num sum" role="gridcell" title=text.coverage_note>{text.coverage}</span>
        }
        .into_any(),
        Some(reason) => view! {
            <div class="waits" role="gridcell" aria-colspan="3">
                <span title=reason.clone()>{reason.clone()}</span>
                {text.peak.map(|peak| view! {
                    <small title=peak.note>{peak.role}" "{peak.fte}" "{peak.period}</small>
                })}
                {text.coverage_note.map(|note| view! { <small>{note}</small> })}
            </div>
        }
        .into_any(),
    };
    view! {
        <span role="gridcell">
            <button class="lock" class:on=locked tabindex="-1" aria-label=decision.clone() title=decision
                on:click=move |_| board.next_lock(project)><IconView icon=icon/></button>
        </span>
        <span class="rank num" role="gridcell">{text.rank}</span>
        <span class="name" role="rowheader">
            <StatusMark shape=StatusShape::of(text.status) title=text.status_word/>
            <a class="cut-text" href=text.href tabindex="-1" title=text.name.clone()>{text.name.clone()}</a>
            {locked.then(|| view! { <small>{text.lock_word}</small> })}
        </span>
        <span class="total" role="gridcell"><Bar parts=text.bar/><span class="num">{text.total}</span></span>
        <span class="num" role="gridcell" title=text.cost_note>{text.cost}</span>
        {tail}
    }
}

/// Where the project needs the largest part of what there is of a role.
#[component]
fn Peak(peak: Option<PeakText>) -> impl IntoView {
    let note = peak.as_ref().map(|peak| peak.note.clone());
    let parts = |peak: PeakText| {
        view! {
            <span class="cut-text">{peak.role}</span>" "
            <span class="num">{peak.fte}</span>" "
            <span>{peak.period}</span>
        }
    };
    view! { <span class="need" role="gridcell" title=note>{peak.map(parts)}</span> }
}

/// The score bar.
#[component]
fn Bar(parts: Vec<BarPart>) -> impl IntoView {
    let part = |part: BarPart| {
        let class = format!("crit-{}", part.colour);
        let (x, width) = (format!("{:.1}", part.x), format!("{:.1}", part.width));
        view! { <rect class=class x=x width=width height="12"></rect> }
    };
    view! {
        <svg class="score" viewBox="0 0 150 12" aria-hidden="true">
            {parts.into_iter().map(part).collect_view()}
        </svg>
    }
}

/// Three buttons for the decision on a project.
#[component]
pub fn LockChoice(
    board: Board,
    project: plumbline::model::Uid,
    lock: Option<Lock>,
) -> impl IntoView {
    let choice = move |own: Option<Lock>| {
        let chosen = own == lock;
        view! {
            <button class="seg" aria-pressed=chosen.to_string() on:click=move |_| board.lock(project, own)>
                {lock_word(own)}
            </button>
        }
    };
    view! {
        <div class="segmented" role="group" aria-label=P::Decision.say()>
            {[None, Some(Lock::Must), Some(Lock::Exclude)].map(choice)}
        </div>
    }
}
