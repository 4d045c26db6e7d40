//! Scenarios: the plan with a list of patches on top, itself changed by patches.

mod sweep;

use super::apply::{Applied, Refusal, run};
use super::command::Command;
use super::json;
use super::patch::{FieldKey, Patch, PatchFault, difference, entries_of};
use crate::model::field::FieldError;
use crate::model::record::{Record, RecordRef};
use crate::model::scenario::PATCH_CHARS_MAX;
use crate::model::{FieldDef, Id, RecordKind, Scenario, Value, Workspace};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a scenario says of something that the plan has changed since.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The record.
    pub at: RecordRef,
    /// The field; `None` where the record as a whole is meant.
    pub field: Option<FieldKey>,
    /// The entry of the field, where it is a map.
    pub entry: Option<String>,
    /// What happens in the scenario.
    pub outcome: Outcome,
    /// What the plan said when the scenario changed it.
    pub then: Value,
    /// What the plan says now.
    pub now: Value,
    /// What the scenario says.
    pub wanted: Value,
}

/// What becomes of a patch of a scenario that no longer fits the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The scenario's value stands over the plan's new one.
    ScenarioHolds,
    /// The record, or one it refers to, is gone from the plan, so nothing is changed.
    RecordGone,
    /// What the scenario adds or takes away is there already, has changed, or is held by others.
    LeftAsItIs,
}

/// A scenario over the plan as it is now.
#[derive(Clone, Debug)]
pub struct Overlay {
    /// The scenario.
    pub id: Id<Scenario>,
    /// The plan as the scenario sees it.
    pub workspace: Workspace,
    /// Where the plan has moved on.
    pub conflicts: Vec<Conflict>,
    /// The plan below.
    base: Workspace,
    /// The patches as they were laid.
    laid: BTreeMap<String, String>,
}

/// The plan as a scenario sees it, however far the plan has moved on.
///
/// A field that the scenario sets has its value whatever the plan made of it since; a record that
/// has gone is not brought back; what would lead nowhere is left out. All are among the conflicts.
///
/// # Errors
/// [`Refusal::NoSuchScenario`], or [`Refusal::ScenarioBroken`] where a patch cannot be read.
pub fn overlay(workspace: &Workspace, id: Id<Scenario>) -> Result<Overlay, Refusal> {
    Overlay::update(None, workspace, id)
}

/// The patches of a scenario, read; by their numbers.
///
/// # Errors
/// As of [`overlay`].
pub fn patches_of(
    workspace: &Workspace,
    id: Id<Scenario>,
) -> Result<BTreeMap<String, Patch>, Refusal> {
    let scenario = workspace.find(id).ok_or(Refusal::NoSuchScenario)?;
    let read = |(number, text): (&String, &String)| Ok((number.clone(), read_patch(id, text)?));
    scenario.patches.iter().map(read).collect()
}

fn read_patch(id: Id<Scenario>, text: &str) -> Result<Patch, Refusal> {
    let at = RecordRef { kind: RecordKind::Scenario, uid: id.uid() };
    let broken = || Refusal::ScenarioBroken(PatchFault::Conflict(at, None));
    json::patch_from_text(text).ok_or_else(broken)
}

impl Overlay {
    /// The overlay of a scenario; where only patches were added since `before`, only those are
    /// laid.
    ///
    /// # Errors
    /// As of [`overlay`].
    pub fn update(
        before: Option<&Self>,
        workspace: &Workspace,
        id: Id<Scenario>,
    ) -> Result<Self, Refusal> {
        let scenario = workspace.find(id).ok_or(Refusal::NoSuchScenario)?;
        let known = before.filter(|before| before.leads_to(workspace, id, scenario));
        let mut overlay = match known {
            Some(before) => before.clone(),
            None => Self {
                id,
                workspace: workspace.clone(),
                conflicts: Vec::new(),
                base: workspace.clone(),
                laid: BTreeMap::new(),
            },
        };
        overlay.base = workspace.clone();
        overlay.workspace.put_rows(RecordKind::Scenario, workspace.rows(RecordKind::Scenario));
        let mut removed = BTreeSet::new();
        for (number, text) in scenario.patches.iter().skip(overlay.laid.len()) {
            let patch = read_patch(id, text)?;
            if matches!(patch, Patch::Remove(_)) {
                removed.insert(patch.at());
            }
            overlay.lay(patch);
            overlay.laid.insert(number.clone(), text.clone());
        }
        overlay.sweep(removed);
        Ok(overlay)
    }

