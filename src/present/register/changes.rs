//! The latest changes of one record in words, from the history of the workspace.

use super::{ListedField, Register};
use crate::edit::{Entry, EntryKind, FieldKey, Patch};
use crate::model::field::Field;
use crate::model::record::RecordRef;
use crate::model::{Uid, Value};
use crate::present::number::NO_VALUE;
use crate::present::text::Text;
use crate::present::text::grid::GridText as T;

/// One change of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeLine {
    /// What changed: Cost: £690,000 → £650,000.
    pub text: String,
    /// When, in milliseconds since 1970, UTC.
    pub at_ms: i64,
}

impl Register<'_> {
    /// The newest changes of a record, at most so many, the newest first.
    pub fn changes(&self, entries: &[Entry], uid: Uid, most: usize) -> Vec<ChangeLine> {
        let at = RecordRef { kind: self.kind, uid };
        let mut lines = Vec::new();
        for entry in entries.iter().rev() {
            for patch in &entry.change.patches {
                if patch.at() != at {
                    continue;
                }
                if lines.len() >= most {
                    return lines;
                }
                let Some(text) = self.change(patch) else { continue };
                let text = match entry.kind {
                    EntryKind::Do => text,
                    EntryKind::Undo(_) => T::ChangeUndone.with(&[("change", &text)]),
                    EntryKind::Redo(_) => T::ChangeRedone.with(&[("change", &text)]),
                };
                lines.push(ChangeLine { text, at_ms: entry.stamp.at_ms });
            }
        }
        lines
    }

    /// What a patch did; none where another patch beside it says so.
    fn change(&self, patch: &Patch) -> Option<String> {
        match patch {
            Patch::Add(_) => Some(T::ChangeAdded.say().to_owned()),
            Patch::Remove(_) => Some(T::ChangeRemoved.say().to_owned()),
            Patch::Set { field: FieldKey::Order, .. } => Some(T::ChangeMoved.say().to_owned()),
            Patch::Set { field: FieldKey::Raw(key), to, .. } => {
                // A text that goes is followed by the value that takes its place.
                let text = to.as_str().filter(|text| !text.is_empty())?;
                let title = match FieldKey::parse(self.kind, key)? {
                    FieldKey::Raw(_) | FieldKey::Order => return None,
                    field => self.title(&field)?,
                };
                Some(T::ChangeTyped.with(&[("field", &title), ("text", text)]))
            }
            Patch::Set { field, from, to, .. } => {
                let title = self.title(field)?;
                let (from, to) = (self.said(field, from), self.said(field, to));
                Some(T::ChangeFromTo.with(&[("field", &title), ("from", &from), ("to", &to)]))
            }
            Patch::SetEntry { field, .. } => {
                Some(T::ChangeField.with(&[("field", &self.title(field)?)]))
            }
        }
    }

    /// The title of a field; none of what is no field.
    pub fn title(&self, field: &FieldKey) -> Option<String> {
        Some(self.column(listed(field)?)?.title)
    }

    /// The value of a field in words.
    pub fn said(&self, field: &FieldKey, value: &Value) -> String {
        let cell = listed(field).and_then(|field| self.input_cell(field, value.clone()));
        cell.map(|cell| cell.text).filter(|text| !text.is_empty()).unwrap_or(NO_VALUE.to_owned())
    }

    /// The title of an entry of a field, and its value in words.
    pub fn entry_said(&self, field: &FieldKey, entry: &str, value: &Value) -> (String, String) {
        let title = self.title(field).unwrap_or_else(|| field.to_string());
        let Some((keys, values)) = listed(field).and_then(|field| self.map_kind(field)) else {
            return (title, NO_VALUE.to_owned());
        };
        let place = self.entry_title(keys, entry);
        let text = self.value_cell(&Field::new(values), value.clone()).text;
        let text = if text.is_empty() { NO_VALUE.to_owned() } else { text };
        (T::EntryTitle.with(&[("field", &title), ("entry", &place)]), text)
    }
}

