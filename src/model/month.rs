//! A calendar month as one number, so that series, columns and timelines count in months.

use chrono::{Datelike, NaiveDate};
use std::fmt;
use std::str::FromStr;

/// A month of the proleptic Gregorian calendar: `year × 12 + (month − 1)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i32);

/// Why a text is not a month: the form is `2027-04`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAMonth;

impl Month {
    /// The month of a year, `month` counted from 1; `None` outside 1..=12 or years 1..=9999.
    pub fn new(year: i32, month: u32) -> Option<Self> {
        ((1..=12).contains(&month) && (1..=9999).contains(&year))
            .then(|| Self(year * 12 + month as i32 - 1))
    }

    /// The month a date lies in.
    pub fn of(date: NaiveDate) -> Self {
        Self(date.year() * 12 + date.month0() as i32)
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// The month of the year, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.rem_euclid(12) as u32 + 1
    }

    /// The first day of the month.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year(), self.month(), 1).unwrap_or(NaiveDate::MIN)
    }

    /// The last day of the month.
    pub fn last_day(self) -> NaiveDate {
        self.plus(1).first_day().pred_opt().unwrap_or(NaiveDate::MAX)
    }

    /// The month so many months later (earlier where negative).
    pub fn plus(self, months: i32) -> Self {
        Self(self.0.saturating_add(months))
    }

    /// How many months lie from `earlier` to this one; negative where it is later.
    pub fn since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// All days of the month in order.
    pub fn days(self) -> impl Iterator<Item = NaiveDate> {
        self.first_day().iter_days().take_while(move |day| Self::of(*day) == self)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.month())
    }
}

impl FromStr for Month {
    type Err = NotAMonth;

    fn from_str(text: &str) -> Result<Self, NotAMonth> {
        let (year, month) = text.split_once('-').ok_or(NotAMonth)?;
        let digits =
            |part: &str, len| part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return Err(NotAMonth);
        }
        let year = year.parse().map_err(|_| NotAMonth)?;
        let month = month.parse().map_err(|_| NotAMonth)?;
        Self::new(year, month).ok_or(NotAMonth)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_forms() {
        for text in ["2027-04", "0001-01", "9999-12"] {
            assert_eq!(text.parse::<Month>().unwrap().to_string(), text);
        }
        for text in ["", "2027", "2027-13", "2027-00", "27-04", "2027-4", "2027-04-01", "+027-04"] {
            assert_eq!(text.parse::<Month>(), Err(NotAMonth), "{text:?}");
        }
    }

    #[test]
    fn days_of_leap_february() {
        let month = Month::new(2028, 2).unwrap();
        assert_eq!(month.days().count(), 29);
        assert_eq!(month.last_day(), NaiveDate::from_ymd_opt(2028, 2, 29).unwrap());
    }

    #[test]
    fn steps_across_years() {
        let december = Month::new(2027, 12).unwrap();
        assert_eq!(december.plus(1).to_string(), "2028-01");
        assert_eq!(december.plus(-12).to_string(), "2026-12");
        assert_eq!(december.plus(25).since(december), 25);
    }
}
