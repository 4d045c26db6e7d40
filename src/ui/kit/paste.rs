//! What is pasted anywhere in the window.

use leptos::ev;
use leptos::prelude::*;

/// Calls back with every text that is pasted, until the part of the page that asked has gone.
pub fn listen(callback: impl Fn(String) + 'static) {
    let handle = window_event_listener(ev::paste, move |event| {
        let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok());
        if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
            event.prevent_default();
            callback(text);
        }
    });
    on_cleanup(move || handle.remove());
}
