//! Data safety: what this browser may do to what it keeps, how far a file lags behind, when to
//! remind of it, and how long a deleted workspace waits. Rules without a browser; the words are in
//! `text::safety`.

pub mod bin;
pub mod engine;
pub mod filed;
pub mod notices;
pub mod owned;
pub mod points;
pub mod reminder;
pub mod steps;

use super::text::{Text as _, safety::SafetyText};

/// The milliseconds of a day.
pub const DAY_MS: i64 = 86_400_000;

/// A number of things in words: one, or many with `{count}`.
fn counted(count: u64, one: SafetyText, many: SafetyText) -> String {
    match count {
        1 => one.say().to_owned(),
        _ => many.with(&[("count", &count.to_string())]),
    }
}
