//! The history of a workspace: an append-only list of changes in which undo is a change too.

use super::command::Label;
use super::json;
use super::patch::{Patch, PatchFault, apply_all, invert};
use crate::model::Workspace;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// Most steps that can be undone.
pub const STEPS_MAX: usize = 500;

/// Most entries held: those that undo and redo can reach, and the newest besides.
const ENTRIES_MAX: usize = 2 * STEPS_MAX;

/// The revision of a workspace that nothing was ever done to.
pub const REVISION_NONE: &str = "00000000000000000000000000000000";

/// Who changed something and when, given from outside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// Milliseconds since 1970, UTC.
    pub at_ms: i64,
    /// The id of who did it.
    pub actor: String,
    /// The name shown.
    pub display_name: String,
}

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// A change of its own.
    Do,
    /// The taking back of the entry with this number.
    Undo(u64),
    /// The doing again of the entry with this number.
    Redo(u64),
}

/// A step before it is entered: patches with their label.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What was done.
    pub label: Label,
    /// How the document changed.
    pub patches: Vec<Patch>,
}

/// One line of the history.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its number, from 1 without gaps.
    pub seq: u64,
    /// What it is.
    pub kind: EntryKind,
    /// What was done and how the document changed.
    pub change: Change,
    /// Who and when.
    pub stamp: Stamp,
    /// The revision before it.
    pub parent: String,
    /// The revision after it.
    pub revision: String,
    /// Revisions of another copy that a merge brought into the lineage; taking the merge back
    /// takes them out again.
    pub joined: Vec<String>,
}

/// The newest entries since the workspace was opened, and what can be undone and redone. Older
/// entries that nothing leads back to are let go; the log of the store has them.
#[derive(Clone, Debug, Default)]
pub struct History {
    entries: Vec<Entry>,
    undoable: Vec<u64>,
    redoable: Vec<u64>,
    seq_before: u64,
    revision_before: String,
}

impl History {
    /// A history that goes on after an entry number and revision.
    pub fn after(seq: u64, revision: &str) -> Self {
        Self { seq_before: seq, revision_before: revision.to_owned(), ..Self::default() }
    }

    /// The entries held, in order; there may be gaps among the older ones.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// What undo takes back, the next one last.
    pub fn undoable(&self) -> &[u64] {
        &self.undoable
    }

    /// What redo does again, the next one last.
    pub fn redoable(&self) -> &[u64] {
        &self.redoable
    }

    /// The newest entry.
    pub fn newest(&self) -> Option<&Entry> {
        self.entries.last()
    }

    /// The revision of the document now.
    pub fn revision(&self) -> &str {
        let last = self.newest().map(|entry| entry.revision.as_str());
        let before =
            if self.revision_before.is_empty() { REVISION_NONE } else { &self.revision_before };
        last.unwrap_or(before)
    }

    /// The number of the newest entry.
    pub fn seq(&self) -> u64 {
        self.newest().map_or(self.seq_before, |entry| entry.seq)
    }

    /// What undo would take back.
    pub fn undo_label(&self) -> Option<&Label> {
        self.undoable.last().and_then(|seq| self.entry(*seq)).map(|entry| &entry.change.label)
    }

    /// What redo would do again.
    pub fn redo_label(&self) -> Option<&Label> {
        self.redoable.last().and_then(|seq| self.entry(*seq)).map(|entry| &entry.change.label)
    }

    /// The entry with a number, where it is held.
    pub fn entry(&self, seq: u64) -> Option<&Entry> {
        let at = self.entries.binary_search_by_key(&seq, |entry| entry.seq).ok()?;
        self.entries.get(at)
    }

    /// Enters a change that has been applied. What was undone can no longer be redone.
    pub fn enter(&mut self, change: Change, stamp: Stamp) {
        self.enter_joined(change, stamp, Vec::new());
    }

    /// Enters a merge that has been applied, with the revisions of the other copy that it takes in.
    pub fn enter_joined(&mut self, change: Change, stamp: Stamp, joined: Vec<String>) {
        self.redoable.clear();
        let seq = self.append(EntryKind::Do, change, stamp, joined);
        self.undoable.push(seq);
        if self.undoable.len() > STEPS_MAX {
            self.undoable.remove(0);
        }
    }

    /// Takes the newest step back.
    ///
    /// # Errors
    /// A [`PatchFault`] where the workspace is not the one the history speaks of.
    pub fn undo(&mut self, now: &Workspace, stamp: Stamp) -> Result<Option<Workspace>, PatchFault> {
        let Some(done) = self.undoable.last().and_then(|seq| self.entry(*seq)) else {
            return Ok(None);
        };
        let (seq, label, joined) = (done.seq, done.change.label.clone(), done.joined.clone());
        let patches = invert(&done.change.patches);
        let before = apply_all(now, &patches)?;
        self.undoable.pop();
        self.redoable.push(seq);
        self.append(EntryKind::Undo(seq), Change { label, patches }, stamp, joined);
        Ok(Some(before))
    }

