//! Numbers as people write them: grouped, signed in four ways, as percentages or with k, m, bn.
//!
//! A number of the other decimal convention is refused, not misread: `1.234,56` has no meaning
//! under a decimal point, so the reader says so. Only `1,234` and `1.234` are a number under both;
//! which one holds is decided by the evidence of a whole column, never by one cell.

use super::exact::{Exact, MOST_DECIMALS, MOST_DIGITS};
use super::{Decimal, ReadingFault, arithmetic, trimmed};
use serde::{Deserialize, Serialize};

/// A multiple written behind the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Multiple {
    /// 1,000
    Thousand,
    /// 1,000,000
    Million,
    /// 1,000,000,000
    Billion,
}

impl Multiple {
    /// The power of ten it stands for.
    pub fn power(self) -> i32 {
        match self {
            Self::Thousand => 3,
            Self::Million => 6,
            Self::Billion => 9,
        }
    }
}

/// A number read from text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Number {
    /// Its value; 50 % is 0.5 and 120k is 120,000.
    pub value: Exact,
    /// Whether it was written with a percent sign.
    pub percent: bool,
    /// The multiple it was written with.
    pub multiple: Option<Multiple>,
}

/// Words and letters behind a number, lower case, with what they stand for.
const MULTIPLES: [(&str, Multiple); 19] = [
    ("k", Multiple::Thousand),
    ("tsd", Multiple::Thousand),
    ("tsd.", Multiple::Thousand),
    ("tausend", Multiple::Thousand),
    ("thousand", Multiple::Thousand),
    ("m", Multiple::Million),
    ("mm", Multiple::Million),
    ("mn", Multiple::Million),
    ("mln", Multiple::Million),
    ("mio", Multiple::Million),
    ("mio.", Multiple::Million),
    ("million", Multiple::Million),
    ("millionen", Multiple::Million),
    ("bn", Multiple::Billion),
    ("b", Multiple::Billion),
    ("mrd", Multiple::Billion),
    ("mrd.", Multiple::Billion),
    ("milliarden", Multiple::Billion),
    ("billion", Multiple::Billion),
];

/// The number a text holds under a decimal convention.
///
/// Faults: `Empty`, `TooLong`, `NotANumber`, `OddGrouping`, `OtherDecimalMark`, `TooLarge`,
/// `Formula`.
pub fn read(text: &str, decimal: Decimal) -> Result<Number, ReadingFault> {
    let text = trimmed(text)?;
    if text.starts_with('=') {
        return Err(ReadingFault::Formula);
    }
    let signed = Signed::of(text)?;
    let (core, percent) = match signed.rest.strip_suffix('%') {
        Some(core) => (core.trim_end(), true),
        None => (signed.rest, false),
    };
    let (core, multiple) = without_multiple(core);
    if percent && multiple.is_some() {
        return Err(ReadingFault::NotANumber);
    }
    let value = digits(core, decimal)?;
    let shift = if percent { -2 } else { multiple.map_or(0, Multiple::power) };
    let value = value.shifted(shift).ok_or(ReadingFault::TooLarge)?;
    let value = if signed.negative { value.negated() } else { value };
    Ok(Number { value, percent, multiple })
}

/// As [`read`], and a text that starts with `=` is computed: for cells typed by hand only, since a
/// file that holds a formula has lost its value.
pub fn read_typed(text: &str, decimal: Decimal) -> Result<Number, ReadingFault> {
    let text = trimmed(text)?;
    match text.strip_prefix('=') {
        Some(terms) => {
            let value = arithmetic::compute(terms, decimal)?.value;
            Ok(Number { value, percent: false, multiple: None })
        }
        None => read(text, decimal),
    }
}

/// A text parted from its sign.
pub(super) struct Signed<'a> {
    /// What is left.
    pub rest: &'a str,
    /// Whether it was negative.
    pub negative: bool,
}

impl<'a> Signed<'a> {
    /// Takes off one sign before or behind, or parentheses. Fault: more than one of them.
    pub fn of(text: &'a str) -> Result<Self, ReadingFault> {
        let inner = text.strip_prefix('(').and_then(|t| t.strip_suffix(')'));
        let (text, bracketed) = inner.map_or((text, false), |t| (t.trim(), true));
        let lead = text.strip_prefix(is_minus).map(|rest| (rest, true));
        let lead = lead.or_else(|| text.strip_prefix('+').map(|rest| (rest, false)));
        let trail = text.strip_suffix(is_minus).map(|rest| (rest, true));
        let (rest, negative) = match (bracketed, lead, trail) {
            (true, None, None) => (text, true),
            (false, Some(found), None) | (false, None, Some(found)) => found,
            (false, None, None) => (text, false),
            _ => return Err(ReadingFault::NotANumber),
        };
        Ok(Self { rest: rest.trim(), negative })
    }
}

