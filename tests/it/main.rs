//! The one native test binary.

mod contrast;
#[cfg(test)]
mod sample;
mod sheet_corpus;
mod sheet_real;
