//! A modal dialog on the browser's own element: it keeps the focus and closes on Esc.

use super::icon::{Icon, IconView};
use crate::ui::kit::parts::Show;
use crate::ui::platform::dom;
use crate::ui::reactive::RwSignal;
use leptos::html;
use leptos::prelude::*;
use plumbline::present::text::{Text as _, shell::ShellText};

/// A dialog that is open while the signal says so.
#[component]
pub fn Dialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Its heading.
    #[prop(into)]
    title: String,
    /// What it holds, made anew whenever it opens.
    children: ChildrenFn,
) -> impl IntoView {
    let element = NodeRef::<html::Dialog>::new();
    let label = title.clone();
    Effect::new(move || {
        let Some(dialog) = element.get() else { return };
        match (open.get(), dialog.open()) {
            // A dialog that is open already stays so.
            (true, false) => {
                _ = dialog.show_modal();
                dom::focus_soon(
                    ".dialog[open] .dialog-body :is([data-first], input, select, textarea)",
                );
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    view! {
        <dialog class="dialog" node_ref=element aria-label=label on:close=move |_| open.set(false)>
            <div class="dialog-head">
                <h2>{title}</h2>
                <button class="icon-btn" aria-label=ShellText::Close.say() on:click=move |_| open.set(false)>
                    <IconView icon=Icon::Close/>
                </button>
            </div>
            <div class="dialog-body">
                <Show when=move || open.get()>{children()}</Show>
            </div>
            <div class="dialog-foot"></div>
        </dialog>
    }
}
