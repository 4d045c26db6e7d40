//! Which domains matter most: touched one after the other, for one thumb.

use super::Answering;
use super::question::Feet;
use crate::ui::kit::parts::{live, part};
use leptos::prelude::*;
use plumbline::present::text::{Text as _, respond::RespondText as T};

/// The domains, each a button with its place.
#[component]
pub fn Order(answering: Answering) -> impl IntoView {
    let topics = answering.now(|draft| draft.topics());
    let row = move |at: u32| {
        let name = answering.now(|draft| draft.topic_name(at).to_owned());
        let place = move || answering.read(|draft| draft.rank(at));
        let number = move || place().map(|place| place.to_string()).unwrap_or_default();
        let said = move || {
            let number = number();
            let told = || T::OrderPlace.with(&[("place", &number)]);
            if number.is_empty() { String::new() } else { told() }
        };
        view! {
            <li><button class="row place" aria-pressed=live(move || place().is_some().to_string())
                on:click=move |_| answering.change(|draft| draft.turn_rank(at))>
                <b class="num" aria-hidden="true">{part(number)}</b><span>{name}</span>
                <span class="vh">{part(said)}</span>
            </button></li>
        }
    };
    let none = move || answering.read(|draft| draft.packet.priorities.is_empty());
    let clear = move |_| {
        answering.change(|draft| {
            draft.packet.priorities.clear();
            draft.changed = true;
        });
    };
    view! {
        <main class="screen" id="main">
            <h1 tabindex="-1">{T::OrderTitle.say()}</h1>
            <p>{T::OrderLead.say()}</p>
            <ol class="review">{topics.into_iter().map(row).collect_view()}</ol>
            <button class="btn quiet" disabled=live(none) on:click=clear>{T::OrderClear.say()}</button>
            <p class="stays">{T::StaysHere.say()}</p>
        </main>
        <Feet answering=answering/>
    }
}
