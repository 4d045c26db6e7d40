//! A proposal of what each column becomes: by its header, held against what its cells are.

use super::cell::choice;
use super::mapping::{ColumnMap, Confidence, GroupMap, Mapping, Target};
use super::words::{self, name_synonyms, plain, squashed};
use crate::file::out::kind_of_id_title;
use crate::file::out::words::Words;
use crate::file::sheet::SheetRead;
use crate::file::sheet::profile::{ColumnProfile, Kind};
use crate::file::sheet::wide::UnitBasis;
use crate::model::field::{Field, KeyKind, Kind as FieldKind};
use crate::model::{FieldDef, FieldDefKind, RecordKind, Workspace};
use crate::order::Sorted;
use std::collections::BTreeMap;

/// Shortest synonym that counts when it is only a part of a header.
const SHORTEST_PART: usize = 4;
/// Words a header may have beside such a synonym.
const MOST_BESIDE: usize = 2;
/// Share of cells, in percent, that must be known words of a closed list.
const CHOICE_SHARE: usize = 50;
/// Most different values of a column whose cells are looked at one by one.
const MOST_CHOICES: u32 = 60;

/// What the cells say about a field.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Bad,
    Weak,
    Good,
}

/// A candidate for one column.
#[derive(Clone, Copy)]
struct Candidate {
    column: usize,
    target: Target,
    score: u8,
    /// Place among the synonyms: the earlier the better.
    rank: usize,
}

/// Proposes what the columns of a sheet become whose rows are records of a type.
pub fn propose(
    sheet: &SheetRead,
    workspace: &Workspace,
    kind: RecordKind,
    words: Words,
) -> Mapping {
    let columns = &sheet.analysis.columns;
    let mut mapping = Mapping {
        kind,
        columns: columns.iter().map(|_| unmatched(FieldDefKind::Text)).collect(),
        groups: sheet.analysis.month_groups.iter().map(|_| GroupMap { unit: None }).collect(),
    };
    for (place, map) in mapping.columns.iter_mut().enumerate() {
        *map = unmatched(custom_kind(sheet, place));
    }
    if kind == RecordKind::Project {
        propose_months(sheet, &mut mapping);
    }
    for (profile, map) in columns.iter().zip(mapping.columns.iter_mut()) {
        if is_reason(profile, words) {
            *map = ColumnMap::to(Target::Ignore, Confidence::Sure, 100);
        }
    }
    let mut candidates = candidates(sheet, workspace, kind, words);
    // Best first; among equals the earlier synonym, then the earlier column.
    candidates.order_by_key(|c| (std::cmp::Reverse(c.score), c.rank, c.column));
    let mut taken: Vec<Target> = Vec::new();
    let mut settled: Vec<usize> = Vec::new();
    for candidate in candidates {
        if taken.contains(&candidate.target) || settled.contains(&candidate.column) {
            continue;
        }
        taken.push(candidate.target);
        settled.push(candidate.column);
        if let Some(map) = mapping.columns.get_mut(candidate.column) {
            let sure = candidate.score >= SURE;
            let confidence = if sure { Confidence::Sure } else { Confidence::Check };
            *map = ColumnMap::to(candidate.target, confidence, candidate.score);
        }
    }
    if mapping.name_key().is_some() && mapping.name_column().is_none() {
        propose_name(sheet, &mut mapping);
    }
    mapping
}

const SURE: u8 = 80;

/// Whether a column holds the reasons that files of problem rows have behind their rows. They say
/// what is wrong with a row and are no part of it.
pub(super) fn is_reason(profile: &ColumnProfile, words: Words) -> bool {
    !words.reason.is_empty() && squashed(&profile.header.text) == squashed(words.reason)
}

fn unmatched(kind: FieldDefKind) -> ColumnMap {
    ColumnMap::to(Target::Custom(kind), Confidence::NoMatch, 0)
}

/// The first block of months is demand; further blocks, such as actuals, stay custom fields.
fn propose_months(sheet: &SheetRead, mapping: &mut Mapping) {
    let Some(group) = sheet.analysis.month_groups.first() else { return };
    let guessed = group.unit.is_none_or(|unit| unit.basis == UnitBasis::Size);
    let (confidence, score) =
        if guessed { (Confidence::Check, 65) } else { (Confidence::Sure, 97) };
    for column in &group.columns {
        if let Some(map) = mapping.columns.get_mut(column.column as usize) {
            *map = ColumnMap::to(Target::Demand, confidence, score);
        }
    }
    if let Some(UnitBasis::Column(place)) = group.unit.map(|unit| unit.basis)
        && let Some(map) = mapping.columns.get_mut(place as usize)
    {
        *map = ColumnMap::to(Target::DemandUnit, Confidence::Sure, 95);
    }
}

