//! Serial schedule generation: one activity after the other, each as early as it fits.

use super::problem::Problem;
use super::profile::Profile;

/// Puts every activity of a list, in which nothing stands before what it waits for, as early as
/// it fits. Fills `starts` and gives the end of everything.
#[inline]
pub fn serial<const W: usize, P: Profile<W>>(
    problem: &Problem<W>,
    profile: &mut P,
    list: &[u32],
    starts: &mut [u32],
) -> u32 {
    profile.clear();
    let mut makespan = 0;
    for activity in list {
        let activity = *activity as usize;
        let ready = problem.ready(activity, starts);
        let (duration, need) = (problem.durations[activity], &problem.demands[activity]);
        let start = profile.earliest(ready, duration, need);
        profile.take(start, duration, need);
        starts[activity] = start;
        makespan = makespan.max(start + duration);
    }
    makespan
}

/// Positions in the order of their keys, equal keys in the order of positions: counting sort where
/// the scratch has an entry for every key up to the largest.
#[inline]
pub fn order_by_keys(keys: &[u32], largest: u32, counts: &mut [u32], order: &mut [u32]) {
    let Some(counts) = counts.get_mut(..=largest as usize + 1) else {
        for (at, slot) in order.iter_mut().enumerate() {
            *slot = at as u32;
        }
        order.sort_unstable_by_key(|at| (keys[*at as usize], *at));
        return;
    };
    counts.fill(0);
    for key in keys {
        counts[*key as usize + 1] += 1;
    }
    for at in 1..counts.len() {
        counts[at] += counts[at - 1];
    }
    for (at, key) in keys.iter().enumerate() {
        let place = &mut counts[*key as usize];
        order[*place as usize] = at as u32;
        *place += 1;
    }
}

/// What a schedule says to the opposite direction: who ends last comes first.
#[inline]
pub fn turn(durations: &[u32], starts: &[u32], makespan: u32, keys: &mut [u32]) {
    let ends = starts.iter().zip(durations).rev();
    for (key, (start, duration)) in keys.iter_mut().zip(ends) {
        *key = makespan - (start + duration);
    }
}

/// Raises keys until nothing comes before what it waits for, which leads may break.
pub fn lift<const W: usize>(problem: &Problem<W>, keys: &mut [u32]) {
    for activity in 0..problem.count {
        for (before, _) in problem.arcs_into(activity) {
            keys[activity] = keys[activity].max(keys[*before as usize]);
        }
    }
}
