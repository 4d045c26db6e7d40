//! Both sorts of profile give the same schedules, and every list is one that may be built.

use super::problem::Problem;
use super::profile::{Dense, Events, Profile};
use super::search::Search;
use super::serial::serial;
use crate::analysis::random::Stream;
use crate::analysis::schedule::check::breaches;
use crate::analysis::schedule::instance::{Activity, Instance, Link, Relation};

/// An instance of some activities on five resources, drawn with a seed.
fn drawn(seed: u64, count: usize, stretch: u32) -> Instance {
    let mut random = Stream::new(seed);
    let activities = (0..count)
        .map(|_| Activity {
            duration: random.below(9) * stretch,
            demand: (0..5).map(|_| random.below(4)).collect(),
            release: random.below(5) * random.below(2),
            deadline: None,
        })
        .collect();
    let links = [Link::FinishStart, Link::StartStart, Link::FinishFinish, Link::StartFinish];
    let relations: Vec<Relation> = (0..count)
        .map(|_| {
            let after = 1 + random.below(count as u32 - 1) as usize;
            let before = random.below(after as u32) as usize;
            let link = links[random.below(4) as usize];
            Relation { before, after, link, lag: random.below(7) as i32 - 3 }
        })
        .collect();
    Instance::new(activities, &relations, vec![5; 5]).unwrap()
}

#[test]
fn one_entry_a_time_unit_or_one_a_change_is_the_same() {
    for seed in 0..60 {
        let instance = drawn(seed, 30, 1 + (seed as u32 % 3) * 50);
        for problem in <[Problem<2>; 2]>::from(Problem::<2>::pair(&instance)) {
            let list: Vec<u32> = (0..problem.count as u32).collect();
            let (mut dense, mut events) = (vec![0; list.len()], vec![0; list.len()]);
            let end = serial(&problem, &mut Dense::new(&problem), &list, &mut dense);
            assert_eq!(serial(&problem, &mut Events::new(&problem), &list, &mut events), end);
            assert_eq!(dense, events, "seed {seed}");
        }
    }
}

#[test]
fn both_searches_take_the_same_way() {
    for seed in 0..6 {
        let instance = drawn(seed, 25, 1 + seed as u32 * 40);
        let list: Vec<u32> = (0..25).collect();
        let mut dense = Search::<2, Dense<2>>::new(Problem::pair(&instance), &list, seed);
        let mut events = Search::<2, Events<2>>::new(Problem::pair(&instance), &list, seed);
        for step in 0..400 {
            dense.step();
            events.step();
            assert_eq!(dense.makespan, events.makespan, "seed {seed} step {step}");
        }
        let mut starts = vec![0; 25];
        for (at, start) in instance.topological.iter().zip(&dense.best) {
            starts[*at] = *start;
        }
        assert_eq!(breaches(&instance, &starts), [], "seed {seed}");
        assert_eq!(dense.best, events.best);
    }
}

#[test]
fn a_profile_gives_the_first_place_and_is_empty_again() {
    let rows = vec![Activity { duration: 4, demand: vec![3], ..Activity::default() }; 3];
    let instance = Instance::new(rows, &[], vec![5]).unwrap();
    let (problem, _) = Problem::<1>::pair(&instance);
    let (mut dense, mut events) = (Dense::new(&problem), Events::new(&problem));
    let profiles: [&mut dyn Profiles; 2] = [&mut dense, &mut events];
    for profile in profiles {
        assert_eq!(profile.first(2, 4, [3]), 2);
        assert_eq!(profile.first(0, 4, [3]), 6, "four units before 2 are not free");
        assert_eq!(profile.first(0, 2, [3]), 0);
        assert_eq!(profile.first(3, 0, [5]), 3, "what takes no time fits anywhere");
        assert_eq!(profile.first(3, 2, [2]), 3, "what is left is enough");
    }
    dense.clear();
    events.clear();
    assert_eq!((dense.first(0, 8, [5]), events.first(0, 8, [5])), (0, 0));
}

/// Both steps at once: find a place and take it.
trait Profiles {
    fn first(&mut self, from: u32, duration: u32, need: [u64; 1]) -> u32;
}

impl<P: Profile<1>> Profiles for P {
    fn first(&mut self, from: u32, duration: u32, need: [u64; 1]) -> u32 {
        let start = self.earliest(from, duration, &need);
        self.take(start, duration, &need);
        start
    }
}
