//! Presets: common questions to a plan as scenarios, each with the sentence it assumes.

use crate::edit::{Command, FieldKey};
use crate::model::{
    Criterion, Demand, Id, Lock, Money, Month, Person, Project, Record as _, RecordKind, RecordRef,
    Stage, Typed, Uid, Value, Workspace,
};
use crate::present::capacity::set_month;
use crate::present::number::{Locale, MoneyStyle};
use crate::present::text::{Text as _, scenario::ScenarioText as T};
use chrono::{Months, NaiveDate};
use std::collections::BTreeMap;
use std::sync::Arc;

/// By how many months a start is delayed.
const QUARTER: u32 = 3;
/// Names listed before the rest is counted.
const NAMES_MAX: usize = 4;

/// A question to the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// The plan as it is.
    Empty,
    /// A tenth less money.
    Budget,
    /// Nobody new.
    Freeze,
    /// Nobody new, and no contractors.
    Own,
    /// Somebody leaves.
    Person,
    /// Projects begin a quarter later.
    Delay,
    /// Something comes on top.
    Urgent,
    /// A criterion counts twice.
    Weights,
}

/// What a preset asks for besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing.
    Nothing,
    /// One record of a type.
    One(RecordKind),
    /// Several records of a type.
    Several(RecordKind),
    /// A name.
    Name,
}

/// What was chosen for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// Records.
    pub records: Vec<Uid>,
    /// A name.
    pub name: String,
}

/// A scenario in the making.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What it is called where nothing else is said.
    pub name: String,
    /// What it assumes, in a sentence.
    pub assumes: String,
    /// What it changes, in words.
    pub does: String,
    /// What it does to the plan.
    pub command: Command,
}

impl Preset {
    /// All presets.
    pub const ALL: [Self; 8] = [
        Self::Empty,
        Self::Budget,
        Self::Freeze,
        Self::Own,
        Self::Person,
        Self::Delay,
        Self::Urgent,
        Self::Weights,
    ];

