//! What the capacity page decides: rows, keys, causes, edits and headcount.

use super::causes::cause_sheet;
use super::edit::{Amount, minutes_typed, set_minutes};
use super::grid::{GridChoice, grid_rows, opened};
use super::headcount::{needs, people_for};
use super::matrix::{full_time_minutes, matrix, minutes_command};
use super::moves::{Move, Place, key_move};
use super::*;
use crate::analysis::capacity::Capacity;
use crate::analysis::capacity::causes::causes;
use crate::analysis::capacity::heatmap::{Basis, Heatmap};
use crate::analysis::capacity::timeline::{Grain, Timeline};
use crate::analysis::capacity::window::part;
use crate::edit::{Target, apply};
use crate::model::{
    Commitment, Demand, Id, LocaleChoice, Month, Person, Project, Role, Settings, Typed, Uid,
};
use crate::present::number::Locale;
use std::collections::BTreeMap;
use std::sync::Arc;

fn locale() -> Locale {
    Locale::new(LocaleChoice::EnGb)
}

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn role_id(nth: u128) -> Id<Role> {
    Id::new(Uid(nth))
}

fn demand(uid: u128, project: u128, role: u128, person: Option<u128>, minutes: i64) -> Demand {
    let mut demand = Demand::empty(Uid(uid));
    demand.project = Some(Id::new(Uid(project)));
    demand.role = Some(role_id(role));
    demand.person = person.map(|person| Id::new(Uid(person)));
    demand.minutes.insert(month("2027-02"), minutes);
    demand
}

/// February 2027 has 20 days of 8 hours: 9,600 minutes. Two roles of one person each; the first
/// is asked for 130 %, the second for 40 %.
fn workspace() -> Workspace {
    let mut ws = Workspace::new(Uid(1));
    ws.put(Arc::new(Settings::empty(Uid(2))));
    for (uid, name) in [(10, "Data Engineer"), (11, "Tester")] {
        let mut role = Role::empty(Uid(uid));
        role.name = name.into();
        ws.put(Arc::new(role));
    }
    for (uid, name, role) in [(20, "Priya Raman", 10), (21, "Ben Achebe", 11)] {
        let mut person = Person::empty(Uid(uid));
        person.name = name.into();
        person.roles.insert(role_id(role), 1.0);
        ws.put(Arc::new(person));
    }
    for (uid, name) in [(30, "Lake"), (31, "Ledger")] {
        let mut project = Project::empty(Uid(uid));
        project.name = name.into();
        ws.put(Arc::new(project));
    }
    ws.put(Arc::new(demand(40, 30, 10, Some(20), 4_800)));
    ws.put(Arc::new(demand(41, 30, 10, None, 2_400)));
    ws.put(Arc::new(demand(42, 31, 10, Some(20), 5_280)));
    ws.put(Arc::new(demand(43, 31, 11, Some(21), 3_840)));
    ws
}

fn capacity(ws: &Workspace) -> Capacity {
    Capacity::update(None, ws, &Arc::new(Timeline::new(month("2027-01"), 3)))
}

fn heatmap(ws: &Workspace) -> Heatmap {
    part(&Heatmap::new(&capacity(ws).load, Grain::Month, Basis::All), 1..2)
}

fn choice() -> GridChoice {
    GridChoice { unit: Unit::Percent, hide_healthy: false, find: String::new(), open: None }
}

fn names(ws: &Workspace, choice: &GridChoice) -> Vec<String> {
    grid_rows(ws, &heatmap(ws), choice, locale()).into_iter().map(|row| row.name).collect()
}

#[test]
fn busy_roles_start_open() {
    let ws = workspace();
    assert_eq!(opened(&heatmap(&ws)), [role_id(10)].into());
    let shown = names(&ws, &choice());
    assert_eq!(shown, ["Data Engineer", "Priya Raman", "No name yet", "Tester", "All roles"]);
    let all = GridChoice { open: Some([role_id(10), role_id(11)].into()), ..choice() };
    assert_eq!(names(&ws, &all).len(), 6);
    let none = GridChoice { open: Some([].into()), ..choice() };
    assert_eq!(names(&ws, &none), ["Data Engineer", "Tester", "All roles"]);
}

