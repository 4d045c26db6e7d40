//! Commands to patches: what is allowed, and what follows from it.

use super::check::violations;
use super::command::{Command, Target};
use super::patch::{FieldKey, Patch, PatchFault, entries_of};
use super::scenario;
use crate::model::field::{Field, FieldError, Kind, OnDelete};
use crate::model::record::{Record, RecordRef};
use crate::model::{FieldDef, FieldDefKind, Id, RecordKind, Uid, Value, Workspace};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Why a command is not allowed. The workspace is untouched.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// A value does not fit its field.
    Field(RecordRef, FieldKey, FieldError),
    /// A record that is referred to is not there.
    NoSuchRecord(RecordRef),
    /// Other records refer to it and forbid its removal.
    StillReferenced(RecordRef, Vec<RecordRef>),
    /// The workspace is not what the command expects.
    Patch(PatchFault),
    /// There is no such scenario.
    NoSuchScenario,
    /// A patch of the scenario no longer fits the plan.
    ScenarioBroken(PatchFault),
}

/// The outcome of a command: the next version and how it differs.
#[derive(Clone, Debug)]
pub struct Applied {
    /// The next version of the workspace.
    pub workspace: Workspace,
    /// The patches that lead to it.
    pub patches: Vec<Patch>,
}

/// Applies a command to the plan or to a scenario of it.
///
/// # Errors
/// A [`Refusal`]; the workspace given is never touched.
pub fn apply(workspace: &Workspace, target: Target, command: &Command) -> Result<Applied, Refusal> {
    match target {
        Target::Plan => run(workspace, command),
        Target::Scenario(id) => scenario::apply(workspace, id, command),
    }
}

/// Applies a command to the workspace itself.
pub(super) fn run(workspace: &Workspace, command: &Command) -> Result<Applied, Refusal> {
    let mut step = Step { workspace: workspace.clone(), patches: Vec::new() };
    step.run(command)?;
    Ok(Applied { workspace: step.workspace, patches: step.patches })
}

/// A step on its way: the version so far, and how it came about.
pub(super) struct Step {
    pub(super) workspace: Workspace,
    pub(super) patches: Vec<Patch>,
}

impl Step {
    fn run(&mut self, command: &Command) -> Result<(), Refusal> {
        if let Command::Set { at, .. } | Command::SetRaw { at, .. } | Command::SetEntry { at, .. } =
            command
        {
            self.make_settings(*at)?;
        }
        match command {
            Command::Add(record) => self.add(record),
            Command::Set { at, field, value } => self.set(*at, field, value),
            Command::SetRaw { at, field, text } => self.set_raw(*at, field, text),
            Command::SetEntry { at, field, entry, value } => {
                self.set_entry(*at, field, entry, value)
            }
            Command::Remove(at) => self.remove(*at),
            Command::Move { at, after, before } => self.shift(*at, *after, *before),
            Command::Adopt(id) => {
                let patches = scenario::adoption(&self.workspace, *id)?;
                patches.into_iter().try_for_each(|patch| self.push(patch))
            }
            Command::Batch(commands) => commands.iter().try_for_each(|each| self.run(each)),
            Command::Merge(patches) => self.merge(patches),
        }
    }

    /// Adds the settings where they are to be changed and the workspace has none: it is seen with
    /// those of a new one, under its own id.
    fn make_settings(&mut self, at: RecordRef) -> Result<(), Refusal> {
        let is_missing = self.workspace.rows(RecordKind::Settings).is_empty();
        if at.kind != RecordKind::Settings || at.uid != self.workspace.uid || !is_missing {
            return Ok(());
        }
        self.push(Patch::Add(RecordKind::Settings.empty(at.uid)))
    }

    /// Takes a merge as it is, unless something is wrong after it that was right before.
    fn merge(&mut self, patches: &[Patch]) -> Result<(), Refusal> {
        let before = violations(&self.workspace);
        patches.iter().try_for_each(|patch| self.push(patch.clone()))?;
        let broken = violations(&self.workspace).into_iter().find(|found| !before.contains(found));
        broken.map_or(Ok(()), |found| Err(Refusal::Patch(PatchFault::Conflict(found.at(), None))))
    }

    fn push(&mut self, patch: Patch) -> Result<(), Refusal> {
        patch.apply(&mut self.workspace).map_err(Refusal::Patch)?;
        self.patches.push(patch);
        Ok(())
    }

    pub(super) fn current(&self, at: RecordRef) -> Result<Arc<dyn Record>, Refusal> {
        self.workspace.record(at).cloned().ok_or(Refusal::NoSuchRecord(at))
    }

