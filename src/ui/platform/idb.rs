//! The browser's store: keys and bytes in IndexedDB, every batch in one strict transaction.
//!
//! One object store holds all bytes under the keys of the library's layout, which the recovery
//! screen of the start script reads without this program. Another one is there for handles of
//! files, which are no bytes. The database of the first version is read once and left as it is.

use super::idb_request::{Connection, Transaction, result, store_error};
use js_sys::{Array, Reflect, Uint8Array};
use plumbline::model::Uid;
use plumbline::present::safety::owned;
use plumbline::store::layout::key::{self, Span};
use plumbline::store::{Batch, Older, Store, StoreError, carry_over, check_layout};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbKeyRange, IdbObjectStore};

const BYTES: &str = "bytes";
const HANDLES: &str = "handles";
/// The database of the first version and its object stores.
const OLDER: &str = owned::FIRST_DATABASE;
const OLDER_STORES: [&str; 3] = ["workspaces", "log", "heads"];

/// The store in IndexedDB. A connection that was closed is opened again when it is needed.
pub struct IdbStore {
    connection: RefCell<Rc<Connection>>,
}

impl IdbStore {
    /// Opens the database, and carries over what an older one holds.
    ///
    /// # Errors
    /// [`StoreError::Blocked`] where the browser keeps nothing, or what it says.
    pub async fn open() -> Result<Self, StoreError> {
        let store = Self { connection: RefCell::new(connect().await?) };
        check_layout(&store).await?;
        store.carry_over().await?;
        Ok(store)
    }

    async fn transaction(&self, write: bool) -> Result<Transaction, StoreError> {
        let connection = self.connection.borrow().clone();
        if !connection.is_closed() {
            match Transaction::start(&connection, &[BYTES], write) {
                // Closed without a word.
                Err(StoreError::Closed) => {}
                outcome => return outcome,
            }
        }
        let connection = connect().await?;
        self.connection.replace(connection.clone());
        Transaction::start(&connection, &[BYTES], write)
    }

    /// Brings every workspace of the first version over, once.
    async fn carry_over(&self) -> Result<(), StoreError> {
        let mark = [Span::one(key::CARRIED)];
        if !self.keys(&mark).await?.is_empty() {
            return Ok(());
        }
        for older in older().await? {
            match self.commit(carry_over(&older)).await {
                // Another window has done so, or an earlier try.
                Ok(()) | Err(StoreError::Fenced) => {}
                Err(error) => return Err(error),
            }
        }
        let puts = vec![(key::CARRIED.to_owned(), Vec::new())];
        self.commit(Batch { puts, ..Batch::default() }).await
    }
}

async fn connect() -> Result<Rc<Connection>, StoreError> {
    let name = owned::database(&super::origin::path());
    Ok(Rc::new(Connection::open(&name, 1, &[BYTES, HANDLES]).await?))
}

fn range(span: &Span) -> Result<IdbKeyRange, StoreError> {
    let (from, to) = (JsValue::from_str(&span.from), JsValue::from_str(&span.to));
    IdbKeyRange::bound(&from, &to).map_err(|error| store_error(&error))
}

fn bytes(value: &JsValue) -> Vec<u8> {
    value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec).unwrap_or_default()
}

impl Store for IdbStore {
    async fn read(&self, spans: &[Span]) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        let store = self.transaction(false).await?.store(BYTES)?;
        let mut asked = Vec::with_capacity(spans.len());
        for span in spans {
            let range = range(span)?;
            let keys = store.get_all_keys_with_key(&range).map_err(|error| store_error(&error))?;
            let values = store.get_all_with_key(&range).map_err(|error| store_error(&error))?;
            asked.push((keys, values));
        }
        let mut rows = Vec::new();
        for (keys, values) in asked {
            let keys = Array::from(&result(&keys).await?);
            let values = Array::from(&result(&values).await?);
            let keys = keys.iter().map(|key| key.as_string().unwrap_or_default());
            rows.extend(keys.zip(values.iter().map(|value| bytes(&value))));
        }
        Ok(rows)
    }

    async fn keys(&self, spans: &[Span]) -> Result<Vec<String>, StoreError> {
        let store = self.transaction(false).await?.store(BYTES)?;
        let mut asked = Vec::with_capacity(spans.len());
        for span in spans {
            let range = range(span)?;
            let keys = store.get_all_keys_with_key(&range);
            asked.push(keys.map_err(|error| store_error(&error))?);
        }
        let mut found = Vec::new();
        for keys in asked {
            let keys = Array::from(&result(&keys).await?);
            found.extend(keys.iter().filter_map(|key| key.as_string()));
        }
        Ok(found)
    }

    async fn commit(&self, batch: Batch) -> Result<(), StoreError> {
        let transaction = self.transaction(true).await?;
        let store = transaction.store(BYTES)?;
        if let Some(guard) = &batch.guard {
            let request = store.get(&guard.key.as_str().into()).map_err(|e| store_error(&e))?;
            let found = result(&request).await?;
            let found = found.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec);
            if found != guard.bytes {
                return Err(StoreError::Fenced);
            }
        }
        // Where one write is refused, the transaction must not go on.
        write(&store, &batch)?;
        transaction.finish().await
    }
}

