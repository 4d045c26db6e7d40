//! What changed between two versions, and how much each group of changes gives to a figure.

use super::Figures;
use crate::model::RecordKind;

/// A group of changes, in the order in which they are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Budgets and rates.
    Money,
    /// Criteria, weights, scores, objectives.
    Scoring,
    /// Projects and what binds them.
    Projects,
    /// People, roles, calendars.
    People,
    /// Demand.
    Work,
    /// All else.
    Rest,
}

impl Group {
    /// All groups in their order.
    pub const ALL: [Self; 6] =
        [Self::Money, Self::Scoring, Self::Projects, Self::People, Self::Work, Self::Rest];

    /// The group a record belongs to.
    pub fn of(kind: RecordKind) -> Self {
        use RecordKind as K;
        match kind {
            K::Settings | K::BudgetLine => Self::Money,
            K::Criterion | K::Score | K::Comparison | K::Objective | K::Contribution => {
                Self::Scoring
            }
            K::Project | K::Programme | K::Portfolio | K::Dependency | K::Milestone => {
                Self::Projects
            }
            K::Person | K::Role | K::Team | K::Calendar => Self::People,
            K::Demand => Self::Work,
            _ => Self::Rest,
        }
    }
}

/// A figure that is taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Points of the projects in.
    Value,
    /// Money of the projects in, in minor units.
    Cost,
    /// Role-months over capacity.
    Over,
    /// FTE-months short.
    Short,
}

impl Measure {
    /// All measures.
    pub const ALL: [Self; 4] = [Self::Value, Self::Cost, Self::Over, Self::Short];

    /// The figure of a version.
    pub fn of(self, figures: &Figures) -> f64 {
        match self {
            Self::Value => figures.value,
            Self::Cost => figures.cost as f64,
            Self::Over => figures.months_over as f64,
            Self::Short => figures.months_short,
        }
    }
}

/// What each version on the way adds to a figure over the one before it; the contributions sum to
/// the difference between the last and the first.
pub fn contributions(measure: Measure, first: &Figures, after: &[Figures]) -> Vec<f64> {
    let before = std::iter::once(first).chain(after);
    before.zip(after).map(|(before, after)| measure.of(after) - measure.of(before)).collect()
}
