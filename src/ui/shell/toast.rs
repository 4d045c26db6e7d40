//! Messages that come and go, and the offer of a new version.

use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::platform::{boot, dom};
use crate::ui::session::use_session;
use leptos::prelude::*;
use plumbline::present::text::{Text as _, shell::ShellText};

/// How long a message stays.
const STAY_MS: u32 = 10_000;

/// The messages above the status bar. The regions are there from the start, so that what comes
/// into them is read out.
#[component]
pub fn Toasts() -> impl IntoView {
    let session = use_session();
    Effect::new(move || {
        let Some(shown) = session.toast.get() else { return };
        dom::after(STAY_MS, move || {
            let newest = session.toast.with_untracked(|toast| toast.as_ref().map(|t| t.number));
            if newest == Some(shown.number) {
                session.toast.set(None);
            }
        });
    });
    view! {
        <div class="toasts">
            <div role="status" aria-live="polite">
                {move || session.toast.get().map(|toast| view! {
                    <div class="toast">
                        <span>{toast.text}</span>
                        {toast.offers_undo.then(|| view! {
                            <button class="btn quiet" on:click=move |_| {
                                session.toast.set(None);
                                session.undo();
                            }>{ShellText::Undo.say()}</button>
                        })}
                        <button class="icon-btn" aria-label=ShellText::Close.say()
                            on:click=move |_| session.toast.set(None)>
                            <IconView icon=Icon::Close/>
                        </button>
                    </div>
                })}
            </div>
            <UpdateOffer/>
        </div>
    }
}

/// A new version is there: it is taken on the user's word only.
#[component]
fn UpdateOffer() -> impl IntoView {
    let session = use_session();
    let waits = RwSignal::new(boot::update_waits());
    dom::on_window("plumbline-update", move || waits.set(true));
    view! {
        <div role="status" aria-live="polite">
            <Show when=move || waits.get()>
                <div class="toast">
                    <span>{ShellText::UpdateReady.say()}</span>
                    <button class="btn quiet" on:click=move |_| {
                        session.flush();
                        boot::take_update();
                    }>{ShellText::UpdateNow.say()}</button>
                    <button class="btn quiet" on:click=move |_| waits.set(false)>
                        {ShellText::Later.say()}
                    </button>
                </div>
            </Show>
        </div>
    }
}
