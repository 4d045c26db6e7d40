//! Which projects changed their status of late, read out of the history of the workspace.

use super::{project_route, status_word};
use crate::edit::{Entry, FieldKey, Patch};
use crate::model::{Id, Project, RecordKind, Status, Uid, Value, Workspace};
use crate::order::Sorted as _;
use crate::present::number::Locale;
use crate::present::page::Route;
use crate::present::text::{Text as _, home::HomeText as T};
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// How many days back a change counts as new.
const DAYS: u64 = 30;

/// Where a status has gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// It is graver than it was.
    Worse,
    /// Neither: a project that began, or one that has no status any more.
    Other,
    /// It is less grave than it was.
    Better,
}

/// A project whose status is not the one it had.
#[derive(Clone, Debug, PartialEq)]
pub struct StatusMove {
    /// The project's name.
    pub name: String,
    /// What it was.
    pub before: Option<Status>,
    /// What it is.
    pub now: Option<Status>,
    /// Where it has gone.
    pub turn: Turn,
    /// The project.
    pub route: Route,
}

impl StatusMove {
    /// The move in words, for those who do not see shapes.
    pub fn words(&self) -> String {
        let (before, now) = (status_word(self.before), status_word(self.now));
        T::Moved.with(&[("before", before), ("now", now)])
    }

    /// The word for the turn.
    pub fn turn_word(&self) -> &'static str {
        match self.turn {
            Turn::Worse => T::MovedWorse.say(),
            Turn::Other => T::MovedOther.say(),
            Turn::Better => T::MovedBetter.say(),
        }
    }
}

/// The moves of the thirty days before `as_of`, the worse ones first, then by name: the status
/// before the earliest change in that time against the status now. Projects that came in that
/// time have no earlier status and are left out; so is what went back to where it was.
pub fn status_moves(now: &Workspace, history: &[Entry], as_of: NaiveDate) -> Vec<StatusMove> {
    let mut moves: Vec<StatusMove> = earlier(history, since(as_of))
        .into_iter()
        .filter_map(|(uid, before)| {
            let project = now.find(Id::<Project>::new(uid))?;
            (project.status != before).then(|| StatusMove {
                name: project.name.clone(),
                before,
                now: project.status,
                turn: turn(before, project.status),
                route: project_route(Id::new(uid)),
            })
        })
        .collect();
    moves.order_by_key(|one| (one.turn, one.name.clone()));
    moves
}

/// What stands under the heading: since when, how many worse, how many better.
pub fn moves_caption(moves: &[StatusMove], as_of: NaiveDate, locale: Locale) -> String {
    let count = |turn| locale.count(moves.iter().filter(|one| one.turn == turn).count());
    T::MovedCaption.with(&[
        ("since", &locale.date(since(as_of))),
        ("worse", &count(Turn::Worse)),
        ("better", &count(Turn::Better)),
    ])
}

fn since(as_of: NaiveDate) -> NaiveDate {
    as_of.checked_sub_days(Days::new(DAYS)).unwrap_or(as_of)
}

/// The status each project had before its first change since a day.
fn earlier(history: &[Entry], since: NaiveDate) -> BTreeMap<Uid, Option<Status>> {
    let from_ms = since.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis();
    let status = FieldKey::builtin(RecordKind::Project, "status");
    let mut first: BTreeMap<Uid, Option<Option<Status>>> = BTreeMap::new();
    for patch in history.iter().filter(|e| e.stamp.at_ms >= from_ms).flat_map(|e| &e.change.patches)
    {
        match patch {
            Patch::Set { at, field, from, .. }
                if at.kind == RecordKind::Project && Some(field) == status.as_ref() =>
            {
                first.entry(at.uid).or_insert_with(|| Some(status_of(from)));
            }
            Patch::Add(record) if record.kind() == RecordKind::Project => {
                first.entry(record.uid()).or_insert(None);
            }
            _ => {}
        }
    }
    first.into_iter().filter_map(|(uid, before)| Some((uid, before?))).collect()
}

fn status_of(value: &Value) -> Option<Status> {
    match value {
        Value::Choice(code) => Status::from_code(code),
        _ => None,
    }
}

fn turn(before: Option<Status>, now: Option<Status>) -> Turn {
    match (gravity(before), gravity(now)) {
        (Some(was), Some(is)) if is > was => Turn::Worse,
        (Some(was), Some(is)) if is < was => Turn::Better,
        _ => Turn::Other,
    }
}

