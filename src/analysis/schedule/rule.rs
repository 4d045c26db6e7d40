//! Schedules by a rule of thumb: the activity that has to end first comes first.

use super::cpm::CriticalPath;
use super::instance::{Instance, topological};
use super::kernel::any;

/// How a schedule is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Generation {
    /// One activity after the other, each as early as it fits.
    Serial,
    /// Time after time, whatever can begin begins.
    Parallel,
}

/// The start of each activity by the rule "latest finish first", the first of equals by position.
pub fn latest_finish_first(
    instance: &Instance,
    path: &CriticalPath,
    generation: Generation,
) -> Vec<u32> {
    any::by_rule(instance, &priorities(instance, path), generation == Generation::Parallel)
}

/// Activities by latest finish, nothing before what it waits for.
pub(super) fn priorities(instance: &Instance, path: &CriticalPath) -> Vec<usize> {
    let activities = instance.activities();
    let finish = |at: usize| {
        let late = path.late_start.get(at).copied().unwrap_or(0);
        late + activities.get(at).map_or(0, |activity| i64::from(activity.duration))
    };
    // A checked instance has no circle.
    topological(activities.len(), instance.arcs(), finish).unwrap_or_default()
}
