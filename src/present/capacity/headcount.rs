//! Demand without people: what each role needs, and the people that a number of FTE stands for.

use super::row_name;
use crate::analysis::capacity::heatmap::{Cell, Heatmap};
use crate::analysis::capacity::load::RowKey;
use crate::model::{Id, Person, Role, Typed, Uid, Workspace};
use crate::present::number::Locale;
use crate::present::text::Text;
use crate::present::text::capacity_page::CapacityPageText;

/// Most FTE of a role that can be added at once.
pub const FTE_MAX: f64 = 500.0;

/// What a role needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// The role.
    pub role: Id<Role>,
    /// Its name.
    pub name: String,
    /// The mean of its demand in FTE over the columns that have any.
    pub fte: f64,
}

/// The roles with demand in a heatmap, in its order.
pub fn needs(ws: &Workspace, heatmap: &Heatmap) -> Vec<Need> {
    let need = |row: &crate::analysis::capacity::heatmap::HeatRow| {
        let RowKey::Role(role) = row.key else { return None };
        let fte: Vec<f64> =
            row.cells.iter().filter(|c| c.demand > 0).filter_map(Cell::demand_fte).collect();
        let mean = fte.iter().sum::<f64>() / fte.len() as f64;
        (!fte.is_empty()).then(|| Need { role, name: row_name(ws, row.key), fte: mean })
    };
    heatmap.roles.iter().filter_map(need).collect()
}

/// The people that so many FTE of a role stand for: whole ones and a rest, all in that role.
///
/// Named after the role, and numbered where there are several. An amount that is no positive
/// number or above [`FTE_MAX`] gives none.
pub fn people_for(
    role: Id<Role>,
    name: &str,
    fte: f64,
    locale: Locale,
    mut new_uid: impl FnMut() -> Uid,
) -> Vec<Person> {
    let hundredths = (fte * 100.0).round();
    if !(1.0..=FTE_MAX * 100.0).contains(&hundredths) {
        return Vec::new();
    }
    let hundredths = hundredths as usize;
    let rest = hundredths % 100;
    let count = hundredths / 100 + usize::from(rest > 0);
    let mut people = Vec::with_capacity(count);
    for at in 0..count {
        let mut person = Person::empty(new_uid());
        let number = [("role", name), ("number", &locale.count(at + 1))];
        person.name = match count {
            1 => name.to_owned(),
            _ => CapacityPageText::PersonNumber.with(&number),
        };
        person.roles.insert(role, 1.0);
        let is_rest = rest > 0 && at + 1 == count;
        person.fte = Some(if is_rest { rest as f64 / 100.0 } else { 1.0 });
        people.push(person);
    }
    people
}
