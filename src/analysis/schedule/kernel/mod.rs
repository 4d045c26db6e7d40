//! The inner loops of scheduling: flat arrays, nothing allocated while schedules are made.
//!
//! A [`problem::Problem`] is made of a checked instance alone, whose positions, demands and
//! horizon are in range; everything below relies on that.
#![allow(clippy::indexing_slicing, reason = "positions come from a checked instance")]

pub mod any;
pub mod parallel;
pub mod problem;
pub mod profile;
pub mod search;
pub mod serial;

#[cfg(test)]
mod tests;
