//! The people line and the peak needs in words.

use super::{T, Text as _, Wording};
use crate::analysis::priority::people::{Need, PeopleLine};
use crate::model::{Id, Project, Role};
use crate::present::capacity::sentences::subject;
use crate::present::number::NO_VALUE;
use chrono::NaiveDate;

/// Where a project needs the largest part of what there is of a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeakText {
    /// The role.
    pub role: String,
    /// FTE needed.
    pub fte: String,
    /// The quarter; its year stands where it is not the first one looked at.
    pub period: String,
    /// In one line: Data Engineer 0.3 FTE, Q2.
    pub line: String,
    /// In full, with what there is: Data Engineer, Q2 FY27/28: needs 0.3 of 2.5 FTE.
    pub note: String,
}

impl Wording<'_> {
    /// Where a project needs the largest part of a role; `None` where it needs nobody, or where
    /// nothing was asked of the people.
    pub fn peak(&self, project: Id<Project>) -> Option<PeakText> {
        let need = self.people?.needs.peak(project)?;
        let (role, fte) = (self.role(need.role), self.fte(&need, need.needed));
        let period = self.period_short(need.first);
        let available = self.fte(&need, need.available);
        let line = T::Peak.with(&[("role", &role), ("needed", &fte), ("period", &period)]);
        let note = T::PeakFull.with(&[
            ("role", &role),
            ("period", &self.period(need.first)),
            ("needed", &fte),
            ("available", &available),
        ]);
        Some(PeakText { role, fte, period, line, note })
    }

    /// What the people line says: People run out here: Data Engineer, Q2 FY27/28 and by how much.
    pub fn people_line(&self, line: &PeopleLine) -> String {
        let need = &line.need;
        let text = if need.people == 0 { T::PeopleNobody } else { T::PeopleEnd };
        text.with(&[
            ("role", &self.role(need.role)),
            ("period", &self.period(need.first)),
            ("needed", &self.fte(need, need.needed)),
            ("available", &self.fte(need, need.available)),
        ])
    }

    /// From which rank on the people are short, as a sentence; `None` where they end no earlier
    /// than after so many ranks.
    pub(super) fn people_end(&self, selected: usize) -> Option<String> {
        let line = self.people?.line.filter(|line| line.above < selected)?;
        let (roles, plural) = subject(self.workspace, line.need.role);
        let text = if plural { T::PeopleFrom } else { T::PeopleFromOther };
        Some(text.with(&[("rank", &self.locale.count(line.above + 1)), ("roles", &roles)]))
    }

    fn role(&self, id: Id<Role>) -> String {
        self.workspace.find(id).map_or(NO_VALUE.to_owned(), |role| role.name.clone())
    }

    /// Two decimals where one would not tell it from nothing.
    fn fte(&self, need: &Need, minutes: i64) -> String {
        let Some(fte) = need.fte(minutes) else { return NO_VALUE.to_owned() };
        let decimals = if minutes != 0 && fte.abs() < 0.095 { 2 } else { 1 };
        self.locale.number(fte, decimals)
    }

    fn period(&self, first: NaiveDate) -> String {
        self.locale.quarter_of_year(&self.workspace.settings(), first)
    }

    fn period_short(&self, first: NaiveDate) -> String {
        let settings = self.workspace.settings();
        let year = |day| settings.fiscal_year_start(day);
        let start = self.people.and_then(|people| people.needs.first());
        if start.map(year) == Some(year(first)) {
            return self.locale.quarter(&settings, first);
        }
        self.period(first)
    }
}

#[cfg(test)]
#[path = "people_tests.rs"]
mod tests;
