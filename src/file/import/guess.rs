//! A proposal of what the rows of a sheet are.

use super::mapping::{Mapping, Target};
use super::memory::kind_remembered;
use super::propose;
use super::words::{name_synonyms, squashed};
use crate::file::out::kind_of_id_title;
use crate::file::out::words::Words;
use crate::file::sheet::SheetRead;
use crate::file::sheet::profile::MOST_DISTINCT;
use crate::model::{RecordKind, Workspace};

/// Record types that no table is taken for: one of each, or made of what only pages know.
pub const KINDS_NOT_OFFERED: [RecordKind; 4] =
    [RecordKind::Settings, RecordKind::Scenario, RecordKind::SavedView, RecordKind::Office];

/// How much better than a list of projects the columns must fit another type.
const LEAD: u32 = 30;
/// What a header adds that is the type's own word for its records.
const OWN_WORD: u32 = 60;
/// What a table loses that has no column for the names of such records.
const NAMELESS: u32 = 90;
/// What a list of projects gains where its first column says that it names projects, and each row
/// names another one.
const PROJECTS_FIRST: u32 = 150;
/// Share of the rows, in percent, that must name a project of their own.
const OWN_PROJECT_SHARE: u64 = 90;
/// What people gain: a list of names and roles is one of them, unless a column more speaks for
/// another type.
const PEOPLE: u32 = 5;
/// Headers that name records of any type.
const GENERAL: [&str; 6] = ["name", "title", "nom", "nombre", "bezeichnung", "intitulé"];
/// The least score of a column that was matched by its header.
const BY_HEADER: u8 = 60;

/// What each row of a sheet most likely is: what it says itself, else what a table with these
/// headers was last time, which `kept` holds, else projects, unless the columns say otherwise.
pub fn guess(sheet: &SheetRead, workspace: &Workspace, words: Words, kept: &str) -> RecordKind {
    let mut headers = sheet.analysis.columns.iter().map(|profile| &profile.header.text);
    if let Some(kind) = headers.find_map(|text| kind_of_id_title(text)) {
        return kind;
    }
    if let Some(kind) = kind_remembered(kept, sheet, words) {
        return kind;
    }
    if !sheet.analysis.month_groups.is_empty() {
        return RecordKind::Project;
    }
    let of = |kind| score(sheet, &propose(sheet, workspace, kind, words), words);
    let first = if projects_lead(sheet) { PROJECTS_FIRST } else { 0 };
    let mut best = (of(RecordKind::Project) + LEAD + first, RecordKind::Project);
    for kind in RecordKind::ALL {
        if KINDS_NOT_OFFERED.contains(&kind) || kind == RecordKind::Demand {
            continue;
        }
        let found = of(kind) + if kind == RecordKind::Person { PEOPLE } else { 0 };
        if found > best.0 {
            best = (found, kind);
        }
    }
    best.1
}

/// Whether the first column that is no number or key names a project in every row, each another
/// one: a list of projects, whatever else is said of them. In a list of their risks or decisions
/// the name of the risk comes first, or projects repeat.
fn projects_lead(sheet: &SheetRead) -> bool {
    let is_key = |text: &str| {
        RecordKind::Project
            .field("key")
            .is_some_and(|field| field.synonyms.iter().any(|synonym| squashed(synonym) == text))
    };
    let columns = sheet.analysis.columns.iter();
    let mut named = columns.map(|profile| (squashed(&profile.header.text), profile));
    let Some((header, profile)) = named.find(|(text, _)| !text.is_empty() && !is_key(text)) else {
        return false;
    };
    let (distinct, filled) = (u64::from(profile.distinct), u64::from(profile.counts.filled));
    let own = name_synonyms(RecordKind::Project)
        .map(squashed)
        .any(|word| word == header && !GENERAL.contains(&word.as_str()));
    // Beyond a bound the different values are not counted.
    let apart =
        distinct >= u64::from(MOST_DISTINCT) || distinct * 100 >= filled * OWN_PROJECT_SHARE;
    own && filled > 0 && apart
}

/// How well the columns of a sheet fit a type.
fn score(sheet: &SheetRead, mapping: &Mapping, words: Words) -> u32 {
    let kind = mapping.kind;
    let known = mapping.columns.iter().filter(|map| matches!(map.target, Target::Field(_)));
    let known: u32 = known.map(|map| u32::from(map.score)).sum();
    let Some(key) = mapping.name_key() else { return known };
    let place = mapping.name_column();
    let named = place.and_then(|place| mapping.columns.get(place));
    if named.is_none_or(|map| map.score < BY_HEADER) {
        return known.saturating_sub(NAMELESS);
    }
    let header = place.and_then(|place| sheet.analysis.columns.get(place));
    let header = header.map(|profile| squashed(&profile.header.text)).unwrap_or_default();
    // Names and titles are what many types have.
    let general = header == "description" || GENERAL.contains(&header.as_str());
    let first = kind.name_field().and_then(|field| field.synonyms.first().copied());
    let own = [Some((words.title)(kind, key)), first].into_iter().flatten();
    let own = !general && own.map(squashed).any(|word| word == header);
    known + if own { OWN_WORD } else { 0 }
}
