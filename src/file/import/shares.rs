//! Who has which roles, from one cell: `Developer 60%; Analyst 40%`, or a bare name for all of it.
//!
//! Semicolons, strokes and line ends part the names. A comma, `/`, `+`, `&` or `and` parts them only
//! where every part has a share of its own, since many a role has such a sign in its name. A share
//! stands before or behind its name, in percent, as a part of one or in full-time equivalents; a bare
//! whole number is part of the name (`Engineer 2`). What is left over is split evenly among the names
//! without a share, and is told. Nothing is guessed of a share outside 0 to 1.

use super::words::{means_empty, same_name};
use crate::file::out::read_entries;
use crate::model::field::{KeyKind, Kind};
use crate::model::reading::{Decimal, number};
use crate::model::{RecordKind, Uid, Value};
use std::collections::BTreeSet;

/// What always parts one name from the next.
const PARTS: [char; 3] = [';', '\n', '|'];
/// What parts them only where each part has a share of its own, for names hold such signs too.
const LOOSE_PARTS: [&str; 7] = [",", "/", "+", "&", " and ", " und ", " et "];
/// What a name holds that may be several; a bare stroke or `&` is a part of many names.
const SEVERAL: [&str; 3] = [", ", " / ", " + "];
/// What may stand between a name and its share.
const BETWEEN: [char; 9] = [':', '=', '-', '\u{2013}', '\u{2014}', '@', ',', '(', ' '];
/// Words for a share of a full-time contract.
const CONTRACT: [&str; 4] = ["fte", "vz\u{e4}", "vzae", "etp"];
/// Shares that are split evenly are kept to this part of one.
const FINEST: f64 = 10_000.0;

/// The names of a cell with their shares.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shares {
    /// Name and share of one, in order; none is named twice.
    pub entries: Vec<(String, f64)>,
    /// What of it was assumed.
    pub assumed: Assumed,
}

/// What a cell did not say by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Assumed {
    /// Nothing.
    Nothing,
    /// What no share was given for is split evenly.
    Evenly,
    /// One name that may be several.
    One,
}

/// Reads a cell; none where it has neither form, a share lies outside 0 to 1, all of them together
/// leave nothing for a name without one, or a name stands twice.
pub(super) fn read(kind: RecordKind, value: &Kind, text: &str, decimal: Decimal) -> Option<Shares> {
    if let Some(entries) = exact(kind, value, text) {
        return Some(Shares { entries, assumed: Assumed::Nothing });
    }
    let mut parts: Vec<&str> = text.split(PARTS).map(str::trim).collect();
    parts.retain(|part| !part.is_empty());
    if let [one] = parts[..]
        && let Some(loose) = LOOSE_PARTS.iter().find_map(|sign| parted(one, sign, decimal))
    {
        return complete(loose, Assumed::Nothing);
    }
    let parts: Option<Vec<Part>> = parts.into_iter().map(|part| named(part, decimal)).collect();
    let parts = parts?;
    let several = |name: &str| SEVERAL.iter().any(|sign| name.contains(sign));
    let assumed = match &parts[..] {
        [(name, None)] if several(name) => Assumed::One,
        [_] => Assumed::Nothing,
        _ if parts.iter().any(|(_, share)| share.is_none()) => Assumed::Evenly,
        _ => Assumed::Nothing,
    };
    complete(parts, assumed)
}

/// A name with its share, where one is given.
type Part = (String, Option<f64>);

/// The form that files of ours have: `Developer = 0.6; Analyst = 0.4`.
fn exact(kind: RecordKind, value: &Kind, text: &str) -> Option<Vec<(String, f64)>> {
    let mut names: Vec<String> = Vec::new();
    let mut find = |_: RecordKind, name: &str| {
        names.push(name.to_owned());
        Some(Uid(names.len() as u128))
    };
    let entries = read_entries(KeyKind::Record(kind), value, text, &mut find)?;
    if names.iter().any(String::is_empty) {
        return None;
    }
    let shares = names.into_iter().enumerate().map(|(place, name)| {
        match entries.get(&Uid(place as u128 + 1).to_string())? {
            Value::Number(share) => Some((name, Some(*share))),
            _ => None,
        }
    });
    let shares: Option<Vec<Part>> = shares.collect();
    complete(shares?, Assumed::Nothing).map(|shares| shares.entries)
}

/// A text parted by a sign, where every part has a share.
fn parted(text: &str, sign: &str, decimal: Decimal) -> Option<Vec<Part>> {
    let parts: Option<Vec<Part>> =
        text.split(sign).map(|part| named(part.trim(), decimal)).collect();
    parts.filter(|parts| parts.len() > 1 && parts.iter().all(|(_, share)| share.is_some()))
}

