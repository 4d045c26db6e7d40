//! The one native test binary.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop"
)]

mod contrast;
mod hosting;
mod sample;
mod sheet_corpus;
mod sheet_real;
mod tidy;
