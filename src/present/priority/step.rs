//! The steps of the prioritisation page: what each control changes, ready to be dispatched.

use super::draft::{Draft, DraftFault, decimal_of};
use super::judge::{Judge, Voice};
use super::starter;
use crate::edit::{Command, FieldKey, Label, Verb};
use crate::model::order::OrderKey;
use crate::model::reading::{Conventions, DateOrder, ReadingFault, money, number};
use crate::model::{
    Criterion, CriterionSource, Id, Lock, Month, Objective, Project, Record as _, RecordKind,
    RecordRef, Typed as _, Uid, Value, Workspace,
};
use crate::present::number::{Locale, MoneyStyle};
use crate::present::text::{Text as _, prioritise::PrioritiseText as P};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// A change with its name in the history.
#[derive(Clone, Debug)]
pub struct Step {
    /// What changes.
    pub command: Command,
    /// What the step is called.
    pub label: Label,
}

/// Sets one builtin field of a record, named by it.
pub(super) fn set_field(
    kind: RecordKind,
    uid: Uid,
    key: &str,
    value: Value,
    name: &str,
) -> Option<Step> {
    let field = FieldKey::builtin(kind, key)?;
    let label = Label::one(Verb::Edit, kind, name).of_field(&field);
    Some(Step { command: Command::Set { at: RecordRef { kind, uid }, field, value }, label })
}

/// Why a typed budget is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BudgetFault {
    /// It is no amount of money.
    Unreadable(ReadingFault),
    /// It is below 0.
    BelowZero,
    /// It has more decimals than its currency.
    TooFine,
    /// It is more than can be kept exactly.
    TooLarge,
}

impl BudgetFault {
    /// The fault in words, with what was typed.
    pub fn words(self, typed: &str) -> String {
        let text = match self {
            Self::Unreadable(_) => P::BudgetUnreadable,
            Self::BelowZero => P::BudgetBelowZero,
            Self::TooFine => P::BudgetTooFine,
            Self::TooLarge => P::BudgetTooLarge,
        };
        text.with(&[("text", typed)])
    }
}

/// The budget as typed; an empty text takes it away.
///
/// # Errors
/// Why the text is no budget.
pub fn budget(
    workspace: &Workspace,
    text: &str,
    as_of: NaiveDate,
) -> Result<Option<Step>, BudgetFault> {
    let settings = workspace.settings();
    let value = amount(workspace, text, as_of)?;
    let kind = RecordKind::Settings;
    let held = settings.budget.map_or(Value::Empty, Value::Money);
    if held == value {
        return Ok(None);
    }
    Ok(set_field(kind, settings.uid(), "budget", value, &settings.name))
}

/// The budget of a fiscal year, by its first month, as typed; an empty text takes it away.
///
/// # Errors
/// Why the text is no budget.
pub fn budget_year(
    workspace: &Workspace,
    first: Month,
    text: &str,
    as_of: NaiveDate,
) -> Result<Option<Step>, BudgetFault> {
    let settings = workspace.settings();
    let value = amount(workspace, text, as_of)?;
    let held = settings.budget_years.get(&first).copied();
    if held.map_or(Value::Empty, Value::Money) == value {
        return Ok(None);
    }
    let at = RecordRef { kind: RecordKind::Settings, uid: settings.uid() };
    let field = FieldKey::Builtin("budget_years");
    let label = Label::one(Verb::Edit, RecordKind::Settings, &settings.name).of_field(&field);
    let command = Command::SetEntry { at, field, entry: first.to_string(), value };
    Ok(Some(Step { command, label }))
}

/// Another reason for the decision on a project.
pub fn lock_reason(workspace: &Workspace, project: Uid, text: &str) -> Option<Step> {
    let held: &Project = workspace.find(Id::new(project))?;
    let value = match text.trim() {
        "" => Value::Empty,
        text => Value::Text(text.to_owned()),
    };
    (held.lock_reason != text.trim())
        .then(|| set_field(RecordKind::Project, project, "lock_reason", value, &held.name))?
}

/// A fiscal year with its budget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BudgetYear {
    /// Its first month.
    pub first: Month,
    /// Its name: FY26/27.
    pub name: String,
    /// Its budget as it is written; empty where none is set.
    pub budget: String,
}

/// The fiscal years that can be given a budget: that of today, the two after it, and all that have
/// one.
pub fn budget_years(workspace: &Workspace, as_of: NaiveDate) -> Vec<BudgetYear> {
    let settings = workspace.settings();
    let locale = Locale::of(&settings);
    let start = Month::new(settings.fiscal_year_start(as_of), settings.fiscal_start_month());
    let mut firsts: BTreeSet<Month> = settings.budget_years.keys().copied().collect();
    firsts.extend(start.into_iter().flat_map(|first| [first, first.plus(12), first.plus(24)]));
    let year = |first: Month| {
        let held = settings.budget_years.get(&first);
        BudgetYear {
            first,
            name: locale.fiscal_year(&settings, first.first_day()),
            budget: held.map_or(String::new(), |money| locale.money(*money, MoneyStyle::Short)),
        }
    };
    firsts.into_iter().map(year).collect()
}

