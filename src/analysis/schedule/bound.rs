//! How short a schedule can be at best: a bound that no schedule undercuts, so that the gap of the
//! best one found is known.

use super::cpm::CriticalPath;
use super::instance::Instance;
use crate::order::Sorted;

/// Activities beyond which only the simple bounds are computed: the others look at every pair.
const PAIRS_MAX: usize = 2_000;

/// What an activity needs before and behind it.
#[derive(Clone, Copy)]
struct Span {
    head: i64,
    duration: i64,
    tail: i64,
}

/// The largest of: the critical path; the work of every set of activities that can neither begin
/// early nor end late, spread over each resource; two activities that cannot run at once.
pub fn lower_bound(instance: &Instance, path: &CriticalPath) -> u32 {
    let spans = spans(instance, path);
    let mut bound = i64::from(path.length);
    for (resource, most) in instance.capacity().iter().enumerate() {
        let work: Vec<(Span, i64)> = instance
            .activities()
            .iter()
            .zip(&spans)
            .map(|(activity, span)| (*span, need(&activity.demand, resource) * span.duration))
            .filter(|(_, work)| *work > 0)
            .collect();
        bound = bound.max(energy(work, i64::from(*most)));
    }
    if spans.len() <= PAIRS_MAX {
        bound = bound.max(pairs(instance, &spans));
    }
    u32::try_from(bound).unwrap_or(u32::MAX)
}

fn need(demand: &[u32], resource: usize) -> i64 {
    demand.get(resource).copied().map_or(0, i64::from)
}

/// Head: earliest start. Tail: what must follow the end, from the latest start without deadlines.
fn spans(instance: &Instance, path: &CriticalPath) -> Vec<Span> {
    let activities = instance.activities();
    let duration = |at: usize| activities.get(at).map_or(0, |a| i64::from(a.duration));
    // From the start of an activity to the end of everything.
    let mut rest: Vec<i64> = (0..activities.len()).map(duration).collect();
    let mut into: Vec<Vec<(usize, i64)>> = vec![Vec::new(); activities.len()];
    for arc in instance.arcs() {
        if let Some(into) = into.get_mut(arc.after) {
            into.push((arc.before, i64::from(arc.offset)));
        }
    }
    for at in instance.topological.iter().rev() {
        let behind = rest.get(*at).copied().unwrap_or(0);
        for (before, offset) in into.get(*at).into_iter().flatten() {
            if let Some(rest) = rest.get_mut(*before) {
                *rest = (*rest).max(offset + behind);
            }
        }
    }
    let span = |(at, head): (usize, &i64)| Span {
        head: *head,
        duration: duration(at),
        tail: rest.get(at).copied().unwrap_or(0) - duration(at),
    };
    path.early_start.iter().enumerate().map(span).collect()
}

/// Of all that begins at `head` or later and is followed by at least `tail`: head, its work spread
/// over the resource, tail; the largest over all heads and tails.
fn energy(mut work: Vec<(Span, i64)>, most: i64) -> i64 {
    work.order_by_key(|(span, _)| std::cmp::Reverse(span.tail));
    let all = || work.iter().map(|(span, _)| span.head);
    let mut heads: Vec<i64> =
        if work.len() <= PAIRS_MAX { all().collect() } else { all().min().into_iter().collect() };
    heads.put_in_order();
    heads.dedup();
    let mut bound = 0;
    for head in heads {
        let mut sum = 0;
        for (span, work) in work.iter().filter(|(span, _)| span.head >= head) {
            sum += work;
            bound = bound.max(head + (sum + most - 1) / most.max(1) + span.tail);
        }
    }
    bound
}

/// Two that need more of a resource than there is run one after the other, in the better order.
fn pairs(instance: &Instance, spans: &[Span]) -> i64 {
    let rows: Vec<_> = instance.activities().iter().zip(spans).collect();
    let mut bound = 0;
    for (at, (first, one)) in rows.iter().enumerate() {
        for (second, two) in rows.iter().skip(at + 1) {
            let mut needs = instance.capacity().iter().enumerate();
            let clash = |(resource, most): (usize, &u32)| {
                need(&first.demand, resource) + need(&second.demand, resource) > i64::from(*most)
            };
            let run = one.duration > 0 && two.duration > 0;
            if run && needs.any(clash) {
                let there = one.head + one.duration + two.duration + two.tail;
                let back = two.head + two.duration + one.duration + one.tail;
                bound = bound.max(there.min(back));
            }
        }
    }
    bound
}
