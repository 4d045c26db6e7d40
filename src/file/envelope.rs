//! The workspace file: one JSON object with sorted keys, a hash and the revisions behind it.
//!
//! Writing what was read gives the same bytes, so a file can be compared, versioned and
//! trusted. Nothing in it tells when it was written.
//!
//! The hash covers the tables. Around them every member has one form, so damage there is noticed
//! too, except where it turns a hexadecimal digit of an id or a revision into another one.

use super::limits::{self, Excess};
use super::migrate::{newest, tables_to_newest};
use crate::model::json::{record_from_json, record_to_json};
use crate::model::{RecordKind, Uid, Workspace};
use crate::order::set_of;
use serde_json::{Value as Json, value::RawValue};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The format's name; a file without it is foreign.
pub const FORMAT: &str = "plumbline-workspace";
/// The newest envelope this version reads and the one it writes.
pub const FORMAT_VERSION: u64 = 1;
/// The newest record schema this version reads and the one it writes.
pub const SCHEMA: u64 = 1;
/// Most revisions a file names.
pub const LINEAGE_MAX: usize = 1_000;
/// Largest workspace file, in bytes.
pub const BYTES_MAX: usize = 256 * 1024 * 1024;

/// A document: the workspace with its revision and those before it.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The workspace.
    pub workspace: Workspace,
    /// Its revision.
    pub revision: String,
    /// The newest revisions before it, oldest first.
    pub lineage: Vec<String>,
}

/// Why a file is not opened. Nothing changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// There is nothing in it.
    Empty,
    /// Larger than this many bytes.
    TooLarge(usize),
    /// Not a JSON object; damaged at this line and column, or another sort of file.
    NotJson(usize, usize),
    /// JSON, but not a workspace file.
    Foreign,
    /// Written by a newer version: format version and schema.
    Newer(u64, u64),
    /// A part is missing or not of its form.
    Damaged(&'static str),
    /// The bytes of the workspace are not the ones that were hashed.
    HashDiffers,
    /// A record cannot be read: its table and place in it, counted from 1.
    Record(String, usize),
    /// It has more of something than is read.
    Excess(Excess),
    /// Two records share this id in a table.
    DuplicateId(String, Uid),
}

impl Document {
    /// A document with its first revision.
    pub fn new(workspace: Workspace) -> Self {
        Self { workspace, revision: crate::edit::REVISION_NONE.to_owned(), lineage: Vec::new() }
    }
}

/// Writes a document as a workspace file.
pub fn write(document: &Document) -> String {
    let body = workspace_text(&document.workspace);
    let lineage: Vec<String> =
        document.lineage.iter().map(|revision| Json::from(revision.as_str()).to_string()).collect();
    format!(
        "{{\n\"format\":\"{FORMAT}\",\n\"format_version\":{FORMAT_VERSION},\n\"lineage\":[{}],\n\
         \"revision\":{},\n\"schema\":{},\n\"sha256\":\"{}\",\n\"workspace\":{body},\n\
         \"workspace_id\":\"{}\"\n}}\n",
        lineage.join(","),
        Json::from(document.revision.as_str()),
        newest(),
        sha256_hex(body.as_bytes()),
        document.workspace.uid,
    )
}

/// The tables as JSON: a record a line, so that two files compare line by line.
fn workspace_text(workspace: &Workspace) -> String {
    let mut members: BTreeMap<&str, String> = BTreeMap::new();
    for (key, json) in &workspace.extra {
        members.insert(key, json.to_string());
    }
    for kind in RecordKind::ALL {
        let rows = workspace.rows(kind);
        if rows.is_empty() {
            continue;
        }
        let lines: Vec<String> =
            rows.iter().map(|record| record_to_json(record.as_ref()).to_string()).collect();
        members.insert(kind.key(), format!("[\n{}\n]", lines.join(",\n")));
    }
    let mut text = String::from("{");
    for (nth, (key, body)) in members.iter().enumerate() {
        let comma = if nth == 0 { "" } else { "," };
        // Writing into a string cannot fail.
        _ = write!(text, "{comma}\n{}:{body}", Json::from(*key));
    }
    text.push_str("\n}");
    text
}

