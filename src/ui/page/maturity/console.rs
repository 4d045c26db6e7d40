//! The question that is up: hidden until it is revealed, then its spread, the score agreed upon
//! with its reason, evidence, what is parked, and a timer that only counts.

use super::workshop::Room;
use crate::ui::kit::parts::{Show, live, part};
use crate::ui::platform::dom;
use crate::ui::reactive::Memo;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use plumbline::edit::Verb;
use plumbline::model::Value;
use plumbline::present::maturity::session;
use plumbline::present::maturity::workshop::{Revealed, revealed};
use plumbline::present::stage::timer;
use plumbline::present::text::{Text as _, workshop::WorkshopText as T};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Minutes offered for a timer.
const MINUTES: [i64; 3] = [3, 5, 20];

/// The middle of the view.
#[component]
pub fn Console(room: Room) -> impl IntoView {
    view! {
        <section class="pane console" aria-labelledby="up" on:keydown=move |event| on_key(room, &event)>
            <Up room=room/>
            <div class="toolbar low">
                <button class="btn secondary" on:click=move |_| room.step(false, false)>{T::Back.say()}" "<kbd>"B"</kbd></button>
                <button class="btn primary" id="reveal" on:click=move |_| room.turn()>
                    {part(move || if room.is_revealed() { T::Hide.say() } else { T::Reveal.say() })}" "<kbd>"R"</kbd>
                </button>
                <button class="btn secondary" on:click=move |_| room.step(true, false)>{T::Next.say()}" "<kbd>"N"</kbd></button>
                <button class="btn quiet" on:click=move |_| room.step(true, true)>{T::NextTalk.say()}</button>
            </div>
            <Result room=room/>
            <Consensus room=room/>
            <Lines room=room field="evidence" label=T::Evidence hint=T::EvidenceHint/>
            <EvidenceFaults room=room/>
            <Lines room=room field="parked" label=T::Parked hint=T::Parked/>
            <Timer room=room/>
        </section>
    }
}

