//! Merging: nothing is dropped silently, whatever was done on either side.

use super::*;
use crate::edit::merge::{Cell, Choice, Consequence, Dispute, Merge, Side, Subject, merge};
use std::collections::BTreeMap;

type Choices = BTreeMap<Subject, Choice>;

fn all(merge: &Merge, choice: Choice) -> Choices {
    merge.disputes.iter().map(|dispute| (dispute.subject(), choice)).collect()
}

/// Types that refer to each other, so few that two people meet in them.
const MET: [RecordKind; 6] = [
    RecordKind::FieldDef,
    RecordKind::Calendar,
    RecordKind::Project,
    RecordKind::Role,
    RecordKind::Person,
    RecordKind::Demand,
];

fn kind_of(command: &Command) -> Option<RecordKind> {
    match command {
        Command::Add(record) => Some(record.kind()),
        Command::Set { at, .. }
        | Command::SetRaw { at, .. }
        | Command::SetEntry { at, .. }
        | Command::Remove(at)
        | Command::Move { at, .. } => Some(at.kind),
        Command::Batch(_) | Command::Merge(_) | Command::Adopt(_) => None,
    }
}

/// A version some random commands further on.
fn onward(start: &Workspace, dice: &mut Dice, steps: usize) -> Workspace {
    let mut now = start.clone();
    let mut done = 0;
    while done < steps {
        let command = dice.command(&now, 0);
        if !kind_of(&command).is_some_and(|kind| MET.contains(&kind)) {
            continue;
        }
        done += 1;
        if let Ok(applied) = apply(&now, Target::Plan, &command) {
            now = applied.workspace;
        }
    }
    now
}

/// What stands in every cell of a record, by cell.
fn states(record: &Arc<dyn Record>) -> Vec<String> {
    let json = crate::model::json::record_to_json(record.as_ref());
    json.as_object().into_iter().flatten().map(|(key, json)| format!("{key} {json}")).collect()
}

/// Every record that one side changed is in the result as that side has it, or something of it is
/// disputed or said.
fn nothing_is_dropped(base: &Workspace, side: &Workspace, merge: &Merge, seed: u64) {
    let landed = merge.land(&Choices::new());
    let disputed = |at: RecordRef| {
        merge.disputes.iter().any(|dispute| match dispute {
            Dispute::Cell { at: own, .. } | Dispute::Record { at: own, .. } => *own == at,
            Dispute::Order { kind, .. } => *kind == at.kind,
        })
    };
    let said = |at: RecordRef| {
        landed.consequences.iter().any(|found| match found {
            Consequence::Restored { at: own, .. }
            | Consequence::RemovedWith { at: own, .. }
            | Consequence::AsTyped { at: own, .. } => *own == at,
            Consequence::Cleared { holder, .. } => *holder == at,
        })
    };
    for patch in difference(base, side) {
        let at = patch.at();
        if disputed(at) || said(at) {
            continue;
        }
        let (result, own) = (landed.workspace.record(at), side.record(at));
        match patch {
            Patch::Remove(_) => assert!(result.is_none(), "seed {seed}: {patch:?}"),
            Patch::Add(_) => assert!(result.is_some(), "seed {seed}: {patch:?}"),
            Patch::Set { field, to: Value::Map(to), .. } => {
                let found = result.map(|record| field.read(record.as_ref()));
                let Some(Value::Map(found)) = found else { panic!("seed {seed}: {at:?} {field}") };
                assert!(to.iter().all(|entry| found.get(entry.0) == Some(entry.1)), "seed {seed}");
            }
            // Entries the other side added stay when this one empties the field.
            Patch::Set { field, from: Value::Map(from), to: Value::Empty, .. } => {
                if let Some(Value::Map(found)) = result.map(|record| field.read(record.as_ref())) {
                    assert!(from.iter().all(|e| found.get(e.0) != Some(e.1)), "seed {seed}");
                }
            }
            Patch::Set { field, to, .. } if !matches!(field, FieldKey::Extra(_)) => {
                let found = result.map(|record| field.read(record.as_ref()));
                assert_eq!(found, Some(to), "seed {seed}: {at:?} {field}");
            }
            Patch::SetEntry { field, entry, to, .. } => {
                let read = |record: &Arc<dyn Record>| match field.read(record.as_ref()) {
                    Value::Map(mut entries) => entries.remove(&entry).unwrap_or_default(),
                    _ => Value::Empty,
                };
                assert_eq!(result.map(read), Some(to), "seed {seed}: {at:?} {field} {entry}");
            }
            Patch::Set { .. } => {
                let own = own.map(states).unwrap_or_default();
                let result = result.map(states).unwrap_or_default();
                let kept = own.iter().filter(|state| result.contains(state)).count();
                assert!(kept > 0, "seed {seed}: {own:?} {result:?}");
            }
        }
    }
}

