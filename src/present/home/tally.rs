//! How many open projects have each status.

use super::{filtered, status_word};
use crate::model::Status;
use crate::present::page::Route;

/// A part of the tally.
#[derive(Clone, Debug, PartialEq)]
pub struct TallyPart {
    /// The status; `None` where none is given.
    pub status: Option<Status>,
    /// The word for it.
    pub word: &'static str,
    /// How many.
    pub count: usize,
    /// How many stand before it.
    pub before: usize,
    /// Those projects.
    pub route: Route,
}

/// The parts of the tally; statuses nobody has are left out.
pub fn tally(counts: &[(Option<Status>, usize)]) -> Vec<TallyPart> {
    let mut before = 0;
    let mut parts = Vec::new();
    for (status, count) in counts.iter().copied().filter(|(_, count)| *count > 0) {
        let word = status_word(status);
        let condition = match status {
            Some(_) => format!("status is {word}"),
            None => "status empty ".to_owned(),
        };
        parts.push(TallyPart { status, word, count, before, route: filtered(&condition) });
        before += count;
    }
    parts
}
