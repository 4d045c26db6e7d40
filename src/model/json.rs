//! Records as JSON, written and read by their descriptors; compiled once for all types.
//!
//! A member that does not fit its field, or that no field claims, is kept as it was found, so
//! a file of a newer minor version loses nothing by passing through this one.

use super::RecordKind;
use super::field::{ENTRIES_MAX, Kind};
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
        match record.value_at(index) {
            value if value.is_empty() => {}
            value @ Value::Map(_) => put_entries(&mut members, field.key, plain_json(&value)),
            value => _ = members.insert(field.key.into(), plain_json(&value)),
        }
    }
    if !base.order.as_str().is_empty() {
        members.insert("order".into(), json!(base.order.as_str()));
    }
    if !base.raw.is_empty() {
        put_entries(&mut members, "raw", json!(base.raw));
    }
    if !base.custom.is_empty() {
        let mut custom = JsonMap::new();
        for (uid, value) in &base.custom {
            custom.insert(uid.to_string(), value.to_tagged_json());
        }
        put_entries(&mut members, "custom", Json::Object(custom));
    }
    Json::Object(members)
}

/// Puts entries in beside those of the same member that could not be read.
fn put_entries(members: &mut JsonMap<String, Json>, key: &str, entries: Json) {
    match (members.get_mut(key), entries) {
        (Some(Json::Object(unread)), Json::Object(mut entries)) => unread.append(&mut entries),
        (_, entries) => _ = members.insert(key.to_owned(), entries),
    }
}

/// Reads a record; `None` where it is not an object with an id.
pub fn record_from_json(kind: RecordKind, json: Json) -> Option<Arc<dyn Record>> {
    let Json::Object(mut members) = json else { return None };
    let uid: Uid = members.remove("id")?.as_str()?.parse().ok()?;
    let mut shared = kind.empty(uid);
    let record = Arc::get_mut(&mut shared)?;
    for (index, field) in kind.fields().iter().enumerate() {
        let Some(json) = members.remove(field.key) else { continue };
        if let Some(unread) = read_field(record, index, field.kind, json) {
            record.base_mut().extra.insert(field.key.to_owned(), unread);
        }
    }
    read_base(record, &mut members);
    record.base_mut().extra.extend(members);
    Some(shared)
}

/// Reads a member into its field and returns what of it could not be read. Of a map that holds
/// what cannot be read, the other entries are read all the same.
fn read_field(record: &mut dyn Record, index: usize, kind: Kind, json: Json) -> Option<Json> {
    let fitting = |kind: Kind, json: &Json| {
        value_from_json(kind, json).filter(|value| kind.check(value).is_ok())
    };
    let value = fitting(kind, &json);
    if value.is_some_and(|value| record.set_at(index, value).is_ok()) {
        return None;
    }
    let (Kind::Map(key_kind, entry_kind), Json::Object(members)) = (kind, &json) else {
        return Some(json);
    };
    let (mut read, mut unread) = (BTreeMap::new(), JsonMap::new());
    for (key, json) in members {
        let value = fitting(*entry_kind, json).filter(|_| key_kind.check(key).is_ok());
        let alone = |value: &Value| Value::Map(BTreeMap::from([(key.clone(), value.clone())]));
        match value {
            Some(value)
                if read.len() < ENTRIES_MAX && record.set_at(index, alone(&value)).is_ok() =>
            {
                read.insert(key.clone(), value);
            }
            _ => _ = unread.insert(key.clone(), json.clone()),
        }
    }
    let read = if read.is_empty() { Value::Empty } else { Value::Map(read) };
    match record.set_at(index, read) {
        Ok(()) => Some(Json::Object(unread)),
        Err(_) => Some(json),
    }
}

fn read_base(record: &mut dyn Record, members: &mut JsonMap<String, Json>) {
    let base = record.base_mut();
    take(members, "order", |json| {
        base.order = OrderKey::parse(json.as_str()?)?;
        Some(())
    });
    take_entries(members, "raw", |key, text| {
        base.raw.insert(key.to_owned(), text.as_str()?.to_owned());
        Some(())
    });
    take_entries(members, "custom", |uid, value| {
        base.custom.insert(uid.parse().ok()?, Value::from_tagged_json(value)?);
        Some(())
    });
}

/// Takes the entries of a member out that can be read, and leaves the others where they were.
fn take_entries(
    members: &mut JsonMap<String, Json>,
    key: &str,
    mut read: impl FnMut(&str, &Json) -> Option<()>,
) {
    let Some(Json::Object(entries)) = members.get_mut(key) else { return };
    let is_given = !entries.is_empty();
    entries.retain(|key, json| read(key, json).is_none());
    if is_given && entries.is_empty() {
        members.remove(key);
    }
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
            format!(r#"{{"custom":{{"{ID}":5.5,"x":1}},"id":"{ID}","raw":{{"a":"b","c":1}}}}"#),
            format!(r#"{{"custom":7,"id":"{ID}","raw":"late spring"}}"#),
        ];
        for text in texts {
            let record = read(RecordKind::Project, &text).unwrap();
            assert_eq!(record_to_json(record.as_ref()).to_string(), text);
        }
    }

    #[test]
    fn an_entry_that_cannot_be_read_hides_no_other() {
        let minutes = r#"{"2027-01":480,"2027-02":-5,"2027-03":"n/a","late":60}"#;
        let text = format!(r#"{{"id":"{ID}","minutes":{minutes}}}"#);
        let record = read(RecordKind::Demand, &text).unwrap();
        let read_entry = Value::Map(BTreeMap::from([("2027-01".into(), Value::Whole(480))]));
        assert_eq!(record.value("minutes"), read_entry);
        let unread = serde_json::from_str(r#"{"2027-02":-5,"2027-03":"n/a","late":60}"#).unwrap();
        assert_eq!(record.base().extra, BTreeMap::from([("minutes".to_owned(), unread)]));
        assert_eq!(record_to_json(record.as_ref()).to_string(), text);
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
