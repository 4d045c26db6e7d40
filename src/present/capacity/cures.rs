//! The ways out of a cell as lines, and the one step that takes each.

#[cfg(test)]
mod tests;

use super::edit::series_steps;
use super::row_name;
use crate::analysis::capacity::load::RowKey;
use crate::analysis::cure::{Cure, Cures, Effect, Remedy};
use crate::edit::{Command, FieldKey, Label, Verb};
use crate::model::{
    Demand, Id, Money, Month, Person, Project, RecordKind, RecordRef, Role, Typed, Uid, Value,
    Workspace,
};
use crate::present::number::{Locale, MoneyStyle};
use crate::present::text::Text;
use crate::present::text::capacity_page::CapacityPageText as T;
use chrono::{Months, NaiveDate};
use std::sync::Arc;

/// The ways out of a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct CureSheet {
    /// The ways out, the best first.
    pub lines: Vec<CureLine>,
    /// Whether help from outside would come too late.
    pub too_late: bool,
    /// The ways out themselves.
    pub cures: Cures,
    role: Id<Role>,
}

/// A way out in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CureLine {
    /// What is done.
    pub title: String,
    /// What comes with it.
    pub note: String,
    /// What it does to the cell.
    pub effect: String,
    /// What it does to the months of the role.
    pub over: String,
}

/// Several ways out taken together, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Together {
    /// How many are taken.
    pub count: usize,
    /// How many of those chosen are not, since another of the same project is.
    pub left_out: usize,
    /// What they do to the cell.
    pub effect: String,
    /// What they do to the months of the role.
    pub over: String,
    /// People, benefit later and lost.
    pub note: String,
}

fn over(before: &Effect, after: &Effect, locale: Locale) -> String {
    T::CureOver.with(&[
        ("before", &locale.count(before.months_over)),
        ("after", &locale.count(after.months_over)),
    ])
}

/// The ways out in words. `full_time` are the minutes of one person in the month.
pub fn cure_sheet(
    ws: &Workspace,
    cures: &Cures,
    role: Id<Role>,
    full_time: i64,
    locale: Locale,
) -> CureSheet {
    let line = |cure: &Cure| CureLine {
        title: title(ws, cure.remedy, full_time, locale),
        note: note(ws, cure, locale),
        effect: effect(&cures.before, &cure.effect, locale),
        over: over(&cures.before, &cure.effect, locale),
    };
    CureSheet {
        lines: cures.all.iter().map(line).collect(),
        too_late: cures.too_late,
        cures: cures.clone(),
        role,
    }
}

impl CureSheet {
    /// The positions of ways out by their titles, in the order they were chosen.
    pub fn chosen(&self, titles: &[String]) -> Vec<usize> {
        let at = |title: &String| self.lines.iter().position(|line| line.title == *title);
        titles.iter().filter_map(at).collect()
    }

    /// The step that takes some ways out, and what it is called; a new person and new demand get
    /// ids of this source. Of one project the first alone is taken.
    pub fn command(
        &self,
        ws: &Workspace,
        chosen: &[usize],
        mut new: impl FnMut() -> Uid,
    ) -> Option<(Command, Label)> {
        let kept = self.cures.compatible(chosen);
        let mut all = Vec::new();
        let mut label = None;
        for nth in &kept {
            let (steps, own) = self.steps(ws, self.cures.all.get(*nth)?, &mut new);
            all.extend(steps);
            label.get_or_insert(own);
        }
        let label = label?;
        let label = match kept.len() {
            1 => label,
            count => Label::many(Verb::Bulk, RecordKind::Demand, count),
        };
        Some((Command::Batch(all), label))
    }

