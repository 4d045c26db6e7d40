//! From the text of a cell to a value: one reader for what is typed into the grid and what is
//! imported, so that the same text never means two things.
//!
//! A reader gets the conventions it is to follow and never guesses them; what it cannot read
//! exactly it refuses with a code, and the caller keeps the text as typed.

pub mod arithmetic;
pub mod date;
mod date_words;
pub mod exact;
pub mod fiscal;
pub mod money;
mod money_signs;
pub mod month;
pub mod number;
pub mod proposal;
pub mod visible;

use crate::model::money::Currency;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Longest text, in characters, that is tried as a number, an amount or a date.
pub const LONGEST_VALUE: usize = 64;

/// Which mark stands before the decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Decimal {
    /// `1,234.56`
    Point,
    /// `1.234,56`
    Comma,
}

impl Decimal {
    /// The mark before the decimals.
    pub fn mark(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }

    /// The convention with the marks exchanged.
    pub fn other(self) -> Self {
        match self {
            Self::Point => Self::Comma,
            Self::Comma => Self::Point,
        }
    }
}

/// In which order day, month and year stand in a date made of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DateOrder {
    /// `31/12/2027`
    DayFirst,
    /// `12/31/2027`
    MonthFirst,
    /// `27/12/31`; a year of four digits in first place needs no such order.
    YearFirst,
}

/// What a reader follows where the text alone does not say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conventions {
    /// The decimal mark.
    pub decimal: Decimal,
    /// The order of numeric dates.
    pub date_order: DateOrder,
    /// The day "today" is; two-digit years are placed by it.
    pub as_of: NaiveDate,
    /// The currency of an amount that names none.
    #[serde(with = "as_text")]
    pub currency: Currency,
}

/// Why a text has no value here. Codes only; the words for them live with the other texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ReadingFault {
    /// Nothing but spaces.
    Empty,
    /// Longer than [`LONGEST_VALUE`] or with more digits than can be kept exactly.
    TooLong,
    /// Not a number in any convention.
    NotANumber,
    /// Thousands separators that do not part groups of three digits.
    OddGrouping,
    /// A number, but only when point and comma change their places.
    OtherDecimalMark,
    /// Larger than the place it is to be kept in.
    TooLarge,
    /// A percentage where an amount of money is expected.
    PercentHere,
    /// A currency sign that is not known, or that several currencies share.
    UnknownCurrency,
    /// Two different currencies in one amount.
    TwoCurrencies,
    /// Not a date in any form.
    NotADate,
    /// A date that the calendar does not have, such as 31/02/2027.
    NoSuchDay,
    /// A date, but only when day and month change their places.
    OtherDateOrder,
    /// Day and month cannot be told apart under the convention given.
    AmbiguousDate,
    /// A day or a month without its year.
    YearMissing,
    /// A year outside 1900 to 2199.
    YearOutOfRange,
    /// A date with a time of day other than midnight.
    TimeOfDay,
    /// Not a month.
    NotAMonth,
    /// A formula where only values are read.
    Formula,
    /// Arithmetic that is not complete or not understood.
    NotArithmetic,
    /// Arithmetic that divides by zero.
    DivisionByZero,
}

/// Serialises a value by its display text and back: for model types that carry no form of their own.
pub mod as_text {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};
    use std::fmt::Display;
    use std::str::FromStr;

    /// Writes the display text.
    pub fn serialize<T: Display, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(value)
    }

    /// Reads the display text.
    pub fn deserialize<'de, T: FromStr, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map_err(|_| D::Error::custom("text of another type"))
    }
}

/// As [`as_text`] for a value that may be absent.
pub mod as_text_option {
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
    use std::fmt::Display;
    use std::str::FromStr;

    /// Writes the display text, if any.
    pub fn serialize<T: Display, S: Serializer>(
        value: &Option<T>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        value.as_ref().map(ToString::to_string).serialize(to)
    }

    /// Reads the display text, if any.
    pub fn deserialize<'de, T: FromStr, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<T>, D::Error> {
        Option::<String>::deserialize(from)?
            .map(|text| text.parse().map_err(|_| D::Error::custom("text of another type")))
            .transpose()
    }
}

/// The text without spaces around it, unless it is empty or too long to be a value.
fn trimmed(text: &str) -> Result<&str, ReadingFault> {
    let text = text.trim();
    if text.is_empty() {
        return Err(ReadingFault::Empty);
    }
    // Bytes first: counting the characters of a long description would be wasted.
    if text.len() > 4 * LONGEST_VALUE || text.chars().count() > LONGEST_VALUE {
        return Err(ReadingFault::TooLong);
    }
    Ok(text)
}
