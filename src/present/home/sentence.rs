//! The one sentence: how much there is, how far the money goes, who is short, what is off track.

use super::{Run, filtered, runs};
use crate::analysis::attention::outlook::Outlook;
use crate::analysis::priority::{Cut, Finding, Line, Prioritisation};
use crate::model::{Project, Settings, Status, Workspace};
use crate::present::capacity::{role_plural, row_name};
use crate::present::number::{Locale, MoneyStyle};
use crate::present::page::{Page, Route};
use crate::present::priority::budget_without_rate;
use crate::present::text::Text;
use crate::present::text::home::HomeText as T;
use chrono::NaiveDate;

/// Whether a phrase warns, and of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It tells.
    Plain,
    /// Something is over capacity.
    Over,
    /// Something is off track or past the money.
    Bad,
}

/// A phrase of the sentence that leads somewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    /// What it says.
    pub runs: Vec<Run>,
    /// Where it leads.
    pub route: Route,
    /// Whether it warns.
    pub tone: Tone,
    /// What follows it: a comma, a semicolon, a full stop.
    pub after: &'static str,
}

/// The line above the sentence: date, what is shown (the plan where no scenario is named), fiscal
/// year.
pub fn caption(
    settings: &Settings,
    scenario: Option<String>,
    as_of: NaiveDate,
    locale: Locale,
) -> String {
    let year = locale.fiscal_year(settings, as_of);
    let shown = scenario.unwrap_or_else(|| T::Plan.say().to_owned());
    [locale.date(as_of), shown, year].join(" · ")
}

/// The sentence in two lines; what is not known is said to be so, with the place to mend it.
pub fn sentence(
    ws: &Workspace,
    ranking: &Prioritisation,
    outlook: &Outlook,
    locale: Locale,
) -> [Vec<Phrase>; 2] {
    let mut first = vec![projects(ranking, locale)];
    first.extend(line(ranking, locale));
    let second = vec![capacity(ws, outlook, locale), off_track(ws, locale)];
    [punctuated(first, T::Comma), punctuated(second, T::Semicolon)]
}

fn punctuated(mut phrases: Vec<Phrase>, between: T) -> Vec<Phrase> {
    let last = phrases.len().saturating_sub(1);
    for (nth, phrase) in phrases.iter_mut().enumerate() {
        phrase.after = if nth == last { T::Stop.say() } else { between.say() };
    }
    phrases
}

fn phrase(runs: Vec<Run>, route: Route, tone: Tone) -> Phrase {
    Phrase { runs, route, tone, after: "" }
}

fn projects(ranking: &Prioritisation, locale: Locale) -> Phrase {
    let count = ranking.entries.len();
    let text = if count == 1 { T::ProjectsOne } else { T::ProjectsMany };
    let runs = runs(text, &[("count", &locale.count(count))]);
    phrase(runs, Route::to(Page::Projects), Tone::Plain)
}

/// How far the money goes, or what is missing to know it.
fn line(ranking: &Prioritisation, locale: Locale) -> Vec<Phrase> {
    let to = || Route::to(Page::Prioritise);
    let ranked = ranking.entries.iter().filter(|entry| entry.total.is_some()).count();
    let no_budget = || {
        let said = match budget_without_rate(ranking) {
            Some(currency) => runs(T::BudgetNoRate, &[("currency", currency.code())]),
            None => runs(T::NoBudget, &[]),
        };
        phrase(said, Route::to(Page::Settings), Tone::Plain)
    };
    let mut phrases = Vec::new();
    match &ranking.line {
        _ if ranking.findings.contains(&Finding::AllWeightsZero) => {
            phrases.push(phrase(runs(T::NoneCounts, &[]), to(), Tone::Bad));
        }
        _ if ranked == 0 && ranking.line.is_none_or(|line| line.selected == 0) => {
            phrases.push(phrase(runs(T::NothingScored, &[]), to(), Tone::Plain));
        }
        Some(line) => {
            let above = runs(T::Above, &[("count", &locale.count(line.selected))]);
            phrases.push(phrase(above, to(), Tone::Plain));
        }
        None => {
            let count = runs(T::Ranked, &[("count", &locale.count(ranked))]);
            phrases.push(phrase(count, to(), Tone::Plain));
        }
    }
    match &ranking.line {
        Some(Line { cut: Cut::Budget(budget), used, .. }) => {
            let short = |money| locale.money(money, MoneyStyle::Short);
            let used_of = [("used", short(*used)), ("budget", short(*budget))];
            let values: Vec<(&str, &str)> = used_of.iter().map(|(n, v)| (*n, v.as_str())).collect();
            let tone = if used.minor > budget.minor { Tone::Bad } else { Tone::Plain };
            phrases.push(phrase(runs(T::UsedOf, &values), to(), tone));
        }
        Some(_) => {}
        None => phrases.push(no_budget()),
    }
    phrases
}

/// What the sentence says of capacity.
fn capacity(ws: &Workspace, outlook: &Outlook, locale: Locale) -> Phrase {
    let summary = &outlook.summary;
    let to = || Route::to(Page::Capacity);
    if summary.balance.demand == 0 {
        return phrase(runs(T::NoDemand, &[]), to(), Tone::Plain);
    }
    if summary.balance.available <= 0 {
        return phrase(runs(T::NoSupply, &[]), Route::to(Page::People), Tone::Over);
    }
    let Some(worst) = summary.worst() else {
        return phrase(runs(T::RolesFit, &[]), to(), Tone::Plain);
    };
    let name = row_name(ws, crate::analysis::capacity::load::RowKey::Role(worst.role));
    let plural = role_plural(&name);
    let text = match (outlook.window.is_next, plural.is_some()) {
        (true, true) => T::RolesOverNext,
        (true, false) => T::RolesOverNextOther,
        (false, true) => T::RolesOverFrom,
        (false, false) => T::RolesOverFromOther,
    };
    let values = [
        ("roles", plural.unwrap_or(name)),
        ("over", locale.count(worst.buckets_over)),
        ("all", locale.count(summary.buckets)),
        ("from", locale.month_long(outlook.window.timeline.first)),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let route = to().with("row", &worst.role.uid().to_string());
    phrase(runs(text, &values), route, Tone::Over)
}

fn off_track(ws: &Workspace, locale: Locale) -> Phrase {
    let table = ws.table::<Project>();
    let open = || table.iter().filter(|project| project.is_open());
    let count = open().filter(|project| project.status == Some(Status::OffTrack)).count();
    if open().all(|project| project.status.is_none()) {
        let route = filtered("status empty ");
        return phrase(runs(T::NoStatus, &[]), route, Tone::Plain);
    }
    let route = filtered(&format!("status is {}", super::status_word(Some(Status::OffTrack))));
    let (text, tone) = match count {
        0 => (T::OffTrackNone, Tone::Plain),
        1 => (T::OffTrackOne, Tone::Bad),
        _ => (T::OffTrackMany, Tone::Bad),
    };
    phrase(runs(text, &[("count", &locale.count(count))]), route, tone)
}
