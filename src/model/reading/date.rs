//! Dates as people write them: numeric in three orders, with month names, month or quarter only,
//! spreadsheet serials where the caller says so.

use super::fiscal::Fiscal;
use super::{Conventions, DateOrder, ReadingFault, date_words, trimmed};
use crate::model::month::Month;
use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// Which day of a month, quarter or year is meant where the text names no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Edge {
    /// The first day.
    Start,
    /// The last day.
    End,
}

/// How exactly the text names the date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Precision {
    /// A day.
    Day,
    /// A month.
    Month,
    /// A quarter.
    Quarter,
    /// A year.
    Year,
}

/// What the caller knows of the place the date is read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateOptions {
    /// Which day of a longer period is meant.
    pub edge: Edge,
    /// Whether whole numbers from 20000 to 80000 are spreadsheet serials (1954 to 2119).
    pub serials: bool,
    /// The fiscal year of `Q3 FY27`.
    pub fiscal: Fiscal,
}

impl DateOptions {
    /// Calendar years, no serials.
    pub fn plain(edge: Edge) -> Self {
        Self { edge, serials: false, fiscal: Fiscal::CALENDAR }
    }
}

/// A date read from text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateRead {
    /// The day.
    pub date: NaiveDate,
    /// How exactly the text named it.
    pub precision: Precision,
    /// Whether the century was supplied by the pivot.
    pub two_digit_year: bool,
}

/// The date a text holds.
///
/// Faults: `Empty`, `TooLong`, `NotADate`, `NoSuchDay`, `OtherDateOrder`, `AmbiguousDate`,
/// `YearMissing`, `YearOutOfRange`, `TimeOfDay`, `Formula`.
pub fn read(text: &str, by: &Conventions, options: &DateOptions) -> Result<DateRead, ReadingFault> {
    let text = trimmed(text)?;
    if text.starts_with('=') {
        return Err(ReadingFault::Formula);
    }
    let text = without_midnight(text)?;
    if options.serials
        && let Some(date) = serial(text)
    {
        return Ok(DateRead { date, precision: Precision::Day, two_digit_year: false });
    }
    let parts = parts_of(text)?;
    let (words, weekday) = without_weekday(&parts);
    let found = of_parts(words, by, options)?;
    match weekday {
        Some(day) if found.date.weekday().num_days_from_monday() != day => {
            Err(ReadingFault::NoSuchDay)
        }
        _ => Ok(found),
    }
}

/// The year a two-digit year stands for: the latest that is at most 50 years after `as_of`.
pub fn pivoted(two_digits: i32, as_of: NaiveDate) -> i32 {
    let latest = as_of.year() + 50;
    latest - (latest - two_digits).rem_euclid(100)
}

/// One part of a date.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// A number and how many digits it was written with.
    Number(i32, usize),
    /// A month by name.
    Month(u32),
    /// A quarter, 1 to 4.
    Quarter(i32),
    /// The mark of a fiscal year.
    FiscalMark,
    /// A week day, 0 for Monday.
    Weekday(u32),
}

/// Parts the text into numbers and known words; any other word or sign makes it no date.
fn parts_of(text: &str) -> Result<Vec<Part>, ReadingFault> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let same = |c: char| match first {
            '0'..='9' => c.is_ascii_digit(),
            _ if first.is_alphabetic() => c.is_alphabetic(),
            _ => !c.is_ascii_digit() && !c.is_alphabetic(),
        };
        let end = rest.find(|c| !same(c)).unwrap_or(rest.len());
        let (token, after) = rest.split_at_checked(end).ok_or(ReadingFault::NotADate)?;
        rest = after;
        if first.is_ascii_digit() {
            let number = token.parse().map_err(|_| ReadingFault::NotADate)?;
            parts.push(Part::Number(number, token.len()));
        } else if first.is_alphabetic() {
            parts.extend(word_part(&token.to_lowercase(), after)?);
        } else if !is_separator(token.trim()) {
            return Err(ReadingFault::NotADate);
        }
        if parts.len() > 5 {
            return Err(ReadingFault::NotADate);
        }
    }
    join_quarters(parts)
}

fn is_separator(text: &str) -> bool {
    matches!(text, "" | "." | "/" | "-" | "," | "'" | "\u{2019}" | "\u{2010}" | "\u{2013}" | ".,")
}

