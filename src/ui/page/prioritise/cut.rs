//! The cut line: a rule with a pill that moves by keys and by hand, and where the budget would cut.

use super::board::{Board, PANE};
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{Show, live, part};
use crate::ui::kit::press::Press;
use crate::ui::platform::dom;
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::present::priority::Pill;
use plumbline::present::text::{Text as _, prioritise::PrioritiseText as P};

/// Pixels a pointer moves for one rank: those of a row, whatever size the browser writes in.
fn row_px() -> Option<f64> {
    let rows = format!("#{PANE} .rank-row:not(.head)");
    let row = dom::document()?.query_selector(&rows).ok().flatten()?;
    Some(row.get_bounding_client_rect().height()).filter(|height| *height > 0.0)
}

/// The line.
#[component]
pub fn CutRule(board: Board) -> impl IntoView {
    let by_hand = move || board.cut.get().is_some();
    let back = move || {
        let budget = board.view.priority.with(|priority| priority.line.is_some());
        if budget { P::CutBack.say() } else { P::CutRemove.say() }
    };
    view! {
        <div class="cut" role="row">
            <div role="gridcell" aria-colspan="8" class="line">
                <CutPill board=board/>
                <Show when=by_hand>
                    <span class="cut-note">
                        {P::CutByHand.say()}
                        // Enter presses the button here; in the rows around it explains a project.
                        <button class="link" on:click=move |_| board.place_line(None)
                            on:keydown=move |event| if event.key() == "Enter" {
                                event.stop_propagation();
                            }>{back}</button>
                    </span>
                </Show>
            </div>
        </div>
    }
}

#[component]
fn CutPill(board: Board) -> impl IntoView {
    let selected = move || board.result.with(|result| result.line.map_or(0, |line| line.selected));
    let count = move || board.result.with(|result| result.entries.len());
    let pill = Memo::new(move |_| board.say(|w, result| result.line.map(|line| w.pill(&line))));
    let spoken = move || {
        let text = pill.with(|pill| pill.as_ref().map(Pill::text).unwrap_or_default());
        P::CutValue.with(&[("rank", &selected().to_string()), ("text", &text)])
    };
    // Where the pointer went down, and how far it has come.
    let (down, moved) = (RwSignal::new(None::<f64>), RwSignal::new(0.0));
    let drop = move || {
        if down.get_untracked().is_some() {
            let ranks = row_px().map_or(0.0, |height| (moved.get_untracked() / height).round());
            let ranks = ranks as isize;
            down.set(None);
            moved.set(0.0);
            if ranks != 0 {
                board.move_line(ranks);
            }
        }
    };
    view! {
        <div class="pill" role="slider" tabindex="0" id="cut-pill" aria-label=P::CutLine.say()
            aria-orientation="vertical" aria-valuemin="0" aria-valuemax=live(move || count().to_string())
            aria-valuenow=live(move || selected().to_string()) aria-valuetext=spoken
            style:transform=live(move || format!("translateY({}px)", moved.get()))
            on:pointerdown=move |event| {
                dom::capture(&event);
                down.set(Some(f64::from(event.client_y())));
            }
            on:pointermove=move |event| if let Some(start) = down.get_untracked() {
                moved.set(f64::from(event.client_y()) - start);
            }
            on:pointerup=move |_| drop()
            on:pointercancel=move |_| {
                down.set(None);
                moved.set(0.0);
            }
            on:keydown=move |event| Press::give(&event, |press| board.on_pill_key(press))>
            <IconView icon=Icon::Drag/>
            {part(move || pill.get().map(|pill| view! {
                <span><b>{pill.used}</b>" "{pill.of}</span>
                <i><b>{pill.count}</b>" "{pill.noun}</i>
            }))}
        </div>
    }
}

/// Where the budget would cut while the line is placed by hand.
#[component]
pub fn BudgetRule(board: Board) -> impl IntoView {
    let words = move || {
        let line = board.view.priority.with(|priority| priority.line);
        line.map(|line| board.say(|wording, _| wording.budget_line(&line)))
    };
    view! {
        <div class="limit" role="row"><span role="gridcell" aria-colspan="8">{words}</span></div>
    }
}

/// Where the people run out, and of which role.
#[component]
pub fn PeopleRule(board: Board) -> impl IntoView {
    let line = move || board.view.people.with(|people| people.line);
    let words = move || line().map(|line| board.say(|wording, _| wording.people_line(&line)));
    view! {
        <div class="limit" role="row"><span role="gridcell" aria-colspan="8">{words}</span></div>
    }
}

impl Board {
    /// Moves the line so many ranks down; up where below zero.
    fn move_line(self, ranks: isize) {
        let (now, count) = self.result.with_untracked(|result| {
            (result.line.map_or(0, |line| line.selected), result.entries.len())
        });
        let next = now.saturating_add_signed(ranks).min(count);
        self.place_line(Some(next));
        dom::focus_soon("#cut-pill");
    }

    /// Takes a key pressed on the pill; whether it meant something.
    fn on_pill_key(self, press: &Press) -> bool {
        let far = isize::MAX;
        let ranks = match press.key.as_str() {
            "ArrowDown" | "ArrowRight" => 1,
            "ArrowUp" | "ArrowLeft" => -1,
            "PageDown" => 10,
            "PageUp" => -10,
            "Home" => -far,
            "End" => far,
            _ => return false,
        };
        if press.chord {
            return false;
        }
        self.move_line(ranks);
        true
    }
}
