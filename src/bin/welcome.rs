//! The program of a first visit: the first page and nothing else, so that it stands at once.
//!
//! Whatever is wished for there is handed over to the whole program, which the start script has
//! been fetching meanwhile. The parts of the page are those of `src/ui`: this names the few of
//! them that are needed.

#[allow(dead_code, reason = "the whole program uses the rest of these parts")]
#[path = "../ui"]
mod ui {
    pub mod kit {
        pub mod dialog;
        pub mod icon;
        pub mod parts;
        pub mod paste;
        pub mod theme;
        pub mod toast;
    }
    pub mod platform {
        pub mod boot;
        pub mod dom;
        pub mod files;
        pub mod guest;
        pub mod preferences;
        pub mod task;

        pub use task::spawn;
    }
    pub mod reactive;
    pub mod shell {
        pub mod help;
    }
    pub mod start;
}

use crate::ui::reactive::RwSignal;
use leptos::prelude::*;
use plumbline::present::text::{Text as _, shell::ShellText};
use ui::kit::theme::ThemeChoice;
use ui::kit::toast::{STAY_MS, ToastView, UpdateOffer, update_text};
use ui::platform::{boot, dom};
use ui::shell::help::{Help, HelpOpen};
use ui::start::{Host, StartPage, wish::Wish};

fn main() {
    boot::install_panic_hook();
    dom::mount_as("welcome", Welcome);
    boot::ready();
}

/// The first page on its own: every wish is handed over.
#[component]
pub fn Welcome() -> impl IntoView {
    provide_context(ThemeChoice::kept());
    provide_context(HelpOpen(RwSignal::new(false)));
    let toast = RwSignal::new(None::<String>);
    let gone = RwSignal::new(false);
    let grant = move |wish: Wish| {
        // The page lets go of the window's events before the whole program takes them.
        if !gone.get_untracked() {
            gone.set(true);
            wish.hand_over();
        }
    };
    let host =
        Host::new(grant, move |text| toast.set(Some(text.to_owned())), Signal::stored(false));
    let take_update = move || {
        ui::platform::spawn(async move {
            let words = update_text(boot::take_update().await);
            toast.set(words.map(str::to_owned));
        });
    };
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
            <UpdateOffer take=take_update/>
        </div>
        <Help/>
    }
}

/// While the whole program is on its way.
#[component]
fn Opening() -> impl IntoView {
    view! { <main id="main" class="start-in"><p role="status">{ShellText::Opening.say()}</p></main> }
}
