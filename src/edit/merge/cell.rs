//! What merges as one: a field or an entry of one, with the text as typed and what a file said of
//! it that cannot be read. A value and a text that could not be read exclude each other, so they
//! are never taken from different sides.

use crate::edit::patch::{FieldKey, entries_of};
use crate::model::field::{FieldError, Kind};
use crate::model::record::Record;
use crate::model::{RecordKind, Uid, Value};
use serde_json::{Map as JsonMap, Value as Json};
use std::collections::{BTreeMap, BTreeSet};

/// The smallest thing of a record that two people can differ in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// The field.
    pub field: FieldKey,
    /// The entry of a map field; none where the field is merged as a whole.
    pub entry: Option<String>,
}

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The value.
    pub value: Value,
    /// Texts as typed that could not be read, by their key in the record.
    pub raw: BTreeMap<String, String>,
    /// What a file said of it and this version does not understand.
    pub unread: Option<Json>,
}

impl State {
    /// Whether nothing stands there.
    pub fn is_empty(&self) -> bool {
        self.value.is_empty() && self.raw.is_empty() && self.unread.is_none()
    }
}

/// The field a text as typed belongs to; none where it is a remark of its own.
fn owner(kind: RecordKind, raw_key: &str) -> Option<FieldKey> {
    match raw_key.split_once(':') {
        Some(("custom", rest)) => {
            let uid = rest.split_once(':').map_or(rest, |(uid, _)| uid);
            uid.parse::<Uid>().ok().map(FieldKey::Custom)
        }
        Some((field, _)) => FieldKey::builtin(kind, field),
        None => FieldKey::builtin(kind, raw_key),
    }
}

/// The custom values of a record that cannot be read, by their field.
fn unread_custom(record: &dyn Record) -> Option<&JsonMap<String, Json>> {
    record.base().extra.get("custom").and_then(Json::as_object)
}

/// All cells in which any of these records, which are of one type, holds something.
pub(super) fn cells(records: [&dyn Record; 3]) -> BTreeSet<Cell> {
    let [first, ..] = records;
    let kind = first.kind();
    let mut found = BTreeSet::from([Cell { field: FieldKey::Order, entry: None }]);
    for field in kind.fields() {
        let key = FieldKey::Builtin(field.key);
        let entries = match field.kind {
            Kind::Map(..) => entry_keys(records, field.key),
            _ => None,
        };
        match entries {
            Some(entries) => found
                .extend(entries.into_iter().map(|e| Cell { field: key.clone(), entry: Some(e) })),
            None => _ = found.insert(Cell { field: key, entry: None }),
        }
    }
    for record in records {
        let base = record.base();
        let mut whole = |field: FieldKey| _ = found.insert(Cell { field, entry: None });
        base.custom.keys().for_each(|uid| whole(FieldKey::Custom(*uid)));
        for key in base.raw.keys() {
            match owner(kind, key) {
                Some(FieldKey::Custom(uid)) => whole(FieldKey::Custom(uid)),
                Some(_) => {}
                None => whole(FieldKey::Raw(key.clone())),
            }
        }
        for (key, json) in &base.extra {
            match (key.as_str(), json) {
                ("custom", Json::Object(entries)) => {
                    for uid in entries.keys().filter_map(|uid| uid.parse().ok()) {
                        whole(FieldKey::Custom(uid));
                    }
                    // What names no field at all is kept as one.
                    if entries.keys().any(|uid| uid.parse::<Uid>().is_err()) {
                        whole(FieldKey::Extra(key.clone()));
                    }
                }
                _ if kind.field(key).is_some() => {}
                _ => whole(FieldKey::Extra(key.clone())),
            }
        }
    }
    found
}

/// The entries of a map field; `None` where a text or member stands for the field as a whole, so
/// that its entries cannot be told apart on every side.
fn entry_keys(records: [&dyn Record; 3], field: &str) -> Option<BTreeSet<String>> {
    let mut keys = BTreeSet::new();
    let prefix = format!("{field}:");
    for record in records {
        let base = record.base();
        if base.raw.contains_key(field) {
            return None;
        }
        match base.extra.get(field) {
            None => {}
            Some(Json::Object(entries)) => keys.extend(entries.keys().cloned()),
            Some(_) => return None,
        }
        keys.extend(entries_of(record.value(field)).into_keys());
        keys.extend(base.raw.keys().filter_map(|key| key.strip_prefix(&prefix)).map(str::to_owned));
    }
    Some(keys)
}

impl Cell {
    /// The whole of a field.
    pub fn whole(field: FieldKey) -> Self {
        Self { field, entry: None }
    }

    /// Whether a text as typed with this key is one of the cell.
    fn owns(&self, kind: RecordKind, raw_key: &str) -> bool {
        match (&self.field, &self.entry) {
            (FieldKey::Raw(key), _) => key == raw_key,
            (FieldKey::Order | FieldKey::Extra(_), _) => false,
            (field, Some(entry)) => raw_key == format!("{field}:{entry}"),
            (field, None) => owner(kind, raw_key).as_ref() == Some(field),
        }
    }

