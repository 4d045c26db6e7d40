//! From a workspace to the inputs of a forecast: what projects say of their uncertainty, and what is
//! assumed where they say nothing.

use super::inputs::{Inputs, Line, ProjectInput, RowInput};
use super::spread::{Spread, ThreePoint};
use crate::analysis::capacity::Capacity;
use crate::analysis::capacity::load::RowKey;
use crate::model::{Id, Month, Project, Role, Stage, Workspace};
use crate::order::map_of;
use std::collections::BTreeMap;

/// What is assumed for the whole portfolio.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Assumptions {
    /// Beta-PERT distributions, else triangular ones.
    pub is_pert: bool,
    /// How much projects depend on a common cause, 0 to 1.
    pub correlation: f64,
    /// The share of weeks that a person is away beyond what the calendar says.
    pub absence: f64,
}

impl Default for Assumptions {
    fn default() -> Self {
        Self { is_pert: true, correlation: 0.3, absence: 0.03 }
    }
}

/// Least and most effort and duration in percent of the plan, and most months late, where a project
/// says nothing.
pub const ASSUMED: ([f64; 2], [f64; 2], f64) = ([90.0, 130.0], [100.0, 125.0], 1.0);

/// What a forecast stands on.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// What goes to the worker.
    pub inputs: Inputs,
    /// The roles, row by row.
    pub roles: Vec<Id<Role>>,
    /// The first month.
    pub first: Month,
    /// Minutes of a full-time person in each month.
    pub full_time: Vec<f64>,
    /// Projects that say nothing of their uncertainty.
    pub assumed: usize,
}

/// The inputs of some months of a workspace from a month on. What lies before `this_month` is past:
/// it is in no run, and what has begun begins no later.
pub fn plan(
    ws: &Workspace,
    capacity: &Capacity,
    (first, months): (Month, usize),
    this_month: Month,
    assumptions: Assumptions,
) -> Planned {
    let rows: Vec<(Id<Role>, RowInput)> = rows(capacity, first, months, assumptions.absence);
    let place = map_of(rows.iter().enumerate().map(|(at, (role, _))| (*role, at)));
    let begin = first.max(this_month);
    let lines = lines(capacity, &place, begin);
    let projects = ws.table::<Project>();
    let mut assumed = 0;
    let mut inputs = Vec::new();
    for (id, (start, lines)) in lines {
        let record = id.and_then(|id| projects.iter().find(|project| project.id() == id));
        assumed += usize::from(record.is_none_or(says_nothing));
        inputs.push(ProjectInput {
            key: id.map_or(0, |id| id.uid().0),
            start: f64::from(start.since(first)),
            lines,
            ..uncertain(record, start > this_month, assumptions.is_pert)
        });
    }
    let full_time = (0..months).map(|at| {
        let month = first.plus(i32::try_from(at).unwrap_or(0));
        let segments = capacity.timeline().segments_of(month).unwrap_or_default();
        let days = &capacity.load.full_time.segments;
        days.get(segments).unwrap_or_default().iter().sum::<i64>() as f64
    });
    let full_time = full_time.collect();
    let (roles, rows) = rows.into_iter().unzip();
    let correlation = assumptions.correlation.clamp(0.0, 1.0);
    let inputs = Inputs { months, rows, projects: inputs, correlation };
    Planned { inputs, roles, first, full_time, assumed }
}

/// Whether a project leaves its uncertainty to the assumptions.
fn says_nothing(project: &Project) -> bool {
    let figures = [
        project.effort_low,
        project.effort_high,
        project.duration_low,
        project.duration_high,
        project.slip_months,
    ];
    figures.iter().all(Option::is_none)
}

