//! How firmly the selected set stands when one weight moves and the others keep proportion.
//!
//! With weight k moved from w to t, the others are scaled by s = (1 − t) ÷ (1 − w). A project's
//! total is then (t·u + s·A) ÷ (t + s·B), where A and B are the weighted utilities and the
//! weights of its other criteria: one division per project, no new sum over the criteria.

use super::line::walk;
use super::score::{Row, Standing, ranked};
use super::{Candidate, CriterionUse, Cut, Group, Problem, SetChange, Stability, WeightMove};

/// By how many points of 100 each weight is moved.
pub(super) const POINTS: f64 = 5.0;
/// Most pairs across the line that are looked at; beyond, [`WeightMove::holds`] stays open.
const PAIRS_MAX: usize = 2_000_000;
/// Below this a difference of totals (in parts of one) is a tie.
const TIE: f64 = 1e-12;

/// A project's total as a function of one weight: numerator and denominator.
#[derive(Clone, Copy, Debug)]
pub(super) struct Split {
    /// Utility on the moved criterion, where present.
    own: Option<f64>,
    /// Σ weight × utility of the other criteria present.
    sum: f64,
    /// Σ weight of the other criteria present.
    weight: f64,
}

impl Split {
    pub(super) fn of(criteria: &[CriterionUse], candidate: &Candidate, moved: usize) -> Self {
        let mut split = Self { own: None, sum: 0.0, weight: 0.0 };
        for (at, (criterion, cell)) in criteria.iter().zip(&candidate.cells).enumerate() {
            let Some(cell) = cell.filter(|_| criterion.unusable.is_none()) else { continue };
            if at == moved {
                split.own = Some(cell.utility);
            } else {
                split.sum += criterion.share * cell.utility;
                split.weight += criterion.share;
            }
        }
        split
    }

    /// The standing with the moved weight at `to` and the others scaled by `scale`.
    fn standing(self, to: f64, scale: f64) -> Standing {
        let (own, own_weight) = self.own.map_or((0.0, 0.0), |own| (to * own, to));
        let weight = own_weight + scale * self.weight;
        let worst = own + scale * self.sum;
        let total = (weight > TIE).then(|| (100.0 * worst / weight).clamp(0.0, 100.0));
        Standing { total, worst: (100.0 * worst).clamp(0.0, 100.0) }
    }

    /// Numerator and denominator as value now and slope by the moved weight.
    pub(super) fn lines(self, now: f64) -> [(f64, f64); 2] {
        let Some(own) = self.own else {
            // All that is present scales alike, so the total does not move.
            return [(self.sum, 0.0), (self.weight, 0.0)];
        };
        let slope = -1.0 / (1.0 - now);
        [
            (now * own + self.sum, own + slope * self.sum),
            (now + self.weight, 1.0 + slope * self.weight),
        ]
    }
}

