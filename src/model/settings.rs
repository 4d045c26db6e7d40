//! The settings of a workspace: whose it is, its currency, fiscal year, calendar and locale.

use super::calendar::Calendar;
use super::field::{Field, KeyKind, Kind, OnDelete, Unit};
use super::money::{Currency, Money};
use super::{Id, RecordKind};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

crate::choices! {
    /// Which calendar year a fiscal year is named by.
    FiscalNaming {
        /// The year it starts in: April 2027 to March 2028 is FY27.
        StartYear = "start_year",
        /// The year it ends in: April 2027 to March 2028 is FY28.
        EndYear = "end_year",
        /// Both: April 2027 to March 2028 is FY27/28.
        BothYears = "both_years",
    }
}

crate::choices! {
    /// How numbers, dates and money are written.
    LocaleChoice {
        /// 1,234.56 and 31 Jan 2027.
        EnGb = "en-GB",
        /// 1,234.56 and Jan 31, 2027.
        EnUs = "en-US",
        /// 1.234,56 and 31.01.2027.
        DeDe = "de-DE",
        /// 1 234,56 and 31/01/2027.
        FrFr = "fr-FR",
    }
}

const RATE: Kind = Kind::Number { min: 1e-9, max: 1e9, unit: Unit::One };

crate::record! {
    /// The settings; a workspace holds exactly one record of them.
    Settings {
        /// Whose workspace it is; shown in the top bar.
        name: String = Field::text().listed();
        /// The currency totals are shown in.
        currency: Option<Currency> = Field::new(Kind::Currency);
        /// `USD 2027-04-01` → units of the reporting currency for one unit, from that day on.
        rates: BTreeMap<String, f64> = Field::map(KeyKind::Code, &RATE);
        /// The month a fiscal year starts in, 1 to 12.
        fiscal_start: Option<i64> = Field::whole(1, 12, Unit::One);
        /// How a fiscal year is named.
        fiscal_naming: Option<FiscalNaming> = Field::choice(FiscalNaming::CODES);
        /// The calendar where none else is named.
        calendar: Option<Id<Calendar>> = Field::reference(RecordKind::Calendar, OnDelete::Block);
        /// How numbers, dates and money are written.
        locale: Option<LocaleChoice> = Field::choice(LocaleChoice::CODES);
        /// The money there is for the selection of projects.
        budget: Option<Money> = Field::new(Kind::Money);
        /// Whether this is the sample that ships with the product.
        sample: bool = Field::new(Kind::Flag);
    }
}

impl Settings {
    /// The reporting currency; pound sterling where none is set.
    pub fn reporting_currency(&self) -> Currency {
        self.currency.unwrap_or(Currency::GBP)
    }

    /// The first month of the fiscal year, 1 to 12; January where none is set.
    pub fn fiscal_start_month(&self) -> u32 {
        self.fiscal_start.and_then(|month| u32::try_from(month).ok()).unwrap_or(1)
    }

    /// The locale; British English where none is set.
    pub fn locale_choice(&self) -> LocaleChoice {
        self.locale.unwrap_or(LocaleChoice::EnGb)
    }

    /// The calendar year in which the fiscal year of a date starts.
    pub fn fiscal_year_start(&self, date: NaiveDate) -> i32 {
        if date.month() >= self.fiscal_start_month() { date.year() } else { date.year() - 1 }
    }

    /// The newest rate of a currency on or before a date, in reporting units per unit.
    pub fn rate(&self, currency: Currency, on: NaiveDate) -> Option<(NaiveDate, f64)> {
        let dated = self.rates.iter().filter_map(|(key, rate)| {
            let (code, date) = key.split_once(' ')?;
            let date: NaiveDate = date.parse().ok()?;
            (code == currency.code() && date <= on).then_some((date, *rate))
        });
        dated.max_by_key(|(date, _)| *date)
    }

    /// Converts an amount into the reporting currency; `None` where no rate is known.
    pub fn convert(&self, money: Money, on: NaiveDate) -> Option<Money> {
        let reporting = self.reporting_currency();
        if money.currency == reporting {
            return Some(money);
        }
        let (_, rate) = self.rate(money.currency, on)?;
        let minor = money.as_units() * rate * reporting.minor_per_unit() as f64;
        (minor.abs() < 9e15).then(|| Money::new(minor.round() as i64, reporting))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Typed, Uid};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_newest_rate_on_or_before_the_day_counts() {
        let mut settings = Settings::empty(Uid(1));
        settings.rates.insert("USD 2027-01-01".into(), 0.75);
        settings.rates.insert("USD 2027-07-01".into(), 0.80);
        settings.rates.insert("nonsense".into(), 2.0);
        let ten = Money::units(10, Currency::USD).unwrap();
        for (on, minor) in
            [("2027-06-30", Some(750)), ("2027-07-01", Some(800)), ("2026-12-31", None)]
        {
            assert_eq!(settings.convert(ten, day(on)).map(|m| m.minor), minor, "{on}");
        }
        let eur = Money::units(10, Currency::EUR).unwrap();
        assert_eq!(settings.convert(eur, day("2028-01-01")), None);
    }

    #[test]
    fn fiscal_years() {
        let mut settings = Settings::empty(Uid(1));
        settings.fiscal_start = Some(4);
        for (date, year) in [("2027-03-31", 2026), ("2027-04-01", 2027), ("2027-12-31", 2027)] {
            assert_eq!(settings.fiscal_year_start(day(date)), year);
        }
    }
}
