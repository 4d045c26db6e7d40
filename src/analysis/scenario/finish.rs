//! The day by which all projects in are finished with a given probability, by multiplying up their
//! distributions: `docs/method/scenario.md`.

use crate::analysis::forecast::plan::uncertain;
use crate::analysis::forecast::spread::Spread;
use crate::model::{Month, Project};
use chrono::{Days, NaiveDate};

/// Cells of a distribution of durations.
const CELLS: usize = 256;
/// Delays that stand for all.
const DELAYS: usize = 32;
/// Days of a month, on average.
const MONTH_DAYS: f64 = 30.436_875;
/// The probability asked for.
const PROBABILITY: f64 = 0.8;

/// When one project finishes, in days from a day on.
struct Finish {
    /// Days until it begins at the earliest.
    begin: f64,
    /// Delays of its beginning in days, equally likely.
    delays: Vec<f64>,
    /// Days it takes, at evenly spaced probabilities.
    days: Vec<f64>,
}

impl Finish {
    /// Reads a project: what has begun is uncertain in what is left, what is due is over today.
    fn of(project: &Project, as_of: NaiveDate) -> Option<Self> {
        let finish = project.finish?;
        let start = project.start.unwrap_or(as_of).min(finish);
        let is_ahead = Month::of(start) > Month::of(as_of);
        let from = start.max(as_of);
        let planned = (finish - from).num_days() as f64;
        if planned <= 0.0 {
            let due = (finish.max(as_of) - as_of).num_days() as f64;
            return Some(Self { begin: due, delays: vec![0.0], days: vec![0.0] });
        }
        let spreads = uncertain(Some(project), is_ahead, true);
        let delays = match spreads.slip.is_certain() {
            true => vec![spreads.slip.mean() * MONTH_DAYS],
            false => middles(&spreads.slip).into_iter().map(|months| months * MONTH_DAYS).collect(),
        };
        let parts = spreads.duration.quantiles(CELLS);
        let days = parts.into_iter().map(|part| part * planned).collect();
        Some(Self { begin: (from - as_of).num_days() as f64, delays, days })
    }

    /// The probability that it has finished by a day.
    fn by(&self, day: f64) -> f64 {
        let part = |delay: &f64| below(&self.days, day - self.begin - delay);
        self.delays.iter().map(part).sum::<f64>() / self.delays.len().max(1) as f64
    }

    fn latest(&self) -> f64 {
        let last = |list: &[f64]| list.iter().copied().fold(0.0, f64::max);
        self.begin + last(&self.delays) + last(&self.days)
    }
}

/// The values in the middle of equally likely parts.
fn middles(spread: &Spread) -> Vec<f64> {
    let table = spread.quantiles(2 * DELAYS);
    table.into_iter().skip(1).step_by(2).collect()
}

/// The probability of at most a value, of a table of quantiles.
fn below(table: &[f64], value: f64) -> f64 {
    let at = table.partition_point(|quantile| *quantile <= value);
    let cells = table.len().saturating_sub(1);
    match (at.checked_sub(1).and_then(|before| table.get(before)), table.get(at)) {
        (None, _) => 0.0,
        (_, None) => 1.0,
        (Some(low), Some(high)) => {
            ((at - 1) as f64 + (value - low) / (high - low)) / cells.max(1) as f64
        }
    }
}

/// The first day by which, with a probability of 80 %, the last of these projects has finished, if
/// they run independently of each other and people suffice. `None` without a finish.
pub(super) fn finish<'a>(
    projects: impl Iterator<Item = &'a Project>,
    as_of: NaiveDate,
) -> Option<NaiveDate> {
    let all: Vec<Finish> = projects.filter_map(|project| Finish::of(project, as_of)).collect();
    let latest = all.iter().map(Finish::latest).reduce(f64::max)?.ceil();
    let chance = |day: u64| all.iter().map(|one| one.by(day as f64)).product::<f64>();
    let (mut low, mut high) = (0_u64, latest as u64);
    while low < high {
        let middle = low + (high - low) / 2;
        if chance(middle) >= PROBABILITY {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    as_of.checked_add_days(Days::new(low))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::numbers::pow;
    use crate::analysis::random::Stream;
    use crate::model::{Typed as _, Uid};

    fn today() -> NaiveDate {
        "2027-01-15".parse().unwrap()
    }

    fn project(start: &str, finish: &str, long: f64, slip: f64) -> Project {
        let mut project = Project::empty(Uid(1));
        (project.start, project.finish) = (start.parse().ok(), finish.parse().ok());
        (project.duration_low, project.duration_high) = (Some(100.0), Some(long));
        project.slip_months = Some(slip);
        project
    }

    fn days(projects: &[Project]) -> Option<i64> {
        finish(projects.iter(), today()).map(|day| (day - today()).num_days())
    }

    #[test]
    fn certain_projects_finish_as_planned() {
        let one = project("2027-01-01", "2027-03-01", 100.0, 0.0);
        assert_eq!(days(std::slice::from_ref(&one)), Some(45));
        let late = project("2027-02-01", "2027-06-01", 100.0, 0.0);
        assert_eq!(days(&[one.clone(), late]), Some(137));
        let over = project("2026-01-01", "2026-12-01", 150.0, 3.0);
        assert_eq!(days(std::slice::from_ref(&over)), Some(0), "what is due is over today");
        assert_eq!(days(&[over, one]), Some(45));
        let mut open = project("2027-02-01", "", 100.0, 0.0);
        assert_eq!((days(&[]), days(std::slice::from_ref(&open))), (None, None));
        (open.start, open.finish) = (None, "2027-01-25".parse().ok());
        assert_eq!(days(&[open]), Some(10));
    }

    #[test]
    fn one_running_project_has_a_closed_form() {
        // Beta(1, 5) from 100 to 200 % of 100 days: P80 at 100 + 100 (1 − 0.2^0.2).
        let one = project("2027-01-01", "2027-04-25", 200.0, 0.0);
        let p80 = 100.0 + 100.0 * (1.0 - pow(0.2, 0.2));
        assert_eq!(days(std::slice::from_ref(&one)), Some(p80.ceil() as i64));
        // Two alike: each by the root of 0.8.
        let two = 100.0 + 100.0 * (1.0 - pow(1.0 - 0.8_f64.sqrt(), 0.2));
        assert_eq!(days(&[one.clone(), one]), Some(two.ceil() as i64));
    }

    #[test]
    fn drawing_finishes_comes_to_the_same_day() {
        let all = [
            project("2027-03-01", "2027-10-01", 140.0, 2.0),
            project("2027-02-01", "2027-09-15", 180.0, 3.0),
            project("2026-11-01", "2027-09-30", 130.0, 1.0),
        ];
        let mut stream = Stream::new(3);
        let ready: Vec<Finish> = all.iter().map(|p| Finish::of(p, today()).unwrap()).collect();
        let mut ends: Vec<f64> = (0..20_000)
            .map(|_| {
                let end = |one: &Finish| {
                    let delay = one.delays[stream.below(one.delays.len() as u32) as usize];
                    let at = stream.unit() * (one.days.len() - 1) as f64;
                    let (low, part) = (at as usize, at.fract());
                    one.begin + delay + one.days[low] * (1.0 - part) + one.days[low + 1] * part
                };
                ready.iter().map(end).fold(0.0, f64::max)
            })
            .collect();
        ends.sort_by(f64::total_cmp);
        let drawn = ends[16_000];
        let found = days(&all).unwrap() as f64;
        assert!((found - drawn).abs() < 2.5, "{found} {drawn}");
    }
}
