//! Small things kept beside the workspaces: theme, the last one opened, folded parts.
//!
//! The storage package panics where the browser blocks storage, so it is only called after a
//! probe; without storage, and in a guest's window, a preference lasts as long as the page.

use gloo_storage::{LocalStorage, Storage as _};
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;

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

fn probe() -> bool {
    let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
    let Some(storage) = storage else { return false };
    let key = "plumbline/probe";
    storage.set_item(key, "1").is_ok() && storage.remove_item(key).is_ok()
}

/// A preference; `None` where it was never set or cannot be read.
pub fn read(key: &str) -> Option<String> {
    if is_kept() {
        return LocalStorage::get(format!("{PREFIX}{key}")).ok();
    }
    HERE.with_borrow(|here| here.get(key).cloned())
}

/// Keeps a preference.
pub fn keep(key: &str, value: &str) {
    if is_kept() {
        // A full storage loses a preference, never work.
        _ = LocalStorage::set(format!("{PREFIX}{key}"), value);
    } else {
        HERE.with_borrow_mut(|here| here.insert(key.to_owned(), value.to_owned()));
    }
}
