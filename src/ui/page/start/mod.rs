//! The first page: three ways to begin, and a look at what comes of it.

pub mod ghost;
mod ways;

use crate::ui::kit::icon::{Icon, IconView, LogoMark};
use crate::ui::route::use_router;
use crate::ui::session::{Inbox, Session, Stage, use_session};
use crate::ui::shell::topbar::{HelpButton, ThemeButton};
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use plumbline::present::page::{Page, Route};
use plumbline::present::text::{Text as _, open::OpenText, shell::ShellText, start::StartText};
use std::sync::Arc;

/// The page.
#[component]
pub fn Start() -> impl IntoView {
    let brings = Brings::new();
    brings.listen_for_paste();
    let title = move || view! { {StartText::TitleOne.say()}<br/>" "{StartText::TitleTwo.say()} };
    view! {
        <div class="start">
            <StartBar/>
            <main class="start-in" id="main">
                <h1 tabindex="-1">{title}</h1>
                <p class="lead">{StartText::Lead.say()}</p>
                <div class="choices">
                    <ways::TableWay brings=brings/>
                    <ways::MaturityWay/>
                    <ways::SampleWay/>
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
fn StartBar() -> impl IntoView {
    let session = use_session();
    let input = NodeRef::<html::Input>::new();
    let has_own = move || session.stage.get() == Stage::Open;
    let choose = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    view! {
        <header class="start-in">
            <div class="start-bar">
                <span class="brand"><LogoMark/><span>{ShellText::AppName.say()}</span></span>
                <span class="spacer"></span>
                <Show when=has_own>
                    <a class="btn quiet" href=Route::to(Page::Home).href()>{StartText::Mine.say()}</a>
                </Show>
                <button class="btn quiet" on:click=choose>
                    <IconView icon=Icon::File/>{StartText::OpenFile.say()}
                </button>
                <input class="vh" type="file" accept=".json,application/json" tabindex="-1" aria-hidden="true"
                    node_ref=input on:change=move |_| open_workspace(session, input)/>
                <ThemeButton/>
                <HelpButton/>
            </div>
        </header>
    }
}

/// Opens the workspace file chosen in an input and goes to its home page.
pub fn open_workspace(session: Session, input: NodeRef<html::Input>) {
    let router = use_router();
    let Some(input) = input.get_untracked() else { return };
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
    input.set_value("");
    wasm_bindgen_futures::spawn_local(async move {
        let Some(bytes) = crate::ui::platform::files::bytes_of(&file).await else {
            session.say(StartText::FileUnreadable.say(), false);
            return;
        };
        if session.open_file(bytes).await.is_ok() {
            router.go(Route::to(Page::Home));
        }
    });
}

/// Brings a table to the import page, making a workspace where there is none of one's own.
#[derive(Clone, Copy)]
pub struct Brings {
    session: Session,
    router: crate::ui::route::Router,
}

impl Brings {
    /// Ready to bring.
    pub fn new() -> Self {
        Self { session: use_session(), router: use_router() }
    }

    /// Hands a table over.
    pub fn bring(self, name: String, bytes: Vec<u8>) {
        self.session.inbox.set(Some(Inbox { name, bytes: Arc::new(bytes) }));
        self.own_workspace(Page::Import);
    }

    /// Goes to a page of a workspace of one's own: never the sample's.
    pub fn own_workspace(self, page: Page) {
        let Self { session, router } = self;
        let sample = session.workspace_now().settings().sample;
        let open = session.stage.get_untracked() == Stage::Open;
        wasm_bindgen_futures::spawn_local(async move {
            if !open || sample {
                session.create(OpenText::NewName.say()).await;
            }
            router.go(Route::to(page));
        });
    }

    /// Hands over a file that was chosen or dropped.
    pub fn bring_file(self, file: web_sys::File) {
        wasm_bindgen_futures::spawn_local(async move {
            match crate::ui::platform::files::bytes_of(&file).await {
                Some(bytes) => self.bring(file.name(), bytes),
                None => self.session.say(StartText::FileUnreadable.say(), false),
            }
        });
    }

    /// Takes what is pasted anywhere on the page, as long as the calling view lives.
    pub fn listen_for_paste(self) {
        let handle = window_event_listener(ev::paste, move |event| {
            let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok());
            if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
                event.prevent_default();
                self.bring(String::new(), text.into_bytes());
            }
        });
        on_cleanup(move || handle.remove());
    }
}
