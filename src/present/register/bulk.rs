//! Edits of all selected records at once, each as one step.

use super::input::Refused;
use super::{ListedField, Plan, Rectangle, Register};
use crate::edit::{Command, Label, Verb};
use crate::model::Uid;
use crate::model::record::RecordRef;

impl Register<'_> {
    /// Types the same text into one field of all these records.
    ///
    /// # Errors
    /// [`Refused`] where the field takes no such text, or there are too many.
    pub fn set_all(&self, rows: &[Uid], field: ListedField, text: &str) -> Result<Plan, Refused> {
        let last = rows.len().saturating_sub(1);
        let area = Rectangle { row: (0, last), column: (0, 0) };
        let mut plan = self.type_into_all(rows, &[field], area, text)?;
        let label = Label::many(Verb::Bulk, self.kind, plan.cells);
        plan.label = field.key().map_or(label.clone(), |key| label.of_field(&key));
        Ok(plan)
    }

    /// Takes all these records away, with what hangs on them.
    pub fn remove_all(&self, rows: &[Uid]) -> (Command, Label) {
        let remove = |uid: &Uid| Command::Remove(RecordRef { kind: self.kind, uid: *uid });
        let commands: Vec<Command> = rows.iter().map(remove).collect();
        (Command::Batch(commands), Label::many(Verb::Remove, self.kind, rows.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{register, workspace};
    use super::*;
    use crate::edit::{Target, apply, apply_all, invert};
    use crate::model::{RecordKind, Value};

    #[test]
    fn one_text_for_all_and_one_step_back() {
        let ws = workspace();
        let rows: Vec<Uid> =
            ws.rows(RecordKind::Project).in_order().iter().map(|record| record.uid()).collect();
        let register = register(&ws, &[]);
        let owner = ListedField::Builtin("owner");
        let plan = register.set_all(&rows[1..], owner, "Zoe").unwrap();
        let done = apply(&ws, Target::Plan, &plan.command).unwrap();
        let owners = done.workspace.rows(RecordKind::Project).in_order();
        let zoe = |record: &&&std::sync::Arc<dyn crate::model::Record>| {
            record.value("owner") == Value::Text("Zoe".into())
        };
        assert_eq!(owners.iter().filter(zoe).count(), rows.len() - 1);
        assert_eq!(apply_all(&done.workspace, &invert(&done.patches)).unwrap(), ws);
        assert!(register.set_all(&[], owner, "Zoe").unwrap().is_empty());
        let required = register.set_all(&rows, ListedField::Builtin("name"), "").unwrap();
        assert!(required.is_empty() && required.skipped == rows.len());
    }

    #[test]
    fn all_go_and_come_back() {
        let ws = workspace();
        let rows: Vec<Uid> =
            ws.rows(RecordKind::Project).iter().map(|record| record.uid()).collect();
        let (command, label) = register(&ws, &[]).remove_all(&rows);
        let done = apply(&ws, Target::Plan, &command).unwrap();
        assert_eq!(done.workspace.rows(RecordKind::Project).len(), 0);
        assert_eq!(label.count as usize, rows.len());
        assert_eq!(apply_all(&done.workspace, &invert(&done.patches)).unwrap(), ws);
    }
}
