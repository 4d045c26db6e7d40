//! The laws of scenarios: they follow the plan, name what it changed under them, and are adopted as
//! one step.

use super::*;
use crate::edit::{Outcome, Overlay};

fn freeze() -> Id<Scenario> {
    Id::new(Uid(50))
}

fn start() -> Workspace {
    let mut start = small();
    start.put(Arc::new(named::<Scenario>(50, "Hiring freeze")));
    start
}

fn owner(name: &str) -> Command {
    Command::Set {
        at: at(RecordKind::Project, 10),
        field: FieldKey::Builtin("owner"),
        value: Value::Text(name.into()),
    }
}

fn inside(workspace: &Workspace, command: &Command) -> Workspace {
    apply(workspace, Target::Scenario(freeze()), command).unwrap().workspace
}

fn plan(workspace: &Workspace, command: &Command) -> Workspace {
    apply(workspace, Target::Plan, command).unwrap().workspace
}

fn seen(workspace: &Workspace) -> Overlay {
    overlay(workspace, freeze()).unwrap()
}

#[test]
fn a_scenario_holds_its_value_over_a_plan_that_changed_it_too() {
    let both = plan(&inside(&start(), &owner("Ines")), &owner("Helen"));
    let found = seen(&both);
    let project = at(RecordKind::Project, 10);
    assert_eq!(found.workspace.record(project).unwrap().value("owner"), Value::Text("Ines".into()));
    assert_eq!(both.record(project).unwrap().value("owner"), Value::Text("Helen".into()));
    let conflict = found.conflicts.first().unwrap();
    assert_eq!(
        (found.conflicts.len(), conflict.at, conflict.outcome),
        (1, project, Outcome::ScenarioHolds)
    );
}

#[test]
fn what_has_gone_from_the_plan_stays_gone() {
    let both = inside(&start(), &owner("Ines"));
    let both = plan(&both, &Command::Remove(at(RecordKind::Project, 10)));
    let found = seen(&both);
    assert!(found.workspace.record(at(RecordKind::Project, 10)).is_none());
    assert!(found.conflicts.iter().all(|at| at.outcome == Outcome::RecordGone));
    assert!(!found.conflicts.is_empty());
    // A change inside goes on from what is left.
    let add = Command::Add(Arc::new(named::<Project>(77, "Urgent")));
    let after = inside(&both, &add);
    assert!(seen(&after).workspace.record(at(RecordKind::Project, 77)).is_some());
    assert!(after.record(at(RecordKind::Project, 77)).is_none());
}

#[test]
fn adopting_makes_the_plan_what_the_scenario_sees_in_one_step() {
    for seed in 0..40 {
        let mut dice = Dice(4_000 + seed);
        let mut now = start();
        for _ in 0..30 {
            let command = dice.command(&now, 1);
            let target = if dice.roll(2) == 0 { Target::Plan } else { Target::Scenario(freeze()) };
            if let Ok(applied) = apply(&now, target, &command) {
                now = applied.workspace;
            }
            if now.find(freeze()).is_none() {
                break;
            }
        }
        if now.find(freeze()).is_none() {
            continue;
        }
        let expected = seen(&now).workspace;
        let adopted = apply(&now, Target::Plan, &Command::Adopt(freeze())).unwrap();
        for kind in RecordKind::ALL.into_iter().filter(|kind| *kind != RecordKind::Scenario) {
            let rows = |ws: &Workspace| ws.rows(kind).iter().cloned().collect::<Vec<_>>();
            assert_eq!(rows(&adopted.workspace), rows(&expected), "seed {seed} {kind:?}");
        }
        let back = apply_all(&adopted.workspace, &invert(&adopted.patches)).unwrap();
        assert_eq!(back, now, "seed {seed}: one step back");
        // Adopted once, nothing is left to adopt.
        let again = apply(&adopted.workspace, Target::Plan, &Command::Adopt(freeze())).unwrap();
        assert!(again.patches.is_empty() || !seen(&now).conflicts.is_empty(), "seed {seed}");
    }
}

#[test]
fn what_is_not_there_or_not_readable_is_refused() {
    let missing = Command::Adopt(Id::new(Uid(51)));
    assert_eq!(apply(&start(), Target::Plan, &missing).unwrap_err(), Refusal::NoSuchScenario);
    let mut odd = named::<Scenario>(50, "Odd");
    odd.patches.insert("00000000".to_owned(), "{".to_owned());
    let mut workspace = small();
    workspace.put(Arc::new(odd));
    assert!(matches!(overlay(&workspace, freeze()), Err(Refusal::ScenarioBroken(_))));
    assert!(matches!(
        apply(&workspace, Target::Plan, &Command::Adopt(freeze())),
        Err(Refusal::ScenarioBroken(_))
    ));
}
