//! The ranked table as plain rows: what is drawn, what is folded away, and each cell's text.

use super::{T, Text as _, Wording};
use crate::analysis::priority::{Cost, Entry, Finding, Part, Place, Prioritisation};
use crate::model::{Id, Lock, Project, Record as _, RecordKind, Status, Uid};
use crate::order::Sorted as _;
use crate::present::number::{MoneyStyle, NO_VALUE};
use crate::present::page::{Page, Route};
use crate::present::text::fields::choice_label;
use std::ops::Range;

/// Ranks that stand at the top.
const HEAD: usize = 4;
/// Ranks that stand above a line: those that a small change takes below it.
const ABOVE: usize = 4;
/// Ranks that stand below a line above the last one.
const UNDER: usize = 3;
/// Least ranks worth a fold.
const FOLD_LEAST: usize = 4;
/// Pixels of a score bar for each point.
const BAR_STEP: f64 = 1.5;
/// Classes of colour there are for criteria; the last one is shared by all further ones.
const BAR_COLOURS: usize = 5;
/// Costs from this many units on are written in thousands.
const THOUSANDS_FROM: i64 = 10_000;

/// One line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Item {
    /// The entry at this place of the ranking.
    Row(usize),
    /// The entries from the first to before the second place, as one line.
    Fold(usize, usize),
    /// The cut line.
    Line,
    /// Where the budget would cut while the line is placed by hand.
    BudgetLine,
    /// Where the people run out.
    PeopleLine,
}

impl Item {
    /// The height of the line in rem.
    pub fn height(self) -> f64 {
        match self {
            Self::Row(_) | Self::Fold(..) => 1.6875,
            Self::Line => 2.125,
            Self::BudgetLine | Self::PeopleLine => 1.375,
        }
    }
}

/// What decides which lines the table has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look {
    /// Whether the fold is open.
    pub unfolded: bool,
    /// After how many ranks the budget would cut, where the line is placed by hand.
    pub budget_at: Option<usize>,
    /// After how many ranks the people run out, where they do.
    pub people_at: Option<usize>,
    /// The places to show, where the user searches.
    pub found: Option<Vec<usize>>,
}

/// The lines of the table from the top.
pub fn items(result: &Prioritisation, look: &Look) -> Vec<Item> {
    let count = result.entries.len();
    let all: Vec<usize> = match &look.found {
        Some(found) => found.clone(),
        None => (0..count).collect(),
    };
    let line = result.line.map(|line| line.selected);
    let marks = [
        (look.people_at, Item::PeopleLine),
        (line, Item::Line),
        (look.budget_at.filter(|at| line.is_some_and(|line| line != *at)), Item::BudgetLine),
    ];
    let folds = match line.is_some() && look.found.is_none() {
        true => folds(marks.iter().filter_map(|(mark, _)| *mark)),
        false => Vec::new(),
    };
    let mut items = Vec::with_capacity(all.len() + 4);
    let mut next = 0;
    for at in all {
        for (mark, item) in marks {
            if mark.is_some_and(|mark| (next..=at).contains(&mark)) {
                items.push(item);
            }
        }
        next = at + 1;
        let fold = folds.iter().find(|(from, to)| (*from..*to).contains(&at));
        items.extend(fold.filter(|(from, _)| *from == at).map(|(from, to)| Item::Fold(*from, *to)));
        if fold.is_none() || look.unfolded {
            items.push(Item::Row(at));
        }
    }
    for (mark, item) in marks {
        if mark.is_some_and(|mark| mark >= next) && count > 0 {
            items.push(item);
        }
    }
    items
}

/// The line that Tab leads to: the wanted one where it is drawn and takes the focus, else the
/// first drawn one that does. There is always one while any row is drawn.
pub fn tab_stop(items: &[Item], wanted: usize, drawn: Range<usize>) -> usize {
    let takes = |at: &usize| matches!(items.get(*at), Some(Item::Row(_) | Item::Fold(..)));
    let stop = Some(wanted).filter(|at| drawn.contains(at) && takes(at));
    stop.or_else(|| drawn.clone().find(takes)).unwrap_or(wanted)
}

/// The places that fold away above lines after so many ranks, so that the last line is in sight:
/// nothing that ends money or people hides in a fold, nor what ranks right beside it.
fn folds(marks: impl Iterator<Item = usize>) -> Vec<(usize, usize)> {
    let mut marks: Vec<usize> = marks.collect();
    marks.order_by_key(|mark| *mark);
    let mut from = HEAD;
    let mut folds = Vec::new();
    for mark in marks {
        let to = mark.saturating_sub(ABOVE);
        if to >= from + FOLD_LEAST {
            folds.push((from, to));
        }
        from = from.max(mark + UNDER);
    }
    folds
}

