//! A criterion while it is written: what the form holds, what is wrong with it, and the step
//! that keeps it.

use crate::analysis::priority::suggest_anchors;
use crate::edit::{Command, FieldKey};
use crate::model::field::Kind;
use crate::model::order::OrderKey;
use crate::model::reading::{Decimal, ReadingFault, number};
use crate::model::{
    Criterion, CriterionSource, FieldDef, FieldDefKind, Project, Record, RecordKind, RecordRef,
    Typed as _, Uid, Workspace,
};
use crate::present::number::Locale;
use crate::present::text::fields::field_title;
use chrono::NaiveDate;

/// A project field that holds numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumericField {
    /// Its name in a criterion: a key, or `custom:` and the id of its definition.
    pub key: String,
    /// Its title.
    pub title: String,
}

/// The project fields a criterion can read.
pub fn numeric_fields(workspace: &Workspace) -> Vec<NumericField> {
    let numeric =
        |kind: Kind| matches!(kind, Kind::Number { .. } | Kind::Whole { .. } | Kind::Money);
    let builtin = RecordKind::Project.fields().iter().filter(|field| numeric(field.kind));
    let mut fields: Vec<NumericField> = builtin
        .map(|field| NumericField {
            key: field.key.to_owned(),
            title: field_title(RecordKind::Project, field.key).to_owned(),
        })
        .collect();
    let table = workspace.table::<FieldDef>();
    let numeric = |def: &&FieldDef| {
        let kind = matches!(
            def.kind,
            Some(FieldDefKind::Number | FieldDefKind::Money | FieldDefKind::Flag)
        );
        kind && def.table == RecordKind::Project.key()
    };
    fields.extend(
        table.in_order().into_iter().filter(numeric).map(|def| NumericField {
            key: format!("custom:{}", def.uid()),
            title: def.name.clone(),
        }),
    );
    fields
}

/// The field a new criterion reads first: the one with most values, those of the sheet before
/// cost and benefit.
pub fn likely_field(workspace: &Workspace, as_of: NaiveDate) -> Option<String> {
    let fields = numeric_fields(workspace);
    let spread = |field: &&NumericField| suggest_anchors(workspace, &field.key, as_of).is_some();
    let custom = fields.iter().filter(spread).find(|field| field.key.starts_with("custom:"));
    let benefit = || fields.iter().filter(spread).find(|field| field.key == "benefit");
    let any = || fields.iter().find(spread);
    custom.or_else(benefit).or_else(any).map(|field| field.key.clone())
}

/// The mark before decimals in a locale.
pub fn decimal_of(locale: Locale) -> Decimal {
    if locale.table().decimal == "," { Decimal::Comma } else { Decimal::Point }
}

/// What the form holds, as typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The name.
    pub name: String,
    /// The weight.
    pub weight: String,
    /// Where values come from.
    pub source: Option<CriterionSource>,
    /// The project field, where one is read.
    pub field: String,
    /// The value that counts nothing.
    pub low: String,
    /// The value that counts most.
    pub high: String,
    /// What the low end means.
    pub anchor_low: String,
    /// What the high end means.
    pub anchor_high: String,
    /// What it asks.
    pub description: String,
}

/// What is wrong with a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftFault {
    /// It has no name.
    NoName,
    /// The weight is no number from 0 to 100.
    Weight,
    /// The low end is no number.
    Low,
    /// The high end is no number.
    High,
    /// Both ends are the same.
    SameEnds,
    /// No field is chosen.
    NoField,
}

impl Draft {
    /// The draft of a criterion that is there.
    pub fn of(criterion: &Criterion, locale: Locale) -> Self {
        let text = |number: Option<f64>| number.map_or(String::new(), |n| locale.number_input(n));
        Self {
            name: criterion.name.clone(),
            weight: text(criterion.weight),
            source: Some(criterion.source.unwrap_or(CriterionSource::Scored)),
            field: criterion.field.clone(),
            low: text(criterion.low),
            high: text(criterion.high),
            anchor_low: criterion.anchor_low.clone(),
            anchor_high: criterion.anchor_high.clone(),
            description: criterion.description.clone(),
        }
    }

    /// A new draft that people are to score, from 1 to 5.
    pub fn scored() -> Self {
        Self {
            weight: "10".to_owned(),
            source: Some(CriterionSource::Scored),
            low: "1".to_owned(),
            high: "5".to_owned(),
            ..Self::default()
        }
    }

