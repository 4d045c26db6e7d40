//! The methods and the comparison in pairs in words, and every step they offer undone.

use super::*;
use crate::analysis::method::IndexTable;
use crate::edit::{Target, apply, apply_all, invert};
use crate::model::{Comparison as Judged, Score, Settings};
use crate::present::priority::pairs;
use std::sync::Arc;

fn workspace() -> Workspace {
    let mut workspace = Workspace::new(Uid(1));
    workspace.put(Arc::new(Settings::empty(Uid(1))));
    for (uid, weight) in [(10, 60.0), (11, 40.0)] {
        let mut criterion = Criterion::empty(Uid(uid));
        criterion.name = format!("C{uid}");
        criterion.weight = Some(weight);
        workspace.put(Arc::new(criterion));
    }
    for (at, scores) in [[5.0, 1.0], [2.0, 5.0], [1.0, 2.0]].iter().enumerate() {
        let mut project = Project::empty(Uid(20 + at as u128));
        project.name = format!("P{at}");
        workspace.put(Arc::new(project));
        for (nth, value) in scores.iter().enumerate() {
            let mut score = Score::empty(Uid(100 + 10 * at as u128 + nth as u128));
            score.project = Some(Id::new(Uid(20 + at as u128)));
            score.criterion = Some(Id::new(Uid(10 + nth as u128)));
            score.value = Some(*value);
            workspace.put(Arc::new(score));
        }
    }
    workspace
}

fn page(workspace: &Workspace, chosen: Method) -> MethodPage {
    let sheet = sheet(workspace);
    methods(workspace, &sheet, &sheet.compare(), chosen)
}

fn sheet(workspace: &Workspace) -> Sheet {
    Sheet::read(workspace, "2027-04-01".parse().unwrap())
}

/// Takes a step, and takes it back again.
fn take(workspace: &Workspace, step: Step) -> Workspace {
    let applied = apply(workspace, Target::Plan, &step.command).unwrap();
    let undone = apply_all(&applied.workspace, &invert(&applied.patches)).unwrap();
    assert_eq!(undone, *workspace);
    applied.workspace
}

#[test]
fn the_chosen_method_orders_the_rows_and_shows_its_sum() {
    let workspace = workspace();
    let fixed = page(&workspace, Method::Fixed);
    let names: Vec<&str> = fixed.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["P0", "P1", "P2"]);
    assert_eq!(fixed.title, "All methods put the same 3 projects among the first 3.");
    assert_eq!((fixed.rows[0].why.as_str(), fixed.missing), ("60.00", None));
    assert_eq!(fixed.heads.iter().filter(|head| head.chosen).count(), 1);
    let wsjf = page(&workspace, Method::Wsjf);
    assert_eq!(wsjf.lacks.len(), 4);
    assert!(wsjf.missing.unwrap().contains("Job size"));
    assert!(wsjf.rows.iter().all(|row| row.why == "Lacks a value"));
    assert_ne!(wsjf.effect, page(&workspace, Method::Topsis).effect);
}

#[test]
fn criteria_for_a_formula_are_added_and_leave_the_ranking_as_it_is() {
    let workspace = workspace();
    let lacks = page(&workspace, Method::Rice).lacks;
    let uids: Vec<Uid> = (0..4).map(|at| Uid(200 + at)).collect();
    let after = take(&workspace, add_roles(&workspace, &lacks, &uids));
    let rice = page(&after, Method::Rice);
    assert_eq!((rice.lacks.len(), rice.criteria.len()), (0, 4));
    assert_eq!(page(&after, Method::Fixed).rows, page(&workspace, Method::Fixed).rows);
}

#[test]
fn needs_are_set_and_taken_away() {
    let workspace = workspace();
    let set = take(&workspace, need(&workspace, Uid(21), Some(Moscow::Must)).unwrap());
    assert_eq!(page(&set, Method::Moscow).rows[0].why, "Must have");
    assert!(need(&set, Uid(21), Some(Moscow::Must)).is_none());
    assert!(need(&set, Uid(99), Some(Moscow::Must)).is_none());
}

#[test]
fn a_pair_is_judged_moved_and_cleared() {
    let plan = workspace();
    let pair = (Uid(10), Uid(11));
    let judge = |workspace: &Workspace, step| {
        pairs::compare(workspace, pair, "Ada", step, Uid(300)).map(|step| take(workspace, step))
    };
    let given = judge(&plan, Some(-3)).unwrap();
    let row = given.find(Id::<Judged>::new(Uid(300))).unwrap();
    assert_eq!((row.times, row.scorer.as_str()), (Some(4.0), "Ada"));
    assert!(judge(&given, Some(-3)).is_none());
    let moved = judge(&given, Some(1)).unwrap();
    let shown = pairs::pairs(&moved, &sheet(&moved), "Ada");
    assert_eq!((shown.pairs[0].step, &*shown.pairs[0].text), (Some(1), "C11 counts 2 × as much"));
    assert_eq!(pairs::pairs(&moved, &sheet(&moved), "Ben").pairs[0].step, None);
    assert!(judge(&plan, None).is_none());
    assert_eq!(judge(&moved, None).unwrap(), plan);
    let used = take(&given, pairs::use_weights(&sheet(&given)).unwrap());
    let weight = |uid| used.find(Id::<Criterion>::new(Uid(uid))).unwrap().weight;
    assert_eq!((weight(10), weight(11)), (Some(80.0), Some(20.0)));
    assert!(pairs::use_weights(&sheet(&plan)).is_none());
    for step in -pairs::STEPS..=pairs::STEPS {
        let times = pairs::times_of(step);
        assert!((times * pairs::times_of(-step) - 1.0).abs() < 1e-12, "{step}");
    }
    assert_eq!(IndexTable::limit(2), 0.05);
}
