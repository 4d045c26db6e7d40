//! Data safety: what this browser may do to what it keeps, how far a file lags behind, when to
//! remind of it, and how long a deleted workspace waits. Rules without a browser; the words are in
//! `text::safety`.

pub mod bin;
pub mod engine;
pub mod owned;
pub mod reminder;
pub mod steps;

/// The milliseconds of a day.
pub const DAY_MS: i64 = 86_400_000;
