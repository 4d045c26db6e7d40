//! The words of a workbook, brought by the page: this layer has none of its own.

use crate::model::RecordKind;
use serde::{Deserialize, Serialize};

/// How a field and the codes of its list are called.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FieldWords {
    /// Its title.
    pub title: String,
    /// The words of its codes, in their order.
    pub labels: Vec<String>,
}

/// How a record type is called.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct KindWords {
    /// The name of its sheet.
    pub name: String,
    /// Its fields in order.
    pub fields: Vec<FieldWords>,
}

/// All words of a workbook.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BookWords {
    /// One a record type, in their order.
    pub kinds: Vec<KindWords>,
    /// The name of the first sheet.
    pub read_me: String,
    /// What it says, a line each.
    pub lines: Vec<String>,
    /// The headings of its list: sheet, rows, column, total.
    pub heads: Vec<String>,
    /// What a column of currencies is called, with `{title}` for that of the amount.
    pub currency: String,
}

impl BookWords {
    /// The words of a type.
    pub fn of(&self, kind: RecordKind) -> Option<&KindWords> {
        self.kinds.get(kind as usize)
    }

    /// The title of a field by its place; its key where there is none.
    pub fn title(&self, kind: RecordKind, at: usize) -> String {
        let known = self.of(kind).and_then(|words| words.fields.get(at));
        let key = || kind.fields().get(at).map_or("", |field| field.key).to_owned();
        known.map(|words| words.title.clone()).filter(|title| !title.is_empty()).unwrap_or_else(key)
    }

    /// The words of a field's codes.
    pub fn labels(&self, kind: RecordKind, at: usize) -> &[String] {
        let known = self.of(kind).and_then(|words| words.fields.get(at));
        known.map_or(&[], |words| &words.labels)
    }
}
