//! The causes of one cell as they are seen: the figure, the sums, and the projects in rank order
//! as a staircase against the supply line.

use super::cells::percent_text;
use super::choices::{cell_code, row_code};
use super::headers::Headers;
use super::row_name_full;
use crate::analysis::capacity::causes::{Cause, Causes};
use crate::analysis::capacity::heatmap::{Cell, Heatmap, Utilisation};
use crate::analysis::capacity::load::RowKey;
use crate::analysis::capacity::timeline::Grain;
use crate::model::{Id, Month, Project, Workspace};
use crate::present::number::{Locale, NO_VALUE};
use crate::present::text::Text;
use crate::present::text::capacity_page::CapacityPageText as T;

/// Width of the longer of demand and supply in the staircase, in CSS pixels.
const STAIRCASE_FULL: f64 = 108.0;

/// One project of a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct CauseLine {
    /// The project; none for demand without one.
    pub project: Option<Id<Project>>,
    /// Its rank.
    pub rank: String,
    /// Its name.
    pub name: String,
    /// Its FTE.
    pub fte: String,
    /// Its minutes.
    pub minutes: i64,
    /// The FTE that do not fit, with a minus; empty where all fit.
    pub loses: String,
    /// Left end of its bar.
    pub left: f64,
    /// Width of the part that fits.
    pub fits: f64,
    /// Width of the part that does not.
    pub over: f64,
}

/// What the drawer of a cell shows.
#[derive(Clone, Debug, PartialEq)]
pub struct CauseSheet {
    /// The row.
    pub key: RowKey,
    /// The cell's code.
    pub code: String,
    /// Row and period.
    pub title: String,
    /// The period in full.
    pub period: String,
    /// The percentage, where there is one.
    pub percent: Option<String>,
    /// Demand in FTE.
    pub demand: String,
    /// Supply in FTE.
    pub supply: String,
    /// What is short or free, in FTE.
    pub gap: String,
    /// Whether it is short.
    pub is_short: bool,
    /// How many projects there are and how many lose.
    pub count: String,
    /// Where the supply line stands.
    pub line: f64,
    /// The projects by rank.
    pub lines: Vec<CauseLine>,
    /// The month, where the cell is a whole one: only then figures can be edited.
    pub month: Option<Month>,
    /// Minutes of one full-time person in the cell.
    pub full_time: i64,
}

/// The drawer of a cell; `None` where the heatmap has no such column.
pub fn cause_sheet(
    ws: &Workspace,
    heatmap: &Heatmap,
    at: usize,
    key: RowKey,
    causes: &Causes,
    locale: Locale,
) -> Option<CauseSheet> {
    let bucket = heatmap.buckets.get(at)?;
    let headers = Headers::new(heatmap, &ws.settings(), locale);
    let period = headers.columns.get(at)?.long.clone();
    let cell = &causes.cell;
    let fte = |minutes| cell.fte(minutes).map_or(NO_VALUE.to_owned(), |fte| locale.number(fte, 2));
    let most = cell.demand.max(cell.available).max(1);
    let scaled = |minutes: i64| minutes as f64 / most as f64 * STAIRCASE_FULL;
    let percent = match cell.utilisation {
        Utilisation::Percent(percent) => Some(percent_text(cell, percent, locale)),
        _ => None,
    };
    let line = |cause: &Cause| CauseLine {
        project: cause.project,
        rank: cause.rank.map_or(NO_VALUE.to_owned(), |rank| locale.count(rank)),
        name: project_name(ws, cause.project),
        fte: fte(cause.minutes()),
        minutes: cause.minutes(),
        loses: if loses(cell, cause) { fte(-cause.loses) } else { String::new() },
        left: scaled(cause.before),
        fits: scaled(cause.minutes() - cause.loses),
        over: scaled(cause.loses),
    };
    let losers = causes.projects.iter().filter(|cause| loses(cell, cause)).count();
    let name = row_name_full(ws, key);
    Some(CauseSheet {
        key,
        code: cell_code(&row_code(key), bucket.first),
        title: T::DrawerTitle.with(&[("row", &name), ("period", &period)]),
        period,
        percent,
        demand: fte(cell.demand),
        supply: fte(cell.available),
        gap: T::Fte.with(&[("fte", &fte(cell.gap().abs()))]),
        is_short: cell.is_over(),
        count: count_text(causes.projects.len(), losers, locale),
        line: scaled(cell.available),
        lines: causes.projects.iter().map(line).collect(),
        month: (heatmap.grain == Grain::Month).then(|| Month::of(bucket.first)),
        full_time: cell.full_time,
    })
}

/// The name of a project, or what stands for none.
pub fn project_name(ws: &Workspace, project: Option<Id<Project>>) -> String {
    let name = project.and_then(|id| ws.find(id)).map(|project| project.name.clone());
    name.unwrap_or_else(|| T::NoProject.say().to_owned())
}

/// Whether a project loses anything that its figure, rounded to two decimals, would show.
fn loses(cell: &Cell, cause: &Cause) -> bool {
    // Where there is no measure for FTE, the minutes decide.
    cause.loses > 0 && cell.fte(cause.loses).is_none_or(|fte| fte >= 0.005)
}

fn count_text(projects: usize, losers: usize, locale: Locale) -> String {
    let text = match (projects, losers) {
        (0, _) => return T::UsersNone.say().to_owned(),
        (1, 0) => T::UsersFitOne,
        (1, _) => T::UsersCountOne,
        (_, 0) => T::UsersFit,
        (_, 1) => T::UsersOneLoses,
        _ => T::UsersCount,
    };
    text.with(&[("projects", &locale.count(projects)), ("losers", &locale.count(losers))])
}
