//! Reads the question of selection out of a workspace: values, money, people and rules in rows.

use super::kernel::model::{AMOUNT_MAX, Model, NO_LEAST, NO_MOST};
use super::{Choice, Limit, Question};
use crate::analysis::priority::people::Needs;
use crate::analysis::priority::{Group, Prioritisation};
use crate::model::{
    Contribution, Dependency, Id, Lock, Money, Month, Objective, Portfolio, Project, Promise,
    Workspace,
};
use crate::order::map_of;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Most quarters that a start may move.
const SHIFTS_MAX: u32 = 8;
/// The contribution from which on a project serves an objective.
const SERVES_FROM: i64 = 2;

/// What the rows are built from.
struct Builder<'a> {
    workspace: &'a Workspace,
    as_of: NaiveDate,
    model: Model,
    limits: Vec<Limit>,
    choices: Vec<Choice>,
    scale: i64,
}

impl Question {
    /// The question of a workspace: every open project that is scored or must be done, worth its
    /// total; `needs` says what there is of people and what projects need of them.
    pub fn read(
        workspace: &Workspace,
        as_of: NaiveDate,
        ranking: &Prioritisation,
        needs: &Needs,
    ) -> Self {
        let mut builder = Builder {
            workspace,
            as_of,
            model: Model::default(),
            limits: Vec::new(),
            choices: Vec::new(),
            scale: money_scale(workspace, ranking),
        };
        builder.choose(ranking);
        builder.money(ranking);
        builder.people(needs);
        builder.rules();
        builder.objectives();
        let Builder { model, limits, choices, scale, .. } = builder;
        Self { choices, limits, model, money_scale: scale }
    }
}

/// Minor units in one unit of the rows, so that the greatest sum stays exact.
fn money_scale(workspace: &Workspace, ranking: &Prioritisation) -> i64 {
    let settings = workspace.settings();
    let costs = ranking.entries.iter().map(|entry| entry.cost.minor().unsigned_abs());
    let budgets = settings.budget.iter().chain(settings.budget_years.values());
    let most = costs.chain(budgets.map(|money| money.minor.unsigned_abs())).max().unwrap_or(0);
    (most / (AMOUNT_MAX as u64 / 2) + 1) as i64
}

