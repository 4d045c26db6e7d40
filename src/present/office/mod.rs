//! The project office on its page: the advice in words and bars, the answers behind it, the
//! transition plan, who does what, and what an office does at each level.

pub mod advice;
pub mod inputs;
pub mod plan;
pub mod roles;
pub mod stages;

#[cfg(test)]
mod tests;

use super::text::{Text, office::OfficeText as T};
use crate::analysis::office::advice::{Input, OfficeType, Scope};
use crate::edit::{Command, FieldKey, Label, Verb};
use crate::model::{Office, RecordKind, RecordRef, Table, Typed, Uid, Value, Workspace};
use std::sync::Arc;

const KIND: RecordKind = RecordKind::Office;

/// The office of a workspace: the first of its records.
pub fn office_of(table: &Table<Office>) -> Option<Office> {
    table.in_order().first().map(|office| (*office).clone())
}

/// What is changed: an entry of a map, or a field where the entry is `None`.
pub struct Edit<'a> {
    /// The field.
    pub field: &'a str,
    /// The entry.
    pub entry: Option<&'a str>,
    /// The new value.
    pub value: Value,
}

/// The commands that change the office, as one step; the record is added where there is none yet.
pub fn edits(ws: &Workspace, new_uid: Uid, edits: Vec<Edit<'_>>) -> (Command, Label) {
    let known = office_of(&ws.table::<Office>());
    let name = known.as_ref().map_or(T::Name.say().to_owned(), |office| office.name.clone());
    let uid = known.as_ref().map_or(new_uid, |office| office.uid);
    let at = RecordRef { kind: KIND, uid };
    let mut commands = Vec::new();
    if known.is_none() {
        let new = Office { name: name.clone(), ..Office::empty(uid) };
        commands.push(Command::Add(Arc::new(new)));
    }
    let mut label = Label::one(Verb::Edit, KIND, &name);
    for edit in edits {
        let Some(field) = FieldKey::builtin(KIND, edit.field) else { continue };
        label = label.of_field(&field);
        commands.push(match edit.entry {
            None => Command::Set { at, field, value: edit.value },
            Some(entry) => {
                Command::SetEntry { at, field, entry: entry.to_owned(), value: edit.value }
            }
        });
    }
    (Command::Batch(commands), label)
}

/// What an input is called.
pub fn input_name(input: Input) -> &'static str {
    match input {
        Input::People => T::InPeople,
        Input::Projects => T::InProjects,
        Input::Complexity => T::InComplexity,
        Input::Dependence => T::InDependence,
        Input::Maturity => T::InMaturity,
        Input::Culture => T::InCulture,
        Input::Regulation => T::InRegulation,
        Input::Sponsorship => T::InSponsorship,
        Input::Trouble => T::InTrouble,
        Input::Competence => T::InCompetence,
        Input::Agile => T::InAgile,
        Input::Overload => T::InOverload,
        Input::Competition => T::InCompetition,
        Input::Outcomes => T::InOutcomes,
    }
    .say()
}

/// The word for a type of office.
pub fn type_word(office: OfficeType) -> &'static str {
    match office {
        OfficeType::Supportive => T::Supportive,
        OfficeType::Controlling => T::Controlling,
        OfficeType::Directive => T::Directive,
    }
    .say()
}

/// What an office of a scope is called.
pub fn scope_word(scope: Scope) -> &'static str {
    match (scope.portfolio, scope.programme) {
        (false, false) => T::ScopePmo,
        (false, true) => T::ScopePgMo,
        (true, false) => T::ScopePfMo,
        (true, true) => T::ScopeHub,
    }
    .say()
}
