//! Published networks, exhaustive search on small instances, and odd ones.

use super::check::{Breach, breaches, makespan};
use super::cpm::CriticalPath;
use super::instance::{Activity, Instance, InstanceFault, Link, Relation};
use super::rule::{Generation, latest_finish_first};
use super::search::Search;
use proptest::prelude::*;

fn activity(duration: u32, demand: &[u32]) -> Activity {
    Activity { duration, demand: demand.to_vec(), ..Activity::default() }
}

fn after(pairs: &[(usize, usize)]) -> Vec<Relation> {
    pairs.iter().map(|(before, after)| Relation::finish_start(*before, *after)).collect()
}

#[test]
fn the_general_foundry_of_the_textbooks() {
    // Render, Stair and Hanna: A2 B3 C2(A) D4(B) E4(C) F3(C) G5(D,E) H2(F,G), 15 weeks.
    let rows = [2, 3, 2, 4, 4, 3, 5, 2].map(|duration| activity(duration, &[]));
    let relations = after(&[(0, 2), (1, 3), (2, 4), (2, 5), (3, 6), (4, 6), (5, 7), (6, 7)]);
    let instance = Instance::new(rows.to_vec(), &relations, vec![]).unwrap();
    let path = CriticalPath::new(&instance);
    assert_eq!(path.length, 15);
    assert_eq!(path.total_float, [0, 1, 0, 1, 0, 6, 0, 0]);
    assert_eq!(path.critical(), [0, 2, 4, 6, 7], "A-C-E-G-H");
    assert_eq!(path.free_float, [0, 0, 0, 1, 0, 6, 0, 0]);
}

#[test]
fn every_link_and_lag() {
    // From an activity of 5 to one of 3: the second starts at…
    for (link, lag, expect) in [
        (Link::FinishStart, 0, 5),
        (Link::FinishStart, 2, 7),
        (Link::FinishStart, -2, 3),
        (Link::StartStart, 1, 1),
        (Link::FinishFinish, 0, 2),
        (Link::FinishFinish, 4, 6),
        (Link::StartFinish, 0, 0),
        (Link::StartFinish, 9, 6),
    ] {
        let relation = Relation { before: 0, after: 1, link, lag };
        let rows = vec![activity(5, &[]), activity(3, &[])];
        let instance = Instance::new(rows, &[relation], vec![]).unwrap();
        let path = CriticalPath::new(&instance);
        assert_eq!(path.early_start, [0, expect], "{link:?} {lag}");
        let starts = latest_finish_first(&instance, &path, Generation::Serial);
        assert_eq!(i64::from(starts[1]), expect, "{link:?} {lag}");
        let mut search = Search::new(instance.clone(), 1);
        search.run(200);
        assert_eq!(breaches(&instance, &search.best().starts), []);
        assert_eq!(search.makespan(), path.length, "{link:?} {lag}");
    }
}

#[test]
fn what_cannot_be_scheduled_is_named() {
    let two = || vec![activity(1, &[1]), activity(1, &[2])];
    let fault = |rows, pairs: &[(usize, usize)], capacity: &[u32]| {
        Instance::new(rows, &after(pairs), capacity.to_vec()).unwrap_err()
    };
    assert_eq!(fault(two(), &[(0, 1), (1, 0)], &[2]), InstanceFault::Cycle(vec![0, 1]));
    assert_eq!(fault(two(), &[(1, 1)], &[2]), InstanceFault::Cycle(vec![1]));
    assert_eq!(fault(two(), &[(0, 2)], &[2]), InstanceFault::NoSuchActivity { relation: 0 });
    let never = InstanceFault::NeverEnough { activity: 1, resource: 0 };
    assert_eq!(fault(two(), &[], &[1]), never);
    let never = InstanceFault::NeverEnough { activity: 0, resource: 0 };
    assert_eq!(fault(two(), &[], &[]), never, "no such resource");
    assert_eq!(fault(two(), &[], &[40_000]), InstanceFault::TooLarge);
    assert_eq!(fault(two(), &[], &[1; 33]), InstanceFault::TooLarge);
    let long = vec![activity(u32::MAX, &[]), activity(u32::MAX, &[])];
    assert_eq!(fault(long, &[], &[]), InstanceFault::TooLarge);
    let rows = vec![activity(1, &[]); 6];
    let tangled = fault(rows, &[(0, 1), (1, 2), (4, 3), (3, 5), (5, 4), (5, 2)], &[]);
    assert_eq!(tangled, InstanceFault::Cycle(vec![3, 5, 4]), "the circle alone");
}

#[test]
fn nothing_and_little_to_schedule() {
    let empty = Instance::new(vec![], &[], vec![3]).unwrap();
    let mut search = Search::new(empty, 1);
    assert!(search.run(10));
    assert_eq!((search.makespan(), search.best().starts), (0, vec![]));
    let one = Instance::new(vec![activity(0, &[3])], &[], vec![3]).unwrap();
    assert_eq!(Search::new(one, 1).best().starts, [0]);
    let none = Instance::new(vec![activity(3, &[0]), activity(2, &[0])], &[], vec![0]).unwrap();
    let mut search = Search::new(none, 1);
    search.run(10);
    assert_eq!(search.makespan(), 3, "no resource is no limit to what needs none");
}

