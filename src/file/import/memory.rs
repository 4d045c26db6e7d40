//! What a user once decided of a header, kept as text for the next file.

use super::mapping::{ColumnMap, Confidence, Mapping, Target};
use super::propose::is_reason;
use super::words::squashed;
use crate::file::out::words::Words;
use crate::file::sheet::SheetRead;
use crate::model::reading::money::Scale;
use crate::model::{FieldDef, FieldDefKind, RecordKind, Workspace};
use crate::order::{Sorted, map_of};

/// Most headers that are remembered; the newest stay.
const MOST: usize = 400;
/// Longest line of headers that is remembered, in bytes.
const LONGEST: usize = 4_000;

/// The decisions of a mapping, added to those remembered already: a line a header, newest last.
pub fn remember(before: &str, sheet: &SheetRead, mapping: &Mapping) -> String {
    let columns = sheet.analysis.columns.iter().zip(&mapping.columns);
    let new: Vec<(String, String)> = columns
        .filter_map(|(profile, map)| {
            let header = header_of(mapping.kind, &profile.header.text);
            let target = target_code(map.target)?;
            let scale = map.scale.map_or("", scale_code);
            let currency = map.currency.map(|currency| currency.to_string()).unwrap_or_default();
            (!header.is_empty()).then(|| (header, format!("{target}\t{scale}\t{currency}")))
        })
        .chain(kind_line(sheet, mapping))
        .collect();
    let old = before.lines().filter_map(|line| line.split_once('\t'));
    let old = old.filter(|(header, _)| new.iter().all(|(known, _)| known != header));
    let old = old.map(|(header, rest)| (header.to_owned(), rest.to_owned()));
    let all: Vec<(String, String)> = old.chain(new.clone()).collect();
    let skip = all.len().saturating_sub(MOST);
    all.into_iter().skip(skip).map(|(header, rest)| format!("{header}\t{rest}\n")).collect()
}

/// What the rows of a table with these headers were last time.
pub fn kind_remembered(kept: &str, sheet: &SheetRead, words: Words) -> Option<RecordKind> {
    let own = headers(sheet, Some(words))?;
    let (_, kind) =
        kept.lines().filter_map(|line| line.split_once('\t')).find(|(h, _)| *h == own)?;
    RecordKind::from_key(kind)
}

/// That a table with these headers is of this type.
fn kind_line(sheet: &SheetRead, mapping: &Mapping) -> Option<(String, String)> {
    Some((headers(sheet, None)?, mapping.kind.key().to_owned()))
}

/// The headers of a table whatever their order, told from a single header by its first sign; the
/// column of reasons that we add ourselves is none of them.
fn headers(sheet: &SheetRead, words: Option<Words>) -> Option<String> {
    let columns = sheet.analysis.columns.iter();
    let own = columns.filter(|profile| !words.is_some_and(|words| is_reason(profile, words)));
    let mut texts: Vec<String> = own.map(|profile| squashed(&profile.header.text)).collect();
    texts.retain(|text| !text.is_empty());
    texts.put_in_order();
    let all = format!("={}", texts.join("|"));
    (!texts.is_empty() && all.len() <= LONGEST).then_some(all)
}

/// Puts remembered decisions over a proposal; how many columns they changed.
pub fn recall(
    kept: &str,
    sheet: &SheetRead,
    workspace: &Workspace,
    mapping: &mut Mapping,
) -> usize {
    let kept = map_of(kept.lines().filter_map(|line| line.split_once('\t')));
    let defs = workspace.table::<FieldDef>();
    let own: Vec<String> = defs.iter().map(|def| header_of(mapping.kind, &def.name)).collect();
    let mut changed = 0;
    for (place, profile) in sheet.analysis.columns.iter().enumerate() {
        let header = header_of(mapping.kind, &profile.header.text);
        let Some(rest) = kept.get(header.as_str()) else { continue };
        let mut parts = rest.split('\t');
        let Some(target) = parts.next().and_then(|code| target_of(mapping.kind, code)) else {
            continue;
        };
        let Some(now) = mapping.columns.get(place).map(|map| map.target) else { continue };
        // A custom field that is there by now is not made a second time.
        let custom = matches!(target, Target::Custom(_));
        if now == Target::Demand || (custom && own.contains(&header)) {
            continue;
        }
        if now != target && !(custom && matches!(now, Target::Custom(_))) {
            mapping.set(place, target);
            changed += 1;
        }
        if let Some(map) = mapping.columns.get_mut(place) {
            *map = ColumnMap {
                scale: parts.next().and_then(scale_of),
                currency: parts.next().and_then(|code| code.parse().ok()),
                confidence: if custom { map.confidence } else { Confidence::Sure },
                ..map.clone()
            };
        }
    }
    changed
}

fn target_code(target: Target) -> Option<String> {
    match target {
        Target::Field(key) => Some(format!("field {key}")),
        Target::Custom(kind) => Some(format!("custom {}", kind.code())),
        Target::Role => Some("role".into()),
        Target::Person => Some("person".into()),
        Target::Ignore => Some("ignore".into()),
        // They follow from the sheet and the workspace themselves.
        Target::Existing(_) | Target::DemandUnit | Target::Demand | Target::Uid => None,
    }
}

/// A header as it is remembered: what a risk is headed by says nothing of projects.
fn header_of(kind: RecordKind, header: &str) -> String {
    match (kind, squashed(header)) {
        (RecordKind::Project, header) => header,
        (_, header) if header.is_empty() => header,
        (kind, header) => format!("{}/{header}", kind.key()),
    }
}

fn target_of(kind: RecordKind, code: &str) -> Option<Target> {
    match code.split_once(' ') {
        Some(("field", key)) => kind.field(key).map(|field| Target::Field(field.key)),
        Some(("custom", kind)) => FieldDefKind::from_code(kind).map(Target::Custom),
        Some(_) => None,
        None => match code {
            "role" => Some(Target::Role),
            "person" => Some(Target::Person),
            "ignore" => Some(Target::Ignore),
            _ => None,
        },
    }
}

fn scale_code(scale: Scale) -> &'static str {
    match scale {
        Scale::Units => "units",
        Scale::Thousands => "k",
        Scale::Millions => "m",
    }
}

fn scale_of(code: &str) -> Option<Scale> {
    [Scale::Units, Scale::Thousands, Scale::Millions].into_iter().find(|s| scale_code(*s) == code)
}
