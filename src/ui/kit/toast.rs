//! One message in passing, and the offer of a new version.

use super::icon::{Icon, IconView};
use crate::ui::kit::parts::part;
use crate::ui::platform::boot::{self, UpdateOutcome};
use crate::ui::platform::dom;
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

/// What is offered of a new version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Offer {
    Nothing,
    Ready,
    Refused,
}

impl Offer {
    fn now() -> Self {
        match (boot::update_waits(), boot::update_refused()) {
            (true, _) => Self::Ready,
            (false, true) => Self::Refused,
            (false, false) => Self::Nothing,
        }
    }

    fn words(self) -> Option<(ShellText, ShellText)> {
        match self {
            Self::Nothing => None,
            Self::Ready => Some((ShellText::UpdateReady, ShellText::UpdateNow)),
            Self::Refused => Some((ShellText::UpdateRefused, ShellText::UpdateAgain)),
        }
    }
}

/// A new version is there: it is taken on the user's word only. Or it did not start, and the one
/// before it runs.
#[component]
pub fn UpdateOffer(
    /// Takes it, or says why it has to wait.
    take: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let offer = RwSignal::new(Offer::now());
    dom::on_window("plumbline-update", move || offer.set(Offer::Ready));
    dom::on_window("plumbline-refused", move || offer.set(Offer::Refused));
    view! {
        <div role="status" aria-live="polite">
            {part(move || offer.get().words().map(|(says, takes)| view! {
                <div class="toast">
                    <span>{says.say()}</span>
                    <button class="btn quiet" on:click=move |_| take()>{takes.say()}</button>
                    <button class="btn quiet" on:click=move |_| offer.set(Offer::Nothing)>
                        {ShellText::Later.say()}
                    </button>
                </div>
            }))}
        </div>
    }
}

/// Why a new version has to wait; nothing where it was taken.
pub fn update_text(outcome: UpdateOutcome) -> Option<&'static str> {
    match outcome {
        UpdateOutcome::Taken => None,
        UpdateOutcome::Held => Some(ShellText::UpdateHeldElsewhere.say()),
        UpdateOutcome::Silent => Some(ShellText::UpdateSilent.say()),
    }
}