/// Merges two random versions; gives how many disputes there were.
fn run_merge(seed: u64, steps: usize) -> usize {
    let mut dice = Dice(seed);
    let base = onward(&Workspace::new(Uid(1)), &mut dice, 2 * steps);
    let mine = onward(&base, &mut dice, steps);
    let theirs = onward(&base, &mut dice, steps);
    let merged = merge(Some(&base), &mine, &theirs);
    nothing_is_dropped(&base, &mine, &merged, seed);
    nothing_is_dropped(&base, &theirs, &merged, seed);
    // Whoever changed nothing agrees with everything.
    for (a, b, expect) in [(&base, &theirs, &theirs), (&mine, &base, &mine), (&mine, &mine, &mine)]
    {
        let quiet = merge(Some(&base), a, b);
        assert_eq!(quiet.disputes, vec![], "seed {seed}");
        let landed = quiet.land(&Choices::new());
        assert_eq!((&landed.workspace, landed.consequences.len()), (expect, 0), "seed {seed}");
    }
    // Mirrored, the same is asked, and the same comes of the same answers.
    let mirrored = merge(Some(&base), &theirs, &mine);
    let subjects = |merge: &Merge| -> Vec<Subject> {
        let mut subjects: Vec<Subject> = merge.disputes.iter().map(Dispute::subject).collect();
        subjects.sort();
        subjects
    };
    assert_eq!(subjects(&merged), subjects(&mirrored), "seed {seed}");
    for (here, there) in [(Choice::Mine, Choice::Theirs), (Choice::Theirs, Choice::Mine)] {
        let one = merged.land(&all(&merged, here)).workspace;
        let other = mirrored.land(&all(&mirrored, there)).workspace;
        assert_eq!(difference(&one, &other), vec![], "seed {seed} {here:?}");
    }
    // However it is decided, the whole stays sound, and it is one step that can be taken back.
    let choices = [Choice::Undecided, Choice::Mine, Choice::Theirs, Choice::Both, Choice::Leave];
    let decide = |dispute: &Dispute| (dispute.subject(), choices[dice.roll(choices.len())]);
    let random: Choices = merged.disputes.iter().map(decide).collect();
    let landed = merged.land(&random);
    assert_eq!(violations(&landed.workspace), vec![], "seed {seed}: {:?}", landed.consequences);
    let step = apply(&mine, Target::Plan, &Command::Merge(landed.patches.clone())).unwrap();
    assert_eq!(step.workspace, landed.workspace, "seed {seed}");
    assert_eq!(apply_all(&step.workspace, &invert(&step.patches)), Ok(mine.clone()), "seed {seed}");
    without_base(&mine, &theirs, seed);
    merged.disputes.len()
}

/// Two versions without a common one: nothing is taken unasked, and either can be had whole.
fn without_base(mine: &Workspace, theirs: &Workspace, seed: u64) {
    let two = merge(None, mine, theirs);
    assert_eq!(two.land(&Choices::new()).workspace, *mine, "seed {seed}");
    assert_eq!(two.land(&all(&two, Choice::Mine)).workspace, *mine, "seed {seed}");
    let landed = two.land(&all(&two, Choice::Theirs)).workspace;
    assert_eq!(difference(&landed, theirs), vec![], "seed {seed}");
    for patch in difference(mine, theirs) {
        let at = patch.at();
        let listed = two.disputes.iter().any(|dispute| match dispute.subject() {
            Subject::Cell(own, _) | Subject::Record(own) => own == at,
            Subject::Order(kind) => kind == at.kind,
        });
        assert!(listed, "seed {seed}: {patch:?}");
    }
}

#[test]
fn nothing_is_dropped_silently() {
    let disputes: usize = (0..40).map(|seed| run_merge(seed, 200)).sum();
    assert!(disputes > 200, "the versions hardly meet: {disputes} disputes");
}

mod deep_merges {
    /// The same with many more versions, for the optimised run.
    #[test]
    fn nothing_is_dropped_silently() {
        for seed in 5000..5000 + crate::edit::tests::times(10, 400) {
            super::run_merge(seed, 200);
        }
    }
}

fn done(workspace: &Workspace, commands: Vec<Command>) -> Workspace {
    apply(workspace, Target::Plan, &Command::Batch(commands)).unwrap().workspace
}

fn set(record: RecordRef, field: &'static str, value: Value) -> Command {
    Command::Set { at: record, field: FieldKey::Builtin(field), value }
}

