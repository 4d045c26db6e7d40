//! Which projects come first and how far the money goes.
//!
//! Weighted sum over fixed scales; a missing score is left out and the other weights share its
//! part, with the worst case beside it. The cut line is a strict prefix of the ranking. The
//! formulas are in `docs/method/prioritisation.md`.

pub mod columns;
pub mod draws;
mod flips;
pub mod kernel;
mod line;
pub mod people;
mod problem;
mod score;
pub mod scorers;
mod stability;
#[cfg(test)]
mod tests;
mod value;

pub use flips::Flip;
pub use problem::suggest_anchors;

use crate::model::{
    Criterion, Currency, Id, Lock, Money, Project, Settings, Unconverted, Workspace,
};
use chrono::NaiveDate;

/// Where the line between what is done and what waits is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// After the last project that still fits this much money, in rank order.
    Budget(Money),
    /// After this many ranks, placed by hand.
    Rank(usize),
}

impl Cut {
    /// The line the settings ask for: their budget; none where no budget is set.
    pub fn of(settings: &Settings) -> Option<Self> {
        settings.budget.map(Self::Budget)
    }
}

/// Why a criterion cannot count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// Both ends of its scale are the same, or one is not a number.
    FlatScale,
    /// It reads money, and no scale is given for it.
    NoScale,
    /// It reads a field that does not exist.
    UnknownField,
    /// It reads a field that holds no numbers.
    NotNumeric,
    /// It reads objectives, and none with a weight is in force.
    NoObjectives,
}

/// A criterion as it counts here.
#[derive(Clone, Debug, PartialEq)]
pub struct CriterionUse {
    /// The criterion.
    pub id: Id<Criterion>,
    /// Its part of all weights that count, 0 to 1; 0 where it cannot count.
    pub share: f64,
    /// The value that counts 0.
    pub low: f64,
    /// The value that counts 1; below `low` where less is better.
    pub high: f64,
    /// Why it cannot count, where it cannot.
    pub unusable: Option<Unusable>,
}

/// How a project stands on one criterion.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// The value on the criterion's own scale; money in units of the reporting currency.
    pub value: f64,
    /// The value between the ends of the scale, 0 to 1.
    pub utility: f64,
    /// Whether the value lay outside the scale and was taken as its end.
    pub clamped: bool,
}

/// What one criterion adds to a project's total.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// The value and its place on the scale.
    pub cell: Cell,
    /// The weight that counts for this project, 0 to 1: its share among the criteria present.
    pub weight: f64,
    /// Weight × utility × 100; the points of a project sum to its total.
    pub points: f64,
}

/// What a project costs in the reporting currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cost {
    /// So much, converted at the rate of the day where needed.
    Given(Money),
    /// No cost is given; counts as nothing.
    Missing,
    /// The cost has no rate into the reporting currency; counts as nothing.
    NoRate(Money),
    /// The cost is beyond all bounds in the reporting currency; counts as nothing.
    TooLarge(Money),
}

impl Cost {
    /// The amount that counts, in minor units of the reporting currency.
    pub fn minor(self) -> i64 {
        match self {
            Self::Given(money) => money.minor,
            Self::Missing | Self::NoRate(_) | Self::TooLarge(_) => 0,
        }
    }
}

/// A project with everything the ranking asks of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The project.
    pub id: Id<Project>,
    /// Its name, for ties.
    pub name: String,
    /// The order the user gave it, for ties.
    pub order: crate::model::order::OrderKey,
    /// A decision taken before the ranking.
    pub lock: Option<Lock>,
    /// Whether it is neither closed nor rejected.
    pub open: bool,
    /// What it costs.
    pub cost: Cost,
    /// How it stands, one cell per criterion in their order; `None` where nothing is known.
    pub cells: Vec<Option<Cell>>,
}

/// The whole question: criteria, projects and what was odd in reading them.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The criteria in the user's order; shares sum to 1, or to 0 where none counts.
    pub criteria: Vec<CriterionUse>,
    /// The projects, in any order.
    pub candidates: Vec<Candidate>,
    /// The currency of costs and totals.
    pub currency: Currency,
    /// What was odd.
    pub findings: Vec<Finding>,
}

