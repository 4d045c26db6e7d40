//! Months across the top: cells to minutes of work, rows of one project and role summed.

use super::issue::IssueCode;
use super::mapping::{Setup, Target};
use super::names::Names;
use super::plan::{DemandPlan, Held, Landing, Reading, Slot, Source};
use super::project::{Projects, joined};
use super::words::means_empty;
use crate::file::sheet::SheetRead;
use crate::file::sheet::grid::CellNoteKind;
use crate::file::sheet::units::{DemandUnit, demand_word};
use crate::model::reading::exact::Exact;
use crate::model::reading::{Decimal, ReadingFault, number};
use crate::model::{Calendar, Demand, Month, RecordKind, Uid, Workspace};
use std::collections::BTreeMap;

/// Most minutes of one month of one demand.
const MOST: i64 = 60_000_000;

/// One column of months.
struct MonthSource {
    place: usize,
    month: Month,
    unit: DemandUnit,
    decimal: Decimal,
    /// Minutes that one full-time equivalent works in the month.
    fte_minutes: i64,
}

/// The row that is being read.
#[derive(Default)]
struct Row {
    role: Option<usize>,
    person: Option<usize>,
    raw: BTreeMap<String, String>,
    slots: Vec<(Slot, Held)>,
}

/// The demands and what they are read with.
pub(super) struct Demands {
    months: Vec<MonthSource>,
    unit_column: Option<usize>,
    day_minutes: i64,
    known: BTreeMap<(Uid, Option<Uid>, Option<Uid>), Uid>,
    is_demand: bool,
    role_column: Option<usize>,
    row: Row,
    places: BTreeMap<(usize, Option<usize>, Option<usize>), usize>,
    demands: Vec<DemandPlan>,
}

impl Demands {
    /// No demand yet.
    pub fn new(sheet: &SheetRead, setup: &Setup, workspace: &Workspace) -> Self {
        let calendar = workspace.default_calendar();
        let mut known = BTreeMap::new();
        for demand in workspace.table::<Demand>().in_order() {
            let Some(project) = demand.project else { continue };
            let key = (
                project.uid(),
                demand.role.map(|role| role.uid()),
                demand.person.map(|person| person.uid()),
            );
            known.entry(key).or_insert(demand.uid);
        }
        Self {
            months: months(sheet, setup, &calendar),
            unit_column: setup.mapping.column_of(Target::DemandUnit),
            day_minutes: calendar.full_day_minutes(),
            known,
            is_demand: setup.mapping.is_demand(),
            role_column: setup.mapping.column_of(Target::Role),
            row: Row::default(),
            places: BTreeMap::new(),
            demands: Vec::new(),
        }
    }

    /// Begins a row.
    pub fn begin(&mut self) {
        self.row = Row::default();
    }

    /// The role or the person of the row.
    pub fn name(&mut self, target: Target, held: Held) {
        match (target, held.landing) {
            (Target::Role, Landing::Name(_, place)) => self.row.role = Some(place),
            (Target::Person, Landing::Name(_, place)) => self.row.person = Some(place),
            (Target::Role, _) => _ = self.row.raw.insert("role".into(), held.text),
            (_, _) => _ = self.row.raw.insert("person".into(), held.text),
        }
    }

    /// A custom field of the row.
    pub fn hold(&mut self, slot: Slot, held: Held) {
        self.row.slots.push((slot, held));
    }

    /// What the row says of its project and another row has said otherwise.
    pub fn differing(&mut self, sheet: &SheetRead, source: &Source, held: Held) {
        let header = sheet.analysis.columns.get(source.place).map(|column| &column.header);
        let key = match source.slot {
            Some(Slot::Builtin(key)) => format!("project.{key}"),
            _ => format!("project.{}", header.map(|h| h.name("")).unwrap_or_default().trim()),
        };
        self.row.raw.insert(key, held.text);
    }

    /// Reads the months of a row and adds them to the demand of its project and role.
    pub fn read_row(
        &mut self,
        reading: &Reading,
        projects: &mut Projects,
        index: usize,
        names: &mut Names,
    ) {
        if !self.is_demand {
            return;
        }
        let Some((row, project)) = projects.rows.get(index).map(|row| (row.row, row.project))
        else {
            return;
        };
        let now = std::mem::take(&mut self.row);
        let place = self.place_of(projects, (project, now.role, now.person), names);
        let row_unit = self.row_unit(reading, row);
        let Some(demand) = self.demands.get_mut(place) else { return };
        demand.rows += 1;
        let mut filled = false;
        for source in &self.months {
            let text = reading.text(row, source.place).trim();
            if text.is_empty() {
                continue;
            }
            filled = true;
            let failed = reading.notes(row, source.place).contains(&CellNoteKind::ErrorValue);
            let row_unit = if failed { Err(IssueCode::ErrorValue) } else { row_unit };
            let before = demand.minutes.get(&source.month).copied().unwrap_or(0);
            let sum = sum_with(before, text, source, row_unit, self.day_minutes);
            match sum {
                Ok(sum) => _ = demand.minutes.insert(source.month, sum),
                Err(code) => {
                    keep_raw(demand, &format!("minutes:{}", source.month), text);
                    projects.note(index, source.place, code);
                }
            }
        }
        if let (Err(code), Some(place)) = (row_unit, self.unit_column) {
            keep_raw(demand, "unit", reading.text(row, place).trim());
            projects.note(index, place, code);
        }
        now.raw.iter().for_each(|(key, text)| keep_raw(demand, key, text));
        now.slots.into_iter().for_each(|(slot, held)| join_slot(demand, slot, held));
        if filled && now.role.is_none() && now.person.is_none() {
            projects.note(index, self.role_column.unwrap_or(0), IssueCode::NoRole);
        }
    }

