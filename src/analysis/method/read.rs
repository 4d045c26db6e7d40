//! Reads what the methods ask of a workspace: weighted columns, the parts of formulas, needs and
//! comparisons.

use super::kernel::ahp::{AhpFault, Dispersion, IndexTable, Judgements, Priorities};
use super::kernel::score::Column;
use super::{Method, Missing};
use crate::analysis::priority::{Candidate, Problem};
use crate::model::{Comparison, Criterion, CriterionRole, Id, Moscow, Project, Workspace};
use crate::order::map_of;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The projects and what every method reads of them, by position.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The open projects, in the user's order.
    pub projects: Vec<Id<Project>>,
    /// The weighted criteria that can count.
    pub criteria: Vec<Id<Criterion>>,
    /// The weights of those criteria, summing to 1.
    pub shares: Vec<f64>,
    /// What the comparisons in pairs say of the same criteria.
    pub pairwise: Pairwise,
    /// How much each project is needed.
    pub needs: Vec<Option<Moscow>>,
    pub(super) roles: BTreeMap<CriterionRole, Vec<Option<f64>>>,
    pub(super) columns: Vec<Column>,
    pub(super) utilities: Vec<Vec<Option<f64>>>,
    pub(super) costs: Vec<Option<f64>>,
}

/// Comparisons in pairs over the weighted criteria.
#[derive(Clone, Debug, PartialEq)]
pub struct Pairwise {
    /// The joint judgements: the geometric mean of all who judged.
    pub joint: Judgements,
    /// Who judged, in order; one unnamed where nobody is named.
    pub people: Vec<String>,
    /// How far the people lie apart, for pairs with two judgements and more.
    pub dispersion: Vec<Dispersion>,
    /// The priorities of the joint judgements.
    pub priorities: Result<Priorities, AhpFault>,
    /// Whether anything was compared.
    pub is_empty: bool,
}

impl Pairwise {
    pub(super) fn weights_of(&self, criteria: usize) -> Result<Vec<f64>, Missing> {
        if self.is_empty || criteria < 2 {
            return Err(Missing::Comparisons);
        }
        match &self.priorities {
            Ok(priorities) => Ok(priorities.weights.clone()),
            Err(AhpFault::Unconnected) => Err(Missing::Unconnected),
            Err(AhpFault::Size) => Err(Missing::TooMany),
        }
    }

    /// Reads the comparisons of a workspace over some criteria; of one person's judgements of the
    /// same pair the newest counts.
    pub fn read(workspace: &Workspace, criteria: &[Id<Criterion>], table: IndexTable) -> Self {
        let places = map_of(criteria.iter().enumerate().map(|(at, id)| (*id, at)));
        let mut by_person: BTreeMap<String, Judgements> = BTreeMap::new();
        for row in workspace.table::<Comparison>().iter() {
            let place = |id: Option<Id<Criterion>>| places.get(&id?).copied();
            let pair = place(row.first).zip(place(row.second));
            let (Some((first, second)), Some(times)) = (pair, row.times) else { continue };
            let person = by_person
                .entry(row.scorer.trim().to_owned())
                .or_insert_with(|| Judgements::new(criteria.len()));
            person.judge(first, second, times);
        }
        let people: Vec<String> = by_person.keys().cloned().collect();
        let judgements: Vec<Judgements> = by_person.into_values().collect();
        let none = || (Judgements::new(criteria.len()), Vec::new());
        let (joint, mut dispersion) = Judgements::group(&judgements).unwrap_or_else(none);
        dispersion.retain(|pair| pair.count > 1);
        let is_empty = judgements.is_empty();
        let priorities = joint.priorities(table);
        Self { joint, people, dispersion, priorities, is_empty }
    }
}

impl Sheet {
    /// Reads a workspace as it is on a day.
    pub fn read(workspace: &Workspace, as_of: NaiveDate) -> Self {
        let weighted = Problem::read(workspace, as_of);
        let formulas = Problem::read_of(workspace, as_of, |criterion| criterion.role.is_some());
        Self::new(workspace, &weighted, &formulas)
    }

