//! Small plans by hand, every defined answer to what cannot be levelled, and what always holds.

mod properties;

use super::check::breaches;
use super::outcome::{Reason, Why, moves, shorts, taken};
use super::problem::{Choice, Line, Link, Mover, Problem};
use super::question::{Ask, Question, Stay};
use super::work::{Found, Levelling};
use crate::analysis::capacity::Capacity;
use crate::analysis::capacity::timeline::Timeline;
use crate::model::*;
use crate::order::set_of;
use std::collections::BTreeMap;
use std::sync::Arc;

pub(super) const FULL: i64 = 480;

pub(super) fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

pub(super) fn id(nth: usize) -> Id<Project> {
    Id::new(Uid(100 + nth as u128))
}

/// One person in one role; each project asks for days by month from January 2027 on.
pub(super) fn workspace(projects: &[&[i64]]) -> Workspace {
    let mut ws = Workspace::new(Uid(1));
    ws.put(Arc::new(Calendar::empty(Uid(2))));
    ws.put(Arc::new(Role::empty(Uid(3))));
    let mut person = Person::empty(Uid(4));
    person.roles.insert(Id::new(Uid(3)), 1.0);
    ws.put(Arc::new(person));
    for (at, days) in projects.iter().enumerate() {
        ws.put(Arc::new(Project::empty(id(at).uid())));
        let mut demand = Demand::empty(Uid(200 + at as u128));
        demand.project = Some(id(at));
        demand.role = Some(Id::new(Uid(3)));
        let months = days.iter().enumerate().filter(|(_, days)| **days > 0);
        demand.minutes =
            months.map(|(at, days)| (month("2027-01").plus(at as i32), days * FULL)).collect();
        ws.put(Arc::new(demand));
    }
    ws
}

fn change<R: Typed + Clone>(ws: &mut Workspace, id: Id<R>, change: impl FnOnce(&mut R)) {
    let mut record = ws.find(id).unwrap().clone();
    change(&mut record);
    ws.put(Arc::new(record));
}

pub(super) fn capacity(ws: &Workspace) -> Capacity {
    Capacity::update(None, ws, &Arc::new(Timeline::new(month("2027-01"), 18)))
}

/// The question on 22 November 2026, projects ranked as they stand in the list.
pub(super) fn question(ws: &Workspace, ask: &Ask) -> Question {
    let ranks: BTreeMap<Id<Project>, usize> =
        ws.table::<Project>().iter().enumerate().map(|(at, p)| (p.id(), at + 1)).collect();
    Question::new(ws, &capacity(ws), &ranks, day("2026-11-22"), ask)
}

pub(super) fn level(question: &Question) -> Found {
    let mut work = Levelling::begin(question.problem.clone(), 1).expect("a sound problem");
    let found = work.go_on(2_000);
    assert_eq!(breaches(&question.problem, &found.choices, found.short), []);
    found
}

fn stays(question: &Question) -> Vec<(usize, Stay)> {
    let place = |id: Id<Project>| (id.uid().0 - 100) as usize;
    let named = question.stays.iter().filter_map(|one| Some((place(one.project?), one.why?)));
    named.collect()
}

#[test]
fn what_ranks_lower_moves_by_as_little_as_it_takes() {
    // February 2027 has 20 working days, March 23: the second of 18 + 10 goes to March.
    let ws = workspace(&[&[0, 18], &[0, 10]]);
    let question = question(&ws, &Ask::default());
    let found = level(&question);
    assert_eq!((found.short, found.bound, found.is_proven()), (0, 0, true));
    let all = moves(&question, &found.choices);
    assert_eq!(all.len(), 1);
    assert_eq!((all[0].project, all[0].choice), (id(1), Choice { shift: 1, stretch: 0 }));
    let relieved = Reason::Relieves {
        role: Id::new(Uid(3)),
        month: month("2027-02"),
        minutes: 8 * FULL,
        total: 8 * FULL,
    };
    assert_eq!((all[0].reason, all[0].from), (relieved, month("2027-02")));
    assert_eq!(shorts(&question, &found.choices), []);
    let part = &question.movers[1].parts[0];
    let series = question.series(1, part, found.choices[1]);
    assert_eq!(series, BTreeMap::from([(month("2027-03"), 10 * FULL)]));
}

#[test]
fn a_move_has_to_be_worth_its_price() {
    // Two minutes too much are not worth a month's move; 8 days are.
    let mut ws = workspace(&[&[0, 18], &[0, 2]]);
    change(&mut ws, Id::<Demand>::new(Uid(201)), |demand| {
        demand.minutes.insert(month("2027-02"), 2 * FULL + 2);
    });
    let found = level(&question(&ws, &Ask::default()));
    assert_eq!((found.short, found.choices[1]), (2, Choice::default()));
    let free = level(&question(&ws, &Ask { price: 0, ..Ask::default() }));
    assert_eq!((free.short, free.choices[1].shift), (0, 1));
}

