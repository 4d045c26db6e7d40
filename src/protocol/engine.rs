//! The compute worker: whatever of the analyses takes longer than a frame.

use super::{Watch, Work};
use crate::analysis::forecast::inputs::{Inputs, Method};
use crate::analysis::forecast::outcome::Forecast;
use crate::analysis::forecast::run::Run;
use crate::analysis::forecast::tail::{Contribution, contributions};
use crate::analysis::priority::columns::{Columns, StabilityFigures};
use serde::{Deserialize, Serialize};
use std::ops::ControlFlow;

/// What the compute worker is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum EngineJob {
    /// How firmly the projects above the line stand when a weight moves.
    Stability(Columns),
    /// What each role is asked for when plans do not hold, and what widens it in one cell: where an
    /// overload is most likely, unless row or month are given.
    Forecast {
        /// What it is computed of.
        inputs: Inputs,
        /// How it is made.
        method: Method,
        /// The row to take apart.
        row: Option<usize>,
        /// The month to take apart.
        month: Option<usize>,
    },
}

/// What the compute worker answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum EngineAnswer {
    /// What moving each weight does.
    Stability(StabilityFigures),
    /// A forecast.
    Forecast {
        /// Its figures.
        forecast: Forecast,
        /// The cell that is taken apart: row and month.
        cell: (usize, usize),
        /// What each project gives to that cell.
        parts: Vec<Contribution>,
    },
}

/// Why the compute worker cannot answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EngineFault {
    /// Stopped on the way.
    Cancelled,
    /// There is nothing to forecast, or too much, or figures that are none.
    Refused,
}

/// The compute worker: it keeps nothing between jobs.
#[derive(Debug, Default)]
pub struct Engine;

impl Work for Engine {
    type Job = EngineJob;
    type Answer = EngineAnswer;
    type Fault = EngineFault;
    const NAME: &'static str = "engine";

    fn run(&mut self, job: EngineJob, watch: Watch) -> Result<EngineAnswer, EngineFault> {
        match job {
            EngineJob::Stability(columns) => {
                if let ControlFlow::Break(()) = watch(0, 1) {
                    return Err(EngineFault::Cancelled);
                }
                Ok(EngineAnswer::Stability(columns.measure()))
            }
            EngineJob::Forecast { inputs, method, row, month } => {
                forecast(inputs, method, (row, month), watch)
            }
        }
    }
}

