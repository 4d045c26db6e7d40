//! The entries of a map field in one cell: `Data engineer = 0.6; Analyst = 0.4`.

use crate::model::field::{KeyKind, Kind};
use crate::model::money::Money;
use crate::model::{RecordKind, Uid, Value};
use std::collections::BTreeMap;

/// Entries as text. Keys that are records are called by `name`.
pub fn write_entries(
    key: KeyKind,
    entries: &BTreeMap<String, Value>,
    name: &dyn Fn(RecordKind, Uid) -> String,
) -> String {
    let written = entries.iter().map(|(own, value)| {
        let key = match (key, own.parse::<Uid>()) {
            (KeyKind::Record(kind), Ok(uid)) => name(kind, uid),
            _ => own.clone(),
        };
        format!("{} = {}", quoted(&key), quoted(&value_text(value)))
    });
    written.collect::<Vec<_>>().join("; ")
}

/// Entries from text; none where it does not have their form, a value does not fit, or a record is
/// not found by `find`.
pub fn read_entries(
    key: KeyKind,
    value: &Kind,
    text: &str,
    find: &mut dyn FnMut(RecordKind, &str) -> Option<Uid>,
) -> Option<BTreeMap<String, Value>> {
    let mut entries = BTreeMap::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (own, after) = take(rest, '=')?;
        let (said, after) = take(after.strip_prefix('=')?, ';')?;
        rest = after.strip_prefix(';').unwrap_or(after).trim_start();
        let own = match key {
            KeyKind::Record(kind) => find(kind, &own)?.to_string(),
            _ => own,
        };
        key.check(&own).ok()?;
        let said = value_of(value, &said)?;
        value.check(&said).ok()?;
        if entries.insert(own, said).is_some() {
            return None;
        }
    }
    Some(entries)
}

fn value_text(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Choice(text) => text.clone(),
        Value::Number(number) => format!("{number}"),
        Value::Whole(whole) => whole.to_string(),
        Value::Flag(flag) => flag.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Money(money) => format!("{} {}", money.currency.code(), money.minor),
        Value::Ref(uid) => uid.to_string(),
        Value::Empty | Value::Map(_) => String::new(),
    }
}

fn value_of(kind: &Kind, text: &str) -> Option<Value> {
    match kind {
        Kind::Text { .. } | Kind::Currency => Some(Value::Text(text.to_owned())),
        Kind::Choice(_) => Some(Value::Choice(text.to_owned())),
        Kind::Number { .. } => {
            let bare = text.strip_suffix('%').map(str::trim_end);
            let number: f64 = bare.unwrap_or(text).parse().ok()?;
            Some(Value::Number(if bare.is_some() { number / 100.0 } else { number }))
        }
        Kind::Whole { .. } => text.parse().ok().map(Value::Whole),
        Kind::Flag => text.parse().ok().map(Value::Flag),
        Kind::Date => text.parse().ok().map(Value::Date),
        Kind::Money => {
            let (code, minor) = text.split_once(' ')?;
            Some(Value::Money(Money::new(minor.parse().ok()?, code.parse().ok()?)))
        }
        Kind::Ref(..) => text.parse().ok().map(Value::Ref),
        Kind::Map(..) => None,
    }
}

/// A text in quotes where it would be taken for something else without them.
fn quoted(text: &str) -> String {
    let open = text.contains([';', '=', '"', '\n', '\\', '\'']) || text.trim() != text;
    if !open && !text.is_empty() {
        return text.to_owned();
    }
    let inner = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    format!("\"{inner}\"")
}

/// The text up to a sign, out of its quotes where it stands in quotes, and what follows from the
/// sign on.
fn take(text: &str, until: char) -> Option<(String, &str)> {
    let text = text.trim_start();
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find(until).unwrap_or(text.len());
        let (own, rest) = text.split_at_checked(end)?;
        return Some((own.trim().to_owned(), rest));
    };
    let (mut own, mut signs) = (String::new(), quoted.char_indices());
    while let Some((at, sign)) = signs.next() {
        match sign {
            '"' => return Some((own, quoted.get(at + 1..)?.trim_start())),
            '\\' => own.push(match signs.next()?.1 {
                'n' => '\n',
                sign => sign,
            }),
            sign => own.push(sign),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::field::Unit;

    const SHARE: Kind = Kind::Number { min: 0.0, max: 1.0, unit: Unit::Share };
    const NOTE: Kind = Kind::Text { chars_max: 50, long: true };
    const ROLE: KeyKind = KeyKind::Record(RecordKind::Role);

    fn find(_: RecordKind, name: &str) -> Option<Uid> {
        (name == "Data; engineer").then_some(Uid(7))
    }

    #[test]
    fn entries_come_back() {
        let entries = |pairs: &[(&str, Value)]| {
            let pairs = pairs.iter().map(|(key, value)| ((*key).to_owned(), value.clone()));
            pairs.collect::<BTreeMap<_, _>>()
        };
        let text = |text: &str| Value::Text(text.into());
        let role = Uid(7).to_string();
        for (key, kind, given) in [
            (ROLE, SHARE, entries(&[(&role, Value::Number(0.6))])),
            (KeyKind::Month, SHARE, entries(&[("2027-04", Value::Number(0.1))])),
            (KeyKind::Code, NOTE, entries(&[("a", text("x; y = \"z\"\n\\n")), ("b", text(" "))])),
            (KeyKind::Code, NOTE, entries(&[])),
        ] {
            let written = write_entries(key, &given, &|_, _| "Data; engineer".to_owned());
            assert_eq!(read_entries(key, &kind, &written, &mut find), Some(given), "{written}");
        }
    }

    #[test]
    fn what_does_not_have_the_form_is_told() {
        for (key, kind, text) in [
            (ROLE, SHARE, "Analyst = 0.4"),
            (ROLE, SHARE, "\"Data; engineer\" = 2"),
            (ROLE, SHARE, "\"Data; engineer\""),
            (ROLE, SHARE, "\"Data; engineer = 1"),
            (KeyKind::Month, SHARE, "2027-13 = 1"),
            (KeyKind::Month, SHARE, "2027-04 = much"),
            (KeyKind::Month, SHARE, "2027-04 = 1; 2027-04 = 0.5"),
            (KeyKind::Month, SHARE, "soon"),
        ] {
            assert_eq!(read_entries(key, &kind, text, &mut find), None, "{text}");
        }
    }
}
