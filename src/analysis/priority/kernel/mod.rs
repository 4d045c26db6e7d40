//! Weights drawn at random and what the ranking makes of them. Positions are checked at entry.

#![allow(clippy::indexing_slicing)]

pub mod dirichlet;
pub mod tally;