/// The places whose project name holds the words; none where nothing is searched.
pub fn found(
    result: &Prioritisation,
    words: &str,
    name: impl Fn(&Entry) -> String,
) -> Option<Vec<usize>> {
    let words = words.trim().to_lowercase();
    if words.is_empty() {
        return None;
    }
    let holds = |entry: &Entry| name(entry).to_lowercase().contains(&words);
    let entries = result.entries.iter().enumerate();
    Some(entries.filter(|(_, entry)| holds(entry)).map(|(at, _)| at).collect())
}

/// How costs of the ranking are written: in thousands where one of them is large.
pub fn cost_style(result: &Prioritisation) -> MoneyStyle {
    let from = THOUSANDS_FROM * result.currency.minor_per_unit();
    let large = result.entries.iter().any(|entry| entry.cost.minor().abs() >= from);
    if large { MoneyStyle::Thousands } else { MoneyStyle::Short }
}

/// One piece of a score bar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BarPart {
    /// The class of colour, from 1.
    pub colour: usize,
    /// Left edge in pixels.
    pub x: f64,
    /// Width in pixels.
    pub width: f64,
}

/// The class of colour of the criterion at a place.
pub fn colour_of(criterion: usize) -> usize {
    (criterion + 1).min(BAR_COLOURS)
}

/// The score bar: one piece for each criterion, as long as its points.
pub fn bar(parts: &[Option<Part>]) -> Vec<BarPart> {
    let mut x = 0.0;
    let mut bar = Vec::new();
    for (nth, part) in parts.iter().enumerate() {
        let Some(part) = part else { continue };
        let step = BAR_STEP * part.points;
        // A hairline of ground parts the pieces.
        if step > 1.0 {
            bar.push(BarPart { colour: colour_of(nth), x, width: step - 1.0 });
        }
        x += step;
    }
    bar
}

/// The cells of one row.
#[derive(Clone, Debug, PartialEq)]
pub struct RowText {
    /// The project.
    pub project: Uid,
    /// Its rank.
    pub rank: String,
    /// Its name.
    pub name: String,
    /// Its health.
    pub status: Option<Status>,
    /// Its health in words.
    pub status_word: &'static str,
    /// The score bar.
    pub bar: Vec<BarPart>,
    /// Its total.
    pub total: String,
    /// What it costs.
    pub cost: String,
    /// What is wrong with the cost.
    pub cost_note: Option<String>,
    /// What it and all above it cost.
    pub cumulative: String,
    /// Where it needs most of what there is of a role; `None` where it needs nobody.
    pub peak: Option<super::people::PeakText>,
    /// How much of it is scored; empty where all is.
    pub coverage: String,
    /// The same in full, with the worst case.
    pub coverage_note: Option<String>,
    /// Why it is below the line; `None` above it.
    pub reason: Option<String>,
    /// A decision taken before the ranking.
    pub lock: Option<Lock>,
    /// The decision in words.
    pub lock_word: &'static str,
    /// Why it was taken.
    pub lock_reason: String,
    /// The way to its drawer in the register.
    pub href: String,
}

/// The word for a decision taken before the ranking.
pub fn lock_word(lock: Option<Lock>) -> &'static str {
    match lock {
        None => T::LockFree.say(),
        Some(Lock::Must) => T::LockMust.say(),
        Some(Lock::Exclude) => T::LockExclude.say(),
    }
}

/// The decision after this one when a key goes round.
pub fn lock_after(lock: Option<Lock>) -> Option<Lock> {
    match lock {
        None => Some(Lock::Must),
        Some(Lock::Must) => Some(Lock::Exclude),
        Some(Lock::Exclude) => None,
    }
}