fn text(text: &str) -> Value {
    Value::Text(text.into())
}

fn month(record: RecordRef, entry: &str, minutes: i64) -> Command {
    let field = FieldKey::Builtin("minutes");
    Command::SetEntry { at: record, field, entry: entry.into(), value: Value::Whole(minutes) }
}

const PROJECT: RecordRef = RecordRef { kind: RecordKind::Project, uid: Uid(10) };
const PERSON: RecordRef = RecordRef { kind: RecordKind::Person, uid: Uid(30) };
const DEMAND: RecordRef = RecordRef { kind: RecordKind::Demand, uid: Uid(40) };

#[test]
fn a_series_merges_month_by_month() {
    let base = done(&small(), vec![month(DEMAND, "2027-01", 60), month(DEMAND, "2027-02", 60)]);
    let mine = done(&base, vec![month(DEMAND, "2027-01", 120), month(DEMAND, "2027-03", 30)]);
    let theirs = done(&base, vec![month(DEMAND, "2027-02", 90), month(DEMAND, "2027-03", 45)]);
    let merged = merge(Some(&base), &mine, &theirs);
    let cell = Cell { field: FieldKey::Builtin("minutes"), entry: Some("2027-03".into()) };
    let subjects: Vec<Subject> = merged.disputes.iter().map(Dispute::subject).collect();
    assert_eq!(subjects, [Subject::Cell(DEMAND, cell)]);
    let landed = merged.land(&all(&merged, Choice::Theirs));
    let found = landed.workspace.record(DEMAND).unwrap().value("minutes");
    let expect = [("2027-01", 120), ("2027-02", 90), ("2027-03", 45)];
    let expect = expect.map(|(key, minutes)| (key.to_owned(), Value::Whole(minutes)));
    assert_eq!(found, Value::Map(BTreeMap::from(expect)));
}

#[test]
fn texts_can_be_had_both_where_they_fit() {
    let base = small();
    let cases = [
        ("owner", "Ann", "Ben", Some("Ann / Ben")),
        ("description", "One.", "Two.", Some("One.\nTwo.")),
        ("owner", &"x".repeat(200), &"y".repeat(200), None),
    ];
    for (field, here, there, expect) in cases {
        let mine = done(&base, vec![set(PROJECT, field, text(here))]);
        let theirs = done(&base, vec![set(PROJECT, field, text(there))]);
        let merged = merge(Some(&base), &mine, &theirs);
        let both = merged.both(&merged.disputes[0]).map(|state| state.value);
        assert_eq!(both, expect.map(text), "{field}");
        let landed = merged.land(&all(&merged, Choice::Both));
        let found = landed.workspace.record(PROJECT).unwrap().value(field);
        assert_eq!(found, text(expect.unwrap_or(here)), "{field}");
        let tally = merged.tally(&all(&merged, Choice::Both));
        assert_eq!((tally.both, tally.left), if expect.is_some() { (1, 0) } else { (0, 1) });
    }
}

#[test]
fn what_could_not_be_read_and_a_value_do_not_meet() {
    let base = small();
    let field = FieldKey::Builtin("finish");
    let soon = Command::SetRaw { at: PROJECT, field, text: "soon".into() };
    let mine = done(&base, vec![soon]);
    let day = Value::Date("2028-03-01".parse().unwrap());
    let theirs = done(&base, vec![set(PROJECT, "finish", day.clone())]);
    let merged = merge(Some(&base), &mine, &theirs);
    assert_eq!(merged.disputes.len(), 1, "{:?}", merged.disputes);
    for (choice, value, raw) in [
        (Choice::Undecided, Value::Empty, Some("soon")),
        (Choice::Mine, Value::Empty, Some("soon")),
        (Choice::Both, Value::Empty, Some("soon")),
        (Choice::Theirs, day, None),
    ] {
        let landed = merged.land(&all(&merged, choice)).workspace;
        let record = landed.record(PROJECT).unwrap();
        assert_eq!(record.value("finish"), value);
        assert_eq!(record.base().raw.get("finish").map(String::as_str), raw);
    }
}

