//! The steps of the controls: what they change, and what they refuse.

use super::super::tests::{pounds, workspace};
use super::*;
use crate::edit::{Target, apply};
use crate::model::{Currency, Money};

fn day() -> NaiveDate {
    "2027-04-01".parse().unwrap()
}

fn after(workspace: &Workspace, step: &Step) -> Workspace {
    apply(workspace, Target::Plan, &step.command).unwrap().workspace
}

#[test]
fn a_budget_is_read_as_people_write_it() {
    let start = workspace(&[(None, None)]);
    for (text, expect) in [
        ("12.4m", Some(pounds(12_400_000))),
        ("£12,400,000", Some(pounds(12_400_000))),
        ("250k", Some(pounds(250_000))),
        ("€5", Some(Money::new(500, Currency::EUR))),
        ("0", Some(pounds(0))),
    ] {
        let step = budget(&start, text, day()).unwrap().unwrap();
        assert_eq!(after(&start, &step).settings().budget, expect, "{text}");
    }
    assert!(budget(&start, " ", day()).unwrap().is_none());
    for text in ["-5", "-£0.01", "(£3m)"] {
        assert_eq!(budget(&start, text, day()).err(), Some(BudgetFault::BelowZero), "{text}");
    }
    for text in ["0.001", "12.345", "£0.000000001m"] {
        assert_eq!(budget(&start, text, day()).err(), Some(BudgetFault::TooFine), "{text}");
    }
    for text in ["99999999999999999999", "123456789012345678m"] {
        assert_eq!(budget(&start, text, day()).err(), Some(BudgetFault::TooLarge), "{text}");
    }
    for text in ["much", "12,4m", "5 %", "£5 €", "=5"] {
        assert!(budget(&start, text, day()).is_err(), "{text}");
    }
    let set = after(&start, &budget(&start, "5", day()).unwrap().unwrap());
    assert!(budget(&set, "£5.00", day()).unwrap().is_none());
    let cleared = after(&set, &budget(&set, "", day()).unwrap().unwrap());
    assert_eq!(cleared.settings().budget, None);
}

#[test]
fn weights_are_numbers() {
    let start = workspace(&[(None, None)]);
    let at = RecordRef { kind: RecordKind::Criterion, uid: Uid(10) };
    let of = |workspace: &Workspace| workspace.find(Id::<Criterion>::new(Uid(10))).unwrap().weight;
    for (text, expect) in [("45", Some(45.0)), ("12.5", Some(12.5)), ("0", Some(0.0))] {
        let step = weight(&start, at, text).unwrap().unwrap();
        assert_eq!(of(&after(&start, &step)), expect, "{text}");
    }
    assert!(weight(&start, at, "30").unwrap().is_none());
    for text in ["", " ", "x", "--", "1e", "forty"] {
        assert!(weight(&start, at, text).is_err(), "{text:?}");
    }
    let over = weight(&start, at, "101").unwrap().unwrap();
    assert!(apply(&start, Target::Plan, &over.command).is_err());
    let gone = RecordRef { kind: RecordKind::Criterion, uid: Uid(99) };
    assert!(weight(&start, gone, "5").unwrap().is_none());
}

#[test]
fn decisions_and_scores() {
    let start = workspace(&[(None, None)]);
    let step = lock(&start, Uid(100), Some(Lock::Must)).unwrap();
    let locked = after(&start, &step);
    assert_eq!(locked.find(Id::<Project>::new(Uid(100))).unwrap().lock, Some(Lock::Must));
    assert!(lock(&locked, Uid(100), Some(Lock::Must)).is_none());
    assert!(lock(&locked, Uid(7), None).is_none());
    let free = after(&locked, &lock(&locked, Uid(100), None).unwrap());
    assert_eq!(free.find(Id::<Project>::new(Uid(100))).unwrap().lock, None);
    let step =
        judge(&start, Judge::Score, (Uid(100), Uid(10)), Some(5.0), Uid(900), &Voice::default())
            .unwrap();
    assert_eq!(step.label, Label::one(Verb::Score, RecordKind::Project, "P0"));
    assert!(
        judge(&start, Judge::Score, (Uid(100), Uid(10)), None, Uid(900), &Voice::default())
            .is_none()
    );
}