/// The fields a column may be for, with what speaks for each: its head, what it was mapped to
/// before, and what its cells look like.
fn candidates(
    sheet: &SheetRead,
    workspace: &Workspace,
    kind: RecordKind,
    words: Words,
) -> Vec<Candidate> {
    let is_project = kind == RecordKind::Project;
    let demand = is_project && !sheet.analysis.month_groups.is_empty();
    let unit_columns: Vec<u32> = sheet
        .analysis
        .month_groups
        .iter()
        .filter_map(|group| match group.unit?.basis {
            UnitBasis::Column(place) => Some(place),
            _ => None,
        })
        .collect();
    let defs = workspace.table::<FieldDef>();
    let own = defs.in_order().into_iter();
    let own: Vec<(String, &'static str, Target)> = own
        .filter_map(|def| {
            let demand = is_project.then_some(RecordKind::Demand.key());
            let table = [Some(kind.key()), demand].into_iter().flatten();
            let table = table.clone().find(|table| *table == def.table)?;
            Some((squashed(&def.name), table, Target::Existing(def.uid)))
        })
        .collect();
    let mut found = Vec::new();
    for (column, profile) in sheet.analysis.columns.iter().enumerate() {
        let unit = unit_columns.iter().any(|place| *place as usize == column);
        // The first block of months is demand; the others are as any column, but for their headers.
        let months = matches!(profile.kind, Kind::Month(_));
        let demand_part = is_project && (profile.kind == Kind::Month(0) || unit);
        if demand_part || is_reason(profile, words) {
            continue;
        }
        // A column without a header lands under its letter.
        let header = squashed(&profile.header.name(""));
        for (_, _, target) in own.iter().filter(|(name, ..)| *name == header) {
            found.push(Candidate { column, target: *target, score: 99, rank: 0 });
        }
        if kind_of_id_title(&profile.header.text) == Some(kind) {
            found.push(Candidate { column, target: Target::Uid, score: 100, rank: 0 });
            continue;
        }
        if months {
            continue;
        }
        of_fields((sheet, column), profile, (kind, words), &mut found);
        if demand {
            for (kind, target) in
                [(RecordKind::Role, Target::Role), (RecordKind::Person, Target::Person)]
            {
                let fit = if profile.kind == Kind::Text { Fit::Good } else { Fit::Weak };
                found.extend(candidate(column, profile, target, name_synonyms(kind), || fit));
            }
        }
    }
    found
}

/// The candidates among the fields of a type for one column.
fn of_fields(
    (sheet, column): (&SheetRead, usize),
    profile: &ColumnProfile,
    (kind, words): (RecordKind, Words),
    found: &mut Vec<Candidate>,
) {
    for field in kind.fields() {
        let fit = || fit(sheet, column, profile, field, (kind, words));
        let target = Target::Field(field.key);
        let known = field.synonyms.iter().copied();
        found.extend(candidate(column, profile, target, known, fit));
        // The title is our own word: the column is what it says, whatever its cells are.
        if squashed(&profile.header.text) == squashed((words.title)(kind, field.key)) {
            let score = if fit() == Fit::Good { 98 } else { 70 };
            found.push(Candidate { column, target, score, rank: 0 });
        }
    }
}

/// One field a column may be for, and how sure that is.
fn candidate(
    column: usize,
    profile: &ColumnProfile,
    target: Target,
    synonyms: impl Iterator<Item = &'static str>,
    fit: impl Fn() -> Fit,
) -> Option<Candidate> {
    // A number appended to a repeated header is not part of its meaning.
    let text = &profile.header.text;
    let (header, whole) = (plain(text), squashed(text));
    let words: Vec<&str> = header.split(' ').collect();
    let mut best: Option<(bool, usize)> = None;
    for (rank, synonym) in synonyms.enumerate() {
        if whole == squashed(synonym) {
            best = Some((true, rank));
            break;
        }
        let parts: Vec<&str> = synonym.split(' ').collect();
        let inside = synonym.len() >= SHORTEST_PART
            && words.len() <= parts.len() + MOST_BESIDE
            && words.windows(parts.len()).any(|window| window == parts);
        if inside && best.is_none() {
            best = Some((false, rank));
        }
    }
    let (exact, rank) = best?;
    let score = match (exact, fit()) {
        (_, Fit::Bad) => return None,
        (true, Fit::Good) => 95,
        (true, Fit::Weak) => 62,
        (false, Fit::Good) => 64,
        (false, Fit::Weak) => return None,
    };
    Some(Candidate { column, target, score, rank })
}

/// What the cells of a column say about a field.
fn fit(
    sheet: &SheetRead,
    column: usize,
    profile: &ColumnProfile,
    field: &Field,
    (kind, words): (RecordKind, Words),
) -> Fit {
    let counts = &profile.counts;
    if profile.kind == Kind::Empty {
        return Fit::Weak;
    }
    match field.kind {
        FieldKind::Text { .. } if matches!(profile.kind, Kind::Text) || field.key == "key" => {
            Fit::Good
        }
        FieldKind::Text { .. } if field.key == "name" => Fit::Weak,
        FieldKind::Date if profile.kind == Kind::Date => Fit::Good,
        FieldKind::Date if counts.date > 0 => Fit::Weak,
        FieldKind::Money => match profile.kind {
            Kind::Money | Kind::Whole | Kind::Number => Fit::Good,
            _ if counts.money > 0 => Fit::Weak,
            _ => Fit::Bad,
        },
        FieldKind::Choice(codes) => {
            let label = |code: &str| (words.label)(kind, field.key, code);
            choice_fit((sheet, column), profile, (field.key, codes), &label)
        }
        FieldKind::Ref(..) if profile.kind == Kind::Text => {
            let many = 2 * profile.distinct > counts.filled && counts.filled > 20;
            if many { Fit::Bad } else { Fit::Good }
        }
        FieldKind::Number { .. } | FieldKind::Whole { .. } => match profile.kind {
            Kind::Whole | Kind::Number | Kind::Percent => Fit::Good,
            Kind::Money => Fit::Weak,
            _ => Fit::Bad,
        },
        FieldKind::Map(KeyKind::Record(_), _) if profile.kind == Kind::Text => Fit::Good,
        FieldKind::Flag if custom_kind(sheet, column) == FieldDefKind::Flag => Fit::Good,
        _ => Fit::Bad,
    }
}

fn choice_fit(
    (sheet, column): (&SheetRead, usize),
    profile: &ColumnProfile,
    (field, codes): (&str, &[&'static str]),
    label: &dyn Fn(&str) -> Option<&'static str>,
) -> Fit {
    if profile.distinct > MOST_CHOICES {
        return Fit::Bad;
    }
    let none = BTreeMap::new();
    let known = count(sheet, column, |text| choice(&none, field, codes, text, label).is_some());
    match known * 100 {
        0 => Fit::Bad,
        known if known >= CHOICE_SHARE * profile.counts.filled as usize => Fit::Good,
        _ => Fit::Weak,
    }
}

/// How many filled cells of a column are of a sort.
fn count(sheet: &SheetRead, column: usize, test: impl Fn(&str) -> bool) -> usize {
    let rows = sheet.analysis.range.rows.iter();
    let cells = rows.map(|row| sheet.grid.cell(*row, column).trim());
    cells.filter(|cell| !cell.is_empty() && test(cell)).count()
}

/// What a column holds as a custom field.
pub(super) fn custom_kind(sheet: &SheetRead, column: usize) -> FieldDefKind {
    let Some(profile) = sheet.analysis.columns.get(column) else { return FieldDefKind::Text };
    let filled = profile.counts.filled as usize;
    match profile.kind {
        Kind::Whole | Kind::Number | Kind::Percent | Kind::Month(_) => FieldDefKind::Number,
        Kind::Money => FieldDefKind::Money,
        // "March 2020" as a day would say more than the sheet does.
        Kind::Date if profile.imprecise_dates > 0 => FieldDefKind::Text,
        Kind::Date => FieldDefKind::Date,
        Kind::Text
            if profile.distinct <= 4
                && count(sheet, column, |text| words::flag(text).is_some()) == filled =>
        {
            FieldDefKind::Flag
        }
        Kind::Text | Kind::Empty => FieldDefKind::Text,
    }
}

/// A name there must be: the first column of texts, most of them different, else the first at all.
fn propose_name(sheet: &SheetRead, mapping: &mut Mapping) {
    let name_key = mapping.name_key();
    let free = |place: &usize| {
        let target = mapping.columns.get(*place).map(|map| map.target);
        matches!(target, Some(Target::Custom(_) | Target::Field("key")))
    };
    let named = |profile: &ColumnProfile| {
        profile.kind == Kind::Text && 2 * profile.distinct > profile.counts.filled
    };
    let columns = sheet.analysis.columns.iter().enumerate();
    let distinct = columns.clone().filter(|(_, p)| named(p)).map(|(place, _)| place).find(free);
    let text = || columns.clone().filter(|(_, p)| p.kind == Kind::Text).map(|(p, _)| p).find(free);
    let any = || (0..sheet.analysis.columns.len()).find(free);
    let place = distinct.or_else(text).or_else(any);
    if let Some(map) = place.and_then(|place| mapping.columns.get_mut(place))
        && let Some(key) = name_key
    {
        *map = ColumnMap::to(Target::Field(key), Confidence::Check, 50);
    }
}
