//! How many projects have each status: one bar in proportion, counts with shape and word.

use super::status_shape;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::part;
use crate::ui::kit::status::StatusMark;
use crate::ui::reactive::Memo;
use crate::ui::view::home::HomeView;
use crate::ui::view::use_view;
use leptos::prelude::*;
use plumbline::model::Status;
use plumbline::present::home::{StatusMove, TallyPart, moves_caption, status_moves, tally};
use plumbline::present::page::{Page, Route};
use plumbline::present::text::{Text as _, home::HomeText as T};

/// Width of the bar in its own units.
const WIDTH: f64 = 348.0;
/// Between two parts.
const GAP: f64 = 2.0;

/// How many moves are listed.
const MOVES: usize = 8;

/// The block.
#[component]
pub fn StatusBlock(home: HomeView) -> impl IntoView {
    let view = use_view();
    let parts = Memo::new(move |_| home.statuses.with(|counts| tally(counts)));
    let total =
        Memo::new(move |_| parts.with(|parts| parts.iter().map(|part| part.count).sum::<usize>()));
    let caption =
        move || view.locale.get().counted(total.get(), T::StatusCaptionOne, T::StatusCaption);
    let bar = move || {
        let parts = parts.get();
        parts.iter().map(|part| bar_view(part, total.get())).collect_view()
    };
    let counts = move || parts.get().into_iter().map(|part| count_view(part, view)).collect_view();
    view! {
        <section class="block" aria-labelledby="home-status">
            <div class="section-head"><h2 id="home-status">{T::StatusTitle.say()}</h2></div>
            <p class="caption">{caption}</p>
            <svg class="tally" viewBox=format!("0 0 {WIDTH} 6") preserveAspectRatio="none"
                aria-hidden="true">{bar}</svg>
            <ul class="status-counts">{counts}</ul>
            <Moves/>
        </section>
    }
}

/// The projects whose status changed of late; nothing where none did.
#[component]
fn Moves() -> impl IntoView {
    let view = use_view();
    let session = view.session();
    let moves = Memo::new(move |_| {
        let today = session.today();
        session.with_history(|history| status_moves(&session.workspace_now(), history, today))
    });
    let list = move || {
        let moves = moves.get();
        let caption = moves_caption(&moves, session.today(), view.locale.get());
        (!moves.is_empty()).then(|| {
            view! {
                <div class="section-head home-moved">
                    <h3>{T::MovedTitle.say()}</h3>
                    <a class="link" href=Route::to(Page::History).href()>
                        {T::MovedHistory.say()}<IconView icon=Icon::ChevronRight/>
                    </a>
                </div>
                <p class="caption">{caption}</p>
                <ul class="moves">{moves.into_iter().take(MOVES).map(move_view).collect_view()}</ul>
            }
        })
    };
    part(list)
}

fn move_view(one: StatusMove) -> impl IntoView {
    let (words, turn) = (one.words(), one.turn_word());
    view! {
        <li>
            <a href=one.route.href()><bdi>{one.name}</bdi></a>
            <StatusMark shape=status_shape(one.before)/>
            <span aria-hidden="true">"→"</span>
            <StatusMark shape=status_shape(one.now)/>
            <span>{turn}<span class="vh">": "{words}</span></span>
        </li>
    }
}

fn bar_view(part: &TallyPart, total: usize) -> impl IntoView + use<> {
    let unit = WIDTH / total.max(1) as f64;
    let width = (unit * part.count as f64 - GAP).max(1.0);
    let class = match part.status {
        Some(Status::OnTrack) => "f-good",
        Some(Status::AtRisk) => "f-warn",
        Some(Status::OffTrack) => "f-bad",
        Some(Status::Complete) => "s1",
        Some(Status::OnHold | Status::NotStarted) | None => "f-idle",
    };
    view! { <rect class=class x=(unit * part.before as f64).to_string() width=width.to_string() height="6"></rect> }
}

fn count_view(part: TallyPart, view: crate::ui::view::View) -> impl IntoView {
    let count = move || view.locale.get().count(part.count);
    view! {
        <li>
            <StatusMark shape=status_shape(part.status)/>
            <a href=part.route.href()>{part.word}</a>
            <b class="num">{count}</b>
        </li>
    }
}
