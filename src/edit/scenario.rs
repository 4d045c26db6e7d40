//! Scenarios: the plan with a list of patches on top, itself changed by patches.

use super::apply::{Applied, Refusal, run};
use super::command::Command;
use super::json;
use super::patch::{FieldKey, Patch, PatchFault};
use crate::model::record::RecordRef;
use crate::model::{Id, RecordKind, Scenario, Value, Workspace};

/// The plan as a scenario sees it.
///
/// # Errors
/// [`Refusal::NoSuchScenario`], or [`Refusal::ScenarioBroken`] where the plan has moved on so
/// that a patch no longer fits.
pub fn overlay(workspace: &Workspace, id: Id<Scenario>) -> Result<Workspace, Refusal> {
    let scenario = workspace.find(id).ok_or(Refusal::NoSuchScenario)?;
    let mut seen = workspace.clone();
    for text in scenario.patches.values() {
        let at = RecordRef { kind: RecordKind::Scenario, uid: id.uid() };
        let broken = || Refusal::ScenarioBroken(PatchFault::Conflict(at, None));
        let patch = json::patch_from_text(text).ok_or_else(broken)?;
        patch.apply(&mut seen).map_err(Refusal::ScenarioBroken)?;
    }
    Ok(seen)
}

/// Applies a command to a scenario: what it would do to the plan is added to its patches.
pub(super) fn apply(
    workspace: &Workspace,
    id: Id<Scenario>,
    command: &Command,
) -> Result<Applied, Refusal> {
    let inside = run(&overlay(workspace, id)?, command)?;
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
