//! The search for better schedules, in as many steps as there is time for.

use super::bound::lower_bound;
use super::check::makespan;
use super::cpm::CriticalPath;
use super::instance::Instance;
use super::kernel::any::{self, Steps};
use super::rule::{Generation, latest_finish_first, priorities};

/// The best schedule found so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Best {
    /// The start of each activity.
    pub starts: Vec<u32>,
    /// The end of everything.
    pub makespan: u32,
    /// No schedule ends before this.
    pub bound: u32,
    /// Schedules made to find it.
    pub made: u64,
    /// The activities that end after their deadline.
    pub late: Vec<usize>,
}

impl Best {
    /// Whether no better one exists.
    pub fn is_proven(&self) -> bool {
        self.makespan <= self.bound
    }
}

/// A search that can be stopped after any step and gives the best it has found. The same instance
/// and seed give the same steps on every machine.
pub struct Search {
    instance: Instance,
    steps: Box<dyn Steps>,
    bound: u32,
    rule: (Vec<u32>, u32),
}

impl Search {
    /// Begins with the schedules of the rules.
    pub fn new(instance: Instance, seed: u64) -> Self {
        let path = CriticalPath::new(&instance);
        let rule = latest_finish_first(&instance, &path, Generation::Parallel);
        let end = makespan(&instance, &rule);
        Self {
            steps: any::search(&instance, &priorities(&instance, &path), seed),
            bound: lower_bound(&instance, &path),
            rule: (rule, end),
            instance,
        }
    }

    /// Makes up to so many more schedules; fewer where the best is proven. Whether it is.
    pub fn run(&mut self, schedules: u64) -> bool {
        if self.rule.1 <= self.bound || self.instance.activities().len() < 2 {
            return true;
        }
        self.steps.run(schedules, self.bound)
    }

    /// The end of the best schedule so far.
    pub fn makespan(&self) -> u32 {
        self.steps.makespan().min(self.rule.1)
    }

    /// No schedule ends before this.
    pub fn bound(&self) -> u32 {
        self.bound
    }

    /// Schedules made.
    pub fn made(&self) -> u64 {
        self.steps.made()
    }

    /// The best schedule so far.
    pub fn best(&self) -> Best {
        let found = self.steps.makespan() < self.rule.1;
        let starts = if found { self.steps.starts() } else { self.rule.0.clone() };
        let ends = self.instance.activities().iter().zip(&starts).enumerate();
        let late = ends.filter(|(_, (activity, start))| {
            activity.deadline.is_some_and(|due| start.saturating_add(activity.duration) > due)
        });
        let late = late.map(|(at, _)| at).collect();
        let makespan = self.makespan();
        Best { starts, makespan, bound: self.bound, made: self.made(), late }
    }
}
