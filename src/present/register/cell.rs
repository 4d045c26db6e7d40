//! What one cell shows and what stands in it while it is edited.

use super::column::money_style;
use super::input::{Input, RawReason};
use super::names::name_of;
use super::{DerivedKey, ListedField, Register};
use crate::model::field::{Field, KeyKind, Kind, Unit};
use crate::model::money::Money;
use crate::model::reading::money::Scale;
use crate::model::record::Record;
use crate::model::{RecordKind, Uid, Value};
use crate::order::Sorted;
use crate::present::number::MoneyStyle;
use crate::present::text::Text;
use crate::present::text::fields::choice_label;
use crate::present::text::register::RegisterText;
use std::collections::BTreeMap;

/// What a cell is, beside its text.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Nothing given.
    Empty,
    /// Text.
    Text,
    /// A number, an amount or a date.
    Number,
    /// The health of a project, by code: shown with its shape.
    Status(String),
    /// A code of another closed list.
    Choice(String),
    /// Yes or no.
    Flag(bool),
    /// Another record.
    Ref(Uid),
    /// So many entries of a map field, edited in the form.
    Entries(usize),
    /// A text that could not be read, shown as typed and counted as empty.
    Raw(RawReason),
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The text to read.
    pub text: String,
    /// The text to edit and to copy: reading it gives the value again.
    pub edit_text: String,
    /// What it is.
    pub shape: Shape,
}

impl Cell {
    fn new(text: String, edit_text: String, shape: Shape) -> Self {
        Self { text, edit_text, shape }
    }

    fn same(text: String, shape: Shape) -> Self {
        Self { edit_text: text.clone(), text, shape }
    }

    /// Whether it counts as empty: nothing is given, or nothing that could be read.
    pub fn is_empty(&self) -> bool {
        matches!(self.shape, Shape::Empty | Shape::Raw(_))
    }
}

