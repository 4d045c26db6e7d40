//! From decisions to the merged version: one list of patches, so that it lands as one step.

use super::settle::{Consequence, Settling};
use super::{Dispute, Merge, Side, State, Subject};
use crate::edit::apply::custom_field;
use crate::edit::patch::{FieldKey, Patch, difference};
use crate::model::field::{Field, Kind};
use crate::model::record::RecordRef;
use crate::model::{FieldDef, Id, Value, Workspace};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What somebody decided about a dispute.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// Nothing yet.
    #[default]
    Undecided,
    /// What the open version says.
    Mine,
    /// What the version brought in says.
    Theirs,
    /// Both texts, one after the other.
    Both,
    /// As it is for now; it is asked again when the same file is merged again.
    Leave,
}

/// How many disputes were decided which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Not decided yet.
    pub undecided: usize,
    /// For the open version.
    pub mine: usize,
    /// For the version brought in.
    pub theirs: usize,
    /// For both texts.
    pub both: usize,
    /// Left for later.
    pub left: usize,
}

/// The outcome of a merge.
#[derive(Clone, Debug)]
pub struct Landed {
    /// The merged version.
    pub workspace: Workspace,
    /// What leads to it from the open version.
    pub patches: Vec<Patch>,
    /// What follows beside what was chosen.
    pub consequences: Vec<Consequence>,
}

impl Landed {
    /// Whether the open version now holds or has decided about everything of the other one.
    pub fn is_complete(tally: Tally) -> bool {
        tally.undecided == 0 && tally.left == 0
    }
}

impl Merge {
    /// How the disputes are decided.
    pub fn tally(&self, choices: &BTreeMap<Subject, Choice>) -> Tally {
        let mut tally = Tally::default();
        for dispute in &self.disputes {
            match choices.get(&dispute.subject()).copied().unwrap_or_default() {
                Choice::Undecided => tally.undecided += 1,
                Choice::Mine => tally.mine += 1,
                Choice::Theirs => tally.theirs += 1,
                Choice::Both if self.both(dispute).is_some() => tally.both += 1,
                Choice::Both | Choice::Leave => tally.left += 1,
            }
        }
        tally
    }

    /// Both texts in one, where the field takes them.
    pub fn both(&self, dispute: &Dispute) -> Option<State> {
        let Dispute::Cell { at, cell, mine, theirs, .. } = dispute else { return None };
        let (Value::Text(here), Value::Text(there)) = (&mine.value, &theirs.value) else {
            return None;
        };
        let field = match &cell.field {
            FieldKey::Builtin(key) if cell.entry.is_none() => at.kind.field(key).copied(),
            FieldKey::Custom(uid) => self.joined.find(Id::<FieldDef>::new(*uid)).map(custom_field),
            _ => None,
        }?;
        let Field { kind: Kind::Text { long, .. }, .. } = field else { return None };
        let text = if long { format!("{here}\n{there}") } else { format!("{here} / {there}") };
        let value = Value::Text(text);
        let plain = mine.raw.is_empty() && theirs.raw.is_empty();
        let fits = plain && field.check(&value).is_ok();
        fits.then_some(State { value, raw: BTreeMap::new(), unread: None })
    }

    /// The merged version by these decisions; what is not decided stays as the open version has
    /// it.
    pub fn land(&self, choices: &BTreeMap<Subject, Choice>) -> Landed {
        let mut workspace = self.joined.clone();
        let (mut removed, mut kept) = (BTreeSet::new(), BTreeSet::new());
        for dispute in &self.disputes {
            let choice = choices.get(&dispute.subject()).copied().unwrap_or_default();
            match dispute {
                Dispute::Cell { at, cell, theirs, .. } => {
                    let state = match choice {
                        Choice::Theirs => Some(theirs.clone()),
                        Choice::Both => self.both(dispute),
                        _ => None,
                    };
                    if let Some(state) = state {
                        put_cell(&mut workspace, *at, cell, &state);
                    }
                }
                Dispute::Record { at, absent, .. } => {
                    let goes = (*absent == Side::Mine) != (choice == Choice::Theirs);
                    self.put_record(&mut workspace, *at, goes);
                    if matches!(choice, Choice::Mine | Choice::Theirs) {
                        let decided = if goes { &mut removed } else { &mut kept };
                        decided.insert(*at);
                    }
                }
                Dispute::Order { kind, rows } if choice == Choice::Theirs => {
                    for uid in rows {
                        let at = RecordRef { kind: *kind, uid: *uid };
                        let cell = super::Cell::whole(FieldKey::Order);
                        if let Some(row) = self.theirs.record(at) {
                            put_cell(&mut workspace, at, &cell, &cell.read(row.as_ref()));
                        }
                    }
                }
                Dispute::Order { .. } => {}
            }
        }
        let (mine, theirs) = (&self.mine, &self.theirs);
        let mut settling =
            Settling { workspace, mine, theirs, removed, kept, consequences: Vec::new() };
        settling.run();
        let patches = difference(mine, &settling.workspace);
        let Settling { workspace, consequences, .. } = settling;
        Landed { workspace, patches, consequences }
    }

    fn put_record(&self, workspace: &mut Workspace, at: RecordRef, goes: bool) {
        if goes {
            workspace.remove(at);
        } else if workspace.record(at).is_none() {
            let record = self.mine.record(at).or_else(|| self.theirs.record(at));
            record.cloned().map(|record| workspace.put(record));
        }
    }
}

/// Puts a state into a cell of a record that is there.
pub(super) fn put_cell(
    workspace: &mut Workspace,
    at: RecordRef,
    cell: &super::Cell,
    state: &State,
) {
    let Some(record) = workspace.record(at) else { return };
    let mut copy = record.to_arc();
    if let Some(inside) = Arc::get_mut(&mut copy) {
        // It stands in a record of this type, so it fits.
        _ = cell.write(inside, state);
    }
    workspace.put(copy);
}
