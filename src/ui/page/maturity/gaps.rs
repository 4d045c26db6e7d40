//! The gaps with their arithmetic, and the actions that close them.

use super::desk::Desk;
use super::results::of;
use crate::ui::kit::parts::Show;
use crate::ui::platform::dom;
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::present::maturity::{GapRow, LiftRow};
use plumbline::present::text::{Text as _, maturity::MaturityText as T};

/// Actions shown before the rest is asked for.
const FIRST: usize = 9;
const BAR: f64 = 72.0;

/// The gaps, largest first.
#[component]
pub fn Gaps(desk: Desk) -> impl IntoView {
    let gaps = Memo::new(move |_| of(desk, |results| results.gaps.clone()));
    let row = move |(nth, gap): (usize, GapRow)| {
        let width = (BAR * gap.share).to_string();
        let id = gap.id;
        let open = move |_| {
            desk.router.set_state("open", Some(&id));
            dom::focus_soon("#domains [aria-expanded='true']");
        };
        view! {
            <li class="gap">
                <span class="num muted">{nth + 1}</span>
                <button class="link plain cut-text" aria-label=gap.label on:click=open>{gap.name}</button>
                <span class="num">{gap.gap}</span>
                <span class="num muted">{gap.weight}</span>
                <svg viewBox="0 0 72 10" aria-hidden="true">
                    <rect class="bar plain" width=width height="10"></rect>
                </svg>
                <b class="num">{gap.priority}</b>
            </li>
        }
    };
    let rows = move || gaps.get().into_iter().enumerate().map(row).collect_view();
    view! {
        <section class="block" aria-labelledby="gp">
            <div class="section-head"><h2 id="gp">{T::Gaps.say()}</h2><span class="caption">{T::GapsNote.say()}</span></div>
            <Show when=move || gaps.with(|gaps| !gaps.is_empty())
                fallback=|| view! { <p class="soft">{T::NoGaps.say()}</p> }>
                <div class="gap head" aria-hidden="true">
                    <span class="num">"#"</span><span>{T::Domain.say()}</span>
                    <span class="num">{T::Gap.say()}</span><span class="num">{T::Weight.say()}</span>
                    <span></span><span class="num">{T::Priority.say()}</span>
                </div>
                <ol>{rows}</ol>
            </Show>
        </section>
    }
}

/// What to do next, largest effect first.
#[component]
pub fn Lifts(desk: Desk) -> impl IntoView {
    let lifts = Memo::new(move |_| of(desk, |results| results.lifts.clone()));
    let all = RwSignal::new(false);
    let more = Memo::new(move |_| lifts.with(Vec::len) > FIRST && !all.get());
    let row = |lift: LiftRow| {
        view! {
            <li><div class=format!("action l{}", lift.level)>
                <b>{lift.action}</b><small>{lift.meta}</small><small>{lift.sum}</small>
            </div></li>
        }
    };
    let rows = move || {
        let shown = if all.get() { usize::MAX } else { FIRST };
        lifts.get().into_iter().take(shown).map(row).collect_view()
    };
    let count = move || {
        let count = desk.view.locale.get().count(lifts.with(Vec::len));
        T::LiftMore.with(&[("count", &count)])
    };
    view! {
        <section class="block" aria-labelledby="ir">
            <div class="section-head"><h2 id="ir">{T::Lifts.say()}</h2><span class="caption">{T::LiftsNote.say()}</span></div>
            <ol class="lifts">{rows}</ol>
            <Show when=move || more.get()>
                <button class="btn quiet no-print" on:click=move |_| all.set(true)>{count}</button>
            </Show>
        </section>
    }
}
