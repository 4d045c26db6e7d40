//! The sentences of levelling: the finding, how the search stands, reasons.

use super::{Sheet, ShortLine};
use crate::analysis::capacity::load::RowKey;
use crate::analysis::level::outcome::{Reason, Short, Why};
use crate::analysis::level::problem::{Choice, over};
use crate::analysis::level::question::Stay;
use crate::model::{Id, Money, Month, Project};
use crate::present::capacity::row_name;
use crate::present::number::{Locale, MoneyStyle};
use crate::present::text::Text;
use crate::present::text::level::LevelText as T;

/// How a search stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Run {
    /// Whether it goes on.
    pub running: bool,
    /// Seconds it took.
    pub seconds: f64,
}

/// Why a project stays.
pub fn stay(why: Stay) -> &'static str {
    let text = match why {
        Stay::Closed => T::StayClosed,
        Stay::Asked => T::StayAsked,
        Stay::Begun => T::StayBegun,
        Stay::Circle => T::StayCircle,
        Stay::Window => T::StayWindow,
        Stay::Milestone => T::StayMilestone,
        Stay::End => T::StayEnd,
        Stay::Nothing => T::StayNothing,
    };
    text.say()
}

/// So many months.
pub fn months(count: usize, locale: Locale) -> String {
    locale.counted(count, T::MonthOne, T::MonthMany)
}

