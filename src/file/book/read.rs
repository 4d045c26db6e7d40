//! A workbook of ours back to a workspace.

use super::column::Holds;
use super::group::{grouped, key_of, read_group};
use super::rest::{FieldRest, raws_of};
use super::told::{Rows, Sheet, Told, folded, text, told};
use super::value::{fingerprint, said_of};
use super::words::BookWords;
use crate::edit::FieldKey;
use crate::file::out::Said;
use crate::file::sheet::SheetFault;
use crate::file::xlsx::{Book, ROUND_TRIP};
use crate::model::order::OrderKey;
use crate::model::record::{Record, RecordRef};
use crate::model::{RecordKind, Uid, Value, Workspace};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A workbook as read.
#[derive(Clone, Debug, PartialEq)]
pub struct BookIn {
    /// The workspace with everything the workbook says.
    pub workspace: Workspace,
    /// The revision it was written at.
    pub revision: String,
    /// Cells that could not be read and stay as typed.
    pub unread: usize,
}

/// Reads a workbook of ours. What it does not say stays as it is in `base`, where that is the same
/// workspace; rows without an id become records with ids counted up from `fresh`.
///
/// Faults: those of workbooks; `DamagedBook` also where it is none of ours.
pub fn read(
    bytes: &[u8],
    base: Option<&Workspace>,
    words: &BookWords,
    fresh: Uid,
) -> Result<BookIn, SheetFault> {
    let mut book = Book::open(bytes)?;
    let hidden = rows_of(&mut book, ROUND_TRIP).map_err(|_| SheetFault::DamagedBook)?;
    let told = told(&hidden).ok_or(SheetFault::DamagedBook)?;
    let base = base.filter(|base| base.uid == told.workspace);
    let mut workspace = base.cloned().unwrap_or_else(|| Workspace::new(told.workspace));
    if base.is_none() {
        workspace.extra = told.extra.clone();
    }
    let mut sheets = Vec::new();
    for sheet in &told.sheets {
        // A sheet that was deleted says nothing.
        let rows = match rows_of(&mut book, &sheet.name) {
            Err(SheetFault::NoSuchSheet) => continue,
            rows => rows?,
        };
        if let Some((columns, rows)) = table_of(sheet, rows) {
            sheets.push((sheet.kind, columns, rows));
        }
    }
    let mut reading = Reading { told: &told, words, workspace, fresh, made: 0, unread: 0 };
    // All records are there before any is referred to.
    let placed: Vec<_> = sheets.iter().map(|sheet| reading.place(sheet)).collect();
    for ((kind, columns, rows), uids) in sheets.iter().zip(&placed) {
        for ((_, row), uid) in rows.iter().zip(uids) {
            reading.fill(RecordRef { kind: *kind, uid: *uid }, columns, row);
        }
    }
    let Reading { workspace, unread, .. } = reading;
    Ok(BookIn { workspace, revision: told.revision.clone(), unread })
}

fn rows_of(book: &mut Book, name: &str) -> Result<Rows, SheetFault> {
    let place = book.sheets.iter().position(|sheet| sheet.name == name);
    let mut rows = Rows::new();
    book.cells(place.ok_or(SheetFault::NoSuchSheet)?, &mut |row, column, value| {
        let said = said_of(value);
        if said != Said::Empty {
            rows.entry(row).or_default().insert(column, said);
        }
        Ok(())
    })?;
    Ok(rows)
}

/// The columns that are still there, each with its place now, and the rows below their titles.
fn table_of(sheet: &Sheet, mut rows: Rows) -> Option<(Vec<(u32, Holds)>, Rows)> {
    let id = sheet.columns.iter().find(|column| column.holds == Holds::Id)?;
    let is_head = |row: &BTreeMap<u32, Said>| row.values().any(|said| said.plain() == id.title);
    let (head, titles) = rows.iter().find(|(_, row)| is_head(row))?;
    let columns = titles.iter().filter_map(|(place, said)| {
        let title = said.plain();
        let column = sheet.columns.iter().find(|column| column.title == title)?;
        Some((*place, column.holds.clone()))
    });
    let (columns, head): (Vec<(u32, Holds)>, u32) = (columns.collect(), *head);
    let below = rows.split_off(&(head + 1));
    Some((columns, below))
}

/// The state of a reading.
struct Reading<'a> {
    told: &'a Told,
    words: &'a BookWords,
    workspace: Workspace,
    fresh: Uid,
    made: u128,
    unread: usize,
}

