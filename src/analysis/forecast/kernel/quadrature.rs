//! Even steps of every distribution of a project, side by side like runs.

use super::paths::{Project, Runs, accumulate};
use super::sampler::Normal;
use super::{LANES, Lanes};
use crate::analysis::forecast::analytic::CAUSES;
use crate::analysis::forecast::inputs::{Inputs, ProjectInput};

/// Steps of the duration in each block of 64; the begin takes the others.
const SLIPS: usize = 16;
/// Blocks: steps of the duration beyond those of one block.
const BLOCKS: usize = 8;

/// The state of adding up.
pub struct Quadrature {
    months: usize,
    common: f64,
    own: f64,
    normal: Normal,
    deltas: Vec<f64>,
}

impl Quadrature {
    /// For checked inputs.
    pub fn new(inputs: &Inputs) -> Self {
        let correlation = inputs.correlation.clamp(0.0, 1.0);
        Self {
            months: inputs.months,
            common: correlation.sqrt(),
            own: (1.0 - correlation).sqrt(),
            normal: Normal::new(),
            deltas: vec![0.0; inputs.rows.len() * (inputs.months + 2) * LANES],
        }
    }

    /// Even steps of the common cause, widened to its variance of 1; one where there is none.
    pub fn causes(&self) -> Vec<f64> {
        if self.common == 0.0 {
            return vec![0.0];
        }
        let middle = |at: usize| (at as f64 + 0.5) / CAUSES as f64;
        let steps: Vec<f64> = (0..CAUSES).map(|at| self.normal.quantile(middle(at))).collect();
        let variance = steps.iter().map(|step| step * step).sum::<f64>() / CAUSES as f64;
        let wider = 1.0 / variance.sqrt();
        steps.into_iter().map(|step| step * wider).collect()
    }

    /// Adds a project's mean and variance to every cell, given the common cause.
    pub fn add(
        &mut self,
        input: &ProjectInput,
        cause: f64,
        means: &mut [f64],
        variances: &mut [f64],
    ) {
        let project = Project::new(input, 0);
        let (first, second) = self.effort(&project, cause);
        let rows = project.rows();
        let cells = rows.len() * self.months;
        let (mut shares, mut squares) = (vec![0.0; cells], vec![0.0; cells]);
        for block in 0..BLOCKS {
            let runs = self.steps(&project, cause, block);
            let stride = (self.months + 2) * LANES;
            let deltas = &mut self.deltas[..rows.len() * stride];
            deltas.fill(0.0);
            project.spread(&runs, self.months, |row| rows.binary_search(&row).ok(), deltas);
            accumulate(deltas, self.months);
            for cell in 0..cells {
                let (place, month) = (cell / self.months, cell % self.months);
                for share in &deltas[place * stride + month * LANES..][..LANES] {
                    shares[cell] += share;
                    squares[cell] += share * share;
                }
            }
        }
        let count = (BLOCKS * LANES) as f64;
        for cell in 0..cells {
            let to = rows[cell / self.months] * self.months + cell % self.months;
            let mean = project.probability * first * shares[cell] / count;
            let square = project.probability * second * squares[cell] / count;
            means[to] += mean;
            variances[to] += (square - mean * mean).max(0.0);
        }
    }

    /// Mean and mean square of the effort, given the common cause.
    fn effort(&self, project: &Project, cause: f64) -> (f64, f64) {
        let (mut first, mut second) = (0.0, 0.0);
        for block in 0..BLOCKS {
            let mut values: Lanes = std::array::from_fn(|lane| {
                ((block * LANES + lane) as f64 + 0.5) / (BLOCKS * LANES) as f64
            });
            self.lean(project.effort.is_fixed(), &mut values, cause);
            project.effort.apply(&mut values);
            for value in values {
                first += value;
                second += value * value;
            }
        }
        let count = (BLOCKS * LANES) as f64;
        (first / count, second / count)
    }

    /// Steps of duration × begin, at an effort of 1.
    fn steps(&self, project: &Project, cause: f64, block: usize) -> Runs {
        let durations = LANES / SLIPS * BLOCKS;
        let at = |lane: usize| (block * (LANES / SLIPS) + lane / SLIPS) as f64 + 0.5;
        let mut duration: Lanes = std::array::from_fn(|lane| at(lane) / durations as f64);
        let mut slip: Lanes =
            std::array::from_fn(|lane| ((lane % SLIPS) as f64 + 0.5) / SLIPS as f64);
        self.lean(project.duration.is_fixed(), &mut duration, cause);
        project.duration.apply(&mut duration);
        project.slip.apply(&mut slip);
        Runs { effort: [1.0; LANES], duration, slip }
    }

    fn lean(&self, is_fixed: bool, values: &mut Lanes, cause: f64) {
        if !is_fixed && self.common > 0.0 {
            self.normal.lean(values, &[cause; LANES], self.common, self.own);
        }
    }
}