/// Reads a workspace file.
///
/// # Errors
/// A [`FileFault`] that says what is wrong with it.
pub fn read(bytes: &[u8]) -> Result<Document, FileFault> {
    read_of_schema(bytes).map(|(document, _)| document)
}

/// The same, and in which schema it was written.
pub fn read_of_schema(bytes: &[u8]) -> Result<(Document, u64), FileFault> {
    let text = text_of(bytes)?;
    limits::check(text).map_err(FileFault::Excess)?;
    let members: BTreeMap<String, &RawValue> = serde_json::from_str(text).map_err(|error| {
        if error.is_data() {
            FileFault::Foreign
        } else {
            FileFault::NotJson(error.line(), error.column())
        }
    })?;
    let schema = check_versions(&members)?;
    let body = members.get("workspace").ok_or(FileFault::Damaged("workspace"))?.get();
    let hash: String = member(&members, "sha256")?;
    if sha256_hex(body.as_bytes()) != hash {
        return Err(FileFault::HashDiffers);
    }
    let id: String = member(&members, "workspace_id")?;
    let uid: Uid = id.parse().map_err(|_| FileFault::Damaged("workspace_id"))?;
    if uid.to_string() != id {
        return Err(FileFault::Damaged("workspace_id"));
    }
    let workspace = read_tables(uid, body, schema)?;
    let (revision, lineage) = read_revisions(&members)?;
    Ok((Document { workspace, revision, lineage }, schema))
}

/// The text of a file.
pub(super) fn text_of(bytes: &[u8]) -> Result<&str, FileFault> {
    if bytes.len() > BYTES_MAX {
        return Err(FileFault::TooLarge(BYTES_MAX));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| FileFault::NotJson(0, 0))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() { Err(FileFault::Empty) } else { Ok(text) }
}

/// The revision and those before it, which never name one twice.
fn read_revisions(
    members: &BTreeMap<String, &RawValue>,
) -> Result<(String, Vec<String>), FileFault> {
    let is_one = |text: &String| {
        let digit = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        text.len() == crate::edit::REVISION_NONE.len() && text.bytes().all(digit)
    };
    let revision: String = member(members, "revision")?;
    if !is_one(&revision) {
        return Err(FileFault::Damaged("revision"));
    }
    let lineage: Vec<String> = member(members, "lineage")?;
    let known = set_of(lineage.iter().chain([&revision]));
    let is_sound = lineage.iter().all(is_one) && known.len() == lineage.len() + 1;
    if is_sound { Ok((revision, lineage)) } else { Err(FileFault::Damaged("lineage")) }
}

/// The schema of a file that this version reads.
fn check_versions(members: &BTreeMap<String, &RawValue>) -> Result<u64, FileFault> {
    let format: Result<String, _> = member(members, "format");
    if format.as_deref() != Ok(FORMAT) {
        return Err(FileFault::Foreign);
    }
    let version: u64 = member(members, "format_version")?;
    let schema: u64 = member(members, "schema")?;
    match (version, schema) {
        _ if version > FORMAT_VERSION || schema > newest() => {
            Err(FileFault::Newer(version, schema))
        }
        (0, _) => Err(FileFault::Damaged("format_version")),
        (_, 0) => Err(FileFault::Damaged("schema")),
        _ => Ok(schema),
    }
}

fn member<T: serde::de::DeserializeOwned>(
    members: &BTreeMap<String, &RawValue>,
    key: &'static str,
) -> Result<T, FileFault> {
    let raw = members.get(key).ok_or(FileFault::Damaged(key))?;
    serde_json::from_str(raw.get()).map_err(|_| FileFault::Damaged(key))
}

