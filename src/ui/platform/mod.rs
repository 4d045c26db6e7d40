//! The browser: the only part of the program that touches it.

pub mod boot;
pub mod clock;
pub mod dom;
pub mod files;
pub mod idb;
pub mod idb_request;
pub mod ids;
pub mod preferences;
pub mod storage;
pub mod worker;

/// Runs a future beside everything else, on the page's one thread.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(future);
}
