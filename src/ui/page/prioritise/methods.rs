//! The methods side by side: ranks of every project by each, and how the chosen one counts.

use super::board::Board;
use super::form::Form;
use super::pairs::Pairs;
use crate::ui::kit::parts::{For, Show, live, part};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::analysis::method::Method;
use plumbline::model::{Moscow, RecordKind, Uid};
use plumbline::present::priority::methods::{self, MethodHead, MethodPage, MethodRow, method_name};
use plumbline::present::text::fields::choice_label;
use plumbline::present::text::{Text as _, method::MethodText as T};

/// Rows shown before all are asked for.
const ROWS_FIRST: usize = 100;

/// The tab.
#[component]
pub fn Methods(board: Board, form: Form) -> impl IntoView {
    let kept = board.router.state("method");
    let chosen = Memo::new(move |_| {
        kept.get().and_then(|code| Method::from_code(&code)).unwrap_or(Method::Fixed)
    });
    let sheet = board.view.method_sheet();
    let page = board.view.method_page(sheet, chosen);
    let title = move || page.with(|page| page.title.clone());
    let pairwise = move || chosen.get() == Method::Pairwise;
    view! {
        <super::Head board=board title=Signal::derive(title)/>
        <Chosen board=board form=form chosen=chosen page=page/>
        <Show when=pairwise><Pairs board=board sheet=sheet/></Show>
        <Table board=board chosen=chosen page=page/>
    }
}

/// The choice of method, its formula, and what it lacks.
#[component]
fn Chosen(board: Board, form: Form, chosen: Memo<Method>, page: Memo<MethodPage>) -> impl IntoView {
    let option =
        |method: Method| view! { <option value=method.code()>{method_name(method)}</option> };
    let add = move |_| {
        let roles = page.with_untracked(|page| page.lacks.clone());
        let uids: Vec<Uid> = roles.iter().map(|_| board.session.new_uid()).collect();
        let step = methods::add_roles(&board.session.workspace_now(), &roles, &uids);
        if board.take(Some(step)) {
            board.router.set_state("tab", Some("score"));
        }
    };
    let criterion = move |(uid, name): (Uid, String)| {
        view! { <button class="link" on:click=move |_| form.edit(uid)>{name}</button> }
    };
    view! {
        <section class="methods-head" aria-label=T::Picker.say()>
            <div class="field">
                <label for="method">{T::Picker.say()}</label>
                <select class="select" id="method" prop:value=live(move || chosen.get().code())
                    on:change=move |event| {
                        board.router.set_state("method", Some(&event_target_value(&event)));
                    }>
                    {Method::ALL.into_iter().map(option).collect_view()}
                </select>
            </div>
            <div class="methods-about">
                {part(move || {
                    let MethodPage { about, effect, missing, musts, criteria, .. } = page.get();
                    view! {
                        <p>{about}</p>
                        <p class="caption">{effect}</p>
                        {missing.map(|text| view! { <p class="text-warn" role="status">{text}</p> })}
                        {musts.map(|text| view! { <p role="status">{text}</p> })}
                        {(!criteria.is_empty()).then(|| view! {
                            <p class="line no-print">{T::Edit.say()}{criteria.into_iter().map(criterion).collect_view()}</p>
                        })}
                    }
                })}
                <Show when=move || page.with(|page| !page.lacks.is_empty())>
                    <button class="btn primary no-print" on:click=add>{T::AddRoles.say()}</button>
                </Show>
            </div>
        </section>
    }
}

/// The ranks.
#[component]
fn Table(board: Board, chosen: Memo<Method>, page: Memo<MethodPage>) -> impl IntoView {
    let all = RwSignal::new(false);
    let count = move || page.with(|page| page.rows.len());
    let rows = move || {
        let most = if all.get() { usize::MAX } else { ROWS_FIRST };
        page.with(|page| page.rows.iter().take(most).cloned().collect::<Vec<_>>())
    };
    let head = move |head: MethodHead| {
        let code = head.method.code();
        view! {
            <th scope="col" class="num" aria-sort=head.chosen.then_some("ascending")>
                <button class="link" on:click=move |_| board.router.set_state("method", Some(code))>
                    {head.name}
                </button>
            </th>
        }
    };
    let agreement = |head: MethodHead| view! { <td class="num">{head.agreement}</td> };
    let heads = move || page.with(|page| page.heads.clone());
    let why = move || T::Why.with(&[("method", method_name(chosen.get()))]);
    let more = move || T::ShowAll.with(&[("count", &board.view.locale.get().count(count()))]);
    let needs = Memo::new(move |_| chosen.get() == Method::Moscow);
    view! {
        <div class="table-scroll methods-table">
            <table class="table tight" aria-label=T::Table.say()>
                <thead><tr>
                    <th scope="col">{T::Project.say()}</th>
                    <th scope="col">{why}</th>
                    {part(move || heads().into_iter().map(head).collect_view())}
                    <th scope="col" class="num">{T::Spread.say()}</th>
                </tr></thead>
                <tbody>
                    <For each=rows key=|row| (row.project, row.ranks.clone(), row.why.clone()) let(row)>
                        <Row board=board row=row needs=needs/>
                    </For>
                </tbody>
                <tfoot><tr>
                    <th scope="row" colspan="2">{T::Agreement.say()}</th>
                    {part(move || heads().into_iter().map(agreement).collect_view())}
                    <td></td>
                </tr></tfoot>
            </table>
            <Show when=move || !all.get() && (count() > ROWS_FIRST)>
                <button class="btn quiet no-print" on:click=move |_| all.set(true)>{part(more)}</button>
            </Show>
        </div>
    }
}

#[component]
fn Row(board: Board, row: MethodRow, needs: Memo<bool>) -> impl IntoView {
    let MethodRow { project, name, ranks, spread, why, need } = row;
    let label = T::Need.with(&[("project", &name)]);
    let choice = move || {
        let label = label.clone();
        needs.get().then(|| view! { <Need board=board project=project need=need label=label/> })
    };
    let rank = |rank: String| view! { <td class="num">{rank}</td> };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>{part(choice)}<span class="muted">{why}</span></td>
            {ranks.into_iter().map(rank).collect_view()}
            <td class="num">{spread}</td>
        </tr>
    }
}

/// The choice of a need.
#[component]
fn Need(board: Board, project: Uid, need: Option<Moscow>, label: String) -> impl IntoView {
    let option = |need: &Moscow| {
        let code = need.code();
        view! { <option value=code>{choice_label(RecordKind::Project, "moscow", code)}</option> }
    };
    let held = need.map_or("", Moscow::code);
    view! {
        <select class="select no-print" aria-label=label prop:value=held
            on:change=move |event| {
                let need = Moscow::from_code(&event_target_value(&event));
                board.take(methods::need(&board.session.workspace_now(), project, need));
            }>
            <option value="">{T::NeedNone.say()}</option>
            {Moscow::ALL.iter().map(option).collect_view()}
        </select>
    }
}
