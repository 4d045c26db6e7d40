//! What a field is: its key, kind, limits and import names, as one constant descriptor.
//!
//! The descriptor drives the register, the form, filters, import, files and checks; no place
//! lists the fields of a record again.

use super::RecordKind;
use super::money::{Currency, MINOR_MAX};
use super::value::Value;
use chrono::Datelike as _;

/// Longest text a field holds, in characters.
pub const TEXT_CHARS_MAX: u32 = 20_000;
/// Most entries a map field holds.
pub const ENTRIES_MAX: usize = 5_000;

/// First year a date may lie in.
pub const YEAR_MIN: i32 = 1900;
/// Last year a date may lie in.
pub const YEAR_MAX: i32 = 2199;

/// What happens to a field when the record it refers to is removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnDelete {
    /// The removal is refused while this reference stands.
    Block,
    /// The referring record goes too.
    Cascade,
    /// The reference is emptied.
    Clear,
}

/// The unit of a number, for headers and formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A bare number.
    One,
    /// A fraction of one, shown in percent.
    Share,
    /// Percentage points.
    Percent,
    /// Minutes of work.
    Minutes,
    /// Full-time equivalents.
    Fte,
}

/// What the key of a map entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// A month, `2027-04`.
    Month,
    /// A day, `2027-04-01`.
    Date,
    /// The id of a record.
    Record(RecordKind),
    /// A code of its own list, such as a practice id.
    Code,
}

/// The kind of a field's value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// Text of so many characters at most; `long` texts have lines.
    Text {
        /// Most characters.
        chars_max: u32,
        /// Whether the text has lines.
        long: bool,
    },
    /// A finite number within limits.
    Number {
        /// Least value.
        min: f64,
        /// Greatest value.
        max: f64,
        /// Unit.
        unit: Unit,
    },
    /// A whole number within limits.
    Whole {
        /// Least value.
        min: i64,
        /// Greatest value.
        max: i64,
        /// Unit.
        unit: Unit,
    },
    /// Yes or no.
    Flag,
    /// A date.
    Date,
    /// Money.
    Money,
    /// An ISO currency code.
    Currency,
    /// One of a closed list of codes.
    Choice(&'static [&'static str]),
    /// A record of another kind.
    Ref(RecordKind, OnDelete),
    /// Entries by key.
    Map(KeyKind, &'static Kind),
}

/// Why a value does not fit a field.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldError {
    /// A value is required here.
    Required,
    /// The value is of another kind.
    WrongKind,
    /// The text is longer than this many characters.
    TooLong(u32),
    /// The number lies outside these limits.
    OutOfRange(f64, f64),
    /// Not a code of the list.
    NotAChoice(String),
    /// The key of an entry does not have its form.
    WrongKey(String),
    /// More entries than a field holds.
    TooManyEntries,
    /// No such field.
    Unknown(String),
}

/// The descriptor of one builtin field.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Stable name: in files, routes and headers; texts are looked up by it.
    pub key: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it may not be empty.
    pub required: bool,
    /// Whether the register shows it at first.
    pub listed: bool,
    /// Header texts by which an importer recognises it, lower case, without signs.
    pub synonyms: &'static [&'static str],
}

impl Field {
    /// A field of a kind; the key is given by the record that declares it.
    pub const fn new(kind: Kind) -> Self {
        Self { key: "", kind, required: false, listed: false, synonyms: &[] }
    }

    /// One line of text, 300 characters.
    pub const fn text() -> Self {
        Self::new(Kind::Text { chars_max: 300, long: false })
    }

    /// Text with lines.
    pub const fn long_text() -> Self {
        Self::new(Kind::Text { chars_max: TEXT_CHARS_MAX, long: true })
    }

    /// A number within limits.
    pub const fn number(min: f64, max: f64, unit: Unit) -> Self {
        Self::new(Kind::Number { min, max, unit })
    }

    /// A whole number within limits.
    pub const fn whole(min: i64, max: i64, unit: Unit) -> Self {
        Self::new(Kind::Whole { min, max, unit })
    }