#[test]
fn rows_are_hidden_and_found() {
    let ws = workspace();
    let sick = GridChoice { hide_healthy: true, ..choice() };
    assert_eq!(names(&ws, &sick), ["Data Engineer", "Priya Raman", "No name yet", "All roles"]);
    for (find, expect) in [
        ("tes", &["Tester", "All roles"][..]),
        (" BEN ", &["Tester", "Ben Achebe", "All roles"]),
        ("priya", &["Data Engineer", "Priya Raman", "All roles"]),
        ("zz", &["All roles"]),
    ] {
        assert_eq!(names(&ws, &GridChoice { find: find.into(), ..choice() }), expect, "{find}");
    }
}

#[test]
fn cells_carry_band_notches_and_marks() {
    let ws = workspace();
    let rows = grid_rows(&ws, &heatmap(&ws), &choice(), locale());
    let cell = |at: usize| (rows[at].cells[0].text.as_str(), rows[at].cells[0].class.as_str());
    assert_eq!(cell(0), ("130", "heat-cell b6 n3"));
    assert_eq!(cell(1), ("105", "heat-cell b5 n1 named"));
    assert_eq!(cell(2), ("0.25", "heat-cell unnamed"));
    assert_eq!(cell(3), ("40", "heat-cell b2"));
    assert_eq!((rows[0].supply.as_str(), rows[0].note.as_str()), ("1.0", "1"));
    assert_eq!((rows[2].supply.as_str(), rows[2].note.as_str()), ("–", "FTE needed"));
    assert!(rows[0].cells[0].label.starts_with("Data Engineer, February 2027: 130"));
}

#[test]
fn keys_move_through_the_tree() {
    let ws = workspace();
    let rows = grid_rows(&ws, &heatmap(&ws), &choice(), locale());
    let code = |at: usize| rows[at].code.clone();
    let place = |at: usize, column| Place { row: code(at), column };
    let to = |at, column| Some(Move::To(place(at, column)));
    for (from, key, ctrl, expect) in [
        (place(0, 2), "ArrowDown", false, to(1, 2)),
        (place(4, 2), "ArrowDown", false, to(4, 2)),
        (place(0, 2), "ArrowUp", false, to(0, 2)),
        (place(0, 2), "ArrowRight", false, to(0, 2)),
        (place(0, 2), "ArrowLeft", false, to(0, 1)),
        (place(0, 0), "ArrowLeft", false, Some(Move::Fold(code(0), false))),
        (place(3, 0), "ArrowRight", false, Some(Move::Fold(code(3), true))),
        (place(0, 0), "ArrowRight", false, to(0, 1)),
        (place(2, 0), "ArrowLeft", false, to(0, 0)),
        (place(3, 2), "Home", false, to(3, 0)),
        (place(3, 0), "End", false, to(3, 2)),
        (place(3, 2), "Home", true, to(0, 0)),
        (place(0, 0), "End", true, to(4, 2)),
        (place(0, 2), "Enter", false, Some(Move::Show(place(0, 2)))),
        (place(3, 0), "Enter", false, Some(Move::Fold(code(3), true))),
        (place(4, 0), "Enter", false, None),
        (place(0, 1), "Enter", false, None),
        (place(0, 2), "x", false, None),
        (Place { row: "gone".into(), column: 9 }, "ArrowDown", false, to(1, 2)),
    ] {
        assert_eq!(key_move(&rows, &from, key, ctrl), expect, "{from:?} {key}");
    }
    assert_eq!(key_move(&[], &place(0, 0), "ArrowDown", false), None);
}

