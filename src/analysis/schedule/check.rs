//! Whether a schedule may be shown: a check that shares nothing with what makes schedules.

use super::instance::Instance;
use std::collections::BTreeMap;

/// What is wrong with a schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Breach {
    /// Not one start for each activity.
    Missing,
    /// An activity begins before it is released.
    Early {
        /// The activity.
        activity: usize,
    },
    /// An activity does not wait for another.
    Order {
        /// The one to wait for.
        before: usize,
        /// The one that waits.
        after: usize,
    },
    /// More of a resource is used than there is.
    Overload {
        /// The resource.
        resource: usize,
        /// The first time at which it is too much.
        time: u32,
    },
}

/// Everything that is wrong with a schedule, given by the start of each activity. Deadlines are
/// wishes and not looked at here.
pub fn breaches(instance: &Instance, starts: &[u32]) -> Vec<Breach> {
    let activities = instance.activities();
    if starts.len() != activities.len() {
        return vec![Breach::Missing];
    }
    let start_of = |at: usize| i64::from(starts.get(at).copied().unwrap_or(0));
    let early = activities.iter().zip(starts).enumerate();
    let early = early.filter(|(_, (activity, start))| **start < activity.release);
    let mut found: Vec<Breach> = early.map(|(activity, _)| Breach::Early { activity }).collect();
    for arc in instance.arcs() {
        if start_of(arc.after) < start_of(arc.before) + i64::from(arc.offset) {
            found.push(Breach::Order { before: arc.before, after: arc.after });
        }
    }
    for (resource, most) in instance.capacity().iter().enumerate() {
        let mut steps: BTreeMap<u32, i64> = BTreeMap::new();
        for (activity, start) in activities.iter().zip(starts) {
            let need = i64::from(activity.demand.get(resource).copied().unwrap_or(0));
            *steps.entry(*start).or_default() += need;
            *steps.entry(start.saturating_add(activity.duration)).or_default() -= need;
        }
        let mut used = 0;
        let over = steps.into_iter().find(|(_, step)| {
            used += step;
            used > i64::from(*most)
        });
        found.extend(over.map(|(time, _)| Breach::Overload { resource, time }));
    }
    found
}

/// The time at which the last activity of a schedule ends.
pub fn makespan(instance: &Instance, starts: &[u32]) -> u32 {
    let ends = instance.activities().iter().zip(starts);
    ends.map(|(activity, start)| start.saturating_add(activity.duration)).max().unwrap_or(0)
}
