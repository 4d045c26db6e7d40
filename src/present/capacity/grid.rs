//! The rows of the heatmap as they are seen: what is open, hidden or found, and each cell's
//! text, style class and label.

use super::accept::{acceptances, is_accepted};
use super::cells::{Unit, cell_label, cell_text};
use super::choices::row_code;
use super::headers::Headers;
use super::{row_name, row_name_full};
use crate::analysis::capacity::heatmap::{Cell, HeatRow, Heatmap};
use crate::analysis::capacity::load::RowKey;
use crate::analysis::capacity::summary::Balance;
use crate::model::{Id, Role, Workspace};
use crate::present::number::{Locale, NO_VALUE};
use crate::present::text::Text;
use crate::present::text::capacity_page::CapacityPageText;
use std::collections::{BTreeMap, BTreeSet};

/// Above this share of its supply, in percent, a role starts open.
const OPEN_ABOVE_PERCENT: i64 = 90;
/// Most rows that start open below roles.
const OPEN_ROWS_MAX: usize = 60;

/// What is shown of the rows.
#[derive(Clone, Debug, PartialEq)]
pub struct GridChoice {
    /// What the cells show.
    pub unit: Unit,
    /// Whether roles that are never over are left out.
    pub hide_healthy: bool,
    /// What the name of a role or person has to contain; everything where it is empty.
    pub find: String,
    /// The roles that are open; [`opened`] where the user has not chosen.
    pub open: Option<BTreeSet<Id<Role>>>,
}

/// One cell as it is seen.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct GridCell {
    /// Its text.
    pub text: String,
    /// Its style classes.
    pub class: String,
    /// Its accessible label.
    pub label: String,
}

/// One row as it is seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridRow {
    /// Which row it is.
    pub key: RowKey,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// A remark behind the name: how many people, or what the figures are.
    pub note: String,
    /// Supply in FTE over the columns.
    pub supply: String,
    /// Whether it is open, for a row that can be.
    pub open: Option<bool>,
    /// The cells.
    pub cells: Vec<GridCell>,
}

impl GridRow {
    /// Its level in the tree, from 1.
    pub fn level(&self) -> usize {
        if self.key.is_child() { 2 } else { 1 }
    }

    /// Its style classes.
    pub fn class(&self) -> &'static str {
        match self.key {
            RowKey::All => "heat-row total",
            key if key.is_child() => "heat-row person",
            _ => "heat-row",
        }
    }
}

/// The roles that start open: their demand is above 90 % of their supply over the columns.
pub fn opened(heatmap: &Heatmap) -> BTreeSet<Id<Role>> {
    let families = families(heatmap, &vec![false; heatmap.roles.len()]);
    let mut open = BTreeSet::new();
    let mut rows = 0;
    for row in &heatmap.roles {
        let RowKey::Role(role) = row.key else { continue };
        let balance = Balance::of(&row.cells);
        let below = families.get(&role).map_or(0, |family| family.below);
        let busy = balance.demand * 100 > balance.available * OPEN_ABOVE_PERCENT;
        if busy && below > 0 && rows + below <= OPEN_ROWS_MAX {
            rows += below;
            open.insert(role);
        }
    }
    open
}

/// The rows to show of a heatmap.
pub fn grid_rows(
    ws: &Workspace,
    heatmap: &Heatmap,
    choice: &GridChoice,
    locale: Locale,
) -> Vec<GridRow> {
    let headers = Headers::new(heatmap, &ws.settings(), locale);
    let open = choice.open.clone().unwrap_or_else(|| opened(heatmap));
    let find = choice.find.trim().to_lowercase();
    let is_named =
        |row: &HeatRow| find.is_empty() || row_name(ws, row.key).to_lowercase().contains(&find);
    let named: Vec<bool> = heatmap.roles.iter().map(is_named).collect();
    let families = families(heatmap, &named);
    let mut rows = Vec::new();
    for (row, is_named) in heatmap.roles.iter().zip(named) {
        let family = row.key.role().and_then(|role| Some((role, families.get(&role)?)));
        let (shown, is_open) = match (row.key, family) {
            (RowKey::All, _) => (true, None),
            (_, Some((role, family))) => {
                let found_below = !family.named && family.member_named;
                let is_open = open.contains(&role) || found_below;
                let sick = !choice.hide_healthy || family.sick;
                if row.key.is_child() {
                    (sick && is_open && (family.named || is_named), None)
                } else {
                    let found = family.named || found_below;
                    (sick && found, (family.below > 0).then_some(is_open))
                }
            }
            _ => (is_named && (!choice.hide_healthy || is_sick(row)), None),
        };
        if shown {
            rows.push(grid_row(ws, row, &headers, choice.unit, is_open, locale));
        }
    }
    rows
}