/// Gives each name a share: its own, else an equal part of what is left.
fn complete(parts: Vec<Part>, assumed: Assumed) -> Option<Shares> {
    let given: f64 = parts.iter().filter_map(|(_, share)| *share).sum();
    let open = parts.iter().filter(|(_, share)| share.is_none()).count();
    let left = ((1.0 - given) / open.max(1) as f64 * FINEST).round() / FINEST;
    let mut seen = BTreeSet::new();
    let distinct = parts.iter().all(|(name, _)| seen.insert(same_name(name)));
    if parts.is_empty() || !distinct || (open > 0 && left <= 0.0) {
        return None;
    }
    let entries = parts.into_iter().map(|(name, share)| (name, share.unwrap_or(left))).collect();
    Some(Shares { entries, assumed })
}

/// A name and the share before or behind it; none where the share lies outside 0 to 1 or no name is
/// left.
fn named(text: &str, decimal: Decimal) -> Option<Part> {
    let found = behind(text).or_else(|| before(text));
    let (name, digits, in_percent, apart) = match found {
        Some(Found { name, digits, unit, apart }) => (name, digits, unit, apart),
        None => (text, "", None, false),
    };
    let value = number::read(digits, decimal).ok().map(|read| read.value.to_f64());
    let share = match (value, in_percent) {
        (Some(value), Some(Unit::Percent)) => Some(value / 100.0),
        (Some(value), Some(Unit::Contract)) => Some(value),
        // A bare number is a share only where it cannot be part of a name: `Engineer 2`.
        (Some(value), None) if apart || digits.contains(['.', ',']) && value <= 1.0 => Some(value),
        _ => None,
    };
    let name = if share.is_some() { name } else { text };
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let fits = share.is_none_or(|share| (0.0..=1.0).contains(&share));
    let is_name = name.chars().any(char::is_alphabetic) && !means_empty(&name);
    // What was meant as a share and is none must not become a part of the name.
    let whole = !name.contains(['%', '=']);
    (fits && is_name && whole).then_some((name, share))
}

/// What a share is counted in where that is said.
#[derive(Clone, Copy)]
enum Unit {
    /// Hundredths of one.
    Percent,
    /// Parts of a full-time contract, which are parts of one.
    Contract,
}

/// A number beside a name.
struct Found<'a> {
    /// The name, without what stands between it and the number.
    name: &'a str,
    /// The number as written.
    digits: &'a str,
    /// What it is counted in, where that is said.
    unit: Option<Unit>,
    /// Whether a sign parts them that no name has there.
    apart: bool,
}

/// Whether a sign is part of a number as it is written.
fn is_digit(sign: char) -> bool {
    sign.is_ascii_digit() || sign == '.' || sign == ','
}

/// `Developer 60 %`, `Developer (0.6)`, `Developer: 0,6 FTE`.
fn behind(text: &str) -> Option<Found<'_>> {
    let (rest, closed) = match text.strip_suffix(')') {
        Some(rest) => (rest.trim_end(), true),
        None => (text, false),
    };
    let (rest, unit) = without_unit(rest);
    let name = rest.trim_end_matches(is_digit);
    let digits = rest.get(name.len()..).filter(|digits| !digits.is_empty())?;
    let bare = name.trim_end_matches(|sign: char| sign.is_whitespace() || BETWEEN.contains(&sign));
    let between = name.get(bare.len()..).unwrap_or_default();
    // A minus right before the number is its own.
    let negative = between.ends_with('-') && between.starts_with(char::is_whitespace);
    let opened = between.contains('(');
    let joined = between.is_empty() && unit.is_none();
    let apart = opened || between.contains([':', '=', '@']);
    (!negative && opened == closed && !joined).then_some(Found { name: bare, digits, unit, apart })
}

/// `60 % Developer`, `0.5 FTE Developer`.
fn before(text: &str) -> Option<Found<'_>> {
    let rest = text.trim_start_matches(is_digit);
    let digits = text.get(..text.len() - rest.len()).filter(|digits| !digits.is_empty())?;
    let apart = rest.starts_with(char::is_whitespace);
    let rest = rest.trim_start();
    let (name, unit) = match rest.strip_prefix('%') {
        Some(name) => (name, Some(Unit::Percent)),
        None => match rest.split_once(' ') {
            Some((word, name)) if CONTRACT.contains(&word.to_lowercase().as_str()) => {
                (name, Some(Unit::Contract))
            }
            _ => (rest, None),
        },
    };
    (apart || unit.is_some()).then_some(Found { name: name.trim(), digits, unit, apart: false })
}

