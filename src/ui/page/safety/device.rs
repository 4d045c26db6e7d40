//! A device that is not one's own: guest mode, and clearing everything.

use super::Part;
use crate::ui::platform::guest;
use crate::ui::shell::guest::WipeOpen;
use leptos::prelude::*;
use plumbline::present::text::{Text as _, safety::SafetyText as T};

/// The part.
#[component]
pub fn DevicePart() -> impl IntoView {
    let wiping: WipeOpen = expect_context();
    let (address, words) = match guest::is_guest() {
        true => (guest::LEAVE, T::GuestLeave),
        false => (guest::ENTER, T::GuestEnter),
    };
    view! {
        <Part id="safety-device" title=T::Device lead=T::DeviceLead>
            <p>{T::GuestEnterHint.say()}</p>
            <p class="line">
                <a class="btn secondary" href=address>{words.say()}</a>
                <button class="btn quiet" on:click=move |_| wiping.0.set(true)>{T::ClearAll.say()}</button>
            </p>
        </Part>
    }
}
