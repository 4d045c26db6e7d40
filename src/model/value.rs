//! The value of one field as plain data: what patches, grids, forms and files exchange.

use super::id::Uid;
use super::money::{Currency, Money};
use chrono::NaiveDate;
use serde_json::{Map as JsonMap, Value as Json, json};
use std::collections::BTreeMap;

/// One field's value. `Empty` is "not given", never zero.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Not given.
    #[default]
    Empty,
    /// Free text.
    Text(String),
    /// A finite number.
    Number(f64),
    /// A whole number.
    Whole(i64),
    /// Yes or no.
    Flag(bool),
    /// A calendar date without a time zone.
    Date(NaiveDate),
    /// Money in minor units.
    Money(Money),
    /// One code of a closed list.
    Choice(String),
    /// Another record, by id.
    Ref(Uid),
    /// Entries by key: a series by month, shares by role, answers by practice.
    Map(BTreeMap<String, Value>),
}

impl Value {
    /// Whether nothing is given: no value, an empty text or no entries.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.is_empty(),
            Self::Map(entries) => entries.is_empty(),
            _ => false,
        }
    }

    /// The value as a number where it is one; money in units of its currency.
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Whole(whole) => Some(*whole as f64),
            Self::Money(money) => Some(money.as_units()),
            Self::Flag(flag) => Some(f64::from(u8::from(*flag))),
            _ => None,
        }
    }

    /// The text of a text or a choice.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Choice(text) => Some(text),
            _ => None,
        }
    }

    /// The value as JSON that tells its own type, for patches and custom fields.
    pub fn to_tagged_json(&self) -> Json {
        match self {
            Self::Empty => Json::Null,
            Self::Text(text) => json!(text),
            Self::Number(number) => json!(number),
            Self::Whole(whole) => json!({ "whole": whole }),
            Self::Flag(flag) => json!(flag),
            Self::Date(date) => json!({ "date": date.to_string() }),
            Self::Money(money) => money_to_json(*money),
            Self::Choice(code) => json!({ "choice": code }),
            Self::Ref(uid) => json!({ "ref": uid.to_string() }),
            Self::Map(entries) => {
                let mut members = JsonMap::new();
                for (key, value) in entries {
                    members.insert(key.clone(), value.to_tagged_json());
                }
                json!({ "map": members })
            }
        }
    }

    /// Reads what [`Value::to_tagged_json`] wrote; `None` where it is something else.
    pub fn from_tagged_json(json: &Json) -> Option<Self> {
        match json {
            Json::Null => Some(Self::Empty),
            Json::String(text) => Some(Self::Text(text.clone())),
            Json::Bool(flag) => Some(Self::Flag(*flag)),
            Json::Number(number) => number.as_f64().filter(|n| n.is_finite()).map(Self::Number),
            Json::Object(members) => Self::from_tagged_object(members),
            Json::Array(_) => None,
        }
    }

    fn from_tagged_object(members: &JsonMap<String, Json>) -> Option<Self> {
        if members.contains_key("minor") {
            return money_from_json(members).map(Self::Money);
        }
        let (tag, inner) = members.iter().next().filter(|_| members.len() == 1)?;
        match tag.as_str() {
            "whole" => inner.as_i64().map(Self::Whole),
            "date" => inner.as_str()?.parse().ok().map(Self::Date),
            "choice" => Some(Self::Choice(inner.as_str()?.to_owned())),
            "ref" => inner.as_str()?.parse().ok().map(Self::Ref),
            "map" => {
                let mut entries = BTreeMap::new();
                for (key, value) in inner.as_object()? {
                    entries.insert(key.clone(), Self::from_tagged_json(value)?);
                }
                Some(Self::Map(entries))
            }
            _ => None,
        }
    }
}

/// Money as JSON: `{"currency":"GBP","minor":120000}`.
pub(super) fn money_to_json(money: Money) -> Json {
    json!({ "currency": money.currency.code(), "minor": money.minor })
}

/// Reads money from its JSON members; `None` where one is missing or foreign.
pub(super) fn money_from_json(members: &JsonMap<String, Json>) -> Option<Money> {
    let minor = members.get("minor")?.as_i64()?;
    let currency: Currency = members.get("currency")?.as_str()?.parse().ok()?;
    (members.len() == 2).then(|| Money::new(minor, currency))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tagged_json_round_trips() {
        let date = NaiveDate::from_ymd_opt(2028, 2, 29).unwrap();
        let map = BTreeMap::from([("2027-04".to_owned(), Value::Whole(480))]);
        for value in [
            Value::Empty,
            Value::Text("a".into()),
            Value::Number(0.1),
            Value::Whole(i64::MAX),
            Value::Flag(true),
            Value::Date(date),
            Value::Money(Money::new(-5, Currency::EUR)),
            Value::Choice("at_risk".into()),
            Value::Ref(Uid(7)),
            Value::Map(map),
        ] {
            let text = value.to_tagged_json().to_string();
            let json: Json = serde_json::from_str(&text).unwrap();
            assert_eq!(Value::from_tagged_json(&json).as_ref(), Some(&value), "{text}");
        }
    }

    #[test]
    fn every_number_survives_being_written() {
        let mut seed = 1_u64;
        for _ in 0..20_000 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let number = f64::from_bits(seed ^ (seed >> 31));
            let value = Value::Number(number);
            let text = value.to_tagged_json().to_string();
            let read = serde_json::from_str(&text).ok();
            let read = read.as_ref().and_then(Value::from_tagged_json);
            assert!(!number.is_finite() || read == Some(value), "{text}");
        }
    }

    #[test]
    fn foreign_json_is_refused() {
        for text in [
            "[]",
            "{}",
            r#"{"date":"2027-02-30"}"#,
            r#"{"date":5}"#,
            r#"{"ref":"x"}"#,
            r#"{"whole":1.5}"#,
            r#"{"minor":5}"#,
            r#"{"minor":5,"currency":"£"}"#,
            r#"{"minor":5,"currency":"GBP","rate":1}"#,
            r#"{"date":"2027-01-01","whole":1}"#,
            r#"{"map":{"a":[]}}"#,
        ] {
            let json: Json = serde_json::from_str(text).unwrap();
            assert_eq!(Value::from_tagged_json(&json), None, "{text}");
        }
    }
}
