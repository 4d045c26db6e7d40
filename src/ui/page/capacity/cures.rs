//! The ways out of the cell that is open; each is taken as one step that can be undone.

use super::board::Board;
use crate::ui::kit::parts::{For, Show, live, part};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::analysis::capacity::load::RowKey;
use plumbline::model::{Id, Month, Role};
use plumbline::present::capacity::{CauseSheet, CureLine, CureSheet, Together, cure_sheet};
use plumbline::present::number::Locale;
use plumbline::present::text::{Text as _, capacity_page::CapacityPageText as T};

/// The list, where the cell is a role's month that is over.
#[component]
pub fn Ways(board: Board, sheet: Memo<Option<CauseSheet>>) -> impl IntoView {
    let cell = Memo::new(move |_| {
        sheet.with(|sheet| {
            let sheet = sheet.as_ref()?;
            let RowKey::Role(role) = sheet.key else { return None };
            Some((role, sheet.month?, sheet.full_time))
        })
    });
    let found: Memo<Option<CureSheet>> = Memo::new(move |_| {
        let (role, month, full_time) = cell.get()?;
        let cures = board.view.cures(role, month)?;
        let locale = board.view.locale.get();
        Some(cure_sheet(&board.workspace(), &cures, role, full_time, locale))
    });
    // The titles chosen: a plan that changes keeps what is still offered.
    let chosen: RwSignal<Vec<String>> = RwSignal::new(Vec::new());
    let of =
        move |read: fn(&CureSheet) -> bool| found.with(|found| found.as_ref().is_some_and(read));
    let lines = move || {
        let lines = found.with(|found| found.as_ref().map(|found| found.lines.clone()));
        lines.unwrap_or_default().into_iter().enumerate().collect::<Vec<_>>()
    };
    view! {
        <Show when=move || found.with(Option::is_some)>
            <div class="section-head">
                <h3>{T::Cures.say()}</h3><span class="caption">{T::CuresHead.say()}</span>
            </div>
            <ul class="ways">
                <For each=lines key=|(nth, line)| format!("{nth} {line:?}") children=move |(nth, line)| {
                    view! { <Way board=board found=found chosen=chosen nth=nth line=line/> }
                }/>
            </ul>
            <Chosen board=board cell=cell found=found chosen=chosen/>
            <Show when=move || of(|found| found.lines.is_empty())>
                <p class="hint">{T::CuresNone.say()}</p>
            </Show>
            <Show when=move || of(|found| found.too_late)>
                <p class="hint">{T::CuresTooLate.say()}</p>
            </Show>
            <super::accept::Accept board=board cell=cell/>
        </Show>
    }
}

/// The cell whose ways out are shown: role, month, minutes of a full-time person.
type Place = (Id<Role>, Month, i64);

/// What those chosen do together, and the step that takes them.
#[component]
fn Chosen(
    board: Board,
    cell: Memo<Option<Place>>,
    found: Memo<Option<CureSheet>>,
    chosen: RwSignal<Vec<String>>,
) -> impl IntoView {
    let together: Memo<Option<(Vec<usize>, Together)>> = Memo::new(move |_| {
        let (role, month, _) = cell.get()?;
        let sheet = found.get()?;
        let nths = chosen.with(|chosen| sheet.chosen(chosen));
        let after = board.view.cures_together(&sheet.cures, (role, month), &nths)?;
        let said = sheet.together(&board.workspace(), &after, &nths, board.view.locale.get());
        (!nths.is_empty()).then_some((nths, said))
    });
    let say = move |of: fn(&Together, Locale) -> String| {
        move || {
            let locale = board.view.locale.get();
            together.with(|said| said.as_ref().map(|(_, said)| of(said, locale)))
        }
    };
    let left = |said: &Together, locale: Locale| match said.left_out {
        0 => String::new(),
        count => T::CureTogetherLeft.with(&[("count", &locale.count(count))]),
    };
    let apply = move |_| {
        let nths = together.with_untracked(|said| said.as_ref().map(|(nths, _)| nths.clone()));
        if let Some(nths) = nths {
            take(board, found, &nths);
            chosen.set(Vec::new());
        }
    };
    view! {
        <Show when=move || together.with(Option::is_some)>
            <div class="ways-chosen" role="status">
                <b>{part(say(|said, _| T::CureTogether
                    .with(&[("effect", &said.effect), ("over", &said.over)])))}</b>
                <small>{part(say(|said, _| said.note.clone()))}</small>
                <small>{part(say(left))}</small>
            </div>
            <button class="btn primary" id="ways-apply" on:click=apply>
                {part(say(|said, locale| T::CureApplyChosen
                    .with(&[("count", &locale.count(said.count))])))}
            </button>
        </Show>
    }
}

/// Takes some ways out as one step.
fn take(board: Board, found: Memo<Option<CureSheet>>, nths: &[usize]) {
    let session = board.session;
    let step = found.with_untracked(|found| {
        found.as_ref()?.command(&session.workspace_now(), nths, || session.new_uid())
    });
    if let Some((command, label)) = step {
        session.dispatch(&command, label);
    }
}

#[component]
fn Way(
    board: Board,
    found: Memo<Option<CureSheet>>,
    chosen: RwSignal<Vec<String>>,
    nth: usize,
    line: CureLine,
) -> impl IntoView {
    let name = T::CureApplyName.with(&[("cure", &line.title)]);
    let choose = T::CureChoose.with(&[("cure", &line.title)]);
    let title = StoredValue::new(line.title.clone());
    let is_chosen = move || chosen.with(|chosen| title.with_value(|title| chosen.contains(title)));
    let change = move |event| {
        let on = event_target_checked(&event);
        chosen.update(|chosen| {
            let title = title.get_value();
            chosen.retain(|other| *other != title);
            if on {
                chosen.push(title);
            }
        });
    };
    view! {
        <li>
            <label class="check"><input type="checkbox" aria-label=choose
                prop:checked=live(is_chosen) on:change=change/><b>{line.title}</b></label>
            <span class="num">{line.effect}</span>
            <button class="btn secondary" aria-label=name
                on:click=move |_| take(board, found, &[nth])>{T::CureApply.say()}</button>
            <small>{line.note}</small><span class="num">{line.over}</span>
        </li>
    }
}
