//! Controls that show again what counts, where a choice was refused: a list, a check box or a radio
//! button changes in the browser before the program is asked.

use super::dom;
use js_sys::Reflect;
use std::cell::RefCell;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, EventTarget, HtmlInputElement, HtmlSelectElement};

/// What can change before it is asked.
const CONTROLS: &str = "select, input[type=checkbox], input[type=radio]";

/// What a control showed.
enum Shown {
    List(HtmlSelectElement, String),
    Mark(HtmlInputElement, bool),
}

thread_local! {
    /// What the controls of the page showed before they were touched.
    static BEFORE: RefCell<Vec<Shown>> = const { RefCell::new(Vec::new()) };
}

/// Notes what the controls show, whenever one may be about to change. Called once.
pub fn watch() {
    let Some(page) = dom::document() else { return };
    let note_now = Closure::<dyn Fn()>::new(note).into_js_value();
    for event in ["pointerdown", "keydown", "focusin"] {
        // Listening for an event of a name cannot fail.
        _ = page.add_event_listener_with_callback_and_bool(event, note_now.unchecked_ref(), true);
    }
}

/// Notes what the controls show.
pub fn note() {
    let Some(found) = dom::document().and_then(|page| page.query_selector_all(CONTROLS).ok())
    else {
        return;
    };
    let shown = (0..found.length()).filter_map(|nth| {
        let node = found.item(nth)?;
        Some(match node.dyn_into::<HtmlSelectElement>() {
            Ok(list) => Shown::List(list.clone(), list.value()),
            Err(node) => {
                let mark: HtmlInputElement = node.dyn_into().ok()?;
                let checked = mark.checked();
                Shown::Mark(mark, checked)
            }
        })
    });
    let shown = shown.collect();
    BEFORE.with_borrow_mut(|before| *before = shown);
}

/// Has the control whose change is being refused show again what it showed before, and with a radio
/// button those of its group. Does nothing where nothing is being changed.
pub fn give_way() {
    let event = web_sys::window().and_then(|window| Reflect::get(&window, &"event".into()).ok());
    let Some(event) = event.and_then(|event| event.dyn_into::<Event>().ok()) else { return };
    let Some(target) = event.target().filter(|_| event.type_() == "change") else { return };
    let input = target.dyn_ref::<HtmlInputElement>();
    let group = input.filter(|input| input.type_() == "radio").map(HtmlInputElement::name);
    BEFORE.with_borrow(|before| {
        for shown in before {
            match shown {
                Shown::List(list, value) if is(list, &target) => list.set_value(value),
                Shown::Mark(mark, checked)
                    if is(mark, &target) || group.as_ref() == Some(&mark.name()) =>
                {
                    mark.set_checked(*checked);
                }
                _ => {}
            }
        }
    });
}

fn is(control: &impl AsRef<JsValue>, target: &EventTarget) -> bool {
    control.as_ref() == AsRef::<JsValue>::as_ref(target)
}
