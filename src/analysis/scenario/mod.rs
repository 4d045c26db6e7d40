//! What a version of the plan comes to in figures, to lay versions side by side.
//!
//! Rules, sources and a worked example: `docs/method/scenario.md`.

mod change;
mod contribution;
mod finish;
#[cfg(test)]
mod tests;

pub use change::ChangePeak;
pub use contribution::{Group, Measure, contributions};

use crate::analysis::attention::outlook::{Outlook, Window};
use crate::analysis::capacity::Capacity;
use crate::analysis::derived::Figure;
use crate::analysis::priority::{self, Cut, Place};
use crate::analysis::selection::read::year_part;
use crate::model::{
    Contribution, Currency, Id, Month, Objective, Project, Risk, RiskKind, Role, WorkState,
    Workspace,
};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// The contribution from which on a project serves an objective.
const SERVES_FROM: i64 = 2;
/// Fiscal years whose cost is shown, from that of today on.
const YEARS: i32 = 3;
/// Months over which change is looked at, from that of today on.
const CHANGE_MONTHS: usize = 12;

/// Where a project stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Whether it is above the line.
    pub is_in: bool,
    /// The day it starts.
    pub start: Option<NaiveDate>,
}

/// The fullest cell of all roles.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Peak {
    /// The role.
    pub role: Id<Role>,
    /// The month.
    pub month: Month,
    /// Demand ÷ supply in percent; `None` where there is no supply.
    pub percent: Option<f64>,
}

/// A version of the plan in figures. Money is in minor units of the reporting currency.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// The reporting currency.
    pub currency: Currency,
    /// Projects above the line.
    pub selected: usize,
    /// Projects that are neither closed nor rejected.
    pub open: usize,
    /// Their totals, summed: points.
    pub value: f64,
    /// What they cost.
    pub cost: i64,
    /// The same by fiscal year, by its first month, spread evenly over the days of each project.
    pub years: BTreeMap<Month, i64>,
    /// The day by which all of them are finished with a probability of 80 %.
    pub finish: Option<NaiveDate>,
    /// What they bring a year.
    pub benefit: i64,
    /// The fullest cell of the next twelve months, over 100 % or not.
    pub peak: Option<Peak>,
    /// Cells over 100 %.
    pub months_over: usize,
    /// Cells in all.
    pub role_months: usize,
    /// Minutes short in them as FTE-months of the default calendar; 0 where nobody works.
    pub months_short: f64,
    /// Probability × impact, summed over the open threats to projects in and to the whole.
    pub exposure: f64,
    /// The group and month with most change of the next twelve months.
    pub change: Option<ChangePeak>,
    /// Objectives that a project in serves with 2 or more.
    pub served: usize,
    /// Objectives in force.
    pub objectives: usize,
    /// Where each project stands.
    pub standings: BTreeMap<Id<Project>, Standing>,
}

impl Figures {
    /// The figures of a version as of a day.
    pub fn of(ws: &Workspace, as_of: NaiveDate) -> Self {
        let settings = ws.settings();
        let (problem, cut) = priority::question(ws, as_of, Cut::of(&settings));
        let ranking = problem.rank(cut);
        let mut figures = Self::empty(ws, ws.reporting_currency());
        let first = Month::new(settings.fiscal_year_start(as_of), settings.fiscal_start_month());
        let first = first.unwrap_or_else(|| Month::of(as_of));
        for entry in &ranking.entries {
            let Some(project) = ws.find(entry.project) else { continue };
            let is_in = entry.place == Place::In && project.is_open();
            let standing = Standing { is_in, start: project.start };
            figures.standings.insert(entry.project, standing);
            if !is_in {
                continue;
            }
            figures.selected += 1;
            figures.value += entry.total.unwrap_or(0.0);
            let cost = entry.cost.minor();
            figures.cost = figures.cost.saturating_add(cost);
            for nth in 0..YEARS {
                let year = first.plus(12 * nth);
                let part = year_part(project, year, 0, as_of, cost);
                let sum = figures.years.entry(year).or_default();
                *sum = sum.saturating_add(part);
            }
            let benefit = project.benefit.and_then(|money| ws.in_reporting(money, as_of).ok());
            figures.benefit =
                figures.benefit.saturating_add(benefit.map_or(0, |money| money.minor));
        }
        let projects = ws.table::<Project>();
        let inside = projects.iter().filter(|project| figures.is_in(project.id()));
        figures.finish = finish::finish(inside, as_of);
        figures.people(ws, as_of);
        figures.change(ws, Month::of(as_of), CHANGE_MONTHS);
        figures.risks(ws, as_of);
        figures.goals(ws, as_of);
        figures
    }

