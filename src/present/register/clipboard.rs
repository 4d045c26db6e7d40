//! Rectangles of cells as text for the clipboard, and text from it as rectangles.
//!
//! The plain text holds what a cell is edited as, so that a copy pasted back changes nothing; it
//! is not altered against formulas, since that would alter data. The HTML text, which
//! spreadsheets prefer, marks text cells as text: a name that starts with `=` stays a name there.

use super::{Cell, Head, Layout, LineAt, Lines, ListedField, Rectangle, Register, Shape};
use crate::model::Uid;
use crate::present::text::Text;
use crate::present::text::fields::{Number, choice_label, kind_title};
use crate::present::text::grid::GridText;

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
    /// The rows that are heads of groups, by their place.
    pub groups: Vec<usize>,
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
    /// The first lines and the columns of a view as a table to print, of `shown` rows in all. Whose
    /// it is and the day stand on every sheet; folded groups stay folded.
    pub fn print_table(
        &self,
        title: &str,
        (lines, most): (&Lines, usize),
        layout: &Layout,
    ) -> PrintTable {
        let counted = GridText::OfRows.with(&[
            ("shown", &self.locale.count(lines.rows().len())),
            ("all", &self.locale.count(self.workspace.rows(self.kind).len())),
            ("kind", kind_title(self.kind, Number::Plural)),
        ]);
        let shown: Vec<_> = layout.fields.iter().filter_map(|field| self.column(*field)).collect();
        let table = self.workspace.rows(self.kind);
        let fields: Vec<ListedField> = shown.iter().map(|column| column.field).collect();
        let figures = self.head_figures(lines, &layout.summed());
        let (mut rows, mut groups) = (Vec::new(), Vec::new());
        for line in (0..lines.len().min(most)).filter_map(|line| lines.at(line)) {
            match line {
                LineAt::Record(uid, ..) => {
                    let Some(record) = table.row(uid) else { continue };
                    let cell = |field: &ListedField| self.cell(record.as_ref(), *field).text;
                    rows.push(fields.iter().map(cell).collect());
                }
                LineAt::Head(number, head) => {
                    groups.push(rows.len());
                    let below = figures.get(number).into_iter().flatten();
                    let below = below.map(|figure| figure.text.clone());
                    rows.push(std::iter::once(self.head_text(head)).chain(below).collect());
                }
            }
        }
        let heads = shown.iter().map(|column| (column.heading(), column.numeric)).collect();
        PrintTable { title: title.to_owned(), notes: vec![counted], heads, rows, groups }
    }

    /// What the head of a group says: Growth, 12 projects, and its worst health.
    pub fn head_text(&self, head: &Head) -> String {
        let count = head.rows.len();
        let number = if count == 1 { Number::Singular } else { Number::Plural };
        let said = GridText::GroupHead.with(&[
            ("label", &head.label),
            ("count", &self.locale.count(count)),
            ("kind", kind_title(self.kind, number)),
        ]);
        let health = head.status.as_deref();
        match health.and_then(|code| choice_label(self.kind, "status", code)) {
            Some(label) => format!("{said} · {label}"),
            None => said,
        }
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
    use super::super::Grouping;
    use super::super::fixture::{register, workspace};
    use super::*;
    use crate::model::RecordKind;

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
        let lines = Lines::flat(vec![Uid(101), Uid(102), Uid(103)]);
        let table = register(&ws, &[]).print_table("A & <b>", (&lines, 0), &Layout::default());
        assert_eq!(
            (table.title.as_str(), table.notes),
            ("A & <b>", vec!["3 of 4 projects".into()])
        );
    }

    #[test]
    fn heads_of_groups_stand_on_paper_with_what_they_add_up_to() {
        let ws = workspace();
        let register = register(&ws, &[]);
        let all: Vec<Uid> = (101..=104).map(Uid).collect();
        let columns = Layout::of(["name", "cost"].map(ListedField::Builtin).to_vec());
        for (text, most, firsts, groups) in [
            (
                "stage",
                99,
                vec!["Idea, 1 project", "project 2", "In delivery, 1 project · At risk"],
                4,
            ),
            ("stage folded", 99, vec!["Idea, 1 project", "In delivery, 1 project · At risk"], 4),
            ("stage", 2, vec!["Idea, 1 project", "project 2"], 1),
        ] {
            let grouping = Grouping::parse(RecordKind::Project, text);
            let lines = register.lines(all.clone(), grouping.as_ref());
            let table = register.print_table("T", (&lines, most), &columns);
            let found: Vec<&str> = table.rows.iter().map(|row| row[0].as_str()).collect();
            assert_eq!(found[..firsts.len()], firsts, "{text}");
            assert_eq!((table.groups.len(), table.groups[0]), (groups, 0), "{text}");
            assert_eq!(table.rows[0][1], "sum 80", "{text}");
            assert_eq!(table.notes, ["4 of 4 projects"]);
        }
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
