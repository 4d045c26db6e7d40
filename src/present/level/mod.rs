//! Levelling in words: the finding, the moves with their reasons, what stays short, before and after.

mod step;
mod words;

#[cfg(test)]
mod tests;

pub use step::command;
pub use words::{Run, months};

use crate::analysis::capacity::heatmap::Band;
use crate::analysis::level::outcome::{Move, moves, shorts};
use crate::analysis::level::problem::Choice;
use crate::analysis::level::question::{Question, Stay};
use crate::analysis::level::work::Found;
use crate::model::{Id, Project, Uid, Workspace};
use crate::present::capacity::row_name;
use crate::present::number::Locale;
use crate::present::text::Text;
use crate::present::text::level::LevelText as T;
use chrono::NaiveDate;

/// Most cells that stay short that are listed.
pub const SHORTS_MAX: usize = 40;

/// What is said of.
pub struct Sheet<'a> {
    /// The workspace.
    pub ws: &'a Workspace,
    /// What was asked.
    pub question: &'a Question,
    /// What was found.
    pub found: &'a Found,
    /// The choices of the moves that are taken.
    pub taken: &'a [Choice],
    /// How numbers are written.
    pub locale: Locale,
    /// The day exchange rates are taken of.
    pub today: NaiveDate,
}

/// A move in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoveLine {
    /// Its position in the question.
    pub at: usize,
    /// The project.
    pub project: Uid,
    /// Its name.
    pub name: String,
    /// Its rank.
    pub rank: String,
    /// By how much it moves.
    pub step: String,
    /// When it begins, before and after.
    pub begins: String,
    /// Why.
    pub why: String,
    /// The benefit that comes later.
    pub value: String,
    /// Whether it is among those taken.
    pub is_taken: bool,
}

/// A cell that stays short, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShortLine {
    /// The role.
    pub role: String,
    /// The month.
    pub month: String,
    /// FTE short before and after.
    pub short: String,
    /// Why.
    pub why: &'static str,
    /// Who asks for most.
    pub held: String,
}

/// A project that stays, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StayLine {
    /// The project.
    pub project: Uid,
    /// Its name.
    pub name: String,
    /// Why.
    pub why: &'static str,
    /// Whether it stays because it was said to.
    pub is_asked: bool,
}

/// A cell of before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelCell {
    /// The band as a style class.
    pub class: String,
    /// Percent of supply.
    pub text: String,
}

/// A row of before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelRow {
    /// The role.
    pub role: String,
    /// In the plan.
    pub before: Vec<LevelCell>,
    /// After the moves.
    pub after: Vec<LevelCell>,
}

/// Before and after by role and month.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LevelGrid {
    /// The months.
    pub months: Vec<String>,
    /// The roles.
    pub rows: Vec<LevelRow>,
}

impl Sheet<'_> {
    /// The moves with their reasons. Those not taken stay in the list.
    pub fn moves(&self) -> Vec<MoveLine> {
        let line = |step: &Move| self.move_line(step);
        moves(self.question, &self.found.choices).iter().map(line).collect()
    }

    fn move_line(&self, step: &Move) -> MoveLine {
        let to = step.from.plus(step.choice.shift);
        let from = self.locale.month_short_year(step.from);
        let begins = match step.choice.shift {
            0 => T::BeginsSame.with(&[("from", &from)]),
            _ => T::Begins.with(&[("from", &from), ("to", &self.locale.month_short_year(to))]),
        };
        MoveLine {
            at: step.at,
            project: step.project.uid(),
            name: self.name(Some(step.project)),
            rank: step.rank.map(|rank| self.locale.count(rank)).unwrap_or_default(),
            step: self.step(step.choice),
            begins,
            why: self.reason(step.reason),
            value: self.value_later(step.project, step.choice),
            is_taken: self.taken.get(step.at).is_some_and(|choice| *choice == step.choice),
        }
    }

    /// How many moves are taken.
    pub fn moves_taken(&self) -> usize {
        self.taken.iter().filter(|choice| **choice != Choice::default()).count()
    }

    /// The cells that stay short, and how many there are.
    pub fn shorts(&self) -> (Vec<ShortLine>, usize) {
        let all = shorts(self.question, self.taken);
        let lines = all.iter().take(SHORTS_MAX).map(|short| self.short_line(short)).collect();
        (lines, all.len())
    }

    /// What stays in place.
    pub fn stays(&self) -> Vec<StayLine> {
        let line = |staying: &crate::analysis::level::question::Staying| {
            let (project, why) = (staying.project?, staying.why?);
            Some(StayLine {
                project: project.uid(),
                name: self.name(Some(project)),
                why: words::stay(why),
                is_asked: why == Stay::Asked,
            })
        };
        self.question.stays.iter().filter_map(line).collect()
    }

    /// Each circle of projects that wait for each other.
    pub fn circles(&self) -> Vec<String> {
        let circle = |circle: &Vec<Id<Project>>| {
            let names: Vec<String> = circle.iter().map(|id| self.name(Some(*id))).collect();
            T::Circle.with(&[("projects", &names.join(" → "))])
        };
        self.question.circles.iter().map(circle).collect()
    }

    /// Before and after of the roles levelled.
    pub fn grid(&self) -> LevelGrid {
        let question = self.question;
        let plan = vec![Choice::default(); self.taken.len()];
        let (before, after) = (question.demand(&plan), question.demand(self.taken));
        let months = 0..question.levelled;
        let month = |at: usize| question.first.plus(i32::try_from(at).unwrap_or(0));
        let cells = |demand: &[i64], supply: &[i64]| -> Vec<LevelCell> {
            let both = demand.iter().zip(supply).take(question.levelled);
            both.map(|(demand, supply)| self.cell(*demand, *supply)).collect()
        };
        let rows = question.roles.iter().zip(&question.is_levelled).enumerate();
        let row = |(at, (role, levelled)): (usize, (&Id<crate::model::Role>, &bool))| {
            let supply = question.supply.get(at).filter(|_| *levelled)?;
            let key = crate::analysis::capacity::load::RowKey::Role(*role);
            Some(LevelRow {
                role: row_name(self.ws, key),
                before: cells(before.get(at)?, supply),
                after: cells(after.get(at)?, supply),
            })
        };
        LevelGrid {
            months: months.map(|at| self.locale.month_short_year(month(at))).collect(),
            rows: rows.filter_map(row).collect(),
        }
    }

    fn cell(&self, demand: i64, supply: i64) -> LevelCell {
        let class =
            Band::of(demand, supply).map_or(String::new(), |b| format!("b{}", b.index() + 1));
        let text = match (demand, supply) {
            (0, 0) => String::new(),
            (_, supply) if supply > 0 => {
                self.locale.number(100.0 * demand as f64 / supply as f64, 0)
            }
            _ => T::NoSupplyCell.say().to_owned(),
        };
        LevelCell { class, text }
    }

    /// The name of a project.
    pub(super) fn name(&self, project: Option<Id<Project>>) -> String {
        let record = project.and_then(|id| self.ws.find(id));
        record.map_or_else(|| T::NoProject.say().to_owned(), |project| project.name.clone())
    }
}
