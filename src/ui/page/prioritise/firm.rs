//! Sensitivity: who stays in when all weights move at once, and what turns neighbours round.

use super::board::Board;
use crate::ui::kit::parts::{For, Show, live, part};
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::view::draws::SEED;
use leptos::prelude::*;
use plumbline::analysis::priority::draws::Firm;
use plumbline::present::priority::firm::{FirmRow, FirmWeights, Reach};
use plumbline::present::text::{Text as _, firm::FirmText as T, prioritise::PrioritiseText as P};

/// The tab.
#[component]
pub fn Sensitivity(board: Board) -> impl IntoView {
    let draws = board.view.draws;
    let kept = board.router.state("reach");
    let reach = Memo::new(move |_| Reach::from_code(kept.get().as_deref()));
    Effect::new(move || board.view.draw_weights(board.cut.get(), reach.get()));
    let title = move || {
        let drawn = draws.answer.get();
        board.say(|wording, _| wording.firm_title(drawn.as_deref()))
    };
    let drawn = move || draws.answer.with(Option::is_some);
    view! {
        <super::Head board=board title=Signal::derive(title)/>
        <Asked board=board reach=reach/>
        <Show when=drawn>
            <div class="panes firm">
                <Rows board=board/>
                <section class="pane firm-weights" aria-label=T::Central.say()><Weights board=board/></section>
            </div>
        </Show>
    }
}

/// How far the weights move, how they were drawn, and how stable the whole is.
#[component]
fn Asked(board: Board, reach: Memo<Reach>) -> impl IntoView {
    let draws = board.view.draws;
    let option = |reach: Reach| view! { <option value=reach.code()>{reach.label()}</option> };
    let no_line = move || board.result.with(|result| result.line.is_none());
    let badge = Memo::new(move |_| {
        let drawn = draws.answer.get()?;
        board.say(|wording, _| {
            let about = wording.firm_about(&drawn, reach.get(), SEED);
            Some((wording.firm_badge(&drawn), about))
        })
    });
    let waiting = move || match (no_line(), draws.failed.get()) {
        (true, _) => T::NoLine.say(),
        (false, true) => T::Failed.say(),
        (false, false) => T::Working.say(),
    };
    view! {
        <section class="methods-head" aria-label=P::Stability.say()>
            <div class="field no-print">
                <label for="reach">{T::Scatter.say()}</label>
                <select class="select" id="reach" prop:value=live(move || reach.get().code())
                    on:change=move |event| {
                        board.router.set_state("reach", Some(&event_target_value(&event)));
                    }>
                    {Reach::ALL.map(option)}
                </select>
            </div>
            <div class="methods-about" role="status" id="firm-badge">
                {part(move || match badge.get() {
                    Some(((stable, word, text), about)) => {
                        let class = if stable { "text-good" } else { "text-warn" };
                        view! {
                            <p><strong class=class>{word}</strong>" "{text}</p>
                            <p class="caption">{about}</p>
                        }.into_any()
                    }
                    None => view! { <p>{waiting()}</p> }.into_any(),
                })}
            </div>
        </section>
    }
}

/// The projects in rank order.
#[component]
fn Rows(board: Board) -> impl IntoView {
    let only = RwSignal::new(false);
    let rows = Memo::new(move |_| {
        let Some(drawn) = board.view.draws.answer.get() else { return Vec::new() };
        let flips = board.view.flips();
        board.say(|wording, result| wording.firm_rows(result, &drawn, &flips))
    });
    let shown = move || {
        let only = only.get();
        let keep = move |row: &FirmRow| !only || row.firm == Firm::Contested;
        rows.get().into_iter().filter(keep).collect::<Vec<_>>()
    };
    let none = move || only.get() && rows.with(|r| r.iter().all(|r| r.firm != Firm::Contested));
    let heads = [T::Project, T::Inside, T::Stands, T::Ranks];
    view! {
        <section class="pane methods-table" aria-label=T::Table.say()>
            <label class="line no-print">
                <input type="checkbox" prop:checked=live(move || only.get())
                    on:change=move |event| only.set(event_target_checked(&event))/>
                {T::OnlyContested.say()}
            </label>
            <table class="table tight" aria-label=T::Table.say()>
                <thead><tr>
                    <th scope="col" class="num">{T::Rank.say()}</th>
                    {heads.map(|text| view! { <th scope="col">{text.say()}</th> })}
                    <th scope="col" class="num">{T::First.say()}</th>
                    <th scope="col" class="firm-gap">{T::Flip.say()}</th>
                </tr></thead>
                <tbody>
                    <For each=shown key=|row| format!("{row:?}") let(row)><Row board=board row=row/></For>
                </tbody>
            </table>
            <Show when=none><p class="caption">{T::NoneContested.say()}</p></Show>
        </section>
    }
}

#[component]
fn Row(board: Board, row: FirmRow) -> impl IntoView {
    let project = row.project;
    let chosen = move || (board.selected.get() == Some(project)).to_string();
    let class = match row.firm {
        Firm::SafeIn => "firm-in",
        Firm::Contested => "firm-contested",
        Firm::SafeOut => "firm-out",
    };
    view! {
        <tr class=class>
            <td class="num">{row.rank}</td>
            <th scope="row">
                <button class="link" aria-pressed=live(chosen)
                    on:click=move |_| board.selected.set(Some(project))>{row.name}</button>
            </th>
            <td class="firm-part">
                <svg viewBox="0 0 60 8" aria-hidden="true">
                    <rect class="ground" width="60" height="8"></rect>
                    <rect class="part" width=format!("{:.1}", 60.0 * row.part) height="8"></rect>
                </svg>
                <span class="num">{row.inside}</span>
            </td>
            <td><strong>{row.stands}</strong></td>
            <td>{row.ranks}</td>
            <td class="num">{row.first}</td>
            <td class="muted firm-gap">{row.flip}</td>
        </tr>
    }
}

/// The weights that speak for the chosen project.
#[component]
fn Weights(board: Board) -> impl IntoView {
    let weights = Memo::new(move |_| {
        let (drawn, project) = (board.view.draws.answer.get()?, board.selected.get()?);
        board.say(|wording, result| wording.firm_weights(result, &drawn, project))
    });
    let heads = [T::Stated, T::WhenFirst, T::WhenInside];
    let row = |[name, stated, first, inside]: [String; 4]| {
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="num">{stated}</td><td class="num">{first}</td><td class="num">{inside}</td>
            </tr>
        }
    };
    view! {
        {part(move || match weights.get() {
            Some(FirmWeights { title, rows, note }) => view! {
                <h2>{title}</h2>
                <table class="table tight">
                    <thead><tr>
                        <th scope="col">{T::Criterion.say()}</th>
                        {heads.map(|text| view! { <th scope="col" class="num">{text.say()}</th> })}
                    </tr></thead>
                    <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
                </table>
                <p class="caption">{note}</p>
            }.into_any(),
            None => view! { <p class="caption no-print">{T::WeightsPick.say()}</p> }.into_any(),
        })}
    }
}
