//! Sums, averages and counts of columns and of selected cells.

use super::{DerivedKey, ListedField, Rectangle, Register};
use crate::analysis::derived::Figure;
use crate::model::field::{Kind, Unit};
use crate::model::money::Money;
use crate::model::record::Record;
use crate::model::{Uid, Value};
use crate::order::set_of;
use crate::present::number::MoneyStyle;
use crate::present::text::Text;
use crate::present::text::register::RegisterText;
use chrono::NaiveDate;

/// Whole numbers up to this are levels on a scale, of which a sum says nothing.
const SCALE_MAX: i64 = 5;

/// What cells add up to. Cells that count as empty are left out, never taken as zero.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Total {
    /// Cells with a value.
    pub filled: usize,
    /// Texts that could not be read.
    pub to_fix: usize,
    /// Cells with a number or an amount.
    pub numbers: usize,
    /// The least and the greatest of them; amounts in minor units, as the sum.
    range: Option<(f64, f64)>,
    /// The earliest and the latest day.
    days: Option<(NaiveDate, NaiveDate)>,
    /// Their sum; amounts in minor units of the reporting currency.
    sum: f64,
    sum_minor: i128,
    money: usize,
    /// Amounts in a currency without a rate; they are in no sum.
    pub without_rate: usize,
    shares: usize,
}

impl Total {
    /// The sum: an amount where all numbers are amounts, else a number; none where they mix.
    fn sum(&self, register: &Register<'_>) -> Option<Value> {
        match (self.numbers, self.money) {
            (0, _) => None,
            (numbers, money) if numbers == money => {
                let minor = i64::try_from(self.sum_minor).ok()?;
                Some(Value::Money(Money::new(minor, register.settings.reporting_currency())))
            }
            (_, 0) => Some(Value::Number(self.sum)),
            _ => None,
        }
    }

    fn average(&self, register: &Register<'_>) -> Option<Value> {
        match self.sum(register)? {
            Value::Money(sum) => {
                let count = i128::try_from(self.numbers).ok()?;
                // Half away from zero, as everywhere.
                let minor = (2 * self.sum_minor + self.sum_minor.signum() * count) / (2 * count);
                Some(Value::Money(Money::new(i64::try_from(minor).ok()?, sum.currency)))
            }
            Value::Number(sum) => Some(Value::Number(sum / self.numbers as f64)),
            _ => None,
        }
    }

    /// The sum to read, amounts with their sign.
    pub fn sum_text(&self, register: &Register<'_>) -> Option<String> {
        self.sum(register).map(|value| self.text(register, &value, 2))
    }

    /// The least value to read: of numbers, amounts or days.
    pub fn least_text(&self, register: &Register<'_>) -> Option<String> {
        self.extreme_text(
            register,
            self.range.map(|(least, _)| least),
            self.days.map(|(day, _)| day),
        )
    }

    /// The greatest value to read.
    pub fn largest_text(&self, register: &Register<'_>) -> Option<String> {
        self.extreme_text(register, self.range.map(|(_, top)| top), self.days.map(|(_, day)| day))
    }

    /// The average of a column, as its cells read.
    pub fn average_below(&self, register: &Register<'_>) -> Option<String> {
        self.average(register).map(|value| self.below(register, &value, 1))
    }

    /// An amount without its sign, which the head of the column has; else as [`Total::text`].
    fn below(&self, register: &Register<'_>, value: &Value, decimals: usize) -> String {
        match value {
            Value::Money(money) => {
                register.locale.money_bare(*money, super::column::money_style(register.scale))
            }
            value => self.text(register, value, decimals),
        }
    }

