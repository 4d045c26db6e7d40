//! Keys that work everywhere: search, save a file, undo, redo, help, and G with a letter.

use super::help::HelpOpen;
use super::palette::PaletteOpen;
use crate::ui::platform::dom;
use crate::ui::reactive::RwSignal;
use crate::ui::route::use_router;
use crate::ui::session::{Stage, use_session};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use plumbline::present::page::{Page, Route};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Starts to listen, for as long as the program runs.
pub fn listen() {
    let (palette, help) = (PaletteOpen(RwSignal::new(false)), HelpOpen(RwSignal::new(false)));
    provide_context(palette);
    provide_context(help);
    let (session, router) = (use_session(), use_router());
    let after_g = StoredValue::new(false);
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        let open = session.stage.with_untracked(|stage| *stage == Stage::Open);
        let key = event.key().to_lowercase();
        let command = event.ctrl_key() || event.meta_key();
        let waited = after_g.get_value();
        after_g.set_value(false);
        if command && key == "k" {
            event.prevent_default();
            dom::leave_field();
            palette.0.set(true);
            return;
        }
        if command && key == "s" && open {
            // The page of the browser is nobody's work.
            event.prevent_default();
            dom::leave_field();
            crate::ui::platform::spawn(session.save_file());
            return;
        }
        if is_typing(&event) || !open {
            return;
        }
        match (command, key.as_str()) {
            (true, "z") if !event.shift_key() => session.undo(),
            (true, "y" | "z") => session.redo(),
            (false, "?") => help.0.set(true),
            (false, "g") if !event.alt_key() => after_g.set_value(true),
            (false, letter) if waited => {
                let page = Page::ALL
                    .into_iter()
                    .find(|page| page.letter().is_some_and(|own| letter.chars().eq([own])));
                if let Some(page) = page {
                    router.go(Route::to(page));
                }
            }
            _ => return,
        }
        event.prevent_default();
    });
    // The program listens until the page goes.
    std::mem::forget(handle);
}

/// Whether the key goes into a field, where single letters mean themselves.
pub fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|element| {
        let tag = element.tag_name();
        let kind = element.get_attribute("type").unwrap_or_default();
        let box_or_slider = matches!(kind.as_str(), "checkbox" | "radio" | "range");
        tag == "TEXTAREA"
            || tag == "SELECT"
            || (tag == "INPUT" && !box_or_slider)
            || element.is_content_editable()
    })
}