    fn empty(ws: &Workspace, currency: Currency) -> Self {
        Self {
            currency,
            selected: 0,
            open: ws.table::<Project>().iter().filter(|project| project.is_open()).count(),
            value: 0.0,
            cost: 0,
            years: BTreeMap::new(),
            finish: None,
            benefit: 0,
            peak: None,
            months_over: 0,
            role_months: 0,
            months_short: 0.0,
            exposure: 0.0,
            change: None,
            served: 0,
            objectives: 0,
            standings: BTreeMap::new(),
        }
    }

    /// The roles over the twelve months that Home looks at, with all planned work.
    fn people(&mut self, ws: &Workspace, as_of: NaiveDate) {
        let window = Window::of(ws, as_of);
        let first = window.timeline.first;
        let capacity = Capacity::update(None, ws, &window.timeline);
        let outlook = Outlook::new(window, &capacity);
        let summary = &outlook.summary;
        let height = |percent: Option<f64>| percent.unwrap_or(f64::INFINITY);
        for role in &summary.roles {
            self.months_over += role.buckets_over;
            self.role_months += summary.buckets;
            let Some(at) = role.peak else { continue };
            let month = first.plus(i32::try_from(at).unwrap_or(0));
            let peak = Peak { role: role.role, month, percent: role.peak_percent };
            if self.peak.is_none_or(|most| height(peak.percent) > height(most.percent)) {
                self.peak = Some(peak);
            }
        }
        let short: i64 = summary.roles.iter().map(|role| role.minutes_short).sum();
        let full_time = summary.balance.full_time;
        if full_time > 0 && summary.buckets > 0 {
            self.months_short = short as f64 * summary.buckets as f64 / full_time as f64;
        }
    }

    fn risks(&mut self, ws: &Workspace, as_of: NaiveDate) {
        for risk in ws.table::<Risk>().iter() {
            let concerns = risk.project.is_none_or(|id| self.is_in(id));
            let is_open = !matches!(risk.status, Some(WorkState::Done | WorkState::Cancelled));
            if concerns && is_open && risk.kind != Some(RiskKind::Opportunity) {
                self.exposure += Figure::RiskScore.of(risk, as_of).unwrap_or(0.0);
            }
        }
    }

    fn goals(&mut self, ws: &Workspace, as_of: NaiveDate) {
        let in_force = |objective: &&Objective| {
            objective.starts.is_none_or(|first| first <= as_of)
                && objective.ends.is_none_or(|last| as_of <= last)
        };
        let table = ws.table::<Objective>();
        let all: BTreeSet<Id<Objective>> = table.iter().filter(in_force).map(|o| o.id()).collect();
        let contributions = ws.table::<Contribution>();
        let serving = contributions.iter().filter_map(|contribution| {
            let serves = contribution.level.is_some_and(|level| level >= SERVES_FROM);
            let is_in = contribution.project.is_some_and(|id| self.is_in(id));
            contribution.objective.filter(|id| serves && is_in && all.contains(id))
        });
        self.served = serving.collect::<BTreeSet<_>>().len();
        self.objectives = all.len();
    }

    fn is_in(&self, project: Id<Project>) -> bool {
        self.standings.get(&project).is_some_and(|standing| standing.is_in)
    }

    /// What versions are weighed by, each so that more is better.
    fn merits(&self) -> [f64; 8] {
        let height = self.peak.map_or(0.0, |peak| peak.percent.unwrap_or(f64::INFINITY));
        [
            self.selected as f64,
            self.value,
            -(self.cost as f64),
            self.benefit as f64,
            -height.max(100.0),
            -(self.months_over as f64),
            -self.exposure,
            self.served as f64,
        ]
    }

    /// Whether this version is no better in any figure than another and worse in at least one.
    pub fn is_dominated_by(&self, other: &Self) -> bool {
        let (own, others) = (self.merits(), other.merits());
        let pairs = || own.iter().zip(&others);
        pairs().all(|(own, other)| own <= other) && pairs().any(|(own, other)| own < other)
    }
}

/// Which of several versions are dominated, and by which first; by place.
pub fn dominated(all: &[Figures]) -> Vec<Option<usize>> {
    let by = |one: &Figures| all.iter().position(|other| one.is_dominated_by(other));
    all.iter().map(by).collect()
}
