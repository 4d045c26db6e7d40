//! Records as JSON, written and read by their descriptors; compiled once for all types.
//!
//! A member that does not fit its field, or that no field claims, is kept as it was found, so
//! a file of a newer minor version loses nothing by passing through this one.

use super::RecordKind;
use super::field::Kind;
use super::id::Uid;
use super::order::OrderKey;
use super::record::Record;
use super::value::{Value, money_from_json, money_to_json};
use serde_json::{Map as JsonMap, Value as Json, json};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A record as a JSON object: id, its fields that are not empty, and what it carries beside.
pub fn record_to_json(record: &dyn Record) -> Json {
    let mut members = JsonMap::new();
    let base = record.base();
    for (key, json) in &base.extra {
        members.insert(key.clone(), json.clone());
    }
    members.insert("id".into(), json!(record.uid().to_string()));
    for (index, field) in record.kind().fields().iter().enumerate() {
        let value = record.value_at(index);
        if !value.is_empty() {
            members.insert(field.key.into(), plain_json(&value));
        }
    }
    if !base.order.as_str().is_empty() {
        members.insert("order".into(), json!(base.order.as_str()));
    }
    if !base.raw.is_empty() {
        members.insert("raw".into(), json!(base.raw));
    }
    if !base.custom.is_empty() {
        let mut custom = JsonMap::new();
        for (uid, value) in &base.custom {
            custom.insert(uid.to_string(), value.to_tagged_json());
        }
        members.insert("custom".into(), Json::Object(custom));
    }
    Json::Object(members)
}

/// Reads a record; `None` where it is not an object with an id.
pub fn record_from_json(kind: RecordKind, json: Json) -> Option<Arc<dyn Record>> {
    let Json::Object(mut members) = json else { return None };
    let uid: Uid = members.remove("id")?.as_str()?.parse().ok()?;
    let mut shared = kind.empty(uid);
    let record = Arc::get_mut(&mut shared)?;
    for (index, field) in kind.fields().iter().enumerate() {
        let Some(json) = members.remove(field.key) else { continue };
        let value = value_from_json(field.kind, &json);
        let fits = value.filter(|value| field.kind.check(value).is_ok());
        let set = fits.is_some_and(|value| record.set_at(index, value).is_ok());
        if !set {
            record.base_mut().extra.insert(field.key.to_owned(), json);
        }
    }
    read_base(record, &mut members);
    record.base_mut().extra.extend(members);
    Some(shared)
}

fn read_base(record: &mut dyn Record, members: &mut JsonMap<String, Json>) {
    let base = record.base_mut();
    take(members, "order", |json| {
        base.order = OrderKey::parse(json.as_str()?)?;
        Some(())
    });
    take(members, "raw", |json| {
        let mut raw = BTreeMap::new();
        for (key, text) in json.as_object()? {
            raw.insert(key.clone(), text.as_str()?.to_owned());
        }
        base.raw = raw;
        Some(())
    });
    take(members, "custom", |json| {
        let mut custom = BTreeMap::new();
        for (uid, value) in json.as_object()? {
            custom.insert(uid.parse().ok()?, Value::from_tagged_json(value)?);
        }
        base.custom = custom;
        Some(())
    });
}

/// Takes a member out if it can be read, and leaves it among the unknown ones if not.
fn take(members: &mut JsonMap<String, Json>, key: &str, mut read: impl FnMut(&Json) -> Option<()>) {
    if members.get(key).and_then(&mut read).is_some() {
        members.remove(key);
    }
}

/// A value as plain JSON, readable without tags because the descriptor tells its kind.
fn plain_json(value: &Value) -> Json {
    match value {
        Value::Empty => Json::Null,
        Value::Text(text) | Value::Choice(text) => json!(text),
        Value::Number(number) => json!(number),
        Value::Whole(whole) => json!(whole),
        Value::Flag(flag) => json!(flag),
        Value::Date(date) => json!(date.to_string()),
        Value::Money(money) => money_to_json(*money),
        Value::Ref(uid) => json!(uid.to_string()),
        Value::Map(entries) => {
            let mut members = JsonMap::new();
            for (key, value) in entries {
                members.insert(key.clone(), plain_json(value));
            }
            Json::Object(members)
        }
    }
}

/// Reads plain JSON as a value of a kind; `None` where it is something else.
fn value_from_json(kind: Kind, json: &Json) -> Option<Value> {
    match kind {
        Kind::Text { .. } | Kind::Currency => json.as_str().map(|text| Value::Text(text.into())),
        Kind::Choice(_) => json.as_str().map(|code| Value::Choice(code.into())),
        Kind::Number { .. } => json.as_f64().map(Value::Number),
        Kind::Whole { .. } => json.as_i64().map(Value::Whole),
        Kind::Flag => json.as_bool().map(Value::Flag),
        Kind::Date => json.as_str()?.parse().ok().map(Value::Date),
        Kind::Money => money_from_json(json.as_object()?).map(Value::Money),
        Kind::Ref(..) => json.as_str()?.parse().ok().map(Value::Ref),
        Kind::Map(_, entry) => {
            let mut entries = BTreeMap::new();
            for (key, json) in json.as_object()? {
                entries.insert(key.clone(), value_from_json(*entry, json)?);
            }
            Some(Value::Map(entries))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(kind: RecordKind, text: &str) -> Option<Arc<dyn Record>> {
        record_from_json(kind, serde_json::from_str(text).unwrap())
    }

    const ID: &str = "00000000-0000-0000-0000-000000000001";

    #[test]
    fn what_is_not_understood_passes_through() {
        let texts = [
            format!(r#"{{"cost":{{"currency":"GBP","minor":5}},"id":"{ID}","name":"Atlas"}}"#),
            // A status of a newer version, a date that is none, a member nobody knows.
            format!(
                r#"{{"finish":"soon","id":"{ID}","moon":[1,{{"a":null}}],"status":"eclipsed"}}"#
            ),
            format!(r#"{{"id":"{ID}","raw":{{"finish":"late spring"}}}}"#),
            format!(r#"{{"custom":{{"{ID}":{{"date":"2027-04-01"}}}},"id":"{ID}","order":"n"}}"#),
            format!(r#"{{"custom":{{"{ID}":[]}},"id":"{ID}","order":"?","raw":{{"a":1}}}}"#),
        ];
        for text in texts {
            let record = read(RecordKind::Project, &text).unwrap();
            assert_eq!(record_to_json(record.as_ref()).to_string(), text);
        }
    }

    #[test]
    fn every_record_type_keeps_what_it_does_not_understand() {
        for kind in RecordKind::ALL {
            // No field takes a list, so the first field's member cannot be read either.
            let first = kind.fields()[0].key;
            let mut members = JsonMap::from_iter([
                ("id".to_owned(), json!(ID)),
                ("moon".to_owned(), json!([1, null])),
                ("raw".to_owned(), json!({ "other": "as typed" })),
                ("custom".to_owned(), json!({ ID: true })),
            ]);
            members.insert(first.to_owned(), json!([first]));
            let text = Json::Object(members).to_string();
            let record = read(kind, &text).unwrap();
            assert_eq!(record_to_json(record.as_ref()).to_string(), text, "{}", kind.key());
        }
    }

    #[test]
    fn without_an_id_there_is_no_record() {
        for text in ["[]", "null", "{}", r#"{"id":5}"#, r#"{"id":"x"}"#] {
            assert!(read(RecordKind::Project, text).is_none(), "{text}");
        }
    }
}
