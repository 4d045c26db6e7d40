//! The ways out of a cell as lines, and the one step that takes each.

use super::edit::series_steps;
use super::row_name;
use crate::analysis::capacity::load::RowKey;
use crate::analysis::cure::{Cure, Cures, Effect, Remedy};
use crate::edit::{Command, FieldKey, Label, Verb};
use crate::model::{
    Id, Month, Person, Project, RecordKind, RecordRef, Role, Typed, Uid, Value, Workspace,
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
    cures: Vec<Cure>,
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
        note: note(cure, locale),
        effect: effect(&cures.before, &cure.effect, locale),
        over: T::CureOver.with(&[
            ("before", &locale.count(cures.before.months_over)),
            ("after", &locale.count(cure.effect.months_over)),
        ]),
    };
    CureSheet {
        lines: cures.all.iter().map(line).collect(),
        too_late: cures.too_late,
        cures: cures.all.clone(),
        role,
    }
}

impl CureSheet {
    /// The step that takes a way out, and what it is called; a person from outside gets this id.
    pub fn command(&self, ws: &Workspace, nth: usize, new: Uid) -> Option<(Command, Label)> {
        let cure = self.cures.get(nth)?;
        let (mut steps, label) = match cure.remedy {
            Remedy::Delay { project, months } => {
                (dates(ws, project, months, true), named(ws, project))
            }
            Remedy::Stretch { project, months } => {
                (dates(ws, project, months, false), named(ws, project))
            }
            Remedy::Shift { project, .. } => (Vec::new(), named(ws, project)),
            Remedy::Contract { tenths, first, last } => {
                let person = self.contractor(ws, new, tenths, (first, last));
                let label = Label::one(Verb::Add, RecordKind::Person, &person.name);
                (vec![Command::Add(Arc::new(person))], label)
            }
        };
        for (id, series) in &cure.demands {
            steps.extend(series_steps(ws, *id, series));
        }
        Some((Command::Batch(steps), label))
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
        Remedy::Contract { tenths, first, last } => {
            let text = if first == last { T::CureContractOne } else { T::CureContract };
            let fte = locale.number(tenths as f64 / 10.0, 1);
            let (from, to) = (locale.month_long(first), locale.month_long(last));
            text.with(&[("fte", &fte), ("from", &from), ("to", &to)])
        }
    }
}

fn note(cure: &Cure, locale: Locale) -> String {
    match (cure.remedy, cure.value_delayed) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::capacity::Capacity;
    use crate::analysis::capacity::timeline::Timeline;
    use crate::analysis::cure::cures;
    use crate::edit::{Target, apply};
    use crate::model::{Calendar, Demand, LocaleChoice, Money};

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    /// One person; Atlas asks for 28 days in February 2027, Beacon for 4.
    fn workspace() -> Workspace {
        let mut ws = Workspace::new(Uid(1));
        ws.put(Arc::new(Calendar::empty(Uid(2))));
        ws.put(Arc::new(Role { name: "Data Engineer".into(), ..Role::empty(Uid(3)) }));
        let mut person = Person::empty(Uid(4));
        person.roles.insert(Id::new(Uid(3)), 1.0);
        ws.put(Arc::new(person));
        for (uid, name, days) in [(5, "Atlas", 28), (6, "Beacon", 4)] {
            let mut project = Project { name: name.into(), ..Project::empty(Uid(uid)) };
            project.start = NaiveDate::from_ymd_opt(2027, 2, 1);
            project.finish = NaiveDate::from_ymd_opt(2027, 2, 28);
            project.benefit = Some(Money { minor: 1_200_000, currency: "GBP".parse().unwrap() });
            ws.put(Arc::new(project));
            let mut demand = Demand::empty(Uid(10 + uid));
            demand.project = Some(Id::new(Uid(uid)));
            demand.role = Some(Id::new(Uid(3)));
            demand.minutes.insert(month("2027-02"), days * 480);
            ws.put(Arc::new(demand));
        }
        ws
    }

    fn sheet_of(ws: &Workspace) -> Option<(Cures, CureSheet)> {
        let timeline = Arc::new(Timeline::new(month("2027-01"), 12));
        let capacity = Capacity::update(None, ws, &timeline);
        let role = Id::new(Uid(3));
        let cures = cures(ws, &capacity, role, month("2027-02"), month("2026-11"))?;
        let sheet = cure_sheet(ws, &cures, role, 9_600, Locale::new(LocaleChoice::EnGb));
        Some((cures, sheet))
    }

    #[test]
    fn every_way_out_is_one_step_that_relieves_the_month() {
        let ws = workspace();
        let (cures, sheet) = sheet_of(&ws).unwrap();
        assert!(sheet.lines.len() >= 4, "{:?}", sheet.lines);
        for nth in 0..sheet.lines.len() {
            let (command, label) = sheet.command(&ws, nth, Uid(900)).unwrap();
            assert!(!label.name.is_empty());
            let after = apply(&ws, Target::Plan, &command).unwrap().workspace;
            let left = sheet_of(&after);
            let gap = |effect: &Effect| effect.demand - effect.supply;
            let left = left.map_or(0, |(left, _)| gap(&left.before));
            assert!(left < gap(&cures.before), "{:?}", sheet.lines[nth]);
            assert_eq!(left, gap(&cures.all[nth].effect).max(0), "{:?}", sheet.lines[nth]);
        }
        assert!(sheet.command(&ws, 99, Uid(900)).is_none());
    }

    #[test]
    fn the_words_say_what_is_done_and_what_it_costs() {
        let ws = workspace();
        let (_, sheet) = sheet_of(&ws).unwrap();
        let titles: Vec<&str> = sheet.lines.iter().map(|line| line.title.as_str()).collect();
        assert!(titles.contains(&"Contract 0.6 FTE for February 2027"), "{titles:?}");
        assert!(titles.iter().any(|title| title.starts_with("Stretch Atlas over 1 month more")));
        let stretch = sheet.lines.iter().find(|line| line.title.starts_with("Stretch Atlas"));
        assert_eq!(stretch.map(|line| line.note.as_str()), Some("£1k of benefit comes later"));
        let contract = sheet.lines.iter().find(|line| line.title.starts_with("Contract"));
        assert_eq!(contract.map(|line| line.effect.as_str()), Some("160 → 100 %"));
        assert_eq!(contract.map(|line| line.over.as_str()), Some("1 → 0 months over"));
    }
}