impl Sheet<'_> {
    /// The finding.
    pub fn title(&self) -> String {
        let ((before, _), (after, cells)) = self.short_before_after();
        let number = |fte: f64| self.locale.number(fte, 1);
        let moved = self.moves_taken();
        let moves = self.locale.counted(moved, T::Move, T::Moves);
        match (moved, cells) {
            (0, 0) => T::TitleFits.say().to_owned(),
            (0, _) => T::TitleNone.with(&[("before", &number(before))]),
            (1, 0) => T::TitleAllOne.with(&[("moves", &moves)]),
            (_, 0) => T::TitleAll.with(&[("moves", &moves)]),
            (count, _) => (if count == 1 { T::TitleSomeOne } else { T::TitleSome }).with(&[
                ("moves", &moves),
                ("after", &number(after)),
                ("before", &number(before)),
            ]),
        }
    }

    /// FTE-months short and cells that are, in the plan and after the moves taken.
    fn short_before_after(&self) -> ((f64, usize), (f64, usize)) {
        let plan = vec![Choice::default(); self.taken.len()];
        (self.short_of(&plan), self.short_of(self.taken))
    }

    fn short_of(&self, choices: &[Choice]) -> (f64, usize) {
        let over = over(&self.question.problem, choices);
        let rows = over.iter().zip(&self.question.is_levelled).filter(|(_, levelled)| **levelled);
        let (mut fte, mut cells) = (0.0, 0);
        for (row, _) in rows {
            let months = row.iter().zip(&self.question.full_time).take(self.question.levelled);
            for (over, full) in months.filter(|(over, _)| **over > 0) {
                cells += 1;
                fte += if *full > 0 { *over as f64 / *full as f64 } else { 0.0 };
            }
        }
        (fte, cells)
    }

    /// How far the search is, and what is proven.
    pub fn status(&self, run: Run) -> String {
        let steps = self.locale.count(usize::try_from(self.found.steps).unwrap_or(0));
        let seconds = self.locale.number(run.seconds, 1);
        let text = match (run.running, self.found.is_settled) {
            (true, _) => T::Searching,
            (false, true) => T::Settled,
            (false, false) => T::Stopped,
        };
        text.with(&[("steps", &steps), ("seconds", &seconds)])
    }

    /// How much less short a plan could be at best.
    pub fn proof(&self) -> String {
        if self.found.is_proven() {
            return T::Proven.say().to_owned();
        }
        let months = self.question.full_time.iter().filter(|full| **full > 0);
        let count = months.clone().count().max(1) as f64;
        let mean = months.sum::<i64>() as f64 / count;
        let bound = if mean > 0.0 { self.found.bound as f64 / mean } else { 0.0 };
        T::Bound.with(&[("bound", &self.locale.number(bound, 1))])
    }

    /// What the moves taken come to: name and figure.
    pub fn figures(&self) -> Vec<(&'static str, String)> {
        let ((before, cells), (after, left)) = self.short_before_after();
        let number = |fte: f64| self.locale.number(fte, 1);
        let short = T::ShortValue.with(&[("before", &number(before)), ("after", &number(after))]);
        let cells = T::CellsValue
            .with(&[("before", &self.locale.count(cells)), ("after", &self.locale.count(left))]);
        let moved: i64 = self.taken.iter().map(|choice| choice.months()).sum();
        let moves = self.locale.counted(self.moves_taken(), T::Move, T::Moves);
        let all = months(usize::try_from(moved).unwrap_or(0), self.locale);
        let moves = T::MovesValue.with(&[("moves", &moves), ("months", &all)]);
        vec![
            (T::ShortName.say(), short),
            (T::CellsName.say(), cells),
            (T::MovesName.say(), moves),
            (T::ValueName.say(), self.value_of_all()),
        ]
    }

    /// The benefit that comes later by all moves taken, in the reporting currency.
    fn value_of_all(&self) -> String {
        let moved = self.question.movers.iter().zip(self.taken);
        let later = moved.filter_map(|(movable, choice)| self.later(movable.project, *choice));
        let known = later.filter_map(|money| self.ws.in_reporting(money, self.today).ok());
        let sum = known
            .reduce(|sum, money| Money { minor: sum.minor.saturating_add(money.minor), ..sum });
        sum.map_or_else(
            || T::ValueNone.say().to_owned(),
            |sum| self.locale.money(sum, MoneyStyle::Short),
        )
    }

    /// The part of a year's benefit that comes later.
    fn later(&self, project: Id<Project>, choice: Choice) -> Option<Money> {
        let months = i64::from(choice.end_later());
        let benefit = self.ws.find(project)?.benefit.filter(|_| months > 0)?;
        Some(Money { minor: benefit.minor.saturating_mul(months) / 12, ..benefit })
    }

    pub(super) fn value_later(&self, project: Id<Project>, choice: Choice) -> String {
        let money = self.later(project, choice);
        money.map(|money| self.locale.money(money, MoneyStyle::Short)).unwrap_or_default()
    }

    /// By how much something moves.
    pub(super) fn step(&self, choice: Choice) -> String {
        let count = |months_: u32| months(usize::try_from(months_).unwrap_or(0), self.locale);
        let text = if choice.shift < 0 { T::StepEarlier } else { T::StepLater };
        let shift = text.with(&[("months", &count(choice.shift.unsigned_abs()))]);
        let stretch = T::StepLonger.with(&[("months", &count(choice.stretch))]);
        match (choice.shift, choice.stretch) {
            (_, 0) => shift,
            (0, _) => stretch,
            _ => T::StepBoth.with(&[("shift", &shift), ("stretch", &stretch)]),
        }
    }

    /// Why something moves.
    pub(super) fn reason(&self, reason: Reason) -> String {
        match reason {
            Reason::Relieves { role, month, minutes, total } => {
                let text = if total > minutes { T::RelievesMore } else { T::Relieves };
                text.with(&[
                    ("role", &row_name(self.ws, RowKey::Role(role))),
                    ("fte", &self.fte(minutes, month, 2)),
                    ("month", &self.locale.month_long(month)),
                    ("total", &self.fte(total, month, 2)),
                ])
            }
            Reason::Waits(project) => T::Waits.with(&[("project", &self.name(Some(project)))]),
            Reason::MakesWay(project) => {
                T::MakesWay.with(&[("project", &self.name(Some(project)))])
            }
        }
    }

    /// Minutes of a month as FTE.
    fn fte(&self, minutes: i64, month: Month, decimals: usize) -> String {
        let at = usize::try_from(month.since(self.question.first)).ok();
        let full = at.and_then(|at| self.question.full_time.get(at)).copied().unwrap_or(0);
        let fte = if full > 0 { minutes as f64 / full as f64 } else { 0.0 };
        self.locale.number(fte, decimals)
    }

    pub(super) fn short_line(&self, short: &Short) -> ShortLine {
        let why = match short.why {
            Why::NoSupply => T::WhyNoSupply,
            Why::Fixed => T::WhyFixed,
            Why::Windows => T::WhyWindows,
            Why::NoRoom => T::WhyNoRoom,
        };
        let fte = |minutes: i64| self.fte(minutes, short.month, 2);
        let held = short.held.iter().map(|held| {
            let text = if held.why.is_some() { T::HeldWhy } else { T::Held };
            text.with(&[
                ("project", &self.name(held.project)),
                ("fte", &fte(held.minutes)),
                ("why", held.why.map_or("", stay)),
            ])
        });
        ShortLine {
            role: row_name(self.ws, RowKey::Role(short.role)),
            month: self.locale.month_long(short.month),
            short: T::CellsValue
                .with(&[("before", &fte(short.before)), ("after", &fte(short.after))]),
            why: why.say(),
            held: held.collect::<Vec<_>>().join("; "),
        }
    }
}
