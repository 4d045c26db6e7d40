//! The twelve months Home looks at, and how the roles fare in them.

use crate::analysis::capacity::Capacity;
use crate::analysis::capacity::heatmap::{Basis, Heatmap};
use crate::analysis::capacity::summary::Summary;
use crate::analysis::capacity::timeline::{Grain, Timeline};
use crate::model::{Demand, Month, Workspace};
use chrono::NaiveDate;
use std::sync::Arc;

/// How many months Home looks at.
pub const MONTHS: usize = 12;

/// The months Home looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// The months.
    pub timeline: Arc<Timeline>,
    /// Whether they start with the month of today.
    pub is_next: bool,
}

impl Window {
    /// The twelve months from today's on; where all demand lies later the first with demand lead,
    /// where all lies earlier the last with demand close.
    pub fn of(ws: &Workspace, as_of: NaiveDate) -> Self {
        let table = ws.table::<Demand>();
        let planned = || {
            let months = table.iter().flat_map(|demand| demand.minutes.iter());
            months.filter(|(_, minutes)| **minutes > 0).map(|(month, _)| *month)
        };
        let now = Month::of(as_of);
        let first = match (planned().min(), planned().max()) {
            (Some(first), _) if first > now => first,
            (_, Some(last)) if last < now => last.plus(1 - MONTHS as i32),
            _ => now,
        };
        Self { timeline: Arc::new(Timeline::new(first, MONTHS)), is_next: first == now }
    }
}

/// How the roles fare in the window.
#[derive(Clone, Debug)]
pub struct Outlook {
    /// The window.
    pub window: Window,
    /// Roles by month, committed and tentative demand.
    pub heatmap: Heatmap,
    /// The roles, worst first.
    pub summary: Summary,
}

impl Outlook {
    /// The outlook of a capacity computed on the window's months.
    pub fn new(window: Window, capacity: &Capacity) -> Self {
        let heatmap = Heatmap::new(&capacity.load, Grain::Month, Basis::All);
        let summary = Summary::new(&heatmap, 0..MONTHS);
        Self { window, heatmap, summary }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Typed, Uid};

    #[test]
    fn the_window_follows_today_unless_all_demand_lies_elsewhere() {
        for (months, first, is_next) in [
            (&[][..], "2027-04", true),
            (&[("2027-03", 60), ("2027-05", 60)], "2027-04", true),
            (&[("2027-03", 60), ("2030-01", 60)], "2027-04", true),
            (&[("2027-04", 60)], "2027-04", true),
            (&[("2027-09", 60), ("2030-01", 60)], "2027-09", false),
            (&[("2026-01", 60), ("2027-03", 60)], "2026-04", false),
            (&[("2026-01", 60), ("2027-06", 0)], "2025-02", false),
        ] {
            let mut ws = Workspace::new(Uid(1));
            let mut demand = Demand::empty(Uid(2));
            demand.minutes = months.iter().map(|(month, m)| (month.parse().unwrap(), *m)).collect();
            ws.put(Arc::new(demand));
            let window = Window::of(&ws, "2027-04-06".parse().unwrap());
            let got = (window.timeline.first.to_string(), window.is_next);
            assert_eq!(got, (first.to_owned(), is_next), "{months:?}");
        }
    }
}