fn write(store: &IdbObjectStore, batch: &Batch) -> Result<(), StoreError> {
    for span in &batch.deletes {
        let range = range(span)?;
        store.delete(&range).map_err(|error| store_error(&error))?;
    }
    for (key, value) in &batch.puts {
        let value = Uint8Array::from(value.as_slice());
        let put = store.put_with_key(&value, &key.as_str().into());
        put.map_err(|error| store_error(&error))?;
    }
    Ok(())
}

/// What the database of the first version holds; nothing where there is none.
async fn older() -> Result<Vec<Older>, StoreError> {
    let Some(connection) = Connection::open_existing(OLDER).await? else { return Ok(Vec::new()) };
    if !connection.has(&OLDER_STORES) {
        return Ok(Vec::new());
    }
    let transaction = Transaction::start(&connection, &OLDER_STORES, false)?;
    let all = |name: &str| {
        let store = transaction.store(name)?;
        let keys = store.get_all_keys().map_err(|error| store_error(&error))?;
        let values = store.get_all().map_err(|error| store_error(&error))?;
        Ok::<_, StoreError>((keys, values))
    };
    let (heads, workspaces, log) = (all("heads")?, all("workspaces")?, all("log")?);
    // Awaited in the order they were asked in: an answer that nobody waits for yet goes by unheard.
    let heads = Array::from(&result(&heads.1).await?);
    let (snapshot_keys, snapshots) = (result(&workspaces.0).await?, result(&workspaces.1).await?);
    let (entry_keys, entries) = (result(&log.0).await?, result(&log.1).await?);
    let snapshots = rows(&snapshot_keys, &snapshots);
    let entries = rows(&entry_keys, &entries);
    Ok(heads.iter().filter_map(|head| older_of(&head, &snapshots, &entries)).collect())
}

fn rows(keys: &JsValue, values: &JsValue) -> Vec<(JsValue, JsValue)> {
    Array::from(keys).iter().zip(Array::from(values).iter()).collect()
}

/// One workspace of the first version: `heads` and `workspaces` hold `{id, name, seq, saved}`,
/// the latter with the `bytes` of its file up to `seq`; `log` holds `[id, seq]` → JSON.
fn older_of(
    head: &JsValue,
    snapshots: &[(JsValue, JsValue)],
    entries: &[(JsValue, JsValue)],
) -> Option<Older> {
    let member = |of: &JsValue, key: &str| Reflect::get(of, &key.into()).ok();
    let number = |of: &JsValue, key: &str| member(of, key)?.as_f64();
    let id = member(head, "id")?.as_string()?;
    let uid: Uid = id.parse().ok()?;
    let snapshot = snapshots.iter().find(|(key, _)| key.as_string().as_ref() == Some(&id));
    let snapshot = snapshot.map(|(_, value)| value.clone()).unwrap_or_default();
    let entry = |(key, value): &(JsValue, JsValue)| {
        let pair = Array::from(key);
        let is_own = pair.get(0).as_string().as_ref() == Some(&id);
        is_own.then(|| Some((pair.get(1).as_f64()? as u64, bytes(value)))).flatten()
    };
    Some(Older {
        uid,
        name: member(head, "name")?.as_string()?,
        seq: number(head, "seq")? as u64,
        saved_ms: number(head, "saved")? as i64,
        snapshot_seq: number(&snapshot, "seq").unwrap_or(0.0) as u64,
        snapshot: member(&snapshot, "bytes").map(|found| bytes(&found)).unwrap_or_default(),
        log: entries.iter().filter_map(entry).collect(),
    })
}