    /// Does the step again that was last taken back.
    ///
    /// # Errors
    /// A [`PatchFault`] where the workspace is not the one the history speaks of.
    pub fn redo(&mut self, now: &Workspace, stamp: Stamp) -> Result<Option<Workspace>, PatchFault> {
        let Some(done) = self.redoable.last().and_then(|seq| self.entry(*seq)) else {
            return Ok(None);
        };
        let (seq, change, joined) = (done.seq, done.change.clone(), done.joined.clone());
        let after = apply_all(now, &change.patches)?;
        self.redoable.pop();
        self.undoable.push(seq);
        self.append(EntryKind::Redo(seq), change, stamp, joined);
        Ok(Some(after))
    }

    /// The workspace as it was at a revision, found by going back from now; `None` where the
    /// entries held do not lead there without a gap.
    pub fn version_at(&self, now: &Workspace, revision: &str) -> Option<Workspace> {
        let mut version = now.clone();
        let mut at = self.revision();
        for entry in self.entries.iter().rev() {
            if at == revision {
                break;
            }
            if entry.revision != at {
                return None;
            }
            version = apply_all(&version, &invert(&entry.change.patches)).ok()?;
            at = &entry.parent;
        }
        (at == revision).then_some(version)
    }

    fn append(
        &mut self,
        kind: EntryKind,
        change: Change,
        stamp: Stamp,
        joined: Vec<String>,
    ) -> u64 {
        let seq = self.seq() + 1;
        let parent = self.revision().to_owned();
        let revision = revision_after(&parent, &change.patches);
        self.entries.push(Entry { seq, kind, change, stamp, parent, revision, joined });
        self.let_go();
        seq
    }

    /// Lets go of the oldest entries beyond the limit that nothing leads back to.
    fn let_go(&mut self) {
        let mut surplus = self.entries.len().saturating_sub(ENTRIES_MAX);
        let (undoable, redoable) = (&self.undoable, &self.redoable);
        let is_reached = |seq: &u64| undoable.contains(seq) || redoable.contains(seq);
        if surplus > 0 {
            self.entries.retain(|entry| {
                let goes = surplus > 0 && !is_reached(&entry.seq);
                surplus -= usize::from(goes);
                !goes
            });
        }
    }
}

/// The revision that patches lead to: a hash over the parent's and the patches as written.
pub fn revision_after(parent: &str, patches: &[Patch]) -> String {
    let mut hash = Sha256::new();
    hash.update(parent.as_bytes());
    for patch in patches {
        hash.update(b"\n");
        hash.update(json::patch_to_json(patch).to_string().as_bytes());
    }
    let mut text = String::with_capacity(32);
    for byte in hash.finalize().iter().take(16) {
        // Writing into a string cannot fail.
        _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Verb;
    use crate::model::{Project, RecordKind, Typed as _, Uid};
    use std::sync::Arc;

    /// Adds a project of its own.
    fn step(history: &mut History, now: &mut Workspace, nth: usize) {
        let project = Arc::new(Project::empty(Uid(100 + nth as u128)));
        let patches = vec![Patch::Add(project)];
        *now = apply_all(now, &patches).unwrap();
        let label = Label::many(Verb::Add, RecordKind::Project, 1);
        history.enter(Change { label, patches }, Stamp::default());
    }

    #[test]
    fn older_entries_that_nothing_leads_back_to_are_let_go() {
        let mut now = Workspace::new(Uid(1));
        let mut history = History::after(40, "a");
        for nth in 0..STEPS_MAX * 3 {
            step(&mut history, &mut now, nth);
            assert!(history.entries().len() <= ENTRIES_MAX, "after {nth} steps");
        }
        assert_eq!(history.seq(), 40 + STEPS_MAX as u64 * 3);
        for round in 0..ENTRIES_MAX {
            now = history.undo(&now, Stamp::default()).unwrap().unwrap();
            now = history.redo(&now, Stamp::default()).unwrap().unwrap();
            assert!(history.entries().len() <= ENTRIES_MAX, "round {round}");
        }
        let numbers: Vec<u64> = history.entries().iter().map(|entry| entry.seq).collect();
        assert!(numbers.is_sorted());
        let newest: Vec<u64> = (history.seq() - STEPS_MAX as u64 + 1..=history.seq()).collect();
        assert!(numbers.ends_with(&newest), "the newest are held without gaps");
        let mut undone = 0;
        while let Some(before) = history.undo(&now, Stamp::default()).unwrap() {
            (now, undone) = (before, undone + 1);
        }
        assert_eq!(undone, STEPS_MAX, "all that is promised can be undone");
        let newest = history.newest().unwrap();
        assert_eq!((newest.seq, newest.revision.as_str()), (history.seq(), history.revision()));
        while let Some(after) = history.redo(&now, Stamp::default()).unwrap() {
            now = after;
        }
        assert!(history.undo_label().is_some() && history.redo_label().is_none());
    }
}
