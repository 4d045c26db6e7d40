//! Scenarios as a whole: made, branched, brought up to the plan, and taken over in parts.

use super::apply::{Refusal, run};
use super::command::Command;
use super::json;
use super::patch::{FieldKey, Patch, entries_of};
use super::scenario::{Conflict, Outcome, Overlay, changes, overlay, patches_of};
use crate::model::record::{Record, RecordRef, Typed as _};
use crate::model::{Id, RecordKind, Scenario, Uid, Value, Workspace};
use std::collections::{BTreeMap, BTreeSet};

/// Whose value stands where the plan has moved on under a scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// The scenario's.
    Scenario,
    /// The plan's.
    Plan,
}

/// A scenario that does to the plan what a command would.
///
/// # Errors
/// The [`Refusal`] of the command.
pub fn made(
    plan: &Workspace,
    uid: Uid,
    (name, assumes): (&str, &str),
    revision: &str,
    command: &Command,
) -> Result<Scenario, Refusal> {
    let mut scenario = Scenario::empty(uid);
    name.clone_into(&mut scenario.name);
    assumes.clone_into(&mut scenario.description);
    revision.clone_into(&mut scenario.base_revision);
    scenario.patches = numbered(&run(plan, command)?.patches);
    Ok(scenario)
}

/// A copy of a scenario to go on from, under a name of its own.
pub fn branch(of: &Scenario, uid: Uid, name: &str) -> Scenario {
    let mut scenario = Scenario::empty(uid);
    name.clone_into(&mut scenario.name);
    scenario.description.clone_from(&of.description);
    scenario.base_revision.clone_from(&of.base_revision);
    scenario.patches.clone_from(&of.patches);
    scenario.origin = Some(of.id());
    scenario
}

fn numbered(patches: &[Patch]) -> BTreeMap<String, String> {
    let text = |patch: &Patch| json::patch_to_json(patch).to_string();
    let line = |(nth, patch): (usize, &Patch)| (format!("{nth:08}"), text(patch));
    patches.iter().enumerate().map(line).collect()
}

/// Brings a scenario up to the plan: it sees the same as before, and nothing is in conflict.
///
/// # Errors
/// As of [`overlay`].
pub fn rebase(plan: &Workspace, id: Id<Scenario>, revision: &str) -> Result<Command, Refusal> {
    let patches = changes(plan, &overlay(plan, id)?.workspace);
    let texts = numbered(&patches).into_iter().map(|(key, text)| (key, Value::Text(text)));
    let texts = Value::Map(texts.collect());
    let set = |field, value| Command::Set { at: at(id), field: FieldKey::Builtin(field), value };
    let revision = Value::Text(revision.to_owned());
    Ok(Command::Batch(vec![set("patches", texts), set("base_revision", revision)]))
}

/// Whether the scenario's own can be kept at all: of a record that is gone it cannot.
pub fn can_keep(conflict: &Conflict) -> bool {
    conflict.outcome == Outcome::ScenarioHolds
}

/// Decides a conflict: afterwards it is none. Where the scenario's own cannot be kept, the plan's
/// stands.
///
/// # Errors
/// As of [`overlay`].
pub fn settle(
    plan: &Workspace,
    id: Id<Scenario>,
    conflict: &Conflict,
    keep: Keep,
) -> Result<Command, Refusal> {
    let patches = patches_of(plan, id)?;
    let keeps = keep == Keep::Scenario && can_keep(conflict);
    let commands = match keeps {
        true => kept(plan, &patches, conflict),
        false => dropped(&patches, conflict).into_iter().map(|key| (key, None)).collect(),
    };
    let command = |(entry, patch): (String, Option<Patch>)| Command::SetEntry {
        at: at(id),
        field: FieldKey::Builtin("patches"),
        entry,
        value: patch
            .map_or(Value::Empty, |patch| Value::Text(json::patch_to_json(&patch).to_string())),
    };
    Ok(Command::Batch(commands.into_iter().map(command).collect()))
}

fn at(id: Id<Scenario>) -> RecordRef {
    RecordRef { kind: RecordKind::Scenario, uid: id.uid() }
}