impl Reading<'_> {
    /// Gives every row of a sheet its record: by its id, else a new one behind the others.
    fn place(&mut self, (kind, columns, rows): &(RecordKind, Vec<(u32, Holds)>, Rows)) -> Vec<Uid> {
        let id = columns.iter().find(|(_, holds)| *holds == Holds::Id).map(|(place, _)| *place);
        let mut taken = BTreeSet::new();
        let uids = rows.values().map(|row| {
            let own = id.and_then(|id| text(row, id).trim().parse::<Uid>().ok());
            let uid = own.filter(|uid| taken.insert(*uid)).unwrap_or_else(|| {
                self.made += 1;
                Uid(self.fresh.0.wrapping_add(self.made))
            });
            let at = RecordRef { kind: *kind, uid };
            if self.workspace.record(at).is_none() {
                let mut record = kind.empty(uid);
                if let Some(inside) = Arc::get_mut(&mut record)
                    && !self.told.records.contains_key(&at)
                {
                    let rows = self.workspace.rows(*kind).iter();
                    let last = rows.map(|record| record.base().order.clone()).max();
                    let last = last.filter(|key| !key.as_str().is_empty());
                    inside.base_mut().order = OrderKey::between(last.as_ref(), None);
                }
                self.workspace.put(record);
            }
            uid
        });
        uids.collect()
    }

    /// Puts what a row says into its record.
    fn fill(&mut self, at: RecordRef, columns: &[(u32, Holds)], row: &BTreeMap<u32, Said>) {
        let Some(record) = self.workspace.record(at) else { return };
        let mut copy = record.to_arc();
        let Some(inside) = Arc::get_mut(&mut copy) else { return };
        let rest = self.told.records.get(&at);
        if let Some(rest) = rest {
            put_base(inside, &rest.members);
        }
        let holds: Vec<&Holds> = columns.iter().map(|(_, holds)| holds).collect();
        for group in grouped(&holds) {
            let cells: Vec<(Holds, Said)> = group
                .iter()
                .filter_map(|nth| columns.get(*nth))
                .map(|(place, holds)| (holds.clone(), row.get(place).cloned().unwrap_or_default()))
                .collect();
            let Some(key) = cells.first().and_then(|(holds, _)| key_of(at.kind, holds)) else {
                continue;
            };
            let kept = rest.and_then(|rest| {
                let kept = rest.members.get("fields")?.get(key.to_string());
                let kept = kept.and_then(FieldRest::from_json)?;
                (kept.cells == fingerprint(cells.iter().map(|(_, said)| said))).then_some(kept)
            });
            let is_kept = kept.is_some();
            let (value, raw) = match kept {
                Some(kept) => (kept.value, kept.raw),
                None => {
                    let (names, workspace) = (&self.told.names, &self.workspace);
                    let mut find = |kind, name: &str| find_in(names, workspace, kind, name);
                    let own = (workspace, self.words);
                    let (value, raw) = read_group(own, at.kind, &key, &cells, &mut find);
                    (with_other_months(inside, &key, &cells, value), raw)
                }
            };
            // What was as typed before is nothing new.
            let known = raws_of(inside, &key);
            self.unread += raw.iter().filter(|raw| !is_kept && !known.contains(raw)).count();
            put_field(inside, &key, value, raw, is_kept);
        }
        self.workspace.put(copy);
    }
}

/// A record by its id, by the name it had when the workbook was written, else by its name now.
fn find_in(
    names: &BTreeMap<(RecordKind, String), Uid>,
    workspace: &Workspace,
    kind: RecordKind,
    name: &str,
) -> Option<Uid> {
    if let Ok(uid) = name.trim().parse::<Uid>() {
        return workspace.record(RecordRef { kind, uid }).map(|record| record.uid());
    }
    let wanted = folded(name);
    names.get(&(kind, wanted.clone())).copied().or_else(|| {
        let field = kind.name_field()?;
        let named = |record: &&Arc<dyn Record>| {
            record.value(field.key).as_str().map(folded).as_ref() == Some(&wanted)
        };
        let mut found = workspace.rows(kind).iter().filter(named);
        let first = found.next()?.uid();
        found.next().is_none().then_some(first)
    })
}

/// Months whose columns are gone stay as they are.
fn with_other_months(
    record: &dyn Record,
    key: &FieldKey,
    cells: &[(Holds, Said)],
    value: Value,
) -> Value {
    let told: BTreeSet<&str> = cells
        .iter()
        .filter_map(|(holds, _)| match holds {
            Holds::Month(_, month) => Some(month.as_str()),
            _ => None,
        })
        .collect();
    let Value::Map(before) = key.read(record) else { return value };
    if told.is_empty() {
        return value;
    }
    let mut entries = match value {
        Value::Map(entries) => entries,
        _ => BTreeMap::new(),
    };
    entries.extend(before.into_iter().filter(|(month, _)| !told.contains(month.as_str())));
    if entries.is_empty() { Value::Empty } else { Value::Map(entries) }
}

fn put_field(
    record: &mut dyn Record,
    key: &FieldKey,
    value: Value,
    raw: Vec<(String, String)>,
    is_kept: bool,
) {
    for (old, _) in raws_of(record, key) {
        record.base_mut().raw.remove(&old);
    }
    let is_empty = value.is_empty();
    // What does not fit was checked where it was read.
    _ = key.write(record, value);
    let required = match key {
        FieldKey::Builtin(name) => record.kind().field(name).is_some_and(|field| field.required),
        _ => false,
    };
    let waits = required && is_empty && raw.is_empty() && !is_kept;
    record.base_mut().raw.extend(raw);
    if waits {
        record.base_mut().raw.insert(key.to_string(), String::new());
    }
}

fn put_base(record: &mut dyn Record, members: &serde_json::Map<String, Json>) {
    let base = record.base_mut();
    let order = members.get("order").and_then(Json::as_str).unwrap_or_default();
    if let Some(order) = OrderKey::parse(order) {
        base.order = order;
    }
    if let Some(Json::Object(extra)) = members.get("extra") {
        base.extra = extra.clone().into_iter().collect();
    }
    for (key, text) in members.get("raw").and_then(Json::as_object).into_iter().flatten() {
        base.raw.insert(key.clone(), text.as_str().unwrap_or_default().to_owned());
    }
}
