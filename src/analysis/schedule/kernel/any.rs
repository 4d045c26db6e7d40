//! The one door to the inner loops: picks the width of a word and the sort of profile.

use super::parallel::parallel;
use super::problem::{LANES, Problem};
use super::profile::{Dense, Events, Profile};
use super::search::Search;
use super::serial::serial;
use crate::analysis::schedule::instance::Instance;

/// Time units up to which one entry each is faster than one for every change.
const DENSE_MAX: u32 = 1 << 15;

/// A search of whatever width.
pub trait Steps {
    /// Makes up to so many schedules, until one ends at the bound. Whether one does.
    fn run(&mut self, schedules: u64, bound: u32) -> bool;
    /// The end of the best schedule.
    fn makespan(&self) -> u32;
    /// Schedules made.
    fn made(&self) -> u64;
    /// The best schedule, by the instance's positions.
    fn starts(&self) -> Vec<u32>;
}

struct Placed<const W: usize, P> {
    search: Search<W, P>,
    order: Vec<usize>,
}

impl<const W: usize, P: Profile<W>> Steps for Placed<W, P> {
    fn run(&mut self, schedules: u64, bound: u32) -> bool {
        let until = self.search.made.saturating_add(schedules);
        while self.search.makespan > bound && self.search.made < until {
            self.search.step();
        }
        self.search.makespan <= bound
    }

    fn makespan(&self) -> u32 {
        self.search.makespan
    }

    fn made(&self) -> u64 {
        self.search.made
    }

    fn starts(&self) -> Vec<u32> {
        unplace(&self.order, &self.search.best)
    }
}

/// A search that begins with a list of the instance's positions.
pub fn search(instance: &Instance, priorities: &[usize], seed: u64) -> Box<dyn Steps> {
    let dense = instance.horizon() <= DENSE_MAX;
    match (instance.capacity().len(), dense) {
        (..=LANES, true) => begin::<1, Dense<1>>(instance, priorities, seed),
        (..=LANES, false) => begin::<1, Events<1>>(instance, priorities, seed),
        (_, true) => begin::<8, Dense<8>>(instance, priorities, seed),
        (_, false) => begin::<8, Events<8>>(instance, priorities, seed),
    }
}

fn begin<const W: usize, P: Profile<W> + 'static>(
    instance: &Instance,
    priorities: &[usize],
    seed: u64,
) -> Box<dyn Steps> {
    let list = place(&instance.topological, priorities);
    let search = Search::<W, P>::new(Problem::pair(instance), &list, seed);
    Box::new(Placed { search, order: instance.topological.clone() })
}

/// One schedule by a list of the instance's positions.
pub fn by_rule(instance: &Instance, priorities: &[usize], is_parallel: bool) -> Vec<u32> {
    match instance.capacity().len() {
        ..=LANES => rule::<1>(instance, priorities, is_parallel),
        _ => rule::<8>(instance, priorities, is_parallel),
    }
}

fn rule<const W: usize>(instance: &Instance, priorities: &[usize], is_parallel: bool) -> Vec<u32> {
    let (problem, _) = Problem::<W>::pair(instance);
    let list = place(&instance.topological, priorities);
    let mut starts = vec![0; list.len()];
    let mut profile = Events::new(&problem);
    let _ = if is_parallel {
        parallel(&problem, &mut profile, &list, &mut starts)
    } else {
        serial(&problem, &mut profile, &list, &mut starts)
    };
    unplace(&instance.topological, &starts)
}

/// Positions of the instance as places of its topological order.
fn place(order: &[usize], positions: &[usize]) -> Vec<u32> {
    let mut places = vec![0; order.len()];
    for (place, at) in order.iter().enumerate() {
        places[*at] = place as u32;
    }
    positions.iter().map(|at| places[*at]).collect()
}

/// Values by place as values by position.
fn unplace(order: &[usize], values: &[u32]) -> Vec<u32> {
    let mut by_position = vec![0; order.len()];
    for (at, value) in order.iter().zip(values) {
        by_position[*at] = *value;
    }
    by_position
}
