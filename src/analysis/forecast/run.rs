//! Runs of a forecast: in steps that can be stopped, and again after an edit of one project.

use super::inputs::{Inputs, LIMITS, Method, ProjectInput, RUNS};
use super::kernel::LANES;
use super::kernel::paths::Project;
use super::kernel::sampler::normals;
use super::kernel::simulate::Simulation;
use super::kernel::statistics::{Scratch, quantiles};
use super::outcome::{CellForecast, Forecast, LEVELS};
use super::spread::Spread;
use crate::order::map_of;

/// Working weeks in a month: 365.2425 ÷ 12 ÷ 7.
const WEEKS: f64 = 365.2425 / 84.0;
/// Most numbers kept at once; more rows or months get fewer runs.
const NUMBERS_MAX: usize = 24_000_000;

/// Why no forecast is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// No project plans anything in the months looked at.
    NoDemand,
    /// More rows, months or projects than a forecast takes.
    TooLarge,
    /// A figure that is none, or below 0, or a row that there is not.
    Unsound,
}

/// A forecast on its way.
pub struct Run {
    inputs: Inputs,
    pub(super) simulation: Simulation,
    projects: Vec<Project>,
    method: Method,
    done: usize,
    cells: Vec<CellForecast>,
    scratch: Scratch,
}

impl Run {
    /// Checks the inputs and makes room for the runs: at least 1,000 and at most 50,000 of them,
    /// fewer where rows and months are many.
    pub fn new(inputs: Inputs, method: Method) -> Result<Self, Refused> {
        check(&inputs)?;
        let cells = (inputs.rows.len() * inputs.months).max(1);
        let most = (NUMBERS_MAX / cells).max(LANES);
        let runs = (method.runs.clamp(RUNS.0, RUNS.1) as usize).min(most);
        let simulation = Simulation::new(&inputs, method.seed, runs);
        let projects = inputs.projects.iter().map(|input| simulation.prepare(input)).collect();
        let cells = vec![CellForecast::default(); cells];
        let scratch = Scratch::default();
        Ok(Self { inputs, simulation, projects, method, done: 0, cells, scratch })
    }

    /// How many steps there are and how many are done: blocks of runs, then rows.
    pub fn progress(&self) -> (usize, usize) {
        (self.done, self.simulation.blocks() + self.inputs.rows.len())
    }

    /// Does the next step. Whether there is another.
    pub fn step(&mut self) -> bool {
        let blocks = self.simulation.blocks();
        if self.done < blocks {
            self.simulation.run_block(&self.projects, self.done);
        } else {
            self.count(self.done - blocks);
        }
        let (_, all) = self.progress();
        self.done = (self.done + 1).min(all);
        self.done < all
    }

    /// The figures; of rows whose step is not done yet, zeros.
    pub fn forecast(&self) -> Forecast {
        Forecast {
            months: self.inputs.months,
            cells: self.cells.clone(),
            runs: self.simulation.runs as u32,
            seed: self.method.seed,
        }
    }

    /// What the forecast was made of.
    pub fn inputs(&self) -> &Inputs {
        &self.inputs
    }

    /// Runs one project anew after an edit, adds a new one or, without a new form, takes it out.
    /// All others keep their numbers. Steps not done yet are done first.
    pub fn edit(&mut self, key: u128, new: Option<ProjectInput>) -> Result<(), Refused> {
        if let Some(new) = &new {
            check_project(new, self.inputs.rows.len())?;
        }
        while self.done < self.simulation.blocks() {
            self.step();
        }
        let place = self.inputs.projects.iter().position(|project| project.key == key);
        let old = place.and_then(|place| self.projects.get(place)).cloned();
        let fresh = new.as_ref().map(|new| self.simulation.prepare(new));
        let touched = self.simulation.replace(old.as_ref(), fresh.as_ref());
        match (place, new, fresh) {
            (Some(place), Some(new), Some(fresh)) => {
                let slots = (self.inputs.projects.get_mut(place), self.projects.get_mut(place));
                if let (Some(input), Some(project)) = slots {
                    (*input, *project) = (new, fresh);
                }
            }
            (Some(place), _, _) => {
                self.inputs.projects.remove(place);
                self.projects.remove(place);
            }
            (None, Some(new), Some(fresh)) => {
                self.inputs.projects.push(new);
                self.projects.push(fresh);
            }
            _ => {}
        }
        for row in touched {
            self.count(row);
        }
        Ok(())
    }

    /// Brings the forecast to other inputs by running anew the projects that differ alone; how many
    /// they were. `None` where months, rows or correlation differ, or a project is odd: then the run
    /// is of no use any more and has to begin anew.
    pub fn follow(&mut self, next: &Inputs) -> Option<usize> {
        let now = &self.inputs;
        let same = now.months == next.months && now.correlation == next.correlation;
        if !same || now.rows != next.rows || check(next).is_err() {
            return None;
        }
        let keyed = |inputs: &Inputs| map_of(inputs.projects.iter().map(|p| (p.key, p.clone())));
        let (old, new) = (keyed(now), keyed(next));
        if old.len() < now.projects.len() || new.len() < next.projects.len() {
            return None;
        }
        let gone = old.keys().filter(|key| !new.contains_key(key)).map(|key| (*key, None));
        let other = new.iter().filter(|(key, project)| old.get(key) != Some(project));
        let other = other.map(|(key, project)| (*key, Some(project.clone())));
        let edits: Vec<_> = gone.chain(other).collect();
        for (key, project) in &edits {
            self.edit(*key, project.clone()).ok()?;
        }
        Some(edits.len())
    }