    /// What it is called.
    pub fn title(self) -> &'static str {
        let text = match self {
            Self::Empty => T::PresetEmpty,
            Self::Budget => T::PresetBudget,
            Self::Freeze => T::PresetFreeze,
            Self::Own => T::PresetOwn,
            Self::Person => T::PresetPerson,
            Self::Delay => T::PresetDelay,
            Self::Urgent => T::PresetUrgent,
            Self::Weights => T::PresetWeights,
        };
        text.say()
    }

    /// What it asks for.
    pub fn needs(self) -> Needs {
        match self {
            Self::Empty | Self::Budget | Self::Freeze | Self::Own => Needs::Nothing,
            Self::Person => Needs::One(RecordKind::Person),
            Self::Delay => Needs::Several(RecordKind::Project),
            Self::Urgent => Needs::Name,
            Self::Weights => Needs::One(RecordKind::Criterion),
        }
    }

    /// The question of what it asks for.
    pub fn asks(self) -> &'static str {
        let text = match self {
            Self::Person => T::MakeWho,
            Self::Delay => T::MakeWhich,
            Self::Weights => T::MakeCriterion,
            _ => T::MakeWhat,
        };
        text.say()
    }

    /// The records it can be asked of, by name.
    pub fn offers(self, ws: &Workspace, as_of: NaiveDate) -> Vec<(Uid, String)> {
        let open = |project: &&Project| project.is_open() && project.lock != Some(Lock::Exclude);
        match self {
            Self::Person => {
                let people = ws.table::<Person>();
                let here = people.in_order().into_iter().filter(|at| is_here(at, as_of));
                here.map(|person| (person.uid(), person.name.clone())).collect()
            }
            Self::Delay => {
                let projects = ws.table::<Project>();
                let projects = projects.in_order().into_iter().filter(open);
                projects.map(|project| (project.uid(), project.name.clone())).collect()
            }
            Self::Weights => {
                let criteria = ws.table::<Criterion>();
                let weighted = criteria.in_order().into_iter().filter(|at| at.weight.is_some());
                weighted.map(|criterion| (criterion.uid(), criterion.name.clone())).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The scenario it makes of a plan; new records get the id given.
    ///
    /// # Errors
    /// Why there is nothing to change, in words.
    pub fn draft(
        self,
        ws: &Workspace,
        chosen: &Chosen,
        as_of: NaiveDate,
        new: Uid,
    ) -> Result<Draft, String> {
        let made = match self {
            Self::Empty => Ok(self.plain("", T::EmptyDoes.say(), Vec::new())),
            Self::Budget => self.budget(ws),
            Self::Freeze => self.freeze(ws, as_of),
            Self::Own => self.own(ws, as_of),
            Self::Person => self.person(ws, chosen, as_of),
            Self::Delay => self.delay(ws, chosen, as_of),
            Self::Urgent => Ok(self.urgent(chosen, as_of, new)),
            Self::Weights => self.weights(ws, chosen),
        };
        made.map_err(|why| T::PresetNone.with(&[("why", why.say())]))
    }

    fn plain(self, assumes: &str, does: &str, commands: Vec<Command>) -> Draft {
        let command = Command::Batch(commands);
        let (name, assumes, does) = (self.title().to_owned(), assumes.to_owned(), does.to_owned());
        Draft { name, assumes, does, command }
    }

    fn budget(self, ws: &Workspace) -> Result<Draft, T> {
        let settings = ws.settings();
        let budget = settings.budget.ok_or(T::NoBudget)?;
        let less = |money: Money| Money { minor: tenth_less(money.minor), ..money };
        let at = RecordRef { kind: RecordKind::Settings, uid: settings.uid() };
        let value = Value::Money(less(budget));
        let mut commands = vec![set(at, "budget", value)];
        for (month, money) in &settings.budget_years {
            commands.push(Command::SetEntry {
                at,
                field: FieldKey::Builtin("budget_years"),
                entry: month.to_string(),
                value: Value::Money(less(*money)),
            });
        }
        let locale = Locale::of(&settings);
        let said = |money| locale.money(money, MoneyStyle::Short);
        let (before, after) = (said(budget), said(less(budget)));
        let assumes = T::BudgetAssumes.with(&[("before", &before), ("after", &after)]);
        Ok(self.plain(&assumes, T::BudgetDoes.say(), commands))
    }

    fn freeze(self, ws: &Workspace, as_of: NaiveDate) -> Result<Draft, T> {
        let people = ws.table::<Person>();
        let later = starting(&people, as_of);
        if later.is_empty() {
            return Err(T::NoStarts);
        }
        let commands = later.iter().map(|person| Command::Remove(of(*person))).collect();
        let locale = Locale::of(&ws.settings());
        let (day, count) = (locale.date(as_of), locale.count(later.len()));
        let text = if later.len() == 1 { T::FreezeAssumesOne } else { T::FreezeAssumes };
        let assumes = text.with(&[("day", &day), ("count", &count)]);
        let names = listed(later.iter().map(|person| person.name.as_str()), locale);
        Ok(self.plain(&assumes, &T::FreezeDoes.with(&[("names", &names)]), commands))
    }

    fn own(self, ws: &Workspace, as_of: NaiveDate) -> Result<Draft, T> {
        let people = ws.table::<Person>();
        let later = starting(&people, as_of);
        let contractors = people.in_order().into_iter();
        let contractors: Vec<&Person> =
            contractors.filter(|at| at.contractor && is_here(at, as_of)).collect();
        if later.is_empty() && contractors.is_empty() {
            return Err(T::NoContractors);
        }
        let leave = |person: &&Person| set(of(*person), "ends", Value::Date(as_of));
        let commands = later.iter().map(|person| Command::Remove(of(*person)));
        let commands = commands.chain(contractors.iter().map(leave)).collect();
        let locale = Locale::of(&ws.settings());
        let assumes = T::OwnAssumes.with(&[
            ("day", &locale.date(as_of)),
            ("starts", &locale.count(later.len())),
            ("contractors", &locale.count(contractors.len())),
        ]);
        let all = later.iter().chain(&contractors).map(|person| person.name.as_str());
        let does = T::OwnDoes.with(&[("names", &listed(all, locale))]);
        Ok(self.plain(&assumes, &does, commands))
    }

    fn person(self, ws: &Workspace, chosen: &Chosen, as_of: NaiveDate) -> Result<Draft, T> {
        let person = chosen.records.first().and_then(|uid| ws.find(Id::<Person>::new(*uid)));
        let person = person.filter(|person| is_here(person, as_of)).ok_or(T::NoPerson)?;
        let day = Locale::of(&ws.settings()).date(as_of);
        let leaves = set(of(person), "ends", Value::Date(as_of));
        let assumes = T::PersonAssumes.with(&[("name", &person.name), ("day", &day)]);
        let does = T::PersonDoes.with(&[("name", &person.name)]);
        Ok(self.plain(&assumes, &does, vec![leaves]))
    }

    fn delay(self, ws: &Workspace, chosen: &Chosen, as_of: NaiveDate) -> Result<Draft, T> {
        let this_month = Month::of(as_of);
        let (mut commands, mut names) = (Vec::new(), Vec::new());
        let all = ws.table::<Demand>();
        for uid in &chosen.records {
            let Some(project) = ws.find(Id::<Project>::new(*uid)) else { continue };
            let before = commands.len();
            let later = |day: NaiveDate| day.checked_add_months(Months::new(QUARTER));
            for (key, day) in [("start", project.start), ("finish", project.finish)] {
                let moved = day.and_then(later).map(Value::Date);
                commands.extend(moved.map(|value| set(of(project), key, value)));
            }
            let own = all.iter().filter(|demand| demand.project == Some(project.id()));
            own.for_each(|demand| commands.extend(shifted(demand, this_month)));
            if commands.len() > before {
                names.push(project.name.as_str());
            }
        }
        if commands.is_empty() {
            return Err(T::NoProject);
        }
        let start = if names.len() == 1 { T::DelayStarts } else { T::DelayStart };
        let names = listed(names.into_iter(), Locale::of(&ws.settings()));
        let assumes = T::DelayAssumes.with(&[("names", &names), ("start", start.say())]);
        Ok(self.plain(&assumes, T::DelayDoes.say(), commands))
    }

    fn urgent(self, chosen: &Chosen, as_of: NaiveDate, new: Uid) -> Draft {
        let mut project = Project::empty(new);
        project.name = match chosen.name.trim() {
            "" => T::UrgentName.say().to_owned(),
            name => name.to_owned(),
        };
        project.stage = Some(Stage::Approved);
        project.lock = Some(Lock::Must);
        project.start = Some(as_of);
        let assumes = T::UrgentAssumes.with(&[("name", &project.name)]);
        self.plain(&assumes, T::UrgentDoes.say(), vec![Command::Add(Arc::new(project))])
    }

    fn weights(self, ws: &Workspace, chosen: &Chosen) -> Result<Draft, T> {
        let found = chosen.records.first().and_then(|uid| ws.find(Id::<Criterion>::new(*uid)));
        let (criterion, before) = found
            .and_then(|at| Some((at, at.weight.filter(|w| *w > 0.0)?)))
            .ok_or(T::NoCriterion)?;
        let mut commands = Vec::new();
        let mut after = before * 2.0;
        if after > WEIGHT_MAX {
            // The scale ends at 100: instead of more for one there is half for the others.
            after = before;
            let others = ws.table::<Criterion>();
            for other in others.iter().filter(|other| other.uid() != criterion.uid()) {
                let half = other.weight.map(|weight| Value::Number(weight / 2.0));
                commands.extend(half.map(|value| set(of(other), "weight", value)));
            }
        } else {
            commands.push(set(of(criterion), "weight", Value::Number(after)));
        }
        let name = criterion.name.as_str();
        let locale = Locale::of(&ws.settings());
        let (before, after) = (locale.number(before, 0), locale.number(after, 0));
        let does = match before == after {
            true => T::WeightsHalved.with(&[("name", name)]),
            false => T::WeightsDoes.with(&[("name", name), ("before", &before), ("after", &after)]),
        };
        Ok(self.plain(&T::WeightsAssumes.with(&[("name", name)]), &does, commands))
    }
}

/// The greatest weight of a criterion.
const WEIGHT_MAX: f64 = 100.0;

fn of<R: Typed>(record: &R) -> RecordRef {
    RecordRef { kind: R::KIND, uid: record.uid() }
}

fn set(at: RecordRef, key: &'static str, value: Value) -> Command {
    Command::Set { at, field: FieldKey::Builtin(key), value }
}

/// Nine tenths, rounded half away from zero.
fn tenth_less(minor: i64) -> i64 {
    let nine = i128::from(minor) * 9;
    let half = if nine < 0 { -5 } else { 5 };
    i64::try_from((nine + half) / 10).unwrap_or(minor)
}

/// Those whose first day is still to come.
fn starting(people: &crate::model::Table<Person>, as_of: NaiveDate) -> Vec<&Person> {
    let later = |person: &&Person| person.starts.is_some_and(|first| first > as_of);
    people.in_order().into_iter().filter(later).collect()
}

fn is_here(person: &Person, as_of: NaiveDate) -> bool {
    person.ends.is_none_or(|last| last > as_of) && person.starts.is_none_or(|first| first <= as_of)
}

/// The work of a demand from a month on, a quarter later.
fn shifted(demand: &Demand, from: Month) -> Vec<Command> {
    let mut after: BTreeMap<Month, i64> =
        demand.minutes.range(..from).map(|(month, minutes)| (*month, *minutes)).collect();
    for (month, minutes) in demand.minutes.range(from..) {
        *after.entry(month.plus(QUARTER as i32)).or_default() += minutes;
    }
    let gone = demand.minutes.keys().filter(|month| !after.contains_key(month));
    let mut commands: Vec<Command> = gone.map(|month| set_month(demand.id(), *month, 0)).collect();
    let changed = after.iter().filter(|(month, now)| demand.minutes.get(month) != Some(now));
    commands.extend(changed.map(|(month, minutes)| set_month(demand.id(), *month, *minutes)));
    commands
}

/// Names in a sentence, the first few of many.
fn listed<'a>(names: impl Iterator<Item = &'a str>, locale: Locale) -> String {
    let names: Vec<&str> = names.collect();
    let shown = names.iter().take(NAMES_MAX).copied().collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(NAMES_MAX) {
        0 => shown,
        more => format!("{shown} {}", T::Several.with(&[("count", &locale.count(more))])),
    }
}

#[cfg(test)]
#[path = "preset_tests.rs"]
mod tests;
