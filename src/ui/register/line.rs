//! One row of the grid and its cells.

use super::drawn::Drawn;
use super::editor::Editor;
use super::grid::Grid;
use super::mend::Proposals;
use super::pick::{self, PickBox};
use super::shape_of;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{live, part};
use crate::ui::kit::status::StatusMark;
use crate::ui::reactive::Memo;
use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;
use plumbline::model::Uid;
use plumbline::present::register::{Cell, Rectangle, Shape, reason_text};
use plumbline::present::text::fields::choice_label;

/// What the keyboard and the selection do to a row. Rows they do not touch are not drawn anew.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Mark {
    active: Option<usize>,
    editing: bool,
    picked: Option<Rectangle>,
}

/// One row.
#[component]
pub fn Row(grid: Grid, uid: Uid, index: usize) -> impl IntoView {
    let drawn = Memo::new(move |_| {
        let own = |row: &&Drawn| row.uid == uid && row.index == index;
        grid.drawn.with(|drawn| drawn.iter().find(own).cloned())
    });
    let mark = Memo::new(move |_| {
        let (spot, anchor) = (grid.spot.get(), grid.anchor.get());
        let active = (spot.row_index() == Some(index)).then_some(spot.column);
        let area = anchor.to(spot, usize::MAX).filter(|area| area.rows().contains(&index));
        Mark {
            active,
            editing: active.is_some() && grid.editing.with(Option::is_some),
            picked: area.filter(|area| area.rows().len() > 1 || area.columns().len() > 1),
        }
    });
    let head = move || drawn.with(|row| row.as_ref().and_then(|row| row.group.clone()));
    let level = move || {
        let grouped = grid.lines.with(|lines| lines.is_grouped());
        drawn.with(|row| row.as_ref().filter(|_| grouped).map(|row| row.level))
    };
    let number = move || drawn.with(|row| row.as_ref().and_then(|row| Some(row.nth? + 1)));
    let chosen = move || pick::is_picked(grid, index);
    let current = move || mark.with(|mark| mark.active.is_some()) || grid.open.get() == Some(uid);
    view! {
        <div class="reg-row" class:current=current class:chosen=live(chosen) class:group=live(move || head().is_some())
            role="row" aria-rowindex=index + 2 {..custom_attribute("aria-level", live(level))}
            aria-expanded=live(move || head().map(|(_, open)| open.to_string()))
            aria-selected=live(move || chosen().then_some("true")) data-level=live(level)>
            <div class="reg-cell n" role="gridcell" aria-colindex="1">
                <span>{part(number)}</span><PickBox grid=grid index=index/>
            </div>
            {part(move || {
                let mark = mark.get();
                drawn.get().map(|row| {
                    let (status, group) = (row.status, row.group);
                    let cells = row.cells.into_iter().enumerate();
                    cells.map(|(at, (cell, class, says))| {
                        let status = status.clone().filter(|_| at == 0);
                        let fold = group.clone().filter(|_| at == 0);
                        let lead = Lead { status, fold, head: group.is_some() };
                        cell_view(grid, uid, (index, at), (&cell, says), class, lead, mark)
                    }).collect_view()
                })
            })}
        </div>
    }
}

/// What stands before the text of a cell.
struct Lead {
    /// The health of a record or group, by code.
    status: Option<String>,
    /// The path of a group and whether it is open.
    fold: Option<(String, bool)>,
    /// Whether the cell is one of a group's head.
    head: bool,
}

fn cell_view(
    grid: Grid,
    uid: Uid,
    (index, at): (usize, usize),
    (cell, says): (&Cell, Option<String>),
    class: &str,
    lead: Lead,
    mark: Mark,
) -> impl IntoView + use<> {
    let Lead { status, fold, head } = lead;
    let active = mark.active == Some(at);
    let editing = active && mark.editing;
    let reason = match &cell.shape {
        Shape::Raw(reason) => Some(reason_text(reason, grid.view.locale.get_untracked())),
        _ => None,
    };
    let shape = match &cell.shape {
        Shape::Status(code) => Some(code.clone()),
        _ => None,
    };
    let label = status.as_deref().and_then(|code| choice_label(grid.kind, "status", code));
    let text = cell.text.clone();
    // The reason is seen where the keyboard stands, and heard everywhere.
    let reveal = reason.clone().filter(|_| active && !editing && mark.picked.is_none());
    let corner = mark
        .picked
        .map_or(active, |area| area.rows().end == index + 1 && area.columns().end == at + 1);
    let handle = corner && !mark.editing && !head;
    let invalid = reason.is_some().then_some("true");
    let why = reason.clone().or_else(|| says.clone());
    view! {
        <div class=classes(index, at, cell, class, mark)
            role=if at == 0 { "rowheader" } else { "gridcell" }
            aria-colindex=at + 2
            aria-selected=mark.picked.filter(|area| area.contains(index, at)).map(|_| "true")
            aria-invalid=invalid
            tabindex=if active { "0" } else { "-1" }
            data-at=format!("{index}:{at}")
            title=why
        >
            {fold.map(|(path, open)| {
                let icon = if open { Icon::ChevronDown } else { Icon::ChevronRight };
                view! { <i class="reg-fold" data-group=path aria-hidden="true"><IconView icon=icon/></i> }
            })}
            {status.map(|code| view! {
                <StatusMark shape=shape_of(&code) title=label.unwrap_or_default()/>
            })}
            {shape.map(|code| view! { <StatusMark shape=shape_of(&code)/> })}
            // Most cells of a wide view are empty, and elements are what scrolling costs.
            {(!text.is_empty()).then(|| view! { <span>{text}</span> })}
            {reason.map(|reason| view! { <span class="vh">" "{reason}</span> })}
            {says.map(|says| view! { <i class="scenario-mark" aria-hidden="true"></i><span class="vh">" "{says}</span> })}
            {reveal.map(|why| {
                let field = grid.layout.with_untracked(|layout| layout.fields.get(at).copied());
                view! {
                    <div class="pop pop-edit">
                        <span aria-hidden="true">{why}</span>
                        {field.map(|field| view! {
                            <Proposals grid=grid uid=uid field=field raw=cell.text.clone()/>
                        })}
                    </div>
                }
            })}
            {handle.then(|| view! { <i class="fill-handle" aria-hidden="true"></i> })}
            {editing.then(|| view! { <Editor grid=grid/> })}
        </div>
    }
}

fn classes(index: usize, at: usize, cell: &Cell, own: &str, mark: Mark) -> String {
    let mut class = String::from("reg-cell");
    let mut add = |name: &str| {
        class.push(' ');
        class.push_str(name);
    };
    add(own);
    if matches!(cell.shape, Shape::Raw(_)) {
        add("unread");
    }
    if mark.active == Some(at) {
        add(if mark.editing { "editing" } else { "active" });
    }
    if let Some(area) = mark.picked.filter(|area| area.contains(index, at)) {
        add("picked");
        let (rows, columns) = (area.rows(), area.columns());
        let edges = [
            (rows.start == index, "pick-top"),
            (rows.end == index + 1, "pick-bottom"),
            (columns.start == at, "pick-left"),
            (columns.end == at + 1, "pick-right"),
        ];
        edges.into_iter().filter(|(is, _)| *is).for_each(|(_, name)| add(name));
    }
    class
}
