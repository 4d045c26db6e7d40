//! Objectives with their weights, and how much each project contributes to them.

use super::board::Board;
use super::matrix::{Matrix, MatrixView};
use super::scores::{About, progress};
use super::weights::weigh;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{For, Show, live};
use crate::ui::reactive::Memo;
use leptos::prelude::*;
use plumbline::model::{Criterion, CriterionSource, Id, Objective, RecordKind, RecordRef, Uid};
use plumbline::present::priority::judge::{Judge, JudgeColumn};
use plumbline::present::priority::step;
use plumbline::present::text::{Text as _, prioritise::PrioritiseText as P};

/// The tab.
#[component]
pub fn Objectives(board: Board) -> impl IntoView {
    let matrix = Matrix::start(board, Judge::Contribution);
    let none = Memo::new(move |_| matrix.columns.with(|columns| columns.is_empty()));
    let title = move || match none.get() {
        true => P::ObjectivesNone.say().to_owned(),
        false => progress(board, matrix, P::ContributionsTitle),
    };
    let add = move |_| {
        let step = step::objective(&board.session.workspace_now(), board.session.new_uid());
        board.take(Some(step));
    };
    view! {
        <super::Head board=board title=Signal::derive(title)/>
        <Show when=move || none.get()>
            <div class="empty"><p>{P::ObjectivesNoneLead.say()}</p></div>
        </Show>
        <section class="objectives" aria-label=P::ViewObjectives.say()>
            <List board=board matrix=matrix/>
            <div class="line">
                <button class="btn secondary" on:click=add>
                    <IconView icon=Icon::Plus/>{P::ObjectiveAdd.say()}
                </button>
                <Use board=board none=none/>
            </div>
        </section>
        <Show when=move || !none.get()>
            <About matrix=matrix/><MatrixView matrix=matrix/>
        </Show>
    }
}

#[component]
fn List(board: Board, matrix: Matrix) -> impl IntoView {
    let uids = move || {
        let columns = matrix.columns.get();
        columns.iter().map(|column: &JudgeColumn| column.uid).enumerate().collect::<Vec<_>>()
    };
    view! {
        <ul>
            <For each=uids key=|at| *at let((nth, uid))><Line board=board nth=nth uid=uid/></For>
        </ul>
    }
}

#[component]
fn Line(board: Board, nth: usize, uid: Uid) -> impl IntoView {
    let held = Memo::new(move |_| {
        board.view.rows(RecordKind::Objective).track();
        let workspace = board.session.workspace_now();
        workspace.find(Id::<Objective>::new(uid)).map(|o| (o.name.clone(), o.weight))
    });
    let name = move || held.get().map(|(name, _)| name).unwrap_or_default();
    let weight = move || held.get().and_then(|(_, w)| w).map_or(String::new(), |w| w.to_string());
    let at = RecordRef { kind: RecordKind::Objective, uid };
    let rename = move |text: String| {
        let step = step::objective_name(&board.session.workspace_now(), uid, &text);
        board.take(step);
    };
    let remove = move |_| {
        let step = step::remove(&board.session.workspace_now(), at);
        board.take(step);
    };
    let of = move |text: P| text.with(&[("objective", &name())]);
    view! {
        <li class="line">
            <input class="input" type="text" prop:value=name
                aria-label=P::ObjectiveName.with(&[("nth", &(nth + 1).to_string())])
                on:change=move |event| rename(event_target_value(&event))/>
            <input class="input number" type="number" min="0" max="100" step="any" prop:value=weight
                aria-label=live(move || of(P::ObjectiveWeight))
                on:change=move |event| weigh(board, at, &event)/>
            <button class="icon-btn" aria-label=live(move || of(P::ObjectiveRemove))
                title=live(move || of(P::ObjectiveRemove)) on:click=remove><IconView icon=Icon::Trash/></button>
        </li>
    }
}

/// Offers the contributions as a criterion while none reads them.
#[component]
fn Use(board: Board, none: Memo<bool>) -> impl IntoView {
    let used = Memo::new(move |_| {
        let rows = board.view.rows(RecordKind::Criterion).get();
        let reads = |criterion: &Criterion| criterion.source == Some(CriterionSource::Objectives);
        let table = plumbline::model::Table::<Criterion>::new(rows);
        table.iter().any(reads)
    });
    let take = move |_| {
        let uid = board.session.new_uid();
        board.take(step::use_objectives(&board.session.workspace_now(), uid));
    };
    view! {
        <Show when=move || !used.get() && !none.get()>
            <button class="btn secondary" on:click=take>{P::ObjectivesUse.say()}</button>
        </Show>
    }
}
