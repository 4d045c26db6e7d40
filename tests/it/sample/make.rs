//! Makes the sample workspace out of its tables, the same bytes on every machine.

use super::demand::{leave, solve};
use super::ids::{Lcg, uid, workspace_uid};
use super::office::office;
use super::people::{CHRISTMAS, HOLIDAYS, ON_DUTY, PEOPLE, ROLES};
use super::projects::{ROWS, Row};
use super::registers::put_registers;
use super::scoring::scores;
use super::texts::{
    ANSWERS, CRITERIA, DESCRIPTIONS, MILESTONES, NOTES, OBJECTIVES, PORTFOLIOS, PROGRAMMES,
    REGULATIONS, SUPPLIER_SPEND,
};
use chrono::NaiveDate;
use plumbline::file::envelope::Document;
use plumbline::model::order::OrderKey;
use plumbline::model::{
    Assessment, Calendar, Commitment, Contribution, Criterion, CriterionSource, Currency, Demand,
    FieldDef, FieldDefKind, FiscalNaming, Id, LocaleChoice, Lock, Milestone, Money, Month,
    Objective, Person, Portfolio, Programme, Project, ProjectKind, Record, RecordKind, Request,
    Role, Score, Settings, Stage, Status, Typed, Value, WeekPattern, Workspace,
};
use std::sync::Arc;

/// Ranks that are done whatever their score.
const MUST: [usize; 4] = [1, 2, 15, 17];
/// Ranks whose total is renormalised, with the criteria nobody has scored.
const UNSCORED: [(usize, &[usize]); 4] =
    [(49, &[2]), (52, &[2, 4]), (55, &[4]), (60, &[0, 1, 2, 3, 4])];
/// Rank, field and text of the cells that cannot be read.
const UNREADABLE: [(usize, &str, &str); 2] = [(12, "finish", "late spring"), (55, "cost", "tbc")];

/// The sample workspace as a document with its first revision.
pub fn document() -> Document {
    let mut ws = Workspace::new(workspace_uid());
    put_all(&mut ws, vec![settings()]);
    let calendar = calendar();
    put_all(&mut ws, vec![calendar.clone()]);
    put_frame(&mut ws);
    put_all(&mut ws, ROWS.iter().enumerate().map(|(nth, row)| project(nth, row)).collect());
    put_all(&mut ws, milestones());
    put_all(&mut ws, contributions());
    put_all(&mut ws, roles());
    let people: Vec<Person> = (0..PEOPLE.len()).map(|nth| person(nth, &calendar)).collect();
    put_all(&mut ws, people.clone());
    put_all(&mut ws, demands(&calendar, &people));
    put_all(&mut ws, criteria());
    put_all(&mut ws, all_scores());
    put_all(&mut ws, vec![assessment()]);
    put_all(&mut ws, vec![office()]);
    put_registers(&mut ws);
    Document::new(ws)
}

/// The first month with demand.
pub fn horizon() -> Month {
    month("2027-04")
}

/// A date out of a table.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|_| panic!("{text} is no date"))
}

/// The first and last month of a project.
pub fn project_months(row: &Row) -> (Month, Month) {
    (month(row.start), month(row.finish))
}

fn month(text: &str) -> Month {
    text.parse().unwrap_or_else(|_| panic!("{text} is no month"))
}

fn optional_day(text: &str) -> Option<NaiveDate> {
    (!text.is_empty()).then(|| day(text))
}

fn id<R>(kind: RecordKind, nth: usize) -> Option<Id<R>> {
    Some(Id::new(uid(kind, nth)))
}

/// Places records in order where users give them one, and puts them in.
fn put_all<R: Typed>(ws: &mut Workspace, records: Vec<R>) {
    let is_placed = !matches!(
        R::KIND,
        RecordKind::Settings | RecordKind::Score | RecordKind::Contribution | RecordKind::Demand
    );
    let keys = OrderKey::run(None, records.len());
    for (mut record, key) in records.into_iter().zip(keys) {
        if is_placed {
            record.base_mut().order = key;
        }
        let record: Arc<dyn Record> = Arc::new(record);
        assert!(ws.put(record).is_none(), "an id is used once");
    }
}

fn empty<R: Typed>(nth: usize) -> R {
    R::empty(uid(R::KIND, nth))
}

fn pounds(thousands: i64) -> Option<Money> {
    Money::units(thousands * 1000, Currency::GBP)
}

fn settings() -> Settings {
    let rates = [
        ("EUR 2026-04-01", 0.85),
        ("EUR 2027-04-01", 0.86),
        ("USD 2026-04-01", 0.79),
        ("USD 2027-04-01", 0.77),
    ];
    Settings {
        name: "Calder Mutual".into(),
        currency: Some(Currency::GBP),
        rates: rates.map(|(key, rate)| (key.to_owned(), rate)).into(),
        fiscal_start: Some(4),
        fiscal_naming: Some(FiscalNaming::BothYears),
        calendar: id(RecordKind::Calendar, 0),
        locale: Some(LocaleChoice::EnGb),
        budget: pounds(12_400),
        sample: true,
        ..empty(0)
    }
}

