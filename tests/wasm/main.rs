//! The golden numbers once more in wasm: what a browser computes is what natively is tested.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop"
)]

#[path = "../golden/mod.rs"]
mod numbers;

use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn wasm_gives_the_golden_numbers() {
    let found = numbers::render();
    let differs = found.lines().zip(numbers::EXPECTED.lines()).find(|(now, then)| now != then);
    assert_eq!(differs, None, "wasm differs from tests/data/golden.txt");
    assert_eq!(found.len(), numbers::EXPECTED.len());
}
