//! What is measured. A line is `ours|instance|what|seconds|value|bound`, to be set against other
//! solvers by `benches/peers/selection.py`.

use super::instance::{knapsacks, portfolio};
use super::machine::{median, now_ms, say};
use plumbline::analysis::method::kernel::closeness::Closeness;
use plumbline::analysis::method::kernel::score::Column;
use plumbline::analysis::random::Stream;
use plumbline::analysis::selection::kernel::model::Model;
use plumbline::analysis::selection::kernel::search::Search;

/// Multiplications between two looks at the clock.
const STRIDE: u64 = 400_000;
/// Knapsacks of each family that are tried.
const KNAPSACKS: usize = 5;
/// Budgets of a frontier.
const BUDGETS: i64 = 50;

/// Prints all figures.
pub fn run() {
    if portfolio("pf_n50_s1", "sel", 50).is_none() {
        say("skipped: no instances of selection beside the checkout");
        return;
    }
    proof("pf_n50_s1", "sel");
    for (name, mode) in [
        ("pf_n50_s1", "mp"),
        ("pf_n200_s1", "sel"),
        ("pf_n200_s1", "mp"),
        ("pf_n1000_s1", "sel"),
        ("pf_n1000_s1", "mp"),
    ] {
        anytime(name, mode);
    }
    for family in ["cb1", "cb5"] {
        for (at, (model, _)) in knapsacks(family, KNAPSACKS).into_iter().enumerate() {
            let (_, search) = until(model, 10_000.0);
            line(&format!("{family}-{}", at + 1), "10 s", 10.0, &search);
        }
    }
    frontier();
    topsis();
}

/// The time to a proven optimum: the median of five runs.
pub fn proof(name: &str, mode: &str) {
    let Some(model) = portfolio(name, mode, 50) else { return };
    let seconds = median(5, || until(model.clone(), 60_000.0)) / 1000.0;
    let (_, search) = until(model, 60_000.0);
    assert!(search.is_done, "no proof in a minute");
    line(&format!("{name} {mode}"), "proof", seconds, &search);
}

/// First answer, what is there after a second, and after ten.
fn anytime(name: &str, mode: &str) {
    let Some(model) = portfolio(name, mode, 50) else { return };
    let begun = now_ms();
    let mut search = Search::new(model.clone(), 1);
    while search.best.is_none() {
        search.step(STRIDE);
    }
    let name = format!("{name} {mode}");
    line(&name, "first", (now_ms() - begun) / 1000.0, &search);
    for (limit, what) in [(1_000.0, "1 s"), (10_000.0, "10 s")] {
        while now_ms() - begun < limit && !search.is_done {
            search.step(STRIDE);
        }
        let (value, chosen) = search.best.clone().expect("a set is known");
        assert_eq!(model.check(&chosen), Some(value), "the checker accepts every answer");
        line(&name, what, (now_ms() - begun) / 1000.0, &search);
    }
}

/// Searches until it is proven or the time is up; how long that took, in milliseconds.
fn until(model: Model, limit_ms: f64) -> (f64, Search) {
    let begun = now_ms();
    let mut search = Search::new(model.clone(), 1);
    while now_ms() - begun < limit_ms && !search.is_done {
        search.step(STRIDE);
    }
    let (value, chosen) = search.best.clone().expect("a set is known");
    assert_eq!(model.check(&chosen), Some(value), "the checker accepts every answer");
    (now_ms() - begun, search)
}

fn line(name: &str, what: &str, seconds: f64, search: &Search) {
    let value = search.best.as_ref().map_or(0, |best| best.0);
    let bound = if search.is_done { value } else { search.bound };
    say(&format!("ours|{name}|{what}|{seconds:.5}|{value}|{bound}"));
}

/// The best value for fifty budgets, each proven.
pub fn frontier() {
    let models: Vec<Model> =
        (1..=BUDGETS).filter_map(|at| portfolio("pf_n50_s1", "sel", at)).collect();
    let begun = now_ms();
    let mut last = 0;
    for model in models {
        let (_, search) = until(model, 60_000.0);
        let value = search.best.map_or(0, |best| best.0);
        assert!(search.is_done && value >= last, "a larger budget is worth no less");
        last = value;
    }
    let seconds = (now_ms() - begun) / 1000.0;
    say(&format!("ours|pf_n50_s1 sel|frontier|{seconds:.5}|{last}|{last}"));
}

/// Ranks of a thousand things on eight criteria under a thousand weights, by closeness to the
/// ideal: how often each is first.
pub fn topsis() {
    let mut stream = Stream::new(7);
    let columns: Vec<Column> = (0..8)
        .map(|at| Column {
            values: (0..1_000).map(|_| Some(1.0 + 99.0 * stream.unit())).collect(),
            weight: 0.125,
            less_is_better: at == 7,
        })
        .collect();
    let mut firsts = vec![0_u32; 1_000];
    let begun = now_ms();
    let ready = Closeness::new(&columns);
    for _ in 0..1_000 {
        let weights: Vec<f64> = (0..8).map(|_| stream.unit()).collect();
        let scores = ready.scores(&weights);
        let mut order: Vec<(f64, usize)> =
            scores.iter().enumerate().map(|(at, score)| (-score.unwrap(), at)).collect();
        order.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        firsts[order[0].1] += 1;
    }
    let seconds = (now_ms() - begun) / 1000.0;
    let most = firsts.iter().max().copied().unwrap_or(0);
    say(&format!("ours|1000 x 8|topsis|{seconds:.5}|{most}|{most}"));
}
