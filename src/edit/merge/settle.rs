//! References after a merge: a record that is kept keeps what it refers to, and what somebody
//! decided to remove is taken out of those that referred to it.

use super::{Cell, State};
use crate::edit::apply::{custom_field, reference_policy, references};
use crate::edit::patch::{FieldKey, entries_of};
use crate::model::field::{Kind, OnDelete};
use crate::model::record::{Record, RecordRef};
use crate::model::{FieldDef, Id, RecordKind, Uid, Value, Workspace};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What follows from a merge beside what was chosen.
#[derive(Clone, Debug, PartialEq)]
pub enum Consequence {
    /// A record came back because another one refers to it.
    Restored {
        /// What came back.
        at: RecordRef,
        /// What refers to it.
        holder: RecordRef,
    },
    /// A reference was emptied because what it led to was removed.
    Cleared {
        /// What referred to it.
        holder: RecordRef,
        /// In which field.
        field: FieldKey,
        /// What was removed.
        to: RecordRef,
    },
    /// A record went because it cannot stand without one that was removed.
    RemovedWith {
        /// What went.
        at: RecordRef,
        /// What was removed.
        to: RecordRef,
    },
    /// A value that no longer fits the workspace's own field is kept as typed.
    AsTyped {
        /// The record.
        at: RecordRef,
        /// The field.
        field: FieldKey,
    },
}

/// A reference that leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Link {
    pub to: RecordRef,
    pub holder: RecordRef,
    pub field: FieldKey,
}

/// References of a merged version that lead nowhere although one of the two sides has their
/// target: those are the merge's own doing.
pub(super) fn dangling(joined: &Workspace, mine: &Workspace, theirs: &Workspace) -> BTreeSet<Link> {
    let mut found = BTreeSet::new();
    let is_lost = |to: RecordRef| {
        joined.record(to).is_none() && (mine.record(to).is_some() || theirs.record(to).is_some())
    };
    for kind in RecordKind::ALL {
        let referring: Vec<(usize, &str, Kind)> = kind
            .fields()
            .iter()
            .enumerate()
            .filter(|(_, field)| is_reference(field.kind))
            .map(|(index, field)| (index, field.key, field.kind))
            .collect();
        for record in joined.rows(kind).iter() {
            let holder = record.at();
            for (index, key, kind) in &referring {
                for to in references(*kind, &record.value_at(*index)) {
                    if to != holder && is_lost(to) {
                        let field = FieldKey::builtin(holder.kind, key);
                        found.extend(field.map(|field| Link { to, holder, field }));
                    }
                }
            }
            for uid in record.base().custom.keys() {
                let to = RecordRef { kind: RecordKind::FieldDef, uid: *uid };
                if is_lost(to) {
                    found.insert(Link { to, holder, field: FieldKey::Custom(*uid) });
                }
            }
        }
    }
    found
}

fn is_reference(kind: Kind) -> bool {
    RecordKind::ALL.into_iter().any(|removed| reference_policy(kind, removed).is_some())
}

/// A merged version on its way to one without references that lead nowhere.
pub(super) struct Settling<'a> {
    pub workspace: Workspace,
    pub mine: &'a Workspace,
    pub theirs: &'a Workspace,
    /// What somebody decided to remove.
    pub removed: BTreeSet<RecordRef>,
    /// What somebody decided to keep, and what has come back.
    pub kept: BTreeSet<RecordRef>,
    pub consequences: Vec<Consequence>,
}

impl Settling<'_> {
    /// Settles all references. A record goes at most once and comes back at most once, so this
    /// comes to an end.
    pub(super) fn run(&mut self) {
        loop {
            let links = dangling(&self.workspace, self.mine, self.theirs);
            if links.is_empty() {
                break;
            }
            for link in links {
                // An earlier one of this round may have settled it.
                let holds = self.workspace.record(link.holder).is_some();
                if holds && self.workspace.record(link.to).is_none() {
                    self.link(link);
                }
            }
        }
        self.own_fields();
    }

    /// Settles what speaks of a record one side removed: the field is emptied, the holder goes too, or
    /// the record comes back, as the type of the field says.
    fn link(&mut self, link: Link) {
        let Link { to, holder, field } = link;
        let policy = match &field {
            FieldKey::Custom(_) => Some(OnDelete::Clear),
            FieldKey::Builtin(key) => {
                let kind = holder.kind.field(key).map(|field| field.kind);
                kind.and_then(|kind| reference_policy(kind, to.kind))
            }
            _ => None,
        };
        match policy.filter(|_| self.removed.contains(&to)) {
            Some(OnDelete::Clear) => {
                self.clear(holder, &field, to.uid);
                self.consequences.push(Consequence::Cleared { holder, field, to });
            }
            Some(OnDelete::Cascade) if !self.kept.contains(&holder) => {
                self.workspace.remove(holder);
                self.removed.insert(holder);
                self.consequences.push(Consequence::RemovedWith { at: holder, to });
            }
            _ => {
                let kept = self.mine.record(to).or_else(|| self.theirs.record(to));
                if let Some(record) = kept {
                    self.workspace.put(record.clone());
                }
                self.removed.remove(&to);
                self.kept.insert(to);
                self.consequences.push(Consequence::Restored { at: to, holder });
            }
        }
    }

    fn change(&mut self, at: RecordRef, change: impl FnOnce(&mut dyn Record)) {
        let Some(record) = self.workspace.record(at) else { return };
        let mut copy = record.to_arc();
        if let Some(inside) = Arc::get_mut(&mut copy) {
            change(inside);
        }
        self.workspace.put(copy);
    }

    fn clear(&mut self, holder: RecordRef, field: &FieldKey, to: Uid) {
        self.change(holder, |record| {
            let left = match field.read(record) {
                Value::Map(entries) => {
                    let mut entries = entries_of(Value::Map(entries));
                    entries.remove(&to.to_string());
                    if entries.is_empty() { Value::Empty } else { Value::Map(entries) }
                }
                _ => Value::Empty,
            };
            // A field takes fewer entries, or none.
            _ = field.write(record, left);
        });
    }

    /// Values of the workspace's own fields that the merged definition does not take.
    fn own_fields(&mut self) {
        let mut unfit = Vec::new();
        for record in self.workspace.records() {
            for (uid, value) in &record.base().custom {
                let def = self.workspace.find(Id::<FieldDef>::new(*uid));
                if def.is_some_and(|def| custom_field(def).check(value).is_err()) {
                    unfit.push((record.at(), *uid, value.clone()));
                }
            }
        }
        for (at, uid, value) in unfit {
            let field = FieldKey::Custom(uid);
            let text = plain_text(&value);
            let raw = BTreeMap::from([(field.to_string(), text)]);
            self.change(at, |record| {
                let state = State { value: Value::Empty, raw, unread: None };
                // An own field takes no value at all.
                _ = Cell::whole(field.clone()).write(record, &state);
            });
            self.consequences.push(Consequence::AsTyped { at, field });
        }
    }
}

/// A value as somebody would type it.
fn plain_text(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Choice(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Whole(whole) => whole.to_string(),
        Value::Flag(flag) => flag.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Money(money) => format!("{} {}", money.currency.code(), money.as_units()),
        other => other.to_tagged_json().to_string(),
    }
}
