//! What ties projects together: promises between them, and dates that cannot move.

use crate::model::{Dependency, Id, Milestone, Month, Project, Promise, Workspace};
use crate::order::set_of;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// By how many months the dates of a project that cannot move may come later: from where they are
/// expected to where they were promised, in whole months.
pub fn fixed_dates(ws: &Workspace) -> BTreeMap<Id<Project>, i32> {
    let mut most: BTreeMap<Id<Project>, i32> = BTreeMap::new();
    for milestone in ws.table::<Milestone>().iter().filter(|one| one.fixed && one.actual.is_none())
    {
        let Some(promised) = milestone.baseline.or(milestone.forecast) else { continue };
        let expected = milestone.forecast.unwrap_or(promised);
        let months = whole_months(expected, promised).max(0);
        if let Some(project) = milestone.project {
            let least = most.entry(project).or_insert(months);
            *least = (*least).min(months);
        }
    }
    most
}

/// Whole months from one day to another; less than 0 where the other is earlier.
fn whole_months(from: NaiveDate, to: NaiveDate) -> i32 {
    use chrono::Datelike;
    let months = Month::of(to).since(Month::of(from));
    months - i32::from(to.day() < from.day())
}

/// What one project has promised another.
pub struct Promised {
    /// The one to wait for.
    pub giver: Id<Project>,
    /// The one that waits.
    pub taker: Id<Project>,
    /// Months by which the end of the giver may come later.
    pub slack: i32,
}

/// What is promised between projects and not yet handed over. A promise that the plan breaks already
/// leaves no slack: it is to get no worse.
pub fn promises(ws: &Workspace, first: Month) -> Vec<Promised> {
    let slack = |link: &Dependency, giver: Id<Project>, taker: Id<Project>| {
        if let (Some(promised), Some(needed)) = (link.promised, link.needed) {
            return whole_months(promised, needed);
        }
        let ends = ws.find(giver).and_then(|project| project.finish);
        let begins = link.needed.or(ws.find(taker).and_then(|project| project.start));
        let ends = link.promised.or(ends).map_or(first, Month::of);
        begins.map_or(0, |begins| Month::of(begins).since(ends) - 1)
    };
    let open = |link: &&Dependency| link.delivered.is_none() && link.status != Some(Promise::Met);
    let table = ws.table::<Dependency>();
    let promised = |link: &Dependency| {
        let (giver, taker) = (link.giver?, link.taker?);
        let slack = slack(link, giver, taker).clamp(0, 1_200);
        (giver != taker).then_some(Promised { giver, taker, slack })
    };
    table.iter().filter(open).filter_map(promised).collect()
}

/// The circles among promises, the first found first.
pub fn circles(links: &[Promised]) -> Vec<Vec<Id<Project>>> {
    use crate::analysis::schedule::instance::{Arc, InstanceFault, topological};
    let mut left: Vec<(Id<Project>, Id<Project>)> =
        links.iter().map(|link| (link.giver, link.taker)).collect();
    let mut found = Vec::new();
    loop {
        let projects: Vec<Id<Project>> =
            set_of(left.iter().flat_map(|(a, b)| [*a, *b])).into_iter().collect();
        let place = |id: &Id<Project>| projects.binary_search(id).unwrap_or(0);
        let arc = |(a, b): &(Id<Project>, Id<Project>)| Arc {
            before: place(a),
            after: place(b),
            offset: 0,
        };
        let arcs: Vec<Arc> = left.iter().map(arc).collect();
        let Err(InstanceFault::Cycle(circle)) = topological(projects.len(), &arcs, |_| 0) else {
            return found;
        };
        let circle: Vec<Id<Project>> =
            circle.iter().filter_map(|at| projects.get(*at).copied()).collect();
        left.retain(|(a, b)| !(circle.contains(a) && circle.contains(b)));
        if circle.is_empty() {
            return found;
        }
        found.push(circle);
    }
}
