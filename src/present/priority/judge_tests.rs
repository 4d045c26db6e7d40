//! Scores and contributions as a grid: read, given, changed and cleared.

use super::super::tests::workspace;
use super::*;
use crate::edit::{Target, apply};
use crate::model::Project;

fn after(judge: Judge, workspace: &Workspace, cell: (Uid, Uid), figure: Option<f64>) -> Workspace {
    let command = judge.command(workspace, cell, figure, Uid(9_000), &Voice::default()).unwrap();
    apply(workspace, Target::Plan, &command).unwrap().workspace
}

#[test]
fn a_score_is_given_changed_and_cleared() {
    let start = workspace(&[(None, Some(40.0))]);
    let (fit, other) = ((Uid(100), Uid(10)), (Uid(100), Uid(11)));
    assert_eq!(Judge::Score.figures(&start, &Voice::default()), BTreeMap::from([(other, 40.0)]));
    let scored = after(Judge::Score, &start, fit, Some(3.0));
    assert_eq!(Judge::Score.figures(&scored, &Voice::default()).get(&fit), Some(&3.0));
    // The empty record that was there is used; none is added.
    assert_eq!(scored.rows(RecordKind::Score).len(), 2);
    let changed = after(Judge::Score, &scored, fit, Some(5.0));
    assert_eq!(Judge::Score.figures(&changed, &Voice::default()).get(&fit), Some(&5.0));
    assert!(
        Judge::Score.command(&changed, fit, Some(5.0), Uid(9_001), &Voice::default()).is_none()
    );
    let cleared = after(Judge::Score, &changed, fit, None);
    assert_eq!(Judge::Score.figures(&cleared, &Voice::default()), BTreeMap::from([(other, 40.0)]));
    assert!(Judge::Score.command(&cleared, fit, None, Uid(9_001), &Voice::default()).is_none());
    let added = after(Judge::Score, &cleared, fit, Some(0.0));
    assert_eq!(Judge::Score.figures(&added, &Voice::default()).get(&fit), Some(&0.0));
}

#[test]
fn a_note_outlives_its_score() {
    let start = workspace(&[(Some(2.0), None)]);
    let table = start.table::<Score>();
    let score = table.iter().find(|score| score.value.is_some()).unwrap();
    let mut noted = score.clone();
    noted.note = "as the board said".into();
    let mut start = start.clone();
    start.put(noted.to_arc());
    let cleared = after(Judge::Score, &start, (Uid(100), Uid(10)), None);
    let kept = cleared.find(crate::model::Id::<Score>::new(noted.uid())).unwrap();
    assert_eq!((kept.value, kept.note.as_str()), (None, "as the board said"));
}

#[test]
fn contributions_are_whole() {
    let mut start = workspace(&[(None, None)]);
    let mut objective = Objective::empty(Uid(50));
    objective.name = "Grow".into();
    start.put(objective.to_arc());
    let cell = (Uid(100), Uid(50));
    let rated = after(Judge::Contribution, &start, cell, Some(4.0));
    assert_eq!(Judge::Contribution.figures(&rated, &Voice::default()).get(&cell), Some(&4.0));
    let command = Judge::Contribution
        .command(&start, cell, Some(7.0), Uid(9_000), &Voice::default())
        .unwrap();
    assert!(apply(&start, Target::Plan, &command).is_err());
    let gone = Judge::Contribution.command(
        &start,
        (Uid(100), Uid(77)),
        Some(1.0),
        Uid(9_000),
        &Voice::default(),
    );
    assert!(apply(&start, Target::Plan, &gone.unwrap()).is_err());
    let columns = Judge::Contribution.columns(&start);
    assert_eq!((columns.len(), columns[0].by_digit()), (1, true));
    // Nothing lies between two levels: it is neither rounded nor kept.
    for (text, expect) in [("2", Ok(Some(2.0))), ("2.5", Err(NotOnScale)), ("", Ok(None))] {
        assert_eq!(columns[0].typed(text, Decimal::Point), expect, "{text}");
    }
    assert!(
        Judge::Contribution
            .command(&start, cell, Some(2.5), Uid(9_000), &Voice::default())
            .is_none()
    );
    let between = Judge::Contribution
        .command(&rated, cell, Some(2.5), Uid(9_000), &Voice::default())
        .unwrap();
    assert!(apply(&rated, Target::Plan, &between).is_err());
}

