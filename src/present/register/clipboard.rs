//! Rectangles of cells as text for the clipboard, and text from it as rectangles.
//!
//! The plain text holds what a cell is edited as, so that a copy pasted back changes nothing; it
//! is not altered against formulas, since that would alter data. The HTML text, which
//! spreadsheets prefer, marks text cells as text: a name that starts with `=` stays a name there.

use super::{Cell, ListedField, Rectangle, Register, Shape};
use crate::model::{Record, Uid};
use crate::present::text::Text;
use crate::present::text::fields::{Number, kind_title};
use crate::present::text::grid::GridText;
use std::sync::Arc;

/// A rectangle in the two forms a clipboard takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// Tab-separated values; cells with tabs, line ends or quotes are quoted.
    pub tsv: String,
    /// An HTML table.
    pub html: String,
}

/// A table for paper: plain texts, from which the screen makes cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrintTable {
    /// Its title.
    pub title: String,
    /// What stands under the title.
    pub notes: Vec<String>,
    /// The columns, and whether their values stand at the right.
    pub heads: Vec<(String, bool)>,
    /// The cells, row by row.
    pub rows: Vec<Vec<String>>,
}

impl Register<'_> {
    /// Copies the cells of a rectangle.
    pub fn copy(&self, rows: &[Uid], columns: &[ListedField], area: Rectangle) -> Copied {
        let table = self.workspace.rows(self.kind);
        let columns = columns.get(area.columns()).unwrap_or_default();
        let end = area.rows().end.min(rows.len());
        let (mut tsv, mut html) = (String::new(), String::from("<table>"));
        for uid in rows.get(area.rows().start..end).unwrap_or_default() {
            let Some(record) = table.row(*uid) else { continue };
            html.push_str("<tr>");
            for (nth, field) in columns.iter().enumerate() {
                let cell = self.cell(record.as_ref(), *field);
                if nth > 0 {
                    tsv.push('\t');
                }
                tsv.push_str(&tsv_cell(&cell.edit_text));
                html.push_str(&html_cell(&cell));
            }
            tsv.push_str("\r\n");
            html.push_str("</tr>");
        }
        html.push_str("</table>");
        Copied { tsv, html }
    }
}

impl Register<'_> {
    /// The rows and columns of a view as a table to print, of `shown` rows in all. Whose it is and
    /// the day stand on every sheet.
    pub fn print_table(
        &self,
        title: &str,
        shown: usize,
        rows: &[Uid],
        columns: &[ListedField],
    ) -> PrintTable {
        let all = self.workspace.rows(self.kind).len();
        let counted = GridText::OfRows.with(&[
            ("shown", &self.locale.count(shown)),
            ("all", &self.locale.count(all)),
            ("kind", kind_title(self.kind, Number::Plural)),
        ]);
        let heads: Vec<_> = columns.iter().filter_map(|field| self.column(*field)).collect();
        let table = self.workspace.rows(self.kind);
        let row = |record: &Arc<dyn Record>| {
            heads.iter().map(|head| self.cell(record.as_ref(), head.field).text).collect()
        };
        let rows = rows.iter().filter_map(|uid| table.row(*uid)).map(row).collect();
        let heads = heads.iter().map(|head| (head.heading(), head.numeric)).collect();
        PrintTable { title: title.to_owned(), notes: vec![counted], heads, rows }
    }
}

