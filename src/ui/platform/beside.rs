//! The storage beside the store: where journal and witness lie.
//!
//! It is written at once and flushed to the disk seconds later; it fails on its own, which is why
//! the witness lies there. The storage package panics where the browser blocks storage, so it is
//! only called after the probe of the preferences.

use super::preferences;
use gloo_storage::{LocalStorage, Storage as _};
use plumbline::store::{JournalWrite, Witness};

/// What the keys of the journal begin with.
pub fn journal_prefix() -> String {
    format!("plumbline/{}:j:", super::origin::path())
}

fn witness_key() -> String {
    format!("plumbline/{}:w", super::origin::path())
}

/// The texts whose keys begin so.
pub fn under(prefix: &str) -> Vec<(String, String)> {
    if !preferences::is_kept() {
        return Vec::new();
    }
    let storage = LocalStorage::raw();
    let count = storage.length().unwrap_or(0);
    let keys = (0..count).filter_map(|nth| storage.key(nth).ok().flatten());
    let own = keys.filter(|key| key.starts_with(prefix));
    own.filter_map(|key| Some((key.clone(), storage.get_item(&key).ok()??))).collect()
}

/// Does what the journal wants; what there is no room for, the store has to keep alone.
pub fn write(writes: &[JournalWrite]) {
    if writes.is_empty() || !preferences::is_kept() {
        return;
    }
    let storage = LocalStorage::raw();
    for write in writes {
        _ = match write {
            JournalWrite::Set(key, text) => storage.set_item(key, text),
            JournalWrite::Remove(key) => storage.remove_item(key),
        };
    }
}

/// What was last seen in this browser.
pub fn witness() -> Witness {
    if !preferences::is_kept() {
        return Witness::default();
    }
    let text = LocalStorage::raw().get_item(&witness_key()).ok().flatten();
    Witness::decode(&text.unwrap_or_default())
}

/// Changes what was last seen. Other windows change it too: it is read anew every time.
pub fn change_witness(change: impl FnOnce(&mut Witness)) {
    if !preferences::is_kept() {
        return;
    }
    let before = witness();
    let mut after = before.clone();
    change(&mut after);
    if after != before {
        // A full storage leaves the older sighting, which is still true.
        _ = LocalStorage::raw().set_item(&witness_key(), &after.encode());
    }
}