    /// A code of a closed list.
    pub const fn choice(codes: &'static [&'static str]) -> Self {
        Self::new(Kind::Choice(codes))
    }

    /// A record of another kind.
    pub const fn reference(to: RecordKind, on_delete: OnDelete) -> Self {
        Self::new(Kind::Ref(to, on_delete))
    }

    /// Entries by key.
    pub const fn map(key: KeyKind, value: &'static Kind) -> Self {
        Self::new(Kind::Map(key, value))
    }

    /// The same field under its key.
    pub const fn named(self, key: &'static str) -> Self {
        Self { key, ..self }
    }

    /// The same field, not to be empty.
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// The same field, shown in the register from the start.
    pub const fn listed(self) -> Self {
        Self { listed: true, ..self }
    }

    /// The same field with the header texts an importer knows it by.
    pub const fn known_as(self, synonyms: &'static [&'static str]) -> Self {
        Self { synonyms, ..self }
    }

    /// Checks a value against kind and limits. `Empty` passes unless required.
    ///
    /// # Errors
    /// The first [`FieldError`] found.
    pub fn check(&self, value: &Value) -> Result<(), FieldError> {
        if value.is_empty() {
            return if self.required { Err(FieldError::Required) } else { Ok(()) };
        }
        self.kind.check(value)
    }
}

impl Kind {
    /// Checks a value that is not empty against the kind and its limits.
    ///
    /// # Errors
    /// The first [`FieldError`] found.
    pub fn check(&self, value: &Value) -> Result<(), FieldError> {
        match (self, value) {
            (Self::Text { chars_max, .. }, Value::Text(text)) => {
                let fits = text.chars().count() <= *chars_max as usize;
                if fits { Ok(()) } else { Err(FieldError::TooLong(*chars_max)) }
            }
            (Self::Number { min, max, .. }, Value::Number(number)) => {
                check_range(*number, *min, *max)
            }
            (Self::Whole { min, max, .. }, Value::Whole(whole)) => {
                check_range(*whole as f64, *min as f64, *max as f64)
            }
            (Self::Choice(codes), Value::Choice(code)) => {
                let known = codes.contains(&code.as_str());
                if known { Ok(()) } else { Err(FieldError::NotAChoice(code.clone())) }
            }
            (Self::Currency, Value::Text(code)) => match code.parse::<Currency>() {
                Ok(currency) if currency.code() == code => Ok(()),
                _ => Err(FieldError::NotAChoice(code.clone())),
            },
            (Self::Date, Value::Date(date)) => check_year(date.year()),
            (Self::Money, Value::Money(money)) => {
                let most = MINOR_MAX as f64;
                check_range(money.minor as f64, -most, most)
            }
            (Self::Flag, Value::Flag(_)) | (Self::Ref(..), Value::Ref(_)) => Ok(()),
            (Self::Map(key_kind, entry_kind), Value::Map(entries)) => {
                if entries.len() > ENTRIES_MAX {
                    return Err(FieldError::TooManyEntries);
                }
                entries.iter().try_for_each(|(key, entry)| {
                    key_kind.check(key)?;
                    entry_kind.check(entry)
                })
            }
            _ => Err(FieldError::WrongKind),
        }
    }
}

impl KeyKind {
    /// Checks the form of an entry's key.
    ///
    /// # Errors
    /// [`FieldError::WrongKey`] with the key.
    pub fn check(self, key: &str) -> Result<(), FieldError> {
        let fits = match self {
            Self::Month => {
                let month = key.parse::<super::month::Month>();
                month.is_ok_and(|month| check_year(month.year()).is_ok())
            }
            Self::Date => key
                .parse::<chrono::NaiveDate>()
                .is_ok_and(|date| date.to_string() == key && check_year(date.year()).is_ok()),
            Self::Record(_) => key.parse::<super::id::Uid>().is_ok(),
            Self::Code => !key.is_empty() && key.chars().count() <= 300,
        };
        if fits { Ok(()) } else { Err(FieldError::WrongKey(key.to_owned())) }
    }
}

