//! What would leave with a report: names and words of people, found before it does, and how names
//! are taken out of them.

use crate::order::set_of;
use crate::present::text::{Text, report::ReportText as T};
use std::collections::BTreeSet;

/// Fewest people behind anything that is shown of anonymous answers.
pub const PEOPLE_MIN: usize = 3;
/// Shortest part of a name that is looked for by itself.
const PART_CHARS_MIN: usize = 3;

/// What the user chose to let leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leave {
    /// Whether names are taken out.
    pub anonymise: bool,
    /// Whether comments leave.
    pub comments: bool,
    /// Whether reasons and evidence leave.
    pub reasons: bool,
}

impl Default for Leave {
    fn default() -> Self {
        Self { anonymise: true, comments: true, reasons: true }
    }
}

/// Names that are looked for in texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Whole names, looked for whatever their capitals.
    whole: Vec<Vec<char>>,
    /// Their parts, looked for as they are written.
    parts: BTreeSet<String>,
}

impl Names {
    /// Names to look for; the longest are looked for first.
    pub fn new(names: impl IntoIterator<Item = String>) -> Self {
        use crate::order::Sorted;
        let named: BTreeSet<String> =
            set_of(names.into_iter().map(|name| name.trim().to_owned()).filter(|n| !n.is_empty()));
        let mut whole: Vec<Vec<char>> = named.iter().map(|name| name.chars().collect()).collect();
        whole.order_by_key(|name| std::cmp::Reverse(name.len()));
        let parts = named.iter().flat_map(|name| name.split_whitespace());
        let long = parts.filter(|part| part.chars().count() >= PART_CHARS_MIN);
        let capital = long.filter(|part| part.starts_with(char::is_uppercase));
        Self { whole, parts: set_of(capital.map(str::to_owned)) }
    }

    /// The text with a mark in place of every name, and how many there were.
    pub fn taken_out(&self, text: &str) -> (String, usize) {
        let chars: Vec<char> = text.chars().collect();
        let (mut out, mut at, mut count) = (String::new(), 0, 0);
        while let Some(c) = chars.get(at) {
            let begins =
                at == 0 || chars.get(at - 1).is_none_or(|before| !before.is_alphanumeric());
            let found = if begins { self.at(chars.get(at..).unwrap_or_default()) } else { None };
            match found {
                Some(length) => {
                    out.push_str(T::NameOut.say());
                    (at, count) = (at + length, count + 1);
                }
                None => {
                    out.push(*c);
                    at += 1;
                }
            }
        }
        (out, count)
    }

    /// The length of the name that a text begins with.
    fn at(&self, text: &[char]) -> Option<usize> {
        let ends = |length: usize| text.get(length).is_none_or(|next| !next.is_alphanumeric());
        let same = |name: &&Vec<char>| {
            let part = text.get(..name.len());
            ends(name.len())
                && part.is_some_and(|part| {
                    part.iter().zip(name.iter()).all(|(a, b)| a.to_lowercase().eq(b.to_lowercase()))
                })
        };
        if let Some(name) = self.whole.iter().find(same) {
            return Some(name.len());
        }
        let word: String = text.iter().take_while(|c| c.is_alphanumeric()).collect();
        self.parts.contains(&word).then(|| word.chars().count())
    }
}

/// One thing that would leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaving {
    /// What it is, with its count.
    pub what: String,
    /// The names or the first words of it.
    pub samples: Vec<String>,
    /// Whether it leaves as it is chosen.
    pub leaves: bool,
}
