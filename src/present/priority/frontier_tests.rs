//! The frontier over the budget and over a role, by hand and by trying all sets.

use super::super::select::tests::{asked, plan, solved};
use super::*;
use crate::analysis::priority::Prioritisation;
use crate::analysis::selection::Question;
use crate::model::{Demand, Id, Month, Person, Project, Role, Typed, Uid, Workspace};
use std::sync::Arc;

fn drawn(question: &Question, axis: Axis, count: i64) -> Frontier {
    let mut frontier = Frontier { axis: Some(axis), points: Vec::new() };
    for at in question.steps(axis, count) {
        let found = solved(&question.at(axis, at));
        assert!(found.is_done);
        frontier.add(at, found.value.unwrap(), found.chosen);
    }
    frontier
}

/// The same with one person and work of 20, 10 and 15 days of April for the three projects.
fn staffed() -> Workspace {
    let mut ws = plan();
    let mut role = Role::empty(Uid(40));
    role.name = "Engineer".to_owned();
    ws.put(Arc::new(role));
    let mut person = Person::empty(Uid(41));
    person.roles.insert(Id::new(Uid(40)), 1.0);
    ws.put(Arc::new(person));
    for (at, days) in [20, 10, 15].into_iter().enumerate() {
        let mut demand = Demand::empty(Uid(50 + at as u128));
        demand.project = Some(Id::<Project>::new(Uid(10 + at as u128)));
        demand.role = Some(Id::new(Uid(40)));
        demand.minutes.insert("2027-04".parse::<Month>().unwrap(), days * 480);
        ws.put(Arc::new(demand));
    }
    ws
}

#[test]
fn the_frontier_rises_and_holds_the_ranking() {
    let ws = plan();
    let (question, ranking) = asked(&ws);
    let wording = SelectWording::new(&ws, &question, &ranking);
    let frontier = drawn(&question, Axis::Budget, 19);
    let points = &frontier.points;
    assert_eq!((points.len(), points[18].at, points[18].value), (19, 19_000, 15_000));
    assert!(points.windows(2).all(|pair| pair[0].value <= pair[1].value));
    let rows = wording.rows(Some(&solved(&question.model)), &frontier, None);
    assert_eq!(rows[0].why, "budget: needs £90, £0 free · enters at £130");
    // By rank 60 points for £90; 50 for £60 is less, 90 need £100: nothing to gain.
    assert_eq!(wording.frontier_caption(&frontier), "Best value found for 19 budgets.");
    let mut poorer = frontier.clone();
    poorer.points[8].value += 2_000;
    assert!(wording.frontier_caption(&poorer).contains("20.0 points more"));
    poorer.points[5].value = 6_000;
    assert!(wording.frontier_caption(&poorer).ends_with("for £30 less."), "{poorer:?}");
    assert_eq!(wording.frontier(&frontier).table.rows.len(), 20);
    assert_eq!(wording.frontier(&Frontier::default()), ChartSpec::default());
    assert_eq!(wording.axes(), [(Axis::Budget, "the budget".to_owned())]);
}

/// The greatest value of any set within money and people, by trying all.
fn brute(question: &Question, axis: Axis, at: i64) -> i64 {
    let n = question.model.values.len();
    let model = question.at(axis, at);
    let sets = (0..1_u32 << n).map(|set| (0..n).map(|j| set >> j & 1 == 1).collect::<Vec<bool>>());
    sets.filter_map(|set| model.check(&set)).max().unwrap()
}

#[test]
fn the_people_of_a_role_are_an_axis_too() {
    let ws = staffed();
    let (question, ranking): (Question, Prioritisation) = asked(&ws);
    let wording = SelectWording::new(&ws, &question, &ranking);
    let role = Id::new(Uid(40));
    assert_eq!(question.scarcest(), Some(role));
    let axis = Axis::Role(role);
    assert_eq!(wording.axes()[1], (axis, "the people of Engineer".to_owned()));
    // April 2027 has 22 weekdays: 45 days of work are 205 % of them.
    let frontier = drawn(&question, axis, 20);
    assert_eq!(frontier.points.last().unwrap().at, 205);
    for point in &frontier.points {
        assert_eq!(point.value, brute(&question, axis, point.at), "{}", point.at);
        assert!(question.taken(axis, &point.chosen) <= point.at.max(1));
    }
    // By rank the first alone: 20 of 22 days, 91 %. With as many people 60 is the best.
    let caption = wording.frontier_caption(&frontier);
    assert!(caption.starts_with("Best value found for 20 sizes of Engineer"), "{caption}");
    let rows = wording.rows(Some(&solved(&question.model)), &frontier, None);
    assert!(rows.iter().any(|row| row.why.contains("of Engineer")), "{rows:?}");
    assert_eq!(wording.frontier(&frontier).table.rows.len(), 21);
}

#[test]
fn sets_under_other_totals_are_counted_by_project() {
    let ws = plan();
    let (question, ranking) = asked(&ws);
    let wording = SelectWording::new(&ws, &question, &ranking);
    let mut draws = SetDraws::default();
    for totals in [[60.0, 50.0, 40.0], [95.0, 50.0, 40.0], [95.0, 0.0, 0.0]] {
        let totals = (0..3).map(|at| (Id::new(Uid(10 + at as u128)), totals[at])).collect();
        let found = solved(&question.with_totals(&totals));
        let inside = question.choices.iter();
        let inside = inside.map(|choice| question.start(&found.chosen, choice).is_some());
        draws.add(inside, found.is_done);
    }
    assert_eq!((draws.draws, draws.open, draws.inside.clone()), (3, 0, vec![2, 1, 1]));
    let rows = wording.rows(None, &Frontier::default(), Some(&draws));
    assert_eq!(rows[0].firm, "2 of 3 · Contested");
    assert!(wording.firm_caption(&draws, 3).contains("0 safe in, 3 contested"));
    assert!(wording.firm_caption(&draws, 9).starts_with("3 of 9"));
    draws.open = 2;
    assert!(wording.firm_caption(&draws, 3).contains("2 of them not proven"));
}
