//! A total of work spread over some months with a curve, as one step.

use super::board::Board;
use crate::ui::kit::parts::{Show, live, part};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::edit::{Command, FieldKey, Label, Verb};
use plumbline::model::{Demand, Id, RecordKind, Uid};
use plumbline::present::capacity::{
    CurveChoice, MatrixRow, SpreadAsk, spread_months, spread_steps, spread_text,
};
use plumbline::present::text::{Text as _, capacity_page::CapacityPageText as T};

/// What is typed. A handle.
#[derive(Clone, Copy)]
struct Typed {
    row: RwSignal<Option<Uid>>,
    ask: RwSignal<SpreadAsk>,
}

/// The pane below the matrix of a project, where it has a row.
#[component]
pub fn Spread(board: Board, rows: Memo<Vec<MatrixRow>>) -> impl IntoView {
    let first = board.start.get_untracked();
    let ask = SpreadAsk {
        from: first.to_string(),
        to: first.plus(5).to_string(),
        ..SpreadAsk::default()
    };
    let typed = Typed { row: RwSignal::new(None), ask: RwSignal::new(ask) };
    view! {
        <Show when=move || rows.with(|rows| !rows.is_empty())>
            <details class="capacity-spread">
                <summary>{T::SpreadTitle.say()}</summary>
                <p class="hint">{T::SpreadLead.say()}</p>
                <Fields rows=rows typed=typed/>
                <Outcome board=board rows=rows typed=typed/>
            </details>
        </Show>
    }
}

/// The row, the total, the window and the curve.
#[component]
fn Fields(rows: Memo<Vec<MatrixRow>>, typed: Typed) -> impl IntoView {
    let ask = typed.ask;
    let options = move || {
        let option = |row: MatrixRow| {
            view! { <option value=row.demand.uid().to_string()>{row.name}</option> }
        };
        rows.get().into_iter().map(option).collect_view()
    };
    let curves = CurveChoice::ALL.into_iter().enumerate().map(|(nth, curve)| {
        view! { <option value=nth.to_string()>{curve.name()}</option> }
    });
    let choose = move |event| {
        let nth = event_target_value(&event).parse::<usize>().unwrap_or(0);
        let curve = CurveChoice::ALL.get(nth).copied().unwrap_or_default();
        ask.update(|ask| ask.curve = curve);
    };
    view! {
        <div class="line">
            <label class="field">{T::SpreadRow.say()}
                <select class="select"
                    on:change=move |event| typed.row.set(event_target_value(&event).parse().ok())>
                    {part(options)}</select></label>
            <label class="field">{T::SpreadTotal.say()}
                <input class="input number" inputmode="decimal"
                    on:input=move |event| ask.update(|ask| ask.hours = event_target_value(&event))/></label>
            <label class="field">{T::SpreadFrom.say()}
                <input class="input" type="month" prop:value=live(move || ask.with(|ask| ask.from.clone()))
                    on:input=move |event| ask.update(|ask| ask.from = event_target_value(&event))/></label>
            <label class="field">{T::SpreadTo.say()}
                <input class="input" type="month" prop:value=live(move || ask.with(|ask| ask.to.clone()))
                    on:input=move |event| ask.update(|ask| ask.to = event_target_value(&event))/></label>
            <label class="field">{T::SpreadCurve.say()}
                <select class="select" on:change=choose>{curves.collect_view()}</select></label>
            <Show when=move || ask.with(|ask| ask.curve == CurveChoice::Custom)>
                <label class="field">{T::SpreadWeights.say()}
                    <input class="input" prop:value=live(move || ask.with(|ask| ask.weights.clone()))
                        on:input=move |event| ask.update(|ask| ask.weights = event_target_value(&event))/>
                </label>
            </Show>
        </div>
    }
}

/// What it comes to, and the step.
#[component]
fn Outcome(board: Board, rows: Memo<Vec<MatrixRow>>, typed: Typed) -> impl IntoView {
    let demand = move || {
        let chosen = typed.row.get();
        rows.with(|rows| {
            let same = |row: &&MatrixRow| Some(row.demand.uid()) == chosen;
            rows.iter().find(same).or(rows.first()).map(|row| row.demand)
        })
    };
    let found = Memo::new(move |_| {
        let (demand, locale) = (demand()?, board.view.locale.get());
        // Nothing typed yet is nothing wrong.
        let ask = typed.ask.with(|ask| (!ask.hours.trim().is_empty()).then(|| ask.clone()))?;
        let workspace = board.workspace();
        let months = spread_months(&workspace, demand, &ask, locale);
        let said = match &months {
            Ok(months) => spread_text(&workspace, months, locale),
            Err(fault) => fault.say().to_owned(),
        };
        Some((demand, months.ok(), said))
    });
    let said = move || found.get().map(|(_, _, said)| said);
    let ready = move || found.with(|found| found.as_ref().is_some_and(|(_, ok, _)| ok.is_some()));
    let take = move |_| {
        if let Some((demand, Some(months), _)) = found.get_untracked() {
            spread(board, rows, demand, &months);
        }
    };
    view! {
        <p class="caption" role="status">{part(said)}</p>
        <button class="btn secondary" disabled=live(move || !ready()) on:click=take>
            {T::SpreadApply.say()}</button>
    }
}

/// Sets the months of a demand as one step.
fn spread(
    board: Board,
    rows: Memo<Vec<MatrixRow>>,
    demand: Id<Demand>,
    months: &[(plumbline::model::Month, i64)],
) {
    let name = rows.with_untracked(|rows| {
        rows.iter().find(|row| row.demand == demand).map(|row| row.name.clone())
    });
    let steps = spread_steps(&board.session.workspace_now(), demand, months);
    let label = Label::one(Verb::Edit, RecordKind::Demand, &name.unwrap_or_default())
        .of_field(&FieldKey::Builtin("minutes"));
    board.session.dispatch(&Command::Batch(steps), label);
}
