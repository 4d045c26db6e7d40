//! What is looked at and what is assumed.

use super::board::{Board, RUNS};
use crate::ui::kit::parts::{live, part};
use crate::ui::reactive::Memo;
use leptos::prelude::*;
use plumbline::analysis::forecast::plan::Assumptions;
use plumbline::present::number::Locale;
use plumbline::present::text::{Text as _, forecast::ForecastText as T};

const CORRELATIONS: [u32; 5] = [0, 15, 30, 50, 80];
const ABSENCES: [u32; 5] = [0, 3, 5, 8, 12];
const RUN_COUNTS: [u32; 3] = [1_000, RUNS, 50_000];

/// The controls.
#[component]
pub fn Toolbar(board: Board) -> impl IntoView {
    let locale = crate::ui::view::use_view().locale;
    let base = Assumptions::default();
    let whole = |share: f64| (share * 100.0).round() as u32;
    let shape = move |event| {
        let chosen = event_target_value(&event);
        board.choose("shape", (chosen == "triangular").then_some("triangular"));
    };
    let is_pert = move || board.assumptions.get().is_pert;
    let correlation = move |locale: Locale, at: u32| {
        T::Correlation.with(&[("value", &locale.number(f64::from(at) / 100.0, 2))])
    };
    let absence = move |locale: Locale, at: u32| {
        T::Absence.with(&[("percent", &locale.percent(f64::from(at) / 100.0, 0))])
    };
    let runs =
        move |locale: Locale, at: u32| T::Runs.with(&[("count", &locale.whole(i64::from(at)))]);
    let progress = Memo::new(move |_| board.progress());
    let done = move || {
        let share = progress.get()?;
        let percent = locale.get().percent(share, 0);
        Some(T::Progress.with(&[("percent", &percent)]))
    };
    view! {
        <div class="toolbar low">
            <RoleChoice board=board/>
            <select class="select" aria-label=T::ShapeName.say() on:change=shape>
                <option value="pert" prop:selected=live(is_pert)>{T::ShapePert.say()}</option>
                <option value="triangular" prop:selected=live(move || !is_pert())>
                    {T::ShapeTriangular.say()}</option>
            </select>
            <Choice board=board name=T::CorrelationName key="correlation" all=&CORRELATIONS
                usual=whole(base.correlation) say=correlation
                now=Signal::derive(move || whole(board.assumptions.get().correlation))/>
            <Choice board=board name=T::AbsenceName key="absence" all=&ABSENCES
                usual=whole(base.absence) say=absence
                now=Signal::derive(move || whole(board.assumptions.get().absence))/>
            <Choice board=board name=T::RunsName key="runs" all=&RUN_COUNTS usual=RUNS say=runs
                now=Signal::derive(move || board.runs.get())/>
            <span class="spacer"></span>
            <span class="caption" role="status">{part(done)}</span>
        </div>
    }
}

/// A choice of one figure.
#[component]
fn Choice(
    board: Board,
    name: T,
    key: &'static str,
    all: &'static [u32],
    usual: u32,
    now: Signal<u32>,
    say: impl Fn(Locale, u32) -> String + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let locale = crate::ui::view::use_view().locale;
    let change = move |event| {
        let chosen = event_target_value(&event);
        let is_usual = chosen == usual.to_string();
        board.choose(key, (!is_usual).then_some(chosen.as_str()));
    };
    let option = move |at: &u32| {
        let at = *at;
        view! {
            <option value=at.to_string() prop:selected=live(move || now.get() == at)>
                {part(move || say(locale.get(), at))}</option>
        }
    };
    view! {
        <select class="select" aria-label=name.say() on:change=change>
            {all.iter().map(option).collect_view()}
        </select>
    }
}

#[component]
fn RoleChoice(board: Board) -> impl IntoView {
    let names = Memo::new(move |_| board.role_names());
    let current = Memo::new(move |_| {
        let row = board.say(|told| board.row(told)).unwrap_or(0);
        names.with(|names| names.get(row).map(|(role, _)| role.to_string()))
    });
    let change = move |event| {
        let chosen = event_target_value(&event);
        board.choose("month", None);
        board.choose("role", Some(&chosen));
    };
    view! {
        <select class="select" aria-label=T::RoleName.say() on:change=change>
            {part(move || names.get().into_iter().map(|(role, name)| {
                let value = role.to_string();
                let here = value.clone();
                view! {
                    <option value=value
                        prop:selected=live(move || current.get().as_deref() == Some(here.as_str()))>
                        {name}</option>
                }
            }).collect_view())}
        </select>
    }
}