impl Builder<'_> {
    fn limit(&mut self, limit: Limit, least: i64, most: i64) -> u32 {
        self.limits.push(limit);
        self.model.row(least, most)
    }

    /// The options of every project: one for each start.
    fn choose(&mut self, ranking: &Prioritisation) {
        for entry in &ranking.entries {
            let Some(project) = self.workspace.find(entry.project) else { continue };
            let is_must = entry.group == Group::Must;
            if !is_must && entry.group != Group::Ranked {
                continue;
            }
            let value = (100.0 * entry.total.unwrap_or(0.0)).round() as i64;
            let shifts = shifts(project);
            // A later start is worth a hundredth of a point less, so that equals start early.
            let options: Vec<u32> =
                shifts.iter().map(|shift| self.model.option(value - i64::from(*shift))).collect();
            match options.as_slice() {
                [only] if is_must => {
                    if let Some(slot) = self.model.fixed.get_mut(*only as usize) {
                        *slot = Some(true);
                    }
                }
                [_] => {}
                all => {
                    let least = if is_must { 1 } else { NO_LEAST };
                    let row = self.limit(Limit::Start(entry.project), least, 1);
                    all.iter().for_each(|option| self.model.take(*option, row, 1));
                }
            }
            self.choices.push(Choice { project: entry.project, value, options, shifts });
        }
    }

    /// A limit of money in rows: what is limited is rounded down, what is taken up.
    fn money_row(&mut self, limit: Limit, budget: Money) -> Option<u32> {
        let minor = self.workspace.in_reporting(budget, self.as_of).ok()?.minor.max(0);
        Some(self.limit(limit, NO_LEAST, minor / self.scale))
    }

    /// What each way to do a project takes of the whole budget, of its portfolio's and of each year's.
    fn money(&mut self, ranking: &Prioritisation) {
        let settings = self.workspace.settings();
        let costs = map_of(ranking.entries.iter().map(|entry| (entry.project, entry.cost.minor())));
        let budget = settings.budget.and_then(|budget| self.money_row(Limit::Budget, budget));
        let mut portfolios: BTreeMap<Id<Portfolio>, u32> = BTreeMap::new();
        for portfolio in self.workspace.table::<Portfolio>().iter() {
            let limit = Limit::Portfolio(portfolio.id());
            let row = portfolio.budget.and_then(|budget| self.money_row(limit, budget));
            portfolios.extend(row.map(|row| (portfolio.id(), row)));
        }
        let mut years: BTreeMap<Month, u32> = BTreeMap::new();
        for (month, budget) in &settings.budget_years {
            years.extend(self.money_row(Limit::Year(*month), *budget).map(|row| (*month, row)));
        }
        for choice in self.choices.clone() {
            let cost = costs.get(&choice.project).copied().unwrap_or(0).max(0);
            let Some(project) = self.workspace.find(choice.project) else { continue };
            let whole = rounded_up(cost, self.scale);
            for (option, shift) in choice.options.iter().zip(&choice.shifts) {
                let portfolio = project.portfolio.and_then(|id| portfolios.get(&id));
                for row in budget.iter().chain(portfolio).filter(|_| whole > 0) {
                    self.model.take(*option, *row, whole);
                }
                for (month, row) in &years {
                    let part = year_part(project, *month, *shift, self.as_of, cost);
                    if part > 0 {
                        self.model.take(*option, *row, rounded_up(part, self.scale));
                    }
                }
            }
        }
    }

    /// Minutes of every role in every quarter.
    fn people(&mut self, needs: &Needs) {
        if !needs.has_people() {
            return;
        }
        let limits: Vec<_> = needs.limits().collect();
        for (place, (role, spans)) in limits.into_iter().enumerate() {
            let first = self.limits.len() as u32;
            for (day, most) in &spans {
                self.limit(Limit::Role(role, *day), NO_LEAST, (*most).clamp(0, AMOUNT_MAX));
            }
            for choice in self.choices.clone() {
                let own = needs.of_project(choice.project).and_then(|roles| roles.get(&place));
                let Some(own) = own else { continue };
                for (option, shift) in choice.options.iter().zip(&choice.shifts) {
                    for (at, minutes) in own.iter().enumerate().filter(|(_, minutes)| **minutes > 0)
                    {
                        let to = at + *shift as usize;
                        if to < spans.len() {
                            self.model.take(*option, first + to as u32, (*minutes).min(AMOUNT_MAX));
                        }
                    }
                }
            }
        }
    }

    fn options(&self, project: Id<Project>) -> Vec<u32> {
        let choice = self.choices.iter().find(|choice| choice.project == project);
        choice.map(|choice| choice.options.clone()).unwrap_or_default()
    }

    /// Prerequisites and alternatives.
    fn rules(&mut self) {
        for dependency in self.workspace.table::<Dependency>().iter() {
            let is_met = dependency.delivered.is_some() || dependency.status == Some(Promise::Met);
            let (Some(giver), Some(taker)) = (dependency.giver, dependency.taker) else { continue };
            let gives = self.workspace.find(giver).is_some_and(|project| project.is_open());
            let takers = self.options(taker);
            // What a closed project was to give is given.
            if is_met || !gives || giver == taker || takers.is_empty() {
                continue;
            }
            let row = self.limit(Limit::Requires { taker, giver }, NO_LEAST, 0);
            takers.iter().for_each(|option| self.model.take(*option, row, 1));
            self.options(giver).iter().for_each(|option| self.model.take(*option, row, -1));
        }
        let mut groups: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for choice in &self.choices {
            let word = self.workspace.find(choice.project).map(|at| at.exclusive.trim());
            if let Some(word) = word.filter(|word| !word.is_empty()) {
                groups.entry(word.to_owned()).or_default().extend(&choice.options);
            }
        }
        for (word, options) in groups {
            let row = self.limit(Limit::Exclusive(word), NO_LEAST, 1);
            options.iter().for_each(|option| self.model.take(*option, row, 1));
        }
    }

    /// How many of the selected serve an objective.
    fn objectives(&mut self) {
        let mut serving: BTreeMap<(Id<Objective>, Id<Project>), i64> = BTreeMap::new();
        for row in self.workspace.table::<Contribution>().iter() {
            if let (Some(objective), Some(project)) = (row.objective, row.project) {
                serving.insert((objective, project), row.level.unwrap_or(0));
            }
        }
        for objective in self.workspace.table::<Objective>().iter() {
            let id = objective.id();
            let own = serving.iter().filter(|((at, _), level)| *at == id && **level >= SERVES_FROM);
            let options: Vec<u32> =
                own.flat_map(|((_, project), _)| self.options(*project)).collect();
            let mut rows = Vec::new();
            rows.extend(
                objective
                    .projects_least
                    .map(|least| self.limit(Limit::AtLeast(id), least, NO_MOST)),
            );
            rows.extend(
                objective.projects_most.map(|most| self.limit(Limit::AtMost(id), NO_LEAST, most)),
            );
            for row in rows {
                options.iter().for_each(|option| self.model.take(*option, row, 1));
            }
        }
    }
}

/// By how many whole quarters the start may move.
fn shifts(project: &Project) -> Vec<u32> {
    let months = match (project.start, project.latest_start) {
        (Some(start), Some(latest)) => Month::of(latest).since(Month::of(start)),
        _ => 0,
    };
    let most = u32::try_from(months / 3).unwrap_or(0).min(SHIFTS_MAX);
    let is_free = project.lock != Some(Lock::Exclude);
    (0..=if is_free { most } else { 0 }).collect()
}

fn rounded_up(minor: i64, scale: i64) -> i64 {
    minor / scale + i64::from(minor % scale != 0)
}

/// What of a cost falls into a fiscal year, by days between start and finish; without both days all
/// of it falls into the year of today.
pub(crate) fn year_part(
    project: &Project,
    first: Month,
    shift: u32,
    as_of: NaiveDate,
    cost: i64,
) -> i64 {
    let (from, to) = (first.first_day(), first.plus(11).last_day());
    let days = project.start.zip(project.finish).filter(|(start, finish)| start <= finish);
    let Some((start, finish)) = days else {
        return if (from..=to).contains(&as_of) { cost } else { 0 };
    };
    let months = chrono::Months::new(3 * shift);
    let later = |day: NaiveDate| day.checked_add_months(months).unwrap_or(day);
    let (start, finish) = (later(start), later(finish));
    let all = (finish - start).num_days() + 1;
    let inside = (finish.min(to) - start.max(from)).num_days() + 1;
    if inside <= 0 {
        return 0;
    }
    (i128::from(cost) * i128::from(inside) / i128::from(all)) as i64
}
