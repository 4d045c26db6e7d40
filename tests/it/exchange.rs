//! Tables out and in again, for every record type.

use super::sample::document;
use super::wild;
use plumbline::edit::{Command, Target, apply, apply_all, invert};
use plumbline::file::import::{self, Matching, Plan, Setup, guess, propose};
use plumbline::file::out::csv;
use plumbline::file::sheet::{Options, SheetRead, read};
use plumbline::model::reading::Decimal;
use plumbline::model::reading::money::Scale;
use plumbline::model::{LocaleChoice, RecordKind, Settings, Uid, Value, Workspace};
use plumbline::present::import::{problem_rows, words};
use plumbline::present::number::Locale;
use plumbline::present::register::{Export, ListedField, Register, conventions};
use std::ops::ControlFlow;
use std::sync::Arc;

fn register(ws: &Workspace, kind: RecordKind) -> Register<'_> {
    Register::new(ws, kind, "2027-06-07".parse().unwrap(), Scale::Thousands, &[])
}

fn uids(ws: &Workspace, kind: RecordKind) -> Vec<Uid> {
    ws.rows(kind).in_order().iter().map(|record| record.uid()).collect()
}

/// All fields of a type as a delimited file, in the ways of the workspace.
pub fn exported(ws: &Workspace, kind: RecordKind) -> Vec<u8> {
    let by = conventions(&ws.settings(), "2027-06-07".parse().unwrap());
    let register = register(ws, kind);
    csv(&Export::all(&register).table(&uids(ws, kind)), by.decimal)
}

fn options(ws: &Workspace) -> Options {
    Options::automatic(conventions(&ws.settings(), "2027-06-07".parse().unwrap()))
}

fn sheet(ws: &Workspace, bytes: &[u8]) -> SheetRead {
    read(bytes, &options(ws), &mut |_| ControlFlow::Continue(())).unwrap()
}

fn setup(sheet: &SheetRead, ws: &Workspace, kind: RecordKind) -> Setup {
    let mapping = propose(sheet, ws, kind, words());
    Setup { mapping, matching: Matching::Name, words: words(), ..Setup::default() }
}

fn commands(plan: &Plan, ws: &Workspace) -> (Command, usize) {
    let mut next = 1_u128 << 100;
    let command = plan.command(ws, &mut || {
        next += 1;
        Uid(next)
    });
    let Command::Batch(commands) = &command else { panic!("an import is one step") };
    let count = commands.len();
    (command, count)
}

fn german(mut ws: Workspace) -> Workspace {
    let settings = Settings { locale: Some(LocaleChoice::DeDe), ..ws.settings() };
    ws.put(Arc::new(settings));
    ws
}

#[test]
fn every_type_comes_back_from_a_delimited_file_without_a_difference() {
    for (seed, ws) in [
        (1, wild::workspace(1)),
        (2, wild::workspace(2)),
        (3, german(wild::workspace(3))),
        (0, document().workspace),
    ] {
        for kind in RecordKind::ALL {
            if ws.rows(kind).is_empty() {
                continue;
            }
            let bytes = exported(&ws, kind);
            assert_eq!(bytes, exported(&ws, kind), "the same table gives the same bytes");
            let sheet = sheet(&ws, &bytes);
            assert_eq!(guess(&sheet, &ws, words(), ""), kind);
            let setup = setup(&sheet, &ws, kind);
            let plan = import::plan(&sheet, &setup, &ws, "Row {row}");
            let (command, count) = commands(&plan, &ws);
            let name = format!("seed {seed} {kind:?}");
            assert_eq!(count, 0, "{name}: {command:?}");
            assert_eq!(plan.counts.records_unchanged, ws.rows(kind).len(), "{name}");
        }
    }
}

#[test]
fn every_type_lands_in_an_empty_table_as_it_was_in_one_step_that_undoes() {
    let whole = document().workspace;
    for kind in RecordKind::ALL {
        let own = [RecordKind::Settings, RecordKind::FieldDef, RecordKind::Demand];
        if whole.rows(kind).is_empty() || own.contains(&kind) {
            continue;
        }
        let sheet = sheet(&whole, &exported(&whole, kind));
        let mut ws = whole.clone();
        for uid in uids(&whole, kind) {
            ws.remove(plumbline::model::RecordRef { kind, uid });
        }
        let setup = setup(&sheet, &ws, kind);
        let plan = import::plan(&sheet, &setup, &ws, "Row {row}");
        let (command, _) = commands(&plan, &ws);
        let landed = apply(&ws, Target::Plan, &command)
            .unwrap_or_else(|refusal| panic!("{kind:?} is refused: {refusal:?}"));
        let rows = landed.workspace.rows(kind).in_order();
        assert_eq!(rows.len(), whole.rows(kind).len(), "{kind:?}");
        for (new, old) in rows.into_iter().zip(whole.rows(kind).in_order()) {
            for (at, field) in kind.fields().iter().enumerate() {
                // A record that refers to its own type finds nobody in an empty table.
                let own =
                    matches!(field.kind, plumbline::model::field::Kind::Ref(to, _) if to == kind);
                let is_raw = old.base().raw.contains_key(field.key);
                if own || is_raw || matches!(old.value_at(at), Value::Text(_)) {
                    continue;
                }
                assert_eq!(new.value_at(at), old.value_at(at), "{kind:?}.{}", field.key);
            }
        }
        let undone = apply_all(&landed.workspace, &invert(&landed.patches)).unwrap();
        assert_eq!(undone, ws, "{kind:?}");
    }
}

