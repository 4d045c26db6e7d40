//! The attention list in words.

use super::{duration, filtered, milestone_name, project_name, project_route};
use crate::analysis::attention::outlook::Outlook;
use crate::analysis::attention::{Attention, Gap, Reason, Subject};
use crate::analysis::capacity::load::RowKey;
use crate::analysis::capacity::summary::RoleOutlook;
use crate::analysis::finding::Severity;
use crate::model::{Id, Month, Project, Workspace};
use crate::present::capacity::{role_plural, row_name};
use crate::present::number::{Locale, MoneyStyle};
use crate::present::page::{Page, Route};
use crate::present::text::Text;
use crate::present::text::home::HomeText as T;

/// Most reasons named of one project.
const REASONS_MAX: usize = 2;

/// One entry of the list in words.
#[derive(Clone, Debug, PartialEq)]
pub struct AttentionLine {
    /// How much it matters.
    pub severity: Severity,
    /// The word for how much it matters.
    pub grade: &'static str,
    /// What it is about.
    pub title: String,
    /// When, or how long: at the right.
    pub when: String,
    /// Why it is listed.
    pub detail: String,
    /// Where it leads.
    pub route: Route,
}

/// Says an entry.
pub fn attention_line(
    ws: &Workspace,
    outlook: &Outlook,
    entry: &Attention,
    locale: Locale,
) -> AttentionLine {
    let grade = match (&entry.subject, entry.severity) {
        (Subject::Project(_, reasons), _) if reasons.contains(&Reason::OffTrack) => T::OffTrack,
        (_, Severity::Error) => T::GradeGrave,
        (_, Severity::Warning) => T::GradeWarning,
        (_, Severity::Note) => T::GradeNote,
    };
    let stake = entry
        .stake
        .map(|money| T::Stake.with(&[("money", &locale.money(money, MoneyStyle::Short))]));
    let (title, when, mut detail, route) = match &entry.subject {
        Subject::Shortage(role) => shortage(ws, outlook, role, locale),
        Subject::Project(id, reasons) => {
            // The mark says off track already; more is said where there is more.
            let further = reasons.iter().filter(|reason| **reason != Reason::OffTrack);
            let first = reasons.first().filter(|_| further.clone().next().is_none());
            let detail: Vec<String> = further
                .chain(first)
                .take(REASONS_MAX)
                .map(|reason| reason_text(ws, *reason, locale))
                .collect();
            let when = when(ws, *id, reasons, locale);
            (project_name(ws, *id), when, detail, project_route(*id))
        }
        Subject::Gap(gap, count, only) => {
            let (title, detail, route) = gap_words(*gap, *count, *only, locale);
            (title, T::FixList.say().to_owned(), vec![detail], route)
        }
    };
    detail.extend(stake);
    let detail = detail.join(T::Semicolon.say());
    AttentionLine { severity: entry.severity, grade: grade.say(), title, when, detail, route }
}

/// A line about a role that is short.
fn shortage(
    ws: &Workspace,
    outlook: &Outlook,
    role: &RoleOutlook,
    locale: Locale,
) -> (String, String, Vec<String>, Route) {
    let name = row_name(ws, RowKey::Role(role.role));
    let month = |at: Option<usize>| {
        let bucket = at.and_then(|at| outlook.heatmap.buckets.get(at));
        bucket.map(|bucket| Month::of(bucket.first))
    };
    let title = T::Shortage.with(&[
        ("roles", &role_plural(&name).unwrap_or(name)),
        ("fte", &locale.number(role.gap_fte_max, 2)),
        (
            "month",
            &month(role.gap_peak).map(|month| locale.month_short_year(month)).unwrap_or_default(),
        ),
    ]);
    let first = month(role.run.as_ref().map(|run| run.start));
    let detail = T::ShortageDetail.with(&[
        ("over", &locale.count(role.buckets_over)),
        ("all", &locale.count(outlook.summary.buckets)),
        ("hours", &locale.number(role.minutes_short as f64 / 60.0, 0)),
    ]);
    let when = first.map(|month| locale.month_short_year(month)).unwrap_or_default();
    let route = Route::to(Page::Capacity).with("row", &role.role.uid().to_string());
    (title, when, vec![detail], route)
}

fn reason_text(ws: &Workspace, reason: Reason, locale: Locale) -> String {
    let of_milestone = |text: T, milestone, days| {
        let name = milestone_name(ws, milestone);
        text.with(&[("ago", &duration(days, locale)), ("milestone", &name)])
    };
    match reason {
        Reason::OffTrack => T::OffTrack.say().to_owned(),
        Reason::StartAfterFinish { .. } => T::StartAfterFinish.say().to_owned(),
        Reason::FinishPast { days, .. } => T::FinishPast.with(&[("ago", &duration(days, locale))]),
        Reason::MilestoneOverdue { milestone, days, .. } => {
            of_milestone(T::MilestoneOverdue, milestone, days)
        }
        Reason::MilestoneSlipped { milestone, days, .. } => {
            of_milestone(T::MilestoneSlipped, milestone, days)
        }
    }
}

/// The date beside a project: of its dated reason, else its last day.
fn when(ws: &Workspace, id: Id<Project>, reasons: &[Reason], locale: Locale) -> String {
    let dated = reasons.iter().find_map(|reason| match *reason {
        Reason::OffTrack => None,
        Reason::StartAfterFinish { finish, .. } | Reason::FinishPast { finish, .. } => Some(finish),
        Reason::MilestoneOverdue { due, .. } | Reason::MilestoneSlipped { due, .. } => Some(due),
    });
    let date = dated.or_else(|| ws.find(id)?.finish);
    date.map(|date| locale.date(date)).unwrap_or_default()
}

fn gap_words(
    gap: Gap,
    count: usize,
    only: Option<Id<Project>>,
    locale: Locale,
) -> (String, String, Route) {
    let (one, many, detail, list) = match gap {
        Gap::Unreadable => {
            (T::UnreadableOne, T::UnreadableMany, T::UnreadableDetail, Route::to(Page::Projects))
        }
        Gap::UnreadableDemand => (
            T::UnreadableDemandOne,
            T::UnreadableDemandMany,
            T::UnreadableDemandDetail,
            Route::to(Page::Capacity),
        ),
        Gap::Cost => (T::CostOne, T::CostMany, T::CostDetail, filtered("cost empty ")),
        Gap::Owner => (T::OwnerOne, T::OwnerMany, T::OwnerDetail, filtered("owner empty ")),
        Gap::Score => (T::ScoreOne, T::ScoreMany, T::ScoreDetail, Route::to(Page::Prioritise)),
    };
    let route = only.map_or(list, project_route);
    (locale.counted(count, one, many), detail.say().to_owned(), route)
}