#[test]
fn a_plan_that_fits_stays_as_it_is() {
    let question = question(&workspace(&[&[10, 10], &[5, 5, 5]]), &Ask::default());
    let found = level(&question);
    assert_eq!((found.short, found.bound, found.is_settled), (0, 0, true));
    assert!(found.choices.iter().all(|choice| *choice == Choice::default()));
    assert!(moves(&question, &found.choices).is_empty());
}

#[test]
fn a_stretch_is_taken_where_no_start_is_free() {
    // 24 days in February do not fit anywhere alone; over two months they do.
    let ws = workspace(&[&[0, 24]]);
    let none = level(&question(&ws, &Ask { later: 0, stretch: 0, ..Ask::default() }));
    assert_eq!(none.choices, []);
    let found = level(&question(&ws, &Ask { later: 0, stretch: 2, ..Ask::default() }));
    assert_eq!((found.short, found.choices[0]), (0, Choice { shift: 0, stretch: 1 }));
}

#[test]
fn what_waits_moves_with_what_it_waits_for() {
    let mut ws = workspace(&[&[0, 20], &[0, 10], &[0, 0, 5]]);
    let mut link = Dependency::empty(Uid(300));
    (link.giver, link.taker) = (Some(id(1)), Some(id(2)));
    (link.promised, link.needed) = (Some(day("2027-02-26")), Some(day("2027-03-01")));
    ws.put(Arc::new(link));
    let ask = Ask::default();
    let tied = question(&ws, &ask);
    let found = level(&tied);
    assert_eq!(found.short, 0);
    let all = moves(&tied, &found.choices);
    let of = |project| all.iter().find(|step| step.project == project).map(|step| step.reason);
    assert!(matches!(of(id(1)), Some(Reason::Relieves { .. })));
    assert_eq!(of(id(2)), Some(Reason::Waits(id(1))));
    // Ticking the giver alone takes the taker along; the taker alone needs nobody.
    let some = taken(&tied, &found.choices, &set_of([1]));
    assert_eq!(some, found.choices);
    let alone = taken(&tied, &found.choices, &set_of([2]));
    assert_eq!((alone[1], alone[2]), (Choice::default(), found.choices[2]));
    // A month of slack, or what was handed over already, and it need not.
    for mend in [
        |link: &mut Dependency| link.needed = Some("2027-03-28".parse().unwrap()),
        |link: &mut Dependency| link.delivered = Some("2026-11-01".parse().unwrap()),
        |link: &mut Dependency| link.status = Some(Promise::Met),
    ] {
        let mut ws = ws.clone();
        change(&mut ws, Id::<Dependency>::new(Uid(300)), mend);
        let question = question(&ws, &ask);
        assert_eq!(level(&question).choices[2], Choice::default());
    }
    // A taker that stays holds its giver.
    let held = question(&ws, &Ask { staying: set_of([id(2)]), ..ask });
    assert_eq!(stays(&held), [(2, Stay::Asked)]);
    let found = level(&held);
    assert_eq!(found.choices[1], Choice::default());
}

#[test]
fn what_cannot_move_says_why() {
    let mut ws = workspace(&[&[0, 30], &[0, 9], &[0, 8], &[0, 7], &[0, 6], &[0, 5], &[0, 4]]);
    change(&mut ws, id(0), |p| p.stage = Some(Stage::Closed));
    change(&mut ws, id(1), |p| p.start = Some(day("2026-10-01")));
    change(&mut ws, id(2), |p| p.latest_start = Some(day("2027-02-28")));
    let mut milestone = Milestone::empty(Uid(400));
    (milestone.project, milestone.fixed) = (Some(id(3)), true);
    milestone.baseline = Some(day("2027-02-20"));
    ws.put(Arc::new(milestone));
    for (nth, (giver, taker)) in [(4, 5), (5, 4)].into_iter().enumerate() {
        let mut link = Dependency::empty(Uid(300 + nth as u128));
        (link.giver, link.taker) = (Some(id(giver)), Some(id(taker)));
        ws.put(Arc::new(link));
    }
    let question = question(&ws, &Ask::default());
    let expect = [
        (0, Stay::Closed),
        (1, Stay::Begun),
        (2, Stay::Window),
        (3, Stay::Milestone),
        (4, Stay::Circle),
        (5, Stay::Circle),
    ];
    assert_eq!(stays(&question), expect);
    assert_eq!(question.circles.len(), 1);
    assert_eq!(question.movers.len(), 1);
    let found = level(&question);
    let short = &shorts(&question, &found.choices)[0];
    assert_eq!((short.why, short.month), (Why::Fixed, month("2027-02")));
    assert_eq!(short.after, (30 + 9 + 8 + 7 + 6 + 5 - 20) * FULL);
    assert_eq!(short.held[0].why, Some(Stay::Closed));
    assert_eq!(found.bound, found.short, "no move helps, and that is proven");
}

