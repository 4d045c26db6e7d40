//! Whether the parts of a model fit together: ids, weights, prerequisites without a circle.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Model, ModelFault, Step, WEIGHT_MAX};

/// Domain weights may miss 100 by this much, for weights with decimals.
const WEIGHT_TOLERANCE: f64 = 1e-6;

/// Checks ids, then weights, then prerequisites; the first offence in file order is reported.
pub(super) fn model(model: &Model) -> Result<(), ModelFault> {
    ids(model)?;
    weights(model)?;
    prerequisites(model)
}

/// Every id once, of domains and practices together.
fn ids(model: &Model) -> Result<(), ModelFault> {
    let mut seen = BTreeSet::new();
    for domain in &model.domains {
        for id in std::iter::once(&domain.id).chain(domain.practices.iter().map(|p| &p.id)) {
            if !seen.insert(id.as_str()) {
                return Err(ModelFault::DuplicateId { id: id.clone() });
            }
        }
    }
    Ok(())
}

/// Weights above 0; those of the domains sum to 100.
fn weights(model: &Model) -> Result<(), ModelFault> {
    let domains = model.domains.iter().map(|d| (&d.id, d.weight));
    let practices = model.practices().map(|(_, p)| (&p.id, p.weight));
    for (at, weight) in domains.chain(practices) {
        if !(weight > 0.0 && weight <= WEIGHT_MAX) {
            return Err(ModelFault::WeightNotPositive { at: at.clone(), weight });
        }
    }
    let sum: f64 = model.domains.iter().map(|d| d.weight).sum();
    if (sum - 100.0).abs() > WEIGHT_TOLERANCE {
        return Err(ModelFault::DomainWeights { sum });
    }
    Ok(())
}

/// Step → the steps it waits for directly: the level below in the same practice, and what
/// `requires` names. Level 1 always holds, so it is no step.
type Graph = BTreeMap<Step, Vec<Step>>;

/// Whether prerequisites are there, reachable and in no circle.
fn prerequisites(model: &Model) -> Result<(), ModelFault> {
    let mut graph = Graph::new();
    for (_, practice) in model.practices() {
        for level in 2..=5 {
            let below = Step { practice: practice.id.clone(), level: level - 1 };
            let waits = if level > 2 { vec![below] } else { Vec::new() };
            graph.insert(Step { practice: practice.id.clone(), level }, waits);
        }
        for need in &practice.requires {
            if model.practice(&need.practice).is_none() {
                return Err(ModelFault::UnknownPrerequisite {
                    at: practice.id.clone(),
                    practice: need.practice.clone(),
                });
            }
            let step = Step { practice: practice.id.clone(), level: need.to_level };
            if let Some(waits) = graph.get_mut(&step)
                && need.min_level > 1
            {
                waits.push(Step { practice: need.practice.clone(), level: need.min_level });
            }
        }
    }
    match cycle(&graph) {
        Some(steps) => Err(ModelFault::Cycle { steps }),
        None => Ok(()),
    }
}

/// The first circle a depth-first walk meets, from the smallest step id on; None if there is none.
/// Keeps its own stack, so that a hostile file cannot exhaust the thread's.
fn cycle(graph: &Graph) -> Option<Vec<Step>> {
    let mut done: BTreeSet<&Step> = BTreeSet::new();
    for root in graph.keys() {
        let mut path: Vec<(&Step, std::slice::Iter<Step>)> = Vec::new();
        if !done.contains(root) {
            path.push((root, graph.get(root).map(|w| w.iter()).unwrap_or_default()));
        }
        while let Some((_, waits)) = path.last_mut() {
            match waits.next() {
                Some(next) => {
                    if let Some(start) = path.iter().position(|(s, _)| *s == next) {
                        return Some(path.iter().skip(start).map(|(s, _)| (*s).clone()).collect());
                    }
                    if !done.contains(next) {
                        path.push((next, graph.get(next).map(|w| w.iter()).unwrap_or_default()));
                    }
                }
                None => {
                    if let Some((step, _)) = path.pop() {
                        done.insert(step);
                    }
                }
            }
        }
    }
    None
}
