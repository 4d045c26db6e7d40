//! What an import changes or has changed, as figures and sentences: for the step before it lands
//! and for the card after it.

use super::row::listed;
use super::{range_notes, records_text};
use crate::file::import::{NamePlan, Plan};
use crate::file::sheet::SheetRead;
use crate::model::RecordKind;
use crate::present::number::Locale;
use crate::present::text::Text as _;
use crate::present::text::fields::{Number, kind_title};
use crate::present::text::import::ImportText as T;

/// The record types that are made along the way, in the order they are told.
pub const MADE: [RecordKind; 4] =
    [RecordKind::Role, RecordKind::Person, RecordKind::Portfolio, RecordKind::Programme];

/// The names of a type that the workspace does not have.
pub fn new_names(plan: &Plan, kind: RecordKind) -> impl Iterator<Item = &NamePlan> {
    plan.names.get(&kind).into_iter().flatten().filter(|name| name.existing.is_none())
}

/// What landed, in one line.
pub fn landed_title(plan: &Plan, locale: Locale) -> String {
    let all = plan.records.len();
    let demands = plan.counts.demands_added + plan.counts.demands_changed;
    let rows = locale.counted(plan.rows.len(), T::RowOne, T::RowMany);
    let title = match (all == plan.counts.records_unchanged && demands == 0, all) {
        (true, 1) => T::LandedSameOne,
        (true, _) => T::LandedSame,
        (false, 1) => T::LandedTitleOne,
        (false, _) => T::LandedTitle,
    };
    title.with(&[("projects", &records_text(plan.kind, all, locale)), ("rows", &rows)])
}

/// What changes, word and figure, in the order of the records, the demand and what is made along the
/// way; what is nought is left out but for the records themselves.
pub fn plan_figures(plan: &Plan, locale: Locale) -> Vec<(String, String)> {
    let counts = plan.counts;
    let new = |kind| new_names(plan, kind).count();
    let people = new(RecordKind::Person) + plan.headcount.len();
    let always = [
        (T::RecordsAdded, counts.records_added),
        (T::RecordsChanged, counts.records_changed),
        (T::RecordsUnchanged, counts.records_unchanged),
        (T::RecordsRemoved, 0),
    ];
    let more = [
        (T::DemandsAdded, counts.demands_added),
        (T::DemandsChanged, counts.demands_changed),
        (T::RolesAdded, new(RecordKind::Role)),
        (T::PeopleAdded, people),
        (T::GroupsAdded, new(RecordKind::Portfolio) + new(RecordKind::Programme)),
        (T::FieldsAdded, plan.fields.len()),
    ];
    let lines = always.into_iter().chain(more.into_iter().filter(|(_, count)| *count > 0));
    let line = |(word, count): (T, usize)| {
        let number = if count == 1 { Number::Singular } else { Number::Plural };
        let (kind, count) = (kind_title(plan.kind, number), locale.count(count));
        (word.with(&[("kind", kind), ("count", &count)]), count)
    };
    lines.map(line).collect()
}

/// What is made beside the records of the sheet, a line a type: `2 roles: Developer, Analyst`.
pub fn made_new(plan: &Plan, locale: Locale) -> Vec<String> {
    let line = |count: usize, what: String, names: Vec<String>| {
        let names = listed(names.into_iter(), locale);
        (count > 0).then(|| T::MadeNew.with(&[("records", &what), ("names", &names)]))
    };
    let kinds = MADE.into_iter().filter_map(|kind| {
        let headcount = plan.headcount.iter().filter(|_| kind == RecordKind::Person);
        let headcount = headcount.map(|(name, ..)| name.clone());
        let names = new_names(plan, kind).map(|name| name.name.clone()).chain(headcount);
        let names: Vec<String> = names.collect();
        line(names.len(), records_text(kind, names.len(), locale), names)
    });
    let fields = plan.fields.len();
    let custom = locale.counted(fields, T::FieldOne, T::FieldMany);
    let names = plan.fields.iter().map(|field| field.name.clone()).collect();
    let fields = line(fields, custom, names);
    kinds.chain(fields).collect()
}

/// What did not land as it stands in the sheet, a sentence each: cells kept as typed, rows left out,
/// rows of another length than the header.
pub fn not_landed(sheet: &SheetRead, plan: &Plan, locale: Locale) -> Vec<String> {
    let typed = plan.counts.cells_as_typed;
    let typed = (typed > 0).then(|| T::LandedTyped.with(&[("count", &locale.count(typed))]));
    typed.into_iter().chain(range_notes(sheet, locale)).collect()
}
