//! What needs attention: projects with what is wrong with each, the scarcest role, gaps in the
//! data. Codes and figures in the order to look at them; the words are the screen's business.
//!
//! Rules and thresholds: `docs/method/attention.md`.

pub mod outlook;
#[cfg(test)]
mod tests;

use super::capacity::summary::RoleOutlook;
use super::finding::Severity;
use super::priority::{Group, Prioritisation};
use crate::model::{
    Id, Milestone, Money, Project, RecordKind, Status, Uid, Unconverted, Workspace,
};
use crate::order::Sorted;
use chrono::NaiveDate;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// From how many days on a later forecast of a milestone is worth a look.
pub const SLIP_DAYS_MIN: i64 = 14;

/// What is wrong with a project, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Its status says off track.
    OffTrack,
    /// It starts after it finishes.
    StartAfterFinish {
        /// First day given.
        start: NaiveDate,
        /// Last day given.
        finish: NaiveDate,
    },
    /// A milestone's day is past and it is not reached.
    MilestoneOverdue {
        /// The milestone that is longest overdue.
        milestone: Id<Milestone>,
        /// The day it was expected on.
        due: NaiveDate,
        /// Days past.
        days: i64,
    },
    /// Its last day is past and it is not complete.
    FinishPast {
        /// Last day given.
        finish: NaiveDate,
        /// Days past.
        days: i64,
    },
    /// A milestone to come is expected later than promised.
    MilestoneSlipped {
        /// The milestone with the largest slip.
        milestone: Id<Milestone>,
        /// The day it is expected on now.
        due: NaiveDate,
        /// Days later than promised.
        days: i64,
    },
}

impl Reason {
    /// How much it matters.
    pub fn severity(self) -> Severity {
        match self {
            Self::OffTrack | Self::StartAfterFinish { .. } => Severity::Error,
            _ => Severity::Warning,
        }
    }
}

/// What is missing from the data of open projects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Cells that could not be read and count as empty, in any table but that of demand.
    Unreadable,
    /// Cells of demand that could not be read and count as empty.
    UnreadableDemand,
    /// No cost, or none with a rate into the reporting currency.
    Cost,
    /// No owner.
    Owner,
    /// No score on any criterion.
    Score,
}

/// What an entry of the list is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// The scarcest role.
    Shortage(RoleOutlook),
    /// A project and what is wrong with it, the gravest first.
    Project(Id<Project>, Vec<Reason>),
    /// So many projects (or cells) with the gap; the one project where there is only one.
    Gap(Gap, usize, Option<Id<Project>>),
}

/// One entry of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Attention {
    /// How much it matters.
    pub severity: Severity,
    /// What it is about.
    pub subject: Subject,
    /// The yearly benefit that hangs on it, in the reporting currency; `None` where none is known.
    pub stake: Option<Money>,
}

/// The list: the gravest first, in each grade the scarce role, then by value at stake, then by name.
pub fn attention(
    ws: &Workspace,
    as_of: NaiveDate,
    ranking: &Prioritisation,
    worst: Option<&RoleOutlook>,
) -> Vec<Attention> {
    let mut list: Vec<Attention> = worst
        .filter(|role| role.buckets_over > 0)
        .map(|role| Attention {
            severity: Severity::Error,
            subject: Subject::Shortage(role.clone()),
            stake: None,
        })
        .into_iter()
        .collect();
    let table = ws.table::<Project>();
    let open = || table.iter().filter(|project| is_under_way(project));
    let mut milestones = unreached(ws);
    for project in open() {
        let mut reasons = reasons(project, as_of);
        let own = milestones.remove(&project.uid).unwrap_or_default();
        reasons.extend(of_milestones(&own, as_of));
        reasons.put_in_order();
        if let Some(severity) = reasons.iter().map(|reason| reason.severity()).max() {
            let stake = stake(ws, [project], as_of);
            let subject = Subject::Project(project.id(), reasons);
            list.push(Attention { severity, subject, stake });
        }
    }
    list.extend(gaps(ws, as_of, ranking, &open().collect::<Vec<_>>()));
    list.order_by_key(|entry| {
        let (first, name) = match &entry.subject {
            Subject::Shortage(_) => (0, String::new()),
            Subject::Project(id, _) => (1, name_of(ws, *id)),
            Subject::Gap(gap, ..) => (1, format!("{gap:?}")),
        };
        (Reverse(entry.severity), first, Reverse(entry.stake.map(|money| money.minor)), name)
    });
    list
}