#[test]
fn every_cell_that_stays_short_says_why() {
    // Nobody is there at all.
    let mut none = workspace(&[&[0, 5]]);
    none.remove(RecordRef { kind: RecordKind::Person, uid: Uid(4) });
    let asked = question(&none, &Ask { price: 0, ..Ask::default() });
    let found = level(&asked);
    assert_eq!(shorts(&asked, &found.choices)[0].why, Why::NoSupply);
    assert_eq!(found.choices[0], Choice::default(), "moving what is short everywhere helps nobody");
    // 60 days a month for half a year: however it moves, some of it stays.
    let wide = workspace(&[&[0, 60, 60, 60, 60, 60]]);
    let asked = question(&wide, &Ask { later: 2, ..Ask::default() });
    let found = level(&asked);
    let all = shorts(&asked, &found.choices);
    assert_eq!(all.iter().find(|s| s.month == month("2027-05")).unwrap().why, Why::Windows);
    assert!(found.is_proven() || found.bound > 0);
    // Two that want the same two months.
    let tight = workspace(&[&[0, 20, 23], &[0, 15, 15]]);
    let asked = question(&tight, &Ask { later: 1, ..Ask::default() });
    let found = level(&asked);
    assert!(shorts(&asked, &found.choices).iter().any(|short| short.why == Why::NoRoom));
}

#[test]
fn roles_and_months_that_are_not_levelled_get_no_worse() {
    let ws = workspace(&[&[0, 18], &[0, 10]]);
    let role = Id::new(Uid(3));
    let without = question(&ws, &Ask { without: set_of([role]), ..Ask::default() });
    assert_eq!(level(&without).choices, [Choice::default(); 2]);
    assert_eq!(shorts(&without, &[Choice::default(); 2]), []);
    let near = question(&ws, &Ask { months: 1, ..Ask::default() });
    assert_eq!(level(&near).choices, [Choice::default(); 2]);
    // Tentative demand moves along and counts only where it is asked to.
    let mut ws = ws;
    change(&mut ws, Id::<Demand>::new(Uid(201)), |d| d.commitment = Some(Commitment::Tentative));
    let basis = crate::analysis::capacity::heatmap::Basis::Committed;
    let firm = question(&ws, &Ask { basis, ..Ask::default() });
    assert_eq!(level(&firm).short, 0);
    assert_eq!(level(&firm).choices, [Choice::default(); 2]);
}

#[test]
fn odd_problems_are_refused() {
    let mover = Mover { months: 2, end_later: 1, later: 1, ..Mover::default() };
    let base = Problem {
        months: 4,
        room: vec![vec![100; 4]],
        movers: vec![mover.clone(), mover.clone()],
        ..Problem::default()
    };
    assert!(Levelling::begin(base.clone(), 1).is_some());
    let with = |change: &dyn Fn(&mut Problem)| {
        let mut problem = base.clone();
        change(&mut problem);
        problem
    };
    let line = |row, offset, minutes: &[i64]| Line { row, offset, minutes: minutes.to_vec() };
    let link = |before, after| Link { before, after, slack: 0 };
    for odd in [
        with(&|p| p.room[0].truncate(3)),
        with(&|p| p.room[0][1] = i64::MIN),
        with(&|p| p.months = 601),
        with(&|p| p.movers[0].months = 0),
        with(&|p| p.movers[0].earlier = 1),
        with(&|p| p.movers[0].end_later = 3),
        with(&|p| p.movers[0].later = 61),
        with(&|p| p.movers[0].lines.push(line(1, 0, &[1]))),
        with(&|p| p.movers[0].lines.push(line(0, 1, &[1, 1]))),
        with(&|p| p.movers[0].lines.push(line(0, 0, &[-1]))),
        with(&|p| p.links.push(link(0, 2))),
        with(&|p| p.links.push(link(0, 0))),
        with(&|p| p.links.extend([link(0, 1), link(1, 0)])),
        with(&|p| p.links.push(Link { slack: -1, ..link(0, 1) })),
        with(&|p| p.price = -1),
    ] {
        assert!(Levelling::begin(odd.clone(), 1).is_none(), "{odd:?}");
    }
    let nothing = Levelling::begin(Problem::default(), 1).unwrap().go_on(10);
    assert_eq!((nothing.short, nothing.is_settled), (0, true));
}

#[test]
fn the_check_finds_what_is_wrong() {
    use super::check::Breach;
    let ws = workspace(&[&[0, 18], &[0, 10]]);
    let question = question(&ws, &Ask { later: 2, ..Ask::default() });
    let mut problem = question.problem.clone();
    problem.links.push(Link { before: 0, after: 1, slack: 0 });
    let at = |first: i32, second: i32| [first, second].map(|shift| Choice { shift, stretch: 0 });
    assert_eq!(breaches(&problem, &at(0, 1), 0), []);
    assert_eq!(breaches(&problem, &at(0, 1)[..1], 0), [Breach::Missing]);
    assert_eq!(breaches(&problem, &at(0, 3), 0), [Breach::Window { mover: 1 }]);
    assert_eq!(breaches(&problem, &at(1, 0), 0), [Breach::Order { before: 0, after: 1 }]);
    assert_eq!(breaches(&problem, &at(0, 0), 0), [Breach::Claim { short: 8 * FULL }]);
    let far = breaches(&problem, &at(0, 40), 0);
    assert!(far.contains(&Breach::Outside { mover: 1 }), "{far:?}");
}
