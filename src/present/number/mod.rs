//! Numbers, money and dates as text, the same on the page, in workers and in files.
//!
//! Four locales by table; the rules are in `docs/method/number-formats.md`.

mod date;
mod decimal;
/// Decimals of an amount in thousands: none, but for an amount below one thousand as many as its
/// first digit needs, since an amount that is there must not read as nothing.
fn decimals_of_thousands(money: Money) -> u32 {
    let unit = u128::from(money.currency.minor_per_unit().unsigned_abs());
    let size = u128::from(money.minor.unsigned_abs());
    match size {
        0 => 0,
        size if size >= 950 * unit => 0,
        size if size >= 95 * unit => 1,
        size if size * 10 >= 95 * unit => 2,
        _ => 3,
    }
}

#[cfg(test)]
mod tests;

use super::text::Text;
use super::text::number::{LocaleTable, SymbolPlace, table};
use crate::model::reading::Decimal;
use crate::model::{Currency, LocaleChoice, Money, Settings};
use decimal::{DECIMALS_MAX, Digits, EXACT_MAX};

/// What stands where there is no number: nothing given, or nothing defined.
pub const NO_VALUE: &str = "–";
/// The minus sign, as wide as the plus sign; not a hyphen.
pub const MINUS: &str = "−";
/// The space that does not break, between a number and its unit.
pub const SPACE: &str = "\u{a0}";

/// How much of an amount of money is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoneyStyle {
    /// To the minor unit: £1,234.56.
    Full,
    /// In whole thousands: £1,785k.
    Thousands,
    /// As short as it reads: £650, £650k, £12.0 m, £1.2 bn.
    Short,
}

/// How numbers, money and dates are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Locale {
    choice: LocaleChoice,
}

impl Locale {
    /// The formats of a locale.
    pub fn new(choice: LocaleChoice) -> Self {
        Self { choice }
    }

    /// The formats a workspace is set to.
    pub fn of(settings: &Settings) -> Self {
        Self::new(settings.locale_choice())
    }

    /// Which locale it is.
    pub fn choice(self) -> LocaleChoice {
        self.choice
    }

