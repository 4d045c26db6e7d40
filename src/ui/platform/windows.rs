//! The other windows of this site: a word to all of them, and a lock that one of them holds.
//!
//! Both are a help, not a ground to stand on: some browsers have neither, a window that was put to
//! sleep keeps its lock, and words may go unheard.

use js_sys::{Array, Function, Object, Promise, Reflect};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageEvent;

/// A channel to the other windows.
pub struct Channel {
    channel: JsValue,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
}

fn class(name: &str) -> Option<Function> {
    let window = web_sys::window()?;
    Reflect::get(&window, &name.into()).ok()?.dyn_into().ok()
}

fn method(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}

impl Channel {
    /// Opens the channel of a name; `None` where this browser has none or blocks it.
    pub fn open(name: &str, on_word: impl Fn(&str) + 'static) -> Option<Self> {
        let channel = Reflect::construct(&class("BroadcastChannel")?, &Array::of1(&name.into()));
        let channel: JsValue = channel.ok()?;
        let heard = move |event: MessageEvent| {
            if let Some(text) = event.data().as_string() {
                on_word(&text);
            }
        };
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(heard);
        Reflect::set(&channel, &"onmessage".into(), on_message.as_ref()).ok()?;
        Some(Self { channel, _on_message: on_message })
    }

    /// Says something to the other windows.
    pub fn say(&self, text: &str) {
        if let Some(post) = method(&self.channel, "postMessage") {
            // A channel that was closed says nothing.
            _ = post.call1(&self.channel, &text.into());
        }
    }
}

/// A lock that this window holds; dropped, the next one gets it.
pub struct Hold(Function);

impl Drop for Hold {
    fn drop(&mut self) {
        // The function of a promise does not throw.
        _ = self.0.call0(&JsValue::NULL);
    }
}

/// A place in the row of those who wait for a lock; dropped, it is given up.
pub struct Turn(JsValue);

impl Turn {
    /// A place in the row; `None` where this browser cannot give one up.
    pub fn new() -> Option<Self> {
        let made = Reflect::construct(&class("AbortController")?, &Array::new()).ok()?;
        Some(Self(made))
    }

    /// What the browser is asked with.
    pub fn signal(&self) -> Signal {
        Signal(Reflect::get(&self.0, &"signal".into()).unwrap_or_default())
    }
}

/// By what a turn can be given up.
pub struct Signal(JsValue);

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(abort) = method(&self.0, "abort") {
            // What has been granted already is not given up by this.
            _ = abort.call0(&self.0);
        }
    }
}

/// How a lock is asked for.
pub enum Way {
    /// Only where nobody holds it.
    IfFree,
    /// As soon as nobody holds it any more and those before had their turn.
    InTurn(Signal),
    /// At once: whoever holds it loses it.
    ByForce,
}

/// This browser has no locks for this page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoLocks;

impl Way {
    fn options(&self) -> Option<Object> {
        let options = Object::new();
        let (name, value) = match self {
            Self::IfFree => ("ifAvailable", JsValue::TRUE),
            Self::InTurn(signal) => ("signal", signal.0.clone()),
            Self::ByForce => ("steal", JsValue::TRUE),
        };
        Reflect::set(&options, &name.into(), &value).ok()?;
        Some(options)
    }
}

/// Asks for a lock; `None` where another window holds it, or the turn was given up. `on_lost` is
/// called when another window takes it by force later.
///
/// # Errors
/// [`NoLocks`].
pub async fn hold(
    name: &str,
    way: Way,
    on_lost: impl FnOnce() + 'static,
) -> Result<Option<Hold>, NoLocks> {
    let asked = ask(name, &way, on_lost).ok_or(NoLocks)?;
    match (JsFuture::from(asked).await, way) {
        (Ok(release), _) => Ok(release.dyn_into().ok().map(Hold)),
        (Err(_), Way::InTurn(_)) => Ok(None),
        (Err(_), _) => Err(NoLocks),
    }
}

/// A promise of what lets go of the lock, or of nothing where it is not free.
fn ask(name: &str, way: &Way, on_lost: impl FnOnce() + 'static) -> Option<Promise> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)?;
    let (request, options) = (method(&locks, "request")?, way.options()?);
    let name = JsValue::from(name);
    let mut on_lost = Some(on_lost);
    Some(Promise::new(&mut |resolve, reject| {
        let is_granted = Rc::new(Cell::new(false));
        let granted = is_granted.clone();
        // The lock is held until the promise that is given back is kept.
        let on_answer = Closure::once_into_js(move |lock: JsValue| -> JsValue {
            if !lock.is_object() {
                _ = resolve.call1(&JsValue::NULL, &JsValue::NULL);
                return JsValue::UNDEFINED;
            }
            granted.set(true);
            let held = |release: Function, _| _ = resolve.call1(&JsValue::NULL, &release);
            Promise::new(&mut { held }).into()
        });
        let promise = request.call3(&locks, &name, &options, &on_answer);
        let promise = promise.and_then(JsCast::dyn_into::<Promise>);
        let on_lost = on_lost.take();
        super::spawn(async move {
            let ended = match promise {
                Ok(promise) => JsFuture::from(promise).await,
                Err(error) => Err(error),
            };
            if ended.is_ok() {
                return;
            }
            _ = reject.call0(&JsValue::NULL);
            if let Some(on_lost) = on_lost.filter(|_| is_granted.get()) {
                on_lost();
            }
        });
    }))
}
