//! The strip that says what the start found, until it is closed.

use crate::ui::kit::parts::part;
use crate::ui::platform::spawn;
use crate::ui::session::{Report, use_session};
use leptos::prelude::*;
use plumbline::present::fault::note_text;
use plumbline::present::text::{Text as _, recovery::RecoveryText as T};
use plumbline::store::Note;

/// The strip; nothing where all was whole.
#[component]
pub fn RecoveryStrip() -> impl IntoView {
    let report = use_session().report;
    part(move || {
        let Report { notes, branch, vanished } = report.get();
        let notes: Vec<Note> =
            notes.into_iter().filter(|note| !matches!(note, Note::Beside(_))).collect();
        view! {
            {(!notes.is_empty()).then(|| view! { <Found notes=notes/> })}
            {branch.map(|branch| view! { <Beside changes=branch.changes/> })}
            {(!vanished.is_empty()).then(|| {
                let names: Vec<String> = vanished.into_iter().map(|(_, seen)| seen.name).collect();
                view! { <Gone names=names.join(", ")/> }
            })}
        }
    })
}

#[component]
fn Found(notes: Vec<Note>) -> impl IntoView {
    let report = use_session().report;
    let rows: Vec<_> = notes.iter().map(|note| view! { <li>{note_text(note)}</li> }).collect();
    view! {
        <div class="strip" role="status">
            <div>
                <span>{T::Mark.say()}</span>
                <details><summary>{T::Details.say()}</summary><ul class="told-list">{rows}</ul></details>
            </div>
            <button class="btn quiet" on:click=move |_| report.update(|report| report.notes.clear())>
                {T::Close.say()}
            </button>
        </div>
    }
}

#[component]
fn Beside(changes: u64) -> impl IntoView {
    let session = use_session();
    view! {
        <div class="strip" role="status">
            <span>{T::BesideMark.with(&[("number", &changes.to_string())])}</span>
            <button class="btn secondary" on:click=move |_| spawn(session.open_branch())>
                {T::BesideOpen.say()}
            </button>
            <button class="btn quiet" on:click=move |_| session.drop_branch()>{T::BesideDrop.say()}</button>
        </div>
    }
}

#[component]
fn Gone(names: String) -> impl IntoView {
    let session = use_session();
    view! {
        <div class="strip" role="status">
            <span>{T::LostSome.with(&[("names", &names)])}</span>
            <button class="btn quiet" on:click=move |_| session.forget_vanished()>{T::LostForget.say()}</button>
        </div>
    }
}
