//! Runs of all projects, kept so that one of them can be taken out and put in again.

use super::paths::{Project, Runs, accumulate};
use super::sampler::{Normal, causes, comes, evens};
use super::{LANES, Lanes};
use crate::analysis::forecast::inputs::{Inputs, ProjectInput};
use crate::analysis::random::keyed;

/// The stream of the common cause.
const CAUSE: u128 = 0x636f_6d6d_6f6e;

/// The runs of a forecast.
pub struct Simulation {
    /// Months.
    pub months: usize,
    /// Rows.
    pub rows: usize,
    /// Runs: a multiple of 64.
    pub runs: usize,
    /// Demand in minutes: rows × months × runs.
    pub loads: Vec<f64>,
    /// The tables of the normal distribution.
    pub normal: Normal,
    seed: u64,
    common: f64,
    own: f64,
    deltas: Vec<f64>,
}

impl Simulation {
    /// Room for the runs of checked inputs, still without any project.
    pub fn new(inputs: &Inputs, seed: u64, runs: usize) -> Self {
        let (months, rows) = (inputs.months, inputs.rows.len());
        let runs = runs.div_ceil(LANES) * LANES;
        let correlation = inputs.correlation.clamp(0.0, 1.0);
        Self {
            months,
            rows,
            runs,
            loads: vec![0.0; rows * months * runs],
            normal: Normal::new(),
            seed,
            common: correlation.sqrt(),
            own: (1.0 - correlation).sqrt(),
            deltas: vec![0.0; rows * (months + 2) * LANES],
        }
    }

    /// Blocks of 64 runs.
    pub fn blocks(&self) -> usize {
        self.runs / LANES
    }

    /// A project ready to be run.
    pub fn prepare(&self, input: &ProjectInput) -> Project {
        Project::new(input, self.seed)
    }

    /// What 64 runs draw for a project.
    pub fn draw(&self, project: &Project, causes: &Lanes, block: usize, runs: &mut Runs) {
        let first = (block * LANES) as u64;
        let Runs { effort, duration, slip } = runs;
        evens(project.seed, first, effort, duration, slip);
        if self.common > 0.0 {
            for (values, sampler) in
                [(&mut *effort, &project.effort), (duration, &project.duration)]
            {
                if !sampler.is_fixed() {
                    self.normal.lean(values, causes, self.common, self.own);
                }
            }
        }
        project.effort.apply(effort);
        project.duration.apply(&mut runs.duration);
        project.slip.apply(slip);
        if project.probability < 1.0 {
            comes(project.seed, first, project.probability, effort);
        }
    }

    /// The common cause in 64 runs.
    pub fn causes(&self, block: usize) -> Lanes {
        let mut out = [0.0; LANES];
        if self.common > 0.0 {
            causes(&self.normal, keyed(self.seed, CAUSE), (block * LANES) as u64, &mut out);
        }
        out
    }

    /// Adds all projects to the loads of a block.
    pub fn run_block(&mut self, projects: &[Project], block: usize) {
        self.deltas.fill(0.0);
        let causes = self.causes(block);
        let mut deltas = std::mem::take(&mut self.deltas);
        let mut runs = Runs::PLAN;
        for project in projects {
            self.draw(project, &causes, block, &mut runs);
            project.spread(&runs, self.months, Some, &mut deltas);
        }
        accumulate(&mut deltas, self.months);
        let all: Vec<usize> = (0..self.rows).collect();
        self.land(&all, block, &deltas);
        self.deltas = deltas;
    }

    /// Takes a project's old form out of all loads and puts its new form in. The rows touched.
    pub fn replace(&mut self, old: Option<&Project>, new: Option<&Project>) -> Vec<usize> {
        let mut touched: Vec<usize> = old.into_iter().chain(new).flat_map(Project::rows).collect();
        touched.sort_unstable();
        touched.dedup();
        let mut deltas = vec![0.0; touched.len() * (self.months + 2) * LANES];
        let mut runs = Runs::PLAN;
        for block in 0..self.blocks() {
            deltas.fill(0.0);
            let causes = self.causes(block);
            for (project, sign) in [(old, -1.0), (new, 1.0)] {
                let Some(project) = project else { continue };
                self.draw(project, &causes, block, &mut runs);
                runs.effort = runs.effort.map(|effort| effort * sign);
                let row_of = |row: usize| touched.binary_search(&row).ok();
                project.spread(&runs, self.months, row_of, &mut deltas);
            }
            accumulate(&mut deltas, self.months);
            self.land(&touched, block, &deltas);
        }
        touched
    }

    /// Adds the minutes of a block to the loads of some rows.
    fn land(&mut self, rows: &[usize], block: usize, minutes: &[f64]) {
        let stride = (self.months + 2) * LANES;
        for (place, row) in rows.iter().enumerate() {
            for month in 0..self.months {
                let from = &minutes[place * stride + month * LANES..][..LANES];
                let to = (row * self.months + month) * self.runs + block * LANES;
                for (load, minutes) in self.loads[to..to + LANES].iter_mut().zip(from) {
                    *load += minutes;
                }
            }
        }
    }

    /// The loads of a cell, one a run.
    pub fn cell(&self, row: usize, month: usize) -> &[f64] {
        let first = (row * self.months + month) * self.runs;
        &self.loads[first..first + self.runs]
    }

    /// What a project puts into a cell in each run.
    pub fn project_cell(&self, project: &Project, row: usize, month: usize, out: &mut [f64]) {
        let mut deltas = vec![0.0; (self.months + 2) * LANES];
        let mut runs = Runs::PLAN;
        let row_of = |other: usize| (other == row).then_some(0);
        for (block, out) in out.chunks_exact_mut(LANES).enumerate() {
            deltas.fill(0.0);
            self.draw(project, &self.causes(block), block, &mut runs);
            project.spread(&runs, self.months, row_of, &mut deltas);
            accumulate(&mut deltas, self.months);
            out.copy_from_slice(&deltas[month * LANES..][..LANES]);
        }
    }
}
