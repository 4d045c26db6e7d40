//! What a header says about the unit of its numbers: currency, thousands or millions, and for
//! demand FTE, hours, days or percent.

use crate::model::money::Currency;
use crate::model::reading::as_text_option;
use crate::model::reading::money::{Scale, is_code};
use serde::{Deserialize, Serialize};

/// The unit of demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DemandUnit {
    /// Full-time equivalents.
    Fte,
    /// Hours of work.
    Hours,
    /// Days of work.
    Days,
    /// Per cent of a full-time equivalent.
    Percent,
}

/// What a text names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedUnits {
    /// Thousands or millions.
    pub scale: Option<Scale>,
    /// A currency.
    #[serde(with = "as_text_option")]
    pub currency: Option<Currency>,
    /// A unit of demand.
    pub demand: Option<DemandUnit>,
}

const SIGNS: [(&str, &str); 7] = [
    ("£", "GBP"),
    ("€", "EUR"),
    ("$", "USD"),
    ("eur", "EUR"),
    ("gbp", "GBP"),
    ("usd", "USD"),
    ("chf", "CHF"),
];

/// ISO codes that are English words or abbreviations too, and name no currency in a header.
const WORDS_TOO: [&str; 12] =
    ["ALL", "TOP", "TRY", "MAD", "CUP", "PEN", "ANG", "GEL", "SOS", "COP", "AMD", "MOP"];

/// The units named in a header or title.
pub fn named(text: &str) -> NamedUnits {
    let mut found = NamedUnits::default();
    let apart = |c: char| c.is_whitespace() || "()[]{}/_,;:-.'\u{2019}".contains(c);
    for token in text.split(apart).filter(|token| !token.is_empty() && token.len() <= 24) {
        if is_code(token) && !WORDS_TOO.contains(&token) {
            found.currency = token.parse().ok();
            continue;
        }
        let lower = token.to_lowercase();
        found.demand = found.demand.or(demand_word(&lower));
        let (rest, code) = without_currency(&lower);
        if let Some(code) = code {
            found.currency = found.currency.or(code.parse().ok());
        }
        let bare = code.is_none();
        let scale = scale_word(rest, bare);
        found.scale = found.scale.or(scale);
    }
    found
}

fn without_currency(token: &str) -> (&str, Option<&'static str>) {
    let found = SIGNS.iter().find_map(|(sign, code)| {
        let rest = token.strip_prefix(sign).or_else(|| token.strip_suffix(sign))?;
        // A currency and a scale in one word, not any word with these letters.
        (rest.is_empty() || scale_word(rest, false).is_some()).then_some((rest, *code))
    });
    found.map_or((token, None), |(rest, code)| (rest, Some(code)))
}

/// Thousands or millions; single letters only beside a currency, for `m` is also metre and month.
fn scale_word(word: &str, bare: bool) -> Option<Scale> {
    match word {
        "k" | "000" | "000s" | "tsd" | "thousand" | "thousands" | "tausend" => {
            Some(Scale::Thousands)
        }
        "mio" | "mn" | "mln" | "million" | "millions" | "millionen" => Some(Scale::Millions),
        "t" if !bare => Some(Scale::Thousands),
        "m" | "mm" if !bare => Some(Scale::Millions),
        _ => None,
    }
}

/// The unit of demand a lower-case word names.
pub fn demand_word(word: &str) -> Option<DemandUnit> {
    match word {
        "fte" | "ftes" | "vzä" | "vzae" | "vzk" | "etp" => Some(DemandUnit::Fte),
        "h" | "hr" | "hrs" | "hour" | "hours" | "std" | "stunde" | "stunden" | "heures" => {
            Some(DemandUnit::Hours)
        }
        "d" | "day" | "days" | "pt" | "tag" | "tage" | "personentage" | "manday" | "mandays"
        | "jours" => Some(DemandUnit::Days),
        "%" | "percent" | "prozent" => Some(DemandUnit::Percent),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers() {
        let scale = |scale| Some(scale);
        for (text, thousands, currency, demand) in [
            ("Budget £m", scale(Scale::Millions), Some("GBP"), None),
            ("Budget (k€)", scale(Scale::Thousands), Some("EUR"), None),
            ("Kosten in TEUR", scale(Scale::Thousands), Some("EUR"), None),
            ("Cost £'000", scale(Scale::Thousands), Some("GBP"), None),
            ("Cost, in thousands", scale(Scale::Thousands), None, None),
            ("Budget_USD", None, Some("USD"), None),
            ("Kosten (Mio. €)", scale(Scale::Millions), Some("EUR"), None),
            ("Jan 27 (FTE)", None, None, Some(DemandUnit::Fte)),
            ("Aufwand [PT]", None, None, Some(DemandUnit::Days)),
            ("Auslastung %", None, None, Some(DemandUnit::Percent)),
            ("Hours", None, None, Some(DemandUnit::Hours)),
            ("ALL projects", None, None, None),
            ("Length (m)", None, None, None),
            ("europe", None, None, None),
            ("Market", None, None, None),
            ("", None, None, None),
        ] {
            let found = named(text);
            let code = found.currency.map(|currency| currency.code().to_owned());
            let got = (found.scale, code.as_deref(), found.demand);
            assert_eq!(got, (thousands, currency, demand), "{text}");
        }
    }
}