/// Whether a character is used as a minus: hyphen, true minus, en dash as word processors make it.
pub(super) fn is_minus(c: char) -> bool {
    matches!(c, '-' | '\u{2212}' | '\u{2013}')
}

/// Parts a multiple from the end of a number.
fn without_multiple(text: &str) -> (&str, Option<Multiple>) {
    let Some(last_digit) = text.rfind(|c: char| c.is_ascii_digit()) else { return (text, None) };
    let Some((number, tail)) = text.split_at_checked(last_digit + 1) else { return (text, None) };
    let found = multiple_of(&tail.trim().to_lowercase());
    found.map_or((text, None), |multiple| (number, Some(multiple)))
}

/// The multiple that a word in lower case stands for.
pub(super) fn multiple_of(word: &str) -> Option<Multiple> {
    MULTIPLES.iter().find(|(name, _)| *name == word).map(|(_, multiple)| *multiple)
}

/// Digits with separators; tells the other convention apart from nonsense.
fn digits(text: &str, decimal: Decimal) -> Result<Exact, ReadingFault> {
    let fault = match digits_under(text, decimal) {
        Err(fault @ (ReadingFault::NotANumber | ReadingFault::OddGrouping)) => fault,
        result => return result,
    };
    match digits_under(text, decimal.other()) {
        Ok(_) => Err(ReadingFault::OtherDecimalMark),
        Err(_) => Err(fault),
    }
}

fn digits_under(text: &str, decimal: Decimal) -> Result<Exact, ReadingFault> {
    let (text, exponent) = without_exponent(text)?;
    let (whole, decimals) = text.split_once(decimal.mark()).unwrap_or((text, ""));
    if !decimals.bytes().all(|b| b.is_ascii_digit()) {
        return Err(ReadingFault::NotANumber);
    }
    let mut all = ungrouped(whole, decimal)?;
    all.push_str(decimals);
    if all.is_empty() {
        return Err(ReadingFault::NotANumber);
    }
    let scale = u32::try_from(decimals.len()).unwrap_or(u32::MAX);
    if all.trim_start_matches('0').len() > MOST_DIGITS || scale > MOST_DECIMALS {
        return Err(ReadingFault::TooLong);
    }
    let mantissa = all.parse().map_err(|_| ReadingFault::NotANumber)?;
    Exact::new(mantissa, scale).shifted(exponent).ok_or(ReadingFault::TooLarge)
}

/// Parts the exponent as spreadsheets write it (`1.2E+06`). Without the sign it is left alone, for
/// `12E5` is more often a code than a number.
fn without_exponent(text: &str) -> Result<(&str, i32), ReadingFault> {
    let Some((number, exponent)) = text.split_once(['E', 'e']) else { return Ok((text, 0)) };
    let digits = exponent.strip_prefix(['+', '-']).ok_or(ReadingFault::NotANumber)?;
    if digits.is_empty() || digits.len() > 2 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(ReadingFault::NotANumber);
    }
    let power: i32 = digits.parse().map_err(|_| ReadingFault::NotANumber)?;
    Ok((number, if exponent.starts_with('-') { -power } else { power }))
}

/// The digits of a whole number whose groups, if any, have three digits and one separator.
fn ungrouped(text: &str, decimal: Decimal) -> Result<String, ReadingFault> {
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(text.to_owned());
    }
    let separator = text.chars().find(|c| !c.is_ascii_digit()).unwrap_or(' ');
    let known = separator == decimal.other().mark()
        || matches!(separator, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '\u{2019}');
    if !known {
        return Err(ReadingFault::NotANumber);
    }
    let mut joined = String::with_capacity(text.len());
    for (place, group) in text.split(separator).enumerate() {
        if !group.bytes().all(|b| b.is_ascii_digit()) {
            return Err(ReadingFault::NotANumber);
        }
        let fits = if place == 0 { (1..=3).contains(&group.len()) } else { group.len() == 3 };
        if !fits {
            return Err(ReadingFault::OddGrouping);
        }
        joined.push_str(group);
    }
    Ok(joined)
}

#[cfg(test)]
mod tests {
    use super::Decimal::{Comma, Point};
    use super::*;
    use ReadingFault::*;

