//! What every row comes to: the plan of an import, computed anew whenever a decision changes.

use super::cell::{ReadAs, Reader};
use super::demand::Demands;
use super::issue::IssueCode;
use super::mapping::{Setup, Target};
use super::names::{NamePlan, Names};
use super::project::{self, Projects};
use super::words;
use crate::file::out::words::Words;
use crate::file::sheet::SheetRead;
use crate::file::sheet::grid::CellNoteKind;
use crate::model::money::Currency;
use crate::model::{FieldDef, FieldDefKind, Month, RecordKind, Settings, Uid, Value, Workspace};
use std::collections::BTreeMap;

/// What is to be told of one cell of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Issue {
    /// The column.
    pub column: u32,
    /// What.
    pub code: IssueCode,
}

/// How a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowState {
    /// Everything is read.
    Ready,
    /// Something was assumed.
    Warning,
    /// A cell counts as empty until it is mended.
    Blocked,
}

/// One row of the sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct RowPlan {
    /// Its index in the grid.
    pub row: u32,
    /// Its line in the file.
    pub line: u32,
    /// The record it belongs to, by place in [`Plan::records`].
    pub project: usize,
    /// What is to be told of it.
    pub issues: Vec<Issue>,
}

impl RowPlan {
    /// How the row stands.
    pub fn state(&self) -> RowState {
        match self.issues.iter().map(|issue| issue.code.blocks()).max() {
            Some(true) => RowState::Blocked,
            Some(false) => RowState::Warning,
            None => RowState::Ready,
        }
    }
}

/// A custom field that the import adds.
#[derive(Clone, Debug, PartialEq)]
pub struct NewField {
    /// Its name: the header.
    pub name: String,
    /// What it holds.
    pub kind: FieldDefKind,
    /// Whose: that of the records, or demand.
    pub table: RecordKind,
    /// The unit of its numbers.
    pub unit: &'static str,
}

/// Where a value lands in a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slot {
    /// A builtin field.
    Builtin(&'static str),
    /// A custom field of the workspace.
    Existing(Uid),
    /// A custom field that the import adds, by place.
    New(usize),
}

/// What lands.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Landing {
    /// A value.
    Value(Value),
    /// A record by kind and place among the names.
    Name(RecordKind, usize),
    /// Records by kind and places among the names, each with its share.
    Shares(RecordKind, Vec<(usize, f64)>),
    /// The text as typed.
    Raw,
}

/// What lands in a slot, with the text it comes from.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Held {
    pub landing: Landing,
    pub text: String,
    pub line: u32,
}

/// One record.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordPlan {
    /// The record it changes; none adds one.
    pub existing: Option<Uid>,
    /// Its name, for showing.
    pub name: String,
    pub(super) slots: BTreeMap<Slot, Held>,
}

/// The demand of a project for one role or person.
#[derive(Clone, Debug, PartialEq)]
pub struct DemandPlan {
    /// The project, by place in [`Plan::records`].
    pub project: usize,
    /// The role, by place among the names.
    pub role: Option<usize>,
    /// The person, by place among the names.
    pub person: Option<usize>,
    /// Month → minutes.
    pub minutes: BTreeMap<Month, i64>,
    /// The record it changes; none adds one.
    pub existing: Option<Uid>,
    /// How many rows were summed.
    pub rows: u32,
    pub(super) raw: BTreeMap<String, String>,
    pub(super) slots: BTreeMap<Slot, Held>,
}

/// Figures of a plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows that are wholly read.
    pub ready: usize,
    /// Rows in which something was assumed.
    pub warning: usize,
    /// Rows with a cell that counts as empty.
    pub blocked: usize,
    /// Cells kept as typed.
    pub cells_as_typed: usize,
    /// Records that are added.
    pub records_added: usize,
    /// Records that are changed.
    pub records_changed: usize,
    /// Records that stay as they are.
    pub records_unchanged: usize,
    /// Demands that are added.
    pub demands_added: usize,
    /// Demands that are changed.
    pub demands_changed: usize,
    /// Demands that stay as they are.
    pub demands_unchanged: usize,
    /// Rows whose demand was added to that of another row.
    pub rows_summed: usize,
}

/// A whole import, ready to land.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The rows of data, in order.
    pub rows: Vec<RowPlan>,
    /// What each row is.
    pub kind: RecordKind,
    /// The records, in order of appearance.
    pub records: Vec<RecordPlan>,
    /// The demands, in order of appearance.
    pub demands: Vec<DemandPlan>,
    /// Roles, people, portfolios and programmes that the sheet names.
    pub names: BTreeMap<RecordKind, Vec<NamePlan>>,
    /// Custom fields that are added.
    pub fields: Vec<NewField>,
    /// People that are added for a headcount: name, role by place, full-time share.
    pub headcount: Vec<(String, usize, f64)>,
    /// The currency the workspace reports in from now on.
    pub reporting: Option<Currency>,
    pub(super) words: Words,
    /// Figures.
    pub counts: Counts,
}

/// A column of the sheet, ready to be read.
pub(super) struct Source<'a> {
    pub place: usize,
    pub target: Target,
    pub reader: Reader<'a>,
    /// Where it lands; roles, people and units have no slot.
    pub slot: Option<Slot>,
    /// Where the words of a closed list are kept as well, since several became one.
    pub beside: Option<Slot>,
    /// Whether it lands in the demand instead of the project.
    pub on_demand: bool,
}

