//! Scenarios in words: the list, what is in conflict, what goes to the plan.

pub mod compare;
mod outlook;
pub mod preset;
pub mod waterfall;

use super::compare::{Comparison, cell_title, full_name, value_text};
use super::label::record_name;
use super::priority::step::Step;
use super::text::fields::{Number, kind_heading};
use super::text::{Text as _, scenario::ScenarioText as T};
use crate::edit::merge::Cell;
use crate::edit::{
    Command, Conflict, FieldKey, Keep, Label, Outcome, Overlay, Verb, branch, can_keep, changes,
    made, overlay, promotion, rebase, revision_after, settle,
};
use crate::model::record::RecordRef;
use crate::model::{
    Decision, DecisionState, Id, Record as _, RecordKind, Scenario, Typed as _, Uid, Value,
    Workspace,
};
use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::sync::Arc;

/// One scenario in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The scenario.
    pub uid: Uid,
    /// What it is called.
    pub name: String,
    /// What it assumes.
    pub assumes: String,
    /// What it was made from.
    pub base: String,
    /// How many records it changes.
    pub changes: usize,
    /// How much is in conflict.
    pub conflicts: usize,
    /// Whether it cannot be read.
    pub broken: bool,
}

/// The scenarios of a plan in the users' order.
pub fn lines(plan: &Workspace) -> Vec<Line> {
    let table = plan.table::<Scenario>();
    table.in_order().into_iter().map(|scenario| line(plan, scenario)).collect()
}

fn line(plan: &Workspace, scenario: &Scenario) -> Line {
    let origin = scenario.origin.and_then(|id| plan.find(id));
    let base = match origin {
        Some(origin) => T::OfScenario.with(&[("name", &origin.name)]),
        None => T::OfPlan.say().to_owned(),
    };
    let found = overlay(plan, scenario.id());
    let records = found.as_ref().map(|found| records(plan, found).len());
    Line {
        uid: scenario.uid(),
        name: scenario.name.clone(),
        assumes: scenario.description.clone(),
        base,
        changes: records.unwrap_or(0),
        conflicts: found.as_ref().map_or(0, |found| found.conflicts.len()),
        broken: found.is_err(),
    }
}

/// The records that differ between the plan and what a scenario sees.
fn records(plan: &Workspace, seen: &Overlay) -> BTreeSet<RecordRef> {
    changes(plan, &seen.workspace).iter().map(|patch| patch.at()).collect()
}

/// One conflict in words.
#[derive(Clone, Debug, PartialEq)]
pub struct ConflictLine {
    /// The record.
    pub record: String,
    /// What it is.
    pub kind: String,
    /// The field; empty where the record as a whole is meant.
    pub field: String,
    /// What the plan said, what it says, and what the scenario says.
    pub values: [String; 3],
    /// What it means, where the values do not say it.
    pub note: &'static str,
    /// Whether the scenario's own can be kept.
    pub keeps: bool,
    /// The conflict.
    pub conflict: Conflict,
}

/// What is in conflict, in words.
pub fn conflict_lines(plan: &Workspace, id: Id<Scenario>, as_of: NaiveDate) -> Vec<ConflictLine> {
    // A scenario that cannot be read is said to be so in the list.
    let Ok(seen) = overlay(plan, id) else { return Vec::new() };
    let line = |conflict: &Conflict| {
        let at = conflict.at;
        let named_in = if plan.record(at).is_some() { plan } else { &seen.workspace };
        let kind = kind_heading(at.kind, Number::Singular);
        let name = full_name(named_in, at);
        let cell =
            conflict.field.clone().map(|field| Cell { field, entry: conflict.entry.clone() });
        let said = |value: &Value| match &cell {
            Some(cell) => value_text(plan, at.kind, cell, value, as_of),
            None => String::new(),
        };
        let note = match (conflict.outcome, conflict.field.is_some()) {
            (Outcome::RecordGone, _) => T::Gone.say(),
            (Outcome::LeftAsItIs, _) => T::Stays.say(),
            (Outcome::ScenarioHolds, false) => T::Changed.say(),
            (Outcome::ScenarioHolds, true) => "",
        };
        ConflictLine {
            record: if name.is_empty() { kind.clone() } else { name },
            kind,
            field: cell
                .as_ref()
                .map(|cell| cell_title(plan, at.kind, cell, as_of))
                .unwrap_or_default(),
            values: [said(&conflict.then), said(&conflict.now), said(&conflict.wanted)],
            note,
            keeps: can_keep(conflict),
            conflict: conflict.clone(),
        }
    };
    seen.conflicts.iter().map(line).collect()
}

/// What a scenario changes, record by record.
pub fn changed(plan: &Workspace, id: Id<Scenario>, as_of: NaiveDate) -> Comparison {
    let Ok(seen) = overlay(plan, id) else { return Comparison::default() };
    let mut comparison = super::compare::compare(plan, &seen.workspace, as_of);
    comparison.records.retain(|record| record.at.kind != RecordKind::Scenario);
    comparison
}

fn at(id: Id<Scenario>) -> RecordRef {
    RecordRef { kind: RecordKind::Scenario, uid: id.uid() }
}

