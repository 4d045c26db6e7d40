//! The disputes of a merge as a table: what was, mine, theirs, and a third way; decided by a click
//! or by the keys 1, 2, 3.

use super::Desk;
use crate::ui::kit::parts::{Show, live, part};
use crate::ui::kit::press::Press;
use crate::ui::platform::dom;
use crate::ui::reactive::Memo;
use leptos::prelude::*;
use plumbline::present::merge::{Ask, Choice, DisputeLine, key_asks, place_after};
use plumbline::present::text::{Text as _, merge::MergeText as T};

/// How many disputes stand in the table at a time.
const SHOWN: usize = 25;

/// The section.
#[component]
pub fn Disputes(desk: Desk) -> impl IntoView {
    let count = desk.count;
    let first = Memo::new(move |_| desk.at.get() / SHOWN * SHOWN);
    let rows = move || {
        let lines = desk.review.get().map(|review| review.lines.clone()).unwrap_or_default();
        let shown = lines.into_iter().enumerate().skip(first.get()).take(SHOWN);
        shown.map(|(nth, line)| view! { <Row desk=desk nth=nth line=line/> }).collect_view()
    };
    view! {
        <section aria-labelledby="merge-disputes" on:keydown=move |event| {
            Press::give(&event, |press| take_key(desk, press));
        }>
            <div class="section-head">
                <h2 id="merge-disputes">{T::Disputes.say()}</h2>
                <p class="caption" role="status">{live(move || desk.open_words())}</p>
            </div>
            <Show when=move || { count.get() > 0 }
                fallback=|| view! { <p class="soft">{T::DecideNone.say()}</p> }>
                <p class="caption no-print">{T::DisputesHint.say()}</p>
                <div class="table-scroll"><table class="table disputes">
                    <thead><tr>
                        <th scope="col"><span class="vh">{T::Disputes.say()}</span></th>
                        <th scope="col">{T::Before.say()}</th>
                        <th scope="col">{T::Mine.say()}" "<kbd>"1"</kbd></th>
                        <th scope="col">{T::Theirs.say()}" "<kbd>"2"</kbd></th>
                        <th scope="col"><span class="vh">{T::Leave.say()}</span><kbd>"3"</kbd></th>
                    </tr></thead>
                    <tbody>{part(rows)}</tbody>
                </table></div>
                <Ways desk=desk/>
            </Show>
        </section>
    }
}

/// Does what a key asks; whether it was for the review.
fn take_key(desk: Desk, press: &Press) -> bool {
    let review = desk.review.get_untracked();
    let line = review.as_ref().and_then(|review| review.lines.get(desk.at.get_untracked()));
    let (Some(line), false) = (line, press.chord) else { return false };
    match key_asks(&press.key, line.third) {
        Some(Ask::Decide(choice)) => {
            desk.session.decide(line.subject.clone(), choice);
            if choice != Choice::Undecided {
                go(desk, 1);
            }
            true
        }
        Some(Ask::Go(by)) => {
            go(desk, by);
            true
        }
        None => false,
    }
}

/// Goes on and puts the focus there.
fn go(desk: Desk, by: isize) {
    desk.at.set(place_after(desk.at.get_untracked(), desk.count.get_untracked(), by));
    dom::focus_soon(".disputes tr[aria-current] button");
}

#[component]
fn Row(desk: Desk, nth: usize, line: DisputeLine) -> impl IntoView {
    let here = Memo::new(move |_| desk.at.get() == nth);
    let third = line.third;
    let own = line.subject.clone();
    let chosen = Memo::new(move |_| desk.choice(&own));
    let third_word = line.third_word();
    let ways =
        [(Choice::Mine, line.mine), (Choice::Theirs, line.theirs), (third, third_word.to_owned())];
    let labels = [T::Mine.say(), T::Theirs.say(), third_word];
    let cells = ways.into_iter().zip(labels).map(|((choice, words), label)| {
        let subject = line.subject.clone();
        let label = format!("{label}: {words}");
        let decide = move |_| {
            desk.at.set(nth);
            desk.session.decide(subject.clone(), choice);
        };
        view! {
            <td><button class="choose" aria-label=label
                aria-pressed=live(move || (chosen.get() == choice).to_string())
                tabindex=live(move || if here.get() { "0" } else { "-1" })
                on:click=decide><bdi>{words}</bdi></button></td>
        }
    });
    view! {
        <tr aria-current=live(move || here.get().then_some("true"))>
            <th scope="row"><bdi>{line.record}</bdi><small><bdi>{line.what}</bdi></small></th>
            <td class="soft"><bdi>{line.before}</bdi></td>
            {cells.collect_view()}
        </tr>
    }
}

/// Previous and next, and one answer for all that is open.
#[component]
fn Ways(desk: Desk) -> impl IntoView {
    let rest = move |choice| {
        let Some(review) = desk.review.get_untracked() else { return };
        for subject in review.open(&desk.choices()) {
            desk.session.decide(subject, choice);
        }
    };
    view! {
        <div class="line no-print">
            <button class="btn secondary" on:click=move |_| go(desk, -1)>{T::Previous.say()}</button>
            <span class="num">{live(move || desk.place_words())}</span>
            <button class="btn secondary" on:click=move |_| go(desk, 1)>{T::Next.say()}</button>
            <span class="spacer"></span>
            <span class="soft">{T::Rest.say()}</span>
            <button class="btn quiet" on:click=move |_| rest(Choice::Mine)>{T::RestMine.say()}</button>
            <button class="btn quiet" on:click=move |_| rest(Choice::Theirs)>{T::RestTheirs.say()}</button>
            <button class="btn quiet" on:click=move |_| rest(Choice::Leave)>{T::RestLeave.say()}</button>
        </div>
    }
}