    fn add(&mut self, record: &Arc<dyn Record>) -> Result<(), Refusal> {
        let at = record.at();
        for (index, field) in at.kind.fields().iter().enumerate() {
            let key = FieldKey::Builtin(field.key);
            let value = record.value_at(index);
            // A required field may stand empty while its text as typed waits to be mended.
            if value.is_empty() && record.base().raw.contains_key(field.key) {
                continue;
            }
            self.check_value(at, &key, field, &value)?;
        }
        for (uid, value) in &record.base().custom {
            self.check_key(at, &FieldKey::Custom(*uid), value)?;
        }
        self.push(Patch::Add(record.clone()))
    }

    /// Checks kind, limits and that every record referred to is there.
    fn check_value(
        &self,
        at: RecordRef,
        key: &FieldKey,
        field: &Field,
        value: &Value,
    ) -> Result<(), Refusal> {
        let refused = |error| Refusal::Field(at, key.clone(), error);
        field.check(value).map_err(refused)?;
        for to in references(field.kind, value) {
            if self.workspace.record(to).is_none() {
                return Err(Refusal::NoSuchRecord(to));
            }
        }
        Ok(())
    }

    fn check_key(&self, at: RecordRef, key: &FieldKey, value: &Value) -> Result<(), Refusal> {
        match key {
            FieldKey::Builtin(name) => {
                let field = at.kind.field(name);
                let unknown =
                    || Refusal::Field(at, key.clone(), FieldError::Unknown(key.to_string()));
                self.check_value(at, key, field.ok_or_else(unknown)?, value)
            }
            FieldKey::Custom(uid) => {
                let def = RecordRef { kind: RecordKind::FieldDef, uid: *uid };
                let found = self.workspace.find(Id::<FieldDef>::new(*uid));
                let field = custom_field(found.ok_or(Refusal::NoSuchRecord(def))?);
                self.check_value(at, key, &field, value)
            }
            FieldKey::Raw(_) | FieldKey::Order | FieldKey::Extra(_) => Ok(()),
        }
    }

    fn set(&mut self, at: RecordRef, field: &FieldKey, value: &Value) -> Result<(), Refusal> {
        self.check_key(at, field, value)?;
        self.set_unchecked(at, &field.raw(), Value::Empty)?;
        self.drop_unread(at, field, None, !value.is_empty())?;
        let value = if value.is_empty() { Value::Empty } else { value.clone() };
        self.set_unchecked(at, field, value)?;
        self.check_own_field(at)
    }

    fn set_raw(&mut self, at: RecordRef, field: &FieldKey, text: &str) -> Result<(), Refusal> {
        let limit = crate::model::field::TEXT_CHARS_MAX;
        if text.chars().count() > limit as usize {
            return Err(Refusal::Field(at, field.clone(), FieldError::TooLong(limit)));
        }
        self.drop_unread(at, field, None, true)?;
        self.set_unchecked(at, field, Value::Empty)?;
        self.set_unchecked(at, &field.raw(), Value::Text(text.to_owned()))?;
        self.check_own_field(at)
    }

    /// Sets a field whatever its limits; no patch where nothing changes.
    pub(super) fn set_unchecked(
        &mut self,
        at: RecordRef,
        field: &FieldKey,
        to: Value,
    ) -> Result<(), Refusal> {
        let current = self.current(at)?;
        let from = field.read(current.as_ref());
        let to = as_kept(&current, field, to)?;
        if from == to {
            return Ok(());
        }
        self.push(Patch::Set { at, field: field.clone(), from, to })
    }

    /// Sets one entry of a field that holds several, or takes it out.
    fn set_entry(
        &mut self,
        at: RecordRef,
        field: &FieldKey,
        entry: &str,
        value: &Value,
    ) -> Result<(), Refusal> {
        let before = self.current(at)?;
        let from = entries_of(field.read(before.as_ref())).remove(entry).unwrap_or_default();
        if !value.is_empty() {
            let entries = BTreeMap::from([(entry.to_owned(), value.clone())]);
            self.check_key(at, field, &Value::Map(entries))?;
            // What could not be read of the whole field is mended by a value.
            self.set_unchecked(at, &field.raw(), Value::Empty)?;
        }
        // What could not be read of this entry is mended by a value and by emptying it.
        self.set_unchecked(at, &FieldKey::Raw(format!("{field}:{entry}")), Value::Empty)?;
        self.drop_unread(at, field, Some(entry), !value.is_empty())?;
        if from == *value {
            return Ok(());
        }
        let current = self.current(at)?;
        let mut after = entries_of(field.read(current.as_ref()));
        match value.is_empty() {
            true => after.remove(entry),
            false => after.insert(entry.to_owned(), value.clone()),
        };
        let mut kept = entries_of(as_kept(&current, field, Value::Map(after))?);
        let to = kept.remove(entry).unwrap_or_default();
        if from == to {
            return Ok(());
        }
        let (field, entry) = (field.clone(), entry.to_owned());
        self.push(Patch::SetEntry { at, field, entry, from, to })
    }