#[test]
fn the_drawer_is_a_staircase_past_the_supply() {
    let ws = workspace();
    let capacity = capacity(&ws);
    let map = Heatmap::new(&capacity.load, Grain::Month, Basis::All);
    let key = RowKey::Role(role_id(10));
    let ranks: BTreeMap<Id<Project>, usize> = [(Id::new(Uid(31)), 1), (Id::new(Uid(30)), 2)].into();
    let found =
        causes(&capacity.load, &capacity.ledger, key, &map.buckets[1], Basis::All, &ranks).unwrap();
    let sheet = cause_sheet(&ws, &map, 1, key, &found, locale()).unwrap();
    assert_eq!(sheet.title, "Data Engineer · February 2027");
    let figures = (sheet.percent.as_deref(), sheet.demand.as_str(), sheet.supply.as_str());
    assert_eq!(figures, (Some("130"), "1.30", "1.00"));
    assert_eq!((sheet.gap.as_str(), sheet.is_short), ("0.30 FTE", true));
    assert_eq!(sheet.count, "2 projects · 1 loses if the limit holds");
    let line = |at: usize| {
        let line = &sheet.lines[at];
        (line.rank.as_str(), line.name.as_str(), line.fte.as_str(), line.loses.as_str())
    };
    assert_eq!(line(0), ("1", "Ledger", "0.55", ""));
    assert_eq!(line(1), ("2", "Lake", "0.75", "\u{2212}0.30"));
    let (second, end) = (&sheet.lines[1], 108.0);
    assert!((second.left + second.fits - sheet.line).abs() < 1e-9);
    assert!((second.left + second.fits + second.over - end).abs() < 1e-9);
    assert_eq!(sheet.month, Some(month("2027-02")));
    assert!(cause_sheet(&ws, &map, 9, key, &found, locale()).is_none());
}

#[test]
fn who_loses_less_than_is_shown_is_not_said_to_lose() {
    let ws = workspace();
    let capacity = capacity(&ws);
    let map = Heatmap::new(&capacity.load, Grain::Month, Basis::All);
    let key = RowKey::Role(role_id(10));
    let ranks = BTreeMap::new();
    let mut found =
        causes(&capacity.load, &capacity.ledger, key, &map.buckets[1], Basis::All, &ranks).unwrap();
    for (loses, count, shown) in [
        ([0, 0], "2 projects · all fit", ["", ""]),
        ([40, 47], "2 projects · all fit", ["", ""]),
        ([40, 48], "2 projects · 1 loses if the limit holds", ["", "\u{2212}0.01"]),
        ([96, 48], "2 projects · 2 lose if the limit holds", ["\u{2212}0.01", "\u{2212}0.01"]),
    ] {
        // One person, full time, has 9,600 minutes in the month.
        assert_eq!(found.cell.full_time, 9_600);
        for (cause, loses) in found.projects.iter_mut().zip(loses) {
            cause.loses = loses;
        }
        let sheet = cause_sheet(&ws, &map, 1, key, &found, locale()).unwrap();
        assert_eq!(sheet.count, count);
        assert_eq!(sheet.lines.iter().map(|line| &*line.loses).collect::<Vec<_>>(), shown);
    }
}

#[test]
fn amounts_as_typed() {
    let fte = Amount::Fte(9_600);
    for (text, amount, expect) in [
        ("0.5", fte, Some(4_800)),
        ("", fte, Some(0)),
        (" 1 ", fte, Some(9_600)),
        ("=1/4", fte, Some(2_400)),
        ("80", Amount::Hours, Some(4_800)),
        ("-1", fte, None),
        ("0,5", fte, None),
        ("50 %", fte, None),
        ("half", fte, None),
        ("9999999", fte, None),
        ("1", Amount::Fte(0), None),
    ] {
        assert_eq!(minutes_typed(text, amount, locale()), expect, "{text:?}");
    }
    let german = Locale::new(LocaleChoice::DeDe);
    assert_eq!(minutes_typed("0,5", fte, german), Some(4_800));
    assert_eq!(fte.text(4_800, german), "0,50");
}

