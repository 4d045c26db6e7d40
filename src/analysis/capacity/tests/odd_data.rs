//! Odd data: each has its finding, and nothing panics or counts twice.

use super::*;
use crate::analysis::capacity::findings::findings;
use crate::analysis::capacity::load::RowKey;
use crate::analysis::finding::{FindingCode, Severity};
use crate::model::{RecordKind, Stage};

fn codes(world: &World) -> Vec<(Severity, FindingCode)> {
    let capacity = world.capacity("2027-01", 2);
    let found = findings(&world.ws, &capacity.ledger, &capacity.supply);
    found.into_iter().map(|finding| (finding.severity, finding.code)).collect()
}

/// A role, a full-time person in it and a project.
fn base() -> (World, Id<Role>, Id<Person>, Id<Project>) {
    let mut world = World::new();
    let role = world.role("r");
    let person = world.person(&[(role, 1.0)]);
    let project = world.project();
    (world, role, person, project)
}

#[test]
fn each_oddity_has_its_finding() {
    type Spoil = fn(&mut World, Id<Role>, Id<Person>, Id<Project>);
    use FindingCode::*;
    let year_end = month("2026-12");
    type Case = (&'static str, Spoil, Vec<(Severity, FindingCode)>);
    let cases: [Case; 15] = [
        ("nothing", |_, _, _, _| {}, vec![]),
        (
            "shares above one",
            |world, role, person, _| {
                let other = world.role("s");
                world.edit(person, |person| person.roles = [(role, 0.8), (other, 0.7)].into());
            },
            vec![(Severity::Warning, RoleSharesAboveOne { parts: 15_000 })],
        ),
        (
            "shares below one",
            |world, role, person, _| {
                world.edit(person, |person| person.roles = [(role, 0.75)].into())
            },
            vec![(Severity::Note, RoleSharesBelowOne { parts: 7500, minutes: 4920 })],
        ),
        (
            "no role",
            |world, _, person, _| world.edit(person, |person| person.roles.clear()),
            vec![(Severity::Warning, PersonWithoutRole { minutes: 19_680 })],
        ),
        (
            "a share of zero is no role",
            |world, role, person, _| {
                world.edit(person, |person| person.roles = [(role, 0.0)].into())
            },
            vec![(Severity::Warning, PersonWithoutRole { minutes: 19_680 })],
        ),
        (
            "an FTE that is none",
            |world, _, person, _| {
                world.edit(person, |person| {
                    person.base.raw = [("fte", "half"), ("name", "?")]
                        .map(|(key, text)| (key.to_owned(), text.to_owned()))
                        .into();
                })
            },
            vec![(Severity::Warning, Unreadable { kind: RecordKind::Person, key: "fte" })],
        ),
        (
            "a month that is no figure",
            |world, role, _, project| {
                let demand = world.demand(project, role, &[]);
                world.edit(demand, |demand| {
                    let text = ("minutes:2027-01".to_owned(), "n/a".to_owned());
                    demand.base.raw = [text, ("unit".into(), "heads".into())].into();
                });
            },
            vec![(Severity::Warning, Unreadable { kind: RecordKind::Demand, key: "minutes" })],
        ),
        (
            "minutes below zero in a file",
            |world, role, _, project| {
                let demand = world.demand(project, role, &[]);
                let minutes = serde_json::json!({ "2027-01": -60 });
                world.edit(demand, |demand| {
                    demand.base.extra = [("minutes".to_owned(), minutes)].into();
                });
            },
            vec![(Severity::Warning, Unreadable { kind: RecordKind::Demand, key: "minutes" })],
        ),
        (
            "employment reversed",
            |world, _, person, _| {
                world.edit(person, |person| {
                    person.starts = Some(day("2027-02-01"));
                    person.ends = Some(day("2027-01-31"));
                });
            },
            vec![(
                Severity::Error,
                EmploymentReversed { starts: day("2027-02-01"), ends: day("2027-01-31") },
            )],
        ),
        (
            "project reversed",
            |world, _, _, project| {
                world.edit(project, |project| {
                    project.start = Some(day("2027-02-01"));
                    project.finish = Some(day("2027-01-31"));
                });
            },
            vec![(
                Severity::Error,
                ProjectReversed { start: day("2027-02-01"), finish: day("2027-01-31") },
            )],
        ),
        (
            "demand outside the timeline, both ends",
            |world, role, _, project| {
                world.demand(project, role, &[("2026-12", 10), ("2027-01", 5), ("2027-03", 30)]);
                world.demand(project, role, &[("2031-07", 7)]);
            },
            vec![(
                Severity::Note,
                DemandOutsideTimeline { minutes: 47, first: year_end, last: month("2031-07") },
            )],
        ),
        (
            "demand outside the project",
            |world, role, _, project| {
                world.edit(project, |project| {
                    project.start = Some(day("2027-01-31"));
                    project.finish = Some(day("2027-01-31"));
                });
                world.demand(project, role, &[("2027-01", 5), ("2027-02", 30)]);
            },
            vec![(Severity::Warning, DemandOutsideProject { minutes: 30 })],
        ),
        (
            "demand of a rejected project",
            |world, role, _, project| {
                world.edit(project, |project| project.stage = Some(Stage::Rejected));
                world.demand(project, role, &[("2027-01", 5), ("2027-09", 30)]);
            },
            vec![(Severity::Note, DemandOfRejected { minutes: 35 })],
        ),
        (
            "demand without role and person",
            |world, role, _, project| {
                let id = world.demand(project, role, &[("2027-01", 5)]);
                world.edit(id, |demand| demand.role = None);
            },
            vec![(Severity::Warning, DemandWithoutRole { minutes: 5 })],
        ),
        (
            "demand of a role that is gone",
            |world, _, _, project| {
                world.demand(project, Id::new(Uid(5)), &[("2027-02", 8)]);
            },
            vec![(Severity::Warning, DemandWithoutRole { minutes: 8 })],
        ),
    ];
    for (name, spoil, expect) in cases {
        let (mut world, role, person, project) = base();
        spoil(&mut world, role, person, project);
        assert_eq!(codes(&world), expect, "{name}");
    }
}

#[test]
fn a_person_named_without_a_role_counts_in_their_primary_role() {
    let (mut world, role, person, project) = base();
    let id = world.demand(project, role, &[("2027-01", 777)]);
    world.edit(id, |demand| {
        demand.role = None;
        demand.person = Some(person);
    });
    let capacity = world.capacity("2027-01", 1);
    let row = capacity.load.row(RowKey::RolePerson(role, person)).unwrap();
    assert_eq!(row.committed.iter().sum::<i64>(), 777);
    assert!(capacity.load.row(RowKey::NoRole).is_none());
}

#[test]
fn a_person_who_is_gone_leaves_unnamed_demand() {
    let (mut world, role, _, project) = base();
    let id = world.demand(project, role, &[("2027-01", 777)]);
    world.edit(id, |demand| demand.person = Some(Id::new(Uid(5))));
    let capacity = world.capacity("2027-01", 1);
    let row = capacity.load.row(RowKey::RoleUnnamed(role)).unwrap();
    assert_eq!((row.committed.iter().sum::<i64>(), row.demands), (777, 1));
}

#[test]
fn shares_above_one_never_supply_more_than_the_person() {
    let (mut world, role, person, _) = base();
    let other = world.role("s");
    world.edit(person, |person| person.roles = [(role, 0.8), (other, 0.7)].into());
    let capacity = world.capacity("2027-01", 1);
    let all = capacity.load.row(RowKey::All).unwrap();
    assert_eq!(all.supply[capacity.timeline().inside.clone()].iter().sum::<i64>(), 10_080);
}

#[test]
fn an_empty_workspace_has_one_idle_row() {
    let world = World::new();
    let capacity = world.capacity("2027-01", 12);
    assert_eq!(capacity.load.roles.len(), 1);
    assert!(capacity.load.people.is_empty());
    assert!(codes(&world).is_empty());
    assert_eq!(world.capacity("2027-01", 0).load.roles.len(), 1);
}
