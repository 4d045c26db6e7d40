//! Totals of projects and their order.

use super::{Candidate, Cell, CriterionUse, Group, Part, Problem};
use crate::model::Lock;
use crate::order::Sorted;
use std::cmp::Reverse;

/// Totals closer than this are equal, so that the order of summing never decides a rank.
const TOTAL_STEPS: f64 = 1e9;

/// A project's total and its worst case, both 0 to 100.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Standing {
    /// The weighted mean of what is present; `None` where nothing is.
    pub total: Option<f64>,
    /// The weighted sum with missing values as nothing.
    pub worst: f64,
}

/// One candidate with its standing, ready to be ordered.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    /// Its place in the problem.
    pub at: usize,
    /// The candidate.
    pub candidate: &'a Candidate,
    /// Its standing.
    pub standing: Standing,
    /// Its part of the list.
    pub group: Group,
}

/// The total of a candidate from its cells.
pub(super) fn standing(criteria: &[CriterionUse], candidate: &Candidate) -> Standing {
    let (_, coverage) = parts(criteria, candidate);
    let worst = present(criteria, candidate).map(|(share, cell)| share * cell.utility).sum::<f64>();
    let total = (coverage > 0.0).then(|| (100.0 * worst / coverage).clamp(0.0, 100.0));
    Standing { total, worst: (100.0 * worst).clamp(0.0, 100.0) }
}

/// What each criterion adds, and the part of the weights that is present.
pub(super) fn parts(criteria: &[CriterionUse], candidate: &Candidate) -> (Vec<Option<Part>>, f64) {
    let coverage: f64 = present(criteria, candidate).map(|(share, _)| share).sum();
    let cells = candidate.cells.iter().copied().chain(std::iter::repeat(None));
    let part = |(criterion, cell): (&CriterionUse, Option<Cell>)| {
        let cell = cell.filter(|_| criterion.unusable.is_none())?;
        let weight = if coverage > 0.0 { criterion.share / coverage } else { 0.0 };
        Some(Part { cell, weight, points: 100.0 * weight * cell.utility })
    };
    // Rounding may leave the sum of shares a hair above one.
    (criteria.iter().zip(cells).map(part).collect(), coverage.min(1.0))
}

/// The cells that count, each with the share of its criterion.
fn present<'a>(
    criteria: &'a [CriterionUse],
    candidate: &'a Candidate,
) -> impl Iterator<Item = (f64, Cell)> + 'a {
    let pairs = criteria.iter().zip(&candidate.cells);
    pairs.filter_map(|(criterion, cell)| {
        let cell = (*cell)?;
        (criterion.share > 0.0 && criterion.unusable.is_none()).then_some((criterion.share, cell))
    })
}

/// In which part of the list a candidate stands.
fn group(candidate: &Candidate, standing: Standing) -> Group {
    match (candidate.open, candidate.lock) {
        (false, _) => Group::Closed,
        (true, Some(Lock::Exclude)) => Group::Excluded,
        (true, Some(Lock::Must)) => Group::Must,
        (true, None) if standing.total.is_some() => Group::Ranked,
        (true, None) => Group::Unscored,
    }
}

/// The candidates in rank order under a way to score them.
pub(super) fn ranked(problem: &Problem, stand: impl Fn(&Candidate) -> Standing) -> Vec<Row<'_>> {
    let row = |(at, candidate)| {
        let standing = stand(candidate);
        Row { at, candidate, standing, group: group(candidate, standing) }
    };
    let mut rows: Vec<Row<'_>> = problem.candidates.iter().enumerate().map(row).collect();
    rows.order_by(|a, b| {
        let numbers = |row: &Row<'_>| {
            let total = row.standing.total.map_or(-1, steps);
            (row.group, Reverse(total), Reverse(steps(row.standing.worst)))
        };
        let (left, right) = (a.candidate, b.candidate);
        numbers(a)
            .cmp(&numbers(b))
            .then_with(|| left.order.cmp(&right.order))
            .then_with(|| left.name.cmp(&right.name))
            .then_with(|| left.id.cmp(&right.id))
    });
    rows
}

fn steps(total: f64) -> i64 {
    (total * TOTAL_STEPS).round() as i64
}
