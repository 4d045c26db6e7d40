//! Keeps the focus from falling to the top of the page: where the element that has it is taken
//! away, such as the button of a row it removes, what stands next to its place gets it.

use crate::ui::platform::dom;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// When it is looked after what the user did, in milliseconds: not before the page has had time to
/// put the focus somewhere itself, and again for what a worker or the storage takes away.
const LOOKS_MS: [u32; 4] = [60, 400, 1_500, 4_000];
/// What can take the focus by Tab.
const STOPS: &str = "button:not([disabled], [tabindex='-1']), a[href]:not([tabindex='-1']), \
    input:not([disabled], [tabindex='-1']), select, textarea, summary, [tabindex='0']";
/// Grids move the focus among their cells themselves.
const GRIDS: &str = "[role='grid'], [role='treegrid'], [role='listbox']";
/// Most elements that are tried at one place.
const TRIES: u32 = 20;

/// Where an element stands: its surroundings from the inside out, each with its neighbours.
struct Trail {
    element: HtmlElement,
    /// Elements of the same sort, as a selector.
    alike: String,
    levels: Vec<Level>,
    /// What had the focus before, where that lay on the page and this does not.
    before: Option<HtmlElement>,
}

struct Level {
    next: Option<Element>,
    previous: Option<Element>,
    around: Element,
}

/// Starts to keep it, for as long as the program runs.
pub fn keep() {
    let last = StoredValue::new_local(None::<Trail>);
    let handle = window_event_listener(leptos::ev::focusin, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        let before = last.try_update_value(Option::take).flatten();
        last.set_value(target.and_then(|element| Trail::of(element, before)));
    });
    let look = move || {
        for wait in LOOKS_MS {
            dom::after(wait, move || {
                if last.with_value(|trail| trail.as_ref().is_some_and(Trail::is_lost))
                    && let Some(trail) = last.try_update_value(Option::take).flatten()
                {
                    trail.find_back();
                }
            });
        }
    };
    let click = window_event_listener(leptos::ev::click, move |_| look());
    let key = window_event_listener(leptos::ev::keydown, move |event| {
        // What a letter writes takes nothing away.
        if event.key().chars().count() > 1 || event.ctrl_key() || event.meta_key() {
            look();
        }
    });
    // The program listens until the page goes.
    std::mem::forget((handle, click, key));
}

impl Trail {
    /// The trail of an element; none in a grid.
    fn of(element: HtmlElement, before: Option<Self>) -> Option<Self> {
        if element.closest(GRIDS).ok().flatten().is_some() {
            return None;
        }
        let on_page = |element: &HtmlElement| element.closest("main").ok().flatten().is_some();
        let before = match before {
            Some(trail) if !on_page(&element) => {
                if on_page(&trail.element) {
                    Some(trail.element)
                } else {
                    trail.before
                }
            }
            _ => None,
        };
        let first = element.class_list().item(0);
        let class = first.map_or(String::new(), |class| format!(".{class}"));
        let alike = format!("{}{class}:not([disabled])", element.tag_name().to_lowercase());
        let mut levels = Vec::new();
        let mut inner: Element = element.clone().into();
        while let Some(around) = inner.parent_element().filter(|around| around.tag_name() != "BODY")
        {
            levels.push(Level {
                next: inner.next_element_sibling(),
                previous: inner.previous_element_sibling(),
                around: around.clone(),
            });
            inner = around;
        }
        Some(Self { element, alike, levels, before })
    }

    /// Whether the element is gone.
    fn is_lost(&self) -> bool {
        !self.element.is_connected()
    }

    /// Puts the focus next to where the element was, unless something else has it by now.
    fn find_back(self) {
        if has_focus() || self.before.as_ref().is_some_and(take) {
            return;
        }
        for level in &self.levels {
            let beside = [level.next.as_ref(), level.previous.as_ref()];
            let beside = beside.into_iter().flatten().filter(|element| element.is_connected());
            let beside: Vec<&Element> = beside.collect();
            let found = beside.iter().any(|element| take_in(element, &self.alike))
                || beside.iter().any(|element| take_in(element, STOPS))
                || (level.around.is_connected() && take_in(&level.around, &self.alike));
            if found {
                return;
            }
            // What stands beside the page as a whole is not near.
            if level.around.is_connected() && level.around.tag_name() == "MAIN" {
                break;
            }
        }
        dom::focus("main h1");
    }
}

/// Whether anything but the page as a whole has the focus.
fn has_focus() -> bool {
    let active = dom::document().and_then(|page| page.active_element());
    active.is_some_and(|element| element.tag_name() != "BODY")
}

/// Puts the focus on an element; whether it took it.
fn take(element: &HtmlElement) -> bool {
    dom::focus_in_place(element);
    has_focus()
}

/// Puts the focus on the first of a selector that takes it, the element itself or one within.
fn take_in(element: &Element, selector: &str) -> bool {
    let own = element.matches(selector).unwrap_or(false).then(|| element.clone());
    if own.and_then(|own| own.dyn_into().ok()).is_some_and(|own| take(&own)) {
        return true;
    }
    let Ok(inner) = element.query_selector_all(selector) else { return false };
    let inner = (0..inner.length().min(TRIES)).filter_map(|at| inner.get(at));
    inner.filter_map(|node| node.dyn_into().ok()).any(|element| take(&element))
}