fn word_part(word: &str, after: &str) -> Result<Option<Part>, ReadingFault> {
    if date_words::is_filler(word) {
        return Ok(None);
    }
    let digit_next = after.starts_with(|c: char| c.is_ascii_digit());
    let month = date_words::month(word).map(Part::Month);
    let part = month.or_else(|| date_words::weekday(word).map(Part::Weekday)).or(match word {
        // The number of the quarter follows and is joined to this mark.
        "q" if digit_next => Some(Part::Quarter(0)),
        "fy" | "gj" => Some(Part::FiscalMark),
        _ => None,
    });
    part.map(Some).ok_or(ReadingFault::NotADate)
}

/// Joins the mark of a quarter with the digit behind it.
fn join_quarters(parts: Vec<Part>) -> Result<Vec<Part>, ReadingFault> {
    let mut joined: Vec<Part> = Vec::with_capacity(parts.len());
    for part in parts {
        match (joined.last_mut(), part) {
            (Some(Part::Quarter(number)), Part::Number(digit @ 1..=4, 1)) if *number == 0 => {
                *number = digit;
            }
            (Some(Part::Quarter(0)), _) => return Err(ReadingFault::NotADate),
            (_, part) => joined.push(part),
        }
    }
    Ok(joined)
}

fn without_weekday(parts: &[Part]) -> (&[Part], Option<u32>) {
    match parts {
        [Part::Weekday(day), rest @ ..] => (rest, Some(*day)),
        _ => (parts, None),
    }
}

/// A day of its three numbers, in the order that was found or asked for.
fn of_parts(
    parts: &[Part],
    by: &Conventions,
    options: &DateOptions,
) -> Result<DateRead, ReadingFault> {
    use Part::{FiscalMark, Month as Name, Number, Quarter};
    match *parts {
        [Number(a, al), Number(b, bl), Number(c, cl)] => numeric((a, al), (b, bl), (c, cl), by),
        [Number(digits, 8)] => day(digits / 10_000, digits / 100 % 100, digits % 100, false),
        [Number(y, 4), Name(m), Number(d, 1..=2)] => day(y, m as i32, d, false),
        [Number(d, 1..=2), Name(m), Number(y, l)] | [Name(m), Number(d, 1..=2), Number(y, l)] => {
            let (year, short) = full_year(y, l, by)?;
            day(year, m as i32, d, short)
        }
        [Name(m), Number(y, l @ (2 | 4))] => of_month(y, l, m as i32, by, options),
        [Number(y, 4), Name(m)] => of_month(y, 4, m as i32, by, options),
        [Number(y, 4), Number(m, 2)] | [Number(m, 1..=2), Number(y, 4)] => {
            of_month(y, 4, m, by, options)
        }
        [Number(y, 4)] => of_period(y, 4, None, Fiscal::CALENDAR, by, options.edge),
        [Quarter(q), Number(y, l)] | [Number(y, l @ 4), Quarter(q)] => {
            of_period(y, l, Some(q), Fiscal::CALENDAR, by, options.edge)
        }
        [Quarter(q), FiscalMark, Number(y, l)] | [FiscalMark, Number(y, l), Quarter(q)] => {
            of_period(y, l, Some(q), options.fiscal, by, options.edge)
        }
        [FiscalMark, Number(y, l)] => of_period(y, l, None, options.fiscal, by, options.edge),
        [Name(_)] | [Name(_), Number(_, 1)] | [Number(_, 1..=2), Name(_)] | [Quarter(_)] => {
            Err(ReadingFault::YearMissing)
        }
        _ => Err(ReadingFault::NotADate),
    }
}

/// Three numbers, each with its count of digits.
fn numeric(
    a: (i32, usize),
    b: (i32, usize),
    c: (i32, usize),
    by: &Conventions,
) -> Result<DateRead, ReadingFault> {
    let short = |n: (i32, usize)| n.1 <= 2;
    if a.1 == 4 && short(b) && short(c) {
        return day(a.0, b.0, c.0, false);
    }
    if !short(a) || !short(b) {
        return Err(ReadingFault::NotADate);
    }
    if by.date_order == DateOrder::YearFirst && c.1 <= 2 {
        let (year, short) = full_year(a.0, a.1, by)?;
        return day(year, b.0, c.0, short);
    }
    let (year, short) = full_year(c.0, c.1, by)?;
    let (as_day_first, as_month_first) = (day(year, b.0, a.0, short), day(year, a.0, b.0, short));
    let (own, other) = match by.date_order {
        DateOrder::DayFirst => (as_day_first, as_month_first),
        DateOrder::MonthFirst => (as_month_first, as_day_first),
        // The year stands last, so the order given does not apply; one reading must be impossible.
        DateOrder::YearFirst => match (as_day_first, as_month_first) {
            (Ok(one), Ok(two)) if one != two => return Err(ReadingFault::AmbiguousDate),
            (Ok(one), _) | (_, Ok(one)) => (Ok(one), Err(ReadingFault::NoSuchDay)),
            (Err(fault), _) => (Err(fault), Err(fault)),
        },
    };
    match (own, other) {
        (Err(ReadingFault::NoSuchDay), Ok(_)) => Err(ReadingFault::OtherDateOrder),
        (own, _) => own,
    }
}