/// How grave a status is; what has not begun and what has none is neither grave nor well.
fn gravity(status: Option<Status>) -> Option<u8> {
    match status? {
        Status::NotStarted => None,
        Status::Complete => Some(0),
        Status::OnTrack => Some(1),
        Status::AtRisk => Some(2),
        Status::OnHold => Some(3),
        Status::OffTrack => Some(4),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Change, History, Label, Stamp, Verb, apply_all};
    use crate::model::{Settings, Typed as _};
    use std::sync::Arc;

    const DAY_MS: i64 = 86_400_000;

    fn at(day: i64) -> Stamp {
        Stamp { at_ms: day * DAY_MS, ..Stamp::default() }
    }

    fn value_of(status: Option<Status>) -> Value {
        status.map_or(Value::Empty, |status| Value::Choice(status.code().to_owned()))
    }

    /// A history over projects, each change as (day, project, status).
    fn made(steps: &[(i64, u128, Option<Status>)]) -> (Workspace, History) {
        let mut workspace = Workspace::new(Uid(1));
        let mut history = History::after(0, "a");
        for (day, uid, status) in steps {
            let uid = Uid(*uid);
            let patches = match workspace.find(Id::<Project>::new(uid)) {
                None => {
                    let mut project = Project::empty(uid);
                    project.name = format!("P{}", uid.0);
                    project.status = *status;
                    vec![Patch::Add(Arc::new(project))]
                }
                Some(project) => vec![Patch::Set {
                    at: crate::model::RecordRef { kind: RecordKind::Project, uid },
                    field: FieldKey::builtin(RecordKind::Project, "status").unwrap(),
                    from: value_of(project.status),
                    to: value_of(*status),
                }],
            };
            workspace = apply_all(&workspace, &patches).unwrap();
            let label = Label::many(Verb::Edit, RecordKind::Project, 1);
            history.enter(Change { label, patches }, at(*day));
        }
        (workspace, history)
    }

    fn told(steps: &[(i64, u128, Option<Status>)], day: u64) -> Vec<(String, Turn)> {
        let (workspace, history) = made(steps);
        let as_of = NaiveDate::default().checked_add_days(Days::new(day)).unwrap();
        let moves = status_moves(&workspace, history.entries(), as_of);
        moves.into_iter().map(|one| (one.name, one.turn)).collect()
    }

    #[test]
    fn the_status_before_the_first_change_of_the_time_is_held_against_that_of_now() {
        use Status::{AtRisk, Complete, NotStarted, OffTrack, OnHold, OnTrack};
        let first = |uid, status| (10, uid, Some(status));
        let late = |uid, status| (100, uid, Some(status));
        for (before, now, turn) in [
            (OnTrack, AtRisk, Turn::Worse),
            (AtRisk, OffTrack, Turn::Worse),
            (OnTrack, OnHold, Turn::Worse),
            (OffTrack, OnTrack, Turn::Better),
            (AtRisk, Complete, Turn::Better),
            (NotStarted, OnTrack, Turn::Other),
            (NotStarted, OffTrack, Turn::Other),
        ] {
            let said = told(&[first(7, before), late(7, now)], 110);
            assert_eq!(said, [("P7".to_owned(), turn)], "{before:?} to {now:?}");
        }
    }

    #[test]
    fn what_is_old_new_unchanged_or_back_is_left_out() {
        use Status::{AtRisk, OffTrack, OnTrack};
        let there = (10, 7, Some(OnTrack));
        // A change before the thirty days.
        assert_eq!(told(&[there, (50, 7, Some(AtRisk))], 110), []);
        // A project that came within them.
        assert_eq!(told(&[(100, 7, Some(OnTrack)), (101, 7, Some(AtRisk))], 110), []);
        // There and back.
        assert_eq!(told(&[there, (100, 7, Some(AtRisk)), (101, 7, Some(OnTrack))], 110), []);
        // No history at all.
        assert_eq!(told(&[], 110), []);
        // The first of two changes says what was before.
        let twice = [there, (100, 7, Some(OffTrack)), (101, 7, Some(AtRisk))];
        assert_eq!(told(&twice, 110), [("P7".to_owned(), Turn::Worse)]);
        // On the very day and the day before it.
        assert_eq!(told(&[there, (80, 7, Some(AtRisk))], 110).len(), 1);
        assert_eq!(told(&[there, (79, 7, Some(AtRisk))], 110).len(), 0);
    }

    #[test]
    fn the_worse_come_first_and_the_caption_counts_them() {
        use Status::{AtRisk, OnTrack};
        let steps = [
            (10, 7, Some(AtRisk)),
            (10, 8, Some(OnTrack)),
            (10, 9, Some(OnTrack)),
            (100, 7, Some(OnTrack)),
            (100, 9, Some(AtRisk)),
            (100, 8, None),
        ];
        let names: Vec<_> = told(&steps, 110).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["P9", "P8", "P7"]);
        let (workspace, history) = made(&steps);
        let as_of = NaiveDate::default().checked_add_days(Days::new(110)).unwrap();
        let moves = status_moves(&workspace, history.entries(), as_of);
        let said = moves_caption(&moves, as_of, Locale::of(&Settings::empty(Uid(2))));
        assert!(said.contains("1 worse") && said.contains("1 better"), "{said}");
        assert!(moves.iter().all(|one| !one.words().is_empty() && !one.turn_word().is_empty()));
    }
}
