//! What a criterion reads of a project, and where that lies on the criterion's scale.

use super::scorers::opinions;
use super::{Cell, Unusable};
use crate::model::field::Kind;
use crate::model::{
    Contribution, Criterion, CriterionSource, FieldDef, FieldDefKind, Id, Money, Objective,
    Project, Record, RecordKind, Uid, Value, Workspace,
};
use crate::order::map_of;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What a criterion makes of one project.
pub(super) enum Reading {
    /// Nothing is known.
    Missing,
    /// A number.
    Number(f64),
    /// Money still to be converted.
    Money(Money),
}

/// The values of people's judgement by project.
pub(super) struct Judged {
    /// Values by project.
    pub values: BTreeMap<Id<Project>, f64>,
    /// How many were replaced by a newer record.
    pub duplicates: usize,
}

/// Where a criterion takes its values from, looked up once.
pub(super) enum Source {
    /// Values by project.
    Values(BTreeMap<Id<Project>, f64>),
    /// A builtin field of the project.
    Builtin(usize),
    /// A custom field of the project.
    Custom(Uid),
}

impl Source {
    /// Finds the field a criterion or an importer names, and whether it holds money.
    pub(super) fn of_field(workspace: &Workspace, field: &str) -> Result<(Self, bool), Unusable> {
        if let Some(uid) = field.strip_prefix("custom:") {
            let uid: Uid = uid.parse().map_err(|_| Unusable::UnknownField)?;
            let def: &FieldDef = workspace.find(Id::new(uid)).ok_or(Unusable::UnknownField)?;
            return match def.kind {
                Some(FieldDefKind::Money) => Ok((Self::Custom(uid), true)),
                Some(FieldDefKind::Number | FieldDefKind::Flag) => Ok((Self::Custom(uid), false)),
                _ => Err(Unusable::NotNumeric),
            };
        }
        let index = RecordKind::Project.field_index(field).ok_or(Unusable::UnknownField)?;
        match RecordKind::Project.field(field).map(|field| field.kind) {
            Some(Kind::Money) => Ok((Self::Builtin(index), true)),
            Some(Kind::Number { .. } | Kind::Whole { .. } | Kind::Flag) => {
                Ok((Self::Builtin(index), false))
            }
            _ => Err(Unusable::NotNumeric),
        }
    }

    /// What is known of a project.
    pub(super) fn read(&self, project: &Project) -> Reading {
        let value = match self {
            Self::Values(values) => {
                return values.get(&project.id()).map_or(Reading::Missing, |v| Reading::Number(*v));
            }
            Self::Builtin(index) => project.value_at(*index),
            Self::Custom(uid) => project.base.custom.get(uid).cloned().unwrap_or_default(),
        };
        match value {
            Value::Money(money) => Reading::Money(money),
            other => match other.as_f64().filter(|number| number.is_finite()) {
                Some(number) => Reading::Number(number),
                None => Reading::Missing,
            },
        }
    }
}

/// The fixed ends of a criterion's scale where it has usable ones.
pub(super) fn scale(criterion: &Criterion, money: bool) -> Result<(f64, f64), Unusable> {
    let objectives = criterion.source == Some(CriterionSource::Objectives);
    let (low, high) = match (criterion.low, criterion.high) {
        // Contributions are a part of one by themselves; the default of scores is 1 to 5.
        (None, None) if objectives => (0.0, 1.0),
        (None, _) | (_, None) if money => return Err(Unusable::NoScale),
        _ => criterion.scale(),
    };
    let usable = low.is_finite() && high.is_finite() && (high - low).is_finite() && low != high;
    if usable { Ok((low, high)) } else { Err(Unusable::FlatScale) }
}

/// How far a sum of floats may pass the end of a scale, in parts of the scale.
const NOISE: f64 = 1e-9;

/// The place of a value on a scale with different, finite ends.
pub(super) fn cell(value: f64, low: f64, high: f64) -> Cell {
    let utility = (value - low) / (high - low);
    // Shares that are summed in floats may pass the end by their last digit; that is no finding.
    let clamped = !(-NOISE..=1.0 + NOISE).contains(&utility);
    // Zero is added so that a value on a falling scale never gives −0.
    Cell { value, utility: utility.clamp(0.0, 1.0) + 0.0, clamped }
}

/// The scores of all criteria by project.
pub(super) fn scores(workspace: &Workspace) -> BTreeMap<Id<Criterion>, Judged> {
    let mut by_criterion: BTreeMap<Id<Criterion>, Judged> = BTreeMap::new();
    for ((project, criterion), opinion) in opinions(workspace) {
        let judged = by_criterion
            .entry(criterion)
            .or_insert_with(|| Judged { values: BTreeMap::new(), duplicates: 0 });
        judged.duplicates += opinion.replaced;
        judged.values.extend(opinion.value().map(|value| (project, value)));
    }
    by_criterion
}

/// How much each project serves the objectives in force, 0 to 1.
///
/// # Errors
/// [`Unusable::NoObjectives`] where no objective with a weight is in force.
pub(super) fn alignment(workspace: &Workspace, as_of: NaiveDate) -> Result<Judged, Unusable> {
    let objectives = workspace.table::<Objective>();
    let active = |objective: &&Objective| {
        objective.starts.is_none_or(|day| day <= as_of)
            && objective.ends.is_none_or(|day| as_of <= day)
    };
    let active: Vec<&Objective> = objectives.iter().filter(active).collect();
    let given: Vec<Option<f64>> = active.iter().map(|objective| objective.weight).collect();
    let shares = shares(&given).0;
    if shares.iter().all(|share| *share <= 0.0) {
        return Err(Unusable::NoObjectives);
    }
    let share_of = map_of(active.iter().map(|objective| objective.id()).zip(shares));
    let mut levels: BTreeMap<(Id<Project>, Id<Objective>), i64> = BTreeMap::new();
    let mut duplicates = 0;
    for row in workspace.table::<Contribution>().iter() {
        if let (Some(project), Some(objective), Some(level)) =
            (row.project, row.objective, row.level)
            && share_of.contains_key(&objective)
        {
            duplicates += usize::from(levels.insert((project, objective), level).is_some());
        }
    }
    let mut values: BTreeMap<Id<Project>, f64> = BTreeMap::new();
    for ((project, objective), level) in levels {
        let share = share_of.get(&objective).copied().unwrap_or(0.0);
        *values.entry(project).or_insert(0.0) += share * level.clamp(0, 4) as f64 / 4.0;
    }
    Ok(Judged { values, duplicates })
}

/// Weights as shares that sum to 1 (to 0 where all are zero), and whether none was given.
///
/// Where none is given all count the same; a missing one among given ones counts as nothing.
pub(super) fn shares(given: &[Option<f64>]) -> (Vec<f64>, bool) {
    let none_given = given.iter().all(Option::is_none);
    let weight = |given: &Option<f64>| match given {
        Some(weight) if weight.is_finite() => weight.max(0.0),
        Some(_) => 0.0,
        None => f64::from(u8::from(none_given)),
    };
    let sum: f64 = given.iter().map(weight).sum();
    let share = |given| if sum > 0.0 { weight(given) / sum } else { 0.0 };
    (given.iter().map(share).collect(), none_given)
}