    /// What stands in the cell.
    pub(super) fn read(&self, record: &dyn Record) -> State {
        let base = record.base();
        let kind = record.kind();
        let raw = base.raw.iter().filter(|(key, _)| self.owns(kind, key));
        let raw = raw.map(|(key, text)| (key.clone(), text.clone())).collect();
        let (value, unread) = match (&self.field, &self.entry) {
            (FieldKey::Raw(_), _) => (Value::Empty, None),
            (FieldKey::Extra(key), _) if key == "custom" => (Value::Empty, foreign_custom(record)),
            (FieldKey::Extra(key), _) => (Value::Empty, base.extra.get(key).cloned()),
            (FieldKey::Custom(uid), _) => {
                let unread = unread_custom(record).and_then(|all| all.get(&uid.to_string()));
                (self.field.read(record), unread.cloned())
            }
            (FieldKey::Builtin(key), Some(entry)) => {
                let value = entries_of(self.field.read(record)).remove(entry).unwrap_or_default();
                let unread = base.extra.get(*key).and_then(|all| all.get(entry));
                (value, unread.cloned())
            }
            (FieldKey::Builtin(key), None) => {
                (self.field.read(record), base.extra.get(*key).cloned())
            }
            (FieldKey::Order, _) => (self.field.read(record), None),
        };
        State { value, raw, unread }
    }

    /// Puts a state into the cell.
    ///
    /// # Errors
    /// A [`FieldError`] where the value is of another kind.
    pub(super) fn write(&self, record: &mut dyn Record, state: &State) -> Result<(), FieldError> {
        let kind = record.kind();
        let raw = &mut record.base_mut().raw;
        raw.retain(|key, _| !self.owns(kind, key));
        raw.extend(state.raw.iter().map(|(key, text)| (key.clone(), text.clone())));
        self.write_unread(record, state.unread.clone());
        match (&self.field, &self.entry) {
            (FieldKey::Raw(_) | FieldKey::Extra(_), _) => Ok(()),
            (field, None) => field.write(record, state.value.clone()),
            (field, Some(entry)) => {
                let mut entries = entries_of(field.read(record));
                match &state.value {
                    Value::Empty => entries.remove(entry),
                    value => entries.insert(entry.clone(), value.clone()),
                };
                let all = if entries.is_empty() { Value::Empty } else { Value::Map(entries) };
                field.write(record, all)
            }
        }
    }

    /// Puts back what a record of this type had that no field reads.
    fn write_unread(&self, record: &mut dyn Record, unread: Option<Json>) {
        let (member, inside) = match (&self.field, &self.entry) {
            (FieldKey::Builtin(key), entry) => ((*key).to_owned(), entry.clone()),
            (FieldKey::Custom(uid), _) => ("custom".to_owned(), Some(uid.to_string())),
            (FieldKey::Extra(key), _) if key == "custom" => {
                return write_foreign_custom(record, unread);
            }
            (FieldKey::Extra(key), _) => (key.clone(), None),
            (FieldKey::Raw(_) | FieldKey::Order, _) => return,
        };
        let extra = &mut record.base_mut().extra;
        let Some(entry) = inside else {
            match unread {
                Some(json) => _ = extra.insert(member, json),
                None => _ = extra.remove(&member),
            }
            return;
        };
        let mut entries = match extra.remove(&member) {
            Some(Json::Object(entries)) => entries,
            Some(other) => {
                extra.insert(member, other);
                return;
            }
            None => JsonMap::new(),
        };
        match unread {
            Some(json) => _ = entries.insert(entry, json),
            None => _ = entries.remove(&entry),
        }
        if !entries.is_empty() {
            extra.insert(member, Json::Object(entries));
        }
    }
}

/// What of the custom values names no field: as a whole, since nothing tells its parts apart.
fn foreign_custom(record: &dyn Record) -> Option<Json> {
    match record.base().extra.get("custom") {
        Some(Json::Object(entries)) => {
            let foreign = entries.iter().filter(|(uid, _)| uid.parse::<Uid>().is_err());
            let foreign: JsonMap<String, Json> =
                foreign.map(|(uid, json)| (uid.clone(), json.clone())).collect();
            (!foreign.is_empty()).then_some(Json::Object(foreign))
        }
        other => other.cloned(),
    }
}

fn write_foreign_custom(record: &mut dyn Record, unread: Option<Json>) {
    let extra = &mut record.base_mut().extra;
    let mut entries = match extra.remove("custom") {
        Some(Json::Object(entries)) => entries,
        _ => JsonMap::new(),
    };
    entries.retain(|uid, _| uid.parse::<Uid>().is_ok());
    match unread {
        Some(Json::Object(foreign)) => entries.extend(foreign),
        // A member of another sort leaves no room for values that can be told apart.
        Some(other) => {
            extra.insert("custom".to_owned(), other);
            return;
        }
        None => {}
    }
    if !entries.is_empty() {
        extra.insert("custom".to_owned(), Json::Object(entries));
    }
}
