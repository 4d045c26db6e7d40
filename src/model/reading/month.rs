//! Months as they stand above the columns of a wide sheet.

use super::date::{self, DateOptions, Edge, Precision};
use super::{Conventions, ReadingFault, trimmed};
use crate::model::month::Month;
use chrono::Datelike;
use serde::{Deserialize, Serialize};

/// A month read from text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthRead {
    /// The month.
    #[serde(with = "super::as_text")]
    pub month: Month,
    /// Whether the century was supplied by the pivot.
    pub two_digit_year: bool,
}

/// The month a text names: `Jan 27`, `2027-01`, `01/2027`, `Mrz 27`, `M01.2027`, `202701`, or a date
/// that is the first or the last day of a month.
///
/// Faults: `Empty`, `TooLong`, `NotAMonth`, `YearMissing` for a month without a year, and the faults
/// of a day that does not exist.
pub fn read(text: &str, by: &Conventions) -> Result<MonthRead, ReadingFault> {
    let text = trimmed(text)?;
    if let Some(month) = numbered(text) {
        return Ok(MonthRead { month, two_digit_year: false });
    }
    let found = date::read(text, by, &DateOptions::plain(Edge::Start)).map_err(|fault| {
        if fault == ReadingFault::NotADate { ReadingFault::NotAMonth } else { fault }
    })?;
    let month = Month::of(found.date);
    let whole = match found.precision {
        Precision::Month => true,
        Precision::Day => found.date.day() == 1 || found.date == month.last_day(),
        Precision::Quarter | Precision::Year => false,
    };
    if !whole {
        return Err(ReadingFault::NotAMonth);
    }
    Ok(MonthRead { month, two_digit_year: found.two_digit_year })
}

/// `202701`, `M01.2027` and `2027M01`.
fn numbered(text: &str) -> Option<Month> {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let (year, month) = match text.split_once(['M', 'm']) {
        Some(("", rest)) => {
            let (month, year) = rest.split_once(['.', ' ', '/', '-'])?;
            (year.trim(), month)
        }
        Some((year, month)) => (year.trim_end_matches([' ', '-']), month),
        None if text.len() == 6 && digits(text) => text.split_at_checked(4)?,
        None => return None,
    };
    if year.len() != 4 || !digits(year) || month.is_empty() || month.len() > 2 || !digits(month) {
        return None;
    }
    let year: i32 = year.parse().ok()?;
    (1900..=2199).contains(&year).then(|| Month::new(year, month.parse().ok()?))?
}

#[cfg(test)]
mod tests {
    use super::super::{DateOrder, Decimal};
    use super::*;
    use ReadingFault::*;
    use chrono::NaiveDate;

    fn by(date_order: DateOrder) -> Conventions {
        Conventions {
            decimal: Decimal::Comma,
            date_order,
            as_of: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
            currency: crate::model::money::Currency::EUR,
        }
    }

    #[test]
    fn month_headers() {
        for (text, expect) in [
            ("Jan 27", "2027-01"),
            ("Jan-27", "2027-01"),
            ("Jan. 27", "2027-01"),
            ("Jan '27", "2027-01"),
            ("January 2027", "2027-01"),
            ("2027 January", "2027-01"),
            ("2027-01", "2027-01"),
            ("01/2027", "2027-01"),
            ("1.2027", "2027-01"),
            ("202701", "2027-01"),
            ("M01.2027", "2027-01"),
            ("2027M1", "2027-01"),
            ("Mrz 27", "2027-03"),
            ("März 2027", "2027-03"),
            ("Dez 2027", "2027-12"),
            ("févr. 2027", "2027-02"),
            ("2027-01-01", "2027-01"),
            ("01.02.2027", "2027-02"),
            ("31.01.2027", "2027-01"),
            ("28/02/2027", "2027-02"),
            ("2027-01-01 00:00:00", "2027-01"),
        ] {
            let found = read(text, &by(DateOrder::DayFirst)).map(|m| m.month.to_string());
            assert_eq!(found, Ok(expect.to_owned()), "{text:?}");
        }
        assert!(read("Jan 27", &by(DateOrder::DayFirst)).unwrap().two_digit_year);
        let month_first = read("02/01/2027", &by(DateOrder::MonthFirst)).unwrap();
        assert_eq!(month_first.month.to_string(), "2027-02");
    }

    #[test]
    fn other_headers() {
        for (text, fault) in [
            ("", Empty),
            ("Jan", YearMissing),
            ("2027", NotAMonth),
            ("Q1 2027", NotAMonth),
            ("13/2027", NotAMonth),
            ("202713", NotAMonth),
            ("M13.2027", NotAMonth),
            ("02.01.2027", NotAMonth),
            ("31.02.2027", NoSuchDay),
            ("Total", NotAMonth),
            ("May Contain Nuts", NotAMonth),
            ("Budget 2027", NotAMonth),
            ("M", NotAMonth),
        ] {
            assert_eq!(read(text, &by(DateOrder::DayFirst)), Err(fault), "{text:?}");
        }
    }
}