    /// The projects ready to be run, in the order of the inputs.
    pub(super) fn projects(&self) -> &[Project] {
        &self.projects
    }

    /// The figures of a row.
    fn count(&mut self, row: usize) {
        let months = self.inputs.months;
        let mut supplies = vec![0.0; self.simulation.runs];
        let mut missing = vec![0.0; self.simulation.runs];
        for month in 0..months {
            let planned = self.supplies(row, month, &mut supplies);
            let loads = self.simulation.cell(row, month);
            let cell = figures(loads, &supplies, planned, &mut missing, &mut self.scratch);
            if let Some(slot) = self.cells.get_mut(row * months + month) {
                *slot = cell;
            }
        }
    }

    /// What a row has in each run of a month, and on average. Every person is away in a share of
    /// the weeks, each week on its own; the sum over people and weeks is taken as normal.
    fn supplies(&self, row: usize, month: usize, out: &mut [f64]) -> f64 {
        let Some(input) = self.inputs.rows.get(row) else { return 0.0 };
        let planned = input.supply.get(month).copied().unwrap_or(0.0);
        let squares = input.squares.get(month).copied().unwrap_or(0.0);
        let away = input.absence;
        let mean = planned * (1.0 - away);
        let deviation = (squares * away * (1.0 - away) / WEEKS).sqrt();
        if deviation <= 0.0 {
            out.fill(mean);
            return mean;
        }
        let id = input.key.wrapping_mul(LIMITS.0 as u128 + 1).wrapping_add(month as u128 + 1);
        normals(&self.simulation.normal, self.method.seed, id, out);
        for value in out {
            *value = (mean + deviation * *value).clamp(0.0, planned);
        }
        mean
    }
}

/// The figures of one cell.
fn figures(
    loads: &[f64],
    supplies: &[f64],
    supply: f64,
    missing: &mut [f64],
    scratch: &mut Scratch,
) -> CellForecast {
    let count = loads.len().max(1) as f64;
    let (mut over, mut short, mut sum, mut squares) = (0_u32, 0.0, 0.0, 0.0);
    // Around any load, so that the squares do not cancel.
    let around = loads.first().copied().unwrap_or(0.0);
    for ((load, supply), missing) in loads.iter().zip(supplies).zip(missing.iter_mut()) {
        let gap = load - supply;
        // Less than half a minute over is rounding, not work.
        over += u32::from(gap > 0.5);
        *missing = gap.max(0.0);
        short += *missing;
        sum += load - around;
        squares += (load - around) * (load - around);
    }
    let mean = sum / count;
    // What is left of rounding is no work.
    let quantiles_of_loads = quantiles(loads, LEVELS, scratch).map(|minutes| minutes.max(0.0));
    let is_certain = supplies.iter().all(|other| *other == supply);
    let [shortage_p80] = match quantiles_of_loads {
        [_, _, _, _, p80, _, _] if is_certain => [(p80 - supply).max(0.0)],
        _ => quantiles(missing, [0.8], scratch),
    };
    CellForecast {
        quantiles: quantiles_of_loads,
        mean: around + mean,
        deviation: (squares / count - mean * mean).max(0.0).sqrt(),
        supply,
        overload: f64::from(over) / count,
        shortage: short / count,
        shortage_p80,
    }
}

fn check(inputs: &Inputs) -> Result<(), Refused> {
    let (months, rows, projects) = LIMITS;
    if inputs.months > months || inputs.rows.len() > rows || inputs.projects.len() > projects {
        return Err(Refused::TooLarge);
    }
    let sound = |value: &f64| value.is_finite() && (0.0..1e12).contains(value);
    let row_sound = inputs.rows.iter().all(|row| {
        row.supply.iter().chain(&row.squares).all(|v| v.is_finite() && *v >= 0.0)
            && (0.0..=1.0).contains(&row.absence)
    });
    if !row_sound || !(0.0..=1.0).contains(&inputs.correlation) {
        return Err(Refused::Unsound);
    }
    for project in &inputs.projects {
        check_project(project, inputs.rows.len())?;
    }
    let planned = inputs.projects.iter().flat_map(|project| &project.lines);
    let some = planned.flat_map(|line| &line.minutes).any(|minutes| *minutes > 0.0);
    if !some || inputs.months == 0 || !sound(&inputs.correlation) {
        return Err(Refused::NoDemand);
    }
    Ok(())
}

fn check_project(project: &ProjectInput, rows: usize) -> Result<(), Refused> {
    let within = |spread: &Spread, low: f64, high: f64| match spread {
        Spread::Fixed(value) => (low..=high).contains(value),
        Spread::Triangular(p) | Spread::BetaPert(p) => {
            low <= p.low && p.low <= p.likely && p.likely <= p.high && p.high <= high
        }
        Spread::Whole(most) => low <= 0.0 && f64::from(*most) <= high,
    };
    let lines = project.lines.iter().all(|line| {
        line.row < rows
            && line.minutes.len() <= LIMITS.0
            && line.minutes.iter().all(|minutes| (0.0..1e9).contains(minutes))
    });
    let sound = lines
        && within(&project.effort, 0.0, 1000.0)
        && within(&project.duration, 0.01, 1000.0)
        && within(&project.slip, 0.0, 1000.0)
        && (0.0..1e6).contains(&project.start)
        && (0.0..=1.0).contains(&project.probability);
    if sound { Ok(()) } else { Err(Refused::Unsound) }
}