#[test]
fn releases_and_deadlines() {
    let rows = vec![
        Activity { release: 4, ..activity(2, &[1]) },
        Activity { deadline: Some(3), ..activity(3, &[1]) },
        Activity { deadline: Some(5), ..activity(3, &[1]) },
    ];
    let instance = Instance::new(rows, &[], vec![1]).unwrap();
    let path = CriticalPath::new(&instance);
    assert_eq!((path.length, path.total_float.as_slice()), (6, &[0, 0, 2][..]));
    let mut search = Search::new(instance.clone(), 1);
    search.run(500);
    let best = search.best();
    assert_eq!(breaches(&instance, &best.starts), []);
    assert_eq!(best.makespan, 8);
    assert!(!best.late.is_empty(), "both deadlines cannot be met");
    assert_eq!(breaches(&instance, &[0, 0, 3])[0], Breach::Early { activity: 0 });
}

#[test]
fn the_check_notices_every_fault() {
    let rows = vec![activity(2, &[2]), activity(3, &[2]), activity(1, &[1])];
    let instance = Instance::new(rows, &after(&[(0, 2)]), vec![3]).unwrap();
    for (starts, expect) in [
        (&[0, 2, 2][..], vec![]),
        (&[3, 0, 5], vec![]),
        (&[0, 1, 2], vec![Breach::Overload { resource: 0, time: 1 }]),
        (&[0, 2, 1], vec![Breach::Order { before: 0, after: 2 }]),
        (&[0, 2], vec![Breach::Missing]),
        (&[u32::MAX, 2, 2], vec![Breach::Order { before: 0, after: 2 }]),
    ] {
        assert_eq!(breaches(&instance, starts), expect, "{starts:?}");
    }
}

fn instances() -> impl Strategy<Value = (Vec<Activity>, Vec<Relation>, Vec<u32>)> {
    let row = (0_u32..4, proptest::collection::vec(0_u32..3, 2), 0_u32..3);
    let rows = proptest::collection::vec(row, 1..5);
    let links = proptest::collection::vec((0_usize..5, 0_usize..5, 0_usize..4, -2_i32..3), 0..4);
    (rows, links).prop_map(|(rows, links)| {
        let activities: Vec<Activity> = rows
            .into_iter()
            .map(|(duration, demand, release)| Activity {
                duration,
                demand,
                release,
                deadline: None,
            })
            .collect();
        let count = activities.len();
        let all = [Link::FinishStart, Link::StartStart, Link::FinishFinish, Link::StartFinish];
        let relations = links
            .into_iter()
            .filter(|(before, after, _, _)| before < after && *after < count)
            .map(|(before, after, link, lag)| Relation { before, after, link: all[link], lag })
            .collect();
        (activities, relations, vec![2, 3])
    })
}

/// The shortest end over all starts up to a limit, tried one by one.
fn exhaustive(instance: &Instance, limit: u32) -> u32 {
    let count = instance.activities().len();
    let mut starts = vec![0; count];
    let mut best = u32::MAX;
    loop {
        if makespan(instance, &starts) < best && breaches(instance, &starts).is_empty() {
            best = makespan(instance, &starts);
        }
        let Some(at) = starts.iter().position(|start| *start < limit) else { return best };
        starts[at] += 1;
        starts[..at].fill(0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn the_search_finds_what_trying_everything_finds((rows, relations, capacity) in instances()) {
        let instance = Instance::new(rows, &relations, capacity).unwrap();
        let path = CriticalPath::new(&instance);
        let serial = latest_finish_first(&instance, &path, Generation::Serial);
        let parallel = latest_finish_first(&instance, &path, Generation::Parallel);
        prop_assert_eq!(breaches(&instance, &serial), []);
        prop_assert_eq!(breaches(&instance, &parallel), []);
        let mut search = Search::new(instance.clone(), 3);
        search.run(400);
        let best = search.best();
        prop_assert_eq!(breaches(&instance, &best.starts), []);
        prop_assert_eq!(makespan(&instance, &best.starts), best.makespan);
        prop_assert!(best.bound <= best.makespan && path.length <= best.bound);
        let limit = makespan(&instance, &serial).min(9);
        let shortest = exhaustive(&instance, limit);
        prop_assert!(best.bound <= shortest, "a bound above {}", shortest);
        // Where one may begin before what it waits for, a list does not reach every schedule.
        let leads = instance.arcs().iter().any(|arc| arc.offset < 0);
        prop_assert!(best.makespan == shortest || leads && best.makespan > shortest);
    }

    #[test]
    fn the_order_of_rows_changes_no_length((rows, relations, capacity) in instances()) {
        let count = rows.len();
        let turned: Vec<Relation> = relations
            .iter()
            .map(|r| Relation { before: count - 1 - r.before, after: count - 1 - r.after, ..*r })
            .collect();
        let mirror = Instance::new(rows.iter().rev().cloned().collect(), &turned, capacity.clone());
        let path = CriticalPath::new(&Instance::new(rows, &relations, capacity).unwrap());
        let other = CriticalPath::new(&mirror.unwrap());
        prop_assert_eq!(path.length, other.length);
        let back: Vec<i64> = other.total_float.into_iter().rev().collect();
        prop_assert_eq!(path.total_float, back);
    }
}
