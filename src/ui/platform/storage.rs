//! What the browser says of its storage: how much is used, and whether it will keep it.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

/// What the browser says.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Facts {
    /// Bytes used by this site, and bytes it may use.
    pub used_of: Option<(f64, f64)>,
    /// Whether the browser has agreed not to clear it by itself.
    pub persisted: bool,
}

/// The browser's storage manager; browsers without a secure context have none.
fn manager() -> Option<StorageManager> {
    let navigator = web_sys::window()?.navigator();
    let found = Reflect::get(&navigator, &"storage".into()).ok()?;
    (!found.is_undefined()).then(|| navigator.storage())
}

/// Asks the browser.
pub async fn facts() -> Facts {
    let Some(manager) = manager() else { return Facts::default() };
    let estimate = match manager.estimate() {
        Ok(promise) => JsFuture::from(promise).await.unwrap_or(JsValue::UNDEFINED),
        Err(_) => JsValue::UNDEFINED,
    };
    let figure = |key: &str| Reflect::get(&estimate, &key.into()).ok()?.as_f64();
    let persisted = match manager.persisted() {
        Ok(promise) => JsFuture::from(promise).await.is_ok_and(|kept| kept.is_truthy()),
        Err(_) => false,
    };
    Facts { used_of: figure("usage").zip(figure("quota")), persisted }
}

/// Asks the browser to keep what is stored; whether it agreed.
pub async fn persist() -> bool {
    let Some(manager) = manager() else { return false };
    match manager.persist() {
        Ok(promise) => JsFuture::from(promise).await.is_ok_and(|kept| kept.is_truthy()),
        Err(_) => false,
    }
}
