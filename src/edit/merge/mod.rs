//! Merging two versions of a workspace that were edited apart, per field against the version both
//! come from.
//!
//! What one side alone changed is taken; what both changed differently is a dispute, which is
//! undecided until somebody decides it. Every field that differs is either in the result or among
//! the disputes. Without a common version every difference is a dispute.

mod cell;
mod land;
mod settle;

pub use cell::{Cell, State};
pub use land::{Choice, Landed, Tally};
pub use settle::Consequence;

use crate::model::record::{Record, RecordRef};
use crate::model::{RecordKind, Uid, Workspace};
use crate::order::set_of;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// One of the two versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The version that is open.
    Mine,
    /// The version that is brought in.
    Theirs,
}

/// What a dispute is about; it names the dispute.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A field of a record, or an entry of it.
    Cell(RecordRef, Cell),
    /// Whether a record stays.
    Record(RecordRef),
    /// The order of the records of a type, which both have changed.
    Order(RecordKind),
}

/// What the two versions do not agree about.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "nearly all of them are cells")]
pub enum Dispute {
    /// A cell says different things; what it said in the common version, where there is one.
    Cell {
        /// The record.
        at: RecordRef,
        /// The cell.
        cell: Cell,
        /// In the common version.
        base: Option<State>,
        /// In the open version.
        mine: State,
        /// In the version brought in.
        theirs: State,
    },
    /// One side does not have a record that the other has changed or refers to.
    Record {
        /// The record.
        at: RecordRef,
        /// Who does not have it.
        absent: Side,
        /// Whether it was taken out there; without a common version that is not known.
        removed: bool,
        /// Records of the other side that refer to it.
        users: Vec<RecordRef>,
    },
    /// Both sides have moved rows of a type, these among them.
    Order {
        /// The type.
        kind: RecordKind,
        /// The rows both have moved.
        rows: Vec<Uid>,
    },
}

impl Dispute {
    /// What it is about.
    pub fn subject(&self) -> Subject {
        match self {
            Self::Cell { at, cell, .. } => Subject::Cell(*at, cell.clone()),
            Self::Record { at, .. } => Subject::Record(*at),
            Self::Order { kind, .. } => Subject::Order(*kind),
        }
    }
}

/// Two versions laid over each other.
#[derive(Clone, Debug)]
pub struct Merge {
    base: Option<Workspace>,
    mine: Workspace,
    theirs: Workspace,
    /// The open version with what only the other side has changed.
    joined: Workspace,
    /// What is to be decided, in the order of tables.
    pub disputes: Vec<Dispute>,
    /// Members beside the tables that this version does not understand and that differ; those of
    /// the open version stay.
    pub foreign: Vec<String>,
}

/// A record on the two sides and in the common version.
type Three<'a> = [Option<&'a Arc<dyn Record>>; 3];

/// Lays a version over the open one. Without a common version nothing is taken unasked.
pub fn merge(base: Option<&Workspace>, mine: &Workspace, theirs: &Workspace) -> Merge {
    let mut merge = Merge {
        base: base.cloned(),
        mine: mine.clone(),
        theirs: theirs.clone(),
        joined: mine.clone(),
        disputes: Vec::new(),
        foreign: foreign_members(mine, theirs),
    };
    for kind in RecordKind::ALL {
        merge.table(kind);
    }
    merge.used_but_absent();
    merge
}

fn foreign_members(mine: &Workspace, theirs: &Workspace) -> Vec<String> {
    let keys = set_of(mine.extra.keys().chain(theirs.extra.keys()));
    let differs = |key: &&&String| mine.extra.get(**key) != theirs.extra.get(**key);
    keys.iter().filter(differs).map(|key| (*key).clone()).collect()
}

impl Merge {
    /// Whether there is a version both come from. Without one this is a comparison of two.
    pub fn has_base(&self) -> bool {
        self.base.is_some()
    }

    /// The version both come from.
    pub fn base(&self) -> Option<&Workspace> {
        self.base.as_ref()
    }

    /// The open version.
    pub fn mine(&self) -> &Workspace {
        &self.mine
    }

    /// The version that is brought in.
    pub fn theirs(&self) -> &Workspace {
        &self.theirs
    }

    /// The open version with all that needs no decision.
    pub fn joined(&self) -> &Workspace {
        &self.joined
    }

    fn base_rows(&self, kind: RecordKind, uid: Uid) -> Option<&Arc<dyn Record>> {
        self.base.as_ref().and_then(|base| base.rows(kind).row(uid))
    }

    fn table(&mut self, kind: RecordKind) {
        let (mine, theirs) = (self.mine.rows(kind).clone(), self.theirs.rows(kind).clone());
        if mine.same_as(&theirs) {
            return;
        }
        let mut moved = Vec::new();
        let uids: BTreeSet<Uid> = set_of(mine.iter().chain(theirs.iter()).map(|row| row.uid()));
        for uid in uids {
            let base = self.base_rows(kind, uid).cloned();
            let three = [base.as_ref(), mine.row(uid), theirs.row(uid)];
            if let Some(dispute) = self.record(RecordRef { kind, uid }, three, &mut moved) {
                self.disputes.push(dispute);
            }
        }
        if !moved.is_empty() {
            self.disputes.push(Dispute::Order { kind, rows: moved });
        }
    }

