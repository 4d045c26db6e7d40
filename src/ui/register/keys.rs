//! The keys of the grid.

use super::grid::Grid;
use super::{clip, columns, editor, foot, group, head, pick, pointer};
use leptos::ev::KeyboardEvent;
use plumbline::order::set_of;
use plumbline::present::register::{Line, Lines, Spot, Step};
use plumbline::present::text::Text as _;
use plumbline::present::text::grid::GridText;

/// A key was pressed in the grid.
pub fn pressed(grid: Grid, event: &KeyboardEvent) {
    let key = event.key();
    if pointer::in_panel(event.target()) && matches!(key.as_str(), "Enter" | " " | "Tab") {
        // The button under the focus is pressed; the cell below it is not edited.
        event.stop_propagation();
        return;
    }
    if pointer::in_panel(event.target()) && key == "Escape" {
        event.stop_propagation();
        super::table::focus_spot(grid);
        return;
    }
    let used = if grid.editing.get_untracked().is_some() {
        while_editing(grid, event)
    } else {
        columns::keyed(grid, event)
            || group::keyed(grid, event)
            || moving(grid, event)
            || acting(grid, event)
            || typing(grid, event)
    };
    if used {
        event.prevent_default();
        // Letters typed here are text, not the shortcuts of the page.
        event.stop_propagation();
    }
}

fn while_editing(grid: Grid, event: &KeyboardEvent) -> bool {
    let command = event.ctrl_key() || event.meta_key();
    let adding = grid.spot.get_untracked().line == Line::Add;
    match (event.key().as_str(), event.shift_key()) {
        // While an input method composes, Enter belongs to it.
        ("Enter", _) if event.is_composing() => return false,
        ("Enter", _) if adding => foot::add(grid, true),
        ("Enter", _) if command => editor::commit_all(grid),
        ("Enter", shift) => {
            _ = editor::commit(grid, Some(if shift { Step::Up } else { Step::Down }));
        }
        ("Tab", _) if adding => foot::add(grid, false),
        ("Tab", shift) => {
            _ = editor::commit(grid, Some(if shift { Step::Left } else { Step::Right }));
        }
        ("Escape", _) => editor::cancel(grid),
        // The palette leaves the field first, which keeps what was typed.
        ("k", false) if command => return false,
        // The field is not there yet: what is typed meanwhile goes into it all the same.
        (key, _) if !pointer::in_field(event.target()) && key.chars().count() == 1 => {
            grid.draft.update(|draft| draft.push_str(key));
        }
        // Anything else is for the field; the page's shortcuts must not hear it.
        _ => {
            event.stop_propagation();
            return false;
        }
    }
    true
}

/// Movements; with Shift they extend the selection.
fn moving(grid: Grid, event: &KeyboardEvent) -> bool {
    if event.alt_key() {
        return false;
    }
    let far = event.ctrl_key() || event.meta_key();
    let (_, height) = grid.scroll.get_untracked();
    let page = ((height / grid.row_px.get_untracked()) as usize).saturating_sub(3).max(1);
    let step = match (event.key().as_str(), far) {
        ("ArrowUp", false) => Step::Up,
        ("ArrowDown", false) => Step::Down,
        ("ArrowLeft", false) => Step::Left,
        ("ArrowRight", false) => Step::Right,
        ("ArrowUp", true) => Step::Top,
        ("ArrowDown", true) => Step::Bottom,
        ("ArrowLeft", true) | ("Home", false) => Step::RowStart,
        ("ArrowRight", true) | ("End", false) => Step::RowEnd,
        ("Home", true) => Step::GridStart,
        ("End", true) => Step::GridEnd,
        ("PageUp", _) => Step::PageUp(page),
        ("PageDown", _) => Step::PageDown(page),
        _ => return false,
    };
    let (rows, columns) = grid.size();
    let next = grid.spot.get_untracked().moved(step, rows, columns);
    grid.stand(next, event.shift_key());
    true
}

/// Keys that do something with the cell or the selection.
fn acting(grid: Grid, event: &KeyboardEvent) -> bool {
    let spot = grid.spot.get_untracked();
    let command = event.ctrl_key() || event.meta_key();
    let key = event.key();
    match (key.as_str(), command) {
        ("Enter" | "F2" | " ", false) if group::toggle_here(grid) => {}
        ("Enter" | "F2", false) => enter(grid, spot, event.shift_key()),
        ("Delete" | "Backspace", false) => clear(grid),
        (" ", false) if event.shift_key() => select(grid, Some(spot.line), None),
        (" ", true) if event.shift_key() => select(grid, None, Some(spot.column)),
        (" ", true) => match spot.row_index() {
            Some(line) => pick::toggle(grid, line),
            None => select(grid, None, Some(spot.column)),
        },
        (" ", false) => return toggle_details(grid),
        ("a", true) => select(grid, None, None),
        ("d", true) => fill(grid, false),
        ("r", true) => fill(grid, true),
        (";", true) => type_today(grid),
        ("F8", _) => next_to_mend(grid),
        ("Escape", false) if pick::let_go(grid) => {}
        ("Escape", false) if grid.anchor.get_untracked() != spot => grid.stand(spot, false),
        ("Escape", false) if grid.open.get_untracked().is_some() => grid.close_details(),
        _ => return false,
    }
    true
}

