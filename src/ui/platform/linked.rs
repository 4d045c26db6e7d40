//! A file of the user's own that this page may write again: chosen once, remembered as a handle,
//! written, read back. Only some browsers have this.

use super::idb_request::{self, Connection, Transaction};
use super::origin;
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use plumbline::model::Uid;
use plumbline::present::safety::owned;
use plumbline::store::StoreError;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::DomException;

/// Where handles lie: they are no bytes and can only be kept by the browser's own copying.
const HANDLES: &str = "handles";
/// The object stores of the database, of which this is one.
const STORES: [&str; 2] = ["bytes", HANDLES];

/// A file that was linked.
#[derive(Clone, Debug)]
pub struct Handle(JsValue);

/// Why a file was not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkFault {
    /// The user chose none.
    Cancelled,
    /// The browser or the user does not allow it.
    Denied,
    /// Anything else, in the browser's words.
    Failed(String),
}

impl From<JsValue> for LinkFault {
    fn from(error: JsValue) -> Self {
        let Some(exception) = error.dyn_ref::<DomException>() else {
            return Self::Failed(format!("{error:?}"));
        };
        match exception.name().as_str() {
            "AbortError" => Self::Cancelled,
            "NotAllowedError" | "SecurityError" => Self::Denied,
            name => Self::Failed(format!("{name}: {}", exception.message())),
        }
    }
}

fn picker() -> Option<Function> {
    let window = web_sys::window()?;
    Reflect::get(&window, &"showSaveFilePicker".into()).ok()?.dyn_into().ok()
}

/// Whether this browser can write a file again.
pub fn is_supported() -> bool {
    picker().is_some()
}

async fn call(target: &JsValue, method: &str, arguments: &[JsValue]) -> Result<JsValue, LinkFault> {
    let function = Reflect::get(target, &method.into())?.dyn_into::<Function>()?;
    let promise = function.apply(target, &arguments.iter().collect::<Array>())?;
    Ok(JsFuture::from(promise.dyn_into::<Promise>()?).await?)
}

fn object(members: &[(&str, JsValue)]) -> Result<Object, LinkFault> {
    let made = Object::new();
    for (name, value) in members {
        Reflect::set(&made, &(*name).into(), value)?;
    }
    Ok(made)
}

/// Has the user choose a file; it has to be asked for by a press.
///
/// # Errors
/// A [`LinkFault`].
pub async fn pick(name: &str) -> Result<Handle, LinkFault> {
    let picker = picker().ok_or(LinkFault::Denied)?;
    let ends = object(&[("application/json", Array::of1(&".json".into()).into())])?;
    let kind = object(&[("accept", ends.into())])?;
    let options = object(&[
        ("suggestedName", name.into()),
        ("types", Array::of1(&kind).into()),
        ("id", "plumbline".into()),
    ])?;
    let window = web_sys::window().ok_or(LinkFault::Denied)?;
    let promise = picker.call1(&window, &options)?.dyn_into::<Promise>()?;
    Ok(Handle(JsFuture::from(promise).await?))
}

impl Handle {
    /// The name of the file.
    pub fn name(&self) -> String {
        let name = Reflect::get(&self.0, &"name".into()).ok();
        name.and_then(|name| name.as_string()).unwrap_or_default()
    }

    /// Makes sure that it may be written, asking the user where that is not so yet: after the page
    /// was loaded anew, browsers want to be asked again, by a press.
    ///
    /// # Errors
    /// [`LinkFault::Denied`] where it may not.
    pub async fn permit(&self) -> Result<(), LinkFault> {
        let mode = object(&[("mode", "readwrite".into())])?;
        for method in ["queryPermission", "requestPermission"] {
            if call(&self.0, method, &[mode.clone().into()]).await?.as_string().as_deref()
                == Some("granted")
            {
                return Ok(());
            }
        }
        Err(LinkFault::Denied)
    }

    /// Writes it whole. The browser writes beside the file and puts that in its place at the end:
    /// what was there stays until then.
    ///
    /// # Errors
    /// A [`LinkFault`].
    pub async fn write(&self, bytes: &[u8]) -> Result<(), LinkFault> {
        let stream = call(&self.0, "createWritable", &[]).await?;
        call(&stream, "write", &[Uint8Array::from(bytes).into()]).await?;
        call(&stream, "close", &[]).await?;
        Ok(())
    }

    /// Reads it whole.
    ///
    /// # Errors
    /// A [`LinkFault`].
    pub async fn read(&self) -> Result<Vec<u8>, LinkFault> {
        let file = call(&self.0, "getFile", &[]).await?;
        let buffer = call(&file, "arrayBuffer", &[]).await?;
        Ok(Uint8Array::new(&buffer).to_vec())
    }
}

async fn database() -> Result<Connection, StoreError> {
    Connection::open(&owned::database(&origin::path()), 1, &STORES).await
}

/// The file linked to a workspace.
///
/// # Errors
/// What the browser says.
pub async fn linked(uid: Uid) -> Result<Option<Handle>, StoreError> {
    let database = database().await?;
    let reading = Transaction::start(&database, &[HANDLES], false)?;
    let asked = reading.store(HANDLES)?.get(&uid.to_string().into());
    let found = idb_request::result(&asked.map_err(|e| idb_request::store_error(&e))?).await?;
    Ok(found.is_object().then_some(Handle(found)))
}

/// Remembers the file linked to a workspace, or forgets it.
///
/// # Errors
/// What the browser says.
pub async fn link(uid: Uid, handle: Option<&Handle>) -> Result<(), StoreError> {
    let database = database().await?;
    let writing = Transaction::start(&database, &[HANDLES], true)?;
    let (store, key) = (writing.store(HANDLES)?, JsValue::from(uid.to_string()));
    let asked = match handle {
        Some(handle) => store.put_with_key(&handle.0, &key),
        None => store.delete(&key),
    };
    asked.map_err(|error| idb_request::store_error(&error))?;
    writing.finish().await
}
