//! Speaking with the start script: ready, crashed, a new version, the theme.

use super::preferences;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

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

/// Takes the new version, on the user's word.
pub fn take_update() {
    call("plumblineUpdate", None);
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
