//! Scenarios in words over a small plan: the list, conflicts, the way to the plan, comparison.

use super::compare::{SIDES_MAX, sheet};
use super::preset::{Chosen, Preset};
use super::waterfall::Way;
use super::*;
use crate::analysis::scenario::Measure;
use crate::edit::{Target, apply};
use crate::model::{Criterion, Currency, Lock, Money, Project, Score, Settings};
use crate::present::number::Locale;

fn today() -> NaiveDate {
    "2027-01-15".parse().unwrap()
}

/// Two projects under a budget that pays for both, and a scenario with a tenth less.
fn plan() -> Workspace {
    let mut ws = Workspace::new(Uid(1));
    let mut settings = Settings::empty(Uid(1));
    settings.budget = Money::units(100, Currency::GBP);
    ws.put(Arc::new(settings));
    for (uid, name, lock) in [(10, "Atlas", Some(Lock::Must)), (11, "Bridge", None)] {
        let mut project = Project::empty(Uid(uid));
        (project.name, project.lock) = (name.into(), lock);
        project.cost = Money::units(50, Currency::GBP);
        project.start = Some(today());
        ws.put(Arc::new(project));
        let mut score = Score::empty(Uid(uid + 20));
        score.project = Some(Id::new(Uid(uid)));
        (score.criterion, score.value) = (Some(Id::new(Uid(2))), Some(4.0));
        ws.put(Arc::new(score));
    }
    let mut criterion = Criterion::empty(Uid(2));
    (criterion.name, criterion.weight) = ("Value".into(), Some(1.0));
    ws.put(Arc::new(criterion));
    let draft = Preset::Budget.draft(&ws, &Chosen::default(), today(), Uid(99)).unwrap();
    taken(&ws, &made_of(&ws, &draft, ("", ""), "r1", Uid(50)).unwrap())
}

fn taken(ws: &Workspace, step: &Step) -> Workspace {
    apply(ws, Target::Plan, &step.command).unwrap().workspace
}

fn set(
    ws: &Workspace,
    target: Target,
    kind: RecordKind,
    uid: u128,
    key: &'static str,
    to: Value,
) -> Workspace {
    let at = RecordRef { kind, uid: Uid(uid) };
    let command = Command::Set { at, field: FieldKey::Builtin(key), value: to };
    apply(ws, target, &command).unwrap().workspace
}

fn budget(pounds: i64) -> Value {
    Money::units(pounds, Currency::GBP).map_or(Value::Empty, Value::Money)
}

fn cut() -> Id<Scenario> {
    Id::new(Uid(50))
}

#[test]
fn the_list_says_what_each_assumes_changes_and_conflicts_with() {
    let ws = taken(&plan(), &branch_of(&plan(), cut(), Uid(51)).unwrap());
    let ws = set(&ws, Target::Plan, RecordKind::Settings, 1, "budget", budget(200));
    let found = lines(&ws);
    let [first, second] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((first.name.as_str(), first.base.as_str()), ("Budget −10 %", "Plan"));
    assert_eq!(first.assumes, "The budget is £90 instead of £100.");
    assert_eq!((first.changes, first.conflicts, first.broken), (1, 1, false));
    assert_eq!(
        (second.name.as_str(), second.base.as_str()),
        ("Budget −10 % (2)", "Branch of Budget −10 %")
    );
    let mut odd = Scenario::empty(Uid(52));
    odd.name = "Odd".into();
    odd.patches.insert("00000000".into(), "{".into());
    let mut ws = ws;
    ws.put(Arc::new(odd));
    assert!(lines(&ws).last().unwrap().broken);
    assert_eq!(conflict_lines(&ws, Id::new(Uid(52)), today()), []);
    assert_eq!(changed(&ws, Id::new(Uid(52)), today()).records, []);
}

#[test]
fn a_conflict_is_said_in_three_values_and_decided() {
    let ws = set(&plan(), Target::Plan, RecordKind::Settings, 1, "budget", budget(200));
    let found = conflict_lines(&ws, cut(), today());
    let [line] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((line.field.as_str(), line.keeps, line.note), ("Budget", true, ""));
    let values = line.values.each_ref().map(String::as_str);
    assert_eq!(values, ["£100.00", "£200.00", "£90.00"]);
    for (keeps, pounds) in [(true, 90), (false, 200)] {
        let after = taken(&ws, &decide(&ws, cut(), &line.conflict, keeps).unwrap());
        let seen = overlay(&after, cut()).unwrap();
        assert_eq!(seen.workspace.settings().budget, Money::units(pounds, Currency::GBP));
        assert_eq!(seen.conflicts, []);
    }
    let kept = taken(&ws, &keep_all(&ws, cut(), "r9").unwrap());
    assert_eq!(conflict_lines(&kept, cut(), today()), []);
    let gone = set(
        &plan(),
        Target::Scenario(cut()),
        RecordKind::Project,
        11,
        "owner",
        Value::Text("Ines".into()),
    );
    let at = RecordRef { kind: RecordKind::Project, uid: Uid(11) };
    let gone = apply(&gone, Target::Plan, &Command::Remove(at)).unwrap().workspace;
    let found = conflict_lines(&gone, cut(), today());
    let line = found.iter().find(|line| !line.keeps).unwrap();
    assert_eq!((line.record.as_str(), line.note), ("project", T::Gone.say()));
}

