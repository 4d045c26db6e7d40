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

    /// Takes in the entries that led to where this history began, so that their steps can be undone
    /// as well. Entries that do not lead there are let go.
    pub fn remember(&mut self, older: Vec<Entry>) {
        let leads_here = older.last().is_some_and(|last| {
            last.seq == self.seq_before && last.revision == self.revision_before
        });
        let Some(first) = older.first().filter(|_| leads_here) else { return };
        (self.seq_before, self.revision_before) =
            (first.seq.saturating_sub(1), first.parent.clone());
        let own = std::mem::replace(&mut self.entries, older);
        self.entries.extend(own);
        self.undoable.clear();
        self.redoable.clear();
        let kinds: Vec<_> = self.entries.iter().map(|entry| (entry.seq, entry.kind)).collect();
        for (seq, kind) in kinds {
            self.count(seq, kind);
        }
        self.let_go();
    }

    /// Counts an entry into what can be undone and redone. Of a step that is not held, its
    /// repetition stands for it.
    fn count(&mut self, seq: u64, kind: EntryKind) {
        match kind {
            EntryKind::Do => {
                self.redoable.clear();
                self.undoable.push(seq);
                if self.undoable.len() > STEPS_MAX {
                    self.undoable.remove(0);
                }
            }
            EntryKind::Undo(of) => {
                let entries = &self.entries;
                let done = self.undoable.pop_if(|done| Self::step(entries, *done) == of);
                self.redoable.extend(done);
            }
            EntryKind::Redo(of) => {
                let entries = &self.entries;
                let undone = self.redoable.pop_if(|undone| Self::step(entries, *undone) == of);
                self.undoable.push(undone.unwrap_or(seq));
            }
        }
    }

    /// The step that an entry does: its own, or the one it repeats.
    fn step(entries: &[Entry], seq: u64) -> u64 {
        let at = entries.binary_search_by_key(&seq, |entry| entry.seq).ok();
        match at.and_then(|at| entries.get(at)).map(|entry| entry.kind) {
            Some(EntryKind::Redo(of)) => of,
            _ => seq,
        }
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

    /// Takes in an entry that another window has made behind the newest one here.
    pub fn follow(&mut self, entry: Entry) {
        let (seq, kind) = (entry.seq, entry.kind);
        self.entries.push(entry);
        self.count(seq, kind);
        self.let_go();
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
        let step = Self::step(&self.entries, seq);
        self.append(EntryKind::Undo(step), Change { label, patches }, stamp, joined);
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
        let step = Self::step(&self.entries, seq);
        self.append(EntryKind::Redo(step), change, stamp, joined);
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
    revision_of_texts(parent, patches.iter().map(|patch| json::patch_to_json(patch).to_string()))
}

/// The same of patches that are still the texts they were written as.
pub fn revision_of_texts(parent: &str, patches: impl Iterator<Item = String>) -> String {
    let mut hash = Sha256::new();
    hash.update(parent.as_bytes());
    for patch in patches {
        hash.update(b"\n");
        hash.update(patch.as_bytes());
    }
    let mut text = String::with_capacity(32);
    for byte in hash.finalize().iter().take(16) {
        // Writing into a string cannot fail.
        _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests;
