//! The top bar: where you are, search, undo and redo, print, theme, help.

pub use crate::ui::kit::theme::{ThemeButton, ThemeChoice};

use super::Rail;
use super::help::HelpButton;
use super::palette::PaletteOpen;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{Show, live, part};
use crate::ui::platform::dom;
use crate::ui::session::use_session;
use crate::ui::view::use_view;
use leptos::prelude::*;
use plumbline::edit::Label;
use plumbline::present::label::label_text;
use plumbline::present::page::{Page, Route};
use plumbline::present::text::{Text as _, shell::ShellText};

/// The keys that open the search.
const SEARCH_KEYS: &str = "Ctrl K";

/// The top bar.
#[component]
pub fn TopBar(page: Page) -> impl IntoView {
    let rail: Rail = expect_context();
    let view = use_view();
    let name = move || view.settings.with(|settings| settings.name.clone());
    let scope = view.scope();
    let folded = move || rail.0.get() == "folded";
    view! {
        <header class="topbar">
            <button class="icon-btn rail-open" aria-label=ShellText::UnfoldRail.say()
                on:click=move |_| rail.0.set("open")>
                <IconView icon=Icon::Group/>
            </button>
            <Show when=folded>
                <button class="icon-btn" aria-label=ShellText::UnfoldRail.say()
                    title=ShellText::UnfoldRail.say()
                    on:click=move |_| {
                        rail.0.set("");
                        crate::ui::platform::preferences::keep("rail", "");
                    }>
                    <IconView icon=Icon::ChevronRight/>
                </button>
            </Show>
            <nav class="crumbs" aria-label=ShellText::WhereYouAre.say()>
                <ol>
                    <li><a href=Route::to(Page::Home).href()>{name}</a><IconView icon=Icon::ChevronRight/></li>
                    <li aria-current="page">{part(move || page.title_in(scope.get()).say())}</li>
                </ol>
            </nav>
            <super::scenario::Switcher/>
            <span class="spacer"></span>
            <SearchBox/>
            <History/>
            <button class="btn quiet" aria-label=ShellText::Print.say() title=ShellText::Print.say()
                on:click=move |_| dom::print()>
                <IconView icon=Icon::Print/><span class="wide">{ShellText::Print.say()}</span>
            </button>
            <ThemeButton/>
            <HelpButton/>
        </header>
    }
}

#[component]
fn SearchBox() -> impl IntoView {
    let open: PaletteOpen = expect_context();
    view! {
        <button class="searchbox" aria-keyshortcuts="Control+K"
            aria-label=format!("{} {SEARCH_KEYS}", ShellText::Search.say())
            on:click=move |_| open.0.set(true)>
            <IconView icon=Icon::Search/><span>{ShellText::Search.say()}</span>" "<kbd>{SEARCH_KEYS}</kbd>
        </button>
    }
}

#[component]
fn History() -> impl IntoView {
    let session = use_session();
    let said = |label: Option<Label>, none: ShellText, some: ShellText| match label {
        Some(label) => some.with(&[("what", &label_text(&label))]),
        None => none.say().to_owned(),
    };
    let undo = move || said(session.undo_label.get(), ShellText::Undo, ShellText::UndoThis);
    let redo = move || said(session.redo_label.get(), ShellText::Redo, ShellText::RedoThis);
    view! {
        <div class="topbar-group">
            <button class="icon-btn" aria-label=undo title=undo aria-keyshortcuts="Control+Z"
                disabled=live(move || session.undo_label.with(Option::is_none))
                on:click=move |_| session.undo()>
                <IconView icon=Icon::Undo/>
            </button>
            <button class="icon-btn" aria-label=redo title=redo aria-keyshortcuts="Control+Y"
                disabled=live(move || session.redo_label.with(Option::is_none))
                on:click=move |_| session.redo()>
                <IconView icon=Icon::Redo/>
            </button>
        </div>
    }
}
