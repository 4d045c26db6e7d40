//! The ranking in words: its finding, the line, the reasons and the arithmetic of a score.

pub mod board;
pub mod draft;
pub mod firm;
pub mod frontier;
pub mod judge;
pub mod methods;
pub mod pairs;
pub mod people;
pub mod plot;
pub mod scorers;
pub mod select;
pub mod sheet;
pub mod starter;
pub mod step;
pub mod stretch;

use super::number::{Locale, MoneyStyle, NO_VALUE};
use super::text::Text;
use super::text::priority::PriorityText as T;
use crate::analysis::priority::{
    Cost, CriterionUse, Cut, Entry, Finding, Line, Part, Prioritisation, Reason, Stability,
    Unusable, WeightMove, people::People,
};
use crate::model::{Criterion, Currency, Id, Money, Project, Workspace};

/// A selected set is called stable while at most one in so many of it changes.
const STABLE_ONE_IN: usize = 10;

/// Most findings that are said in full.
const NOTES_MAX: usize = 4;

/// The cut line's label, in parts so that figures can be stressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pill {
    /// What the projects above the line cost: £12.0 m.
    pub used: String,
    /// The budget: of £12.4 m; `None` where the line is placed by hand.
    pub of: Option<String>,
    /// How many projects: 41.
    pub count: String,
    /// The word after the count: projects.
    pub noun: &'static str,
}

impl Pill {
    /// The label as one line, for screen readers and copies.
    pub fn text(&self) -> String {
        let money = match &self.of {
            Some(of) => format!("{} {of}", self.used),
            None => self.used.clone(),
        };
        let count = format!("{} {}", self.count, self.noun);
        T::Separator.with(&[("first", &money), ("second", &count)])
    }
}

/// One criterion in the explanation of a score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreRow {
    /// The criterion.
    pub criterion: String,
    /// The arithmetic: 81 × 30 % = 24.3; – where there is no value.
    pub sum: String,
    /// What is particular: no value, outside the scale, cannot count.
    pub note: Option<String>,
}

/// How firmly the selected set stands, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StabilityText {
    /// Whether at most one in ten of the selected projects changes.
    pub stable: bool,
    /// Stable. or Sensitive.
    pub word: &'static str,
    /// What a move of five points does.
    pub text: String,
}

/// Says a ranking of one workspace in its locale.
#[derive(Clone, Copy)]
pub struct Wording<'a> {
    workspace: &'a Workspace,
    locale: Locale,
    people: Option<&'a People>,
}

impl<'a> Wording<'a> {
    /// The wording for a workspace, with the names of its records.
    pub fn new(workspace: &'a Workspace) -> Self {
        Self { workspace, locale: Locale::of(&workspace.settings()), people: None }
    }

    /// The wording that also says how far the people go.
    pub fn with_people(self, people: &'a People) -> Self {
        Self { people: Some(people), ..self }
    }

    /// The finding as a sentence: 41 projects fit the money. 19 stay below the line. Where the
    /// people end above the line, the second sentence says so in place of what stays below.
    pub fn title(&self, result: &Prioritisation) -> String {
        let all = result.entries.len();
        if all == 0 {
            return T::TitleEmpty.say().to_owned();
        }
        if result.findings.contains(&Finding::AllWeightsZero) {
            return T::TitleWeightless.say().to_owned();
        }
        if result.entries.iter().all(|entry| entry.total.is_none()) {
            return self.locale.counted(all, T::TitleUnscoredOne, T::TitleUnscored);
        }
        let Some(line) = &result.line else {
            let ranked = result.entries.iter().filter(|entry| entry.total.is_some()).count();
            let first = self.title_without_line(result, ranked);
            return match self.people_end(all) {
                Some(second) => T::Sentences.with(&[("first", &first), ("second", &second)]),
                None => first,
            };
        };
        if let Some(over) = line.musts_over {
            return T::TitleMustsOver.with(&[("money", &self.short(over))]);
        }
        let texts = match line.cut {
            Cut::Budget(_) => [T::FitNone, T::FitOne, T::FitMany],
            Cut::Rank(_) => [T::AboveNone, T::AboveOne, T::AboveMany],
        };
        let first = self.by_count(line.selected, texts);
        let below = || self.by_count(line.below, [T::BelowNone, T::BelowOne, T::BelowMany]);
        let second = self.people_end(line.selected).unwrap_or_else(below);
        T::Sentences.with(&[("first", &first), ("second", &second)])
    }

