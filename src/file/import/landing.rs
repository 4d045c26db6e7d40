//! What lands in records: new ones are filled, those that are there change where a cell says
//! something else than they do.

use super::command::Landed;
use super::plan::{DemandPlan, Held, Landing, Slot};
use crate::edit::{Command, FieldKey};
use crate::file::out::{Said, Speaker, text_said};
use crate::model::order::OrderKey;
use crate::model::record::{Record, RecordRef};
use crate::model::{Demand, Id, RecordKind, Uid, Value, Workspace};
use std::collections::BTreeMap;

/// Order keys behind the last record of a table.
pub(super) fn orders(workspace: &Workspace, kind: RecordKind, count: usize) -> Vec<OrderKey> {
    let last = workspace.rows(kind).iter().map(|record| record.base().order.clone()).max();
    OrderKey::run(last.filter(|key| !key.as_str().is_empty()).as_ref(), count)
}

/// Puts what lands into a new record.
pub(super) fn fill(record: &mut dyn Record, slots: &BTreeMap<Slot, Held>, landed: &Landed) {
    for (slot, held) in slots {
        let Some(key) = landed.key(*slot) else { continue };
        let value = landed.value(&held.landing);
        let set = value.is_some_and(|value| key.write(record, value).is_ok());
        if !set {
            let raw = FieldKey::Raw(key.to_string());
            // A raw text is always taken.
            _ = raw.write(record, Value::Text(held.text.clone()));
        }
    }
}

/// A required field without anything waits, marked, with an empty text as typed.
pub(super) fn mark_required(record: &mut dyn Record) {
    for (index, field) in record.kind().fields().iter().enumerate() {
        if field.required && record.value_at(index).is_empty() {
            record.base_mut().raw.entry(field.key.to_owned()).or_default();
        }
    }
}

/// Whether a cell says what we would write for a field as it is: then it is no change, also where a
/// file cannot say all of it.
pub(super) fn says_the_same(
    speaker: &Speaker,
    now: &dyn Record,
    field: &FieldKey,
    held: &Held,
) -> bool {
    if let Value::Text(raw) = field.raw().read(now) {
        return text_said(&raw).plain() == held.text;
    }
    let value = field.read(now);
    let said = match field {
        FieldKey::Builtin(key) => match now.kind().field(key) {
            Some(descriptor) => speaker.said(now.kind(), descriptor, &value),
            None => return false,
        },
        _ => match value {
            Value::Text(text) => text_said(&text),
            _ => return false,
        },
    };
    match (&said, &held.landing) {
        (Said::Text(text), _) => *text == held.text,
        // A number that is read is compared as such; one that is too long for that by its digits.
        (Said::Empty, _) | (_, Landing::Value(_) | Landing::Name(..) | Landing::Shares(..)) => {
            false
        }
        (_, Landing::Raw) => {
            let plain = said.plain();
            plain == held.text || plain.replace('.', ",") == held.text
        }
    }
}

/// Sets what lands in a record that is there. Empty cells change nothing.
pub(super) fn land_slots(
    (workspace, speaker): (&Workspace, &Speaker),
    at: RecordRef,
    slots: &BTreeMap<Slot, Held>,
    landed: &Landed,
    to: &mut Vec<Command>,
) {
    let Some(now) = workspace.record(at) else { return };
    for (slot, held) in slots {
        let Some(field) = landed.key(*slot) else { continue };
        if says_the_same(speaker, now.as_ref(), &field, held) {
            continue;
        }
        let raw = field.raw().read(now.as_ref());
        match landed.value(&held.landing) {
            Some(value) if raw == Value::Empty && field.read(now.as_ref()) == value => {}
            Some(value) => to.push(Command::Set { at, field, value }),
            None if raw.as_str() == Some(held.text.as_str()) => {}
            None => to.push(Command::SetRaw { at, field, text: held.text.clone() }),
        }
    }
}

/// Gives a demand that is there the figures of the row.
pub(super) fn update_demand(
    (workspace, speaker): (&Workspace, &Speaker),
    uid: Uid,
    plan: &DemandPlan,
    landed: &Landed,
    to: &mut Vec<Command>,
) {
    let at = RecordRef { kind: RecordKind::Demand, uid };
    let Some(now) = workspace.find(Id::<Demand>::new(uid)) else { return };
    for (month, minutes) in &plan.minutes {
        let entry = month.to_string();
        let typed = FieldKey::Raw(format!("minutes:{entry}"));
        if !plan.raw.contains_key(&format!("minutes:{entry}")) && typed.read(now) != Value::Empty {
            to.push(Command::Set { at, field: typed, value: Value::Empty });
        }
        if now.minutes.get(month) != Some(minutes) {
            let field = FieldKey::Builtin("minutes");
            to.push(Command::SetEntry { at, field, entry, value: Value::Whole(*minutes) });
        }
    }
    for (key, text) in &plan.raw {
        if now.base.raw.get(key) != Some(text) {
            let field = FieldKey::Raw(key.clone());
            to.push(Command::Set { at, field, value: Value::Text(text.clone()) });
        }
    }
    land_slots((workspace, speaker), at, &plan.slots, landed, to);
}
