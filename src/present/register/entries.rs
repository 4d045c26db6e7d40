//! Fields that hold entries by key, as lines of a form: shares by role, days of absence.

use super::input::RawReason;
use super::names::{Named, name_of};
use super::paste::{Plan, Rectangle};
use super::{Cell, ListedField, Register};
use crate::edit::{Command, Label, Verb};
use crate::model::field::{Field, FieldError, KeyKind, Kind};
use crate::model::reading::date::{self, DateOptions, Edge};
use crate::model::reading::month;
use crate::model::record::{Record, RecordRef};
use crate::model::{Uid, Value};
use crate::order::Sorted;

/// One entry of a field.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its key in the field.
    pub key: String,
    /// The key to read: a name, a month, a day.
    pub title: String,
    /// Its value.
    pub cell: Cell,
}

impl Register<'_> {
    /// The entries of a map field, by title.
    pub fn entries(&self, record: &dyn Record, field: ListedField) -> Vec<Entry> {
        let (Some((keys, values)), Value::Map(entries)) =
            (self.map_kind(field), field.read(record))
        else {
            return Vec::new();
        };
        let shown = Field::new(values);
        let entry = |(key, value): (String, Value)| Entry {
            title: self.entry_title(keys, &key),
            cell: self.value_cell(&shown, value),
            key,
        };
        let mut found: Vec<Entry> = entries.into_iter().map(entry).collect();
        if matches!(keys, KeyKind::Record(_)) {
            found.order_by(|a, b| a.title.cmp(&b.title));
        }
        found
    }

    /// The names that can be keys of a map field; none where keys are no records.
    pub fn entry_names(&self, field: ListedField) -> Vec<String> {
        match self.map_kind(field) {
            Some((KeyKind::Record(kind), _)) => self.names_of(kind),
            _ => Vec::new(),
        }
    }

    /// Sets one entry from texts; an empty value takes it away.
    ///
    /// # Errors
    /// Why key or value cannot be read; nothing changes then.
    pub fn type_entry(
        &self,
        uid: Uid,
        field: ListedField,
        key: &str,
        text: &str,
    ) -> Result<Plan, RawReason> {
        let no_map = RawReason::NotAChoice;
        let (keys, values) = self.map_kind(field).ok_or(no_map.clone())?;
        let place = field.key().ok_or(no_map)?;
        let entry = self.read_entry_key(keys, key.trim())?;
        let value = match text.trim() {
            "" => Value::Empty,
            text => self.read_kind(&values, "", text)?,
        };
        if !value.is_empty() {
            values.check(&value).map_err(reason_of)?;
        }
        let at = RecordRef { kind: self.kind(), uid };
        let label = Label::one(Verb::Edit, self.kind(), &self.name(uid)).of_field(&place);
        let command = Command::SetEntry { at, field: place, entry, value };
        Ok(Plan {
            command: Command::Batch(vec![command]),
            label,
            cells: 1,
            raw_cells: 0,
            new_rows: 0,
            skipped: 0,
            columns_out: 0,
            area: Rectangle::cell(0, 0),
        })
    }

    pub(super) fn map_kind(&self, field: ListedField) -> Option<(KeyKind, Kind)> {
        match self.descriptor(field)?.kind {
            Kind::Map(keys, values) => Some((keys, *values)),
            _ => None,
        }
    }

    /// The key of an entry from what is typed or from the key itself.
    fn read_entry_key(&self, keys: KeyKind, text: &str) -> Result<String, RawReason> {
        if keys.check(text).is_ok() {
            return Ok(text.to_owned());
        }
        match keys {
            KeyKind::Record(kind) => {
                match self.names.borrow_mut().find(self.workspace(), kind, text) {
                    Named::One(uid) => Ok(uid.to_string()),
                    Named::Several => Err(RawReason::SeveralOfName(kind)),
                    Named::No => Err(RawReason::NoSuchName(kind)),
                }
            }
            KeyKind::Month => {
                let read = month::read(text, &self.conventions).map_err(RawReason::Fault)?;
                Ok(read.month.to_string())
            }
            KeyKind::Date => {
                let options = DateOptions::plain(Edge::Start);
                let read = date::read(text, &self.conventions, &options);
                Ok(read.map_err(RawReason::Fault)?.date.to_string())
            }
            KeyKind::Code => Err(RawReason::Required),
        }
    }

    pub(super) fn entry_title(&self, keys: KeyKind, key: &str) -> String {
        let read = match keys {
            KeyKind::Record(kind) => {
                key.parse().ok().map(|uid| name_of(self.workspace(), kind, uid))
            }
            KeyKind::Month => key.parse().ok().map(|month| self.locale().month_short_year(month)),
            KeyKind::Date => key.parse().ok().map(|date| self.locale().date(date)),
            KeyKind::Code => None,
        };
        read.filter(|title| !title.is_empty()).unwrap_or_else(|| key.to_owned())
    }
}

