//! What belongs to this device alone: the theme, and facts about its storage.

use super::Section;
use crate::ui::kit::parts::{Show, live, part};
use crate::ui::platform::boot::Theme;
use crate::ui::platform::storage::{self, Facts};
use crate::ui::reactive::RwSignal;
use crate::ui::session::SaveState;
use crate::ui::shell::topbar::ThemeChoice;
use crate::ui::view::use_view;
use leptos::prelude::*;
use plumbline::present::settings::bytes_text;
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

/// What is stored, how firmly, and that nothing leaves.
#[component]
pub fn Storage() -> impl IntoView {
    let session = use_view().session();
    let facts = RwSignal::new(Facts::default());
    // The page may be gone when the browser answers.
    let look = move || {
        crate::ui::platform::spawn(async move {
            let found = storage::facts().await;
            facts.try_set(found);
        });
    };
    look();
    let refused = RwSignal::new(false);
    let ask = move |_| {
        crate::ui::platform::spawn(async move {
            let kept = storage::persist().await;
            refused.try_set(!kept);
            let found = storage::facts().await;
            facts.try_set(found);
        });
    };
    let memory_only = move || matches!(session.save.get(), SaveState::MemoryOnly(_));
    let kept = move || if facts.get().persisted { T::Kept } else { T::NotKept };
    view! {
        <Section id="set-storage" title=T::Storage lead=T::StorageLead>
            <div class="stack">
                <Used facts=facts/>
                <p class="soft">{part(move || if memory_only() { T::MemoryOnly.say() } else { kept().say() })}</p>
                <Show when=move || { !facts.get().persisted && !memory_only() }>
                    <p class="line"><button class="btn secondary" on:click=ask>{T::KeepAsk.say()}</button></p>
                </Show>
                <p role="status">{part(move || (refused.get() && !facts.get().persisted).then(|| T::KeepRefused.say()))}</p>
                <p class="hint">{T::Version.with(&[("version", env!("CARGO_PKG_VERSION"))])}</p>
            </div>
        </Section>
    }
}

#[component]
fn Used(facts: RwSignal<Facts>) -> impl IntoView {
    let view = use_view();
    let words = move || match facts.get().used_of {
        Some((used, total)) => {
            let bytes = |bytes| bytes_text(bytes, view.locale.get());
            T::StorageUsed.with(&[("used", &bytes(used)), ("total", &bytes(total))])
        }
        None => T::StorageUnknown.say().to_owned(),
    };
    let percent = move || {
        let share = facts.get().used_of.filter(|(_, total)| *total > 0.0);
        share.map_or(0.0, |(used, total)| (100.0 * used / total).round())
    };
    view! {
        <p>{words}</p>
        <meter min="0" max="100" low="60" high="80" optimum="0" prop:value=percent
            aria-label=T::StorageLabel.say()></meter>
    }
}
