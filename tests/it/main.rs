//! The one native test binary.

mod contrast;
mod sheet_corpus;
mod sheet_real;
#[cfg(test)]
mod sample;
