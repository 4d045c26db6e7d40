//! A ranking problem as plain columns of figures: what goes to a worker that measures stability.
//!
//! Names, ids and values stay behind; positions stand for them on either side.

use super::{
    Candidate, Cell, Cost, CriterionUse, Cut, Money, Problem, SetChange, Stability, Unusable,
    WeightMove,
};
use crate::model::order::OrderKey;
use crate::model::{Currency, Id, Lock, Project, Uid};
use crate::order::Sorted;
use serde::{Deserialize, Serialize};

/// Where the line is drawn, in figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CutFigure {
    /// Where the next project in rank order would pass so many minor units.
    Budget(i64),
    /// After so many ranks.
    Rank(u64),
}

/// A problem in columns. Projects stand in the order that breaks ties.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Columns {
    /// The share of each criterion; `None` where it cannot count.
    pub shares: Vec<Option<f64>>,
    /// By criterion the utility of every project, 0 to 1; `None` where nothing is known.
    pub utilities: Vec<Vec<Option<f64>>>,
    /// What each project costs, in minor units of one currency.
    pub costs: Vec<i64>,
    /// The decision on each project: 0 none, 1 must, 2 excluded, 3 closed or rejected.
    pub decisions: Vec<u8>,
    /// The line.
    pub cut: CutFigure,
}

/// What moving one weight does, by positions.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct MoveFigures {
    /// The position of the criterion.
    pub criterion: u32,
    /// Projects that leave and enter with the weight moved down.
    pub down: (u32, u32),
    /// Projects that leave and enter with the weight moved up.
    pub up: (u32, u32),
    /// By how many points the weight can fall and rise.
    pub holds: Option<(f64, f64)>,
}

/// How firmly the selected set stands, by positions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StabilityFigures {
    /// By how many points of 100 each weight was moved.
    pub points: f64,
    /// The most projects that a single move changes.
    pub changed: u32,
    /// Each criterion that counts.
    pub moves: Vec<MoveFigures>,
}

impl Columns {
    /// The columns of a problem and its line, which is in the problem's currency.
    pub fn of(problem: &Problem, cut: Cut) -> Self {
        let candidates = in_tie_order(problem);
        let criteria = &problem.criteria;
        let utility = |candidate: &&Candidate, at: usize| {
            candidate.cells.get(at).copied().flatten().map(|cell| cell.utility)
        };
        let column = |at| candidates.iter().map(|candidate| utility(candidate, at)).collect();
        Self {
            shares: criteria.iter().map(|c| c.unusable.is_none().then_some(c.share)).collect(),
            utilities: (0..criteria.len()).map(column).collect(),
            costs: candidates.iter().map(|candidate| candidate.cost.minor()).collect(),
            decisions: candidates.iter().map(|candidate| decision(candidate)).collect(),
            cut: match cut {
                Cut::Budget(budget) => CutFigure::Budget(budget.minor),
                Cut::Rank(ranks) => CutFigure::Rank(ranks as u64),
            },
        }
    }

    /// Moves every weight and counts what changes.
    pub fn measure(&self) -> StabilityFigures {
        let cut = match self.cut {
            CutFigure::Budget(minor) => Cut::Budget(Money::new(minor, Currency::GBP)),
            CutFigure::Rank(ranks) => Cut::Rank(usize::try_from(ranks).unwrap_or(usize::MAX)),
        };
        let stability = self.problem().stability(cut);
        let position = |uid: Uid| u32::try_from(uid.0).unwrap_or(u32::MAX);
        let moves = stability.moves.iter().map(|at| MoveFigures {
            criterion: position(at.criterion.uid()),
            down: (figure(at.down.leaves), figure(at.down.enters)),
            up: (figure(at.up.leaves), figure(at.up.enters)),
            holds: at.holds,
        });
        StabilityFigures {
            points: stability.points,
            changed: figure(stability.changed),
            moves: moves.collect(),
        }
    }

    /// The problem with positions for ids; the currency says nothing here.
    fn problem(&self) -> Problem {
        let criterion = |(at, share): (usize, &Option<f64>)| CriterionUse {
            id: Id::new(Uid(at as u128)),
            share: share.unwrap_or(0.0),
            low: 0.0,
            high: 1.0,
            unusable: share.is_none().then_some(Unusable::NotNumeric),
        };
        let cell = |utility: f64| Cell { value: utility, utility, clamped: false };
        let columns = &self.utilities;
        let candidate = |(at, cost): (usize, &i64)| {
            let decision = self.decisions.get(at).copied().unwrap_or(0);
            let cells = columns.iter().map(|column| column.get(at).copied().flatten().map(cell));
            Candidate {
                id: Id::new(Uid(at as u128)),
                name: String::new(),
                order: OrderKey::default(),
                lock: [None, Some(Lock::Must), Some(Lock::Exclude)]
                    .get(usize::from(decision))
                    .copied()
                    .flatten(),
                open: decision < CLOSED,
                cost: Cost::Given(Money::new(*cost, Currency::GBP)),
                cells: cells.collect(),
            }
        };
        Problem {
            criteria: self.shares.iter().enumerate().map(criterion).collect(),
            candidates: self.costs.iter().enumerate().map(candidate).collect(),
            currency: Currency::GBP,
            findings: Vec::new(),
        }
    }
}

impl StabilityFigures {
    /// The stability of the problem the columns were made of.
    pub fn of_problem(&self, problem: &Problem) -> Stability {
        let change = |(leaves, enters): (u32, u32)| SetChange {
            leaves: leaves as usize,
            enters: enters as usize,
        };
        let moves = self.moves.iter().filter_map(|at| {
            let criterion = problem.criteria.get(at.criterion as usize)?.id;
            let (down, up) = (change(at.down), change(at.up));
            Some(WeightMove { criterion, down, up, holds: at.holds })
        });
        Stability { points: self.points, changed: self.changed as usize, moves: moves.collect() }
    }
}

/// The candidates in the order that breaks ties: that of the columns.
fn in_tie_order(problem: &Problem) -> Vec<&Candidate> {
    let mut candidates: Vec<&Candidate> = problem.candidates.iter().collect();
    candidates.order_by(|a, b| {
        a.order.cmp(&b.order).then_with(|| a.name.cmp(&b.name)).then_with(|| a.id.cmp(&b.id))
    });
    candidates
}

/// The projects by their position in the columns of a problem.
pub fn positions(problem: &Problem) -> Vec<Id<Project>> {
    in_tie_order(problem).into_iter().map(|candidate| candidate.id).collect()
}

/// The code of a project that is closed or rejected, whatever was decided on it.
const CLOSED: u8 = 3;

fn decision(candidate: &Candidate) -> u8 {
    match (candidate.open, candidate.lock) {
        (false, _) => CLOSED,
        (true, None) => 0,
        (true, Some(Lock::Must)) => 1,
        (true, Some(Lock::Exclude)) => 2,
    }
}

fn figure(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
