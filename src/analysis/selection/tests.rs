//! The question read out of a workspace, solved and explained.

use super::kernel::search::Search;
use super::*;
use crate::analysis::capacity::Capacity;
use crate::analysis::capacity::timeline::{Grain, Timeline};
use crate::analysis::priority::people::Needs;
use crate::analysis::priority::prioritise;
use crate::model::{
    Contribution, Criterion, Currency, Dependency, Lock, Money, Score, Settings, Typed, Uid,
    Workspace,
};
use std::sync::Arc;

fn today() -> NaiveDate {
    "2027-04-01".parse().unwrap()
}

/// Projects with totals in points and costs in pounds, and a budget.
fn plan(projects: &[(f64, i64)], budget: i64) -> Workspace {
    let mut ws = Workspace::new(Uid(1));
    let mut settings = Settings::empty(Uid(1));
    settings.budget = Some(Money::units(budget, Currency::GBP).unwrap());
    ws.put(Arc::new(settings));
    let mut criterion = Criterion::empty(Uid(2));
    (criterion.weight, criterion.low, criterion.high) = (Some(100.0), Some(0.0), Some(100.0));
    ws.put(Arc::new(criterion));
    for (at, (points, cost)) in projects.iter().enumerate() {
        let uid = 10 + at as u128;
        let mut project = Project::empty(Uid(uid));
        project.name = format!("P{at}");
        project.cost = Money::units(*cost, Currency::GBP);
        ws.put(Arc::new(project));
        let mut score = Score::empty(Uid(100 + at as u128));
        (score.project, score.criterion) = (Some(Id::new(Uid(uid))), Some(Id::new(Uid(2))));
        score.value = Some(*points);
        ws.put(Arc::new(score));
    }
    ws
}

fn change(ws: &mut Workspace, at: u128, fill: impl FnOnce(&mut Project)) {
    let mut project = ws.find(Id::<Project>::new(Uid(10 + at))).unwrap().clone();
    fill(&mut project);
    ws.put(Arc::new(project));
}

fn read(ws: &Workspace) -> Question {
    let ranking = prioritise(ws, today(), None);
    let timeline = Arc::new(Timeline::new(Month::of(today()), 24));
    let capacity = Capacity::update(None, ws, &timeline);
    let needs = Needs::new(&capacity, Grain::Month, Month::of(today()));
    Question::read(ws, today(), &ranking, &needs)
}

/// The chosen projects by number, and what they are worth.
fn solve(question: &Question) -> Option<(Vec<u128>, i64)> {
    let mut search = Search::new(question.model.clone(), 1);
    for _ in 0..100 {
        search.step(200_000);
    }
    assert!(search.is_done);
    let (value, chosen) = search.best?;
    let is_in = |choice: &&Choice| question.start(&chosen, choice).is_some();
    let of = |choice: &Choice| choice.project.uid().0 - 10;
    let mut projects: Vec<u128> = question.choices.iter().filter(is_in).map(of).collect();
    projects.sort_unstable();
    Some((projects, value))
}

#[test]
fn the_best_value_passes_the_ranking_by() {
    // By rank: 60 for 90, and nothing else fits. Best: 50 + 40 for 100.
    let ws = plan(&[(60.0, 90), (50.0, 60), (40.0, 40)], 100);
    let question = read(&ws);
    assert_eq!(solve(&question), Some((vec![1, 2], 9000)));
    let chosen = vec![false, true, true];
    let order: Vec<u128> = question.choices.iter().map(|at| at.project.uid().0 - 10).collect();
    assert_eq!(order, [0, 1, 2]);
    let blocked = question.blocked(&chosen, &question.choices[0]);
    assert_eq!(blocked, [Blocked { limit: Limit::Budget, needs: 9_000, free: 0 }]);
    assert_eq!(question.cost(&chosen), 10_000);
    let mut dearer = question.clone();
    dearer.model = question.with_budget(19_000);
    assert_eq!(solve(&dearer), Some((vec![0, 1, 2], 15000)));
    let mut forced = question.clone();
    forced.model = question.with_choice(&question.choices[0], true);
    assert_eq!(solve(&forced), Some((vec![0], 6000)));
}

