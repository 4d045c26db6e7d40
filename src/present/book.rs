//! The words of a workbook of the whole workspace, and what it changes when it comes back.

use super::text::Text as _;
use super::text::book::BookText as T;
use super::text::fields::{Number, choice_label, field_title, kind_heading};
use crate::edit::{Command, FieldKey, Patch};
use crate::file::book::{BookWords, FieldWords, KindWords};
use crate::model::field::{KeyKind, Kind};
use crate::model::record::Record;
use crate::model::{RecordKind, RecordRef, Value};
use crate::order::set_of;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The words of a workbook of this workspace.
pub fn book_words(workspace_name: &str) -> BookWords {
    let kinds = RecordKind::ALL.into_iter().map(|kind| {
        let fields = kind.fields().iter().map(|field| {
            let codes = match field.kind {
                Kind::Choice(codes) => codes,
                _ => &[],
            };
            let label =
                |code: &&str| choice_label(kind, field.key, code).unwrap_or(code).to_owned();
            FieldWords {
                title: field_title(kind, field.key).to_owned(),
                labels: codes.iter().map(label).collect(),
            }
        });
        KindWords { name: kind_heading(kind, Number::Plural), fields: fields.collect() }
    });
    let lines = [
        T::Whose.with(&[("name", workspace_name)]),
        T::Edit.say().to_owned(),
        T::Add.say().to_owned(),
        T::Delete.say().to_owned(),
        T::Back.say().to_owned(),
    ];
    BookWords {
        kinds: kinds.collect(),
        read_me: T::ReadMe.say().to_owned(),
        lines: lines.into(),
        heads: [T::Sheet, T::Rows, T::Column, T::Total].map(|head| head.say().to_owned()).into(),
        currency: T::Currency.say().to_owned(),
    }
}

/// What a workbook changes, by records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BookChanges {
    /// Records that come.
    pub added: usize,
    /// Records that change.
    pub changed: usize,
}

/// The difference a workbook makes as one command, and its figures. Records that refer to each
/// other come first without their references, so that none refers to what is not there yet; texts
/// as typed come last, for a value would clear them.
pub fn book_command(patches: &[Patch]) -> (Command, BookChanges) {
    let typed = set_of(patches.iter().filter_map(|patch| match patch {
        Patch::Set { at, field: FieldKey::Raw(key), to: Value::Text(_), .. } => {
            Some((*at, key.clone()))
        }
        _ => None,
    }));
    let (mut adds, mut clears, mut sets, mut last) = (vec![], vec![], vec![], vec![]);
    let mut touched = BTreeSet::new();
    let mut added = 0;
    for patch in patches {
        match patch {
            Patch::Add(record) => {
                added += 1;
                adds.push(Command::Add(without_references(record, &mut sets)));
                continue;
            }
            Patch::Remove(record) => sets.push(Command::Remove(record.at())),
            Patch::Set { at, field: FieldKey::Raw(key), to: Value::Text(text), .. } => {
                last.push(raw_command(*at, key, text));
            }
            Patch::Set { at, field, to, .. } => {
                let own = typed.contains(&(*at, field.to_string()));
                let set = Command::Set { at: *at, field: field.clone(), value: to.clone() };
                match field {
                    FieldKey::Raw(_) => clears.push(set),
                    _ if own && to.is_empty() => {}
                    _ => sets.push(set),
                }
            }
            Patch::SetEntry { at, field, entry, to, .. } => {
                let (field, entry) = (field.clone(), entry.clone());
                sets.push(Command::SetEntry { at: *at, field, entry, value: to.clone() });
            }
        }
        touched.insert(patch.at());
    }
    let commands = adds.into_iter().chain(clears).chain(sets).chain(last).collect();
    (Command::Batch(commands), BookChanges { added, changed: touched.len() })
}

/// Keeps a text as typed: of a field, which is then empty, or of one of its entries.
fn raw_command(at: RecordRef, key: &str, text: &str) -> Command {
    match FieldKey::parse(at.kind, key) {
        Some(field) => Command::SetRaw { at, field, text: text.to_owned() },
        None => {
            let (field, value) = (FieldKey::Raw(key.to_owned()), Value::Text(text.to_owned()));
            Command::Set { at, field, value }
        }
    }
}

/// A copy that refers to nothing; what it referred to is set afterwards.
fn without_references(record: &Arc<dyn Record>, sets: &mut Vec<Command>) -> Arc<dyn Record> {
    let mut copy = record.to_arc();
    let Some(inside) = Arc::get_mut(&mut copy) else { return record.clone() };
    for (index, field) in record.kind().fields().iter().enumerate() {
        let refers = matches!(field.kind, Kind::Ref(..) | Kind::Map(KeyKind::Record(_), _));
        let value = record.value_at(index);
        if !refers || value.is_empty() {
            continue;
        }
        // A field of references takes an empty value.
        _ = inside.set_at(index, Value::Empty);
        if field.required {
            inside.base_mut().raw.entry(field.key.to_owned()).or_default();
        }
        sets.push(Command::Set { at: record.at(), field: FieldKey::Builtin(field.key), value });
    }
    copy
}
