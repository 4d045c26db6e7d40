//! How two documents are related: which revisions they share, and what a merge adds to a lineage.

use super::envelope::{Document, LINEAGE_MAX};
use crate::edit::{Entry, EntryKind, REVISION_NONE};
use crate::model::Workspace;
use crate::order::set_of;

/// Most revisions of another copy that a merge takes in, the newest of them.
const JOINED_MAX: usize = LINEAGE_MAX / 4;

/// How a document that is brought in stands to the one that is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kinship {
    /// It is the same version.
    Same,
    /// It goes on from the version here: nothing was done here since.
    Ahead,
    /// It is an earlier version of the one here.
    Behind,
    /// Both went on from revisions they share, the newest first.
    Apart(Vec<String>),
    /// The same workspace, but no revision is shared any more.
    Unknown,
    /// Another workspace.
    Strangers,
}

impl Document {
    /// The document after a revision, whose lineage grows by the one before it.
    pub fn advance(&mut self, workspace: Workspace, revision: &str) {
        self.workspace = workspace;
        if revision != self.revision {
            self.lineage.push(std::mem::replace(&mut self.revision, revision.to_owned()));
        }
        let surplus = self.lineage.len().saturating_sub(LINEAGE_MAX);
        self.lineage.drain(..surplus);
    }

    /// The document after an entry of its history. A merge brings revisions in; taken back, it
    /// takes them out again, so that the same file can be merged anew.
    pub fn follow(&mut self, workspace: Workspace, entry: &Entry) {
        if !entry.joined.is_empty() {
            self.lineage.retain(|revision| !entry.joined.contains(revision));
            if !matches!(entry.kind, EntryKind::Undo(_)) {
                let foreign = |r: &&String| **r != self.revision && **r != entry.revision;
                let joined: Vec<String> = entry.joined.iter().filter(foreign).cloned().collect();
                self.lineage.extend(joined);
            }
        }
        self.advance(workspace, &entry.revision);
    }

    /// Whether nothing was ever done to it: its revision is then that of every such document.
    pub fn is_untouched(&self) -> bool {
        self.revision == REVISION_NONE
    }

    /// What a merge of that document adds to the lineage of this one.
    pub fn joins(&self, other: &Self) -> Vec<String> {
        let known = set_of(self.lineage.iter().chain([&self.revision]));
        let all = other.lineage.iter().chain([&other.revision]);
        let mut new: Vec<String> = all.filter(|r| !known.contains(r)).cloned().collect();
        let surplus = new.len().saturating_sub(JOINED_MAX);
        new.drain(..surplus);
        new
    }

    /// How that document stands to this one. The revision of a workspace to which nothing was ever
    /// done is shared by all: it says nothing of copies under another id.
    pub fn kinship(&self, other: &Self) -> Kinship {
        let same_id = self.workspace.uid == other.workspace.uid;
        let says_much = |revision: &str| same_id || revision != REVISION_NONE;
        if self.revision == other.revision && says_much(&self.revision) {
            return Kinship::Same;
        }
        if other.lineage.contains(&self.revision) && says_much(&self.revision) {
            return Kinship::Ahead;
        }
        if self.lineage.contains(&other.revision) && says_much(&other.revision) {
            return Kinship::Behind;
        }
        let theirs = set_of(&other.lineage);
        let newest_first = self.lineage.iter().rev();
        let shared: Vec<String> =
            newest_first.filter(|r| theirs.contains(r) && says_much(r)).cloned().collect();
        match (shared.is_empty(), same_id) {
            (false, _) => Kinship::Apart(shared),
            (true, true) => Kinship::Unknown,
            (true, false) => Kinship::Strangers,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Change, Label, Stamp, Verb};
    use crate::model::{RecordKind, Uid};

    fn revision(nth: u32) -> String {
        format!("{nth:032x}")
    }

    fn document(uid: u128, revisions: &[u32]) -> Document {
        let mut document = Document::new(Workspace::new(Uid(uid)));
        for nth in revisions {
            document.advance(document.workspace.clone(), &revision(*nth));
        }
        document
    }

    #[test]
    fn kin_is_told_by_the_revisions_that_are_shared() {
        let named = |all: &[u32]| Kinship::Apart(all.iter().map(|nth| revision(*nth)).collect());
        let cases: [(&[u32], u128, &[u32], Kinship); 10] = [
            (&[1, 2], 7, &[1, 2], Kinship::Same),
            (&[1, 2], 7, &[1, 2, 3, 4], Kinship::Ahead),
            (&[1, 2, 3], 7, &[1], Kinship::Behind),
            (&[1, 2, 3], 7, &[1, 2, 4], named(&[2, 1, 0])),
            (&[1], 7, &[2], named(&[0])),
            (&[], 7, &[2], Kinship::Ahead),
            // Under another id the first revision says nothing.
            (&[1], 8, &[2], Kinship::Strangers),
            (&[], 8, &[], Kinship::Strangers),
            (&[1, 2], 8, &[1, 3], named(&[1])),
            (&[1, 2], 8, &[1, 2, 3], Kinship::Ahead),
        ];
        for (mine, uid, theirs, expect) in cases {
            let found = document(7, mine).kinship(&document(uid, theirs));
            assert_eq!(found, expect, "{mine:?} {uid} {theirs:?}");
        }
        let mut old = document(7, &[1, 2]);
        old.lineage.clear();
        assert_eq!(document(7, &[1, 3]).kinship(&old), Kinship::Unknown);
    }

    fn entry(kind: EntryKind, nth: u32, joined: &[u32]) -> Entry {
        let change =
            Change { label: Label::one(Verb::Merge, RecordKind::Settings, ""), patches: vec![] };
        let joined = joined.iter().map(|nth| revision(*nth)).collect();
        let (stamp, parent) = (Stamp::default(), String::new());
        Entry { seq: 1, kind, change, stamp, parent, revision: revision(nth), joined }
    }

    #[test]
    fn a_merge_takes_the_other_lineage_in_and_its_undoing_takes_it_out() {
        let mut mine = document(7, &[1, 2]);
        let theirs = document(7, &[1, 8, 9]);
        assert_eq!(mine.joins(&theirs), [revision(8), revision(9)]);
        let now = mine.workspace.clone();
        mine.follow(now.clone(), &entry(EntryKind::Do, 3, &[8, 9]));
        assert_eq!(mine.kinship(&theirs), Kinship::Behind);
        let expect: Vec<String> = [0, 1, 8, 9, 2].map(revision).to_vec();
        assert_eq!(mine.lineage, expect);
        mine.follow(now.clone(), &entry(EntryKind::Undo(1), 4, &[8, 9]));
        assert!(matches!(mine.kinship(&theirs), Kinship::Apart(_)), "it can be merged again");
        mine.follow(now, &entry(EntryKind::Redo(1), 5, &[8, 9]));
        assert_eq!(mine.kinship(&theirs), Kinship::Behind);
        let mut unique = mine.lineage.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), mine.lineage.len(), "no revision is named twice");
    }

    #[test]
    fn a_long_lineage_does_not_push_the_own_one_out() {
        let long: Vec<u32> = (100..100 + LINEAGE_MAX as u32).collect();
        let mine = document(7, &[1]);
        let joined = mine.joins(&document(7, &long));
        assert_eq!(joined.len(), JOINED_MAX);
        assert_eq!(joined.last(), Some(&revision(99 + LINEAGE_MAX as u32)));
    }
}