#[test]
fn who_deletes_what_the_other_edits_is_asked() {
    let base = small();
    let gone = done(&base, vec![Command::Remove(DEMAND)]);
    let edited = done(&base, vec![month(DEMAND, "2027-01", 5)]);
    let here = merge(Some(&base), &gone, &edited);
    let there = merge(Some(&base), &edited, &gone);
    let asked = |absent| Dispute::Record { at: DEMAND, absent, removed: true, users: vec![] };
    assert_eq!(here.disputes, [asked(Side::Mine)]);
    assert_eq!(there.disputes, [asked(Side::Theirs)]);
    for (merged, choice, stays) in [
        (&here, Choice::Undecided, false),
        (&here, Choice::Mine, false),
        (&here, Choice::Theirs, true),
        (&there, Choice::Undecided, true),
        (&there, Choice::Leave, true),
        (&there, Choice::Theirs, false),
    ] {
        let landed = merged.land(&all(merged, choice)).workspace;
        let expect = if stays { &edited } else { &gone };
        assert_eq!(landed.record(DEMAND), expect.record(DEMAND), "{choice:?}");
    }
}

#[test]
fn who_deletes_what_the_other_has_come_to_use_is_asked() {
    let base = small();
    // Removing the person empties the reference to her; the other side plans more of her work.
    let mine = done(&base, vec![Command::Remove(PERSON)]);
    let mut more = Demand::empty(Uid(41));
    more.project = Some(Id::new(PROJECT.uid));
    more.role = Some(Id::new(Uid(20)));
    more.person = Some(Id::new(PERSON.uid));
    let holder = at(RecordKind::Demand, 41);
    let theirs = done(&base, vec![Command::Add(Arc::new(more))]);
    let merged = merge(Some(&base), &mine, &theirs);
    let users = vec![holder];
    let asked = Dispute::Record { at: PERSON, absent: Side::Mine, removed: true, users };
    assert_eq!(merged.disputes, [asked]);
    let gone = merged.land(&all(&merged, Choice::Mine));
    let field = FieldKey::Builtin("person");
    assert_eq!(gone.consequences, [Consequence::Cleared { holder, field, to: PERSON }]);
    let kept = merged.land(&all(&merged, Choice::Theirs));
    assert!(kept.workspace.record(PERSON).is_some() && kept.consequences.is_empty());
    assert_eq!(violations(&kept.workspace), vec![]);
}

#[test]
fn what_is_kept_keeps_what_it_needs() {
    let base = small();
    // The project went with its demand; the other side edited the demand alone.
    let mine = done(&base, vec![Command::Remove(PROJECT)]);
    assert!(mine.record(DEMAND).is_none());
    let theirs = done(&base, vec![month(DEMAND, "2027-01", 5)]);
    let merged = merge(Some(&base), &mine, &theirs);
    let keep = Choices::from([(Subject::Record(DEMAND), Choice::Theirs)]);
    let landed = merged.land(&keep);
    assert_eq!(violations(&landed.workspace), vec![]);
    assert!(landed.workspace.record(DEMAND).is_some(), "{:?}", landed.consequences);
    let back = Consequence::Restored { at: PROJECT, holder: DEMAND };
    assert_eq!(landed.consequences, [back]);
}

#[test]
fn rows_moved_on_both_sides_are_one_question() {
    let rows = (0..5).map(|nth| Arc::new(named::<Project>(100 + nth, "A")) as Arc<dyn Record>);
    let base = with(rows.collect());
    let place = |uid, after| Command::Move {
        at: at(RecordKind::Project, uid),
        after: Some(Uid(after)),
        before: None,
    };
    let mine = done(&base, vec![place(100, 104)]);
    let theirs = done(&base, vec![place(103, 100)]);
    let merged = merge(Some(&base), &mine, &theirs);
    let subjects: Vec<Subject> = merged.disputes.iter().map(Dispute::subject).collect();
    assert_eq!(subjects, [Subject::Order(RecordKind::Project)]);
    let order = |ws: &Workspace| -> Vec<u128> {
        ws.rows(RecordKind::Project).in_order().iter().map(|row| row.uid().0).collect()
    };
    let theirs_first = merged.land(&all(&merged, Choice::Theirs)).workspace;
    assert_eq!(order(&theirs_first), order(&theirs));
    assert_eq!(order(&merged.land(&Choices::new()).workspace), order(&mine));
}

#[test]
fn members_that_are_not_understood_are_said_where_they_differ() {
    let mine = small();
    let mut theirs = small();
    theirs.extra.insert("moons".into(), serde_json::json!([1]));
    assert_eq!(merge(Some(&mine), &mine, &theirs).foreign, ["moons"]);
}

#[test]
fn a_merge_that_would_break_something_is_refused_whole() {
    let start = small();
    let person = start.record(PERSON).unwrap().clone();
    let patches = vec![Patch::Remove(person)];
    let refused = apply(&start, Target::Plan, &Command::Merge(patches)).unwrap_err();
    assert!(matches!(refused, Refusal::Patch(PatchFault::Conflict(..))), "{refused:?}");
}
