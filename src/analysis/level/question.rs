//! From a workspace to what is to be levelled: what may move, how far, and why the rest stays.

mod links;
mod maker;

use super::problem::{Choice, Line, Link, MOVERS_MAX, Problem, add, laid};
use crate::analysis::capacity::Capacity;
use crate::analysis::capacity::heatmap::Basis;
use crate::model::{Demand, Id, Month, Project, Role, Workspace};
use crate::order::{map_of, set_of};
use chrono::NaiveDate;
use links::{Promised, circles, fixed_dates, promises};
use maker::{Maker, parts_of};
use std::collections::{BTreeMap, BTreeSet};

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// Most months that a project begins later.
    pub later: u32,
    /// Most months that it begins earlier.
    pub earlier: u32,
    /// Most months that it takes longer.
    pub stretch: u32,
    /// Months from now on in which roles are levelled; behind them nothing may get worse.
    pub months: usize,
    /// Which demand counts.
    pub basis: Basis,
    /// Minutes that a month's move of a project of middle rank has to relieve.
    pub price: i64,
    /// Roles that are not levelled; they may not get worse.
    pub without: BTreeSet<Id<Role>>,
    /// Projects that stay.
    pub staying: BTreeSet<Id<Project>>,
}

impl Default for Ask {
    fn default() -> Self {
        Self {
            later: 6,
            earlier: 0,
            stretch: 0,
            months: 24,
            basis: Basis::All,
            price: 480,
            without: BTreeSet::new(),
            staying: BTreeSet::new(),
        }
    }
}

/// Why a project stays where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stay {
    /// It is closed.
    Closed,
    /// It was said to stay.
    Asked,
    /// It has begun.
    Begun,
    /// It waits for others in a circle.
    Circle,
    /// The last day it can start leaves no month, or has passed.
    Window,
    /// A date that cannot move leaves no month.
    Milestone,
    /// Its work reaches to the end of the months computed.
    End,
    /// Nothing may move, or it is one too many.
    Nothing,
}

/// A demand of a project.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The demand.
    pub demand: Id<Demand>,
    /// Its role, where it counts in one.
    pub role: Option<Id<Role>>,
    /// The months that can move.
    pub line: Line,
    /// The months before.
    pub before: BTreeMap<Month, i64>,
}

/// A project that can move.
#[derive(Clone, Debug, PartialEq)]
pub struct Movable {
    /// The project.
    pub project: Id<Project>,
    /// Its rank, where it has one.
    pub rank: Option<usize>,
    /// Its demands.
    pub parts: Vec<Part>,
}

/// What stays where it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Staying {
    /// The project; none for demand without one.
    pub project: Option<Id<Project>>,
    /// Why; none for demand without a project.
    pub why: Option<Stay>,
    /// What it asks for: role, demand, months.
    pub parts: Vec<Asked>,
}

/// What is to be levelled.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The first month.
    pub first: Month,
    /// Months that are levelled.
    pub levelled: usize,
    /// The roles, row by row.
    pub roles: Vec<Id<Role>>,
    /// Which of them are levelled.
    pub is_levelled: Vec<bool>,
    /// Minutes there are, by row and month.
    pub supply: Vec<Vec<i64>>,
    /// Minutes that stay, by row and month.
    pub fixed: Vec<Vec<i64>>,
    /// Minutes of a full-time person in each month.
    pub full_time: Vec<i64>,
    /// What can move, in the order of the problem.
    pub movers: Vec<Movable>,
    /// What stays, and why.
    pub stays: Vec<Staying>,
    /// Projects that wait for each other in a circle.
    pub circles: Vec<Vec<Id<Project>>>,
    /// The same in plain numbers.
    pub problem: Problem,
}

/// A demand as the plan has it: its role, its id, its months.
pub type Asked = (Option<Id<Role>>, Id<Demand>, BTreeMap<Month, i64>);
/// The demands by project.
type Parts = BTreeMap<Option<Id<Project>>, Vec<Asked>>;

impl Question {
    /// The question of a plan. Work of this month and before stays.
    pub fn new(
        ws: &Workspace,
        capacity: &Capacity,
        ranks: &BTreeMap<Id<Project>, usize>,
        today: NaiveDate,
        ask: &Ask,
    ) -> Self {
        let timeline = capacity.timeline();
        let first = timeline.first.max(Month::of(today).plus(1));
        let months = usize::try_from(timeline.last().since(first) + 1).unwrap_or(0);
        let milestones = fixed_dates(ws);
        let maker = Maker { ws, ask, today, first, months, ranks, milestones };
        let mut question = maker.empty(capacity);
        let parts = parts_of(capacity, ask.basis);
        let links = promises(ws, first);
        question.circles = circles(&links);
        let stuck = set_of(question.circles.iter().flatten().copied());
        for (project, parts) in &parts {
            match project.and_then(|id| {
                maker.mover(id, parts, stuck.contains(&id), &question.roles).transpose()
            }) {
                Some(Ok((movable, mover))) if question.movers.len() < MOVERS_MAX => {
                    question.keep_before(&movable);
                    question.movers.push(movable);
                    question.problem.movers.push(mover);
                }
                Some(Err(stay)) => question.stay(*project, parts, Some(stay)),
                Some(Ok(_)) => question.stay(*project, parts, Some(Stay::Nothing)),
                None => question.stay(*project, parts, None),
            }
        }
        question.link(&links);
        question.make_room();
        question
    }

