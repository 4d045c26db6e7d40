//! Properties of all edits: undone they are the start, and no command breaks an invariant.

mod dice;
mod merge;
mod place;
mod scenario;
mod unread;

use super::{json, *};
use crate::model::record::{Record, RecordRef, Typed};
use crate::model::*;
pub(crate) use dice::{Dice, times};
use std::sync::Arc;

fn label() -> Label {
    Label::many(Verb::Edit, RecordKind::Project, 1)
}

fn run_seed(seed: u64, steps: usize) {
    let mut dice = Dice(seed);
    let start = Workspace::new(Uid(1));
    let mut now = start.clone();
    let (mut history, mut log) = (History::default(), Vec::new());
    let mut versions = vec![start.clone()];
    for _ in 0..steps {
        let command = dice.command(&now, 1);
        let Ok(applied) = apply(&now, Target::Plan, &command) else { continue };
        assert_eq!(violations(&applied.workspace), vec![], "seed {seed}: {command:?}");
        assert_eq!(
            apply_all(&now, &applied.patches).as_ref(),
            Ok(&applied.workspace),
            "seed {seed}"
        );
        let found = difference(&now, &applied.workspace);
        assert_eq!(apply_all(&now, &found).as_ref(), Ok(&applied.workspace), "seed {seed}");
        for patch in &applied.patches {
            let text = json::patch_to_json(patch).to_string();
            assert_eq!(json::patch_from_text(&text).as_ref(), Some(patch), "seed {seed}: {text}");
        }
        history.enter(Change { label: label(), patches: applied.patches }, Stamp::default());
        log.extend(history.newest().cloned());
        now = applied.workspace;
        versions.push(now.clone());
    }
    for version in versions.iter().rev().skip(1).take(STEPS_MAX) {
        now = history.undo(&now, Stamp::default()).unwrap().unwrap();
        log.extend(history.newest().cloned());
        assert_eq!(now, *version, "seed {seed}");
    }
    for version in versions.iter().skip(1) {
        now = history.redo(&now, Stamp::default()).unwrap().unwrap();
        log.extend(history.newest().cloned());
        assert_eq!(now, *version, "seed {seed}");
    }
    let mut replayed = start;
    for entry in &log {
        let line = json::entry_to_json(entry).to_string();
        let read = serde_json::from_str(&line).unwrap();
        assert_eq!(json::entry_from_json(&read).as_ref(), Some(entry), "seed {seed}");
        replayed = apply_all(&replayed, &entry.change.patches).unwrap();
    }
    assert_eq!(replayed, now, "seed {seed}: the log leads to the document");
}

#[test]
fn any_command_sequence_undone_is_the_start() {
    for seed in 0..12 {
        run_seed(seed, 120);
    }
}

mod deep_sequences {
    /// The same with many more sequences, for the optimised run.
    #[test]
    fn any_command_sequence_undone_is_the_start() {
        for seed in 1000..1000 + super::times(3, 2_000) {
            super::run_seed(seed, 300);
        }
    }
}

fn named<R: Typed>(uid: u128, name: &str) -> R {
    let mut record = R::empty(Uid(uid));
    let index = R::KIND.field_index("name").unwrap();
    record.set_at(index, Value::Text(name.into())).unwrap();
    record
}

fn with(records: Vec<Arc<dyn Record>>) -> Workspace {
    let commands = records.into_iter().map(Command::Add).collect();
    apply(&Workspace::new(Uid(1)), Target::Plan, &Command::Batch(commands)).unwrap().workspace
}

fn small() -> Workspace {
    let project = named::<Project>(10, "Atlas");
    let role = named::<Role>(20, "Data engineer");
    let mut person = named::<Person>(30, "Priya");
    person.roles.insert(role.id(), 1.0);
    let mut demand = Demand::empty(Uid(40));
    demand.project = Some(project.id());
    demand.role = Some(role.id());
    demand.person = Some(person.id());
    with(vec![Arc::new(project), Arc::new(role), Arc::new(person), Arc::new(demand)])
}

fn at(kind: RecordKind, uid: u128) -> RecordRef {
    RecordRef { kind, uid: Uid(uid) }
}

