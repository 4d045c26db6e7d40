//! Formats as tables, more odd inputs than plain ones.

use super::*;
use crate::model::{FiscalNaming, Month, Typed, Uid};

const GB: Locale = Locale { choice: LocaleChoice::EnGb };
const US: Locale = Locale { choice: LocaleChoice::EnUs };
const DE: Locale = Locale { choice: LocaleChoice::DeDe };
const FR: Locale = Locale { choice: LocaleChoice::FrFr };

/// Spaces that do not break, made visible: `_` for the wide one, `'` for the narrow one.
fn seen(text: &str) -> String {
    text.replace('\u{a0}', "_").replace('\u{202f}', "'")
}

fn money(minor: i64, code: &str) -> Money {
    Money::new(minor, code.parse().unwrap())
}

#[test]
fn numbers() {
    for (number, decimals, expect) in [
        (0.0, 0, "0"),
        (-0.0, 2, "0.00"),
        (-0.004, 2, "0.00"),
        (-0.005, 2, "−0.01"),
        (1.005, 2, "1.01"),
        (2.675, 2, "2.68"),
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (-2.5, 0, "−3"),
        (999.95, 1, "1,000.0"),
        (9.999, 2, "10.00"),
        (123.0, 0, "123"),
        (1234.0, 0, "1,234"),
        (1_234_567.891, 2, "1,234,567.89"),
        (0.1 + 0.2, 1, "0.3"),
        (1e-300, 3, "0.000"),
        (-1e-300, 3, "0.000"),
        (1e15, 0, "1,000,000,000,000,000"),
        (0.1, 40, "0.100000000000000"),
        (1e300, 0, "1.000e300"),
        (-1.5e18, 2, "−1.500e18"),
        (f64::NAN, 1, "–"),
        (f64::INFINITY, 1, "–"),
        (f64::NEG_INFINITY, 1, "–"),
    ] {
        assert_eq!(GB.number(number, decimals), expect, "{number} at {decimals}");
    }
}

#[test]
fn numbers_by_locale() {
    for (locale, expect) in
        [(GB, "−1,234.50"), (US, "−1,234.50"), (DE, "−1.234,50"), (FR, "−1'234,50")]
    {
        assert_eq!(seen(&locale.number(-1234.5, 2)), expect);
    }
    for (number, expect) in
        [(0, "0"), (-1, "−1"), (1000, "1,000"), (i64::MIN, "−9,223,372,036,854,775,808")]
    {
        assert_eq!(GB.whole(number), expect);
    }
    assert_eq!(GB.count(10_000), "10,000");
}

#[test]
fn signs_and_percent() {
    for (number, expect) in [(1.25, "+1.3"), (-1.25, "−1.3"), (0.04, "0.0"), (-0.04, "0.0")] {
        assert_eq!(GB.signed(number, 1), expect);
    }
    for (locale, fraction, decimals, expect) in [
        (GB, 0.285, 0, "29_%"),
        (GB, 0.285, 1, "28.5_%"),
        (GB, 1.3, 0, "130_%"),
        (GB, 0.0, 0, "0_%"),
        (GB, -0.001, 0, "0_%"),
        (GB, 12.5, 0, "1,250_%"),
        (GB, 1e-9, 0, "0_%"),
        (GB, f64::NAN, 0, "–"),
        (DE, 0.1234, 1, "12,3_%"),
        (FR, -0.05, 0, "−5_%"),
    ] {
        assert_eq!(seen(&locale.percent(fraction, decimals)), expect, "{fraction}");
    }
}

#[test]
fn every_hundredth_rounds_as_integers_do() {
    // The second way: integers in thousandths, where half away from zero is exact.
    for thousandths in -20_000_i64..=20_000 {
        let number = thousandths as f64 / 1000.0;
        let cents = (thousandths.abs() + 5) / 10;
        let sign = if thousandths < 0 && cents > 0 { MINUS } else { "" };
        let expect = format!("{sign}{}.{:02}", cents / 100, cents % 100);
        assert_eq!(GB.number(number, 2), expect, "{number}");
    }
}

#[test]
fn money_in_full() {
    for (locale, minor, code, expect) in [
        (GB, 123_456, "GBP", "£1,234.56"),
        (GB, -5, "GBP", "−£0.05"),
        (GB, 0, "GBP", "£0.00"),
        (US, 123_456, "USD", "$1,234.56"),
        (DE, 123_456, "EUR", "1.234,56_€"),
        (FR, 123_456, "EUR", "1'234,56_€"),
        (GB, 123_456, "EUR", "€1,234.56"),
        (GB, 123_456, "JPY", "¥123,456"),
        (GB, 123_456, "KWD", "KWD_123.456"),
        (GB, 123_456, "CHF", "CHF_1,234.56"),
        (DE, -123_456, "CHF", "−1.234,56_CHF"),
        (GB, i64::MIN, "GBP", "−£92,233,720,368,547,758.08"),
    ] {
        assert_eq!(seen(&locale.money(money(minor, code), MoneyStyle::Full)), expect);
    }
}

