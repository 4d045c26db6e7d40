//! The words of a ranking, from a small workspace with known figures.

use super::*;
use crate::analysis::priority::{Cell, prioritise};
use crate::model::{Currency, Lock, Record, Score, Settings, Stage, Typed, Uid};

pub(super) fn pounds(units: i64) -> Money {
    Money::units(units, Currency::GBP).unwrap()
}

/// Projects of £100k each, one per row of scores on two criteria of weight 30 and 70.
pub(super) fn workspace(rows: &[(Option<f64>, Option<f64>)]) -> Workspace {
    let mut workspace = Workspace::new(Uid(1));
    workspace.put(Settings::empty(Uid(1)).to_arc());
    for (nth, (name, weight)) in [("Fit", 30.0), ("", 70.0)].into_iter().enumerate() {
        let mut criterion = Criterion::empty(Uid(10 + nth as u128));
        criterion.name = name.into();
        criterion.weight = Some(weight);
        (criterion.low, criterion.high) = (Some(0.0), Some(100.0));
        workspace.put(criterion.to_arc());
    }
    for (nth, (fit, other)) in rows.iter().enumerate() {
        let uid = 100 + 10 * nth as u128;
        let mut project = Project::empty(Uid(uid));
        project.name = format!("P{nth}");
        project.cost = Some(pounds(100_000));
        workspace.put(project.to_arc());
        for (at, value) in [(0, fit), (1, other)] {
            let mut score = Score::empty(Uid(uid + 1 + at));
            score.project = Some(Id::new(Uid(uid)));
            score.criterion = Some(Id::new(Uid(10 + at)));
            score.value = *value;
            workspace.put(score.to_arc());
        }
    }
    workspace
}

