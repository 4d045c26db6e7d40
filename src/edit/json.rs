//! Patches, labels and history entries as JSON: in the log, in scenarios, under revisions.

use super::command::{Label, Verb};
use super::history::{Change, Entry, EntryKind, Stamp};
use super::patch::{FieldKey, Patch};
use crate::model::json::{record_from_json, record_to_json};
use crate::model::record::RecordRef;
use crate::model::{RecordKind, Value};
use serde_json::{Map as JsonMap, Value as Json, json};
use std::collections::BTreeMap;

/// A record's name as text: `projects/` and its id.
pub fn at_to_text(at: RecordRef) -> String {
    format!("{}/{}", at.kind.key(), at.uid)
}

/// Reads a record's name.
pub fn at_from_text(text: &str) -> Option<RecordRef> {
    let (kind, uid) = text.split_once('/')?;
    Some(RecordRef { kind: RecordKind::from_key(kind)?, uid: uid.parse().ok()? })
}

/// A patch as JSON.
pub fn patch_to_json(patch: &Patch) -> Json {
    match patch {
        Patch::Add(record) => {
            json!({ "add": record_to_json(record.as_ref()), "in": record.kind().key() })
        }
        Patch::Remove(record) => {
            json!({ "remove": record_to_json(record.as_ref()), "in": record.kind().key() })
        }
        Patch::Set { at, field, from, to } => json!({
            "at": at_to_text(*at),
            "field": field.to_string(),
            "from": from.to_tagged_json(),
            "to": to.to_tagged_json(),
        }),
        Patch::SetEntry { at, field, entry, from, to } => json!({
            "at": at_to_text(*at),
            "field": field.to_string(),
            "entry": entry,
            "from": from.to_tagged_json(),
            "to": to.to_tagged_json(),
        }),
    }
}

/// Reads a patch; `None` where it is none.
pub fn patch_from_json(json: &Json) -> Option<Patch> {
    let members = json.as_object()?;
    if let Some(kind) = members.get("in") {
        let kind = RecordKind::from_key(kind.as_str()?)?;
        let read = |json: &Json| record_from_json(kind, json.clone());
        return match (members.get("add"), members.get("remove")) {
            (Some(record), None) => read(record).map(Patch::Add),
            (None, Some(record)) => read(record).map(Patch::Remove),
            _ => None,
        };
    }
    let at = at_from_text(members.get("at")?.as_str()?)?;
    let field = FieldKey::parse(at.kind, members.get("field")?.as_str()?)?;
    let from = Value::from_tagged_json(members.get("from")?)?;
    let to = Value::from_tagged_json(members.get("to")?)?;
    let entry = match members.get("entry") {
        Some(entry) => Some(entry.as_str()?.to_owned()),
        None => None,
    };
    let fits = [&from, &to].into_iter().all(|value| fits(&field, at.kind, entry.as_deref(), value));
    fits.then_some(match entry {
        None => Patch::Set { at, field, from, to },
        Some(entry) => Patch::SetEntry { at, field, entry, from, to },
    })
}

/// Whether a value is one that a builtin field, or an entry of it, can hold. Analyses rely on the
/// limits of fields, so what comes from a log or a scenario has to keep them as well.
fn fits(field: &FieldKey, kind: RecordKind, entry: Option<&str>, value: &Value) -> bool {
    let FieldKey::Builtin(key) = field else { return true };
    let value = match entry {
        Some(_) if value.is_empty() => return true,
        Some(entry) => &Value::Map(BTreeMap::from([(entry.to_owned(), value.clone())])),
        None => value,
    };
    value.is_empty() || kind.field(key).is_some_and(|field| field.check(value).is_ok())
}

/// Reads a patch from its text.
pub fn patch_from_text(text: &str) -> Option<Patch> {
    serde_json::from_str(text).ok().and_then(|json| patch_from_json(&json))
}

/// A history entry as JSON, one line of the log.
pub fn entry_to_json(entry: &Entry) -> Json {
    let label = &entry.change.label;
    let patches: Vec<Json> = entry.change.patches.iter().map(patch_to_json).collect();
    let mut members = JsonMap::new();
    members.insert("seq".into(), json!(entry.seq));
    match entry.kind {
        EntryKind::Do => {}
        EntryKind::Undo(seq) => _ = members.insert("undo".into(), json!(seq)),
        EntryKind::Redo(seq) => _ = members.insert("redo".into(), json!(seq)),
    }
    members.insert(
        "label".into(),
        json!({
            "verb": label.verb.code(),
            "kind": label.kind.key(),
            "field": label.field,
            "name": label.name,
            "count": label.count,
        }),
    );
    members.insert("at_ms".into(), json!(entry.stamp.at_ms));
    members.insert("actor".into(), json!(entry.stamp.actor));
    members.insert("name".into(), json!(entry.stamp.display_name));
    members.insert("parent".into(), json!(entry.parent));
    members.insert("revision".into(), json!(entry.revision));
    if !entry.joined.is_empty() {
        members.insert("joined".into(), json!(entry.joined));
    }
    members.insert("patches".into(), Json::Array(patches));
    Json::Object(members)
}

/// Reads a history entry; `None` where it is none.
pub fn entry_from_json(json: &Json) -> Option<Entry> {
    let text = |key: &str| json.get(key).and_then(Json::as_str).map(str::to_owned);
    let number = |key: &str| json.get(key).and_then(Json::as_u64);
    let kind = match (number("undo"), number("redo")) {
        (None, None) => EntryKind::Do,
        (Some(seq), None) => EntryKind::Undo(seq),
        (None, Some(seq)) => EntryKind::Redo(seq),
        _ => return None,
    };
    let label = json.get("label")?;
    let label = Label {
        verb: Verb::from_code(label.get("verb")?.as_str()?)?,
        kind: RecordKind::from_key(label.get("kind")?.as_str()?)?,
        field: label.get("field").and_then(Json::as_str).map(str::to_owned),
        name: label.get("name")?.as_str()?.to_owned(),
        count: u32::try_from(label.get("count")?.as_u64()?).ok()?,
    };
    let patches = json.get("patches")?.as_array()?;
    let patches = patches.iter().map(patch_from_json).collect::<Option<Vec<_>>>()?;
    let joined = match json.get("joined") {
        Some(revisions) => {
            let revisions = revisions.as_array()?.iter();
            let text = |revision: &Json| revision.as_str().map(str::to_owned);
            revisions.map(text).collect::<Option<Vec<_>>>()?
        }
        None => Vec::new(),
    };
    Some(Entry {
        seq: number("seq")?,
        kind,
        change: Change { label, patches },
        stamp: Stamp {
            at_ms: json.get("at_ms")?.as_i64()?,
            actor: text("actor")?,
            display_name: text("name")?,
        },
        parent: text("parent")?,
        revision: text("revision")?,
        joined,
    })
}