/// The working calendar of everybody.
pub fn calendar() -> Calendar {
    let holidays = HOLIDAYS.map(|(date, name)| (day(date), name.to_owned()));
    Calendar {
        name: "England".into(),
        day_minutes: Some(450),
        weeks: [(day("2020-01-06"), WeekPattern::five_days(450))].into(),
        holidays: holidays.into(),
        ..empty(0)
    }
}

/// What projects hang on: custom fields, objectives, portfolios and programmes.
fn put_frame(ws: &mut Workspace) {
    let field = |nth, name: &str, kind| FieldDef {
        name: name.into(),
        table: RecordKind::Project.key().into(),
        kind: Some(kind),
        ..empty(nth)
    };
    put_all(
        ws,
        vec![
            field(0, "Regulation", FieldDefKind::Text),
            field(1, "Supplier spend", FieldDefKind::Money),
        ],
    );
    let objective = |(nth, row): (usize, &(&str, f64, &str, &str))| Objective {
        name: row.0.into(),
        weight: Some(row.1),
        owner: row.2.into(),
        starts: optional_day("2027-04-01"),
        ends: optional_day("2029-03-31"),
        description: row.3.into(),
        ..empty(nth)
    };
    put_all(ws, OBJECTIVES.iter().enumerate().map(objective).collect());
    let portfolio = |(nth, row): (usize, &(&str, &str, &str))| Portfolio {
        name: row.0.into(),
        owner: row.1.into(),
        description: row.2.into(),
        ..empty(nth)
    };
    put_all(ws, PORTFOLIOS.iter().enumerate().map(portfolio).collect());
    let programme = |(nth, row): (usize, &(&str, usize, &str, &str))| Programme {
        name: row.0.into(),
        portfolio: id(RecordKind::Portfolio, row.1),
        owner: row.2.into(),
        outcome: row.3.into(),
        ..empty(nth)
    };
    put_all(ws, PROGRAMMES.iter().enumerate().map(programme).collect());
}

fn project(nth: usize, row: &Row) -> Project {
    let rank = nth + 1;
    let (first, last) = project_months(row);
    let portfolio = PROGRAMMES[row.programme].1;
    let mut project = Project {
        key: format!("P-{}", 100 + rank),
        name: row.name.into(),
        status: Some(status(row.status)),
        stage: Some(stage(row.stage)),
        owner: row.owner.into(),
        sponsor: PORTFOLIOS[portfolio].1.into(),
        portfolio: id(RecordKind::Portfolio, portfolio),
        programme: id(RecordKind::Programme, row.programme),
        kind: Some(if row.roles.contains('S') || row.roles.contains('D') {
            ProjectKind::It
        } else {
            ProjectKind::Enterprise
        }),
        methodology: Some(row.methodology()),
        tier: Some(row.tier()),
        complexity: Some(row.complexity()),
        region: REGIONS[portfolio].into(),
        country: if row.programme == 5 { "Ireland" } else { "United Kingdom" }.into(),
        start: Some(first.first_day()),
        finish: Some(last.last_day()),
        cost: pounds(row.cost),
        benefit: (row.benefit > 0).then(|| pounds(row.benefit)).flatten(),
        lock: MUST.contains(&rank).then_some(Lock::Must),
        ..empty(nth)
    };
    if let Some((_, text)) = DESCRIPTIONS.iter().find(|(of, _)| *of == rank) {
        project.description = (*text).into();
    }
    for (_, field, text) in UNREADABLE.iter().filter(|(of, ..)| *of == rank) {
        let at = RecordKind::Project.field_index(field).unwrap();
        project.set_at(at, Value::Empty).unwrap();
        project.base.raw.insert((*field).into(), (*text).into());
    }
    if let Some((_, text)) = REGULATIONS.iter().find(|(of, _)| *of == rank) {
        project.base.custom.insert(uid(RecordKind::FieldDef, 0), Value::Text((*text).into()));
    }
    if let Some((_, thousands, code)) = SUPPLIER_SPEND.iter().find(|(of, ..)| *of == rank) {
        let spend = Money::units(thousands * 1000, code.parse().unwrap()).unwrap();
        project.base.custom.insert(uid(RecordKind::FieldDef, 1), Value::Money(spend));
    }
    project
}

/// Where each portfolio is run from.
const REGIONS: [&str; 3] = ["South East", "Scotland", "North West"];

fn status(code: char) -> Status {
    match code {
        '+' => Status::OnTrack,
        '!' => Status::AtRisk,
        'x' => Status::OffTrack,
        'o' => Status::NotStarted,
        other => panic!("{other} is no status"),
    }
}

fn stage(code: char) -> Stage {
    match code {
        'd' => Stage::InDelivery,
        'a' => Stage::Approved,
        'c' => Stage::Candidate,
        'i' => Stage::Idea,
        other => panic!("{other} is no stage"),
    }
}