#[test]
fn a_changed_cell_is_the_one_change() {
    let ws = wild::workspace(1);
    let text = String::from_utf8(exported(&ws, RecordKind::Risk)).unwrap();
    let threat = "Threat";
    let changed = text.replacen(threat, "Opportunity", 1);
    let changed = if changed == text { text.replacen("Opportunity", threat, 1) } else { changed };
    let sheet = sheet(&ws, changed.as_bytes());
    let plan = import::plan(&sheet, &setup(&sheet, &ws, RecordKind::Risk), &ws, "");
    let (command, count) = commands(&plan, &ws);
    assert_eq!(count, 1, "{command:?}");
}

#[test]
fn what_a_table_is_of_is_told_by_its_columns() {
    let ws = document().workspace;
    for (text, kind) in [
        ("Risk,Probability,Impact,Owner\nFire,2,3,Ann\n", RecordKind::Risk),
        ("Issue,Severity,Raised on,Status\nLeak,2,2027-01-01,Open\n", RecordKind::Issue),
        (
            "Project name,Start,Finish,Status\nAtlas,2027-01-01,2027-05-01,Green\n",
            RecordKind::Project,
        ),
        ("Name,Jan 27,Feb 27\nAtlas,3,4\n", RecordKind::Project),
        ("Name\nAtlas\n", RecordKind::Project),
        // What is left of a short list of projects when its problem rows come back.
        (
            "Project,Owner,Status,Cost,To be mended\nAtlas,Ann,Grn,100,x\nBasil,Bob,grn,200,x\n,Eve,Green,500,x\n",
            RecordKind::Project,
        ),
        ("Project,Owner,To be mended\nAtlas,Ann,x\n", RecordKind::Project),
        // A list of projects that says something else of each as well.
        ("Project,Risk,Cost\nAtlas,High,1\nBasil,Low,2\n", RecordKind::Project),
        ("Project,Department,Team,Cost\nAtlas,IT,Red,1\nBasil,HR,Blue,2\n", RecordKind::Project),
        ("Project,Decision,Cost,Owner\nAtlas,Go,1,Ann\nBasil,Stop,2,Bob\n", RecordKind::Project),
        ("No,Projekt,Issue,Cost\n1,Atlas,Late,1\n2,Basil,None,2\n", RecordKind::Project),
        ("Project,Cost,Cost,Project\nAtlas,1,2,A\nBasil,3,4,B\n", RecordKind::Project),
        // The same project more than once, or its name behind that of the risk: its risks.
        ("Project,Risk,Probability,Impact\nAtlas,Fire,2,3\nAtlas,Flood,1,2\n", RecordKind::Risk),
        ("Risk,Project,Probability,Impact\nFire,Atlas,2,3\nFlood,Basil,1,2\n", RecordKind::Risk),
        ("a,b,c\n1,2,3\n", RecordKind::Project),
        ("Id (lessons)\nx\n", RecordKind::Lesson),
        ("Id (moons)\nx\n", RecordKind::Project),
    ] {
        assert_eq!(guess(&sheet(&ws, text.as_bytes()), &ws, words(), ""), kind, "{text}");
    }
}

/// The columns a register shows at first, or all that are kept, as a file without ids.
fn without_ids(ws: &Workspace, kind: RecordKind, all: bool) -> String {
    let register = register(ws, kind);
    let fields: Vec<ListedField> = match all {
        true => register.columns().into_iter().map(|column| column.field).collect(),
        false => register.default_columns(),
    };
    let table = Export::shown(&register, &fields).table(&uids(ws, kind));
    String::from_utf8(csv(&table, Decimal::Point)).unwrap()
}

/// Types that other pages hold; a table of them is brought in by their ids or by a user's word.
const HELD: [RecordKind; 9] = [
    RecordKind::Settings,
    RecordKind::Demand,
    RecordKind::Scenario,
    RecordKind::SavedView,
    RecordKind::Calendar,
    RecordKind::FieldDef,
    RecordKind::Score,
    RecordKind::Comparison,
    RecordKind::Office,
];