#[test]
fn removal_follows_each_references_policy() {
    let start = small();
    let role = at(RecordKind::Role, 20);
    let demand = at(RecordKind::Demand, 40);
    assert_eq!(
        apply(&start, Target::Plan, &Command::Remove(role)).unwrap_err(),
        Refusal::StillReferenced(role, vec![demand])
    );
    let person = apply(&start, Target::Plan, &Command::Remove(at(RecordKind::Person, 30))).unwrap();
    assert_eq!(person.workspace.find(Id::<Demand>::new(Uid(40))).unwrap().person, None);
    let project =
        apply(&start, Target::Plan, &Command::Remove(at(RecordKind::Project, 10))).unwrap();
    assert!(project.workspace.record(demand).is_none());
    let role = apply(&project.workspace, Target::Plan, &Command::Remove(role)).unwrap();
    assert!(role.workspace.find(Id::<Person>::new(Uid(30))).unwrap().roles.is_empty());
}

#[test]
fn refused_commands_change_nothing() {
    let start = small();
    let project = at(RecordKind::Project, 10);
    let name = FieldKey::Builtin("name");
    let commands = [
        Command::Set { at: project, field: name.clone(), value: Value::Empty },
        Command::Set { at: project, field: name.clone(), value: Value::Flag(true) },
        Command::Set {
            at: at(RecordKind::Project, 9),
            field: name,
            value: Value::Text("x".into()),
        },
        Command::Set {
            at: project,
            field: FieldKey::Builtin("programme"),
            value: Value::Ref(Uid(99)),
        },
        Command::Set { at: project, field: FieldKey::Custom(Uid(99)), value: Value::Number(1.0) },
        Command::Add(Arc::new(Project::empty(Uid(11)))),
        Command::Add(Arc::new(named::<Project>(10, "again"))),
        Command::SetEntry {
            at: at(RecordKind::Demand, 40),
            field: FieldKey::Builtin("minutes"),
            entry: "2027-04".into(),
            value: Value::Whole(-1),
        },
        Command::Remove(at(RecordKind::Project, 9)),
    ];
    for command in commands {
        let batch = Command::Batch(vec![
            Command::Set {
                at: project,
                field: FieldKey::Builtin("owner"),
                value: Value::Text("Ines".into()),
            },
            command.clone(),
        ]);
        assert!(apply(&start, Target::Plan, &command).is_err(), "{command:?}");
        assert!(apply(&start, Target::Plan, &batch).is_err(), "{command:?}");
    }
}

#[test]
fn what_cannot_be_read_is_kept_as_typed_and_counts_as_empty() {
    let start = small();
    let (project, finish) = (at(RecordKind::Project, 10), FieldKey::Builtin("finish"));
    let raw = Command::SetRaw { at: project, field: finish.clone(), text: "late spring".into() };
    let kept = apply(&start, Target::Plan, &raw).unwrap().workspace;
    let record = kept.record(project).unwrap();
    assert_eq!(record.value("finish"), Value::Empty);
    assert_eq!(record.base().raw.get("finish").map(String::as_str), Some("late spring"));
    let date = Value::Date("2028-05-31".parse().unwrap());
    let set = Command::Set { at: project, field: finish, value: date };
    let mended = apply(&kept, Target::Plan, &set).unwrap().workspace;
    assert!(mended.record(project).unwrap().base().raw.is_empty());
}

#[test]
fn one_month_of_a_series_is_one_small_patch() {
    let start = small();
    let set = |entry: &str, minutes| Command::SetEntry {
        at: at(RecordKind::Demand, 40),
        field: FieldKey::Builtin("minutes"),
        entry: entry.into(),
        value: Value::Whole(minutes),
    };
    let months =
        (0..60).map(|month| set(&Month::new(2027, 1).unwrap().plus(month).to_string(), 4800));
    let filled = apply(&start, Target::Plan, &Command::Batch(months.collect())).unwrap().workspace;
    let edited = apply(&filled, Target::Plan, &set("2028-02", 2400)).unwrap();
    assert_eq!(edited.patches.len(), 1);
    assert!(json::patch_to_json(&edited.patches[0]).to_string().len() < 200);
    assert_eq!(difference(&filled, &edited.workspace), edited.patches);
}