    /// Whether laying more patches leads from this overlay to that of a workspace.
    fn leads_to(&self, workspace: &Workspace, id: Id<Scenario>, scenario: &Scenario) -> bool {
        let others = RecordKind::ALL.into_iter().filter(|kind| *kind != RecordKind::Scenario);
        let own_fields = RecordKind::FieldDef;
        self.id == id
            && self.base.rows(own_fields).same_as(self.workspace.rows(own_fields))
            && self.laid.len() <= scenario.patches.len()
            && self.laid.iter().zip(&scenario.patches).all(|(old, new)| old == new)
            && others.into_iter().all(|kind| self.base.rows(kind).same_as(workspace.rows(kind)))
    }

    fn lay(&mut self, patch: Patch) {
        if patch.at().kind == RecordKind::Scenario {
            // Scenarios are the plan's, whoever wrote the patch.
            return;
        }
        match &patch {
            Patch::Add(record) => self.lay_added(record),
            Patch::Remove(record) => match self.workspace.record(record.at()) {
                None => {}
                Some(now) => {
                    if now.as_ref() != record.as_ref() && self.is_the_plans(record.at()) {
                        self.note(Conflict::whole(record.at(), Outcome::ScenarioHolds));
                    }
                    self.workspace.remove(record.at());
                }
            },
            Patch::Set { at, field, from, to } => self.lay_value(*at, field, None, from, to),
            Patch::SetEntry { at, field, entry, from, to } => {
                self.lay_value(*at, field, Some(entry), from, to);
            }
        }
    }

    /// Whether the scenario has not touched a record yet.
    fn is_the_plans(&self, at: RecordRef) -> bool {
        match (self.workspace.record(at), self.base.record(at)) {
            (Some(seen), Some(plan)) => Arc::ptr_eq(seen, plan),
            _ => false,
        }
    }

    fn lay_added(&mut self, record: &Arc<dyn Record>) {
        let at = record.at();
        match self.workspace.record(at) {
            Some(there) if there.as_ref() == record.as_ref() => {}
            Some(_) => self.note(Conflict::whole(at, Outcome::LeftAsItIs)),
            None => {
                let command = Command::Add(record.clone());
                match run(&self.workspace, &command) {
                    Ok(applied) => self.workspace = applied.workspace,
                    Err(_) => self.note(Conflict::whole(at, Outcome::RecordGone)),
                }
            }
        }
    }

    /// Puts a value of the scenario where the plan had another.
    fn lay_value(
        &mut self,
        at: RecordRef,
        field: &FieldKey,
        entry: Option<&String>,
        then: &Value,
        wanted: &Value,
    ) {
        let held = self.workspace.record(at).map(|record| field.read(record.as_ref()));
        let now = match (held, entry) {
            (held, None) => held,
            (held, Some(entry)) => {
                held.map(|held| entries_of(held).remove(entry).unwrap_or_default())
            }
        };
        let conflict = |outcome, now: Value| Conflict {
            at,
            field: Some(field.clone()),
            entry: entry.cloned(),
            outcome,
            then: then.clone(),
            now,
            wanted: wanted.clone(),
        };
        let Some(now) = now else {
            return self.note(conflict(Outcome::RecordGone, Value::Empty));
        };
        if now == *wanted {
            return;
        }
        if !self.set(at, field, entry, &now, wanted) {
            return self.note(conflict(Outcome::RecordGone, now));
        }
        if now != *then {
            self.note(conflict(Outcome::ScenarioHolds, now));
        }
    }

    /// Sets a value as a command would, so that no text as typed is left beside it and no
    /// reference leads nowhere; whether that was allowed.
    fn set(
        &mut self,
        at: RecordRef,
        field: &FieldKey,
        entry: Option<&String>,
        now: &Value,
        wanted: &Value,
    ) -> bool {
        let is_checked = matches!(field, FieldKey::Builtin(_) | FieldKey::Custom(_));
        if let FieldKey::Custom(def) = field
            && self.workspace.find(Id::<FieldDef>::new(*def)).is_none()
        {
            return false;
        }
        let (field, from, to) = (field.clone(), now.clone(), wanted.clone());
        if is_checked && !wanted.is_empty() {
            let command = match entry {
                None => Command::Set { at, field, value: to },
                Some(entry) => Command::SetEntry { at, field, entry: entry.clone(), value: to },
            };
            let applied = run(&self.workspace, &command);
            return applied.map(|applied| self.workspace = applied.workspace).is_ok();
        }
        if let FieldKey::Raw(key) = &field
            && !to.is_empty()
        {
            self.clear_beside(at, key);
        }
        let patch = match entry {
            None => Patch::Set { at, field, from, to },
            Some(entry) => Patch::SetEntry { at, field, entry: entry.clone(), from, to },
        };
        patch.apply(&mut self.workspace).is_ok()
    }

