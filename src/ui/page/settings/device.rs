//! What belongs to this device alone: the theme, and the name beside the user's steps.

use super::Section;
use crate::ui::kit::parts::live;
use crate::ui::platform::boot::Theme;
use crate::ui::platform::preferences;
use crate::ui::session::WHO;
use crate::ui::shell::topbar::ThemeChoice;
use leptos::prelude::*;
use plumbline::present::page::{Page, Route};
use plumbline::present::text::{Text as _, settings::SettingsText as T};

/// Light, dark, or as the system says.
#[component]
pub fn Appearance() -> impl IntoView {
    let chosen: ThemeChoice = expect_context();
    let radio = move |theme: Theme| {
        view! {
            <label class="radio">
                <input type="radio" name="theme" value=theme.code() prop:checked=live(move || chosen.0.get() == theme)
                    on:change=move |_| chosen.choose(theme)/>
                {ThemeChoice::word(theme)}
            </label>
        }
    };
    view! {
        <Section id="set-appearance" title=T::Appearance lead=T::AppearanceLead>
            <fieldset class="line">
                <legend class="vh">{T::Theme.say()}</legend>
                {Theme::ALL.map(radio)}
            </fieldset>
        </Section>
    }
}

/// The name beside the user's steps, where the data lies, and the version.
#[component]
pub fn You() -> impl IntoView {
    let keep = move |event| preferences::keep(WHO, event_target_value(&event).trim());
    view! {
        <Section id="set-you" title=T::You lead=T::YouLead>
            <div class="stack">
                <div class="fields">
                    <label class="field"><span class="label">{T::YouName.say()}</span>
                        <input class="input" type="text" maxlength="100" autocomplete="name"
                            value=preferences::read(WHO).unwrap_or_default() on:change=keep/>
                    </label>
                </div>
                <p><a href=Route::to(Page::Safety).href()>{T::Safety.say()}</a></p>
                <p class="hint">{T::Version.with(&[("version", env!("CARGO_PKG_VERSION"))])}</p>
            </div>
        </Section>
    }
}
