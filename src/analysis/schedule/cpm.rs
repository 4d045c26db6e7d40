//! The critical path method: how early and how late each activity may run when resources are free.

use super::instance::Instance;

/// Earliest and latest times and floats, by activity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriticalPath {
    /// The earliest end of everything.
    pub length: u32,
    /// Earliest start of each activity.
    pub early_start: Vec<i64>,
    /// Latest start that delays neither the end nor a deadline.
    pub late_start: Vec<i64>,
    /// Latest minus earliest start; less than 0 where a deadline cannot be met.
    pub total_float: Vec<i64>,
    /// How far an activity can move without moving any other.
    pub free_float: Vec<i64>,
}

impl CriticalPath {
    /// Forward and backward pass over the arcs in topological order.
    pub fn new(instance: &Instance) -> Self {
        let activities = instance.activities();
        let duration = |at: usize| activities.get(at).map_or(0, |a| i64::from(a.duration));
        let mut early: Vec<i64> = activities.iter().map(|a| i64::from(a.release)).collect();
        let (after, before) = (links(instance, true), links(instance, false));
        for at in &instance.topological {
            let start = value(&early, *at);
            for (next, offset) in after.get(*at).into_iter().flatten() {
                if let Some(early) = early.get_mut(*next) {
                    *early = (*early).max(start + offset);
                }
            }
        }
        let ends = early.iter().enumerate().map(|(at, start)| start + duration(at));
        let length = ends.max().unwrap_or(0);
        let mut late: Vec<i64> = activities
            .iter()
            .map(|a| a.deadline.map_or(length, i64::from).min(length) - i64::from(a.duration))
            .collect();
        for at in instance.topological.iter().rev() {
            let start = value(&late, *at);
            for (prior, offset) in before.get(*at).into_iter().flatten() {
                if let Some(late) = late.get_mut(*prior) {
                    *late = (*late).min(start - offset);
                }
            }
        }
        let free = |at: usize| {
            let start = value(&early, at);
            let slack = after.get(at).into_iter().flatten();
            let slack = slack.map(|(next, offset)| value(&early, *next) - offset - start);
            slack.min().unwrap_or(length - duration(at) - start)
        };
        let free_float = (0..activities.len()).map(free).collect();
        let total_float = late.iter().zip(&early).map(|(late, early)| late - early).collect();
        let length = u32::try_from(length).unwrap_or(0);
        Self { length, early_start: early, late_start: late, total_float, free_float }
    }

    /// The activities without float, in the order they stand in.
    pub fn critical(&self) -> Vec<usize> {
        let without = self.total_float.iter().enumerate().filter(|(_, float)| **float <= 0);
        without.map(|(at, _)| at).collect()
    }
}

fn value(values: &[i64], at: usize) -> i64 {
    values.get(at).copied().unwrap_or(0)
}

/// By activity, what follows it, or what it follows, and the offset.
fn links(instance: &Instance, forward: bool) -> Vec<Vec<(usize, i64)>> {
    let mut links = vec![Vec::new(); instance.activities().len()];
    for arc in instance.arcs() {
        let (from, to) = if forward { (arc.before, arc.after) } else { (arc.after, arc.before) };
        if let Some(links) = links.get_mut(from) {
            links.push((to, i64::from(arc.offset)));
        }
    }
    links
}
