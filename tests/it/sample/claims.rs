//! What the sample promises: its counts, its holidays, how full the roles are, and its size.

use super::demand::{aim, supply};
use super::make::{calendar, document, horizon};
use super::people::{HOLIDAYS, MONTHS, PEOPLE, ROLES};
use super::projects::ROWS;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use plumbline::analysis::maturity::{Model, Options, answers_from, profile};
use plumbline::edit::violations;
use plumbline::file::envelope::{read, write};
use plumbline::model::*;
use std::collections::{BTreeMap, BTreeSet};

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/public/sample.json");

#[test]
fn the_file_is_what_is_made_here() {
    let text = write(&document());
    if std::env::var_os("UPDATE").is_some_and(|value| value == "1") {
        std::fs::write(PATH, &text).unwrap();
    }
    let file = std::fs::read_to_string(PATH).unwrap();
    assert!(file == text, "public/sample.json differs from its maker; run this with UPDATE=1");
    assert!(file.len() <= 400_000, "{} bytes", file.len());
    assert_eq!(write(&read(file.as_bytes()).unwrap()), file);
}

fn workspace() -> Workspace {
    document().workspace
}

#[test]
fn it_has_what_it_is_said_to_have() {
    let ws = workspace();
    for (kind, count) in [
        (RecordKind::Settings, 1),
        (RecordKind::Calendar, 1),
        (RecordKind::FieldDef, 2),
        (RecordKind::Objective, 5),
        (RecordKind::Portfolio, 3),
        (RecordKind::Programme, 6),
        (RecordKind::Project, 60),
        (RecordKind::Role, 9),
        (RecordKind::Person, 14),
        (RecordKind::Criterion, 5),
        (RecordKind::Assessment, 1),
        (RecordKind::Office, 1),
    ] {
        assert_eq!(ws.rows(kind).len(), count, "{kind:?}");
    }
    assert_eq!(violations(&ws), []);
    assert!(ws.settings().sample);
    let months: BTreeSet<Month> =
        ws.table::<Demand>().iter().flat_map(|demand| demand.minutes.keys().copied()).collect();
    let expect: BTreeSet<Month> = (0..MONTHS as i32).map(|at| horizon().plus(at)).collect();
    assert_eq!(months, expect);
    let raw = ws.table::<Project>();
    assert_eq!(raw.iter().map(|project| project.base.raw.len()).sum::<usize>(), 2);
    let with_milestones: BTreeSet<_> =
        ws.table::<Milestone>().iter().map(|milestone| milestone.project).collect();
    assert!(with_milestones.len() >= 20, "{}", with_milestones.len());
    let described = raw.iter().filter(|project| !project.description.is_empty()).count();
    assert!(described >= 20, "{described}");
}

#[test]
fn every_id_is_used_once_and_is_of_version_seven() {
    let ws = workspace();
    let ids: BTreeSet<Uid> = ws.records().map(|record| record.uid()).chain([ws.uid]).collect();
    assert_eq!(ids.len(), ws.len() + 1);
    for id in ids {
        let text = id.to_string();
        assert_eq!((&text[14..15], &text[19..20]), ("7", "8"), "{text}");
    }
}

#[test]
fn dates_are_in_order() {
    let ws = workspace();
    for project in ws.table::<Project>().iter() {
        let finish = project
            .finish
            .or_else(|| project.base.raw.contains_key("finish").then_some(NaiveDate::MAX));
        assert!(project.start < finish, "{}", project.name);
    }
    let fiscal_second = "2028-04-01".parse().unwrap();
    let table = ws.table::<Person>();
    assert_eq!(
        table.iter().filter_map(|person| person.ends).filter(|end| *end >= fiscal_second).count(),
        1
    );
    let joiners = table.iter().filter(|person| person.starts > Some(horizon().first_day()));
    assert_eq!(joiners.count(), 1);
    assert_eq!(table.iter().filter(|person| person.roles.len() == 2).count(), 1);
    assert!(table.iter().all(|person| person.roles.values().sum::<f64>() == 1.0));
}