    /// The table of signs and names.
    pub fn table(self) -> &'static LocaleTable {
        table(self.choice)
    }

    /// The decimal mark that people type.
    pub fn decimal(self) -> Decimal {
        if self.table().decimal == "," { Decimal::Comma } else { Decimal::Point }
    }

    /// A number with so many decimals: 1,234.5. Not finite gives [`NO_VALUE`].
    pub fn number(self, number: f64, decimals: usize) -> String {
        self.float(number, 0, decimals, "")
    }

    /// A whole number: 1,234.
    pub fn whole(self, number: i64) -> String {
        self.exact(i128::from(number), 0, 0).into_signed()
    }

    /// A number of things: 10,000.
    pub fn count(self, number: usize) -> String {
        Digits::of_scaled(number as i128, 0, 0).write(self.table().group, self.table().decimal)
    }

    /// A number of things in words, `one` for exactly one; `{count}` is filled.
    pub fn counted(self, number: usize, one: impl Text, many: impl Text) -> String {
        let count = self.count(number);
        let values = [("count", count.as_str())];
        if number == 1 { one.with(&values) } else { many.with(&values) }
    }

    /// A change: +1.5, −1.5, and 0.0 without a sign.
    pub fn signed(self, number: f64, decimals: usize) -> String {
        self.float(number, 0, decimals, "+")
    }

    /// A fraction of one in percent: 0.285 is 28.5 %. Rounded on the decimal digits.
    pub fn percent(self, fraction: f64, decimals: usize) -> String {
        let digits = self.float(fraction, 2, decimals, "");
        if digits == NO_VALUE { digits } else { format!("{digits}{SPACE}%") }
    }

    /// A number as a person would type it into a field: no groups, a plain hyphen, all digits.
    pub fn number_input(self, number: f64) -> String {
        if !number.is_finite() {
            return String::new();
        }
        // Adding zero turns −0 into 0.
        (number + 0.0).to_string().replace('.', self.table().decimal)
    }

    /// An amount of money with its sign or code, in the order of the locale.
    pub fn money(self, money: Money, style: MoneyStyle) -> String {
        let (scale, decimals, word) = self.money_scale(money, style);
        let amount = self.exact(i128::from(money.minor), scale, decimals);
        let sign = if amount.negative { MINUS } else { "" };
        format!("{sign}{}", self.with_symbol(money.currency, &amount.text, word))
    }

    /// The bare digits of an amount, for a column whose header holds [`Locale::money_unit`].
    ///
    /// `Short` has no fixed unit and is written in whole units.
    pub fn money_bare(self, money: Money, style: MoneyStyle) -> String {
        let minor = money.currency.decimals();
        let (scale, decimals) = match style {
            MoneyStyle::Full => (minor, minor),
            MoneyStyle::Thousands => (minor + 3, decimals_of_thousands(money)),
            MoneyStyle::Short => (minor, 0),
        };
        self.exact(i128::from(money.minor), scale, decimals).into_signed()
    }

    /// The unit of a money column for its header: £, £k, Tsd. €, k€.
    pub fn money_unit(self, currency: Currency, style: MoneyStyle) -> String {
        let word = match style {
            MoneyStyle::Thousands => self.table().thousand.trim_start(),
            MoneyStyle::Full | MoneyStyle::Short => "",
        };
        let sign = symbol(&currency).map_or(currency.code().to_owned(), str::to_owned);
        match self.table().symbol {
            _ if word.is_empty() => sign,
            SymbolPlace::Before if symbol(&currency).is_some() => format!("{sign}{word}"),
            SymbolPlace::Before => format!("{sign}{SPACE}{word}"),
            SymbolPlace::After if word.ends_with('.') => format!("{word}{SPACE}{sign}"),
            SymbolPlace::After => format!("{word}{sign}"),
        }
    }

    /// By how many powers of ten minor units are divided, the decimals and the scale word.
    fn money_scale(self, money: Money, style: MoneyStyle) -> (u32, u32, &'static str) {
        let minor = money.currency.decimals();
        let table = self.table();
        match style {
            MoneyStyle::Full => (minor, minor, ""),
            MoneyStyle::Thousands => (minor + 3, decimals_of_thousands(money), table.thousand),
            MoneyStyle::Short => {
                // A step is left where rounding in it would already fill the next: never 1000k.
                let unit = u128::from(money.currency.minor_per_unit().unsigned_abs());
                let size = u128::from(money.minor.unsigned_abs());
                if size * 2 < 1_999 * unit {
                    (minor, 0, "")
                } else if size * 2 < 1_999_000 * unit {
                    (minor + 3, 0, table.thousand)
                } else if size * 20 < 19_999_000_000 * unit {
                    (minor + 6, 1, table.million)
                } else {
                    (minor + 9, 1, table.billion)
                }
            }
        }
    }

    /// Puts the sign or code of a currency beside digits and their scale word.
    fn with_symbol(self, currency: Currency, digits: &str, word: &str) -> String {
        match (self.table().symbol, symbol(&currency)) {
            (SymbolPlace::Before, Some(sign)) => format!("{sign}{digits}{word}"),
            (SymbolPlace::Before, None) => format!("{}{SPACE}{digits}{word}", currency.code()),
            (SymbolPlace::After, Some(sign)) if !word.is_empty() && !word.ends_with('.') => {
                format!("{digits}{word}{sign}")
            }
            (SymbolPlace::After, Some(sign)) => format!("{digits}{word}{SPACE}{sign}"),
            (SymbolPlace::After, None) => format!("{digits}{word}{SPACE}{}", currency.code()),
        }
    }

    /// A float × 10^`shift` with the sign the rounded digits deserve.
    fn float(self, number: f64, shift: usize, decimals: usize, plus: &str) -> String {
        if !number.is_finite() {
            return NO_VALUE.to_owned();
        }
        if number.abs() >= EXACT_MAX {
            let sign = if number < 0.0 { MINUS } else { plus };
            // Two places of the exponent belong to the shift into percent.
            let scaled = if shift == 0 { number.abs() } else { number.abs() * 100.0 };
            let text = if scaled.is_finite() { format!("{scaled:.3e}") } else { "∞".to_owned() };
            return format!("{sign}{}", text.replace('.', self.table().decimal));
        }
        let digits = Digits::of_float(number, shift, decimals.min(DECIMALS_MAX));
        let sign = match (digits.is_zero(), number < 0.0) {
            (true, _) => "",
            (false, true) => MINUS,
            (false, false) => plus,
        };
        format!("{sign}{}", digits.write(self.table().group, self.table().decimal))
    }

    /// An integer ÷ 10^`scale`, rounded exactly.
    fn exact(self, amount: i128, scale: u32, decimals: u32) -> Amount {
        let digits = Digits::of_scaled(amount, scale, decimals);
        let negative = amount < 0 && !digits.is_zero();
        Amount { negative, text: digits.write(self.table().group, self.table().decimal) }
    }
}

/// A rounded amount: its sign apart from its digits, so that a currency sign fits between.
struct Amount {
    negative: bool,
    text: String,
}

impl Amount {
    fn into_signed(self) -> String {
        if self.negative { format!("{MINUS}{}", self.text) } else { self.text }
    }
}

/// The sign of a currency; others are written by their code, so that no sign means two things.
fn symbol(currency: &Currency) -> Option<&'static str> {
    match currency.code() {
        "GBP" => Some("£"),
        "EUR" => Some("€"),
        "USD" => Some("$"),
        "JPY" => Some("¥"),
        _ => None,
    }
}
