//! What comes of levelling: why each move happens, what stays short, and why.

use super::check::waits;
use super::problem::{Choice, add, laid, over};
use super::question::{Question, Stay};
use crate::model::{Id, Month, Project, Role};
use crate::order::Sorted;
use std::collections::{BTreeMap, BTreeSet};

/// Most projects that are named for a cell that stays short.
const HELD_MAX: usize = 4;

/// Why a project moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Where the plan has it, more would be short.
    Relieves {
        /// The role it relieves most.
        role: Id<Role>,
        /// The month it relieves most.
        month: Month,
        /// Minutes less short there.
        minutes: i64,
        /// Minutes less short over all roles and months.
        total: i64,
    },
    /// It waits for another that ends later.
    Waits(Id<Project>),
    /// Another that waits for it begins earlier.
    MakesWay(Id<Project>),
}

/// A project that moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// Its position in the question.
    pub at: usize,
    /// The project.
    pub project: Id<Project>,
    /// Its rank, where it has one.
    pub rank: Option<usize>,
    /// Its first month in the plan.
    pub from: Month,
    /// Where it goes.
    pub choice: Choice,
    /// Why.
    pub reason: Reason,
}

/// Why a cell stays short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Nobody is there.
    NoSupply,
    /// What stays alone asks for more than there is.
    Fixed,
    /// What cannot leave the month within its window asks for more than there is.
    Windows,
    /// Every month that something could move to is full too, or the move is not worth it.
    NoRoom,
}

/// A project in a cell that stays short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The project; none for demand without one.
    pub project: Option<Id<Project>>,
    /// Minutes it asks for there.
    pub minutes: i64,
    /// Why it stays; none where it may move.
    pub why: Option<Stay>,
}

/// A cell that is short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Short {
    /// The role.
    pub role: Id<Role>,
    /// The month.
    pub month: Month,
    /// Minutes short in the plan; 0 or less where it fits.
    pub before: i64,
    /// Minutes short now.
    pub after: i64,
    /// Why.
    pub why: Why,
    /// Who asks for most there.
    pub held: Vec<Held>,
}

/// The moves of a levelled plan with their reasons: those that relieve most first.
pub fn moves(question: &Question, choices: &[Choice]) -> Vec<Move> {
    let problem = &question.problem;
    let mut cells = over(problem, choices);
    let mut found = Vec::new();
    for (at, (movable, choice)) in question.movers.iter().zip(choices).enumerate() {
        let Some(mover) = problem.movers.get(at).filter(|_| *choice != Choice::default()) else {
            continue;
        };
        let reason = tied(question, choices, at).or_else(|| {
            let now = cells.clone();
            add(&mut cells, mover, *choice, -1);
            add(&mut cells, mover, Choice::default(), 1);
            let reason = relieved(question, &cells, &now);
            cells = now;
            reason
        });
        let from = question.first.plus(i32::try_from(mover.first).unwrap_or(0));
        let (project, rank) = (movable.project, movable.rank);
        let step = |reason| Move { at, project, rank, from, choice: *choice, reason };
        found.extend(reason.map(step));
    }
    found.order_by_key(|step| match step.reason {
        Reason::Relieves { total, .. } => -total,
        Reason::Waits(_) | Reason::MakesWay(_) => 0,
    });
    found
}

/// Whether a mover could not go back alone for what it is linked with.
fn tied(question: &Question, choices: &[Choice], at: usize) -> Option<Reason> {
    let mut back = choices.to_vec();
    *back.get_mut(at)? = Choice::default();
    let broken = question.problem.links.iter().find(|link| !waits(link, &back))?;
    let name = |at: u32| question.movers.get(at as usize).map(|movable| movable.project);
    if broken.after as usize == at {
        name(broken.before).map(Reason::Waits)
    } else {
        name(broken.after).map(Reason::MakesWay)
    }
}

/// The cell that is less short by most, of two plans.
fn relieved(question: &Question, before: &[Vec<i64>], after: &[Vec<i64>]) -> Option<Reason> {
    let (mut total, mut best) = (0, (0, 0, 0));
    for (row, (before, after)) in before.iter().zip(after).enumerate() {
        for (at, (before, after)) in before.iter().zip(after).enumerate() {
            let less = (*before).max(0) - (*after).max(0);
            total += less;
            if less > best.0 {
                best = (less, row, at);
            }
        }
    }
    let (minutes, row, at) = best;
    let month = question.first.plus(i32::try_from(at).unwrap_or(0));
    let role = question.roles.get(row).copied().filter(|_| minutes > 0)?;
    Some(Reason::Relieves { role, month, minutes, total })
}

