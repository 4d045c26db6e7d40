//! Rows to records: which row belongs to which project or other record, and what its cells come to.

use super::cell::CellRead;
use super::demand::Demands;
use super::issue::IssueCode;
use super::mapping::{Matching, Setup, Target};
use super::names::{Named, Names};
use super::plan::{Held, Issue, Landing, Reading, RecordPlan, RowPlan, Slot, Source};
use super::words::same_name;
use crate::file::out::read_entries;
use crate::file::sheet::SheetRead;
use crate::file::sheet::grid::CellNoteKind;
use crate::model::field::TEXT_CHARS_MAX;
use crate::model::{RecordKind, RecordRef, Uid, Value, Workspace};
use std::collections::{BTreeMap, BTreeSet};

/// The rows and the records they make, projects most of all.
pub(super) struct Projects {
    /// The rows, each with its project.
    pub rows: Vec<RowPlan>,
    /// The projects.
    pub projects: Vec<RecordPlan>,
}

/// The columns by which a project is told.
struct Telling {
    name: Option<usize>,
    key: Option<usize>,
    uid: Option<usize>,
    /// The field of the name; none where a record of the type has no text for a name.
    name_key: Option<&'static str>,
}

impl Telling {
    /// The columns as they are mapped.
    fn of(setup: &Setup) -> Self {
        Self {
            name: setup.mapping.name_column(),
            key: setup.mapping.column_of(Target::Field("key")),
            uid: setup.mapping.column_of(Target::Uid),
            name_key: setup.mapping.name_key(),
        }
    }
}

/// The names and the organisation's own numbers of the rows so far.
#[derive(Default)]
struct Seen {
    /// Name as it is compared → the line it first stands in.
    names: BTreeMap<String, u32>,
    /// The same of numbers.
    keys: BTreeMap<String, u32>,
}

impl Seen {
    /// What is to be told of a row that makes a record of its own: that another before it has the
    /// same name or number. Both are kept.
    fn twice(&self, name: &str, key: &str, telling: &Telling) -> Vec<Issue> {
        let of = |place: Option<usize>, code| {
            Some(Issue { column: u32::try_from(place?).unwrap_or(u32::MAX), code })
        };
        let name = self.names.get(&same_name(name)).map(|line| IssueCode::SameName(*line));
        let key = self.keys.get(&same_name(key)).map(|line| IssueCode::SameKey(*line));
        let name = name.and_then(|code| of(telling.name, code));
        name.into_iter().chain(key.and_then(|code| of(telling.key, code))).collect()
    }

    /// Keeps what a row is called; an empty name or number is none.
    fn keep(&mut self, name: &str, key: &str, line: u32) {
        for (seen, text) in [(&mut self.names, name), (&mut self.keys, key)] {
            if !text.is_empty() {
                seen.entry(same_name(text)).or_insert(line);
            }
        }
    }
}

/// What a row says of which record it is.
struct Told<'a> {
    name: &'a str,
    key: &'a str,
    /// The record it names by its id.
    own: Option<Uid>,
    line: u32,
}

impl Projects {
    /// Gives every row its project. In a list of demand rows of one key or name are one project;
    /// else every row is one of its own.
    pub fn assign(sheet: &SheetRead, setup: &Setup, workspace: &Workspace, unnamed: &str) -> Self {
        let telling = Telling::of(setup);
        let kind = setup.mapping.kind;
        let mut taken: BTreeSet<Uid> = BTreeSet::new();
        let grouped = setup.mapping.is_demand();
        let mut known = known(workspace, setup);
        let mut found = Self { rows: Vec::new(), projects: Vec::new() };
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        let mut seen = Seen::default();
        for row in &sheet.analysis.range.rows {
            let line = sheet.grid.rows.get(*row as usize).map_or(0, |row| row.line);
            let (name, key) =
                (text(sheet, setup, *row, telling.name), text(sheet, setup, *row, telling.key));
            let mut issues = Vec::new();
            let column = u32::try_from(telling.name.unwrap_or(0)).unwrap_or(u32::MAX);
            let mut note = |code| issues.push(Issue { column, code });
            let above = found.rows.last().map(|row| row.project);
            let group = if key.is_empty() { same_name(name) } else { format!("\u{1}{key}") };
            let project = match (grouped, above) {
                (true, Some(above)) if name.is_empty() && key.is_empty() => {
                    note(IssueCode::FromAbove);
                    above
                }
                (true, _) if places.contains_key(&group) => {
                    places.get(&group).copied().unwrap_or(0)
                }
                _ => {
                    let uid = text(sheet, setup, *row, telling.uid).parse().ok();
                    let own = uid.filter(|uid| {
                        workspace.record(RecordRef { kind, uid: *uid }).is_some()
                            && taken.insert(*uid)
                    });
                    if name.is_empty() && telling.name_key.is_some() {
                        note(IssueCode::NoName);
                    }
                    if own.is_none() {
                        issues.extend(seen.twice(name, key, &telling));
                    }
                    places.insert(group, found.projects.len());
                    let told = Told { name, key, own, line };
                    found.add(told, (unnamed, telling.name_key), setup, &mut known);
                    found.projects.len() - 1
                }
            };
            seen.keep(name, key, line);
            found.rows.push(RowPlan { row: *row, line, project, issues });
        }
        found
    }

