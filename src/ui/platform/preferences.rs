//! Small things kept beside the workspaces: theme, the last one opened, folded parts.
//!
//! A value is kept as JSON text, which the start scripts read, too; the browser's own JSON writes and
//! reads it, since a phone has no other use for a parser. Without storage, and in a guest's window, a
//! preference lasts as long as the page.

use js_sys::JSON;
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use web_sys::Storage;

const PREFIX: &str = "plumbline/";

thread_local! {
    static WORKS: OnceCell<bool> = const { OnceCell::new() };
    /// Where nothing is kept: those of this page.
    static HERE: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
}

/// Whether this browser keeps preferences.
pub fn is_kept() -> bool {
    // A guest's window does not even try.
    WORKS.with(|works| *works.get_or_init(|| !super::guest::is_guest() && probe()))
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

fn probe() -> bool {
    let Some(storage) = storage() else { return false };
    let key = "plumbline/probe";
    storage.set_item(key, "1").is_ok() && storage.remove_item(key).is_ok()
}

/// A preference; `None` where it was never set or cannot be read.
pub fn read(key: &str) -> Option<String> {
    if is_kept() {
        let text = storage()?.get_item(&format!("{PREFIX}{key}")).ok().flatten()?;
        return JSON::parse(&text).ok()?.as_string();
    }
    HERE.with_borrow(|here| here.get(key).cloned())
}

/// Keeps a preference.
pub fn keep(key: &str, value: &str) {
    if is_kept() {
        let text = JSON::stringify(&value.into()).map(String::from).unwrap_or_default();
        // A full storage loses a preference, never work.
        _ = storage().map(|storage| storage.set_item(&format!("{PREFIX}{key}"), &text));
    } else {
        HERE.with_borrow_mut(|here| here.insert(key.to_owned(), value.to_owned()));
    }
}