#[test]
fn an_edited_cell_has_the_figure_typed_and_nothing_else_changes() {
    let ws = workspace();
    let capacity_before = capacity(&ws);
    let key = RowKey::Role(role_id(10));
    let project = Some(Id::new(Uid(30)));
    let set = |ws: &Workspace, key, basis, minutes| {
        let capacity = capacity(ws);
        let feb = month("2027-02");
        let commands =
            set_minutes(&capacity.load, &capacity.ledger, key, basis, project, feb, minutes);
        apply(ws, Target::Plan, &crate::edit::Command::Batch(commands)).unwrap().workspace
    };
    let minutes = |ws: &Workspace, uid: u128| {
        let demand: &Demand = ws.find(Id::new(Uid(uid))).unwrap();
        demand.minutes.get(&month("2027-02")).copied()
    };
    let half = set(&ws, key, Basis::All, 3_600);
    assert_eq!((minutes(&half, 40), minutes(&half, 41)), (Some(2_400), Some(1_200)));
    assert_eq!((minutes(&half, 42), minutes(&half, 43)), (Some(5_280), Some(3_840)));
    let named = set(&ws, RowKey::RolePerson(role_id(10), Id::new(Uid(20))), Basis::All, 0);
    assert_eq!((minutes(&named, 40), minutes(&named, 41)), (None, Some(2_400)));
    let unnamed = set(&ws, RowKey::RoleUnnamed(role_id(10)), Basis::All, 100);
    assert_eq!((minutes(&unnamed, 40), minutes(&unnamed, 41)), (Some(4_800), Some(100)));
    let again = set(&named, RowKey::RolePerson(role_id(10), Id::new(Uid(20))), Basis::All, 60);
    assert_eq!(minutes(&again, 40), Some(60));
    let none = set_minutes(
        &capacity_before.load,
        &capacity_before.ledger,
        RowKey::Role(role_id(11)),
        Basis::All,
        project,
        month("2027-02"),
        60,
    );
    assert!(none.is_empty());
}

#[test]
fn tentative_demand_is_not_edited_where_it_does_not_count() {
    let mut ws = workspace();
    let mut tentative = demand(41, 30, 10, None, 2_400);
    tentative.commitment = Some(Commitment::Tentative);
    ws.put(Arc::new(tentative));
    let capacity = capacity(&ws);
    let key = RowKey::Role(role_id(10));
    let project = Some(Id::new(Uid(30)));
    let commands = set_minutes(
        &capacity.load,
        &capacity.ledger,
        key,
        Basis::Committed,
        project,
        month("2027-02"),
        60,
    );
    assert_eq!(commands.len(), 1);
}

#[test]
fn headcount_makes_people_of_fte() {
    let mut ws = workspace();
    for uid in [20, 21] {
        ws.remove(crate::model::RecordRef {
            kind: crate::model::RecordKind::Person,
            uid: Uid(uid),
        });
    }
    let needed = needs(&ws, &heatmap(&ws));
    let needed: Vec<(&str, f64)> = needed.iter().map(|n| (n.name.as_str(), n.fte)).collect();
    assert_eq!(needed, [("Data Engineer", 1.3), ("Tester", 0.4)]);
    let mut next = 100;
    let mut people = |fte: f64| {
        let new_uid = || {
            next += 1;
            Uid(next)
        };
        people_for(role_id(10), "Data Engineer", fte, locale(), new_uid)
    };
    let made: Vec<(String, Option<f64>)> =
        people(2.5).into_iter().map(|person| (person.name, person.fte)).collect();
    let expect = [("Data Engineer 1", 1.0), ("Data Engineer 2", 1.0), ("Data Engineer 3", 0.5)];
    assert_eq!(made, expect.map(|(name, fte)| (name.to_owned(), Some(fte))));
    assert_eq!(people(1.0).first().map(|person| person.name.as_str()), Some("Data Engineer"));
    assert_eq!(people(0.3).first().and_then(|person| person.fte), Some(0.3));
    for nothing in [0.0, -1.0, f64::NAN, f64::INFINITY, 501.0, 0.001] {
        assert!(people(nothing).is_empty(), "{nothing}");
    }
}

#[test]
fn the_matrix_of_a_project() {
    let ws = workspace();
    let months = [month("2027-02"), month("2027-03")];
    let rows = matrix(&ws, Id::new(Uid(30)), &months);
    let seen: Vec<(&str, &[i64])> =
        rows.iter().map(|row| (row.name.as_str(), row.minutes.as_slice())).collect();
    let named = "Data Engineer, Priya Raman";
    assert_eq!(seen, [(named, &[4_800, 0][..]), ("Data Engineer", &[2_400, 0])]);
    let full = full_time_minutes(&ws.default_calendar(), month("2027-02"));
    assert_eq!(full, 9_600);
    let command = |at, text| {
        minutes_command(&rows[0], at, months[at], text, Amount::Fte(full), locale()).is_some()
    };
    assert!(command(0, "0.6"));
    assert!(command(1, "0.1"));
    for (at, text) in [(0, "0.50"), (0, "0.5"), (1, ""), (1, "0"), (0, "x"), (0, "-1")] {
        assert!(!command(at, text), "{text}");
    }
}
