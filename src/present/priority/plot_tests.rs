//! The scatter: which points it draws, where the line lies, and what is marked.

use super::super::tests::{ranked, workspace};
use super::*;
use crate::analysis::priority::Cut;

#[test]
fn points_lie_on_their_side_of_the_line() {
    let workspace = workspace(&[
        (Some(100.0), Some(100.0)),
        (Some(50.0), Some(50.0)),
        (Some(0.0), Some(0.0)),
        (None, None),
    ]);
    let result = ranked(&workspace, Some(Cut::Rank(1)));
    assert_eq!(line_value(&result, 1), Some(75.0));
    assert_eq!((line_value(&result, 0), line_value(&result, 3)), (Some(100.0), None));
    let plot = Wording::new(&workspace).plot(&result, Some(Uid(110)));
    assert_eq!(plot.focus_count(), 3);
    assert_eq!(plot.table.rows.len(), 3);
    let below = plot.marks.iter().filter(|mark| mark.class == "mark below").count();
    let rings = plot.marks.iter().filter(|mark| mark.class == "mark focus").count();
    assert_eq!((below, rings), (2, 1));
    let first = plot.marks.iter().find(|mark| mark.focus == Some(0)).unwrap();
    assert_eq!(first.label, "P0: score 100.0, cost 100, No status, above the line");
    let none = Wording::new(&workspace).plot(&result, Some(Uid(1)));
    assert!(none.marks.iter().all(|mark| mark.class != "mark focus"));
}

#[test]
fn of_very_many_the_nearest_to_the_line_are_drawn() {
    let rows: Vec<_> = (0..1000).map(|nth| (Some(0.1 * f64::from(nth)), Some(1.0))).collect();
    let workspace = workspace(&rows);
    for (cut, first) in [(0, 0), (500, 350), (1000, 700)] {
        let result = ranked(&workspace, Some(Cut::Rank(cut)));
        let drawn = drawn(&result);
        assert_eq!((drawn.len(), drawn[0]), (POINTS_MAX, first), "{cut}");
        let caption = Wording::new(&workspace).plot_caption(&result);
        assert_eq!(caption, "Score against cost, £k · the 300 of 1,000 projects nearest the line");
    }
}

#[test]
fn without_scores_there_is_no_line_and_no_point() {
    let workspace = workspace(&[(None, None)]);
    let result = ranked(&workspace, Some(Cut::Rank(1)));
    assert_eq!(line_value(&result, 1), None);
    assert_eq!(Wording::new(&workspace).plot(&result, None).focus_count(), 0);
}

#[test]
fn what_has_no_cost_is_left_out_and_counted() {
    let mut workspace =
        workspace(&[(Some(90.0), None), (Some(50.0), Some(50.0)), (Some(10.0), Some(10.0))]);
    let table = workspace.table::<Project>();
    for (project, cost) in table.iter().zip([None, Some("EUR"), Some("GBP")]) {
        let mut project = project.clone();
        let money = |code: &str| crate::model::Money::units(100, code.parse().unwrap());
        project.cost = cost.and_then(money);
        workspace.put(std::sync::Arc::new(project));
    }
    let result = ranked(&workspace, Some(Cut::Rank(1)));
    let wording = Wording::new(&workspace);
    let plot = wording.plot(&result, None);
    assert_eq!((plot.focus_count(), plot.table.rows.len()), (1, 1));
    let caption = wording.plot_caption(&result);
    assert_eq!(caption, "Score against cost, £ · n = 1 · 2 without cost left out");
    let home = crate::present::home::value_chart(&workspace, &result, wording.locale).unwrap();
    assert_eq!((home.spec.focus_count(), home.spec.table.rows.len()), (1, 1));
    assert!(home.caption.ends_with("n = 1 · 2 without cost left out"), "{}", home.caption);
}

#[test]
fn every_health_has_its_own_look() {
    let all = Status::ALL.iter().filter(|status| **status != Status::NotStarted);
    let looks: Vec<_> = all.map(|status| format!("{:?}", status_look(Some(*status)))).collect();
    let different: std::collections::BTreeSet<_> = looks.iter().collect();
    assert_eq!(different.len(), looks.len(), "{looks:?}");
    assert_eq!(status_look(None), status_look(Some(Status::NotStarted)));
}
