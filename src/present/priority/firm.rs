//! Sensitivity in words: who is in whatever the weights, which weights speak for whom, and what
//! turns neighbours round.

use super::Wording;
use crate::analysis::priority::draws::{DrawFigures, Firm, ProjectDraws};
use crate::analysis::priority::kernel::dirichlet::Scatter;
use crate::analysis::priority::{CriterionUse, Entry, Flip, Group, Prioritisation};
use crate::model::{Id, Project, Uid};
use crate::order::map_of;
use crate::present::number::NO_VALUE;
use crate::present::text::{Text as _, firm::FirmText as T};
use std::collections::BTreeMap;

/// The set is called stable while at most one in so many of its projects changes sides on average.
const STABLE_ONE_IN: f64 = 10.0;

/// How far weights may move, as it is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// A weight of a quarter by five points.
    #[default]
    Close,
    /// By ten points.
    Loose,
    /// Any weights.
    Any,
}

impl Reach {
    /// All in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Close, Self::Loose, Self::Any];

    /// The name in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Close => "close",
            Self::Loose => "loose",
            Self::Any => "any",
        }
    }

    /// The reach of a name; the close one where it is unknown.
    pub fn from_code(code: Option<&str>) -> Self {
        Self::ALL.into_iter().find(|reach| Some(reach.code()) == code).unwrap_or_default()
    }

    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::Close => T::ScatterClose.say(),
            Self::Loose => T::ScatterLoose.say(),
            Self::Any => T::ScatterAny.say(),
        }
    }

    /// How weights are drawn.
    pub fn scatter(self) -> Scatter {
        match self {
            Self::Close => Scatter::Points(5.0),
            Self::Loose => Scatter::Points(10.0),
            Self::Any => Scatter::Any,
        }
    }
}

/// The word for how firmly a project stands.
pub fn firm_word(firm: Firm) -> &'static str {
    match firm {
        Firm::SafeIn => T::SafeIn.say(),
        Firm::Contested => T::Contested.say(),
        Firm::SafeOut => T::SafeOut.say(),
    }
}

/// One project under drawn weights.
#[derive(Clone, Debug, PartialEq)]
pub struct FirmRow {
    /// The project.
    pub project: Uid,
    /// Its rank with the stated weights.
    pub rank: String,
    /// Its name.
    pub name: String,
    /// In which part of the draws it is in, 0 to 1.
    pub part: f64,
    /// The same in words.
    pub inside: String,
    /// How firmly it stands.
    pub firm: Firm,
    /// The same in a word.
    pub stands: &'static str,
    /// Between which ranks it stands.
    pub ranks: String,
    /// In which part of the draws it is first.
    pub first: String,
    /// What turns it round with the next.
    pub flip: String,
}

/// The weights that speak for a project: criterion, stated, when first, when in.
#[derive(Clone, Debug, PartialEq)]
pub struct FirmWeights {
    /// What it is about.
    pub title: String,
    /// By criterion: its name and three weights.
    pub rows: Vec<[String; 4]>,
    /// What is to be said besides.
    pub note: &'static str,
}

/// Drawn weights with the projects they belong to.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// What came of them.
    pub figures: DrawFigures,
    /// By project its place in the figures.
    pub places: BTreeMap<Id<Project>, usize>,
}

impl Drawn {
    /// Figures over projects by position.
    pub fn new(figures: DrawFigures, positions: &[Id<Project>]) -> Self {
        let places = map_of(positions.iter().enumerate().map(|(at, project)| (*project, at)));
        Self { figures, places }
    }

    fn of(&self, project: Id<Project>) -> Option<&ProjectDraws> {
        self.figures.projects.get(*self.places.get(&project)?)
    }
}

