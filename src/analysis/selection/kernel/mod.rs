//! The engine of selection on plain numbers, checked at entry by [`model::Model::is_sound`].
//!
//! How it works and what it proves: `docs/method/selection.md`.

#![allow(clippy::indexing_slicing)]

mod local;
mod lp;
pub mod model;
mod part;
mod prices;
mod propagate;
pub mod search;
#[cfg(test)]
mod tests;
