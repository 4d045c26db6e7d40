//! Several people on one cell: who counts, how far apart they are, what is old.

use super::*;
use crate::analysis::priority::scorers::*;

fn said(bench: &mut Bench, cell: (Id<Project>, Id<Criterion>), who: &str, value: f64, day: &str) {
    bench.put(|s: &mut Score| {
        (s.project, s.criterion, s.value) = (Some(cell.0), Some(cell.1), Some(value));
        s.scorer = who.to_owned();
        s.given = day.parse().ok();
    });
}

#[test]
fn agreed_before_the_mean_and_the_newest_of_each() {
    let mut bench = Bench::new();
    let criterion = bench.criterion(100.0);
    let project = bench.project("P", None);
    let cell = (project, criterion);
    let opinion = |bench: &Bench| opinions(&bench.workspace).remove(&cell).unwrap_or_default();
    let total = |bench: &Bench| bench.free().entry(project).total;
    assert_eq!((opinion(&bench).value(), total(&bench)), (None, None));
    said(&mut bench, cell, "Ada", 1.0, "2027-01-10");
    said(&mut bench, cell, " Ada ", 2.0, "2027-02-10");
    said(&mut bench, cell, "Ben", 5.0, "2027-02-11");
    let found = opinion(&bench);
    assert_eq!((found.value(), found.range(), found.replaced), (Some(3.5), Some((2.0, 5.0)), 1));
    assert_eq!(found.own.keys().map(String::as_str).collect::<Vec<_>>(), ["Ada", "Ben"]);
    // 3.5 on 1 to 5.
    assert_eq!(total(&bench), Some(62.5));
    assert!(bench.free().findings.contains(&Finding::DuplicateScores(criterion, 1)));
    said(&mut bench, cell, "", 4.0, "2027-02-20");
    let found = opinion(&bench);
    assert_eq!((found.value(), found.mean(), total(&bench)), (Some(4.0), Some(3.5), Some(75.0)));
    assert!(!found.is_stale(today()), "agreed after all had scored");
    said(&mut bench, cell, "Cy", 1.0, "2027-03-01");
    assert!(opinion(&bench).is_stale(today()), "somebody has scored since");
    assert_eq!(opinion(&bench).value(), Some(4.0), "what was agreed stays until it is agreed anew");
}

#[test]
fn scores_without_a_value_or_a_cell_say_nothing() {
    let mut bench = Bench::new();
    let criterion = bench.criterion(100.0);
    let project = bench.project("P", None);
    bench.put(|s: &mut Score| (s.project, s.value) = (Some(project), Some(3.0)));
    bench.put(|s: &mut Score| (s.criterion, s.value) = (Some(criterion), Some(3.0)));
    bench.put(|s: &mut Score| (s.project, s.criterion) = (Some(project), Some(criterion)));
    said(&mut bench, (project, criterion), "Ada", f64::NAN, "");
    assert!(opinions(&bench.workspace).is_empty());
}

#[test]
fn a_year_makes_a_score_old() {
    for (agreed, own, stale) in [
        (None, None, false),
        (Some(""), None, false),
        (Some("2026-04-01"), None, false),
        (Some("2026-03-31"), None, true),
        (None, Some("2026-04-01"), false),
        (None, Some("2020-01-01"), true),
        (Some("2027-03-31"), Some("2020-01-01"), false),
        (Some(""), Some("2020-01-01"), false),
    ] {
        let mut bench = Bench::new();
        let cell = (bench.project("P", None), bench.criterion(1.0));
        for (who, day) in [("", agreed), ("Ada", own)] {
            if let Some(day) = day {
                said(&mut bench, cell, who, 3.0, day);
            }
        }
        let found = opinions(&bench.workspace).remove(&cell).unwrap_or_default();
        assert_eq!(found.is_stale(today()), stale, "{agreed:?} {own:?}");
    }
}
