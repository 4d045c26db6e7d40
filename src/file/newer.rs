//! Files of a newer version: what this version understands of them can be looked at, and the bytes
//! themselves are handed on as they are. Nothing of them is ever written anew.

use super::envelope::{self, Document, FileFault, sha256_hex};
use super::limits;
use crate::edit::REVISION_NONE;
use crate::model::json::record_from_json;
use crate::model::{RecordKind, Uid, Workspace};
use serde_json::Value as Json;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// A file of a newer version, as far as it is understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Glimpse {
    /// What can be shown of it.
    pub document: Document,
    /// The schema it was written in.
    pub schema: u64,
    /// How many rows and tables could not be read; they are in the file all the same.
    pub unread: usize,
}

/// Looks into a file of a newer version.
///
/// # Errors
/// A [`FileFault`] where it is damaged, or where nothing of it has a form that is known.
pub fn look(bytes: &[u8]) -> Result<Glimpse, FileFault> {
    let text = envelope::text_of(bytes)?;
    limits::check(text).map_err(FileFault::Excess)?;
    let members: BTreeMap<String, &RawValue> =
        serde_json::from_str(text).map_err(|_| FileFault::Foreign)?;
    let said = |key: &'static str| -> Result<Json, FileFault> {
        let raw = members.get(key).ok_or(FileFault::Damaged(key))?;
        serde_json::from_str(raw.get()).map_err(|_| FileFault::Damaged(key))
    };
    let schema = said("schema")?.as_u64().ok_or(FileFault::Damaged("schema"))?;
    let body = members.get("workspace").ok_or(FileFault::Damaged("workspace"))?.get();
    if said("sha256")?.as_str() != Some(sha256_hex(body.as_bytes()).as_str()) {
        return Err(FileFault::HashDiffers);
    }
    let id = said("workspace_id")?;
    let uid: Option<Uid> = id.as_str().and_then(|id| id.parse().ok());
    let mut workspace = Workspace::new(uid.ok_or(FileFault::Damaged("workspace_id"))?);
    let tables: BTreeMap<String, Json> =
        serde_json::from_str(body).map_err(|_| FileFault::Damaged("workspace"))?;
    let mut unread = 0;
    for (key, table) in tables {
        match (RecordKind::from_key(&key), table) {
            (Some(kind), Json::Array(rows)) => {
                for row in rows {
                    match record_from_json(kind, row) {
                        Some(record) => _ = workspace.put(record),
                        None => unread += 1,
                    }
                }
            }
            _ => unread += 1,
        }
    }
    let revision = said("revision").ok().and_then(|json| json.as_str().map(str::to_owned));
    let revision = revision.unwrap_or_else(|| REVISION_NONE.to_owned());
    let document = Document { workspace, revision, lineage: Vec::new() };
    Ok(Glimpse { document, schema, unread })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::envelope::{SCHEMA, write};
    use crate::model::{Project, Typed};
    use std::sync::Arc;

    fn newer(change: impl Fn(String) -> String) -> String {
        let mut workspace = Workspace::new(Uid(7));
        let mut project = Project::empty(Uid(1));
        project.name = "Atlas".into();
        workspace.put(Arc::new(project));
        let text = write(&Document::new(workspace));
        let from = text.find("\"workspace\":").unwrap() + 12;
        let to = text.find(",\n\"workspace_id\"").unwrap();
        let body = change(text[from..to].to_owned());
        let old = sha256_hex(&text.as_bytes()[from..to]);
        let text = format!("{}{body}{}", &text[..from], &text[to..]);
        let text = text.replace(&old, &sha256_hex(body.as_bytes()));
        text.replace("\"schema\":1", "\"schema\":9")
    }

    #[test]
    fn what_is_understood_of_a_newer_file_can_be_seen() {
        let text = newer(|body| {
            let body = body.replace("\"name\":\"Atlas\"", "\"moon\":[1],\"name\":\"Atlas\"");
            body.replacen('{', "{\n\"comets\":[{\"id\":\"x\"}],\"risks\":[5],\"roles\":{},", 1)
        });
        let fault = envelope::read(text.as_bytes()).map(drop);
        assert_eq!(fault, Err(FileFault::Newer(1, 9)), "it is not opened to be changed");
        let seen = look(text.as_bytes()).unwrap();
        assert_eq!((seen.schema, seen.unread), (9, 3));
        let row = seen.document.workspace.rows(RecordKind::Project).row(Uid(1)).unwrap().clone();
        assert_eq!(row.value("name").as_str(), Some("Atlas"));
        assert!(row.base().extra.contains_key("moon"));
        const { assert!(SCHEMA < 9) };
    }

    #[test]
    fn a_damaged_newer_file_is_refused() {
        let good = newer(|body| body);
        assert!(look(good.as_bytes()).is_ok());
        for (text, expect) in [
            (good.replace("Atlas", "Bora"), FileFault::HashDiffers),
            (good.replace("\"schema\":9", "\"schema\":\"9\""), FileFault::Damaged("schema")),
            (good.replace("workspace_id", "workspace_uid"), FileFault::Damaged("workspace_id")),
            (good.replace("\"sha256\"", "\"sha\""), FileFault::Damaged("sha256")),
            ("[]".to_owned(), FileFault::Foreign),
            (String::new(), FileFault::Empty),
            (newer(|_| "[]".to_owned()), FileFault::Damaged("workspace")),
        ] {
            assert_eq!(look(text.as_bytes()).map(drop), Err(expect), "{text:.60}");
        }
        for length in 0..good.len() - 2 {
            assert!(look(&good.as_bytes()[..length]).is_err(), "{length}");
        }
    }
}