/// An amount of money for a budget.
fn amount(workspace: &Workspace, text: &str, as_of: NaiveDate) -> Result<Value, BudgetFault> {
    let settings = workspace.settings();
    let conventions = Conventions {
        decimal: decimal_of(Locale::of(&settings)),
        date_order: DateOrder::DayFirst,
        as_of,
        currency: settings.reporting_currency(),
    };
    match money::read(text, &conventions, money::Scale::Units) {
        Ok(amount) if amount.rounded => Err(BudgetFault::TooFine),
        Ok(amount) if amount.money.minor < 0 => Err(BudgetFault::BelowZero),
        Ok(amount) => Ok(Value::Money(amount.money)),
        Err(ReadingFault::Empty) => Ok(Value::Empty),
        Err(ReadingFault::TooLarge | ReadingFault::TooLong) => Err(BudgetFault::TooLarge),
        Err(fault) => Err(BudgetFault::Unreadable(fault)),
    }
}

/// The weight of a criterion or an objective as typed. An emptied field is no weight: what has one
/// keeps it, for without it the ranking would change unasked.
///
/// # Errors
/// Why the text is no number.
pub fn weight(
    workspace: &Workspace,
    at: RecordRef,
    text: &str,
) -> Result<Option<Step>, ReadingFault> {
    // Number fields hand their text over with a point in every language.
    let value = match number::read_typed(text, crate::model::reading::Decimal::Point) {
        Ok(number) => Value::Number(number.value.to_f64()),
        Err(fault) => return Err(fault),
    };
    let Some(record) = workspace.record(at) else { return Ok(None) };
    if record.value("weight") == value {
        return Ok(None);
    }
    let name = record.value("name");
    Ok(set_field(at.kind, at.uid, "weight", value, name.as_str().unwrap_or_default()))
}

/// Another decision on a project.
pub fn lock(workspace: &Workspace, project: Uid, lock: Option<Lock>) -> Option<Step> {
    let held: &Project = workspace.find(Id::new(project))?;
    let value = lock.map_or(Value::Empty, |lock| Value::Choice(lock.code().to_owned()));
    (held.lock != lock)
        .then(|| set_field(RecordKind::Project, project, "lock", value, &held.name))?
}

/// A score or contribution given or taken away.
pub fn judge(
    workspace: &Workspace,
    judge: Judge,
    cell: (Uid, Uid),
    figure: Option<f64>,
    uid: Uid,
    voice: &Voice,
) -> Option<Step> {
    let command = judge.command(workspace, cell, figure, uid, voice)?;
    let project: Option<&Project> = workspace.find(Id::new(cell.0));
    let name = project.map(|project| project.name.as_str()).unwrap_or_default();
    Some(Step { command, label: judge.label(name) })
}

/// The criterion form kept.
///
/// # Errors
/// What is wrong with the draft.
pub fn criterion(
    workspace: &Workspace,
    draft: &Draft,
    held: Option<Uid>,
    uid: Uid,
) -> Result<Step, Vec<DraftFault>> {
    let held: Option<&Criterion> = held.and_then(|held| workspace.find(Id::new(held)));
    let decimal = decimal_of(Locale::of(&workspace.settings()));
    let command = draft.command(workspace, held, uid, decimal)?;
    let verb = if held.is_some() { Verb::Edit } else { Verb::Add };
    Ok(Step { command, label: Label::one(verb, RecordKind::Criterion, draft.name.trim()) })
}

/// The three criteria to begin with.
pub fn starter(uids: [Uid; starter::COUNT]) -> Step {
    Step { command: starter::command(uids), label: starter::label() }
}

/// A record removed, with what hangs on it.
pub fn remove(workspace: &Workspace, at: RecordRef) -> Option<Step> {
    let name = workspace.record(at)?.value("name");
    let label = Label::one(Verb::Remove, at.kind, name.as_str().unwrap_or_default());
    Some(Step { command: Command::Remove(at), label })
}

/// A new objective at the end.
pub fn objective(workspace: &Workspace, uid: Uid) -> Step {
    let mut objective = Objective::empty(uid);
    objective.name = P::ObjectiveNew.say().to_owned();
    objective.weight = Some(10.0);
    let table = workspace.table::<Objective>();
    let last = table.in_order().last().map(|last| last.base().order.clone());
    objective.base_mut().order = OrderKey::between(last.as_ref(), None);
    let label = Label::one(Verb::Add, RecordKind::Objective, &objective.name);
    Step { command: Command::Add(objective.to_arc()), label }
}

/// Another name of an objective.
pub fn objective_name(workspace: &Workspace, uid: Uid, name: &str) -> Option<Step> {
    let held: &Objective = workspace.find(Id::new(uid))?;
    let name = name.trim();
    let value = Value::Text(name.to_owned());
    (held.name != name).then(|| set_field(RecordKind::Objective, uid, "name", value, &held.name))?
}

/// The contributions to objectives as a criterion; `None` where one reads them already.
pub fn use_objectives(workspace: &Workspace, uid: Uid) -> Option<Step> {
    let reads = |criterion: &Criterion| criterion.source == Some(CriterionSource::Objectives);
    if workspace.table::<Criterion>().iter().any(reads) {
        return None;
    }
    let draft = Draft {
        name: P::ObjectivesCriterion.say().to_owned(),
        weight: "30".to_owned(),
        source: Some(CriterionSource::Objectives),
        ..Draft::default()
    };
    criterion(workspace, &draft, None, uid).ok()
}

#[cfg(test)]
#[path = "step_tests.rs"]
mod tests;
