//! Requests as lines, and the step that answers one: the demand and the decision kept of it.

use super::choices::{cell_code, row_code};
use super::percent_text;
use super::row_name;
use crate::analysis::capacity::heatmap::{Cell, Utilisation};
use crate::analysis::capacity::load::RowKey;
use crate::analysis::capacity::requests::Request;
use crate::edit::{Command, FieldKey, Label, Verb};
use crate::model::{
    Decision, DecisionState, Month, Person, Project, RecordKind, RecordRef, Request as Answer,
    Typed, Uid, Value, Workspace,
};
use crate::present::number::{Locale, NO_VALUE};
use crate::present::page::{Page, Route};
use crate::present::text::Text;
use crate::present::text::capacity_page::CapacityPageText;
use crate::present::text::requests::RequestsText as T;
use chrono::NaiveDate;
use std::sync::Arc;

/// One request as it is seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestLine {
    /// The demand.
    pub demand: Uid,
    /// The project.
    pub project: String,
    /// The role, with the person where one is named.
    pub role: String,
    /// The months it asks for.
    pub period: String,
    /// Its hours.
    pub hours: String,
    /// The fullest month with it: before and after.
    pub peak: String,
    /// The address of that month in the heatmap, where there is one.
    pub href: Option<String>,
    /// Months over before and after.
    pub over: String,
    /// Hours that do not fit; a word where all do.
    pub short: String,
    /// Whether all of it fits.
    pub fits: bool,
}

/// The finding: how many await an answer and how many of them do not fit.
pub fn requests_title(all: &[Request], locale: Locale) -> String {
    let tight = all.iter().filter(|request| !request.fits()).count();
    match (all.len(), tight) {
        (0, _) => T::TitleNone.say().to_owned(),
        (1, 0) => T::TitleOne.say().to_owned(),
        (1, _) => T::TitleOneTight.say().to_owned(),
        (count, 0) => T::TitleFit.with(&[("count", &locale.count(count))]),
        (count, _) => {
            T::Title.with(&[("count", &locale.count(count)), ("tight", &locale.count(tight))])
        }
    }
}

/// A request in words.
pub fn request_line(ws: &Workspace, request: &Request, locale: Locale) -> RequestLine {
    let project = request.project.and_then(|id| ws.find::<Project>(id));
    let short = |month: &Month| locale.month_short_year(*month);
    let period = match &request.months {
        Some((first, last)) if first == last => short(first),
        Some((first, last)) => {
            CapacityPageText::Span.with(&[("from", &short(first)), ("to", &short(last))])
        }
        None => NO_VALUE.to_owned(),
    };
    let (before, after) = request.months_over;
    RequestLine {
        demand: request.demand.uid(),
        project: project
            .map_or_else(|| T::NoProject.say().to_owned(), |project| project.name.clone()),
        role: role_text(ws, request),
        period,
        hours: hours(request.minutes, locale),
        peak: peak_text(request, locale),
        href: request.peak.as_ref().map(|(month, ..)| cell_href(request, *month)),
        over: T::Over.with(&[("before", &locale.count(before)), ("after", &locale.count(after))]),
        short: match request.fits() {
            true => T::Fits.say().to_owned(),
            false => hours(request.minutes_short, locale),
        },
        fits: request.fits(),
    }
}

fn hours(minutes: i64, locale: Locale) -> String {
    locale.number(minutes as f64 / 60.0, 0)
}

fn role_text(ws: &Workspace, request: &Request) -> String {
    let role = request.role.map(|role| row_name(ws, RowKey::Role(role)));
    let person = request.person.and_then(|id| ws.find::<Person>(id)).map(|one| one.name.clone());
    let role = role.unwrap_or_else(|| T::NoRole.say().to_owned());
    person.map_or(role.clone(), |person| format!("{role}, {person}"))
}

