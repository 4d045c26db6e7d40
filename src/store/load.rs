//! From stored bytes to a document: the snapshot, then the log entry by entry.

use super::Stored;
use crate::edit::{PatchFault, apply_all, json};
use crate::file::envelope::{self, Document, FileFault};
use crate::model::Workspace;

/// A document read from a store, and how far its log led.
#[derive(Debug)]
pub struct Loaded {
    /// The document.
    pub document: Document,
    /// The number of the newest entry in it.
    pub seq: u64,
    /// Why the log was not followed to its end, where it was not.
    pub stopped: Option<LoadFault>,
}

/// Why stored bytes do not give a document, or only part of the log.
#[derive(Clone, Debug, PartialEq)]
pub enum LoadFault {
    /// The snapshot is no workspace file.
    Snapshot(FileFault),
    /// An entry of the log cannot be read.
    EntryUnreadable(u64),
    /// An entry is missing: this one was expected.
    EntryMissing(u64),
    /// An entry does not follow from the revision before it.
    RevisionDiffers(u64),
    /// An entry does not fit the workspace.
    EntryUnfit(u64, PatchFault),
    /// More was written than the store acknowledged; this is the first entry beyond.
    BeyondHead(u64),
}

/// Reads what a store holds. A broken log gives the document up to the break.
///
/// # Errors
/// [`LoadFault::Snapshot`] where there is no document at all.
pub fn load(stored: &Stored) -> Result<Loaded, LoadFault> {
    let document = envelope::read(&stored.snapshot).map_err(LoadFault::Snapshot)?;
    let mut loaded = Loaded { document, seq: stored.snapshot_seq, stopped: None };
    for (seq, bytes) in &stored.log {
        if *seq <= loaded.seq {
            continue;
        }
        if let Err(fault) = follow(&mut loaded, *seq, bytes) {
            loaded.stopped = Some(fault);
            break;
        }
    }
    if loaded.stopped.is_none() && loaded.seq < stored.head.seq {
        loaded.stopped = Some(LoadFault::EntryMissing(loaded.seq + 1));
    }
    // What follows rightly is somebody's work: it is read, but said.
    if loaded.stopped.is_none() && loaded.seq > stored.head.seq {
        loaded.stopped = Some(LoadFault::BeyondHead(stored.head.seq + 1));
    }
    Ok(loaded)
}

/// The workspace as it was at a revision, where the snapshot and the log after it lead there.
pub fn version_at(stored: &Stored, revision: &str) -> Option<Workspace> {
    let document = envelope::read(&stored.snapshot).ok()?;
    let mut loaded = Loaded { document, seq: stored.snapshot_seq, stopped: None };
    for (seq, bytes) in stored.log.iter().filter(|(seq, _)| *seq > stored.snapshot_seq) {
        if loaded.document.revision == revision {
            break;
        }
        follow(&mut loaded, *seq, bytes).ok()?;
    }
    (loaded.document.revision == revision).then_some(loaded.document.workspace)
}

