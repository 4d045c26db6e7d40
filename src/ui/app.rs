//! The program as a whole: what is open decides what is seen.

use super::page;
use super::platform::{controls, dom};
use super::route::{Router, use_router};
use super::session::{Session, Stage};
use super::shell::{self, Frame};
use super::view::{View, use_view};
use crate::ui::kit::parts::part;
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::present::page::Page;
use plumbline::present::text::{Text as _, shell::ShellText};

/// The program.
#[component]
pub fn App() -> impl IntoView {
    let session = Session::start();
    provide_context(session);
    provide_context(View::start(session));
    let router = Router::start(move || session.say(ShellText::LostAddress.say(), false));
    provide_context(router);
    provide_context(shell::topbar::ThemeChoice::kept());
    provide_context(shell::guest::WipeOpen(RwSignal::new(false)));
    dom::on_window("pagehide", move || {
        dom::leave_field();
        session.hide();
    });
    dom::on_window("visibilitychange", move || {
        if dom::is_hidden() {
            session.hide();
        } else {
            session.flush();
            session.follow_on();
        }
    });
    // Asked only while there is something to lose: a page that may ask is not kept for going back.
    Effect::new(move || {
        if session.at_risk.get() {
            dom::ask_before_closing();
        }
    });
    controls::watch();
    // A list that stands open while the workspace changes shows what holds then.
    Effect::new(move || {
        session.with_workspace(|_| ());
        dom::after(0, controls::note);
    });
    shell::keys::listen();
    shell::focus::keep();
    shell::scenario::follow(session, router);
    follow_title();
    let handed = page::start::take_over(session, router);
    let stage = Memo::new(move |_| session.stage.get());
    view! {
        {part(move || match stage.get() {
            Stage::Opening => view! { <Opening/> }.into_any(),
            Stage::Empty if handed.get() => view! { <Opening/> }.into_any(),
            Stage::Empty => view! { <WithoutWorkspace/> }.into_any(),
            Stage::Open => view! { <WithWorkspace/> }.into_any(),
            Stage::Damaged(damage) => {
                view! { <page::damaged::Damaged damage=*damage/> }.into_any()
            }
            Stage::Vanished(lost) => view! { <page::vanished::Vanished lost=lost/> }.into_any(),
            Stage::Unread(error) => view! { <page::damaged::Unread error=error/> }.into_any(),
        })}
        <shell::toast::Toasts/>
        <shell::palette::Palette/>
        <shell::help::Help/>
        <page::merge::OfferDialog/>
        <page::seal::SealDialog/>
        <page::seal::UnlockDialog/>
        <shell::guest::WipeDialog/>
    }
}

#[component]
fn Opening() -> impl IntoView {
    view! { <main id="main" class="start-in"><p role="status">{ShellText::Opening.say()}</p></main> }
}

/// Nothing is open: the start page, or an import that makes a workspace.
#[component]
fn WithoutWorkspace() -> impl IntoView {
    view! { <page::start::Start/> }
}

#[component]
fn WithWorkspace() -> impl IntoView {
    let page = use_router().page();
    view! {
        {part(move || match page.get() {
            Page::Start => view! { <page::start::Start/> }.into_any(),
            other => view! { <Frame page=other/> }.into_any(),
        })}
    }
}

/// Keeps the window's title at page and workspace, and moves the focus to a new page's heading.
fn follow_title() {
    let (page, view) = (use_router().page(), use_view());
    Effect::new(move |before: Option<Page>| {
        let now = page.get();
        let name = view.settings.with(|settings| settings.name.clone());
        let scenario = shell::scenario::name(view.session()).unwrap_or_default();
        let title = [now.title().say(), &scenario, &name, ShellText::AppName.say()];
        let parts: Vec<&str> = title.into_iter().filter(|part| !part.is_empty()).collect();
        dom::set_title(&parts.join(" · "));
        if before.is_some_and(|before| before != now) {
            dom::focus_soon("main h1");
        }
        now
    });
}
