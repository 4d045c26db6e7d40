//! How firmly the selected set stands when all weights move at once: weights drawn around the
//! stated ones, a ranking and a line for each, and what of it is the same.
//!
//! Stochastic multicriteria acceptability (SMAA-2); rules in `docs/method/sensitivity.md`.

use super::columns::{Columns, CutFigure};
use super::kernel::dirichlet::{Scatter, draw};
use super::kernel::tally::{Edge, Kind, Tally};
use super::{CriterionUse, Problem, score};
use crate::analysis::random::Stream;
use crate::model::{Id, Project};
use crate::order::map_of;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// From this part of the draws on a project is safe; up to one minus it, safely out.
const SAFE: f64 = 0.95;
/// Draws between two looks at whether to go on.
pub const PORTION: u32 = 100;

/// What is drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DrawQuestion {
    /// Criteria, projects and the line.
    pub columns: Columns,
    /// How far the weights move.
    pub scatter: Scatter,
    /// How often.
    pub draws: u32,
    /// The seed: the same seed gives the same draws.
    pub seed: u64,
}

/// What became of one project.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProjectDraws {
    /// How often it was inside the line.
    pub inside: u32,
    /// How often it had the highest total.
    pub first: u32,
    /// The rank by total that it has at best in all but 5 % of the draws; 0 without a total.
    pub low: u32,
    /// The rank that it has half of the time.
    pub middle: u32,
    /// The rank that it exceeds in 5 % of the draws.
    pub high: u32,
    /// The mean weights of the draws in which it was first, by criterion: its central weights.
    pub central: Option<Vec<f64>>,
    /// The mean weights of the draws in which it was inside.
    pub favour: Option<Vec<f64>>,
}

/// What became of all, by position.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DrawFigures {
    /// How often weights were drawn.
    pub draws: u32,
    /// How often the set was the one of the stated weights.
    pub same: u32,
    /// How many projects changed sides in a draw, on average.
    pub moved: f64,
    /// Each project, in the order of the columns.
    pub projects: Vec<ProjectDraws>,
}

/// How firmly a project stands on its side of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Firm {
    /// Inside in 95 % of the draws and more.
    SafeIn,
    /// Inside in some, outside in others.
    Contested,
    /// Inside in 5 % of the draws at most.
    SafeOut,
}

impl Firm {
    /// What a count of draws inside comes to.
    pub fn of(inside: u32, draws: u32) -> Self {
        let (inside, draws) = (f64::from(inside), f64::from(draws));
        if inside >= SAFE * draws {
            Self::SafeIn
        } else if inside <= (1.0 - SAFE) * draws + 1e-9 {
            Self::SafeOut
        } else {
            Self::Contested
        }
    }
}

impl DrawFigures {
    /// How many are safe in, contested, safe out.
    pub fn counts(&self) -> [usize; 3] {
        let count = |firm: Firm| {
            let of = |at: &&ProjectDraws| Firm::of(at.inside, self.draws) == firm;
            self.projects.iter().filter(of).count()
        };
        [count(Firm::SafeIn), count(Firm::Contested), count(Firm::SafeOut)]
    }
}

/// Draws in portions.
#[derive(Debug)]
pub struct Drawing {
    tally: Tally,
    shapes: Vec<f64>,
    stream: Stream,
    left: u32,
    /// The criteria that count, by their place in the columns.
    places: Vec<usize>,
    all: usize,
}

impl Drawing {
    /// Begins; `None` where no criterion counts or the figures do not belong together.
    pub fn begin(question: &DrawQuestion) -> Option<Self> {
        let columns = &question.columns;
        let counts = |(at, share): (usize, &Option<f64>)| {
            let share = share.filter(|share| share.is_finite() && *share > 0.0)?;
            Some((at, share))
        };
        let (places, mut shares): (Vec<usize>, Vec<f64>) =
            columns.shares.iter().enumerate().filter_map(counts).unzip();
        let sum: f64 = shares.iter().sum();
        if places.is_empty() || !sum.is_finite() {
            return None;
        }
        shares.iter_mut().for_each(|share| *share /= sum);
        let utilities = utilities(columns, &places);
        let width = places.len();
        let kinds = columns.decisions.iter().enumerate().map(|(at, decision)| {
            let own = utilities.iter().skip(at * width).take(width);
            kind(*decision, own.copied().any(|utility| !utility.is_nan()))
        });
        let edge = match columns.cut {
            CutFigure::Budget(minor) => Edge::Budget(i128::from(minor)),
            CutFigure::Rank(ranks) => Edge::Rank(usize::try_from(ranks).unwrap_or(usize::MAX)),
        };
        let kinds = kinds.collect();
        let shapes = question.scatter.shapes(&shares);
        let tally = Tally::new(&shares, utilities, columns.costs.clone(), kinds, edge)?;
        let (stream, left) = (Stream::new(question.seed), question.draws);
        Some(Self { tally, shapes, stream, left, places, all: columns.shares.len() })
    }