    /// How many are ranked, and why there is no line: no budget, or one that cannot be converted.
    fn title_without_line(&self, result: &Prioritisation, ranked: usize) -> String {
        match budget_without_rate(result) {
            Some(currency) => {
                let text = self.locale.counted(ranked, T::TitleRankedRateOne, T::TitleRankedRate);
                text.replace("{currency}", currency.code())
            }
            None => self.locale.counted(ranked, T::TitleRankedOne, T::TitleRanked),
        }
    }

    /// The label of the line: £12.0 m of £12.4 m · 41 projects.
    pub fn pill(&self, line: &Line) -> Pill {
        let of = match line.cut {
            Cut::Budget(budget) => Some(T::PillOf.with(&[("budget", &self.short(budget))])),
            Cut::Rank(_) => None,
        };
        Pill {
            used: self.short(line.used),
            of,
            count: self.locale.count(line.selected),
            noun: if line.selected == 1 { T::ProjectOne.say() } else { T::ProjectMany.say() },
        }
    }

    /// Why a project is below the line.
    pub fn reason(&self, reason: Reason) -> String {
        match reason {
            Reason::OverBudgetBy(money) => T::OverBudgetBy.with(&[("money", &self.short(money))]),
            Reason::FitsAloneButRanksBelow(first) => {
                T::FitsAlone.with(&[("project", &self.project(first))])
            }
            Reason::RanksBelowLine => T::RanksBelow.say().to_owned(),
            Reason::NotScored => T::NotScored.say().to_owned(),
            Reason::Excluded => T::Excluded.say().to_owned(),
            Reason::Closed => T::Closed.say().to_owned(),
        }
    }

    /// How much of the weights is scored and the worst case; `None` where nothing is missing.
    pub fn coverage(&self, entry: &Entry) -> Option<String> {
        let (coverage, worst) = self.coverage_figures(entry)?;
        Some(T::Coverage.with(&[("coverage", &coverage), ("worst", &worst)]))
    }

    fn coverage_figures(&self, entry: &Entry) -> Option<(String, String)> {
        entry.total?;
        // Weights add up with rounding; a millionth of them is not a missing score.
        if entry.coverage > 1.0 - 1e-6 {
            return None;
        }
        // Rounded down, so that something missing never reads as all of it.
        let coverage = self.locale.percent((entry.coverage * 100.0 + 1e-9).floor() / 100.0, 0);
        Some((coverage, self.locale.number(entry.worst, 1)))
    }

    /// What is wrong with a project's cost, if anything.
    pub fn cost_note(&self, cost: Cost) -> Option<String> {
        match cost {
            Cost::Given(_) => None,
            Cost::Missing => Some(T::CostMissing.say().to_owned()),
            Cost::NoRate(money) => Some(T::CostNoRate.with(&[("currency", money.currency.code())])),
            Cost::TooLarge(_) => Some(T::CostTooLarge.say().to_owned()),
        }
    }

    /// The arithmetic of a project's score, one row per criterion.
    pub fn explanation(&self, result: &Prioritisation, entry: &Entry) -> Vec<ScoreRow> {
        let pairs = result.criteria.iter().zip(&entry.parts);
        let row = |(criterion, part): (&CriterionUse, &Option<Part>)| {
            let (sum, note) = match (criterion.unusable, part) {
                (Some(why), _) => (NO_VALUE.to_owned(), Some(self.unusable(criterion.id, why))),
                (None, None) => (NO_VALUE.to_owned(), Some(T::NoValue.say().to_owned())),
                (None, Some(part)) => self.arithmetic(part),
            };
            ScoreRow { criterion: self.criterion(criterion.id), sum, note }
        };
        pairs.map(row).collect()
    }

