//! IndexedDB requests and transactions as futures: the little that the store needs.
//!
//! The browser commits a transaction as soon as nothing is asked of it, so nothing but its own
//! requests may be awaited inside one.

use js_sys::{Array, Function, Promise, Reflect};
use plumbline::store::StoreError;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
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
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&handler(request, resolve, |request| request.result())));
        request.set_onerror(Some(&handler(request, reject, |request| {
            request.error().map(|error| error.map_or(JsValue::NULL, JsValue::from))
        })));
    });
    JsFuture::from(promise).await.map_err(|error| store_error(&error))
}

/// Calls a promise's end with what a request holds when its event comes.
fn handler(
    request: &IdbRequest,
    end: Function,
    value: impl Fn(&IdbRequest) -> Result<JsValue, JsValue> + 'static,
) -> Function {
    let request = request.clone();
    Closure::once_into_js(move || {
        let value = value(&request).unwrap_or_else(|error| error);
        // A promise's own functions do not throw.
        _ = end.call1(&JsValue::NULL, &value);
    })
    .unchecked_into()
}

/// A database opened, with its object stores made where they were missing.
pub async fn open(name: &str, version: u32, stores: &[&str]) -> Result<IdbDatabase, StoreError> {
    let window = web_sys::window().ok_or(StoreError::Blocked)?;
    let factory = window.indexed_db().map_err(|error| store_error(&error))?;
    let factory = factory.ok_or(StoreError::Blocked)?;
    let request = factory.open_with_u32(name, version).map_err(|error| store_error(&error))?;
    request.set_onupgradeneeded(Some(&upgrade(&request, stores)));
    let database: IdbDatabase = result(&request).await?.unchecked_into();
    let closing = database.clone();
    // A newer version in another tab must not wait for this one.
    let close = Closure::once_into_js(move || closing.close());
    database.set_onversionchange(Some(close.unchecked_ref()));
    Ok(database)
}

fn upgrade(request: &IdbOpenDbRequest, stores: &[&str]) -> Function {
    let request = request.clone();
    let stores: Vec<String> = stores.iter().map(|name| (*name).to_owned()).collect();
    Closure::once_into_js(move || {
        let Ok(database) = request.result() else { return };
        let database: IdbDatabase = database.unchecked_into();
        for name in &stores {
            if !database.object_store_names().contains(name) {
                // A store that cannot be made shows itself when it is first used.
                _ = database.create_object_store(name);
            }
        }
    })
    .unchecked_into()
}

/// A transaction with the promise of its end, which must be asked for before its requests.
pub struct Transaction {
    inner: IdbTransaction,
    done: Promise,
}

impl Transaction {
    /// Starts one; a writing one is flushed to the disk before it counts as done.
    pub fn start(database: &IdbDatabase, stores: &[&str], write: bool) -> Result<Self, StoreError> {
        let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
        let mode = if write { "readwrite" } else { "readonly" };
        let options = js_sys::Object::new();
        let start = || -> Result<JsValue, JsValue> {
            Reflect::set(&options, &"durability".into(), &"strict".into())?;
            let function: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
            function.call3(database, &names, &mode.into(), &options)
        };
        let inner: IdbTransaction = start().map_err(|error| store_error(&error))?.unchecked_into();
        let done = Promise::new(&mut |resolve, reject| {
            inner.set_oncomplete(Some(&resolve));
            let failed = inner.clone();
            let abort = Closure::once_into_js(move || {
                let error = failed.error().map_or(JsValue::NULL, JsValue::from);
                // A promise's own functions do not throw.
                _ = reject.call1(&JsValue::NULL, &error);
            });
            inner.set_onabort(Some(abort.unchecked_ref()));
        });
        Ok(Self { inner, done })
    }

    /// One of its object stores.
    pub fn store(&self, name: &str) -> Result<IdbObjectStore, StoreError> {
        self.inner.object_store(name).map_err(|error| store_error(&error))
    }

    /// Ends it; only now what it wrote is kept.
    pub async fn finish(self) -> Result<(), StoreError> {
        let commit = Reflect::get(&self.inner, &"commit".into());
        if let Some(commit) = commit.ok().and_then(|value| value.dyn_into::<Function>().ok()) {
            // Ends it at once; a browser without this does so as soon as nothing is asked.
            _ = commit.call0(&self.inner);
        }
        JsFuture::from(self.done).await.map(drop).map_err(|error| store_error(&error))
    }

    /// Gives it up; nothing it wrote is kept.
    pub fn abandon(self) {
        // It may have ended already.
        _ = self.inner.abort();
        wasm_bindgen_futures::spawn_local(async move {
            _ = JsFuture::from(self.done).await;
        });
    }
}
