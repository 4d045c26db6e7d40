//! Figures of small plans by hand, dominance, and contributions that sum to the difference.

use super::*;
use crate::model::{Criterion, Demand, Money, Person, Score, Settings, Stage, Typed, Uid};
use std::sync::Arc;

/// Three projects of 60, 50 and 40 points at 90, 60 and 40 thousand; the budget takes in two.
pub(crate) fn plan() -> Workspace {
    let mut ws = Workspace::new(Uid(1));
    let mut settings = Settings::empty(Uid(1));
    settings.budget = Money::units(150_000, Currency::GBP);
    settings.fiscal_start = Some(4);
    ws.put(Arc::new(settings));
    let mut criterion = Criterion::empty(Uid(2));
    criterion.name = "Value".into();
    (criterion.weight, criterion.low, criterion.high) = (Some(1.0), Some(0.0), Some(100.0));
    ws.put(Arc::new(criterion));
    let mut objective = Objective::empty(Uid(3));
    objective.name = "Grow".into();
    ws.put(Arc::new(objective));
    for (at, (points, cost)) in [(60.0, 90_000), (50.0, 60_000), (40.0, 40_000)].iter().enumerate()
    {
        let nth = at as u128;
        let mut project = Project::empty(Uid(10 + nth));
        project.name = format!("P{at}");
        project.cost = Money::units(*cost, Currency::GBP);
        project.benefit = Money::units(1_000, Currency::GBP);
        project.start = "2027-01-01".parse().ok();
        project.finish = "2027-04-10".parse().ok();
        ws.put(Arc::new(project));
        let mut score = Score::empty(Uid(20 + nth));
        score.project = Some(Id::new(Uid(10 + nth)));
        (score.criterion, score.value) = (Some(Id::new(Uid(2))), Some(*points));
        ws.put(Arc::new(score));
        let mut risk = Risk::empty(Uid(30 + nth));
        risk.name = "Late".into();
        risk.project = Some(Id::new(Uid(10 + nth)));
        (risk.probability, risk.impact) = (Some(3), Some(4));
        ws.put(Arc::new(risk));
    }
    let mut contribution = Contribution::empty(Uid(40));
    contribution.project = Some(Id::new(Uid(12)));
    (contribution.objective, contribution.level) = (Some(Id::new(Uid(3))), Some(2));
    ws.put(Arc::new(contribution));
    ws
}

fn today() -> NaiveDate {
    "2027-01-15".parse().unwrap()
}

fn change<R: Typed + Clone>(ws: &mut Workspace, uid: u128, fill: impl FnOnce(&mut R)) {
    let mut record = ws.find(Id::<R>::new(Uid(uid))).unwrap().clone();
    fill(&mut record);
    ws.put(Arc::new(record));
}

#[test]
fn figures_of_a_small_plan_by_hand() {
    let figures = Figures::of(&plan(), today());
    assert_eq!((figures.selected, figures.open), (2, 3));
    assert_eq!((figures.value, figures.cost), (110.0, 15_000_000));
    // A hundred days, ninety of them before the first of April.
    let years: Vec<i64> = figures.years.values().copied().collect();
    assert_eq!(years, [13_500_000, 1_500_000, 0]);
    assert_eq!(figures.years.values().sum::<i64>(), figures.cost);
    assert_eq!((figures.benefit, figures.exposure), (200_000, 24.0));
    assert_eq!((figures.served, figures.objectives), (0, 1), "only the third serves it");
    assert_eq!((figures.peak, figures.months_over), (None, 0));
}

#[test]
fn a_line_that_moves_changes_all_that_hangs_on_it() {
    let mut more = plan();
    change(&mut more, 1, |settings: &mut Settings| {
        settings.budget = Money::units(190_000, Currency::GBP);
    });
    let figures = Figures::of(&more, today());
    assert_eq!((figures.selected, figures.value, figures.served), (3, 150.0, 1));
    let before = Figures::of(&plan(), today());
    assert!(!before.is_dominated_by(&figures), "it costs less");
    change(&mut more, 12, |project: &mut Project| project.stage = Some(Stage::Closed));
    assert_eq!(Figures::of(&more, today()).open, 2);
}