#[test]
fn a_view_handed_out_is_taken_for_what_it_is_and_so_are_its_problem_rows() {
    let ws = document().workspace;
    let mut seen = 0;
    for kind in RecordKind::ALL.into_iter().filter(|kind| !HELD.contains(kind)) {
        if ws.rows(kind).is_empty() {
            continue;
        }
        for all in [false, true] {
            let table = sheet(&ws, without_ids(&ws, kind, all).as_bytes());
            assert_eq!(guess(&table, &ws, words(), ""), kind, "{kind:?} {all}");
            // A word that fits nowhere, in another column of each row.
            let mut setup = setup(&table, &ws, kind);
            let width = table.analysis.columns.len();
            for (nth, row) in table.analysis.range.rows.iter().enumerate() {
                setup.fixes.insert((*row, (nth % width) as u32), "what?".to_owned());
            }
            let plan = import::plan(&table, &setup, &ws, "Row {row}");
            let problems = problem_rows(&table, &setup, &plan, Locale::new(LocaleChoice::EnGb));
            if problems.lines().count() < 2 {
                continue;
            }
            let again = sheet(&ws, problems.as_bytes());
            assert_eq!(guess(&again, &ws, words(), ""), kind, "problems of {kind:?} {all}");
            let reasons = propose(&again, &ws, kind, words()).columns.pop().unwrap();
            assert_eq!(reasons.target, import::Target::Ignore, "{kind:?}");
            seen += 1;
        }
    }
    assert!(seen > 50, "{seen}");
}

#[test]
fn what_a_table_was_last_time_it_is_again() {
    let ws = document().workspace;
    let text = "Name,Owner,Due\nAtlas,Ann,2027-01-01\n";
    let first = sheet(&ws, text.as_bytes());
    let before = guess(&first, &ws, words(), "");
    for kind in [RecordKind::Action, RecordKind::Deliverable, RecordKind::Project] {
        let kept = import::remember("", &first, &propose(&first, &ws, kind, words()));
        for (next, expect) in [
            (text, kind),
            // Other rows, another order, and the column of reasons.
            ("due,NAME,Owner\n2027-02-01,Basil,Bob\n", kind),
            ("Name,Owner,Due,To be mended\nBasil,Bob,soon,Due: no date\n", kind),
            // A table with its ids says itself what it is; other headers say nothing.
            ("Name,Owner,Due,Id (lessons)\nBasil,Bob,x,y\n", RecordKind::Lesson),
        ] {
            assert_eq!(guess(&sheet(&ws, next.as_bytes()), &ws, words(), &kept), expect, "{next}");
        }
        let other = sheet(&ws, b"Name,Owner\nAtlas,Ann\n");
        assert_eq!(guess(&other, &ws, words(), &kept), guess(&other, &ws, words(), ""));
        // The newest decision holds.
        let lesson = propose(&first, &ws, RecordKind::Lesson, words());
        let newer = import::remember(&kept, &first, &lesson);
        assert_eq!(guess(&first, &ws, words(), &newer), RecordKind::Lesson);
    }
    for kept in ["=name|owner|due\tmoons\n", "=\tprojects\n", "\t\t\n", "=name|owner|due"] {
        assert_eq!(guess(&first, &ws, words(), kept), before, "{kept}");
    }
}

#[test]
fn wrong_cells_stay_as_typed_and_are_told() {
    use plumbline::file::import::IssueCode as I;
    let ws = document().workspace;
    let project = RecordKind::Project;
    for (column, cell, code) in [
        ("Project", "No such project", I::NoSuchRecord(project)),
        ("Project", "019b76da-a000-7000-8000-00000000ffff", I::NoSuchRecord(project)),
        ("Probability", "9", I::OutOfRange),
        ("Probability", "-1", I::OutOfRange),
        ("Probability", "2.5", I::Unreadable(plumbline::model::reading::ReadingFault::NotANumber)),
        ("Kind", "Sideways", I::NotAChoice),
    ] {
        let field = RecordKind::Risk.fields().iter().find(|field| {
            (words().title)(RecordKind::Risk, field.key) == column
                || (column == "Kind" && field.key == "kind")
        });
        let column = (words().title)(RecordKind::Risk, field.unwrap().key);
        let text = format!("Risk,{column}\nFire,{cell}\n");
        let sheet = sheet(&ws, text.as_bytes());
        let setup = setup(&sheet, &ws, RecordKind::Risk);
        let plan = import::plan(&sheet, &setup, &ws, "");
        let codes: Vec<I> = plan.rows[0].issues.iter().map(|issue| issue.code).collect();
        assert_eq!(codes, [code], "{text}");
        let landed = apply(&ws, Target::Plan, &commands(&plan, &ws).0).unwrap().workspace;
        let record = landed
            .rows(RecordKind::Risk)
            .iter()
            .find(|record| record.value("name") == Value::Text("Fire".into()));
        let raw = &record.unwrap().base().raw;
        assert_eq!(raw.values().map(String::as_str).collect::<Vec<_>>(), [cell], "{text}");
    }
}

#[test]
fn a_view_is_exported_as_it_is_shown() {
    let ws = document().workspace;
    let register = register(&ws, RecordKind::Risk);
    let shown = ["owner", "name"].map(ListedField::Builtin);
    let mut rows = uids(&ws, RecordKind::Risk);
    rows.reverse();
    let text =
        String::from_utf8(csv(&Export::shown(&register, &shown).table(&rows), Decimal::Point));
    let text = text.unwrap();
    let title = |key| (words().title)(RecordKind::Risk, key);
    assert!(
        text.starts_with(&format!("\u{feff}{},{}\r\n", title("owner"), title("name"))),
        "{text}"
    );
    assert_eq!(text.lines().count(), rows.len() + 1);
}
