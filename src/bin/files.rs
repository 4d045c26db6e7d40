//! The files worker: says that it is ready.
use wasm_bindgen::JsCast;

fn main() {
    if let Ok(scope) = js_sys::global().dyn_into::<web_sys::DedicatedWorkerGlobalScope>() {
        // Messages sent before this one would be lost.
        let _ = scope.post_message(&"ready".into());
    }
}
