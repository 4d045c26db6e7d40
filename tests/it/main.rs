//! The one native test binary.

mod sheet_corpus;
mod sheet_real;
