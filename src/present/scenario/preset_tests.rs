//! Presets over a small plan: what they change, what they say, and when there is nothing to change.

use super::*;
use crate::edit::{Target, apply};
use crate::model::{Currency, Role, Settings};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn plan() -> Workspace {
    let mut ws = Workspace::new(Uid(1));
    let mut settings = Settings::empty(Uid(1));
    settings.budget = Money::units(1_000_000, Currency::GBP);
    settings.budget_years.insert("2027-04".parse().unwrap(), Money::new(105, Currency::GBP));
    ws.put(Arc::new(settings));
    let mut role = Role::empty(Uid(2));
    role.name = "Engineer".into();
    ws.put(Arc::new(role));
    for (uid, name, starts, ends) in [
        (10, "Asha", None, None),
        (11, "Ben", Some("2027-03-01"), None),
        (12, "Cleo", Some("2027-01-15"), None),
        (13, "Dan", None, Some("2026-12-31")),
    ] {
        let mut person = Person::empty(Uid(uid));
        person.name = name.into();
        (person.starts, person.ends) = (starts.map(day), ends.map(day));
        person.roles.insert(Id::new(Uid(2)), 1.0);
        ws.put(Arc::new(person));
    }
    let mut project = Project::empty(Uid(20));
    project.name = "Atlas".into();
    (project.start, project.finish) = (Some(day("2027-01-31")), Some(day("2027-11-30")));
    ws.put(Arc::new(project));
    let mut demand = Demand::empty(Uid(30));
    (demand.project, demand.role) = (Some(Id::new(Uid(20))), Some(Id::new(Uid(2))));
    demand.person = Some(Id::new(Uid(11)));
    for (month, minutes) in [("2026-12", 1), ("2027-01", 2), ("2027-02", 3), ("2027-04", 5)] {
        demand.minutes.insert(month.parse().unwrap(), minutes);
    }
    ws.put(Arc::new(demand));
    for (uid, name, weight) in [(40, "Value", 40.0), (41, "Fit", 60.0)] {
        let mut criterion = Criterion::empty(Uid(uid));
        (criterion.name, criterion.weight) = (name.into(), Some(weight));
        ws.put(Arc::new(criterion));
    }
    ws
}

fn chosen(uid: u128) -> Chosen {
    Chosen { records: vec![Uid(uid)], name: String::new() }
}

fn made(preset: Preset, chosen: &Chosen) -> (Draft, Workspace) {
    let ws = plan();
    let draft = preset.draft(&ws, chosen, day("2027-01-15"), Uid(99)).unwrap();
    let after = apply(&ws, Target::Plan, &draft.command).unwrap().workspace;
    (draft, after)
}

fn refused(preset: Preset, ws: &Workspace, chosen: &Chosen) -> String {
    preset.draft(ws, chosen, day("2027-01-15"), Uid(99)).unwrap_err()
}

#[test]
fn a_tenth_less_money() {
    let (draft, after) = made(Preset::Budget, &Chosen::default());
    assert_eq!(draft.assumes, "The budget is £900k instead of £1.0\u{a0}m.");
    let settings = after.settings();
    assert_eq!(settings.budget, Money::units(900_000, Currency::GBP));
    // 94.5 pence, half away from zero.
    assert_eq!(settings.budget_years.values().next(), Some(&Money::new(95, Currency::GBP)));
    let none = refused(Preset::Budget, &Workspace::new(Uid(1)), &Chosen::default());
    assert_eq!(none, "Nothing here to change: no budget is set.");
    assert_eq!(tenth_less(-105), -95);
    assert_eq!(tenth_less(i64::MAX), 8_301_034_833_169_298_226);
}

#[test]
fn nobody_new_after_today() {
    let (draft, after) = made(Preset::Freeze, &Chosen::default());
    assert!(draft.assumes.contains("1 planned start is left out"), "{}", draft.assumes);
    assert!(draft.does.contains("Ben"), "{}", draft.does);
    let names: Vec<String> = after.table::<Person>().iter().map(|at| at.name.clone()).collect();
    assert_eq!(names, ["Asha", "Cleo", "Dan"], "who starts today stays");
    let demand = after.find(Id::<Demand>::new(Uid(30))).unwrap();
    assert_eq!((demand.person, demand.role), (None, Some(Id::new(Uid(2)))));
    assert_eq!(
        refused(Preset::Freeze, &after, &Chosen::default()),
        "Nothing here to change: nobody starts after today."
    );
}

