//! The same projects ranked by several methods side by side, and how far the orders agree.
//!
//! Formulas, sources and the effect of each choice: `docs/method/scoring-methods.md`.

pub mod kernel;
mod read;
mod reversal;
#[cfg(test)]
mod tests;

pub use kernel::ahp::{AhpFault, Dispersion, IndexTable, Judgements, Priorities, Revisit};
pub use read::{Pairwise, Sheet};
pub use reversal::{Change, Reversals};

use crate::model::{Criterion, CriterionRole, Id, Moscow};
use kernel::agree::tau_b;
use kernel::score::{Normaliser, topsis, weighted};

/// A way to rank projects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// Weighted sum on the fixed scales of the criteria: the ranking of the page.
    Fixed,
    /// Weighted sum with the weights of pairwise comparison, on the same scales.
    Pairwise,
    /// Weighted sum of places between the least and the greatest value.
    MinMax,
    /// Weighted sum of parts of the greatest value.
    Ratio,
    /// Weighted sum of parts of the column's length.
    Vector,
    /// Weighted sum of standard deviations from the mean.
    ZScore,
    /// Closeness to the ideal (TOPSIS).
    Topsis,
    /// (Value + urgency + risk reduction) ÷ job size.
    Wsjf,
    /// Reach × impact × confidence ÷ effort.
    Rice,
    /// Cost of a week of delay ÷ weeks (CD3).
    DelayCost,
    /// Weighted total ÷ effort, or cost where no effort is given.
    ValueEffort,
    /// Must, should, could, won't; within each by weighted total.
    Moscow,
}

impl Method {
    /// All methods in the order they are offered.
    pub const ALL: [Self; 12] = [
        Self::Fixed,
        Self::Pairwise,
        Self::Topsis,
        Self::Wsjf,
        Self::Rice,
        Self::DelayCost,
        Self::ValueEffort,
        Self::Moscow,
        Self::MinMax,
        Self::Ratio,
        Self::Vector,
        Self::ZScore,
    ];

    /// The method's name in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fixed => "fixed",
            Self::Pairwise => "pairwise",
            Self::MinMax => "min_max",
            Self::Ratio => "ratio",
            Self::Vector => "vector",
            Self::ZScore => "z_score",
            Self::Topsis => "topsis",
            Self::Wsjf => "wsjf",
            Self::Rice => "rice",
            Self::DelayCost => "cd3",
            Self::ValueEffort => "value_effort",
            Self::Moscow => "moscow",
        }
    }

    /// The method of a name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.code() == code)
    }

    /// The parts its formula needs, each a criterion that stands for it.
    pub fn roles(self) -> &'static [CriterionRole] {
        use CriterionRole as R;
        match self {
            Self::Wsjf => &[R::Value, R::Urgency, R::RiskReduction, R::JobSize],
            Self::Rice => &[R::Reach, R::Impact, R::Confidence, R::Effort],
            Self::DelayCost => &[R::DelayCost, R::Weeks],
            _ => &[],
        }
    }

    /// Whether a new or changed project can turn the order of two others round.
    pub fn can_reverse(self) -> bool {
        matches!(self, Self::MinMax | Self::Vector | Self::ZScore | Self::Topsis)
    }
}

/// Why a method ranks nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Missing {
    /// No criterion stands for these parts of its formula.
    Roles(Vec<CriterionRole>),
    /// No criterion with a weight counts.
    Weights,
    /// No project has all it needs.
    Values,
    /// No project has a need.
    Needs,
    /// The criterion has values of 0 or below, of which no parts can be taken.
    NotPositive(Id<Criterion>),
    /// Nothing was compared in pairs.
    Comparisons,
    /// The comparisons do not connect all criteria.
    Unconnected,
    /// More criteria than can be compared in pairs.
    TooMany,
}

/// What a method makes of the projects, by their position in the sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The method.
    pub method: Method,
    /// Its figure for every project, higher first; `None` where it says nothing of one. Empty
    /// where it ranks nothing.
    pub scores: Vec<Option<f64>>,
    /// The rank from 1; equal figures share the better rank.
    pub ranks: Vec<Option<usize>>,
    /// Kendall's τ-b with the ranking of the page over the projects that both rank.
    pub agreement: Option<f64>,
    /// Why it ranks nothing.
    pub missing: Option<Missing>,
}