fn on_key(room: Room, event: &KeyboardEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    let typing =
        target.is_some_and(|at| matches!(at.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"));
    if typing || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    match event.key().as_str() {
        "r" | "R" => room.turn(),
        "n" | "N" => room.step(true, false),
        "b" | "B" => room.step(false, false),
        "t" | "T" => match room.timer_end_ms.with_untracked(Option::is_some) {
            true => room.time(None),
            false => room.time(Some(3)),
        },
        "c" | "C" => dom::focus("#consensus"),
        _ => return,
    }
    event.prevent_default();
    event.stop_propagation();
}

#[component]
fn Up(room: Room) -> impl IntoView {
    let desk = room.desk;
    part(move || {
        let id = room.practice.get();
        let gathered = desk.gathered.get()?;
        let at = gathered.asked.practices().position(|(_, p)| p.id == id)?;
        let (domain, practice) = gathered.asked.practices().nth(at)?;
        let all = gathered.asked.practices().count().to_string();
        let of = T::Of.with(&[("id", &id), ("nth", &(at + 1).to_string()), ("all", &all)]);
        let levels = gathered.asked.levels.iter().zip(&practice.statements);
        let level = |(meaning, statement): (
            &plumbline::analysis::maturity::model::LevelMeaning,
            &String,
        )| {
            view! { <li><b>{meaning.level}" \u{a0}"{meaning.name.clone()}</b>" "<span>{statement.clone()}</span></li> }
        };
        Some(view! {
            <p class="caption">{domain.name.clone()}" · "{of}</p>
            <h2 id="up" tabindex="-1">{practice.question.clone()}</h2>
            <ol class="statements">{levels.map(level).collect_view()}</ol>
        })
    })
}

#[component]
fn Result(room: Room) -> impl IntoView {
    let desk = room.desk;
    let opinion = Memo::new(move |_| {
        let id = room.practice.get();
        let gathered = desk.gathered.get()?;
        gathered.panel.opinions.iter().find(|o| o.practice == id).cloned()
    });
    let said = Memo::new(move |_| {
        let locale = desk.view.locale.get();
        opinion.with(|opinion| revealed(opinion.as_ref()?, locale))
    });
    let count = move || {
        let count = opinion.with(|o| {
            o.as_ref().map_or(0, |o| o.spread.as_ref().map_or(0, |s| s.n) + o.apart.0 + o.apart.1)
        });
        T::Hidden.with(&[("count", &count.to_string())])
    };
    view! {
        <div role="status" aria-live="polite">
        {part(move || match (room.is_revealed(), said.get()) {
            (false, _) => view! { <p class="soft">{count()}</p> }.into_any(),
            (true, None) => view! { <p class="soft">{T::NobodyYet.say()}</p> }.into_any(),
            (true, Some(result)) => view! { <Spread result=result/> }.into_any(),
        })}
        </div>
        <Comments room=room/>
    }
}

#[component]
fn Spread(result: Revealed) -> impl IntoView {
    let most = result.histogram.iter().copied().max().unwrap_or_default().max(1);
    let bar = |(nth, count): (usize, &usize)| {
        let height = 60.0 * *count as f64 / most as f64;
        let (x, y) = (nth as f64 * 60.0 + 8.0, 70.0 - height);
        let middle = x + 22.0;
        view! {
            <rect class="bar plain" x=x.to_string() y=y.to_string() width="44" height=height.to_string()></rect>
            <text class="strong num" x=middle.to_string() y=(y - 4.0).to_string() text-anchor="middle">{*count}</text>
            <text class="num" x=middle.to_string() y="86" text-anchor="middle">{nth + 1}</text>
        }
    };
    let bars = result.histogram.iter().enumerate().map(bar).collect_view();
    let items =
        |lines: Vec<String>| lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        <p><b>{result.sentence.clone()}</b></p>
        <svg class="chart spread" viewBox="0 -12 300 104" width="300" height="104" role="img" aria-label=result.sentence>{bars}</svg>
        <ul class="caption">{items(result.groups)}{items(result.reasons)}</ul>
    }
}

#[component]
fn Comments(room: Room) -> impl IntoView {
    let desk = room.desk;
    part(move || {
        let id = room.practice.get();
        let open = room.is_revealed();
        let gathered = desk.gathered.get().filter(|_| open)?;
        let now = desk.assessment.get()?;
        let all =
            desk.model.with_value(|model| session::comments(&now, model, &gathered.collected));
        let own = all.get(&id)?.clone();
        Some(view! {
            <h3>{T::Comments.say()}</h3>
            <ul>{own.into_iter().map(|comment| view! { <li class="comment">{comment}</li> }).collect_view()}</ul>
        })
    })
}

#[component]
fn Consensus(room: Room) -> impl IntoView {
    let desk = room.desk;
    let score = Memo::new(move |_| {
        let id = room.practice.get();
        desk.assessment.with(|now| now.as_ref()?.moderated.get(&id).copied())
    });
    let reason = Memo::new(move |_| {
        let id = room.practice.get();
        desk.assessment.with(|now| now.as_ref()?.reasons.get(&id).cloned()).unwrap_or_default()
    });
    let choose = move |event| {
        let value = event_target_value(&event).parse().map_or(Value::Empty, Value::Number);
        let entry = room.practice.get_untracked();
        desk.set_entries(vec![("moderated", entry, value)], Verb::Answer);
    };
    let keep = move |event| {
        let entry = room.practice.get_untracked();
        desk.set_entries(
            vec![("reasons", entry, text_value(event_target_value(&event)))],
            Verb::Edit,
        );
    };
    let option = move |half: u8| {
        let own = f64::from(half) / 2.0;
        let words = desk.view.locale.get_untracked().number(own, usize::from(half % 2));
        view! { <option value=own.to_string() selected=live(move || score.get() == Some(own))>{words}</option> }
    };
    let missing = move || score.get().is_some() && reason.with(|text| text.trim().is_empty());
    view! {
        <div class="field-row">
            <div class="field">
                <label for="consensus">{T::Consensus.say()}" "<kbd>"C"</kbd></label>
                <select class="select" id="consensus" on:change=choose>
                    <option value="" selected=live(move || score.get().is_none())>{T::NoConsensus.say()}</option>
                    {(2..=10).map(option).collect_view()}
                </select>
            </div>
            <div class="field grow">
                <label for="reason">{T::Reason.say()}</label>
                <input class="input" id="reason" prop:value=live(move || reason.get()) on:change=keep/>
            </div>
        </div>
        <Show when=missing><p class="hint" role="alert">{T::ReasonNeeded.say()}</p></Show>
    }
}

fn text_value(text: String) -> Value {
    if text.trim().is_empty() { Value::Empty } else { Value::Text(text) }
}

/// A text with lines kept for the practice that is up.
#[component]
fn Lines(room: Room, field: &'static str, label: T, hint: T) -> impl IntoView {
    let desk = room.desk;
    let text = Memo::new(move |_| {
        let id = room.practice.get();
        desk.assessment.with(|now| {
            let now = now.as_ref()?;
            let map = if field == "parked" { &now.parked } else { &now.evidence };
            map.get(&id).cloned()
        })
    });
    let keep = move |event| {
        let entry = room.practice.get_untracked();
        desk.set_entries(vec![(field, entry, text_value(event_target_value(&event)))], Verb::Edit);
    };
    view! {
        <div class="field">
            <label for=field>{label.say()}</label>
            <textarea class="input" id=field rows="2" title=hint.say() on:change=keep
                prop:value=live(move || text.get().unwrap_or_default())></textarea>
        </div>
    }
}

#[component]
fn EvidenceFaults(room: Room) -> impl IntoView {
    let desk = room.desk;
    part(move || {
        let id = room.practice.get();
        let text = desk.assessment.with(|now| now.as_ref()?.evidence.get(&id).cloned());
        let faults = desk.view.evidence_faults(&text.unwrap_or_default());
        let line = |line: String| view! { <li>{T::EvidenceWrong.with(&[("line", &line)])}</li> };
        view! {
            <p class="hint">{T::EvidenceHint.say()}</p>
            <div role="status"><ul>{faults.into_iter().map(line).collect_view()}</ul></div>
        }
    })
}

#[component]
fn Timer(room: Room) -> impl IntoView {
    let start = move |minutes: i64| {
        let words = T::TimerStart.with(&[("minutes", &minutes.to_string())]);
        view! { <button class="btn quiet" on:click=move |_| room.time(Some(minutes))>{words}</button> }
    };
    let said = move || {
        let Some(end) = room.timer_end_ms.get() else { return String::new() };
        let (minutes, seconds, over) = timer(end, room.now_ms.get());
        let text = if over { T::TimerOver } else { T::TimerLeft };
        text.with(&[("minutes", &minutes), ("seconds", &seconds)])
    };
    view! {
        <div class="toolbar low" role="group" aria-label=T::Timer.say()>
            {MINUTES.into_iter().map(start).collect_view()}
            <span class="num" role="timer">{live(said)}</span>
            <Show when=move || room.timer_end_ms.with(Option::is_some)>
                <button class="btn quiet" on:click=move |_| room.time(None)>{T::TimerStop.say()}</button>
            </Show>
        </div>
    }
}