    /// A new draft that reads a field, named by it, with the ends its values suggest.
    pub fn of_field(workspace: &Workspace, field: &str, locale: Locale, as_of: NaiveDate) -> Self {
        let draft = Self {
            source: Some(CriterionSource::Field),
            field: field.to_owned(),
            ..Self::scored()
        };
        let known = numeric_fields(workspace).into_iter().find(|known| known.key == field);
        let name = known.map(|known| known.title).unwrap_or_default();
        Self { name, ..draft }.anchored(workspace, locale, as_of)
    }

    /// The draft with the ends its field's values suggest; cost counts the less the better.
    pub fn anchored(self, workspace: &Workspace, locale: Locale, as_of: NaiveDate) -> Self {
        let Some((least, most)) = suggest_anchors(workspace, &self.field, as_of) else {
            return Self { low: String::new(), high: String::new(), ..self };
        };
        let (low, high) = if self.field == "cost" { (most, least) } else { (least, most) };
        Self { low: locale.number_input(low), high: locale.number_input(high), ..self }
    }

    /// The draft with the ends of its scale exchanged: less becomes better, or more again.
    pub fn turned(self) -> Self {
        Self {
            low: self.high,
            high: self.low,
            anchor_low: self.anchor_high,
            anchor_high: self.anchor_low,
            ..self
        }
    }

    /// Everything that is wrong, in the order of the form.
    pub fn faults(&self, decimal: Decimal) -> Vec<DraftFault> {
        let mut faults = Vec::new();
        if self.name.trim().is_empty() {
            faults.push(DraftFault::NoName);
        }
        let weight = read(&self.weight, decimal);
        if !weight.is_ok_and(|weight| weight.is_none_or(|w| (0.0..=100.0).contains(&w))) {
            faults.push(DraftFault::Weight);
        }
        if self.source == Some(CriterionSource::Field) && self.field.is_empty() {
            faults.push(DraftFault::NoField);
        }
        match (read(&self.low, decimal), read(&self.high, decimal)) {
            (Ok(Some(low)), Ok(Some(high))) if low == high => faults.push(DraftFault::SameEnds),
            (low, high) => {
                faults.extend(low.is_err().then_some(DraftFault::Low));
                faults.extend(high.is_err().then_some(DraftFault::High));
            }
        }
        faults
    }

    /// The step that keeps the draft: in a criterion that is there, or in a new one at the end.
    ///
    /// # Errors
    /// The faults of the draft.
    pub fn command(
        &self,
        workspace: &Workspace,
        held: Option<&Criterion>,
        uid: Uid,
        decimal: Decimal,
    ) -> Result<Command, Vec<DraftFault>> {
        let faults = self.faults(decimal);
        if !faults.is_empty() {
            return Err(faults);
        }
        let mut criterion = held.cloned().unwrap_or_else(|| Criterion::empty(uid));
        let number = |text: &str| read(text, decimal).ok().flatten();
        criterion.name = self.name.trim().to_owned();
        criterion.weight = number(&self.weight);
        criterion.source = self.source;
        let reads = self.source == Some(CriterionSource::Field);
        criterion.field = if reads { self.field.clone() } else { String::new() };
        (criterion.low, criterion.high) = (number(&self.low), number(&self.high));
        criterion.anchor_low = self.anchor_low.trim().to_owned();
        criterion.anchor_high = self.anchor_high.trim().to_owned();
        criterion.description = self.description.trim().to_owned();
        match held {
            Some(held) => Ok(changes(held, &criterion)),
            None => {
                let table = workspace.table::<Criterion>();
                let last = table.in_order().last().map(|last| last.base().order.clone());
                criterion.base_mut().order = OrderKey::between(last.as_ref(), None);
                Ok(Command::Add(criterion.to_arc()))
            }
        }
    }
}

/// The fields in which two versions of a record differ, as one step.
fn changes(old: &Criterion, new: &Criterion) -> Command {
    let at = RecordRef { kind: RecordKind::Criterion, uid: old.uid() };
    let changed = RecordKind::Criterion.fields().iter().enumerate().filter_map(|(index, field)| {
        let (from, to) = (old.value_at(index), new.value_at(index));
        let field = FieldKey::Builtin(field.key);
        (from != to).then(|| Command::Set { at, field, value: to })
    });
    Command::Batch(changed.collect())
}

/// A number as typed; nothing where nothing is typed.
fn read(text: &str, decimal: Decimal) -> Result<Option<f64>, ReadingFault> {
    match number::read_typed(text, decimal) {
        Ok(number) => Ok(Some(number.value.to_f64())),
        Err(ReadingFault::Empty) => Ok(None),
        Err(fault) => Err(fault),
    }
}

/// How many open projects there are to score.
pub fn open_count(workspace: &Workspace) -> usize {
    workspace.table::<Project>().iter().filter(|project| project.is_open()).count()
}

#[cfg(test)]
#[path = "draft_tests.rs"]
mod tests;
