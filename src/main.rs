//! The screen of Plumbline.
use leptos::prelude::*;
use wasm_bindgen::JsCast;

fn main() {
    console_error_panic_hook::set_once();
    mount_to_body(|| view! { <h1>"Plumbline"</h1> });
    signal_ready();
}

/// Tells boot.js that the page is alive, so that it takes the static shell away.
fn signal_ready() {
    let ready = js_sys::Reflect::get(&js_sys::global(), &"plumblineReady".into());
    if let Some(ready) = ready.ok().and_then(|value| value.dyn_into::<js_sys::Function>().ok()) {
        // A page without boot.js has no shell to take away.
        let _ = ready.call0(&js_sys::global());
    }
}
