//! What lies in the storage of this origin, and how ours is taken out of it.

use super::{dom, idb_request};
use js_sys::{Array, Function, Promise, Reflect};
use plumbline::present::safety::owned::{Found, Thing, own_databases};
use std::future::Future;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Storage, Window};

/// How long the browser may take over one thing: a database that another window holds is not
/// deleted before it lets go.
const LIMIT_MS: i32 = 4_000;

/// The path under which this copy of the page lies, with a slash at both ends.
pub fn path() -> String {
    let path = web_sys::window().and_then(|window| window.location().pathname().ok());
    let path = path.unwrap_or_default();
    // What stands behind the last slash is the page itself.
    path.rfind('/').map_or_else(|| "/".to_owned(), |end| path[..=end].to_owned())
}

fn local() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// Calls a method that gives a promise, and waits for it, within the limit; `None` where there is
/// no such method, or it fails or hangs.
async fn ask(target: &JsValue, method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let function: Function = Reflect::get(target, &method.into()).ok()?.dyn_into().ok()?;
    let promise = function.apply(target, &arguments.iter().collect::<Array>()).ok()?;
    let promise: Promise = promise.dyn_into().ok()?;
    dom::within(LIMIT_MS, JsFuture::from(promise)).await?.ok()
}

fn member(window: &Window, name: &str) -> Option<JsValue> {
    Reflect::get(window, &name.into()).ok().filter(JsValue::is_object)
}

/// Everything that lies in the storage of this origin, told apart by owner.
pub async fn look() -> Found {
    let mut things = keys();
    let Some(window) = web_sys::window() else { return Found::default() };
    if let Some(factory) = member(&window, "indexedDB") {
        match ask(&factory, "databases", &[]).await {
            Some(list) => {
                let list = Array::from(&list);
                let name = |one: JsValue| Reflect::get(&one, &"name".into()).ok()?.as_string();
                things.extend(list.iter().filter_map(name).map(Thing::Database));
            }
            // A browser that does not list them: only ours can be named.
            None => things.extend(own_databases(&path()).map(Thing::Database)),
        }
    }
    if let Some(caches) = member(&window, "caches")
        && let Some(list) = ask(&caches, "keys", &[]).await
    {
        things.extend(
            Array::from(&list).iter().filter_map(|name| name.as_string()).map(Thing::Cache),
        );
    }
    Found::among(things, &path())
}

fn keys() -> Vec<Thing> {
    let Some(storage) = local() else { return Vec::new() };
    let count = storage.length().unwrap_or(0);
    let names = (0..count).filter_map(|nth| storage.key(nth).ok().flatten());
    names.map(Thing::Key).collect()
}

/// Takes everything of ours out, and looks again: what was found, and what is left of it.
pub async fn wipe() -> (Found, Found) {
    let before = look().await;
    unregister().await;
    for thing in &before.ours {
        // What cannot be deleted is found again below.
        take_out(thing).await;
    }
    (before, look().await)
}

async fn take_out(thing: &Thing) -> Option<()> {
    match thing {
        Thing::Key(name) => local()?.remove_item(name).ok(),
        Thing::Database(name) => {
            let factory = web_sys::window()?.indexed_db().ok()??;
            let request = factory.delete_database(name).ok()?;
            within(idb_request::result(&request)).await?.ok().map(|_| ())
        }
        Thing::Cache(name) => {
            let caches = member(&web_sys::window()?, "caches")?;
            ask(&caches, "delete", &[name.as_str().into()]).await.map(|_| ())
        }
    }
}

async fn within<T>(asked: impl Future<Output = T>) -> Option<T> {
    dom::within(LIMIT_MS, asked).await
}

/// Lets go of the worker that keeps this copy of the page offline.
async fn unregister() -> Option<()> {
    let navigator = JsValue::from(web_sys::window()?.navigator());
    let container = Reflect::get(&navigator, &"serviceWorker".into()).ok()?;
    let found = ask(&container, "getRegistration", &[]).await.filter(JsValue::is_object)?;
    let scope = Reflect::get(&found, &"scope".into()).ok()?.as_string()?;
    if !scope.ends_with(&path()) {
        return None;
    }
    ask(&found, "unregister", &[]).await.map(|_| ())
}
