//! Groups: the panel that chooses them, and the keys of their heads.

use super::grid::Grid;
use crate::ui::kit::parts::{Show, live, part};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use plumbline::present::register::{By, Grouping, Line, ListedField, Spot, tree_fields};
use plumbline::present::text::Text as _;
use plumbline::present::text::grid::GridText;

/// The word of the tree in the list of columns.
const TREE: &str = "tree";

/// What the button of the panel says: what the records are grouped by.
pub fn group_name(grid: Grid) -> String {
    let field = match grid.grouping.with(|grouping| grouping.as_ref().map(|own| own.by)) {
        None => return GridText::Group.say().to_owned(),
        Some(By::Tree) => GridText::GroupTree.say().to_owned(),
        Some(By::Field(field)) => {
            grid.follow(|register| register.column(field).map(|c| c.title)).unwrap_or_default()
        }
    };
    GridText::GroupedBy.with(&[("field", &field)])
}

/// The panel.
#[component]
pub fn GroupForm(grid: Grid) -> impl IntoView {
    let columns = grid.now(|register| register.columns());
    let by = move || grid.grouping.with(|grouping| grouping.as_ref().map(|own| own.by));
    let choose = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        let by = match text.as_str() {
            "" => None,
            TREE => Some(By::Tree),
            text => ListedField::parse(grid.kind, text).map(By::Field),
        };
        grid.change_grouping(|_| by.map(Grouping::new));
    };
    let all = move |text: GridText, open: bool| {
        view! {
            <button class="btn secondary" on:click=move |_| {
                grid.change_grouping(|grouping| Some(grouping?.with_all(open)));
            }>{text.say()}</button>
        }
    };
    let has_tree = !tree_fields(grid.kind).is_empty();
    view! {
        <label class="field"><span class="label">{GridText::GroupBy.say()}</span>
            <select class="select" on:change=choose>
                <option value="" selected=live(move || by().is_none())>{GridText::GroupNothing.say()}</option>
                {has_tree.then(|| view! {
                    <option value=TREE selected=live(move || by() == Some(By::Tree))>
                        {GridText::GroupTree.say()}</option>
                })}
                {columns.into_iter().skip(1).map(|column| {
                    let own = By::Field(column.field);
                    view! {
                        <option value=column.field.to_text() selected=live(move || by() == Some(own))>
                            {column.title}</option>
                    }
                }).collect_view()}
            </select>
        </label>
        <Show when=move || by().is_some()>
            <div class="line reg-fold-all">
                {all(GridText::GroupOpenAll, true)}{all(GridText::GroupFoldAll, false)}
            </div>
            <p class="hint">{part(|| GridText::GroupHint.say())}</p>
        </Show>
    }
}

/// Opens a group or folds it.
pub fn turn(grid: Grid, path: &str, open: bool) {
    grid.change_grouping(|grouping| Some(grouping?.with(path, open)));
}

/// Opens the group whose head the keyboard stands on, or folds it; whether it stands on one.
pub fn toggle_here(grid: Grid) -> bool {
    let Some(line) = grid.spot.get_untracked().row_index() else { return false };
    let head = grid.lines.with_untracked(|lines| lines.head(line).cloned());
    let Some(head) = head else { return false };
    turn(grid, &head.path, !head.open);
    true
}

/// Right opens a group and Left folds it; Left at the start of a row goes to the head above.
pub fn keyed(grid: Grid, event: &KeyboardEvent) -> bool {
    let spot = grid.spot.get_untracked();
    let bare = !(event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key());
    let Some(line) = spot.row_index().filter(|_| bare) else { return false };
    let (head, parent) =
        grid.lines.with_untracked(|lines| (lines.head(line).cloned(), lines.parent(line)));
    match (event.key().as_str(), head) {
        ("ArrowRight", Some(head)) if !head.open => turn(grid, &head.path, true),
        ("ArrowLeft", Some(head)) if head.open && spot.column == 0 => turn(grid, &head.path, false),
        ("ArrowLeft", _) if spot.column == 0 => match parent {
            Some(parent) => grid.stand(Spot { line: Line::Row(parent), column: 0 }, false),
            None => return false,
        },
        _ => return false,
    }
    true
}
