//! Versions that were handed out or brought in, kept in a database of their own as the common
//! version of later merges.
//!
//! Nothing depends on them: where one cannot be kept or read, two copies are compared instead. So
//! they lie apart from the workspaces, and no failure here is said.

use super::idb_request::{Connection, Transaction, result, store_error};
use super::{clock, guest};
use js_sys::{Array, Object, Reflect, Uint8Array};
use plumbline::file::envelope::{self, Document};
use plumbline::model::Workspace;
use plumbline::store::{BASES_BYTES_MAX, BaseHead, StoreError, surplus};
use wasm_bindgen::{JsCast, JsValue};

/// The database; `about` holds key → `{kept, bytes}`, `bases` holds key → the workspace file.
const DATABASE: &str = "plumbline-bases";
const ABOUT: &str = "about";
const BASES: &str = "bases";

/// The key of a document's version: its revision, which is the same in all copies.
fn key_of(document: &Document) -> Option<String> {
    (!document.is_untouched()).then(|| document.revision.clone())
}

/// Keeps a version; older ones go where there is no room.
pub async fn keep(document: &Document) {
    if let Some(key) = key_of(document) {
        // Without it two copies are compared instead of merged.
        _ = try_keep(&key, envelope::write(document).as_bytes()).await;
    }
}

/// The version of a revision, where it is kept.
pub async fn version(revision: &str) -> Option<Workspace> {
    let bytes = try_read(revision).await.ok()??;
    let document = envelope::read(&bytes).ok()?;
    (document.revision == revision).then_some(document.workspace)
}

async fn start(write: bool) -> Result<(Connection, Transaction), StoreError> {
    // Opening alone would make the database.
    if guest::is_guest() {
        return Err(StoreError::Blocked);
    }
    let connection = Connection::open(DATABASE, 1, &[ABOUT, BASES]).await?;
    let transaction = Transaction::start(&connection, &[ABOUT, BASES], write)?;
    Ok((connection, transaction))
}

async fn try_read(key: &str) -> Result<Option<Vec<u8>>, StoreError> {
    let (_connection, transaction) = start(false).await?;
    let request = transaction.store(BASES)?.get(&key.into()).map_err(|e| store_error(&e))?;
    let found = result(&request).await?;
    Ok(found.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec))
}

async fn try_keep(key: &str, bytes: &[u8]) -> Result<(), StoreError> {
    let (_connection, transaction) = start(true).await?;
    let (about, bases) = (transaction.store(ABOUT)?, transaction.store(BASES)?);
    let keys = about.get_all_keys().map_err(|e| store_error(&e))?;
    let values = about.get_all().map_err(|e| store_error(&e))?;
    let keys = Array::from(&result(&keys).await?);
    let values = Array::from(&result(&values).await?);
    let mut held: Vec<BaseHead> =
        keys.iter().zip(values.iter()).filter_map(|(key, value)| head(&key, &value)).collect();
    held.retain(|head| head.key != key);
    let new = BaseHead { key: key.to_owned(), kept_ms: clock::now_ms(), bytes: bytes.len() as u64 };
    let object = Object::new();
    let set = |name: &str, value: f64| Reflect::set(&object, &name.into(), &value.into());
    let put = || -> Result<(), JsValue> {
        set("kept", new.kept_ms as f64)?;
        set("bytes", new.bytes as f64)?;
        about.put_with_key(&object, &key.into())?;
        bases.put_with_key(&Uint8Array::from(bytes), &key.into())?;
        Ok(())
    };
    put().map_err(|e| store_error(&e))?;
    held.push(new.clone());
    for key in surplus(held, BASES_BYTES_MAX) {
        about.delete(&key.as_str().into()).map_err(|e| store_error(&e))?;
        bases.delete(&key.as_str().into()).map_err(|e| store_error(&e))?;
    }
    transaction.finish().await
}

fn head(key: &JsValue, value: &JsValue) -> Option<BaseHead> {
    let number = |name: &str| Reflect::get(value, &name.into()).ok()?.as_f64();
    let (kept_ms, bytes) = (number("kept")? as i64, number("bytes")? as u64);
    Some(BaseHead { key: key.as_string()?, kept_ms, bytes })
}
