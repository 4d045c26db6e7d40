//! From gaps to steps: what has to be lifted to reach the targets, what that pulls in, what it
//! costs and in which order it pays most.

use super::gap::next_level;
use super::model::{Domain, LEVEL_MAX, Model, Practice, Step};
use super::score::{self, Member, Standing, TOLERANCE};
use crate::order::{Sorted, set_of};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// What is to be reached and what the user has decided by hand.
#[derive(Clone, Debug, PartialEq)]
pub struct Aim {
    /// Domain → target level; the model's default where absent.
    pub targets: BTreeMap<String, f64>,
    /// Domain → weight; the model's where absent.
    pub weights: BTreeMap<String, f64>,
    /// Years ahead within which targets are to be reached, for the limit of levels a year; None
    /// sets no limit.
    pub years: Option<f64>,
    /// Factor of every effort, for the size of the organisation.
    pub effort: f64,
    /// Steps that are not to be done.
    pub dropped: BTreeSet<Step>,
}

impl Default for Aim {
    fn default() -> Self {
        Aim {
            targets: BTreeMap::new(),
            weights: BTreeMap::new(),
            years: None,
            effort: 1.0,
            dropped: BTreeSet::new(),
        }
    }
}

/// The factors of a priority; it is 100 times their product divided by the root of the days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Factors {
    /// W / 100.
    pub domain: f64,
    /// w / Σw of the domain's practices that apply.
    pub practice: f64,
    /// How much of the step is still to be done, up to 1.
    pub lift: f64,
    /// 1 + a bonus for each step that waits for this one.
    pub enabling: f64,
    /// Bonus of a key practice, else 1.
    pub key: f64,
    /// Bonus of a step up in a domain at the weakest level, else 1.
    pub weak: f64,
}

/// One step of the roadmap.
#[derive(Clone, Debug, PartialEq)]
pub struct RoadStep {
    /// Practice and level.
    pub step: Step,
    /// The practice's domain.
    pub domain: String,
    /// Role that lifts the practice.
    pub role: String,
    /// Days of work; a planning default, not measured.
    pub days: f64,
    /// Above the target and only there because another step needs it.
    pub prerequisite: bool,
    /// What the priority is made of.
    pub factors: Factors,
    /// What steps are ordered by.
    pub priority: f64,
    /// Steps of the roadmap that must be done before.
    pub after: Vec<Step>,
    /// A step dropped by hand that this one needs, so that it cannot be done.
    pub blocked_by: Option<Step>,
}

/// All steps in the order in which they pay most and none comes before what it needs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Roadmap {
    /// The steps.
    pub steps: Vec<RoadStep>,
    /// Practices without a score that a step needs: whether they hold is not known.
    pub unknown: Vec<String>,
    /// Steps left out by hand that would have been part of it.
    pub dropped: Vec<Step>,
}

impl Roadmap {
    /// Days of work of all steps that can be done.
    pub fn days(&self) -> f64 {
        self.steps.iter().filter(|s| s.blocked_by.is_none()).map(|s| s.days).sum()
    }
}

/// Needs of a step that the present scores do not meet.
struct Needs<'a> {
    model: &'a Model,
    scores: &'a BTreeMap<String, Standing>,
    places: BTreeMap<&'a str, (&'a Domain, &'a Practice)>,
}

impl<'a> Needs<'a> {
    /// The score of a practice, where it has one.
    fn score(&self, practice: &str) -> Option<f64> {
        self.scores.get(practice).copied()?.score()
    }

    /// Whether a practice stands at a level today.
    fn holds(&self, practice: &str, level: u8) -> bool {
        self.score(practice).is_some_and(|p| p >= f64::from(level) - TOLERANCE)
    }

    /// The steps a step waits for directly and that are still to be done; practices that cannot
    /// be judged are put to `unknown`.
    fn of(&self, step: &Step, unknown: &mut BTreeSet<String>) -> Vec<Step> {
        let mut before = Vec::new();
        let below = Step { practice: step.practice.clone(), level: step.level - 1 };
        if step.level > 2 && !self.holds(&below.practice, below.level) {
            before.push(below);
        }
        let practice = self.places.get(step.practice.as_str()).map(|(_, practice)| *practice);
        let named = practice.into_iter().flat_map(|p| &p.requires);
        for need in named.filter(|need| need.to_level == step.level && need.min_level > 1) {
            match self.scores.get(&need.practice).copied().unwrap_or(Standing::Unanswered) {
                Standing::NotApplicable => {}
                Standing::Scored(_) if self.holds(&need.practice, need.min_level) => {}
                Standing::Scored(_) => {
                    before.push(Step { practice: need.practice.clone(), level: need.min_level });
                }
                Standing::DoNotKnow | Standing::Unanswered => {
                    unknown.insert(need.practice.clone());
                }
            }
        }
        before
    }
}