/// What is known of a role and the rows below it.
#[derive(Clone, Copy, Debug, Default)]
struct Family {
    /// Whether the role's own name is looked for.
    named: bool,
    /// Whether the name of any of its rows is.
    member_named: bool,
    /// How many rows are below it.
    below: usize,
    /// Whether any of its rows is over.
    sick: bool,
}

/// The roles with what is known of them, in one pass over the rows; beside each row stands
/// whether its name is looked for.
fn families(heatmap: &Heatmap, named: &[bool]) -> BTreeMap<Id<Role>, Family> {
    let mut families: BTreeMap<Id<Role>, Family> = BTreeMap::new();
    for (row, is_named) in heatmap.roles.iter().zip(named) {
        let Some(role) = row.key.role() else { continue };
        let family = families.entry(role).or_default();
        family.named |= *is_named && row.key == RowKey::Role(role);
        family.member_named |= is_named;
        family.below += usize::from(row.key.is_child());
        family.sick |= is_sick(row);
    }
    families
}

/// Whether any cell of a row is over 100 %. A single week over does not count: it is marked in
/// its cell, and around holidays nearly every role has one.
fn is_sick(row: &HeatRow) -> bool {
    let has_supply = !matches!(row.key, RowKey::RoleUnnamed(_));
    has_supply && row.cells.iter().any(Cell::is_over)
}

/// One row of a heatmap as it is seen.
pub fn grid_row(
    ws: &Workspace,
    row: &HeatRow,
    headers: &Headers,
    unit: Unit,
    open: Option<bool>,
    locale: Locale,
) -> GridRow {
    let balance = Balance::of(&row.cells);
    let name = row_name_full(ws, row.key);
    // A row without supply says in its name that its figures are FTE.
    let unit = match (row.key, unit) {
        (RowKey::RoleUnnamed(_) | RowKey::NoRole, Unit::Percent) => Unit::Fte,
        _ => unit,
    };
    let accepted = match row.key {
        RowKey::Role(role) => acceptances(ws, role),
        _ => Vec::new(),
    };
    let cells = row.cells.iter().zip(&headers.columns).map(|(cell, column)| {
        let mut class = cell_class(row.key, cell);
        let mut label = cell_label(&name, &column.long, cell, locale);
        if is_accepted(&accepted, cell, column.days) {
            class.push_str(" accepted");
            label.push_str(CapacityPageText::LabelAccepted.say());
        }
        GridCell { text: cell_text(cell, unit, locale), class, label }
    });
    let supply = match (row.key, balance.available_fte()) {
        (RowKey::RoleUnnamed(_) | RowKey::NoRole, _) | (_, None) => NO_VALUE.to_owned(),
        (_, Some(fte)) => locale.number(fte, 1),
    };
    let note = match row.key {
        RowKey::RoleUnnamed(_) | RowKey::NoRole => CapacityPageText::FteNeeded.say().to_owned(),
        RowKey::Role(_) | RowKey::All => locale.count(row.people),
        _ => String::new(),
    };
    GridRow {
        key: row.key,
        code: row_code(row.key),
        name: row_name(ws, row.key),
        note,
        supply,
        open,
        cells: cells.collect(),
    }
}

/// The style classes of a cell: its band, its notches, and a mark for a named person who is over.
fn cell_class(key: RowKey, cell: &Cell) -> String {
    let mut class = "heat-cell".to_owned();
    if matches!(key, RowKey::RoleUnnamed(_) | RowKey::NoRole) {
        class.push_str(" unnamed");
        return class;
    }
    if let Some(band) = cell.band {
        class.push_str(&format!(" b{}", band.index() + 1));
    }
    if cell.notches > 0 {
        class.push_str(&format!(" n{}", cell.notches));
    }
    if key.person().is_some() && cell.is_over() {
        class.push_str(" named");
    } else if cell.is_over_allocated() && !cell.is_over() {
        class.push_str(" week-over");
    }
    class
}
