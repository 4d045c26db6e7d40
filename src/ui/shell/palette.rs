//! The palette: type, choose, be there.

use crate::ui::kit::parts::{Show, live, part};
use crate::ui::platform::dom;
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::route::use_router;
use crate::ui::session::use_session;
use leptos::html;
use leptos::prelude::*;
use plumbline::present::palette::{Entry, Index};
use plumbline::present::text::{Text as _, shell::ShellText};
use std::sync::Arc;

/// Whether the palette is open.
#[derive(Clone, Copy)]
pub struct PaletteOpen(pub RwSignal<bool>);

/// The palette.
#[component]
pub fn Palette() -> impl IntoView {
    let open: PaletteOpen = expect_context();
    let element = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        let Some(dialog) = element.get() else { return };
        match (open.0.get(), dialog.open()) {
            (true, false) => {
                // A dialog that is open already stays so.
                _ = dialog.show_modal();
                dom::focus_soon("#palette-words");
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    view! {
        <dialog class="dialog palette" node_ref=element aria-label=ShellText::Search.say()
            on:close=move |_| open.0.set(false)>
            <Show when=move || open.0.get()><Finder/></Show>
        </dialog>
    }
}

#[component]
fn Finder() -> impl IntoView {
    let (session, router) = (use_session(), use_router());
    let open: PaletteOpen = expect_context();
    let (words, chosen) = (RwSignal::new(String::new()), RwSignal::new(0_usize));
    // Gathered once while the palette is open, and anew where the workspace changes meanwhile.
    let index =
        Memo::new_with_compare(move |_| Arc::new(session.with_workspace(Index::new)), |_, _| true);
    let found = Memo::new(move |_| {
        index.with(|own| session.with_workspace(|ws| own.find(ws, &words.get())))
    });
    let take = move |nth: usize| {
        if let Some(entry) = found.with_untracked(|found| found.get(nth).cloned()) {
            open.0.set(false);
            // A scenario is turned to where one stands.
            match entry.route.scenario() {
                Some(id) => router.turn_to(Some(id)),
                None => router.go(entry.route),
            }
        }
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let last = found.with_untracked(Vec::len).saturating_sub(1);
        match event.key().as_str() {
            "ArrowDown" => chosen.update(|nth| *nth = (*nth + 1).min(last)),
            "ArrowUp" => chosen.update(|nth| *nth = nth.saturating_sub(1)),
            "Enter" => take(chosen.get_untracked()),
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <input id="palette-words" class="input" type="text" role="combobox" aria-expanded="true"
            aria-controls="palette-list" aria-label=ShellText::Search.say() autocomplete="off"
            aria-activedescendant=live(move || format!("palette-{}", chosen.get()))
            placeholder=ShellText::PaletteHint.say()
            on:input=move |event| {
                words.set(event_target_value(&event));
                chosen.set(0);
            }
            on:keydown=on_key/>
        <ul id="palette-list" role="listbox" class="menu" aria-label=ShellText::Search.say()>
            {part(move || found.get().into_iter().enumerate().map(|(nth, entry)| view! {
                <Choice nth=nth entry=entry chosen=chosen take=take/>
            }).collect_view())}
        </ul>
        <p role="status" class="caption">{part(move || {
            let none = found.with(Vec::is_empty);
            none.then(|| ShellText::PaletteNone.with(&[("words", &words.get())]))
        })}</p>
    }
}

#[component]
fn Choice(
    nth: usize,
    entry: Entry,
    chosen: RwSignal<usize>,
    take: impl Fn(usize) + Copy + 'static,
) -> impl IntoView {
    view! {
        <li id=format!("palette-{nth}") role="option" class="menu-item"
            aria-selected=live(move || (chosen.get() == nth).to_string())
            on:click=move |_| take(nth)>
            <span>{entry.name}</span><span class="caption cut-text">{entry.hint}</span><span class="spacer"></span>
            <span class="caption">{entry.sort}</span>
        </li>
    }
}
