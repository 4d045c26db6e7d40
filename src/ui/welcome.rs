//! The first page on its own, in the program of a first visit: every wish is handed over.

use super::kit::theme::ThemeChoice;
use super::kit::toast::{STAY_MS, ToastView, UpdateOffer};
use super::platform::dom;
use super::shell::help::{Help, HelpOpen};
use super::start::{Host, StartPage};
use leptos::prelude::*;
use plumbline::present::text::{Text as _, shell::ShellText};

/// The program.
#[component]
pub fn Welcome() -> impl IntoView {
    provide_context(ThemeChoice::kept());
    provide_context(HelpOpen(RwSignal::new(false)));
    let toast = RwSignal::new(None::<String>);
    let gone = RwSignal::new(false);
    let grant = move |wish: super::start::wish::Wish| {
        // The page lets go of the window's events before the whole program takes them.
        if !gone.get_untracked() {
            gone.set(true);
            wish.hand_over();
        }
    };
    let host =
        Host::new(grant, move |text| toast.set(Some(text.to_owned())), Signal::stored(false));
    Effect::new(move || {
        if toast.get().is_some() {
            dom::after(STAY_MS, move || toast.set(None));
        }
    });
    view! {
        <Show when=move || !gone.get() fallback=Opening>
            <StartPage host=host/>
        </Show>
        <div class="toasts">
            <div role="status" aria-live="polite">
                {move || toast.get().map(|text| view! {
                    <ToastView text=text close=move || toast.set(None)/>
                })}
            </div>
            <UpdateOffer before=|| {}/>
        </div>
        <Help/>
    }
}

/// While the whole program is on its way.
#[component]
fn Opening() -> impl IntoView {
    view! { <main id="main" class="start-in"><p role="status">{ShellText::Opening.say()}</p></main> }
}