/// Runs a forecast, asking before each block of runs whether to go on.
fn forecast(
    inputs: Inputs,
    method: Method,
    (row, month): (Option<usize>, Option<usize>),
    watch: Watch,
) -> Result<EngineAnswer, EngineFault> {
    let mut run = Run::new(inputs, method).map_err(|_| EngineFault::Refused)?;
    loop {
        let (done, total) = run.progress();
        if let ControlFlow::Break(()) = watch(done as u64, total as u64) {
            return Err(EngineFault::Cancelled);
        }
        if !run.step() {
            break;
        }
    }
    let forecast = run.forecast();
    let worst = forecast.worst_cell(row);
    let cell = (worst.0, month.unwrap_or(worst.1));
    let parts = contributions(&run, cell.0, cell.1);
    Ok(EngineAnswer::Forecast { forecast, cell, parts })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::priority::columns::CutFigure;
    use crate::protocol::{MessageFault, Reply, ToWorker, decode, encode};

    fn job() -> EngineJob {
        EngineJob::Stability(Columns {
            shares: vec![Some(0.5), Some(0.5), None],
            utilities: vec![vec![Some(1.0), Some(0.0)], vec![Some(0.0), Some(0.9)], Vec::new()],
            costs: vec![100, 100],
            decisions: vec![0, 0],
            cut: CutFigure::Rank(1),
        })
    }

    #[test]
    fn the_worked_example_comes_back() {
        let sent = encode(&ToWorker { id: 3, job: job() }).unwrap();
        let heard: ToWorker<EngineJob> = decode(&sent).unwrap();
        let answer = Engine.run(heard.job, &mut |_, _| ControlFlow::Continue(())).unwrap();
        let EngineAnswer::Stability(figures) = &answer else { panic!("{answer:?}") };
        // 0.9 ÷ 1.9: the first weight may fall by 2.63 points.
        let (fall, _) = figures.moves[0].holds.unwrap();
        assert!((fall - (50.0 - 90.0 / 1.9)).abs() < 1e-9, "{fall}");
        assert_eq!((figures.changed, figures.moves.len()), (1, 2));
        let reply = Reply::<Engine>::Done { id: 3, answer };
        assert_eq!(decode::<Reply<Engine>>(&encode(&reply).unwrap()), Ok(reply));
    }

    #[test]
    fn odd_messages_neither_break_nor_pass() {
        let sent = encode(&ToWorker { id: 3, job: job() }).unwrap();
        for cut in 0..sent.len() {
            let got = decode::<ToWorker<EngineJob>>(&sent[..cut]);
            assert_eq!(got, Err(MessageFault::Unreadable), "{cut}");
        }
        let uneven = EngineJob::Stability(Columns {
            shares: vec![Some(1.0), Some(f64::NAN)],
            utilities: vec![vec![Some(1.0)]],
            costs: vec![5, i64::MAX, i64::MAX],
            decisions: vec![9],
            cut: CutFigure::Budget(-1),
        });
        assert!(Engine.run(uneven, &mut |_, _| ControlFlow::Continue(())).is_ok());
        let stopped = Engine.run(job(), &mut |_, _| ControlFlow::Break(()));
        assert_eq!(stopped, Err(EngineFault::Cancelled));
    }

    #[test]
    fn a_forecast_comes_back_and_can_be_stopped() {
        use crate::analysis::forecast::inputs::{Line, ProjectInput, RowInput};
        use crate::analysis::forecast::spread::{Spread, ThreePoint};
        let points = ThreePoint::new(0.5, 1.0, 2.0);
        let project = ProjectInput {
            key: u128::MAX,
            start: 0.5,
            effort: Spread::BetaPert(points),
            duration: Spread::Triangular(points),
            slip: Spread::Whole(2),
            probability: 0.9,
            lines: vec![Line { row: 1, minutes: vec![600.0, 300.0] }],
        };
        let row = RowInput { key: 7, supply: vec![400.0; 3], ..RowInput::default() };
        let inputs =
            Inputs { months: 3, rows: vec![row; 2], projects: vec![project], correlation: 0.2 };
        let method = Method { runs: 2_000, seed: 41 };
        let job = EngineJob::Forecast { inputs, method, row: None, month: None };
        let heard: ToWorker<EngineJob> =
            decode(&encode(&ToWorker { id: 1, job: job.clone() }).unwrap()).unwrap();
        assert_eq!(heard.job, job);
        let mut last = (0, 0);
        let answer = Engine.run(heard.job, &mut |done, total| {
            assert!(done >= last.0 && done < total, "{done} of {total}");
            last = (done, total);
            ControlFlow::Continue(())
        });
        let EngineAnswer::Forecast { forecast, cell, parts } = answer.clone().unwrap() else {
            panic!("{answer:?}")
        };
        assert_eq!((cell.0, parts.len(), forecast.cells.len()), (1, 1, 6));
        let reply = Reply::<Engine>::Done { id: 1, answer: answer.unwrap() };
        assert_eq!(decode::<Reply<Engine>>(&encode(&reply).unwrap()), Ok(reply));
        let stopped = Engine.run(job, &mut |done, _| match done {
            0..5 => ControlFlow::Continue(()),
            _ => ControlFlow::Break(()),
        });
        assert_eq!(stopped, Err(EngineFault::Cancelled));
        let nothing =
            EngineJob::Forecast { inputs: Inputs::default(), method, row: None, month: None };
        let refused = Engine.run(nothing, &mut |_, _| ControlFlow::Continue(()));
        assert_eq!(refused, Err(EngineFault::Refused));
    }
}