#[test]
fn status_and_money_are_those_of_the_story() {
    let ws = workspace();
    let projects = ws.table::<Project>();
    let projects = projects.in_order();
    let count = |status| projects.iter().filter(|project| project.status == Some(status)).count();
    let counts = [Status::OnTrack, Status::AtRisk, Status::OffTrack, Status::NotStarted].map(count);
    assert_eq!(counts, [16, 11, 7, 26]);
    let cost =
        |rows: &[&Project]| -> i64 { rows.iter().filter_map(|p| p.cost).map(|m| m.minor).sum() };
    assert_eq!(cost(&projects[..41]), 1_198_500_000);
    let budget = ws.settings().budget.unwrap().minor;
    assert!(cost(&projects[..42]) > budget);
    let benefit: i64 = projects.iter().filter_map(|p| p.benefit).map(|m| m.minor).sum();
    assert_eq!(benefit, 1_746_000_000);
    let spend = projects.iter().flat_map(|p| p.base.custom.values());
    let spend =
        spend.filter_map(|value| if let Value::Money(money) = value { Some(*money) } else { None });
    let on = horizon().first_day();
    let converted: Vec<Option<Money>> =
        spend.map(|money| ws.in_reporting(money, on).ok()).collect();
    assert!(converted.len() >= 5 && converted.iter().all(Option::is_some));
    let active =
        projects.iter().filter(|p| matches!(p.stage, Some(Stage::InDelivery | Stage::Approved)));
    assert_eq!(active.count(), 34);
}

/// The total of a project over the criteria it is scored on, and the weight these have.
fn totals(ws: &Workspace) -> Vec<(f64, f64)> {
    let mut sums: BTreeMap<Uid, (f64, f64)> = BTreeMap::new();
    for score in ws.table::<Score>().iter() {
        let weight = ws.find(score.criterion.unwrap()).unwrap().weight.unwrap();
        let sum = sums.entry(score.project.unwrap().uid()).or_default();
        sum.0 += (score.value.unwrap() - 1.0) / 4.0 * weight;
        sum.1 += weight;
    }
    let projects = ws.table::<Project>();
    let of = |project: &&Project| sums.get(&project.uid).copied().unwrap_or((0.0, 0.0));
    projects.in_order().iter().map(of).map(|(sum, weight)| (sum / weight * 100.0, weight)).collect()
}

#[test]
fn the_ranking_is_that_of_the_story() {
    let totals = totals(&workspace());
    for (nth, row) in ROWS[..48].iter().enumerate() {
        let miss = (totals[nth].0 - row.score as f64 / 10.0).abs();
        assert!(miss < 0.13, "{}: {}", row.name, totals[nth].0);
    }
    assert!(totals[..48].windows(2).all(|pair| pair[0].0 > pair[1].0), "{totals:?}");
    assert!(totals[48..59].iter().all(|total| total.0 < totals[47].0), "{totals:?}");
    let partly: Vec<usize> =
        (0..60).filter(|nth| totals[*nth].1 < 99.9).map(|nth| nth + 1).collect();
    assert_eq!(partly, [49, 52, 55, 60]);
}

/// Demand of a role, of a person where one is named, in a month.
fn demand(ws: &Workspace, role: usize, person: Option<usize>, month: Month) -> i64 {
    let roles = ws.table::<Role>();
    let people = ws.table::<Person>();
    let role = roles.in_order()[role].id();
    let person = person.map(|nth| people.in_order()[nth].id());
    let of_role = |demand: &&Demand| demand.role == Some(role);
    let of_person = |demand: &&Demand| person.is_none() || demand.person == person;
    let table = ws.table::<Demand>();
    let series = table.iter().filter(of_role).filter(of_person);
    series.filter_map(|demand| demand.minutes.get(&month)).sum()
}

