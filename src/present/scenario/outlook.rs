//! Two rows of the comparison: when all is finished, and how much change reaches a group at once.

use super::compare::{Better, CellText, Rows, is_best, same};
use crate::analysis::scenario::ChangePeak;
use crate::model::Month;
use crate::present::number::NO_VALUE;
use crate::present::text::{Text as _, scenario::ScenarioText as T};
use chrono::Datelike as _;
use chrono::NaiveDate;

impl Rows<'_> {
    /// The day by which all projects in are finished with 80 %.
    pub(super) fn finish(&mut self, as_of: NaiveDate) {
        let days = |day: &Option<NaiveDate>| day.map_or(0.0, |day| (day - as_of).num_days() as f64);
        let values: Vec<f64> = self.figures.iter().map(|figures| days(&figures.finish)).collect();
        let base = values.first().copied().unwrap_or(0.0);
        let cells = self.figures.iter().zip(&values).enumerate().map(|(nth, (figures, value))| {
            let change = match value - base {
                _ if nth == 0 => String::new(),
                0.0 => same().to_owned(),
                by => T::FinishDays.with(&[("days", &self.locale.signed(by, 0))]),
            };
            let text = figures.finish.map_or(NO_VALUE.to_owned(), |day| self.locale.date(day));
            CellText { text, change, best: is_best(&values, nth, Better::Less) }
        });
        let cells = cells.collect();
        self.push(T::Finish.say().to_owned(), T::FinishNote.say().to_owned(), cells);
    }

    /// The group and month with most change.
    pub(super) fn change(&mut self, as_of: NaiveDate) {
        let load = |peak: &Option<ChangePeak>| peak.map_or(0.0, |peak| peak.load as f64);
        let values: Vec<f64> = self.figures.iter().map(|figures| load(&figures.change)).collect();
        let base = values.first().copied().unwrap_or(0.0);
        let cells = self.figures.iter().zip(&values).enumerate().map(|(nth, (figures, value))| {
            let change = match value - base {
                _ if nth == 0 => String::new(),
                0.0 => same().to_owned(),
                by => self.locale.signed(by, 0),
            };
            let text = figures.change.map(|peak| self.change_text(peak, as_of));
            let text = text.unwrap_or_else(|| T::PeakNone.say().to_owned());
            CellText { text, change, best: is_best(&values, nth, Better::Less) }
        });
        let cells = cells.collect();
        self.push(T::Change.say().to_owned(), T::ChangeNote.say().to_owned(), cells);
    }

    fn change_text(&self, peak: ChangePeak, as_of: NaiveDate) -> String {
        let month = match peak.month.year() == as_of.year() {
            true => self.locale.month_short(peak.month).to_owned(),
            false => self.locale.month_short_year(Month::of(peak.month.first_day())),
        };
        let group = self.plan.find(peak.group).map_or(NO_VALUE, |group| group.name.as_str());
        let load = self.locale.whole(peak.load);
        let values = [("load", load.as_str()), ("group", group), ("month", month.as_str())];
        match peak.capacity {
            None => T::ChangeAt.with(&values),
            Some(capacity) => {
                let capacity = self.locale.whole(capacity);
                let [load, group, month] = values;
                T::ChangeOf.with(&[load, group, month, ("capacity", capacity.as_str())])
            }
        }
    }
}