    /// Takes a record out, and does with what refers to it as its type says.
    fn remove(&mut self, at: RecordRef) -> Result<(), Refusal> {
        let record = self.current(at)?;
        let mut blocking = BTreeSet::new();
        let mut cascading = BTreeSet::new();
        let mut clearing = Vec::new();
        for kind in RecordKind::ALL {
            for field in kind.fields() {
                let Some(policy) = reference_policy(field.kind, at.kind) else { continue };
                for other in self.workspace.rows(kind).iter() {
                    let held = references(field.kind, &other.value(field.key));
                    if other.at() == at || !held.contains(&at) {
                        continue;
                    }
                    match policy {
                        OnDelete::Block => _ = blocking.insert(other.at()),
                        OnDelete::Cascade => _ = cascading.insert(other.at()),
                        OnDelete::Clear => clearing.push((other.at(), field)),
                    }
                }
            }
        }
        // What goes with it cannot stand in its way.
        blocking.retain(|holder| !cascading.contains(holder));
        if !blocking.is_empty() {
            return Err(Refusal::StillReferenced(at, blocking.into_iter().collect()));
        }
        for (holder, field) in clearing {
            if !cascading.contains(&holder) {
                self.clear_reference(holder, field, at.uid)?;
            }
        }
        for holder in cascading {
            if self.workspace.record(holder).is_some() {
                self.remove(holder)?;
            }
        }
        if at.kind == RecordKind::FieldDef {
            self.clear_custom(at.uid)?;
        }
        self.push(Patch::Remove(record))
    }

    pub(super) fn clear_reference(
        &mut self,
        holder: RecordRef,
        field: &'static Field,
        uid: Uid,
    ) -> Result<(), Refusal> {
        let key = FieldKey::Builtin(field.key);
        match field.kind {
            Kind::Map(..) => self.set_entry(holder, &key, &uid.to_string(), &Value::Empty),
            _ => self.set_unchecked(holder, &key, Value::Empty),
        }
    }

    /// Takes the values of a custom field out of every record that has one.
    pub(super) fn clear_custom(&mut self, def: Uid) -> Result<(), Refusal> {
        let key = FieldKey::Custom(def);
        let raw = key.raw().to_string();
        let raw = raw.trim_start_matches("raw:");
        let holds = |record: &&Arc<dyn Record>| {
            record.base().custom.contains_key(&def) || record.base().raw.contains_key(raw)
        };
        let holders: Vec<RecordRef> =
            self.workspace.records().filter(holds).map(|record| record.at()).collect();
        for at in holders {
            self.set_unchecked(at, &key, Value::Empty)?;
            self.set_unchecked(at, &key.raw(), Value::Empty)?;
        }
        Ok(())
    }
}

/// A value as the record will hold it: "no" is "not given", a pattern has one spelling. A patch
/// must name what it leads to, or it could not be taken back.
fn as_kept(record: &Arc<dyn Record>, field: &FieldKey, value: Value) -> Result<Value, Refusal> {
    let mut copy = record.to_arc();
    let Some(inside) = Arc::get_mut(&mut copy) else { return Ok(value) };
    let refused = |error| Refusal::Field(record.at(), field.clone(), error);
    field.write(inside, value).map_err(refused)?;
    Ok(field.read(copy.as_ref()))
}

/// The descriptor a field definition stands for.
pub fn custom_field(def: &FieldDef) -> Field {
    match def.kind {
        Some(FieldDefKind::Number) => Field::number(-1e15, 1e15, crate::model::field::Unit::One),
        Some(FieldDefKind::Date) => Field::new(Kind::Date),
        Some(FieldDefKind::Money) => Field::new(Kind::Money),
        Some(FieldDefKind::Flag) => Field::new(Kind::Flag),
        Some(FieldDefKind::Text) | None => Field::long_text(),
    }
}

/// The records a value of a kind refers to.
pub(super) fn references(kind: Kind, value: &Value) -> Vec<RecordRef> {
    match (kind, value) {
        (Kind::Ref(kind, _), Value::Ref(uid)) => vec![RecordRef { kind, uid: *uid }],
        (Kind::Map(crate::model::field::KeyKind::Record(kind), _), Value::Map(entries)) => entries
            .keys()
            .filter_map(|key| Some(RecordRef { kind, uid: key.parse().ok()? }))
            .collect(),
        _ => Vec::new(),
    }
}

/// What a field of this kind does when a record of type `removed` goes.
pub(super) fn reference_policy(kind: Kind, removed: RecordKind) -> Option<OnDelete> {
    match kind {
        Kind::Ref(to, policy) if to == removed => Some(policy),
        Kind::Map(crate::model::field::KeyKind::Record(to), _) if to == removed => {
            Some(OnDelete::Clear)
        }
        _ => None,
    }
}
