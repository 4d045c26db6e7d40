//! The frontier in words and as a plot: what the best set is worth as the budget or the people of
//! the scarcest role change, where the ranking stands, and who is in under other weights.

use super::firm::firm_word;
use super::select::SelectWording;
use crate::analysis::priority::draws::Firm;
use crate::analysis::selection::{Axis, Choice};
use crate::model::Money;
use crate::present::chart::scatter::{Glyph, Scatter, ScatterPoint};
use crate::present::chart::{ChartSpec, Frame};
use crate::present::number::MoneyStyle;
use crate::present::text::Text as _;
use crate::present::text::select::SelectText as T;

/// The frontier's plot.
const FRAME: Frame =
    Frame { width: 640.0, height: 320.0, left: 56.0, top: 24.0, right: 16.0, bottom: 42.0 };

/// One point of the frontier.
#[derive(Clone, Debug, PartialEq)]
pub struct FrontierPoint {
    /// Its place along the axis: minor units of money, or percent of the people.
    pub at: i64,
    /// What the best set found is worth, in hundredths of a point.
    pub value: i64,
    /// The set, by option.
    pub chosen: Vec<bool>,
}

/// A frontier and the limit that moves along it; the budget where none was drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frontier {
    /// The limit that moves; none where nothing was drawn yet.
    pub axis: Option<Axis>,
    /// The points, from the tightest limit on.
    pub points: Vec<FrontierPoint>,
}

impl Frontier {
    /// Adds a point; a set within a tighter limit is a set of a wider one too.
    pub fn add(&mut self, at: i64, value: i64, chosen: Vec<bool>) {
        let point = match self.points.last().filter(|last| last.value > value) {
            Some(last) => FrontierPoint { at, ..last.clone() },
            None => FrontierPoint { at, value, chosen },
        };
        self.points.push(point);
    }
}

/// What searches under drawn weights came to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SetDraws {
    /// How many there were.
    pub draws: u32,
    /// How many of them were not proven.
    pub open: u32,
    /// By choice of the question: in how many it was in.
    pub inside: Vec<u32>,
}

impl SetDraws {
    /// Counts one more set.
    pub fn add(&mut self, inside: impl Iterator<Item = bool>, is_proven: bool) {
        self.draws += 1;
        self.open += u32::from(!is_proven);
        for (at, is_in) in inside.enumerate() {
            if self.inside.len() <= at {
                self.inside.push(0);
            }
            if let Some(count) = self.inside.get_mut(at) {
                *count += u32::from(is_in);
            }
        }
    }
}

