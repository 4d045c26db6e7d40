//! The ranked table with its fold, its cut line and its rows; only rows in sight are drawn.

use super::board::{Board, PANE};
use super::cut::{BudgetRule, CutRule, PeopleRule};
use super::row::RankRow;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{For, Show, live, part};
use crate::ui::kit::press::Press;
use crate::ui::platform::dom;
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::present::priority::board::{Item, tab_stop};
use plumbline::present::priority::stretch::{Stretch, stretch, tops};
use plumbline::present::text::{Text as _, prioritise::PrioritiseText as P};
use std::sync::Arc;

/// Lists of at most so many lines are drawn as a whole.
const WHOLE: usize = 90;
/// Lines drawn beyond those in sight.
const BEYOND: usize = 8;

/// The table.
#[component]
pub fn RankTable(board: Board) -> impl IntoView {
    let seen = RwSignal::new((0.0, 60.0));
    let tops = Memo::new(move |_| Arc::new(tops(board.items.get().iter().map(|i| i.height()))));
    let measure = move || seen.set(super::scroll::in_sight(PANE, &tops.get_untracked()));
    Effect::new(move || {
        tops.track();
        dom::after_while(seen, 0, measure);
    });
    let drawn = Memo::new(move |_| stretch(&tops.get(), seen.get(), BEYOND, WHOLE));
    let windowed = move || drawn.with(|d: &Stretch| d.before + d.after > 0.0);
    let count = move || board.result.with(|result| result.entries.len() + 1);
    let tab = Memo::new(move |_| {
        let Stretch { from, to, .. } = drawn.get();
        board.items.with(|items| tab_stop(items, board.stop.get(), from..to))
    });
    let lines = move || {
        let (items, Stretch { from, to, .. }) = (board.items.get(), drawn.get());
        let pairs = items.iter().copied().enumerate().skip(from).take(to.saturating_sub(from));
        pairs.collect::<Vec<(usize, Item)>>()
    };
    view! {
        <div class="pane no-print" id=PANE class:windowed=windowed on:scroll=move |_| measure()>
            <div role="grid" aria-label=P::Table.say() aria-rowcount=count aria-describedby="rank-keys"
                on:keydown=move |event| Press::give(&event, |press| board.on_key(press))>
                <TableHead board=board/>
                <div role="presentation" style:height=live(move || format!("{}rem", drawn.get().before))></div>
                <For each=lines key=|line| *line let((line, item))>
                    <Line board=board line=line item=item tab=tab/>
                </For>
                <div role="presentation" style:height=live(move || format!("{}rem", drawn.get().after))></div>
            </div>
            <Nothing board=board/>
        </div>
    }
}

#[component]
fn TableHead(board: Board) -> impl IntoView {
    let cost = move || board.say(|wording, result| wording.cost_header(result, board.style.get()));
    view! {
        <div class="rank-row head" role="row" aria-rowindex="1">
            <span role="columnheader"><span class="vh">{P::Decision.say()}</span></span>
            <span class="rank" role="columnheader">{P::Rank.say()}</span>
            <span role="columnheader">{P::Project.say()}</span>
            <span role="columnheader">{P::Score.say()}</span>
            <span class="num" role="columnheader">{cost}</span>
            <span class="num" role="columnheader">{P::Cumulative.say()}</span>
            <span class="note" role="columnheader">{P::PeakNeed.say()}</span>
            <span class="num" role="columnheader">{P::Coverage.say()}</span>
        </div>
    }
}

#[component]
fn Line(board: Board, line: usize, item: Item, tab: Memo<usize>) -> impl IntoView {
    match item {
        Item::Row(at) => view! { <RankRow board=board line=line at=at tab=tab/> }.into_any(),
        Item::Fold(from, to) => {
            view! { <Fold board=board line=line from=from to=to tab=tab/> }.into_any()
        }
        Item::Line => view! { <CutRule board=board/> }.into_any(),
        Item::BudgetLine => view! { <BudgetRule board=board/> }.into_any(),
        Item::PeopleLine => view! { <PeopleRule board=board/> }.into_any(),
    }
}

#[component]
fn Fold(board: Board, line: usize, from: usize, to: usize, tab: Memo<usize>) -> impl IntoView {
    let words = move |first: bool| {
        let (ranks, holds) = board.say(|wording, result| wording.fold(result, from, to));
        if first { ranks } else { holds }
    };
    let icon = move || if board.unfolded.get() { Icon::ChevronUp } else { Icon::ChevronDown };
    view! {
        <div class="rank-fold" role="row">
            <div role="gridcell" aria-colspan="8">
                <button id=format!("rank-line-{line}") aria-expanded=live(move || board.unfolded.get().to_string())
                    title=P::Unfold.say()
                    tabindex=live(move || if tab.get() == line { "0" } else { "-1" })
                    on:focus=move |_| board.stop.set(line)
                    on:click=move |_| board.unfolded.update(|open| *open = !*open)>
                    {part(move || view! { <IconView icon=icon()/> })}
                    <b>{part(move || words(true))}</b>{part(move || words(false))}
                </button>
            </div>
        </div>
    }
}

/// What stands in place of rows where the search finds none.
#[component]
fn Nothing(board: Board) -> impl IntoView {
    let none = Memo::new(move |_| {
        let rows = |items: &Arc<Vec<Item>>| items.iter().any(|item| matches!(item, Item::Row(_)));
        !board.words.get().trim().is_empty() && !board.items.with(rows)
    });
    view! {
        <Show when=move || none.get()>
            <div class="empty">
                <p>{part(move || P::FoundNone.with(&[("words", &board.words.get())]))}</p>
                <button class="btn secondary" on:click=move |_| board.router.set_state("find", None)>
                    {P::ShowAll.say()}
                </button>
            </div>
        </Show>
    }
}

/// Scrolls so far that a line of the table is in sight.
pub fn bring_into_sight(board: Board, line: usize) {
    let tops = tops(board.items.get_untracked().iter().map(|item| item.height()));
    super::scroll::bring_into_sight(PANE, &tops, line);
}
