//! The first page: three ways to begin, and a look at what comes of it.
//!
//! Two programs show it: the small one of a first visit, and the whole one. The page only says
//! what is wished for; the [`Host`] around it does it.

pub mod ghost;
pub mod ways;
pub mod wish;

use super::kit::icon::{Icon, IconView, LogoMark};
use super::kit::paste;
use super::kit::theme::ThemeButton;
use super::platform::{files, guest};
use super::shell::help::HelpButton;
use crate::ui::kit::parts::Show;
use leptos::html;
use leptos::prelude::*;
use plumbline::present::page::{Page, Route};
use plumbline::present::text::{Text as _, safety::SafetyText, shell::ShellText, start::StartText};
use std::rc::Rc;
use wish::Wish;

type Grant = Rc<dyn Fn(Wish)>;
type Say = Rc<dyn Fn(&str)>;

/// The program around the page.
#[derive(Clone, Copy)]
pub struct Host {
    grant: StoredValue<Grant, LocalStorage>,
    say: StoredValue<Say, LocalStorage>,
    /// Whether there is a workspace to go back to.
    has_own: Signal<bool>,
}

impl Host {
    /// A program that does what is wished for and says in passing what went wrong.
    pub fn new(
        grant: impl Fn(Wish) + 'static,
        say: impl Fn(&str) + 'static,
        has_own: Signal<bool>,
    ) -> Self {
        let grant: Grant = Rc::new(grant);
        let say: Say = Rc::new(say);
        Self { grant: StoredValue::new_local(grant), say: StoredValue::new_local(say), has_own }
    }

    /// Asks for something. A page that has gone asks for nothing any more.
    pub fn wish(self, wish: Wish) {
        if let Some(grant) = self.grant.try_get_value() {
            grant(wish);
        }
    }

    /// Says something in passing.
    pub fn say(self, text: StartText) {
        if let Some(say) = self.say.try_get_value() {
            say(text.say());
        }
    }

    /// Asks for something made of a file that was chosen or dropped.
    pub fn wish_with(
        self,
        file: files::File,
        make: impl FnOnce(String, Vec<u8>) -> Wish + 'static,
    ) {
        crate::ui::platform::spawn(async move {
            match files::bytes_of(&file).await {
                Some(bytes) => self.wish(make(file.name(), bytes)),
                None => self.say(StartText::FileUnreadable),
            }
        });
    }

    /// Asks for the table in a text.
    fn wish_text(self, text: String) {
        self.wish(Wish::Table { name: String::new(), bytes: text.into_bytes() });
    }
}

/// The page.
#[component]
pub fn StartPage(host: Host) -> impl IntoView {
    paste::listen(move |text| host.wish_text(text));
    let title = move || view! { {StartText::TitleOne.say()}<br/>" "{StartText::TitleTwo.say()} };
    view! {
        <div class="start">
            <StartBar host=host/>
            <main class="start-in" id="main">
                <h1 tabindex="-1">{title}</h1>
                <p class="lead">{if guest::is_guest() { SafetyText::Guest.say() } else { StartText::Lead.say() }}</p>
                <div class="choices">
                    <ways::TableWay host=host/>
                    <ways::MaturityWay host=host/>
                    <ways::SampleWay host=host/>
                </div>
                <div class="section-head micro">
                    <span>{StartText::GhostTitle.say()}</span><span>{StartText::GhostUnit.say()}</span>
                </div>
                <ghost::Ghost/>
            </main>
            <footer class="statusbar">
                <div class="save first"><IconView icon=Icon::Lock/>{ShellText::NothingLeaves.say()}</div>
                <span class="spacer"></span>
                <div>{concat!("Plumbline ", env!("CARGO_PKG_VERSION"))}</div>
            </footer>
        </div>
    }
}

#[component]
fn StartBar(host: Host) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let choose = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let chosen = move |_| {
        if let Some(file) = files::taken_from(input) {
            host.wish_with(file, |_, bytes| Wish::Workspace { bytes });
        }
    };
    view! {
        <header class="start-in">
            <div class="start-bar">
                <span class="brand"><LogoMark/><span>{ShellText::AppName.say()}</span></span>
                <span class="spacer"></span>
                <Show when=move || host.has_own.get()>
                    <a class="btn quiet" href=Route::to(Page::Home).href()>{StartText::Mine.say()}</a>
                </Show>
                <button class="btn quiet" on:click=choose>
                    <IconView icon=Icon::File/>{StartText::OpenFile.say()}
                </button>
                <input class="vh" type="file" accept=".json,.age,application/json" tabindex="-1" aria-hidden="true"
                    node_ref=input on:change=chosen/>
                <GuestLink/>
                <ThemeButton/>
                <HelpButton/>
            </div>
        </header>
    }
}

/// The way into guest mode or out of it. The page is loaded anew: whatever was kept before is then
/// out of reach, and nothing is kept from there on.
#[component]
fn GuestLink() -> impl IntoView {
    let (address, words) = match guest::is_guest() {
        true => (guest::LEAVE, SafetyText::GuestLeave),
        false => (guest::ENTER, SafetyText::GuestEnter),
    };
    let hint = SafetyText::GuestEnterHint.say();
    view! { <a class="btn quiet" href=address title=hint>{words.say()}</a> }
}