    /// Adds what of a project that can move lies before it to what stays.
    fn keep_before(&mut self, movable: &Movable) {
        for part in &movable.parts {
            self.add_fixed(part.role, &part.before);
        }
    }

    /// Adds what stays.
    fn stay(&mut self, project: Option<Id<Project>>, parts: &[Asked], why: Option<Stay>) {
        for (role, _, series) in parts {
            self.add_fixed(*role, series);
        }
        let ahead = |series: &BTreeMap<Month, i64>| series.range(self.first..).next().is_some();
        if parts.iter().any(|(_, _, series)| ahead(series)) {
            self.stays.push(Staying { project, why, parts: parts.to_vec() });
        }
    }

    fn add_fixed(&mut self, role: Option<Id<Role>>, series: &BTreeMap<Month, i64>) {
        let row = role.and_then(|role| self.roles.iter().position(|other| *other == role));
        let Some(row) = row.and_then(|row| self.fixed.get_mut(row)) else { return };
        for (month, minutes) in series {
            let at = usize::try_from(month.since(self.first)).ok();
            let cell = at.and_then(|at| row.get_mut(at));
            cell.into_iter().for_each(|cell| *cell += minutes);
        }
    }

    /// Turns promises between projects into links between movers. What stays limits what it gives to
    /// and takes from.
    fn link(&mut self, links: &[Promised]) {
        let place = map_of(self.movers.iter().enumerate().map(|(at, m)| (m.project, at as u32)));
        for link in links {
            let (before, after) = (place.get(&link.giver), place.get(&link.taker));
            match (before, after) {
                (Some(before), Some(after)) => {
                    let link = Link { before: *before, after: *after, slack: link.slack };
                    self.problem.links.push(link);
                }
                (Some(before), None) => {
                    let most = link.slack.max(0).unsigned_abs();
                    if let Some(mover) = self.problem.movers.get_mut(*before as usize) {
                        mover.end_later = mover.end_later.min(most);
                    }
                }
                (None, Some(after)) => {
                    let most = link.slack.max(0).unsigned_abs();
                    if let Some(mover) = self.problem.movers.get_mut(*after as usize) {
                        mover.earlier = mover.earlier.min(most);
                    }
                }
                (None, None) => {}
            }
        }
        for mover in &mut self.problem.movers {
            mover.later = mover.later.min(mover.end_later);
        }
    }

    /// The room of each cell: what there is less what stays; where nothing is levelled at least as
    /// much as the plan asks for, so that it gets no worse.
    fn make_room(&mut self) {
        let months = self.problem.months as usize;
        let mut moved = vec![vec![0_i64; months]; self.roles.len()];
        for mover in &self.problem.movers {
            add(&mut moved, mover, Choice::default(), 1);
        }
        let rows = self.supply.iter().zip(&self.fixed).zip(&moved).zip(&self.is_levelled);
        let room = rows.map(|(((supply, fixed), moved), levelled)| {
            let cells = supply.iter().zip(fixed).zip(moved).enumerate();
            let room = cells.map(|(at, ((supply, fixed), moved))| {
                let room = supply - fixed;
                if *levelled && at < self.levelled { room } else { room.max(*moved) }
            });
            room.collect()
        });
        self.problem.room = room.collect();
    }

    /// What each row is asked for by month when everything goes where it is told.
    pub fn demand(&self, choices: &[Choice]) -> Vec<Vec<i64>> {
        let mut demand = self.fixed.clone();
        for (mover, choice) in self.problem.movers.iter().zip(choices) {
            add(&mut demand, mover, *choice, 1);
        }
        demand
    }

    /// The months of a demand when its project goes where it is told.
    pub fn series(&self, at: usize, part: &Part, choice: Choice) -> BTreeMap<Month, i64> {
        let mut series = part.before.clone();
        let Some(mover) = self.problem.movers.get(at) else { return series };
        for (month, minutes) in laid(mover, &part.line, choice) {
            let month = self.first.plus(i32::try_from(month).unwrap_or(0));
            *series.entry(month).or_default() += minutes;
        }
        series
    }
}
