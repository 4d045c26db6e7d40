//! Speaking with the start script: ready, crashed, handing over, a new version, the theme.

use super::preferences;
use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

fn call(name: &str, argument: Option<&str>) -> Option<JsValue> {
    let window = web_sys::window()?;
    let function: Function = Reflect::get(&window, &name.into()).ok()?.dyn_into().ok()?;
    match argument {
        Some(text) => function.call1(&JsValue::NULL, &text.into()).ok(),
        None => function.call0(&JsValue::NULL).ok(),
    }
}

/// Tells the start script that the screen stands.
pub fn ready() {
    call("plumblineReady", None);
}

/// Hands a panic to the recovery screen, which needs no part of the program.
pub fn install_panic_hook() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        call("plumblineCrashed", Some(&info.to_string()));
    }));
}

/// Whether a new version waits for the user's word.
pub fn update_waits() -> bool {
    call("plumblineUpdateWaiting", None).is_some_and(|waits| waits.is_truthy())
}

/// Whether a new version did not start, so that the one before it runs.
pub fn update_refused() -> bool {
    call("plumblineUpdateRefused", None).is_some_and(|refused| refused.is_truthy())
}

/// What came of the user's word for a new version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UpdateOutcome {
    /// Every window has saved and is loaded anew.
    Taken,
    /// A window could not save.
    Held,
    /// A window did not answer.
    Silent,
}

/// Takes the new version, on the user's word, once every window of this browser has saved.
pub async fn take_update() -> UpdateOutcome {
    let promise = call("plumblineUpdate", None).and_then(|found| found.dyn_into::<Promise>().ok());
    let Some(promise) = promise else { return UpdateOutcome::Silent };
    let answer = JsFuture::from(promise).await.ok().and_then(|answer| answer.as_string());
    match answer.as_deref() {
        Some("taken") => UpdateOutcome::Taken,
        Some("held") => UpdateOutcome::Held,
        _ => UpdateOutcome::Silent,
    }
}

/// Lets a new version ask this window to save; `save` gives whether nothing would be lost.
#[allow(dead_code, reason = "the program of a first visit has nothing to save")]
pub fn answer_save<F: Future<Output = bool> + 'static>(save: impl Fn() -> F + 'static) {
    let Some(window) = web_sys::window() else { return };
    let answer = Closure::<dyn Fn() -> Promise>::new(move || {
        let saved = save();
        wasm_bindgen_futures::future_to_promise(async move { Ok(JsValue::from_bool(saved.await)) })
    });
    // It is asked as long as the window lives.
    let function = answer.into_js_value();
    // A property of the window can be set.
    _ = Reflect::set(&window, &"plumblineSave".into(), &function);
}

/// Loads a worker's program into the page; the function it offers under a name.
#[allow(dead_code, reason = "the program of a first visit has no work to do")]
pub async fn load_work(glue: &str, name: &str) -> Option<Function> {
    let promise = call("plumblineLoad", Some(glue))?.dyn_into::<Promise>().ok()?;
    JsFuture::from(promise).await.ok()?;
    Reflect::get(&js_sys::global(), &name.into()).ok()?.dyn_into().ok()
}

/// What one program leaves to the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parcel {
    /// What is wished for.
    pub kind: String,
    /// The name of the file, if there is one.
    pub name: String,
    /// The bytes of the file.
    pub bytes: Vec<u8>,
}

/// Leaves a parcel to the whole program, which the start script then loads.
#[allow(dead_code, reason = "only the program of a first visit leaves something")]
pub fn hand_over(parcel: &Parcel) {
    let Some(window) = web_sys::window() else { return };
    let function = Reflect::get(&window, &"plumblineHandOver".into()).ok();
    let Some(function) = function.and_then(|found| found.dyn_into::<Function>().ok()) else {
        return;
    };
    let bytes = Uint8Array::from(parcel.bytes.as_slice());
    // The start script does not throw; it shows the recovery screen instead.
    _ = function.call3(
        &JsValue::NULL,
        &parcel.kind.as_str().into(),
        &parcel.name.as_str().into(),
        &bytes,
    );
}

/// The parcel that the program of the first visit has left, once.
pub fn handed() -> Option<Parcel> {
    let window = web_sys::window()?;
    let key = JsValue::from("plumblineHanded");
    let left = Reflect::get(&window, &key).ok().filter(JsValue::is_object)?;
    // A property of the window that was set by a script can be taken away.
    _ = Reflect::delete_property(&window, &key);
    let text = |key: &str| Reflect::get(&left, &key.into()).ok()?.as_string();
    let bytes = Reflect::get(&left, &"bytes".into()).ok()?.dyn_into::<Uint8Array>().ok()?;
    Some(Parcel { kind: text("kind")?, name: text("name")?, bytes: bytes.to_vec() })
}

/// Light or dark, or as the system says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All choices.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The name kept.
    pub fn code(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme that was chosen.
    pub fn chosen() -> Self {
        let code = preferences::read("theme").unwrap_or_default();
        Self::ALL.into_iter().find(|theme| theme.code() == code).unwrap_or(Self::System)
    }

    /// Shows and keeps a theme.
    pub fn choose(self) {
        preferences::keep("theme", self.code());
        let Some(window) = web_sys::window() else { return };
        let dark = window.match_media("(prefers-color-scheme: dark)").ok().flatten();
        let system_dark = dark.is_some_and(|query| query.matches());
        let shown = match self {
            Self::System if system_dark => "dark",
            Self::System => "light",
            own => own.code(),
        };
        if let Some(root) = window.document().and_then(|document| document.document_element()) {
            // The attribute name is a constant: setting it cannot fail.
            _ = root.set_attribute("data-theme", shown);
        }
    }
}