#[test]
fn money_short() {
    for (locale, minor, code, expect) in [
        (GB, 0, "GBP", "£0"),
        (GB, -49, "GBP", "£0"),
        (GB, 50, "GBP", "£1"),
        (GB, 99_949, "GBP", "£999"),
        (GB, 99_950, "GBP", "£1k"),
        (GB, 65_000_000, "GBP", "£650k"),
        (GB, 99_949_999, "GBP", "£999k"),
        (GB, 99_950_000, "GBP", "£1.0_m"),
        (GB, 1_198_500_000, "GBP", "£12.0_m"),
        (GB, 99_994_999_999, "GBP", "£999.9_m"),
        (GB, 99_995_000_000, "GBP", "£1.0_bn"),
        (GB, i64::MAX, "GBP", "£92,233,720.4_bn"),
        (GB, -16_500_000, "GBP", "−£165k"),
        (GB, 12_000_000, "JPY", "¥12.0_m"),
        (GB, 1_240_000_000, "CHF", "CHF_12.4_m"),
        (DE, 1_240_000_000, "EUR", "12,4_Mio._€"),
        (DE, 65_000_000, "EUR", "650_Tsd._€"),
        (DE, 65_000, "EUR", "650_€"),
        (FR, 1_240_000_000, "EUR", "12,4_M€"),
        (FR, 65_000_000, "CHF", "650_k_CHF"),
    ] {
        assert_eq!(seen(&locale.money(money(minor, code), MoneyStyle::Short)), expect, "{minor}");
    }
    assert_eq!(GB.money(money(178_500_000, "GBP"), MoneyStyle::Thousands), "£1,785k");
    // An amount below one thousand never reads as nothing.
    for (minor, text) in [
        (0, "£0k"),
        (1, "£0.000k"),
        (60, "£0.001k"),
        (940, "£0.009k"),
        (-4_999, "−£0.05k"),
        (-49_999, "−£0.5k"),
        (94_999, "£0.9k"),
        (95_000, "£1k"),
        (149_999, "£1k"),
    ] {
        assert_eq!(GB.money(money(minor, "GBP"), MoneyStyle::Thousands), text, "{minor}");
    }
}

#[test]
fn money_columns_and_fields() {
    let amount = money(-178_550_000, "GBP");
    assert_eq!(GB.money_bare(amount, MoneyStyle::Thousands), "−1,786");
    assert_eq!(GB.money_bare(amount, MoneyStyle::Short), "−1,785,500");
    assert_eq!(DE.money_bare(amount, MoneyStyle::Full), "−1.785.500,00");
    for (locale, code, style, expect) in [
        (GB, "GBP", MoneyStyle::Thousands, "£k"),
        (GB, "CHF", MoneyStyle::Thousands, "CHF_k"),
        (GB, "GBP", MoneyStyle::Full, "£"),
        (DE, "EUR", MoneyStyle::Thousands, "Tsd._€"),
        (FR, "EUR", MoneyStyle::Thousands, "k€"),
        (FR, "CHF", MoneyStyle::Short, "CHF"),
    ] {
        assert_eq!(seen(&locale.money_unit(code.parse().unwrap(), style)), expect);
    }
}

#[test]
fn fields_read_back() {
    for number in [0.0, -0.0, 1.5, -1234.25, 1e-7, 123_456_789.0] {
        assert_eq!(DE.number_input(number).replace(',', ".").parse::<f64>(), Ok(number));
    }
    assert_eq!(GB.number_input(-0.0), "0");
    assert_eq!(GB.number_input(f64::NAN), "");
}

#[test]
fn dates() {
    let date: chrono::NaiveDate = "2028-03-01".parse().unwrap();
    for (locale, read, typed) in [
        (GB, "1 Mar 2028", "01/03/2028"),
        (US, "Mar 1, 2028", "03/01/2028"),
        (DE, "01.03.2028", "01.03.2028"),
        (FR, "01/03/2028", "01/03/2028"),
    ] {
        assert_eq!(locale.date(date), read);
        assert_eq!(locale.date_input(date), typed);
    }
    let month = Month::new(2027, 4).unwrap();
    assert_eq!((GB.month_short(month), DE.month_short(month.plus(-1))), ("Apr", "Mär"));
    assert_eq!(GB.month_short_year(month), "Apr 27");
    assert_eq!(GB.month_short_year(Month::new(2005, 12).unwrap()), "Dec 05");
    assert_eq!(FR.month_long(month.plus(4)), "août 2027");
}

#[test]
fn fiscal_periods() {
    let mut settings = Settings::empty(Uid(1));
    for (start, naming, date, year, quarter) in [
        (Some(4), Some(FiscalNaming::BothYears), "2027-04-01", "FY27/28", "Q1"),
        (Some(4), None, "2028-03-31", "FY27/28", "Q4"),
        (Some(4), Some(FiscalNaming::StartYear), "2027-09-30", "FY27", "Q2"),
        (Some(4), Some(FiscalNaming::EndYear), "2027-10-01", "FY28", "Q3"),
        (Some(1), Some(FiscalNaming::EndYear), "2027-12-31", "FY27", "Q4"),
        (None, None, "2027-01-01", "FY27", "Q1"),
        (Some(10), Some(FiscalNaming::BothYears), "1999-12-01", "FY99/00", "Q1"),
        (Some(12), Some(FiscalNaming::EndYear), "2027-11-30", "FY27", "Q4"),
    ] {
        settings.fiscal_start = start;
        settings.fiscal_naming = naming;
        let date = date.parse().unwrap();
        assert_eq!(GB.fiscal_year(&settings, date), year, "{date}");
        assert_eq!(GB.quarter(&settings, date), quarter, "{date}");
    }
    settings.fiscal_start = Some(4);
    settings.fiscal_naming = None;
    let date = "2027-07-01".parse().unwrap();
    assert_eq!(GB.quarter_of_year(&settings, date), "Q2 FY27/28");
}

#[test]
fn every_locale_has_twelve_distinct_months() {
    for choice in LocaleChoice::CODES {
        let locale = [GB, US, DE, FR].into_iter().find(|l| l.choice().code() == *choice).unwrap();
        for names in [locale.table().months_short, locale.table().months_long] {
            let distinct: std::collections::BTreeSet<_> = names.iter().collect();
            assert_eq!(distinct.len(), 12);
        }
    }
}