    /// Score × weight = points, and a note where the value lay outside the scale.
    fn arithmetic(&self, part: &Part) -> (String, Option<String>) {
        let [score, weight, points] = self.figures(part);
        let values = [("score", &*score), ("weight", &*weight), ("points", &*points)];
        (T::Sum.with(&values), self.clamped(part))
    }

    /// Score, weight and points.
    fn figures(&self, part: &Part) -> [String; 3] {
        let figure = 100.0 * part.cell.utility;
        let score = self.locale.number(figure, Self::decimals(figure));
        let weight = self.locale.percent(part.weight, Self::decimals(100.0 * part.weight));
        [score, weight, self.locale.number(part.points, 1)]
    }

    /// Says that a value lay outside the scale.
    fn clamped(&self, part: &Part) -> Option<String> {
        let value = self.locale.number_input(part.cell.value);
        part.cell.clamped.then(|| T::AtEnd.with(&[("value", &value)]))
    }

    /// The last line of an explanation: Total 80.0 of 100.
    pub fn total(&self, entry: &Entry) -> String {
        match entry.total {
            Some(total) => T::Total.with(&[("total", &self.locale.number(total, 1))]),
            None => T::NotScored.say().to_owned(),
        }
    }

    /// The method and its choices, for the line under the title and for exports.
    pub fn method(&self, result: &Prioritisation) -> String {
        let line = match (result.line.map(|line| line.cut), budget_without_rate(result)) {
            (Some(Cut::Budget(_)), _) => T::MethodLine.say().to_owned(),
            (Some(Cut::Rank(_)), _) => T::MethodHand.say().to_owned(),
            (None, Some(currency)) => T::MethodNoRate.with(&[("currency", currency.code())]),
            (None, None) => T::MethodNoLine.say().to_owned(),
        };
        T::Sentences.with(&[("first", T::Method.say()), ("second", &line)])
    }

    /// How firmly the selected set of a ranking stands.
    pub fn stability(
        &self,
        result: &Prioritisation,
        stability: &Stability,
        line: &Line,
    ) -> StabilityText {
        if !result.criteria.iter().any(|used| used.share > 0.0) {
            let text = T::StabilityNoCriterion.say().to_owned();
            return StabilityText { stable: false, word: T::Unweighted.say(), text };
        }
        let stable = stability.changed.saturating_mul(STABLE_ONE_IN) <= line.selected;
        let word = if stable { T::Stable } else { T::Sensitive };
        let points = self.locale.number(stability.points, 0);
        let text = if stability.moves.is_empty() {
            T::StabilityOneCriterion.say().to_owned()
        } else if stability.changed == 0 {
            T::StabilityNone.with(&[("points", &points)])
        } else {
            let changed = self.locale.count(stability.changed);
            let selected = self.locale.count(line.selected);
            let values = [("points", &*points), ("changed", &*changed), ("selected", &*selected)];
            T::StabilityOf.with(&values)
        };
        StabilityText { stable, word: word.say(), text }
    }

    /// Between which weights the line holds for one criterion, in points of 100.
    ///
    /// `share` is the criterion's own weight now, 0 to 1.
    pub fn holds(&self, weight: &WeightMove, share: f64) -> Option<String> {
        let (fall, rise) = weight.holds?;
        let low = self.locale.number((100.0 * share - fall).max(0.0), 1);
        let high = self.locale.number((100.0 * share + rise).min(100.0), 1);
        Some(T::HoldsBy.with(&[("low", &low), ("high", &high)]))
    }

