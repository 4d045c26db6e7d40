//! The browser has lost workspaces that were seen in it: never taken for a first visit.

use super::start::open_workspace;
use crate::ui::platform::{clock, spawn};
use crate::ui::session::use_session;
use crate::ui::view::use_view;
use leptos::html;
use leptos::prelude::*;
use plumbline::model::Uid;
use plumbline::present::text::{Text as _, recovery::RecoveryText as T};
use plumbline::store::Sighting;

/// The page.
#[component]
pub fn Vanished(lost: Vec<(Uid, Sighting)>) -> impl IntoView {
    let session = use_session();
    let input = NodeRef::<html::Input>::new();
    let choose = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let uids: Vec<Uid> = lost.iter().map(|(uid, _)| *uid).collect();
    let raw = move |_| {
        for uid in uids.iter().copied() {
            spawn(session.hand_out_raw(uid));
        }
    };
    let rows: Vec<_> = lost.into_iter().map(|(_, seen)| view! { <Seen seen=seen/> }).collect();
    view! {
        <main class="start-in told" id="main">
            <h1 tabindex="-1">{T::LostTitle.say()}</h1>
            <p class="lead" role="alert">{T::LostLead.say()}</p>
            <ul class="told-list">{rows}</ul>
            <p class="line">
                <button class="btn primary big" on:click=choose>{T::LostRestore.say()}</button>
                <input class="vh" type="file" accept=".json,application/json" tabindex="-1" aria-hidden="true"
                    node_ref=input on:change=move |_| open_workspace(session, input)/>
                <button class="btn secondary big" on:click=raw>{T::LostRaw.say()}</button>
                <button class="btn quiet" on:click=move |_| session.forget_vanished()>
                    {T::LostForget.say()}
                </button>
            </p>
            <p class="hint">{T::LostForgetHint.say()}</p>
        </main>
    }
}

#[component]
fn Seen(seen: Sighting) -> impl IntoView {
    let locale = use_view().locale.get_untracked();
    let day = |at_ms| locale.date(clock::day_of(at_ms));
    let name = if seen.name.is_empty() { T::LostNameless.say() } else { &seen.name };
    let count = seen.records.to_string();
    let own = T::LostOne.with(&[("name", name), ("count", &count), ("time", &day(seen.saved_ms))]);
    let file = match seen.file {
        Some(file) => T::LostFile.with(&[("time", &day(file.at_ms))]),
        None => T::LostNoFile.say().to_owned(),
    };
    view! { <li><b>{own}</b>"; "{file}</li> }
}
