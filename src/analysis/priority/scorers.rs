//! Scores of several people on one cell: each keeps their own, what they agree on stands beside
//! them. Rules: `docs/method/prioritisation.md`.

use crate::model::{Criterion, Id, Project, Score, Uid, Workspace};
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// After so many days a score is old.
const OLD_DAYS: u64 = 365;

/// One score that counts for its scorer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Given {
    /// The record.
    pub uid: Uid,
    /// The score on the criterion's own scale.
    pub value: f64,
    /// The day it was given.
    pub day: Option<NaiveDate>,
}

/// What is said of one project on one criterion.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opinion {
    /// What all agreed on; it counts where it is there.
    pub agreed: Option<Given>,
    /// The newest score of each person by name.
    pub own: BTreeMap<String, Given>,
    /// How many scores were replaced by a newer one of the same person.
    pub replaced: usize,
}

impl Opinion {
    /// The value that counts: what was agreed, else the mean of the persons.
    pub fn value(&self) -> Option<f64> {
        match &self.agreed {
            Some(agreed) => Some(agreed.value),
            None => self.mean(),
        }
    }

    /// The mean of the persons.
    pub fn mean(&self) -> Option<f64> {
        let sum: f64 = self.own.values().map(|given| given.value).sum();
        (!self.own.is_empty()).then(|| sum / self.own.len() as f64)
    }

    /// The least and greatest score of a person.
    pub fn range(&self) -> Option<(f64, f64)> {
        let values = || self.own.values().map(|given| given.value);
        Some((values().reduce(f64::min)?, values().reduce(f64::max)?))
    }

    /// Whether what counts is old: agreed before somebody scored anew, or all of it given more than
    /// a year ago. A score without a day is of no age.
    pub fn is_stale(&self, as_of: NaiveDate) -> bool {
        let days = || self.own.values().filter_map(|given| given.day);
        let agreed = self.agreed.as_ref().and_then(|given| given.day);
        if let (Some(agreed), Some(newest)) = (agreed, days().max())
            && newest > agreed
        {
            return true;
        }
        let newest = if self.agreed.is_some() { agreed } else { days().max() };
        newest
            .and_then(|day| day.checked_add_days(Days::new(OLD_DAYS)))
            .is_some_and(|at| at < as_of)
    }
}

/// What is said, by project and criterion. Of one person's scores of a cell the newest counts, by
/// the order in which they were made.
pub fn opinions(workspace: &Workspace) -> BTreeMap<(Id<Project>, Id<Criterion>), Opinion> {
    let mut found: BTreeMap<(Id<Project>, Id<Criterion>), Opinion> = BTreeMap::new();
    for score in workspace.table::<Score>().iter() {
        let value = score.value.filter(|value| value.is_finite());
        let (Some(project), Some(criterion), Some(value)) = (score.project, score.criterion, value)
        else {
            continue;
        };
        let given = Given { uid: score.id().uid(), value, day: score.given };
        let opinion = found.entry((project, criterion)).or_default();
        // Rows come in the order of their ids, and ids grow with time.
        let before = match score.scorer.trim() {
            "" => opinion.agreed.replace(given).is_some(),
            name => opinion.own.insert(name.to_owned(), given).is_some(),
        };
        opinion.replaced += usize::from(before);
    }
    found
}