#[test]
fn locks_prerequisites_and_alternatives_are_kept() {
    let mut ws = plan(&[(60.0, 10), (50.0, 10), (40.0, 10), (30.0, 10)], 30);
    change(&mut ws, 3, |p| p.lock = Some(Lock::Must));
    change(&mut ws, 2, |p| p.lock = Some(Lock::Exclude));
    assert_eq!(solve(&read(&ws)).unwrap().0, [0, 1, 3]);
    change(&mut ws, 0, |p| p.exclusive = "core".to_owned());
    change(&mut ws, 1, |p| p.exclusive = " core".to_owned());
    assert_eq!(solve(&read(&ws)).unwrap().0, [0, 3]);
    let mut dependency = Dependency::empty(Uid(900));
    (dependency.giver, dependency.taker) = (Some(Id::new(Uid(12))), Some(Id::new(Uid(10))));
    ws.put(Arc::new(dependency.clone()));
    // What it waits for is excluded, so the other of the two comes in.
    assert_eq!(solve(&read(&ws)).unwrap().0, [1, 3]);
    dependency.delivered = Some(today());
    ws.put(Arc::new(dependency));
    assert_eq!(solve(&read(&ws)).unwrap().0, [0, 3]);
}

#[test]
fn must_dos_over_the_budget_are_named_with_the_dearest() {
    let mut ws = plan(&[(60.0, 70), (50.0, 60)], 100);
    change(&mut ws, 0, |p| p.lock = Some(Lock::Must));
    assert_eq!(read(&ws).conflicts(), []);
    change(&mut ws, 1, |p| p.lock = Some(Lock::Must));
    let most = Some(Id::new(Uid(10)));
    assert_eq!(read(&ws).conflicts(), [Conflict { limit: Limit::Budget, over: 3_000, most }]);
    assert_eq!(solve(&read(&ws)), None);
}

#[test]
fn a_must_do_may_wait_for_what_can_still_come_in() {
    let mut ws = plan(&[(60.0, 70), (50.0, 20)], 100);
    change(&mut ws, 0, |p| p.lock = Some(Lock::Must));
    let mut dependency = Dependency::empty(Uid(900));
    (dependency.giver, dependency.taker) = (Some(Id::new(Uid(11))), Some(Id::new(Uid(10))));
    ws.put(Arc::new(dependency));
    assert_eq!(read(&ws).conflicts(), []);
    assert_eq!(solve(&read(&ws)).unwrap().0, [0, 1]);
    // One that is excluded cannot.
    change(&mut ws, 1, |p| p.lock = Some(Lock::Exclude));
    let conflicts = read(&ws).conflicts();
    assert_eq!((conflicts.len(), solve(&read(&ws))), (1, None), "{conflicts:?}");
}

#[test]
fn objectives_can_ask_for_projects() {
    let mut ws = plan(&[(60.0, 10), (50.0, 10), (10.0, 10)], 20);
    let mut objective = Objective::empty(Uid(50));
    objective.projects_least = Some(1);
    ws.put(Arc::new(objective.clone()));
    let mut serves = Contribution::empty(Uid(51));
    (serves.project, serves.objective) = (Some(Id::new(Uid(12))), Some(Id::new(Uid(50))));
    serves.level = Some(3);
    ws.put(Arc::new(serves));
    assert_eq!(solve(&read(&ws)).unwrap().0, [0, 2]);
    objective.projects_least = Some(2);
    ws.put(Arc::new(objective));
    assert_eq!(solve(&read(&ws)), None, "only one project serves it");
}

#[test]
fn a_later_start_fits_the_years() {
    let mut ws = plan(&[(60.0, 100), (50.0, 100)], 1_000);
    let mut settings = ws.settings();
    let month = |text: &str| text.parse::<Month>().unwrap();
    let money = Money::units(100, Currency::GBP).unwrap();
    settings.budget_years = [(month("2027-04"), money), (month("2028-04"), money)].into();
    ws.put(Arc::new(settings));
    for at in 0..2 {
        change(&mut ws, at, |p| {
            p.start = Some("2027-04-01".parse().unwrap());
            p.finish = Some("2027-12-31".parse().unwrap());
        });
    }
    assert_eq!(solve(&read(&ws)).unwrap().0, [0]);
    change(&mut ws, 1, |p| p.latest_start = Some("2028-06-30".parse().unwrap()));
    let question = read(&ws);
    let (chosen, value) = solve(&question).unwrap();
    assert_eq!(chosen, [0, 1]);
    assert_eq!(value, 11_000 - 4, "four quarters later, a hundredth of a point each");
}

#[test]
fn money_beyond_all_bounds_still_counts_exactly_enough() {
    let ws = plan(
        &[(60.0, 900_000_000_000), (50.0, 600_000_000_000), (40.0, 399_000_000_000)],
        1_000_000_000_000,
    );
    let question = read(&ws);
    assert!(question.money_scale > 1 && question.model.is_sound());
    assert_eq!(solve(&question).unwrap().0, [1, 2]);
}
