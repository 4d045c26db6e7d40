//! A cell of a workbook as a value: what our own cells say, and what people type over them.

use super::words::BookWords;
use crate::file::out::{Said, money_of, read_entries};
use crate::file::xlsx::Content;
use crate::model::field::{Field, Kind};
use crate::model::{Currency, RecordKind, Uid, Value};
use sha2::{Digest as _, Sha256};

/// A cell as it is read: numbers, days, flags and texts, nothing else.
pub fn said_of(cell: &Content) -> Said {
    match cell {
        Content::Text(text) if text.is_empty() => Said::Empty,
        Content::Text(text) => Said::Text(text.clone().into_owned()),
        Content::Number(number) | Content::Percent(number) | Content::Amount(number, _) => {
            Said::Number(*number)
        }
        Content::Flag(flag) => Said::Flag(*flag),
        Content::Day(day, _) => Said::Date(*day),
        Content::Error(error) => Said::Text((*error).to_owned()),
    }
}

/// What a cell will be when it is read again.
pub fn as_read(said: &Said) -> Said {
    match said {
        Said::Share(share) => Said::Number(*share),
        Said::Money(minor, currency, true) => {
            Said::Number(Said::amount(*minor, *currency).to_f64())
        }
        Said::Money(..) => Said::Text(said.plain()),
        Said::Date(date) if *date < crate::file::xlsx::FIRST_DAY => Said::Text(date.to_string()),
        said => said.clone(),
    }
}

/// The fingerprint of the cells of one field.
pub fn fingerprint<'a>(cells: impl Iterator<Item = &'a Said>) -> String {
    let mut hash = Sha256::new();
    for said in cells {
        let sort = match said {
            Said::Empty => 'e',
            Said::Text(_) => 't',
            Said::Date(_) => 'd',
            Said::Flag(_) => 'b',
            _ => 'n',
        };
        hash.update(format!("{sort}{}\u{0}", said.plain()).as_bytes());
    }
    let bytes = hash.finalize();
    bytes.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Finds a record of a type by name or id.
pub type Find<'a> = &'a mut dyn FnMut(RecordKind, &str) -> Option<Uid>;

/// The value a cell says; none where it is to be kept as typed.
pub fn value_of(
    (kind, at, field): (RecordKind, Option<usize>, &Field),
    cell: &Said,
    currency: Currency,
    words: &BookWords,
    find: Find,
) -> Option<Value> {
    let text = cell.plain();
    let bare = text.trim();
    let value = match (&field.kind, cell) {
        (_, Said::Empty) => return Some(Value::Empty),
        (_, Said::Text(_)) if bare.is_empty() => return Some(Value::Empty),
        (Kind::Text { .. }, _) => Value::Text(bare.to_owned()),
        (Kind::Currency, _) => Value::Text(bare.to_uppercase()),
        (Kind::Number { .. }, Said::Number(number)) => Value::Number(*number),
        (Kind::Number { .. }, _) => match bare.strip_suffix('%') {
            Some(percent) => Value::Number(percent.trim().parse::<f64>().ok()? / 100.0),
            None => Value::Number(bare.parse().ok()?),
        },
        (Kind::Whole { .. }, _) => Value::Whole(bare.parse().ok()?),
        (Kind::Flag, Said::Flag(flag)) => Value::Flag(*flag),
        (Kind::Flag, _) => match bare.to_lowercase().as_str() {
            "yes" | "true" | "1" => Value::Flag(true),
            "no" | "false" | "0" => Value::Flag(false),
            _ => return None,
        },
        (Kind::Date, Said::Date(date)) => Value::Date(*date),
        (Kind::Date, _) => Value::Date(bare.parse().ok()?),
        (Kind::Money, Said::Number(number)) => Value::Money(money_of(*number, currency)?),
        (Kind::Money, _) => Value::Money(money_of(bare.parse().ok()?, currency)?),
        (Kind::Choice(codes), _) => {
            let labels = at.map_or(&[][..], |at| words.labels(kind, at));
            let lower = bare.to_lowercase();
            let by_label = labels.iter().position(|label| label.to_lowercase() == lower);
            let by_code = || codes.iter().position(|code| *code == lower);
            Value::Choice((*codes.get(by_label.or_else(by_code)?)?).to_owned())
        }
        (Kind::Ref(to, _), _) => Value::Ref(find(*to, bare)?),
        (Kind::Map(key, inner), _) => Value::Map(read_entries(*key, inner, bare, find)?),
    };
    field.kind.check(&value).ok().map(|()| value)
}