    /// Reads the workspace once for all methods.
    fn new(workspace: &Workspace, weighted: &Problem, formulas: &Problem) -> Self {
        let order = open_in_order(workspace);
        let by_id = |problem: &Problem| -> BTreeMap<Id<Project>, Candidate> {
            map_of(problem.candidates.iter().map(|candidate| (candidate.id, candidate.clone())))
        };
        let (of_weights, of_formulas) = (by_id(weighted), by_id(formulas));
        let cell = |of: &BTreeMap<Id<Project>, Candidate>, id: &Id<Project>, at: usize| {
            of.get(id).and_then(|candidate| candidate.cells.get(at).copied().flatten())
        };
        let usable = weighted.criteria.iter().enumerate();
        let usable: Vec<_> = usable.filter(|(_, used)| used.unusable.is_none()).collect();
        let column = |(at, used): &(usize, &crate::analysis::priority::CriterionUse)| Column {
            values: order
                .iter()
                .map(|id| cell(&of_weights, id, *at).map(|cell| cell.value))
                .collect(),
            weight: used.share,
            less_is_better: used.high < used.low,
        };
        let utility = |(at, _): &(usize, &crate::analysis::priority::CriterionUse)| {
            order.iter().map(|id| cell(&of_weights, id, *at).map(|cell| cell.utility)).collect()
        };
        let criteria: Vec<Id<Criterion>> = usable.iter().map(|(_, used)| used.id).collect();
        let mut roles: BTreeMap<CriterionRole, Vec<Option<f64>>> = BTreeMap::new();
        for (at, used) in formulas.criteria.iter().enumerate() {
            let role = workspace.find(used.id).and_then(|criterion| criterion.role);
            let Some(role) = role.filter(|_| used.unusable.is_none()) else { continue };
            let values = || order.iter().map(|id| cell(&of_formulas, id, at).map(|c| c.value));
            roles.entry(role).or_insert_with(|| values().collect());
        }
        let cost = |id: &Id<Project>| {
            let minor = of_weights.get(id)?.cost.minor();
            (minor > 0).then_some(minor as f64)
        };
        Self {
            shares: usable.iter().map(|(_, used)| used.share).collect(),
            columns: usable.iter().map(column).collect(),
            utilities: usable.iter().map(utility).collect(),
            pairwise: Pairwise::read(workspace, &criteria, IndexTable::default()),
            needs: order.iter().map(|id| workspace.find(*id).and_then(|p| p.moscow)).collect(),
            costs: order.iter().map(cost).collect(),
            projects: order,
            criteria,
            roles,
        }
    }

    /// A project's value for a part of a formula.
    pub fn role(&self, role: CriterionRole, project: usize) -> Option<f64> {
        self.roles.get(&role)?.get(project).copied().flatten()
    }

    /// What a project takes: its effort, or its cost where no criterion stands for effort.
    pub fn effort(&self, project: usize) -> Option<f64> {
        match self.roles.contains_key(&CriterionRole::Effort) {
            true => self.role(CriterionRole::Effort, project),
            false => self.costs.get(project).copied().flatten(),
        }
    }

    /// Whether effort is a criterion's, and not the cost.
    pub fn has_effort(&self) -> bool {
        self.roles.contains_key(&CriterionRole::Effort)
    }

    /// The parts of a method's formula that no criterion stands for.
    pub fn lacks(&self, method: Method) -> Vec<CriterionRole> {
        let lacks = |role: &CriterionRole| !self.roles.contains_key(role);
        method.roles().iter().copied().filter(lacks).collect()
    }

    /// 100 × Σ weight × utility over the criteria present, by their part of the weights.
    pub(super) fn totals(&self, weights: &[f64]) -> Result<Vec<Option<f64>>, Missing> {
        if weights.iter().all(|weight| *weight <= 0.0) {
            return Err(Missing::Weights);
        }
        let total = |project: usize| {
            let (mut sum, mut present) = (0.0, 0.0);
            for (column, weight) in self.utilities.iter().zip(weights) {
                if let Some(utility) = column.get(project).copied().flatten() {
                    sum += weight * utility;
                    present += weight;
                }
            }
            (present > 0.0).then(|| 100.0 * sum / present)
        };
        Ok((0..self.projects.len()).map(total).collect())
    }

    pub(super) fn weighted_columns(&self) -> Result<&[Column], Missing> {
        let counts = self.columns.iter().any(|column| column.weight > 0.0);
        if counts { Ok(&self.columns) } else { Err(Missing::Weights) }
    }
}

/// The open projects in the user's order.
fn open_in_order(workspace: &Workspace) -> Vec<Id<Project>> {
    let table = workspace.table::<Project>();
    let open = table.in_order().into_iter().filter(|project| project.is_open());
    open.map(|project| Id::new(project.uid)).collect()
}
