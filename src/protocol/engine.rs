//! The compute worker: whatever of the analyses takes longer than a frame.

use super::forecast::{Kept, forecast, soon};
use super::{Watch, Work};
use crate::analysis::forecast::analytic::Moments;
use crate::analysis::forecast::inputs::{Inputs, Method};
use crate::analysis::forecast::outcome::Forecast;
use crate::analysis::forecast::tail::Contribution;
use crate::analysis::level::problem::Problem;
use crate::analysis::level::work::{Found as Levelled, Levelling};
use crate::analysis::maturity::redraw::{DRAWS, Interval, Redraw};
use crate::analysis::priority::columns::{Columns, StabilityFigures};
use crate::analysis::priority::draws::{DrawFigures, DrawQuestion, Drawing};
use crate::analysis::selection::kernel::search::Search;
use crate::analysis::selection::work::{Found, ModelColumns};
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
    /// The same with few runs, at once: a run that is kept is brought to these inputs, so that after
    /// an edit only what changed is run anew.
    ForecastSoon {
        /// What it is computed of.
        inputs: Inputs,
        /// How it is made.
        method: Method,
        /// The row to take apart.
        row: Option<usize>,
        /// The month to take apart.
        month: Option<usize>,
    },
    /// Begin a search for the set worth most; what was searched before is dropped.
    Select {
        /// The model.
        model: ModelColumns,
        /// Seed of the local search.
        seed: u64,
        /// Multiplications until the first answer.
        work: u64,
    },
    /// Go on with the search for so many multiplications.
    SelectMore(u64),
    /// Begin to level; what was levelled before is dropped.
    Level {
        /// What is to be levelled.
        problem: Problem,
        /// Seed of the search.
        seed: u64,
        /// Plans until the first answer.
        steps: u64,
    },
    /// Go on levelling for so many plans.
    LevelMore(u64),
    /// How far a maturity score would move with other respondents of the same kind.
    Redraw(Redraw),
    /// How firmly the projects above the line stand when all weights move at once.
    Draw(DrawQuestion),
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
        /// Mean and variance of the row by month, worked out without any run; none where the answer
        /// is a soon one.
        moments: Vec<Moments>,
    },
    /// What the search has so far.
    Selected(Found),
    /// What levelling has so far.
    Levelled(Levelled),
    /// The interval of a score; none where nothing could be drawn.
    Redrawn(Option<Interval>),
    /// What came of drawn weights.
    Drawn(DrawFigures),
}

/// Why the compute worker cannot answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EngineFault {
    /// Stopped on the way.
    Cancelled,
    /// There is nothing to forecast, or too much, or figures that are none.
    Refused,
    /// The figures do not belong together, or there is nothing to go on with.
    Unsound,
}

/// The compute worker: between jobs it keeps the search that was begun last, and a small forecast.
#[derive(Default)]
pub struct Engine {
    search: Option<Box<Search>>,
    levelling: Option<Box<Levelling>>,
    soon: Kept,
}

impl Work for Engine {
    type Job = EngineJob;
    type Answer = EngineAnswer;
    type Fault = EngineFault;
    const NAME: &'static str = "engine";

    /// Does one job; `watch` hears how far it is and says whether to go on.
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
            EngineJob::ForecastSoon { inputs, method, row, month } => {
                soon(&mut self.soon, inputs, method, (row, month), watch)
            }
            EngineJob::Select { model, seed, work } => {
                self.search = None;
                let model = model.model().ok_or(EngineFault::Unsound)?;
                self.search = Some(Box::new(Search::new(model, seed)));
                self.search_on(work)
            }
            EngineJob::SelectMore(work) => self.search_on(work),
            EngineJob::Level { problem, seed, steps } => {
                self.levelling = None;
                let levelling = Levelling::begin(problem, seed).ok_or(EngineFault::Unsound)?;
                self.levelling = Some(Box::new(levelling));
                self.level_on(steps)
            }
            EngineJob::LevelMore(steps) => self.level_on(steps),
            EngineJob::Redraw(redraw) => Ok(EngineAnswer::Redrawn(redraw.interval(DRAWS))),
            EngineJob::Draw(question) => draw(&question, watch),
        }
    }
}

