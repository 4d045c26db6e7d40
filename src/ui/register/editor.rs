//! The field over a cell while it is edited, with what the text would become.

use super::grid::Grid;
use super::table;
use crate::ui::kit::parts::{live, part};
use crate::ui::platform::dom;
use leptos::html;
use leptos::prelude::*;
use plumbline::model::Uid;
use plumbline::model::field::Kind;
use plumbline::present::register::{
    Column, Input, ListedField, Plan, Rectangle, Refused, Shape, Spot, Step, reason_text,
};
use plumbline::present::text::Text as _;
use plumbline::present::text::grid::GridText;

/// The field; it has the focus from the start.
#[component]
pub fn Editor(grid: Grid) -> impl IntoView {
    let column = grid.here().and_then(|(_, field)| grid.now(|register| register.column(field)));
    let title = column.as_ref().map(Column::heading).unwrap_or_default();
    let names = column.as_ref().map(|column| offers(grid, column)).unwrap_or_default();
    let has_list = !names.is_empty();
    let element = NodeRef::<html::Input>::new();
    element.on_load(take_focus);
    view! {
        <input class="reg-edit" node_ref=element aria-label=title autocomplete="off"
            list=has_list.then_some("reg-offers") aria-describedby="reg-hint"
            prop:value=live(move || grid.draft.get())
            on:input=move |event| grid.draft.set(event_target_value(&event))
            on:blur=move |_| leave(grid)
        />
        {has_list.then(|| view! {
            <datalist id="reg-offers">
                {names.into_iter().map(|name| view! { <option value=name></option> }).collect_view()}
            </datalist>
        })}
        <div class="pop pop-edit" id="reg-hint">{part(move || hint(grid))}</div>
    }
}

/// Gives the focus to a field that has just been drawn, behind its text.
pub fn take_focus(input: web_sys::HtmlInputElement) {
    let focus = move || {
        let end = input.value().encode_utf16().count() as u32;
        // A field that has gone again takes no focus.
        _ = input.focus();
        _ = input.set_selection_range(end, end);
    };
    // Drawn first: a field outside the page cannot take the focus.
    queue_microtask(focus);
}

/// Begins to edit the cell under the keyboard, with its own text or a new one.
pub fn begin(grid: Grid, typed: Option<&str>) {
    let Some((uid, field)) = grid.here() else { return };
    let (editable, long, text) = grid.now(|register| {
        let column = register.column(field);
        let editable = column.as_ref().is_some_and(|column| column.editable);
        let long = column.and_then(|column| column.kind).is_some_and(is_long);
        let record = register.workspace().rows(grid.kind).row(uid);
        (editable, long, record.map(|r| register.cell(r.as_ref(), field).edit_text))
    });
    // Lines, entries and computed values are read and edited in the details.
    if !editable || long {
        grid.open_details(uid);
        return;
    }
    if grid.view.session().refuses() {
        return;
    }
    let text = typed.map_or(text.unwrap_or_default(), str::to_owned);
    grid.heard.set(String::new());
    grid.draft.set(text.clone());
    grid.editing.set(Some(text));
}

fn is_long(kind: Kind) -> bool {
    matches!(kind, Kind::Text { long: true, .. })
}

/// Keeps what was typed and goes on; whether it was kept.
pub fn commit(grid: Grid, step: Option<Step>) -> bool {
    if grid.editing.get_untracked().is_none() {
        return true;
    }
    let draft = grid.draft.get_untracked();
    let Some((uid, field)) = grid.here() else {
        grid.editing.set(None);
        return false;
    };
    // What was typed stays where nothing can be changed now.
    if grid.view.session().refuses() {
        return false;
    }
    close(grid);
    let (rows, columns) = grid.size();
    if let Some(step) = step {
        grid.stand(grid.spot.get_untracked().moved(step, rows, columns), false);
    }
    let done = keep(grid, uid, field, &draft);
    back(grid);
    done
}