fn milestones() -> Vec<Milestone> {
    let milestone = |(nth, row): (usize, &(usize, &str, &str, &str, &str))| Milestone {
        name: row.1.into(),
        project: id(RecordKind::Project, row.0 - 1),
        baseline: optional_day(row.2),
        forecast: optional_day(row.3),
        actual: optional_day(row.4),
        ..empty(nth)
    };
    MILESTONES.iter().enumerate().map(milestone).collect()
}

fn contributions() -> Vec<Contribution> {
    let pairs = ROWS.iter().enumerate().flat_map(|(project, row)| {
        row.objectives.split(' ').map(move |pair| (project, pair.as_bytes()))
    });
    pairs
        .enumerate()
        .map(|(nth, (project, pair))| Contribution {
            project: id(RecordKind::Project, project),
            objective: id(RecordKind::Objective, usize::from(pair[0] - b'1')),
            level: Some(i64::from(pair[1] - b'0')),
            ..empty(nth)
        })
        .collect()
}

fn roles() -> Vec<Role> {
    let role = |(nth, row): (usize, &super::people::RoleRow)| Role {
        name: row.name.into(),
        target: Some(row.target),
        description: row.description.into(),
        ..empty(nth)
    };
    ROLES.iter().enumerate().map(role).collect()
}

fn person(nth: usize, calendar: &Calendar) -> Person {
    let row = &PEOPLE[nth];
    let christmas = if ON_DUTY.contains(&row.name) { &[][..] } else { &CHRISTMAS[..] };
    let role_at = |letter: char| ROLES.iter().position(|role| role.letter == letter).unwrap();
    let share = |(letter, share): &(char, i64)| {
        (Id::new(uid(RecordKind::Role, role_at(*letter))), *share as f64 / 100.0)
    };
    let mut person = Person {
        name: row.name.into(),
        roles: row.roles.iter().map(share).collect(),
        fte: Some(row.fte as f64 / 100.0),
        starts: optional_day(row.starts),
        ends: optional_day(row.ends),
        run_business: Some(0.1),
        site: row.site.into(),
        ..empty(nth)
    };
    let days = leave(calendar, row, christmas);
    person.exceptions =
        days.into_iter().filter(|date| person.is_employed(*date)).map(|date| (date, 0)).collect();
    person
}

fn demands(calendar: &Calendar, people: &[Person]) -> Vec<Demand> {
    let series = solve(calendar, people).into_iter().enumerate();
    series
        .map(|(nth, ((project, role, person), minutes))| Demand {
            project: id(RecordKind::Project, project),
            role: id(RecordKind::Role, role),
            person: person.and_then(|person| id(RecordKind::Person, person)),
            commitment: Some(match ROWS[project].status {
                'o' => Commitment::Tentative,
                _ => Commitment::Committed,
            }),
            // Who is to do it has been asked for and not been answered.
            request: (ROWS[project].status == 'o' && person.is_none())
                .then_some(Request::Requested),
            minutes,
            ..empty(nth)
        })
        .collect()
}

fn criteria() -> Vec<Criterion> {
    let criterion = |(nth, row): (usize, &(&str, f64, &str, &str, &str))| Criterion {
        name: row.0.into(),
        weight: Some(row.1),
        source: Some(CriterionSource::Scored),
        low: Some(1.0),
        high: Some(5.0),
        anchor_low: row.3.into(),
        anchor_high: row.4.into(),
        description: row.2.into(),
        ..empty(nth)
    };
    CRITERIA.iter().enumerate().map(criterion).collect()
}

fn all_scores() -> Vec<Score> {
    let mut rng = Lcg::new(41);
    let mut list = Vec::new();
    for (project, row) in ROWS.iter().enumerate() {
        // The claims store shows its arithmetic in the drawer, so its parts are set.
        let start = (row.name == "Claims data lake").then_some([42, 47, 46, 42, 50]);
        let tenths = scores(&mut rng, row.score, start);
        let missing = UNSCORED.iter().find(|(rank, _)| *rank == project + 1);
        for (criterion, score) in tenths.iter().enumerate() {
            if missing.is_some_and(|(_, criteria)| criteria.contains(&criterion)) {
                continue;
            }
            list.push(Score {
                project: id(RecordKind::Project, project),
                criterion: id(RecordKind::Criterion, criterion),
                value: Some(*score as f64 / 10.0),
                ..empty(list.len())
            });
        }
    }
    list
}

fn assessment() -> Assessment {
    let answers = ANSWERS.iter().flat_map(|(domain, answers, _)| {
        let numbered = answers.iter().enumerate();
        numbered.map(move |(nth, answer)| (format!("{domain}-{}", nth + 1), (*answer).to_owned()))
    });
    Assessment {
        name: "Self-assessment, March 2027".into(),
        date: optional_day("2027-03-18"),
        assessor: "Helen Whitby".into(),
        scope: "Portfolio office and its projects".into(),
        model: "pmo-capability-model 1.0.0".into(),
        answers: answers.collect(),
        notes: NOTES.map(|(practice, note)| (practice.to_owned(), note.to_owned())).into(),
        targets: ANSWERS.map(|(domain, _, target)| (domain.to_owned(), target)).into(),
        finished: optional_day("2027-03-18"),
        ..empty(0)
    }
}
