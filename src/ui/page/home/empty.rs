//! Home before there are projects: the question it answers and the three ways to begin.

use crate::ui::page::start::ghost::Ghost;
use crate::ui::session::use_session;
use leptos::prelude::*;
use plumbline::present::page::{Page, Route};
use plumbline::present::text::{Text as _, home::HomeText as T};

/// The empty page.
#[component]
pub fn Empty() -> impl IntoView {
    let session = use_session();
    let sample = move |_| {
        crate::ui::platform::spawn(async move {
            session.sample().await;
        });
    };
    view! {
        <div class="empty wide">
            <h1 tabindex="-1">{T::EmptyTitle.say()}</h1>
            <p>{T::EmptyLead.say()}</p>
            <ul class="ways">
                <li>
                    <a class="btn primary big" href=Route::to(Page::Import).href()>{T::EmptyImport.say()}</a>
                    <p>{T::EmptyImportLead.say()}</p>
                </li>
                <li>
                    <a class="btn secondary big" href=Route::to(Page::Maturity).href()>
                        {T::EmptyMaturity.say()}
                    </a>
                    <p>{T::EmptyMaturityLead.say()}</p>
                </li>
                <li>
                    <button class="btn secondary big" on:click=sample>{T::EmptySample.say()}</button>
                    <p>{T::EmptySampleLead.say()}</p>
                </li>
            </ul>
            <a class="link" href=Route::to(Page::Projects).href()>{T::EmptyProject.say()}</a>
            <Ghost/>
        </div>
    }
}