/// The roadmap from practice scores to the targets.
pub fn roadmap(model: &Model, scores: &BTreeMap<String, Standing>, aim: &Aim) -> Roadmap {
    let places = model.practices().map(|(d, p)| (p.id.as_str(), (d, p))).collect();
    let needs = Needs { model, scores, places };
    let wanted = wanted(model, scores, aim);
    let mut unknown = BTreeSet::new();
    let mut graph: BTreeMap<Step, Vec<Step>> = BTreeMap::new();
    let mut open: Vec<Step> = wanted.iter().cloned().collect();
    while let Some(step) = open.pop() {
        if graph.contains_key(&step) {
            continue;
        }
        let before = needs.of(&step, &mut unknown);
        open.extend(before.iter().cloned());
        graph.insert(step, before);
    }
    let dropped: Vec<Step> = graph.keys().filter(|s| aim.dropped.contains(s)).cloned().collect();
    let blocked = blocked(&graph, &aim.dropped);
    graph.retain(|step, _| !aim.dropped.contains(step));
    for before in graph.values_mut() {
        before.retain(|step| !aim.dropped.contains(step));
    }
    let weakest = weakest(model, scores, aim);
    let waiting = waiting(&graph);
    let make = |(step, after): (&Step, &Vec<Step>)| {
        let (domain, practice) = *needs.places.get(step.practice.as_str())?;
        let score = needs.score(&step.practice)?;
        let behind = waiting.get(step).map_or(0, BTreeSet::len);
        let factors = factors(&needs, (domain, practice), (step, score), behind, &weakest, aim);
        let days = model.roadmap.days(step.level, practice.size) * aim.effort.max(0.0);
        Some(RoadStep {
            domain: domain.id.clone(),
            role: practice.owner_role.clone(),
            days,
            prerequisite: !wanted.contains(step),
            priority: priority(factors, days),
            factors,
            after: after.clone(),
            blocked_by: blocked.get(step).cloned(),
            step: step.clone(),
        })
    };
    let steps = in_order(graph.iter().filter_map(make).collect());
    Roadmap { steps, unknown: unknown.into_iter().collect(), dropped }
}

/// The steps that lead to the targets, before anything they need.
fn wanted(model: &Model, scores: &BTreeMap<String, Standing>, aim: &Aim) -> BTreeSet<Step> {
    let mut wanted = Vec::new();
    for (domain, practice) in model.practices() {
        let Some(score) = scores.get(&practice.id).and_then(|s| s.score()) else { continue };
        let target = aim.targets.get(&domain.id).copied();
        let target = target.unwrap_or_else(|| model.default_target(domain));
        let limit = aim.years.map(|years| {
            (score - TOLERANCE).ceil() + model.rules.lift_per_year_max * years.max(0.0)
        });
        let target = limit.map_or(target, |limit| target.min(limit.floor()));
        let Some(first) = next_level(score) else { continue };
        for level in first..=LEVEL_MAX {
            if f64::from(level) <= (target - TOLERANCE).ceil() {
                wanted.push(Step { practice: practice.id.clone(), level });
            }
        }
    }
    set_of(wanted)
}

/// Steps that cannot be done because one they need was dropped, with that one.
fn blocked(graph: &BTreeMap<Step, Vec<Step>>, dropped: &BTreeSet<Step>) -> BTreeMap<Step, Step> {
    let mut blocked: BTreeMap<Step, Step> = BTreeMap::new();
    loop {
        let mut more = Vec::new();
        for (step, before) in graph.iter().filter(|(step, _)| !blocked.contains_key(*step)) {
            let own = before.iter().find(|b| dropped.contains(b)).cloned();
            let passed = || before.iter().find_map(|b| blocked.get(b).cloned());
            if let Some(cause) = own.or_else(passed) {
                more.push((step.clone(), cause));
            }
        }
        if more.is_empty() {
            return blocked;
        }
        blocked.extend(more);
    }
}

/// Step → all steps of the graph that wait for it, directly or not.
fn waiting(graph: &BTreeMap<Step, Vec<Step>>) -> BTreeMap<&Step, BTreeSet<&Step>> {
    let mut direct: BTreeMap<&Step, Vec<&Step>> = BTreeMap::new();
    for (step, before) in graph {
        for other in before {
            direct.entry(other).or_default().push(step);
        }
    }
    let all = |step: &Step| {
        let mut found: BTreeSet<&Step> = BTreeSet::new();
        let mut open = vec![step];
        while let Some(next) = open.pop() {
            for after in direct.get(next).into_iter().flatten() {
                if found.insert(*after) {
                    open.push(after);
                }
            }
        }
        found
    };
    direct.keys().map(|step| (*step, all(step))).collect()
}

