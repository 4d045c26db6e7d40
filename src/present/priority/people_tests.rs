//! The people line and the peak needs in words.

use super::super::tests::{ranked, seen, workspace};
use super::*;
use crate::analysis::capacity::Capacity;
use crate::analysis::capacity::timeline::{Grain, Timeline};
use crate::analysis::priority::people::{Needs, People};
use crate::analysis::priority::{Cut, Prioritisation};
use crate::model::{Demand, Month, Person, Record as _, Typed, Uid, Workspace};
use std::sync::Arc;

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

/// Three ranked projects that need `minutes` each in one month of a role with so many people.
fn staffed(name: &str, people: u128, at: &str, minutes: i64) -> Workspace {
    let score = |points| (Some(points), Some(points));
    let mut ws = workspace(&[score(90.0), score(80.0), score(70.0)]);
    let mut other = Role::empty(Uid(901));
    other.name = "Tester".into();
    ws.put(other.to_arc());
    let mut role = Role::empty(Uid(900));
    role.name = name.into();
    ws.put(role.to_arc());
    for nth in 0..=people {
        let mut person = Person::empty(Uid(910 + nth));
        // One person is there in another role, so that something is known of people.
        let of = if nth == people { 901 } else { 900 };
        person.roles = [(Id::new(Uid(of)), 1.0)].into_iter().collect();
        ws.put(person.to_arc());
    }
    for nth in 0..3 {
        let mut demand = Demand::empty(Uid(950 + nth));
        demand.project = Some(Id::new(Uid(100 + 10 * nth)));
        demand.role = Some(Id::new(Uid(900)));
        demand.minutes = [(month(at), minutes)].into_iter().collect();
        ws.put(demand.to_arc());
    }
    ws
}

fn people(ws: &Workspace, result: &Prioritisation) -> People {
    let timeline = Arc::new(Timeline::new(month("2027-01"), 24));
    let capacity = Capacity::update(None, ws, &timeline);
    let needs = Needs::new(&capacity, Grain::Quarter { fiscal_start: 1 }, month("2027-01"));
    People::new(Arc::new(needs), &result.entries)
}

#[test]
fn titles_say_where_the_people_end_above_the_line() {
    // 66 weekdays from July to September 2027: 31,680 minutes of one person.
    for (name, minutes, cut, expect) in [
        (
            "Data Engineer",
            12_672,
            Some(3),
            "3 projects stand above the line. From rank 3 on, they no longer fit the Data Engineers.",
        ),
        (
            "Quality",
            40_000,
            Some(1),
            "1 project stands above the line. From rank 1 on, they no longer fit the people: Quality.",
        ),
        (
            "Data Engineer",
            12_672,
            Some(2),
            "2 projects stand above the line. 1 stays below the line.",
        ),
        (
            "Data Engineer",
            9_000,
            Some(3),
            "3 projects stand above the line. None stays below the line.",
        ),
        (
            "Data Engineer",
            12_672,
            None,
            "3 projects are ranked; without a budget there is no line. From rank 3 on, they no \
             longer fit the Data Engineers.",
        ),
    ] {
        let ws = staffed(name, 1, "2027-08", minutes);
        let result = ranked(&ws, cut.map(Cut::Rank));
        let people = people(&ws, &result);
        let wording = Wording::new(&ws).with_people(&people);
        assert_eq!(wording.title(&result), expect);
    }
}

#[test]
fn the_line_and_the_peaks_name_role_quarter_and_amount() {
    for (count, at, minutes, line, peak, note) in [
        (
            1,
            "2027-08",
            12_672,
            "People run out here: Data Engineer, Q3 FY27 · 1.2 FTE needed, 1.0 available",
            "Data Engineer 0.4 FTE, Q3",
            "Data Engineer, Q3 FY27: needs 0.4 of 1.0 FTE",
        ),
        (
            0,
            "2028-02",
            1_000,
            "People run out here: Data Engineer, Q1 FY28 · 0.03 FTE needed, nobody has the role",
            "Data Engineer 0.03 FTE, Q1 FY28",
            "Data Engineer, Q1 FY28: needs 0.03 of 0.0 FTE",
        ),
    ] {
        let ws = staffed("Data Engineer", count, at, minutes);
        let result = ranked(&ws, None);
        let people = people(&ws, &result);
        let wording = Wording::new(&ws).with_people(&people);
        assert_eq!(seen(&wording.people_line(&people.line.unwrap())), line);
        let first = wording.peak(Id::new(Uid(100))).unwrap();
        assert_eq!((seen(&first.line), seen(&first.note)), (peak.to_owned(), note.to_owned()));
        let dashed = |wording: Wording| {
            let plot = wording.plot(&result, None);
            plot.marks.iter().filter(|mark| mark.class == "limit-line").count()
        };
        assert_eq!((dashed(wording), dashed(Wording::new(&ws))), (1, 0));
        let row = wording.row(&result, 0, crate::present::number::MoneyStyle::Short).unwrap();
        assert_eq!(row.peak, Some(first));
        assert_eq!(wording.peak(Id::new(Uid(1))), None);
        assert_eq!(Wording::new(&ws).peak(Id::new(Uid(100))), None);
    }
}
