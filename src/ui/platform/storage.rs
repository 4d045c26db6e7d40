//! What the browser says of its storage: how much is used, and whether it will keep it.

use super::dom;
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
    /// Whether it says anything of that.
    pub says: bool,
}

/// What came of asking the browser to keep what is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Persisting {
    /// It agreed.
    Kept,
    /// It did not.
    Refused,
    /// It has not answered: it may be asking the user.
    Silent,
}

/// How long the browser may take: some wait for the user's answer to a question of their own.
const ASK_LIMIT_MS: i32 = 10_000;

/// What the browser says of itself.
pub fn user_agent() -> String {
    let agent = web_sys::window().and_then(|window| window.navigator().user_agent().ok());
    agent.unwrap_or_default()
}

/// Whether the page runs as an installed one.
pub fn is_installed() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let query = window.match_media("(display-mode: standalone)").ok().flatten();
    let apple = Reflect::get(&window.navigator(), &"standalone".into());
    query.is_some_and(|query| query.matches()) || apple.is_ok_and(|is| is.is_truthy())
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
    Facts { used_of: figure("usage").zip(figure("quota")), persisted, says: true }
}

/// Asks the browser to keep what is stored.
pub async fn persist() -> Persisting {
    let promise = manager().and_then(|manager| manager.persist().ok());
    let Some(promise) = promise else { return Persisting::Refused };
    match dom::within(ASK_LIMIT_MS, JsFuture::from(promise)).await {
        None => Persisting::Silent,
        Some(answer) if answer.as_ref().is_ok_and(|kept| kept.is_truthy()) => Persisting::Kept,
        Some(_) => Persisting::Refused,
    }
}
