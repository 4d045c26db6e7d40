//! Amounts of money: sign or code on either side, a multiple behind, and the scale of a column.

use super::number::{self, Multiple, Signed};
use super::{Conventions, ReadingFault, money_signs, trimmed};
use crate::model::money::{Currency, Money};
use serde::{Deserialize, Serialize};

pub use super::money_signs::is_code;

/// In what the plain numbers of a column are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Scale {
    /// Whole units: pounds, euros.
    #[default]
    Units,
    /// Thousands of units.
    Thousands,
    /// Millions of units.
    Millions,
}

impl Scale {
    /// The power of ten that makes units of it.
    pub fn power(self) -> i32 {
        match self {
            Self::Units => 0,
            Self::Thousands => 3,
            Self::Millions => 6,
        }
    }
}

/// An amount read from text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The amount in minor units, rounded half away from zero.
    pub money: Money,
    /// Whether the text names the currency; else it is the conventions' own.
    pub named: bool,
    /// Whether the sign belongs to several currencies (`$`), so that the currency is an assumption.
    pub shared_sign: bool,
    /// Whether rounding changed it: it was written with more decimals than its currency has.
    pub rounded: bool,
    /// The multiple written behind the number; the scale of the column was not applied then.
    pub multiple: Option<Multiple>,
}

/// The amount a text holds. `scale` counts for numbers without a multiple of their own.
///
/// Faults: those of [`number::read`], `PercentHere`, `UnknownCurrency`, `TwoCurrencies`, and
/// `TooLarge` for what does not fit 64 bits of minor units.
pub fn read(text: &str, by: &Conventions, scale: Scale) -> Result<Amount, ReadingFault> {
    let text = trimmed(text)?;
    if text.starts_with('=') {
        return Err(ReadingFault::Formula);
    }
    // The sign may stand outside of the currency (-£5) or inside (£-5): taken off once here, and
    // once more by the number reader, which sees two signs as none.
    let outer = Signed::of(text)?;
    let named = money_signs::take(outer.rest, by.currency)?;
    let inner = number::read(&named.rest, by.decimal).map_err(|fault| match fault {
        ReadingFault::Empty => ReadingFault::NotANumber,
        fault => fault,
    })?;
    let signed_inside = named.rest.starts_with(['(', '+']) || named.rest.contains(number::is_minus);
    if signed_inside && outer.rest != text {
        return Err(ReadingFault::NotANumber);
    }
    if inner.percent {
        return Err(ReadingFault::PercentHere);
    }
    let currency = named.currency.unwrap_or(by.currency);
    let power = if inner.multiple.is_some() { 0 } else { scale.power() };
    let units = inner.value.shifted(power);
    let minor = minor_units(units, currency)?;
    Ok(Amount {
        money: Money::new(if outer.negative { -minor } else { minor }, currency),
        named: named.currency.is_some(),
        shared_sign: named.shared_sign,
        rounded: units.is_some_and(|units| units.scale > currency.decimals()),
        multiple: inner.multiple,
    })
}

/// Minor units, refusing what does not fit; the smallest `i64` is left out so that signs turn.
fn minor_units(
    value: Option<super::exact::Exact>,
    currency: Currency,
) -> Result<i64, ReadingFault> {
    value
        .and_then(|units| units.rounded(currency.decimals()))
        .and_then(|minor| i64::try_from(minor).ok())
        .filter(|minor| *minor != i64::MIN)
        .ok_or(ReadingFault::TooLarge)
}

#[cfg(test)]
mod tests {
    use super::super::{DateOrder, Decimal};
    use super::*;
    use ReadingFault::*;
    use chrono::NaiveDate;

    fn by(decimal: Decimal, currency: &str) -> Conventions {
        Conventions {
            decimal,
            date_order: DateOrder::DayFirst,
            as_of: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
            currency: currency.parse().unwrap(),
        }
    }

