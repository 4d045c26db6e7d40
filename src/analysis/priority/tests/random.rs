//! Random problems against a naive second way in exact fractions, and laws that always hold.

use super::*;
use std::collections::BTreeSet;

/// A linear congruential generator; its high bits are used.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

/// A problem in whole numbers, kept beside what the module is given.
struct Whole {
    weights: Vec<i128>,
    scores: Vec<Vec<Option<i64>>>,
    problem: Problem,
    budget: i64,
}

fn random(dice: &mut Dice, projects: usize) -> Whole {
    let criteria = 1 + dice.below(5) as usize;
    let mut weights: Vec<i128> = (0..criteria).map(|_| i128::from(dice.below(40))).collect();
    weights[0] += 1;
    let mut rows: Vec<(Vec<Option<i64>>, i64)> = Vec::new();
    for _ in 0..projects {
        let score = |dice: &mut Dice| (dice.below(7) > 0).then(|| 1 + dice.below(5) as i64);
        let scores = (0..criteria).map(|_| score(dice)).collect();
        rows.push((scores, dice.below(50) as i64));
    }
    let floats: Vec<f64> = weights.iter().map(|weight| *weight as f64).collect();
    let given: Vec<_> = rows.iter().map(|(scores, cost)| (scores.as_slice(), *cost)).collect();
    let mut problem = plain(&floats, &given);
    for candidate in &mut problem.candidates {
        candidate.lock = match dice.below(12) {
            0 => Some(Lock::Must),
            1 => Some(Lock::Exclude),
            _ => None,
        };
        candidate.open = dice.below(12) > 0;
        candidate.name = format!("n{}", dice.below(3));
    }
    let scores = rows.into_iter().map(|(scores, _)| scores).collect();
    Whole { weights, scores, problem, budget: dice.below(projects as u64 * 25) as i64 }
}

impl Whole {
    /// Σ w (v − 1), Σ w of what is present, in whole numbers.
    fn fraction(&self, at: usize) -> (i128, i128) {
        let pairs = self.weights.iter().zip(&self.scores[at]);
        pairs.fold((0, 0), |(sum, weight), (w, score)| match score {
            Some(score) => (sum + w * i128::from(score - 1), weight + w),
            None => (sum, weight),
        })
    }

    fn class(&self, at: usize) -> u8 {
        let candidate = &self.problem.candidates[at];
        match (candidate.open, candidate.lock) {
            (false, _) => 4,
            (_, Some(Lock::Exclude)) => 3,
            (_, Some(Lock::Must)) => 0,
            _ if self.fraction(at).1 > 0 => 1,
            _ => 2,
        }
    }

    /// Whether one project ranks before another, by cross-multiplied fractions.
    fn before(&self, a: usize, b: usize) -> bool {
        let ((sa, wa), (sb, wb)) = (self.fraction(a), self.fraction(b));
        let total = |s: i128, w: i128, other: i128| if w > 0 { s * other.max(1) } else { -1 };
        let key = |at: usize, total: i128, sum: i128| {
            let candidate = &self.problem.candidates[at];
            (self.class(at), -total, -sum, candidate.name.clone(), candidate.id)
        };
        key(a, total(sa, wa, wb), sa) < key(b, total(sb, wb, wa), sb)
    }

    /// Ranks by counting who ranks before, and takes from the top while the money lasts.
    fn naive(&self) -> (Vec<usize>, BTreeSet<usize>) {
        let all = 0..self.problem.candidates.len();
        let mut order: Vec<usize> = vec![0; all.len()];
        for at in all.clone() {
            let above = all.clone().filter(|other| self.before(*other, at)).count();
            order[above] = at;
        }
        let mut left = self.budget;
        let mut stopped = false;
        let mut taken = BTreeSet::new();
        for at in &order {
            let cost = self.problem.candidates[*at].cost.minor();
            let must = self.class(*at) == 0;
            stopped |= !must && (self.class(*at) != 1 || cost > left);
            if !stopped {
                left -= cost;
                taken.insert(*at);
            }
        }
        (order, taken)
    }

    fn cut(&self) -> Option<Cut> {
        Some(Cut::Budget(Money::new(self.budget, Currency::GBP)))
    }
}

fn selected(result: &Prioritisation) -> BTreeSet<Id<Project>> {
    let inside = |entry: &&Entry| entry.place == Place::In;
    result.entries.iter().filter(inside).map(|entry| entry.project).collect()
}

#[test]
fn ranks_and_line_equal_the_naive_way() {
    let mut dice = Dice(11);
    for _ in 0..300 {
        let projects = 1 + dice.below(40) as usize;
        let whole = random(&mut dice, projects);
        let result = whole.problem.solve(whole.cut());
        let (order, taken) = whole.naive();
        let id = |at: usize| whole.problem.candidates[at].id;
        assert_eq!(result.order(), order.into_iter().map(id).collect::<Vec<_>>());
        assert_eq!(selected(&result), taken.into_iter().map(id).collect());
        for entry in &result.entries {
            assert!(entry.total.unwrap_or(0.0).is_finite());
            assert!(entry.worst <= entry.total.unwrap_or(0.0) + 1e-9);
        }
    }
}

