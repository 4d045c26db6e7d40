//! The one patch type: records added and removed, fields and entries set from a value to another.

use crate::model::field::FieldError;
use crate::model::record::{Record, RecordRef};
use crate::model::{RecordKind, Uid, Value, Workspace};
use crate::order::Sorted;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// Names a field of a record for a patch.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FieldKey {
    /// A builtin field by key.
    Builtin(&'static str),
    /// The text as typed of a field that could not be read.
    Raw(String),
    /// A custom field by its definition.
    Custom(Uid),
    /// The order a user gave the record.
    Order,
    /// A member of a file, as JSON, that is not understood or does not fit its field.
    Extra(String),
}

/// One change of one thing, which can be turned round.
#[derive(Clone, Debug, PartialEq)]
pub enum Patch {
    /// A record comes.
    Add(Arc<dyn Record>),
    /// A record goes, as it last was.
    Remove(Arc<dyn Record>),
    /// A field changes.
    Set {
        /// The record.
        at: RecordRef,
        /// The field.
        field: FieldKey,
        /// What it was.
        from: Value,
        /// What it becomes.
        to: Value,
    },
    /// One entry of a map field changes: one month of a series, one answer.
    SetEntry {
        /// The record.
        at: RecordRef,
        /// The field.
        field: FieldKey,
        /// The key of the entry.
        entry: String,
        /// What it was; empty where there was none.
        from: Value,
        /// What it becomes; empty removes the entry.
        to: Value,
    },
}

/// Why a patch does not fit a workspace. The workspace is untouched.
#[derive(Clone, Debug, PartialEq)]
pub enum PatchFault {
    /// The record to add is there already.
    Exists(RecordRef),
    /// The record is not there.
    Missing(RecordRef),
    /// What is there is not what the patch expects.
    Conflict(RecordRef, Option<FieldKey>),
    /// The value does not fit the field.
    Field(RecordRef, FieldError),
}

impl FieldKey {
    /// The key of a builtin field of a record type.
    pub fn builtin(kind: RecordKind, key: &str) -> Option<Self> {
        kind.field(key).map(|field| Self::Builtin(field.key))
    }

    /// Reads the text form for a record type.
    pub fn parse(kind: RecordKind, text: &str) -> Option<Self> {
        if text == "order:" {
            return Some(Self::Order);
        }
        match text.split_once(':') {
            Some(("raw", key)) => Some(Self::Raw(key.to_owned())),
            Some(("custom", uid)) => uid.parse().ok().map(Self::Custom),
            Some(("extra", key)) => Some(Self::Extra(key.to_owned())),
            Some(_) => None,
            None => Self::builtin(kind, text),
        }
    }

    /// Where the text as typed of this field is kept.
    pub fn raw(&self) -> Self {
        Self::Raw(self.to_string())
    }

    /// The value of the field in a record.
    pub fn read(&self, record: &dyn Record) -> Value {
        let base = record.base();
        let text = |text: &str| Value::Text(text.to_owned());
        match self {
            Self::Builtin(key) => record.value(key),
            Self::Raw(key) => base.raw.get(key).map_or(Value::Empty, |raw| text(raw)),
            Self::Custom(uid) => base.custom.get(uid).cloned().unwrap_or_default(),
            Self::Order if base.order.as_str().is_empty() => Value::Empty,
            Self::Order => text(base.order.as_str()),
            Self::Extra(key) => {
                base.extra.get(key).map_or(Value::Empty, |json| Value::Text(json.to_string()))
            }
        }
    }

