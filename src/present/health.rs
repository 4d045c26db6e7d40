//! Data health in words: groups of findings with a place behind each, and the step that mends them.

use super::label::record_name;
use super::number::Locale;
use super::page::{Page, Route};
use super::text::Text as _;
use super::text::fields::{Number, field_title, kind_heading};
use super::text::health::HealthText as T;
use crate::analysis::health::{Detail, Odd, OddGroup, Oddness};
use crate::edit::{Command, FieldKey, Label, Verb};
use crate::model::{RecordKind, RecordRef, Value, Workspace};

/// A finding as a line.
#[derive(Clone, Debug, PartialEq)]
pub struct HealthLine {
    /// The type of its record.
    pub sort: String,
    /// The name of its record.
    pub name: String,
    /// What tells more; empty where the group says all.
    pub detail: String,
    /// Where it is mended.
    pub route: Option<Route>,
}

/// What a group is called.
pub fn title(oddness: Oddness) -> T {
    match oddness {
        Oddness::Dangling => T::Dangling,
        Oddness::Cycle => T::Cycle,
        Oddness::EndsFirst => T::EndsFirst,
        Oddness::NoRate => T::NoRate,
        Oddness::Unread => T::Unread,
        Oddness::Overdue => T::Overdue,
        Oddness::NoOwner => T::NoOwner,
        Oddness::NoRole => T::NoRole,
        Oddness::SameName => T::SameName,
        Oddness::SameKey => T::SameKey,
        Oddness::StaleReport => T::StaleReport,
        Oddness::NoObjective => T::NoObjective,
    }
}

/// Why it matters and what to do.
pub fn advice(oddness: Oddness) -> T {
    match oddness {
        Oddness::Dangling => T::DanglingDo,
        Oddness::Cycle => T::CycleDo,
        Oddness::EndsFirst => T::EndsFirstDo,
        Oddness::NoRate => T::NoRateDo,
        Oddness::Unread => T::UnreadDo,
        Oddness::Overdue => T::OverdueDo,
        Oddness::NoOwner => T::NoOwnerDo,
        Oddness::NoRole => T::NoRoleDo,
        Oddness::SameName => T::SameNameDo,
        Oddness::SameKey => T::SameKeyDo,
        Oddness::StaleReport => T::StaleReportDo,
        Oddness::NoObjective => T::NoObjectiveDo,
    }
}

/// The button that mends a group, where there is one.
pub fn mend_words(group: &OddGroup, locale: Locale) -> Option<String> {
    let words = match group.oddness {
        Oddness::Dangling => T::MendDangling,
        Oddness::NoOwner => T::MendOwner,
        Oddness::NoRole => T::MendRole,
        _ => return None,
    };
    let count = group.mendable();
    (count > 0).then(|| words.with(&[("count", &locale.count(count))]))
}

/// Everything that can be mended of a group, as one step.
pub fn mend_step(group: &OddGroup) -> (Command, Label) {
    let mends = group.found.iter().filter_map(|odd| {
        let mend = odd.mend.as_ref()?;
        let (field, value) = (FieldKey::Builtin(mend.key), mend.value.clone());
        Some(Command::Set { at: odd.at, field, value })
    });
    let kind = group.found.first().map_or(RecordKind::Project, |odd| odd.at.kind);
    (Command::Batch(mends.collect()), Label::many(Verb::Bulk, kind, group.mendable()))
}

/// A finding in words.
pub fn line(workspace: &Workspace, odd: &Odd, locale: Locale) -> HealthLine {
    let detail = match &odd.detail {
        Detail::None => String::new(),
        Detail::Field(key) => field_title(odd.at.kind, key).to_owned(),
        Detail::Past(day, days) => {
            let (day, days) = (locale.date(*day), locale.whole(*days));
            T::Past.with(&[("day", &day), ("days", &days)])
        }
        Detail::Cells(count) => locale.counted(*count, T::CellOne, T::CellMany),
        Detail::Currency(currency) => currency.code().to_owned(),
        Detail::Text(text) => text.clone(),
        Detail::Days(Some(days)) => T::DaysOld.with(&[("days", &locale.whole(*days))]),
        Detail::Days(None) => T::Never.say().to_owned(),
    };
    let sort = kind_heading(odd.at.kind, Number::Singular);
    HealthLine { sort, name: name(workspace, odd.at), detail, route: route(workspace, odd.at) }
}

/// The name of a record; that of its project where it has none of its own.
fn name(workspace: &Workspace, at: RecordRef) -> String {
    let record = workspace.record(at);
    let project = record.and_then(|record| match record.value("project") {
        Value::Ref(uid) if at.kind.field("name").is_none() => {
            Some(RecordRef { kind: RecordKind::Project, uid })
        }
        _ => None,
    });
    record_name(workspace, project.unwrap_or(at))
}

/// The record in its list; else the page that shows what it is part of.
fn route(workspace: &Workspace, at: RecordRef) -> Option<Route> {
    Route::record(at).or_else(|| match at.kind {
        RecordKind::Demand => {
            let Value::Ref(uid) = workspace.record(at)?.value("project") else {
                return Some(Route::to(Page::Capacity));
            };
            Route::record(RecordRef { kind: RecordKind::Project, uid })
        }
        RecordKind::Settings | RecordKind::Calendar | RecordKind::FieldDef => {
            Some(Route::to(Page::Settings))
        }
        RecordKind::Criterion | RecordKind::Score => Some(Route::to(Page::Prioritise)),
        RecordKind::Assessment => Some(Route::to(Page::Maturity)),
        RecordKind::Office => Some(Route::to(Page::Office)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::health::health;
    use crate::edit::{Target, apply};
    use crate::model::{Benefit, Id, Issue, Project, Typed, Uid};
    use crate::present::register::conventions;
    use std::sync::Arc;

    #[test]
    fn findings_have_words_a_place_and_a_step_that_mends() {
        let mut ws = Workspace::new(Uid(1));
        let owner = "Ann".to_owned();
        ws.put(Arc::new(Project { name: "Atlas".into(), owner, ..Project::empty(Uid(2)) }));
        let of = |uid| Some(Id::new(Uid(uid)));
        ws.put(Arc::new(Benefit {
            name: "Faster".into(),
            project: of(2),
            ..Benefit::empty(Uid(3))
        }));
        ws.put(Arc::new(Issue { name: "Leak".into(), project: of(9), ..Issue::empty(Uid(4)) }));
        let day = "2027-06-07".parse().unwrap();
        let locale = Locale::of(&ws.settings());
        assert_eq!(conventions(&ws.settings(), day).as_of, day);
        for group in health(&ws, day) {
            for odd in &group.found {
                let line = line(&ws, odd, locale);
                assert!(line.route.is_some() && !line.name.is_empty(), "{line:?}");
            }
            let (command, _) = mend_step(&group);
            let before = group.mendable();
            let mended = apply(&ws, Target::Plan, &command).unwrap().workspace;
            let after = health(&mended, day);
            let left = after.iter().find(|other| other.oddness == group.oddness);
            let left = left.map_or(0, |left| left.found.len());
            assert_eq!(left, group.found.len() - before, "{:?}", group.oddness);
        }
    }

    #[test]
    fn every_sort_has_its_words() {
        for oddness in Oddness::ALL {
            assert!(!title(oddness).say().is_empty() && advice(oddness).say().ends_with('.'));
        }
    }
}