pub(super) fn seen(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

pub(super) fn ranked(workspace: &Workspace, cut: Option<Cut>) -> Prioritisation {
    prioritise(workspace, "2027-04-01".parse().unwrap(), cut)
}

#[test]
fn titles() {
    let both = (Some(80.0), Some(60.0));
    let none = (None, None);
    let money = |units| Some(Cut::Budget(pounds(units)));
    for (rows, cut, expect) in [
        (vec![], money(1), "There is no project to rank yet."),
        (vec![none], money(1), "The only project is not scored yet."),
        (vec![none; 3], None, "None of 3 projects is scored yet."),
        (vec![both, none], None, "1 project is ranked; without a budget there is no line."),
        (vec![both; 2], None, "2 projects are ranked; without a budget there is no line."),
        (vec![both; 3], money(1), "No project fits the money. 3 stay below the line."),
        (vec![both; 2], money(100_000), "1 project fits the money. 1 stays below the line."),
        (vec![both; 3], money(900_000), "3 projects fit the money. None stays below the line."),
        (
            vec![both; 3],
            Some(Cut::Rank(1)),
            "1 project stands above the line. 2 stay below the line.",
        ),
    ] {
        let workspace = workspace(&rows);
        let result = ranked(&workspace, cut);
        assert_eq!(Wording::new(&workspace).title(&result), expect);
    }
}

#[test]
fn without_weights_or_rate_the_reason_is_said() {
    let mut workspace = workspace(&[(Some(80.0), Some(60.0)), (Some(10.0), None)]);
    let euros = Money::units(5, Currency::EUR).map(Cut::Budget);
    let result = ranked(&workspace, euros);
    let wording = Wording::new(&workspace);
    let (title, method) = (wording.title(&result), wording.method(&result));
    let expect = "2 projects are ranked; the budget in EUR has no rate, so there is no line.";
    assert_eq!(title, expect);
    assert!(method.ends_with("The budget is in EUR, which has no rate, so no line is drawn."));
    for uid in [10, 11] {
        let mut criterion = workspace.find::<Criterion>(Id::new(Uid(uid))).unwrap().clone();
        criterion.weight = Some(0.0);
        workspace.put(criterion.to_arc());
    }
    for cut in [None, Some(Cut::Rank(1)), Some(Cut::Budget(pounds(1)))] {
        let result = ranked(&workspace, cut);
        let wording = Wording::new(&workspace);
        assert_eq!(wording.title(&result), "No criterion counts: every weight is 0.");
        assert_eq!(board::stage(&result), board::Stage::Weightless);
        let Some(line) = result.line else { continue };
        let stability = Stability { points: 5.0, changed: 0, moves: Vec::new() };
        let said = wording.stability(&result, &stability, &line);
        assert!(!said.stable && said.text.starts_with("No criterion counts"), "{said:?}");
    }
}

#[test]
fn closed_projects_do_not_stay_below_and_musts_are_said() {
    let mut workspace = workspace(&[(Some(1.0), None), (Some(2.0), None)]);
    let change = |workspace: &mut Workspace, uid, fill: fn(&mut Project)| {
        let mut project = workspace.find::<Project>(Id::new(Uid(uid))).unwrap().clone();
        fill(&mut project);
        workspace.put(project.to_arc());
    };
    change(&mut workspace, 100, |p| p.stage = Some(Stage::Closed));
    let cut = Some(Cut::Budget(pounds(100_000)));
    let title = |workspace: &Workspace, cut| Wording::new(workspace).title(&ranked(workspace, cut));
    assert_eq!(title(&workspace, cut), "1 project fits the money. None stays below the line.");
    change(&mut workspace, 110, |p| p.lock = Some(Lock::Must));
    let cut = Some(Cut::Budget(pounds(40_000)));
    assert_eq!(title(&workspace, cut), "The must-dos alone pass the budget by £60k.");
}

#[test]
fn pill_reasons_and_method() {
    let workspace = workspace(&[(Some(9.0), None), (Some(8.0), None), (None, None)]);
    let wording = Wording::new(&workspace);
    let result = ranked(&workspace, Some(Cut::Budget(pounds(150_000))));
    let line = result.line.unwrap();
    assert_eq!(wording.pill(&line).text(), "£100k of £150k · 1 project");
    let first = Id::new(Uid(100));
    let unknown = Id::new(Uid(7));
    for (reason, expect) in [
        (Reason::OverBudgetBy(pounds(165_000)), "£165k over budget"),
        (Reason::FitsAloneButRanksBelow(first), "Fits alone, but ranks below P0"),
        (Reason::FitsAloneButRanksBelow(unknown), "Fits alone, but ranks below Unnamed project"),
        (Reason::NotScored, "Not scored"),
    ] {
        assert_eq!(wording.reason(reason), expect);
    }
    assert!(wording.method(&result).starts_with("Weighted sum on fixed scales; missing scores"));
    let by_hand = ranked(&workspace, Some(Cut::Rank(2)));
    assert_eq!(wording.pill(&by_hand.line.unwrap()).text(), "£200k · 2 projects");
    assert!(wording.method(&by_hand).ends_with("placed by hand."));
}

#[test]
fn the_arithmetic_of_a_score() {
    let workspace = workspace(&[(Some(81.0), Some(62.5)), (Some(150.0), None), (None, None)]);
    let wording = Wording::new(&workspace);
    let result = ranked(&workspace, None);
    let entry = |uid| result.entries.iter().find(|e| e.project.uid() == Uid(uid)).unwrap();
    let rows = |uid| wording.explanation(&result, entry(uid));
    let sums = |uid| rows(uid).into_iter().map(|row| seen(&row.sum)).collect::<Vec<_>>();
    // 24.3 + 43.75 = 68.05
    assert_eq!(sums(100), ["81 × 30 % = 24.3", "62.5 × 70 % = 43.8"]);
    assert_eq!(wording.total(entry(100)), "Total 68.1 of 100");
    assert_eq!(wording.coverage(entry(100)), None);
    assert_eq!(sums(110), ["100 × 100 % = 100.0", "–"]);
    let notes: Vec<_> = rows(110).into_iter().map(|row| row.note.unwrap()).collect();
    assert_eq!(notes[0], "150 lies outside the scale and counts as its end");
    assert_eq!(notes[1], "No value; the other weights share its part");
    assert_eq!(
        wording.coverage(entry(110)).map(|text| seen(&text)).unwrap(),
        "30 % of the weights scored; 30.0 at worst"
    );
    assert_eq!(wording.total(entry(120)), "Not scored");
    assert_eq!(rows(110)[1].criterion, "Unnamed criterion");
}

#[test]
fn the_sheet_has_the_figures_of_the_ranking() {
    let workspace = workspace(&[(Some(81.0), Some(62.5)), (Some(150.0), None), (None, None)]);
    let wording = Wording::new(&workspace);
    let result = ranked(&workspace, None);
    for entry in &result.entries {
        let sheet = wording.sheet(&result, entry.project).unwrap();
        // The other way: the explanation of the board, sum by sum.
        let sums = sheet.rows.iter().map(|row| match row.weight.as_str() {
            "" => row.score.clone(),
            weight => format!("{} × {weight} = {}", row.score, row.points),
        });
        let board = wording.explanation(&result, entry);
        assert!(sums.eq(board.iter().map(|row| row.sum.clone())), "{sheet:?}");
        assert!(sheet.rows.iter().map(|row| &row.note).eq(board.iter().map(|row| &row.note)));
        assert_eq!(sheet.coverage, wording.coverage(entry));
    }
    let of = |uid| wording.sheet(&result, Id::new(Uid(uid)));
    let headings: Vec<_> = [110, 100, 120].map(|uid| of(uid).unwrap().heading).into();
    assert_eq!(headings, ["Score 100.0, rank 1 of 3", "Score 68.1, rank 2 of 3", "Not scored"]);
    let totals: Vec<_> = [110, 100, 120].map(|uid| of(uid).unwrap().total).into();
    assert_eq!(totals, ["100.0", "68.1", "–"]);
    assert_eq!(of(100).unwrap().rows[0].reach, 0.81);
    for uid in [0, 10, 999] {
        assert_eq!(of(uid), None, "{uid}");
    }
}

#[test]
fn stability_in_words() {
    let workspace = workspace(&[(Some(50.0), Some(50.0))]);
    let wording = Wording::new(&workspace);
    let result = ranked(&workspace, Some(Cut::Rank(1)));
    let mut line = result.line.unwrap();
    line.selected = 41;
    let weight = WeightMove {
        criterion: Id::new(Uid(10)),
        down: Default::default(),
        up: Default::default(),
        holds: Some((40.0, 2.25)),
    };
    for (changed, moves, word, text) in [
        (3, 1, "Stable.", "±5 points on one weight change up to 3 of 41"),
        (5, 1, "Sensitive.", "±5 points on one weight change up to 5 of 41"),
        (0, 1, "Stable.", "±5 points on any weight change nothing"),
        (0, 0, "Stable.", "A single criterion counts; there is no weight to move"),
    ] {
        let stability = Stability { points: 5.0, changed, moves: vec![weight; moves] };
        let said = wording.stability(&result, &stability, &line);
        assert_eq!((said.word, said.text.as_str()), (word, text));
    }
    let holds = wording.holds(&weight, 0.3);
    assert_eq!(holds.as_deref(), Some("The line holds from 0.0 to 32.3 points"));
    assert_eq!(wording.holds(&WeightMove { holds: None, ..weight }, 0.3), None);
}

#[test]
fn every_finding_is_a_whole_sentence() {
    let workspace = workspace(&[(None, None)]);
    let wording = Wording::new(&workspace);
    let (criterion, project) = (Id::new(Uid(10)), Id::new(Uid(100)));
    let mut findings = vec![
        Finding::NoCriteria,
        Finding::EqualWeights,
        Finding::AllWeightsZero,
        Finding::CriterionWithoutWeight(criterion),
        Finding::DuplicateScores(criterion, 2),
        Finding::DuplicateContributions(1),
        Finding::NegativeCost(project),
        Finding::MustButClosed(project),
        Finding::BudgetWithoutRate(Currency::EUR),
        Finding::BudgetTooLarge(Currency::EUR),
        Finding::MustsOverBudget(pounds(5)),
    ];
    for count in [1, 2000] {
        findings.push(Finding::Clamped(criterion, count));
        findings.push(Finding::NoRate(Currency::USD, count));
        findings.push(Finding::TooLarge(Currency::USD, count));
        findings.push(Finding::CostsMissing(count));
    }
    use Unusable as U;
    for why in [U::FlatScale, U::NoScale, U::UnknownField, U::NotNumeric, U::NoObjectives] {
        findings.push(Finding::CriterionUnusable(criterion, why));
    }
    for finding in findings {
        let text = wording.finding(finding);
        assert!(text.ends_with('.') && !text.contains('{'), "{text}");
    }
    assert_eq!(wording.cost_note(Cost::Given(pounds(1))), None);
    let note = wording.cost_note(Cost::NoRate(Money::new(1, Currency::EUR)));
    assert_eq!(note.as_deref(), Some("EUR has no rate; the cost counts as nothing"));
    let note = wording.cost_note(Cost::TooLarge(Money::new(1, Currency::EUR)));
    assert_eq!(note.as_deref(), Some("The cost is too large to convert and counts as nothing"));
    let cell = Cell { value: f64::NAN, utility: 0.0, clamped: true };
    let part = Part { cell, weight: f64::NAN, points: f64::NAN };
    assert!(wording.arithmetic(&part).0.contains(NO_VALUE));
}
