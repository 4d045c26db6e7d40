//! What the workspace itself says about the inputs of the advice, each with the count behind it.
//! See `docs/method/office.md`.

use super::advice::{Input, Inputs};
use crate::model::*;
use crate::order::{Sorted, map_of, set_of};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Source {
    /// So many of them were counted.
    Counted(usize),
    /// A part of the whole.
    Share {
        /// How many it holds for.
        part: usize,
        /// Of how many.
        of: usize,
    },
    /// The score of the newest assessment.
    Score(f64),
    /// The mean of so many of the six ratings.
    Mean(usize),
}

/// A value with where it comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// On the input's scale.
    pub value: f64,
    /// Where from.
    pub source: Source,
}

/// What other analyses have found.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Beside {
    /// The overall score of the newest assessment.
    pub maturity: Option<f64>,
    /// Months with an overbooked role, of how many looked at.
    pub months_over: Option<(usize, usize)>,
}

/// A part of complexity, rated 0 to 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// How much money.
    Budget,
    /// How long.
    Duration,
    /// How many units.
    Units,
    /// How many countries.
    Countries,
    /// How new the work is.
    Novelty,
    /// How many suppliers.
    Suppliers,
}

impl Part {
    /// All of them in their order.
    pub const ALL: [Part; 6] = [
        Part::Budget,
        Part::Duration,
        Part::Units,
        Part::Countries,
        Part::Novelty,
        Part::Suppliers,
    ];

    /// As it is written in the record.
    pub fn code(self) -> &'static str {
        match self {
            Part::Budget => "budget",
            Part::Duration => "duration",
            Part::Units => "units",
            Part::Countries => "countries",
            Part::Novelty => "novelty",
            Part::Suppliers => "suppliers",
        }
    }
}

/// Everything an advice is made of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ground {
    /// What was found in the workspace.
    pub found: BTreeMap<Input, Found>,
    /// What was found of the parts of complexity, with what was rated by hand laid over it.
    pub parts: BTreeMap<Part, f64>,
    /// What counts: given by hand, else found.
    pub inputs: Inputs,
    /// People supported: given by hand, else those of the workspace.
    pub people: usize,
}

/// The ground of the advice for a workspace. `office` holds what was given by hand.
pub fn ground(ws: &Workspace, office: Option<&Office>, as_of: NaiveDate, beside: Beside) -> Ground {
    let mut parts = parts(ws);
    for part in Part::ALL {
        if let Some(rating) = office.and_then(|own| own.ratings.get(part.code())) {
            parts.insert(part, rating.clamp(0.0, 4.0));
        }
    }
    let found = found(ws, as_of, &parts, beside);
    let by_hand = |input: Input| office?.inputs.get(input.letter().to_string().as_str()).copied();
    let used = |input: Input| {
        let own = by_hand(input).or_else(|| found.get(&input).map(|found| found.value));
        own.map(|value| (input, value))
    };
    let inputs = map_of(Input::ALL.into_iter().filter_map(used));
    let given = office.and_then(|own| usize::try_from(own.people?).ok());
    let people = given.unwrap_or_else(|| active_people(ws, as_of));
    Ground { found, parts, inputs, people }
}

/// People who work on the day.
fn active_people(ws: &Workspace, as_of: NaiveDate) -> usize {
    let here = |person: &&Person| {
        person.starts.is_none_or(|day| day <= as_of) && person.ends.is_none_or(|day| day >= as_of)
    };
    ws.table::<Person>().iter().filter(here).count()
}

/// Whether a project is being worked on: open, not complete, past approval where a stage is known.
fn is_running(project: &Project) -> bool {
    let stage = project.stage.is_none_or(|stage| stage == Stage::InDelivery);
    stage && !matches!(project.status, Some(Status::Complete | Status::NotStarted))
}

/// What the workspace itself says of an input of the advice.
fn found(
    ws: &Workspace,
    as_of: NaiveDate,
    parts: &BTreeMap<Part, f64>,
    beside: Beside,
) -> BTreeMap<Input, Found> {
    let projects = ws.table::<Project>();
    let open: BTreeSet<Uid> = set_of(projects.iter().filter(|p| p.is_open()).map(|p| p.uid));
    let counted = |input: Input, count: usize| {
        let value = input.step_of(count as f64).filter(|_| count > 0)?;
        Some((input, Found { value, source: Source::Counted(count) }))
    };
    let share = |input: Input, part: usize, of: usize| {
        let value = input.step_of(part as f64 / of as f64).filter(|_| of > 0)?;
        Some((input, Found { value, source: Source::Share { part, of } }))
    };
    let running = projects.iter().filter(|project| is_running(project)).count();
    let tied = tied(ws, &open);
    let (late, ended) = troubled(ws, as_of);
    let (over, months) = beside.months_over.unwrap_or_default();
    let mean = (!parts.is_empty()).then(|| {
        let value = parts.values().sum::<f64>() / parts.len() as f64;
        (Input::Complexity, Found { value, source: Source::Mean(parts.len()) })
    });
    let score = beside
        .maturity
        .map(|score| (Input::Maturity, Found { value: score, source: Source::Score(score) }));
    let all = [
        counted(Input::People, active_people(ws, as_of)),
        counted(Input::Projects, running),
        mean,
        tied.and_then(|part| share(Input::Dependence, part, open.len())),
        score,
        share(Input::Trouble, late, ended),
        competence(ws, as_of),
        share(Input::Overload, over, months),
        counted(Input::Competition, competing(ws)),
        share_of_outcomes(ws, &open).and_then(|part| share(Input::Outcomes, part, open.len())),
    ];
    map_of(all.into_iter().flatten())
}

