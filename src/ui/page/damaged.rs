//! What is stored of a workspace cannot be read in full: say so, offer the bytes, change nothing.

use crate::ui::platform::files;
use crate::ui::session::{Stage, use_session};
use leptos::prelude::*;
use plumbline::present::text::{Text as _, open::OpenText};
use plumbline::store::{Stored, load};

/// The page.
#[component]
pub fn Damaged(stored: Stored, words: String) -> impl IntoView {
    let session = use_session();
    let stored = StoredValue::new(stored);
    let readable = stored.with_value(|stored| load(stored).ok().map(|loaded| loaded.document));
    let raw = move |_| {
        let text = stored.with_value(|stored| {
            let mut text = String::from_utf8_lossy(&stored.snapshot).into_owned();
            for (_, bytes) in &stored.log {
                text.push('\n');
                text.push_str(&String::from_utf8_lossy(bytes));
            }
            text
        });
        files::download("plumbline-stored.txt", "text/plain", text.as_bytes());
    };
    view! {
        <main class="start-in" id="main">
            <h1 tabindex="-1">{OpenText::DamagedTitle.say()}</h1>
            <p class="lead">{words}". "{OpenText::DamagedLead.say()}</p>
            <p class="line">
                <button class="btn primary big" on:click=raw>{OpenText::DamagedDownload.say()}</button>
                {readable.map(|document| view! {
                    <button class="btn secondary big" on:click=move |_| {
                        let mut copy = document.clone();
                        copy.workspace.uid = session.new_uid();
                        crate::ui::platform::spawn(session.adopt(copy));
                    }>{OpenText::DamagedUpTo.say()}</button>
                })}
                <button class="btn quiet" on:click=move |_| session.stage.set(Stage::Empty)>
                    {OpenText::DamagedOther.say()}
                </button>
            </p>
        </main>
    }
}
