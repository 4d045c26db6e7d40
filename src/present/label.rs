//! Steps of the history and refusals in words.

use super::text::fields::{Number, field_title, kind_title};
use super::text::{Text as _, label::LabelText};
use crate::edit::{FieldKey, Label, PatchFault, Refusal, Verb};
use crate::model::field::FieldError;
use crate::model::record::RecordRef;
use crate::model::{RecordKind, Workspace};

/// What a step did, in lower case: "change Cost of Claims data lake".
pub fn label_text(label: &Label) -> String {
    let thing = match (label.count, label.name.as_str()) {
        (1, "") => kind_title(label.kind, Number::Singular).to_owned(),
        (1, name) => name.to_owned(),
        (count, _) => format!("{count} {}", kind_title(label.kind, Number::Plural)),
    };
    let text = match label.verb {
        Verb::Add => LabelText::Add,
        Verb::Edit if label.field.is_some() => LabelText::EditField,
        Verb::Edit => LabelText::Edit,
        Verb::Remove => LabelText::Remove,
        Verb::Move => LabelText::Move,
        Verb::Paste => LabelText::Paste,
        Verb::Fill => LabelText::Fill,
        Verb::Bulk => LabelText::Bulk,
        Verb::Import => LabelText::Import,
        Verb::Score => LabelText::Score,
        Verb::Answer => LabelText::Answer,
        Verb::SetUp => LabelText::SetUp,
        Verb::Merge => LabelText::Merge,
    };
    let field = label.field.as_deref().unwrap_or_default();
    text.with(&[("thing", &thing), ("field", &title_of(label.kind, field))])
}

fn title_of(kind: RecordKind, field: &str) -> String {
    match kind.field(field) {
        Some(known) => field_title(kind, known.key).to_owned(),
        None => field.to_owned(),
    }
}

/// The name of a record as people know it.
pub fn record_name(workspace: &Workspace, at: RecordRef) -> String {
    let named = workspace.record(at).zip(at.kind.name_field());
    let name = named.and_then(|(record, field)| {
        let value = record.value(field.key);
        value.as_str().filter(|name| !name.is_empty()).map(str::to_owned)
    });
    name.unwrap_or_else(|| kind_title(at.kind, Number::Singular).to_owned())
}

/// Why a command is not allowed.
pub fn refusal_text(workspace: &Workspace, refusal: &Refusal) -> String {
    match refusal {
        Refusal::Field(at, field, error) => field_error_text(workspace, *at, field, error),
        Refusal::NoSuchRecord(_) => LabelText::NoSuchRecord.say().to_owned(),
        Refusal::StillReferenced(at, holders) => {
            let other = holders.first().map(|holder| record_name(workspace, *holder));
            let one = holders.len() == 1;
            let text = if one { LabelText::StillReferencedOne } else { LabelText::StillReferenced };
            text.with(&[
                ("thing", &record_name(workspace, *at)),
                ("count", &holders.len().to_string()),
                ("other", &other.unwrap_or_default()),
            ])
        }
        Refusal::Patch(fault) => patch_fault_text(workspace, fault),
        Refusal::NoSuchScenario => LabelText::NoScenario.say().to_owned(),
        Refusal::ScenarioBroken(_) => LabelText::ScenarioBroken.say().to_owned(),
    }
}

fn patch_fault_text(workspace: &Workspace, fault: &PatchFault) -> String {
    let thing = |at: &RecordRef| record_name(workspace, *at);
    match fault {
        PatchFault::Exists(at) => LabelText::Exists.with(&[("thing", &thing(at))]),
        PatchFault::Missing(_) => LabelText::NoSuchRecord.say().to_owned(),
        PatchFault::Conflict(at, _) => LabelText::Conflict.with(&[("thing", &thing(at))]),
        PatchFault::Field(at, error) => field_error_text(workspace, *at, &FieldKey::Order, error),
    }
}

fn field_error_text(
    workspace: &Workspace,
    at: RecordRef,
    field: &FieldKey,
    error: &FieldError,
) -> String {
    let thing = record_name(workspace, at);
    let field = title_of(at.kind, &field.to_string());
    let basics = [("thing", thing.as_str()), ("field", field.as_str())];
    let with = |text: LabelText, more: &[(&str, &str)]| text.with(&[&basics, more].concat());
    match error {
        FieldError::Required => with(LabelText::Required, &[]),
        FieldError::WrongKind => with(LabelText::WrongKind, &[]),
        FieldError::TooLong(limit) => with(LabelText::TooLong, &[("limit", &limit.to_string())]),
        FieldError::OutOfRange(low, high) => {
            with(LabelText::OutOfRange, &[("low", &low.to_string()), ("high", &high.to_string())])
        }
        FieldError::NotAChoice(value) | FieldError::WrongKey(value) => {
            with(LabelText::NotAChoice, &[("value", value)])
        }
        FieldError::TooManyEntries => with(LabelText::TooMany, &[]),
        FieldError::Unknown(field) => LabelText::UnknownField.with(&[("field", field)]),
    }
}
