//! The question that comes with a file of another version: merge, copy or leave.

use crate::ui::kit::dialog::Dialog;
use crate::ui::kit::parts::part;
use crate::ui::reactive::RwSignal;
use crate::ui::route::use_router;
use crate::ui::session::{Offer, use_session};
use leptos::prelude::*;
use plumbline::present::merge::offer_words;
use plumbline::present::page::{Page, Route};
use plumbline::present::text::{Text as _, merge::MergeText as T};
use std::sync::Arc;

/// The dialog, while there is such a file.
#[component]
pub fn OfferDialog() -> impl IntoView {
    let session = use_session();
    let open = RwSignal::new(false);
    Effect::new(move || open.set(session.offer.with(Option::is_some)));
    Effect::new(move |before: Option<bool>| {
        let now = open.get();
        if before == Some(true) && !now {
            session.offer.set(None);
        }
        now
    });
    view! {
        <Dialog open=open title=T::OfferTitleShort.say()>
            {part(move || session.offer.get().map(|offer| view! { <Question offer=offer open=open/> }))}
        </Dialog>
    }
}

#[component]
fn Question(offer: Arc<Offer>, open: RwSignal<bool>) -> impl IntoView {
    let (session, router) = (use_session(), use_router());
    let (lead, way) = offer_words(&offer.kinship);
    let title = T::OfferTitle.with(&[("name", &offer.name)]);
    let (to_merge, to_copy) = (offer.clone(), offer);
    let merge = move |_| {
        open.set(false);
        let offer = to_merge.clone();
        crate::ui::platform::spawn(async move {
            if session.start_merge(offer).await {
                router.go(Route::to(Page::Merge));
            }
        });
    };
    let copy = move |_| {
        open.set(false);
        let offer = to_copy.clone();
        crate::ui::platform::spawn(async move {
            if session.take_as_copy(offer).await {
                router.go(Route::to(Page::Home));
            }
        });
    };
    view! {
        <p><b><bdi>{title}</bdi></b></p>
        <p>{lead}</p>
        <p class="line">
            <button class="btn primary" data-first="" on:click=merge>{way}</button>
            <button class="btn secondary" on:click=copy>{T::OfferCopy.say()}</button>
            <span class="spacer"></span>
            <button class="btn quiet" on:click=move |_| open.set(false)>{T::OfferCancel.say()}</button>
        </p>
    }
}
