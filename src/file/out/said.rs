//! What a value says in a cell of a table.

use super::entries::write_entries;
use super::words::Words;
use crate::model::field::{Field, Kind, Unit};
use crate::model::money::{Currency, Money};
use crate::model::reading::exact::Exact;
use crate::model::reading::visible::visible;
use crate::model::{RecordKind, Uid, Value, Workspace};
use crate::order::map_of;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// The largest whole number that a spreadsheet keeps to its last digit.
const WHOLE_MAX: i64 = 999_999_999_999_999;

/// The content of one cell.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Said {
    /// Nothing.
    #[default]
    Empty,
    /// Text, which is never to be computed.
    Text(String),
    /// A number.
    Number(f64),
    /// A share of one, shown in percent.
    Share(f64),
    /// A day.
    Date(NaiveDate),
    /// Yes or no.
    Flag(bool),
    /// An amount in minor units, with whether its currency goes without saying.
    Money(i64, #[serde(with = "crate::model::reading::as_text")] Currency, bool),
}

/// Says the values of a workspace's records.
pub struct Speaker<'a> {
    workspace: &'a Workspace,
    words: Words,
    reporting: Currency,
    names: RefCell<BTreeMap<RecordKind, BTreeMap<Uid, String>>>,
    called: RefCell<BTreeMap<RecordKind, BTreeMap<String, Uid>>>,
}

impl<'a> Speaker<'a> {
    /// A speaker for a workspace in these words.
    pub fn new(workspace: &'a Workspace, words: Words) -> Self {
        let reporting = workspace.reporting_currency();
        Self { workspace, words, reporting, names: RefCell::default(), called: RefCell::default() }
    }

    /// What a value of a field says. A record is called by its name where no other of its type has
    /// that name, else by its id.
    pub fn said(&self, kind: RecordKind, field: &Field, value: &Value) -> Said {
        match value {
            Value::Empty => Said::Empty,
            Value::Text(text) => text_said(text),
            Value::Number(number) => match field.kind {
                Kind::Number { unit: Unit::Share, .. } => Said::Share(*number),
                _ => Said::Number(*number),
            },
            Value::Whole(whole) if whole.abs() > WHOLE_MAX => Said::Text(whole.to_string()),
            Value::Whole(whole) => Said::Number(*whole as f64),
            Value::Flag(flag) => Said::Flag(*flag),
            Value::Date(date) => Said::Date(*date),
            Value::Money(money) => {
                Said::Money(money.minor, money.currency, money.currency == self.reporting)
            }
            Value::Choice(code) => {
                let label = (self.words.label)(kind, field.key, code);
                Said::Text(label.unwrap_or(code).to_owned())
            }
            Value::Ref(uid) => match field.kind {
                Kind::Ref(to, _) => Said::Text(self.name(to, *uid)),
                _ => Said::Text(uid.to_string()),
            },
            Value::Map(entries) => match field.kind {
                Kind::Map(key, _) => {
                    let text = write_entries(key, entries, &|kind, uid| self.name(kind, uid));
                    text_said(&text)
                }
                _ => Said::Empty,
            },
        }
    }

    /// The record of a type that is called so here: by [`Speaker::name`], turned round.
    pub fn find(&self, kind: RecordKind, text: &str) -> Option<Uid> {
        if let Ok(uid) = text.trim().parse::<Uid>() {
            return self.workspace.rows(kind).row(uid).map(|record| record.uid());
        }
        let mut called = self.called.borrow_mut();
        let known = called.entry(kind).or_insert_with(|| {
            let names = telling_names(self.workspace, kind);
            map_of(names.into_iter().map(|(uid, name)| (folded(&name), uid)))
        });
        known.get(&folded(text)).copied()
    }

    /// The name of a record where it tells it apart, else its id.
    pub fn name(&self, kind: RecordKind, uid: Uid) -> String {
        let mut names = self.names.borrow_mut();
        let known = names.entry(kind).or_insert_with(|| telling_names(self.workspace, kind));
        known.get(&uid).cloned().unwrap_or_else(|| uid.to_string())
    }
}

/// A text as a cell of a file can hold it: no invisible characters, no space around it.
pub fn text_said(text: &str) -> Said {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    let (shown, _) = visible(&lines);
    match shown.trim() {
        "" => Said::Empty,
        bare => Said::Text(bare.to_owned()),
    }
}