/// Whether a project's dates and status still matter: open and not complete.
fn is_under_way(project: &Project) -> bool {
    project.is_open() && project.status != Some(Status::Complete)
}

fn name_of(ws: &Workspace, id: Id<Project>) -> String {
    ws.find(id).map(|project| project.name.clone()).unwrap_or_default()
}

fn reasons(project: &Project, as_of: NaiveDate) -> Vec<Reason> {
    let mut found = Vec::new();
    if project.status == Some(Status::OffTrack) {
        found.push(Reason::OffTrack);
    }
    match (project.start, project.finish) {
        (Some(start), Some(finish)) if start > finish => {
            found.push(Reason::StartAfterFinish { start, finish });
        }
        (_, Some(finish)) if finish < as_of => {
            found.push(Reason::FinishPast { finish, days: (as_of - finish).num_days() });
        }
        _ => {}
    }
    found
}

/// The milestones that are not reached, by project.
fn unreached(ws: &Workspace) -> BTreeMap<Uid, Vec<Milestone>> {
    let mut by_project: BTreeMap<Uid, Vec<Milestone>> = BTreeMap::new();
    for milestone in ws.table::<Milestone>().iter().filter(|milestone| milestone.actual.is_none()) {
        if let Some(project) = milestone.project {
            by_project.entry(project.uid()).or_default().push(milestone.clone());
        }
    }
    by_project
}

/// The longest overdue and the most slipped of a project's unreached milestones.
fn of_milestones(milestones: &[Milestone], as_of: NaiveDate) -> Vec<Reason> {
    let dated = || {
        let due = |milestone: &Milestone| milestone.forecast.or(milestone.baseline);
        milestones.iter().filter_map(move |milestone| Some((milestone, due(milestone)?)))
    };
    let overdue = dated().filter(|(_, due)| *due < as_of).min_by_key(|(_, due)| *due);
    let overdue = overdue.map(|(milestone, due)| Reason::MilestoneOverdue {
        milestone: milestone.id(),
        due,
        days: (as_of - due).num_days(),
    });
    let slips = dated().filter(|(_, due)| *due >= as_of).filter_map(|(milestone, due)| {
        let days = (due - milestone.baseline?).num_days();
        (days >= SLIP_DAYS_MIN).then_some((days, milestone, due))
    });
    let slipped = slips.max_by_key(|(days, _, due)| (*days, Reverse(*due)));
    let slipped = slipped.map(|(days, milestone, due)| Reason::MilestoneSlipped {
        milestone: milestone.id(),
        due,
        days,
    });
    overdue.into_iter().chain(slipped).collect()
}

/// What is missing, each gap once with how many projects it concerns and what hangs on them.
fn gaps(
    ws: &Workspace,
    as_of: NaiveDate,
    ranking: &Prioritisation,
    open: &[&Project],
) -> Vec<Attention> {
    let unscored: Vec<&Project> = if ranking.criteria.is_empty() {
        Vec::new()
    } else {
        let entries = ranking.entries.iter().filter(|entry| entry.group == Group::Unscored);
        let projects = entries.filter_map(|entry| ws.find(entry.project));
        projects.filter(|project| is_under_way(project)).collect()
    };
    let no_cost = |project: &&Project| {
        project.cost.is_none_or(|cost| ws.in_reporting(cost, as_of) == Err(Unconverted::NoRate))
            && !project.base.raw.contains_key("cost")
    };
    let missing = [
        (Gap::Cost, open.iter().copied().filter(no_cost).collect()),
        (Gap::Owner, open.iter().copied().filter(|project| project.owner.is_empty()).collect()),
        (Gap::Score, unscored),
    ];
    let entry = |(gap, projects): (Gap, Vec<&Project>)| {
        let only = projects.first().filter(|_| projects.len() == 1).map(|project| project.id());
        (!projects.is_empty()).then(|| Attention {
            severity: Severity::Note,
            subject: Subject::Gap(gap, projects.len(), only),
            stake: stake(ws, projects, as_of),
        })
    };
    missing.into_iter().filter_map(entry).chain(unreadable(ws)).collect()
}

