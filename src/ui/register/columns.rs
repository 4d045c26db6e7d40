//! Columns by hand: dragging an edge of the header makes a column wider, dragging its name puts it
//! elsewhere; the same by keys and by buttons.

use super::grid::Grid;
use crate::ui::platform::dom;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use plumbline::present::register::{Layout, Line, ListedField, Spot, WIDTH_STEP_PX, gap_at};
use plumbline::present::text::Text as _;
use plumbline::present::text::grid::GridText;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// How far a press may wander before it is a drag, in pixels.
const SLACK_PX: f64 = 6.0;

/// A drag in the header, while it lasts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drag {
    field: ListedField,
    /// Where it began, in pixels from the left of the window.
    from_x: f64,
    /// The width it began with, where an edge is dragged.
    from_px: Option<f64>,
    /// The width so far, in pixels.
    pub width_px: Option<i32>,
    /// The gap the column would drop into.
    pub gap: Option<usize>,
}

impl Drag {
    /// The layout as it looks while the drag lasts.
    pub fn preview(self, layout: Layout) -> Layout {
        match self.width_px {
            Some(px) => layout.resized(self.field, Some(px)),
            None => layout,
        }
    }
}

/// A press in the header begins a drag.
pub fn pressed(grid: Grid, event: &PointerEvent) {
    let Some((at, field, cell)) = column_of(grid, event.target()) else { return };
    let on_edge = closest(event.target(), ".reg-grip").is_some();
    // The first column names the records and keeps its place; a finger scrolls.
    if event.button() != 0 || !on_edge && (at == 0 || event.pointer_type() == "touch") {
        return;
    }
    let from_px = on_edge.then(|| cell.get_bounding_client_rect().width());
    let from_x = f64::from(event.client_x());
    grid.drag.set(Some(Drag { field, from_x, from_px, width_px: None, gap: None }));
}

/// The pointer moves over the header.
pub fn moved(grid: Grid, event: &PointerEvent) {
    let Some(mut drag) = grid.drag.get_untracked() else { return };
    let x = f64::from(event.client_x());
    let by = x - drag.from_x;
    let began = drag.width_px.is_some() || drag.gap.is_some();
    if !began && by.abs() < if drag.from_px.is_some() { 1.0 } else { SLACK_PX } {
        return;
    }
    if !began {
        // Not before: a press that does not wander belongs to the button below it.
        dom::capture(event);
    }
    match drag.from_px {
        Some(px) => drag.width_px = Some((px + by) as i32),
        None => drag.gap = Some(gap_at(&places(grid), x)),
    }
    if grid.drag.get_untracked() != Some(drag) {
        grid.drag.set(Some(drag));
    }
}

/// The pointer is let go: the column keeps its width or its place.
pub fn released(grid: Grid) {
    let Some(drag) = grid.drag.get_untracked() else { return };
    grid.drag.set(None);
    if let Some(px) = drag.width_px {
        grid.change_layout(|layout| layout.resized(drag.field, Some(px)));
    } else if let Some(gap) = drag.gap {
        grid.change_layout(|layout| layout.dropped(drag.field, gap));
        follow(grid, drag.field);
    }
}

/// A double press on an edge gives the column its own width again.
pub fn pressed_twice(grid: Grid, target: Option<web_sys::EventTarget>) {
    if closest(target.clone(), ".reg-grip").is_some()
        && let Some((_, field, _)) = column_of(grid, target)
    {
        grid.change_layout(|layout| layout.resized(field, None));
    }
}

/// Alt with an arrow moves the column whose header has the focus, with Shift it changes the width
/// of the column the keyboard stands in; Esc lets go of a drag.
pub fn keyed(grid: Grid, event: &KeyboardEvent) -> bool {
    let key = event.key();
    if key == "Escape" && grid.drag.get_untracked().is_some() {
        grid.drag.set(None);
        return true;
    }
    let by = match key.as_str() {
        "ArrowLeft" => -1,
        "ArrowRight" => 1,
        _ => return false,
    };
    let spot = grid.spot.get_untracked();
    let field = grid.layout.with_untracked(|layout| layout.fields.get(spot.column).copied());
    let Some(field) = field.filter(|_| event.alt_key() && !event.ctrl_key()) else { return false };
    if event.shift_key() {
        widen(grid, field, by * WIDTH_STEP_PX);
        return true;
    }
    if spot.line == Line::Head {
        shift(grid, field, by as isize);
    }
    spot.line == Line::Head
}

/// Makes a column so many pixels wider, and says how wide it is.
pub fn widen(grid: Grid, field: ListedField, by_px: i32) {
    let px = width_px(grid, field);
    grid.change_layout(|layout| layout.resized(field, Some(px + by_px)));
    grid.heard.set(place_text(grid, field));
}

/// Moves a column so many places to the right, and says where it is.
pub fn shift(grid: Grid, field: ListedField, by: isize) {
    grid.change_layout(|layout| layout.moved(field, by));
    follow(grid, field);
    grid.heard.set(place_text(grid, field));
}

/// Owner: column 2 of 7, 104 pixels wide.
pub fn place_text(grid: Grid, field: ListedField) -> String {
    let locale = grid.view.locale.get_untracked();
    grid.now(|register| {
        grid.layout.with_untracked(|layout| {
            let at = layout.fields.iter().position(|of| *of == field);
            let title = register.column(field).map(|column| column.title).unwrap_or_default();
            GridText::ColumnPlace.with(&[
                ("column", &title),
                ("at", &locale.count(at.map_or(0, |at| at + 1))),
                ("all", &locale.count(layout.fields.len())),
                ("width", &width_px(grid, field).to_string()),
            ])
        })
    })
}

/// How wide a column is, in pixels: as it was chosen, else as it has grown on the page.
fn width_px(grid: Grid, field: ListedField) -> i32 {
    let layout = grid.layout.get_untracked();
    let at = layout.fields.iter().position(|of| *of == field);
    let drawn = at.and_then(|at| places(grid).get(at).copied()).map(|(_, px)| px.round() as i32);
    let own = || i32::from(grid.now(|register| register.width_px(&layout, field)));
    layout.width_px(field).map(i32::from).or(drawn).unwrap_or_else(own)
}

/// Keeps the keyboard on a column that moved, where it stood in the header.
fn follow(grid: Grid, field: ListedField) {
    let at = grid.layout.with_untracked(|layout| layout.fields.iter().position(|of| *of == field));
    let spot = grid.spot.get_untracked();
    if let Some(column) = at.filter(|_| spot.line == Line::Head) {
        grid.stand(Spot { column, ..spot }, false);
    }
}

fn closest(target: Option<web_sys::EventTarget>, selector: &str) -> Option<Element> {
    target?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten()
}

/// The column a header's element belongs to.
fn column_of(
    grid: Grid,
    target: Option<web_sys::EventTarget>,
) -> Option<(usize, ListedField, Element)> {
    let cell = closest(target, "[data-column]")?;
    let at = cell.get_attribute("data-column")?.parse().ok()?;
    let field = grid.layout.with_untracked(|layout| layout.fields.get(at).copied())?;
    Some((at, field, cell))
}

/// Left edge and width of each column's header, in pixels of the window.
fn places(grid: Grid) -> Vec<(f64, f64)> {
    let Some(element) = grid.node.get_untracked() else { return Vec::new() };
    let count = grid.layout.with_untracked(|layout| layout.fields.len());
    let place = |at| {
        let cell = element.query_selector(&format!("[data-column='{at}']")).ok().flatten()?;
        let rect = cell.get_bounding_client_rect();
        Some((rect.left(), rect.width()))
    };
    (0..count).filter_map(place).collect()
}
