//! Which projects make the bad months bad: what each gives to a cell in its worst runs beyond what
//! it gives on average. The parts add up to the whole.

use super::run::Run;
use crate::order::Sorted;
use serde::{Deserialize, Serialize};

/// What a project gives to a cell.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contribution {
    /// The project's id.
    pub key: u128,
    /// Minutes on average over all runs.
    pub mean: f64,
    /// Minutes on average over the worst tenth of all runs.
    pub in_tail: f64,
}

impl Contribution {
    /// What it gives in the worst runs beyond its mean.
    pub fn widens_by(&self) -> f64 {
        self.in_tail - self.mean
    }
}

/// The projects of a cell, what widens it most first. Nothing where the cell is not in range.
pub fn contributions(run: &Run, row: usize, month: usize) -> Vec<Contribution> {
    let inputs = run.inputs();
    if row >= inputs.rows.len() || month >= inputs.months {
        return Vec::new();
    }
    let loads = run.simulation.cell(row, month);
    let mut order: Vec<usize> = (0..loads.len()).collect();
    let load = |at: usize| loads.get(at).copied().unwrap_or(0.0);
    order.order_by(|a, b| load(*b).total_cmp(&load(*a)));
    order.truncate(loads.len().div_ceil(10));
    let mut part = vec![0.0; loads.len()];
    let mut found = Vec::new();
    for (input, project) in inputs.projects.iter().zip(run.projects()) {
        if !input.lines.iter().any(|line| line.row == row) {
            continue;
        }
        run.simulation.project_cell(project, row, month, &mut part);
        let tail: f64 = order.iter().filter_map(|at| part.get(*at)).sum();
        let mean = part.iter().sum::<f64>() / part.len().max(1) as f64;
        let in_tail = tail / order.len().max(1) as f64;
        if mean > 0.0 {
            found.push(Contribution { key: input.key, mean, in_tail });
        }
    }
    found.order_by(|a, b| b.widens_by().total_cmp(&a.widens_by()));
    found
}