/// Cells that could not be read: those of demand, which no register shows, and the others.
fn unreadable(ws: &Workspace) -> impl Iterator<Item = Attention> {
    let (mut demand, mut others, mut holders) = (0, 0, Vec::new());
    for record in ws.records() {
        let cells = record.unread_cells();
        if record.kind() == RecordKind::Demand {
            demand += cells;
        } else if cells > 0 {
            others += cells;
            holders.push(record.at());
        }
    }
    let only = match holders.as_slice() {
        [only] if only.kind == RecordKind::Project => Some(Id::new(only.uid)),
        _ => None,
    };
    let gaps = [(Gap::Unreadable, others, only), (Gap::UnreadableDemand, demand, None)];
    gaps.into_iter().filter(|(_, cells, _)| *cells > 0).map(|(gap, cells, only)| Attention {
        severity: Severity::Warning,
        subject: Subject::Gap(gap, cells, only),
        stake: None,
    })
}

/// The yearly benefit of projects, as far as it is known in the reporting currency.
fn stake<'a>(
    ws: &Workspace,
    projects: impl IntoIterator<Item = &'a Project>,
    as_of: NaiveDate,
) -> Option<Money> {
    let benefits =
        projects.into_iter().filter_map(|project| ws.in_reporting(project.benefit?, as_of).ok());
    let sum = benefits.fold(0_i64, |sum, money| sum.saturating_add(money.minor));
    (sum > 0).then(|| Money::new(sum, ws.reporting_currency()))
}

/// How many open projects have each status, in the order of [`Status::ALL`]; last, those without.
pub fn status_counts(ws: &Workspace) -> Vec<(Option<Status>, usize)> {
    let table = ws.table::<Project>();
    let count = |status| {
        let same = table.iter().filter(|project| project.is_open() && project.status == status);
        (status, same.count())
    };
    Status::ALL.iter().map(|status| count(Some(*status))).chain([count(None)]).collect()
}

/// A milestone to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upcoming {
    /// The milestone.
    pub milestone: Id<Milestone>,
    /// Its project.
    pub project: Id<Project>,
    /// The day promised.
    pub baseline: Option<NaiveDate>,
    /// The day expected now; the one promised where nothing else is said.
    pub due: NaiveDate,
    /// Days later than promised; negative where earlier; 0 where nothing was promised.
    pub slip_days: i64,
}

/// The next milestones of open projects, at most so many, soonest first.
pub fn upcoming(ws: &Workspace, as_of: NaiveDate, most: usize) -> Vec<Upcoming> {
    let table = ws.table::<Milestone>();
    let next =
        table.iter().filter(|milestone| milestone.actual.is_none()).filter_map(|milestone| {
            let project = ws.find(milestone.project?).filter(|project| is_under_way(project))?;
            let due = milestone.forecast.or(milestone.baseline).filter(|due| *due >= as_of)?;
            let slip_days = milestone.baseline.map_or(0, |promised| (due - promised).num_days());
            Some(Upcoming {
                milestone: milestone.id(),
                project: project.id(),
                baseline: milestone.baseline,
                due,
                slip_days,
            })
        });
    let mut next: Vec<Upcoming> = next.collect();
    next.order_by_key(|milestone| (milestone.due, milestone.milestone.uid()));
    next.truncate(most);
    next
}
