//! Scenarios: the plan with a list of patches on top, itself changed by patches.

use super::apply::{Applied, Refusal, run};
use super::command::Command;
use super::json;
use super::patch::{FieldKey, Patch, PatchFault, difference, entries_of};
use crate::model::record::RecordRef;
use crate::model::{Id, RecordKind, Scenario, Value, Workspace};

/// What a scenario says of something that the plan has changed since.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The record.
    pub at: RecordRef,
    /// The field; `None` where the record as a whole is meant.
    pub field: Option<FieldKey>,
    /// What happens in the scenario.
    pub outcome: Outcome,
}

/// What becomes of a patch of a scenario that no longer fits the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The scenario's value stands over the plan's new one.
    ScenarioHolds,
    /// The record is gone from the plan, so nothing is changed.
    RecordGone,
    /// What the scenario adds or takes away is there or gone already, or has changed.
    LeftAsItIs,
}

/// A scenario over the plan as it is now.
#[derive(Clone, Debug)]
pub struct Overlay {
    /// The plan as the scenario sees it.
    pub workspace: Workspace,
    /// Where the plan has moved on.
    pub conflicts: Vec<Conflict>,
}

/// The plan as a scenario sees it, however far the plan has moved on.
///
/// A field that the scenario sets has its value whatever the plan made of it since; a record that
/// has gone is not brought back. Both are among the conflicts.
///
/// # Errors
/// [`Refusal::NoSuchScenario`], or [`Refusal::ScenarioBroken`] where a patch cannot be read.
pub fn overlay(workspace: &Workspace, id: Id<Scenario>) -> Result<Overlay, Refusal> {
    let scenario = workspace.find(id).ok_or(Refusal::NoSuchScenario)?;
    let mut overlay = Overlay { workspace: workspace.clone(), conflicts: Vec::new() };
    for text in scenario.patches.values() {
        let at = RecordRef { kind: RecordKind::Scenario, uid: id.uid() };
        let broken = || Refusal::ScenarioBroken(PatchFault::Conflict(at, None));
        let patch = json::patch_from_text(text).ok_or_else(broken)?;
        overlay.lay(patch);
    }
    Ok(overlay)
}

impl Overlay {
    fn lay(&mut self, patch: Patch) {
        let Err(fault) = patch.apply(&mut self.workspace) else { return };
        let at = patch.at();
        let (field, rebased) = match (fault, &patch) {
            (PatchFault::Conflict(_, field), Patch::Set { .. } | Patch::SetEntry { .. }) => {
                (field, self.rebased(&patch))
            }
            (_, Patch::Set { field, .. } | Patch::SetEntry { field, .. }) => {
                (Some(field.clone()), None)
            }
            _ => (None, None),
        };
        let held = rebased.is_some_and(|rebased| rebased.apply(&mut self.workspace).is_ok());
        let is_gone = self.workspace.record(at).is_none();
        let outcome = match (held, is_gone, &patch) {
            (true, ..) => Outcome::ScenarioHolds,
            (_, true, Patch::Set { .. } | Patch::SetEntry { .. }) => Outcome::RecordGone,
            _ => Outcome::LeftAsItIs,
        };
        let conflict = Conflict { at, field, outcome };
        if !self.conflicts.contains(&conflict) {
            self.conflicts.push(conflict);
        }
    }

    /// The patch from what the field holds now.
    fn rebased(&self, patch: &Patch) -> Option<Patch> {
        let mut patch = patch.clone();
        match &mut patch {
            Patch::Set { at, field, from, .. } => {
                *from = field.read(self.workspace.record(*at)?.as_ref());
            }
            Patch::SetEntry { at, field, entry, from, .. } => {
                let held = field.read(self.workspace.record(*at)?.as_ref());
                *from = entries_of(held).remove(entry).unwrap_or_default();
            }
            Patch::Add(_) | Patch::Remove(_) => return None,
        }
        Some(patch)
    }
}

/// The patches that make the plan what the scenario sees, the scenarios themselves left out.
pub(super) fn adoption(workspace: &Workspace, id: Id<Scenario>) -> Result<Vec<Patch>, Refusal> {
    let seen = overlay(workspace, id)?.workspace;
    let mut patches = difference(workspace, &seen);
    patches.retain(|patch| patch.at().kind != RecordKind::Scenario);
    Ok(patches)
}

/// Applies a command to a scenario: what it would do to the plan is added to its patches.
pub(super) fn apply(
    workspace: &Workspace,
    id: Id<Scenario>,
    command: &Command,
) -> Result<Applied, Refusal> {
    let inside = run(&overlay(workspace, id)?.workspace, command)?;
    let scenario = workspace.find(id).ok_or(Refusal::NoSuchScenario)?;
    let last = scenario.patches.keys().next_back();
    let first = last.and_then(|key| key.parse::<u64>().ok()).map_or(0, |last| last + 1);
    let at = RecordRef { kind: RecordKind::Scenario, uid: id.uid() };
    let mut next = workspace.clone();
    let mut patches = Vec::new();
    for (number, patch) in (first..).zip(&inside.patches) {
        let added = Patch::SetEntry {
            at,
            field: FieldKey::Builtin("patches"),
            entry: format!("{number:08}"),
            from: Value::Empty,
            to: Value::Text(json::patch_to_json(patch).to_string()),
        };
        added.apply(&mut next).map_err(Refusal::Patch)?;
        patches.push(added);
    }
    Ok(Applied { workspace: next, patches })
}
