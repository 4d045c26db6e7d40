//! Money: integer minor units with an ISO 4217 currency, and the dated rates that convert it.
//!
//! Amounts are never floats, so a sum does not depend on the order of its rows.

use std::fmt;
use std::str::FromStr;

/// An ISO 4217 currency code, three capital letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

/// Why a text is not a currency code: it is not three ASCII letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotACurrency;

impl Currency {
    /// Pound sterling.
    pub const GBP: Self = Self(*b"GBP");
    /// Euro.
    pub const EUR: Self = Self(*b"EUR");
    /// United States dollar.
    pub const USD: Self = Self(*b"USD");

    /// The code, such as `GBP`.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// How many decimals the minor unit has (ISO 4217): 0, 2 or 3.
    pub fn decimals(&self) -> u32 {
        match &self.0 {
            b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG"
            | b"RWF" | b"UGX" | b"VND" | b"VUV" | b"XAF" | b"XOF" | b"XPF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            _ => 2,
        }
    }

    /// How many minor units make one unit: 1, 100 or 1,000.
    pub fn minor_per_unit(&self) -> i64 {
        match self.decimals() {
            0 => 1,
            3 => 1000,
            _ => 100,
        }
    }
}

impl FromStr for Currency {
    type Err = NotACurrency;

    fn from_str(text: &str) -> Result<Self, NotACurrency> {
        let upper = text.trim().to_ascii_uppercase();
        match upper.as_bytes() {
            &[a, b, c] if [a, b, c].iter().all(u8::is_ascii_uppercase) => Ok(Self([a, b, c])),
            _ => Err(NotACurrency),
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Largest amount a conversion gives, in minor units: below it every sum in floats is exact.
pub const MINOR_MAX: i64 = 9_000_000_000_000_000;

/// Why an amount is not converted into another currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unconverted {
    /// No rate is known for its currency on or before the day.
    NoRate,
    /// The result would pass [`MINOR_MAX`].
    TooLarge,
}

/// An amount of money in the minor unit of its currency (pence, cents).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Money {
    /// The amount in minor units; may be negative.
    pub minor: i64,
    /// The currency the amount is in.
    pub currency: Currency,
}

impl Money {
    /// An amount given in minor units.
    pub fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// An amount given in whole units; `None` where it does not fit.
    pub fn units(units: i64, currency: Currency) -> Option<Self> {
        Some(Self { minor: units.checked_mul(currency.minor_per_unit())?, currency })
    }

    /// The amount in units as a float, for charts and scores only.
    pub fn as_units(&self) -> f64 {
        self.minor as f64 / self.currency.minor_per_unit() as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn currency_codes() {
        for (text, expect) in [
            ("GBP", Some("GBP")),
            (" eur ", Some("EUR")),
            ("£", None),
            ("", None),
            ("EURO", None),
            ("E1R", None),
            ("ÄÖÜ", None),
        ] {
            let got = text.parse::<Currency>().ok();
            assert_eq!(got.as_ref().map(Currency::code), expect, "{text:?}");
        }
    }

    #[test]
    fn minor_units_follow_the_currency() {
        for (code, units, minor) in [("GBP", 12, 1200), ("JPY", 12, 12), ("KWD", 12, 12_000)] {
            let currency = code.parse().unwrap();
            assert_eq!(Money::units(units, currency).unwrap().minor, minor);
        }
        assert_eq!(Money::units(i64::MAX, Currency::GBP), None);
    }
}