fn follow(loaded: &mut Loaded, seq: u64, bytes: &[u8]) -> Result<(), LoadFault> {
    if seq != loaded.seq + 1 {
        return Err(LoadFault::EntryMissing(loaded.seq + 1));
    }
    let unreadable = LoadFault::EntryUnreadable(seq);
    let json = serde_json::from_slice(bytes).map_err(|_| unreadable.clone())?;
    let entry = json::entry_from_json(&json).ok_or(unreadable)?;
    let revision = crate::edit::revision_after(&entry.parent, &entry.change.patches);
    if entry.parent != loaded.document.revision || revision != entry.revision || entry.seq != seq {
        return Err(LoadFault::RevisionDiffers(seq));
    }
    let next = apply_all(&loaded.document.workspace, &entry.change.patches);
    let next = next.map_err(|fault| LoadFault::EntryUnfit(seq, fault))?;
    loaded.document.follow(next, &entry);
    loaded.seq = seq;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Change, Command, FieldKey, History, Label, Stamp, Target, Verb, apply};
    use crate::model::{Project, Record, RecordKind, Typed, Uid, Value};
    use crate::store::Head;
    use std::sync::Arc;

    /// A snapshot of one project and a log of three renames.
    fn stored() -> (Stored, Workspace) {
        let mut workspace = Workspace::new(Uid(1));
        let mut project = Project::empty(Uid(2));
        project.name = "Atlas".into();
        let at = (&project as &dyn Record).at();
        workspace.put(Arc::new(project));
        let snapshot = envelope::write(&Document::new(workspace.clone())).into_bytes();
        let mut history = History::default();
        let mut log = Vec::new();
        for name in ["Bora", "Calder", "Delta"] {
            let field = FieldKey::Builtin("name");
            let set = Command::Set { at, field, value: Value::Text(name.into()) };
            let applied = apply(&workspace, Target::Plan, &set).unwrap();
            let label = Label::one(Verb::Edit, RecordKind::Project, name);
            history.enter(Change { label, patches: applied.patches }, Stamp::default());
            workspace = applied.workspace;
            let entry = history.newest().unwrap();
            log.push((entry.seq, json::entry_to_json(entry).to_string().into_bytes()));
        }
        let head = Head { uid: Uid(1), name: String::new(), seq: 3, saved_ms: 0 };
        (Stored { head, snapshot_seq: 0, snapshot, log }, workspace)
    }

    #[test]
    fn snapshot_and_log_give_the_newest_version() {
        let (stored, newest) = stored();
        let loaded = load(&stored).unwrap();
        assert_eq!(loaded.document.workspace, newest);
        assert_eq!((loaded.seq, loaded.stopped), (3, None));
        assert_eq!(loaded.document.lineage.len(), 3);
    }

    #[test]
    fn every_version_since_the_snapshot_can_be_had_again() {
        let (mut stored, newest) = stored();
        let lineage = load(&stored).unwrap().document.lineage;
        for (nth, revision) in lineage.iter().enumerate() {
            let version = version_at(&stored, revision).unwrap();
            let row = version.rows(RecordKind::Project).row(Uid(2)).unwrap();
            let name = row.value("name").as_str().map(str::to_owned);
            assert_eq!(name.as_deref(), ["Atlas", "Bora", "Calder"].get(nth).copied());
        }
        let now = load(&stored).unwrap().document.revision;
        assert_eq!(version_at(&stored, &now), Some(newest));
        assert_eq!(version_at(&stored, "another"), None);
        stored.log[1].1.truncate(9);
        assert_eq!(version_at(&stored, &now), None, "behind a break");
        assert!(version_at(&stored, &lineage[1]).is_some(), "before it");
        stored.snapshot.truncate(9);
        assert_eq!(version_at(&stored, &lineage[0]), None);
    }

    #[test]
    fn a_broken_log_is_followed_up_to_the_break_and_said() {
        type Break = fn(&mut Stored);
        let cases: [(Break, u64, LoadFault); 8] = [
            (|s| _ = s.log.remove(1), 1, LoadFault::EntryMissing(2)),
            (|s| s.log[1].1.truncate(40), 1, LoadFault::EntryUnreadable(2)),
            (|s| s.log[2].1 = s.log[1].1.clone(), 2, LoadFault::RevisionDiffers(3)),
            (|s| s.log.truncate(2), 2, LoadFault::EntryMissing(3)),
            (|s| s.head.seq = 2, 3, LoadFault::BeyondHead(3)),
            (|s| s.head.seq = 0, 3, LoadFault::BeyondHead(1)),
            (
                |s| {
                    s.head.seq = 2;
                    s.log[2].1.truncate(9);
                },
                2,
                LoadFault::EntryUnreadable(3),
            ),
            (
                |s| {
                    let text = String::from_utf8(s.log[1].1.clone()).unwrap();
                    s.log[1].1 = text.replace("Calder", "Zalder").into_bytes();
                },
                1,
                LoadFault::RevisionDiffers(2),
            ),
        ];
        for (damage, seq, expect) in cases {
            let (mut stored, _) = stored();
            damage(&mut stored);
            let loaded = load(&stored).unwrap();
            assert_eq!((loaded.seq, loaded.stopped), (seq, Some(expect)));
        }
        let (mut stored, _) = stored();
        stored.snapshot.truncate(10);
        assert!(matches!(load(&stored), Err(LoadFault::Snapshot(_))));
    }
}
