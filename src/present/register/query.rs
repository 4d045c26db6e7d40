//! Which records a register shows and in which order: search, filters and sorting.

use super::collate::{Collated, fold};
use super::input::Input;
use super::{ListedField, Register};
use crate::model::field::Kind;
use crate::model::record::Record;
use crate::model::{Uid, Value};
use crate::order::Sorted;
use std::cmp::Ordering;
use std::sync::Arc;

/// Which way a column is sorted. Empty cells stand last either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

/// What a filter asks of a cell; texts are as typed and read like the column's own input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// The value is this one.
    Is(String),
    /// The value is another one, or none.
    IsNot(String),
    /// The text seen holds this text, whatever its case and accents.
    Contains(String),
    /// Nothing is given, or nothing that could be read.
    Empty,
    /// Something is given.
    Filled,
    /// A number, amount or date greater than this.
    Greater(String),
    /// A number, amount or date less than this.
    Less(String),
    /// The text could not be read.
    NeedsAttention,
}

/// One condition. Conditions that follow one another must all be met; `or` begins an alternative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Whether it begins an alternative to all before it; of the first it says nothing.
    pub or: bool,
    /// The column it looks at.
    pub field: ListedField,
    /// What it asks.
    pub test: Test,
}

/// What is shown in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Columns to sort by, the first counts most; then the users' own order.
    pub sort: Vec<(ListedField, Direction)>,
    /// Conditions, parted into alternatives: one of them must be met as a whole.
    pub filters: Vec<Filter>,
    /// Words that must all occur somewhere in the texts of a record.
    pub search: String,
}

/// The comparable form of a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Key {
    Number(f64),
    Text(Collated),
}

impl Key {
    /// Numbers before texts.
    pub(super) fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.total_cmp(b),
            (Self::Text(a), Self::Text(b)) => a.cmp(b),
            (Self::Number(_), Self::Text(_)) => Ordering::Less,
            (Self::Text(_), Self::Number(_)) => Ordering::Greater,
        }
    }
}

