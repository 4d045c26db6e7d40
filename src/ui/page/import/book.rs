//! A workbook that is a whole workspace: what it would change, and what can be done with it.

use super::desk::{Desk, Stage};
use crate::ui::route::use_router;
use leptos::prelude::*;
use plumbline::present::page::{Page, Route};
use plumbline::present::text::{Text as _, book::BookText as T, import::ImportText};
use std::sync::Arc;

/// The card.
#[component]
pub fn BookCard(desk: Desk) -> impl IntoView {
    let router = use_router();
    let Stage::Book(found, sheet) = desk.stage.get_untracked() else { return ().into_any() };
    let locale = desk.view.locale.get_untracked();
    let (added, changed) = (locale.count(found.changes.added), locale.count(found.changes.changed));
    let counts = [("added", added.as_str()), ("changed", changed.as_str())];
    let differs = found.changes.added + found.changes.changed > 0;
    let whose = if found.is_open { T::FoundSame } else { T::FoundOther };
    let what = match (found.is_open, differs) {
        (true, true) => Some(T::Changes.with(&counts)),
        (true, false) => Some(T::NoChanges.say().to_owned()),
        (false, _) => None,
    };
    let unread = (found.unread > 0)
        .then(|| T::Unread.with(&[("count", &locale.count(found.unread as usize))]));
    let taken = T::Taken.with(&counts);
    let (can_take, document) = (found.is_open && differs, found.document.clone());
    let take = move |_| {
        if desk.session.take_book(&found) {
            desk.session.say(&taken, true);
            desk.start_over();
            router.go(Route::to(Page::Home));
        }
    };
    let open = move |_| {
        let document = document.clone();
        crate::ui::platform::spawn(async move {
            if desk.session.open_file(document.to_vec()).await {
                router.go(Route::to(Page::Home));
            }
        });
    };
    let as_table = move |_| desk.take(Arc::unwrap_or_clone(sheet.clone()));
    view! {
        <div class="page-head"><h1 tabindex="-1">{T::Found.say()}</h1></div>
        <div class="pane import-empty">
            <p class="lead">{whose.say()}</p>
            {what.map(|what| view! { <p>{what}</p><p class="soft">{T::Stays.say()}</p> })}
            {unread.map(|unread| view! { <p>{unread}</p> })}
            <div class="line">
                {can_take.then(|| view! {
                    <button class="btn primary big" on:click=take>{T::Take.say()}</button>
                })}
                <button class="btn secondary big" on:click=open>{T::Open.say()}</button>
            </div>
            <div class="line">
                <button class="btn quiet" on:click=as_table>{T::AsTable.say()}</button>
                <button class="btn quiet" on:click=move |_| desk.start_over()>
                    {ImportText::StartOver.say()}
                </button>
            </div>
        </div>
    }
    .into_any()
}
