//! How much change reaches each group at a time, by month: the load of a version of the plan.

use super::Figures;
use crate::model::{ChangeGroup, ChangeImpact, Id, Month, Workspace};
use std::collections::BTreeMap;

/// The month in which most change reaches one group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChangePeak {
    /// The group.
    pub group: Id<ChangeGroup>,
    /// The first month of most load.
    pub month: Month,
    /// The sizes, 1 to 5, of all that is felt then, summed.
    pub load: i64,
    /// How much change the group can take at a time, 1 to 5, where that is said.
    pub capacity: Option<i64>,
}

impl Figures {
    /// The group and month with most change over so many months, of projects in and of what belongs
    /// to none. An impact without a first day is felt from the start, without a last to the end.
    pub(super) fn change(&mut self, ws: &Workspace, first: Month, months: usize) {
        let mut loads: BTreeMap<Id<ChangeGroup>, Vec<i64>> = BTreeMap::new();
        for impact in ws.table::<ChangeImpact>().iter() {
            let (Some(group), Some(size)) = (impact.group, impact.size) else { continue };
            if impact.project.is_some_and(|project| !self.is_in(project)) {
                continue;
            }
            let loads = loads.entry(group).or_insert_with(|| vec![0; months]);
            for (at, load) in loads.iter_mut().enumerate() {
                let month = first.plus(i32::try_from(at).unwrap_or(0));
                let begun = impact.starts.is_none_or(|day| Month::of(day) <= month);
                let lasts = impact.ends.is_none_or(|day| month <= Month::of(day));
                *load += if begun && lasts { size } else { 0 };
            }
        }
        for (group, loads) in loads {
            let Some(record) = ws.find(group) else { continue };
            for (at, load) in loads.into_iter().enumerate() {
                if load > self.change.map_or(0, |peak| peak.load) {
                    let month = first.plus(i32::try_from(at).unwrap_or(0));
                    let capacity = record.capacity;
                    self.change = Some(ChangePeak { group, month, load, capacity });
                }
            }
        }
    }
}