#[test]
fn work_over_what_there_is_has_a_peak() {
    let mut ws = plan();
    let mut role = Role::empty(Uid(50));
    role.name = "Engineer".into();
    let mut person = Person::empty(Uid(51));
    person.name = "Asha".into();
    person.roles.insert(Id::new(Uid(50)), 1.0);
    let mut demand = Demand::empty(Uid(52));
    demand.project = Some(Id::new(Uid(10)));
    demand.role = Some(Id::new(Uid(50)));
    demand.minutes.insert("2027-02".parse().unwrap(), 30_000);
    ws.put(Arc::new(role));
    ws.put(Arc::new(person));
    ws.put(Arc::new(demand));
    let figures = Figures::of(&ws, today());
    let peak = figures.peak.unwrap();
    assert_eq!((peak.role, peak.month), (Id::new(Uid(50)), "2027-02".parse().unwrap()));
    assert!(peak.percent.unwrap() > 200.0 && figures.months_short > 1.0);
    assert_eq!((figures.months_over, figures.role_months), (1, 12));
    ws.remove(crate::model::RecordRef { kind: crate::model::RecordKind::Person, uid: Uid(51) });
    let alone = Figures::of(&ws, today());
    assert_eq!(alone.peak.unwrap().percent, None);
    assert!(alone.is_dominated_by(&figures));
    assert_eq!(dominated(&[figures.clone(), alone, figures]), [None, Some(0), None]);
}

#[test]
fn contributions_sum_to_the_whole_difference() {
    let first = Figures::of(&plan(), today());
    let mut after = Vec::new();
    for (selected, value) in [(1, 60.0), (3, 150.0), (3, 150.0)] {
        after.push(Figures { selected, value, ..first.clone() });
    }
    assert_eq!(contributions(Measure::Value, &first, &after), [-50.0, 90.0, 0.0]);
    for measure in Measure::ALL {
        let sum: f64 = contributions(measure, &first, &after).iter().sum();
        assert_eq!(sum, measure.of(&after[2]) - measure.of(&first));
    }
    assert_eq!(contributions(Measure::Cost, &first, &[]), [] as [f64; 0]);
}

#[test]
fn an_empty_plan_has_figures_of_nothing() {
    let figures = Figures::of(&Workspace::new(Uid(1)), today());
    assert_eq!((figures.selected, figures.value, figures.cost), (0, 0.0, 0));
    assert!(!figures.is_dominated_by(&figures.clone()));
    assert_eq!(dominated(&[]), []);
}

#[test]
fn change_is_summed_by_group_and_month() {
    use crate::model::{ChangeGroup, ChangeImpact};
    let mut ws = plan();
    for (uid, name, capacity) in [(50, "Sales", Some(3)), (51, "Claims", None)] {
        let mut group = ChangeGroup::empty(Uid(uid));
        (group.name, group.capacity) = (name.into(), capacity);
        ws.put(Arc::new(group));
    }
    let impacts = [
        // Group, project, size, from, to. The third project is below the line.
        (50, Some(10), Some(3), "2027-02-10", "2027-04-01"),
        (50, Some(11), Some(2), "2027-04-30", ""),
        (50, Some(12), Some(5), "", ""),
        (50, None, Some(1), "", "2027-04-15"),
        (51, Some(10), Some(5), "2028-02-01", ""),
        (51, Some(10), None, "", ""),
        (51, Some(11), Some(2), "2026-01-01", "2026-12-31"),
    ];
    for (nth, (group, project, size, starts, ends)) in impacts.into_iter().enumerate() {
        let mut impact = ChangeImpact::empty(Uid(60 + nth as u128));
        impact.group = Some(Id::new(Uid(group)));
        impact.project = project.map(|uid| Id::new(Uid(uid)));
        impact.size = size;
        (impact.starts, impact.ends) = (starts.parse().ok(), ends.parse().ok());
        ws.put(Arc::new(impact));
    }
    let peak = Figures::of(&ws, today()).change.unwrap();
    let april: Month = "2027-04".parse().unwrap();
    let expect = ChangePeak { group: Id::new(Uid(50)), month: april, load: 6, capacity: Some(3) };
    assert_eq!(peak, expect, "three, two and one meet in April");
    assert_eq!(Figures::of(&plan(), today()).change, None);
    // The last of the projects in is planned for 10 April; with what is assumed it is later.
    let finish = Figures::of(&plan(), today()).finish.unwrap();
    assert!(finish > "2027-04-10".parse().unwrap() && finish < "2027-05-03".parse().unwrap());
}