#[test]
fn nobody_new_and_no_contractors() {
    let mut ws = plan();
    for uid in [12, 13] {
        let mut person = ws.find(Id::<Person>::new(Uid(uid))).unwrap().clone();
        person.contractor = true;
        ws.put(Arc::new(person));
    }
    let today = day("2027-01-15");
    let draft = Preset::Own.draft(&ws, &Chosen::default(), today, Uid(99)).unwrap();
    assert_eq!(
        draft.assumes,
        "Nobody starts after 15 Jan 2027 (1 left out), and every contractor goes then (1)."
    );
    assert!(draft.does.contains("Ben, Cleo"), "{}", draft.does);
    let after = apply(&ws, Target::Plan, &draft.command).unwrap().workspace;
    assert!(after.find(Id::<Person>::new(Uid(11))).is_none());
    // Dan has gone already, and Asha is on the payroll.
    for (uid, ends) in [(10, None), (12, Some(today)), (13, Some(day("2026-12-31")))] {
        assert_eq!(after.find(Id::<Person>::new(Uid(uid))).unwrap().ends, ends, "{uid}");
    }
    let (_, frozen) = made(Preset::Own, &Chosen::default());
    assert_eq!(frozen.table::<Person>().iter().count(), 3, "without contractors it is a freeze");
    assert!(refused(Preset::Own, &after, &Chosen::default()).contains("contractor"));
}

#[test]
fn somebody_leaves_today() {
    let offers = Preset::Person.offers(&plan(), day("2027-01-15"));
    assert_eq!(offers, [(Uid(10), "Asha".to_owned()), (Uid(12), "Cleo".to_owned())]);
    let (draft, after) = made(Preset::Person, &chosen(10));
    assert_eq!(draft.assumes, "Asha leaves on 15 Jan 2027 and is not replaced.");
    let asha = after.find(Id::<Person>::new(Uid(10))).unwrap();
    assert_eq!(asha.ends, Some(day("2027-01-15")));
    for uid in [11, 13, 20, 77] {
        assert!(refused(Preset::Person, &plan(), &chosen(uid)).contains("nobody"), "{uid}");
    }
}

#[test]
fn a_start_moves_by_a_quarter_with_the_work_ahead() {
    let (draft, after) = made(Preset::Delay, &chosen(20));
    assert_eq!(draft.assumes, "Atlas starts three months later.");
    let atlas = after.find(Id::<Project>::new(Uid(20))).unwrap();
    assert_eq!(atlas.start, Some(day("2027-04-30")), "the last day of a shorter month");
    assert_eq!(atlas.finish, Some(day("2028-02-29")));
    let demand = after.find(Id::<Demand>::new(Uid(30))).unwrap();
    let months: Vec<(String, i64)> =
        demand.minutes.iter().map(|(month, minutes)| (month.to_string(), *minutes)).collect();
    let expect = [("2026-12", 1), ("2027-04", 2), ("2027-05", 3), ("2027-07", 5)];
    assert_eq!(months, expect.map(|(month, minutes)| (month.to_owned(), minutes)));
    assert!(refused(Preset::Delay, &plan(), &chosen(10)).contains("no project"));
    assert!(refused(Preset::Delay, &plan(), &Chosen::default()).contains("no project"));
}

#[test]
fn something_urgent_must_be_done() {
    for (typed, name) in [("  ", "Urgent project"), (" Recall ", "Recall")] {
        let asked = Chosen { name: typed.into(), ..Chosen::default() };
        let (draft, after) = made(Preset::Urgent, &asked);
        assert_eq!(draft.assumes, format!("{name} is done whatever its score."));
        let project = after.find(Id::<Project>::new(Uid(99))).unwrap();
        assert_eq!((project.name.as_str(), project.lock), (name, Some(Lock::Must)));
    }
}

#[test]
fn a_weight_doubles_or_the_others_halve() {
    let weights = |after: &Workspace| {
        let criteria = after.table::<Criterion>();
        criteria.iter().map(|criterion| criterion.weight.unwrap()).collect::<Vec<_>>()
    };
    let (draft, after) = made(Preset::Weights, &chosen(40));
    assert_eq!(weights(&after), [80.0, 60.0]);
    assert!(draft.does.contains("from 40 to 80"), "{}", draft.does);
    let (draft, after) = made(Preset::Weights, &chosen(41));
    assert_eq!(weights(&after), [20.0, 60.0]);
    assert!(draft.does.contains("half"), "{}", draft.does);
    assert!(refused(Preset::Weights, &plan(), &chosen(10)).contains("no criterion"));
}

#[test]
fn every_preset_has_words() {
    let (draft, after) = made(Preset::Empty, &Chosen::default());
    assert_eq!((after, draft.assumes.as_str()), (plan(), ""));
    for preset in Preset::ALL {
        assert!(!preset.title().is_empty() && !preset.asks().is_empty());
        let needs = !matches!(preset.needs(), Needs::Nothing | Needs::Name);
        assert_eq!(!preset.offers(&plan(), day("2027-01-15")).is_empty(), needs, "{preset:?}");
    }
    let names = (0..7).map(|_| "A");
    let locale = Locale::of(&plan().settings());
    assert_eq!(listed(names, locale), "A, A, A, A and 3 more");
}
