//! The one native test binary.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a test may stop, and a second way may use what the library must not"
)]

mod ahp_known;
mod books;
mod contrast;
mod exchange;
mod fuzz;
mod golden;
mod hostile;
mod hosting;
mod identity;
mod import_corpus;
mod import_demand;
mod import_real;
mod made_books;
mod opendocument;
mod rcpsp;
mod real_data;
mod registers;
mod released;
#[cfg(test)]
mod sample;
mod selection_known;
mod sheet_corpus;
mod sheet_real;
mod simulation;
mod tidy;
mod wild;
mod workbooks;
