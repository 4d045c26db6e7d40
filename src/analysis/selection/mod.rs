//! The set of projects worth most within limits: what is asked of a workspace, and why projects are
//! in or out.
//!
//! The engine is in [`kernel`]; rules and proofs are in `docs/method/selection.md`.

mod frontier;
pub mod kernel;
pub(crate) mod read;
#[cfg(test)]
mod tests;
pub mod work;

pub use frontier::Axis;

use crate::model::{Id, Month, Objective, Portfolio, Project, Role};
use chrono::NaiveDate;
use kernel::model::{Model, NO_LEAST, NO_MOST};

/// What a limit is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Limit {
    /// The budget for all.
    Budget,
    /// The budget of a fiscal year, by its first month.
    Year(Month),
    /// The budget of a portfolio.
    Portfolio(Id<Portfolio>),
    /// The people of a role in the span that begins on the day.
    Role(Id<Role>, NaiveDate),
    /// One project only with another.
    Requires {
        /// The project that waits.
        taker: Id<Project>,
        /// The project that gives.
        giver: Id<Project>,
    },
    /// At most one of the projects with this word.
    Exclusive(String),
    /// So many projects must serve an objective.
    AtLeast(Id<Objective>),
    /// So many projects may serve an objective.
    AtMost(Id<Objective>),
    /// One start of a project, and at least one where it must be done.
    Start(Id<Project>),
}

/// A project that can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The project.
    pub project: Id<Project>,
    /// What it is worth, in hundredths of a point of its total.
    pub value: i64,
    /// Its options in the model: one for each start.
    pub options: Vec<u32>,
    /// By how many quarters each option starts later.
    pub shifts: Vec<u32>,
}

/// What is asked: which projects, under which limits.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The projects, in the user's order.
    pub choices: Vec<Choice>,
    /// The limits, in the order of the model's rows.
    pub limits: Vec<Limit>,
    /// The same in numbers.
    pub model: Model,
    /// Minor units of money for one unit of the model's money rows.
    pub money_scale: i64,
}

/// A limit that keeps a project out.
#[derive(Clone, Debug, PartialEq)]
pub struct Blocked {
    /// The limit.
    pub limit: Limit,
    /// What the project needs of it, in its unit: minor units of money, minutes, projects.
    pub needs: i64,
    /// What the chosen ones leave of it.
    pub free: i64,
}

/// A limit that the must-dos alone break.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The limit.
    pub limit: Limit,
    /// By how much they pass it, in its unit.
    pub over: i64,
    /// The must-do that takes most of it.
    pub most: Option<Id<Project>>,
}

impl Question {
    /// Limits that the must-dos alone break; empty where a set may exist.
    pub fn conflicts(&self) -> Vec<Conflict> {
        let fixed = |option: u32| self.model.fixed.get(option as usize).copied().flatten();
        let mut sums = self.sums(|choice, option| {
            fixed(option) == Some(true) && choice.options.first() == Some(&option)
        });
        // What is still open may give: a project that a must-do waits for can come in.
        let open = self.choices.iter().flat_map(|choice| &choice.options);
        for option in open.filter(|option| fixed(**option).is_none()) {
            for (row, amount) in self.model.columns.get(*option as usize).into_iter().flatten() {
                if let Some(sum) = sums.get_mut(*row as usize).filter(|_| *amount < 0) {
                    *sum = sum.saturating_add(*amount);
                }
            }
        }
        let rows = self.limits.iter().zip(&self.model.limits).zip(&sums).enumerate();
        let broken = rows.filter_map(|(row, ((limit, (_, most)), sum))| {
            let over = (*most != NO_MOST && sum > most).then(|| sum - most)?;
            let most = self.must_with_most_of(row);
            Some(Conflict { limit: limit.clone(), over: self.unit(limit, over), most })
        });
        broken.collect()
    }

    fn must_with_most_of(&self, row: usize) -> Option<Id<Project>> {
        let takes = |choice: &Choice| -> Option<(i64, Id<Project>)> {
            let option = *choice.options.first()? as usize;
            self.model.fixed.get(option).copied().flatten().filter(|is_in| *is_in)?;
            Some((self.amount(option, row), choice.project))
        };
        let all = self.choices.iter().filter_map(takes).filter(|(amount, _)| *amount > 0);
        all.max_by_key(|(amount, _)| *amount).map(|(_, project)| project)
    }

    fn amount(&self, option: usize, row: usize) -> i64 {
        let column = self.model.columns.get(option).into_iter().flatten();
        column.filter(|(at, _)| *at as usize == row).map(|(_, amount)| *amount).sum()
    }

