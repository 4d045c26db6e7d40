//! The figures of capacity: heatmap, scheduling, forecast. `cargo xtask bench capacity` runs them
//! natively and, with the same code, in wasm under Node.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a benchmark looks at the clock and may stop"
)]

mod forecast;
mod heatmap;
mod machine;
mod scheduling;

fn main() {
    heatmap::run();
    forecast::run();
    scheduling::run();
}