/// Open projects that give to or take from another one; None where no dependency is kept at all.
fn tied(ws: &Workspace, open: &BTreeSet<Uid>) -> Option<usize> {
    let table = ws.table::<Dependency>();
    let pair = |own: &Dependency| Some((own.giver?.uid(), own.taker?.uid()));
    let pairs = table.iter().filter_map(pair).filter(|(giver, taker)| giver != taker);
    let ends: BTreeSet<Uid> = set_of(pairs.flat_map(|(giver, taker)| [giver, taker]));
    (!table.is_empty()).then(|| ends.intersection(open).count())
}

/// Projects that ended or should have ended in the last year, and those of them that are late or off
/// track; a project off track counts whenever it is to end.
fn troubled(ws: &Workspace, as_of: NaiveDate) -> (usize, usize) {
    let projects = ws.table::<Project>();
    let last_year = |day: NaiveDate| (0..=365).contains(&(as_of - day).num_days());
    let off = |project: &Project| project.is_open() && project.status == Some(Status::OffTrack);
    let due = |project: &&Project| {
        project.stage != Some(Stage::Rejected)
            && (off(project) || project.finish.is_some_and(last_year))
    };
    let done = |project: &Project| {
        project.stage == Some(Stage::Closed) || project.status == Some(Status::Complete)
    };
    let looked: Vec<&Project> = projects.iter().filter(due).collect();
    (looked.iter().filter(|project| off(project) || !done(project)).count(), looked.len())
}

/// Competence from certificates held: none 0, below 10 % of people 1, 25 % 2, 50 % 3, above 4.
fn competence(ws: &Workspace, as_of: NaiveDate) -> Option<(Input, Found)> {
    let (people, table) = (active_people(ws, as_of), ws.table::<Certification>());
    if people == 0 || table.is_empty() {
        return None;
    }
    let held = |own: &&Certification| {
        own.status == Some(CertificationState::Held) && own.expires.is_none_or(|day| day >= as_of)
    };
    let holders: BTreeSet<Uid> =
        set_of(table.iter().filter(held).filter_map(|own| Some(own.person?.uid())));
    let (part, of) = (holders.len().min(people), people);
    let reached = [1, 10, 25, 50].iter().filter(|limit| part * 100 >= **limit * of);
    let value = if part == 0 { 0.0 } else { reached.count().max(1) as f64 };
    Some((Input::Competence, Found { value, source: Source::Share { part, of } }))
}

/// Business units with open projects, or objectives where no unit is named.
fn competing(ws: &Workspace) -> usize {
    let units = units(ws);
    if units == 0 { ws.table::<Objective>().len() } else { units }
}

/// Business units with open projects.
fn units(ws: &Workspace) -> usize {
    let projects = ws.table::<Project>();
    let named = projects.iter().filter(|p| p.is_open() && !p.unit.is_empty());
    set_of(named.map(|project| project.unit.clone())).len()
}

/// Open projects in a programme with another open one; None without programmes.
fn share_of_outcomes(ws: &Workspace, open: &BTreeSet<Uid>) -> Option<usize> {
    let projects = ws.table::<Project>();
    let mut members: BTreeMap<Uid, usize> = BTreeMap::new();
    for project in projects.iter().filter(|project| open.contains(&project.uid)) {
        if let Some(programme) = project.programme {
            *members.entry(programme.uid()).or_default() += 1;
        }
    }
    let shared = members.values().filter(|count| **count > 1).sum();
    (!ws.table::<Programme>().is_empty()).then_some(shared)
}

/// The step of a count: how many of the limits it reaches.
fn reached(count: f64, limits: [f64; 4]) -> f64 {
    limits.iter().filter(|limit| count >= **limit).count() as f64
}

/// What the workspace says of the parts of complexity; the others are a judgement.
fn parts(ws: &Workspace) -> BTreeMap<Part, f64> {
    let suppliers = ws.table::<Supplier>().len();
    let projects = ws.table::<Project>();
    let running = projects.iter().filter(|p| p.is_open());
    let length = |project: &Project| Some((project.finish? - project.start?).num_days());
    let mut days: Vec<i64> = running.filter_map(length).filter(|days| *days > 0).collect();
    days.put_in_order();
    let months = days.get(days.len() / 2).map(|days| *days as f64 * 12.0 / 365.0);
    let known = |part: Part, count: usize, limits| {
        (count > 0).then(|| (part, reached(count as f64, limits)))
    };
    let all = [
        months.map(|months| (Part::Duration, reached(months, [3.0, 6.0, 12.0, 24.0]))),
        known(Part::Units, units(ws), [2.0, 3.0, 5.0, 9.0]),
        known(Part::Suppliers, suppliers, [1.0, 3.0, 6.0, 11.0]),
    ];
    map_of(all.into_iter().flatten())
}