/// In which part of the list a project stands, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// It is done whatever its score.
    Must,
    /// It is ranked by its score.
    Ranked,
    /// Nothing is known of it on any criterion.
    Unscored,
    /// It is not done whatever its score.
    Excluded,
    /// It is closed or was rejected.
    Closed,
}

/// Why a project is below the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// With everything above the line it would pass the budget by so much.
    OverBudgetBy(Money),
    /// What is left would pay for it, but this project ranks before it and does not fit.
    FitsAloneButRanksBelow(Id<Project>),
    /// The line was placed above it by hand.
    RanksBelowLine,
    /// It has no score.
    NotScored,
    /// It is excluded by decision.
    Excluded,
    /// It is closed or was rejected.
    Closed,
}

/// On which side of the line a project is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Above the line, or there is no line.
    In,
    /// Below the line.
    Below(Reason),
}

/// One project in the ranking.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The project.
    pub project: Id<Project>,
    /// Its rank from 1.
    pub rank: usize,
    /// In which part of the list it stands.
    pub group: Group,
    /// Its total, 0 to 100; `None` where nothing is known.
    pub total: Option<f64>,
    /// Its total where every missing score counts as nothing, 0 to 100.
    pub worst: f64,
    /// The part of the weights that is present, 0 to 1.
    pub coverage: f64,
    /// What each criterion adds, in the order of the criteria.
    pub parts: Vec<Option<Part>>,
    /// What it costs.
    pub cost: Cost,
    /// What it and all ranks above it cost; excluded and closed ones are not counted.
    pub cumulative: Money,
    /// On which side of the line it is.
    pub place: Place,
}

/// The cut line and what lies above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// How it was drawn; a budget is in the reporting currency.
    pub cut: Cut,
    /// How many projects are above it; they are the first so many ranks.
    pub selected: usize,
    /// How many are below it that could be above: neither excluded nor closed.
    pub below: usize,
    /// How many are excluded, closed or rejected, and below it for that.
    pub left_out: usize,
    /// What those above cost.
    pub used: Money,
    /// What is left of the budget; below zero where the must-dos pass it.
    pub left: Option<Money>,
    /// The first project that did not fit.
    pub blocked_by: Option<Id<Project>>,
    /// By how much the must-dos alone pass the budget.
    pub musts_over: Option<Money>,
}

/// Something odd in the data; the result stands beside it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Finding {
    /// There is no criterion.
    NoCriteria,
    /// No criterion has a weight, so all count the same.
    EqualWeights,
    /// All weights are zero, so nothing is scored.
    AllWeightsZero,
    /// The criterion has no weight, while others have one; it does not count.
    CriterionWithoutWeight(Id<Criterion>),
    /// The criterion cannot count.
    CriterionUnusable(Id<Criterion>, Unusable),
    /// So many values lie outside the criterion's scale and count as its end.
    Clamped(Id<Criterion>, usize),
    /// So many scores on the criterion were replaced by a newer one of the same person.
    DuplicateScores(Id<Criterion>, usize),
    /// So many projects contribute twice to one objective; the newest counts.
    DuplicateContributions(usize),
    /// So many projects have amounts without a rate into the reporting currency; those amounts
    /// count as missing.
    NoRate(Currency, usize),
    /// So many projects have amounts that are beyond all bounds in the reporting currency; those
    /// amounts count as missing.
    TooLarge(Currency, usize),
    /// So many open projects have no cost; they count as costing nothing.
    CostsMissing(usize),
    /// The project's cost is below zero.
    NegativeCost(Id<Project>),
    /// The project must be done but is closed or rejected; it is not selected.
    MustButClosed(Id<Project>),
    /// The budget has no rate into the reporting currency, so there is no line.
    BudgetWithoutRate(Currency),
    /// The budget is beyond all bounds in the reporting currency, so there is no line.
    BudgetTooLarge(Currency),
    /// The must-dos alone pass the budget by so much.
    MustsOverBudget(Money),
}

