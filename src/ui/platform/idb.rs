//! The browser's store: workspaces in IndexedDB, every batch in one strict transaction.
//!
//! The layout is shared with the recovery screen of the start script, which reads it without
//! this program: `workspaces` holds id → `{id, name, seq, saved, bytes}`, the snapshot up to entry
//! `seq`; `log` holds `[id, seq]` → bytes of an entry; `heads` holds id → `{id, name, seq, saved}`
//! of the newest entry, so that a small edit does not write the snapshot again.

use super::idb_request::{Connection, Transaction, result, store_error};
use js_sys::{Array, Object, Reflect, Uint8Array};
use plumbline::model::Uid;
use plumbline::store::{Batch, Head, Store, StoreError, Stored, Write};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbKeyRange, IdbObjectStore};

const WORKSPACES: &str = "workspaces";
const LOG: &str = "log";
const HEADS: &str = "heads";

const ALL: [&str; 3] = [WORKSPACES, LOG, HEADS];

/// The store in IndexedDB. A connection that was closed is opened again when it is needed.
pub struct IdbStore {
    connection: RefCell<Rc<Connection>>,
}

impl IdbStore {
    /// Opens the database.
    ///
    /// # Errors
    /// [`StoreError::Blocked`] where the browser keeps nothing, or what it says.
    pub async fn open() -> Result<Self, StoreError> {
        Ok(Self { connection: RefCell::new(connect().await?) })
    }

    async fn transaction(&self, stores: &[&str], write: bool) -> Result<Transaction, StoreError> {
        let connection = self.connection.borrow().clone();
        if !connection.is_closed() {
            match Transaction::start(&connection, stores, write) {
                // Closed without a word.
                Err(StoreError::Closed) => {}
                outcome => return outcome,
            }
        }
        let connection = connect().await?;
        self.connection.replace(connection.clone());
        Transaction::start(&connection, stores, write)
    }
}

async fn connect() -> Result<Rc<Connection>, StoreError> {
    Ok(Rc::new(Connection::open("plumbline", 1, &ALL).await?))
}

fn member(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).unwrap_or(JsValue::UNDEFINED)
}

fn number(object: &JsValue, key: &str) -> u64 {
    member(object, key).as_f64().unwrap_or(0.0) as u64
}

fn bytes(value: &JsValue) -> Vec<u8> {
    value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec).unwrap_or_default()
}

fn head(object: &JsValue) -> Option<Head> {
    Some(Head {
        uid: member(object, "id").as_string()?.parse().ok()?,
        name: member(object, "name").as_string().unwrap_or_default(),
        seq: number(object, "seq"),
        saved_ms: member(object, "saved").as_f64().unwrap_or(0.0) as i64,
    })
}

fn log_key(uid: Uid, seq: f64) -> Array {
    Array::of2(&uid.to_string().into(), &seq.into())
}

/// The keys of a workspace's log from one entry to another.
fn log_range(uid: Uid, from: f64, to: f64) -> Result<IdbKeyRange, StoreError> {
    IdbKeyRange::bound(&log_key(uid, from), &log_key(uid, to)).map_err(|error| store_error(&error))
}

impl Store for IdbStore {
    async fn list(&self) -> Result<Vec<Head>, StoreError> {
        let transaction = self.transaction(&[HEADS], false).await?;
        let request = transaction.store(HEADS)?.get_all();
        let all = result(&request.map_err(|error| store_error(&error))?).await?;
        Ok(Array::from(&all).iter().filter_map(|object| head(&object)).collect())
    }

