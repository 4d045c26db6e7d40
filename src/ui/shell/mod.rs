//! The frame around every page: navigation, top bar, status bar, and what lies above them.

pub mod filed;
pub mod focus;
pub mod guest;
pub mod help;
pub mod keys;
mod lost;
pub mod palette;
pub mod rail;
mod recovery;
pub mod scenario;
mod statusbar;
pub mod toast;
pub mod topbar;
mod windows;

use super::page;
use super::platform::preferences;
use super::session::{Role, SaveState, use_session};
use super::view::use_view;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{Show, part};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::present::page::{Page, Route};
use plumbline::present::text::{Text as _, open::OpenText, shell::ShellText};

/// Whether the navigation is folded, open over the page, or as wide as the window allows.
#[derive(Clone, Copy)]
pub struct Rail(pub RwSignal<&'static str>);

/// The frame with a page in it.
#[component]
pub fn Frame(page: Page) -> impl IntoView {
    let kept = preferences::read("rail").unwrap_or_default();
    let rail = Rail(RwSignal::new(if kept == "folded" { "folded" } else { "" }));
    provide_context(rail);
    lost::follow(page);
    let dense = matches!(page, Page::Capacity | Page::Prioritise | Page::Import | Page::Merge);
    let state = move || if dense && rail.0.get().is_empty() { "folded" } else { rail.0.get() };
    view! {
        <a class="skip" href="#main" on:click=move |event| {
            event.prevent_default();
            super::platform::dom::focus("main h1");
        }>{ShellText::SkipToContent.say()}</a>
        <div class="app" data-rail=state>
            <scenario::Edge/>
            <rail::RailView page=page/>
            <div class="scrim" on:click=move |_| rail.0.set("")></div>
            <topbar::TopBar page=page/>
            <div class="bands">
                <guest::GuestStrip/>
                <NotSavedBand/>
                <LookingBand/>
                <scenario::ScenarioBand page=page/>
                <windows::WindowsBand/>
                <recovery::RecoveryStrip/>
                <filed::Reminder/>
            </div>
            <PaperHead page=page/>
            {page::page_view(page)}
            <statusbar::StatusBar/>
        </div>
    }
}

/// Whose plan a sheet of paper shows, what of it, and of which day.
#[component]
fn PaperHead(page: Page) -> impl IntoView {
    let view = use_view();
    let scope = view.scope();
    let words = move || {
        let name = view.settings.with(|settings| settings.name.trim().to_owned());
        let day = view.locale.get().date(view.session().today());
        let scenario = scenario::name(view.session()).unwrap_or_default();
        let parts = [name, scenario, page.title_in(scope.get()).say().to_owned(), day];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    view! { <p class="print-only paper-head" aria-hidden="true">{words}</p> }
}

/// The ribbon above the sample's home page.
#[component]
pub fn SampleRibbon() -> impl IntoView {
    let view = use_view();
    let name = move || view.settings.with(|settings| settings.name.clone());
    let is_sample = Memo::new(move |_| view.settings.with(|settings| settings.sample));
    view! {
        <Show when=move || is_sample.get()>
            <div class="strip">
                {part(move || ShellText::SampleRibbon.with(&[("name", &name())]))}
                " "
                <a href=Route::to(Page::Start).href()>{ShellText::ReplaceSample.say()}</a>
            </div>
        </Show>
    }
}

/// The band that stands across the top while the newest changes are not kept.
#[component]
pub fn NotSavedBand() -> impl IntoView {
    let session = use_session();
    let unkept = Memo::new(move |_| match session.save.get() {
        // A window that was overtaken has a band of its own.
        SaveState::Failed(..) if session.role.get() == Role::Overtaken => None,
        SaveState::Failed(error, count) => {
            Some((statusbar::failed_text(&error, count), WayOut::TryAgain))
        }
        // The strip of guest mode says so already.
        SaveState::MemoryOnly(1..) if !super::platform::guest::is_guest() => {
            Some((ShellText::NotKept.say().to_owned(), WayOut::FileOnly))
        }
        _ => None,
    });
    view! {
        {part(move || unkept.get().map(|(text, way)| view! {
            <div class="strip bad band" role="alert">
                <IconView icon=Icon::Warning/>
                <span>{text}</span>
                <button class="btn secondary" on:click=move |_| session.export()>
                    {ShellText::DownloadNow.say()}
                </button>
                {match way {
                    WayOut::TryAgain => Some(view! {
                        <button class="btn secondary" on:click=move |_| session.flush()>
                            {ShellText::TryAgain.say()}
                        </button>
                    }.into_any()),
                    WayOut::FileOnly => None,
                }}
            </div>
        }))}
    }
}

/// The band that stands across the top while a file of a newer version is looked at.
#[component]
fn LookingBand() -> impl IntoView {
    let session = use_session();
    let looks = Memo::new(move |_| session.looking.with(Option::is_some));
    view! {
        <Show when=move || looks.get()>
            <div class="strip warn band" role="status">
                <IconView icon=Icon::Lock/>
                <span>{OpenText::OnlyLooks.say()}</span>
                <button class="btn secondary" on:click=move |_| session.export()>
                    {OpenText::HandOn.say()}
                </button>
            </div>
        </Show>
    }
}

/// What helps besides saving a file.
#[derive(Clone, Copy, PartialEq)]
enum WayOut {
    TryAgain,
    FileOnly,
}