/// The distributions of a project.
pub(crate) fn uncertain(project: Option<&Project>, is_ahead: bool, is_pert: bool) -> ProjectInput {
    let ([effort_low, effort_high], [short, long], slip) = ASSUMED;
    let percent = |given: fn(&Project) -> Option<f64>, otherwise: f64| {
        project.and_then(given).unwrap_or(otherwise) / 100.0
    };
    let spread = |low: f64, high: f64, likely: f64| {
        let points = ThreePoint::new(low, likely, high);
        if is_pert { Spread::BetaPert(points) } else { Spread::Triangular(points) }
    };
    let effort = spread(
        percent(|project| project.effort_low, effort_low),
        percent(|project| project.effort_high, effort_high),
        1.0,
    );
    let duration = spread(
        percent(|project| project.duration_low, short),
        percent(|project| project.duration_high, long),
        1.0,
    );
    let late = project.and_then(|project| project.slip_months).unwrap_or(slip);
    let slip = if is_ahead { spread(0.0, late, 0.0) } else { Spread::Fixed(0.0) };
    let stage = project.and_then(|project| project.stage);
    let by_stage = match stage {
        Some(Stage::Idea) => 0.4,
        Some(Stage::Candidate) => 0.7,
        Some(Stage::OnHold) => 0.5,
        _ => 1.0,
    };
    let probability = project.and_then(|project| project.probability).unwrap_or(by_stage);
    ProjectInput {
        key: 0,
        start: 0.0,
        effort,
        duration,
        slip,
        probability: probability.clamp(0.0, 1.0),
        lines: Vec::new(),
    }
}

/// What each role has, by month.
fn rows(
    capacity: &Capacity,
    first: Month,
    months: usize,
    absence: f64,
) -> Vec<(Id<Role>, RowInput)> {
    let timeline = capacity.timeline();
    let segments = |at: usize| {
        let month = first.plus(i32::try_from(at).unwrap_or(0));
        timeline.segments_of(month).unwrap_or_default()
    };
    let sum = |minutes: &[i64], at: usize| {
        minutes.get(segments(at)).unwrap_or_default().iter().sum::<i64>().max(0) as f64
    };
    let row = |row: &crate::analysis::capacity::load::LoadRow| {
        let RowKey::Role(role) = row.key else { return None };
        let parts = capacity.supply.people.iter().flat_map(|person| &person.roles);
        let parts: Vec<&[i64]> =
            parts.filter(|part| part.role == role).map(|part| part.minutes.as_slice()).collect();
        let square = |at: usize| parts.iter().map(|part| sum(part, at) * sum(part, at)).sum();
        let input = RowInput {
            key: role.uid().0,
            supply: (0..months).map(|at| sum(&row.supply, at)).collect(),
            squares: (0..months).map(square).collect(),
            absence: absence.clamp(0.0, 1.0),
        };
        Some((role, input))
    };
    capacity.load.roles.iter().filter_map(row).collect()
}

/// Minutes by row and month.
type Rows = BTreeMap<usize, BTreeMap<Month, f64>>;
/// The begin of each project and its plan.
type Lines = BTreeMap<Option<Id<Project>>, (Month, Vec<Line>)>;

