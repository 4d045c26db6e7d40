//! A button that opens a panel below itself: the browser's own popover, so that Esc and a press
//! elsewhere close it and nothing cuts it off.

use crate::ui::kit::parts::{Show, live};
use crate::ui::platform::dom;
use crate::ui::reactive::RwSignal;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// A button with a panel.
#[component]
pub fn Popover(
    /// The panel's id, one of its kind on the page.
    id: &'static str,
    /// The name of button and panel.
    #[prop(into)]
    label: Signal<String>,
    /// The class of the button.
    class: &'static str,
    /// What the button shows.
    #[prop(into)]
    button: ViewFn,
    /// What the panel holds, made anew whenever it opens.
    children: ChildrenFn,
) -> impl IntoView {
    let place = RwSignal::new((0.0, 0.0));
    let open = RwSignal::new(false);
    let opener = NodeRef::<html::Button>::new();
    let panel = NodeRef::<html::Div>::new();
    let settle = move |_| {
        let Some(rect) = opener.get_untracked().map(|button| button.get_bounding_client_rect())
        else {
            return;
        };
        let width = dom::document()
            .and_then(|page| page.document_element())
            .map_or(0.0, |page| f64::from(page.client_width()));
        place.set((rect.left().min(width - 340.0).max(8.0), rect.bottom() + 4.0));
        open.set(true);
        dom::after_while(panel, 0, move || {
            let first = panel
                .get_untracked()
                .and_then(|panel| panel.query_selector("select, input, button").ok().flatten());
            if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
                // A panel without a field leaves the focus on its button.
                _ = first.focus();
            }
        });
    };
    view! {
        <button class=class node_ref=opener aria-label=live(move || label.get()) title=live(move || label.get())
            popovertarget=id on:click=settle>
            {button.run()}
        </button>
        <div class="pop panel" id=id node_ref=panel popover="auto" role="dialog" aria-label=live(move || label.get())
            style:left=live(move || format!("{}px", place.get().0))
            style:top=live(move || format!("{}px", place.get().1))
        >
            <Show when=move || open.get()>{children()}</Show>
        </div>
    }
}
