//! Each rule with what it finds and what it leaves alone.

use super::*;
use crate::model::{
    Benefit, Contribution, Demand, Dependency, Id, Issue, Money, Person, Project, Role, Stage,
    StatusReport, Typed, Uid, WorkState,
};
use std::sync::Arc;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn project(uid: u128, name: &str) -> Project {
    let stage = Some(Stage::InDelivery);
    Project { name: name.into(), owner: "Ann".into(), stage, ..Project::empty(Uid(uid)) }
}

fn found(workspace: &Workspace, oddness: Oddness) -> Vec<(u128, Detail, bool)> {
    let groups = health(workspace, day("2027-06-07"));
    let own = groups.into_iter().filter(|group| group.oddness == oddness);
    own.flat_map(|group| group.found)
        .map(|odd| (odd.at.uid.0, odd.detail, odd.mend.is_some()))
        .collect()
}

#[test]
fn a_workspace_in_order_has_no_findings() {
    let mut ws = Workspace::new(Uid(1));
    assert_eq!(health(&ws, day("2027-06-07")), []);
    ws.put(Arc::new(project(2, "Atlas")));
    assert_eq!(health(&ws, day("2027-06-07")), []);
}

#[test]
fn what_refers_to_nothing_can_be_emptied() {
    let mut ws = Workspace::new(Uid(1));
    let issue = Issue { name: "Leak".into(), owner: "Ann".into(), ..Issue::empty(Uid(2)) };
    ws.put(Arc::new(Issue { project: Some(Id::new(Uid(9))), ..issue.clone() }));
    assert_eq!(found(&ws, Oddness::Dangling), [(2, Detail::Field("project"), true)]);
    ws.put(Arc::new(project(9, "Atlas")));
    assert_eq!(found(&ws, Oddness::Dangling), []);
    let demand = Demand { project: Some(Id::new(Uid(8))), ..Demand::empty(Uid(3)) };
    ws.put(Arc::new(demand));
    let dangling = found(&ws, Oddness::Dangling);
    assert_eq!(dangling, [(3, Detail::Field("project"), false)], "a required field stays");
}

#[test]
fn days_that_are_past_and_days_the_wrong_way_round() {
    let mut ws = Workspace::new(Uid(1));
    let issue = |uid, due: &str, status| Issue {
        name: format!("Leak {uid}"),
        owner: "Ann".into(),
        raised: Some(day("2027-03-01")),
        due: Some(day(due)),
        status: Some(status),
        ..Issue::empty(Uid(uid))
    };
    ws.put(Arc::new(issue(2, "2027-06-06", WorkState::Open)));
    ws.put(Arc::new(issue(3, "2027-06-06", WorkState::Done)));
    ws.put(Arc::new(issue(4, "2027-06-07", WorkState::Open)));
    ws.put(Arc::new(issue(5, "2027-02-01", WorkState::Cancelled)));
    ws.put(Arc::new(Issue {
        closed: Some(day("2027-06-01")),
        ..issue(6, "2027-05-01", WorkState::Open)
    }));
    let overdue = found(&ws, Oddness::Overdue);
    assert_eq!(overdue, [(2, Detail::Past(day("2027-06-06"), 1), false)]);
    assert_eq!(found(&ws, Oddness::EndsFirst), [(5, Detail::Field("due"), false)]);
}

#[test]
fn who_answers_is_taken_from_the_project() {
    let mut ws = Workspace::new(Uid(1));
    ws.put(Arc::new(project(2, "Atlas")));
    ws.put(Arc::new(Project { owner: " ".into(), ..project(3, "Borealis") }));
    ws.put(Arc::new(Project {
        owner: String::new(),
        stage: Some(Stage::Closed),
        ..project(4, "C")
    }));
    let benefit = |uid, of| Benefit { project: Some(Id::new(Uid(of))), ..Benefit::empty(Uid(uid)) };
    ws.put(Arc::new(benefit(5, 2)));
    ws.put(Arc::new(benefit(6, 3)));
    let found = found(&ws, Oddness::NoOwner);
    let expect = [(3, Detail::None, false), (5, Detail::None, true), (6, Detail::None, false)];
    assert_eq!(found, expect);
}

