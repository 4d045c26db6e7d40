//! A view as a table to be written: what is shown, or all that is kept of the records.

use super::{Footer, ListedField, Register};
use crate::file::out::{Said, Speaker, Table, id_said, id_title, text_said};
use crate::file::xlsx::Look;
use crate::model::field::Kind;
use crate::model::{RecordKind, Uid, Value, Workspace};
use crate::present::import::words;
use crate::present::text::fields::{Number, kind_heading};

/// A view on its way out. Rows are asked for one by one, so that a long table can be made in parts.
pub struct Export<'a> {
    register: &'a Register<'a>,
    speaker: Speaker<'a>,
    fields: Vec<ListedField>,
    with_id: bool,
}

impl<'a> Export<'a> {
    /// The columns given, as they are shown.
    pub fn shown(register: &'a Register<'a>, fields: &[ListedField]) -> Self {
        Self::new(register, fields.to_vec(), false)
    }

    /// All fields that are kept and the id, so that the file can be brought in again.
    pub fn all(register: &'a Register<'a>) -> Self {
        let kept = register.columns().into_iter().map(|column| column.field);
        Self::new(register, kept.filter(|field| field.key().is_some()).collect(), true)
    }

    fn new(register: &'a Register<'a>, fields: Vec<ListedField>, with_id: bool) -> Self {
        let speaker = Speaker::new(register.workspace(), words());
        Self { register, speaker, fields, with_id }
    }

    /// The table with its titles and no row yet.
    pub fn head(&self) -> Table {
        let titles = self.fields.iter();
        let titles = titles.filter_map(|field| Some(self.register.column(*field)?.title));
        let id = self.with_id.then(|| id_title(self.register.kind()));
        let name = kind_heading(self.register.kind(), Number::Plural);
        Table { name, titles: titles.chain(id).collect(), rows: Vec::new() }
    }

    /// What the columns of a workbook have beside their cells: words to choose from, totals.
    pub fn looks(&self, rows: &[Uid]) -> Vec<Look> {
        let looks = self.fields.iter().map(|field| {
            let column = self.register.column(*field);
            let kind = column.as_ref().and_then(|column| column.kind);
            let choices = match kind {
                Some(Kind::Choice(_)) => self.register.offers(*field),
                _ => Vec::new(),
            };
            let numeric =
                matches!(kind, Some(Kind::Money | Kind::Number { .. } | Kind::Whole { .. }));
            let footer = || self.register.footer(rows, *field);
            let summed = numeric && matches!(footer(), Footer::Sum(_));
            let wide = match kind {
                Some(Kind::Text { long: true, .. }) => 48,
                Some(Kind::Text { .. } | Kind::Ref(..)) => 24,
                _ => 0,
            };
            Look { choices, summed, wide, hidden: false }
        });
        let id = self.with_id.then(|| Look { hidden: true, ..Look::default() });
        looks.chain(id).collect()
    }

    /// The row of a record; none where it has gone.
    pub fn row(&self, uid: Uid) -> Option<Vec<Said>> {
        let kind = self.register.kind();
        let record = self.register.workspace().rows(kind).row(uid)?;
        let cells = self.fields.iter().map(|field| {
            if let Some(raw) = field.raw(record.as_ref()) {
                return text_said(raw);
            }
            if let ListedField::Derived(key) = field {
                let value = self.register.derived_value(*key, uid);
                return value.map_or(Said::Empty, Said::Number);
            }
            match (self.register.descriptor(*field), field.read(record.as_ref())) {
                (_, Value::Empty) | (None, _) => Said::Empty,
                (Some(descriptor), value) => self.speaker.said(kind, &descriptor, &value),
            }
        });
        Some(cells.chain(self.with_id.then(|| id_said(uid))).collect())
    }

    /// The whole table at once.
    pub fn table(&self, rows: &[Uid]) -> Table {
        Table { rows: rows.iter().filter_map(|uid| self.row(*uid)).collect(), ..self.head() }
    }
}

/// The name of a file of a view: the workspace, what it holds and the day.
pub fn file_name(
    workspace: &Workspace,
    kind: RecordKind,
    day: chrono::NaiveDate,
    end: &str,
) -> String {
    let name = workspace.settings().name;
    let what = kind_heading(kind, Number::Plural);
    let parts = [name.as_str(), what.as_str()].into_iter().filter(|part| !part.trim().is_empty());
    let parts: Vec<String> = parts.map(plain_name).chain([day.to_string()]).collect();
    format!("{}.{end}", parts.join("_"))
}

/// Letters and digits, everything else one hyphen.
pub fn plain_name(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{register, workspace};
    use super::*;
    use crate::file::out::csv;
    use crate::model::reading::Decimal;

    #[test]
    fn a_view_is_written_as_it_is_shown() {
        let ws = workspace();
        let register = register(&ws, &[]);
        let rows: Vec<Uid> =
            ws.rows(RecordKind::Project).in_order().iter().map(|r| r.uid()).collect();
        let fields = ["name", "cost", "finish"].map(ListedField::Builtin);
        let export = Export::shown(&register, &fields);
        let text = String::from_utf8(csv(&export.table(&rows[..2]), Decimal::Point)).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "\u{feff}Project,Cost,Finish");
        assert_eq!(lines.len(), 3);
        let all = Export::all(&register).head();
        assert_eq!(all.titles.last().map(String::as_str), Some("Id (projects)"));
    }

    #[test]
    fn files_are_named_after_what_they_hold() {
        let ws = workspace();
        let day = "2027-06-07".parse().unwrap();
        let name = file_name(&ws, RecordKind::Risk, day, "csv");
        assert!(name.ends_with("Risks_2027-06-07.csv"), "{name}");
        assert_eq!(plain_name("A & B: plan/2027 "), "A-B-plan-2027");
    }
}
