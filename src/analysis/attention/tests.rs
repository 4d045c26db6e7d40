//! What is put on the list, in which order, and what is left off it.

use super::*;
use crate::analysis::priority::prioritise;
use crate::model::{Criterion, Currency, Score, Stage, Typed};
use std::sync::Arc;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

const TODAY: &str = "2027-04-06";

fn project(uid: u128, name: &str, benefit: i64) -> Project {
    let mut project = Project::empty(Uid(uid));
    project.name = name.into();
    project.owner = "Anna".into();
    project.cost = Money::units(10, Currency::GBP);
    project.benefit = Money::units(benefit, Currency::GBP);
    project
}

fn milestone(uid: u128, project: u128, baseline: &str, forecast: &str) -> Milestone {
    let mut milestone = Milestone::empty(Uid(uid));
    milestone.project = Some(Id::new(Uid(project)));
    milestone.baseline = baseline.parse().ok();
    milestone.forecast = forecast.parse().ok();
    milestone
}

fn listed(ws: &Workspace) -> Vec<Attention> {
    let ranking = prioritise(ws, day(TODAY), None);
    attention(ws, day(TODAY), &ranking, None)
}

fn names(ws: &Workspace) -> Vec<String> {
    let name = |entry: Attention| match entry.subject {
        Subject::Project(id, _) => name_of(ws, id),
        Subject::Gap(gap, count, _) => format!("{gap:?} {count}"),
        Subject::Shortage(_) => "shortage".to_owned(),
    };
    listed(ws).into_iter().map(name).collect()
}

#[test]
fn the_gravest_comes_first_then_the_value_then_the_name() {
    let mut ws = Workspace::new(Uid(1));
    for (uid, name, benefit, status, finish) in [
        (10, "Small", 5, Some(Status::OffTrack), "2028-01-01"),
        (11, "Late", 900, Some(Status::OnTrack), "2027-04-05"),
        (12, "Large", 50, Some(Status::OffTrack), "2028-01-01"),
        (13, "Also small", 5, Some(Status::OffTrack), "2028-01-01"),
        (14, "Fine", 5, Some(Status::OnTrack), "2027-04-06"),
    ] {
        let mut project = project(uid, name, benefit);
        project.status = status;
        project.finish = finish.parse().ok();
        ws.put(Arc::new(project));
    }
    assert_eq!(names(&ws), ["Large", "Also small", "Small", "Late"]);
    let list = listed(&ws);
    assert_eq!(list[0].stake, Money::units(50, Currency::GBP));
    let late = Reason::FinishPast { finish: day("2027-04-05"), days: 1 };
    assert_eq!(list[3].subject, Subject::Project(Id::new(Uid(11)), vec![late]));
}

#[test]
fn what_is_over_is_no_longer_looked_at() {
    let mut ws = Workspace::new(Uid(1));
    for (uid, stage, status) in [
        (10, Some(Stage::Closed), Some(Status::OffTrack)),
        (11, Some(Stage::Rejected), Some(Status::OffTrack)),
        (12, Some(Stage::InDelivery), Some(Status::Complete)),
    ] {
        let mut project = project(uid, "Past", 5);
        (project.stage, project.status) = (stage, status);
        project.finish = Some(day("2020-01-01"));
        project.owner = String::new();
        project.cost = None;
        ws.put(Arc::new(project));
        ws.put(Arc::new(milestone(uid + 10, uid, "2020-01-01", "")));
    }
    assert_eq!(listed(&ws), []);
    assert_eq!(upcoming(&ws, day("2019-01-01"), 8), []);
}

#[test]
fn one_project_stands_once_with_all_that_is_wrong() {
    let mut ws = Workspace::new(Uid(1));
    let mut off = project(10, "Atlas", 850);
    off.status = Some(Status::OffTrack);
    (off.start, off.finish) = (Some(day("2028-01-02")), Some(day("2028-01-01")));
    ws.put(Arc::new(off));
    // Overdue by 36 and 5 days: the longer one is named. Slips of 14, 35 and 13 days: 35.
    ws.put(Arc::new(milestone(20, 10, "2027-03-01", "")));
    ws.put(Arc::new(milestone(21, 10, "2027-03-01", "2027-04-01")));
    ws.put(Arc::new(milestone(22, 10, "2027-05-01", "2027-05-15")));
    ws.put(Arc::new(milestone(23, 10, "2027-05-19", "2027-06-23")));
    ws.put(Arc::new(milestone(24, 10, "2027-06-01", "2027-06-14")));
    let mut reached = milestone(25, 10, "2026-01-01", "2026-12-01");
    reached.actual = Some(day("2026-12-02"));
    ws.put(Arc::new(reached));
    let list = listed(&ws);
    assert_eq!(list.len(), 1);
    let Subject::Project(_, reasons) = &list[0].subject else { panic!("a project") };
    let expect = [
        Reason::OffTrack,
        Reason::StartAfterFinish { start: day("2028-01-02"), finish: day("2028-01-01") },
        Reason::MilestoneOverdue { milestone: Id::new(Uid(20)), due: day("2027-03-01"), days: 36 },
        Reason::MilestoneSlipped { milestone: Id::new(Uid(23)), due: day("2027-06-23"), days: 35 },
    ];
    assert_eq!(reasons, &expect);
}

