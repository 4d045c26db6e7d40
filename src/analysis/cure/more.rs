//! Ways out that touch what is done and by whom: a swap, a pause, a cut.

use super::grid::{Grid, Part};
use super::room::moved;
use super::{Cure, Cures, Effect, Remedy, Series, Taken, best, named};
use crate::analysis::capacity::Capacity;
use crate::analysis::capacity::load::RowKey;
use crate::model::{Competence, Id, Month, Moscow, Person, Project, Role, SkillLevel, Workspace};
use std::collections::BTreeMap;

/// Fewest minutes that a swap is worth.
const SWAP_MIN: i64 = 60;

/// Another person takes over as much of the month as they have time for in a role of theirs that is
/// not short itself. They can do it where they have a share of the role, or every level of skill
/// that is expected of it.
pub(super) fn swap(
    ws: &Workspace,
    capacity: &Capacity,
    grid: &Grid,
    project: Id<Project>,
    parts: &[Part],
    (role, month): (Id<Role>, Month),
) -> Option<Cure> {
    let (row, at) = (grid.row_of(role)?, grid.column(month)?);
    let most = grid.over(row, at).min(grid.minutes_in(parts, row, month));
    let able = able(ws, role);
    let mut found: Option<(i64, Id<Role>, Id<Person>)> = None;
    for person in ws.table::<Person>().iter().filter(|person| able(person)) {
        for own in person.roles.keys().filter(|own| **own != role) {
            let free = free_of(capacity, grid, *own, person.id(), month).min(most);
            if free >= SWAP_MIN && found.is_none_or(|(minutes, ..)| free > minutes) {
                found = Some((free, *own, person.id()));
            }
        }
    }
    let (minutes, own, person) = found?;
    let series = moved(parts, row, month, minutes, None);
    let taken = Taken { project, role: own, person, month, minutes };
    let copy = grid.with(parts, &series).with_taken(&taken);
    let remedy = Remedy::Swap { project, person, role: own, minutes };
    let demands = named(parts, series);
    Some(Cure { taken: Some(taken), ..Cure::new(remedy, copy.effect(row, at), demands) })
}

/// Minutes a person has left in a role in a month, no more than the role itself has.
fn free_of(
    capacity: &Capacity,
    grid: &Grid,
    role: Id<Role>,
    person: Id<Person>,
    month: Month,
) -> i64 {
    let Some((row, at)) = grid.row_of(role).zip(grid.column(month)) else { return 0 };
    let Some(own) = capacity.load.row(RowKey::RolePerson(role, person)) else { return 0 };
    let segments = capacity.timeline().segments_of(month).unwrap_or_default();
    let sum = |line: &[i64]| line.get(segments.clone()).unwrap_or_default().iter().sum::<i64>();
    let free = sum(&own.supply) - sum(&own.committed) - sum(&own.tentative);
    free.min(-grid.over(row, at))
}

/// Whether somebody can do the work of a role.
fn able(ws: &Workspace, role: Id<Role>) -> impl Fn(&Person) -> bool {
    let competences = ws.table::<Competence>();
    let asked = competences.iter().filter(|one| one.role == Some(role));
    let asked: Vec<_> =
        asked.filter_map(|one| Some((one.skill?, one.level.unwrap_or(1)))).collect();
    let mut levels: BTreeMap<_, i64> = BTreeMap::new();
    for known in ws.table::<SkillLevel>().iter() {
        if let (Some(person), Some(skill)) = (known.person, known.skill) {
            let level = levels.entry((person, skill)).or_default();
            *level = (*level).max(known.level.unwrap_or(0));
        }
    }
    move |person| {
        let has = |(skill, level): &(_, i64)| {
            levels.get(&(person.id(), *skill)).is_some_and(|known| known >= level)
        };
        person.roles.get(&role).is_some_and(|share| *share > 0.0)
            || (!asked.is_empty() && asked.iter().all(has))
    }
}