fn label(plan: &Workspace, verb: Verb, id: Id<Scenario>) -> Label {
    Label::one(verb, RecordKind::Scenario, &record_name(plan, at(id)))
}

/// Decides a conflict, by the scenario's own or by the plan's; `None` where the scenario cannot be read.
pub fn decide(
    plan: &Workspace,
    id: Id<Scenario>,
    conflict: &Conflict,
    keeps: bool,
) -> Option<Step> {
    let keep = if keeps { Keep::Scenario } else { Keep::Plan };
    let command = settle(plan, id, conflict, keep).ok()?;
    Some(Step { command, label: label(plan, Verb::Edit, id) })
}

/// Keeps all that a scenario says: it fits the plan again. `None` where it cannot be read.
pub fn keep_all(plan: &Workspace, id: Id<Scenario>, revision: &str) -> Option<Step> {
    let command = rebase(plan, id, revision).ok()?;
    Some(Step { command, label: label(plan, Verb::Edit, id) })
}

/// Another name or assumption; `None` where nothing changes.
pub fn reword(plan: &Workspace, id: Id<Scenario>, field: &'static str, text: &str) -> Option<Step> {
    let text = text.trim();
    let held = plan.record(at(id))?.value(field);
    if held.as_str().unwrap_or_default() == text || field == "name" && text.is_empty() {
        return None;
    }
    let key = FieldKey::Builtin(field);
    let label = label(plan, Verb::Edit, id).of_field(&key);
    Some(Step {
        command: Command::Set { at: at(id), field: key, value: Value::Text(text.to_owned()) },
        label,
    })
}

/// Takes a scenario away.
pub fn remove(plan: &Workspace, id: Id<Scenario>) -> Step {
    Step { command: Command::Remove(at(id)), label: label(plan, Verb::Remove, id) }
}

/// A scenario to go on from another; `None` where that is not there.
pub fn branch_of(plan: &Workspace, id: Id<Scenario>, new: Uid) -> Option<Step> {
    let of = plan.find(id)?;
    Some(added(branch(of, new, &T::BranchName.with(&[("name", &of.name)]))))
}

/// A new scenario made of a draft, under a name and with words of its own where any are given.
///
/// # Errors
/// Why the plan does not allow it, in words.
pub fn made_of(
    plan: &Workspace,
    draft: &preset::Draft,
    (name, assumes): (&str, &str),
    revision: &str,
    new: Uid,
) -> Result<Step, String> {
    let or = |text: &str, other: &str| match text.trim() {
        "" => other.to_owned(),
        text => text.to_owned(),
    };
    let (name, assumes) = (or(name, &draft.name), or(assumes, &draft.assumes));
    let scenario = made(plan, new, (&name, &assumes), revision, &draft.command);
    scenario.map(added).map_err(|refusal| super::label::refusal_text(plan, &refusal))
}

/// A new scenario as a step.
fn added(scenario: Scenario) -> Step {
    let label = Label::one(Verb::Add, RecordKind::Scenario, &scenario.name);
    Step { command: Command::Add(Arc::new(scenario)), label }
}

/// Who decided to take a scenario to the plan, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reasons {
    /// Who.
    pub who: String,
    /// Why.
    pub why: String,
    /// What the decision record gets as its id; no record is written without one.
    pub record: Option<Uid>,
}

/// Takes some of the changed records to the plan, with all they need, and writes the decision
/// down. `None` where nothing is picked.
pub fn promote(
    plan: &Workspace,
    id: Id<Scenario>,
    picked: &BTreeSet<RecordRef>,
    reasons: &Reasons,
    as_of: NaiveDate,
) -> Option<Step> {
    let seen = overlay(plan, id).ok()?;
    let all = changes(plan, &seen.workspace);
    let chosen = all.iter().enumerate().filter(|(_, patch)| picked.contains(&patch.at()));
    let patches = promotion(&seen, plan, &chosen.map(|(nth, _)| nth).collect());
    if patches.is_empty() {
        return None;
    }
    let scenario = plan.find(id)?;
    let count: BTreeSet<RecordRef> = patches.iter().map(|patch| patch.at()).collect();
    let mark: String = revision_after("", &patches).chars().take(8).collect();
    let mut commands = vec![Command::Merge(patches)];
    if let Some(uid) = reasons.record {
        let mut decision = Decision::empty(uid);
        decision.name = T::DecisionName.with(&[("name", &scenario.name)]);
        decision.status = Some(DecisionState::Taken);
        decision.decider = reasons.who.trim().to_owned();
        decision.rationale = reasons.why.trim().to_owned();
        decision.decided = Some(as_of);
        let (name, count) = (scenario.name.as_str(), count.len().to_string());
        let values = [("name", name), ("count", count.as_str()), ("mark", mark.as_str())];
        decision.outcome = T::DecisionOutcome.with(&values);
        decision.options = compare::figures_text(plan, &seen.workspace, as_of);
        decision.description.clone_from(&scenario.description);
        commands.push(Command::Add(Arc::new(decision)));
    }
    Some(Step { command: Command::Batch(commands), label: label(plan, Verb::Merge, id) })
}

#[cfg(test)]
mod tests;
