//! Random commands over random workspaces, wrong ones among them.

use crate::edit::{Command, FieldKey, custom_field};
use crate::model::field::{KeyKind, Kind};
use crate::model::order::OrderKey;
use crate::model::record::{Record, RecordRef};
use crate::model::*;
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How often a deep test is to be run: `few` plainly, `many` in the optimised step, and so many
/// times that as `PLUMBLINE_SOAK` says in a soak.
pub(crate) fn times(few: u64, many: u64) -> u64 {
    let factor = |name: &str| std::env::var(name).ok()?.parse::<f64>().ok();
    match (factor("PLUMBLINE_SOAK"), std::env::var_os("PLUMBLINE_DEEP")) {
        (Some(factor), _) => (many as f64 * factor) as u64,
        (None, Some(_)) => many,
        (None, None) => few,
    }
}

/// A small generator; the seed is printed by the assertion that fails.
pub(crate) struct Dice(pub u64);

impl Dice {
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides.max(1)
    }

    fn uid(&mut self) -> Uid {
        Uid(((self.roll(1 << 30) as u128) << 64) | self.roll(1 << 30) as u128)
    }

    fn any(&mut self, workspace: &Workspace, kind: RecordKind) -> Option<RecordRef> {
        let rows = workspace.rows(kind);
        let nth = self.roll(rows.len());
        rows.iter().nth(nth).map(|record| record.at())
    }

    fn value(&mut self, workspace: &Workspace, kind: Kind) -> Value {
        if self.roll(6) == 0 {
            return Value::Empty;
        }
        match kind {
            Kind::Text { .. } => {
                Value::Text(["Atlas", "", "Größe\n\"x\"", "a"][self.roll(4)].into())
            }
            Kind::Number { min, max, .. } => {
                Value::Number([min, max, min - 1.0, f64::NAN, min / 2.0 + max / 2.0][self.roll(5)])
            }
            Kind::Whole { min, max, .. } => Value::Whole([min, max, max + 1][self.roll(3)]),
            Kind::Flag => Value::Flag(self.roll(2) == 0),
            Kind::Date => Value::Date(
                chrono::NaiveDate::from_num_days_from_ce_opt(738_000 + self.roll(999) as i32)
                    .unwrap(),
            ),
            Kind::Money => Value::Money(Money::new(self.roll(99_999) as i64, Currency::GBP)),
            Kind::Currency => Value::Text(["GBP", "gbp", "EUR"][self.roll(3)].into()),
            Kind::Choice(codes) => {
                Value::Choice((*codes.get(self.roll(codes.len() + 1)).unwrap_or(&"??")).into())
            }
            Kind::Ref(to, _) => {
                let known = self.any(workspace, to).map(|at| at.uid);
                Value::Ref(known.unwrap_or(Uid(5)))
            }
            Kind::Map(key, entry) => {
                let mut entries = BTreeMap::new();
                for _ in 0..self.roll(3) {
                    let key = self.key(workspace, key);
                    entries.insert(key, self.value(workspace, *entry));
                }
                Value::Map(entries)
            }
        }
    }

    fn key(&mut self, workspace: &Workspace, kind: KeyKind) -> String {
        match kind {
            KeyKind::Month => format!("2027-{:02}", self.roll(13)),
            KeyKind::Date => format!("2027-01-{:02}", self.roll(32)),
            KeyKind::Record(kind) => {
                self.any(workspace, kind).map_or("x".into(), |at| at.uid.to_string())
            }
            KeyKind::Code => format!("K-{}", self.roll(5)),
        }
    }

    pub(super) fn command(&mut self, workspace: &Workspace, depth: usize) -> Command {
        let kind = RecordKind::ALL[self.roll(RecordKind::ALL.len())];
        let at = self.any(workspace, kind).unwrap_or(RecordRef { kind, uid: Uid(404) });
        let field = &kind.fields()[self.roll(kind.fields().len())];
        let (key, value_kind) = match self.any(workspace, RecordKind::FieldDef) {
            Some(def) if self.roll(5) == 0 => {
                (FieldKey::Custom(def.uid), custom_kind(workspace, def.uid))
            }
            _ => (FieldKey::Builtin(field.key), field.kind),
        };
        match self.roll(if depth == 0 { 9 } else { 10 }) {
            0..=2 => {
                let mut record = kind.empty(self.uid());
                let inside = Arc::get_mut(&mut record).unwrap();
                for (index, field) in kind.fields().iter().enumerate() {
                    _ = inside.set_at(index, self.value(workspace, field.kind));
                }
                inside.base_mut().order = OrderKey::between(None, None);
                self.fill_base(workspace, inside);
                Command::Add(record)
            }
            3 | 4 => Command::Set { at, field: key, value: self.value(workspace, value_kind) },
            5 => Command::SetRaw { at, field: key, text: "late spring".into() },
            6 => {
                let (entry, value) = match field.kind {
                    Kind::Map(key, entry) => {
                        (self.key(workspace, key), self.value(workspace, *entry))
                    }
                    _ => ("2027-01".into(), Value::Whole(1)),
                };
                Command::SetEntry { at, field: key, entry, value }
            }
            7 => Command::Remove(at),
            8 => {
                let (after, before) = (self.any(workspace, kind), self.any(workspace, kind));
                Command::Move { at, after: after.map(|at| at.uid), before: before.map(|at| at.uid) }
            }
            _ => Command::Batch((0..3).map(|_| self.command(workspace, 0)).collect()),
        }
    }

    /// What a record carries beside its fields: texts as typed, values of the workspace's own
    /// fields, and what a file said that cannot be read.
    fn fill_base(&mut self, workspace: &Workspace, record: &mut dyn Record) {
        for (index, field) in record.kind().fields().iter().enumerate() {
            let is_empty = record.value_at(index).is_empty();
            let base = record.base_mut();
            match (self.roll(8), is_empty, field.kind) {
                (0, true, _) => _ = base.raw.insert(field.key.into(), "late spring".into()),
                (1, true, _) => _ = base.extra.insert(field.key.into(), json!([0.1, null])),
                (2, _, Kind::Map(..)) => {
                    base.extra.insert(field.key.into(), json!({ "2027-01": [1], "K-1": [] }));
                    record.set_at(index, Value::Empty).unwrap();
                }
                _ => {}
            }
        }
        let base = record.base_mut();
        if self.roll(4) == 0 {
            base.extra.insert("moon".into(), json!({ "phase": 1e-7 }));
        }
        if let Some(def) = self.any(workspace, RecordKind::FieldDef) {
            match self.value(workspace, custom_kind(workspace, def.uid)) {
                value if value.is_empty() => {
                    base.extra.insert("custom".into(), json!({ def.uid.to_string(): [] }));
                }
                value => _ = base.custom.insert(def.uid, value),
            }
        }
    }
}

fn custom_kind(workspace: &Workspace, def: Uid) -> Kind {
    custom_field(workspace.find(Id::new(def)).unwrap()).kind
}