/// Draws weights, asking before each portion whether to go on.
fn draw(question: &DrawQuestion, watch: Watch) -> Result<EngineAnswer, EngineFault> {
    let mut drawing = Drawing::begin(question).ok_or(EngineFault::Unsound)?;
    loop {
        let (done, total) = drawing.progress();
        if let ControlFlow::Break(()) = watch(done, total) {
            return Err(EngineFault::Cancelled);
        }
        if !drawing.step() {
            return Ok(EngineAnswer::Drawn(drawing.figures()));
        }
    }
}

impl Engine {
    fn search_on(&mut self, work: u64) -> Result<EngineAnswer, EngineFault> {
        let search = self.search.as_mut().ok_or(EngineFault::Unsound)?;
        search.step(work);
        Ok(EngineAnswer::Selected(Found::of(search)))
    }

    fn level_on(&mut self, steps: u64) -> Result<EngineAnswer, EngineFault> {
        let levelling = self.levelling.as_mut().ok_or(EngineFault::Unsound)?;
        Ok(EngineAnswer::Levelled(levelling.go_on(steps)))
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
        let answer =
            Engine::default().run(heard.job, &mut |_, _| ControlFlow::Continue(())).unwrap();
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
        assert!(Engine::default().run(uneven, &mut |_, _| ControlFlow::Continue(())).is_ok());
        let stopped = Engine::default().run(job(), &mut |_, _| ControlFlow::Break(()));
        assert_eq!(stopped, Err(EngineFault::Cancelled));
    }

    #[test]
    fn drawn_weights_come_back_and_can_be_stopped() {
        use crate::analysis::priority::kernel::dirichlet::Scatter;
        let EngineJob::Stability(columns) = job() else { panic!() };
        let question = DrawQuestion { columns, scatter: Scatter::Any, draws: 2_000, seed: 5 };
        let job = EngineJob::Draw(question.clone());
        let heard: ToWorker<EngineJob> =
            decode(&encode(&ToWorker { id: 1, job: job.clone() }).unwrap()).unwrap();
        assert_eq!(heard.job, job);
        let go = &mut |_, _| ControlFlow::Continue(());
        let answer = Engine::default().run(heard.job, go).unwrap();
        let EngineAnswer::Drawn(figures) = &answer else { panic!("{answer:?}") };
        // The first is ahead where its weight is above 0.9 ÷ 1.9.
        let share = f64::from(figures.projects[0].inside) / 2_000.0;
        assert!((share - 1.0 / 1.9).abs() < 0.05, "{share}");
        assert_eq!((figures.draws, figures.projects.len()), (2_000, 2));
        let reply = Reply::<Engine>::Done { id: 1, answer };
        assert_eq!(decode::<Reply<Engine>>(&encode(&reply).unwrap()), Ok(reply));
        let stopped = Engine::default().run(job, &mut |done, _| match done {
            0..300 => ControlFlow::Continue(()),
            _ => ControlFlow::Break(()),
        });
        assert_eq!(stopped, Err(EngineFault::Cancelled));
        let nothing = Columns { shares: vec![None], ..question.columns.clone() };
        let nothing = EngineJob::Draw(DrawQuestion { columns: nothing, ..question });
        assert_eq!(Engine::default().run(nothing, go), Err(EngineFault::Unsound));
    }

    #[test]
    fn a_search_goes_on_where_it_was() {
        let model = ModelColumns {
            values: vec![60, 50, 40],
            columns: vec![vec![(0, 90)], vec![(0, 60)], vec![(0, 40)]],
            limits: vec![(i64::MIN, 100)],
            fixed: vec![None; 3],
        };
        let mut engine = Engine::default();
        let go = &mut |_, _| ControlFlow::Continue(());
        assert_eq!(engine.run(EngineJob::SelectMore(1), go), Err(EngineFault::Unsound));
        let job = EngineJob::Select { model: model.clone(), seed: 1, work: 10 };
        let sent = encode(&ToWorker { id: 1, job }).unwrap();
        let heard: ToWorker<EngineJob> = decode(&sent).unwrap();
        let mut answer = engine.run(heard.job, go).unwrap();
        for _ in 0..50 {
            answer = engine.run(EngineJob::SelectMore(10_000), go).unwrap();
        }
        let EngineAnswer::Selected(found) = &answer else { panic!("{answer:?}") };
        assert_eq!((found.value, found.bound, found.is_done), (Some(90), 90, true));
        assert_eq!(
            (found.chosen.as_slice(), found.gap()),
            ([false, true, true].as_slice(), Some(0.0))
        );
        let reply = Reply::<Engine>::Done { id: 1, answer };
        assert_eq!(decode::<Reply<Engine>>(&encode(&reply).unwrap()), Ok(reply));
        let broken = ModelColumns { fixed: Vec::new(), ..model };
        let job = EngineJob::Select { model: broken, seed: 1, work: 10 };
        assert_eq!(engine.run(job, go), Err(EngineFault::Unsound));
    }

