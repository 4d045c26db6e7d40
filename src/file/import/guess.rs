//! A proposal of what the rows of a sheet are.

use super::mapping::{Mapping, Target};
use super::memory::kind_remembered;
use super::propose;
use super::words::squashed;
use crate::file::out::kind_of_id_title;
use crate::file::out::words::Words;
use crate::file::sheet::SheetRead;
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
    let mut best = (of(RecordKind::Project) + LEAD, RecordKind::Project);
    for kind in RecordKind::ALL {
        if KINDS_NOT_OFFERED.contains(&kind) || kind == RecordKind::Demand {
            continue;
        }
        let found = of(kind);
        if found > best.0 {
            best = (found, kind);
        }
    }
    best.1
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
    let general = ["name", "title", "description"].contains(&header.as_str());
    let first = kind.name_field().and_then(|field| field.synonyms.first().copied());
    let own = [Some((words.title)(kind, key)), first].into_iter().flatten();
    let own = !general && own.map(squashed).any(|word| word == header);
    known + if own { OWN_WORD } else { 0 }
}