    /// Writes the field without checking limits.
    ///
    /// # Errors
    /// A [`FieldError`] where the value is of another kind.
    pub fn write(&self, record: &mut dyn Record, value: Value) -> Result<(), FieldError> {
        match self {
            Self::Builtin(key) => {
                let index = record.kind().field_index(key);
                let index = index.ok_or_else(|| FieldError::Unknown((*key).to_owned()))?;
                record.set_at(index, value)
            }
            Self::Raw(key) => match value {
                Value::Empty => {
                    record.base_mut().raw.remove(key);
                    Ok(())
                }
                Value::Text(text) => {
                    record.base_mut().raw.insert(key.clone(), text);
                    Ok(())
                }
                _ => Err(FieldError::WrongKind),
            },
            Self::Custom(uid) => {
                if value.is_empty() {
                    record.base_mut().custom.remove(uid);
                } else {
                    record.base_mut().custom.insert(*uid, value);
                }
                Ok(())
            }
            Self::Order => {
                let text = value.as_str().unwrap_or_default();
                let order = crate::model::order::OrderKey::parse(text);
                record.base_mut().order = order.ok_or(FieldError::WrongKind)?;
                Ok(())
            }
            Self::Extra(key) => match value {
                Value::Empty => {
                    record.base_mut().extra.remove(key);
                    Ok(())
                }
                Value::Text(text) => {
                    let json = serde_json::from_str(&text).map_err(|_| FieldError::WrongKind)?;
                    record.base_mut().extra.insert(key.clone(), json);
                    Ok(())
                }
                _ => Err(FieldError::WrongKind),
            },
        }
    }
}

impl fmt::Display for FieldKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Builtin(key) => f.write_str(key),
            Self::Raw(key) => write!(f, "raw:{key}"),
            Self::Custom(uid) => write!(f, "custom:{uid}"),
            Self::Order => f.write_str("order:"),
            Self::Extra(key) => write!(f, "extra:{key}"),
        }
    }
}

impl Patch {
    /// The record the patch touches.
    pub fn at(&self) -> RecordRef {
        match self {
            Self::Add(record) | Self::Remove(record) => record.at(),
            Self::Set { at, .. } | Self::SetEntry { at, .. } => *at,
        }
    }

    /// The patch that takes this one back.
    pub fn inverse(&self) -> Self {
        match self.clone() {
            Self::Add(record) => Self::Remove(record),
            Self::Remove(record) => Self::Add(record),
            Self::Set { at, field, from, to } => Self::Set { at, field, from: to, to: from },
            Self::SetEntry { at, field, entry, from, to } => {
                Self::SetEntry { at, field, entry, from: to, to: from }
            }
        }
    }

    /// Applies the patch.
    ///
    /// # Errors
    /// A [`PatchFault`]; the workspace is then as it was.
    pub fn apply(&self, workspace: &mut Workspace) -> Result<(), PatchFault> {
        match self {
            Self::Add(record) => {
                if workspace.record(record.at()).is_some() {
                    return Err(PatchFault::Exists(record.at()));
                }
                workspace.put(record.clone());
                Ok(())
            }
            Self::Remove(record) => {
                let at = record.at();
                let current = workspace.record(at).ok_or(PatchFault::Missing(at))?;
                if current.as_ref() != record.as_ref() {
                    return Err(PatchFault::Conflict(at, None));
                }
                workspace.remove(at);
                Ok(())
            }
            Self::Set { at, field, from, to } => {
                let current = workspace.record(*at).ok_or(PatchFault::Missing(*at))?;
                if field.read(current.as_ref()) != *from {
                    return Err(PatchFault::Conflict(*at, Some(field.clone())));
                }
                write(workspace, *at, field, to.clone())
            }
            Self::SetEntry { at, field, entry, from, to } => {
                let current = workspace.record(*at).ok_or(PatchFault::Missing(*at))?;
                let mut entries = entries_of(field.read(current.as_ref()));
                if entries.get(entry).unwrap_or(&Value::Empty) != from {
                    return Err(PatchFault::Conflict(*at, Some(field.clone())));
                }
                match to {
                    Value::Empty => entries.remove(entry),
                    value => entries.insert(entry.clone(), value.clone()),
                };
                let value = if entries.is_empty() { Value::Empty } else { Value::Map(entries) };
                write(workspace, *at, field, value)
            }
        }
    }
}

