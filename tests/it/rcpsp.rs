//! Published scheduling instances: lengths, rules and the quality of the search.

use super::real_data::folder;
use plumbline::analysis::schedule::check::{breaches, makespan};
use plumbline::analysis::schedule::cpm::CriticalPath;
use plumbline::analysis::schedule::instance::{Activity, Instance, Relation};
use plumbline::analysis::schedule::rule::{Generation, latest_finish_first};
use plumbline::analysis::schedule::search::Search;
use std::path::{Path, PathBuf};

/// The folder of the published instances, beside that of the portfolios.
fn rcpsp() -> Option<PathBuf> {
    let found = folder()?.parent()?.join("rcpsp");
    if !found.is_dir() {
        eprintln!("skipped: no folder of published scheduling instances lies beside the checkout");
        return None;
    }
    Some(found)
}

/// An instance, and what is known of it.
struct Known {
    name: String,
    instance: Instance,
    cpm_length: u32,
    serial: u32,
    parallel: u32,
    best: u32,
}

/// Reads a file of the PSPLIB format.
fn read(path: &Path) -> Instance {
    let text = std::fs::read_to_string(path).unwrap();
    let section = |title: &str| {
        let lines = text.lines().skip_while(|line| !line.starts_with(title)).skip(1);
        let rows = lines.map(|line| {
            let words = line.split_whitespace();
            words.map(|word| word.parse().ok()).collect::<Option<Vec<u32>>>().unwrap_or_default()
        });
        let rows = rows.skip_while(Vec::is_empty).take_while(|row| !row.is_empty());
        rows.collect::<Vec<_>>()
    };
    let relations: Vec<Relation> = section("PRECEDENCE RELATIONS")
        .iter()
        .flat_map(|row| row[3..].iter().map(|after| (row[0] as usize - 1, *after as usize - 1)))
        .map(|(before, after)| Relation::finish_start(before, after))
        .collect();
    let activity = |row: &Vec<u32>| Activity {
        duration: row[2],
        demand: row[3..].to_vec(),
        ..Activity::default()
    };
    let activities = section("REQUESTS/DURATIONS").iter().map(activity).collect();
    let capacity = section("RESOURCEAVAILABILITIES").remove(0);
    Instance::new(activities, &relations, capacity).unwrap()
}

fn all(folder: &Path) -> Vec<Known> {
    let rows = std::fs::read_to_string(folder.join("reference_cpm_lft.csv")).unwrap();
    let known = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        let number = |at: usize| cells[at].parse().unwrap();
        let set = ["j120", "j30", "j60"].into_iter().find(|set| cells[0].starts_with(set));
        let path = folder.join(set.unwrap()).join(format!("{}.sm", cells[0]));
        Known {
            name: cells[0].to_owned(),
            instance: read(&path),
            cpm_length: number(1),
            serial: number(2),
            parallel: number(3),
            best: number(4),
        }
    };
    rows.lines().skip(1).map(known).collect()
}

#[test]
fn lengths_and_rules_equal_the_reference_on_all_instances() {
    let Some(folder) = rcpsp() else { return };
    let all = all(&folder);
    assert_eq!(all.len(), 312);
    for known in all {
        let path = CriticalPath::new(&known.instance);
        assert_eq!(path.length, known.cpm_length, "{}", known.name);
        for (generation, expect) in
            [(Generation::Serial, known.serial), (Generation::Parallel, known.parallel)]
        {
            let starts = latest_finish_first(&known.instance, &path, generation);
            assert_eq!(breaches(&known.instance, &starts), [], "{}", known.name);
            let end = makespan(&known.instance, &starts);
            assert_eq!(end, expect, "{} {generation:?}", known.name);
        }
    }
}

/// The mean excess over the best known, in percent, after so many schedules on every so-many-th
/// instance of a set.
fn excess(folder: &Path, set: &str, schedules: u64, step: usize) -> f64 {
    let (mut sum, mut count) = (0.0, 0);
    for known in all(folder).into_iter().filter(|known| known.name.starts_with(set)).step_by(step) {
        let mut search = Search::new(known.instance.clone(), 1);
        assert!(search.bound() <= known.best, "{}: a bound above the best known", known.name);
        search.run(schedules);
        let best = search.best();
        assert_eq!(breaches(&known.instance, &best.starts), [], "{}", known.name);
        assert_eq!(makespan(&known.instance, &best.starts), best.makespan, "{}", known.name);
        sum += f64::from(best.makespan) / f64::from(known.best) - 1.0;
        count += 1;
    }
    100.0 * sum / f64::from(count)
}

/// All instances and many schedules where deep suites run, else a few of each.
#[test]
fn deep_the_search_comes_near_the_best_known() {
    let Some(folder) = rcpsp() else { return };
    let deep = std::env::var_os("PLUMBLINE_DEEP").is_some();
    let step = if deep { 1 } else { 12 };
    for (set, schedules, at_most) in [("j30", 5_000, 0.3), ("j60", 5_000, 1.0)] {
        let excess = excess(&folder, set, schedules, step);
        assert!(excess <= at_most, "{set}: {excess:.3} % above the best known");
    }
    let (schedules, step, at_most) = if deep { (30_000, 4, 3.5) } else { (1_000, 30, 7.0) };
    let excess = excess(&folder, "j120", schedules, step);
    assert!(excess <= at_most, "j120: {excess:.3} % above the best known");
}