/// What is left of a project from the month on begins again some months later: of those that ask for
/// the role here the one whose yearly benefit is least for an hour of it.
pub(super) fn pause(
    ws: &Workspace,
    grid: &Grid,
    candidates: &[(Id<Project>, &Vec<Part>)],
    (row, at): (usize, usize),
    month: Month,
) -> Option<Cure> {
    let worth = |(project, parts): &&(Id<Project>, &Vec<Part>)| {
        let benefit = ws.find(*project)?.benefit?;
        let benefit = ws.in_reporting(benefit, month.first_day()).ok()?.minor;
        let ahead = parts.iter().filter(|part| part.row == row);
        let minutes: i64 = ahead.flat_map(|part| part.series.range(month..)).map(|(_, m)| m).sum();
        Some((i128::from(benefit), i128::from(minutes.max(1))))
    };
    let less = |a: &(i128, i128), b: &(i128, i128)| (a.0 * b.1).cmp(&(b.0 * a.1));
    let known = candidates.iter().filter_map(|one| Some((worth(&one)?, one)));
    let (_, (project, parts)) = known.min_by(|a, b| less(&a.0, &b.0))?;
    // What has not begun is delayed as a whole; that is another way out.
    parts.iter().find(|part| part.series.range(..month).next().is_some())?;
    let later = |months: i32| {
        let move_on = |part: &Part| {
            let mut series: Series = part.series.range(..month).map(|(m, x)| (*m, *x)).collect();
            series.extend(part.series.range(month..).map(|(m, x)| (m.plus(months), *x)));
            series
        };
        parts.iter().map(move_on).collect::<Vec<Series>>()
    };
    let project = *project;
    best(grid, parts, (row, at), |months| (Remedy::Pause { project, months }, later(months)))
}

/// What is left of a project that could be left out is given up from the month on.
pub(super) fn cut(
    grid: &Grid,
    project: &Project,
    parts: &[Part],
    (row, at): (usize, usize),
    month: Month,
) -> Option<Cure> {
    let moscow = project.moscow.filter(|need| matches!(need, Moscow::Could | Moscow::Wont))?;
    let series: Vec<Series> = parts
        .iter()
        .map(|part| part.series.range(..month).map(|(month, x)| (*month, *x)).collect())
        .collect();
    let gone = parts.iter().flat_map(|part| part.series.range(month..));
    let minutes = gone.map(|(_, minutes)| minutes).sum();
    let effect = grid.with(parts, &series).effect(row, at);
    let remedy = Remedy::Cut { project: project.id(), moscow, minutes };
    let lost = project.benefit;
    Some(Cure { value_lost: lost, ..Cure::new(remedy, effect, named(parts, series)) })
}

impl Cures {
    /// How the cell stands when several ways out are taken together, in their order. Of one project,
    /// and of help from outside, the first alone counts.
    pub fn together(
        &self,
        capacity: &Capacity,
        (role, month): (Id<Role>, Month),
        this_month: Month,
        chosen: &[usize],
    ) -> Option<Effect> {
        let (mut grid, parts) = Grid::new(capacity, this_month);
        let (row, at) = (grid.row_of(role)?, grid.column(month)?);
        let all: Vec<&Part> = parts.values().flatten().collect();
        for nth in self.compatible(chosen) {
            let Some(cure) = self.all.get(nth) else { continue };
            for (demand, series) in &cure.demands {
                if let Some(part) = all.iter().find(|part| part.demand == *demand) {
                    grid = grid.with(&[(*part).clone()], std::slice::from_ref(series));
                }
            }
            if let Some(taken) = &cure.taken {
                grid = grid.with_taken(taken);
            }
            if let Remedy::Contract { tenths, first, last } = cure.remedy {
                let columns = grid.column(first)?..=grid.column(last)?;
                grid = grid.with_supply(row, columns, tenths);
            }
        }
        Some(grid.effect(row, at))
    }

    /// Of some ways out those that can be taken together: one a project, one from outside.
    pub fn compatible(&self, chosen: &[usize]) -> Vec<usize> {
        let mut seen = Vec::new();
        let mut kept = Vec::new();
        for nth in chosen {
            let Some(cure) = self.all.get(*nth) else { continue };
            let about = project_of(cure.remedy);
            if !seen.contains(&about) {
                seen.push(about);
                kept.push(*nth);
            }
        }
        kept
    }

    /// How many people named are touched by some ways out.
    pub fn people_touched(&self, ws: &Workspace, chosen: &[usize]) -> usize {
        let kept = self.compatible(chosen);
        let cures = kept.iter().filter_map(|nth| self.all.get(*nth));
        let people = cures.flat_map(|cure| {
            let named = cure.demands.iter().filter_map(|(id, _)| ws.find(*id)?.person);
            named.chain(cure.taken.map(|taken| taken.person))
        });
        crate::order::set_of(people).len()
    }
}

/// The project a way out is about; none for help from outside.
pub fn project_of(remedy: Remedy) -> Option<Id<Project>> {
    match remedy {
        Remedy::Delay { project, .. }
        | Remedy::Stretch { project, .. }
        | Remedy::Shift { project, .. }
        | Remedy::Swap { project, .. }
        | Remedy::Pause { project, .. }
        | Remedy::Cut { project, .. } => Some(project),
        Remedy::Contract { .. } => None,
    }
}
