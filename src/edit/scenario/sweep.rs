//! What is left in a scenario of records that it takes away.

use super::{Conflict, Outcome, Overlay};
use crate::edit::apply::{Step, reference_policy, references};
use crate::model::RecordKind;
use crate::model::field::OnDelete;
use crate::model::record::RecordRef;
use std::collections::BTreeSet;

impl Overlay {
    /// What the plan has come to hold on records that the scenario takes away: it goes with them
    /// or lets go of them, by each reference's policy; what must not be let go stays.
    pub(super) fn sweep(&mut self, mut removed: BTreeSet<RecordRef>) {
        removed.retain(|at| self.workspace.record(*at).is_none());
        for at in removed.iter().filter(|at| at.kind == RecordKind::FieldDef) {
            let mut step = Step { workspace: self.workspace.clone(), patches: Vec::new() };
            // A value of a field that is gone can be emptied whatever it is.
            _ = step.clear_custom(at.uid);
            self.workspace = step.workspace;
        }
        while !removed.is_empty() {
            let mut next = BTreeSet::new();
            for (holder, to, policy) in self.dangling(&removed) {
                match policy {
                    OnDelete::Block => {
                        if let Some(kept) = self.base.record(to).cloned() {
                            self.workspace.put(kept);
                            self.note(Conflict::whole(to, Outcome::LeftAsItIs));
                        }
                    }
                    OnDelete::Cascade => {
                        self.workspace.remove(holder);
                        next.insert(holder);
                    }
                    OnDelete::Clear => self.let_go(holder, to),
                }
            }
            removed = next;
        }
    }

    /// What refers to records that are not there.
    fn dangling(&self, gone: &BTreeSet<RecordRef>) -> Vec<(RecordRef, RecordRef, OnDelete)> {
        let kinds: BTreeSet<RecordKind> = gone.iter().map(|at| at.kind).collect();
        let mut found = Vec::new();
        for kind in RecordKind::ALL {
            for field in kind.fields() {
                let policies = kinds.iter().filter_map(|to| reference_policy(field.kind, *to));
                let Some(policy) = policies.into_iter().next() else { continue };
                for record in self.workspace.rows(kind).iter() {
                    let held = references(field.kind, &record.value(field.key));
                    let lost = held.into_iter().filter(|to| gone.contains(to));
                    found.extend(lost.map(|to| (record.at(), to, policy)));
                }
            }
        }
        found
    }

    fn let_go(&mut self, holder: RecordRef, to: RecordRef) {
        let mut step = Step { workspace: self.workspace.clone(), patches: Vec::new() };
        for field in holder.kind.fields() {
            let Some(record) = self.workspace.record(holder) else { return };
            if references(field.kind, &record.value(field.key)).contains(&to) {
                // A field that refers can be emptied whatever it holds.
                _ = step.clear_reference(holder, field, to.uid);
            }
        }
        self.workspace = step.workspace;
    }
}