impl SelectWording<'_> {
    /// The limits that a frontier can be drawn along, with their names.
    pub fn axes(&self) -> Vec<(Axis, String)> {
        let budget = self.question.budget().map(|_| (Axis::Budget, T::AxisBudget.say().to_owned()));
        let role = self
            .question
            .scarcest()
            .map(|role| (Axis::Role(role), T::AxisRole.with(&[("role", &self.name(role))])));
        budget.into_iter().chain(role).collect()
    }

    /// How many projects a set has.
    fn size(&self, chosen: &[bool]) -> usize {
        let is_in = |choice: &&Choice| self.question.start(chosen, choice).is_some();
        self.question.choices.iter().filter(is_in).count()
    }

    fn place(&self, axis: Axis, at: i64) -> String {
        match axis {
            Axis::Budget => self.money(at),
            Axis::Role(_) => self.locale.percent(at as f64 / 100.0, 0),
        }
    }

    /// What the ranking takes along an axis.
    fn taken(&self, axis: Axis) -> i64 {
        match axis {
            Axis::Budget => self.ranking.line.map_or(0, |line| line.used.minor),
            Axis::Role(_) => {
                let set = self.question.set_of(|project| self.is_in_by_rank(project));
                self.question.taken(axis, &set)
            }
        }
    }

    /// The frontier as a plot, with the ranking as it stands.
    pub fn frontier(&self, frontier: &Frontier) -> ChartSpec {
        let Some(axis) = frontier.axis else { return ChartSpec::default() };
        let unit = |at: i64| match axis {
            Axis::Budget => Money::new(at, self.ranking.currency).as_units() / 1_000.0,
            Axis::Role(_) => at as f64,
        };
        let point = |point: &FrontierPoint| ScatterPoint {
            name: self.place(axis, point.at),
            x: unit(point.at),
            y: point.value as f64 / 100.0,
            radius: 4.0,
            glyph: Glyph::Disc,
            class: "f-good".to_owned(),
            label: T::FrontierPoint.with(&[
                ("place", &self.place(axis, point.at)),
                ("value", &self.points(point.value)),
                ("count", &self.locale.count(self.size(&point.chosen))),
            ]),
            key: None,
        };
        let mut points: Vec<ScatterPoint> = frontier.points.iter().map(point).collect();
        let taken = self.taken(axis);
        let (place, value) = (self.place(axis, taken), self.points(self.rank_value()));
        points.push(ScatterPoint {
            name: T::ByRank.say().to_owned(),
            x: unit(taken),
            y: self.rank_value() as f64 / 100.0,
            radius: 6.0,
            glyph: Glyph::Square,
            class: "f-warn".to_owned(),
            label: T::FrontierRank.with(&[("place", &place), ("value", &value)]),
            key: None,
        });
        let thousands = self.locale.money_unit(self.ranking.currency, MoneyStyle::Thousands);
        let x_title = match axis {
            Axis::Budget => T::FrontierX.with(&[("unit", &thousands)]),
            Axis::Role(role) => T::FrontierXRole.with(&[("role", &self.name(role))]),
        };
        let plot = Scatter {
            title: T::Frontier.say().to_owned(),
            description: self.frontier_caption(frontier),
            name_title: T::FrontierName.say().to_owned(),
            x_title,
            y_title: T::FrontierY.say().to_owned(),
            points,
            lines: Vec::new(),
            legend: Vec::new(),
        };
        let locale = self.locale;
        plot.spec(FRAME, &move |number, decimals| locale.number(number, decimals))
    }

    /// What the frontier shows: how far the ranking is from it, in points and along the axis.
    pub fn frontier_caption(&self, frontier: &Frontier) -> String {
        let Some(axis) = frontier.axis else { return String::new() };
        let count = self.locale.count(frontier.points.len());
        let mut said = vec![match axis {
            Axis::Budget => T::FrontierFirst.with(&[("count", &count)]),
            Axis::Role(role) => {
                T::FrontierRole.with(&[("count", &count), ("role", &self.name(role))])
            }
        }];
        let (taken, own) = (self.taken(axis), self.rank_value());
        let reached = frontier.points.iter().filter(|point| point.at <= taken);
        let best = reached.map(|point| point.value).max();
        said.extend(
            best.filter(|best| *best > own)
                .map(|best| T::FrontierBelow.with(&[("points", &self.points(best - own))])),
        );
        let enough = frontier.points.iter().find(|point| point.value >= own);
        said.extend(enough.filter(|point| point.at < taken && own > 0).map(|point| match axis {
            Axis::Budget => T::FrontierSaved.with(&[("money", &self.money(taken - point.at))]),
            Axis::Role(_) => T::FrontierFewer.with(&[
                ("percent", &self.place(axis, point.at)),
                ("taken", &self.place(axis, taken)),
            ]),
        }));
        said.join(" ")
    }

    /// The least place of the frontier, from today's on, at which a project is in.
    pub(super) fn enters_at(&self, choice: &Choice, frontier: &Frontier) -> Option<String> {
        let axis = frontier.axis?;
        let today = match axis {
            Axis::Budget => self.question.budget().unwrap_or(0),
            Axis::Role(_) => 100,
        };
        let is_in = |point: &&FrontierPoint| {
            point.at >= today && self.question.start(&point.chosen, choice).is_some()
        };
        let point = frontier.points.iter().find(is_in)?;
        let place = self.place(axis, point.at);
        Some(match axis {
            Axis::Budget => T::EntersAt.with(&[("budget", &place)]),
            Axis::Role(role) => {
                T::EntersWith.with(&[("percent", &place), ("role", &self.name(role))])
            }
        })
    }

    /// How firmly a project is in the best set: 28 of 30 · contested.
    pub(super) fn firm(&self, choice: Option<&Choice>, draws: Option<&SetDraws>) -> String {
        let Some((choice, draws)) = choice.zip(draws) else { return String::new() };
        let at = self.question.choices.iter().position(|own| own.project == choice.project);
        let Some(inside) = at.and_then(|at| draws.inside.get(at).copied()) else {
            return String::new();
        };
        T::FirmOf.with(&[
            ("inside", &self.locale.count(inside as usize)),
            ("draws", &self.locale.count(draws.draws as usize)),
            ("stands", firm_word(Firm::of(inside, draws.draws))),
        ])
    }

    /// What searches under drawn weights say of the set as a whole.
    pub fn firm_caption(&self, draws: &SetDraws, all: u32) -> String {
        let count = |firm: Firm| {
            let of = |inside: &&u32| Firm::of(**inside, draws.draws) == firm;
            self.locale.count(draws.inside.iter().filter(of).count())
        };
        let values = [
            ("draws", &*self.locale.count(draws.draws as usize)),
            ("all", &*self.locale.count(all as usize)),
            ("safe", &*count(Firm::SafeIn)),
            ("contested", &*count(Firm::Contested)),
            ("out", &*count(Firm::SafeOut)),
            ("open", &*self.locale.count(draws.open as usize)),
        ];
        match (draws.draws < all, draws.open) {
            (true, _) => T::FirmWorking.with(&values),
            (false, 0) => T::FirmDone.with(&values),
            (false, _) => T::FirmOpen.with(&values),
        }
    }
}

#[cfg(test)]
#[path = "frontier_tests.rs"]
mod tests;
