//! The pointer in the grid: a press selects, a drag extends, a double press edits.

use super::grid::Grid;
use super::{editor, pick};
use leptos::ev::{MouseEvent, PointerEvent};
use leptos::prelude::untrack;
use plumbline::present::register::{Line, Spot};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// A press on a cell stands on it; with Shift it extends the selection.
pub fn pressed(grid: Grid, event: &PointerEvent) {
    let Some(spot) = spot_of(event.target()) else { return };
    if in_field(event.target()) || in_panel(event.target()) || event.button() != 0 {
        return;
    }
    if let Some(path) = fold_of(event.target()) {
        let open =
            grid.grouping.with_untracked(|own| own.as_ref().is_some_and(|own| own.is_open(&path)));
        grid.stand(spot, false);
        super::group::turn(grid, &path, !open);
        return;
    }
    if is_handle(event.target()) {
        grid.filling.set(untrack(|| grid.span()).map(|area| area.rows().end - 1));
        event.prevent_default();
        return;
    }
    if grid.editing.get_untracked().is_some() {
        _ = editor::commit(grid, None);
    }
    grid.stand(spot, event.shift_key());
    if let Some(line) = spot.row_index().filter(|_| event.ctrl_key() || event.meta_key()) {
        pick::toggle(grid, line);
        event.prevent_default();
        return;
    }
    if event.shift_key() {
        // The browser would mark text between the two cells.
        event.prevent_default();
    }
}

/// A drag with the button down extends the selection.
pub fn moved(grid: Grid, event: &PointerEvent) {
    if event.buttons() != 1 || event.pointer_type() == "touch" || in_field(event.target()) {
        return;
    }
    let Some(spot) = spot_of(event.target()).filter(|spot| spot.row_index().is_some()) else {
        return;
    };
    if let (Some(_), Some(area)) = (grid.filling.get_untracked(), untrack(|| grid.span())) {
        // A fill goes down only, over the columns selected.
        let column = area.columns().end - 1;
        let row = spot.row_index().unwrap_or(0).max(area.rows().start);
        if let Some(anchor) = grid.anchor.get_untracked().row_index() {
            grid.anchor.set(Spot::row(anchor.min(area.rows().start), area.columns().start));
        }
        grid.stand(Spot::row(row, column), true);
        return;
    }
    if grid.spot.get_untracked().row_index().is_some() && spot != grid.spot.get_untracked() {
        event.prevent_default();
        grid.stand(spot, true);
    }
}

/// The button is let go: a fill is done.
pub fn released(grid: Grid) {
    let Some(from) = grid.filling.get_untracked() else { return };
    grid.filling.set(None);
    let Some(mut span) = untrack(|| grid.span()).filter(|span| span.rows().end > from + 1) else {
        return;
    };
    span.row = (from, span.rows().end - 1);
    if let Some(area) = grid.lines.with_untracked(|lines| lines.records(span)) {
        let plan =
            editor::over(grid, |register, rows, shown| register.fill_down(rows, shown, area));
        grid.run(plan);
    }
}

/// A double press edits.
pub fn twice(grid: Grid, event: &MouseEvent) {
    let on_cell = spot_of(event.target()).is_some_and(|spot| spot.row_index().is_some());
    if on_cell && !in_field(event.target()) && !in_panel(event.target()) {
        if fold_of(event.target()).is_some() || super::group::toggle_here(grid) {
            return;
        }
        editor::begin(grid, None);
    }
}

fn spot_of(target: Option<web_sys::EventTarget>) -> Option<Spot> {
    let element = target?.dyn_into::<Element>().ok()?;
    let cell = element.closest("[data-at]").ok().flatten()?;
    let text = cell.get_attribute("data-at")?;
    let (line, column) = text.split_once(':')?;
    let line = match line {
        "head" => Line::Head,
        "foot" => Line::Foot,
        row => Line::Row(row.parse().ok()?),
    };
    Some(Spot { line, column: column.parse().ok()? })
}

/// The group whose mark was pressed.
fn fold_of(target: Option<web_sys::EventTarget>) -> Option<String> {
    let element = target?.dyn_into::<Element>().ok()?;
    element.closest("[data-group]").ok().flatten()?.get_attribute("data-group")
}

fn is_handle(target: Option<web_sys::EventTarget>) -> bool {
    let element = target.and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.class_list().contains("fill-handle"))
}

/// Whether an event comes from the panel beside a cell.
pub fn in_panel(target: Option<web_sys::EventTarget>) -> bool {
    let element = target.and_then(|target| target.dyn_into::<Element>().ok());
    element.and_then(|element| element.closest(".pop-edit").ok().flatten()).is_some()
}

/// Whether an event comes from a field.
pub fn in_field(target: Option<web_sys::EventTarget>) -> bool {
    let element = target.and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.tag_name() == "INPUT")
}
