//! What is odd in the data that capacity is computed from.

use super::kernel::PARTS;
use super::ledger::{Ledger, Spread};
use super::supply::{PersonSupply, Supply};
use crate::analysis::finding::{Finding, FindingCode};
use crate::model::{
    Absence, Id, Month, Person, Project, Record, RecordKind, RecordRef, Role, Typed, Workspace,
};
use crate::order::{Sorted, set_of};
use std::collections::BTreeMap;

/// What is odd, the gravest first, then by record.
pub fn findings(ws: &Workspace, ledger: &Ledger, supply: &Supply) -> Vec<Finding> {
    let mut found = Vec::new();
    let inside = ledger.timeline.inside.clone();
    for part in &supply.people {
        let Some(person) = ws.find(part.person) else { continue };
        let rest = part.unassigned.get(inside.clone()).unwrap_or_default().iter().sum();
        of_person(person, part, rest, &mut found);
    }
    for absence in ws.table::<Absence>().iter() {
        if let (Some(from), Some(to)) = (absence.from, absence.to)
            && to < from
        {
            let code = FindingCode::AbsenceReversed { from, to };
            found.push(Finding::error(about(absence.id()), code));
        }
        unreadable(absence, about(absence.id()), &mut found);
    }
    let mut projects = BTreeMap::new();
    for project in ws.table::<Project>().iter() {
        projects.insert(project.id(), project.start.zip(project.finish));
        if let (Some(start), Some(finish)) = (project.start, project.finish)
            && start > finish
        {
            let code = FindingCode::ProjectReversed { start, finish };
            found.push(Finding::error(about(project.id()), code));
        }
    }
    let roles = set_of(ws.table::<Role>().iter().map(Role::id));
    let mut sums: BTreeMap<RecordRef, DemandSums> = BTreeMap::new();
    for spread in &ledger.spreads {
        let of = spread.project.map_or_else(|| about(spread.demand), about);
        if let Some(demand) = spread.record() {
            unreadable(demand, of, &mut found);
        }
        let dates = spread
            .project
            .and_then(|id| ws.find(id))
            .map(|project| (project.start.map(Month::of), project.finish.map(Month::of)));
        let no_role = spread.role.is_none_or(|role| !roles.contains(&role));
        sums.entry(of).or_default().add(spread, dates, no_role, inside.clone());
    }
    for (of, sums) in sums {
        sums.report(of, &mut found);
    }
    found.order_by(|a, b| b.severity.cmp(&a.severity).then(a.about.cmp(&b.about)));
    found
}

fn about<R: Typed>(id: Id<R>) -> RecordRef {
    RecordRef { kind: R::KIND, uid: id.uid() }
}

/// The fields of a record that capacity reads and that hold what cannot be read: text as typed, or
/// what a file says beyond the limits of the field.
fn unreadable(record: &dyn Record, about: RecordRef, found: &mut Vec<Finding>) {
    const PERSON: [&str; 9] = [
        "roles",
        "calendar",
        "fte",
        "part_time",
        "starts",
        "ends",
        "exceptions",
        "run_business",
        "focus",
    ];
    const DEMAND: [&str; 6] = ["project", "role", "person", "minutes", "commitment", "request"];
    let kind = record.kind();
    const ABSENCE: [&str; 4] = ["person", "from", "to", "share"];
    let read: &[&str] = match kind {
        RecordKind::Demand => &DEMAND,
        RecordKind::Absence => &ABSENCE,
        _ => &PERSON,
    };
    let base = record.base();
    for field in kind.fields().iter().filter(|field| read.contains(&field.key)) {
        let key = field.key;
        let is_typed =
            |raw: &String| raw == key || raw.split_once(':').is_some_and(|of| of.0 == key);
        if base.raw.keys().any(is_typed) || base.extra.contains_key(key) {
            found.push(Finding::warning(about, FindingCode::Unreadable { kind, key }));
        }
    }
}

fn of_person(person: &Person, supply: &PersonSupply, rest: i64, found: &mut Vec<Finding>) {
    let about = RecordRef { kind: RecordKind::Person, uid: person.uid };
    if let (Some(starts), Some(ends)) = (person.starts, person.ends)
        && starts > ends
    {
        found.push(Finding::error(about, FindingCode::EmploymentReversed { starts, ends }));
    }
    unreadable(person, about, found);
    let parts = supply.parts_total;
    if parts == 0 {
        found.push(Finding::warning(about, FindingCode::PersonWithoutRole { minutes: rest }));
    } else if parts > PARTS {
        found.push(Finding::warning(about, FindingCode::RoleSharesAboveOne { parts }));
    } else if parts < PARTS {
        let code = FindingCode::RoleSharesBelowOne { parts, minutes: rest };
        found.push(Finding::note(about, code));
    }
}

/// What is odd in the demand of one project, or in one demand without a project.
#[derive(Default)]
struct DemandSums {
    outside_timeline: i64,
    outside_months: Option<(Month, Month)>,
    outside_project: i64,
    rejected: i64,
    without_role: i64,
}

impl DemandSums {
    /// Counts a demand: what lies outside the months shown, outside its project, or has no role.
    fn add(
        &mut self,
        spread: &Spread,
        dates: Option<(Option<Month>, Option<Month>)>,
        no_role: bool,
        inside: std::ops::Range<usize>,
    ) {
        let minutes = spread.minutes_in(inside);
        if !spread.counted {
            // What was asked for and not granted is known; only a project's own end is worth a note.
            let known = spread.is_refused();
            self.rejected += if known { 0 } else { minutes + spread.outside_minutes };
            return;
        }
        if no_role {
            self.without_role += minutes;
        }
        self.outside_timeline += spread.outside_minutes;
        if let Some((first, last)) = spread.outside_months {
            let (earliest, latest) = self.outside_months.unwrap_or((first, last));
            self.outside_months = Some((first.min(earliest), last.max(latest)));
        }
        let Some((start, finish)) = dates else { return };
        let is_outside = |month: &Month| {
            start.is_some_and(|start| *month < start) || finish.is_some_and(|last| *month > last)
        };
        let months = spread.record().into_iter().flat_map(|demand| &demand.minutes);
        let outside = months.filter(|(month, _)| is_outside(month)).map(|(_, minutes)| minutes);
        self.outside_project += outside.sum::<i64>();
    }

    fn report(self, about: RecordRef, found: &mut Vec<Finding>) {
        let mut warn = |minutes: i64, code: FindingCode| {
            if minutes != 0 {
                found.push(Finding::warning(about, code));
            }
        };
        let minutes = self.outside_project;
        warn(minutes, FindingCode::DemandOutsideProject { minutes });
        let minutes = self.without_role;
        warn(minutes, FindingCode::DemandWithoutRole { minutes });
        if self.rejected != 0 {
            let code = FindingCode::DemandOfRejected { minutes: self.rejected };
            found.push(Finding::note(about, code));
        }
        if let (Some((first, last)), minutes) = (self.outside_months, self.outside_timeline) {
            let code = FindingCode::DemandOutsideTimeline { minutes, first, last };
            found.push(Finding::note(about, code));
        }
    }
}
