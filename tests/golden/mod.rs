//! The golden numbers of the sample: the same text natively and in wasm, to the last bit.
//! Floats are written in their shortest exact form, so that no rounding hides a difference.

use chrono::NaiveDate;
use plumbline::analysis::capacity::Capacity;
use plumbline::analysis::capacity::heatmap::{Basis, Cell, Heatmap};
use plumbline::analysis::capacity::load::RowKey;
use plumbline::analysis::capacity::timeline::Grain;
use plumbline::analysis::capacity::window::{Horizon, demand_months};
use plumbline::analysis::maturity::{Model, Options, answers_from, profile};
use plumbline::analysis::priority::prioritise;
use plumbline::edit::{Change, Command, FieldKey, History, Label, Stamp, Target, Verb, apply};
use plumbline::file::envelope::{Document, read, sha256_hex, write};
use plumbline::model::{
    Assessment, Month, Project, Record, RecordKind, RecordRef, Typed, Uid, Value, Workspace,
};
use std::fmt::Write as _;
use std::sync::Arc;

/// What [`render`] has to give.
pub const EXPECTED: &str = include_str!("../data/golden.txt");

const SAMPLE: &[u8] = include_bytes!("../../public/sample.json");
const MODEL: &str = include_str!("../../public/maturity-model.json");

/// Everything that is computed of the sample, as text.
pub fn render() -> String {
    let document = read(SAMPLE).unwrap();
    let ws = &document.workspace;
    let as_of = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let parts = [
        capacity(ws, as_of),
        priority(ws, as_of),
        maturity(ws),
        history(&document),
        format!("file {}\n", sha256_hex(write(&document).as_bytes())),
    ];
    parts.join("\n")
}

/// Each role by fiscal quarter: minutes asked for, minutes available, utilisation, weeks over.
fn capacity(ws: &Workspace, as_of: NaiveDate) -> String {
    let settings = ws.settings();
    let horizon = Horizon::new(demand_months(ws), &settings, Month::of(as_of));
    let capacity = Capacity::update(None, ws, &Arc::new(horizon.timeline()));
    let fiscal_start = settings.fiscal_start_month();
    let grains = [(Grain::Quarter { fiscal_start }, "quarter"), (Grain::Week, "week")];
    let [quarters, weeks] =
        grains.map(|(grain, name)| (Heatmap::new(&capacity.load, grain, Basis::All), name));
    let mut out =
        String::from("capacity by role and quarter: demand available percent weeks over\n");
    for row in &quarters.0.roles {
        let Some(name) = row_name(ws, row.key) else { continue };
        for (bucket, cell) in quarters.0.buckets.iter().zip(&row.cells) {
            writeln!(out, "{name} {} {}", bucket.first, figures(cell)).unwrap();
        }
        writeln!(out, "{name} whole {}", figures(&row.whole)).unwrap();
    }
    let mut every = String::new();
    for row in weeks.0.roles.iter().chain(&weeks.0.people) {
        for cell in &row.cells {
            writeln!(every, "{:?} {}", row.key, figures(cell)).unwrap();
        }
    }
    writeln!(out, "every {} of every row {}", weeks.1, sha256_hex(every.as_bytes())).unwrap();
    out
}

/// The name of a row of a role or of all; none for the rows below a role.
fn row_name(ws: &Workspace, key: RowKey) -> Option<String> {
    match key {
        RowKey::All => Some("All".to_owned()),
        RowKey::NoRole => Some("None".to_owned()),
        RowKey::Role(id) => ws.find(id).map(|role| role.name.clone()),
        _ => None,
    }
}

fn figures(cell: &Cell) -> String {
    let percent = cell.utilisation.percent();
    format!("{} {} {percent:?} {}", cell.demand, cell.available, cell.weeks_over)
}

/// Each project: rank, total, worst total, coverage, cumulated cost, place.
fn priority(ws: &Workspace, as_of: NaiveDate) -> String {
    let result = prioritise(ws, as_of, None);
    let mut out = String::from("priority: rank key total worst coverage cumulative place\n");
    for entry in &result.entries {
        let key = ws.find(entry.project).map(|project| project.key.clone()).unwrap_or_default();
        let (total, worst, coverage) = (entry.total, entry.worst, entry.coverage);
        let (cumulative, place) = (entry.cumulative.minor, entry.place);
        let rank = entry.rank;
        writeln!(out, "{rank} {key} {total:?} {worst:?} {coverage:?} {cumulative} {place:?}")
            .unwrap();
    }
    writeln!(out, "line {:?}\nstability {:?}", result.line, result.stability).unwrap();
    out
}

/// Overall figures and each domain of the sample's assessment.
fn maturity(ws: &Workspace) -> String {
    let model = Model::from_json(MODEL).unwrap();
    let mut out = String::from("maturity: overall index attained weakest; domain score attained\n");
    for assessment in ws.table::<Assessment>().iter() {
        let (answers, _) = answers_from(&assessment.answers);
        let options = Options { domain_weights: assessment.weights.clone() };
        let profile = profile(&model, &answers, &assessment.targets, &options);
        if let Some(all) = &profile.overall {
            let (score, index, attained, weakest) =
                (all.score, all.index, all.attained, all.weakest);
            writeln!(out, "O {score:?} index {index:?} attained {attained} weakest {weakest}")
                .unwrap();
        }
        for domain in &profile.domains {
            writeln!(out, "{} {:?} {:?}", domain.id, domain.score, domain.attained).unwrap();
        }
        for gap in &profile.gaps {
            writeln!(out, "gap {gap:?}").unwrap();
        }
    }
    out
}

/// The revisions of a fixed sequence of commands, with an undo and a redo in it.
fn history(document: &Document) -> String {
    let mut now = document.workspace.clone();
    let mut history = History::after(0, &document.revision);
    let mut out = String::from("history: revision after each step\n");
    let first = now.table::<Project>().in_order().first().map(|project| project.uid()).unwrap();
    for command in commands(first) {
        let applied = apply(&now, Target::Plan, &command).unwrap();
        let label = Label::one(Verb::Edit, RecordKind::Project, "a step");
        history.enter(Change { label, patches: applied.patches }, Stamp::default());
        now = applied.workspace;
        writeln!(out, "{} {}", history.seq(), history.revision()).unwrap();
    }
    now = history.undo(&now, Stamp::default()).unwrap().unwrap();
    writeln!(out, "{} {} undone", history.seq(), history.revision()).unwrap();
    now = history.redo(&now, Stamp::default()).unwrap().unwrap();
    writeln!(out, "{} {} redone", history.seq(), history.revision()).unwrap();
    let mut after = document.clone();
    after.advance(now, history.revision());
    writeln!(out, "file after them {}", sha256_hex(write(&after).as_bytes())).unwrap();
    out
}

fn commands(first: Uid) -> Vec<Command> {
    let kind = RecordKind::Project;
    let at = RecordRef { kind, uid: first };
    let field = |key: &str| FieldKey::builtin(kind, key).unwrap();
    let mut added = Project::empty(Uid(0x01a4_95a9_d680_7000_8001_0000_0000_0001));
    added.name = "Größe, “quoted” & added".to_owned();
    vec![
        Command::Set { at, field: field("name"), value: Value::Text("Renamed ✓".to_owned()) },
        Command::SetRaw { at, field: field("finish"), text: "late spring".to_owned() },
        Command::Add(Arc::new(added)),
        Command::Remove(at),
    ]
}
