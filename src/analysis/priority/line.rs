//! The cut line: how far down the ranking the money goes, and why the rest waits.

use super::score::{Row, parts};
use super::{Cut, Entry, Group, Line, Money, Place, Problem, Reason};
use crate::model::{Id, Project};

/// What the walk down the ranking found.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Walk {
    /// How many ranks are above the line.
    pub selected: usize,
    /// What they cost, in minor units.
    pub used: i128,
    /// What the must-dos cost, in minor units.
    pub musts: i128,
    /// The first project that did not fit.
    pub blocked_by: Option<Id<Project>>,
}

/// Walks down the ranking to the line. Must-dos are always above it.
pub(super) fn walk(rows: &[Row<'_>], cut: Option<Cut>) -> Walk {
    let mut walk = Walk::default();
    for row in rows {
        let cost = i128::from(row.candidate.cost.minor());
        let taken = match (row.group, cut) {
            (Group::Must, _) => {
                walk.musts += cost;
                true
            }
            (Group::Excluded | Group::Closed, _) => false,
            (_, None) => true,
            (_, Some(Cut::Rank(ranks))) => walk.selected < ranks,
            // A rank without a score is no rank; money is not given to it unasked.
            (Group::Unscored, Some(Cut::Budget(_))) => false,
            (Group::Ranked, Some(Cut::Budget(budget))) => {
                let fits = walk.used + cost <= i128::from(budget.minor);
                if !fits {
                    walk.blocked_by = Some(row.candidate.id);
                }
                fits
            }
        };
        if !taken {
            break;
        }
        walk.selected += 1;
        walk.used += cost;
    }
    walk
}

/// The entries in rank order with their places, and the line.
pub(super) fn draw(
    problem: &Problem,
    rows: &[Row<'_>],
    cut: Option<Cut>,
) -> (Vec<Entry>, Option<Line>) {
    let walk = walk(rows, cut);
    let money = |minor: i128| Money::new(saturated(minor), problem.currency);
    let mut cumulative = 0_i128;
    let mut entries = Vec::with_capacity(rows.len());
    for (above, row) in rows.iter().enumerate() {
        if row.group < Group::Excluded {
            cumulative += i128::from(row.candidate.cost.minor());
        }
        let (parts, coverage) = parts(&problem.criteria, row.candidate);
        let below = above >= walk.selected;
        entries.push(Entry {
            project: row.candidate.id,
            rank: above + 1,
            group: row.group,
            total: row.standing.total,
            worst: row.standing.worst,
            coverage,
            parts,
            cost: row.candidate.cost,
            cumulative: money(cumulative),
            place: if below { Place::Below(reason(row, &walk, cut)) } else { Place::In },
        });
    }
    let left_out = rows.iter().filter(|row| row.group >= Group::Excluded).count();
    let line = cut.map(|cut| {
        let budget = match cut {
            Cut::Budget(budget) => Some(i128::from(budget.minor)),
            Cut::Rank(_) => None,
        };
        Line {
            cut,
            selected: walk.selected,
            below: rows.len() - walk.selected - left_out,
            left_out,
            used: money(walk.used),
            left: budget.map(|budget| money(budget - walk.used)),
            blocked_by: walk.blocked_by,
            musts_over: budget
                .map(|budget| walk.musts - budget)
                .filter(|over| *over > 0 && walk.musts != 0)
                .map(money),
        }
    });
    (entries, line)
}

/// Why a row is below the line.
fn reason(row: &Row<'_>, walk: &Walk, cut: Option<Cut>) -> Reason {
    match row.group {
        Group::Closed => return Reason::Closed,
        Group::Excluded => return Reason::Excluded,
        Group::Unscored => return Reason::NotScored,
        Group::Must | Group::Ranked => {}
    }
    let Some(Cut::Budget(budget)) = cut else {
        return Reason::RanksBelowLine;
    };
    let over = walk.used + i128::from(row.candidate.cost.minor()) - i128::from(budget.minor);
    match walk.blocked_by {
        Some(first) if over <= 0 => Reason::FitsAloneButRanksBelow(first),
        _ => Reason::OverBudgetBy(Money::new(saturated(over), budget.currency)),
    }
}

fn saturated(minor: i128) -> i64 {
    i64::try_from(minor).unwrap_or(if minor < 0 { i64::MIN } else { i64::MAX })
}
