//! The laws of scenarios: they follow the plan, name what it changed under them, and are adopted as
//! one step.

use super::*;
use crate::edit::{Keep, Outcome, Overlay, branch, can_keep, made, promotion, rebase, settle};

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

/// Where thirty commands lead, in the plan and in the scenario as the dice fall; as long as there is
/// the scenario.
fn wandered(seed: u64) -> Workspace {
    let mut dice = Dice(seed);
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
    now
}

#[test]
fn adopting_makes_the_plan_what_the_scenario_sees_in_one_step() {
    for seed in 0..40 {
        let now = wandered(4_000 + seed);
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

fn set(kind: RecordKind, uid: u128, field: &'static str, value: Value) -> Command {
    Command::Set { at: at(kind, uid), field: FieldKey::Builtin(field), value }
}

fn rows(workspace: &Workspace) -> Vec<Arc<dyn Record>> {
    let of_plan = |record: &&Arc<dyn Record>| record.kind() != RecordKind::Scenario;
    workspace.records().filter(of_plan).cloned().collect()
}

#[test]
fn whatever_the_plan_does_the_overlay_breaks_no_invariant_and_changes_only_itself() {
    for seed in 0..60 {
        let mut dice = Dice(9_000 + seed);
        let mut now = start();
        let mut kept: Option<Overlay> = None;
        for _ in 0..40 {
            let command = dice.command(&now, 1);
            let inside = dice.roll(2) == 0;
            let target = if inside { Target::Scenario(freeze()) } else { Target::Plan };
            let Ok(applied) = apply(&now, target, &command) else { continue };
            if inside {
                assert_eq!(rows(&applied.workspace), rows(&now), "seed {seed}: the plan is left");
            }
            assert_eq!(apply_all(&now, &applied.patches).as_ref(), Ok(&applied.workspace));
            now = applied.workspace;
            let Ok(fresh) = overlay(&now, freeze()) else { break };
            assert_eq!(violations(&fresh.workspace), vec![], "seed {seed}: {command:?}");
            // Going on from what was known leads to the same.
            let stepped = Overlay::update(kept.as_ref(), &now, freeze()).unwrap();
            assert_eq!(stepped.workspace, fresh.workspace, "seed {seed}");
            assert_eq!(stepped.conflicts, fresh.conflicts, "seed {seed}");
            kept = Some(stepped);
        }
    }
}

#[test]
fn a_rebased_scenario_sees_the_same_and_has_no_conflict() {
    for seed in 0..60 {
        let now = wandered(13_000 + seed);
        let Ok(before) = overlay(&now, freeze()) else { continue };
        // A change of two very long texts is more than a scenario can hold.
        let command = rebase(&now, freeze(), "r2").unwrap();
        let Ok(rebased) = apply(&now, Target::Plan, &command) else { continue };
        let rebased = rebased.workspace;
        let after = seen(&rebased);
        assert_eq!(rows(&after.workspace), rows(&before.workspace), "seed {seed}");
        assert_eq!(after.conflicts, vec![], "seed {seed}");
        assert_eq!(rebased.find(freeze()).unwrap().base_revision, "r2");
        // Every conflict decided one by one leads to none as well.
        for keep in [Keep::Scenario, Keep::Plan] {
            let mut decided = now.clone();
            for _ in 0..200 {
                let Some(conflict) = seen(&decided).conflicts.first().cloned() else { break };
                decided = plan(&decided, &settle(&decided, freeze(), &conflict, keep).unwrap());
            }
            assert_eq!(seen(&decided).conflicts, vec![], "seed {seed} {keep:?}");
            assert_eq!(rows(&decided), rows(&now), "seed {seed}: the plan is left");
        }
    }
}

#[test]
fn a_conflict_names_three_values_and_is_decided_either_way() {
    let text = |text: &str| Value::Text(text.into());
    let both = plan(&inside(&start(), &owner("Ines")), &owner("Helen"));
    let conflict = seen(&both).conflicts.remove(0);
    assert_eq!(
        (&conflict.then, &conflict.now, &conflict.wanted),
        (&Value::Empty, &text("Helen"), &text("Ines"))
    );
    for (keep, expect) in [(Keep::Scenario, "Ines"), (Keep::Plan, "Helen")] {
        let decided = plan(&both, &settle(&both, freeze(), &conflict, keep).unwrap());
        let found = seen(&decided);
        let project = found.workspace.record(at(RecordKind::Project, 10)).unwrap();
        assert_eq!((project.value("owner"), found.conflicts.len()), (text(expect), 0));
    }
    // The plan has come to say the same: nothing is left to decide.
    let same = plan(&both, &owner("Ines"));
    assert_eq!(seen(&same).conflicts, vec![]);
}

#[test]
fn what_a_deleted_project_leaves_is_let_go_of() {
    let project = at(RecordKind::Project, 10);
    let mut extra = Demand::empty(Uid(41));
    extra.project = Some(Id::new(Uid(10)));
    let both = inside(&inside(&start(), &owner("Ines")), &Command::Add(Arc::new(extra)));
    let mut both = plan(&both, &Command::Remove(project));
    let found = seen(&both);
    assert_eq!(violations(&found.workspace), vec![]);
    let outcomes: Vec<Outcome> = found.conflicts.iter().map(|at| at.outcome).collect();
    assert_eq!(outcomes, [Outcome::RecordGone; 2]);
    assert!(!found.conflicts.iter().any(can_keep));
    for conflict in found.conflicts {
        both = plan(&both, &settle(&both, freeze(), &conflict, Keep::Scenario).unwrap());
    }
    assert!(both.find(freeze()).unwrap().patches.is_empty());
}

#[test]
fn what_the_scenario_takes_away_takes_the_plans_newer_records_with_it() {
    let project = at(RecordKind::Project, 10);
    let mut extra = Demand::empty(Uid(41));
    extra.project = Some(Id::new(Uid(10)));
    let both = inside(&start(), &Command::Remove(project));
    let both = plan(&both, &Command::Add(Arc::new(extra)));
    let found = seen(&both);
    assert_eq!(violations(&found.workspace), vec![]);
    assert_eq!(found.workspace.rows(RecordKind::Demand).len(), 0);
    // Changed since, it goes all the same, and that is said; the plan's brings all of it back.
    let both = plan(&both, &owner("Helen"));
    let conflict = seen(&both).conflicts.remove(0);
    assert_eq!((conflict.at, conflict.outcome), (project, Outcome::ScenarioHolds));
    let back = plan(&both, &settle(&both, freeze(), &conflict, Keep::Plan).unwrap());
    assert_eq!(rows(&seen(&back).workspace), rows(&back));
}

#[test]
fn contradictory_patches_end_with_the_last() {
    let mut now = start();
    for name in ["Ines", "Helen", "Ines", ""] {
        now = inside(&now, &owner(name));
    }
    assert_eq!(rows(&seen(&now).workspace), rows(&now));
    now = inside(&now, &owner("Asha"));
    now = inside(&now, &Command::Remove(at(RecordKind::Project, 10)));
    let found = seen(&now);
    assert!(found.workspace.record(at(RecordKind::Project, 10)).is_none());
    assert_eq!(found.conflicts, vec![]);
}

#[test]
fn some_of_the_changes_bring_what_they_need() {
    let mut demand = Demand::empty(Uid(78));
    demand.project = Some(Id::new(Uid(77)));
    let add = |record: Arc<dyn Record>| Command::Add(record);
    let mut now = inside(&start(), &owner("Ines"));
    now = inside(&now, &add(Arc::new(named::<Project>(77, "Urgent"))));
    now = inside(&now, &add(Arc::new(demand)));
    now = inside(&now, &Command::Remove(at(RecordKind::Demand, 40)));
    now = inside(&now, &Command::Remove(at(RecordKind::Role, 20)));
    let found = seen(&now);
    let all = changes(&now, &found.workspace);
    for nth in 0..all.len() {
        let some = promotion(&found, &now, &std::collections::BTreeSet::from([nth]));
        let after = plan(&now, &Command::Merge(some.clone()));
        assert_eq!(violations(&after), vec![], "{nth}");
        assert!(some.contains(&all[nth]));
        assert!(some.len() < all.len());
    }
    let every = promotion(&found, &now, &(0..all.len()).collect());
    let adopted = plan(&now, &Command::Adopt(freeze()));
    assert_eq!(rows(&plan(&now, &Command::Merge(every))), rows(&adopted));
}

#[test]
fn a_scenario_is_made_of_a_command_and_branched() {
    let cut = made(&start(), Uid(90), ("Cut", "Less money."), "r1", &owner("Ines")).unwrap();
    let copy = branch(&cut, Uid(91), "Cut further");
    assert_eq!((copy.origin, &copy.patches), (Some(cut.id()), &cut.patches));
    let both = plan(&start(), &Command::Add(Arc::new(cut)));
    let both = plan(&both, &Command::Add(Arc::new(copy)));
    for uid in [90, 91] {
        let found = overlay(&both, Id::new(Uid(uid))).unwrap();
        assert_eq!(rows(&found.workspace), rows(&inside_seen(&start(), &owner("Ines"))));
    }
    let nowhere = set(RecordKind::Project, 99, "owner", Value::Text("x".into()));
    assert!(made(&start(), Uid(92), ("", ""), "", &nowhere).is_err());
}

fn inside_seen(workspace: &Workspace, command: &Command) -> Workspace {
    plan(workspace, command)
}

#[test]
fn scenarios_and_saved_views_are_the_plans_wherever_one_stands() {
    let inside = Target::Scenario(freeze());
    assert_eq!(inside.of(&Command::Remove(at(RecordKind::Scenario, 50))), Target::Plan);
    assert_eq!(inside.of(&owner("Ines")), inside);
    assert_eq!(inside.of(&Command::Batch(Vec::new())), inside);
    let both = Command::Batch(vec![Command::Remove(at(RecordKind::SavedView, 1)), owner("Ines")]);
    assert_eq!(inside.of(&both), inside);
}

#[test]
fn two_hundred_scenarios_and_five_thousand_projects() {
    let mut now = start();
    let mut commands = Vec::new();
    for uid in 0..5_000_u128 {
        now.put(Arc::new(named::<Project>(10_000 + uid, "P")));
        commands.push(set(RecordKind::Project, 10_000 + uid, "owner", Value::Text("Ines".into())));
    }
    for uid in 0..200_u128 {
        now.put(Arc::new(named::<Scenario>(1_000 + uid, "S")));
    }
    let all = inside(&now, &Command::Batch(commands));
    let found = seen(&all);
    assert_eq!(changes(&all, &found.workspace).len(), 5_000);
    for scenario in all.table::<Scenario>().iter() {
        assert!(overlay(&all, scenario.id()).unwrap().conflicts.is_empty());
    }
}

#[test]
fn a_text_as_typed_takes_the_place_of_a_value_the_plan_gave_later() {
    let role = at(RecordKind::Role, 20);
    let raw = FieldKey::Raw("target".to_owned());
    let typed = Command::Set { at: role, field: raw.clone(), value: Value::Text("most".into()) };
    let typed = inside(&start(), &typed);
    let now = plan(&typed, &set(RecordKind::Role, 20, "target", Value::Number(0.5)));
    let overlay = seen(&now);
    assert_eq!(violations(&overlay.workspace), vec![]);
    let role = overlay.workspace.record(role).unwrap();
    assert_eq!(raw.read(role.as_ref()), Value::Text("most".into()));
    assert_eq!(role.value("target"), Value::Empty);
}
