//! Reads the sample's typed tables into records, by the same rules a user's typing goes by.

use super::ids::uid;
use super::{govern, people_registers};
use plumbline::model::field::{KeyKind, Kind};
use plumbline::model::order::OrderKey;
use plumbline::model::{RecordKind, Value, Workspace};

use plumbline::model::reading::money::Scale;
use plumbline::present::register::{Input, ListedField, Register};
use std::sync::Arc;

/// Puts the rows of all tables in.
pub fn put_registers(ws: &mut Workspace) {
    for (kind, table) in govern::TABLES.into_iter().chain(people_registers::TABLES) {
        put_table(ws, kind, table);
    }
}

fn put_table(ws: &mut Workspace, kind: RecordKind, table: &str) {
    let mut lines = table.lines();
    let header: Vec<&str> = cells(lines.next().unwrap_or_default());
    let rows: Vec<Vec<&str>> = lines.map(cells).collect();
    let keys = OrderKey::run(None, rows.len());
    for (nth, (row, order)) in rows.into_iter().zip(keys).enumerate() {
        let mut record = kind.empty(uid(kind, nth));
        let held = Arc::get_mut(&mut record).expect("nobody else holds it");
        held.base_mut().order = order;
        for (key, text) in header.iter().zip(row) {
            let at = kind.field_index(key).unwrap_or_else(|| panic!("{kind:?} has no {key}"));
            let value = read(ws, kind, at, text);
            held.set_at(at, value).unwrap_or_else(|e| panic!("{kind:?} {key} {text}: {e:?}"));
        }
        assert!(ws.put(record).is_none(), "an id is used once");
    }
}

fn cells(line: &str) -> Vec<&str> {
    line.split('|').map(str::trim).collect()
}

fn read(ws: &Workspace, kind: RecordKind, at: usize, text: &str) -> Value {
    let field = kind.fields()[at];
    if let Kind::Map(KeyKind::Date | KeyKind::Month, _) = field.kind {
        let entry = |pair: &str| {
            let (key, number) = pair.split_once('=').expect("key=number");
            (key.trim().to_owned(), Value::Number(number.trim().parse().expect("a number")))
        };
        return Value::Map(text.split(';').filter(|pair| !pair.is_empty()).map(entry).collect());
    }
    let as_of = super::make::day("2027-06-07");
    let register = Register::new(ws, kind, as_of, Scale::Units, &[]);
    match register.read_input(ListedField::Builtin(field.key), text) {
        Input::Value(value) => value,
        other => panic!("{kind:?} {} {text:?}: {other:?}", field.key),
    }
}
