//! Best value under limits: the set worth most beside the ranking, its proof, and why not.

use super::board::Board;
use crate::ui::chart::{Chart, ChartTools};
use crate::ui::kit::parts::{For, Show, live, part};
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::view::selection::WEIGHTS;
use leptos::prelude::*;
use plumbline::analysis::selection::Axis;
use plumbline::present::priority::select::SelectRow;
use plumbline::present::priority::step::{self, BudgetYear};
use plumbline::present::text::{Text as _, select::SelectText as T};

/// The tab.
#[component]
pub fn Select(board: Board) -> impl IntoView {
    let view = board.view;
    let selector = view.selector;
    let title = view.selection_title();
    let said = move || title.get().unwrap_or_else(|| T::TitleNone.say().to_owned());
    let asked = move || selector.question.with(Option::is_some);
    view! {
        <super::Head board=board title=Signal::derive(said)/>
        <section class="methods-head" aria-label=T::Status.say()>
            <div class="line no-print"><Buttons board=board/></div>
            <div class="methods-about"><Status board=board/></div>
        </section>
        <Show when=asked>
            <div class="panes best">
                <Rows board=board/>
                <section class="pane" aria-label=T::Frontier.say()>
                    <Frontier board=board/>
                </section>
            </div>
        </Show>
    }
}

/// Begin, stop, begin again.
#[component]
fn Buttons(board: Board) -> impl IntoView {
    let selector = board.view.selector;
    let words = move || if selector.question.with(Option::is_some) { T::Again } else { T::Find };
    view! {
        {part(move || if selector.running.get() {
            view! {
                <button class="btn secondary" id="select-stop" on:click=move |_| selector.stop()>{T::Stop.say()}</button>
            }.into_any()
        } else {
            view! {
                <button class="btn primary" id="select-find" on:click=move |_| board.view.find_best()>
                    {words().say()}
                </button>
            }.into_any()
        })}
    }
}

/// How far the answer is proven, the limits, and what the must-dos break.
#[component]
fn Status(board: Board) -> impl IntoView {
    let selector = board.view.selector;
    let status = move || {
        if selector.failed.get() {
            return Some(T::Failed.say().to_owned());
        }
        let found = selector.found.get()?;
        let (running, seconds) = (selector.running.get(), selector.seconds.get());
        board.view.selection(|wording| wording.status(&found, running, seconds))
    };
    let limits =
        Memo::new(move |_| board.view.selection(|wording| wording.limits()).unwrap_or_default());
    view! {
        <p role="status" id="select-status"><strong>{part(status)}</strong></p>
        {part(move || limits.get().into_iter().map(|text| view! { <p>{text}</p> }).collect_view())}
        <p class="caption">{T::Method.say()}</p>
        <WhatIf board=board/>
        <Firm board=board/>
        <Years board=board/>
    }
}

/// What comes of a project forced in.
#[component]
fn WhatIf(board: Board) -> impl IntoView {
    let selector = board.view.selector;
    let words = move || {
        let (project, with) = selector.what_if.get()?;
        let without = selector.found.get()?;
        let name = board.view.selection(|wording| wording.project_name(project))?;
        match with {
            None => Some(T::WhatIfWorking.with(&[("project", &name)])),
            Some(with) => board.view.selection(|wording| wording.what_if(project, &without, &with)),
        }
    };
    view! { <p role="status" id="select-what-if">{part(words)}</p> }
}

/// Budgets by fiscal year, as limits beside the one for all.
#[component]
fn Years(board: Board) -> impl IntoView {
    let years = Memo::new(move |_| {
        board.view.settings.track();
        step::budget_years(&board.session.workspace_now(), board.session.today())
    });
    let wrong = RwSignal::new(String::new());
    let year = move |year: BudgetYear| {
        let give = move |text: String| {
            let session = board.session;
            match step::budget_year(&session.workspace_now(), year.first, &text, session.today()) {
                Ok(step) => {
                    wrong.set(String::new());
                    board.take(step);
                }
                Err(fault) => wrong.set(fault.words(&text)),
            }
        };
        let id = format!("year-{}", year.first);
        view! {
            <div class="field">
                <label for=id.clone()>{year.name}</label>
                <input class="input number" id=id type="text" inputmode="decimal" autocomplete="off"
                    prop:value=year.budget on:change=move |event| give(event_target_value(&event))/>
            </div>
        }
    };
    view! {
        <details class="no-print select-years">
            <summary>{T::Years.say()}</summary>
            <div class="fields">
                {part(move || years.get().into_iter().map(year).collect_view())}
            </div>
            <p class="error" aria-live="polite">{part(move || wrong.get())}</p>
            <p class="caption">{T::YearsNote.say()}</p>
        </details>
    }
}