    /// The place of the demand of a project, role and person; a new one where there is none yet.
    fn place_of(
        &mut self,
        projects: &Projects,
        key: (usize, Option<usize>, Option<usize>),
        names: &Names,
    ) -> usize {
        let place = *self.places.entry(key).or_insert(self.demands.len());
        if place == self.demands.len() {
            let existing = self.existing(projects, key, names);
            let (project, role, person) = key;
            self.demands.push(DemandPlan {
                project,
                role,
                person,
                minutes: BTreeMap::new(),
                existing,
                rows: 0,
                raw: BTreeMap::new(),
                slots: BTreeMap::new(),
            });
        }
        place
    }

    /// The demand of the workspace that a row continues.
    fn existing(
        &self,
        projects: &Projects,
        (project, role, person): (usize, Option<usize>, Option<usize>),
        names: &Names,
    ) -> Option<Uid> {
        let project = projects.projects.get(project)?.existing?;
        // A name that is new cannot have demand yet.
        let uid = |kind, place: Option<usize>| match place {
            None => Some(None),
            Some(place) => names.get(kind, place)?.existing.map(Some),
        };
        let role = uid(RecordKind::Role, role)?;
        let person = uid(RecordKind::Person, person)?;
        self.known.get(&(project, role, person)).copied()
    }

    /// The unit that the row itself names; one that is not known leaves its numbers unread.
    fn row_unit(&self, reading: &Reading, row: u32) -> Result<Option<DemandUnit>, IssueCode> {
        let Some(place) = self.unit_column else { return Ok(None) };
        let text = reading.text(row, place).trim();
        match demand_word(&text.to_lowercase()) {
            None if !text.is_empty() => Err(IssueCode::UnknownUnit),
            unit => Ok(unit),
        }
    }

    /// The demands in order.
    pub fn finish(self) -> Vec<DemandPlan> {
        self.demands
    }
}

/// The columns of months that become demand.
fn months(sheet: &SheetRead, setup: &Setup, calendar: &Calendar) -> Vec<MonthSource> {
    let mut found = Vec::new();
    for (nth, group) in sheet.analysis.month_groups.iter().enumerate() {
        let set = setup.mapping.groups.get(nth).and_then(|group| group.unit);
        let unit = set.or(group.unit.map(|unit| unit.unit)).unwrap_or(DemandUnit::Fte);
        for column in &group.columns {
            let place = column.column as usize;
            let Some(map) = setup.mapping.columns.get(place) else { continue };
            if map.target != Target::Demand {
                continue;
            }
            let profile = sheet.analysis.columns.get(place);
            let own = profile.map(|profile| profile.choice.decimal);
            let decimal = map.decimal.or(own).unwrap_or(sheet.analysis.conventions.decimal);
            let fte_minutes = column.month.days().map(|day| calendar.minutes(day)).sum();
            found.push(MonthSource { place, month: column.month, unit, decimal, fte_minutes });
        }
    }
    found
}

/// The minutes of a month with one more cell; `unit` is the row's own, where it names one.
fn sum_with(
    before: i64,
    text: &str,
    source: &MonthSource,
    unit: Result<Option<DemandUnit>, IssueCode>,
    day_minutes: i64,
) -> Result<i64, IssueCode> {
    let sum = before + minutes(text, source, unit?.unwrap_or(source.unit), day_minutes)?;
    if sum <= MOST { Ok(sum) } else { Err(IssueCode::TooMuch) }
}

/// The minutes of a cell: the number × minutes of its unit, rounded half away from zero.
fn minutes(
    text: &str,
    source: &MonthSource,
    unit: DemandUnit,
    day_minutes: i64,
) -> Result<i64, IssueCode> {
    let read = number::read(text, source.decimal).map_err(|fault| {
        if means_empty(text) { IssueCode::MeansEmpty } else { IssueCode::Unreadable(fault) }
    })?;
    if read.value.mantissa < 0 {
        return Err(IssueCode::Negative);
    }
    let percent = read.percent;
    let (per_unit, shift) = match unit {
        DemandUnit::Hours | DemandUnit::Days if percent => {
            return Err(IssueCode::Unreadable(ReadingFault::PercentHere));
        }
        DemandUnit::Hours => (60, 0),
        DemandUnit::Days => (day_minutes, 0),
        DemandUnit::Fte => (source.fte_minutes, 0),
        // 50 % is read as a half already; a bare 50 is not.
        DemandUnit::Percent => (source.fte_minutes, if percent { 0 } else { -2 }),
    };
    let minutes = read.value.shifted(shift).map(|value| value.times(Exact::whole(per_unit.into())));
    let minutes = minutes.and_then(Result::ok).and_then(|minutes| minutes.rounded(0));
    let minutes = minutes.and_then(|minutes| i64::try_from(minutes).ok());
    minutes.filter(|minutes| *minutes <= MOST).ok_or(IssueCode::TooMuch)
}

/// Keeps a text as typed beside what is kept there already.
fn keep_raw(demand: &mut DemandPlan, key: &str, text: &str) {
    let kept = match demand.raw.get(key) {
        Some(first) if first == text => return,
        Some(first) => joined(first, text),
        None => text.to_owned(),
    };
    demand.raw.insert(key.to_owned(), kept);
}

/// Puts a custom value into a demand; two that differ are kept as typed.
fn join_slot(demand: &mut DemandPlan, slot: Slot, held: Held) {
    let joined_with = match demand.slots.get(&slot) {
        Some(first) if first.landing == held.landing && first.text == held.text => return,
        Some(first) => {
            let text = joined(&first.text, &held.text);
            Held { landing: Landing::Raw, text, line: first.line }
        }
        None => held,
    };
    demand.slots.insert(slot, joined_with);
}
