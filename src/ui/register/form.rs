//! One field of a record as a form control. What cannot be read stays in it, with the reason.

use super::editor;
use super::entries::Entries;
use super::grid::Grid;
use super::mend::Proposals;
use crate::ui::kit::parts::{live, part};
use crate::ui::reactive::Memo;
use leptos::prelude::*;
use plumbline::model::Uid;
use plumbline::model::field::Kind;
use plumbline::present::link::Link;
use plumbline::present::register::{Cell, Column, Shape, plan_says, reason_text};
use plumbline::present::text::Text as _;
use plumbline::present::text::fields::choice_label;
use plumbline::present::text::grid::GridText;

/// One field.
#[component]
pub fn FieldControl(grid: Grid, uid: Uid, column: Column) -> impl IntoView {
    let field = column.field;
    let cell = Memo::new(move |_| {
        grid.follow(|register| {
            let record = register.workspace().rows(grid.kind).row(uid)?;
            Some(register.cell(record.as_ref(), field))
        })
    });
    let text = move || cell.get().map(|cell| cell.edit_text).unwrap_or_default();
    let says = Memo::new(move |_| {
        grid.follow(|register| {
            let plan = grid.view.session().plan_rows(grid.kind)?;
            let record = register.workspace().rows(grid.kind).row(uid)?.as_ref();
            plan_says(register, &plan, record, field, &register.cell(record, field))
        })
    });
    let id = format!("field-{}", field.to_text().replace(':', "-"));
    let wide = matches!(column.kind, Some(Kind::Text { long: true, .. } | Kind::Map(..)));
    let (heading, help) = (column.heading(), column.help.clone());
    let control = match column.kind {
        Some(Kind::Map(..)) => view! { <Entries grid=grid uid=uid column=column.clone()/> }.into_any(),
        Some(Kind::Choice(codes)) => choice(grid, uid, &column, codes, id.clone(), cell).into_any(),
        Some(Kind::Text { long: true, .. }) => view! {
            <textarea class="input" id=id.clone() rows="4" prop:value=text
                on:change=move |event| keep(grid, uid, &column, &event_target_value(&event))></textarea>
        }.into_any(),
        _ => line(grid, uid, column.clone(), id.clone(), cell).into_any(),
    };
    view! {
        <div class="field" class:full=wide>
            <label for=id title=help>{heading}</label>
            {control}
            {part(move || says.get().map(|says| view! {
                <p class="hint scenario-says"><i class="scenario-mark" aria-hidden="true"></i>{says}</p>
            }))}
            {part(move || linked(cell.get().as_ref()).map(|link| view! {
                <a class="hint" href=link.href() target="_blank" rel="noopener noreferrer">{GridText::FollowLink.say()}</a>
            }))}
            {part(move || reason(grid, cell.get().as_ref()).map(|reason| view! {
                <p class="hint warn-ink">{reason}</p>
                <div class="line"><Proposals grid=grid uid=uid field=field raw=text()/></div>
            }))}
        </div>
    }
}

/// A line of text, with the names it may hold.
fn line(
    grid: Grid,
    uid: Uid,
    column: Column,
    id: String,
    cell: Memo<Option<Cell>>,
) -> impl IntoView {
    let list = format!("{id}-offers");
    let offers = grid.now(|register| register.offers(column.field));
    let has_list = !offers.is_empty();
    let class = if column.numeric { "input number" } else { "input" };
    let text = move || cell.get().map(|cell| cell.edit_text).unwrap_or_default();
    view! {
        <input class=class id=id autocomplete="off" list=has_list.then(|| list.clone())
            aria-required=column.required.then_some("true")
            aria-invalid=live(move || is_raw(cell.get().as_ref()).then_some("true"))
            class:unread=live(move || is_raw(cell.get().as_ref()))
            prop:value=text
            on:change=move |event| {
                keep(grid, uid, &column, &event_target_value(&event));
                // A refused text gives way to what the field holds.
                let kept = grid.view.session().only_shows();
                if let Some(input) = event_target_input(&event).filter(|_| !kept) {
                    input.set_value(&untrack(text));
                }
            }
        />
        {has_list.then(|| view! {
            <datalist id=list>
                {offers.into_iter().map(|offer| view! { <option value=offer></option> }).collect_view()}
            </datalist>
        })}
    }
}

/// A closed list. A text that is none of its words is offered as it was typed.
fn choice(
    grid: Grid,
    uid: Uid,
    column: &Column,
    codes: &'static [&'static str],
    id: String,
    cell: Memo<Option<Cell>>,
) -> impl IntoView + use<> {
    let key = match column.field {
        plumbline::present::register::ListedField::Builtin(key) => key,
        _ => "",
    };
    let label = move |code: &'static str| choice_label(grid.kind, key, code).unwrap_or(code);
    let text = move || cell.get().map(|cell| cell.edit_text).unwrap_or_default();
    let raw = move || is_raw(cell.get().as_ref()).then(text);
    let column = column.clone();
    view! {
        <select class="select" id=id aria-invalid=live(move || raw().is_some().then_some("true"))
            on:change=move |event| keep(grid, uid, &column, &event_target_value(&event))>
            {part(move || raw().map(|typed| view! { <option value=typed.clone() selected=true>{typed.clone()}</option> }))}
            <option value="" selected=live(move || text().is_empty())>{GridText::NothingChosen.say()}</option>
            {codes.iter().map(|code| {
                let own = label(code);
                view! { <option value=own selected=live(move || text() == own)>{own}</option> }
            }).collect_view()}
        </select>
    }
}

/// Keeps a text typed into a field.
fn keep(grid: Grid, uid: Uid, column: &Column, text: &str) {
    // A refusal is said, and the field shows what it held.
    _ = editor::keep(grid, uid, column.field, text);
}

/// The address that a text is, where it is nothing else.
fn linked(cell: Option<&Cell>) -> Option<Link> {
    cell.filter(|cell| cell.shape == Shape::Text).and_then(|cell| Link::parse(&cell.edit_text))
}

fn is_raw(cell: Option<&Cell>) -> bool {
    cell.is_some_and(|cell| matches!(cell.shape, Shape::Raw(_)))
}

fn reason(grid: Grid, cell: Option<&Cell>) -> Option<String> {
    match &cell?.shape {
        Shape::Raw(reason) => Some(reason_text(reason, grid.view.locale.get())),
        _ => None,
    }
}

fn event_target_input(event: &leptos::ev::Event) -> Option<web_sys::HtmlInputElement> {
    use wasm_bindgen::JsCast;
    event.target()?.dyn_into().ok()
}
