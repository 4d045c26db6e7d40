//! Selection in words, over a small plan whose best set is known.

use super::*;
use crate::analysis::capacity::Capacity;
use crate::analysis::capacity::timeline::{Grain, Timeline};
use crate::analysis::priority::people::Needs;
use crate::analysis::priority::{Cut, prioritise};
use crate::analysis::selection::kernel::search::Search;
use crate::model::{Criterion, Currency, Score, Settings};
use std::sync::Arc;

/// Three projects; by rank the first takes nearly all the money, the others are worth more.
pub(in super::super) fn plan() -> Workspace {
    let mut ws = Workspace::new(Uid(1));
    let mut settings = Settings::empty(Uid(1));
    settings.budget = Money::units(100, Currency::GBP);
    ws.put(Arc::new(settings));
    let mut criterion = Criterion::empty(Uid(2));
    (criterion.weight, criterion.low, criterion.high) = (Some(1.0), Some(0.0), Some(100.0));
    ws.put(Arc::new(criterion));
    for (at, (points, cost)) in [(60.0, 90), (50.0, 60), (40.0, 40)].iter().enumerate() {
        let mut project = Project::empty(Uid(10 + at as u128));
        project.name = format!("P{at}");
        project.cost = Money::units(*cost, Currency::GBP);
        ws.put(Arc::new(project));
        let mut score = Score::empty(Uid(20 + at as u128));
        score.project = Some(Id::new(Uid(10 + at as u128)));
        (score.criterion, score.value) = (Some(Id::new(Uid(2))), Some(*points));
        ws.put(Arc::new(score));
    }
    ws
}

pub(in super::super) fn asked(ws: &Workspace) -> (Question, Prioritisation) {
    let today = "2027-04-01".parse().unwrap();
    let ranking = prioritise(ws, today, Cut::of(&ws.settings()));
    let timeline = Arc::new(Timeline::new(Month::of(today), 12));
    let needs = Needs::new(&Capacity::update(None, ws, &timeline), Grain::Month, Month::of(today));
    (Question::read(ws, today, &ranking, &needs), ranking)
}

pub(in super::super) fn solved(model: &crate::analysis::selection::kernel::model::Model) -> Found {
    let mut search = Search::new(model.clone(), 1);
    (0..50).for_each(|_| search.step(50_000));
    Found::of(&search)
}

#[test]
fn the_title_says_what_choosing_for_value_adds() {
    let ws = plan();
    let (question, ranking) = asked(&ws);
    let wording = SelectWording::new(&ws, &question, &ranking);
    let found = solved(&question.model);
    assert_eq!(wording.title(None), "Which set of projects is worth most within the limits?");
    assert_eq!(
        wording.title(Some(&found)),
        "Choosing for value adds 30.0 points: 2 projects come in, 1 leave."
    );
    let rows = wording.rows(Some(&found), &Frontier::default(), None);
    let words: Vec<(&str, &str)> = rows.iter().map(|r| (r.by_rank, r.by_value.as_str())).collect();
    assert_eq!(words, [("In", "Out"), ("Out", "In"), ("Out", "In")]);
    assert_eq!(rows[0].why, "budget: needs £90, £0 free");
    assert!(rows.iter().all(|row| row.differs) && rows[0].is_out);
}

#[test]
fn optimal_is_said_only_with_a_proof() {
    let ws = plan();
    let (question, ranking) = asked(&ws);
    let wording = SelectWording::new(&ws, &question, &ranking);
    let proven = solved(&question.model);
    assert!(wording.status(&proven, false, 0.25).starts_with("Optimal: 90.0 points"));
    let open = Found { is_done: false, bound: 9_500, ..proven.clone() };
    for (running, start) in [(true, "Searching…"), (false, "Best found: 90.0 points")] {
        let said = wording.status(&open, running, 10.0);
        assert!(said.starts_with(start) && said.contains("95.0"), "{said}");
        assert!(!said.starts_with("Optimal"));
    }
    let none = Found { value: None, chosen: Vec::new(), is_done: true, ..proven };
    assert_eq!(wording.status(&none, false, 1.0), "No set keeps all limits: proven.");
    assert_eq!(wording.title(Some(&none)), "No set keeps all limits.");
}

#[test]
fn a_project_forced_in_says_what_it_takes_the_place_of() {
    let ws = plan();
    let (question, ranking) = asked(&ws);
    let wording = SelectWording::new(&ws, &question, &ranking);
    let without = solved(&question.model);
    let with = solved(&question.with_choice(&question.choices[0], true));
    let said = wording.what_if(Uid(10), &without, &with);
    assert_eq!(
        said,
        "With P0 in, the best set found is worth 60.0 points, −30.0. It takes the place of: P1, P2."
    );
}
