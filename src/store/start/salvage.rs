//! The last rung: single records out of bytes that are no file any more.
//!
//! A workspace file has a record a line under the name of its table, so that a damaged line costs
//! one record and no other.

use super::Found;
use crate::file::envelope::Document;
use crate::model::json::record_from_json;
use crate::model::{RecordKind, Workspace};
use crate::store::layout::{Record, join};

/// What can still be read, and how many records that are. Changes of the log are applied one by
/// one, where they fit.
pub fn salvage(found: &Found) -> (Document, usize) {
    let mut best = Workspace::new(found.uid);
    for parts in found.parts.values() {
        let workspace = lines(found, &String::from_utf8_lossy(&join(parts)));
        if count(&workspace) > count(&best) {
            best = workspace;
        }
    }
    for (_, bytes) in &found.log {
        let entry = Record::decode(bytes).and_then(|record| record.entry());
        for patch in entry.iter().flat_map(|entry| &entry.change.patches) {
            // What does not fit what is left cannot be helped.
            _ = patch.apply(&mut best);
        }
    }
    counted(Document::new(best))
}

/// A document and how many records it has.
pub fn counted(document: Document) -> (Document, usize) {
    let count = count(&document.workspace);
    (document, count)
}

fn count(workspace: &Workspace) -> usize {
    RecordKind::ALL.into_iter().map(|kind| workspace.rows(kind).len()).sum()
}

fn lines(found: &Found, text: &str) -> Workspace {
    let mut workspace = Workspace::new(found.uid);
    let mut table = None;
    for line in text.lines() {
        if let Some(name) = line.strip_prefix('"').and_then(|rest| rest.strip_suffix("\":[")) {
            table = RecordKind::from_key(name);
            continue;
        }
        let row = line.trim_end_matches([',', ']']);
        let json = serde_json::from_str(row).ok();
        let record = table.zip(json).and_then(|(kind, json)| record_from_json(kind, json));
        if let Some(record) = record {
            workspace.put(record);
        }
    }
    workspace
}
