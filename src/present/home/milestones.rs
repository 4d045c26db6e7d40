//! The next milestones on one line of time each: promised, expected, and the slip between.

use super::{duration, milestone_name, project_name, project_route};
use crate::analysis::attention::Upcoming;
use crate::model::{Month, Workspace};
use crate::present::chart::scatter::{Glyph, glyph};
use crate::present::chart::{Anchor, ChartSpec, Mark, Shape, TableTwin};
use crate::present::number::{Locale, NO_VALUE};
use crate::present::priority::plot::status_look;
use crate::present::text::Text;
use crate::present::text::home::HomeText as T;
use chrono::NaiveDate;

const WIDTH: f64 = 368.0;
const HEAD: f64 = 22.0;
const ROW: f64 = 26.0;
/// Least months on the axis: two quarters.
const MONTHS_MIN: i32 = 6;
/// Most month names on the axis.
const NAMES_MAX: i32 = 7;
/// Most characters of a label; a longer one is cut, its full text stands in the tooltip.
const LABEL_CHARS: usize = 52;

/// The chart; `None` where no milestone lies ahead.
pub fn milestones_chart(
    ws: &Workspace,
    next: &[Upcoming],
    as_of: NaiveDate,
    locale: Locale,
) -> Option<ChartSpec> {
    let (soonest, last) = (next.first()?, next.iter().map(|milestone| milestone.due).max()?);
    let axis = Axis::new(as_of, last);
    let height = HEAD + ROW * next.len() as f64 + 6.0;
    let mut marks = axis.marks(height, locale);
    // Below the rows, so that it crosses no name.
    let today = axis.x(as_of);
    marks.push(Mark::line("today-line", (today, HEAD - 6.0), (today, height)));
    for (place, milestone) in next.iter().enumerate() {
        marks.extend(row(ws, milestone, &axis, HEAD + ROW * place as f64, place, locale));
    }
    let slipped = next.iter().filter(|milestone| milestone.slip_days > 0).count();
    let text = if next.len() == 1 { T::MilestonesTextOne } else { T::MilestonesText };
    let description = text.with(&[
        ("count", &locale.count(next.len())),
        ("from", &locale.date(soonest.due)),
        ("to", &locale.date(last)),
        ("slipped", &locale.count(slipped)),
    ]);
    Some(ChartSpec {
        title: T::Milestones.say().to_owned(),
        description,
        width: WIDTH,
        height,
        marks,
        legend: Vec::new(),
        table: table(ws, next, locale),
    })
}

/// Days across the plot, whole months from today's on.
struct Axis {
    first: Month,
    months: i32,
}

impl Axis {
    fn new(as_of: NaiveDate, last: NaiveDate) -> Self {
        let first = Month::of(as_of);
        Self { first, months: (Month::of(last).since(first) + 1).max(MONTHS_MIN) }
    }

    /// The place of a day, kept inside the plot.
    fn x(&self, day: NaiveDate) -> f64 {
        let start = self.first.first_day();
        let days = (self.first.plus(self.months).first_day() - start).num_days().max(1);
        let at = (day - start).num_days().clamp(0, days);
        WIDTH * at as f64 / days as f64
    }

    /// The months' names and the lines between them.
    fn marks(&self, height: f64, locale: Locale) -> Vec<Mark> {
        let step = (self.months + NAMES_MAX - 1) / NAMES_MAX;
        let mut marks = vec![Mark::line("base-line", (0.0, HEAD - 6.0), (WIDTH, HEAD - 6.0))];
        for month in (0..self.months).step_by(step.max(1) as usize).map(|at| self.first.plus(at)) {
            let x = self.x(month.first_day());
            let is_new = month == self.first || month.month() <= step as u32;
            let name = if is_new {
                locale.month_short_year(month)
            } else {
                locale.month_short(month).to_owned()
            };
            marks.push(Mark::line("grid-line", (x, 0.0), (x, height)));
            marks.push(Mark::text("axis-label", (x + 4.0, 10.0), Anchor::Start, &name));
        }
        marks
    }
}

fn row(
    ws: &Workspace,
    milestone: &Upcoming,
    axis: &Axis,
    top: f64,
    place: usize,
    locale: Locale,
) -> Vec<Mark> {
    let (project, name) =
        (project_name(ws, milestone.project), milestone_name(ws, milestone.milestone));
    let status = ws.find(milestone.project).and_then(|project| project.status);
    let (shape, class) = status_look(status);
    let text = T::MilestoneLabel.with(&[("project", &project), ("milestone", &name)]);
    let (line, due) = (top + 18.0, axis.x(milestone.due));
    let label = label(milestone, &project, &name, locale);
    let track = Shape::Rect { x: 0.0, y: line - 1.5, width: WIDTH, height: 3.0 };
    let mut marks = vec![
        Mark::new(&format!("mark {class}"), glyph(shape, (4.5, top + 7.0), 3.75)),
        Mark::text("mark-label", (14.0, top + 11.0), Anchor::Start, &shortened(&text)),
        Mark::new("span", track),
    ];
    if let Some(promised) = milestone.baseline.filter(|_| milestone.slip_days != 0) {
        let from = axis.x(promised);
        marks.push(Mark::line("slip", (from, line), (due, line)));
        marks.push(Mark::new("milestone baseline", glyph(Glyph::Diamond, (from, line), 3.5)));
    }
    let diamond = Mark::new("milestone", glyph(Glyph::Diamond, (due, line), 3.75));
    let open = project_route(milestone.project).href();
    marks.push(diamond.labelled(&label).focused(place).keyed(Some(&open)));
    marks
}

/// The tooltip of a milestone: what, when, and how it stands to the promise.
fn label(milestone: &Upcoming, project: &str, name: &str, locale: Locale) -> String {
    let text = match milestone.slip_days {
        0 => T::MilestoneOnTime,
        1.. => T::MilestoneLater,
        _ => T::MilestoneEarlier,
    };
    text.with(&[
        ("due", &locale.date(milestone.due)),
        ("ago", &duration(milestone.slip_days, locale)),
        ("project", project),
        ("milestone", name),
    ])
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= LABEL_CHARS {
        return text.to_owned();
    }
    let start: String = text.chars().take(LABEL_CHARS - 1).collect();
    format!("{}…", start.trim_end())
}

fn table(ws: &Workspace, next: &[Upcoming], locale: Locale) -> TableTwin {
    let columns = [T::Project, T::MilestoneName, T::Baseline, T::Forecast, T::SlipDays];
    let row = |milestone: &Upcoming| {
        let date = |day: Option<NaiveDate>| day.map_or(NO_VALUE.to_owned(), |day| locale.date(day));
        vec![
            project_name(ws, milestone.project),
            milestone_name(ws, milestone.milestone),
            date(milestone.baseline),
            date(Some(milestone.due)),
            locale.signed(milestone.slip_days as f64, 0),
        ]
    };
    TableTwin {
        caption: T::Milestones.say().to_owned(),
        columns: columns.map(|text| text.say().to_owned()).to_vec(),
        rows: next.iter().map(row).collect(),
    }
}
