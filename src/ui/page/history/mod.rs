//! The history: what has been done, step by step, with ways back; and restore points.

mod points;

use crate::ui::kit::parts::{Show, live, part};
use crate::ui::platform::{clock, spawn};
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::route::use_router;
use crate::ui::session::use_session;
use crate::ui::view::use_view;
use leptos::prelude::*;
use plumbline::present::safety::steps::{Step, StepKind};
use plumbline::present::text::{Text as _, safety::SafetyText as T};
use std::sync::Arc;

/// How many steps are shown at first, and with every press more.
const SHOWN: usize = 100;

/// The page.
#[component]
pub fn History() -> impl IntoView {
    let router = use_router();
    let shows_points =
        Memo::new(move |_| router.route().state.get("show").is_some_and(|show| show == "points"));
    let lead = move || if shows_points.get() { T::PointsLead } else { T::HistoryLead };
    let choice = move |text: T, points: bool| {
        let pressed = move || (shows_points.get() == points).to_string();
        view! {
            <button class="seg" aria-pressed=live(pressed)
                on:click=move |_| router.set_state("show", points.then_some("points"))>{text.say()}</button>
        }
    };
    view! {
        <main class="main" id="main" tabindex="-1">
            <div class="page-head"><div>
                <h1 tabindex="-1">{T::History.say()}</h1>
                <p>{part(move || lead().say())}</p>
            </div>
            <div class="segmented" role="group" aria-label=T::HistoryLists.say()>
                {choice(T::Steps, false)}
                {choice(T::Points, true)}
            </div></div>
            {part(move || if shows_points.get() {
                view! { <points::Points/> }.into_any()
            } else {
                view! { <StepList/> }.into_any()
            })}
        </main>
    }
}

#[component]
fn StepList() -> impl IntoView {
    let session = use_session();
    let steps = Memo::new(move |_| Arc::new(session.steps()));
    let is_empty = move || steps.with(|steps| steps.is_empty());
    view! {
        <Show when=move || !is_empty() fallback=|| view! {
            <div class="empty"><p>{T::HistoryEmpty.say()}</p></div>
        }>
            <Steps steps=steps/>
        </Show>
    }
}

#[component]
fn Steps(steps: Memo<Arc<Vec<Step>>>) -> impl IntoView {
    let view = use_view();
    let most = RwSignal::new(SHOWN);
    let rows = move || {
        let most = most.get();
        let steps = steps.get();
        let row =
            |(nth, step): (usize, &Step)| view! { <Row step=step.clone() folded={nth >= most}/> };
        steps.iter().enumerate().map(row).collect_view()
    };
    let rest = Memo::new(move |_| steps.with(|steps| steps.len().saturating_sub(most.get())));
    let more =
        move || T::HistoryMore.with(&[("count", &view.locale.get().count(rest.get().min(SHOWN)))]);
    view! {
        <div class="table-page"><div class="table-scroll"><table class="table history">
            <thead><tr>
                <th scope="col">{T::HistoryStep.say()}</th>
                <th scope="col">{T::HistoryWhen.say()}</th>
                <th scope="col">{T::HistoryWho.say()}</th>
                <th scope="col" class="num">{T::HistorySize.say()}</th>
                <th scope="col"><span class="vh">{T::HistoryActions.say()}</span></th>
            </tr></thead>
            <tbody>{part(rows)}</tbody>
        </table></div>
        <Show when=move || { rest.get() > 0 }>
            <p><button class="btn quiet no-print" on:click=move |_| most.update(|most| *most += SHOWN)>{live(more)}</button></p>
        </Show></div>
    }
}

#[component]
fn Row(step: Step, folded: bool) -> impl IntoView {
    let view = use_view();
    let (hours, minutes) = clock::hours_minutes(step.at_ms);
    let when = format!(
        "{} {hours:02}:{minutes:02}",
        view.locale.get_untracked().date(clock::day_of(step.at_ms))
    );
    let what = match step.kind {
        StepKind::Done | StepKind::TakenBack => step.label.clone(),
        StepKind::Undo => T::HistoryIsUndo.with(&[("what", &step.label)]),
        StepKind::Redo => T::HistoryIsRedo.with(&[("what", &step.label)]),
    };
    let taken = (step.kind == StepKind::TakenBack)
        .then(|| view! { " "<span class="soft">{T::HistoryUndone.say()}</span> });
    let unnamed = step.who.is_empty();
    let who = if step.who.is_empty() { T::Nobody.say().to_owned() } else { step.who.clone() };
    let stands = step.kind == StepKind::Done;
    let size = view.locale.get_untracked().count(step.changes);
    view! {
        <tr class:print-only=folded class:soft=!stands>
            <th scope="row"><bdi>{what}</bdi>{taken}</th>
            <td class="num">{when.clone()}</td>
            <td class:soft=unnamed><bdi>{who}</bdi></td>
            <td class="num">{size}</td>
            <td class="num"><Ways step=step when=when/></td>
        </tr>
    }
}

/// Back or on to a step, and the workspace as it was then.
#[component]
fn Ways(step: Step, when: String) -> impl IntoView {
    let session = use_session();
    let named = |text: T, label: &str| format!("{}: {label}", text.say());
    let go = step.undos.map(|undos| {
        let text = if undos < 0 { T::HistoryOn } else { T::HistoryBack };
        let label = named(text, &step.label);
        match undos {
            0 => view! { <span class="status done">{T::HistoryNow.say()}</span> }.into_any(),
            _ => view! {
                <button class="btn quiet" aria-label=label on:click=move |_| session.go_along(undos)>{text.say()}</button>
            }
            .into_any(),
        }
    });
    let label = named(T::HistoryCopy, &step.label);
    let copy = move |_| {
        let (step, when) = (step.clone(), when.clone());
        let name = session.workspace_now().settings().name;
        let name = T::HistoryCopyName.with(&[("name", &name), ("date", &when)]);
        spawn(async move { _ = session.copy_step(step, name).await });
    };
    view! {
        <span class="row-actions">
            {go}
            <button class="btn quiet" aria-label=label on:click=copy>{T::HistoryCopy.say()}</button>
        </span>
    }
}
