//! What a row of a sheet needs, in words: one line for each thing there is to tell, with the columns
//! and the line of the file it is told of.

use super::{column_name, issue_text};
use crate::file::import::{IssueCode, Plan, RowPlan, Setup};
use crate::file::sheet::SheetRead;
use crate::present::number::Locale;
use crate::present::text::Text as _;
use crate::present::text::import::ImportText as T;

/// Columns, and texts beside the first, that one line names.
const NAMED: usize = 3;

/// One thing there is to tell of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowSaid {
    /// Whether a cell counts as empty until it is mended.
    pub blocks: bool,
    /// The line, with its columns and the line of the file.
    pub text: String,
}

/// The cells of a row that have one thing to be told of.
struct Alike {
    /// What is to be told.
    code: IssueCode,
    /// The columns of the cells, in order.
    columns: Vec<usize>,
    /// The different texts of the cells, the first of them first.
    texts: Vec<String>,
}

/// What there is to tell of a row, in the order it was found. What is the same for several cells is
/// told once, with the columns it holds for and the texts that differ; each line names its columns
/// and the line of the file, so that it can stand alone.
pub fn row_says(
    (sheet, setup, plan): (&SheetRead, &Setup, &Plan),
    row: &RowPlan,
    locale: Locale,
) -> Vec<RowSaid> {
    let mut found: Vec<Alike> = Vec::new();
    for issue in &row.issues {
        let column = issue.column as usize;
        let text = setup.text(sheet, row.row, column).trim().to_owned();
        match found.iter_mut().find(|alike| alike.code == issue.code) {
            None => {
                found.push(Alike { code: issue.code, columns: vec![column], texts: vec![text] })
            }
            Some(alike) => {
                if !alike.columns.contains(&column) {
                    alike.columns.push(column);
                }
                if !text.is_empty() && !alike.texts.contains(&text) {
                    alike.texts.push(text);
                }
            }
        }
    }
    let project = plan.records.get(row.project).map_or("", |project| project.name.as_str());
    let line = row.line.to_string();
    let said = found.iter().map(|alike| {
        let names = alike.columns.iter().map(|place| name_of(sheet, *place));
        let first = alike.texts.first().map_or("", String::as_str);
        let column = alike.columns.first().map(|place| name_of(sheet, *place)).unwrap_or_default();
        let mut said = issue_text(alike.code, first, &column, project);
        // Only a line that quotes its cell says something of the one cell alone.
        if alike.texts.len() > 1 && said.contains('\u{201c}') {
            let others = alike.texts.iter().skip(1).map(|text| quoted(text));
            said = T::AlikeToo.with(&[("said", &said), ("texts", &listed(others, locale))]);
        }
        let columns = listed(names, locale);
        let text = T::RowSays.with(&[("columns", &columns), ("line", &line), ("said", &said)]);
        RowSaid { blocks: alike.code.blocks(), text }
    });
    said.collect()
}

/// How a column is called.
fn name_of(sheet: &SheetRead, place: usize) -> String {
    sheet.analysis.columns.get(place).map(column_name).unwrap_or_default()
}

/// A text in quotes, cut where it is long.
fn quoted(text: &str) -> String {
    let text: String = text.chars().take(80).collect();
    format!("\u{201c}{text}\u{201d}")
}

/// The first of some names, and how many there are beside them.
pub fn listed(names: impl Iterator<Item = String>, locale: Locale) -> String {
    let names: Vec<String> = names.collect();
    let first = names.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(NAMED) {
        0 => first,
        more => T::AndMore.with(&[("names", &first), ("count", &locale.count(more))]),
    }
}