    fn steps(
        &self,
        ws: &Workspace,
        cure: &Cure,
        new: &mut impl FnMut() -> Uid,
    ) -> (Vec<Command>, Label) {
        let (mut steps, label) = match cure.remedy {
            Remedy::Delay { project, months } => {
                (dates(ws, project, months, true), named(ws, project))
            }
            Remedy::Stretch { project, months } | Remedy::Pause { project, months } => {
                (dates(ws, project, months, false), named(ws, project))
            }
            Remedy::Shift { project, .. }
            | Remedy::Swap { project, .. }
            | Remedy::Cut { project, .. } => (Vec::new(), named(ws, project)),
            Remedy::Contract { tenths, first, last } => {
                let person = self.contractor(ws, new(), tenths, (first, last));
                let label = Label::one(Verb::Add, RecordKind::Person, &person.name);
                (vec![Command::Add(Arc::new(person))], label)
            }
        };
        for (id, series) in &cure.demands {
            steps.extend(series_steps(ws, *id, series));
        }
        if let Some(taken) = cure.taken {
            let mut demand = Demand::empty(new());
            demand.project = Some(taken.project);
            demand.role = Some(taken.role);
            demand.person = Some(taken.person);
            demand.minutes.insert(taken.month, taken.minutes);
            steps.push(Command::Add(Arc::new(demand)));
        }
        (steps, label)
    }

    /// Several ways out together in words: the cell, the months of the role, value and people.
    pub fn together(
        &self,
        ws: &Workspace,
        after: &Effect,
        chosen: &[usize],
        locale: Locale,
    ) -> Together {
        let kept = self.cures.compatible(chosen);
        let cures = || kept.iter().filter_map(|nth| self.cures.all.get(*nth));
        let sum = |of: fn(&Cure) -> Option<Money>| {
            let known = cures().filter_map(of);
            let same = known.reduce(|sum, money| match sum.currency == money.currency {
                true => Money { minor: sum.minor.saturating_add(money.minor), ..sum },
                false => sum,
            });
            same.map(|money| locale.money(money, MoneyStyle::Short))
        };
        let people = self.cures.people_touched(ws, chosen);
        let mut notes = vec![locale.counted(people, T::CurePerson, T::CurePeople)];
        notes.extend(
            sum(|cure| cure.value_delayed).map(|money| T::CureValue.with(&[("money", &money)])),
        );
        notes.extend(
            sum(|cure| cure.value_lost).map(|money| T::CureLost.with(&[("money", &money)])),
        );
        Together {
            count: kept.len(),
            left_out: chosen.len().saturating_sub(kept.len()),
            effect: effect(&self.cures.before, after, locale),
            over: over(&self.cures.before, after, locale),
            note: notes.join(" · "),
        }
    }

    fn contractor(
        &self,
        ws: &Workspace,
        new: Uid,
        tenths: i64,
        (first, last): (Month, Month),
    ) -> Person {
        let mut person = Person::empty(new);
        let role = row_name(ws, RowKey::Role(self.role));
        person.name = T::ContractName.with(&[("role", &role)]);
        person.roles.insert(self.role, 1.0);
        // Above two people the share of one no longer holds it; the rest stays short and is seen.
        person.fte = Some((tenths as f64 / 10.0).min(2.0));
        person.starts = Some(first.first_day());
        person.ends = Some(last.last_day());
        person
    }
}

fn named(ws: &Workspace, project: Id<Project>) -> Label {
    let name = ws.find(project).map(|project| project.name.clone()).unwrap_or_default();
    Label::one(Verb::Edit, RecordKind::Demand, &name).of_field(&FieldKey::Builtin("minutes"))
}

/// The dates of a project go with its work: both with a delay, the last with a stretch.
fn dates(ws: &Workspace, project: Id<Project>, months: i32, both: bool) -> Vec<Command> {
    let Some(record) = ws.find(project) else { return Vec::new() };
    let later = |date: NaiveDate| date.checked_add_months(Months::new(months.unsigned_abs()));
    let set = |field: &'static str, date: Option<NaiveDate>| {
        let value = Value::Date(date.and_then(later)?);
        let at = RecordRef { kind: RecordKind::Project, uid: project.uid() };
        Some(Command::Set { at, field: FieldKey::Builtin(field), value })
    };
    let start = set("start", record.start.filter(|_| both));
    start.into_iter().chain(set("finish", record.finish)).collect()
}