fn reason_of(error: FieldError) -> RawReason {
    match error {
        FieldError::OutOfRange(low, high) => RawReason::OutOfRange(low, high),
        FieldError::TooLong(_) => RawReason::TooLong,
        _ => RawReason::NotAChoice,
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{done, today, workspace};
    use super::*;
    use crate::model::reading::ReadingFault;
    use crate::model::record::Typed;
    use crate::model::{Person, RecordKind, Workspace};
    use std::sync::Arc;

    const ROLES: ListedField = ListedField::Builtin("roles");
    const EXCEPTIONS: ListedField = ListedField::Builtin("exceptions");

    fn with_person() -> Workspace {
        let mut ws = workspace();
        let mut person = Person::empty(Uid(50));
        person.name = "Asha".into();
        ws.put(Arc::new(person));
        ws
    }

    fn register(ws: &Workspace) -> Register<'_> {
        Register::new(ws, RecordKind::Person, today(), Default::default(), &[])
    }

    #[test]
    fn entries_are_typed_shown_and_taken_away() {
        let ws = with_person();
        let mut next = ws.clone();
        for (field, key, text) in [
            (ROLES, "data engineer", "60"),
            (EXCEPTIONS, "24/12/2027", "4h"),
            (EXCEPTIONS, "2027-12-27", "0"),
        ] {
            let plan = register(&next).type_entry(Uid(50), field, key, text).unwrap();
            next = done(&next, &plan.command).workspace;
        }
        let shown = |ws: &Workspace, field| -> Vec<String> {
            let row = ws.rows(RecordKind::Person).row(Uid(50)).unwrap().clone();
            let entries = register(ws).entries(row.as_ref(), field);
            entries.iter().map(|e| format!("{} {}", e.title, e.cell.edit_text)).collect()
        };
        assert_eq!(shown(&next, ROLES), ["Data Engineer 60"]);
        assert_eq!(shown(&next, EXCEPTIONS), ["24 Dec 2027 240", "27 Dec 2027 0"]);
        let gone = register(&next).type_entry(Uid(50), ROLES, &Uid(20).to_string(), "").unwrap();
        assert_eq!(shown(&done(&next, &gone.command).workspace, ROLES), [] as [String; 0]);
        assert_eq!(register(&ws).entry_names(ROLES), ["Data Engineer"]);
        assert_eq!(register(&ws).entry_names(EXCEPTIONS), [] as [String; 0]);
    }

    #[test]
    fn wrong_entries_are_told() {
        let ws = with_person();
        for (field, key, text, reason) in [
            (ROLES, "Plumber", "60", RawReason::NoSuchName(RecordKind::Role)),
            (ROLES, "", "60", RawReason::NoSuchName(RecordKind::Role)),
            (ROLES, "Data Engineer", "160", RawReason::OutOfRange(0.0, 1.0)),
            (ROLES, "Data Engineer", "most", RawReason::Fault(ReadingFault::NotANumber)),
            (EXCEPTIONS, "Christmas", "0", RawReason::Fault(ReadingFault::NotADate)),
            (EXCEPTIONS, "31/02/2027", "0", RawReason::Fault(ReadingFault::NoSuchDay)),
            (EXCEPTIONS, "24/12/2027", "25h", RawReason::OutOfRange(0.0, 1440.0)),
            (ListedField::Builtin("name"), "a", "b", RawReason::NotAChoice),
        ] {
            let refused = register(&ws).type_entry(Uid(50), field, key, text).err();
            assert_eq!(refused, Some(reason), "{key:?} {text:?}");
        }
    }
}
