//! What moves and why, what stays short and why, what stays in place and why.

use super::board::Board;
use crate::ui::kit::parts::{For, Show, live, part};
use crate::ui::reactive::Memo;
use leptos::prelude::*;
use plumbline::model::Uid;
use plumbline::present::level::{MoveLine, ShortLine, StayLine};
use plumbline::present::text::{Text as _, level::LevelText as T};

fn heads(texts: &'static [T]) -> impl IntoView + use<> {
    texts.iter().map(|text| view! { <th scope="col">{text.say()}</th> }).collect_view()
}

/// The moves with their reasons; each can be left.
#[component]
pub fn Moves(board: Board) -> impl IntoView {
    let lines = Memo::new(move |_| board.say(|sheet| sheet.moves()).unwrap_or_default());
    let none = move || lines.with(Vec::is_empty);
    let all = move |_| board.left.set(Default::default());
    let nothing = move |_| {
        let projects = lines.with_untracked(|lines| {
            plumbline::order::set_of(lines.iter().map(|line| line.project))
        });
        board.left.set(projects);
    };
    view! {
        <section class="pane level-moves" aria-label=T::MovesTitle.say()>
            <div class="section-head">
                <h2>{T::MovesTitle.say()}</h2>
                <Show when=move || !none()>
                    <span class="line no-print">
                        <button class="link" on:click=all>{T::TakeAll.say()}</button>
                        <button class="link" on:click=nothing>{T::TakeNone.say()}</button>
                    </span>
                </Show>
            </div>
            <Show when=move || !none() fallback=|| view! { <p>{T::MovesNone.say()}</p> }>
                <div class="table-scroll" tabindex="0" role="group" aria-label=T::MovesTitle.say()>
                <table class="table tight" aria-label=T::MovesTitle.say()>
                    <thead><tr>
                        {heads(&[T::Take, T::HeadProject, T::HeadRank, T::HeadMove, T::HeadBegins,
                            T::HeadWhy, T::HeadValue])}
                        <td class="no-print"></td>
                    </tr></thead>
                    <tbody>
                        <For each=move || lines.get() key=|line| format!("{line:?}") let(line)>
                            <MoveRow board=board line=line/>
                        </For>
                    </tbody>
                </table>
                </div>
            </Show>
        </section>
    }
}

#[component]
fn MoveRow(board: Board, line: MoveLine) -> impl IntoView {
    let project = line.project;
    let is_left = Memo::new(move |_| board.left.with(|left| left.contains(&project)));
    let change = move |event| board.take(project, event_target_checked(&event));
    let label = T::TakeMove.with(&[("project", &line.name)]);
    let keep = T::KeepName.with(&[("project", &line.name)]);
    // Ticked off, and yet needed by another: said, since the plan keeps it.
    let along = line.is_taken;
    view! {
        <tr>
            <td><label class="check"><input type="checkbox" aria-label=label
                prop:checked=live(move || !is_left.get()) on:change=change/></label></td>
            <th scope="row">{line.name}</th>
            <td class="num">{line.rank}</td>
            <td>{line.step}</td>
            <td>{line.begins}</td>
            <td class="level-why">{line.why}
                <Show when=move || along && is_left.get()>
                    " "<em>{T::WithIt.say()}</em>
                </Show>
            </td>
            <td class="num">{line.value}</td>
            <td class="no-print"><button class="link" aria-label=keep
                on:click=move |_| board.keep(project, true)>{T::Keep.say()}</button></td>
        </tr>
    }
}

/// The cells that stay short.
#[component]
pub fn Shorts(board: Board) -> impl IntoView {
    let lines = Memo::new(move |_| board.say(|sheet| sheet.shorts()).unwrap_or_default());
    let none = move || lines.with(|(lines, _)| lines.is_empty());
    let more = move || {
        let (shown, all) = lines.with(|(lines, all)| (lines.len(), *all));
        let rest = board.view.locale.get().count(all - shown);
        (all > shown).then(|| T::ShortsMore.with(&[("count", &rest)]))
    };
    let rows = move || {
        let row = |line: ShortLine| {
            view! {
                <tr>
                    <th scope="row">{line.role}</th>
                    <td>{line.month}</td>
                    <td class="num">{line.short}</td>
                    <td class="level-why">{line.why}</td>
                    <td class="level-why muted">{line.held}</td>
                </tr>
            }
        };
        lines.get().0.into_iter().map(row).collect_view()
    };
    view! {
        <section class="pane level-shorts" aria-label=T::ShortsTitle.say()>
            <h2>{T::ShortsTitle.say()}</h2>
            <Show when=move || !none() fallback=|| view! { <p>{T::ShortsNone.say()}</p> }>
                <div class="table-scroll" tabindex="0" role="group" aria-label=T::ShortsTitle.say()>
                <table class="table tight" aria-label=T::ShortsTitle.say()>
                    <thead><tr>
                        {heads(&[T::HeadRole, T::HeadMonth, T::HeadShort, T::HeadWhy, T::HeadAsks])}
                    </tr></thead>
                    <tbody>{part(rows)}</tbody>
                </table>
                </div>
                <p class="caption">{part(more)}</p>
            </Show>
        </section>
    }
}

/// What stays in place, folded away, and circles of dependencies.
#[component]
pub fn Stays(board: Board) -> impl IntoView {
    let lines: Memo<Vec<StayLine>> =
        Memo::new(move |_| board.say(|sheet| sheet.stays()).unwrap_or_default());
    let circles = Memo::new(move |_| board.say(|sheet| sheet.circles()).unwrap_or_default());
    let title = move || {
        let count = board.view.locale.get().count(lines.with(Vec::len));
        T::StaysTitle.with(&[("count", &count)])
    };
    let free = move |project: Uid, name: &str| {
        let label = T::FreeName.with(&[("project", name)]);
        view! {
            <button class="link no-print" aria-label=label
                on:click=move |_| board.keep(project, false)>{T::Free.say()}</button>
        }
    };
    let items = move || {
        let item = |line: StayLine| {
            let button = line.is_asked.then(|| free(line.project, &line.name));
            view! { <li><b>{line.name}</b>" "{line.why}" "{button}</li> }
        };
        lines.get().into_iter().map(item).collect_view()
    };
    let circle = move || {
        circles.get().into_iter().map(|text| view! { <p role="alert">{text}</p> }).collect_view()
    };
    view! {
        {part(circle)}
        <Show when=move || lines.with(|lines| !lines.is_empty())>
            <details class="pane level-stays">
                <summary>{part(title)}</summary>
                <ul>{part(items)}</ul>
            </details>
        </Show>
    }
}