/// What the rows are read with.
pub(super) struct Reading<'a> {
    pub sheet: &'a SheetRead,
    pub setup: &'a Setup,
    pub sources: Vec<Source<'a>>,
    pub notes: BTreeMap<(u32, u32), Vec<CellNoteKind>>,
}

impl<'a> Reading<'a> {
    /// The text of a cell, as mended by hand.
    pub fn text(&self, row: u32, place: usize) -> &str {
        self.setup.text(self.sheet, row, place)
    }

    /// The notes of a cell that was not mended.
    pub fn notes(&self, row: u32, place: usize) -> &[CellNoteKind] {
        let at = (row, u32::try_from(place).unwrap_or(u32::MAX));
        if self.setup.fixes.contains_key(&at) {
            return &[];
        }
        self.notes.get(&at).map_or(&[], Vec::as_slice)
    }
}

/// Plans an import. `unnamed` is the name of a project without one, with `{row}` for its line.
pub fn plan(sheet: &SheetRead, setup: &Setup, workspace: &Workspace, unnamed: &str) -> Plan {
    let mut names = Names::new(workspace);
    let mut projects = Projects::assign(sheet, setup, workspace, unnamed);
    let mut fields = Vec::new();
    let defs = workspace.table::<FieldDef>();
    let defs = defs.in_order();
    let settings = workspace.settings();
    let mut reading = Reading { sheet, setup, sources: Vec::new(), notes: notes_of(sheet) };
    reading.sources = sources(sheet, setup, &defs, &settings, &projects, &mut fields);
    let mut demands = Demands::new(sheet, setup, workspace);
    let indices: Vec<usize> = (0..projects.rows.len()).collect();
    for index in indices {
        project::read_row(&reading, &mut projects, index, &mut names, &mut demands);
        demands.read_row(&reading, &mut projects, index, &mut names);
    }
    let (rows, records) = projects.finish();
    let mut plan = Plan {
        rows,
        kind: setup.mapping.kind,
        records,
        demands: demands.finish(),
        names: names.finish(),
        fields,
        headcount: Vec::new(),
        reporting: setup.reporting.filter(|to| *to != workspace.reporting_currency()),
        words: setup.words,
        counts: Counts::default(),
    };
    plan.staff(setup, workspace);
    plan.count(workspace);
    plan
}

fn notes_of(sheet: &SheetRead) -> BTreeMap<(u32, u32), Vec<CellNoteKind>> {
    let mut notes: BTreeMap<(u32, u32), Vec<CellNoteKind>> = BTreeMap::new();
    for note in &sheet.notes.notes {
        notes.entry((note.row, note.column)).or_default().push(note.kind);
    }
    notes
}

/// The columns with their readers and the places they land in.
fn sources<'a>(
    sheet: &SheetRead,
    setup: &'a Setup,
    defs: &[&FieldDef],
    settings: &Settings,
    projects: &Projects,
    fields: &mut Vec<NewField>,
) -> Vec<Source<'a>> {
    let mapping = &setup.mapping;
    let mut sources = Vec::new();
    for (place, map) in mapping.columns.iter().enumerate() {
        let Some(as_what) = ReadAs::of(map.target, defs, mapping.kind) else { continue };
        let reader = {
            let whose = (settings, mapping.kind, setup.words);
            Reader::new(sheet, place, map, as_what, whose)
        };
        let header = sheet.analysis.columns.get(place).map(|profile| &profile.header);
        let name = header.map(|header| header.name("")).unwrap_or_default();
        let name = name.trim().to_owned();
        let varies = mapping.is_demand() && !projects.is_constant(sheet, setup, place);
        let percent = sheet
            .analysis
            .columns
            .get(place)
            .is_some_and(|profile| profile.kind == crate::file::sheet::profile::Kind::Percent);
        let mut add = |kind, table| {
            let unit = if percent && kind == FieldDefKind::Number { "%" } else { "" };
            fields.push(NewField { name: name.clone(), kind, table, unit });
            Slot::New(fields.len() - 1)
        };
        let (slot, on_demand) = match map.target {
            Target::Field(key) => (Some(Slot::Builtin(key)), false),
            Target::Existing(uid) => {
                let table = defs.iter().find(|def| def.uid == uid).map(|def| def.table.as_str());
                (Some(Slot::Existing(uid)), table == Some(RecordKind::Demand.key()))
            }
            Target::Custom(kind) if varies => (Some(add(kind, RecordKind::Demand)), true),
            Target::Custom(kind) => (Some(add(kind, mapping.kind)), false),
            _ => (None, false),
        };
        let beside = match as_what {
            ReadAs::Choice(field, codes)
                if mapping.kind == RecordKind::Project
                    && super::look::merges_words(sheet, setup, place, field, codes) =>
            {
                let own = defs.iter().find(|def| {
                    def.table == mapping.kind.key()
                        && words::same_name(&def.name) == words::same_name(&name)
                });
                Some(match own {
                    Some(def) => Slot::Existing(def.uid),
                    None => add(FieldDefKind::Text, mapping.kind),
                })
            }
            _ => None,
        };
        sources.push(Source { place, target: map.target, reader, slot, beside, on_demand });
    }
    sources
}
