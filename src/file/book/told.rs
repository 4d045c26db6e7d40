//! What the hidden sheet tells.

use super::column::{BookColumn, Holds};
use super::{MARK, VERSION};
use crate::file::out::Said;
use crate::model::record::RecordRef;
use crate::model::{RecordKind, Uid};
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// Rows of cells by their places.
pub type Rows = BTreeMap<u32, BTreeMap<u32, Said>>;

/// A sheet as the hidden one tells of it.
pub struct Sheet {
    /// Its type.
    pub kind: RecordKind,
    /// Its name.
    pub name: String,
    /// Its columns when it was written.
    pub columns: Vec<BookColumn>,
}

/// A record as the hidden sheet tells of it.
#[derive(Default)]
pub struct Hidden {
    /// What it tells.
    pub members: serde_json::Map<String, Json>,
}

/// Everything on the hidden sheet.
pub struct Told {
    /// The workspace.
    pub workspace: Uid,
    /// The revision it was written at.
    pub revision: String,
    /// Members of the workspace that nobody knows.
    pub extra: BTreeMap<String, Json>,
    /// The sheets.
    pub sheets: Vec<Sheet>,
    /// The records.
    pub records: BTreeMap<RecordRef, Hidden>,
    /// Records by their names when it was written.
    pub names: BTreeMap<(RecordKind, String), Uid>,
}

/// The text of a cell.
pub fn text(row: &BTreeMap<u32, Said>, column: u32) -> String {
    row.get(&column).map(Said::plain).unwrap_or_default()
}

/// The texts of the cells from one on, as they follow each other.
pub fn texts_from(row: &BTreeMap<u32, Said>, column: u32) -> impl Iterator<Item = String> {
    row.range(column..).map(|(_, said)| said.plain())
}

/// Reads the hidden sheet; none where it is none of ours or of a newer form.
pub fn told(rows: &Rows) -> Option<Told> {
    let mut lines = rows.values();
    let head = lines.next().filter(|row| text(row, 0) == MARK)?;
    if !matches!(head.get(&1), Some(Said::Number(version)) if *version <= VERSION) {
        return None;
    }
    let mut told = Told {
        workspace: text(head, 2).parse().ok()?,
        revision: text(head, 3),
        extra: BTreeMap::new(),
        sheets: Vec::new(),
        records: BTreeMap::new(),
        names: BTreeMap::new(),
    };
    for row in lines {
        let whole = |from| texts_from(row, from).collect::<String>();
        match text(row, 0).as_str() {
            "extra" => told.extra = serde_json::from_str(&whole(1)).ok()?,
            "table" => {
                let kind = RecordKind::from_key(&text(row, 1))?;
                let cells: Vec<String> = texts_from(row, 3).collect();
                let columns = cells.chunks(2).filter_map(|pair| {
                    let [title, code] = pair else { return None };
                    Some(BookColumn { title: title.clone(), holds: Holds::parse(kind, code)? })
                });
                let (name, columns) = (text(row, 2), columns.collect());
                told.sheets.push(Sheet { kind, name, columns });
            }
            "record" => {
                let kind = RecordKind::from_key(&text(row, 1))?;
                let uid = text(row, 2).parse().ok()?;
                let name = text(row, 3);
                if !name.is_empty() {
                    told.names.insert((kind, folded(&name)), uid);
                }
                let members = serde_json::from_str(&whole(4)).ok()?;
                told.records.insert(RecordRef { kind, uid }, Hidden { members });
            }
            _ => {}
        }
    }
    Some(told)
}

/// A name as names are compared.
pub fn folded(name: &str) -> String {
    name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}
