//! How near the search comes to the best known schedules, and how many schedules it makes.

use super::machine::{input, now_ms, say};
use plumbline::analysis::random::Stream;
use plumbline::analysis::schedule::check::{breaches, makespan};
use plumbline::analysis::schedule::instance::{Activity, Instance, Relation};
use plumbline::analysis::schedule::search::Search;

/// Schedules between two looks at the clock.
const STRIDE: u64 = 100;

/// Prints the figures of the published sets and of a generated large instance.
pub fn run() {
    large();
    let Some(rows) = input("rcpsp/reference_cpm_lft.csv") else {
        say("skipped: no published scheduling instances beside the checkout");
        return;
    };
    for (set, schedules, limit_ms) in [
        ("j30", 5_000, f64::INFINITY),
        ("j60", 5_000, f64::INFINITY),
        ("j120", 5_000, f64::INFINITY),
        ("j120", u64::MAX, 1000.0),
    ] {
        let rows = rows.lines().filter(|line| line.starts_with(set));
        quality(set, rows, schedules, limit_ms);
    }
}

fn quality<'a>(set: &str, rows: impl Iterator<Item = &'a str>, schedules: u64, limit_ms: f64) {
    let (mut count, mut over_cpm, mut best_over_cpm, mut over_best) = (0.0, 0.0, 0.0, 0.0);
    let (mut proven, mut made, mut spent) = (0, 0, 0.0);
    for line in rows {
        let cells: Vec<&str> = line.split(',').collect();
        let number = |at: usize| cells[at].parse::<f64>().unwrap();
        let (cpm, best_known) = (number(1), number(4));
        let text = input(&format!("rcpsp/{set}/{}.sm", cells[0])).unwrap();
        let instance = read(&text);
        let start = now_ms();
        let mut search = Search::new(instance.clone(), 1);
        while now_ms() - start < limit_ms && search.made() < schedules && !search.run(STRIDE) {}
        let best = search.best();
        assert_eq!(breaches(&instance, &best.starts), []);
        assert_eq!(makespan(&instance, &best.starts), best.makespan);
        if !best.is_proven() {
            made += search.made();
            spent += now_ms() - start;
        }
        proven += u32::from(best.is_proven());
        let end = f64::from(best.makespan);
        count += 1.0;
        over_cpm += end / cpm - 1.0;
        best_over_cpm += best_known / cpm - 1.0;
        over_best += end / best_known - 1.0;
    }
    let percent = 100.0 / count;
    let limit = if limit_ms.is_finite() { "1 s each".to_owned() } else { schedules.to_string() };
    say(&format!(
        "{set:<5} {limit:>8}: {:.2} % over CPM, best known {:.2} %, {:.2} points between; \
         {:.2} % over best known; {proven} proven; {:.0} schedules/s",
        over_cpm * percent,
        best_over_cpm * percent,
        (over_cpm - best_over_cpm) * percent,
        over_best * percent,
        f64::from(u32::try_from(made).unwrap_or(u32::MAX)) / spent * 1000.0,
    ));
}

/// Reads a file of the PSPLIB format.
fn read(text: &str) -> Instance {
    let section = |title: &str| {
        let lines = text.lines().skip_while(|line| !line.starts_with(title)).skip(1);
        let rows = lines.map(|line| {
            let words = line.split_whitespace();
            words.map(|word| word.parse().ok()).collect::<Option<Vec<u32>>>().unwrap_or_default()
        });
        let rows = rows.skip_while(Vec::is_empty).take_while(|row| !row.is_empty());
        rows.collect::<Vec<_>>()
    };
    let mut relations = Vec::new();
    for row in section("PRECEDENCE RELATIONS") {
        for after in &row[3..] {
            relations.push(Relation::finish_start(row[0] as usize - 1, *after as usize - 1));
        }
    }
    let activity = |row: &Vec<u32>| Activity {
        duration: row[2],
        demand: row[3..].to_vec(),
        ..Activity::default()
    };
    let activities = section("REQUESTS/DURATIONS").iter().map(activity).collect();
    Instance::new(activities, &relations, section("RESOURCEAVAILABILITIES").remove(0)).unwrap()
}

/// A thousand activities on four resources, drawn.
fn large() {
    let mut random = Stream::new(1000);
    let count = 1000;
    let mut activities = Vec::new();
    let mut relations = Vec::new();
    for at in 0..count {
        let demand = (0..4).map(|_| random.below(2) * (1 + random.below(10))).collect();
        activities.push(Activity { duration: 1 + random.below(10), demand, ..Activity::default() });
        for _ in 0..2 {
            let reach = at.min(60);
            if reach > 0 {
                let before = at - 1 - random.below(reach as u32) as usize;
                relations.push(Relation::finish_start(before, at));
            }
        }
    }
    let instance = Instance::new(activities, &relations, vec![28; 4]).unwrap();
    let start = now_ms();
    let mut search = Search::new(instance.clone(), 1);
    let first = search.makespan();
    let mut line = String::new();
    for limit in [100.0, 1000.0, 10_000.0] {
        while now_ms() - start < limit && !search.run(10) {}
        line += &format!(", {} at {limit} ms", search.makespan());
    }
    assert_eq!(breaches(&instance, &search.best().starts), []);
    say(&format!(
        "1,000 activities: {first} by rule{line}; bound {}; {:.0} schedules/s",
        search.bound(),
        search.made() as f64 / (now_ms() - start) * 1000.0
    ));
}