    fn extreme_text(
        &self,
        register: &Register<'_>,
        number: Option<f64>,
        day: Option<NaiveDate>,
    ) -> Option<String> {
        if let Some(day) = day {
            return Some(register.locale.date(day));
        }
        let number = number.filter(|_| self.money == 0 || self.money == self.numbers)?;
        let value = match self.money {
            0 => Value::Number(number),
            // Amounts are whole below 2^53 minor units, which is above what a cell takes.
            _ => Value::Money(Money::new(number as i64, register.settings.reporting_currency())),
        };
        Some(self.below(register, &value, 2))
    }

    fn widen(&mut self, number: f64) {
        let (least, top) = self.range.unwrap_or((number, number));
        self.range = Some((least.min(number), top.max(number)));
    }

    /// The average to read.
    pub fn average_text(&self, register: &Register<'_>) -> Option<String> {
        self.average(register).map(|value| self.text(register, &value, 1))
    }

    fn text(&self, register: &Register<'_>, value: &Value, decimals: usize) -> String {
        match value {
            Value::Money(money) => {
                let style = match super::column::money_style(register.scale) {
                    MoneyStyle::Thousands => MoneyStyle::Thousands,
                    _ => MoneyStyle::Short,
                };
                register.locale.money(*money, style)
            }
            Value::Number(number) if self.shares == self.numbers => {
                register.locale.percent(*number, 1)
            }
            Value::Number(number) if number.fract() == 0.0 => register.locale.number(*number, 0),
            Value::Number(number) => register.locale.number(*number, decimals),
            _ => String::new(),
        }
    }
}

/// What stands below a column.
#[derive(Clone, Debug, PartialEq)]
pub enum Footer {
    /// Nothing.
    None,
    /// So many texts to mend; this comes before any figure.
    ToFix(usize),
    /// A sum, as text.
    Sum(String),
    /// An average, as text.
    Average(String),
    /// The least or earliest, as text.
    Least(String),
    /// The largest or latest, as text.
    Largest(String),
    /// So many cells with a value.
    Filled(usize),
    /// How many different values there are.
    Distinct(usize),
}

impl Footer {
    /// The footer to read.
    pub fn text(&self, register: &Register<'_>) -> String {
        let locale = register.locale;
        match self {
            Self::None => String::new(),
            Self::ToFix(count) => RegisterText::ToFix.with(&[("count", &locale.count(*count))]),
            Self::Sum(value) => RegisterText::Sum.with(&[("value", value)]),
            Self::Average(value) => RegisterText::Average.with(&[("value", value)]),
            Self::Least(value) => RegisterText::Least.with(&[("value", value)]),
            Self::Filled(count) => RegisterText::Filled.with(&[("count", &locale.count(*count))]),
            Self::Largest(value) => RegisterText::Largest.with(&[("value", value)]),
            Self::Distinct(count) => {
                RegisterText::Distinct.with(&[("count", &locale.count(*count))])
            }
        }
    }
}

