//! A closer look at a column of words: which of them become which code.

use super::cell::choice;
use super::mapping::{Setup, Target};
use super::words::same_name;
use crate::file::sheet::SheetRead;
use crate::model::field::Kind;
use crate::order::Sorted;
use std::collections::BTreeMap;

/// Most different words that are shown for a column.
const MOST_LINES: usize = 60;

/// One word of a column and the code it becomes.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueLine {
    /// The word, as first met.
    pub text: String,
    /// How many cells have it.
    pub cells: u32,
    /// The code; none keeps the word as typed.
    pub code: Option<&'static str>,
}

/// The words of a column that becomes a field with a closed list, the most frequent first; none
/// for any other column.
pub fn value_lines(sheet: &SheetRead, setup: &Setup, place: usize) -> Vec<ValueLine> {
    let Some(map) = setup.mapping.columns.get(place) else { return Vec::new() };
    let Target::Field(key) = map.target else { return Vec::new() };
    let kind = setup.mapping.kind;
    let field = kind.field(key);
    let label = |code: &str| (setup.words.label)(kind, key, code);
    let Some(Kind::Choice(codes)) = field.map(|field| field.kind) else { return Vec::new() };
    let mut lines: BTreeMap<String, ValueLine> = BTreeMap::new();
    for text in texts(sheet, setup, place) {
        let line = lines.entry(same_name(text)).or_insert_with(|| ValueLine {
            text: text.to_owned(),
            cells: 0,
            code: choice(&map.values, key, codes, text, &label),
        });
        line.cells += 1;
    }
    let mut lines: Vec<ValueLine> = lines.into_values().collect();
    lines.order_by(|a, b| b.cells.cmp(&a.cells).then(a.text.cmp(&b.text)));
    lines.truncate(MOST_LINES);
    lines
}

/// Whether different words become one code, so that the code alone would lose some of them.
pub(super) fn merges_words(
    sheet: &SheetRead,
    setup: &Setup,
    place: usize,
    field: &str,
    codes: &[&'static str],
) -> bool {
    let Some(map) = setup.mapping.columns.get(place) else { return false };
    let mut words: BTreeMap<&'static str, String> = BTreeMap::new();
    let label = |code: &str| (setup.words.label)(setup.mapping.kind, field, code);
    texts(sheet, setup, place).any(|text| {
        let Some(code) = choice(&map.values, field, codes, text, &label) else { return false };
        let word = same_name(text);
        *words.entry(code).or_insert_with(|| word.clone()) != word
    })
}

fn texts<'a>(
    sheet: &'a SheetRead,
    setup: &'a Setup,
    place: usize,
) -> impl Iterator<Item = &'a str> {
    let rows = sheet.analysis.range.rows.iter();
    rows.map(move |row| setup.text(sheet, *row, place).trim()).filter(|text| !text.is_empty())
}
