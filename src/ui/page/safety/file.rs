//! The file outside the browser: its state, saving it, linking one.

use super::Part;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{Show, part};
use crate::ui::platform::{clock, linked, spawn};
use crate::ui::reactive::Memo;
use crate::ui::session::{Session, use_session};
use crate::ui::shell::filed::moment;
use crate::ui::view::use_view;
use leptos::prelude::*;
use plumbline::present::safety::filed::{age_text, file_state};
use plumbline::present::text::{Text as _, safety::SafetyText as T};

/// The part.
#[component]
pub fn FilePart() -> impl IntoView {
    let (session, view) = (use_session(), use_view());
    let lag = Memo::new(move |_| session.lag());
    let state = move || {
        session
            .filed
            .with(|filed| file_state(filed.as_ref(), lag.get(), |at_ms| moment(view, at_ms)))
    };
    let age = move || {
        let file_ms = lag.get().file_ms?;
        Some(T::FileAge.with(&[("age", &age_text(file_ms, clock::now_ms()))]))
    };
    let save = move |_| spawn(session.save_file());
    view! {
        <Part id="safety-file" title=T::File lead=T::FileLead>
            <p><b>{part(state)}</b></p>
            {part(move || age().map(|age| view! { <p class="soft">{age}</p> }))}
            <p class="line">
                <button class="btn primary" on:click=save><IconView icon=Icon::Download/>{T::SaveFile.say()}</button>
                <Show when=linked::is_supported>
                    <button class="btn quiet" on:click=move |_| session.export()>{T::FileDownload.say()}</button>
                </Show>
            </p>
            <Link session=session/>
        </Part>
    }
}

/// Which file is written over, where this browser can do that.
#[component]
fn Link(session: Session) -> impl IntoView {
    let link = move |_| {
        spawn(async move {
            if session.link_file().await.is_some() {
                session.save_file().await;
            }
        });
    };
    let none = move || {
        view! {
            <p class="line">
                <button class="btn secondary" on:click=link>{T::FileLink.say()}</button>
                <span class="hint">{T::FileLinkLead.say()}</span>
            </p>
        }
    };
    let one = move |name: String| {
        view! {
            <p class="line">
                <span>{T::FileLinked.with(&[("name", &name)])}</span>
                <button class="btn quiet" on:click=move |_| spawn(session.unlink_file())>{T::FileUnlink.say()}</button>
            </p>
        }
    };
    if !linked::is_supported() {
        return view! { <p class="hint">{T::FileNoLink.say()}</p> }.into_any();
    }
    part(move || match session.linked.get() {
        None => none().into_any(),
        Some(name) => one(name).into_any(),
    })
    .into_any()
}
