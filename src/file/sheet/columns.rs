//! How columns are called: their header made distinct, or their letter where there is none.

use crate::order::set_of;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What was done to a header so that it names one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum HeaderNote {
    /// It is empty; the column is called by its letter.
    Empty,
    /// Another column to the left has the same; ` (2)` or the next free number was added.
    Repeated,
}

/// The header of a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The text in one line, distinct among the headers; empty for [`HeaderNote::Empty`].
    pub text: String,
    /// The letter of the column as spreadsheets count: A, B, … Z, AA.
    pub letter: String,
    /// What was done to it.
    pub note: Option<HeaderNote>,
}

impl Header {
    /// The name to show; `column` is the word for a column in the language of the reader.
    pub fn name(&self, column: &str) -> String {
        if self.text.is_empty() { format!("{column} {}", self.letter) } else { self.text.clone() }
    }
}

/// The letter of a column counted from 0.
pub fn letter(index: usize) -> String {
    let mut rest = index + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// Headers of the raw texts, each distinct.
pub fn distinct<'a>(raw: impl Iterator<Item = &'a str>) -> Vec<Header> {
    let texts: Vec<String> =
        raw.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    // A number that is added must not meet a header that has it already.
    let written = set_of(&texts);
    let mut headers = Vec::with_capacity(texts.len());
    for (index, text) in texts.iter().enumerate() {
        let (text, note) = if text.is_empty() {
            (String::new(), Some(HeaderNote::Empty))
        } else if taken.contains(text) {
            let free = (2..).map(|number| format!("{text} ({number})"));
            let mut free = free.filter(|name| !taken.contains(name) && !written.contains(name));
            (free.next().unwrap_or_default(), Some(HeaderNote::Repeated))
        } else {
            (text.clone(), None)
        };
        taken.insert(text.clone());
        headers.push(Header { text, letter: letter(index), note });
    }
    headers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters() {
        for (index, expect) in
            [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
        {
            assert_eq!(letter(index), expect);
        }
    }

    #[test]
    fn headers_become_distinct() {
        let headers = distinct(["Name", "", "Name", "Name (2)", "Name", "Two\n lines"].into_iter());
        let names: Vec<_> = headers.iter().map(|header| header.name("Column")).collect();
        assert_eq!(names, ["Name", "Column B", "Name (3)", "Name (2)", "Name (4)", "Two lines"]);
        assert_eq!(headers.iter().filter(|header| header.note.is_some()).count(), 3);
    }
}
