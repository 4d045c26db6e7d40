//! The ways out of the cell that is open; each is taken as one step that can be undone.

use super::board::Board;
use crate::ui::kit::parts::{For, Show};
use crate::ui::reactive::Memo;
use leptos::prelude::*;
use plumbline::analysis::capacity::load::RowKey;
use plumbline::present::capacity::{CauseSheet, CureLine, CureSheet, cure_sheet};
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
                    view! { <Way board=board found=found nth=nth line=line/> }
                }/>
            </ul>
            <Show when=move || of(|found| found.lines.is_empty())>
                <p class="hint">{T::CuresNone.say()}</p>
            </Show>
            <Show when=move || of(|found| found.too_late)>
                <p class="hint">{T::CuresTooLate.say()}</p>
            </Show>
        </Show>
    }
}

#[component]
fn Way(board: Board, found: Memo<Option<CureSheet>>, nth: usize, line: CureLine) -> impl IntoView {
    let name = T::CureApplyName.with(&[("cure", &line.title)]);
    let apply = move |_| {
        let session = board.session;
        let new = session.new_uid();
        let step = found
            .with_untracked(|found| found.as_ref()?.command(&session.workspace_now(), nth, new));
        if let Some((command, label)) = step {
            session.dispatch(&command, label);
        }
    };
    view! {
        <li>
            <b>{line.title}</b><span class="num">{line.effect}</span>
            <button class="btn secondary" aria-label=name on:click=apply>{T::CureApply.say()}</button>
            <small>{line.note}</small><span class="num">{line.over}</span>
        </li>
    }
}
