//! How little can be short at best: of every stretch of months, what cannot leave it however
//! everything moves, less the room in it; stretches that do not overlap add up.

use super::Place;
use crate::analysis::level::problem::Problem;

/// Steps spent on stretches; beyond that shorter ones alone are looked at.
const WORK_MAX: usize = 60_000_000;

/// Minutes that are short in every plan.
pub fn bound(problem: &Problem, places: &[Vec<Place>]) -> i64 {
    let months = problem.months as usize;
    let all: usize = places.iter().map(Vec::len).sum();
    let longest = (WORK_MAX / (all * months).max(1)).clamp(1, months.max(1));
    (0..problem.room.len()).map(|row| bound_of_row(problem, places, row, longest)).sum()
}

/// How little can be short in one role: what cannot leave each stretch of months, less the room in
/// it, over the stretches that do not overlap and add up to most.
fn bound_of_row(problem: &Problem, places: &[Vec<Place>], row: usize, longest: usize) -> i64 {
    let months = problem.months as usize;
    // What stays in the stretch from one month until before another, less the room in it.
    let width = longest + 1;
    let mut stays = vec![0_i64; months * width];
    for from in 0..months {
        let mut room = 0;
        for length in 1..=longest.min(months - from) {
            room += problem.room[row][from + length - 1];
            stays[from * width + length] = -room;
        }
    }
    let mut prefix = vec![0_i64; months + 1];
    let mut least = vec![0_i64; months * width];
    for places in places {
        if !places[0].cells.iter().any(|(cell, _)| *cell as usize / months == row) {
            continue;
        }
        least.fill(i64::MAX);
        for place in places {
            prefix.fill(0);
            for (cell, minutes) in &place.cells {
                if *cell as usize / months == row {
                    prefix[*cell as usize % months + 1] += minutes;
                }
            }
            for at in 0..months {
                prefix[at + 1] += prefix[at];
            }
            for from in 0..months {
                for length in 1..=longest.min(months - from) {
                    let inside = prefix[from + length] - prefix[from];
                    let cell = &mut least[from * width + length];
                    *cell = (*cell).min(inside);
                }
            }
        }
        for from in 0..months {
            for length in 1..=longest.min(months - from) {
                stays[from * width + length] += least[from * width + length];
            }
        }
    }
    let mut best = vec![0_i64; months + 1];
    for until in 1..=months {
        best[until] = best[until - 1];
        for length in 1..=longest.min(until) {
            let from = until - length;
            best[until] = best[until].max(best[from] + stays[from * width + length].max(0));
        }
    }
    best[months]
}