/// Types the text into every selected cell.
pub fn commit_all(grid: Grid) {
    let draft = grid.draft.get_untracked();
    close(grid);
    if let (Some(area), Some((_, field))) = (grid.area(), grid.here()) {
        let plan =
            over(grid, |register, rows, shown| register.type_into_all(rows, shown, area, &draft));
        hear(grid, field, &draft, &plan);
        grid.run(plan);
    }
    back(grid);
}

/// Ends the editing. The grid holds the focus until a cell takes it, so that no key is lost.
fn close(grid: Grid) {
    grid.editing.set(None);
    grid.hold_focus();
}

/// Leaves the cell as it was.
pub fn cancel(grid: Grid) {
    close(grid);
    back(grid);
}

/// Reads the register with the records and columns that stand in the grid.
pub fn over<T>(
    grid: Grid,
    read: impl FnOnce(&plumbline::present::register::Register<'_>, &[Uid], &[ListedField]) -> T,
) -> T {
    let lines = grid.lines.get_untracked();
    let layout = grid.layout.get_untracked();
    grid.now(|register| read(register, lines.seen(), &layout.fields))
}

fn back(grid: Grid) {
    dom::after_while(grid.spot, 0, move || {
        if table::has_focus(grid) {
            table::focus_spot(grid);
        }
    });
}

/// The focus went elsewhere: what was typed is kept.
fn leave(grid: Grid) {
    if grid.editing.try_get_untracked().flatten().is_none() {
        return;
    }
    let draft = grid.draft.get_untracked();
    let typed = grid.editing.get_untracked().is_some_and(|before| before != draft);
    if typed && grid.view.session().refuses() {
        return;
    }
    // First of all: also where the record has gone, nothing is edited any more.
    grid.editing.set(None);
    let Some((uid, field)) = grid.here() else { return };
    if !grid.now(|register| register.is_own_text(uid, field, &draft)) {
        keep(grid, uid, field, &draft);
    }
}

/// Keeps a text typed into a cell, and lets be heard that it could not be read; whether it was kept.
pub fn keep(grid: Grid, uid: Uid, field: ListedField, text: &str) -> bool {
    let plan = grid.now(|register| register.type_into(uid, field, text));
    hear(grid, field, text, &plan);
    grid.run(plan)
}

fn hear(grid: Grid, field: ListedField, text: &str, plan: &Result<Plan, Refused>) {
    let heard =
        plan.as_ref().ok().and_then(|plan| grid.now(|register| register.heard(field, text, plan)));
    grid.heard.set(heard.unwrap_or_default());
}

/// The names and words a cell offers.
fn offers(grid: Grid, column: &Column) -> Vec<String> {
    grid.now(|register| register.offers(column.field))
}

/// What the text would become, and what the keys do.
fn hint(grid: Grid) -> String {
    let draft = grid.draft.get();
    let read = grid.here().and_then(|(_, field)| {
        grid.now(|register| match register.read_input(field, &draft) {
            Input::Raw(reason) => Some(reason_text(&reason, register.locale())),
            Input::Value(value) => {
                let cell = register.input_cell(field, value)?;
                let shown =
                    matches!(cell.shape, Shape::Number | Shape::Ref(_)).then_some(cell.text);
                shown.map(|value| GridText::Equals.with(&[("value", &value)]))
            }
            Input::Refused(_) => None,
        })
    });
    let cells = grid.area().map_or(1, |area: Rectangle| area.rows().len() * area.columns().len());
    let keys = match cells {
        1 => GridText::Keeps.say().to_owned(),
        count => GridText::Fills.with(&[("count", &count.to_string())]),
    };
    match read {
        Some(read) => format!("{read}  {keys}"),
        None => keys,
    }
}

/// Begins to add a record: the adding line takes the text.
pub fn begin_new(grid: Grid, typed: &str) {
    grid.draft.set(typed.to_owned());
    grid.editing.set(Some(typed.to_owned()));
    let (rows, columns) = grid.size();
    grid.stand(
        Spot { line: plumbline::present::register::Line::Add, column: 0 }.within(rows, columns),
        false,
    );
}
