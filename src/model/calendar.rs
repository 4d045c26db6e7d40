//! Calendars: dated week patterns, holidays and the length of a full working day.

use super::field::{Field, FieldError, KeyKind, Kind, Unit};
use super::field_type::EntryValue;
use super::value::Value;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;
use std::str::FromStr;

/// Minutes of a full working day where a calendar names none.
pub const DAY_MINUTES_DEFAULT: i64 = 480;

/// Working minutes from Monday to Sunday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekPattern(pub [u16; 7]);

impl WeekPattern {
    /// Five days of so many minutes, Saturday and Sunday free.
    pub fn five_days(minutes: u16) -> Self {
        Self([minutes, minutes, minutes, minutes, minutes, 0, 0])
    }

    /// Working minutes of a day of this pattern.
    pub fn minutes(&self, date: NaiveDate) -> u16 {
        let weekday = date.weekday().num_days_from_monday() as usize;
        self.0.get(weekday).copied().unwrap_or(0)
    }
}

impl FromStr for WeekPattern {
    type Err = FieldError;

    fn from_str(text: &str) -> Result<Self, FieldError> {
        let wrong = || FieldError::NotAChoice(text.to_owned());
        let mut days = [0_u16; 7];
        let mut parts = text.split(' ');
        for day in &mut days {
            let part = parts.next().ok_or_else(wrong)?;
            *day = part.parse().ok().filter(|minutes| *minutes <= 1440).ok_or_else(wrong)?;
        }
        if parts.next().is_some() { Err(wrong()) } else { Ok(Self(days)) }
    }
}

impl EntryValue for WeekPattern {
    fn to_entry(&self) -> Value {
        let days: Vec<String> = self.0.iter().map(u16::to_string).collect();
        Value::Text(days.join(" "))
    }

    fn from_entry(value: Value) -> Option<Self> {
        value.as_str()?.parse().ok()
    }
}

const PATTERN: Kind = Kind::Text { chars_max: 40, long: false };
const HOLIDAY: Kind = Kind::Text { chars_max: 100, long: false };

crate::record! {
    /// A working calendar. The workspace names a default; people may name another.
    Calendar {
        /// What it is called.
        name: String = Field::text().required().listed();
        /// Minutes of a full-time day: what one FTE means on a working day.
        day_minutes: Option<i64> = Field::whole(1, 1440, Unit::Minutes).listed();
        /// Day from which on → minutes from Monday to Sunday, `480 480 480 480 480 0 0`.
        weeks: BTreeMap<NaiveDate, WeekPattern> = Field::map(KeyKind::Date, &PATTERN);
        /// Day → name of the holiday; nobody works on it.
        holidays: BTreeMap<NaiveDate, String> = Field::map(KeyKind::Date, &HOLIDAY);
    }
}

impl Calendar {
    /// Minutes of a full-time day.
    pub fn full_day_minutes(&self) -> i64 {
        self.day_minutes.unwrap_or(DAY_MINUTES_DEFAULT)
    }

    /// Working minutes of a day: none on a holiday, else the newest pattern on or before it.
    ///
    /// Before the first pattern, and without any, the week has five full days.
    pub fn minutes(&self, date: NaiveDate) -> i64 {
        if self.holidays.contains_key(&date) {
            return 0;
        }
        match self.weeks.range(..=date).next_back() {
            Some((_, pattern)) => i64::from(pattern.minutes(date)),
            None if date.weekday().num_days_from_monday() < 5 => self.full_day_minutes(),
            None => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Typed, Uid};

    #[test]
    fn patterns_change_from_their_day_on() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let mut calendar = Calendar::empty(Uid(1));
        calendar.day_minutes = Some(450);
        calendar.weeks.insert(day("2027-06-01"), "450 450 450 450 360 0 0".parse().unwrap());
        calendar.holidays.insert(day("2027-12-27"), "Christmas".into());
        for (date, minutes) in [
            ("2027-05-28", 450), // a Friday before the pattern
            ("2027-06-04", 360), // a Friday after it
            ("2027-06-05", 0),
            ("2027-12-27", 0),
            ("2027-12-28", 450),
        ] {
            assert_eq!(calendar.minutes(day(date)), minutes, "{date}");
        }
    }

    #[test]
    fn wrong_patterns() {
        for text in [
            "",
            "480",
            "480 480 480 480 480 0",
            "480 480 480 480 480 0 0 0",
            "1441 0 0 0 0 0 0",
            "x 0 0 0 0 0 0",
            "-1 0 0 0 0 0 0",
        ] {
            assert!(text.parse::<WeekPattern>().is_err(), "{text:?}");
        }
    }
}