/// A letter replaces the cell.
fn typing(grid: Grid, event: &KeyboardEvent) -> bool {
    let key = event.key();
    let one = key.chars().count() == 1 && key != " ";
    let command = (event.ctrl_key() || event.meta_key()) && !event.get_modifier_state("AltGraph");
    if !one || command || (event.alt_key() && !event.get_modifier_state("AltGraph")) {
        return false;
    }
    match grid.spot.get_untracked().line {
        Line::Head | Line::Foot => return false,
        Line::Row(_) => editor::begin(grid, Some(&key)),
        Line::Add => editor::begin_new(grid, &key),
    }
    true
}

fn enter(grid: Grid, spot: Spot, add: bool) {
    match spot.line {
        Line::Head => {
            let field =
                grid.layout.with_untracked(|layout| layout.fields.get(spot.column).copied());
            if let Some(field) = field {
                head::turn(grid, field, add);
            }
        }
        Line::Row(_) => editor::begin(grid, None),
        Line::Add => editor::begin_new(grid, ""),
        Line::Foot => foot::turn(grid, spot.column),
    }
}

fn clear(grid: Grid) {
    if grid.spot.get_untracked().row_index().is_none() {
        return;
    }
    if let Some(area) = grid.area() {
        let plan = editor::over(grid, |register, rows, shown| register.clear(rows, shown, area));
        clip::tell(grid, &plan, false);
        grid.run(plan);
    }
}

/// Fills the selection from its first row, or from its first column to the right. A single cell
/// takes the value above or before it, as in a spreadsheet.
fn fill(grid: Grid, right: bool) {
    let Some(mut area) = grid.area() else { return };
    let (rows, columns) = (area.rows(), area.columns());
    if right && columns.len() == 1 {
        area.column = (columns.start.saturating_sub(1), columns.start);
    } else if !right && rows.len() == 1 {
        area.row = (rows.start.saturating_sub(1), rows.start);
    }
    let plan = editor::over(grid, |register, rows, shown| match right {
        true => register.fill_right(rows, shown, area),
        false => register.fill_down(rows, shown, area),
    });
    clip::tell(grid, &plan, false);
    grid.run(plan);
}

/// Types today's date.
fn type_today(grid: Grid) {
    let Some((uid, field)) = grid.here() else { return };
    let today = grid.view.session().today();
    let text = grid.now(|register| register.locale().date_input(today));
    _ = editor::keep(grid, uid, field, &text);
}

/// Selects a whole line, a whole column, or everything.
fn select(grid: Grid, line: Option<Line>, column: Option<usize>) {
    let (rows, columns) = grid.size();
    let first = Spot { line: line.unwrap_or(Line::Row(0)), column: column.unwrap_or(0) };
    let last = Spot {
        line: line.unwrap_or(Line::Row(rows.saturating_sub(1))),
        column: column.unwrap_or(columns.saturating_sub(1)),
    };
    grid.stand(first, false);
    grid.anchor.set(last.within(rows, columns));
}

fn toggle_details(grid: Grid) -> bool {
    let Some((uid, _)) = grid.here() else { return false };
    if grid.open.get_untracked() == Some(uid) {
        grid.close_details();
    } else {
        grid.open_details(uid);
    }
    true
}

/// Goes to the next cell that needs attention, after the last one to the first.
fn next_to_mend(grid: Grid) {
    let (rows, shown) = (grid.rows.get_untracked(), grid.layout.get_untracked().fields);
    let cells = grid.now(|register| register.attention(&rows, &shown));
    let hidden = |lines: &Lines| {
        let seen = set_of(lines.seen().iter().copied());
        cells.iter().any(|(uid, _)| !seen.contains(uid))
    };
    if grid.lines.with_untracked(|lines| lines.is_grouped() && hidden(lines)) {
        grid.change_grouping(|grouping| Some(grouping?.with_all(true)));
    }
    let lines = grid.lines.get_untracked();
    let spots: Vec<(usize, Option<usize>, _)> = cells
        .into_iter()
        .filter_map(|(uid, field)| {
            let row = lines.line_of(uid)?;
            Some((row, shown.iter().position(|other| *other == field), field))
        })
        .collect();
    let spot = grid.spot.get_untracked();
    let here = spot.row_index().map_or((0, None), |row| (row, Some(spot.column)));
    let next = spots.iter().find(|(row, column, _)| {
        (*row, column.unwrap_or(usize::MAX)) > (here.0, here.1.unwrap_or(0))
    });
    let Some((row, column, field)) = next.or_else(|| spots.first()) else {
        grid.view.session().say(GridText::NothingToMend.say(), false);
        return;
    };
    let column = column.unwrap_or_else(|| {
        // A column that is not shown is shown, for there is something to do in it.
        grid.change_layout(|layout| layout.toggled(*field));
        shown.len()
    });
    grid.stand(Spot::row(*row, column), false);
}
