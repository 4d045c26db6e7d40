//! The words of sensitivity, from figures that are given.

use super::super::tests::{pounds, ranked, seen, workspace};
use super::*;
use crate::analysis::priority::columns::positions;
use crate::analysis::priority::{Cut, question};

fn figures(inside: &[u32], draws: u32) -> DrawFigures {
    let project = |inside: &u32| ProjectDraws {
        inside: *inside,
        first: *inside / 2,
        low: 1,
        middle: 2,
        high: 3,
        central: (*inside > 1).then(|| vec![0.25, 0.75]),
        favour: (*inside > 0).then(|| vec![0.3, 0.7]),
    };
    let projects = inside.iter().map(project).collect();
    DrawFigures { draws, same: draws / 2, moved: 0.3, projects }
}

#[test]
fn the_finding_counts_who_is_safe() {
    let ws = workspace(&[(Some(80.0), Some(60.0)); 3]);
    let wording = Wording::new(&ws);
    let drawn = |inside: &[u32]| Drawn::new(figures(inside, 100), &[]);
    for (inside, expect) in [
        (
            vec![100, 99, 50, 40, 0],
            "2 projects are in whatever the weights; 2 are contested, 1 stay out.",
        ),
        (vec![100, 50, 0], "1 projects are in whatever the weights; one is contested, 1 stay out."),
        (vec![100, 0, 0], "The line stands whatever the weights: 1 projects in, 2 out."),
    ] {
        assert_eq!(seen(&wording.firm_title(Some(&drawn(&inside)))), expect);
    }
    assert_eq!(wording.firm_title(None), "Which projects stay in when the weights move?");
    let (is_stable, word, text) = wording.firm_badge(&drawn(&[100, 50, 0]));
    assert_eq!((is_stable, word), (false, "Sensitive."));
    assert_eq!(
        seen(&text),
        "The same set in 50 % of the draws; 0.3 projects change sides on average."
    );
    assert!(wording.firm_badge(&drawn(&[100, 99, 98, 97])).0);
    let about = seen(&wording.firm_about(&drawn(&[1]), Reach::Loose, 7));
    assert!(
        about.starts_with("100 sets of weights") && about.contains("±10 points; Dirichlet, seed 7"),
        "{about}"
    );
    assert!(!wording.firm_about(&drawn(&[1]), Reach::Any, 7).contains("points"));
}

#[test]
fn rows_follow_the_ranking_and_name_what_turns_them() {
    let ws = workspace(&[(Some(20.0), Some(60.0)), (Some(100.0), Some(50.0)), (None, None)]);
    let cut = Some(Cut::Budget(pounds(100_000)));
    let result = ranked(&ws, cut);
    let (problem, _) = question(&ws, "2027-04-01".parse().unwrap(), cut);
    // Second project 65 points, first 48: the one is in.
    let order = positions(&problem);
    let drawn = Drawn::new(figures(&[100, 4, 0], 100), &order);
    let rows = Wording::new(&ws).firm_rows(&result, &drawn, &problem.flips());
    assert_eq!(rows.len(), 3);
    let said = |at: usize| {
        let row = &rows[at];
        [row.rank.as_str(), row.name.as_str(), row.stands, row.ranks.as_str(), row.first.as_str()]
    };
    assert_eq!(said(0)[..2], ["1", "P1"]);
    assert_eq!(rows[2].flip, NO_VALUE, "an unscored project has no next");
    // Lead at weight t of the first: 0.8 t − 0.1 (1 − t): level at t = 1/9, 18.9 points less.
    assert_eq!(seen(&rows[0].flip), "Fit at 11.1 % (−18.9 points)");
    let by_project = |name: &str| rows.iter().find(|row| row.name == name).unwrap();
    let of = |project: &str| (by_project(project).stands, seen(&by_project(project).inside));
    assert_eq!(of("P0"), ("Safe in", "100 %".to_owned()));
    assert_eq!(of("P1"), ("Safe out", "4 %".to_owned()));
    assert_eq!(by_project("P2").first, NO_VALUE);
    let weights = Wording::new(&ws).firm_weights(&result, &drawn, by_project("P0").project);
    let weights = weights.unwrap();
    assert_eq!(seen(&weights.title), "Weights that speak for P0");
    let cells: Vec<String> = weights.rows[0].iter().map(|cell| seen(cell)).collect();
    assert_eq!(cells, ["Fit", "30 %", "25 %", "30 %"]);
    assert_eq!(Wording::new(&ws).firm_weights(&result, &drawn, Uid(9)), None);
}

#[test]
fn a_reach_has_a_name_in_addresses() {
    for reach in Reach::ALL {
        assert_eq!(Reach::from_code(Some(reach.code())), reach);
    }
    assert_eq!([Reach::from_code(None), Reach::from_code(Some("x"))], [Reach::Close; 2]);
}