fn listed(field: &FieldKey) -> Option<ListedField> {
    match field {
        FieldKey::Builtin(key) => Some(ListedField::Builtin(key)),
        FieldKey::Custom(uid) => Some(ListedField::Custom(*uid)),
        FieldKey::Raw(_) | FieldKey::Order | FieldKey::Extra(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{done, register, workspace};
    use super::*;
    use crate::edit::{Change, Command, History, Stamp};
    use crate::model::{RecordKind, Workspace};

    /// A history in which texts were typed into fields of records, one a minute.
    fn typed(texts: &[(u128, &'static str, &str)]) -> (Workspace, History) {
        let (mut ws, mut history) = (workspace(), History::default());
        for (nth, (uid, field, text)) in texts.iter().enumerate() {
            let field = ListedField::Builtin(field);
            let plan = register(&ws, &[]).type_into(Uid(*uid), field, text).unwrap();
            let applied = done(&ws, &plan.command);
            let stamp = Stamp { at_ms: nth as i64 * 60_000, ..Stamp::default() };
            history.enter(Change { label: plan.label, patches: applied.patches }, stamp);
            ws = applied.workspace;
        }
        (ws, history)
    }

    fn lines(ws: &Workspace, history: &History, uid: u128, most: usize) -> Vec<String> {
        let found = register(ws, &[]).changes(history.entries(), Uid(uid), most);
        found.into_iter().map(|line| format!("{} {}", line.at_ms / 60_000, line.text)).collect()
    }

    #[test]
    fn changes_say_what_was_and_what_is() {
        let (ws, history) = typed(&[
            (101, "cost", "650"),
            (102, "owner", "Ann"),
            (101, "status", "On track"),
            (101, "finish", "soon"),
            (101, "finish", "1 Mar 2028"),
            (101, "owner", "Ben"),
            (101, "owner", ""),
        ]);
        let expect = [
            "6 Owner: Ben → –",
            "5 Owner: – → Ben",
            "4 Finish: – → 1 Mar 2028",
            "3 Finish: “soon” kept as typed",
            "2 Status: At risk → On track",
            "0 Cost: £580,000.00 → £650,000.00",
        ];
        assert_eq!(lines(&ws, &history, 101, 20), expect);
        assert_eq!(lines(&ws, &history, 101, 2), expect[..2]);
        assert_eq!(lines(&ws, &history, 102, 20), ["1 Owner: – → Ann"]);
    }

    #[test]
    fn nothing_is_said_of_other_records() {
        let (ws, history) = typed(&[(102, "owner", "Ann")]);
        for (uid, most) in [(101, 20), (900, 20), (0, 20), (102, 0)] {
            assert_eq!(lines(&ws, &history, uid, most), [] as [String; 0], "{uid} {most}");
        }
        assert_eq!(lines(&ws, &History::default(), 102, 20), [] as [String; 0]);
    }

    #[test]
    fn coming_going_moving_and_taking_back_are_said() {
        let (mut ws, mut history) = typed(&[(101, "owner", "Ann")]);
        let at = RecordRef { kind: RecordKind::Project, uid: Uid(101) };
        let commands = [
            Command::Move { at, after: Some(Uid(104)), before: None },
            Command::Remove(at),
            Command::Add(RecordKind::Project.empty(Uid(101))),
        ];
        for command in commands {
            let command = match command {
                Command::Add(_) => {
                    register(&ws, &[]).add_row(Uid(101), ListedField::Builtin("name"), "A").command
                }
                command => command,
            };
            let applied = done(&ws, &command);
            let label = crate::edit::Label::one(crate::edit::Verb::Edit, RecordKind::Project, "");
            history.enter(Change { label, patches: applied.patches }, Stamp::default());
            ws = applied.workspace;
        }
        let ws = history.undo(&ws, Stamp::default()).unwrap().unwrap();
        assert_eq!(
            lines(&ws, &history, 101, 20),
            ["0 Deleted (undone)", "0 Added", "0 Deleted", "0 Moved", "0 Owner: – → Ann"]
        );
    }
}
