//! Small dealings with the page: focus, title, address, timers, print, clipboard.

use leptos::ev::beforeunload;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::{
    IntoView, IsDisposed, mount_to, on_cleanup, window_event_listener,
    window_event_listener_untyped,
};
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, HtmlElement};

/// The document.
pub fn document() -> Option<Document> {
    web_sys::window().and_then(|window| window.document())
}

/// Mounts a program in an element of its own, which the start script takes away by its id.
#[allow(dead_code, reason = "only the program of a first visit is taken away")]
pub fn mount_as<V: IntoView + 'static>(id: &str, view: impl FnOnce() -> V + 'static) {
    let Some(page) = document() else { return };
    let made = page.create_element("div").ok();
    let root = made.and_then(|root| root.dyn_into::<HtmlElement>().ok());
    if let (Some(root), Some(body)) = (root, page.body()) {
        root.set_id(id);
        // A body takes any element.
        _ = body.append_child(&root);
        mount_to(root, view).forget();
    }
}

/// Puts the focus on the first element of a selector.
pub fn focus(selector: &str) {
    let found = document().and_then(|page| page.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot take the focus leaves it where it is.
        _ = element.focus();
    }
}

/// Puts the focus on the first element of a selector once the page has been drawn.
pub fn focus_soon(selector: &'static str) {
    after(0, move || focus(selector));
}

/// Leaves the field that has the focus, so that what is typed in it is handed over. The browser
/// does so by itself when another place is clicked, but not before the page around it goes.
pub fn leave_field() {
    let active = document().and_then(|page| page.active_element());
    let field = active.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(field) = field.filter(|at| matches!(at.tag_name().as_str(), "INPUT" | "TEXTAREA")) {
        // A field that does not let go is left with the page.
        _ = field.blur();
    }
}

/// Puts the focus on an element without scrolling to it.
pub fn focus_in_place(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    // An element that cannot take the focus leaves it where it is.
    _ = element.focus_with_options(&options);
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    if let Some(page) = document() {
        page.set_title(title);
    }
}

/// The part of the address behind `#`, without it.
pub fn hash() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    hash.unwrap_or_default().trim_start_matches('#').to_owned()
}

/// Goes to another place of the program.
pub fn set_hash(hash: &str) {
    if let Some(window) = web_sys::window() {
        // The address bar takes any fragment.
        _ = window.location().set_hash(hash);
    }
}

/// Whether the current place was come to by a link or a typed address, and nobody has settled it
/// with [`settle_place`] or [`replace_hash`] yet: going back and forward leads to settled ones.
pub fn is_new_place() -> bool {
    let history = web_sys::window().and_then(|window| window.history().ok());
    history.and_then(|history| history.state().ok()).is_none_or(|state| state.is_null())
}

/// Settles the current place with its address as it is.
pub fn settle_place() {
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        // Where the browser refuses, the place is settled when it is come to again.
        _ = history.replace_state(&JsValue::TRUE, "");
    }
}

/// Changes the address without a new step in the browser's history, which settles the place.
pub fn replace_hash(hash: &str) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        // Too many changes in a short time are dropped by the browser; the view stays right.
        _ = history.replace_state_with_url(&JsValue::TRUE, "", Some(&format!("#{hash}")));
    }
}

/// Calls back whenever an event of the window happens, as long as the calling view lives.
pub fn on_window(event: &str, callback: impl Fn() + 'static) {
    let handle = window_event_listener_untyped(event, move |_| callback());
    on_cleanup(move || handle.remove());
}

/// Has the browser ask before the window is closed or left, as long as the calling effect stands.
pub fn ask_before_closing() {
    let handle = window_event_listener(beforeunload, |event| {
        event.prevent_default();
        // Browsers that do not heed the line above ask where this is not empty.
        event.set_return_value("unsaved");
    });
    on_cleanup(move || handle.remove());
}

/// Whether nobody sees the page.
#[allow(dead_code, reason = "the program of a first visit has nothing to keep")]
pub fn is_hidden() -> bool {
    document().is_some_and(|page| page.hidden())
}

