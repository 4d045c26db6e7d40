//! Records by name, for cells that refer to others.

use super::collate::fold;
use crate::model::{RecordKind, Uid, Workspace};
use std::collections::BTreeMap;

/// Folded name → the record, or nothing where several have it; by record type.
#[derive(Default)]
pub(super) struct Names(BTreeMap<RecordKind, BTreeMap<String, Option<Uid>>>);

/// What a name leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// One record.
    One(Uid),
    /// Several records.
    Several,
    /// None.
    No,
}

impl Names {
    /// The record of a type with a name, whatever its case and accents.
    pub(super) fn find(&mut self, workspace: &Workspace, kind: RecordKind, name: &str) -> Named {
        let names = self.0.entry(kind).or_insert_with(|| gather(workspace, kind));
        match names.get(&fold(name)) {
            Some(Some(uid)) => Named::One(*uid),
            Some(None) => Named::Several,
            None => Named::No,
        }
    }
}

fn gather(workspace: &Workspace, kind: RecordKind) -> BTreeMap<String, Option<Uid>> {
    let mut names = BTreeMap::new();
    for row in workspace.rows(kind).iter() {
        let name = fold(&name_of(workspace, kind, row.uid()));
        names.entry(name).and_modify(|uid| *uid = None).or_insert(Some(row.uid()));
    }
    names
}

/// The name of a record; empty where it has none or is gone.
pub(super) fn name_of(workspace: &Workspace, kind: RecordKind, uid: Uid) -> String {
    let row = workspace.rows(kind).row(uid);
    let value = row.zip(kind.name_field()).map(|(row, field)| row.value(field.key));
    value.and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