impl Register<'_> {
    /// What stands below a column for the records in view.
    pub fn footer(&self, rows: &[Uid], field: ListedField) -> Footer {
        let total = self.column_total(rows, field);
        match total.to_fix {
            0 => self.adds_up(rows, field, &total),
            count => Footer::ToFix(count),
        }
    }

    /// What the cells of a column add up to for some records, whatever is to be mended in it.
    pub(super) fn figure_of(&self, rows: &[Uid], field: ListedField) -> Footer {
        self.adds_up(rows, field, &self.column_total(rows, field))
    }

    /// What says most of a column of this kind.
    fn adds_up(&self, rows: &[Uid], field: ListedField, total: &Total) -> Footer {
        let kind = self.descriptor(field).map(|field| field.kind);
        let averaged = match kind {
            None => field != ListedField::Derived(DerivedKey::Figure(Figure::Load)),
            Some(Kind::Number { unit, .. }) => !matches!(unit, Unit::Fte | Unit::Minutes),
            Some(Kind::Whole { max, .. }) => max <= SCALE_MAX,
            _ => false,
        };
        match kind {
            None if field == ListedField::Derived(DerivedKey::Rank) => Footer::None,
            None if field == ListedField::Derived(DerivedKey::Figure(Figure::WorstRisk)) => {
                let text = total.range.map(|(_, top)| self.locale.number(top, 0));
                text.map_or(Footer::None, Footer::Largest)
            }
            None | Some(Kind::Number { .. } | Kind::Whole { .. } | Kind::Money) => match averaged {
                true => total.average_below(self).map_or(Footer::None, Footer::Average),
                false => self.sum_footer(total),
            },
            Some(Kind::Choice(_) | Kind::Ref(..) | Kind::Text { long: false, .. }) => {
                match self.distinct(rows, field) {
                    0 => Footer::None,
                    _ if Some(field) == self.key_column() => Footer::None,
                    count => Footer::Distinct(count),
                }
            }
            _ => Footer::None,
        }
    }

    /// The sum of a column, as its cells read.
    pub(super) fn sum_footer(&self, total: &Total) -> Footer {
        let sum = total.sum(self).map(|value| total.below(self, &value, 2));
        sum.map_or(Footer::None, Footer::Sum)
    }

    pub(super) fn column_total(&self, rows: &[Uid], field: ListedField) -> Total {
        let mut total = Total::default();
        self.in_view(rows).for_each(|row| self.count_cell(&mut total, row, field));
        total
    }

    /// What the cells of a rectangle add up to.
    pub fn total(&self, rows: &[Uid], columns: &[ListedField], area: Rectangle) -> Total {
        let mut total = Total::default();
        let columns = columns.get(area.columns()).unwrap_or_default();
        let end = area.rows().end.min(rows.len());
        for row in self.in_view(rows.get(area.rows().start..end).unwrap_or_default()) {
            columns.iter().for_each(|field| self.count_cell(&mut total, row, *field));
        }
        total
    }

    fn in_view(&self, rows: &[Uid]) -> impl Iterator<Item = &dyn Record> {
        let table = self.workspace.rows(self.kind);
        rows.iter().filter_map(|uid| table.row(*uid)).map(|row| row.as_ref())
    }

    /// Adds one cell to a total.
    fn count_cell(&self, total: &mut Total, record: &dyn Record, field: ListedField) {
        if field.raw(record).is_some() {
            total.to_fix += 1;
            return;
        }
        let value = match field {
            ListedField::Derived(key) => {
                self.derived_value(key, record.uid()).map_or(Value::Empty, Value::Number)
            }
            field => field.read(record),
        };
        total.filled += usize::from(!value.is_empty());
        match value {
            Value::Money(money) => match self.settings.convert(money, self.conventions.as_of) {
                Ok(money) => {
                    total.numbers += 1;
                    total.money += 1;
                    total.sum_minor += i128::from(money.minor);
                    total.widen(money.minor as f64);
                }
                Err(_) => total.without_rate += 1,
            },
            Value::Number(_) | Value::Whole(_) => {
                let unit = self.descriptor(field).map(|field| super::cell::unit_of(&field.kind));
                total.numbers += 1;
                total.shares += usize::from(unit == Some(Unit::Share));
                let number = value.as_f64().unwrap_or(0.0);
                total.sum += number;
                total.widen(number);
            }
            Value::Date(day) => {
                let (first, last) = total.days.unwrap_or((day, day));
                total.days = Some((first.min(day), last.max(day)));
            }
            _ => {}
        }
    }

    fn distinct(&self, rows: &[Uid], field: ListedField) -> usize {
        let texts = self.in_view(rows).map(|row| match field.read(row) {
            Value::Text(text) | Value::Choice(text) => text,
            Value::Ref(uid) => uid.to_string(),
            _ => String::new(),
        });
        // Few texts differ at all; only those are folded.
        let texts = set_of(texts.filter(|text| !text.is_empty()));
        set_of(texts.iter().map(|text| super::fold(text)).filter(|text| !text.is_empty())).len()
    }
}