/// The entries of a map value; none for any other.
pub(super) fn entries_of(value: Value) -> BTreeMap<String, Value> {
    match value {
        Value::Map(entries) => entries,
        _ => BTreeMap::new(),
    }
}

/// Puts a changed copy of a record in its place.
fn write(
    workspace: &mut Workspace,
    at: RecordRef,
    field: &FieldKey,
    value: Value,
) -> Result<(), PatchFault> {
    let current = workspace.record(at).ok_or(PatchFault::Missing(at))?;
    let mut changed = current.to_arc();
    if let Some(record) = Arc::get_mut(&mut changed) {
        field.write(record, value).map_err(|error| PatchFault::Field(at, error))?;
    }
    workspace.put(changed);
    Ok(())
}

/// Applies patches in order, all or none.
///
/// # Errors
/// The first [`PatchFault`]; the workspace given is never touched.
pub fn apply_all(workspace: &Workspace, patches: &[Patch]) -> Result<Workspace, PatchFault> {
    let mut next = workspace.clone();
    for patch in patches {
        patch.apply(&mut next)?;
    }
    Ok(next)
}

/// The patches that take these back: each turned round, in reverse order.
pub fn invert(patches: &[Patch]) -> Vec<Patch> {
    patches.iter().rev().map(Patch::inverse).collect()
}

/// The patches from one version of a workspace to another; what a file says beside its tables is
/// not compared, for nothing changes it.
pub fn difference(from: &Workspace, to: &Workspace) -> Vec<Patch> {
    let mut patches = Vec::new();
    for kind in RecordKind::ALL {
        let (old, new) = (from.rows(kind), to.rows(kind));
        if old.same_as(new) {
            continue;
        }
        for record in old.iter() {
            match new.row(record.uid()) {
                None => patches.push(Patch::Remove(record.clone())),
                Some(other) if Arc::ptr_eq(record, other) => {}
                Some(other) => record_difference(record, other, &mut patches),
            }
        }
        let added = new.iter().filter(|record| old.row(record.uid()).is_none());
        patches.extend(added.cloned().map(Patch::Add));
    }
    patches
}

fn record_difference(old: &Arc<dyn Record>, new: &Arc<dyn Record>, patches: &mut Vec<Patch>) {
    let at = old.at();
    let mut keys: Vec<FieldKey> =
        at.kind.fields().iter().map(|field| FieldKey::Builtin(field.key)).collect();
    keys.push(FieldKey::Order);
    let (a, b) = (old.base(), new.base());
    keys.extend(a.raw.keys().chain(b.raw.keys()).cloned().map(FieldKey::Raw));
    keys.extend(a.custom.keys().chain(b.custom.keys()).copied().map(FieldKey::Custom));
    keys.extend(a.extra.keys().chain(b.extra.keys()).cloned().map(FieldKey::Extra));
    keys.put_in_order();
    keys.dedup();
    for field in keys {
        let (from, to) = (field.read(old.as_ref()), field.read(new.as_ref()));
        match (from, to) {
            (from, to) if from == to => {}
            (Value::Map(from), Value::Map(to)) => entry_difference(at, &field, &from, &to, patches),
            (from, to) => patches.push(Patch::Set { at, field, from, to }),
        }
    }
}

fn entry_difference(
    at: RecordRef,
    field: &FieldKey,
    from: &BTreeMap<String, Value>,
    to: &BTreeMap<String, Value>,
    patches: &mut Vec<Patch>,
) {
    let mut entries: Vec<&String> = from.keys().chain(to.keys()).collect();
    entries.put_in_order();
    entries.dedup();
    for entry in entries {
        let (old, new) = (from.get(entry), to.get(entry));
        if old != new {
            patches.push(Patch::SetEntry {
                at,
                field: field.clone(),
                entry: entry.clone(),
                from: old.cloned().unwrap_or_default(),
                to: new.cloned().unwrap_or_default(),
            });
        }
    }
}
