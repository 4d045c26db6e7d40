//! An overload that is accepted: the waiver that keeps why and up to how much, and whether it holds.

use super::row_name;
use crate::analysis::capacity::heatmap::Cell;
use crate::analysis::capacity::load::RowKey;
use crate::edit::{Command, Label, Verb};
use crate::model::{
    Approval, Id, Month, RecordKind, RecordRef, Role, Typed, Uid, Waiver, Workspace,
};
use crate::present::number::Locale;
use crate::present::text::Text;
use crate::present::text::capacity_page::CapacityPageText as T;
use chrono::NaiveDate;
use std::sync::Arc;

/// An acceptance of a cell in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// The waiver.
    pub waiver: Uid,
    /// When and why; that it is outgrown, where more is short by now.
    pub text: String,
    /// Whether what is short now lies within what was accepted.
    pub holds: bool,
}

/// The overloads of a role that are accepted: granted waivers with an amount and both days.
pub(super) fn acceptances(ws: &Workspace, role: Id<Role>) -> Vec<Waiver> {
    let waivers = ws.table::<Waiver>();
    let counts = |waiver: &&Waiver| {
        waiver.role == Some(role)
            && waiver.status == Some(Approval::Approved)
            && waiver.minutes.is_some_and(|minutes| minutes > 0)
    };
    waivers.iter().filter(counts).cloned().collect()
}

/// Whether a waiver counts on any of some days.
fn counts_in(waiver: &Waiver, (first, last): (NaiveDate, NaiveDate)) -> bool {
    match (waiver.starts, waiver.ends) {
        (Some(starts), Some(ends)) => starts <= last && first <= ends,
        _ => false,
    }
}

/// Minutes accepted on some days.
fn minutes_accepted(all: &[Waiver], days: (NaiveDate, NaiveDate)) -> i64 {
    let own = all.iter().filter(|waiver| counts_in(waiver, days));
    own.filter_map(|waiver| waiver.minutes).fold(0, i64::saturating_add)
}

/// Whether a cell is over by no more than was accepted.
pub(super) fn is_accepted(all: &[Waiver], cell: &Cell, days: (NaiveDate, NaiveDate)) -> bool {
    cell.is_over() && !all.is_empty() && minutes_accepted(all, days) >= cell.gap()
}

/// What was accepted of a role's month that is short by so many minutes; the newest of several.
pub fn accepted(
    ws: &Workspace,
    (role, month, full_time): (Id<Role>, Month, i64),
    short: i64,
    locale: Locale,
) -> Option<Accepted> {
    let days = (month.first_day(), month.last_day());
    let all = acceptances(ws, role);
    let own = all.iter().filter(|waiver| counts_in(waiver, days));
    let newest = own.max_by_key(|waiver| (waiver.granted, waiver.uid))?;
    let sum = minutes_accepted(&all, days);
    let date = newest.granted.map(|day| locale.date(day)).unwrap_or_default();
    let fte = fte_text(sum, full_time, locale);
    let values = [("date", date.as_str()), ("reason", &newest.reason), ("fte", &fte)];
    let holds = sum >= short;
    let text = if holds { T::AcceptHolds } else { T::AcceptOutgrown };
    Some(Accepted { waiver: newest.uid, text: text.with(&values), holds })
}

fn fte_text(minutes: i64, full_time: i64, locale: Locale) -> String {
    let fte = if full_time > 0 { minutes as f64 / full_time as f64 } else { 0.0 };
    locale.number(fte, 2)
}

/// The step that accepts what a role is short in a month; `None` without a reason or where nothing
/// is short. `day` is the day of it, `new` the waiver's id.
pub fn accept(
    ws: &Workspace,
    (role, month, full_time): (Id<Role>, Month, i64),
    short: i64,
    reason: &str,
    (day, new): (NaiveDate, Uid),
    locale: Locale,
) -> Option<(Command, Label)> {
    let reason = reason.trim();
    if reason.is_empty() || short <= 0 {
        return None;
    }
    let mut waiver = Waiver::empty(new);
    waiver.name = T::AcceptName.with(&[
        ("role", &row_name(ws, RowKey::Role(role))),
        ("month", &locale.month_long(month)),
        ("fte", &fte_text(short, full_time, locale)),
    ]);
    waiver.role = Some(role);
    waiver.minutes = Some(short);
    waiver.status = Some(Approval::Approved);
    waiver.granted = Some(day);
    waiver.starts = Some(month.first_day());
    waiver.ends = Some(month.last_day());
    waiver.reason = reason.to_owned();
    let label = Label::one(Verb::Add, RecordKind::Waiver, &waiver.name);
    Some((Command::Add(Arc::new(waiver)), label))
}

/// The step that takes an acceptance back.
pub fn take_back(ws: &Workspace, waiver: Uid) -> (Command, Label) {
    let name = ws.find::<Waiver>(Id::new(waiver)).map(|waiver| waiver.name.clone());
    let label = Label::one(Verb::Remove, RecordKind::Waiver, &name.unwrap_or_default());
    (Command::Remove(RecordRef { kind: RecordKind::Waiver, uid: waiver }), label)
}

