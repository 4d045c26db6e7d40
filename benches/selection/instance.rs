//! The instances: portfolios with people, money and rules, and published knapsacks.

use super::machine::input;
use plumbline::analysis::selection::kernel::model::{Model, NO_LEAST};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A portfolio as its file has it.
#[derive(Deserialize)]
struct Portfolio {
    projects: Vec<Project>,
    capacity: Vec<Vec<i64>>,
    budget: Vec<i64>,
    requires: Vec<(usize, usize)>,
    excludes: Vec<(usize, usize)>,
}

#[derive(Deserialize)]
struct Project {
    start: usize,
    dur: i64,
    value: i64,
    cost: i64,
    demand: BTreeMap<String, Vec<i64>>,
    maxshift: usize,
}

/// The model of a portfolio; with `shares` of the budgets in parts of fifty.
pub fn portfolio(name: &str, mode: &str, fiftieths: i64) -> Option<Model> {
    let text = input(&format!("selection/{name}.json"))?;
    let read: Portfolio = serde_json::from_str(&text).unwrap();
    let periods = read.capacity[0].len();
    let mut model = Model::default();
    for capacity in read.capacity.iter().flatten() {
        model.row(NO_LEAST, *capacity);
    }
    let money = model.limits.len() as u32;
    for budget in &read.budget {
        model.row(NO_LEAST, 10 * budget * fiftieths / 50);
    }
    let mut options: Vec<Vec<u32>> = Vec::new();
    for project in &read.projects {
        let shifts = if mode == "mp" { project.maxshift } else { 0 };
        let one = model.row(NO_LEAST, 1);
        options
            .push((0..=shifts).map(|shift| option(&mut model, project, shift, periods)).collect());
        options.last().unwrap().iter().for_each(|option| model.take(*option, one, 1));
        let each = ((10 * project.cost) as f64 / project.dur as f64).round() as i64;
        for (shift, option) in options.last().unwrap().iter().enumerate() {
            for period in 0..project.dur as usize {
                let quarter = (project.start + shift + period) / 3;
                model.take(*option, money + quarter as u32, each.max(1));
            }
        }
    }
    for (a, b) in &read.requires {
        let row = model.row(NO_LEAST, 0);
        options[*a].iter().for_each(|option| model.take(*option, row, 1));
        options[*b].iter().for_each(|option| model.take(*option, row, -1));
    }
    for (a, b) in &read.excludes {
        let row = model.row(NO_LEAST, 1);
        options[*a].iter().chain(&options[*b]).for_each(|option| model.take(*option, row, 1));
    }
    Some(model)
}

fn option(model: &mut Model, project: &Project, shift: usize, periods: usize) -> u32 {
    let option = model.option(100 * project.value - 3 * project.value * shift as i64);
    for (role, minutes) in &project.demand {
        let role: usize = role.parse().unwrap();
        for (at, amount) in minutes.iter().enumerate().filter(|(_, amount)| **amount > 0) {
            let row = role * periods + project.start + shift + at;
            model.take(option, row as u32, *amount);
        }
    }
    option
}

/// The first problems of a Chu–Beasley file, each with its best known value.
pub fn knapsacks(family: &str, count: usize) -> Vec<(Model, i64)> {
    let (Some(text), Some(known)) =
        (input(&format!("knapsack/mknap{family}.txt")), input("knapsack/best_known.csv"))
    else {
        return Vec::new();
    };
    let known: Vec<i64> = known
        .lines()
        .filter(|line| line.starts_with(&format!("mknap{family},")))
        .map(|line| line.split(',').nth(2).unwrap().trim().parse().unwrap())
        .collect();
    let mut numbers = text.split_whitespace().map(|word| word.parse::<f64>().unwrap() as i64);
    let mut next = || numbers.next().unwrap();
    next();
    let mut found = Vec::new();
    for best in known.into_iter().take(count) {
        let (n, m, _) = (next(), next(), next());
        let mut model = Model::default();
        for _ in 0..n {
            model.option(next());
        }
        let rows: Vec<Vec<i64>> = (0..m).map(|_| (0..n).map(|_| next()).collect()).collect();
        for row in rows {
            let at = model.row(NO_LEAST, next());
            row.iter().enumerate().for_each(|(j, amount)| model.take(j as u32, at, *amount));
        }
        found.push((model, best));
    }
    found
}