/// The weakest attained level and the domains that stand at it.
fn weakest(
    model: &Model,
    scores: &BTreeMap<String, Standing>,
    aim: &Aim,
) -> (u8, BTreeSet<String>) {
    let mut levels: Vec<(String, u8)> = Vec::new();
    for domain in &model.domains {
        let member = |practice: &Practice| {
            let score = scores.get(&practice.id).and_then(|s| s.score())?;
            let (id, name) = (practice.id.clone(), practice.name.clone());
            Some(Member { id, name, weight: practice.weight, score, key: practice.key })
        };
        let members: Vec<Member> = domain.practices.iter().filter_map(member).collect();
        let counts = aim.weights.get(&domain.id).is_none_or(|weight| *weight > 0.0);
        if let Some((level, _)) = score::attained(&members, &model.rules).filter(|_| counts) {
            levels.push((domain.id.clone(), level));
        }
    }
    let least = levels.iter().map(|(_, level)| *level).min().unwrap_or(LEVEL_MAX);
    (least, set_of(levels.into_iter().filter(|(_, l)| *l == least).map(|(id, _)| id)))
}

/// What the priority of a step is made of.
fn factors(
    needs: &Needs,
    (domain, practice): (&Domain, &Practice),
    (step, score): (&Step, f64),
    behind: usize,
    (weakest, at_weakest): &(u8, BTreeSet<String>),
    aim: &Aim,
) -> Factors {
    let rules = &needs.model.roadmap;
    let applies = |p: &&Practice| needs.scores.get(&p.id) != Some(&Standing::NotApplicable);
    let sum: f64 = domain.practices.iter().filter(applies).map(|p| p.weight).sum();
    let weight = aim.weights.get(&domain.id).copied().unwrap_or(domain.weight);
    let first = next_level(score) == Some(step.level);
    let up = step.level == weakest + 1 && at_weakest.contains(&domain.id);
    let bonus = (rules.enabling_each * behind as f64).min(rules.enabling_max);
    Factors {
        domain: weight / 100.0,
        practice: practice.weight / sum,
        lift: if first { (f64::from(step.level) - score).min(1.0) } else { 1.0 },
        enabling: 1.0 + bonus,
        key: if practice.key { rules.key } else { 1.0 },
        weak: if up { rules.weak } else { 1.0 },
    }
}

/// The product of the factors over the root of the days.
fn priority(f: Factors, days: f64) -> f64 {
    let product = f.domain * f.practice * f.lift * f.enabling * f.key * f.weak;
    if days > 0.0 { 100.0 * product / days.sqrt() } else { 0.0 }
}

/// Kahn's order: of the steps whose needs are met the one of highest priority, ties by id.
fn in_order(steps: Vec<RoadStep>) -> Vec<RoadStep> {
    let mut left: BTreeMap<Step, RoadStep> = BTreeMap::new();
    let mut missing: BTreeMap<Step, usize> = BTreeMap::new();
    let mut after: BTreeMap<Step, Vec<Step>> = BTreeMap::new();
    for step in steps {
        missing.insert(step.step.clone(), step.after.len());
        for before in &step.after {
            after.entry(before.clone()).or_default().push(step.step.clone());
        }
        left.insert(step.step.clone(), step);
    }
    let rank = |step: &RoadStep| Reverse((step.priority / TOLERANCE).round() as i64);
    let free = left.values().filter(|step| step.after.is_empty());
    let mut ready: BTreeSet<(Reverse<i64>, Step)> =
        set_of(free.map(|step| (rank(step), step.step.clone())));
    let mut ordered = Vec::with_capacity(left.len());
    while let Some((_, step)) = ready.pop_first() {
        for next in after.get(&step).into_iter().flatten() {
            if let (Some(count), Some(waiting)) = (missing.get_mut(next), left.get(next)) {
                *count -= 1;
                if *count == 0 {
                    ready.insert((rank(waiting), next.clone()));
                }
            }
        }
        ordered.extend(left.remove(&step));
    }
    // A checked model has no circle; what one would hold back still stands at the end.
    let mut rest: Vec<RoadStep> = left.into_values().collect();
    rest.order_by_key(|step| rank(step));
    ordered.extend(rest);
    ordered
}
