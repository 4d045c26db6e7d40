//! The choice between light, dark and as the system says.

use super::icon::{Icon, IconView};
use crate::ui::kit::parts::part;
use crate::ui::platform::boot::Theme;
use crate::ui::reactive::RwSignal;
use leptos::prelude::*;
use plumbline::present::text::{Text as _, shell::ShellText};

/// The theme that was chosen, the same wherever it is shown.
#[derive(Clone, Copy)]
pub struct ThemeChoice(pub RwSignal<Theme>);

impl ThemeChoice {
    /// What was chosen in this browser before.
    pub fn kept() -> Self {
        Self(RwSignal::new(Theme::chosen()))
    }

    /// Shows and keeps a theme.
    pub fn choose(self, theme: Theme) {
        theme.choose();
        self.0.set(theme);
    }

    /// The word for a theme.
    pub fn word(theme: Theme) -> &'static str {
        match theme {
            Theme::System => ShellText::ThemeSystem.say(),
            Theme::Light => ShellText::ThemeLight.say(),
            Theme::Dark => ShellText::ThemeDark.say(),
        }
    }
}

/// Light, dark, or as the system says: each press takes the next.
#[component]
pub fn ThemeButton() -> impl IntoView {
    let chosen: ThemeChoice = expect_context();
    let word = move || ThemeChoice::word(chosen.0.get());
    let title = move || format!("{}: {}", ShellText::Theme.say(), word());
    let next = move |_| {
        chosen.choose(match chosen.0.get_untracked() {
            Theme::System => Theme::Light,
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::System,
        });
    };
    view! {
        <button class="icon-btn" aria-label=title title=title on:click=next>
            {part(move || {
                let icon = if chosen.0.get() == Theme::Dark { Icon::Moon } else { Icon::Sun };
                view! { <IconView icon=icon/> }
            })}
        </button>
    }
}
