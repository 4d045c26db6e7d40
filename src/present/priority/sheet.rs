//! The arithmetic of one project's score, figure by figure: the numbers of the ranking.

use super::{T, Text as _, Wording};
use crate::analysis::priority::{CriterionUse, Entry, Part, Prioritisation};
use crate::model::{Id, Project};
use crate::present::number::NO_VALUE;

/// One criterion of a project's score.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetRow {
    /// The criterion.
    pub criterion: String,
    /// Its score, 0 to 100.
    pub score: String,
    /// The weight it has for this project.
    pub weight: String,
    /// The points it adds.
    pub points: String,
    /// How far its score reaches on the scale, 0 to 1.
    pub reach: f64,
    /// What is particular: no value, outside the scale, cannot count.
    pub note: Option<String>,
}

/// The score of a project.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Total and rank: Score 87.5, rank 6 of 60.
    pub heading: String,
    /// One row a criterion.
    pub rows: Vec<SheetRow>,
    /// The total as it stands under the points.
    pub total: String,
    /// How much of the weights is scored; none where all is.
    pub coverage: Option<String>,
    /// How it is computed.
    pub method: String,
}

impl Wording<'_> {
    /// The arithmetic of a project; none where it is not ranked.
    pub fn sheet(&self, result: &Prioritisation, project: Id<Project>) -> Option<Sheet> {
        let entry = result.entries.iter().find(|entry| entry.project == project)?;
        let pairs = result.criteria.iter().zip(&entry.parts);
        let rows = pairs.map(|(criterion, part)| self.sheet_row(criterion, part.as_ref()));
        Some(Sheet {
            heading: self.sheet_heading(result, entry),
            rows: rows.collect(),
            total: entry.total.map_or(NO_VALUE.to_owned(), |total| self.locale.number(total, 1)),
            coverage: self.coverage(entry),
            method: T::Method.say().to_owned(),
        })
    }

    fn sheet_heading(&self, result: &Prioritisation, entry: &Entry) -> String {
        let Some(total) = entry.total else { return T::NotScored.say().to_owned() };
        T::SheetHeading.with(&[
            ("score", &self.locale.number(total, 1)),
            ("rank", &self.locale.count(entry.rank)),
            ("count", &self.locale.count(result.entries.len())),
        ])
    }

    fn sheet_row(&self, criterion: &CriterionUse, part: Option<&Part>) -> SheetRow {
        let name = self.criterion(criterion.id);
        let without = |note| SheetRow {
            criterion: name.clone(),
            score: NO_VALUE.to_owned(),
            weight: String::new(),
            points: NO_VALUE.to_owned(),
            reach: 0.0,
            note: Some(note),
        };
        match (criterion.unusable, part) {
            (Some(why), _) => without(self.unusable(criterion.id, why)),
            (None, None) => without(T::NoValue.say().to_owned()),
            (None, Some(part)) => {
                let [score, weight, points] = self.figures(part);
                let (reach, note) = (part.cell.utility, self.clamped(part));
                SheetRow { criterion: name, score, weight, points, reach, note }
            }
        }
    }
}