/// The minutes of each project by row from its first month on.
fn lines(capacity: &Capacity, place: &BTreeMap<Id<Role>, usize>, begin: Month) -> Lines {
    let mut months: BTreeMap<Option<Id<Project>>, Rows> = BTreeMap::new();
    for spread in capacity.ledger.spreads.iter().filter(|spread| spread.counted) {
        let row = spread.role.and_then(|role| place.get(&role));
        let (Some(row), Some(demand)) = (row, spread.record()) else { continue };
        for (month, minutes) in demand.minutes.range(begin..).filter(|(_, m)| **m > 0) {
            let rows = months.entry(spread.project).or_default();
            *rows.entry(*row).or_default().entry(*month).or_default() += *minutes as f64;
        }
    }
    let mut lines = Lines::new();
    for (project, rows) in months {
        let firsts = rows.values().filter_map(|months| months.first_key_value());
        let Some(start) = firsts.map(|(month, _)| *month).min() else { continue };
        let line = |(row, months): (&usize, &BTreeMap<Month, f64>)| {
            let last = months.last_key_value().map_or(start, |(month, _)| *month);
            let length = last.since(start).clamp(0, 119);
            let at = |shift: i32| months.get(&start.plus(shift)).copied().unwrap_or(0.0);
            Line { row: *row, minutes: (0..=length).map(at).collect() }
        };
        lines.insert(project, (start, rows.iter().map(line).collect()));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::capacity::timeline::Timeline;
    use crate::analysis::forecast::inputs::Method;
    use crate::analysis::forecast::run::{Refused, Run};
    use crate::model::{Calendar, Demand, Person, Typed, Uid};
    use std::sync::Arc;

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    /// A full-time person in one role, and a project that asks for 600 minutes in three months.
    fn workspace() -> Workspace {
        let mut ws = Workspace::new(Uid(1));
        ws.put(Arc::new(Calendar::empty(Uid(2))));
        ws.put(Arc::new(Role::empty(Uid(3))));
        let mut person = Person::empty(Uid(4));
        person.roles.insert(Id::new(Uid(3)), 1.0);
        ws.put(Arc::new(person));
        ws.put(Arc::new(Project::empty(Uid(5))));
        let mut demand = Demand::empty(Uid(6));
        demand.project = Some(Id::new(Uid(5)));
        demand.role = Some(Id::new(Uid(3)));
        demand.minutes = (0..3).map(|at| (month("2027-02").plus(at), 600)).collect();
        ws.put(Arc::new(demand));
        ws
    }

    fn planned(ws: &Workspace, this_month: &str) -> Planned {
        let timeline = Arc::new(Timeline::new(month("2027-01"), 12));
        let capacity = Capacity::update(None, ws, &timeline);
        let span = (month("2027-01"), 12);
        plan(ws, &capacity, span, month(this_month), Assumptions::default())
    }

    #[test]
    fn a_plan_becomes_rows_and_lines() {
        let ws = workspace();
        let planned = planned(&ws, "2026-11");
        assert_eq!((planned.roles.len(), planned.assumed), (1, 1));
        let row = &planned.inputs.rows[0];
        assert_eq!(row.supply, planned.full_time, "one person is one FTE");
        assert_eq!(row.squares[3], row.supply[3] * row.supply[3]);
        let project = &planned.inputs.projects[0];
        assert_eq!((project.key, project.start, project.probability), (5, 1.0, 1.0));
        assert_eq!(project.lines, [Line { row: 0, minutes: vec![600.0; 3] }]);
        assert_eq!(project.slip.mean(), 1.0 / 6.0, "beta-PERT of 0, 0, 1");
        assert!(Run::new(planned.inputs, Method { runs: 1000, seed: 1 }).is_ok());
    }

    #[test]
    fn what_is_past_is_in_no_run_and_slips_no_more() {
        let planned = planned(&workspace(), "2027-03");
        let project = &planned.inputs.projects[0];
        assert_eq!((project.start, project.slip.is_certain()), (2.0, true));
        assert_eq!(project.lines[0].minutes, [600.0, 600.0]);
        assert_eq!(planned_none(), Some(Refused::NoDemand));
    }

    fn planned_none() -> Option<Refused> {
        let inputs = planned(&workspace(), "2030-01").inputs;
        Run::new(inputs, Method { runs: 1000, seed: 1 }).err()
    }

    #[test]
    fn what_a_project_says_counts() {
        let mut ws = workspace();
        let mut project = Project::empty(Uid(5));
        project.effort_high = Some(200.0);
        project.slip_months = Some(0.0);
        project.stage = Some(Stage::Candidate);
        ws.put(Arc::new(project.clone()));
        let input = planned(&ws, "2026-11").inputs.projects[0].clone();
        assert_eq!(input.effort, Spread::BetaPert(ThreePoint::new(0.9, 1.0, 2.0)));
        assert!(input.slip.is_certain());
        assert_eq!(input.probability, 0.7, "a candidate");
        project.probability = Some(0.25);
        ws.put(Arc::new(project));
        let planned = planned(&ws, "2026-11");
        assert_eq!((planned.inputs.projects[0].probability, planned.assumed), (0.25, 0));
    }
}
