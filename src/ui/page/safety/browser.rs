//! What this browser may do to what it keeps, and how much that is.

use super::Part;
use crate::ui::kit::parts::{Show, part};
use crate::ui::kit::status::{StatusMark, StatusShape};
use crate::ui::platform::storage::{self, Facts, Persisting};
use crate::ui::platform::{origin, spawn};
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::session::SaveState;
use crate::ui::view::use_view;
use leptos::prelude::*;
use plumbline::present::safety::engine::Engine;
use plumbline::present::safety::notices::{Browser, Notice, Weight, notices};
use plumbline::present::safety::owned::Found;
use plumbline::present::settings::bytes_text;
use plumbline::present::text::{Text as _, safety::SafetyText as T, settings::SettingsText};

/// The part.
#[component]
pub fn BrowserPart() -> impl IntoView {
    let session = use_view().session();
    let facts = RwSignal::new(None::<Facts>);
    let found = RwSignal::new(Found::default());
    // The page may be gone when the browser answers.
    let look = move || {
        spawn(async move {
            let says = storage::facts().await;
            facts.try_set(Some(says));
            found.try_set(origin::look().await);
        });
    };
    look();
    let asked = RwSignal::new(None::<Persisting>);
    let ask = move |_| {
        spawn(async move {
            let outcome = storage::persist().await;
            asked.try_set(Some(outcome));
            let says = storage::facts().await;
            facts.try_set(Some(says));
        });
    };
    let keeps_nothing = move || matches!(session.save.get(), SaveState::MemoryOnly(_));
    let list =
        Memo::new(move |_| facts.get().map(|facts| told(facts, found.get(), keeps_nothing())));
    let can_ask = move || facts.get().is_some_and(|facts| !facts.persisted) && !keeps_nothing();
    let answer = move || match asked.get()? {
        Persisting::Kept => None,
        Persisting::Refused => Some(T::PersistRefused.say()),
        Persisting::Silent => Some(T::PersistSilent.say()),
    };
    view! {
        <Part id="safety-browser" title=T::Browser lead=T::BrowserLead>
            {part(move || match list.get() {
                None => view! { <p class="soft">{T::Reading.say()}</p> }.into_any(),
                Some(list) => view! { <ul class="notices">{list.into_iter().map(line).collect_view()}</ul> }.into_any(),
            })}
            <Show when=can_ask>
                <p class="line"><button class="btn secondary" on:click=ask>{T::PersistAsk.say()}</button></p>
            </Show>
            <p role="status">{part(answer)}</p>
            <Used facts=facts/>
        </Part>
    }
}

fn told(facts: Facts, found: Found, keeps_nothing: bool) -> Vec<Notice> {
    notices(&Browser {
        engine: Engine::of(&storage::user_agent()),
        is_installed: storage::is_installed(),
        is_persisted: facts.says.then_some(facts.persisted),
        keeps_nothing,
        foreign: found.foreign,
        has_other_copies: found.other_copies > 0,
    })
}

fn line(notice: Notice) -> impl IntoView {
    let (shape, word) = match notice.weight {
        Weight::Good => (StatusShape::Disc, T::WeightGood),
        Weight::Known => (StatusShape::Ring, T::WeightKnown),
        Weight::Risk => (StatusShape::Triangle, T::WeightRisk),
    };
    view! { <li><StatusMark shape=shape title=word.say()/><span>{notice.text}</span></li> }
}

/// How much is stored, as the browser estimates it.
#[component]
fn Used(facts: RwSignal<Option<Facts>>) -> impl IntoView {
    let view = use_view();
    let used_of = move || facts.get().and_then(|facts| facts.used_of);
    let words = move || match used_of() {
        Some((used, total)) => {
            let bytes = |bytes| bytes_text(bytes, view.locale.get());
            SettingsText::StorageUsed.with(&[("used", &bytes(used)), ("total", &bytes(total))])
        }
        None => SettingsText::StorageUnknown.say().to_owned(),
    };
    let percent = move || {
        let share = used_of().filter(|(_, total)| *total > 0.0);
        share.map_or(0.0, |(used, total)| (100.0 * used / total).round())
    };
    view! {
        <p>{part(words)}</p>
        <meter min="0" max="100" low="60" high="80" optimum="0" prop:value=percent
            aria-label=SettingsText::StorageLabel.say()></meter>
    }
}
