//! The invariants of a whole workspace: what must hold after every command.

use super::apply::{custom_field, references};
use crate::model::field::FieldError;
use crate::model::record::RecordRef;
use crate::model::{FieldDef, Id, RecordKind, Uid, Value, Workspace};
use serde_json::Value as Json;

/// A broken invariant. None is ever reached by a command.
#[derive(Clone, Debug, PartialEq)]
pub enum Violation {
    /// A value does not fit its field.
    Field(RecordRef, &'static str, FieldError),
    /// A reference leads nowhere.
    Dangling(RecordRef, &'static str, RecordRef),
    /// A text as typed stands beside a value of the same field.
    RawBesideValue(RecordRef, String),
    /// What could not be read of a field, or of an entry of it, stands beside a value.
    UnreadBesideValue(RecordRef, String),
    /// A value of the workspace's own field does not fit it; without an error, there is no such
    /// field.
    Own(RecordRef, Uid, Option<FieldError>),
    /// A record lies in the table of another type.
    WrongTable(RecordRef),
}

impl Violation {
    /// The record that is concerned.
    pub fn at(&self) -> RecordRef {
        match self {
            Self::Field(at, ..)
            | Self::Dangling(at, ..)
            | Self::RawBesideValue(at, _)
            | Self::UnreadBesideValue(at, _)
            | Self::Own(at, ..)
            | Self::WrongTable(at) => *at,
        }
    }
}

/// Everything that is wrong with a workspace as a whole; empty when all is well.
pub fn violations(workspace: &Workspace) -> Vec<Violation> {
    let mut found = Vec::new();
    for kind in RecordKind::ALL {
        for record in workspace.rows(kind).iter() {
            let at = record.at();
            if at.kind != kind {
                found.push(Violation::WrongTable(at));
            }
            for (index, field) in kind.fields().iter().enumerate() {
                let value = record.value_at(index);
                let typed = record.base().raw.contains_key(field.key);
                if typed && value != Value::Empty {
                    found.push(Violation::RawBesideValue(at, field.key.to_owned()));
                }
                if is_beside(record.base().extra.get(field.key), &value) {
                    found.push(Violation::UnreadBesideValue(at, field.key.to_owned()));
                }
                if typed {
                    continue;
                }
                if let Err(error) = field.check(&value) {
                    found.push(Violation::Field(at, field.key, error));
                }
                for to in references(field.kind, &value) {
                    if workspace.record(to).is_none() {
                        found.push(Violation::Dangling(at, field.key, to));
                    }
                }
            }
            for (uid, value) in &record.base().custom {
                let def = workspace.find(Id::<FieldDef>::new(*uid));
                match def.map(|def| custom_field(def).check(value)) {
                    Some(Ok(())) => {}
                    Some(Err(error)) => found.push(Violation::Own(at, *uid, Some(error))),
                    None => found.push(Violation::Own(at, *uid, None)),
                }
            }
        }
    }
    found
}

/// Whether what could not be read stands beside a value of the same field or entry.
fn is_beside(unread: Option<&Json>, value: &Value) -> bool {
    match (unread, value) {
        (None, _) | (_, Value::Empty) => false,
        (Some(Json::Object(unread)), Value::Map(read)) => {
            unread.keys().any(|key| read.contains_key(key))
        }
        _ => true,
    }
}
