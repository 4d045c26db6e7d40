//! The words of the reader's language that this layer needs and does not own.

use crate::model::RecordKind;

/// How fields and codes are called, handed in by whoever has the texts.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// The title of a field of a type.
    pub title: fn(RecordKind, &'static str) -> &'static str,
    /// The word for a code of a field's closed list.
    pub label: fn(RecordKind, &str, &str) -> Option<&'static str>,
    /// The header of the column of reasons behind problem rows; empty where there is none.
    pub reason: &'static str,
}

impl Default for Words {
    /// Keys and codes for themselves.
    fn default() -> Self {
        Self { title: |_, key| key, label: |_, _, _| None, reason: "" }
    }
}

impl PartialEq for Words {
    /// There is one set of words at a time, so two are never told apart.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
