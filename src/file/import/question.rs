//! What the sheet does not say by itself and is asked, once a column, with the evidence for it.

use super::mapping::{Mapping, Setup, Target};
use crate::file::sheet::SheetRead;
use crate::file::sheet::evidence::{Basis, DateEvidence, DecimalEvidence};
use crate::file::sheet::profile::{ColumnProfile, CurrencyFound, Spread};
use crate::file::sheet::units::DemandUnit;
use crate::file::sheet::wide::{UnitBasis, UnitEvidence};
use crate::model::field::Kind;
use crate::model::money::Currency;
use crate::model::reading::money::Scale;
use crate::model::reading::{DateOrder, Decimal};
use crate::model::{FieldDef, FieldDefKind, RecordKind, Workspace};

/// A question about a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Question {
    /// Are the amounts units, thousands or millions?
    Scale {
        /// What is taken now.
        now: Scale,
        /// The numbers as written.
        spread: Spread,
    },
    /// In which currency are the amounts?
    Currency {
        /// What is taken now.
        now: Currency,
        /// What the cells say.
        found: CurrencyFound,
    },
    /// Does the day or the month stand first?
    Dates {
        /// What is taken now.
        now: DateOrder,
        /// What the cells say.
        evidence: DateEvidence,
    },
    /// Point or comma before the decimals?
    Decimals {
        /// What is taken now.
        now: Decimal,
        /// What the cells say.
        evidence: DecimalEvidence,
    },
    /// Two-digit years were placed at most 50 years ahead; to be seen, not answered.
    Years {
        /// How many dates.
        dates: u32,
    },
    /// In which unit is the demand?
    Unit {
        /// The block.
        group: usize,
        /// What is taken now.
        now: DemandUnit,
        /// What the cells say.
        evidence: UnitEvidence,
    },
}

/// The questions of all columns that land, in order; those answered are no longer among them.
pub fn questions(
    sheet: &SheetRead,
    setup: &Setup,
    workspace: &Workspace,
) -> Vec<(usize, Question)> {
    let defs = workspace.table::<FieldDef>();
    let defs = defs.in_order();
    let mut asked = Vec::new();
    for (place, map) in setup.mapping.columns.iter().enumerate() {
        let Some(profile) = sheet.analysis.columns.get(place) else { continue };
        let kind = match map.target {
            Target::Field(key) => match setup.mapping.kind.field(key).map(|field| field.kind) {
                Some(Kind::Money) => FieldDefKind::Money,
                Some(Kind::Date) => FieldDefKind::Date,
                _ => continue,
            },
            Target::Custom(kind) => kind,
            Target::Existing(uid) => {
                let def = defs.iter().find(|def| def.uid == uid);
                def.and_then(|def| def.kind).unwrap_or(FieldDefKind::Text)
            }
            Target::Demand => FieldDefKind::Number,
            _ => continue,
        };
        let mut ask = |question| asked.push((place, question));
        if kind == FieldDefKind::Money {
            money(sheet, setup, place, profile, &mut ask);
        }
        if kind == FieldDefKind::Date {
            dates(setup, place, profile, &mut ask);
        }
        let number = matches!(kind, FieldDefKind::Money | FieldDefKind::Number);
        let open = profile.evidence.decimal.open > 0;
        let mixed = profile.choice.decimal_basis == Basis::Mixed;
        let silent = profile.choice.decimal_basis > Basis::Column && open;
        if number && map.decimal.is_none() && (mixed || silent) {
            let (now, evidence) = (profile.choice.decimal, profile.evidence.decimal);
            ask(Question::Decimals { now, evidence });
        }
    }
    for (group, found) in sheet.analysis.month_groups.iter().enumerate() {
        let set = setup.mapping.groups.get(group).and_then(|group| group.unit);
        let Some(first) = found.columns.first().map(|column| column.column as usize) else {
            continue;
        };
        let lands = setup.mapping.columns.get(first).map(|map| map.target) == Some(Target::Demand);
        if let Some(evidence) = found.unit
            && evidence.basis == UnitBasis::Size
            && set.is_none()
            && lands
        {
            asked.push((first, Question::Unit { group, now: evidence.unit, evidence }));
        }
    }
    asked
}

fn money(
    sheet: &SheetRead,
    setup: &Setup,
    place: usize,
    profile: &ColumnProfile,
    ask: &mut impl FnMut(Question),
) {
    let Some(map) = setup.mapping.columns.get(place) else { return };
    if let Some(spread) = profile.spread
        && map.scale.is_none()
        && profile.scale.is_none()
    {
        ask(Question::Scale { now: Scale::Units, spread });
    }
    let found = profile.currency;
    let unsaid = found.currency.is_none() || found.shared_sign;
    if map.currency.is_none() && unsaid && profile.spread.is_some() {
        let now = found.currency.unwrap_or(sheet.analysis.conventions.currency);
        ask(Question::Currency { now, found });
    }
}

fn dates(setup: &Setup, place: usize, profile: &ColumnProfile, ask: &mut impl FnMut(Question)) {
    let Some(map) = setup.mapping.columns.get(place) else { return };
    let (basis, evidence) = (profile.choice.date_basis, profile.evidence.dates);
    let unsure = basis == Basis::Mixed || (basis > Basis::Column && evidence.open > 0);
    if map.date_order.is_none() && unsure {
        ask(Question::Dates { now: profile.choice.date_order, evidence });
    }
    if profile.two_digit_years > 0 {
        ask(Question::Years { dates: profile.two_digit_years });
    }
}

/// The currency a workspace without any project should report in: that of the costs, where it is
/// another and has no rate.
pub fn reporting_proposed(
    sheet: &SheetRead,
    mapping: &Mapping,
    workspace: &Workspace,
) -> Option<Currency> {
    let place = mapping.column_of(Target::Field("cost"))?;
    let found = sheet.analysis.columns.get(place)?.currency.currency?;
    let on = sheet.analysis.conventions.as_of;
    let settings = workspace.settings();
    let known = settings.reporting_currency() == found || settings.rate(found, on).is_some();
    let empty = workspace.rows(RecordKind::Project).is_empty();
    (empty && !known).then_some(found)
}
