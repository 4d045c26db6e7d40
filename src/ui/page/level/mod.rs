//! The page of levelling: what could move so that nobody is overbooked, why, and what stays short.

mod board;
mod lists;
mod toolbar;

use super::beside::{BrokenOff, WithoutDemand};
use crate::ui::kit::parts::{Show, live, part};
use crate::ui::reactive::Memo;
use board::{Board, Stage};
use leptos::prelude::*;
use plumbline::present::level::{LevelCell, LevelGrid, LevelRow, Run};
use plumbline::present::text::{Text as _, level::LevelText as T};

/// The page.
#[component]
pub fn Level() -> impl IntoView {
    let board = Board::start();
    let stage = Memo::new(move |_| board.stage());
    view! {
        <main class="main" id="main" tabindex="-1">
            <Head board=board stage=stage/>
            {part(move || match stage.get() {
                Stage::Nothing => view! { <WithoutDemand lead=T::EmptyLead.say() import=T::EmptyImport.say()/> }.into_any(),
                Stage::Failed => view! {
                    <BrokenOff lead=T::FailedLead.say() again=T::Again.say() retry=move |()| board.search()/>
                }.into_any(),
                Stage::Working => view! { <Working/> }.into_any(),
                Stage::Found => view! { <Found board=board/> }.into_any(),
            })}
        </main>
    }
}

/// The finding as a title, and the step that takes the moves.
#[component]
fn Head(board: Board, stage: Memo<Stage>) -> impl IntoView {
    let title = Memo::new(move |_| match stage.get() {
        Stage::Nothing => T::TitleNothing.say().to_owned(),
        Stage::Failed => T::TitleFailed.say().to_owned(),
        Stage::Working => T::TitleWorking.say().to_owned(),
        Stage::Found => board.say(|sheet| sheet.title()).unwrap_or_default(),
    });
    let count = Memo::new(move |_| board.say(|sheet| sheet.moves_taken()).unwrap_or(0));
    let apply = move || {
        let locale = board.view.locale.get();
        match count.get() {
            0 => T::ApplyNone.say().to_owned(),
            some => T::Apply.with(&[("moves", &locale.counted(some, T::Move, T::Moves))]),
        }
    };
    view! {
        <div class="page-head">
            <div>
                <h1 tabindex="-1">{part(move || title.get())}</h1>
                <p>{T::Lead.say()}</p>
            </div>
            <Show when=move || stage.get() == Stage::Found>
                <button class="btn primary no-print" id="level-apply"
                    disabled=live(move || count.get() == 0) on:click=move |_| board.apply()>
                    {part(apply)}
                </button>
            </Show>
        </div>
    }
}

/// The first answer is on its way.
#[component]
fn Working() -> impl IntoView {
    view! { <div class="empty"><progress aria-label=T::TitleWorking.say()></progress></div> }
}

/// Settings, figures, before and after, moves, and what stays short.
#[component]
fn Found(board: Board) -> impl IntoView {
    view! {
        <toolbar::Toolbar board=board/>
        <Figures board=board/>
        <div class="level-panes">
            <lists::Moves board=board/>
            <Grid board=board/>
            <lists::Shorts board=board/>
            <lists::Stays board=board/>
            <details class="pane level-method">
                <summary>{T::Method.say()}</summary>
                <p>{T::MethodText.say()}</p>
                <p>{T::Blind.say()}</p>
            </details>
        </div>
    }
}

/// What the moves come to, how far the search is and what it proves.
#[component]
fn Figures(board: Board) -> impl IntoView {
    let leveller = board.view.leveller;
    let figures = Memo::new(move |_| board.say(|sheet| sheet.figures()).unwrap_or_default());
    let status = move || {
        let run = Run { running: leveller.running.get(), seconds: leveller.seconds.get() };
        board.say(|sheet| sheet.status(run))
    };
    let proof = Memo::new(move |_| board.say(|sheet| sheet.proof()));
    let items = move || {
        let item = |(name, figure): (&'static str, String)| {
            view! { <div><dt>{name}</dt><dd class="num">{figure}</dd></div> }
        };
        figures.get().into_iter().map(item).collect_view()
    };
    view! {
        <dl class="level-figures">{part(items)}</dl>
        <p class="level-status caption">
            <span role="status" id="level-status">{part(status)}</span>" "{part(move || proof.get())}
            <Show when=move || leveller.running.get()>
                <button class="btn secondary no-print" on:click=move |_| leveller.stop()>
                    {T::Stop.say()}</button>
            </Show>
        </p>
    }
}

/// Before and after by role and month; a table, so that it reads as it looks.
#[component]
fn Grid(board: Board) -> impl IntoView {
    let grid: Memo<LevelGrid> =
        Memo::new(move |_| board.say(|sheet| sheet.grid()).unwrap_or_default());
    let head = move |month: String| view! { <th scope="col" class="num">{month}</th> };
    let cells = |cells: Vec<LevelCell>| {
        let cell = |cell: LevelCell| {
            view! { <td class=format!("level-cell {}", cell.class)>{cell.text}</td> }
        };
        cells.into_iter().map(cell).collect_view()
    };
    let row = move |row: LevelRow| {
        view! {
            <tr><th scope="rowgroup" rowspan="2">{row.role}</th>
                <th scope="row" class="level-state">{T::Plan.say()}</th>{cells(row.before)}</tr>
            <tr class="level-after"><th scope="row" class="level-state">{T::Levelled.say()}</th>
                {cells(row.after)}</tr>
        }
    };
    view! {
        <section class="pane level-grid" aria-label=T::GridTitle.say()>
            <h2>{T::GridTitle.say()}</h2>
            <div class="table-scroll" tabindex="0" role="group" aria-label=T::GridTitle.say()>
                {part(move || {
                    let grid = grid.get();
                    view! {
                        <table class="table tight">
                            <caption class="caption">{T::GridCaption.say()}</caption>
                            <thead><tr>
                                <th scope="col">{T::HeadRole.say()}</th>
                                <th scope="col">{T::HeadState.say()}</th>
                                {grid.months.into_iter().map(head).collect_view()}
                            </tr></thead>
                            {grid.rows.into_iter().map(|one| {
                                view! { <tbody>{row(one)}</tbody> }
                            }).collect_view()}
                        </table>
                    }
                })}
            </div>
        </section>
    }
}