/// A text without the unit behind it.
fn without_unit(text: &str) -> (&str, Option<Unit>) {
    if let Some(rest) = text.strip_suffix('%') {
        return (rest.trim_end(), Some(Unit::Percent));
    }
    let start = text.trim_end_matches(char::is_alphabetic);
    let word = text.get(start.len()..).unwrap_or_default().to_lowercase();
    let number = start.trim_end();
    match CONTRACT.contains(&word.as_str()) && number.ends_with(|sign: char| sign.is_ascii_digit())
    {
        true => (number, Some(Unit::Contract)),
        false => (text, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::field;

    const SHARE: Kind = Kind::Number { min: 0.0, max: 1.0, unit: field::Unit::Share };

    fn said(text: &str, decimal: Decimal) -> Option<(String, Assumed)> {
        let shares = super::read(RecordKind::Role, &SHARE, text, decimal)?;
        let entries = shares.entries.iter().map(|(name, share)| format!("{name}={share}"));
        Some((entries.collect::<Vec<_>>().join(";"), shares.assumed))
    }

    #[test]
    fn names_with_and_without_shares() {
        use Assumed::{Evenly, Nothing, One};
        for (text, expect, assumed) in [
            ("Developer", "Developer=1", Nothing),
            ("  Data   engineer ", "Data engineer=1", Nothing),
            ("Engineer 2", "Engineer 2=1", Nothing),
            ("2nd line", "2nd line=1", Nothing),
            ("UI/UX designer", "UI/UX designer=1", Nothing),
            ("Research & design", "Research & design=1", Nothing),
            ("Developer, Analyst", "Developer, Analyst=1", One),
            ("Developer / Analyst", "Developer / Analyst=1", One),
            ("Developer (Java)", "Developer (Java)=1", Nothing),
            ("Level-2 60%", "Level-2=0.6", Nothing),
            ("Developer 60%; Analyst 40%", "Developer=0.6;Analyst=0.4", Nothing),
            ("Developer 60 %, Analyst 40 %", "Developer=0.6;Analyst=0.4", Nothing),
            ("Developer 60% / Analyst 40%", "Developer=0.6;Analyst=0.4", Nothing),
            ("Developer 60% and Analyst 40%", "Developer=0.6;Analyst=0.4", Nothing),
            ("60% Developer + 40% Analyst", "Developer=0.6;Analyst=0.4", Nothing),
            ("Developer (60%)\nAnalyst (40%)", "Developer=0.6;Analyst=0.4", Nothing),
            ("Developer: 60%; Analyst - 40%", "Developer=0.6;Analyst=0.4", Nothing),
            ("Developer = 0.6; Analyst = 0.4", "Developer=0.6;Analyst=0.4", Nothing),
            ("Developer 0.6; Analyst 0.4", "Developer=0.6;Analyst=0.4", Nothing),
            ("Developer: 1", "Developer=1", Nothing),
            ("Developer 0.5 FTE", "Developer=0.5", Nothing),
            ("0.5 FTE Developer", "Developer=0.5", Nothing),
            ("Developer; Analyst", "Developer=0.5;Analyst=0.5", Evenly),
            ("A1; B2; C3", "A1=0.3333;B2=0.3333;C3=0.3333", Evenly),
            ("Developer 60%; Analyst", "Developer=0.6;Analyst=0.4", Evenly),
            ("Developer;", "Developer=1", Nothing),
            ("Developer 0%; Analyst", "Developer=0;Analyst=1", Evenly),
        ] {
            let got = said(text, Decimal::Point);
            assert_eq!(got, Some((expect.to_owned(), assumed)), "{text:?}");
        }
        for (text, expect) in [
            ("Entwickler 0,6; Analyst 0,4", "Entwickler=0.6;Analyst=0.4"),
            ("Entwickler 0,6", "Entwickler=0.6"),
            ("0,5 VZ\u{c4} Entwickler", "Entwickler=0.5"),
            ("Entwickler 62,5 %", "Entwickler=0.625"),
        ] {
            assert_eq!(said(text, Decimal::Comma), Some((expect.to_owned(), Assumed::Nothing)));
        }
    }

    #[test]
    fn what_says_no_roles_is_told() {
        for text in [
            "",
            ";",
            "60%",
            "0.6",
            "-",
            "n/a",
            "tbc",
            "Developer 120%",
            "Developer: 60",
            "Developer = 2",
            "Developer -20%",
            "Developer 1.5 FTE",
            "Developer 60%; developer 40%",
            "Developer 100%; Analyst",
            "Developer 70%; Tester 30%; Analyst",
            "Developer 60%; 40%",
            "Developer 60%; n/a",
            "Developer = ",
            "= 0.6",
            "(60%)",
        ] {
            assert_eq!(said(text, Decimal::Point), None, "{text:?}");
        }
    }
}