impl Wording<'_> {
    /// The finding: how many are in whatever the weights.
    pub fn firm_title(&self, drawn: Option<&Drawn>) -> String {
        let Some(drawn) = drawn else { return T::TitleWorking.say().to_owned() };
        let [safe, contested, out] = drawn.figures.counts();
        let text = match contested {
            0 => T::TitleFirm,
            1 => T::TitleOne,
            _ => T::Title,
        };
        text.with(&[
            ("safe", &self.locale.count(safe)),
            ("contested", &self.locale.count(contested)),
            ("out", &self.locale.count(out)),
        ])
    }

    /// How the weights were drawn.
    pub fn firm_about(&self, drawn: &Drawn, reach: Reach, seed: u64) -> String {
        let draws = self.locale.count(drawn.figures.draws as usize);
        let seed = seed.to_string();
        match reach.scatter() {
            Scatter::Any => T::AboutAny.with(&[("draws", &draws), ("seed", &seed)]),
            Scatter::Points(points) => {
                let points = self.locale.number(points, 0);
                T::About.with(&[("draws", &draws), ("points", &points), ("seed", &seed)])
            }
        }
    }

    /// Whether the set is stable, the word for it, and what changes.
    pub fn firm_badge(&self, drawn: &Drawn) -> (bool, &'static str, String) {
        let DrawFigures { draws, same, moved, .. } = &drawn.figures;
        let [safe, contested, _] = drawn.figures.counts();
        let is_stable = moved * STABLE_ONE_IN <= (safe + contested).max(1) as f64;
        let word = if is_stable { T::Stable } else { T::Sensitive };
        let share = f64::from(*same) / f64::from((*draws).max(1));
        let values = [
            ("share", &*self.locale.percent(share, 0)),
            ("moved", &*self.locale.number(*moved, 1)),
        ];
        (is_stable, word.say(), T::Same.with(&values))
    }

    /// The open projects in rank order under drawn weights.
    pub fn firm_rows(
        &self,
        result: &Prioritisation,
        drawn: &Drawn,
        flips: &[Flip],
    ) -> Vec<FirmRow> {
        let flips = map_of(flips.iter().map(|flip| (flip.upper, flip)));
        let open = result.entries.iter().filter(|entry| entry.group <= Group::Unscored);
        let row = |entry: &Entry| {
            let own = drawn.of(entry.project)?;
            let draws = drawn.figures.draws;
            let part = |count: u32| f64::from(count) / f64::from(draws.max(1));
            let share = |count: u32| match count {
                0 => NO_VALUE.to_owned(),
                _ => self.share_of_draws(part(count)),
            };
            let firm = Firm::of(own.inside, draws);
            Some(FirmRow {
                project: entry.project.uid(),
                rank: self.locale.count(entry.rank),
                name: self.project(entry.project),
                part: part(own.inside),
                inside: self.share_of_draws(part(own.inside)),
                firm,
                stands: firm_word(firm),
                ranks: self.rank_range(own),
                first: share(own.first),
                flip: self.flip(entry, flips.get(&entry.project).copied()),
            })
        };
        open.filter_map(row).collect()
    }

    /// A part of the draws; all and none only where it is all and none.
    fn share_of_draws(&self, part: f64) -> String {
        if part <= 0.0 || part >= 1.0 {
            return self.locale.percent(part.clamp(0.0, 1.0), 0);
        }
        let decimals = usize::from(!(0.01..=0.99).contains(&part));
        self.locale.percent(part.clamp(0.001, 0.999), decimals)
    }

    fn rank_range(&self, own: &ProjectDraws) -> String {
        let rank = |rank: u32| self.locale.count(rank as usize);
        let [low, middle, high] = [own.low, own.middle, own.high].map(rank);
        match (own.low, own.high) {
            (0, _) => NO_VALUE.to_owned(),
            (least, most) if least == most => T::RankOnly.with(&[("low", &low)]),
            _ => T::RankRange.with(&[("low", &low), ("middle", &middle), ("high", &high)]),
        }
    }

    fn flip(&self, entry: &Entry, flip: Option<&Flip>) -> String {
        match flip {
            _ if entry.group != Group::Ranked => NO_VALUE.to_owned(),
            None => T::FlipNever.say().to_owned(),
            Some(flip) if flip.points == 0.0 => T::FlipNow.say().to_owned(),
            Some(flip) => T::FlipAt.with(&[
                ("criterion", &self.criterion(flip.criterion)),
                ("share", &self.locale.percent(flip.share, 1)),
                ("points", &self.locale.signed(flip.points, 1)),
            ]),
        }
    }

    /// The weights that speak for a project.
    pub fn firm_weights(
        &self,
        result: &Prioritisation,
        drawn: &Drawn,
        project: Uid,
    ) -> Option<FirmWeights> {
        let id = Id::<Project>::new(project);
        let own = drawn.of(id)?;
        let percent = |weights: &Option<Vec<f64>>, at: usize| {
            let weight = weights.as_ref().and_then(|weights| weights.get(at));
            weight.map_or(NO_VALUE.to_owned(), |weight| self.locale.percent(*weight, 0))
        };
        let counts = |(_, used): &(usize, &CriterionUse)| used.share > 0.0;
        let row = |(at, used): (usize, &CriterionUse)| {
            [
                self.criterion(used.id),
                self.locale.percent(used.share, 0),
                percent(&own.central, at),
                percent(&own.favour, at),
            ]
        };
        Some(FirmWeights {
            title: T::Weights.with(&[("project", &self.project(id))]),
            rows: result.criteria.iter().enumerate().filter(counts).map(row).collect(),
            note: if own.first == 0 { T::NeverFirst.say() } else { T::Central.say() },
        })
    }
}

#[cfg(test)]
#[path = "firm_tests.rs"]
mod tests;