/// How the selected set changes when a weight moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SetChange {
    /// Selected before, not after.
    pub leaves: usize,
    /// Selected after, not before.
    pub enters: usize,
}

/// What moving one weight does, the others keeping their proportions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WeightMove {
    /// The criterion.
    pub criterion: Id<Criterion>,
    /// The weight moved down, not below 0.
    pub down: SetChange,
    /// The weight moved up, not above 100.
    pub up: SetChange,
    /// How many points the weight can fall and rise before a project from below the line
    /// overtakes one from above. `None` where there are too many pairs to look at.
    pub holds: Option<(f64, f64)>,
}

/// How firmly the selected set stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Stability {
    /// By how many points of 100 each weight was moved.
    pub points: f64,
    /// The most projects that a single move takes out of the set or brings into it.
    pub changed: usize,
    /// Each criterion that counts, in their order.
    pub moves: Vec<WeightMove>,
}

/// The ranking with its line.
#[derive(Clone, Debug, PartialEq)]
pub struct Prioritisation {
    /// The criteria in the user's order.
    pub criteria: Vec<CriterionUse>,
    /// All projects in rank order.
    pub entries: Vec<Entry>,
    /// The line; `None` where no budget is set and no line placed: then all open ones are in.
    pub line: Option<Line>,
    /// How firmly the selected set stands; `None` without a line.
    pub stability: Option<Stability>,
    /// The currency of costs.
    pub currency: Currency,
    /// What was odd.
    pub findings: Vec<Finding>,
}

/// Ranks the projects of a workspace on a day and draws the line.
pub fn prioritise(workspace: &Workspace, as_of: NaiveDate, cut: Option<Cut>) -> Prioritisation {
    let (problem, cut) = question(workspace, as_of, cut);
    problem.solve(cut)
}

/// Reads what the ranking asks of a workspace, and the line in its reporting currency.
///
/// A budget without a rate draws no line; that is among the findings then.
pub fn question(
    workspace: &Workspace,
    as_of: NaiveDate,
    cut: Option<Cut>,
) -> (Problem, Option<Cut>) {
    let mut problem = Problem::read(workspace, as_of);
    let cut = match cut {
        Some(Cut::Budget(budget)) => {
            let converted = workspace.in_reporting(budget, as_of);
            problem.findings.extend(converted.err().map(|why| match why {
                Unconverted::NoRate => Finding::BudgetWithoutRate(budget.currency),
                Unconverted::TooLarge => Finding::BudgetTooLarge(budget.currency),
            }));
            converted.ok().map(Cut::Budget)
        }
        other => other,
    };
    (problem, cut)
}

impl Problem {
    /// Ranks the candidates, draws the line and measures how firmly it stands.
    pub fn solve(&self, cut: Option<Cut>) -> Prioritisation {
        let stability = cut.map(|cut| self.stability(cut));
        Prioritisation { stability, ..self.rank(cut) }
    }

    /// Ranks the candidates and draws the line. A budget is in the problem's currency.
    ///
    /// Stability is left out: it ranks anew for every weight and takes by far the longest.
    pub fn rank(&self, cut: Option<Cut>) -> Prioritisation {
        let (entries, line) = line::draw(self, &self.rows(), cut);
        let mut findings = self.findings.clone();
        findings.extend(line.and_then(|line| line.musts_over).map(Finding::MustsOverBudget));
        Prioritisation {
            criteria: self.criteria.clone(),
            entries,
            line,
            stability: None,
            currency: self.currency,
            findings,
        }
    }

    /// How firmly the selected set stands when one weight moves.
    pub fn stability(&self, cut: Cut) -> Stability {
        let rows = self.rows();
        let selected = line::walk(&rows, Some(cut)).selected;
        stability::measure(self, &rows, cut, selected)
    }

    fn rows(&self) -> Vec<score::Row<'_>> {
        score::ranked(self, |candidate| score::standing(&self.criteria, candidate))
    }
}