#[test]
fn some_or_all_goes_to_the_plan_with_a_decision_record() {
    let ws = set(
        &plan(),
        Target::Scenario(cut()),
        RecordKind::Project,
        11,
        "owner",
        Value::Text("Ines".into()),
    );
    let all: BTreeSet<RecordRef> =
        changed(&ws, cut(), today()).records.iter().map(|record| record.at).collect();
    assert_eq!(all.len(), 2);
    let money: BTreeSet<RecordRef> =
        all.iter().filter(|at| at.kind == RecordKind::Settings).copied().collect();
    let reasons =
        Reasons { who: " Board ".into(), why: "Less money".into(), record: Some(Uid(70)) };
    let after = taken(&ws, &promote(&ws, cut(), &money, &reasons, today()).unwrap());
    assert_eq!(after.settings().budget, Money::units(90, Currency::GBP));
    assert_eq!(after.find(Id::<Project>::new(Uid(11))).unwrap().owner, "");
    let decision = after.find(Id::<Decision>::new(Uid(70))).unwrap();
    assert_eq!((decision.decider.as_str(), decision.rationale.as_str()), ("Board", "Less money"));
    assert!(decision.name.contains("Budget −10 %") && decision.outcome.contains("1 changed"));
    assert!(decision.options.contains("in the plan"), "{}", decision.options);
    let bare = Reasons::default();
    let after = taken(&ws, &promote(&ws, cut(), &all, &bare, today()).unwrap());
    assert_eq!(after.find(Id::<Project>::new(Uid(11))).unwrap().owner, "Ines");
    assert!(after.table::<Decision>().is_empty());
    assert_eq!(changed(&after, cut(), today()).records, []);
    assert!(promote(&ws, cut(), &BTreeSet::new(), &bare, today()).is_none());
}

#[test]
fn versions_side_by_side_show_what_differs_first() {
    let ws = plan();
    let found = sheet(&ws, &[None, Some(cut())], today());
    assert_eq!(found.sides.len(), 2);
    assert!(found.title.starts_with("Budget −10 % against the plan: "), "{}", found.title);
    let differing = found.rows.iter().take_while(|row| row.differs).count();
    assert!(found.rows.iter().skip(differing).all(|row| !row.differs));
    let selected = found.rows.iter().find(|row| row.title == "Projects in").unwrap();
    assert_eq!((selected.note.as_str(), selected.differs), ("of 2", true));
    let selected: Vec<(&str, &str)> =
        selected.cells.iter().map(|cell| (cell.text.as_str(), cell.change.as_str())).collect();
    assert_eq!(selected, [("2", ""), ("1", "−1")]);
    let table = found.table();
    assert_eq!(table.titles, ["Figure", "Plan", "Budget −10 %"]);
    assert!(table.rows.iter().all(|row| row.len() == 3));
    let many = vec![None; 9];
    assert_eq!(sheet(&ws, &many, today()).sides.len(), SIDES_MAX);
    let lost = sheet(&ws, &[Some(Id::new(Uid(77)))], today());
    assert_eq!((lost.sides.len(), lost.rows.len()), (0, 0));
}

#[test]
fn the_way_between_two_versions_ends_where_the_other_begins() {
    let ws = plan();
    let locale = Locale::of(&ws.settings());
    let way = Way::new(&ws, (None, Some(cut())), today()).unwrap();
    let bars = way.bars(Measure::Cost, locale);
    let titles: Vec<&str> = bars.iter().map(|bar| bar.title.as_str()).collect();
    assert_eq!(titles, ["Plan", "Money", "Budget −10 %"]);
    assert_eq!((&bars[1].after, &bars[2].after), (&bars[2].after, &bars[1].after));
    assert!(bars.iter().all(|bar| bar.span.0 >= 0.0 && bar.span.0 + bar.span.1 <= 1000.001));
    assert!(Way::new(&ws, (None, None), today()).unwrap().is_empty());
    assert!(Way::new(&ws, (None, Some(Id::new(Uid(77)))), today()).is_none());
}

#[test]
fn a_scenario_is_reworded_branched_and_removed() {
    let ws = plan();
    assert!(reword(&ws, cut(), "name", "  ").is_none());
    assert!(reword(&ws, cut(), "name", " Budget −10 % ").is_none());
    let step = reword(&ws, cut(), "description", " Less. ").unwrap();
    assert_eq!(taken(&ws, &step).find(cut()).unwrap().description, "Less.");
    assert!(taken(&ws, &remove(&ws, cut())).table::<Scenario>().is_empty());
    assert!(branch_of(&ws, Id::new(Uid(77)), Uid(51)).is_none());
}