#[cfg(test)]
mod tests {
    use super::super::grid::{GridCell, grid_row};
    use super::super::headers::Headers;
    use super::super::tests::{ROLE, locale, month, workspace};
    use super::super::{Unit, row_code};
    use super::*;
    use crate::analysis::capacity::Capacity;
    use crate::analysis::capacity::heatmap::{Basis, Heatmap};
    use crate::analysis::capacity::timeline::{Grain, Timeline};
    use crate::edit::{Target, apply, violations};

    const FULL: i64 = 22 * 480;

    fn heatmap(ws: &Workspace, grain: Grain) -> Heatmap {
        let timeline = Arc::new(Timeline::new(month("2027-04"), 12));
        Heatmap::new(&Capacity::update(None, ws, &timeline).load, grain, Basis::All)
    }

    /// The role's cells as they are seen.
    fn seen(ws: &Workspace, grain: Grain) -> Vec<GridCell> {
        let map = heatmap(ws, grain);
        let headers = Headers::new(&map, &ws.settings(), locale());
        let row = map.row(RowKey::Role(Id::new(ROLE))).unwrap();
        grid_row(ws, row, &headers, Unit::Percent, None, locale()).cells
    }

    fn short(ws: &Workspace) -> i64 {
        heatmap(ws, Grain::Month).row(RowKey::Role(Id::new(ROLE))).unwrap().cells[0].gap()
    }

    fn taken(ws: &Workspace, reason: &str) -> Option<Workspace> {
        let place = (Id::new(ROLE), month("2027-04"), FULL);
        let when = ("2027-01-05".parse().unwrap(), Uid(77));
        let (command, _) = accept(ws, place, short(ws), reason, when, locale())?;
        Some(apply(ws, Target::Plan, &command).unwrap().workspace)
    }

    #[test]
    fn an_accepted_cell_is_marked_until_more_is_short() {
        let ws = workspace("Data Engineer", &[130, 130]);
        let done = taken(&ws, " the regulator's date ").unwrap();
        assert_eq!(violations(&done), violations(&ws));
        let cells = seen(&done, Grain::Month);
        assert!(cells[0].class.ends_with(" accepted") && cells[0].label.ends_with(", accepted"));
        assert!(!cells[1].class.contains("accepted"), "another month is not");
        assert_eq!(seen(&ws, Grain::Month)[0].text, cells[0].text, "it stays as red as it was");
        let place = (Id::new(ROLE), month("2027-04"), FULL);
        let found = accepted(&done, place, short(&done), locale()).unwrap();
        assert_eq!((found.holds, found.waiver), (true, Uid(77)));
        assert_eq!(found.text, "Accepted on 5 Jan 2027: the regulator's date");
        // More is short by now.
        let grown = accepted(&done, place, short(&done) + 1, locale()).unwrap();
        assert!(!grown.holds && grown.text.starts_with("0.30 FTE were accepted"), "{}", grown.text);
        let waiver: &Waiver = done.find(Id::new(Uid(77))).unwrap();
        let cell = Cell { demand: 99_999, ..heatmap(&done, Grain::Month).roles[0].cells[0] };
        let days = (month("2027-04").first_day(), month("2027-04").last_day());
        assert!(!is_accepted(std::slice::from_ref(waiver), &cell, days));
        // Taken back.
        let (command, _) = take_back(&done, Uid(77));
        let back = apply(&done, Target::Plan, &command).unwrap().workspace;
        assert!(seen(&back, Grain::Month).iter().all(|cell| !cell.class.contains("accepted")));
        assert_eq!(accepted(&back, place, 1, locale()), None);
        assert_eq!(row_code(RowKey::All), "all");
    }

    #[test]
    fn other_grains_ask_for_all_of_it() {
        let ws = workspace("Data Engineer", &[130, 130, 10]);
        let done = taken(&ws, "known").unwrap();
        // The quarter is short by less than April alone; both weeks and quarter lie within it.
        let quarter = &seen(&done, Grain::Quarter { fiscal_start: 4 })[0];
        assert!(!quarter.class.contains("accepted"), "{quarter:?}");
        assert!(seen(&done, Grain::Week)[1].class.contains("accepted"));
    }

    #[test]
    fn without_reason_or_shortage_nothing_is_accepted_and_odd_waivers_count_nowhere() {
        let ws = workspace("Data Engineer", &[130]);
        assert!(taken(&ws, "").is_none() && taken(&ws, " \n").is_none());
        assert!(taken(&workspace("Data Engineer", &[100]), "why not").is_none());
        let done = taken(&ws, "known").unwrap();
        let odd: [fn(&mut Waiver); 6] = [
            |waiver| waiver.status = None,
            |waiver| waiver.status = Some(Approval::Rejected),
            |waiver| waiver.minutes = None,
            |waiver| waiver.starts = None,
            |waiver| waiver.ends = None,
            |waiver| waiver.role = Some(Id::new(Uid(404))),
        ];
        for (nth, spoil) in odd.iter().enumerate() {
            let mut waiver: Waiver = done.find(Id::<Waiver>::new(Uid(77))).unwrap().clone();
            spoil(&mut waiver);
            let mut other = done.clone();
            other.put(Arc::new(waiver));
            assert!(!seen(&other, Grain::Month)[0].class.contains("accepted"), "{nth}");
        }
    }
}