impl Register<'_> {
    /// The records of a query in order.
    pub fn rows(&self, query: &Query) -> Vec<Uid> {
        let mut rows = self.workspace.rows(self.kind).in_order();
        let tests: Vec<(&Filter, Option<Value>)> =
            query.filters.iter().map(|filter| (filter, self.wanted(filter))).collect();
        let words: Vec<String> = query.search.split_whitespace().map(fold).collect();
        rows.retain(|row| self.meets(row.as_ref(), &tests) && self.has_words(row.as_ref(), &words));
        self.sorted(rows, &query.sort)
    }

    /// Whether a record meets one of the alternatives; without conditions it does.
    fn meets(&self, record: &dyn Record, tests: &[(&Filter, Option<Value>)]) -> bool {
        let mut so_far = true;
        for (nth, (filter, wanted)) in tests.iter().enumerate() {
            if nth > 0 && filter.or {
                if so_far {
                    return true;
                }
                so_far = true;
            }
            so_far = so_far && self.passes(record, filter, wanted.as_ref());
        }
        so_far
    }

    fn sorted(&self, rows: Vec<&Arc<dyn Record>>, by: &[(ListedField, Direction)]) -> Vec<Uid> {
        let keys_of = |row: &Arc<dyn Record>| -> Vec<Option<Key>> {
            by.iter().map(|(field, _)| self.sort_key(row.as_ref(), *field)).collect()
        };
        let mut keyed: Vec<(Vec<Option<Key>>, Uid)> =
            rows.into_iter().map(|row| (keys_of(row), row.uid())).collect();
        keyed.order_by(|(a, _), (b, _)| {
            let pairs = a.iter().zip(b).zip(by);
            let mut order = pairs.map(|((a, b), (_, direction))| match (a, b) {
                (Some(a), Some(b)) if *direction == Direction::Descending => b.compare(a),
                (Some(a), Some(b)) => a.compare(b),
                (a, b) => a.is_none().cmp(&b.is_none()),
            });
            order.find(|order| *order != Ordering::Equal).unwrap_or(Ordering::Equal)
        });
        keyed.into_iter().map(|(_, uid)| uid).collect()
    }

    /// What a cell is sorted and compared by; none where it counts as empty.
    pub(super) fn sort_key(&self, record: &dyn Record, field: ListedField) -> Option<Key> {
        if let ListedField::Derived(key) = field {
            return self.derived_value(key, record.uid()).map(Key::Number);
        }
        let value = field.read(record);
        self.value_key(field, &value).or_else(|| match &value {
            Value::Empty => None,
            _ => Some(Key::Text(Collated::new(&self.cell(record, field).text))),
        })
    }

    /// The number behind a value: amounts in the reporting currency, codes by their place.
    fn value_key(&self, field: ListedField, value: &Value) -> Option<Key> {
        match value {
            Value::Date(date) => {
                Some(Key::Number(f64::from(chrono::Datelike::num_days_from_ce(date))))
            }
            Value::Money(money) => {
                let on = self.conventions.as_of;
                let shown = self.settings.convert(*money, on).unwrap_or(*money);
                Some(Key::Number(shown.as_units()))
            }
            Value::Choice(code) => match self.descriptor(field)?.kind {
                Kind::Choice(codes) => {
                    codes.iter().position(|known| known == code).map(|at| Key::Number(at as f64))
                }
                _ => None,
            },
            Value::Text(text) => Some(Key::Text(Collated::new(text))),
            value => value.as_f64().map(Key::Number),
        }
    }

    /// The value a filter speaks of, read once.
    fn wanted(&self, filter: &Filter) -> Option<Value> {
        let text = match &filter.test {
            Test::Is(text) | Test::IsNot(text) | Test::Greater(text) | Test::Less(text) => text,
            _ => return None,
        };
        let field = match filter.field {
            ListedField::Derived(_) => None,
            field => Some(field),
        };
        let Some(field) = field else {
            let read = crate::model::reading::number::read(text, self.conventions.decimal).ok()?;
            return Some(Value::Number(read.value.to_f64()));
        };
        match self.read_input(field, text) {
            Input::Value(value) => Some(value),
            Input::Raw(_) | Input::Refused(_) => None,
        }
    }

    fn passes(&self, record: &dyn Record, filter: &Filter, wanted: Option<&Value>) -> bool {
        let field = filter.field;
        let is = || wanted.is_some_and(|wanted| self.is_value(record, field, wanted));
        match &filter.test {
            Test::Is(_) => is(),
            Test::IsNot(_) => !is(),
            Test::Contains(text) => fold(&self.cell(record, field).text).contains(&fold(text)),
            Test::Empty => self.cell(record, field).is_empty(),
            Test::Filled => !self.cell(record, field).is_empty(),
            Test::Greater(_) => self.compared(record, field, wanted) == Some(Ordering::Greater),
            Test::Less(_) => self.compared(record, field, wanted) == Some(Ordering::Less),
            Test::NeedsAttention => field.raw(record).is_some(),
        }
    }

    fn is_value(&self, record: &dyn Record, field: ListedField, wanted: &Value) -> bool {
        match (field.read(record), wanted) {
            (Value::Text(text), Value::Text(wanted)) => fold(&text) == fold(wanted),
            (value, wanted) if field.key().is_some() => value == *wanted,
            _ => self.compared(record, field, Some(wanted)) == Some(Ordering::Equal),
        }
    }

    fn compared(
        &self,
        record: &dyn Record,
        field: ListedField,
        wanted: Option<&Value>,
    ) -> Option<Ordering> {
        let wanted = self.value_key(field, wanted?)?;
        Some(self.sort_key(record, field)?.compare(&wanted))
    }

    /// Whether all words occur in the texts of a record: texts, names, labels, texts as typed.
    fn has_words(&self, record: &dyn Record, words: &[String]) -> bool {
        if words.is_empty() {
            return true;
        }
        let mut texts = String::new();
        let mut add = |text: &str| {
            texts.push_str(&fold(text));
            texts.push('\n');
        };
        for (index, field) in self.kind.fields().iter().enumerate() {
            let value = record.value_at(index);
            match value {
                Value::Text(text) => add(&text),
                Value::Choice(_) | Value::Ref(_) => add(&self.value_cell(field, value).text),
                _ => {}
            }
        }
        record.base().raw.values().for_each(|raw| add(raw));
        record.base().custom.values().filter_map(Value::as_str).for_each(add);
        words.iter().all(|word| texts.contains(word.as_str()))
    }
}
