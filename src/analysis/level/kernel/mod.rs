//! The inner loops of levelling: flat arrays over a checked problem.
//!
//! Everything below is made of a [`Problem`](super::problem::Problem) that is sound, whose rows,
//! months and positions are in range.
#![allow(clippy::indexing_slicing, reason = "positions come from a sound problem")]

pub mod bound;
pub mod search;

use super::problem::{Choice, Mover, Problem, laid};

/// A place a mover can take.
#[derive(Clone, Debug)]
pub struct Place {
    /// Where it goes.
    pub choice: Choice,
    /// What that costs in minutes.
    pub cost: i64,
    /// Cells and minutes.
    pub cells: Vec<(u32, i64)>,
}

/// The places of a mover, where the plan has it first, then what moves it least.
pub fn places(problem: &Problem, mover: &Mover, end_later: i64) -> Vec<Place> {
    let mut places = Vec::new();
    for shift in -(mover.earlier as i32)..=mover.later as i32 {
        for stretch in 0..=mover.stretch {
            let choice = Choice { shift, stretch };
            if i64::from(choice.end_later()) <= end_later {
                places.push(place(problem, mover, choice));
            }
        }
    }
    use crate::order::Sorted;
    places.order_by_key(|place| (place.choice.months(), place.choice.stretch, place.choice.shift));
    places
}

fn place(problem: &Problem, mover: &Mover, choice: Choice) -> Place {
    let mut cells: Vec<(u32, i64)> = Vec::new();
    for line in &mover.lines {
        for (month, minutes) in laid(mover, line, choice) {
            let cell = line.row * problem.months + month as u32;
            match cells.iter_mut().find(|(at, _)| *at == cell) {
                Some((_, sum)) => *sum += minutes,
                None => cells.push((cell, minutes)),
            }
        }
    }
    Place { choice, cost: problem.cost(mover, choice), cells }
}

/// By how much the end of each mover may come later, so that what waits for it still has a place.
pub fn ends_later(problem: &Problem, order: &[usize]) -> Vec<i64> {
    let mut ends: Vec<i64> =
        problem.movers.iter().map(|mover| i64::from(mover.end_later)).collect();
    for at in order.iter().rev() {
        for link in problem.links.iter().filter(|link| link.before as usize == *at) {
            let after = link.after as usize;
            let shift = i64::from(problem.movers[after].later).min(ends[after]);
            ends[*at] = ends[*at].min(i64::from(link.slack) + shift);
        }
    }
    ends
}
