//! A key that was pressed, as plain data, so that pages decide on it without the browser.

use leptos::ev::KeyboardEvent;

/// A key and what was held with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Press {
    /// The key as the browser names it; letters in lower case.
    pub key: String,
    /// Whether Ctrl, Command or Alt was held: then it is no letter of ours.
    pub chord: bool,
    /// Whether Shift was held.
    pub shift: bool,
}

impl Press {
    /// Reads an event.
    pub fn of(event: &KeyboardEvent) -> Self {
        let key = event.key();
        let single = key.chars().count() == 1;
        Self {
            key: if single { key.to_lowercase() } else { key },
            chord: event.ctrl_key() || event.meta_key() || event.alt_key(),
            shift: event.shift_key(),
        }
    }

    /// Hands the key to somebody who says whether it was for them; then nobody else gets it.
    pub fn give(event: &KeyboardEvent, take: impl FnOnce(&Self) -> bool) {
        if take(&Self::of(event)) {
            event.prevent_default();
            event.stop_propagation();
        }
    }
}