/// Moves every weight by [`POINTS`] both ways and counts what changes.
pub(super) fn measure(problem: &Problem, rows: &[Row<'_>], cut: Cut, selected: usize) -> Stability {
    let mut above = vec![false; problem.candidates.len()];
    for row in rows.iter().take(selected) {
        if let Some(slot) = above.get_mut(row.at) {
            *slot = true;
        }
    }
    let movable = |criterion: &CriterionUse| {
        criterion.unusable.is_none() && criterion.share > 0.0 && criterion.share < 1.0 - TIE
    };
    let moving: Vec<usize> = (0..problem.criteria.len())
        .filter(|at| problem.criteria.get(*at).is_some_and(movable))
        .collect();
    let moves: Vec<WeightMove> = moving
        .iter()
        .filter_map(|at| {
            let criterion = problem.criteria.get(*at)?;
            let after = |to: f64| set_change(problem, *at, criterion.share, to, cut, &above);
            let step = POINTS / 100.0;
            Some(WeightMove {
                criterion: criterion.id,
                down: after((criterion.share - step).max(0.0)),
                up: after((criterion.share + step).min(1.0)),
                holds: holds(problem, *at, criterion.share, rows, selected, moving.len()),
            })
        })
        .collect();
    let most = |change: SetChange| change.leaves.max(change.enters);
    let changed = moves.iter().map(|at| most(at.down).max(most(at.up))).max().unwrap_or(0);
    Stability { points: POINTS, changed, moves }
}

/// What leaves and enters the set when a weight goes from `now` to `to`.
fn set_change(
    problem: &Problem,
    moved: usize,
    now: f64,
    to: f64,
    cut: Cut,
    above: &[bool],
) -> SetChange {
    let scale = (1.0 - to) / (1.0 - now);
    let rows = ranked(problem, |candidate| {
        Split::of(&problem.criteria, candidate, moved).standing(to, scale)
    });
    let selected = walk(&rows, Some(cut)).selected;
    let was_above = |row: &&Row<'_>| above.get(row.at).copied().unwrap_or(false);
    let stays = rows.iter().take(selected).filter(was_above).count();
    let before = above.iter().filter(|above| **above).count();
    SetChange { leaves: before - stays, enters: selected - stays }
}

/// How many points a weight can fall and rise before a pair across the line changes order.
fn holds(
    problem: &Problem,
    moved: usize,
    now: f64,
    rows: &[Row<'_>],
    selected: usize,
    criteria: usize,
) -> Option<(f64, f64)> {
    let lines = |row: &Row<'_>| Split::of(&problem.criteria, row.candidate, moved).lines(now);
    let scored = |row: &&Row<'_>| row.group == Group::Ranked;
    let above: Vec<_> = rows.iter().take(selected).filter(scored).map(lines).collect();
    let below: Vec<_> = rows.iter().skip(selected).filter(scored).map(lines).collect();
    if above.len().saturating_mul(below.len()).saturating_mul(criteria) > PAIRS_MAX {
        return None;
    }
    let (mut fall, mut rise) = (now, 1.0 - now);
    for upper in &above {
        for lower in &below {
            let [c0, c1, c2] = lead(upper, lower);
            rise = rise.min(first_loss(c0, c1, c2).unwrap_or(rise));
            fall = fall.min(first_loss(c0, -c1, c2).unwrap_or(fall));
        }
    }
    Some((100.0 * fall, 100.0 * rise))
}

/// The lead of one project over another times both denominators: c0 + c1·d + c2·d².
pub(super) fn lead(upper: &[(f64, f64); 2], lower: &[(f64, f64); 2]) -> [f64; 3] {
    let [(n, n_slope), (d, d_slope)] = *upper;
    let [(m, m_slope), (e, e_slope)] = *lower;
    [
        n * e - m * d,
        n * e_slope + n_slope * e - m * d_slope - m_slope * d,
        n_slope * e_slope - m_slope * d_slope,
    ]
}

/// The least d ≥ 0 from which on c0 + c1·d + c2·d² is below zero, where c0 is not.
pub(super) fn first_loss(c0: f64, c1: f64, c2: f64) -> Option<f64> {
    if c0 <= TIE {
        return match (c1, c2) {
            _ if c1 < -TIE => Some(0.0),
            _ if c1 <= TIE => (c2 < -TIE).then_some(0.0),
            _ => (c2 < -TIE).then(|| -c1 / c2),
        };
    }
    if c2.abs() <= TIE {
        return (c1 < -TIE).then(|| -c0 / c1);
    }
    let discriminant = c1 * c1 - 4.0 * c2 * c0;
    if discriminant <= 0.0 {
        // It never reaches zero, or touches it and turns: c0 is above zero.
        return None;
    }
    // The form without cancellation: both roots from the one of larger size.
    let half = -0.5 * (c1 + c1.signum() * discriminant.sqrt());
    [half / c2, c0 / half].into_iter().filter(|root| *root > 0.0).reduce(f64::min)
}
