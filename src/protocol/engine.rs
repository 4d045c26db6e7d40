//! The compute worker: whatever of the analyses takes longer than a frame.

use super::{Watch, Work};
use crate::analysis::priority::columns::{Columns, StabilityFigures};
use serde::{Deserialize, Serialize};
use std::ops::ControlFlow;

/// What the compute worker is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum EngineJob {
    /// How firmly the projects above the line stand when a weight moves.
    Stability(Columns),
}

/// What the compute worker answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum EngineAnswer {
    /// What moving each weight does.
    Stability(StabilityFigures),
}

/// Why the compute worker cannot answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EngineFault {
    /// Stopped on the way.
    Cancelled,
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
        }
    }
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
        let EngineAnswer::Stability(figures) = &answer;
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
}
