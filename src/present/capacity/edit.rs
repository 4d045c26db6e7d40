//! Changing demand from the capacity page: what was typed as minutes, and the commands that give
//! a project so many minutes in one cell.

use crate::analysis::capacity::heatmap::Basis;
use crate::analysis::capacity::kernel::apportion;
use crate::analysis::capacity::ledger::{Ledger, Spread};
use crate::analysis::capacity::load::{Load, RowKey};
use crate::edit::{Command, FieldKey};
use crate::model::reading::{Decimal, number};
use crate::model::{
    Demand, Id, MONTH_MINUTES_MAX, Month, Project, RecordKind, RecordRef, Value, Workspace,
};
use crate::present::number::Locale;
use std::collections::BTreeMap;

/// What a typed amount counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// FTE of the cell, which has so many full-time minutes.
    Fte(i64),
    /// Hours.
    Hours,
}

impl Amount {
    /// Minutes as this amount, two decimals, as a field shows them.
    pub fn text(self, minutes: i64, locale: Locale) -> String {
        match self {
            Self::Fte(full_time) if full_time > 0 => {
                locale.number(minutes as f64 / full_time as f64, 2)
            }
            Self::Fte(_) => String::new(),
            Self::Hours => locale.number(minutes as f64 / 60.0, 1),
        }
    }

    /// The most that can be typed.
    pub fn most(self, locale: Locale) -> String {
        self.text(MONTH_MINUTES_MAX, locale)
    }
}

/// The minutes of a typed amount, nothing being 0; `None` where it is no amount that a month
/// can hold.
pub fn minutes_typed(text: &str, amount: Amount, locale: Locale) -> Option<i64> {
    if text.trim().is_empty() {
        return Some(0);
    }
    let decimal = if locale.table().decimal == "," { Decimal::Comma } else { Decimal::Point };
    let number = number::read_typed(text, decimal).ok().filter(|number| !number.percent)?;
    let minutes_each = match amount {
        Amount::Fte(full_time) if full_time > 0 => full_time as f64,
        Amount::Fte(_) => return None,
        Amount::Hours => 60.0,
    };
    let minutes = (number.value.to_f64() * minutes_each).round();
    (0.0..=MONTH_MINUTES_MAX as f64).contains(&minutes).then_some(minutes as i64)
}

/// The command that sets one month of one demand; no minutes take the month out.
pub fn set_month(demand: Id<Demand>, month: Month, minutes: i64) -> Command {
    Command::SetEntry {
        at: RecordRef { kind: RecordKind::Demand, uid: demand.uid() },
        field: FieldKey::Builtin("minutes"),
        entry: month.to_string(),
        value: if minutes == 0 { Value::Empty } else { Value::Whole(minutes) },
    }
}

/// The commands that give a demand other months: only those that differ are set.
pub fn series_steps(
    ws: &Workspace,
    demand: Id<Demand>,
    series: &BTreeMap<Month, i64>,
) -> Vec<Command> {
    let Some(before) = ws.find(demand).map(|demand| &demand.minutes) else { return Vec::new() };
    let gone = before.keys().filter(|month| !series.contains_key(month));
    let gone = gone.map(|month| set_month(demand, *month, 0));
    let changed = series.iter().filter(|(month, now)| before.get(month) != Some(now));
    gone.chain(changed.map(|(month, minutes)| set_month(demand, *month, *minutes))).collect()
}

/// The commands that give a project so many minutes in one month of a row.
///
/// Where several demands make the cell, each keeps its share of it; where none has any yet, the
/// first takes all. Empty where the row has no demand of that project.
pub fn set_minutes(
    load: &Load,
    ledger: &Ledger,
    key: RowKey,
    basis: Basis,
    project: Option<Id<Project>>,
    month: Month,
    minutes: i64,
) -> Vec<Command> {
    let counts = |spread: &&Spread| {
        basis.takes(spread)
            && spread.project == project
            && key.takes(spread.key(), &load.known_roles)
    };
    let demands: Vec<&Demand> = ledger
        .spreads
        .iter()
        .map(AsRef::as_ref)
        .filter(counts)
        .filter_map(Spread::record)
        .collect();
    let before = |demand: &&Demand| demand.minutes.get(&month).copied().unwrap_or(0);
    let weights: Vec<i64> = demands.iter().map(before).collect();
    let shares = apportion(minutes, &weights);
    let changed = demands.iter().zip(shares).zip(&weights);
    let changed = changed.filter(|((_, share), before)| share != *before);
    changed.map(|((demand, share), _)| set_month(demand.id(), month, share)).collect()
}