    /// Empties the field that a text as typed takes the place of: the plan may have filled it.
    fn clear_beside(&mut self, at: RecordRef, key: &str) {
        let Some(field) = FieldKey::builtin(at.kind, key) else { return };
        let Some(from) = self.workspace.record(at).map(|record| field.read(record.as_ref())) else {
            return;
        };
        if !from.is_empty() {
            // A field can be emptied whatever it holds.
            _ = Patch::Set { at, field, from, to: Value::Empty }.apply(&mut self.workspace);
        }
    }

    /// The newest word on a field is the one that counts: its first `then` is kept.
    fn note(&mut self, conflict: Conflict) {
        let same = |held: &&mut Conflict| {
            (held.at, &held.field, &held.entry) == (conflict.at, &conflict.field, &conflict.entry)
        };
        match self.conflicts.iter_mut().find(same) {
            Some(held) => held.wanted = conflict.wanted,
            None => self.conflicts.push(conflict),
        }
    }
}

impl Conflict {
    fn whole(at: RecordRef, outcome: Outcome) -> Self {
        let (then, now, wanted) = (Value::Empty, Value::Empty, Value::Empty);
        Self { at, field: None, entry: None, outcome, then, now, wanted }
    }
}

/// The patches that make the plan what the scenario sees, the scenarios themselves left out.
pub(super) fn adoption(workspace: &Workspace, id: Id<Scenario>) -> Result<Vec<Patch>, Refusal> {
    Ok(changes(workspace, &overlay(workspace, id)?.workspace))
}

/// What differs between the plan and what a scenario sees of it, the scenarios themselves left
/// out.
pub fn changes(plan: &Workspace, seen: &Workspace) -> Vec<Patch> {
    let mut patches = difference(plan, seen);
    patches.retain(|patch| patch.at().kind != RecordKind::Scenario);
    patches
}

/// Applies a command to a scenario: what it would do to the plan is added to its patches.
pub(super) fn apply(
    workspace: &Workspace,
    id: Id<Scenario>,
    command: &Command,
) -> Result<Applied, Refusal> {
    apply_inside(workspace, &overlay(workspace, id)?, command)
}

/// Applies a command to a scenario whose overlay is known.
///
/// # Errors
/// A [`Refusal`]; nothing is changed then.
pub fn apply_inside(
    workspace: &Workspace,
    overlay: &Overlay,
    command: &Command,
) -> Result<Applied, Refusal> {
    let inside = run(&overlay.workspace, command)?;
    let mut scenario = workspace.find(overlay.id).ok_or(Refusal::NoSuchScenario)?.clone();
    let at = RecordRef { kind: RecordKind::Scenario, uid: overlay.id.uid() };
    let mut patches = Vec::new();
    let of_plan = |patch: &&Patch| patch.at().kind != RecordKind::Scenario;
    for (number, patch) in (next_number(&scenario)..).zip(inside.patches.iter().filter(of_plan)) {
        let (entry, text) = (format!("{number:08}"), json::patch_to_json(patch).to_string());
        if text.len() > PATCH_CHARS_MAX as usize {
            let error = FieldError::TooLong(PATCH_CHARS_MAX);
            return Err(Refusal::Field(at, FieldKey::Builtin("patches"), error));
        }
        scenario.patches.insert(entry.clone(), text.clone());
        let field = FieldKey::Builtin("patches");
        patches.push(Patch::SetEntry {
            at,
            field,
            entry,
            from: Value::Empty,
            to: Value::Text(text),
        });
    }
    let mut next = workspace.clone();
    // In one go: a thousand entries are not written one by one.
    next.put(Arc::new(scenario));
    Ok(Applied { workspace: next, patches })
}

/// The number of the next patch of a scenario.
fn next_number(scenario: &Scenario) -> u64 {
    let last = scenario.patches.keys().next_back();
    last.and_then(|key| key.parse::<u64>().ok()).map_or(0, |last| last + 1)
}