    /// Takes what one side alone did to a record, and says whether it is disputed as a whole.
    fn record(&mut self, at: RecordRef, three: Three, moved: &mut Vec<Uid>) -> Option<Dispute> {
        let same = |a: &Arc<dyn Record>, b: &Arc<dyn Record>| {
            Arc::ptr_eq(a, b) || a.as_ref() == b.as_ref()
        };
        let absent = |absent, removed| Some(Dispute::Record { at, absent, removed, users: vec![] });
        match three {
            [_, Some(mine), Some(theirs)] if same(mine, theirs) => None,
            [Some(base), Some(_), Some(theirs)] if same(base, theirs) => None,
            [base, Some(mine), Some(theirs)] => {
                self.cells(base, mine, theirs, moved);
                None
            }
            [Some(base), None, Some(theirs)] if same(base, theirs) => None,
            [base, None, Some(_)] if base.is_some() || !self.has_base() => {
                absent(Side::Mine, base.is_some())
            }
            [_, None, Some(theirs)] => {
                self.joined.put(theirs.clone());
                None
            }
            [Some(base), Some(mine), None] if same(base, mine) => {
                self.joined.remove(at);
                None
            }
            [base, Some(_), None] if base.is_some() || !self.has_base() => {
                absent(Side::Theirs, base.is_some())
            }
            [_, _, None] => None,
        }
    }

    /// Merges the cells of a record that both sides have.
    fn cells(
        &mut self,
        base: Option<&Arc<dyn Record>>,
        mine: &Arc<dyn Record>,
        theirs: &Arc<dyn Record>,
        moved: &mut Vec<Uid>,
    ) {
        let at = mine.at();
        // A record that both have added is one that was empty before.
        let empty = at.kind.empty(at.uid);
        let old = base.unwrap_or(&empty);
        let mut result = mine.to_arc();
        let Some(inside) = Arc::get_mut(&mut result) else { return };
        for cell in cell::cells([old.as_ref(), mine.as_ref(), theirs.as_ref()]) {
            let [before, here, there] =
                [old, mine, theirs].map(|record| cell.read(record.as_ref()));
            if here == there || (self.has_base() && there == before) {
                continue;
            }
            if self.has_base() && here == before {
                // It stands in a record of this type already: it fits.
                _ = cell.write(inside, &there);
                continue;
            }
            if cell.field == super::FieldKey::Order {
                moved.push(at.uid);
                continue;
            }
            let base = self.has_base().then_some(before);
            self.disputes.push(Dispute::Cell { at, cell, base, mine: here, theirs: there });
        }
        self.joined.put(result);
    }

    /// Disputes the removal of records that the other side has come to refer to, however the other
    /// disputes are decided.
    fn used_but_absent(&mut self) {
        let mut users: BTreeMap<RecordRef, Vec<RecordRef>> = BTreeMap::new();
        let mut versions = self.widest();
        loop {
            let mut links = BTreeSet::new();
            for version in &versions {
                links.append(&mut settle::dangling(version, &self.mine, &self.theirs));
            }
            if links.is_empty() {
                break;
            }
            for link in links {
                let target = self.mine.record(link.to).or_else(|| self.theirs.record(link.to));
                for version in &mut versions {
                    target.cloned().map(|target| version.put(target));
                }
                let users = users.entry(link.to).or_default();
                if users.last() != Some(&link.holder) {
                    users.push(link.holder);
                }
            }
        }
        for (at, users) in users {
            let mine = self.mine.record(at);
            let absent = if mine.is_none() { Side::Mine } else { Side::Theirs };
            let removed = self.base.as_ref().is_some_and(|base| base.record(at).is_some());
            if let Some(mine) = mine {
                // Until somebody decides, what is here stays here.
                self.joined.put(mine.clone());
            }
            self.disputes.push(Dispute::Record { at, absent, removed, users });
        }
    }

    /// The merged version with every record that is disputed: with the cells of the open version,
    /// and with those of the other one.
    fn widest(&self) -> [Workspace; 2] {
        let mut here = self.joined.clone();
        for dispute in &self.disputes {
            if let Dispute::Record { at, .. } = dispute {
                let record = self.mine.record(*at).or_else(|| self.theirs.record(*at));
                record.cloned().map(|record| here.put(record));
            }
        }
        let mut there = here.clone();
        for dispute in &self.disputes {
            if let Dispute::Cell { at, cell, theirs, .. } = dispute {
                land::put_cell(&mut there, *at, cell, theirs);
            }
        }
        [here, there]
    }
}