/// All methods side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Each method in the order of [`Method::ALL`].
    pub outcomes: Vec<Outcome>,
    /// Must-have effort against all effort, where needs and effort are given.
    pub musts: Option<MustShare>,
}

/// How much of the effort the must-haves take (DSDM: at most 60 %).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MustShare {
    /// Effort of the must-haves.
    pub must: f64,
    /// Effort of the could-haves.
    pub could: f64,
    /// Effort of all but the won't-haves.
    pub all: f64,
}

impl MustShare {
    /// Most that the must-haves should take of the effort.
    pub const LIMIT: f64 = 0.6;

    /// The must-haves' part of the effort, 0 to 1.
    pub fn share(&self) -> f64 {
        if self.all > 0.0 { self.must / self.all } else { 0.0 }
    }

    /// Whether that leaves too little to give way.
    pub fn is_over(&self) -> bool {
        self.share() > Self::LIMIT + 1e-9
    }
}

/// Where a project stands between value and effort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quadrant {
    /// Much value, little effort.
    QuickWin,
    /// Much value, much effort.
    BigBet,
    /// Little value, little effort.
    FillIn,
    /// Little value, much effort.
    MoneyPit,
}

impl Sheet {
    /// Ranks by every method.
    pub fn compare(&self) -> Comparison {
        let fixed = self.scores(Method::Fixed).unwrap_or_default();
        let outcome = |method| match self.scores(method) {
            Ok(scores) => Outcome {
                method,
                ranks: ranks(&scores),
                agreement: agreement(&scores, &fixed),
                scores,
                missing: None,
            },
            Err(missing) => Outcome {
                method,
                scores: Vec::new(),
                ranks: Vec::new(),
                agreement: None,
                missing: Some(missing),
            },
        };
        let outcomes = Method::ALL.into_iter().map(outcome).collect();
        Comparison { outcomes, musts: self.must_share() }
    }

    /// The figure of every project by a method, higher first.
    ///
    /// # Errors
    /// [`Missing`].
    pub fn scores(&self, method: Method) -> Result<Vec<Option<f64>>, Missing> {
        let scores = match method {
            Method::Fixed => self.totals(&self.shares)?,
            Method::Pairwise => self.totals(&self.pairwise.weights_of(self.shares.len())?)?,
            Method::MinMax => self.normalised(Normaliser::MinMax)?,
            Method::Ratio => self.normalised(Normaliser::Ratio)?,
            Method::Vector => self.normalised(Normaliser::Vector)?,
            Method::ZScore => self.normalised(Normaliser::ZScore)?,
            Method::Topsis => topsis(self.weighted_columns()?),
            Method::Wsjf | Method::Rice | Method::DelayCost => self.formula(method)?,
            Method::ValueEffort => self.by_effort()?,
            Method::Moscow => self.by_need()?,
        };
        let any = scores.iter().any(Option::is_some);
        if any { Ok(scores) } else { Err(Missing::Values) }
    }

    /// The parts of a project's figure, in the order of [`Method::roles`]; for value against
    /// effort the total and the effort.
    pub fn parts(&self, method: Method, project: usize) -> Option<Vec<f64>> {
        if method == Method::ValueEffort {
            let total = self.scores(Method::Fixed).ok()?.get(project).copied().flatten()?;
            return Some(vec![total, self.effort(project)?]);
        }
        method.roles().iter().map(|role| self.role(*role, project)).collect()
    }

    fn normalised(&self, by: Normaliser) -> Result<Vec<Option<f64>>, Missing> {
        let scored = weighted(self.weighted_columns()?, by).map_err(|fault| {
            let criterion = self.criteria.get(fault.column).copied();
            criterion.map_or(Missing::Weights, Missing::NotPositive)
        })?;
        let scale = if by == Normaliser::ZScore { 1.0 } else { 100.0 };
        Ok(scored.into_iter().map(|score| score.map(|score| scale * score)).collect())
    }

