//! Capacity: how much time there is by role and person, how much is asked for, and where it
//! does not fit. All amounts are whole minutes, so every total reconciles to the minute.
//!
//! | module | question |
//! |---|---|
//! | [`timeline`] | which segments do calendar months and ISO weeks cut time into? |
//! | [`calendar_days`] | how many minutes has a calendar in each of them? |
//! | [`supply`] | how many minutes has a person, and in which role? |
//! | [`ledger`] | how many minutes does each demand ask for? |
//! | [`load`] | what meets what, row by row? |
//! | [`heatmap`] | how full is a row in a week, month or quarter? |
//! | [`causes`] | which projects fill one cell, and who loses? |
//! | [`requests`] | what would each demand that awaits an answer do to its role? |
//! | [`curve`] | how does a total of work fall into months? |
//! | [`window`] | which months are computed, which looked at? |
//! | [`summary`] | which role is worst, from when to when? |
//! | [`findings`] | what in the data is odd? |
//!
//! Formulas and examples: `docs/method/capacity.md`.

pub mod calendar_days;
pub mod causes;
pub mod curve;
pub mod findings;
pub mod heatmap;
pub mod kernel;
pub mod ledger;
pub mod load;
pub mod requests;
pub mod summary;
pub mod supply;
pub mod timeline;
pub mod window;

#[cfg(test)]
mod tests;

use crate::model::Workspace;
use ledger::Ledger;
use load::Load;
use std::sync::Arc;
use supply::Supply;
use timeline::Timeline;

/// Supply, demand and what meets what, for one version of a workspace on one timeline.
#[derive(Clone, Debug)]
pub struct Capacity {
    /// The demand.
    pub ledger: Ledger,
    /// The supply.
    pub supply: Supply,
    /// Both by row.
    pub load: Load,
}

impl Capacity {
    /// Computes the capacity of a workspace, reusing what an earlier version shares with it.
    pub fn update(prev: Option<&Self>, ws: &Workspace, timeline: &Arc<Timeline>) -> Self {
        let ledger = Ledger::update(prev.map(|prev| &prev.ledger), ws, timeline);
        let supply = Supply::update(prev.map(|prev| &prev.supply), ws, timeline);
        let load = Load::new(ws, &ledger, &supply);
        Self { ledger, supply, load }
    }

    /// The timeline it was computed on.
    pub fn timeline(&self) -> &Arc<Timeline> {
        &self.load.timeline
    }
}