/// Plans lie in these years; a date far outside is a slip, and a calendar of all years between
/// would be built for it.
fn check_year(year: i32) -> Result<(), FieldError> {
    check_range(f64::from(year), f64::from(YEAR_MIN), f64::from(YEAR_MAX))
}

fn check_range(number: f64, min: f64, max: f64) -> Result<(), FieldError> {
    let inside = number.is_finite() && min <= number && number <= max;
    if inside { Ok(()) } else { Err(FieldError::OutOfRange(min, max)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Money;
    use std::collections::BTreeMap;

    #[test]
    fn wrong_values_are_told_apart() {
        const MINUTES: Kind = Kind::Whole { min: 0, max: 100, unit: Unit::Minutes };
        let series = Field::map(KeyKind::Month, &MINUTES);
        let date = |text: &str| Value::Date(text.parse().unwrap());
        let entry = |key: &str, value| Value::Map(BTreeMap::from([(key.to_owned(), value)]));
        for (field, value, expect) in [
            (Field::text().required(), Value::Empty, Err(FieldError::Required)),
            (Field::text().required(), Value::Text(String::new()), Err(FieldError::Required)),
            (Field::text(), Value::Empty, Ok(())),
            (Field::text(), Value::Text("é".repeat(300)), Ok(())),
            (Field::text(), Value::Text("é".repeat(301)), Err(FieldError::TooLong(300))),
            (Field::text(), Value::Flag(true), Err(FieldError::WrongKind)),
            (
                Field::number(0.0, 1.0, Unit::Share),
                Value::Number(f64::NAN),
                Err(FieldError::OutOfRange(0.0, 1.0)),
            ),
            (Field::whole(0, 4, Unit::One), Value::Whole(5), Err(FieldError::OutOfRange(0.0, 4.0))),
            (
                Field::choice(&["a"]),
                Value::Choice("b".into()),
                Err(FieldError::NotAChoice("b".into())),
            ),
            (Field::new(Kind::Currency), Value::Text("GBP".into()), Ok(())),
            (
                Field::new(Kind::Currency),
                Value::Text("gbp".into()),
                Err(FieldError::NotAChoice("gbp".into())),
            ),
            (series, entry("2027-04", Value::Whole(5)), Ok(())),
            (
                series,
                entry("2027-13", Value::Whole(5)),
                Err(FieldError::WrongKey("2027-13".into())),
            ),
            (series, entry("2027-04", Value::Whole(-1)), Err(FieldError::OutOfRange(0.0, 100.0))),
            (series, entry("2027-04", Value::Number(1.0)), Err(FieldError::WrongKind)),
            (
                series,
                entry("1899-12", Value::Whole(5)),
                Err(FieldError::WrongKey("1899-12".into())),
            ),
            (series, entry("2199-12", Value::Whole(5)), Ok(())),
            (Field::new(Kind::Date), date("1900-01-01"), Ok(())),
            (Field::new(Kind::Date), date("2199-12-31"), Ok(())),
            (
                Field::new(Kind::Date),
                date("1899-12-31"),
                Err(FieldError::OutOfRange(1900.0, 2199.0)),
            ),
            (
                Field::new(Kind::Date),
                date("2200-01-01"),
                Err(FieldError::OutOfRange(1900.0, 2199.0)),
            ),
            (
                Field::new(Kind::Date),
                date("+262142-12-31"),
                Err(FieldError::OutOfRange(1900.0, 2199.0)),
            ),
            (Field::new(Kind::Money), Value::Money(Money::new(-MINOR_MAX, Currency::EUR)), Ok(())),
            (
                Field::new(Kind::Money),
                Value::Money(Money::new(i64::MAX, Currency::EUR)),
                Err(FieldError::OutOfRange(-9e15, 9e15)),
            ),
        ] {
            assert_eq!(field.check(&value), expect, "{value:?}");
        }
    }
}
