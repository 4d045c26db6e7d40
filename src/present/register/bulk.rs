//! Edits of all chosen records at once, each as one step, and what they would come to beforehand.

use super::input::{Input, RawReason, Refused, reason_words};
use super::paste::Gathered;
use super::relative::Amount;
use super::{CELLS_MAX, ListedField, Plan, Rectangle, Register};
use crate::edit::{Command, Label, Verb};
use crate::model::Uid;
use crate::model::field::{Field, FieldError, Kind};
use crate::model::record::{Record, RecordRef};
use crate::present::text::Text as _;
use crate::present::text::register::RegisterText;

/// Most records of a preview that are shown, of those that change and of those left alone.
pub const PREVIEW_MAX: usize = 5;

/// What is done to one field of every record.
#[derive(Clone, Debug, PartialEq)]
pub enum BulkEdit {
    /// It gets the value of a text.
    Set(String),
    /// It changes by an amount.
    By(Amount),
    /// A text is put behind its own.
    Append(String),
    /// It is emptied.
    Clear,
}

/// A change of one record, as it reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BulkChange {
    /// The record's name.
    pub name: String,
    /// What its cell shows now.
    pub old: String,
    /// What it will show.
    pub new: String,
}

/// What an edit of many records will come to.
#[derive(Clone, Debug)]
pub struct BulkPlan {
    /// The edit.
    pub plan: Plan,
    /// The first records that change.
    pub changes: Vec<BulkChange>,
    /// The first records that are left alone, each with the reason.
    pub refused: Vec<(String, String)>,
    /// How many are left alone.
    pub refused_count: usize,
}

impl Register<'_> {
    /// Does the same to one field of all these records; those it cannot be done to are left alone
    /// and named.
    ///
    /// # Errors
    /// [`Refused`] where it cannot be done to any record, or there are too many.
    pub fn bulk(
        &self,
        rows: &[Uid],
        field: ListedField,
        edit: &BulkEdit,
    ) -> Result<BulkPlan, Refused> {
        let key = field.key().ok_or(Refused::ReadOnly(field))?;
        let descriptor = self.descriptor(field).ok_or(Refused::ReadOnly(field))?;
        if rows.len() > CELLS_MAX {
            return Err(Refused::TooMany);
        }
        let typed = match edit {
            BulkEdit::Set(text) => Some((self.read_input(field, text), text.clone())),
            BulkEdit::Clear => Some((self.read_input(field, ""), String::new())),
            BulkEdit::By(_) | BulkEdit::Append(_) => None,
        };
        if let Some((Input::Refused(refused), _)) = &typed {
            return Err(*refused);
        }
        let table = self.workspace.rows(self.kind);
        let (mut gathered, mut changes) = (Gathered::default(), Vec::new());
        let (mut refused, mut refused_count) = (Vec::new(), 0);
        for record in rows.iter().filter_map(|uid| table.row(*uid)).map(|row| row.as_ref()) {
            let next = match &typed {
                Some(typed) => Ok(typed.clone()),
                None => self.edited(record, (field, &descriptor), edit),
            };
            match next {
                Ok((input, text)) => {
                    let before = gathered.cells;
                    let shown = (changes.len() < PREVIEW_MAX)
                        .then(|| self.change_of(record, (field, &descriptor), &input, &text));
                    self.put(&mut gathered, record.uid(), field, input, &text);
                    changes.extend(shown.filter(|_| gathered.cells > before));
                }
                Err(reason) => {
                    refused_count += 1;
                    if refused.len() < PREVIEW_MAX {
                        refused.push((self.name(record.uid()), reason));
                    }
                }
            }
        }
        let last = rows.len().saturating_sub(1);
        let area = Rectangle { row: (0, last), column: (0, 0) };
        let mut plan = gathered.plan(self, Verb::Bulk, area);
        plan.label = plan.label.clone().of_field(&key);
        plan.skipped += refused_count;
        Ok(BulkPlan { plan, changes, refused, refused_count })
    }

    /// What a record's cell becomes, as input and text; else why it is left alone.
    fn edited(
        &self,
        record: &dyn Record,
        (field, descriptor): (ListedField, &Field),
        edit: &BulkEdit,
    ) -> Result<(Input, String), String> {
        if field.raw(record).is_some() {
            return Err(RegisterText::BulkUnread.say().to_owned());
        }
        let value = field.read(record);
        match edit {
            BulkEdit::Append(more) => {
                let Kind::Text { .. } = descriptor.kind else {
                    return Err(RegisterText::BulkNoText.say().to_owned());
                };
                let text = format!("{}{more}", value.as_str().unwrap_or_default());
                match self.read_input(field, &text) {
                    Input::Raw(reason) => Err(reason_words(&reason, self.locale)),
                    Input::Refused(_) => Err(RegisterText::TooLong.say().to_owned()),
                    input => Ok((input, text)),
                }
            }
            BulkEdit::By(_) if value.is_empty() => Err(RegisterText::BulkEmpty.say().to_owned()),
            BulkEdit::By(by) => {
                let next = by.of(&value, descriptor.kind);
                let next = next.ok_or_else(|| RegisterText::BulkImpossible.say().to_owned())?;
                match descriptor.check(&next) {
                    Ok(()) => Ok((Input::Value(next), String::new())),
                    Err(fault) => Err(self.check_words(&fault)),
                }
            }
            BulkEdit::Set(_) | BulkEdit::Clear => Ok((Input::Value(value), String::new())),
        }
    }

    fn check_words(&self, fault: &FieldError) -> String {
        match fault {
            FieldError::OutOfRange(low, high) => {
                reason_words(&RawReason::OutOfRange(*low, *high), self.locale)
            }
            _ => RegisterText::BulkImpossible.say().to_owned(),
        }
    }

    fn change_of(
        &self,
        record: &dyn Record,
        (field, descriptor): (ListedField, &Field),
        input: &Input,
        text: &str,
    ) -> BulkChange {
        let name = self.name(record.uid());
        let old = self.cell(record, field);
        let Input::Value(value) = input else {
            return BulkChange { name, old: old.text, new: text.to_owned() };
        };
        let new = self.value_cell(descriptor, value.clone());
        // A column in thousands shows no difference of pounds; what is edited does.
        match old.text == new.text {
            true => BulkChange { name, old: old.edit_text, new: new.edit_text },
            false => BulkChange { name, old: old.text, new: new.text },
        }
    }

    /// Takes all these records away, with what hangs on them.
    pub fn remove_all(&self, rows: &[Uid]) -> (Command, Label) {
        let remove = |uid: &Uid| Command::Remove(RecordRef { kind: self.kind, uid: *uid });
        let commands: Vec<Command> = rows.iter().map(remove).collect();
        (Command::Batch(commands), Label::many(Verb::Remove, self.kind, rows.len()))
    }
}

/// Whether a field takes a text behind its own.
pub fn takes_text(kind: Option<Kind>) -> bool {
    matches!(kind, Some(Kind::Text { .. }))
}

/// Whether a field changes by amounts.
pub fn takes_amount(kind: Option<Kind>) -> bool {
    matches!(kind, Some(Kind::Number { .. } | Kind::Whole { .. } | Kind::Money | Kind::Date))
}

impl BulkChange {
    /// Old → new, with a dash for nothing.
    pub fn said(&self) -> (String, String) {
        let dashed = |text: &str| if text.is_empty() { "–".to_owned() } else { text.to_owned() };
        (dashed(&self.old), dashed(&self.new))
    }
}