#[test]
fn demand_without_a_role_takes_that_of_its_person() {
    let mut ws = Workspace::new(Uid(1));
    ws.put(Arc::new(project(2, "Atlas")));
    ws.put(Arc::new(Role { name: "Tester".into(), ..Role::empty(Uid(3)) }));
    let mut person = Person::empty(Uid(4));
    person.roles.insert(Id::new(Uid(3)), 1.0);
    ws.put(Arc::new(person));
    let demand = |uid| Demand { project: Some(Id::new(Uid(2))), ..Demand::empty(Uid(uid)) };
    ws.put(Arc::new(Demand { person: Some(Id::new(Uid(4))), ..demand(5) }));
    ws.put(Arc::new(demand(6)));
    ws.put(Arc::new(Demand { role: Some(Id::new(Uid(3))), ..demand(7) }));
    let found = found(&ws, Oddness::NoRole);
    assert_eq!(found, [(5, Detail::None, true), (6, Detail::None, false)]);
}

#[test]
fn circles_of_dependencies() {
    let mut ws = Workspace::new(Uid(1));
    let between = |uid, giver, taker| Dependency {
        name: format!("D{uid}"),
        owner: "Ann".into(),
        giver: Some(Id::new(Uid(giver))),
        taker: Some(Id::new(Uid(taker))),
        ..Dependency::empty(Uid(uid))
    };
    for uid in 10..18 {
        ws.put(Arc::new(project(uid, &format!("P{uid}"))));
    }
    // 10 → 11 → 12 → 10 is a circle; 12 → 13 → 14 leads out of it; 15 ↔ 16 is another, 14 → 15
    // leads there; 17 gives to itself.
    for (uid, giver, taker) in [
        (20, 10, 11),
        (21, 11, 12),
        (22, 12, 10),
        (23, 12, 13),
        (24, 13, 14),
        (25, 14, 15),
        (26, 15, 16),
        (27, 16, 15),
        (28, 17, 17),
    ] {
        ws.put(Arc::new(between(uid, giver, taker)));
    }
    let found: Vec<u128> = found(&ws, Oddness::Cycle).into_iter().map(|odd| odd.0).collect();
    assert_eq!(found, [20, 21, 22, 26, 27, 28]);
}

#[test]
fn names_numbers_rates_reports_and_aims() {
    let mut ws = Workspace::new(Uid(1));
    ws.put(Arc::new(Project { key: "P-1".into(), ..project(2, "Atlas") }));
    ws.put(Arc::new(Project { key: "p-1".into(), ..project(3, "ATLAS ") }));
    let cost = Some(Money::new(5, Currency::USD));
    ws.put(Arc::new(Project { cost, ..project(4, "Cygnus") }));
    ws.put(Arc::new(Project { stage: Some(Stage::Closed), ..project(5, "Old") }));
    let same = |oddness| found(&ws, oddness).into_iter().map(|odd| odd.0).collect::<Vec<_>>();
    assert_eq!(same(Oddness::SameName), [2, 3]);
    assert_eq!(same(Oddness::SameKey), [2, 3]);
    assert_eq!(found(&ws, Oddness::NoRate), [(4, Detail::Currency(Currency::USD), false)]);
    assert_eq!(same(Oddness::StaleReport), [0; 0], "nobody writes reports");
    assert_eq!(same(Oddness::NoObjective), [0; 0], "nobody names objectives");
    let report = |uid, of, date: &str| StatusReport {
        project: Some(Id::new(Uid(of))),
        date: Some(day(date)),
        ..StatusReport::empty(Uid(uid))
    };
    ws.put(Arc::new(report(10, 2, "2027-01-01")));
    ws.put(Arc::new(report(11, 2, "2027-04-23")));
    ws.put(Arc::new(report(12, 3, "2027-04-22")));
    let project = Some(Id::new(Uid(3)));
    ws.put(Arc::new(Contribution { project, ..Contribution::empty(Uid(20)) }));
    let stale = found(&ws, Oddness::StaleReport);
    let expect = [(3, Detail::Days(Some(46)), false), (4, Detail::Days(None), false)];
    assert_eq!(stale, expect, "45 days are fresh, 46 are stale");
    let aimless: Vec<u128> =
        found(&ws, Oddness::NoObjective).into_iter().map(|odd| odd.0).collect();
    assert_eq!(aimless, [2, 4]);
}

#[test]
fn what_could_not_be_read_is_counted() {
    let mut ws = Workspace::new(Uid(1));
    let mut odd = project(2, "Atlas");
    odd.base.raw.insert("finish".into(), "late spring".into());
    odd.base.raw.insert("cost".into(), "tbc".into());
    ws.put(Arc::new(odd));
    assert_eq!(found(&ws, Oddness::Unread), [(2, Detail::Cells(2), false)]);
    let groups = health(&ws, day("2027-06-07"));
    assert_eq!(count(&groups), 1);
}
