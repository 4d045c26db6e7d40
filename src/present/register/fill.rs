//! Filling a selection from its first row or its first column.

use super::input::{Input, Refused};
use super::{ListedField, Plan, Rectangle, Register};
use crate::edit::Verb;
use crate::model::Uid;
use crate::model::record::Record;

impl Register<'_> {
    /// Copies the first row of a rectangle down over the others.
    ///
    /// # Errors
    /// [`Refused::TooMany`].
    pub fn fill_down(
        &self,
        rows: &[Uid],
        columns: &[ListedField],
        area: Rectangle,
    ) -> Result<Plan, Refused> {
        let table = self.workspace.rows(self.kind);
        let first = area.rows().start;
        let source = rows.get(first).and_then(|uid| table.row(*uid));
        self.each_cell(rows, columns, area, Verb::Fill, |gathered, uid, field, row| {
            let Some(source) = source.filter(|_| row > first) else { return };
            let (input, text) = self.taken_from(source.as_ref(), field, field);
            self.put(gathered, uid, field, input, &text);
        })
    }

    /// Copies the first column of a rectangle to the right over the others, each cell read as its
    /// own column reads.
    ///
    /// # Errors
    /// [`Refused::TooMany`].
    pub fn fill_right(
        &self,
        rows: &[Uid],
        columns: &[ListedField],
        area: Rectangle,
    ) -> Result<Plan, Refused> {
        let table = self.workspace.rows(self.kind);
        let first = columns.get(area.columns().start).copied();
        self.each_cell(rows, columns, area, Verb::Fill, |gathered, uid, field, _| {
            let Some((from, source)) = first.filter(|from| *from != field).zip(table.row(uid))
            else {
                return;
            };
            let (input, text) = self.taken_from(source.as_ref(), from, field);
            self.put(gathered, uid, field, input, &text);
        })
    }

    /// What a cell hands on to a cell of another column, and the text it stands for: the value
    /// itself where both columns hold the same, else the text as edited, so that a text kept as
    /// typed is filled like any other.
    fn taken_from(
        &self,
        record: &dyn Record,
        from: ListedField,
        to: ListedField,
    ) -> (Input, String) {
        let text = self.cell(record, from).edit_text;
        let kind = |field| self.descriptor(field).map(|field| field.kind);
        let input = match (from.raw(record), kind(from)) {
            (None, Some(own)) if kind(to) == Some(own) => self.value_input(to, from.read(record)),
            _ => self.read_input(to, &text),
        };
        (input, text)
    }
}
