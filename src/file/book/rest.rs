//! What the cells of a record cannot say, as JSON beside the fingerprint of those cells.

use super::PIECE_CHARS;
use crate::edit::FieldKey;
use crate::file::out::Said;
use crate::model::Value;
use crate::model::record::Record;
use serde_json::{Map, Value as Json, json};

/// The rest of one field: what it is while its cells have this fingerprint.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldRest {
    /// The fingerprint of the cells.
    pub cells: String,
    /// The value of the field.
    pub value: Value,
    /// The texts as typed of the field and its entries, by their keys.
    pub raw: Vec<(String, String)>,
}

impl FieldRest {
    /// As JSON.
    pub fn to_json(&self) -> Json {
        let raw = self.raw.iter().map(|(key, text)| (key.clone(), json!(text)));
        json!({
            "cells": self.cells,
            "raw": Json::Object(raw.collect()),
            "value": self.value.to_tagged_json(),
        })
    }

    /// From JSON; none where it has another form.
    pub fn from_json(json: &Json) -> Option<Self> {
        let raw = json.get("raw")?.as_object()?.iter();
        let raw = raw.map(|(key, text)| Some((key.clone(), text.as_str()?.to_owned())));
        Some(Self {
            cells: json.get("cells")?.as_str()?.to_owned(),
            value: Value::from_tagged_json(json.get("value")?)?,
            raw: raw.collect::<Option<_>>()?,
        })
    }
}

/// The texts as typed that belong to a field: its own and those of its entries.
pub fn raws_of(record: &dyn Record, field: &FieldKey) -> Vec<(String, String)> {
    let own = field.to_string();
    let entries = format!("{own}:");
    let raw = record.base().raw.iter();
    let raw = raw.filter(|(key, _)| **key == own || key.starts_with(&entries));
    raw.map(|(key, text)| (key.clone(), text.clone())).collect()
}

/// What of a record belongs to no column: its order, members nobody knows, other texts as typed.
pub fn base_json(record: &dyn Record, told: &[String]) -> Map<String, Json> {
    let base = record.base();
    let mut members = Map::new();
    if !base.order.as_str().is_empty() {
        members.insert("order".into(), json!(base.order.as_str()));
    }
    if !base.extra.is_empty() {
        members.insert("extra".into(), json!(base.extra));
    }
    let raw = base.raw.iter().filter(|(key, _)| !told.contains(key));
    let raw: Map<String, Json> = raw.map(|(key, text)| (key.clone(), json!(text))).collect();
    if !raw.is_empty() {
        members.insert("raw".into(), Json::Object(raw));
    }
    members
}

/// A long text in cells.
pub fn pieces(text: &str) -> Vec<Said> {
    let signs: Vec<char> = text.chars().collect();
    signs.chunks(PIECE_CHARS).map(|part| Said::Text(part.iter().collect())).collect()
}