/// A year with four digits as it is, with two by the pivot.
fn full_year(year: i32, digits: usize, by: &Conventions) -> Result<(i32, bool), ReadingFault> {
    match digits {
        4 => Ok((year, false)),
        2 => Ok((pivoted(year, by.as_of), true)),
        _ => Err(ReadingFault::NotADate),
    }
}

/// The years a date can have.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

fn in_range(year: i32) -> Result<i32, ReadingFault> {
    if YEARS.contains(&year) { Ok(year) } else { Err(ReadingFault::YearOutOfRange) }
}

fn day(year: i32, month: i32, day: i32, short: bool) -> Result<DateRead, ReadingFault> {
    let year = in_range(year)?;
    let (month, day) = (u32::try_from(month).unwrap_or(0), u32::try_from(day).unwrap_or(0));
    let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(ReadingFault::NoSuchDay)?;
    Ok(DateRead { date, precision: Precision::Day, two_digit_year: short })
}

fn of_month(
    year: i32,
    digits: usize,
    month: i32,
    by: &Conventions,
    options: &DateOptions,
) -> Result<DateRead, ReadingFault> {
    let (year, two_digit_year) = full_year(year, digits, by)?;
    let month = u32::try_from(month).ok().and_then(|month| Month::new(year, month));
    in_range(year)?;
    let date = edge_of(month.ok_or(ReadingFault::NotADate)?, 1, options.edge);
    Ok(DateRead { date, precision: Precision::Month, two_digit_year })
}

/// A quarter of a year, or the year.
fn of_period(
    year: i32,
    digits: usize,
    quarter: Option<i32>,
    fiscal: Fiscal,
    by: &Conventions,
    edge: Edge,
) -> Result<DateRead, ReadingFault> {
    let (year, two_digit_year) = full_year(year, digits, by)?;
    let start = fiscal.first_month(in_range(year)?).ok_or(ReadingFault::NotADate)?;
    let (first, months, precision) = match quarter {
        Some(number) => (start.plus(3 * (number - 1)), 3, Precision::Quarter),
        None => (start, 12, Precision::Year),
    };
    Ok(DateRead { date: edge_of(first, months, edge), precision, two_digit_year })
}

fn edge_of(first: Month, months: i32, edge: Edge) -> NaiveDate {
    match edge {
        Edge::Start => first.first_day(),
        Edge::End => first.plus(months - 1).last_day(),
    }
}

/// A spreadsheet serial: days since 1899-12-30, as the 1900 date system counts after February 1900.
fn serial(text: &str) -> Option<NaiveDate> {
    let days: u64 = text.strip_suffix(".0").unwrap_or(text).parse().ok()?;
    let epoch = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    (20_000..=80_000).contains(&days).then(|| epoch.checked_add_days(Days::new(days)))?
}

/// The text without a time of midnight. Fault: another time, for a plan counts in days.
fn without_midnight(text: &str) -> Result<&str, ReadingFault> {
    let Some(colon) = text.find(':') else { return Ok(text) };
    let (before, _) = text.split_at_checked(colon).ok_or(ReadingFault::NotADate)?;
    let date = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let time = text.strip_prefix(date).ok_or(ReadingFault::NotADate)?.trim();
    let date = date.strip_suffix(['T', ' ', '\u{a0}']).ok_or(ReadingFault::NotADate)?;
    let (clock, noon_based) = match time.to_ascii_uppercase().strip_suffix("AM") {
        Some(clock) => (clock.trim().to_owned(), true),
        None => (time.trim_end_matches(['Z', 'z']).to_owned(), false),
    };
    let mut numbers = clock.split([':', '.']);
    let hour = numbers.next().unwrap_or_default();
    let zero = |part: &str| !part.is_empty() && part.bytes().all(|b| b == b'0');
    let hour_is_midnight = if noon_based { hour == "12" || zero(hour) } else { zero(hour) };
    if hour_is_midnight && numbers.all(zero) {
        return Ok(date.trim_end_matches([',', ' ', '\u{a0}']));
    }
    Err(ReadingFault::TimeOfDay)
}

#[cfg(test)]
#[path = "date_tests.rs"]
mod tests;
