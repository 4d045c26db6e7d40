//! One message in passing, and the offer of a new version.

use super::icon::{Icon, IconView};
use crate::ui::kit::parts::Show;
use crate::ui::platform::{boot, dom};
use crate::ui::reactive::RwSignal;
use leptos::prelude::*;
use plumbline::present::text::{Text as _, shell::ShellText};

/// How long a message stays.
pub const STAY_MS: u32 = 10_000;

/// A message that can be closed, and whatever it offers besides.
#[component]
pub fn ToastView(
    /// What it says.
    text: String,
    /// Takes it away.
    close: impl Fn() + 'static,
    /// What it offers.
    #[prop(default = None)]
    offer: Option<AnyView>,
) -> impl IntoView {
    view! {
        <div class="toast">
            <span>{text}</span>
            {offer}
            <button class="icon-btn" aria-label=ShellText::Close.say() on:click=move |_| close()>
                <IconView icon=Icon::Close/>
            </button>
        </div>
    }
}

/// A new version is there: it is taken on the user's word only.
#[component]
pub fn UpdateOffer(
    /// Takes it, or says why it has to wait.
    take: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let waits = RwSignal::new(boot::update_waits());
    dom::on_window("plumbline-update", move || waits.set(true));
    view! {
        <div role="status" aria-live="polite">
            <Show when=move || waits.get()>
                <div class="toast">
                    <span>{ShellText::UpdateReady.say()}</span>
                    <button class="btn quiet" on:click=move |_| take()>{ShellText::UpdateNow.say()}</button>
                    <button class="btn quiet" on:click=move |_| waits.set(false)>
                        {ShellText::Later.say()}
                    </button>
                </div>
            </Show>
        </div>
    }
}
