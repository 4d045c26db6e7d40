//! IndexedDB requests and transactions as futures: the little that the store needs.
//!
//! The browser commits a transaction as soon as nothing is asked of it, so nothing but its own
//! requests may be awaited inside one. Handlers are the functions of a promise, which the browser
//! owns: nothing of this program stays behind with a request that has been answered.

use js_sys::{Array, Function, Promise, Reflect};
use plumbline::store::StoreError;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, Event, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
};

/// The error of the browser in the store's words.
pub fn store_error(error: &JsValue) -> StoreError {
    let Some(exception) = error.dyn_ref::<DomException>() else {
        return StoreError::Unknown(format!("{error:?}"));
    };
    match exception.name().as_str() {
        "QuotaExceededError" => StoreError::Quota,
        "VersionError" => StoreError::VersionNewer,
        "SecurityError" => StoreError::Blocked,
        "InvalidStateError" => StoreError::Closed,
        name => StoreError::Unknown(format!("{name}: {}", exception.message())),
    }
}

/// The result of a request.
pub async fn result(request: &IdbRequest) -> Result<JsValue, StoreError> {
    // Fulfilled by either event, so that no failure is one that nobody listens to.
    let answered = Promise::new(&mut |resolve, _| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&resolve));
    });
    let event = JsFuture::from(answered).await;
    request.set_onsuccess(None);
    request.set_onerror(None);
    if is_event(&event, "success") {
        return request.result().map_err(|error| store_error(&error));
    }
    let error = request.error().ok().flatten();
    Err(store_error(&error.map_or(JsValue::NULL, JsValue::from)))
}

fn is_event(event: &Result<JsValue, JsValue>, kind: &str) -> bool {
    let event = event.as_ref().ok().and_then(|event| event.dyn_ref::<Event>());
    event.is_some_and(|event| event.type_() == kind)
}

/// An open database. It closes for a newer version in another tab, which must not wait for this
/// one, and knows when the browser has closed it.
pub struct Connection {
    database: IdbDatabase,
    closed: Rc<Cell<bool>>,
    /// Called as often as the event comes; it lives as long as the connection.
    _closing: Closure<dyn FnMut()>,
}

impl Connection {
    /// Opens a database, with its object stores made where they were missing.
    pub async fn open(name: &str, version: u32, stores: &[&str]) -> Result<Self, StoreError> {
        let window = web_sys::window().ok_or(StoreError::Blocked)?;
        let factory = window.indexed_db().map_err(|error| store_error(&error))?;
        let factory = factory.ok_or(StoreError::Blocked)?;
        let request = factory.open_with_u32(name, version).map_err(|error| store_error(&error))?;
        let upgrade = upgrade(&request, stores);
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        let opened = result(&request).await;
        request.set_onupgradeneeded(None);
        Ok(Self::of(opened?.unchecked_into()))
    }

    /// Opens a database that is there already; `None` where there is none. It is never made: an
    /// empty one would look like a loss.
    pub async fn open_existing(name: &str) -> Result<Option<Self>, StoreError> {
        let window = web_sys::window().ok_or(StoreError::Blocked)?;
        let factory = window.indexed_db().map_err(|error| store_error(&error))?;
        let factory = factory.ok_or(StoreError::Blocked)?;
        let request = factory.open(name).map_err(|error| store_error(&error))?;
        let missing = Rc::new(Cell::new(false));
        let (making, told) = (request.clone(), missing.clone());
        let refuse = Closure::<dyn FnMut()>::new(move || {
            told.set(true);
            if let Some(transaction) = making.transaction() {
                // Nothing was done in it yet.
                _ = transaction.abort();
            }
        });
        request.set_onupgradeneeded(Some(refuse.as_ref().unchecked_ref()));
        let opened = result(&request).await;
        request.set_onupgradeneeded(None);
        if missing.get() {
            return Ok(None);
        }
        Ok(Some(Self::of(opened?.unchecked_into())))
    }

    fn of(database: IdbDatabase) -> Self {
        let closed = Rc::new(Cell::new(false));
        let (closing, told) = (database.clone(), closed.clone());
        let closing = Closure::<dyn FnMut()>::new(move || {
            told.set(true);
            closing.close();
        });
        database.set_onversionchange(Some(closing.as_ref().unchecked_ref()));
        database.set_onclose(Some(closing.as_ref().unchecked_ref()));
        Self { database, closed, _closing: closing }
    }

    /// Whether it has all these object stores.
    pub fn has(&self, stores: &[&str]) -> bool {
        let names = self.database.object_store_names();
        stores.iter().all(|name| names.contains(name))
    }

    /// Whether nothing can be asked of it any more.
    pub fn is_closed(&self) -> bool {
        self.closed.get()
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.database.set_onversionchange(None);
        self.database.set_onclose(None);
        self.database.close();
    }
}

fn upgrade(request: &IdbOpenDbRequest, stores: &[&str]) -> Closure<dyn FnMut()> {
    let request = request.clone();
    let stores: Vec<String> = stores.iter().map(|name| (*name).to_owned()).collect();
    Closure::new(move || {
        let Ok(database) = request.result() else { return };
        let database: IdbDatabase = database.unchecked_into();
        for name in &stores {
            if !database.object_store_names().contains(name) {
                // A store that cannot be made shows itself when it is first used.
                _ = database.create_object_store(name);
            }
        }
    })
}

/// A transaction with the promise of its end, which must be asked for before its requests.
///
/// A writing one that is let go before it has finished keeps nothing of what it wrote.
pub struct Transaction {
    inner: IdbTransaction,
    ended: Promise,
    /// Whether it has to be aborted when it is let go.
    is_open: bool,
}

impl Transaction {
    /// Starts one; a writing one is flushed to the disk before it counts as done.
    pub fn start(
        connection: &Connection,
        stores: &[&str],
        write: bool,
    ) -> Result<Self, StoreError> {
        let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
        let mode = if write { "readwrite" } else { "readonly" };
        let options = js_sys::Object::new();
        let database = &connection.database;
        let start = || -> Result<JsValue, JsValue> {
            Reflect::set(&options, &"durability".into(), &"strict".into())?;
            let function: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
            function.call3(database, &names, &mode.into(), &options)
        };
        let inner: IdbTransaction = start().map_err(|error| store_error(&error))?.unchecked_into();
        // Fulfilled by either event: one that is given up is nobody's unheard failure.
        let ended = Promise::new(&mut |resolve, _| {
            inner.set_oncomplete(Some(&resolve));
            inner.set_onabort(Some(&resolve));
        });
        Ok(Self { inner, ended, is_open: write })
    }

    /// One of its object stores.
    pub fn store(&self, name: &str) -> Result<IdbObjectStore, StoreError> {
        self.inner.object_store(name).map_err(|error| store_error(&error))
    }

    /// Ends it; only now what it wrote is kept.
    pub async fn finish(mut self) -> Result<(), StoreError> {
        self.is_open = false;
        let commit = Reflect::get(&self.inner, &"commit".into());
        if let Some(commit) = commit.ok().and_then(|value| value.dyn_into::<Function>().ok()) {
            // Ends it at once; a browser without this does so as soon as nothing is asked.
            _ = commit.call0(&self.inner);
        }
        let event = JsFuture::from(self.ended.clone()).await;
        if is_event(&event, "complete") {
            return Ok(());
        }
        Err(store_error(&self.inner.error().map_or(JsValue::NULL, JsValue::from)))
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        if self.is_open {
            // It may have ended already.
            _ = self.inner.abort();
        }
    }
}
