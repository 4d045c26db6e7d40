//! The engine against trying all sets, and its laws.

use super::model::{Model, NO_LEAST, NO_MOST};
use super::search::Search;
use crate::analysis::random::Stream;

/// The best of all sets.
fn brute(model: &Model) -> Option<i64> {
    let n = model.values.len();
    (0..1_u32 << n)
        .filter_map(|set| model.check(&(0..n).map(|j| set >> j & 1 == 1).collect::<Vec<_>>()))
        .max()
}

/// Searches to the end.
fn solved(model: &Model, seed: u64) -> (Option<i64>, i64) {
    let mut search = Search::new(model.clone(), seed);
    for _ in 0..200 {
        if search.is_done {
            break;
        }
        search.step(300_000);
    }
    assert!(search.is_done, "no proof: {model:?}");
    if let Some((value, chosen)) = &search.best {
        assert_eq!(model.check(chosen), Some(*value));
    }
    (search.best.map(|best| best.0), search.bound)
}

/// A small model with every kind of row there is.
fn random_model(stream: &mut Stream) -> Model {
    let mut model = Model::default();
    let n = 3 + stream.below(9);
    for _ in 0..n {
        model.option(i64::from(stream.below(60)) - 6);
    }
    for _ in 0..1 + stream.below(4) {
        let most = 10 + i64::from(stream.below(60));
        let row = model.row(NO_LEAST, most);
        for j in 0..n {
            if stream.below(4) > 0 {
                model.take(j, row, i64::from(1 + stream.below(25)));
            }
        }
    }
    for _ in 0..stream.below(3) {
        // One only with another.
        let (a, b) = (stream.below(n), stream.below(n));
        let row = model.row(NO_LEAST, 0);
        if a != b {
            model.take(a, row, 1);
            model.take(b, row, -1);
        }
    }
    for _ in 0..stream.below(3) {
        let row = model.row(NO_LEAST, 1);
        for _ in 0..2 + stream.below(2) {
            let j = stream.below(n);
            if model.columns[j as usize].iter().all(|at| at.0 != row) {
                model.take(j, row, 1);
            }
        }
    }
    if stream.below(3) == 0 {
        let row = model.row(i64::from(stream.below(4)), NO_MOST);
        for j in 0..n {
            if stream.below(2) == 0 {
                model.take(j, row, 1);
            }
        }
    }
    if stream.below(3) == 0 {
        model.fixed[stream.below(n) as usize] = Some(stream.below(2) == 0);
    }
    model
}

#[test]
fn no_set_is_worth_more_than_the_one_found() {
    for seed in 0..150 {
        let model = random_model(&mut Stream::new(seed));
        assert!(model.is_sound());
        let (found, bound) = solved(&model, seed);
        assert_eq!(found, brute(&model), "seed {seed}: {model:?}");
        if let Some(found) = found {
            assert!(bound >= found, "seed {seed}");
        }
    }
}

#[test]
fn the_bound_is_never_below_the_best_on_the_way() {
    for seed in 0..12 {
        let mut stream = Stream::new(7_000 + seed);
        let mut model = Model::default();
        for _ in 0..14 {
            model.option(i64::from(20 + stream.below(80)));
        }
        for _ in 0..4 {
            let row = model.row(NO_LEAST, 170);
            (0..14).for_each(|j| model.take(j, row, i64::from(10 + stream.below(60))));
        }
        let best = brute(&model).unwrap();
        let mut search = Search::new(model, seed);
        assert!(search.bound >= best, "seed {seed} at first");
        for _ in 0..400 {
            search.step(20_000);
            assert!(search.bound >= best, "seed {seed}: {} {best}", search.bound);
            assert!(search.best.as_ref().is_some_and(|found| found.0 <= best));
        }
        assert!(search.is_done && search.best.unwrap().0 == best, "seed {seed}");
    }
}

#[test]
fn scaling_amounts_and_limits_changes_nothing() {
    for seed in 0..40 {
        let model = random_model(&mut Stream::new(900 + seed));
        let mut scaled = model.clone();
        let times = |at: i64| if at == NO_LEAST || at == NO_MOST { at } else { 7 * at };
        scaled.limits.iter_mut().for_each(|at| *at = (times(at.0), times(at.1)));
        scaled.columns.iter_mut().flatten().for_each(|at| at.1 *= 7);
        assert_eq!(solved(&model, 1).0, solved(&scaled, 1).0, "seed {seed}");
    }
}

#[test]
fn odd_models_have_an_answer() {
    assert_eq!(solved(&Model::default(), 1).0, Some(0));
    let mut broken = Model::default();
    let row = broken.row(3, NO_MOST);
    let option = broken.option(5);
    broken.take(option, row, 2);
    assert_eq!(solved(&broken, 1).0, None, "too few to reach the least");
    let mut worthless = Model::default();
    worthless.option(-4);
    worthless.option(0);
    assert_eq!(solved(&worthless, 1).0, Some(0));
    let mut contradictory = Model::default();
    let most = contradictory.row(NO_LEAST, 1);
    for _ in 0..2 {
        let option = contradictory.option(9);
        contradictory.take(option, most, 1);
        contradictory.fixed[option as usize] = Some(true);
    }
    assert_eq!(solved(&contradictory, 1).0, None);
}

#[test]
fn what_is_not_sound_is_told() {
    let mut model = Model::default();
    let row = model.row(NO_LEAST, 5);
    let option = model.option(i64::MAX);
    assert!(!model.is_sound(), "too large");
    model.values[0] = 1;
    model.take(option, row, 2);
    assert!(model.is_sound());
    model.columns[0].push((row, 1));
    assert!(!model.is_sound(), "a row twice");
    model.columns[0] = vec![(9, 1)];
    assert!(!model.is_sound(), "no such row");
    model.columns.clear();
    assert!(!model.is_sound());
    assert_eq!(model.check(&[]), None);
}