/// Who is in whatever the weights.
#[component]
fn Firm(board: Board) -> impl IntoView {
    let selector = board.view.selector;
    let words = move || {
        let firm = selector.firm.get()?;
        board.view.selection(|wording| wording.firm_caption(&firm, WEIGHTS))
    };
    let shown =
        move || selector.found.with(|found| found.as_ref().is_some_and(|f| f.value.is_some()));
    view! {
        <p role="status" id="select-firm">{part(words)}</p>
        <Show when=shown>
            <button class="btn secondary no-print" on:click=move |_| board.view.try_weights()
                prop:disabled=live(move || selector.running.get())>{T::FirmRun.say()}</button>
        </Show>
    }
}

/// The projects by rank and by value.
#[component]
fn Rows(board: Board) -> impl IntoView {
    let selector = board.view.selector;
    let only = RwSignal::new(true);
    let rows = Memo::new(move |_| {
        let (found, frontier) = (selector.found.get(), selector.frontier.get());
        let firm = selector.firm.get();
        let rows = board
            .view
            .selection(|wording| wording.rows(found.as_deref(), &frontier, firm.as_deref()));
        rows.unwrap_or_default()
    });
    let shown = move || {
        let only = only.get();
        rows.get().into_iter().filter(move |row| !only || row.differs).collect::<Vec<_>>()
    };
    let heads = [T::Project, T::Score, T::Cost, T::ByRank, T::ByValue, T::Firm, T::Why];
    let head = |text: T| {
        let class = if matches!(text, T::Score | T::Cost) { "num" } else { "" };
        view! { <th scope="col" class=class>{text.say()}</th> }
    };
    view! {
        <section class="pane methods-table" aria-label=T::Table.say()>
            <label class="line no-print">
                <input type="checkbox" prop:checked=live(move || only.get())
                    on:change=move |event| only.set(event_target_checked(&event))/>
                {T::OnlyDifferent.say()}
            </label>
            <table class="table tight" aria-label=T::Table.say()>
                <thead><tr>{heads.map(head)}<th scope="col" class="no-print"><span class="vh">{T::WhatIf.say()}</span></th></tr></thead>
                <tbody>
                    <For each=shown key=|row| format!("{row:?}") let(row)>
                        <Line board=board row=row/>
                    </For>
                </tbody>
            </table>
        </section>
    }
}

#[component]
fn Line(board: Board, row: SelectRow) -> impl IntoView {
    let SelectRow { project, name, total, cost, by_rank, by_value, why, firm, is_out, .. } = row;
    let label = T::WhatIfOf.with(&[("project", &name)]);
    let ask = move |_| board.view.selector.ask_what_if(project);
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="num">{total}</td>
            <td class="num">{cost}</td>
            <td>{by_rank}</td>
            <td>{by_value}</td>
            <td>{firm}</td>
            <td class="muted">{why}</td>
            <td class="no-print">{is_out.then(|| view! {
                <button class="link" aria-label=label on:click=ask>{T::WhatIf.say()}</button>
            })}</td>
        </tr>
    }
}

/// Value as a limit moves, with the ranking inside it.
#[component]
fn Frontier(board: Board) -> impl IntoView {
    let selector = board.view.selector;
    let spec = Memo::new(move |_| {
        let points = selector.frontier.get();
        board.view.selection(|wording| wording.frontier(&points)).unwrap_or_default()
    });
    let caption = move || {
        let points = selector.frontier.get();
        board.view.selection(|wording| wording.frontier_caption(&points))
    };
    let none = move || selector.frontier.with(|frontier| frontier.points.is_empty());
    let table = RwSignal::new(false);
    let open = Callback::new(|_: String| ());
    view! {
        <div class="section-head">
            <h2>{T::Frontier.say()}</h2>
            <Show when=move || !none()><ChartTools spec=spec table=table/></Show>
        </div>
        <Show when=move || !none()>
            <p class="caption">{part(caption)}</p>
            <Chart id="frontier" spec=spec table=table bare=true no_legend=true on_open=open/>
        </Show>
        <Along board=board/>
    }
}

/// The limits that a frontier can be drawn along.
#[component]
fn Along(board: Board) -> impl IntoView {
    let selector = board.view.selector;
    let axes = Memo::new(move |_| board.view.selection(|wording| wording.axes()));
    let axes = move || axes.get().unwrap_or_default();
    let chosen = RwSignal::new(0_usize);
    let option = |(at, (_, name)): (usize, (Axis, String))| {
        view! { <option value=at.to_string()>{name}</option> }
    };
    let draw = move |_| {
        let axis = untrack(axes).get(chosen.get_untracked()).map(|axis| axis.0);
        axis.into_iter().for_each(|axis| board.view.draw_frontier(axis));
    };
    let none = move || axes().is_empty();
    view! {
        <div class="line no-print">
            <label for="frontier-along">{T::FrontierAlong.say()}</label>
            <select class="select" id="frontier-along"
                on:change=move |event| chosen.set(event_target_value(&event).parse().unwrap_or(0))>
                {part(move || axes().into_iter().enumerate().map(option).collect_view())}
            </select>
            <button class="btn secondary" on:click=draw
                prop:disabled=live(move || selector.running.get() || none())>{T::FrontierRun.say()}</button>
        </div>
        <Show when=none><p class="caption">{T::NoAxis.say()}</p></Show>
    }
}