    fn add(
        &mut self,
        Told { name, key, own, line }: Told,
        (unnamed, name_key): (&str, Option<&'static str>),
        setup: &Setup,
        known: &mut BTreeMap<String, Vec<Uid>>,
    ) {
        let shown = match (name, key) {
            ("", "") => unnamed.replace("{row}", &line.to_string()),
            ("", key) => key.to_owned(),
            (name, _) => name.to_owned(),
        };
        let by = match setup.matching {
            Matching::Nothing => String::new(),
            Matching::Key => key.to_owned(),
            Matching::Name => same_name(&shown),
        };
        // The first row of a name is the first project of it, the second the second.
        let like = || known.get_mut(&by).filter(|_| !by.is_empty()).and_then(Vec::pop);
        let existing = own.or_else(like);
        let mut slots = BTreeMap::new();
        if let Some(name_key) = name_key.filter(|_| name.is_empty()) {
            let landing = Landing::Value(Value::Text(shown.clone()));
            slots.insert(Slot::Builtin(name_key), Held { landing, text: String::new(), line });
        }
        self.projects.push(RecordPlan { existing, name: shown, slots });
    }

    /// Whether a column says the same in all rows of each project.
    pub fn is_constant(&self, sheet: &SheetRead, setup: &Setup, place: usize) -> bool {
        let mut seen: BTreeMap<usize, &str> = BTreeMap::new();
        self.rows.iter().all(|row| {
            let text = setup.text(sheet, row.row, place).trim();
            text.is_empty() || *seen.entry(row.project).or_insert(text) == text
        })
    }

    /// Notes something of a cell.
    pub fn note(&mut self, index: usize, place: usize, code: IssueCode) {
        let column = u32::try_from(place).unwrap_or(u32::MAX);
        if let Some(row) = self.rows.get_mut(index) {
            row.issues.push(Issue { column, code });
        }
    }

    /// Rows and projects.
    pub fn finish(self) -> (Vec<RowPlan>, Vec<RecordPlan>) {
        (self.rows, self.projects)
    }
}

fn text<'a>(sheet: &'a SheetRead, setup: &'a Setup, row: u32, place: Option<usize>) -> &'a str {
    place.map_or("", |place| setup.text(sheet, row, place).trim())
}

/// The records of the workspace by what tells them, the first in order last.
fn known(workspace: &Workspace, setup: &Setup) -> BTreeMap<String, Vec<Uid>> {
    let mut known: BTreeMap<String, Vec<Uid>> = BTreeMap::new();
    let kind = setup.mapping.kind;
    let (Some(name_key), false) = (setup.mapping.name_key(), setup.matching == Matching::Nothing)
    else {
        return known;
    };
    for record in workspace.rows(kind).in_order().into_iter().rev() {
        let text = |key: &str| record.value(key).as_str().unwrap_or_default().to_owned();
        let by = match setup.matching {
            Matching::Nothing => continue,
            Matching::Key => text("key"),
            Matching::Name => match text(name_key) {
                name if name.is_empty() => {
                    same_name(record.base().raw.get(name_key).map_or("", String::as_str))
                }
                name => same_name(&name),
            },
        };
        known.entry(by).or_default().push(record.uid());
    }
    known
}

/// Reads the cells of a row that are no months.
pub(super) fn read_row(
    reading: &Reading,
    projects: &mut Projects,
    index: usize,
    names: &mut Names,
    demands: &mut Demands,
) {
    let Some((row, line, project)) =
        projects.rows.get(index).map(|row| (row.row, row.line, row.project))
    else {
        return;
    };
    demands.begin();
    for source in &reading.sources {
        let (cell, code) = read_cell(reading, source, row, names, |code| {
            projects.note(index, source.place, code);
        });
        if let Some(code) = code {
            projects.note(index, source.place, code);
        }
        let Some(landing) = cell else { continue };
        let text = reading.text(row, source.place).trim().to_owned();
        let held = Held { landing, text, line };
        match (source.target, source.slot) {
            (Target::Role | Target::Person, _) => demands.name(source.target, held),
            (_, Some(slot)) if source.on_demand => demands.hold(slot, held),
            (_, Some(slot)) => {
                if let Some(beside) = source.beside {
                    let landing = Landing::Value(Value::Text(held.text.clone()));
                    let copy = Held { landing, ..held.clone() };
                    if let Some((first, copy)) = put(projects, project, beside, copy) {
                        projects.note(index, source.place, IssueCode::Differs(first));
                        demands.differing(reading.sheet, source, copy);
                    }
                }
                if let Some((first, held)) = put(projects, project, slot, held) {
                    projects.note(index, source.place, IssueCode::Differs(first));
                    demands.differing(reading.sheet, source, held);
                }
            }
            _ => {}
        }
    }
    check_dates(reading, projects, index, project);
}

/// Reads one cell and tells what was noticed in the file.
fn read_cell(
    reading: &Reading,
    source: &Source,
    row: u32,
    names: &mut Names,
    mut note: impl FnMut(IssueCode),
) -> (Option<Landing>, Option<IssueCode>) {
    let text = reading.text(row, source.place);
    for kind in reading.notes(row, source.place) {
        match kind {
            CellNoteKind::HiddenCharacters(count) => note(IssueCode::Hidden(*count)),
            CellNoteKind::GuardTakenOff => note(IssueCode::Guard),
            CellNoteKind::ErrorValue => {
                return (Some(Landing::Raw), Some(IssueCode::ErrorValue));
            }
            CellNoteKind::Formula => {}
        }
    }
    let (read, code) = source.reader.read(text);
    let landing = match read {
        CellRead::Empty => return (None, code),
        CellRead::Raw => Landing::Raw,
        CellRead::Value(value) => {
            if reading.notes(row, source.place).contains(&CellNoteKind::Formula) {
                note(IssueCode::Formula);
            }
            Landing::Value(value)
        }
        CellRead::Name(kind, name) if Names::makes(kind, reading.setup.mapping.kind) => {
            Landing::Name(kind, names.place(kind, &name, reading.setup))
        }
        CellRead::Name(kind, name) => match names.find(kind, &name) {
            Named::One(uid) => Landing::Value(Value::Ref(uid)),
            Named::Several => return (Some(Landing::Raw), Some(IssueCode::SeveralRecords(kind))),
            Named::No => return (Some(Landing::Raw), Some(IssueCode::NoSuchRecord(kind))),
        },
        CellRead::Shares(kind, shares) => {
            let setup = reading.setup;
            if shares.entries.iter().any(|(name, _)| names.is_of_several(kind, name, setup)) {
                return (Some(Landing::Raw), Some(IssueCode::SeveralRecords(kind)));
            }
            let entries = shares.entries.iter();
            let places = entries.map(|(name, share)| (names.place(kind, name, setup), *share));
            Landing::Shares(kind, places.collect())
        }
        CellRead::Entries(key, value, text) => {
            let mut find = |kind: RecordKind, name: &str| match names.find(kind, name) {
                Named::One(uid) => Some(uid),
                Named::Several | Named::No => None,
            };
            match read_entries(key, value, &text, &mut find) {
                Some(entries) => Landing::Value(Value::Map(entries)),
                None => return (Some(Landing::Raw), Some(IssueCode::NotEntries)),
            }
        }
    };
    (Some(landing), code)
}

/// Puts something into a slot of a project. What is there already stays; if it is something else,
/// its line and what finds no place are given back.
fn put(projects: &mut Projects, project: usize, slot: Slot, held: Held) -> Option<(u32, Held)> {
    let slots = &mut projects.projects.get_mut(project)?.slots;
    match slots.get(&slot) {
        None => {
            slots.insert(slot, held);
            None
        }
        Some(first) if first.landing == held.landing && held.landing != Landing::Raw => None,
        Some(first) if first.text == held.text => None,
        Some(first) => Some((first.line, held)),
    }
}

/// Joins two texts as typed, within the limit of a text.
pub(super) fn joined(first: &str, second: &str) -> String {
    let both = format!("{first}; {second}");
    both.chars().take(TEXT_CHARS_MAX as usize).collect()
}

/// Notes a finish before the start.
fn check_dates(reading: &Reading, projects: &mut Projects, index: usize, project: usize) {
    let date = |key| {
        let held = projects.projects.get(project)?.slots.get(&Slot::Builtin(key))?;
        match held.landing {
            Landing::Value(Value::Date(date)) => Some(date),
            _ => None,
        }
    };
    if let (Some(start), Some(finish)) = (date("start"), date("finish"))
        && finish < start
        && let Some(place) = reading.setup.mapping.column_of(Target::Field("finish"))
    {
        projects.note(index, place, IssueCode::FinishBeforeStart);
    }
}
