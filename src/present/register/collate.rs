//! The order of texts as people expect it: letters without case or accents, numbers by value.

use std::cmp::Ordering;

/// A text made ready for comparing; the text itself breaks ties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collated {
    parts: Vec<Part>,
    text: String,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// Digits without leading zeros: more digits is more.
    Number(usize, String),
    /// Folded letters and signs.
    Letters(String),
}

impl Collated {
    /// Prepares a text.
    pub fn new(text: &str) -> Self {
        let folded = fold(text);
        let mut parts = Vec::new();
        let mut rest = folded.as_str();
        while let Some(first) = rest.chars().next() {
            let digits = first.is_ascii_digit();
            let end = rest.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(rest.len());
            let (part, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            rest = after;
            parts.push(if digits {
                let bare = part.trim_start_matches('0');
                Part::Number(bare.len(), bare.to_owned())
            } else {
                Part::Letters(part.to_owned())
            });
        }
        Self { parts, text: text.to_owned() }
    }

    /// The text itself.
    pub fn into_text(self) -> String {
        self.text
    }
}

impl Ord for Collated {
    fn cmp(&self, other: &Self) -> Ordering {
        self.parts.cmp(&other.parts).then_with(|| self.text.cmp(&other.text))
    }
}

impl PartialOrd for Collated {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A text in the form in which texts are searched and compared: lower case, Latin letters without
/// accents, no spaces at the ends.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.trim().chars().flat_map(char::to_lowercase) {
        match plain(c) {
            "" => folded.push(c),
            letters => folded.push_str(letters),
        }
    }
    folded
}

/// The letters a Latin letter with a mark is filed under; empty where it stands for itself.
fn plain(c: char) -> &'static str {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ț' => "t",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        '\u{a0}' | '\u{202f}' => " ",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_in_order() {
        for row in [
            vec!["Project 2", "project 10", "Project 10a"],
            vec!["1", "02", "2", "10", "a"],
            vec!["Ärzte", "Azur", "Zahl"],
            vec!["", "1", "A"],
            vec!["P-9", "P-10", "P-100"],
            vec!["99999999999999999999999", "100000000000000000000000"],
        ] {
            let keys: Vec<_> = row.iter().map(|text| Collated::new(text)).collect();
            assert!(keys.windows(2).all(|pair| pair[0] < pair[1]), "{row:?}");
        }
    }

    #[test]
    fn folded_texts_are_equal() {
        for (a, b) in
            [("Straße", "STRASSE"), (" Éclair ", "eclair"), ("Łódź", "lodz"), ("5\u{a0}m", "5 M")]
        {
            assert_eq!(fold(a), fold(b));
        }
        for (a, b) in [("а", "a"), ("日", "本"), ("a b", "ab")] {
            assert_ne!(fold(a), fold(b));
        }
    }
}