    fn formula(&self, method: Method) -> Result<Vec<Option<f64>>, Missing> {
        let lacks = |role: &CriterionRole| !self.roles.contains_key(role);
        let missing: Vec<CriterionRole> = method.roles().iter().copied().filter(lacks).collect();
        if !missing.is_empty() {
            return Err(Missing::Roles(missing));
        }
        let figure = |project| {
            let parts = self.parts(method, project)?;
            let figure = match (method, parts.as_slice()) {
                (Method::Wsjf, [value, urgency, risk, size]) => {
                    divided(value + urgency + risk, *size)
                }
                (Method::Rice, [reach, impact, confidence, effort]) => {
                    divided(reach * impact * confidence, *effort)
                }
                (_, [cost, weeks]) => divided(*cost, *weeks),
                _ => None,
            };
            figure.filter(|figure| figure.is_finite())
        };
        Ok((0..self.projects.len()).map(figure).collect())
    }

    fn by_effort(&self) -> Result<Vec<Option<f64>>, Missing> {
        let totals = self.scores(Method::Fixed)?;
        let ratio = |(at, total): (usize, Option<f64>)| divided(total?, self.effort(at)?);
        Ok(totals.into_iter().enumerate().map(ratio).collect())
    }

    /// Needs before totals: a hundred points between two needs.
    fn by_need(&self) -> Result<Vec<Option<f64>>, Missing> {
        if self.needs.iter().all(Option::is_none) {
            return Err(Missing::Needs);
        }
        let totals = self.scores(Method::Fixed).unwrap_or_default();
        let figure = |(at, need): (usize, &Option<Moscow>)| {
            let step = match (*need)? {
                Moscow::Must => 300.0,
                Moscow::Should => 200.0,
                Moscow::Could => 100.0,
                Moscow::Wont => 0.0,
            };
            Some(step + totals.get(at).copied().flatten().unwrap_or(0.0).min(99.999_999))
        };
        Ok(self.needs.iter().enumerate().map(figure).collect())
    }

    fn must_share(&self) -> Option<MustShare> {
        let mut share = MustShare { must: 0.0, could: 0.0, all: 0.0 };
        for (at, need) in self.needs.iter().enumerate() {
            let (Some(need), Some(effort)) = (need, self.role(CriterionRole::Effort, at)) else {
                continue;
            };
            match need {
                Moscow::Must => share.must += effort,
                Moscow::Could => share.could += effort,
                Moscow::Should => {}
                Moscow::Wont => continue,
            }
            share.all += effort;
        }
        (share.all > 0.0).then_some(share)
    }

    /// Where the projects stand between value and effort, cut at the medians; on the median counts
    /// as much value and as little effort.
    pub fn quadrants(&self) -> Vec<Option<Quadrant>> {
        let totals = self.scores(Method::Fixed).unwrap_or_default();
        let point = |at: usize| Some((totals.get(at).copied().flatten()?, self.effort(at)?));
        let points: Vec<Option<(f64, f64)>> = (0..self.projects.len()).map(point).collect();
        let middle = |of: fn(&(f64, f64)) -> f64| {
            let mut figures: Vec<f64> = points.iter().flatten().map(of).collect();
            kernel::score::median(&mut figures).unwrap_or(0.0)
        };
        let (value, effort) = (middle(|point| point.0), middle(|point| point.1));
        let quadrant = |point: (f64, f64)| match (point.0 >= value, point.1 <= effort) {
            (true, true) => Quadrant::QuickWin,
            (true, false) => Quadrant::BigBet,
            (false, true) => Quadrant::FillIn,
            (false, false) => Quadrant::MoneyPit,
        };
        points.into_iter().map(|point| point.map(quadrant)).collect()
    }
}

/// A quotient; `None` where nothing is divided by.
fn divided(number: f64, by: f64) -> Option<f64> {
    (by > 0.0).then(|| number / by)
}

/// Ranks from 1, the highest figure first; equal figures share the better rank.
pub fn ranks(scores: &[Option<f64>]) -> Vec<Option<usize>> {
    use crate::order::Sorted as _;
    let mut sorted: Vec<f64> = scores.iter().copied().flatten().collect();
    sorted.order_by(|a, b| b.total_cmp(a));
    let rank = |score: f64| sorted.partition_point(|other| *other > score) + 1;
    scores.iter().map(|score| score.map(rank)).collect()
}

/// Kendall's τ-b over what both rank.
fn agreement(one: &[Option<f64>], other: &[Option<f64>]) -> Option<f64> {
    let both = one.iter().zip(other).filter_map(|(a, b)| Some(((*a)?, (*b)?)));
    tau_b(&both.collect::<Vec<_>>())
}
