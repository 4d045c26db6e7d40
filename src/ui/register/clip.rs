//! Rectangles to and from the clipboard, by the page's own copy and paste events.

use super::editor;
use super::grid::Grid;
use super::pick;
use leptos::prelude::*;
use plumbline::model::Uid;
use plumbline::present::register::{Line, Plan, Rectangle, Refused, Spot};
use plumbline::present::text::Text as _;
use plumbline::present::text::fields::{Number, kind_title};
use plumbline::present::text::grid::GridText;
use web_sys::ClipboardEvent;

/// Copies the selection, and empties it where it is cut.
pub fn copied(grid: Grid, event: &ClipboardEvent, cut: bool) {
    if grid.editing.get_untracked().is_some() || grid.spot.get_untracked().row_index().is_none() {
        return;
    }
    let picked = untrack(|| pick::picked_followed(grid));
    if !picked.is_empty() {
        return copied_rows(grid, event, &picked);
    }
    let (Some(area), Some(data)) = (grid.area(), event.clipboard_data()) else { return };
    let copied = editor::over(grid, |register, rows, shown| register.copy(rows, shown, area));
    event.prevent_default();
    let kept = data.set_data("text/plain", &copied.tsv).is_ok();
    // Without the second form spreadsheets take the first.
    _ = data.set_data("text/html", &copied.html);
    if cut && kept {
        let plan = editor::over(grid, |register, rows, shown| register.clear(rows, shown, area));
        grid.run(plan);
    }
}

/// Copies the rows picked one by one, with all columns shown.
fn copied_rows(grid: Grid, event: &ClipboardEvent, rows: &[Uid]) {
    let Some(data) = event.clipboard_data() else { return };
    let fields = grid.layout.get_untracked().fields;
    let last = |count: usize| (0, count.saturating_sub(1));
    let area = Rectangle { row: last(rows.len()), column: last(fields.len()) };
    let copied = grid.now(|register| register.copy(rows, &fields, area));
    event.prevent_default();
    // A browser that takes neither form leaves the clipboard as it was.
    _ = data.set_data("text/plain", &copied.tsv);
    _ = data.set_data("text/html", &copied.html);
}

/// Pastes over the selection; rows past the end become records.
pub fn pasted(grid: Grid, event: &ClipboardEvent) {
    if grid.editing.get_untracked().is_some() {
        return;
    }
    let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok());
    let Some(text) = text.filter(|text| !text.is_empty()) else { return };
    event.prevent_default();
    let spot = grid.spot.get_untracked();
    let rows = grid.lines.with_untracked(|lines| lines.seen().len());
    let area = match spot.line {
        Line::Head | Line::Foot => return,
        Line::Row(_) => grid.area().unwrap_or(Rectangle::cell(0, spot.column)),
        Line::Add => Rectangle::cell(rows, 0),
    };
    let session = grid.view.session();
    let plan = editor::over(grid, |register, rows, shown| {
        register.paste(rows, shown, area, &text, &mut || session.new_uid())
    });
    let covered = plan.as_ref().ok().map(|plan| plan.area);
    tell(grid, &plan, true);
    if grid.run(plan)
        && let Some(covered) = covered
    {
        let (_, columns) = grid.size();
        let lines = grid.lines.get_untracked();
        let last = lines.seen().len().max(1) - 1;
        let corner = |row: usize, column: usize| {
            let line = lines.line_of_seen(row.min(last)).unwrap_or(0);
            Spot::row(line, column).within(lines.len().max(1), columns)
        };
        grid.stand(corner(covered.row.1, covered.column.1), false);
        grid.stand(corner(covered.row.0, covered.column.0), true);
    }
}

/// Says what an edit of many cells did, with the offer to undo it.
pub fn tell(grid: Grid, plan: &Result<Plan, Refused>, pasted: bool) {
    let Ok(plan) = plan else { return };
    if plan.is_empty() && plan.skipped == 0 && plan.columns_out == 0 {
        return;
    }
    let locale = grid.view.locale.get_untracked();
    let number = if plan.new_rows == 1 { Number::Singular } else { Number::Plural };
    let with = |text: GridText, count: usize| {
        let count = locale.count(count);
        text.with(&[("count", &count), ("cells", &count), ("kind", kind_title(grid.kind, number))])
    };
    let parts = [
        (pasted, GridText::Pasted, plan.cells),
        (plan.new_rows > 0, GridText::Added, plan.new_rows),
        (plan.raw_cells > 0, GridText::KeptRaw, plan.raw_cells),
        (plan.skipped > 0, GridText::Skipped, plan.skipped),
        (plan.columns_out == 1, GridText::ColumnOut, 1),
        (plan.columns_out > 1, GridText::ColumnsOut, plan.columns_out),
    ];
    let said: Vec<String> = parts
        .into_iter()
        .filter(|(is, ..)| *is)
        .map(|(_, text, count)| with(text, count))
        .collect();
    if !said.is_empty() {
        grid.view.session().say(&said.join(" · "), !plan.is_empty());
    }
}
