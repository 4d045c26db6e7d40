//! The settings of a workspace: whose it is, its currency, fiscal year, calendar and locale.

use super::calendar::Calendar;
use super::field::{Field, KeyKind, Kind, OnDelete, Unit};
use super::money::{Currency, MINOR_MAX, Money, Unconverted};
use super::reading::exact::Exact;
use super::{Id, Month, RecordKind};
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
        /// The same by fiscal year: its first month → the money there is in it.
        budget_years: BTreeMap<Month, Money> = Field::map(KeyKind::Month, &Kind::Money);
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
        let begin = format!("{currency} ");
        let own = self.rates.range(begin.clone()..);
        let dated = own.map_while(|(key, rate)| Some((key.strip_prefix(&begin)?, *rate)));
        let dated = dated.filter_map(|(date, rate)| Some((date.parse::<NaiveDate>().ok()?, rate)));
        dated.filter(|(date, _)| *date <= on).max_by_key(|(date, _)| *date)
    }

    /// Converts an amount into the reporting currency: the product of the amount and the rate as
    /// it was typed, rounded once to the minor unit, half away from zero.
    ///
    /// # Errors
    /// [`Unconverted`]: no rate, or an amount beyond all bounds.
    pub fn convert(&self, money: Money, on: NaiveDate) -> Result<Money, Unconverted> {
        let reporting = self.reporting_currency();
        if money.currency == reporting {
            return Ok(money);
        }
        let (_, rate) = self.rate(money.currency, on).ok_or(Unconverted::NoRate)?;
        let rate = Exact::of_f64(rate).ok_or(Unconverted::TooLarge)?;
        let product = Exact::whole(i128::from(money.minor)).times(rate);
        let places = i64::from(reporting.decimals()) - i64::from(money.currency.decimals());
        let minor = product.ok().and_then(|product| product.shifted(places as i32)?.rounded(0));
        let minor = minor.and_then(|minor| i64::try_from(minor).ok());
        let minor = minor.filter(|minor| minor.abs() <= MINOR_MAX);
        minor.map(|minor| Money::new(minor, reporting)).ok_or(Unconverted::TooLarge)
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
            let found = settings.convert(ten, day(on)).map(|m| m.minor);
            assert_eq!(found, minor.ok_or(Unconverted::NoRate), "{on}");
        }
        let eur = Money::units(10, Currency::EUR).unwrap();
        assert_eq!(settings.convert(eur, day("2028-01-01")), Err(Unconverted::NoRate));
    }

    #[test]
    fn a_conversion_is_exact_and_rounds_once() {
        let jpy: Currency = "JPY".parse().unwrap();
        let kwd: Currency = "KWD".parse().unwrap();
        let too_large = Err(Unconverted::TooLarge);
        for (minor, from, rate, to, expect) in [
            // Halves that floats miss: 1.15 × 1.1 = 1.265, 0.35 × 0.7 = 0.245 in units.
            (115, Currency::USD, 1.1, Currency::GBP, Ok(127)),
            (35, Currency::USD, 0.7, Currency::GBP, Ok(25)),
            (-35, Currency::USD, 0.7, Currency::GBP, Ok(-25)),
            // 1,000,000,000,000.01 × 0.1 = 100,000,000,000.001.
            (100_000_000_000_001, Currency::USD, 0.1, Currency::GBP, Ok(10_000_000_000_000)),
            // Other decimals: 1,000 yen at 0.0053 are 5.30; 2.50 at 188.5 are 471.25 yen.
            (1000, jpy, 0.0053, Currency::GBP, Ok(530)),
            (250, Currency::USD, 188.5, jpy, Ok(471)),
            (250, Currency::USD, 0.305, kwd, Ok(763)),
            (1, Currency::USD, 1e-9, Currency::GBP, Ok(0)),
            (i64::MAX, Currency::USD, 1e-9, Currency::GBP, Ok(9_223_372_037)),
            (900_000_000_000_001, Currency::USD, 10.0, Currency::GBP, too_large),
            (i64::MIN, Currency::USD, 1e9, Currency::GBP, too_large),
            (i64::MAX, Currency::USD, 123_456_789.123_456_78, Currency::GBP, too_large),
            (1, Currency::USD, f64::INFINITY, Currency::GBP, too_large),
        ] {
            let mut settings = Settings::empty(Uid(1));
            settings.currency = Some(to);
            settings.rates.insert(format!("{from} 2027-01-01"), rate);
            let found = settings.convert(Money::new(minor, from), day("2027-06-30"));
            assert_eq!(found.map(|money| money.minor), expect, "{minor} {from} × {rate}");
        }
    }

    #[test]
    fn the_rates_of_a_currency_are_found_among_others() {
        let mut settings = Settings::empty(Uid(1));
        for (key, rate) in [
            ("USD", 1.0),
            ("USD ", 2.0),
            ("USD 2027-01-01", 3.0),
            ("USD 2027-1-05", 4.0),
            ("USD soon", 5.0),
            ("USDT 2027-01-01", 6.0),
            ("EUR 2027-01-01", 7.0),
            ("ZAR 2027-01-01", 8.0),
        ] {
            settings.rates.insert(key.into(), rate);
        }
        let on = day("2027-02-01");
        assert_eq!(settings.rate(Currency::USD, on), Some((day("2027-01-05"), 4.0)));
        assert_eq!(settings.rate(Currency::EUR, on), Some((day("2027-01-01"), 7.0)));
        assert_eq!(settings.rate(Currency::GBP, on), None);
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