    /// Draws a portion; whether there is more to draw.
    pub fn step(&mut self) -> bool {
        let times = self.left.min(PORTION);
        self.tally.draw(&self.shapes, &mut self.stream, times);
        self.left -= times;
        self.left > 0
    }

    /// How often was drawn, and how often there will be.
    pub fn progress(&self) -> (u64, u64) {
        let done = u64::from(self.tally.draws);
        (done, done + u64::from(self.left))
    }

    /// What has come of it so far.
    pub fn figures(&self) -> DrawFigures {
        let tally = &self.tally;
        let project = |at: usize| {
            let count = |of: &[u32]| of.get(at).copied().unwrap_or(0);
            let (inside, first) = (count(&tally.inside), count(&tally.first));
            ProjectDraws {
                inside,
                first,
                low: tally.rank_at(at, 0.05),
                middle: tally.rank_at(at, 0.5),
                high: tally.rank_at(at, 0.95),
                central: self.mean(&tally.first_weights, at, first),
                favour: self.mean(&tally.inside_weights, at, inside),
            }
        };
        let draws = tally.draws;
        let moved = if draws > 0 { tally.moved as f64 / f64::from(draws) } else { 0.0 };
        let projects = (0..tally.costs.len()).map(project).collect();
        DrawFigures { draws, same: tally.same, moved, projects }
    }

    /// Mean weights by place in the columns; criteria that do not count have none.
    fn mean(&self, sums: &[f64], project: usize, count: u32) -> Option<Vec<f64>> {
        (count > 0).then(|| {
            let mut mean = vec![0.0; self.all];
            let own = sums.iter().skip(project * self.places.len());
            for (place, sum) in self.places.iter().zip(own) {
                if let Some(slot) = mean.get_mut(*place) {
                    *slot = sum / f64::from(count);
                }
            }
            mean
        })
    }
}

/// The utilities by project, of the criteria that count.
fn utilities(columns: &Columns, places: &[usize]) -> Vec<f64> {
    let cell = |project: usize, place: &usize| {
        let column = columns.utilities.get(*place);
        column.and_then(|column| column.get(project).copied().flatten()).unwrap_or(f64::NAN)
    };
    let row = |project: usize| places.iter().map(move |place| cell(project, place));
    (0..columns.costs.len()).flat_map(row).collect()
}

/// What a project with this decision is to the line.
fn kind(decision: u8, is_scored: bool) -> Kind {
    match (decision, is_scored) {
        (1, _) => Kind::Must,
        (0, true) => Kind::Ranked,
        (0, false) => Kind::Unscored,
        _ => Kind::Out,
    }
}

/// The totals of all scored projects under weights drawn around the stated ones; the same seed and
/// number give the same weights.
pub fn drawn_totals(
    problem: &Problem,
    scatter: Scatter,
    seed: u64,
    nth: u32,
) -> BTreeMap<Id<Project>, f64> {
    let counts = |used: &&CriterionUse| used.unusable.is_none() && used.share > 0.0;
    let shares: Vec<f64> = problem.criteria.iter().filter(counts).map(|used| used.share).collect();
    let mut weights = vec![0.0; shares.len()];
    let mut stream = Stream::keyed(seed, u128::from(nth));
    draw(&scatter.shapes(&shares), &mut stream, &mut weights);
    let mut criteria = problem.criteria.clone();
    let counted = criteria.iter_mut().filter(|used| used.unusable.is_none() && used.share > 0.0);
    counted.zip(weights).for_each(|(used, weight)| used.share = weight);
    let total = |candidate: &super::Candidate| {
        Some((candidate.id, score::standing(&criteria, candidate).total?))
    };
    map_of(problem.candidates.iter().filter_map(total))
}
