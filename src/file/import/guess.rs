//! A proposal of what the rows of a sheet are.

use super::mapping::Target;
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
/// What a header adds that is the type's own word.
const OWN_WORD: u32 = 60;

/// What each row of a sheet most likely is: projects, unless the columns say otherwise.
pub fn guess(sheet: &SheetRead, workspace: &Workspace, words: Words) -> RecordKind {
    let headers = sheet.analysis.columns.iter().map(|profile| &profile.header.text);
    if let Some(kind) = headers.clone().find_map(|text| kind_of_id_title(text)) {
        return kind;
    }
    if !sheet.analysis.month_groups.is_empty() {
        return RecordKind::Project;
    }
    let score = |kind: RecordKind| -> u32 {
        let mapping = propose(sheet, workspace, kind, words);
        let known = mapping.columns.iter().filter(|map| matches!(map.target, Target::Field(_)));
        let known: u32 = known.map(|map| u32::from(map.score)).sum();
        let own = kind.name_field().and_then(|field| field.synonyms.first().copied());
        let own = own.filter(|word| !matches!(*word, "name" | "title")).map(squashed);
        let named = own.is_some_and(|word| headers.clone().any(|header| squashed(header) == word));
        known + if named { OWN_WORD } else { 0 }
    };
    let mut best = (score(RecordKind::Project) + LEAD, RecordKind::Project);
    for kind in RecordKind::ALL {
        if KINDS_NOT_OFFERED.contains(&kind) || kind == RecordKind::Demand {
            continue;
        }
        let found = score(kind);
        if found > best.0 {
            best = (found, kind);
        }
    }
    best.1
}
