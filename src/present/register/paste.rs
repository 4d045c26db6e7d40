//! Edits of a grid as one command each: typing, pasting, clearing, adding rows.

use super::clipboard::parse_tsv;
use super::input::{Input, Refused};
use super::{ListedField, Register};
use crate::edit::{Command, Label, Verb};
use crate::model::order::OrderKey;
use crate::model::record::{Record, RecordRef};
use crate::model::{Uid, Value};
use std::ops::Range;
use std::sync::Arc;

/// Most cells one paste or fill changes.
pub const CELLS_MAX: usize = 200_000;

/// Cells from one corner to the opposite one, by row and column in the view, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rectangle {
    /// First and last row in any order.
    pub row: (usize, usize),
    /// First and last column in any order.
    pub column: (usize, usize),
}

impl Rectangle {
    /// A single cell.
    pub fn cell(row: usize, column: usize) -> Self {
        Self { row: (row, row), column: (column, column) }
    }

    /// Its rows.
    pub fn rows(self) -> Range<usize> {
        let (a, b) = self.row;
        a.min(b)..a.max(b).saturating_add(1)
    }

    /// Its columns.
    pub fn columns(self) -> Range<usize> {
        let (a, b) = self.column;
        a.min(b)..a.max(b).saturating_add(1)
    }

    /// Whether a cell lies in it.
    pub fn contains(self, row: usize, column: usize) -> bool {
        self.rows().contains(&row) && self.columns().contains(&column)
    }
}

/// An edit ready to be dispatched, and what it will have done.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The command; an empty batch where nothing changes.
    pub command: Command,
    /// Its label in the history.
    pub label: Label,
    /// Cells that get a value or lose it.
    pub cells: usize,
    /// Of them, cells whose text could not be read and is kept as typed.
    pub raw_cells: usize,
    /// Records added.
    pub new_rows: usize,
    /// Cells left alone: computed, edited in the form, or required and emptied.
    pub skipped: usize,
    /// Columns of a pasted rectangle that lie past the last column shown and hold a text.
    pub columns_out: usize,
    /// The cells it covers, to be selected afterwards.
    pub area: Rectangle,
}

impl Plan {
    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        matches!(&self.command, Command::Batch(commands) if commands.is_empty())
    }
}

/// Commands being gathered with their counts.
#[derive(Default)]
pub(super) struct Gathered {
    commands: Vec<Command>,
    pub(super) cells: usize,
    raw_cells: usize,
    new_rows: usize,
    skipped: usize,
}

impl Gathered {
    pub(super) fn plan(self, register: &Register<'_>, verb: Verb, area: Rectangle) -> Plan {
        let label = Label::many(verb, register.kind, self.cells);
        Plan {
            command: Command::Batch(self.commands),
            label,
            cells: self.cells,
            raw_cells: self.raw_cells,
            new_rows: self.new_rows,
            skipped: self.skipped,
            columns_out: 0,
            area,
        }
    }
}

