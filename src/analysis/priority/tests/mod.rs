//! The ranking against numbers derived by hand, a naive second way and its own laws.

mod draws;
mod odd;
mod people;
mod random;
mod scorers;
mod worked;

use super::*;
use crate::model::order::OrderKey;
use crate::model::{Contribution, Objective, Record, Score, Typed, Uid};
use std::sync::Arc;

/// The day all tests stand on.
fn today() -> NaiveDate {
    "2027-04-01".parse().unwrap()
}

/// An amount in whole pounds.
fn pounds(units: i64) -> Money {
    Money::units(units, Currency::GBP).unwrap()
}

/// A workspace under construction; ids are counted, so that the newest is the greatest.
struct Bench {
    workspace: Workspace,
    next: u128,
}

impl Bench {
    fn new() -> Self {
        let mut workspace = Workspace::new(Uid(1));
        workspace.put(Settings::empty(Uid(1)).to_arc());
        Self { workspace, next: 100 }
    }

    fn put<R: Typed>(&mut self, fill: impl FnOnce(&mut R)) -> Id<R> {
        self.next += 1;
        let mut record = R::empty(Uid(self.next));
        fill(&mut record);
        self.workspace.put(Arc::new(record));
        Id::new(Uid(self.next))
    }

    fn settings(&mut self, fill: impl FnOnce(&mut Settings)) {
        let mut settings = self.workspace.settings();
        fill(&mut settings);
        self.workspace.put(settings.to_arc());
    }

    fn criterion(&mut self, weight: f64) -> Id<Criterion> {
        self.put(|c: &mut Criterion| c.weight = Some(weight))
    }

    fn project(&mut self, name: &str, cost: Option<i64>) -> Id<Project> {
        self.put(|p: &mut Project| {
            p.name = name.to_owned();
            p.cost = cost.map(pounds);
        })
    }

    fn score(&mut self, project: Id<Project>, criterion: Id<Criterion>, value: f64) {
        self.put(|s: &mut Score| {
            (s.project, s.criterion, s.value) = (Some(project), Some(criterion), Some(value));
        });
    }

    fn contribution(&mut self, project: Id<Project>, objective: Id<Objective>, level: i64) {
        self.put(|c: &mut Contribution| {
            (c.project, c.objective, c.level) = (Some(project), Some(objective), Some(level));
        });
    }

    fn change(&mut self, project: Id<Project>, fill: impl FnOnce(&mut Project)) {
        let mut record = self.workspace.find(project).unwrap().clone();
        fill(&mut record);
        self.workspace.put(Arc::new(record));
    }

    fn budget(&self, units: i64) -> Prioritisation {
        prioritise(&self.workspace, today(), Some(Cut::Budget(pounds(units))))
    }

    fn free(&self) -> Prioritisation {
        prioritise(&self.workspace, today(), None)
    }
}

impl Prioritisation {
    fn entry(&self, project: Id<Project>) -> &Entry {
        self.entries.iter().find(|entry| entry.project == project).unwrap()
    }

    fn order(&self) -> Vec<Id<Project>> {
        self.entries.iter().map(|entry| entry.project).collect()
    }
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

/// A problem of plain numbers: weights, and per project its scores on 1 to 5 and its cost.
fn plain(weights: &[f64], projects: &[(&[Option<i64>], i64)]) -> Problem {
    let sum: f64 = weights.iter().sum();
    let criteria = weights.iter().enumerate().map(|(at, weight)| CriterionUse {
        id: Id::new(Uid(at as u128)),
        share: weight / sum,
        low: 1.0,
        high: 5.0,
        unusable: None,
    });
    let candidates = projects.iter().enumerate().map(|(at, (scores, cost))| Candidate {
        id: Id::new(Uid(1000 + at as u128)),
        name: String::new(),
        order: OrderKey::default(),
        lock: None,
        open: true,
        cost: Cost::Given(Money::new(*cost, Currency::GBP)),
        cells: scores.iter().map(|s| s.map(|s| value::cell(s as f64, 1.0, 5.0))).collect(),
    });
    Problem {
        criteria: criteria.collect(),
        candidates: candidates.collect(),
        currency: Currency::GBP,
        findings: Vec::new(),
    }
}
