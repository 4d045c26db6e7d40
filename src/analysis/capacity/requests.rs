//! Requests: demand that awaits an answer, and what granting each alone would do to its role.

use super::Capacity;
use super::heatmap::{Basis, Cell, cell, granted};
use super::ledger::Spread;
use super::load::{Load, RowKey};
use super::timeline::{Bucket, Grain};
use crate::model::{Demand, Id, Month, Person, Project, Role};
use crate::order::Sorted;

/// One request with its effect.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// The demand that is asked for.
    pub demand: Id<Demand>,
    /// Its project.
    pub project: Option<Id<Project>>,
    /// Its role; none where it names none or one that is gone.
    pub role: Option<Id<Role>>,
    /// The person asked for, where one is named.
    pub person: Option<Id<Person>>,
    /// All its minutes, also in months that are not computed.
    pub minutes: i64,
    /// The first and the last month it asks for.
    pub months: Option<(Month, Month)>,
    /// Months it asks for in which its role is over without it, and with it.
    pub months_over: (usize, usize),
    /// Minutes of it that do not fit beside what is booked.
    pub minutes_short: i64,
    /// The month in which its role is fullest with it: before and after.
    pub peak: Option<(Month, Cell, Cell)>,
}

impl Request {
    /// Whether its role holds all of it.
    pub fn fits(&self) -> bool {
        self.role.is_some() && self.minutes_short == 0
    }
}

/// The demands that await an answer, what fits least first, then by id. Each is tried alone beside
/// what is booked; what else awaits an answer does not count.
pub fn requests(capacity: &Capacity) -> Vec<Request> {
    let months = capacity.timeline().buckets(Grain::Month);
    let awaited =
        capacity.ledger.spreads.iter().filter(|spread| spread.counted && spread.requested);
    let mut found: Vec<Request> =
        awaited.map(|spread| request(&capacity.load, spread, &months)).collect();
    found.order_by(|a, b| b.minutes_short.cmp(&a.minutes_short).then(a.demand.cmp(&b.demand)));
    found
}

fn request(load: &Load, spread: &Spread, months: &[Bucket]) -> Request {
    let asked = spread.record().map(|demand| &demand.minutes);
    let some = || asked.into_iter().flatten().filter(|(_, minutes)| **minutes != 0);
    let role = spread.role.filter(|role| load.known_roles.contains(role));
    let mut found = Request {
        demand: spread.demand,
        project: spread.project,
        role,
        person: spread.person,
        minutes: some().map(|(_, minutes)| minutes).sum(),
        months: some().next().zip(some().next_back()).map(|(first, last)| (*first.0, *last.0)),
        months_over: (0, 0),
        minutes_short: 0,
        peak: None,
    };
    let Some(row) = load.row(role.map_or(RowKey::NoRole, RowKey::Role)) else { return found };
    for bucket in months {
        let minutes = spread.minutes_in(bucket.segments.clone());
        if minutes == 0 {
            continue;
        }
        let before = cell(load, row, bucket.segments.clone(), Basis::Booked);
        let after = granted(&before, minutes);
        found.months_over.0 += usize::from(before.is_over());
        found.months_over.1 += usize::from(after.is_over());
        found.minutes_short += after.gap().max(0) - before.gap().max(0);
        let fuller =
            found.peak.as_ref().is_none_or(|(_, _, most)| fullness(&after) > fullness(most));
        if fuller {
            found.peak = Some((Month::of(bucket.first), before, after));
        }
    }
    found
}

/// How full a cell is, to compare; demand without supply is fuller than any percentage.
fn fullness(cell: &Cell) -> f64 {
    cell.utilisation.percent().unwrap_or(f64::INFINITY)
}
