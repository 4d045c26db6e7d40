//! The arithmetic of the scoring methods on plain rows and columns, checked at entry.
//!
//! Formulas and sources: `docs/method/scoring-methods.md`.

#![allow(clippy::indexing_slicing)]

pub mod agree;
pub mod ahp;
pub mod closeness;
pub mod score;
