//! The first page in the whole program: the session does what is wished for.

pub use crate::ui::start::ghost;

use crate::ui::kit::paste;
use crate::ui::platform::{dom, files};
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::route::{Router, use_router};
use crate::ui::session::{Inbox, Session, Stage, use_session};
use crate::ui::start::{Host, StartPage, wish::Wish};
use leptos::html;
use leptos::prelude::*;
use plumbline::present::page::{Page, Route};
use plumbline::present::text::{Text as _, open::OpenText};
use std::sync::Arc;

/// The page.
#[component]
pub fn Start() -> impl IntoView {
    let (session, router) = (use_session(), use_router());
    let has_own = Memo::new(move |_| session.stage.with(|stage| *stage == Stage::Open));
    view! { <StartPage host=host(session, router, has_own.into())/> }
}

fn host(session: Session, router: Router, has_own: Signal<bool>) -> Host {
    let grant_wish = move |wish| crate::ui::platform::spawn(grant(session, router, wish));
    Host::new(grant_wish, move |text| session.say(text, false), has_own)
}

/// Brings a table to the import page, making a workspace where there is none of one's own.
#[derive(Clone, Copy)]
pub struct Brings(Host);

impl Brings {
    /// Ready to bring.
    pub fn new() -> Self {
        Self(host(use_session(), use_router(), Signal::stored(true)))
    }

    /// Who does what is wished for.
    pub fn host(self) -> Host {
        self.0
    }

    /// Hands a table over.
    pub fn bring(self, name: String, bytes: Vec<u8>) {
        self.0.wish(Wish::Table { name, bytes });
    }

    /// Takes what is pasted anywhere on the page, as long as the calling view lives.
    pub fn listen_for_paste(self) {
        paste::listen(move |text| self.bring(String::new(), text.into_bytes()));
    }
}

/// Does what is wished for and goes where it is seen.
async fn grant(session: Session, router: Router, wish: Wish) {
    match wish {
        Wish::Table { name, bytes } => {
            // First the workspace: its locale decides where the table gives no evidence.
            if own_workspace(session).await {
                session.inbox.set(Some(Inbox { name, bytes: Arc::new(bytes) }));
                router.go(Route::to(Page::Import));
            }
        }
        Wish::Sample => {
            if session.sample().await {
                router.go(Route::to(Page::Home));
            }
        }
        Wish::Maturity => {
            if own_workspace(session).await {
                router.go(Route::to(Page::Maturity));
            }
        }
        Wish::Workspace { bytes } => {
            if session.open_file(bytes).await {
                router.go(Route::to(Page::Home));
            }
        }
    }
}

/// Makes sure that a workspace of one's own is open, never the sample; whether it is.
async fn own_workspace(session: Session) -> bool {
    let open = session.stage.with_untracked(|stage| *stage == Stage::Open);
    if open && !session.workspace_now().settings().sample {
        return true;
    }
    session.create(OpenText::NewName.say()).await
}

/// Does what the program of the first visit has left, once the store has answered. Gives whether
/// that is still to come, so that the first page does not flash up in between.
pub fn take_over(session: Session, router: Router) -> RwSignal<bool> {
    let waits = RwSignal::new(false);
    let Some(wish) = Wish::handed() else { return waits };
    waits.set(true);
    let left = StoredValue::new(Some(wish));
    Effect::new(move || {
        if session.stage.with(|stage| matches!(stage, Stage::Opening | Stage::Unread(_))) {
            return;
        }
        let Some(wish) = left.try_update_value(Option::take).flatten() else { return };
        crate::ui::platform::spawn(async move {
            grant(session, router, wish).await;
            waits.set(false);
            // The button that was pressed has gone with its program.
            dom::focus_soon("main h1");
        });
    });
    waits
}

/// Opens the workspace file chosen in an input and goes to its home page.
pub fn open_workspace(session: Session, input: NodeRef<html::Input>) {
    let router = use_router();
    let has_own = Signal::stored(true);
    if let Some(file) = files::taken_from(input) {
        host(session, router, has_own).wish_with(file, |_, bytes| Wish::Workspace { bytes });
    }
}