#[test]
fn roles_are_as_full_as_they_are_to_be() {
    let (ws, calendar) = (workspace(), calendar());
    let people = ws.table::<Person>();
    let people = people.in_order();
    let minutes = |role: usize, nth: usize, month| {
        supply(&calendar, people[nth], &PEOPLE[nth], ROLES[role].letter, month)
    };
    let mut over = BTreeMap::<&str, Vec<u32>>::new();
    for (role, row) in ROLES.iter().enumerate() {
        for at in 0..MONTHS {
            let month = horizon().plus(at as i32);
            let there: f64 = (0..PEOPLE.len()).map(|nth| minutes(role, nth, month)).sum();
            let percent = demand(&ws, role, None, month) as f64 / there * 100.0;
            assert!((percent - aim(row, at) as f64).abs() < 0.3, "{} {month}: {percent}", row.name);
            if percent > 100.0 {
                over.entry(row.name).or_default().push(month.month());
            }
        }
    }
    let expect = [
        ("Data Engineer", vec![6, 7, 8, 9, 10]),
        ("Solution Architect", vec![6, 7, 8]),
        ("Test Lead", vec![10, 11, 12]),
    ];
    assert_eq!(over, BTreeMap::from(expect));
    // Data engineers come near the figures they are given one by one.
    for (nth, person) in PEOPLE.iter().enumerate().take(3) {
        for (at, aim) in person.first_year.iter().enumerate() {
            let month = horizon().plus(at as i32);
            let percent = demand(&ws, 0, Some(nth), month) as f64 / minutes(0, nth, month) * 100.0;
            let miss = (percent - *aim as f64).abs();
            assert!(miss < 6.0, "{} {month}: {percent}", person.name);
        }
    }
}

#[test]
fn demand_lies_within_its_project_in_quarters_of_an_hour() {
    let ws = workspace();
    for demand in ws.table::<Demand>().iter() {
        let project = ws.find(demand.project.unwrap()).unwrap();
        let last = project.finish.unwrap_or(NaiveDate::MAX);
        for (month, minutes) in &demand.minutes {
            assert!(*minutes > 0 && minutes % 15 == 0, "{} {month}: {minutes}", project.name);
            let inside = project.start.unwrap() <= month.first_day() && month.last_day() <= last;
            assert!(inside, "{} {month}", project.name);
        }
        let open = project.status == Some(Status::NotStarted);
        assert_eq!(demand.commitment == Some(Commitment::Tentative), open, "{}", project.name);
    }
}

#[test]
fn the_assessment_answers_every_practice() {
    let json =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/public/maturity-model.json"));
    let model = Model::from_json(&json.unwrap()).unwrap();
    let ws = workspace();
    let table = ws.table::<Assessment>();
    let assessment = table.iter().next().unwrap();
    let (answers, notes) = answers_from(&assessment.answers);
    assert_eq!((answers.len(), notes.len(), assessment.notes.len()), (52, 0, 6));
    assert_eq!(answers.values().filter(|answer| answer.level().is_none()).count(), 4);
    let profile = profile(&model, &answers, &assessment.targets, &Options::default());
    assert_eq!(profile.notes, []);
    let overall = profile.overall.unwrap();
    assert!((overall.score - 2.5).abs() < 0.1, "{}", overall.score);
    let mut scores: Vec<(f64, &str)> =
        profile.domains.iter().map(|domain| (domain.score.unwrap(), domain.id.as_str())).collect();
    scores.sort_by(|a, b| a.0.total_cmp(&b.0));
    assert_eq!((scores[0].1, scores[1].1), ("BEN", "RES"), "{scores:?}");
}

/// Easter Sunday of a year in the Gregorian calendar, by the rule of Meeus, Jones and Butcher.
fn easter(year: i32) -> NaiveDate {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, (n / 31) as u32, (n % 31 + 1) as u32).unwrap()
}

#[test]
fn bank_holidays_follow_their_rules() {
    let mut expect = BTreeSet::new();
    for year in 2026..=2029 {
        let date = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        let monday =
            |from: NaiveDate| from.iter_days().find(|d| d.weekday() == Weekday::Mon).unwrap();
        expect.insert(easter(year) - Days::new(2));
        expect.insert(easter(year) + Days::new(1));
        expect.extend([monday(date(5, 1)), monday(date(5, 25)), monday(date(8, 25))]);
        // A day on a weekend moves to the next working day that is not a holiday already.
        for fixed in [date(1, 1), date(12, 25), date(12, 26)] {
            let is_free = |d: &NaiveDate| d.weekday().num_days_from_monday() < 5;
            let days = fixed.iter_days().filter(is_free);
            let moved = days.into_iter().find(|d| !expect.contains(d)).unwrap();
            expect.insert(moved);
        }
    }
    let listed: BTreeSet<NaiveDate> =
        HOLIDAYS.iter().map(|(date, _)| date.parse().unwrap()).collect();
    assert_eq!(listed, expect);
}