/// The first patch on what is in conflict, from what the plan says now.
fn kept(
    plan: &Workspace,
    patches: &BTreeMap<String, Patch>,
    conflict: &Conflict,
) -> Vec<(String, Option<Patch>)> {
    let first = patches.iter().find(|(_, patch)| concerns(patch, conflict));
    let Some((key, patch)) = first else { return Vec::new() };
    let Some(record) = plan.record(conflict.at) else { return Vec::new() };
    let mut patch = patch.clone();
    match &mut patch {
        Patch::Remove(was) => *was = record.clone(),
        Patch::Set { field, from, .. } => *from = field.read(record.as_ref()),
        Patch::SetEntry { field, entry, from, .. } => {
            *from = entries_of(field.read(record.as_ref())).remove(entry).unwrap_or_default();
        }
        Patch::Add(_) => {}
    }
    vec![(key.clone(), Some(patch))]
}

/// Whether a patch is one of those a conflict is about.
fn concerns(patch: &Patch, conflict: &Conflict) -> bool {
    if patch.at() != conflict.at {
        return false;
    }
    match (patch, &conflict.field) {
        (Patch::Add(_) | Patch::Remove(_), None) => true,
        (Patch::Set { field, .. }, Some(own)) => {
            field == own && conflict.entry.is_none() || *field == own.raw()
        }
        (Patch::SetEntry { field, entry, .. }, Some(own)) => {
            field == own && conflict.entry.as_ref() == Some(entry)
        }
        _ => false,
    }
}

/// The numbers of the patches that go where the plan's is taken. What was taken away together
/// with a record comes back with it.
fn dropped(patches: &BTreeMap<String, Patch>, conflict: &Conflict) -> Vec<String> {
    let is_gone = conflict.outcome == Outcome::RecordGone && conflict.field.is_none();
    let mut back = BTreeSet::from([conflict.at]);
    let is_removal = |patch: &Patch| concerns(patch, conflict) && matches!(patch, Patch::Remove(_));
    let brings_back = patches.values().any(is_removal);
    // What hangs on a record is taken away before it, so going backwards finds it all.
    let mut numbers = Vec::new();
    for (number, patch) in patches.iter().rev() {
        let hangs = brings_back
            && matches!(patch, Patch::Remove(record) if !back.is_disjoint(&held(record.as_ref())));
        if hangs {
            back.insert(patch.at());
        }
        if hangs || concerns(patch, conflict) || is_gone && patch.at() == conflict.at {
            numbers.push(number.clone());
        }
    }
    numbers
}

/// The records that a record refers to.
fn held(record: &dyn Record) -> BTreeSet<RecordRef> {
    let fields = record.kind().fields().iter();
    let of = |field: &crate::model::field::Field| {
        super::apply::references(field.kind, &record.value(field.key))
    };
    fields.flat_map(of).collect()
}

/// Some of the changes of a scenario with all that they need, ready for the plan: what is added
/// with what it refers to, what is taken away with what hangs on it. `picked` are places among
/// [`changes`].
pub fn promotion(overlay: &Overlay, plan: &Workspace, picked: &BTreeSet<usize>) -> Vec<Patch> {
    let all = changes(plan, &overlay.workspace);
    let mut taken = picked.clone();
    loop {
        let chosen = || all.iter().enumerate().filter(|(nth, _)| taken.contains(nth));
        let (mut needed, mut gone) = (BTreeSet::new(), BTreeSet::new());
        for (_, patch) in chosen() {
            match patch {
                Patch::Add(record) => needed.append(&mut held(record.as_ref())),
                Patch::Remove(record) => _ = gone.insert(record.at()),
                Patch::Set { at, .. } | Patch::SetEntry { at, .. } => {
                    if let Some(record) = overlay.workspace.record(*at) {
                        needed.append(&mut held(record.as_ref()));
                    }
                }
            }
        }
        let is_needed = |patch: &Patch| match patch {
            Patch::Add(record) => needed.contains(&record.at()),
            Patch::Remove(record) => !gone.is_disjoint(&held(record.as_ref())),
            Patch::Set { at, .. } | Patch::SetEntry { at, .. } => {
                plan.record(*at).is_some_and(|record| !gone.is_disjoint(&held(record.as_ref())))
            }
        };
        let more = all.iter().enumerate().filter(|(_, patch)| is_needed(patch));
        let before = taken.len();
        taken.extend(more.map(|(nth, _)| nth).collect::<Vec<_>>());
        if taken.len() == before {
            break;
        }
    }
    all.into_iter().enumerate().filter(|(nth, _)| taken.contains(nth)).map(|(_, p)| p).collect()
}