    fn sums(&self, takes: impl Fn(&Choice, u32) -> bool) -> Vec<i64> {
        let mut sums = vec![0_i64; self.limits.len()];
        for choice in &self.choices {
            for option in choice.options.iter().filter(|option| takes(choice, **option)) {
                for (row, amount) in self.model.columns.get(*option as usize).into_iter().flatten()
                {
                    if let Some(sum) = sums.get_mut(*row as usize) {
                        *sum = sum.saturating_add(*amount);
                    }
                }
            }
        }
        sums
    }

    /// An amount of a row in the unit that is shown: minor units, minutes or projects.
    fn unit(&self, limit: &Limit, amount: i64) -> i64 {
        match limit {
            Limit::Budget | Limit::Year(_) | Limit::Portfolio(_) => {
                amount.saturating_mul(self.money_scale)
            }
            _ => amount,
        }
    }

    /// The start that a set chooses for a project, in quarters later; `None` where it is out.
    pub fn start(&self, chosen: &[bool], choice: &Choice) -> Option<u32> {
        let mut pairs = choice.options.iter().zip(&choice.shifts);
        let is_in = |option: &u32| chosen.get(*option as usize).copied().unwrap_or(false);
        pairs.find(|(option, _)| is_in(option)).map(|(_, shift)| *shift)
    }

    /// The limits that keep a project out of a set, whatever start it takes: those of the start
    /// that breaks fewest of them. Empty where it would fit but adds nothing.
    pub fn blocked(&self, chosen: &[bool], choice: &Choice) -> Vec<Blocked> {
        let sums = self.sums(|_, option| chosen.get(option as usize).copied().unwrap_or(false));
        let of = |option: &u32| self.blocks(&sums, *option as usize);
        choice.options.iter().map(of).min_by_key(Vec::len).unwrap_or_default()
    }

    fn blocks(&self, sums: &[i64], option: usize) -> Vec<Blocked> {
        let mut blocks = Vec::new();
        for (row, amount) in self.model.columns.get(option).into_iter().flatten() {
            let at = *row as usize;
            let (Some(limit), Some((_, most)), Some(sum)) =
                (self.limits.get(at), self.model.limits.get(at), sums.get(at))
            else {
                continue;
            };
            if *amount > 0 && *most != NO_MOST && sum + amount > *most {
                let (needs, free) = (self.unit(limit, *amount), self.unit(limit, most - sum));
                blocks.push(Blocked { limit: limit.clone(), needs, free });
            }
        }
        blocks
    }

    /// The same question with another budget, in minor units.
    pub fn with_budget(&self, minor: i64) -> Model {
        let mut model = self.model.clone();
        if let Some(at) = self.limits.iter().position(|limit| *limit == Limit::Budget)
            && let Some(limit) = model.limits.get_mut(at)
        {
            *limit = (NO_LEAST, minor.max(0) / self.money_scale);
        }
        model
    }

    /// The same question with a project forced in or out.
    pub fn with_choice(&self, choice: &Choice, is_in: bool) -> Model {
        let mut model = self.model.clone();
        match (is_in, choice.options.as_slice()) {
            (true, [only]) => fix(&mut model, *only, true),
            (true, _) => {
                let start = Limit::Start(choice.project);
                let row = self.limits.iter().position(|limit| *limit == start);
                if let Some(limit) = row.and_then(|row| model.limits.get_mut(row)) {
                    *limit = (1, 1);
                }
            }
            (false, all) => all.iter().for_each(|option| fix(&mut model, *option, false)),
        }
        model
    }

    /// The budget for all, in minor units.
    pub fn budget(&self) -> Option<i64> {
        let row = self.limits.iter().position(|limit| *limit == Limit::Budget)?;
        self.model.limits.get(row).map(|(_, most)| most.saturating_mul(self.money_scale))
    }

    /// What a set costs, in minor units.
    pub fn cost(&self, chosen: &[bool]) -> i64 {
        let row = self.limits.iter().position(|limit| *limit == Limit::Budget);
        let sums = self.sums(|_, option| chosen.get(option as usize).copied().unwrap_or(false));
        row.and_then(|row| sums.get(row)).map_or(0, |sum| sum.saturating_mul(self.money_scale))
    }
}

fn fix(model: &mut Model, option: u32, is_in: bool) {
    if let Some(slot) = model.fixed.get_mut(option as usize) {
        *slot = Some(is_in);
    }
}
