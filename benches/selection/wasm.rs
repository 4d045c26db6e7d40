//! The figures of selection in wasm under Node, where the runner of the wasm tests starts them.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a benchmark may stop"
)]

mod cases;
mod instance;
#[path = "../capacity/machine.rs"]
mod machine;

use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn figures() {
    cases::run();
}