#[test]
fn objectives_become_a_criterion_once() {
    let start = workspace(&[(None, None)]);
    let one = after(&start, &objective(&start, Uid(70)));
    let two = after(&one, &objective(&one, Uid(71)));
    let table = two.table::<Objective>();
    let uids: Vec<Uid> = table.in_order().iter().map(|objective| objective.uid()).collect();
    assert_eq!(uids, [Uid(70), Uid(71)]);
    assert!(objective_name(&two, Uid(70), " New objective ").is_none());
    let named = after(&two, &objective_name(&two, Uid(70), "Grow").unwrap());
    assert_eq!(named.find(Id::<Objective>::new(Uid(70))).unwrap().name, "Grow");
    let used = after(&named, &use_objectives(&named, Uid(72)).unwrap());
    assert!(use_objectives(&used, Uid(73)).is_none());
    let at = RecordRef { kind: RecordKind::Objective, uid: Uid(70) };
    let step = remove(&used, at).unwrap();
    assert_eq!(step.label.name, "Grow");
    assert!(remove(&after(&used, &step), at).is_none());
}

#[test]
fn fiscal_years_get_budgets_of_their_own() {
    use crate::edit::{Target, apply};
    let today = "2027-05-01".parse().unwrap();
    let mut start = workspace(&[(Some(1.0), None)]);
    let mut settings = start.settings();
    settings.fiscal_start = Some(4);
    start.put(std::sync::Arc::new(settings));
    let names = |ws: &Workspace| -> Vec<(String, String)> {
        budget_years(ws, today).into_iter().map(|year| (year.name, year.budget)).collect()
    };
    let empty = String::new;
    assert_eq!(
        names(&start),
        [("FY27/28", empty()), ("FY28/29", empty()), ("FY29/30", empty())]
            .map(|(name, text)| (name.to_owned(), text))
    );
    let first: Month = "2028-04".parse().unwrap();
    let step = budget_year(&start, first, "2m", today).unwrap().unwrap();
    let set = apply(&start, Target::Plan, &step.command).unwrap().workspace;
    assert_eq!(names(&set)[1].1.replace('\u{a0}', " "), "£2.0 m");
    assert!(budget_year(&set, first, "2m", today).unwrap().is_none(), "as it was");
    let gone = budget_year(&set, first, " ", today).unwrap().unwrap();
    let gone = apply(&set, Target::Plan, &gone.command).unwrap().workspace;
    assert_eq!(names(&gone), names(&start));
    for text in ["-1", "much", "1.005", "9e99"] {
        assert!(budget_year(&set, first, text, today).is_err(), "{text}");
    }
    // A year beyond these that has a budget stays on the list.
    let far = budget_year(&set, "2035-04".parse().unwrap(), "1m", today).unwrap().unwrap();
    let far = apply(&set, Target::Plan, &far.command).unwrap().workspace;
    assert_eq!(names(&far).len(), 4);
}

#[test]
fn a_decision_has_a_reason() {
    use crate::edit::{Target, apply};
    let start = workspace(&[(Some(1.0), None)]);
    let step = lock_reason(&start, Uid(100), " The law asks for it ").unwrap();
    let given = apply(&start, Target::Plan, &step.command).unwrap().workspace;
    let held = given.find(Id::<Project>::new(Uid(100))).unwrap().lock_reason.clone();
    assert_eq!(held, "The law asks for it");
    assert!(lock_reason(&given, Uid(100), "The law asks for it").is_none());
    assert!(lock_reason(&given, Uid(9), "nobody").is_none());
    let step = lock_reason(&given, Uid(100), "").unwrap();
    let gone = apply(&given, Target::Plan, &step.command).unwrap().workspace;
    assert_eq!(gone.find(Id::<Project>::new(Uid(100))).unwrap().lock_reason, "");
}