    /// What was odd in the data, as a sentence.
    pub fn finding(&self, finding: Finding) -> String {
        let counted = |count, one: T, many: T, name: &str, value: &str| {
            let text = self.locale.counted(count, one, many);
            text.replace(&format!("{{{name}}}"), value)
        };
        match finding {
            Finding::NoCriteria => T::NoCriteria.say().to_owned(),
            Finding::EqualWeights => T::EqualWeights.say().to_owned(),
            Finding::AllWeightsZero => T::AllWeightsZero.say().to_owned(),
            Finding::CriterionWithoutWeight(id) => {
                T::WithoutWeight.with(&[("criterion", &self.criterion(id))])
            }
            Finding::CriterionUnusable(id, why) => self.unusable(id, why),
            Finding::Clamped(id, count) => {
                counted(count, T::ClampedOne, T::ClampedMany, "criterion", &self.criterion(id))
            }
            Finding::DuplicateScores(id, count) => T::DuplicateScores
                .with(&[("count", &self.locale.count(count)), ("criterion", &self.criterion(id))]),
            Finding::DuplicateContributions(count) => {
                T::DuplicateContributions.with(&[("count", &self.locale.count(count))])
            }
            Finding::NoRate(currency, count) => {
                counted(count, T::NoRateOne, T::NoRateMany, "currency", currency.code())
            }
            Finding::TooLarge(currency, count) => {
                counted(count, T::TooLargeOne, T::TooLargeMany, "currency", currency.code())
            }
            Finding::CostsMissing(count) => {
                self.locale.counted(count, T::CostsMissingOne, T::CostsMissingMany)
            }
            Finding::NegativeCost(id) => T::NegativeCost.with(&[("project", &self.project(id))]),
            Finding::MustButClosed(id) => T::MustButClosed.with(&[("project", &self.project(id))]),
            Finding::BudgetWithoutRate(currency) => {
                T::BudgetWithoutRate.with(&[("currency", currency.code())])
            }
            Finding::BudgetTooLarge(currency) => {
                T::BudgetTooLarge.with(&[("currency", currency.code())])
            }
            Finding::MustsOverBudget(money) => {
                T::TitleMustsOver.with(&[("money", &self.short(money))])
            }
        }
    }

    /// What was odd in the data: the first few in words, then how many more there are.
    pub fn notes(&self, result: &Prioritisation) -> Vec<String> {
        // The title says already that nothing is there to rank by.
        let told = |finding: &&Finding| **finding != Finding::NoCriteria;
        let findings: Vec<&Finding> = result.findings.iter().filter(told).collect();
        let more = findings.len().saturating_sub(NOTES_MAX);
        let mut notes: Vec<String> =
            findings.iter().take(NOTES_MAX).map(|finding| self.finding(**finding)).collect();
        if more > 0 {
            notes.push(T::NotesMore.with(&[("count", &self.locale.count(more))]));
        }
        notes
    }

    fn unusable(&self, id: Id<Criterion>, why: Unusable) -> String {
        let text = match why {
            Unusable::FlatScale => T::FlatScale,
            Unusable::NoScale => T::NoScale,
            Unusable::UnknownField => T::UnknownField,
            Unusable::NotNumeric => T::NotNumeric,
            Unusable::NoObjectives => T::NoObjectives,
        };
        text.with(&[("criterion", &self.criterion(id))])
    }

    /// The name of a project, else its number, else that it has none.
    fn project(&self, id: Id<Project>) -> String {
        let project = self.workspace.find(id);
        let names = project.map(|project| [&project.name, &project.key]);
        let given = names.into_iter().flatten().find(|name| !name.trim().is_empty());
        given.map_or(T::UnnamedProject.say().to_owned(), String::clone)
    }

    fn criterion(&self, id: Id<Criterion>) -> String {
        let name = self.workspace.find(id).map(|criterion| criterion.name.clone());
        name.filter(|name| !name.trim().is_empty())
            .unwrap_or_else(|| T::UnnamedCriterion.say().to_owned())
    }

    fn short(&self, money: Money) -> String {
        self.locale.money(money, MoneyStyle::Short)
    }

    fn by_count(&self, count: usize, [none, one, many]: [T; 3]) -> String {
        if count == 0 { none.say().to_owned() } else { self.locale.counted(count, one, many) }
    }

    /// How many decimals a figure of 0 to 100 needs: none where it is whole, else one.
    fn decimals(figure: f64) -> usize {
        usize::from((figure - figure.round()).abs() >= 0.005)
    }
}

/// The currency of a budget that draws no line because it has no rate.
pub fn budget_without_rate(result: &Prioritisation) -> Option<Currency> {
    result.findings.iter().find_map(|finding| match finding {
        Finding::BudgetWithoutRate(currency) => Some(*currency),
        _ => None,
    })
}

#[cfg(test)]
mod tests;
