//! Accepting the overload of the open cell, with the reason that is kept, or taking that back.

use super::board::Board;
use crate::ui::kit::parts::{Show, live, part};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::model::{Id, Month, Role};
use plumbline::present::capacity::{Accepted, accept, accepted, take_back};
use plumbline::present::text::{Text as _, capacity_page::CapacityPageText as T};

/// The cell: role, month, minutes of a full-time person.
type Place = (Id<Role>, Month, i64);

/// What was accepted, else the way to accept it.
#[component]
pub fn Accept(board: Board, cell: Memo<Option<Place>>) -> impl IntoView {
    let found: Memo<Option<Accepted>> = Memo::new(move |_| {
        let place = cell.get()?;
        let short = board.short(place)?;
        accepted(&board.workspace(), place, short, board.view.locale.get())
    });
    let holds = move || found.with(|found| found.as_ref().is_some_and(|found| found.holds));
    let back = move |_| {
        if let Some(found) = found.get_untracked() {
            let (command, label) = take_back(&board.session.workspace_now(), found.waiver);
            board.session.dispatch(&command, label);
        }
    };
    view! {
        <div class="section-head"><h3>{T::AcceptTitle.say()}</h3></div>
        <Show when=move || found.with(Option::is_some)>
            <p role="status" id="accept-said">{part(move || found.get().map(|found| found.text))}
                " "<button class="link" on:click=back>{T::AcceptBack.say()}</button></p>
        </Show>
        <Show when=move || !holds()><Reason board=board cell=cell/></Show>
    }
}

#[component]
fn Reason(board: Board, cell: Memo<Option<Place>>) -> impl IntoView {
    let reason = RwSignal::new(String::new());
    let take = move |_| {
        let Some(place) = cell.get_untracked() else { return };
        let (session, short) = (board.session, untrack(|| board.short(place)).unwrap_or(0));
        let when = (session.today(), session.new_uid());
        let locale = board.view.locale.get_untracked();
        let said = reason.get_untracked();
        match accept(&session.workspace_now(), place, short, &said, when, locale) {
            Some((command, label)) => _ = session.dispatch(&command, label),
            None => session.say(T::AcceptNeedsReason.say(), false),
        }
    };
    view! {
        <p class="hint">{T::AcceptLead.say()}</p>
        <div class="line">
            <input class="input" id="accept-reason" aria-label=T::AcceptReason.say()
                placeholder=T::AcceptReason.say() prop:value=live(move || reason.get())
                on:input=move |event| reason.set(event_target_value(&event))/>
            <button class="btn secondary" id="accept-apply" on:click=take>{T::AcceptApply.say()}</button>
        </div>
    }
}