impl Register<'_> {
    /// Whether a text is what a cell is edited as: then it was left as it was, whatever the text
    /// would be read as. Some cells show less than they hold, such as one of two equal names.
    pub fn is_own_text(&self, uid: Uid, field: ListedField, text: &str) -> bool {
        self.workspace.rows(self.kind).row(uid).is_some_and(|record| {
            let own = self.cell(record.as_ref(), field).edit_text;
            // A clipboard may hand line ends back in its own way.
            own == text || own.lines().eq(text.lines())
        })
    }

    /// Types a text into one cell. The cell's own text changes nothing, unless it is one kept as
    /// typed that can be read by now.
    ///
    /// # Errors
    /// [`Refused`] where the cell takes no such text; nothing changes then.
    pub fn type_into(&self, uid: Uid, field: ListedField, text: &str) -> Result<Plan, Refused> {
        let mut gathered = Gathered::default();
        if !self.keeps_value(uid, field, text) {
            let input = self.read_input(field, text);
            if let Input::Refused(refused) = input {
                return Err(refused);
            }
            self.put(&mut gathered, uid, field, input, text);
        }
        let mut plan = gathered.plan(self, Verb::Edit, Rectangle::cell(0, 0));
        let label = Label::one(Verb::Edit, self.kind, &self.name(uid));
        plan.label = field.key().map_or(label.clone(), |key| label.of_field(&key));
        Ok(plan)
    }

    /// Types the same text into every cell of a rectangle.
    ///
    /// # Errors
    /// [`Refused`] where no cell takes such a text, or there are too many.
    pub fn type_into_all(
        &self,
        rows: &[Uid],
        columns: &[ListedField],
        area: Rectangle,
        text: &str,
    ) -> Result<Plan, Refused> {
        self.each_cell(rows, columns, area, Verb::Fill, |gathered, uid, field, _| {
            if !self.keeps_value(uid, field, text) {
                let input = self.read_input(field, text);
                self.put(gathered, uid, field, input, text);
            }
        })
    }

    /// Empties the cells of a rectangle; required ones stay.
    ///
    /// # Errors
    /// [`Refused::TooMany`].
    pub fn clear(
        &self,
        rows: &[Uid],
        columns: &[ListedField],
        area: Rectangle,
    ) -> Result<Plan, Refused> {
        self.each_cell(rows, columns, area, Verb::Edit, |gathered, uid, field, _| {
            let input = self.read_input(field, "");
            self.put(gathered, uid, field, input, "");
        })
    }

    /// Pastes tab-separated text. A selection that is a multiple of it is filled by repeating it;
    /// otherwise it goes down and right from the selection's first cell. Rows past the end become
    /// new records with ids from `new_uid`; columns past the last one are left out and counted.
    ///
    /// # Errors
    /// [`Refused::TooMany`].
    pub fn paste(
        &self,
        rows: &[Uid],
        columns: &[ListedField],
        selection: Rectangle,
        tsv: &str,
        new_uid: &mut dyn FnMut() -> Uid,
    ) -> Result<Plan, Refused> {
        let texts = parse_tsv(tsv);
        let height = texts.len();
        let width = texts.iter().map(Vec::len).max().unwrap_or(0).max(1);
        let multiple = |selected: Range<usize>, copied: usize| {
            if selected.len().is_multiple_of(copied) { selected.len() } else { copied }
        };
        let (top, left) = (selection.rows().start, selection.columns().start);
        let high = multiple(selection.rows(), height);
        let wide = multiple(selection.columns(), width).min(columns.len().saturating_sub(left));
        if high.saturating_mul(wide) > CELLS_MAX {
            return Err(Refused::TooMany);
        }
        let mut gathered = Gathered::default();
        let orders =
            OrderKey::run(self.last_order().as_ref(), (top + high).saturating_sub(rows.len()));
        let mut orders = orders.into_iter();
        for row in 0..high {
            let Some(line) = texts.get(row % height) else { continue };
            let cells = (0..wide).filter_map(|nth| {
                let text = line.get(nth % width).map_or("", String::as_str);
                columns.get(left + nth).map(|field| (*field, text))
            });
            match rows.get(top + row) {
                Some(uid) => cells.for_each(|(field, text)| {
                    if field.key().is_some() && self.is_own_text(*uid, field, text) {
                        return;
                    }
                    let input = self.read_input(field, text);
                    self.put(&mut gathered, *uid, field, input, text);
                }),
                None if line.iter().all(String::is_empty) => {}
                None => {
                    let order = orders.next().unwrap_or_default();
                    self.add(&mut gathered, new_uid(), order, cells);
                }
            }
        }
        let last = |start: usize, length: usize| (start, start + length.max(1) - 1);
        let area = Rectangle { row: last(top, high), column: last(left, wide) };
        let holds = |nth: &usize| {
            texts.iter().any(|line| line.get(*nth).is_some_and(|text| !text.trim().is_empty()))
        };
        let columns_out = (wide.min(width)..width).filter(holds).count();
        Ok(Plan { columns_out, ..gathered.plan(self, Verb::Paste, area) })
    }

    /// Adds a record at the end with a text in one of its cells.
    pub fn add_row(&self, uid: Uid, field: ListedField, text: &str) -> Plan {
        let mut gathered = Gathered::default();
        let order = OrderKey::between(self.last_order().as_ref(), None);
        self.add(&mut gathered, uid, order, std::iter::once((field, text)));
        let mut plan = gathered.plan(self, Verb::Add, Rectangle::cell(0, 0));
        plan.label = Label::one(Verb::Add, self.kind, text);
        plan
    }

    pub(super) fn each_cell(
        &self,
        rows: &[Uid],
        columns: &[ListedField],
        area: Rectangle,
        verb: Verb,
        mut edit: impl FnMut(&mut Gathered, Uid, ListedField, usize),
    ) -> Result<Plan, Refused> {
        let high = area.rows().end.min(rows.len()).saturating_sub(area.rows().start);
        if high.saturating_mul(area.columns().len()) > CELLS_MAX {
            return Err(Refused::TooMany);
        }
        let mut gathered = Gathered::default();
        for row in area.rows().take(high) {
            let Some(uid) = rows.get(row) else { continue };
            for field in columns.get(area.columns()).unwrap_or_default() {
                edit(&mut gathered, *uid, *field, row);
            }
        }
        Ok(gathered.plan(self, verb, area))
    }

    /// Whether a text leaves a cell's value as it is because it is the cell's own.
    fn keeps_value(&self, uid: Uid, field: ListedField, text: &str) -> bool {
        let record = self.workspace.rows(self.kind).row(uid);
        let raw = record.is_some_and(|record| field.raw(record.as_ref()).is_some());
        !raw && field.key().is_some() && self.is_own_text(uid, field, text)
    }

    /// A value that is in the workspace already, as input for another record.
    pub(super) fn value_input(&self, field: ListedField, value: Value) -> Input {
        let descriptor = self.descriptor(field);
        match descriptor {
            Some(descriptor) if descriptor.check(&value).is_ok() => Input::Value(value),
            _ => Input::Refused(Refused::Required(field)),
        }
    }

    /// The command that puts an input into a record; none where nothing changes.
    pub(super) fn put(
        &self,
        into: &mut Gathered,
        uid: Uid,
        field: ListedField,
        input: Input,
        text: &str,
    ) {
        let Some(key) = field.key() else {
            into.skipped += 1;
            return;
        };
        let Some(record) = self.workspace.rows(self.kind).row(uid) else { return };
        let at = RecordRef { kind: self.kind, uid };
        let raw = field.raw(record.as_ref());
        match input {
            Input::Value(value) => {
                if value != field.read(record.as_ref()) || raw.is_some() {
                    into.cells += 1;
                    into.commands.push(Command::Set { at, field: key, value });
                }
            }
            Input::Raw(_) => {
                into.raw_cells += 1;
                if raw != Some(text) {
                    into.cells += 1;
                    into.commands.push(Command::SetRaw { at, field: key, text: text.to_owned() });
                }
            }
            Input::Refused(_) => into.skipped += 1,
        }
    }

    /// The command that adds a record with texts in its cells. A required field without a value
    /// waits, marked, with an empty text as typed.
    fn add<'t>(
        &self,
        into: &mut Gathered,
        uid: Uid,
        order: OrderKey,
        cells: impl Iterator<Item = (ListedField, &'t str)>,
    ) {
        let mut shared = self.kind.empty(uid);
        let Some(record) = Arc::get_mut(&mut shared) else { return };
        record.base_mut().order = order;
        for (field, text) in cells {
            let Some(key) = field.key() else {
                into.skipped += usize::from(!text.is_empty());
                continue;
            };
            let done = match self.read_input(field, text) {
                Input::Value(value) if value.is_empty() => continue,
                Input::Value(value) => key.write(record, value).is_ok(),
                Input::Raw(_) => {
                    into.raw_cells += 1;
                    record.base_mut().raw.insert(key.to_string(), text.to_owned());
                    true
                }
                Input::Refused(_) => {
                    into.skipped += usize::from(!text.is_empty());
                    continue;
                }
            };
            into.cells += usize::from(done);
        }
        self.mark_required(record);
        into.new_rows += 1;
        into.commands.push(Command::Add(shared));
    }

    fn mark_required(&self, record: &mut dyn Record) {
        for (index, field) in self.kind.fields().iter().enumerate() {
            if field.required && record.value_at(index).is_empty() {
                record.base_mut().raw.entry(field.key.to_owned()).or_default();
            }
        }
    }

    /// The greatest order key there is, for rows that come after.
    fn last_order(&self) -> Option<OrderKey> {
        let rows = self.workspace.rows(self.kind).iter();
        let orders = rows.map(|row| &row.base().order).filter(|key| !key.as_str().is_empty());
        orders.max().cloned()
    }
}
