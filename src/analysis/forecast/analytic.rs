//! Mean and variance of every cell without any run: by adding up over even steps of each
//! distribution, the common cause outermost. It shares the plan's arithmetic with the runs and none
//! of their numbers, so the two check each other.

use super::inputs::{Inputs, Line, ProjectInput};
use super::kernel::quadrature::Quadrature;
use super::run::Refused;
use serde::{Deserialize, Serialize};

/// Mean and variance of the minutes asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Moments {
    /// The mean.
    pub mean: f64,
    /// The variance.
    pub variance: f64,
}

/// The moments of every cell: rows × months. The inputs have been checked by a run of theirs.
pub fn moments(inputs: &Inputs) -> Result<Vec<Moments>, Refused> {
    let cells = inputs.rows.len() * inputs.months;
    if inputs.projects.iter().flat_map(|p| &p.lines).any(|line| line.row >= inputs.rows.len()) {
        return Err(Refused::Unsound);
    }
    let mut quadrature = Quadrature::new(inputs);
    let (mut means, mut squares) = (vec![0.0; cells], vec![0.0; cells]);
    let mut inner = vec![0.0; cells];
    let causes = quadrature.causes();
    let share = 1.0 / causes.len().max(1) as f64;
    for cause in causes {
        let mut mean = vec![0.0; cells];
        for project in &inputs.projects {
            quadrature.add(project, cause, &mut mean, &mut inner);
        }
        for ((sum, square), mean) in means.iter_mut().zip(&mut squares).zip(&mean) {
            *sum += mean * share;
            *square += mean * mean * share;
        }
    }
    let rows = means.iter().zip(&squares).zip(&inner);
    let moments = rows.map(|((mean, square), inner)| Moments {
        mean: *mean,
        variance: inner * share + (square - mean * mean).max(0.0),
    });
    Ok(moments.collect())
}

/// The moments of one row by month; nothing where there is no such row. Only what plans something
/// of the row is looked at, so this costs a fraction of all rows.
pub fn moments_of(inputs: &Inputs, row: usize) -> Vec<Moments> {
    let Some(own) = inputs.rows.get(row) else { return Vec::new() };
    let project = |project: &ProjectInput| {
        let lines = project.lines.iter().filter(|line| line.row == row);
        let lines: Vec<Line> = lines.map(|line| Line { row: 0, ..line.clone() }).collect();
        (!lines.is_empty()).then(|| ProjectInput { lines, ..project.clone() })
    };
    let part = Inputs {
        months: inputs.months,
        rows: vec![own.clone()],
        projects: inputs.projects.iter().filter_map(project).collect(),
        correlation: inputs.correlation,
    };
    moments(&part).unwrap_or_default()
}

/// Steps of the common cause: one where there is none.
pub(super) const CAUSES: usize = 32;