    async fn open(&self, uid: Uid) -> Result<Option<Stored>, StoreError> {
        let transaction = self.transaction(&ALL, false).await?;
        let key = JsValue::from_str(&uid.to_string());
        let request = transaction.store(HEADS)?.get(&key).map_err(|error| store_error(&error))?;
        let snapshot = transaction.store(WORKSPACES)?.get(&key);
        let snapshot = snapshot.map_err(|error| store_error(&error))?;
        let log = transaction.store(LOG)?;
        let range = log_range(uid, 0.0, f64::INFINITY)?;
        let keys = log.get_all_keys_with_key(&range).map_err(|error| store_error(&error))?;
        let values = log.get_all_with_key(&range).map_err(|error| store_error(&error))?;
        let Some(head) = head(&result(&request).await?) else { return Ok(None) };
        let object = result(&snapshot).await?;
        let keys = Array::from(&result(&keys).await?);
        let values = Array::from(&result(&values).await?);
        let seq = |key: JsValue| Array::from(&key).get(1).as_f64().unwrap_or(0.0) as u64;
        let log = keys.iter().map(seq).zip(values.iter().map(|value| bytes(&value))).collect();
        let snapshot = bytes(&member(&object, "bytes"));
        Ok(Some(Stored { head, snapshot_seq: number(&object, "seq"), snapshot, log }))
    }

    async fn commit(&self, batch: Batch) -> Result<(), StoreError> {
        let transaction = self.transaction(&ALL, true).await?;
        let heads = transaction.store(HEADS)?;
        let key = JsValue::from_str(&batch.head.uid.to_string());
        let request = heads.get(&key).map_err(|error| store_error(&error))?;
        let seq = head(&result(&request).await?).map(|head| head.seq);
        if seq != batch.expect_seq {
            return Err(StoreError::Fenced(seq.unwrap_or(0)));
        }
        write(&transaction.store(WORKSPACES)?, &transaction.store(LOG)?, &batch)
            .and_then(|()| head_object(&batch.head, batch.head.seq))
            .and_then(|object| heads.put_with_key(&object, &key))
            .map_err(|error| store_error(&error))?;
        transaction.finish().await
    }

    async fn delete(&self, uid: Uid) -> Result<(), StoreError> {
        let transaction = self.transaction(&ALL, true).await?;
        let key = JsValue::from_str(&uid.to_string());
        let range = log_range(uid, 0.0, f64::INFINITY)?;
        transaction.store(WORKSPACES)?.delete(&key).map_err(|error| store_error(&error))?;
        transaction.store(HEADS)?.delete(&key).map_err(|error| store_error(&error))?;
        transaction.store(LOG)?.delete(&range).map_err(|error| store_error(&error))?;
        transaction.finish().await
    }
}

fn head_object(head: &Head, seq: u64) -> Result<Object, JsValue> {
    let object = Object::new();
    let set = |key: &str, value: &JsValue| Reflect::set(&object, &key.into(), value);
    set("id", &head.uid.to_string().into())?;
    set("name", &head.name.as_str().into())?;
    set("seq", &(seq as f64).into())?;
    set("saved", &(head.saved_ms as f64).into())?;
    Ok(object)
}

/// Asks for every write of a batch. Where one is refused, the transaction must not go on.
fn write(workspaces: &IdbObjectStore, log: &IdbObjectStore, batch: &Batch) -> Result<(), JsValue> {
    let uid = batch.head.uid;
    for write in &batch.writes {
        match write {
            Write::Entry { seq, bytes } => {
                let value = Uint8Array::from(bytes.as_slice());
                log.put_with_key(&value, &log_key(uid, *seq as f64))?;
            }
            Write::Snapshot { seq, bytes } => {
                let object = head_object(&batch.head, *seq)?;
                Reflect::set(&object, &"bytes".into(), &Uint8Array::from(bytes.as_slice()))?;
                workspaces.put_with_key(&object, &uid.to_string().into())?;
                // Before a first snapshot, entries can only be left over from another workspace.
                let to = if batch.expect_seq.is_none() { f64::INFINITY } else { *seq as f64 };
                let range = IdbKeyRange::bound(&log_key(uid, 0.0), &log_key(uid, to))?;
                log.delete(&range)?;
            }
        }
    }
    Ok(())
}
