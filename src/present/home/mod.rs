//! Home as it is seen: the sentence, the pressure strip, the attention list, the two charts and
//! the tally, as plain data with a place behind every figure.

mod attention;
mod milestones;
mod moves;
mod pressure;
mod sentence;
mod tally;
#[cfg(test)]
mod tests;
mod value;

pub use attention::{AttentionLine, attention_line};
pub use milestones::milestones_chart;
pub use moves::{StatusMove, Turn, moves_caption, status_moves};
pub use pressure::{Pressure, PressureCell, PressureRow, Verdict, pressure};
pub use sentence::{Phrase, Tone, caption, sentence};
pub use tally::{TallyPart, tally};
pub use value::{ValueChart, value_chart};

use super::number::Locale;
use super::page::{Page, Route};
use super::text::home::HomeText as T;
use super::text::{Text, filled};
use crate::model::{Id, Milestone, Project, Status, Workspace};

/// A stretch of text, stressed or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Whether it is a figure to be stressed.
    pub strong: bool,
}

/// The runs of a text: what stands between `*` is stressed. Values are filled in afterwards, so
/// that a `*` in a name stresses nothing.
pub fn runs(text: impl Text, values: &[(&str, &str)]) -> Vec<Run> {
    let parts = text.say().split('*').enumerate();
    let run = |(nth, part): (usize, &str)| Run { text: filled(part, values), strong: nth % 2 == 1 };
    parts.map(run).filter(|run| !run.text.is_empty()).collect()
}

/// The runs as one text.
pub fn plain(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// The register of projects with one condition, in the form its address has.
fn filtered(condition: &str) -> Route {
    Route::to(Page::Projects).with("filter", condition)
}

/// A project's details.
fn project_route(id: Id<Project>) -> Route {
    Route::to(Page::Projects).with("open", &id.uid().to_string())
}

fn project_name(ws: &Workspace, id: Id<Project>) -> String {
    let project = ws.find(id);
    let names = project.map(|project| [&project.name, &project.key]);
    let given = names.into_iter().flatten().find(|name| !name.trim().is_empty());
    given.map_or(T::Unnamed.say().to_owned(), String::clone)
}

fn milestone_name(ws: &Workspace, id: Id<Milestone>) -> String {
    let name = ws.find(id).map(|milestone| milestone.name.clone());
    name.filter(|name| !name.trim().is_empty())
        .unwrap_or_else(|| T::UnnamedMilestone.say().to_owned())
}

/// The word for a status.
fn status_word(status: Option<Status>) -> &'static str {
    let labels = super::text::choices::labels(crate::model::RecordKind::Project, "status");
    let code = status.map(Status::code);
    let found = labels.into_iter().flatten().find(|(known, _)| Some(*known) == code);
    found.map_or(T::StatusNone.say(), |(_, label)| label)
}

/// A number of days as people say it: days below two weeks, then whole weeks.
fn duration(days: i64, locale: Locale) -> String {
    let days = days.abs();
    match days {
        1 => T::DaysOne.say().to_owned(),
        0..14 => T::Days.with(&[("count", &locale.whole(days))]),
        _ => T::Weeks.with(&[("count", &locale.whole((days + 3) / 7))]),
    }
}