fn read_tables(uid: Uid, body: &str, schema: u64) -> Result<Workspace, FileFault> {
    let tables = serde_json::from_str(body).ok();
    let newest = tables.and_then(|tables| tables_to_newest(tables, schema));
    let Some(Json::Object(members)) = newest else { return Err(FileFault::Damaged("workspace")) };
    let mut workspace = Workspace::new(uid);
    for (key, json) in members {
        let Some(kind) = RecordKind::from_key(&key) else {
            workspace.extra.insert(key, json);
            continue;
        };
        // Kept beside the tables it would be lost to the first record of this type.
        let Json::Array(rows) = json else { return Err(FileFault::Damaged(kind.key())) };
        for (nth, row) in rows.into_iter().enumerate() {
            let record = record_from_json(kind, row);
            let record = record.ok_or_else(|| FileFault::Record(key.clone(), nth + 1))?;
            let id = record.uid();
            if workspace.put(record).is_some() {
                return Err(FileFault::DuplicateId(key, id));
            }
        }
    }
    Ok(workspace)
}

/// The SHA-256 of bytes in lower-case hex.
pub fn sha256_hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // Writing into a string cannot fail.
        _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Project, Typed};
    use std::sync::Arc;

    fn document() -> Document {
        let mut workspace = Workspace::new(Uid(7));
        for uid in 1..=3_u128 {
            let mut project = Project::empty(Uid(uid));
            project.name = format!("Größe \"{uid}\"\n\u{2028}");
            project.base.raw.insert("finish".into(), "late spring".into());
            project.base.extra.insert("moon".into(), serde_json::json!({"b": [1.5, null], "a": 1}));
            workspace.put(Arc::new(project));
        }
        workspace.extra.insert("moons".into(), serde_json::json!([{"id": "x"}]));
        let mut document = Document::new(workspace.clone());
        document.advance(workspace, "0123456789abcdef0123456789abcdef");
        document
    }

    #[test]
    fn the_published_hash_of_abc() {
        let expect = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256_hex(b"abc"), expect);
    }

    #[test]
    fn a_round_trip_gives_the_same_bytes() {
        let text = write(&document());
        let read_back = read(text.as_bytes()).unwrap();
        assert_eq!(read_back, document());
        assert_eq!(write(&read_back), text);
    }

    #[test]
    fn keys_are_sorted() {
        let text = write(&document());
        let keys: Vec<&str> =
            text.lines().filter_map(|line| line.split_once("\":")).map(|(key, _)| key).collect();
        let outer: Vec<&&str> = keys
            .iter()
            .filter(|key| {
                ["format", "lineage", "revision", "schema", "sha256", "workspace"]
                    .contains(&key.trim_start_matches('"'))
            })
            .collect();
        assert!(outer.is_sorted(), "{outer:?}");
    }

    #[test]
    fn every_flipped_byte_of_the_workspace_is_noticed() {
        let text = write(&document());
        let body = text.find("\"workspace\":").unwrap() + 12;
        let end = text.find(",\n\"workspace_id\"").unwrap();
        for at in body..end {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= 1;
            assert!(read(&bytes).is_err(), "byte {at}");
        }
    }

    #[test]
    fn a_flipped_bit_elsewhere_is_noticed_or_changes_one_digit() {
        let document = document();
        let text = write(&document);
        let mut digits = 0;
        for at in 0..text.len() {
            for bit in 0..8 {
                let mut bytes = text.clone().into_bytes();
                bytes[at] ^= 1 << bit;
                let Ok(mut found) = read(&bytes) else { continue };
                assert!(bytes[at].is_ascii_hexdigit(), "byte {at}, bit {bit}");
                digits += 1;
                // What is not noticed leaves every record as it was.
                found.workspace.uid = document.workspace.uid;
                assert_eq!(found.workspace, document.workspace, "byte {at}, bit {bit}");
            }
        }
        let named = 32 * (2 + document.lineage.len());
        assert!(digits <= 4 * named, "{digits}");
    }

    #[test]
    fn every_truncation_is_refused() {
        let text = write(&document());
        // Without the line's end the file still says everything.
        for length in 0..text.len() - 1 {
            assert!(read(&text.as_bytes()[..length]).is_err(), "{length} bytes");
        }
    }

    #[test]
    fn foreign_and_newer_files_are_told_apart() {
        let good = write(&document());
        let broken_hash = good.replace("\"sha256\":\"", "\"sha256\":\"0");
        for (text, expect) in [
            (String::new(), FileFault::Empty),
            ("\u{feff} \n".into(), FileFault::Empty),
            ("Name;Start".into(), FileFault::NotJson(1, 1)),
            ("[]".into(), FileFault::Foreign),
            ("{\"format\":\"excalidraw\"}".into(), FileFault::Foreign),
            ("{}".into(), FileFault::Foreign),
            (good.replace("\"format_version\":1", "\"format_version\":2"), FileFault::Newer(2, 1)),
            (good.replace("\"schema\":1", "\"schema\":9"), FileFault::Newer(1, 9)),
            (good.replace("\"schema\":1", "\"schema\":\"1\""), FileFault::Damaged("schema")),
            (good.replace("\"schema\":1", "\"schema\":0"), FileFault::Damaged("schema")),
            (
                good.replace("\"format_version\":1", "\"format_version\":0"),
                FileFault::Damaged("format_version"),
            ),
            (good.replace("0123456789abcdef\"", "\""), FileFault::Damaged("revision")),
            (
                good.replace(crate::edit::REVISION_NONE, "0123456789abcdef0123456789abcdef"),
                FileFault::Damaged("lineage"),
            ),
            (good.replace("00000007\"", "0000000A\""), FileFault::Damaged("workspace_id")),
            (good.replace("\"revision\"", "\"revision_\""), FileFault::Damaged("revision")),
            (broken_hash, FileFault::HashDiffers),
        ] {
            assert_eq!(read(text.as_bytes()).unwrap_err(), expect, "{text:.60}");
        }
        assert_eq!(read(&[0xff, 0xfe, 0x00]).unwrap_err(), FileFault::NotJson(0, 0));
    }

    #[test]
    fn records_that_are_none_are_named() {
        let forge = |body: &str| {
            format!(
                "{{\"format\":\"{FORMAT}\",\"format_version\":1,\"lineage\":[],\"revision\":\"\",\"schema\":1,\
                 \"sha256\":\"{}\",\"workspace\":{body},\"workspace_id\":\"{}\"}}",
                sha256_hex(body.as_bytes()),
                Uid(1)
            )
        };
        let id = Uid(1);
        for (body, expect) in [
            ("{\"projects\":[5]}".to_owned(), FileFault::Record("projects".into(), 1)),
            (
                format!("{{\"projects\":[{{\"id\":\"{id}\"}},{{}}]}}"),
                FileFault::Record("projects".into(), 2),
            ),
            (
                format!("{{\"projects\":[{{\"id\":\"{id}\"}},{{\"id\":\"{id}\"}}]}}"),
                FileFault::DuplicateId("projects".into(), id),
            ),
            ("[]".into(), FileFault::Damaged("workspace")),
            ("{\"projects\":{}}".into(), FileFault::Damaged("projects")),
            ("{\"demands\":null}".into(), FileFault::Damaged("demands")),
        ] {
            assert_eq!(read(forge(&body).as_bytes()).unwrap_err(), expect, "{body}");
        }
    }

    #[test]
    fn the_lineage_is_bounded() {
        let mut document = document();
        for nth in 0..2 * LINEAGE_MAX {
            document.advance(document.workspace.clone(), &format!("{nth:032x}"));
        }
        assert_eq!(document.lineage.len(), LINEAGE_MAX);
    }
}