    #[test]
    fn numbers_of_both_conventions() {
        for (text, decimal, mantissa, scale) in [
            ("0", Point, 0, 0),
            ("007", Point, 7, 0),
            (" 42 ", Point, 42, 0),
            ("1,234.56", Point, 123_456, 2),
            ("1.234,56", Comma, 123_456, 2),
            ("1,234", Point, 1234, 0),
            ("1,234", Comma, 1234, 3),
            ("1.234", Comma, 1234, 0),
            ("1.234", Point, 1234, 3),
            ("12,345,678", Point, 12_345_678, 0),
            ("12 345,6", Comma, 123_456, 1),
            ("12\u{a0}345", Point, 12_345, 0),
            ("12\u{202f}345", Comma, 12_345, 0),
            ("1'200'000", Point, 1_200_000, 0),
            ("1\u{2019}200.50", Point, 12_005, 1),
            (".5", Point, 5, 1),
            (",5", Comma, 5, 1),
            ("5.", Point, 5, 0),
            ("-3", Point, -3, 0),
            ("\u{2212}3,5", Comma, -35, 1),
            ("\u{2013} 3", Point, -3, 0),
            ("3-", Point, -3, 0),
            ("+3", Point, 3, 0),
            ("(1,200)", Point, -1200, 0),
            ("50%", Point, 5, 1),
            ("12,5 %", Comma, 125, 3),
            ("-5 %", Point, -5, 2),
            ("120k", Point, 120_000, 0),
            ("1.2m", Point, 1_200_000, 0),
            ("1,2 Mio.", Comma, 1_200_000, 0),
            ("3 bn", Point, 3_000_000_000, 0),
            ("2 Tsd.", Comma, 2000, 0),
            ("1.2E+06", Point, 1_200_000, 0),
            ("5E-2", Point, 5, 2),
        ] {
            let number = read(text, decimal).map(|n| n.value);
            assert_eq!(number, Ok(Exact { mantissa, scale }), "{text:?} {decimal:?}");
        }
    }

    #[test]
    fn refused_texts() {
        for (text, decimal, fault) in [
            ("", Point, Empty),
            ("\u{a0} ", Point, Empty),
            ("1.234,56", Point, OtherDecimalMark),
            ("1,234.56", Comma, OtherDecimalMark),
            ("12,5", Point, OtherDecimalMark),
            ("12.5", Comma, OtherDecimalMark),
            ("1.234.567", Point, OtherDecimalMark),
            ("1.2.3", Point, NotANumber),
            ("1.2.3", Comma, OddGrouping),
            ("12,34,5", Point, OddGrouping),
            ("12,34,567", Point, OddGrouping),
            ("1 2", Point, OddGrouping),
            ("1,234 567", Point, NotANumber),
            ("1234,567,890", Point, OddGrouping),
            ("NaN", Point, NotANumber),
            ("inf", Point, NotANumber),
            ("-", Point, NotANumber),
            (".", Point, NotANumber),
            ("--5", Point, NotANumber),
            ("-5-", Point, NotANumber),
            ("(-5)", Point, NotANumber),
            ("(5", Point, NotANumber),
            ("5%%", Point, NotANumber),
            ("5k%", Point, NotANumber),
            ("12E5", Point, NotANumber),
            ("1E+999", Point, NotANumber),
            ("1E+99", Point, TooLarge),
            ("0x10", Point, NotANumber),
            ("٣", Point, NotANumber),
            ("=2*3", Point, Formula),
            ("5 apples", Point, NotANumber),
            ("Exempt under Section 26", Point, NotANumber),
            ("12345678901234567890123456789", Point, TooLong),
            ("0.123456789012345678901", Point, TooLong),
        ] {
            assert_eq!(read(text, decimal).map(|n| n.value), Err(fault), "{text:?} {decimal:?}");
        }
        assert_eq!(read(&"9".repeat(LONG), Point), Err(TooLong));
    }

    const LONG: usize = 100_000;

    #[test]
    fn typed_cells_compute() {
        let typed = |text| read_typed(text, Point).map(|n| n.value.to_f64());
        assert_eq!(typed("=2*325+10"), Ok(660.0));
        assert_eq!(typed("120k"), Ok(120_000.0));
        assert_eq!(typed("=1/0"), Err(DivisionByZero));
    }

    #[test]
    fn flags() {
        assert!(read("50%", Point).unwrap().percent);
        assert!(!read("0.5", Point).unwrap().percent);
        assert_eq!(read("0.58m", Point).unwrap().multiple, Some(Multiple::Million));
    }
}
