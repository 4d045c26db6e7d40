//! The search against published optima.

use plumbline::analysis::selection::kernel::model::{Model, NO_LEAST};
use plumbline::analysis::selection::kernel::search::Search;
use std::path::{Path, PathBuf};

fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/knapsack");
    if !folder.is_dir() {
        eprintln!("skipped: {} is not there", folder.display());
        return None;
    }
    Some(folder)
}

/// Reads one problem; values and optimum in tenths, since some are not whole.
fn problem(numbers: &mut impl Iterator<Item = f64>) -> (Model, i64) {
    let tenths = |number: f64| (10.0 * number).round() as i64;
    let mut next = || numbers.next().unwrap();
    let (n, m, optimum) = (next() as u32, next() as u32, tenths(next()));
    let mut model = Model::default();
    for _ in 0..n {
        model.option(tenths(next()));
    }
    let rows: Vec<Vec<f64>> = (0..m).map(|_| (0..n).map(|_| next()).collect()).collect();
    for row in rows {
        let at = model.row(NO_LEAST, tenths(next()));
        for (j, amount) in row.iter().enumerate().filter(|(_, amount)| **amount != 0.0) {
            model.take(j as u32, at, tenths(*amount));
        }
    }
    (model, optimum)
}

fn numbers(path: &Path) -> Vec<f64> {
    let text = std::fs::read_to_string(path).unwrap();
    text.split_whitespace().map_while(|word| word.parse().ok()).collect()
}

fn proves(name: &str, model: Model, optimum: i64) {
    let mut search = Search::new(model.clone(), 1);
    for _ in 0..400 {
        if search.is_done {
            break;
        }
        search.step(2_000_000);
    }
    let (value, chosen) = search.best.unwrap();
    assert_eq!(model.check(&chosen), Some(value), "{name}");
    assert_eq!((value, search.is_done, search.bound), (optimum, true, optimum), "{name}");
}

#[test]
fn mknap1_is_proven() {
    let Some(folder) = folder() else { return };
    let mut numbers = numbers(&folder.join("mknap1.txt")).into_iter();
    let count = numbers.next().unwrap() as usize;
    for nth in 0..count {
        let (model, optimum) = problem(&mut numbers);
        proves(&format!("mknap1 {}", nth + 1), model, optimum);
    }
}

#[test]
fn the_literature_set_is_proven() {
    let Some(folder) = folder() else { return };
    let mut seen = 0;
    for family in ["pet", "weing", "weish"] {
        let files = std::fs::read_dir(folder.join("sac94").join(family)).unwrap();
        let mut paths: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            let (model, optimum) = problem(&mut numbers(&path).into_iter());
            proves(&path.display().to_string(), model, optimum);
            seen += 1;
        }
    }
    assert_eq!(seen, 44);
}