#[test]
fn digits_score_only_what_the_scale_holds() {
    let column = |low, high| JudgeColumn {
        uid: Uid(1),
        name: String::new(),
        about: String::new(),
        low,
        high,
        whole: false,
        anchor_low: String::new(),
        anchor_high: String::new(),
    };
    for (low, high, digit, expect) in [
        (1.0, 5.0, 1, Some(1.0)),
        (1.0, 5.0, 5, Some(5.0)),
        (1.0, 5.0, 0, None),
        (1.0, 5.0, 6, None),
        (5.0, 1.0, 2, Some(2.0)),
        (0.0, 9.0, 9, Some(9.0)),
        (0.0, 10.0, 3, None),
        (0.0, 0.5, 0, None),
        (-1.0, 5.0, 3, None),
        (0.0, f64::NAN, 3, None),
    ] {
        assert_eq!(column(low, high).digit(digit), expect, "{low} {high} {digit}");
    }
}

#[test]
fn only_scored_criteria_are_columns() {
    let mut start = workspace(&[(None, None)]);
    assert_eq!(Judge::Score.columns(&start).len(), 2);
    let id = crate::model::Id::<Criterion>::new(Uid(10));
    let mut criterion = start.find(id).unwrap().clone();
    criterion.source = Some(CriterionSource::Field);
    start.put(criterion.to_arc());
    assert_eq!(Judge::Score.columns(&start).len(), 1);
    assert!(start.table::<Project>().iter().all(Project::is_open));
}

#[test]
fn keys_move_within_the_grid_and_scoring_goes_on() {
    for (at, key, expect) in [
        ((0, 0), "ArrowUp", (0, 0)),
        ((0, 0), "ArrowDown", (1, 0)),
        ((2, 1), "ArrowDown", (2, 1)),
        ((1, 1), "ArrowRight", (1, 1)),
        ((1, 1), "ArrowLeft", (1, 0)),
        ((0, 0), "PageDown", (2, 0)),
        ((1, 1), "Home", (1, 0)),
        ((1, 0), "End", (1, 1)),
        ((9, 9), "ArrowLeft", (2, 1)),
    ] {
        assert_eq!(next(at, (3, 2), pace(key).unwrap()), expect, "{at:?} {key}");
    }
    assert_eq!(pace("x"), None);
    let mut at = (0, 0);
    let mut way = Vec::new();
    for _ in 0..6 {
        at = next(at, (3, 2), Pace::Next);
        way.push(at);
    }
    assert_eq!(way, [(1, 0), (2, 0), (0, 1), (1, 1), (2, 1), (2, 1)]);
    assert_eq!(next((0, 0), (0, 0), Pace::Next), (0, 0));
}

#[test]
fn typed_figures_stay_on_the_scale() {
    let mut start = workspace(&[(None, None)]);
    let id = crate::model::Id::<Criterion>::new(Uid(10));
    let mut criterion = start.find(id).unwrap().clone();
    (criterion.low, criterion.high) = (Some(100.0), Some(-2.5));
    start.put(criterion.to_arc());
    let columns = Judge::Score.columns(&start);
    let column = columns.iter().find(|column| column.uid == Uid(10)).unwrap();
    for (text, expect) in [
        ("", Ok(None)),
        ("-2.5", Ok(Some(-2.5))),
        ("50 %", Ok(Some(0.5))),
        ("100", Ok(Some(100.0))),
        ("100.1", Err(NotOnScale)),
        ("-3", Err(NotOnScale)),
        ("good", Err(NotOnScale)),
        ("1,5", Err(NotOnScale)),
    ] {
        assert_eq!(column.typed(text, Decimal::Point), expect, "{text}");
    }
}

#[test]
fn a_cell_that_is_opened_and_left_stays_as_it_was() {
    let start = workspace(&[(None, None)]);
    let columns = Judge::Score.columns(&start);
    let column = columns.iter().find(|column| column.uid == Uid(10)).unwrap();
    for (opened, text, expect) in [
        ("40", "40", Ok(Given::AsItWas)),
        ("", "", Ok(Given::AsItWas)),
        ("2.333", " 2.333 ", Ok(Given::AsItWas)),
        ("500", "500", Ok(Given::AsItWas)),
        ("40", "", Ok(Given::Figure(None))),
        ("40", "45", Ok(Given::Figure(Some(45.0)))),
        ("", "45", Ok(Given::Figure(Some(45.0)))),
        ("40", "101", Err(NotOnScale)),
        ("40", "x", Err(NotOnScale)),
    ] {
        let typing = Typing { opened: opened.into(), text: text.into() };
        assert_eq!(column.given(&typing, Decimal::Point), expect, "{opened:?} {text:?}");
    }
}

#[test]
fn tab_always_leads_to_a_cell() {
    for (wanted, drawn, columns, expect) in [
        ((0, 0), 0..3, 2, (0, 0)),
        ((2, 1), 0..3, 2, (2, 1)),
        ((3, 5), 0..3, 2, (0, 1)),
        ((1, 1), 40..90, 2, (40, 1)),
        ((9, 9), 0..0, 0, (0, 0)),
    ] {
        assert_eq!(drawn_cell(wanted, drawn, columns), expect, "{wanted:?}");
    }
}
