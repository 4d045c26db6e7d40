//! What the best set is worth as one limit moves: the budget, or the people of a role; and the same
//! question under other totals.

use super::kernel::model::{Model, NO_LEAST};
use super::{Choice, Limit, Question};
use crate::model::{Id, Project, Role};
use std::collections::BTreeMap;

/// Most percent of a role's people that a frontier goes to.
const PERCENT_MAX: i64 = 400;

/// The limit that moves along a frontier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// The budget, in minor units.
    Budget,
    /// The people of a role, in percent of those there are in every span.
    Role(Id<Role>),
}

impl Question {
    /// The role of which all projects together ask most, as a part of what there is in one span.
    pub fn scarcest(&self) -> Option<Id<Role>> {
        let all = vec![true; self.model.values.len()];
        let mut most: Option<(i64, Id<Role>)> = None;
        for limit in &self.limits {
            let Limit::Role(role, _) = limit else { continue };
            let percent = self.percent_of(*role, |choice| self.earliest(choice, &all));
            if most.is_none_or(|(height, _)| percent > height) {
                most = Some((percent, *role));
            }
        }
        most.map(|(_, role)| role)
    }

    /// The places along an axis: even steps up to what all projects take.
    pub fn steps(&self, axis: Axis, count: i64) -> Vec<i64> {
        let all = vec![true; self.model.values.len()];
        let most = match axis {
            Axis::Budget if !self.limits.contains(&Limit::Budget) => 0,
            Axis::Budget => self.cost_of(|choice| self.earliest(choice, &all)),
            Axis::Role(role) => {
                self.percent_of(role, |choice| self.earliest(choice, &all)).min(PERCENT_MAX)
            }
        };
        let step = |at: i64| (i128::from(most) * i128::from(at) / i128::from(count)) as i64;
        let mut steps: Vec<i64> = (1..=count).map(step).filter(|at| *at > 0).collect();
        steps.dedup();
        steps
    }

    /// The same question with the limit of an axis at a place.
    pub fn at(&self, axis: Axis, place: i64) -> Model {
        match axis {
            Axis::Budget => self.with_budget(place),
            Axis::Role(role) => {
                let mut model = self.model.clone();
                for (limit, row) in self.limits.iter().zip(&mut model.limits) {
                    if matches!(limit, Limit::Role(of, _) if *of == role) {
                        let most = i128::from(row.1) * i128::from(place.max(0)) / 100;
                        *row = (NO_LEAST, i64::try_from(most).unwrap_or(row.1));
                    }
                }
                model
            }
        }
    }

    /// What a set takes along an axis.
    pub fn taken(&self, axis: Axis, chosen: &[bool]) -> i64 {
        let option = |choice: &Choice| self.option_in(choice, chosen);
        match axis {
            Axis::Budget => self.cost_of(option),
            Axis::Role(role) => self.percent_of(role, option),
        }
    }

    /// The set of some projects, each at its earliest start.
    pub fn set_of(&self, is_in: impl Fn(Id<Project>) -> bool) -> Vec<bool> {
        let mut chosen = vec![false; self.model.values.len()];
        for choice in self.choices.iter().filter(|choice| is_in(choice.project)) {
            if let Some(slot) =
                choice.options.first().and_then(|option| chosen.get_mut(*option as usize))
            {
                *slot = true;
            }
        }
        chosen
    }

    /// The same question with other totals, 0 to 100; a project without one is worth nothing.
    pub fn with_totals(&self, totals: &BTreeMap<Id<Project>, f64>) -> Model {
        let mut model = self.model.clone();
        for choice in &self.choices {
            let total = totals.get(&choice.project).copied().unwrap_or(0.0);
            let value = (100.0 * total).round() as i64;
            for (option, shift) in choice.options.iter().zip(&choice.shifts) {
                if let Some(slot) = model.values.get_mut(*option as usize) {
                    *slot = value - i64::from(*shift);
                }
            }
        }
        model
    }

    fn option_in(&self, choice: &Choice, chosen: &[bool]) -> Option<u32> {
        let is_in = |option: &&u32| chosen.get(**option as usize).copied().unwrap_or(false);
        choice.options.iter().find(is_in).copied()
    }

    /// The earliest start of a project that is not decided to be out.
    fn earliest(&self, choice: &Choice, all: &[bool]) -> Option<u32> {
        self.option_in(choice, all).filter(|option| {
            self.model.fixed.get(*option as usize).copied().flatten() != Some(false)
        })
    }

    fn cost_of(&self, option: impl Fn(&Choice) -> Option<u32>) -> i64 {
        let row = self.limits.iter().position(|limit| *limit == Limit::Budget);
        let Some(row) = row else { return 0 };
        let options = self.choices.iter().filter_map(option);
        let sum: i64 = options.map(|option| self.amount(option as usize, row)).sum();
        sum.saturating_mul(self.money_scale)
    }

    /// The greatest part of a role's people that some options take in one span, in percent rounded
    /// up; in spans without people nothing can be taken of them.
    fn percent_of(&self, role: Id<Role>, option: impl Fn(&Choice) -> Option<u32>) -> i64 {
        let mut sums: BTreeMap<u32, i64> = BTreeMap::new();
        for option in self.choices.iter().filter_map(option) {
            for (row, amount) in self.model.columns.get(option as usize).into_iter().flatten() {
                *sums.entry(*row).or_default() += amount;
            }
        }
        let rows = self.limits.iter().zip(&self.model.limits).enumerate();
        let percent = rows.filter_map(|(row, (limit, (_, most)))| {
            let own = matches!(limit, Limit::Role(of, _) if *of == role);
            let sum = sums.get(&u32::try_from(row).ok()?).copied()?;
            (own && *most > 0).then(|| (100 * sum + most - 1) / most)
        });
        percent.max().unwrap_or(0)
    }
}
