//! The bin: deleted workspaces wait there, come back or go for good.

use super::layout::key::{self, Span};
use super::layout::{Head, seal, unseal};
use super::shelf::{READINGS_MAX, one};
use super::{Batch, Guard, Store, StoreError};
use crate::model::Uid;
use serde_json::{Value as Json, json};

/// A deleted workspace that can still be brought back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binned {
    /// The workspace.
    pub uid: Uid,
    /// Its name.
    pub name: String,
    /// When it was deleted, milliseconds since 1970, UTC.
    pub deleted_ms: i64,
}

/// Puts a workspace into the bin: whoever writes it is fenced, everything of it stays.
///
/// # Errors
/// What the store says.
pub async fn bin(store: &impl Store, uid: Uid, now_ms: i64) -> Result<(), StoreError> {
    for _ in 0..READINGS_MAX {
        match bin_as_read(store, uid, now_ms).await {
            // A write that was under way came between: the wish does not depend on what it wrote.
            Err(StoreError::Fenced) => {}
            outcome => return outcome,
        }
    }
    Err(StoreError::Fenced)
}

async fn bin_as_read(store: &impl Store, uid: Uid, now_ms: i64) -> Result<(), StoreError> {
    let held = one(store, &key::head(uid)).await?;
    let head = held.as_deref().and_then(Head::decode);
    let name = head.as_ref().map(|head| head.name.clone()).unwrap_or_default();
    let mark = json!({ "deleted": now_ms, "name": name });
    let mut puts = vec![(key::bin(uid), seal(mark.to_string().as_bytes()))];
    let next = head.map(|head| Head { epoch: head.epoch + 1, ..head });
    puts.extend(next.map(|head| (key::head(uid), head.encode())));
    let guard = Some(Guard { key: key::head(uid), bytes: held });
    store.commit(Batch { guard, puts, ..Batch::default() }).await
}

/// What is in the bin.
///
/// # Errors
/// What the store says.
pub async fn binned(store: &impl Store) -> Result<Vec<Binned>, StoreError> {
    let rows = store.read(&[Span::under(key::BIN)]).await?;
    let of = |(key, bytes): &(String, Vec<u8>)| {
        let uid = key::uid_of(key)?;
        let json: Option<Json> = unseal(bytes).and_then(|text| serde_json::from_slice(text).ok());
        let json = json.unwrap_or_default();
        let name = json.get("name").and_then(Json::as_str).unwrap_or_default().to_owned();
        let deleted_ms = json.get("deleted").and_then(Json::as_i64).unwrap_or(i64::MAX);
        Some(Binned { uid, name, deleted_ms })
    };
    Ok(rows.iter().filter_map(of).collect())
}

/// Brings a workspace back from the bin.
///
/// # Errors
/// What the store says.
pub async fn unbin(store: &impl Store, uid: Uid) -> Result<(), StoreError> {
    store.commit(Batch { deletes: vec![Span::one(key::bin(uid))], ..Batch::default() }).await
}

/// Lets go of a workspace for good, the damaged bytes put aside for it included.
///
/// # Errors
/// What the store says.
pub async fn purge(store: &impl Store, uid: Uid) -> Result<(), StoreError> {
    let mut deletes = key::all_of(uid).to_vec();
    deletes.push(Span::one(key::bin(uid)));
    store.commit(Batch { deletes, ..Batch::default() }).await
}
