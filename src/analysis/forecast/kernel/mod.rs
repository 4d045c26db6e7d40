//! The inner loops of a forecast: many runs side by side, nothing allocated while they run.
//!
//! A [`paths::Project`] is made of checked inputs alone: its rows and months are in range.
#![allow(clippy::indexing_slicing, reason = "rows and months come from checked inputs")]

pub mod paths;
pub mod quadrature;
pub mod sampler;
pub mod simulate;
pub mod statistics;

/// Runs side by side.
pub const LANES: usize = 64;
/// One figure of every run side by side.
pub type Lanes = [f64; LANES];

#[cfg(test)]
mod tests;
