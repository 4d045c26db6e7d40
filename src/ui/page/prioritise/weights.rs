//! The bar above the ranking: budget, criteria with their weights, sum and stability.

use super::board::Board;
use super::form::Form;
use super::stability::Stable;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{For, live, part};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::model::{Criterion, Id, RecordKind, RecordRef, Uid};
use plumbline::present::priority::board::colour_of;
use plumbline::present::priority::step;
use plumbline::present::text::{Text as _, prioritise::PrioritiseText as P};
use web_sys::HtmlInputElement;

/// The bar.
#[component]
pub fn Weights(board: Board, form: Form) -> impl IntoView {
    let criteria = Memo::new(move |_| {
        board.result.with(|r| r.criteria.iter().map(|at| at.id.uid()).collect::<Vec<Uid>>())
    });
    let numbered = move || criteria.get().into_iter().enumerate().collect::<Vec<_>>();
    let sum = Memo::new(move |_| {
        let rows = board.view.rows(RecordKind::Criterion).get();
        rows.iter().filter_map(|row| row.value("weight").as_f64()).sum::<f64>()
    });
    let sum =
        move || board.view.locale.get().number(sum.get(), usize::from(sum.get().fract() != 0.0));
    view! {
        <section class="weights" aria-label=P::Weights.say()>
            <Budget board=board/>
            <For each=numbered key=|at| *at let((nth, uid))>
                <Weight board=board form=form nth=nth uid=uid/>
            </For>
            <button class="icon-btn no-print" aria-label=P::AddCriterionLong.say()
                title=P::AddCriterionLong.say() on:click=move |_| form.new_scored()>
                <IconView icon=Icon::Plus/>
            </button>
            <p class="sum">{P::Sum.say()}<b>{sum}</b></p>
            <Stable board=board/>
        </section>
    }
}

#[component]
fn Budget(board: Board) -> impl IntoView {
    let shown = Memo::new(move |_| {
        let locale = board.view.locale.get();
        board.view.settings.with(|s| s.budget).map_or(String::new(), |budget| {
            locale.money(budget, plumbline::present::number::MoneyStyle::Short)
        })
    });
    let wrong = RwSignal::new(String::new());
    let change = move |text: String| {
        let session = board.session;
        match step::budget(&session.workspace_now(), &text, session.today()) {
            Ok(step) => {
                wrong.set(String::new());
                board.place_line(None);
                board.take(step);
            }
            Err(fault) => wrong.set(fault.words(&text)),
        }
    };
    let hint = move || {
        let without = shown.with(String::is_empty) && board.cut.get().is_none();
        if without { P::BudgetHint.say().to_owned() } else { String::new() }
    };
    view! {
        <div class="field">
            <label for="budget">{P::Budget.say()}</label>
            <input class="input number method" id="budget" type="text" autocomplete="off"
                prop:value=live(move || shown.get()) placeholder=hint title=hint
                aria-invalid=live(move || (!wrong.with(String::is_empty)).to_string())
                aria-describedby="budget-wrong"
                on:change=move |event| change(event_target_value(&event))/>
            <p class="error" id="budget-wrong" role="status">{part(move || wrong.get())}</p>
        </div>
    }
}

#[component]
fn Weight(board: Board, form: Form, nth: usize, uid: Uid) -> impl IntoView {
    let rows = board.view.rows(RecordKind::Criterion);
    let held = move || {
        rows.track();
        let workspace = board.session.workspace_now();
        workspace.find(Id::<Criterion>::new(uid)).map(|c| (c.name.clone(), c.weight))
    };
    let held = Memo::new(move |_| held().unwrap_or_default());
    let name = move || held.with(|(name, _)| name.clone());
    // While the slider moves, its figure runs ahead of the document.
    let ahead = RwSignal::new(None::<String>);
    let kept = move || held.with(|(_, weight)| weight.map_or(String::new(), |w| w.to_string()));
    let figure = move || ahead.get().unwrap_or_else(kept);
    let commit = move |event: leptos::ev::Event| {
        // What was typed stays as long as nothing can be changed here.
        ahead.set(board.session.only_shows().then(|| event_target_value(&event)));
        weigh(board, RecordRef { kind: RecordKind::Criterion, uid }, &event);
    };
    Effect::new(move || {
        board.session.role.track();
        if !board.session.only_shows() {
            ahead.set(None);
        }
    });
    let share = move || {
        let share = board.result.with(|r| r.criteria.get(nth).map_or(0.0, |at| at.share));
        let share = board.view.locale.get().percent(share, 0);
        P::WeightShare.with(&[("weight", &figure()), ("share", &share)])
    };
    let label = move |text: P| text.with(&[("criterion", &name())]);
    let fill = move || format!("{}%", figure().parse::<f64>().unwrap_or(0.0).clamp(0.0, 100.0));
    view! {
        <div class=format!("weight crit-{}", colour_of(nth))>
            <svg class="swatch" viewBox="0 0 9 9" aria-hidden="true"><path d="M0 0h9v9H0z"></path></svg>
            <button class="weight-name cut-text" title=live(move || label(P::EditCriterion))
                aria-label=live(move || label(P::EditCriterion)) on:click=move |_| form.edit(uid)>{name}</button>
            <input class="input number" type="number" min="0" max="100" step="any"
                aria-label=live(move || label(P::WeightOf)) prop:value=figure
                on:change=commit/>
            <input class="slider no-print" type="range" min="0" max="100" step="1"
                aria-label=live(move || label(P::WeightSlider)) aria-valuetext=share
                prop:value=figure style:--fill=fill
                on:input=move |event| ahead.set(Some(event_target_value(&event)))
                on:change=commit/>
        </div>
    }
}

/// Takes a weight from its field. One that is no weight is said to be none, and the field shows
/// again the one that counts.
pub fn weigh(board: Board, at: RecordRef, event: &leptos::ev::Event) {
    let input = event_target::<HtmlInputElement>(event);
    let text = input.value();
    let workspace = board.session.workspace_now();
    let taken = match step::weight(&workspace, at, &text) {
        Ok(None) => true,
        Ok(step) => board.take(step),
        Err(_) => {
            // Of letters a number field says nothing at all.
            let text = if text.is_empty() { P::WeightNothing.say() } else { text.as_str() };
            board.session.say(&P::WeightUnreadable.with(&[("text", text)]), false);
            false
        }
    };
    if !taken && !board.session.only_shows() {
        let held = workspace.record(at).and_then(|record| record.value("weight").as_f64());
        input.set_value(&held.map_or(String::new(), |held| held.to_string()));
    }
}
