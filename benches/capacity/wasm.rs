//! The same figures in wasm under Node, where the runner of the wasm tests starts them.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a benchmark may stop"
)]

mod forecast;
mod heatmap;
mod machine;
mod scheduling;

use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn figures() {
    heatmap::run();
    forecast::run();
    scheduling::run();
}