#[test]
fn row_order_double_money_and_idle_criteria_change_nothing() {
    let mut dice = Dice(23);
    for _ in 0..100 {
        let whole = random(&mut dice, 30);
        let before = whole.problem.solve(whole.cut());
        let mut turned = whole.problem.clone();
        for last in (1..turned.candidates.len()).rev() {
            turned.candidates.swap(last, dice.below(last as u64 + 1) as usize);
        }
        assert_eq!(turned.solve(whole.cut()), before);

        let mut doubled = whole.problem.clone();
        for candidate in &mut doubled.candidates {
            let minor = candidate.cost.minor() * 2;
            candidate.cost = Cost::Given(Money::new(minor, Currency::GBP));
        }
        let cut = Cut::Budget(Money::new(whole.budget * 2, Currency::GBP));
        assert_eq!(selected(&doubled.solve(Some(cut))), selected(&before));

        let mut idle = whole.problem.clone();
        idle.criteria.push(CriterionUse { share: 0.0, ..idle.criteria[0].clone() });
        for candidate in &mut idle.candidates {
            let cell = value::cell(1.0 + dice.below(5) as f64, 1.0, 5.0);
            candidate.cells.push((dice.below(2) == 0).then_some(cell));
        }
        let after = idle.solve(whole.cut());
        assert_eq!((after.order(), after.stability), (before.order(), before.stability.clone()));
    }
}

#[test]
fn a_better_score_never_worsens_a_rank() {
    let mut dice = Dice(37);
    for _ in 0..300 {
        let whole = random(&mut dice, 20);
        let at = dice.below(20) as usize;
        let mut raised = whole.problem.clone();
        let Some(cell) = raised.candidates[at].cells[0].filter(|cell| cell.utility < 1.0) else {
            continue;
        };
        raised.candidates[at].cells[0] = Some(value::cell(cell.value + 1.0, 1.0, 5.0));
        let id = raised.candidates[at].id;
        let rank = |problem: &Problem| problem.solve(None).entry(id).rank;
        assert!(rank(&raised) <= rank(&whole.problem));
    }
}

/// The same problem with one weight at `to` and the others in proportion.
fn with_weight(problem: &Problem, moved: usize, to: f64) -> Problem {
    let mut changed = problem.clone();
    let now = problem.criteria[moved].share;
    for (at, criterion) in changed.criteria.iter_mut().enumerate() {
        criterion.share = if at == moved { to } else { criterion.share * (1.0 - to) / (1.0 - now) };
    }
    changed
}

#[test]
fn stability_equals_ranking_anew() {
    let mut dice = Dice(53);
    for round in 0..150 {
        let whole = random(&mut dice, 25);
        let cut = if round % 2 == 0 { whole.cut() } else { Some(Cut::Rank(10)) };
        let result = whole.problem.solve(cut);
        let before = selected(&result);
        let mut most = 0;
        for at in result.stability.clone().unwrap().moves {
            let moved = at.criterion.uid().0 as usize;
            let now = result.criteria[moved].share;
            for (change, to) in [(at.down, (now - 0.05).max(0.0)), (at.up, (now + 0.05).min(1.0))] {
                let after = selected(&with_weight(&whole.problem, moved, to).solve(cut));
                let expect = SetChange {
                    leaves: before.difference(&after).count(),
                    enters: after.difference(&before).count(),
                };
                assert_eq!(change, expect);
                most = most.max(expect.leaves).max(expect.enters);
            }
        }
        assert_eq!(result.stability.unwrap().changed, most);
    }
}

#[test]
fn columns_give_the_same_stability() {
    let mut dice = Dice(71);
    for round in 0..100 {
        let mut whole = random(&mut dice, 25);
        if round % 3 == 0 {
            whole.problem.criteria[0].unusable = Some(Unusable::NoScale);
        }
        let cut = if round % 2 == 0 { whole.cut().unwrap() } else { Cut::Rank(10) };
        let figures = columns::Columns::of(&whole.problem, cut).measure();
        assert_eq!(figures.of_problem(&whole.problem), whole.problem.stability(cut), "{round}");
    }
}

/// Whether some scored project of `below` has a strictly higher total than one of `above`.
fn overtaken(problem: &Problem, above: &BTreeSet<Id<Project>>) -> bool {
    let result = problem.solve(None);
    let ranked = |entry: &&Entry| entry.group == Group::Ranked;
    let totals = |inside: bool| {
        let side = move |entry: &&Entry| above.contains(&entry.project) == inside;
        result.entries.iter().filter(ranked).filter(side).filter_map(|entry| entry.total)
    };
    let least = totals(true).fold(f64::INFINITY, f64::min);
    totals(false).fold(f64::NEG_INFINITY, f64::max) > least + 1e-9
}

#[test]
fn the_line_holds_up_to_the_interval_and_no_further() {
    let mut dice = Dice(71);
    let mut crossings = 0;
    for _ in 0..60 {
        let whole = random(&mut dice, 15);
        let result = whole.problem.solve(Some(Cut::Rank(7)));
        let above = selected(&result);
        for at in &result.stability.as_ref().unwrap().moves {
            let moved = at.criterion.uid().0 as usize;
            let now = result.criteria[moved].share;
            let (fall, rise) = at.holds.unwrap();
            for (length, side, limit) in [(fall, -1.0, now), (rise, 1.0, 1.0 - now)] {
                let length = length / 100.0;
                let at = |step: f64| with_weight(&whole.problem, moved, now + side * step);
                for part in [0.25, 0.5, 0.75, 0.999] {
                    assert!(!overtaken(&at(length * part), &above));
                }
                if length + 1e-4 < limit {
                    crossings += 1;
                    assert!((1..=10).any(|n| overtaken(&at(length + 1e-5 * f64::from(n)), &above)));
                }
            }
        }
    }
    assert!(crossings > 50, "{crossings}");
}

#[test]
fn ten_thousand_projects() {
    let mut dice = Dice(97);
    let whole = random(&mut dice, 10_000);
    let result = whole.problem.solve(whole.cut());
    assert_eq!(result.entries.len(), 10_000);
    assert!(result.stability.unwrap().moves.iter().all(|at| at.holds.is_none()));
}