fn title(ws: &Workspace, remedy: Remedy, full_time: i64, locale: Locale) -> String {
    let name = |project: Id<Project>| ws.find(project).map(|p| p.name.clone()).unwrap_or_default();
    let months = |count: i32| {
        let count = usize::try_from(count).unwrap_or(0);
        locale.counted(count, T::CureMonth, T::CureMonths)
    };
    match remedy {
        Remedy::Delay { project, months: count } => {
            T::CureDelay.with(&[("project", &name(project)), ("months", &months(count))])
        }
        Remedy::Stretch { project, months: count } => {
            T::CureStretch.with(&[("project", &name(project)), ("months", &months(count))])
        }
        Remedy::Shift { project, minutes, to } => {
            let fte = if full_time > 0 { minutes as f64 / full_time as f64 } else { 0.0 };
            let to = locale.month_long(to);
            let fte = locale.number(fte, 2);
            T::CureShift.with(&[("fte", &fte), ("project", &name(project)), ("to", &to)])
        }
        Remedy::Swap { project, person, minutes, .. } => {
            let fte = if full_time > 0 { minutes as f64 / full_time as f64 } else { 0.0 };
            let who = ws.find(person).map(|person| person.name.clone()).unwrap_or_default();
            let fte = locale.number(fte, 2);
            T::CureSwap.with(&[("person", &who), ("fte", &fte), ("project", &name(project))])
        }
        Remedy::Pause { project, months: count } => {
            T::CurePause.with(&[("project", &name(project)), ("months", &months(count))])
        }
        Remedy::Cut { project, .. } => T::CureCut.with(&[("project", &name(project))]),
        Remedy::Contract { tenths, first, last } => {
            let text = if first == last { T::CureContractOne } else { T::CureContract };
            let fte = locale.number(tenths as f64 / 10.0, 1);
            let (from, to) = (locale.month_long(first), locale.month_long(last));
            text.with(&[("fte", &fte), ("from", &from), ("to", &to)])
        }
    }
}

fn note(ws: &Workspace, cure: &Cure, locale: Locale) -> String {
    match (cure.remedy, cure.value_delayed) {
        (Remedy::Swap { role, .. }, _) => {
            T::CureSwapNote.with(&[("role", &row_name(ws, RowKey::Role(role)))])
        }
        (Remedy::Cut { minutes, .. }, _) => {
            let hours = locale.number(minutes as f64 / 60.0, 0);
            match cure.value_lost {
                Some(money) => T::CureCutValue
                    .with(&[("hours", &hours), ("money", &locale.money(money, MoneyStyle::Short))]),
                None => T::CureCutNote.with(&[("hours", &hours)]),
            }
        }
        (Remedy::Pause { .. }, Some(money)) => {
            T::CurePauseNote.with(&[("money", &locale.money(money, MoneyStyle::Short))])
        }
        (Remedy::Contract { .. }, _) => T::CureOutside.say().to_owned(),
        (Remedy::Shift { .. }, _) => T::CureNoDelay.say().to_owned(),
        (_, Some(money)) => {
            T::CureValue.with(&[("money", &locale.money(money, MoneyStyle::Short))])
        }
        (_, None) => T::CureSame.say().to_owned(),
    }
}

fn effect(before: &Effect, after: &Effect, locale: Locale) -> String {
    let percent = |effect: &Effect| match effect.supply {
        supply if supply > 0 => locale.number(100.0 * effect.demand as f64 / supply as f64, 0),
        _ => String::from("∞"),
    };
    let text = if after.demand == 0 { T::CureEffectNone } else { T::CureEffect };
    text.with(&[("before", &percent(before)), ("after", &percent(after))])
}
