//! Currency signs and codes as they are written around amounts.

use super::ReadingFault;
use crate::model::money::Currency;

/// The ISO 4217 codes in use (source: ISO 4217 list one, funds and metals left out). A list and not
/// a pattern, for `12 FTE` is no amount.
const CODES: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB \
BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD \
FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR \
KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR \
MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK \
SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED \
VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG";

/// Signs with their currency, longer ones first. A sign that several currencies share has several.
const SIGNS: [(&str, &[&str]); 25] = [
    ("CA$", &["CAD"]),
    ("AU$", &["AUD"]),
    ("US$", &["USD"]),
    ("NZ$", &["NZD"]),
    ("HK$", &["HKD"]),
    ("SFr.", &["CHF"]),
    ("SFr", &["CHF"]),
    ("Fr.", &["CHF"]),
    ("C$", &["CAD"]),
    ("A$", &["AUD"]),
    ("S$", &["SGD"]),
    ("R$", &["BRL"]),
    ("zł", &["PLN"]),
    ("Kč", &["CZK"]),
    ("kr.", &["DKK", "SEK", "NOK", "ISK"]),
    ("kr", &["SEK", "NOK", "DKK", "ISK"]),
    ("£", &["GBP"]),
    ("€", &["EUR"]),
    ("$", &["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "CLP", "COP", "ARS", "TWD"]),
    ("¥", &["JPY", "CNY"]),
    ("₹", &["INR"]),
    ("₽", &["RUB"]),
    ("₺", &["TRY"]),
    ("₩", &["KRW"]),
    ("₪", &["ILS"]),
];

/// Whether a code is a currency in use.
pub fn is_code(code: &str) -> bool {
    code.len() == 3 && CODES.split_ascii_whitespace().any(|known| known == code)
}

/// What was found around the digits of an amount.
pub struct Named {
    /// The amount without sign and code.
    pub rest: String,
    /// The currency named, if any.
    pub currency: Option<Currency>,
    /// Whether the sign belongs to several currencies, so that this one is an assumption.
    pub shared_sign: bool,
}

/// Takes sign and code of a currency out of an amount; `default` decides between currencies that
/// share a sign. Faults: `TwoCurrencies`, `UnknownCurrency`.
pub fn take(text: &str, default: Currency) -> Result<Named, ReadingFault> {
    // Plain numbers are the most frequent amounts and need no search for signs.
    if !text.bytes().any(|b| b.is_ascii_uppercase() || b == b'$' || b == b'k' || b >= 0x80) {
        let rest = text.to_owned();
        return Ok(Named { rest, currency: None, shared_sign: false });
    }
    let (text, code) = without_code(text)?;
    let (rest, sign) = without_sign(&text)?;
    let (currency, shared_sign) = match (code, sign) {
        (None, None) => (None, false),
        (Some(code), None) => (Some(code), false),
        (Some(code), Some(owners)) if owners.contains(&code.code()) => (Some(code), false),
        (Some(_), Some(_)) => return Err(ReadingFault::TwoCurrencies),
        (None, Some(owners)) => {
            let own = owners.iter().find(|owner| **owner == default.code());
            // The crown is nobody's in particular; the dollar and ¥ have a usual owner.
            let first = owners.first().filter(|first| matches!(**first, "USD" | "JPY"));
            let only = owners.first().filter(|_| owners.len() == 1);
            let owner = own.or(only).or(first).ok_or(ReadingFault::UnknownCurrency)?;
            let currency = owner.parse().map_err(|_| ReadingFault::UnknownCurrency)?;
            (Some(currency), owners.len() > 1)
        }
    };
    Ok(Named { rest, currency, shared_sign })
}

/// Whether there are digits on both sides, so that what stood between is not around an amount.
fn splits_digits(before: &str, after: &str) -> bool {
    let digits = |part: &str| part.bytes().any(|b| b.is_ascii_digit());
    digits(before) && digits(after)
}

fn without_code(text: &str) -> Result<(String, Option<Currency>), ReadingFault> {
    let mut rest = text.to_owned();
    let mut found: Option<Currency> = None;
    for word in text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| is_code(word)) {
        if found.is_some() {
            return Err(ReadingFault::TwoCurrencies);
        }
        found = word.parse().ok();
        if let Some((before, after)) = text.split_once(word) {
            if splits_digits(before, after) {
                return Err(ReadingFault::NotANumber);
            }
            rest = format!("{} {}", before.trim_end(), after.trim_start()).trim().to_owned();
        }
    }
    Ok((rest, found))
}

type Owners = &'static [&'static str];

fn without_sign(text: &str) -> Result<(String, Option<Owners>), ReadingFault> {
    let found = SIGNS.iter().find_map(|(sign, owners)| {
        let (before, after) = text.split_once(sign)?;
        // `kr` inside a word is no sign.
        let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        let word = sign.starts_with(char::is_alphabetic);
        let joined = word && (letter(before.chars().last()) || letter(after.chars().next()));
        (!joined).then_some((before, after, *owners))
    });
    let Some((before, after, owners)) = found else { return Ok((text.to_owned(), None)) };
    if splits_digits(before, after) {
        return Err(ReadingFault::NotANumber);
    }
    if SIGNS.iter().any(|(sign, _)| !sign.starts_with(char::is_alphabetic) && after.contains(sign))
    {
        return Err(ReadingFault::TwoCurrencies);
    }
    let rest = format!("{}{}", before.trim_end(), after.trim_start());
    Ok((rest.trim().to_owned(), Some(owners)))
}
