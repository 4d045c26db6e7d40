//! Dates, months, quarters and fiscal years as text.

use super::Locale;
use crate::model::{FiscalNaming, Month, Settings};
use crate::present::text::Text;
use crate::present::text::number::{DateForm, NumberText};
use chrono::{Datelike, NaiveDate};

impl Locale {
    /// A date to read: 31 Mar 2028, Mar 31, 2028, 31.03.2028 or 31/03/2028.
    pub fn date(self, date: NaiveDate) -> String {
        let (day, year) = (date.day(), date.year());
        let name = self.month_short(Month::of(date));
        match self.table().date {
            DateForm::DayMonthName => format!("{day} {name} {year}"),
            DateForm::MonthNameDay => format!("{name} {day}, {year}"),
            DateForm::DayMonthDots | DateForm::DayMonthSlashes => self.date_input(date),
        }
    }

    /// A date as a person would type it into a field: digits only, in the locale's order.
    pub fn date_input(self, date: NaiveDate) -> String {
        let (day, month, year) = (date.day(), date.month(), date.year());
        match self.table().date {
            DateForm::DayMonthName | DateForm::DayMonthSlashes => {
                format!("{day:02}/{month:02}/{year:04}")
            }
            DateForm::MonthNameDay => format!("{month:02}/{day:02}/{year:04}"),
            DateForm::DayMonthDots => format!("{day:02}.{month:02}.{year:04}"),
        }
    }

    /// A month without its year: Apr.
    pub fn month_short(self, month: Month) -> &'static str {
        name_of(&self.table().months_short, month)
    }

    /// A month with two digits of its year: Apr 27.
    pub fn month_short_year(self, month: Month) -> String {
        format!("{} {}", self.month_short(month), two_digits(month.year()))
    }

    /// A month in full: April 2027.
    pub fn month_long(self, month: Month) -> String {
        format!("{} {}", name_of(&self.table().months_long, month), month.year())
    }

    /// The fiscal year a date lies in: FY27/28, FY27 or FY28 by the naming that is set.
    ///
    /// A fiscal year from January lies in one calendar year and is named by that under any rule.
    /// Where no naming is set both years are named, which cannot be misread.
    pub fn fiscal_year(self, settings: &Settings, date: NaiveDate) -> String {
        let start = settings.fiscal_year_start(date);
        let end = if settings.fiscal_start_month() == 1 { start } else { start + 1 };
        let one = |year| NumberText::FiscalYear.with(&[("year", two_digits(year).as_str())]);
        match settings.fiscal_naming.unwrap_or(FiscalNaming::BothYears) {
            FiscalNaming::StartYear => one(start),
            FiscalNaming::EndYear => one(end),
            FiscalNaming::BothYears if start == end => one(start),
            FiscalNaming::BothYears => NumberText::FiscalYearSpan
                .with(&[("from", two_digits(start).as_str()), ("to", two_digits(end).as_str())]),
        }
    }

    /// The fiscal quarter of a date: Q1 to Q4.
    pub fn quarter(self, settings: &Settings, date: NaiveDate) -> String {
        NumberText::Quarter.with(&[("quarter", &quarter_number(settings, date).to_string())])
    }

    /// The fiscal quarter of a date with its year: Q2 FY27/28.
    pub fn quarter_of_year(self, settings: &Settings, date: NaiveDate) -> String {
        let quarter = quarter_number(settings, date).to_string();
        let year = self.fiscal_year(settings, date);
        NumberText::QuarterOfYear.with(&[("quarter", &quarter), ("year", &year)])
    }
}

/// The number of the fiscal quarter of a date, 1 to 4.
fn quarter_number(settings: &Settings, date: NaiveDate) -> u32 {
    (date.month() + 12 - settings.fiscal_start_month().clamp(1, 12)) % 12 / 3 + 1
}

fn name_of(names: &[&'static str; 12], month: Month) -> &'static str {
    names.get(month.month() as usize - 1).copied().unwrap_or(super::NO_VALUE)
}

fn two_digits(year: i32) -> String {
    format!("{:02}", year.rem_euclid(100))
}