/// Whether the browser says that there is a network.
pub fn is_online() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}

/// Calls back once after so many milliseconds.
pub fn after(milliseconds: u32, callback: impl FnOnce() + 'static) -> Option<TimeoutHandle> {
    let pause = Duration::from_millis(u64::from(milliseconds));
    set_timeout_with_handle(callback, pause).ok()
}

/// Calls back once after so many milliseconds, unless what the callback looks at has gone by then
/// with the page it belongs to.
pub fn after_while(
    held: impl IsDisposed + 'static,
    milliseconds: u32,
    callback: impl FnOnce() + 'static,
) {
    after(milliseconds, move || {
        if !held.is_disposed() {
            callback();
        }
    });
}

/// Waits so many milliseconds.
pub async fn pause(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            // Only a missing window could refuse a timer.
            _ = window
                .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        }
    });
    // The promise is never rejected.
    _ = JsFuture::from(promise).await;
}

/// Waits for something, but no longer than so many milliseconds; `None` where that was not enough.
#[allow(dead_code, reason = "the program of a first visit waits for nothing that may hang")]
pub async fn within<T>(milliseconds: i32, asked: impl Future<Output = T>) -> Option<T> {
    let (mut asked, mut limit) = (pin!(asked), pin!(pause(milliseconds)));
    poll_fn(|context| match asked.as_mut().poll(context) {
        Poll::Ready(outcome) => Poll::Ready(Some(outcome)),
        Poll::Pending => limit.as_mut().poll(context).map(|()| None),
    })
    .await
}

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // A browser without printing shows nothing.
        _ = window.print();
    }
}

/// Reads text from the clipboard; `None` where the browser does not allow it.
pub async fn clipboard_text() -> Option<String> {
    let clipboard = web_sys::window()?.navigator().clipboard();
    if clipboard.is_undefined() {
        return None;
    }
    JsFuture::from(clipboard.read_text()).await.ok()?.as_string()
}

/// Puts text on the clipboard; whether it worked.
pub async fn copy_text(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let clipboard = window.navigator().clipboard();
    !clipboard.is_undefined() && JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// The address of a page beside this one, without query and fragment.
pub fn address_of(page: &str) -> String {
    let window = web_sys::window();
    let here = window.and_then(|window| window.location().href().ok()).unwrap_or_default();
    let end = here.find(['?', '#']).unwrap_or(here.len());
    let folder = here.get(..end).and_then(|here| here.rsplit_once('/')).map_or("", |(f, _)| f);
    format!("{folder}/{page}")
}

/// How far an element is scrolled.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Scroll {
    /// What is scrolled away above, in pixels.
    pub top: f64,
    /// What is in sight, in pixels.
    pub view: f64,
    /// The height of all, in pixels.
    pub whole: f64,
}

/// How far the element with an id is scrolled.
pub fn scroll_of(id: &str) -> Option<Scroll> {
    let element = document()?.get_element_by_id(id)?;
    Some(Scroll {
        top: f64::from(element.scroll_top()),
        view: f64::from(element.client_height()),
        whole: f64::from(element.scroll_height()),
    })
}

/// Scrolls the element with an id.
pub fn scroll_to(id: &str, top: f64) {
    if let Some(element) = document().and_then(|page| page.get_element_by_id(id)) {
        element.set_scroll_top(top.round() as i32);
    }
}

/// Whether the focus is on the element with an id or within it.
pub fn holds_focus(id: &str) -> bool {
    let Some(page) = document() else { return false };
    let holder = page.get_element_by_id(id);
    holder.is_some_and(|holder| holder.contains(page.active_element().as_deref()))
}

/// Sends all further moves of a pointer to the element it went down on.
pub fn capture(event: &web_sys::PointerEvent) {
    let target = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    if let Some(element) = target {
        // A pointer that is gone already is not captured.
        _ = element.set_pointer_capture(event.pointer_id());
    }
}

/// The element with an id.
pub fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}