    #[test]
    fn amounts_with_sign_or_code() {
        for (text, decimal, own, minor, code) in [
            ("£654.46", Decimal::Point, "EUR", 65_446, "GBP"),
            ("£0.00 ", Decimal::Point, "EUR", 0, "GBP"),
            ("$4,800,000", Decimal::Point, "GBP", 480_000_000, "USD"),
            ("$4,800,000", Decimal::Point, "CAD", 480_000_000, "CAD"),
            ("12 000 €", Decimal::Comma, "GBP", 1_200_000, "EUR"),
            ("1.234,56\u{a0}€", Decimal::Comma, "GBP", 123_456, "EUR"),
            ("CHF 1'200", Decimal::Point, "EUR", 120_000, "CHF"),
            ("USD 5m", Decimal::Point, "EUR", 500_000_000, "USD"),
            ("5m USD", Decimal::Point, "EUR", 500_000_000, "USD"),
            ("5 Mio. €", Decimal::Comma, "GBP", 500_000_000, "EUR"),
            ("5 k€", Decimal::Comma, "GBP", 500_000, "EUR"),
            ("£0.58m", Decimal::Point, "EUR", 58_000_000, "GBP"),
            ("€ 7 Mio", Decimal::Comma, "GBP", 700_000_000, "EUR"),
            ("-£5", Decimal::Point, "EUR", -500, "GBP"),
            ("£-5", Decimal::Point, "EUR", -500, "GBP"),
            ("(£5.50)", Decimal::Point, "EUR", -550, "GBP"),
            ("£(5.50)", Decimal::Point, "EUR", -550, "GBP"),
            ("5,00- €", Decimal::Comma, "GBP", -500, "EUR"),
            ("$1,000 CAD", Decimal::Point, "EUR", 100_000, "CAD"),
            ("C$5", Decimal::Point, "USD", 500, "CAD"),
            ("1 200 kr", Decimal::Comma, "SEK", 120_000, "SEK"),
            ("¥1,200", Decimal::Point, "EUR", 1200, "JPY"),
            ("KWD 1.2345", Decimal::Point, "EUR", 1235, "KWD"),
            ("1200", Decimal::Point, "GBP", 120_000, "GBP"),
            ("0.005", Decimal::Point, "GBP", 1, "GBP"),
            ("-0.005", Decimal::Point, "GBP", -1, "GBP"),
            ("0.00499", Decimal::Point, "GBP", 0, "GBP"),
        ] {
            let amount = read(text, &by(decimal, own), Scale::Units).map(|a| a.money);
            assert_eq!(amount, Ok(Money::new(minor, code.parse().unwrap())), "{text:?}");
        }
    }

    #[test]
    fn rounding_is_told() {
        for (text, scale, own, rounded) in [
            ("1.23", Scale::Units, "GBP", false),
            ("1.230", Scale::Units, "GBP", false),
            ("1.234", Scale::Units, "GBP", true),
            ("0.001", Scale::Units, "GBP", true),
            ("1.234567", Scale::Millions, "GBP", false),
            ("1.234567891", Scale::Millions, "GBP", true),
            ("1.234k", Scale::Units, "GBP", false),
            ("1.5", Scale::Units, "JPY", true),
            ("KWD 1.234", Scale::Units, "GBP", false),
        ] {
            let amount = read(text, &by(Decimal::Point, own), scale).unwrap();
            assert_eq!(amount.rounded, rounded, "{text} {scale:?} {own}");
        }
    }

    #[test]
    fn refused_amounts() {
        for (text, fault) in [
            ("", Empty),
            ("£", NotANumber),
            ("£5 €", TwoCurrencies),
            ("£5 EUR", TwoCurrencies),
            ("EUR 5 USD", TwoCurrencies),
            ("££5", TwoCurrencies),
            ("5 £ 6", NotANumber),
            ("5 EUR 6", NotANumber),
            ("£5%", PercentHere),
            ("1 200 kr", UnknownCurrency),
            ("12 FTE", NotANumber),
            ("5 eur", NotANumber),
            ("-£-5", NotANumber),
            ("(-£5)", NotANumber),
            ("£1.234,56", OtherDecimalMark),
            ("=A1*2", Formula),
            ("£99,999,999,999,999,999,999", TooLarge),
            ("Exempt under Section 43 (Commercial Interests)", NotANumber),
        ] {
            let amount = read(text, &by(Decimal::Point, "GBP"), Scale::Units);
            assert_eq!(amount, Err(fault), "{text:?}");
        }
    }

    #[test]
    fn the_scale_of_the_column_gives_way_to_a_written_multiple() {
        let gbp = by(Decimal::Point, "GBP");
        for (text, scale, minor) in [
            ("£654.46", Scale::Millions, 65_446_000_000),
            ("12.5", Scale::Thousands, 1_250_000),
            ("£0.58m", Scale::Millions, 58_000_000),
            ("0.000000001", Scale::Millions, 0),
        ] {
            assert_eq!(read(text, &gbp, scale).unwrap().money.minor, minor, "{text}");
        }
        assert_eq!(read("999999999999", &gbp, Scale::Millions), Err(TooLarge));
    }

    #[test]
    fn a_shared_sign_is_told() {
        let gbp = by(Decimal::Point, "GBP");
        assert!(read("$5", &gbp, Scale::Units).unwrap().shared_sign);
        assert!(!read("US$5", &gbp, Scale::Units).unwrap().shared_sign);
        assert!(!read("5", &gbp, Scale::Units).unwrap().named);
    }
}
