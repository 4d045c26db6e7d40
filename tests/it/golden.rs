//! The golden numbers natively; `tests/wasm` asks for the same text in wasm.

#[path = "../golden/mod.rs"]
mod numbers;

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/golden.txt");

#[test]
fn the_sample_gives_the_golden_numbers() {
    let found = numbers::render();
    if std::env::var_os("UPDATE").is_some_and(|value| value == "1") {
        std::fs::write(PATH, &found).unwrap();
        return;
    }
    let differs = found.lines().zip(numbers::EXPECTED.lines()).find(|(now, then)| now != then);
    assert_eq!(differs, None, "tests/data/golden.txt differs; UPDATE=1 writes it anew");
    assert_eq!(found.len(), numbers::EXPECTED.len());
}
