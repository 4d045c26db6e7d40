//! Messages that come and go, and the offer of a new version.

use crate::ui::kit::parts::part;
use crate::ui::kit::toast::{STAY_MS, ToastView, UpdateOffer, update_text};
use crate::ui::platform::{boot, dom, spawn};
use crate::ui::session::{Session, use_session};
use leptos::prelude::*;
use plumbline::present::text::{Text as _, shell::ShellText};

/// The messages above the status bar. The regions are there from the start, so that what comes
/// into them is read out.
#[component]
pub fn Toasts() -> impl IntoView {
    let session = use_session();
    // A cell that is being typed in is part of what is saved.
    boot::answer_save(move || {
        dom::leave_field();
        session.safe_to_reload()
    });
    Effect::new(move || {
        let Some(shown) = session.toast.get() else { return };
        dom::after(STAY_MS, move || {
            let newest = session.toast.with_untracked(|toast| toast.as_ref().map(|t| t.number));
            if newest == Some(shown.number) {
                session.toast.set(None);
            }
        });
    });
    let undo = move || {
        let press = move |_| {
            session.toast.set(None);
            session.undo();
        };
        view! { <button class="btn quiet" on:click=press>{ShellText::Undo.say()}</button> }
    };
    view! {
        <div class="toasts">
            <div role="status" aria-live="polite">
                {part(move || session.toast.get().map(|toast| {
                    let offer = toast.offers_undo.then(|| undo().into_any());
                    view! {
                        <ToastView text=toast.text close=move || session.toast.set(None) offer=offer/>
                    }
                }))}
            </div>
            <UpdateOffer take=move || spawn(update(session))/>
        </div>
    }
}

/// Takes the new version once everything is kept; until then, the old one stays.
async fn update(session: Session) {
    if !session.safe_to_reload().await {
        session.say(ShellText::UpdateHeld.say(), false);
        return;
    }
    session.say(ShellText::UpdateAsks.say(), false);
    if let Some(words) = update_text(boot::take_update().await) {
        session.say(words, false);
    }
}
