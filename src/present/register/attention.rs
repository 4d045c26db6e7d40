//! Cells that wait to be mended, and what else hangs on a record.

use super::{ListedField, Register};
use crate::edit::FieldKey;
use crate::model::field::Kind;
use crate::model::reading::proposal::proposals;
use crate::model::record::RecordRef;
use crate::model::{RecordKind, Uid, Value, Workspace};
use crate::order::Sorted;

impl Register<'_> {
    /// Every cell whose text could not be read, by the order of rows and columns given, then the
    /// cells of columns that are not shown.
    pub fn attention(&self, rows: &[Uid], columns: &[ListedField]) -> Vec<(Uid, ListedField)> {
        let table = self.workspace.rows(self.kind);
        let mut cells = Vec::new();
        for record in rows.iter().filter_map(|uid| table.row(*uid)) {
            let raw = &record.base().raw;
            let fields = raw.keys().filter_map(|key| match FieldKey::parse(self.kind, key) {
                Some(FieldKey::Builtin(key)) => Some(ListedField::Builtin(key)),
                Some(FieldKey::Custom(uid)) => Some(ListedField::Custom(uid)),
                _ => None,
            });
            let mut fields: Vec<ListedField> = fields.collect();
            let place = |field: &ListedField| columns.iter().position(|shown| shown == field);
            fields.order_by_key(|field| place(field).unwrap_or(usize::MAX));
            cells.extend(fields.into_iter().map(|field| (record.uid(), field)));
        }
        cells
    }

    /// Days that a text in a date column may have meant; none in other columns.
    pub fn proposals(&self, field: ListedField, raw: &str) -> Vec<Proposal> {
        if !self.descriptor(field).is_some_and(|field| field.kind == Kind::Date) {
            return Vec::new();
        }
        let days = proposals(raw, &self.conventions, &self.date_options(field));
        let locale = self.locale;
        let proposal = |day| Proposal { typed: locale.date_input(day), shown: locale.date(day) };
        days.into_iter().map(proposal).collect()
    }
}

/// A value offered for a text that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// What to type to take it.
    pub typed: String,
    /// What the cell shows then.
    pub shown: String,
}

/// Records of one type that refer to a record by one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Linked {
    /// Their type.
    pub kind: RecordKind,
    /// The field that refers.
    pub field: &'static str,
    /// How many.
    pub count: usize,
}

/// What refers to a record, by type and field; types without any are left out.
pub fn linked(workspace: &Workspace, at: RecordRef) -> Vec<Linked> {
    let mut found = Vec::new();
    for kind in RecordKind::ALL {
        for (index, field) in kind.fields().iter().enumerate() {
            if !matches!(field.kind, Kind::Ref(to, _) if to == at.kind) {
                continue;
            }
            let rows = workspace.rows(kind).iter();
            let count = rows.filter(|row| row.value_at(index) == Value::Ref(at.uid)).count();
            if count > 0 {
                found.push(Linked { kind, field: field.key, count });
            }
        }
    }
    found
}
