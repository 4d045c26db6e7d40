//! The columns of one field, and what their cells say together.

use super::column::{BookColumn, Holds};
use super::value::{Find, value_of};
use super::words::BookWords;
use crate::edit::{FieldKey, custom_field};
use crate::file::out::Said;
use crate::model::field::{Field, KeyKind, Kind};
use crate::model::{Currency, FieldDef, Id, RecordKind, Value, Workspace};
use std::collections::BTreeMap;

/// The columns of each field, by place.
pub fn groups(columns: &[BookColumn]) -> Vec<Vec<usize>> {
    let holds: Vec<&Holds> = columns.iter().map(|column| &column.holds).collect();
    grouped(&holds)
}

/// The same of what columns hold.
pub fn grouped(holds: &[&Holds]) -> Vec<Vec<usize>> {
    let mut groups: Vec<(Holds, Vec<usize>)> = Vec::new();
    for (place, own) in holds.iter().enumerate() {
        let field = match own {
            Holds::Field(at) | Holds::Month(at, _) | Holds::Currency(at) => Holds::Field(*at),
            Holds::Custom(uid) => Holds::Custom(*uid),
            Holds::Id => continue,
        };
        match groups.iter_mut().find(|(known, _)| *known == field) {
            Some((_, places)) => places.push(place),
            None => groups.push((field, vec![place])),
        }
    }
    groups.into_iter().map(|(_, places)| places).collect()
}

/// The field a group of columns belongs to, by the first of them.
pub fn key_of(kind: RecordKind, holds: &Holds) -> Option<FieldKey> {
    match holds {
        Holds::Field(at) | Holds::Month(at, _) | Holds::Currency(at) => {
            kind.fields().get(*at).map(|field| FieldKey::Builtin(field.key))
        }
        Holds::Custom(uid) => Some(FieldKey::Custom(*uid)),
        Holds::Id => None,
    }
}

/// What the cells of a field say: its value, and the texts that stay as typed.
pub fn read_group(
    (workspace, words): (&Workspace, &BookWords),
    kind: RecordKind,
    key: &FieldKey,
    cells: &[(Holds, Said)],
    find: Find,
) -> (Value, Vec<(String, String)>) {
    let reporting = workspace.reporting_currency();
    let field: Option<(Option<usize>, Field)> = match key {
        FieldKey::Builtin(name) => {
            let at = kind.field_index(name);
            at.and_then(|at| Some((Some(at), *kind.fields().get(at)?)))
        }
        FieldKey::Custom(uid) => {
            workspace.find(Id::<FieldDef>::new(*uid)).map(|def| (None, custom_field(def)))
        }
        _ => None,
    };
    let Some((at, field)) = field else { return (Value::Empty, Vec::new()) };
    if let Kind::Map(KeyKind::Month, inner) = field.kind {
        return read_months(kind, key, inner, cells, (words, find));
    }
    let said = |wanted: fn(&Holds) -> bool| cells.iter().find(|(holds, _)| wanted(holds));
    let empty = Said::Empty;
    let cell = said(|holds| !matches!(holds, Holds::Currency(_))).map_or(&empty, |(_, said)| said);
    let code = said(|holds| matches!(holds, Holds::Currency(_))).map(|(_, said)| said.plain());
    let code = code.map(|code| code.trim().to_uppercase()).filter(|code| !code.is_empty());
    let currency = code.as_ref().map_or(Some(reporting), |code| code.parse::<Currency>().ok());
    // Amounts of custom fields carry their currency with them.
    let (cell, currency) = match (field.kind, cell) {
        (Kind::Money, Said::Text(text)) => match text.trim().split_once(' ') {
            Some((code, amount)) if code.len() == 3 => match amount.trim().parse() {
                Ok(amount) => (Said::Number(amount), code.parse().ok()),
                Err(_) => (cell.clone(), currency),
            },
            _ => (cell.clone(), currency),
        },
        _ => (cell.clone(), currency),
    };
    let value =
        currency.and_then(|currency| value_of((kind, at, &field), &cell, currency, words, find));
    match value {
        Some(value) => (value, Vec::new()),
        None => (Value::Empty, vec![(key.to_string(), cell.plain().trim().to_owned())]),
    }
}

fn read_months(
    kind: RecordKind,
    key: &FieldKey,
    inner: &'static Kind,
    cells: &[(Holds, Said)],
    (words, find): (&BookWords, Find),
) -> (Value, Vec<(String, String)>) {
    let (mut entries, mut raw) = (BTreeMap::new(), Vec::new());
    for (holds, said) in cells {
        let Holds::Month(_, month) = holds else { continue };
        match value_of((kind, None, &Field::new(*inner)), said, Currency::GBP, words, find) {
            Some(Value::Empty) => {}
            Some(value) => _ = entries.insert(month.clone(), value),
            None => raw.push((format!("{key}:{month}"), said.plain().trim().to_owned())),
        }
    }
    let value = if entries.is_empty() { Value::Empty } else { Value::Map(entries) };
    (value, raw)
}
