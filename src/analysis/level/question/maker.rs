//! What a project can do: its window, its weight, its work by month, or why it stays.

use super::{Ask, Asked, Movable, Part, Parts, Question, Stay};
use crate::analysis::capacity::Capacity;
use crate::analysis::capacity::heatmap::Basis;
use crate::analysis::capacity::load::RowKey;
use crate::analysis::level::problem::{Line, Mover, Problem, REACH_MAX};
use crate::model::{Id, Month, Project, Role, Stage, Workspace};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What is known while a question is made.
pub struct Maker<'a> {
    /// The workspace.
    pub ws: &'a Workspace,
    /// What is asked.
    pub ask: &'a Ask,
    /// The day it is.
    pub today: NaiveDate,
    /// The first month of the problem.
    pub first: Month,
    /// Months of the problem.
    pub months: usize,
    /// The rank of each project.
    pub ranks: &'a BTreeMap<Id<Project>, usize>,
    /// By how many months dates that cannot move leave room.
    pub milestones: BTreeMap<Id<Project>, i32>,
}

impl Maker<'_> {
    /// A question without projects.
    pub fn empty(&self, capacity: &Capacity) -> Question {
        let timeline = capacity.timeline();
        let sums = |minutes: &[i64]| -> Vec<i64> {
            let sum = |at: usize| {
                let month = self.first.plus(i32::try_from(at).unwrap_or(0));
                let segments = timeline.segments_of(month).unwrap_or_default();
                minutes.get(segments).unwrap_or_default().iter().sum()
            };
            (0..self.months).map(sum).collect()
        };
        let rows = capacity.load.roles.iter().filter_map(|row| match row.key {
            RowKey::Role(role) => Some((role, sums(&row.supply))),
            _ => None,
        });
        let (roles, supply): (Vec<Id<Role>>, Vec<Vec<i64>>) = rows.unzip();
        let months = u32::try_from(self.months).unwrap_or(0);
        let problem = Problem { months, price: self.ask.price.max(0), ..Problem::default() };
        Question {
            first: self.first,
            levelled: self.ask.months.min(self.months),
            is_levelled: roles.iter().map(|role| !self.ask.without.contains(role)).collect(),
            fixed: vec![vec![0; self.months]; roles.len()],
            full_time: sums(&capacity.load.full_time.segments),
            roles,
            supply,
            movers: Vec::new(),
            stays: Vec::new(),
            circles: Vec::new(),
            problem,
        }
    }

    /// A project as something that can move; `None` where it asks for nothing to come, else why it
    /// stays.
    pub fn mover(
        &self,
        id: Id<Project>,
        parts: &[Asked],
        is_stuck: bool,
        roles: &[Id<Role>],
    ) -> Result<Option<(Movable, Mover)>, Stay> {
        let ahead = parts.iter().flat_map(|(_, _, series)| series.range(self.first..));
        let months: Vec<Month> = ahead.map(|(month, _)| *month).collect();
        let Some((begin, end)) = months.iter().copied().min().zip(months.iter().copied().max())
        else {
            return Ok(None);
        };
        let Some(record) = self.ws.find::<Project>(id) else { return Err(Stay::Nothing) };
        let early = parts.iter().any(|(_, _, series)| series.range(..self.first).next().is_some());
        let begun = early || record.start.is_some_and(|start| start <= self.today);
        if record.stage == Some(Stage::Closed) {
            return Err(Stay::Closed);
        }
        if self.ask.staying.contains(&id) {
            return Err(Stay::Asked);
        }
        if is_stuck {
            return Err(Stay::Circle);
        }
        let (end_later, latest) = self.window(record, begin, end)?;
        let stretch = self.ask.stretch.min(REACH_MAX).min(end_later);
        let later = if begun { 0 } else { self.ask.later.min(latest).min(end_later) };
        let earlier = if begun { 0 } else { self.earlier(record, begin) };
        if (later, earlier, stretch) == (0, 0, 0) {
            let why = if begun { Stay::Begun } else { Stay::Nothing };
            return Err(if latest == 0 && !begun { Stay::Window } else { why });
        }
        let rank = self.ranks.get(&id).copied();
        let part = |(role, demand, series): &Asked| Part {
            demand: *demand,
            role: *role,
            line: self.line(series, begin),
            before: series.range(..self.first).map(|(month, minutes)| (*month, *minutes)).collect(),
        };
        let parts: Vec<Part> = parts.iter().map(part).collect();
        let mover = Mover {
            first: begin.since(self.first).unsigned_abs(),
            months: (end.since(begin) + 1).unsigned_abs(),
            weight: self.weight(rank),
            earlier,
            later,
            stretch,
            end_later,
            lines: lines(&parts, roles),
        };
        Ok(Some((Movable { project: id, rank, parts }, mover)))
    }

    /// The months of a demand that can move, from the first month of its project on.
    fn line(&self, series: &BTreeMap<Month, i64>, begin: Month) -> Line {
        let own = series.range(self.first..);
        let Some(from) = own.clone().next().map(|(month, _)| *month) else {
            return Line::default();
        };
        let last = own.clone().next_back().map_or(from, |(month, _)| *month);
        let at = |step: i32| series.get(&from.plus(step)).copied().unwrap_or(0);
        let minutes = (0..=last.since(from)).map(at).collect();
        Line { row: 0, offset: from.since(begin).unsigned_abs(), minutes }
    }

    /// By how many months the end and the start may come later.
    fn window(&self, record: &Project, begin: Month, end: Month) -> Result<(u32, u32), Stay> {
        let last = self.first.plus(i32::try_from(self.months).unwrap_or(0) - 1);
        let to_end = u32::try_from(last.since(end)).unwrap_or(0);
        if to_end == 0 {
            return Err(Stay::End);
        }
        let pinned = self.milestones.get(&record.id()).copied();
        let to_date = pinned.map_or(REACH_MAX, |months| u32::try_from(months).unwrap_or(0));
        if to_date == 0 && self.ask.earlier == 0 {
            return Err(Stay::Milestone);
        }
        let latest = record.latest_start.map(|latest| {
            let begin = record.start.map_or(begin, Month::of);
            u32::try_from(Month::of(latest).since(begin)).unwrap_or(0)
        });
        let most = (self.ask.later + self.ask.stretch).min(REACH_MAX);
        Ok((to_end.min(to_date).min(most), latest.unwrap_or(REACH_MAX)))
    }

    /// By how many months the start may come earlier: not before next month.
    fn earlier(&self, record: &Project, begin: Month) -> u32 {
        let start = record.start.map_or(begin, |start| Month::of(start).min(begin));
        let room = u32::try_from(start.since(self.first)).unwrap_or(0);
        self.ask.earlier.min(room).min(REACH_MAX)
    }

    /// From 1,500 for the first rank to 500 for the last and for what has none.
    fn weight(&self, rank: Option<usize>) -> u32 {
        let count = self.ranks.len().max(2);
        let Some(rank) = rank else { return 500 };
        let behind = (rank.max(1) - 1).min(count - 1);
        u32::try_from(1_500 - 1_000 * behind / (count - 1)).unwrap_or(500)
    }
}

/// The lines of the demands that count in a role.
fn lines(parts: &[Part], roles: &[Id<Role>]) -> Vec<Line> {
    let line = |part: &Part| {
        let row = roles.iter().position(|role| Some(*role) == part.role)?;
        let row = u32::try_from(row).ok()?;
        (!part.line.minutes.is_empty()).then(|| Line { row, ..part.line.clone() })
    };
    parts.iter().filter_map(line).collect()
}

/// The demands that count, by project.
pub fn parts_of(capacity: &Capacity, basis: Basis) -> Parts {
    let mut parts = Parts::new();
    for spread in capacity.ledger.spreads.iter().filter(|spread| spread.counted) {
        let Some(record) = spread.record() else { continue };
        let counts = basis.takes(spread);
        let role = spread.role.filter(|role| counts && capacity.load.known_roles.contains(role));
        let months = record.minutes.iter().filter(|(_, minutes)| **minutes > 0);
        let series: BTreeMap<Month, i64> = months.map(|(m, minutes)| (*m, *minutes)).collect();
        parts.entry(spread.project).or_default().push((role, spread.demand, series));
    }
    parts
}