#[test]
fn gaps_are_counted_once_with_what_hangs_on_them() {
    let mut ws = Workspace::new(Uid(1));
    for uid in 10..14 {
        let mut project = project(uid, "P", 100);
        if uid < 12 {
            project.owner = String::new();
        }
        if uid == 12 {
            project.cost = None;
        }
        if uid == 13 {
            // A cost that could not be read is not missing too.
            project.cost = None;
            project.base.raw.insert("cost".into(), "Exempt".into());
        }
        ws.put(Arc::new(project));
    }
    // Without criteria nothing is said about scores.
    assert_eq!(names(&ws), ["Unreadable 1", "Owner 2", "Cost 1"]);
    let list = listed(&ws);
    assert_eq!(list[1].stake, Money::units(200, Currency::GBP));
    assert_eq!(list[2].subject, Subject::Gap(Gap::Cost, 1, Some(Id::new(Uid(12)))));
    let mut criterion = Criterion::empty(Uid(20));
    criterion.weight = Some(1.0);
    ws.put(Arc::new(criterion));
    let mut score = Score::empty(Uid(21));
    (score.project, score.criterion) = (Some(Id::new(Uid(10))), Some(Id::new(Uid(20))));
    score.value = Some(3.0);
    ws.put(Arc::new(score));
    assert_eq!(names(&ws), ["Unreadable 1", "Score 3", "Owner 2", "Cost 1"]);
}

#[test]
fn amounts_without_a_rate_are_missing_costs_and_no_stake() {
    let mut ws = Workspace::new(Uid(1));
    let mut foreign = project(10, "Foreign", 0);
    foreign.cost = Money::units(5, Currency::USD);
    foreign.benefit = Money::units(5, Currency::USD);
    ws.put(Arc::new(foreign));
    let list = listed(&ws);
    assert_eq!(names(&ws), ["Cost 1"]);
    assert_eq!(list[0].stake, None);
}

#[test]
fn the_next_milestones_by_day() {
    let mut ws = Workspace::new(Uid(1));
    ws.put(Arc::new(project(10, "P", 0)));
    for (uid, baseline, forecast) in [
        (20, "2027-04-05", ""),           // past
        (21, "2027-04-06", ""),           // today
        (22, "2027-03-01", "2027-05-01"), // slipped by 61 days
        (23, "2027-05-02", "2027-04-30"), // two days early
        (24, "", ""),                     // without a day
        (25, "", "2027-09-01"),           // nothing promised
    ] {
        ws.put(Arc::new(milestone(uid, 10, baseline, forecast)));
    }
    ws.put(Arc::new(milestone(26, 99, "2027-05-01", ""))); // project gone
    let next = upcoming(&ws, day(TODAY), 3);
    let got: Vec<_> = next.iter().map(|m| (m.milestone.uid().0, m.slip_days)).collect();
    assert_eq!(got, [(21, 0), (23, -2), (22, 61)]);
    assert_eq!(upcoming(&ws, day(TODAY), 8).len(), 4);
}

#[test]
fn statuses_are_counted_in_order() {
    let mut ws = Workspace::new(Uid(1));
    for (uid, status) in [(10, Some(Status::AtRisk)), (11, Some(Status::AtRisk)), (12, None)] {
        let mut project = project(uid, "P", 0);
        project.status = status;
        ws.put(Arc::new(project));
    }
    let mut closed = project(13, "P", 0);
    (closed.stage, closed.status) = (Some(Stage::Closed), Some(Status::AtRisk));
    ws.put(Arc::new(closed));
    let counts: Vec<usize> = status_counts(&ws).into_iter().map(|(_, count)| count).collect();
    assert_eq!(counts, [0, 2, 0, 0, 0, 0, 1]);
}

#[test]
fn only_cells_that_could_not_be_read_are_counted() {
    use crate::model::json::record_from_json;
    use serde_json::json;
    let mut ws = Workspace::new(Uid(1));
    ws.put(Arc::new(project(10, "Atlas", 0)));
    let demand = |uid: u128, members: serde_json::Value| {
        let mut members = members;
        members["id"] = json!(Uid(uid).to_string());
        record_from_json(RecordKind::Demand, members).unwrap()
    };
    let months = json!({ "2027-01": -5, "2027-02": "n/a", "2027-03": 60 });
    for (row, cells) in [
        (demand(30, json!({ "moon": [1], "raw": { "unit": "FTE", "project.status": "x" } })), 0),
        (demand(31, json!({ "raw": { "role": "?", "minutes:2027-05": "n/a" } })), 2),
        (demand(32, json!({ "minutes": months, "commitment": "perhaps" })), 3),
        (demand(33, json!({ "custom": { "x": 1 }, "raw": { "custom:x": "y" } })), 2),
    ] {
        assert_eq!(row.unread_cells(), cells, "{row:?}");
        ws.put(row);
    }
    assert_eq!(names(&ws), ["UnreadableDemand 7"]);
    let person = json!({ "id": Uid(40).to_string(), "fte": "full" });
    ws.put(record_from_json(RecordKind::Person, person).unwrap());
    assert_eq!(names(&ws), ["Unreadable 1", "UnreadableDemand 7"]);
}

#[test]
fn what_is_complete_needs_no_score() {
    let mut ws = Workspace::new(Uid(1));
    let mut criterion = Criterion::empty(Uid(50));
    criterion.weight = Some(1.0);
    ws.put(Arc::new(criterion));
    let mut done = project(10, "Done", 0);
    done.status = Some(Status::Complete);
    ws.put(Arc::new(done));
    assert_eq!(names(&ws), Vec::<String>::new());
    ws.put(Arc::new(project(11, "Open", 0)));
    assert_eq!(names(&ws), ["Score 1"]);
}