fn peak_text(request: &Request, locale: Locale) -> String {
    let Some((month, before, after)) = &request.peak else {
        return T::PeakNothing.say().to_owned();
    };
    let month = locale.month_short_year(*month);
    let percent = |cell: &Cell| match cell.utilisation {
        Utilisation::Percent(percent) => percent_text(cell, percent, locale),
        _ => NO_VALUE.to_owned(),
    };
    match after.utilisation {
        Utilisation::Percent(_) => T::Peak.with(&[
            ("before", &percent(before)),
            ("after", &percent(after)),
            ("month", &month),
        ]),
        _ => T::PeakNone.with(&[("month", &month)]),
    }
}

/// The heatmap with the fullest month open.
fn cell_href(request: &Request, month: Month) -> String {
    let row = row_code(request.role.map_or(RowKey::NoRole, RowKey::Role));
    let route = Route::to(Page::Capacity)
        .with("start", &month.to_string())
        .with("cell", &cell_code(&row, month.first_day()));
    route.href()
}

/// The step that answers a request: the demand's state and a decision with the reason, as one.
/// `day` is the day of the decision, `new` its id.
pub fn answer(
    ws: &Workspace,
    request: &Request,
    granted: bool,
    reason: &str,
    (day, new): (NaiveDate, Uid),
    locale: Locale,
) -> (Command, Label) {
    let line = request_line(ws, request, locale);
    let at = RecordRef { kind: RecordKind::Demand, uid: request.demand.uid() };
    let field = FieldKey::Builtin("request");
    let state = if granted { Answer::Approved } else { Answer::Rejected };
    let set = Command::Set { at, field: field.clone(), value: Value::Choice(state.code().into()) };
    let mut decision = Decision::empty(new);
    let name = if granted { T::Approved } else { T::Rejected };
    decision.name = name.with(&[
        ("hours", &line.hours),
        ("role", &line.role),
        ("project", &line.project),
        ("period", &line.period),
    ]);
    decision.project = request.project.filter(|id| ws.find(*id).is_some());
    decision.status = Some(if granted { DecisionState::Taken } else { DecisionState::Rejected });
    decision.decided = Some(day);
    decision.rationale = reason.trim().to_owned();
    decision.outcome = T::Outcome.with(&[
        ("role", &line.role),
        ("peak", &line.peak),
        ("over", &line.over),
        ("short", &hours(request.minutes_short, locale)),
    ]);
    let label = Label::one(Verb::Edit, RecordKind::Demand, &line.project).of_field(&field);
    (Command::Batch(vec![set, Command::Add(Arc::new(decision))]), label)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{ROLE, locale, month, workspace};
    use super::*;
    use crate::analysis::capacity::Capacity;
    use crate::analysis::capacity::heatmap::{Basis, Heatmap};
    use crate::analysis::capacity::requests::requests;
    use crate::analysis::capacity::timeline::{Grain, Timeline};
    use crate::edit::{Target, apply, violations};
    use crate::model::{Commitment, Demand, Id};

    /// 60 % of April and May booked; half as much again is asked for.
    fn asked(percents: &[i64], state: Option<Answer>) -> Workspace {
        let mut ws = workspace("Data Engineer", &[60, 60]);
        let mut more = workspace("x", percents).find(Id::<Demand>::new(Uid(13))).unwrap().clone();
        more.uid = Uid(14);
        more.commitment = Some(Commitment::Committed);
        more.request = state;
        ws.put(Arc::new(more));
        ws
    }

    fn capacity(ws: &Workspace) -> Capacity {
        Capacity::update(None, ws, &Arc::new(Timeline::new(month("2027-04"), 12)))
    }

    /// Demand of the role in April in hours by basis.
    fn counted(ws: &Workspace) -> [i64; 3] {
        let capacity = capacity(ws);
        Basis::ALL.map(|basis| {
            let map = Heatmap::new(&capacity.load, Grain::Month, basis);
            map.row(RowKey::Role(Id::new(ROLE))).unwrap().cells[0].demand / 60
        })
    }

    #[test]
    fn each_state_counts_as_it_should() {
        // April has 176 hours; 60 % are 105.6, 50 % are 88.
        for (state, expect) in [
            (None, [193, 193, 88]),
            (Some(Answer::Requested), [193, 105, 0]),
            (Some(Answer::Approved), [193, 193, 88]),
            (Some(Answer::Rejected), [105, 105, 0]),
        ] {
            assert_eq!(counted(&asked(&[50, 30], state)), expect, "{state:?}");
        }
    }

    #[test]
    fn a_request_is_tried_alone_beside_what_is_booked() {
        let mut ws = asked(&[50, 30], Some(Answer::Requested));
        // Another one, which does not count for the first, and one that has been answered.
        for (uid, state) in [(15, Answer::Requested), (16, Answer::Rejected)] {
            let mut other = ws.find(Id::<Demand>::new(Uid(14))).unwrap().clone();
            (other.uid, other.request) = (Uid(uid), Some(state));
            ws.put(Arc::new(other));
        }
        let all = requests(&capacity(&ws));
        assert_eq!(all.iter().map(|one| one.demand.uid()).collect::<Vec<_>>(), [Uid(14), Uid(15)]);
        assert_eq!(
            requests_title(&all, locale()),
            "2 requests await an answer; 2 ask for more than there is"
        );
        let line = request_line(&ws, &all[0], locale());
        assert_eq!(line.role, "Data Engineer");
        assert_eq!(line.period, "Apr 27 to May 27");
        assert_eq!(line.peak, "60 → 110 in Apr 27");
        assert_eq!((line.over.as_str(), line.short.as_str(), line.fits), ("0 → 1", "18", false));
        assert!(line.href.unwrap().contains("2027-04-01"));
    }

    #[test]
    fn an_answer_is_one_step_with_its_decision_and_is_undone_as_one() {
        let ws = asked(&[50, 30], Some(Answer::Requested));
        let all = requests(&capacity(&ws));
        let day = "2027-01-05".parse().unwrap();
        for (granted, state, left) in [
            (true, DecisionState::Taken, [193, 193, 88]),
            (false, DecisionState::Rejected, [105, 105, 0]),
        ] {
            let (command, label) =
                answer(&ws, &all[0], granted, " too much at once ", (day, Uid(99)), locale());
            let done = apply(&ws, Target::Plan, &command).unwrap();
            assert_eq!(counted(&done.workspace), left);
            assert_eq!(violations(&done.workspace), violations(&ws));
            let decision: &Decision = done.workspace.find(Id::new(Uid(99))).unwrap();
            assert_eq!(decision.status, Some(state));
            assert_eq!(
                (decision.decided, decision.rationale.as_str()),
                (Some(day), "too much at once")
            );
            assert!(decision.outcome.contains("60 → 110 in Apr 27"), "{}", decision.outcome);
            assert_eq!(label.kind, RecordKind::Demand);
            assert!(requests(&capacity(&done.workspace)).is_empty());
        }
    }

    #[test]
    fn odd_requests_are_lines_all_the_same() {
        let mut ws = asked(&[50], Some(Answer::Requested));
        let mut odd = Demand::empty(Uid(20));
        odd.request = Some(Answer::Requested);
        ws.put(Arc::new(odd));
        let mut far = Demand::empty(Uid(21));
        far.request = Some(Answer::Requested);
        far.role = Some(Id::new(Uid(404)));
        far.minutes.insert(month("2099-01"), 600);
        ws.put(Arc::new(far));
        let all = requests(&capacity(&ws));
        assert_eq!(all.len(), 3);
        for one in &all {
            let line = request_line(&ws, one, locale());
            assert!(!line.project.is_empty() || one.project.is_some());
            assert!(!line.peak.is_empty() && !line.role.is_empty());
            let (command, _) =
                answer(&ws, one, true, "", ("2027-01-05".parse().unwrap(), Uid(99)), locale());
            assert!(apply(&ws, Target::Plan, &command).is_ok(), "{line:?}");
        }
        assert_eq!(requests_title(&[], locale()), "Nobody awaits an answer");
    }
}
