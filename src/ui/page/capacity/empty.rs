//! What stands here while demand or people are missing, and how to bring them.

use super::board::Board;
use crate::ui::kit::parts::{Show, live};
use crate::ui::page::start::ghost::Ghost;
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::edit::{Command, Label, Verb};
use plumbline::model::{Id, RecordKind, Role};
use plumbline::present::capacity::{Amount, needs, people_for};
use plumbline::present::page::{Page, Route};
use plumbline::present::text::{Text as _, capacity_page::CapacityPageText as T};
use std::sync::Arc;

/// No demand: the question this page answers, and the way to an answer.
#[component]
pub fn NoDemand(
    /// Whether there are people.
    has_people: bool,
) -> impl IntoView {
    let (title, text) = if has_people {
        (T::NoDemandTitle, T::NoDemandText)
    } else {
        (T::EmptyTitle, T::EmptyText)
    };
    view! {
        <div class="empty">
            <h2>{title.say()}</h2>
            <p>{text.say()}</p>
            <a class="btn primary" href=Route::to(Page::Import).href()>{T::EmptyAction.say()}</a>
        </div>
        <Ghost/>
    }
}

/// What is typed for one role: the role, its name and the text.
type Typed = (Id<Role>, String, RwSignal<String>);

/// Demand without people: how many people each role has, in one grid.
#[component]
pub fn Headcount(board: Board) -> impl IntoView {
    let needed = Memo::new(move |_| needs_now(board));
    let typed = StoredValue::new(Vec::<Typed>::new());
    let rows = move || {
        let locale = board.view.locale.get();
        let rows = needed.get().into_iter().map(|(role, name, fte)| {
            let text = RwSignal::new(locale.number(fte, 1));
            (role, name, text, locale.number(fte, 2))
        });
        let rows: Vec<_> = rows.collect();
        typed.set_value(rows.iter().map(|row| (row.0, row.1.clone(), row.2)).collect());
        let row = |(_, name, text, needs): (Id<Role>, String, RwSignal<String>, String)| {
            view! {
                <tr>
                    <th scope="row">{name.clone()}</th>
                    <td class="num">{needs}</td>
                    <td><input class="input number" inputmode="decimal" prop:value=live(move || text.get())
                        aria-label=format!("{name}, {}", T::HeadcountHave.say())
                        on:input=move |event| text.set(event_target_value(&event))/></td>
                </tr>
            }
        };
        rows.into_iter().map(row).collect_view()
    };
    let add = move |_| add_people(board, &typed.get_value());
    view! {
        <div class="empty">
            <h2>{T::HeadcountTitle.say()}</h2>
            <Show when=move || !needed.with(Vec::is_empty) fallback=move || view! {
                <p>{T::HeadcountNoRoles.say()}</p>
                <a class="btn primary" href=Route::to(Page::People).href()>
                    {T::HeadcountPeople.say()}</a>
            }>
                <p>{T::HeadcountText.say()}</p>
                <table class="table tight headcount">
                    <thead><tr>
                        <th scope="col">{T::HeadcountRole.say()}</th>
                        <th scope="col" class="num">{T::HeadcountNeeded.say()}</th>
                        <th scope="col" class="num">{T::HeadcountHave.say()}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
                <button class="btn primary" on:click=add>{T::HeadcountAction.say()}</button>
            </Show>
        </div>
    }
}

fn needs_now(board: Board) -> Vec<(Id<Role>, String, f64)> {
    let needed = needs(&board.workspace(), &board.shown.get());
    needed.into_iter().map(|need| (need.role, need.name, need.fte)).collect()
}

/// Makes the people of all amounts typed, as one step.
fn add_people(board: Board, typed: &[(Id<Role>, String, RwSignal<String>)]) {
    let locale = board.view.locale.get_untracked();
    let mut commands = Vec::new();
    for (role, name, text) in typed {
        let text = text.get_untracked();
        // A hundred minutes to the FTE reads the amount itself, to two decimals.
        let Some(hundredths) =
            plumbline::present::capacity::minutes_typed(&text, Amount::Fte(100), locale)
        else {
            board.session.say(&T::NotANumber.with(&[("text", &text), ("most", "500")]), false);
            return;
        };
        let fte = hundredths as f64 / 100.0;
        let people = people_for(*role, name, fte, locale, || board.session.new_uid());
        commands.extend(people.into_iter().map(|person| Command::Add(Arc::new(person))));
    }
    let label = Label::many(Verb::Add, RecordKind::Person, commands.len());
    board.session.dispatch(&Command::Batch(commands), label);
}