impl Register<'_> {
    /// The cell of a record in a column.
    pub fn cell(&self, record: &dyn Record, field: ListedField) -> Cell {
        if let Some(raw) = field.raw(record) {
            let reason = match self.read_input(field, raw) {
                Input::Raw(reason) => reason,
                Input::Value(_) if raw.is_empty() => RawReason::Required,
                Input::Value(_) => RawReason::ReadableNow,
                Input::Refused(_) => RawReason::Required,
            };
            return Cell::same(raw.to_owned(), Shape::Raw(reason));
        }
        if let ListedField::Derived(key) = field {
            return self.derived_cell(key, record.uid());
        }
        match self.descriptor(field) {
            Some(descriptor) => self.value_cell(&descriptor, field.read(record)),
            None => Cell::same(String::new(), Shape::Empty),
        }
    }

    /// The health of a record by code, for the shape beside its name.
    pub fn status(&self, record: &dyn Record) -> Option<String> {
        match record.value("status") {
            Value::Choice(code) if self.kind == RecordKind::Project => Some(code),
            _ => None,
        }
    }

    /// The name of a record; empty where it has none.
    pub fn name(&self, uid: Uid) -> String {
        name_of(self.workspace, self.kind, uid)
    }

    fn derived_cell(&self, key: DerivedKey, uid: Uid) -> Cell {
        let Some(number) = self.derived_value(key, uid) else {
            return Cell::same(String::new(), Shape::Empty);
        };
        let decimals = match key {
            DerivedKey::Score => 1,
            DerivedKey::Rank | DerivedKey::Figure(_) => 0,
        };
        let text = self.locale.number(number, decimals);
        Cell::new(text, self.locale.number_input(number), Shape::Number)
    }

    /// The cell of a value as its field is shown.
    pub fn value_cell(&self, field: &Field, value: Value) -> Cell {
        match value {
            Value::Empty => Cell::same(String::new(), Shape::Empty),
            Value::Text(text) => Cell::same(text, Shape::Text),
            Value::Number(number) => self.number_cell(number, unit_of(&field.kind)),
            Value::Whole(whole) => {
                let edit = self.locale.number_input(whole as f64);
                Cell::new(self.locale.whole(whole), edit, Shape::Number)
            }
            Value::Flag(flag) => {
                let text = if flag { RegisterText::Yes } else { RegisterText::No };
                Cell::same(text.say().to_owned(), Shape::Flag(flag))
            }
            Value::Date(date) => {
                let text = self.locale.date(date);
                Cell::new(text, self.locale.date_input(date), Shape::Number)
            }
            Value::Money(money) => self.money_cell(money),
            Value::Choice(code) => {
                let label = choice_label(self.kind, field.key, &code);
                let text = label.map_or_else(|| code.clone(), str::to_owned);
                let status = (self.kind, field.key) == (RecordKind::Project, "status");
                Cell::same(text, if status { Shape::Status(code) } else { Shape::Choice(code) })
            }
            Value::Ref(uid) => {
                let name = match field.kind {
                    Kind::Ref(kind, _) => name_of(self.workspace, kind, uid),
                    _ => String::new(),
                };
                Cell::same(name, Shape::Ref(uid))
            }
            Value::Map(entries) => {
                let shape = Shape::Entries(entries.len());
                Cell::same(self.entries_text(field, &entries), shape)
            }
        }
    }

    fn number_cell(&self, number: f64, unit: Unit) -> Cell {
        match unit {
            Unit::Share => {
                let percent = tidy(number * 100.0);
                let text = self.locale.percent(number, decimals_of(percent));
                Cell::new(text, self.locale.number_input(percent), Shape::Number)
            }
            Unit::Percent => {
                let text = self.locale.percent(number / 100.0, decimals_of(number));
                Cell::new(text, self.locale.number_input(number), Shape::Number)
            }
            Unit::One | Unit::Minutes | Unit::Fte => {
                let text = self.locale.number(number, decimals_of(number));
                Cell::new(text, self.locale.number_input(number), Shape::Number)
            }
        }
    }

    /// An amount in the reporting currency is bare, for the header names the unit; another names
    /// its currency and stands in whole units.
    fn money_cell(&self, money: Money) -> Cell {
        if money.currency != self.settings.reporting_currency() {
            let text = self.locale.money(money, MoneyStyle::Short);
            let amount = self.locale.number_input(money.as_units());
            return Cell::new(text, format!("{} {amount}", money.currency.code()), Shape::Number);
        }
        let units = money.as_units();
        let scaled = match self.scale {
            Scale::Units => units,
            Scale::Thousands | Scale::Millions => tidy(units / 1000.0),
        };
        let style = match self.scale {
            // Pence only where there are some.
            Scale::Units if money.minor % money.currency.minor_per_unit() == 0 => MoneyStyle::Short,
            scale => money_style(scale),
        };
        let text = self.locale.money_bare(money, style);
        Cell::new(text, self.locale.number_input(scaled), Shape::Number)
    }

    /// `Data Engineer 60 %, Analyst 40 %` for shares by record, the total of figures by month, the
    /// newest of figures by day; else how many entries.
    fn entries_text(&self, field: &Field, entries: &BTreeMap<String, Value>) -> String {
        let text = match field.kind {
            Kind::Map(KeyKind::Record(kind), _) => Some(self.shares_text(kind, entries)),
            Kind::Map(KeyKind::Month, Kind::Number { unit: Unit::One, .. }) => {
                self.total_text(entries)
            }
            Kind::Map(KeyKind::Date, Kind::Number { unit: Unit::One, .. }) => {
                self.newest_text(entries)
            }
            _ => None,
        };
        text.unwrap_or_else(|| {
            self.locale.counted(entries.len(), RegisterText::OneEntry, RegisterText::Entries)
        })
    }

    fn figure(&self, number: f64) -> String {
        self.locale.number(tidy(number), decimals_of(number))
    }

    fn total_text(&self, entries: &BTreeMap<String, Value>) -> Option<String> {
        let total: f64 = entries.values().filter_map(Value::as_f64).sum();
        let (total, count) = (self.figure(total), self.locale.count(entries.len()));
        let words = [("total", total.as_str()), ("count", count.as_str())];
        (entries.len() > 1).then(|| RegisterText::SeriesTotal.with(&words))
    }

    fn newest_text(&self, entries: &BTreeMap<String, Value>) -> Option<String> {
        let (day, value) = entries.last_key_value()?;
        let (date, value) = (self.locale.date(day.parse().ok()?), self.figure(value.as_f64()?));
        let words = [("value", value.as_str()), ("date", date.as_str())];
        Some(RegisterText::SeriesNewest.with(&words))
    }

    fn shares_text(&self, kind: RecordKind, entries: &BTreeMap<String, Value>) -> String {
        let mut shares: Vec<(f64, String)> = entries
            .iter()
            .filter_map(|(key, value)| {
                let name = name_of(self.workspace, kind, key.parse().ok()?);
                Some((value.as_f64().unwrap_or(0.0), name))
            })
            .collect();
        shares.order_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        let texts = shares.iter().map(|(share, name)| {
            let percent = self.locale.percent(*share, decimals_of(tidy(share * 100.0)));
            format!("{name} {percent}")
        });
        texts.collect::<Vec<_>>().join(", ")
    }
}

/// The unit of a number; bare where the kind is none.
pub(super) fn unit_of(kind: &Kind) -> Unit {
    match kind {
        Kind::Number { unit, .. } | Kind::Whole { unit, .. } => *unit,
        _ => Unit::One,
    }
}

/// Takes the noise of a multiplication off a float, nine decimals down.
fn tidy(number: f64) -> f64 {
    (number * 1e9).round() / 1e9
}

/// As many decimals as a number needs, two at most.
fn decimals_of(number: f64) -> usize {
    let cents = (number * 100.0).round();
    match () {
        () if cents % 100.0 == 0.0 => 0,
        () if cents % 10.0 == 0.0 => 1,
        () => 2,
    }
}
