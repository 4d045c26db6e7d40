//! What is stored of a workspace cannot be read in full, or the store not at all: say so, offer
//! what there is, change nothing.

use crate::ui::platform::spawn;
use crate::ui::session::{Damage, Stage, use_session};
use leptos::prelude::*;
use plumbline::present::fault::store_failed_text;
use plumbline::present::text::{Text as _, open::OpenText};
use plumbline::store::StoreError;

/// The page.
#[component]
pub fn Damaged(damage: Damage) -> impl IntoView {
    let session = use_session();
    let Damage { uid, words, readable } = damage;
    let words: Vec<_> = words.into_iter().map(|word| view! { <li>{word}</li> }).collect();
    view! {
        <main class="start-in told" id="main">
            <h1 tabindex="-1">{OpenText::DamagedTitle.say()}</h1>
            <p class="lead">{OpenText::DamagedLead.say()}</p>
            <ul class="told-list">{words}</ul>
            <p class="line">
                <button class="btn primary big" on:click=move |_| spawn(session.hand_out_raw(uid))>
                    {OpenText::DamagedDownload.say()}
                </button>
                {readable.map(|document| view! {
                    <button class="btn secondary big" on:click=move |_| {
                        let mut copy = document.as_ref().clone();
                        copy.workspace.uid = session.new_uid();
                        spawn(async move { _ = session.adopt(copy).await });
                    }>{OpenText::DamagedUpTo.say()}</button>
                })}
                <button class="btn quiet" on:click=move |_| session.stage.set(Stage::Empty)>
                    {OpenText::DamagedOther.say()}
                </button>
            </p>
        </main>
    }
}

/// The page where the store could not be asked: never taken for a browser that holds nothing.
#[component]
pub fn Unread(error: StoreError) -> impl IntoView {
    let session = use_session();
    view! {
        <main class="start-in told" id="main">
            <h1 tabindex="-1">{OpenText::StoreTitle.say()}</h1>
            <p class="lead" role="alert">{store_failed_text(&error)}" "{OpenText::StoreLead.say()}</p>
            <p class="line">
                <button class="btn primary big" on:click=move |_| spawn(session.open_last())>
                    {OpenText::StoreAgain.say()}
                </button>
                <button class="btn quiet" on:click=move |_| spawn(session.without_store())>
                    {OpenText::StoreWithout.say()}
                </button>
            </p>
        </main>
    }
}