impl Wording<'_> {
    /// The cells of the entry at a place.
    pub fn row(&self, result: &Prioritisation, at: usize, style: MoneyStyle) -> Option<RowText> {
        let entry = result.entries.get(at)?;
        let project: Option<&Project> = self.workspace.find(entry.project);
        let status = project.and_then(|project| project.status);
        let word = status.and_then(|s| choice_label(RecordKind::Project, "status", s.code()));
        let lock = project.and_then(|project| project.lock);
        let uid = entry.project.uid();
        let reason = match entry.place {
            Place::In => None,
            Place::Below(reason) => Some(self.reason(reason)),
        };
        Some(RowText {
            project: uid,
            rank: self.locale.count(entry.rank),
            name: self.project_name(entry.project),
            status,
            status_word: word.unwrap_or_else(|| T::NoStatus.say()),
            bar: bar(&entry.parts),
            total: self.total_figure(entry),
            cost: self.cost(entry.cost, style),
            cost_note: self.cost_note(entry.cost),
            cumulative: self.locale.money_bare(entry.cumulative, style),
            peak: self.peak(entry.project),
            coverage: self
                .coverage_figures(entry)
                .map(|(coverage, _)| coverage)
                .unwrap_or_default(),
            coverage_note: self.coverage(entry),
            reason,
            lock,
            lock_word: if lock.is_some() { lock_word(lock) } else { "" },
            lock_reason: project.map_or(String::new(), |project| project.lock_reason.clone()),
            href: Route::to(Page::Projects).with("open", &uid.to_string()).href(),
        })
    }

    /// The total with one decimal; – where nothing is known.
    pub fn total_figure(&self, entry: &Entry) -> String {
        entry.total.map_or(NO_VALUE.to_owned(), |total| self.locale.number(total, 1))
    }

    /// A cost for a column whose header holds the unit.
    pub fn cost(&self, cost: Cost, style: MoneyStyle) -> String {
        match cost {
            Cost::Given(money) => self.locale.money_bare(money, style),
            Cost::Missing | Cost::NoRate(_) | Cost::TooLarge(_) => NO_VALUE.to_owned(),
        }
    }

    /// The header of the cost column: Cost £k.
    pub fn cost_header(&self, result: &Prioritisation, style: MoneyStyle) -> String {
        let unit = self.locale.money_unit(result.currency, style);
        T::CostHeader.with(&[("unit", &unit)])
    }

    /// The fold as two parts: 5 to 29, and what lies in it.
    pub fn fold(&self, result: &Prioritisation, from: usize, to: usize) -> (String, String) {
        let rank = |at: usize| self.locale.count(at);
        let ranks = T::FoldRanks.with(&[("from", &rank(from + 1)), ("to", &rank(to))]);
        let folded = || result.entries.iter().take(to).skip(from);
        let minor = folded().fold(0_i64, |sum, entry| sum.saturating_add(entry.cost.minor()));
        let money = self.short(crate::model::Money::new(minor, result.currency));
        let count = self.locale.count(folded().count());
        let staffed = self.people.is_some_and(|people| people.needs.has_people());
        let holds = if staffed { T::FoldHoldsPeople } else { T::FoldHolds };
        (ranks, holds.with(&[("count", &count), ("money", &money)]))
    }

    /// Where a project stands: rank 36 of 60 · above the line.
    pub fn standing(&self, result: &Prioritisation, entry: &Entry) -> String {
        let values = [
            ("rank", &*self.locale.count(entry.rank)),
            ("count", &*self.locale.count(result.entries.len())),
        ];
        let rank = T::RankOf.with(&values);
        let side = match (result.line.is_some(), entry.place) {
            (_, Place::Below(_)) => T::SideBelow.say(),
            (true, Place::In) => T::SideAbove.say(),
            (false, Place::In) => return rank,
        };
        T::Separator.with(&[("first", &rank), ("second", side)])
    }

    /// The name of a project, else its number, else that it has none.
    pub fn project_name(&self, id: Id<Project>) -> String {
        self.project(id)
    }

    /// The line that the budget would draw: The budget would cut here · 33 projects · £10.7 m.
    pub fn budget_line(&self, line: &crate::analysis::priority::Line) -> String {
        let pill = self.pill(line);
        let count = format!("{} {}", pill.count, pill.noun);
        T::BudgetWouldCut.with(&[("count", &count), ("money", &pill.used)])
    }
}

/// How far the user is with the ranking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// There is no project.
    NoProjects,
    /// There is no criterion.
    NoCriteria,
    /// Nothing is known of any project on any criterion.
    Unscored,
    /// Values may be known, but no criterion has a weight above 0.
    Weightless,
    /// At least one project has a total.
    Ranked,
}

/// How far the user is with a ranking.
pub fn stage(result: &Prioritisation) -> Stage {
    if result.entries.is_empty() {
        Stage::NoProjects
    } else if result.criteria.is_empty() {
        Stage::NoCriteria
    } else if result.findings.contains(&Finding::AllWeightsZero) {
        Stage::Weightless
    } else if result.entries.iter().all(|entry| entry.total.is_none()) {
        Stage::Unscored
    } else {
        Stage::Ranked
    }
}

/// The place of a project in the ranking.
pub fn place_of(result: &Prioritisation, project: Uid) -> Option<usize> {
    result.entries.iter().position(|entry| entry.project.uid() == project)
}

/// The open projects in the users' order, by id.
pub fn open_projects(workspace: &crate::model::Workspace) -> Vec<Uid> {
    let table = workspace.table::<Project>();
    table.in_order().into_iter().filter(|project| project.is_open()).map(|p| p.uid()).collect()
}

#[cfg(test)]
#[path = "board_tests.rs"]
mod tests;
