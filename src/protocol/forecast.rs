//! Forecasts in the compute worker: all runs at once, or a small run that is kept and follows edits.

use super::Watch;
use super::engine::{EngineAnswer, EngineFault};
use crate::analysis::forecast::analytic::moments_of;
use crate::analysis::forecast::inputs::{Inputs, Method};
use crate::analysis::forecast::run::Run;
use crate::analysis::forecast::tail::contributions;
use std::ops::ControlFlow;

/// The small run that is kept between jobs, with how it was made.
pub type Kept = Option<Box<(Run, Method)>>;

/// Row and month to take apart, each where one is chosen.
type Place = (Option<usize>, Option<usize>);

/// Runs a forecast, asking before each block of runs whether to go on.
pub fn forecast(
    inputs: Inputs,
    method: Method,
    place: Place,
    watch: Watch,
) -> Result<EngineAnswer, EngineFault> {
    let mut run = Run::new(inputs, method).map_err(|_| EngineFault::Refused)?;
    finish(&mut run, watch)?;
    let mut answer = told(&run, place);
    if let EngineAnswer::Forecast { cell, moments, .. } = &mut answer {
        *moments = moments_of(run.inputs(), cell.0);
    }
    Ok(answer)
}

/// Makes all runs, asking before each block whether to go on.
fn finish(run: &mut Run, watch: Watch) -> Result<(), EngineFault> {
    loop {
        let (done, total) = run.progress();
        if let ControlFlow::Break(()) = watch(done as u64, total as u64) {
            return Err(EngineFault::Cancelled);
        }
        if !run.step() {
            return Ok(());
        }
    }
}

/// What a finished run says, without what is worked out beside it.
fn told(run: &Run, (row, month): Place) -> EngineAnswer {
    let forecast = run.forecast();
    let worst = forecast.worst_cell(row);
    let cell = (worst.0, month.unwrap_or(worst.1));
    let parts = contributions(run, cell.0, cell.1);
    EngineAnswer::Forecast { forecast, cell, parts, moments: Vec::new() }
}

/// Brings the run that is kept to these inputs, or makes a new one.
pub fn soon(
    kept: &mut Kept,
    inputs: Inputs,
    method: Method,
    place: Place,
    watch: Watch,
) -> Result<EngineAnswer, EngineFault> {
    let old = kept.take().filter(|old| old.1 == method);
    let followed = old.and_then(|mut old| old.0.follow(&inputs).map(|_| old));
    let now = match followed {
        Some(now) => now,
        None => {
            let mut run = Run::new(inputs, method).map_err(|_| EngineFault::Refused)?;
            finish(&mut run, watch)?;
            Box::new((run, method))
        }
    };
    let answer = told(&now.0, place);
    *kept = Some(now);
    Ok(answer)
}