#[test]
fn a_scenario_changes_nothing_but_itself() {
    let mut start = small();
    start.put(Arc::new(named::<Scenario>(50, "Hiring freeze")));
    let scenario = Id::<Scenario>::new(Uid(50));
    let project = at(RecordKind::Project, 10);
    let set = |name: &str| Command::Set {
        at: project,
        field: FieldKey::Builtin("owner"),
        value: Value::Text(name.into()),
    };
    let first = apply(&start, Target::Scenario(scenario), &set("Ines")).unwrap().workspace;
    let second = apply(&first, Target::Scenario(scenario), &set("Yusuf")).unwrap().workspace;
    assert_eq!(second.record(project), start.record(project));
    let seen = overlay(&second, scenario).unwrap().workspace;
    assert_eq!(seen.record(project).unwrap().value("owner"), Value::Text("Yusuf".into()));
    // What the scenario does not change follows the plan.
    let name = Command::Set {
        at: project,
        field: FieldKey::Builtin("name"),
        value: Value::Text("Atlas 2".into()),
    };
    let moved = apply(&second, Target::Plan, &name).unwrap().workspace;
    assert_eq!(
        overlay(&moved, scenario).unwrap().workspace.record(project).unwrap().value("name"),
        Value::Text("Atlas 2".into())
    );
    let missing = Target::Scenario(Id::new(Uid(51)));
    assert_eq!(apply(&start, missing, &set("x")).unwrap_err(), Refusal::NoSuchScenario);
}

#[test]
fn an_edit_leaves_other_tables_and_chunks_shared() {
    let records =
        (1..=2000_u128).map(|uid| Arc::new(named::<Project>(uid, "p")) as Arc<dyn Record>);
    let start = with(records.collect());
    let set = Command::Set {
        at: at(RecordKind::Project, 700),
        field: FieldKey::Builtin("owner"),
        value: Value::Text("Ines".into()),
    };
    let next = apply(&start, Target::Plan, &set).unwrap().workspace;
    assert!(next.rows(RecordKind::Role).same_as(start.rows(RecordKind::Role)));
    let shared = next.records().zip(start.records()).filter(|(a, b)| Arc::ptr_eq(a, b)).count();
    assert_eq!(shared, 1999);
}

#[test]
fn removing_a_custom_field_takes_its_values_along() {
    let mut start = small();
    start.put(Arc::new(named::<FieldDef>(60, "Sponsor ref")));
    let project = at(RecordKind::Project, 10);
    let set = Command::Set {
        at: project,
        field: FieldKey::Custom(Uid(60)),
        value: Value::Text("CD-04".into()),
    };
    let filled = apply(&start, Target::Plan, &set).unwrap().workspace;
    let removed =
        apply(&filled, Target::Plan, &Command::Remove(at(RecordKind::FieldDef, 60))).unwrap();
    assert!(removed.workspace.record(project).unwrap().base().custom.is_empty());
    assert_eq!(apply_all(&removed.workspace, &invert(&removed.patches)), Ok(filled));
}

#[test]
fn settings_that_are_missing_come_with_their_first_change() {
    let start = small();
    let settings = at(RecordKind::Settings, 1);
    let mut calendar = named::<Calendar>(70, "Site");
    calendar.day_minutes = Some(450);
    let set = |key, value| Command::Set { at: settings, field: FieldKey::Builtin(key), value };
    let budget = Value::Money(Money::new(5_000, Currency::GBP));
    for command in [
        set("budget", budget),
        Command::SetEntry {
            at: settings,
            field: FieldKey::Builtin("rates"),
            entry: "USD 2027-01-01".into(),
            value: Value::Number(0.75),
        },
        Command::SetRaw {
            at: settings,
            field: FieldKey::Builtin("currency"),
            text: "shells".into(),
        },
        Command::Batch(vec![
            Command::Add(Arc::new(calendar)),
            set("calendar", Value::Ref(Uid(70))),
            set("name", Value::Text("Calder".into())),
        ]),
    ] {
        let done = apply(&start, Target::Plan, &command).unwrap();
        assert_eq!(violations(&done.workspace), [], "{command:?}");
        assert_eq!(done.workspace.rows(RecordKind::Settings).len(), 1, "{command:?}");
        assert_eq!(apply_all(&done.workspace, &invert(&done.patches)).as_ref(), Ok(&start));
    }
    let other = Command::Set {
        at: at(RecordKind::Settings, 2),
        field: FieldKey::Builtin("name"),
        value: Value::Text("x".into()),
    };
    assert!(apply(&start, Target::Plan, &other).is_err());
}