    #[test]
    fn levelling_goes_on_where_it_was() {
        use crate::analysis::level::problem::{Choice, Line, Link, Mover};
        let mover = |weight| Mover {
            months: 1,
            weight,
            later: 1,
            end_later: 1,
            lines: vec![Line { row: 0, offset: 0, minutes: vec![80] }],
            ..Mover::default()
        };
        let problem = Problem {
            months: 2,
            room: vec![vec![100; 2]],
            movers: vec![mover(500), mover(1_500)],
            links: vec![Link { before: 1, after: 0, slack: 0 }],
            price: 10,
        };
        let mut engine = Engine::default();
        let go = &mut |_, _| ControlFlow::Continue(());
        assert_eq!(engine.run(EngineJob::LevelMore(1), go), Err(EngineFault::Unsound));
        let job = EngineJob::Level { problem: problem.clone(), seed: 1, steps: 1 };
        let heard: ToWorker<EngineJob> =
            decode(&encode(&ToWorker { id: 1, job: job.clone() }).unwrap()).unwrap();
        assert_eq!(heard.job, job);
        engine.run(heard.job, go).unwrap();
        let answer = engine.run(EngineJob::LevelMore(100), go).unwrap();
        let EngineAnswer::Levelled(found) = &answer else { panic!("{answer:?}") };
        assert_eq!((found.short, found.bound, found.is_settled), (0, 0, true));
        assert_eq!(found.choices, [Choice { shift: 1, stretch: 0 }, Choice::default()]);
        let reply = Reply::<Engine>::Done { id: 1, answer };
        assert_eq!(decode::<Reply<Engine>>(&encode(&reply).unwrap()), Ok(reply));
        let broken = Problem { months: 3, ..problem };
        let job = EngineJob::Level { problem: broken, seed: 1, steps: 1 };
        assert_eq!(engine.run(job, go), Err(EngineFault::Unsound));
    }

    /// A kept run that follows an edit answers what a new worker answers, to the last bit.
    fn soon_is_the_same_as_anew(job: &EngineJob) {
        let EngineJob::Forecast { inputs, .. } = job.clone() else { panic!("{job:?}") };
        let method = Method { runs: 1_000, seed: 41 };
        let soon = |inputs| EngineJob::ForecastSoon { inputs, method, row: None, month: None };
        let go = &mut |_, _| ControlFlow::Continue(());
        let mut kept = Engine::default();
        let mut edited = inputs.clone();
        edited.projects[0].probability = 0.4;
        for inputs in [inputs.clone(), edited, inputs] {
            let anew = Engine::default().run(soon(inputs.clone()), go);
            assert!(anew.is_ok());
            assert_eq!(kept.run(soon(inputs), go), anew);
        }
        assert_eq!(kept.run(soon(Inputs::default()), go), Err(EngineFault::Refused));
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
        let answer = Engine::default().run(heard.job, &mut |done, total| {
            assert!(done >= last.0 && done < total, "{done} of {total}");
            last = (done, total);
            ControlFlow::Continue(())
        });
        let EngineAnswer::Forecast { forecast, cell, parts, moments } = answer.clone().unwrap()
        else {
            panic!("{answer:?}")
        };
        assert_eq!((cell.0, parts.len(), forecast.cells.len()), (1, 1, 6));
        assert_eq!(moments.len(), 3);
        soon_is_the_same_as_anew(&job);
        let reply = Reply::<Engine>::Done { id: 1, answer: answer.unwrap() };
        assert_eq!(decode::<Reply<Engine>>(&encode(&reply).unwrap()), Ok(reply));
        let stopped = Engine::default().run(job, &mut |done, _| match done {
            0..5 => ControlFlow::Continue(()),
            _ => ControlFlow::Break(()),
        });
        assert_eq!(stopped, Err(EngineFault::Cancelled));
        let nothing =
            EngineJob::Forecast { inputs: Inputs::default(), method, row: None, month: None };
        let refused = Engine::default().run(nothing, &mut |_, _| ControlFlow::Continue(()));
        assert_eq!(refused, Err(EngineFault::Refused));
    }
}