/// A name as names are compared.
fn folded(name: &str) -> String {
    name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The names of a type that one record alone has, by record.
fn telling_names(workspace: &Workspace, kind: RecordKind) -> BTreeMap<Uid, String> {
    let Some(field) = kind.name_field() else { return BTreeMap::new() };
    let mut known: BTreeMap<String, Vec<(Uid, String)>> = BTreeMap::new();
    for record in workspace.rows(kind).iter() {
        let value = record.value(field.key);
        if let Some(Said::Text(name)) = value.as_str().map(text_said)
            && !name.contains('\n')
        {
            known.entry(folded(&name)).or_default().push((record.uid(), name));
        }
    }
    // A name that reads as an id would be taken for one.
    let alone = known.into_values().filter(|all| all.len() == 1).flatten();
    map_of(alone.filter(|(_, name)| name.parse::<Uid>().is_err()))
}

impl Said {
    /// The amount in units of its currency, exact to its last digit.
    pub fn amount(minor: i64, currency: Currency) -> Exact {
        Exact::new(i128::from(minor), currency.decimals())
    }

    /// The text of a cell of a delimited file, unguarded; the decimal mark is a point.
    pub fn plain(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => plain_number(*number),
            Self::Share(share) => share_text(*share),
            Self::Date(date) => date.to_string(),
            Self::Flag(true) => "yes".to_owned(),
            Self::Flag(false) => "no".to_owned(),
            Self::Money(minor, currency, is_told) => {
                let amount = decimal_text(*minor, currency.decimals());
                if *is_told { amount } else { format!("{} {amount}", currency.code()) }
            }
        }
    }

    /// Whether a delimited file must keep it from being computed.
    pub fn is_text(&self) -> bool {
        matches!(self, Self::Text(_))
    }
}

/// A number in the fewest digits that are read back as the same, without an exponent.
pub fn plain_number(number: f64) -> String {
    format!("{number}")
}

/// A share in percent where that reads back as the same, else bare.
fn share_text(share: f64) -> String {
    let percent = (share * 1e14).round() / 1e12;
    let exact = Exact::of_f64(percent).and_then(|percent| percent.shifted(-2));
    match exact {
        Some(exact) if exact.to_f64() == share => format!("{}%", plain_number(percent)),
        _ => plain_number(share),
    }
}

/// Minor units as a decimal number: `-12.05`.
pub fn decimal_text(minor: i64, decimals: u32) -> String {
    let places = decimals as usize;
    let digits = format!("{:0>width$}", minor.unsigned_abs(), width = places + 1);
    let (units, rest) = digits.split_at_checked(digits.len() - places).unwrap_or((&digits, ""));
    let sign = if minor < 0 { "-" } else { "" };
    if rest.is_empty() { format!("{sign}{units}") } else { format!("{sign}{units}.{rest}") }
}

/// An amount of money from a cell's number; none where it is no amount.
pub fn money_of(number: f64, currency: Currency) -> Option<Money> {
    let minor = Exact::of_f64(number)?.rounded(currency.decimals())?;
    i64::try_from(minor).ok().map(|minor| Money::new(minor, currency))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_as_text() {
        let kwd: Currency = "KWD".parse().unwrap();
        let jpy: Currency = "JPY".parse().unwrap();
        for (said, expect) in [
            (Said::Number(-0.1), "-0.1"),
            (Said::Number(1e15), "1000000000000000"),
            (Said::Number(1e-7), "0.0000001"),
            (Said::Share(0.6), "60%"),
            (Said::Share(0.07), "7%"),
            (Said::Share(0.333), "33.3%"),
            (Said::Share(0.0), "0%"),
            (Said::Money(-1205, Currency::GBP, true), "-12.05"),
            (Said::Money(5, Currency::GBP, true), "0.05"),
            (Said::Money(5, jpy, false), "JPY 5"),
            (Said::Money(-5, kwd, false), "KWD -0.005"),
            (Said::Flag(true), "yes"),
            (Said::Empty, ""),
        ] {
            assert_eq!(said.plain(), expect);
        }
    }

    #[test]
    fn text_is_what_a_file_can_hold() {
        for (text, expect) in [
            ("  a  ", Said::Text("a".into())),
            ("a\r\nb\rc", Said::Text("a\nb\nc".into())),
            ("pay\u{202e}x", Said::Text("payx".into())),
            (" \n ", Said::Empty),
            ("", Said::Empty),
        ] {
            assert_eq!(text_said(text), expect, "{text:?}");
        }
    }

    #[test]
    fn every_number_is_read_back() {
        let mut seed = 7_u64;
        for _ in 0..2_000 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let number = f64::from_bits(seed ^ (seed >> 29));
            if number.is_finite() {
                assert_eq!(plain_number(number).parse::<f64>(), Ok(number));
            }
        }
    }
}
