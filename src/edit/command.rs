//! What a user can ask for, as a closed list.

use super::patch::{FieldKey, Patch};
use crate::model::record::{Record, RecordRef};
use crate::model::{Id, RecordKind, Scenario, Uid, Value};
use std::sync::Arc;

/// One request to change a workspace.
#[derive(Clone, Debug)]
pub enum Command {
    /// Adds a record, checked as a whole.
    Add(Arc<dyn Record>),
    /// Sets a field; clears what was typed there and could not be read.
    Set {
        /// The record.
        at: RecordRef,
        /// The field.
        field: FieldKey,
        /// The new value.
        value: Value,
    },
    /// Keeps a text that could not be read as typed; the field itself becomes empty.
    SetRaw {
        /// The record.
        at: RecordRef,
        /// The field.
        field: FieldKey,
        /// The text as typed.
        text: String,
    },
    /// Sets one entry of a map field; an empty value removes it.
    SetEntry {
        /// The record.
        at: RecordRef,
        /// The field.
        field: FieldKey,
        /// The key of the entry.
        entry: String,
        /// The new value.
        value: Value,
    },
    /// Removes a record and, by each reference's policy, what hangs on it.
    Remove(RecordRef),
    /// Puts a record among those of its type in the users' order: right behind `after`, else
    /// right before `before`, else last.
    Move {
        /// The record.
        at: RecordRef,
        /// The one to stand before it.
        after: Option<Uid>,
        /// The one to stand behind it, where none is to stand before it.
        before: Option<Uid>,
    },
    /// Makes the plan what a scenario sees, as one step; the scenario stays.
    Adopt(Id<Scenario>),
    /// Several commands as one step: all or none.
    Batch(Vec<Command>),
    /// What a merge came to, as one step: refused where it would break an invariant.
    Merge(Vec<Patch>),
}

/// What a command is applied to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The plan.
    Plan,
    /// A scenario: its patches change, the plan does not.
    Scenario(Id<Scenario>),
}

/// What a step did, for the history and the undo button. Words are the screen's business.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// What was done.
    pub verb: Verb,
    /// To what type of record.
    pub kind: RecordKind,
    /// The field, where one is concerned.
    pub field: Option<String>,
    /// The name of the record, where one is concerned.
    pub name: String,
    /// How many records or cells.
    pub count: u32,
}

crate::choices! {
    /// What a step did.
    Verb {
        /// Added.
        Add = "add",
        /// Edited.
        Edit = "edit",
        /// Removed.
        Remove = "remove",
        /// Moved in order.
        Move = "move",
        /// Pasted.
        Paste = "paste",
        /// Filled.
        Fill = "fill",
        /// Changed in bulk.
        Bulk = "bulk",
        /// Imported.
        Import = "import",
        /// Scored.
        Score = "score",
        /// Answered.
        Answer = "answer",
        /// Set up.
        SetUp = "set_up",
        /// Merged with another version.
        Merge = "merge",
    }
}

impl Label {
    /// A label of one record.
    pub fn one(verb: Verb, kind: RecordKind, name: &str) -> Self {
        Self { verb, kind, field: None, name: name.to_owned(), count: 1 }
    }

    /// A label of several records or cells.
    pub fn many(verb: Verb, kind: RecordKind, count: usize) -> Self {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        Self { verb, kind, field: None, name: String::new(), count }
    }

    /// The same label with a field.
    pub fn of_field(self, field: &FieldKey) -> Self {
        Self { field: Some(field.to_string()), ..self }
    }
}

impl Target {
    /// Where a command really goes: scenarios and saved views belong to the plan whatever is
    /// looked at.
    pub fn of(self, command: &Command) -> Self {
        if belongs_to_plan(command) { Self::Plan } else { self }
    }
}

fn belongs_to_plan(command: &Command) -> bool {
    let of_plan = |kind| matches!(kind, RecordKind::Scenario | RecordKind::SavedView);
    match command {
        Command::Add(record) => of_plan(record.kind()),
        Command::Set { at, .. }
        | Command::SetRaw { at, .. }
        | Command::SetEntry { at, .. }
        | Command::Remove(at)
        | Command::Move { at, .. } => of_plan(at.kind),
        Command::Adopt(_) | Command::Merge(_) => true,
        Command::Batch(commands) => !commands.is_empty() && commands.iter().all(belongs_to_plan),
    }
}