/// The choices in which only some of the moves are taken, with what they are tied to.
pub fn taken(question: &Question, choices: &[Choice], ticked: &BTreeSet<usize>) -> Vec<Choice> {
    let only = |(at, choice): (usize, &Choice)| {
        if ticked.contains(&at) { *choice } else { Choice::default() }
    };
    let mut some: Vec<Choice> = choices.iter().enumerate().map(only).collect();
    for _ in 0..choices.len() {
        let broken = question.problem.links.iter().find(|link| !waits(link, &some));
        let Some(link) = broken else { break };
        let ends = [link.after as usize, link.before as usize];
        let open = ends.into_iter().find(|at| some.get(*at) != choices.get(*at));
        let Some((at, whole)) = open.and_then(|at| Some((at, *choices.get(at)?))) else { break };
        if let Some(choice) = some.get_mut(at) {
            *choice = whole;
        }
    }
    some
}

/// The cells that are levelled and stay short, the shortest of them first.
pub fn shorts(question: &Question, choices: &[Choice]) -> Vec<Short> {
    let plan = vec![Choice::default(); choices.len()];
    let (before, after) = (over(&question.problem, &plan), over(&question.problem, choices));
    let mut found = Vec::new();
    for (row, (cells, levelled)) in after.iter().zip(&question.is_levelled).enumerate() {
        for (at, now) in cells.iter().enumerate().take(question.levelled) {
            if *levelled && *now > 0 {
                let old = before.get(row).and_then(|row| row.get(at)).copied().unwrap_or(0);
                found.extend(short(question, choices, (row, at), (old, *now)));
            }
        }
    }
    found.order_by_key(|short| -short.after);
    found
}

fn short(
    question: &Question,
    choices: &[Choice],
    (row, at): (usize, usize),
    (before, after): (i64, i64),
) -> Option<Short> {
    let of = |table: &[Vec<i64>]| table.get(row).and_then(|row| row.get(at)).copied();
    let (supply, room) = (of(&question.supply)?, of(&question.problem.room)?);
    let why = match () {
        () if supply <= 0 => Why::NoSupply,
        () if room < 0 => Why::Fixed,
        () if stays_inside(question, (row, at)) > room => Why::Windows,
        () => Why::NoRoom,
    };
    let (role, month) =
        (*question.roles.get(row)?, question.first.plus(i32::try_from(at).unwrap_or(0)));
    let held = held(question, choices, (role, row), (month, at));
    Some(Short { role, month, before: before.max(0), after, why, held })
}

/// Minutes that fall in a cell wherever their projects go.
fn stays_inside(question: &Question, (row, at): (usize, usize)) -> i64 {
    let movers = question.problem.movers.iter();
    let least = movers.map(|mover| {
        let shifts = -(mover.earlier as i32)..=mover.later as i32;
        let all =
            shifts.flat_map(|shift| (0..=mover.stretch).map(move |s| Choice { shift, stretch: s }));
        let allowed =
            all.filter(|choice| i64::from(choice.end_later()) <= i64::from(mover.end_later));
        allowed.map(|choice| minutes_in(mover, choice, row, at)).min().unwrap_or(0)
    });
    least.sum()
}

fn minutes_in(mover: &super::problem::Mover, choice: Choice, row: usize, at: usize) -> i64 {
    let lines = mover.lines.iter().filter(|line| line.row as usize == row);
    let here = lines.flat_map(|line| laid(mover, line, choice));
    here.filter(|(month, _)| usize::try_from(*month) == Ok(at)).map(|(_, minutes)| minutes).sum()
}

/// Who asks for most in a cell.
fn held(
    question: &Question,
    choices: &[Choice],
    (role, row): (Id<Role>, usize),
    (month, at): (Month, usize),
) -> Vec<Held> {
    let mut sums: BTreeMap<Option<Id<Project>>, (i64, Option<Stay>)> = BTreeMap::new();
    let movers = question.movers.iter().zip(&question.problem.movers).zip(choices);
    for ((movable, mover), choice) in movers {
        sums.insert(Some(movable.project), (minutes_in(mover, *choice, row, at), None));
    }
    for staying in &question.stays {
        let parts = staying.parts.iter().filter(|(own, ..)| *own == Some(role));
        let minutes = parts.filter_map(|(_, _, series)| series.get(&month)).sum();
        sums.insert(staying.project, (minutes, staying.why));
    }
    let asks = sums.into_iter().filter(|(_, (minutes, _))| *minutes > 0);
    let mut held: Vec<Held> =
        asks.map(|(project, (minutes, why))| Held { project, minutes, why }).collect();
    held.order_by_key(|held| -held.minutes);
    held.truncate(HELD_MAX);
    held
}
