//! The figures of selection. `cargo xtask bench selection` runs them natively and, with the same
//! code, in wasm under Node, and sets them against other solvers.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a benchmark looks at the clock and may stop"
)]

mod cases;
mod instance;
#[path = "../capacity/machine.rs"]
mod machine;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        // One pair of runs that alternate with those of another solver.
        ["proof", name, mode] => cases::proof(name, mode),
        ["frontier"] => cases::frontier(),
        ["topsis"] => cases::topsis(),
        _ => cases::run(),
    }
}
