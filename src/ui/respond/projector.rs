//! The projector's window: what the facilitator's window has left for it, large and quiet.

use crate::ui::kit::parts::{live, part};
use crate::ui::platform::{clock, dom, preferences};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::present::stage::{STAGE_KEY, Stage, StageLevel, timer};
use plumbline::present::text::{Text as _, workshop::WorkshopText as T};

/// The window.
#[component]
pub fn Projector() -> impl IntoView {
    let read = || preferences::read(STAGE_KEY).and_then(|text| Stage::from_text(&text));
    let stage = RwSignal::new(read());
    let now_ms = RwSignal::new(clock::now_ms());
    // Other windows are told of every change of what is kept.
    dom::on_window("storage", move || {
        let next = read();
        if stage.with_untracked(|now| *now != next) {
            stage.set(next);
        }
    });
    tick(now_ms);
    dom::set_title(T::ProjectorTitle.say());
    let over = Memo::new(move |_| stage.with(|stage| stage.as_ref().and_then(|s| s.timer_end_ms)));
    let time = move || {
        let Some(end) = over.get() else { return String::new() };
        let (minutes, seconds, past) = timer(end, now_ms.get());
        let text = if past { T::TimerOver } else { T::TimerLeft };
        text.with(&[("minutes", &minutes), ("seconds", &seconds)])
    };
    view! {
        <main class="projector" id="main">
            {part(move || match stage.get() {
                None => view! { <h1 tabindex="-1">{T::ProjectorWaits.say()}</h1> }.into_any(),
                Some(stage) => view! { <Shown stage=stage/> }.into_any(),
            })}
            <p class="time num" role="timer">{live(time)}</p>
        </main>
    }
}

fn tick(now_ms: RwSignal<i64>) {
    dom::after_while(now_ms, 1_000, move || {
        now_ms.set(clock::now_ms());
        tick(now_ms);
    });
}

#[component]
fn Shown(stage: Stage) -> impl IntoView {
    let (nth, all) = (stage.place.0.to_string(), stage.place.1.to_string());
    let open = stage.revealed.is_some();
    let most = stage.levels.iter().map(|level| level.count).max().unwrap_or_default().max(1);
    let level = |(at, level): (usize, &StageLevel)| {
        let height = (160 * level.count / most).to_string();
        let top = (160 - 160 * level.count / most).to_string();
        let bar = open.then(|| {
            view! {
                <svg class="count" viewBox="0 0 100 160" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="bar" x="0" y=top width="100" height=height></rect>
                </svg>
                <b class="num">{level.count}</b>
            }
        });
        view! {
            <li class=format!("stage-level m{}", at + 1)>
                <b class="big num">{at + 1}</b><b>{level.name.clone()}</b>
                <span>{level.statement.clone()}</span>{bar}
            </li>
        }
    };
    view! {
        <header><span>{stage.title.clone()}</span>
            <span class="num">{T::ProjectorOf.with(&[("nth", &nth), ("all", &all)])}</span></header>
        <p class="domain">{stage.domain.clone()}</p>
        <h1 tabindex="-1">{stage.question.clone()}</h1>
        <p class="rule" aria-live="polite">{stage.revealed.clone().unwrap_or_else(|| T::ProjectorRule.say().to_owned())}</p>
        <ol>{stage.levels.iter().enumerate().map(level).collect_view()}</ol>
        <Foot stage=stage/>
    }
}

#[component]
fn Foot(stage: Stage) -> impl IntoView {
    // What is revealed needs the room, and nobody joins then.
    let picture = stage.picture.filter(|_| stage.revealed.is_none()).map(|(side, path)| {
        view! {
            <svg class="qr" viewBox=format!("0 0 {side} {side}") role="img" aria-label=T::QrLabel.say()>
                <rect class="qr-light" width=side height=side></rect>
                <path class="qr-dark" d=path></path>
            </svg>
        }
    });
    let (people, invited) = stage.people;
    let of = invited.map(|all| T::ProjectorOfAll.with(&[("all", &all.to_string())]));
    view! {
        <footer>
            {picture}
            {stage.revealed.is_none().then(|| view! {
                <div><b>{T::ProjectorScan.say()}</b><p>{T::ProjectorStays.say()}</p></div>
            })}
            <div class="answered"><b class="big num">{people}" "<small>{of}</small></b>
                <p>{T::ProjectorAnswered.say()}". "{stage.revealed.is_none().then(|| T::ProjectorHidden.say())}</p></div>
        </footer>
    }
}
