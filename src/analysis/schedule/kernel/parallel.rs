//! Parallel schedule generation: time after time, whatever can begin begins, the most urgent first.

use super::problem::Problem;
use super::profile::Profile;

/// Schedules by a list of priorities, the most urgent first. Fills `starts` and gives the end.
pub fn parallel<const W: usize, P: Profile<W>>(
    problem: &Problem<W>,
    profile: &mut P,
    priority: &[u32],
    starts: &mut [u32],
) -> u32 {
    const OPEN: u32 = u32::MAX;
    profile.clear();
    starts.fill(OPEN);
    let mut waiting: Vec<u32> = priority.to_vec();
    let (mut time, mut makespan) = (0, 0);
    while !waiting.is_empty() {
        let mut next = OPEN;
        let mut left = Vec::with_capacity(waiting.len());
        for activity in waiting {
            let at = activity as usize;
            let known = problem.arcs_into(at).iter().all(|(on, _)| starts[*on as usize] != OPEN);
            let (duration, need) = (problem.durations[at], &problem.demands[at]);
            if known {
                let ready = problem.ready(at, starts).max(time);
                let start = profile.earliest(ready, duration, need);
                if start == time {
                    profile.take(start, duration, need);
                    starts[at] = start;
                    makespan = makespan.max(start + duration);
                    // What waits for it may begin at this very time where it takes none.
                    if duration == 0 {
                        next = time;
                    }
                    continue;
                }
                next = next.min(start);
            }
            left.push(activity);
        }
        waiting = left;
        // What waits for an activity that begins now is not known yet: look again at its end.
        let ends = starts.iter().zip(&problem.durations).filter(|(start, _)| **start != OPEN);
        let ends = ends.map(|(start, duration)| start + duration).filter(|end| *end > time);
        let after = if next == time { time } else { next.min(ends.min().unwrap_or(OPEN)) };
        time = if after == OPEN { next_release(problem, starts, time) } else { after };
    }
    makespan
}

/// Where nothing runs and nothing was ready: one time on, so that leads and lags come due.
fn next_release<const W: usize>(problem: &Problem<W>, starts: &[u32], time: u32) -> u32 {
    let open = (0..problem.count).filter(|at| starts[*at] == u32::MAX);
    let releases = open.map(|at| problem.releases[at]).filter(|release| *release > time);
    releases.min().unwrap_or(time + 1)
}