fn tsv_cell(text: &str) -> String {
    if text.contains(['\t', '\n', '\r', '"']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

fn html_cell(cell: &Cell) -> String {
    let text = escaped(&cell.edit_text);
    match cell.shape {
        Shape::Number | Shape::Empty => format!("<td>{text}</td>"),
        _ => format!("<td style='mso-number-format:\"\\@\"'>{text}</td>"),
    }
}

/// Text as HTML shows it.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' => escaped.push_str("<br>"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// The cells of tab-separated text, rows of unequal length as they are.
///
/// A cell that starts with a quote runs to the closing one, over tabs and line ends; a quote that is
/// never closed is an ordinary character. One line end at the very end makes no row of its own.
pub fn parse_tsv(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = text;
    loop {
        let (cell, after) = take_cell(rest);
        row.push(cell);
        let mut after = after.chars();
        match after.next() {
            Some('\t') => rest = after.as_str(),
            Some(end) => {
                rows.push(std::mem::take(&mut row));
                rest = after.as_str();
                if end == '\r' {
                    rest = rest.strip_prefix('\n').unwrap_or(rest);
                }
                if rest.is_empty() {
                    return rows;
                }
            }
            None => {
                rows.push(row);
                return rows;
            }
        }
    }
}

/// One cell and what follows it: a tab, a line end or nothing.
fn take_cell(text: &str) -> (String, &str) {
    if let Some(quoted) = text.strip_prefix('"')
        && let Some((cell, after)) = take_quoted(quoted)
    {
        return (cell, after);
    }
    let end = text.find(['\t', '\n', '\r']).unwrap_or(text.len());
    let (cell, after) = text.split_at_checked(end).unwrap_or((text, ""));
    (cell.to_owned(), after)
}

/// The text up to the closing quote, which a cell's end must follow.
fn take_quoted(text: &str) -> Option<(String, &str)> {
    let mut cell = String::new();
    let mut rest = text;
    loop {
        let (before, after) = rest.split_once('"')?;
        cell.push_str(before);
        match after.strip_prefix('"') {
            Some(after) => {
                cell.push('"');
                rest = after;
            }
            None if after.is_empty() || after.starts_with(['\t', '\n', '\r']) => {
                return Some((cell, after));
            }
            None => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{register, workspace};
    use super::*;

    #[test]
    fn text_becomes_cells() {
        for (text, expect) in [
            ("", vec![vec![""]]),
            ("a", vec![vec!["a"]]),
            ("a\tb\r\nc\td\r\n", vec![vec!["a", "b"], vec!["c", "d"]]),
            ("a\nb", vec![vec!["a"], vec!["b"]]),
            ("a\rb\r", vec![vec!["a"], vec!["b"]]),
            ("\t\n", vec![vec!["", ""]]),
            ("a\n\nb", vec![vec!["a"], vec![""], vec!["b"]]),
            ("\"x\ny\"\tz", vec![vec!["x\ny", "z"]]),
            ("\"say \"\"hi\"\"\"\n", vec![vec!["say \"hi\""]]),
            ("\"never closed\tb", vec![vec!["\"never closed", "b"]]),
            ("\"odd\" tail\tb", vec![vec!["\"odd\" tail", "b"]]),
            ("a\"b", vec![vec!["a\"b"]]),
            ("a\n\n", vec![vec!["a"], vec![""]]),
        ] {
            assert_eq!(parse_tsv(text), expect, "{text:?}");
        }
    }

    #[test]
    fn cells_round_trip() {
        for text in
            ["", "plain", "a\tb", "line\nline", "\"", "\"\"", "say \"hi\"", "=1+1", "x\r\ny"]
        {
            let line = format!("{}\t{}\r\n", tsv_cell(text), tsv_cell(text));
            assert_eq!(parse_tsv(&line), vec![vec![text, text]], "{text:?}");
        }
    }

    #[test]
    fn paper_says_what_it_is_and_how_much_of_it() {
        let ws = workspace();
        let table = register(&ws, &[]).print_table("A & <b>", 3, &[], &[]);
        assert_eq!(
            (table.title.as_str(), table.notes),
            ("A & <b>", vec!["3 of 4 projects".into()])
        );
    }

    #[test]
    fn html_is_inert() {
        let cell = |text: &str, shape| Cell { text: text.into(), edit_text: text.into(), shape };
        let formula = html_cell(&cell("=HYPERLINK(\"x\")", Shape::Text));
        assert_eq!(formula, "<td style='mso-number-format:\"\\@\"'>=HYPERLINK(&quot;x&quot;)</td>");
        let script = html_cell(&cell("<script>&", Shape::Number));
        assert_eq!(script, "<td>&lt;script&gt;&amp;</td>");
    }
}
