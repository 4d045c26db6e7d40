//! Several scorers in words: who said what of a cell, what to talk about first, what is old.

use super::step::{Step, set_field};
use crate::analysis::priority::scorers::{Opinion, opinions};
use crate::model::{Criterion, Id, Project, RecordKind, Score, Uid, Value, Workspace};
use crate::order::Sorted as _;
use crate::present::number::Locale;
use crate::present::text::{Text as _, scorers::ScorersText as T};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Most cells that are offered to talk about.
const WIDEST: usize = 8;

/// What is particular of a cell where what counts is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Nobody agreed yet; the mean counts.
    Mean,
    /// What counts is old.
    Old,
}

impl Mark {
    /// A figure with its mark.
    pub fn of(self, value: &str) -> String {
        let text = if self == Self::Mean { T::Mean } else { T::Old };
        text.with(&[("value", value)])
    }

    /// The mark in words.
    pub fn said(self) -> &'static str {
        if self == Self::Mean { T::MeanSaid.say() } else { T::OldSaid.say() }
    }
}

/// What is said of one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellWords {
    /// Who said what, and how far they are apart; empty where nobody is named.
    pub said: String,
    /// What was agreed, and whether it is old.
    pub agreed: String,
    /// The record of what was agreed, with its reason.
    pub reason: Option<(Uid, String)>,
}

/// A cell on which people are apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Apart {
    /// Project and criterion.
    pub cell: (Uid, Uid),
    /// The cell and how far they are apart, in words.
    pub text: String,
}

/// The marks of all cells that have one.
pub fn marks(workspace: &Workspace, as_of: NaiveDate) -> BTreeMap<(Uid, Uid), Mark> {
    let mut marks = BTreeMap::new();
    for ((project, criterion), opinion) in opinions(workspace) {
        let mark = match (&opinion.agreed, opinion.is_stale(as_of)) {
            (_, true) => Mark::Old,
            (None, false) => Mark::Mean,
            (Some(_), false) => continue,
        };
        marks.insert((project.uid(), criterion.uid()), mark);
    }
    marks
}

/// Who has scored, in order.
pub fn names(workspace: &Workspace) -> Vec<String> {
    let table = workspace.table::<Score>();
    let names: BTreeSet<&str> = table.iter().map(|score| score.scorer.trim()).collect();
    names.into_iter().filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// What is said of a cell; `None` where nothing is.
pub fn cell(workspace: &Workspace, cell: (Uid, Uid), as_of: NaiveDate) -> Option<CellWords> {
    let opinion = opinions(workspace).remove(&(Id::new(cell.0), Id::new(cell.1)))?;
    let locale = Locale::of(&workspace.settings());
    let agreed = match &opinion.agreed {
        None => T::NotAgreed.say().to_owned(),
        Some(given) => {
            let value = locale.number_input(given.value);
            match given.day {
                None => T::Agreed.with(&[("value", &value)]),
                Some(day) => T::AgreedOn.with(&[("value", &value), ("day", &locale.date(day))]),
            }
        }
    };
    let old = opinion.is_stale(as_of).then(|| T::StaleSince.say());
    let reason = opinion.agreed.and_then(|given| {
        let score: &Score = workspace.find(Id::new(given.uid))?;
        Some((given.uid, score.note.clone()))
    });
    let agreed = old.map_or(agreed.clone(), |old| format!("{agreed} {old}"));
    Some(CellWords { said: said(&opinion, locale), agreed, reason })
}

fn said(opinion: &Opinion, locale: Locale) -> String {
    let one = |(name, given): (&String, &crate::analysis::priority::scorers::Given)| {
        T::OneSaid.with(&[("name", name), ("value", &locale.number_input(given.value))])
    };
    let all = opinion.own.iter().map(one).collect::<Vec<_>>().join(" · ");
    match (opinion.own.len(), opinion.mean(), opinion.range()) {
        (0, ..) | (_, None, _) | (_, _, None) => String::new(),
        (1, ..) => T::SummaryOne.with(&[("said", &all)]),
        (_, Some(mean), Some((low, high))) => T::Summary.with(&[
            ("said", &all),
            ("mean", &locale.number(mean, 1)),
            ("apart", &locale.number_input(high - low)),
        ]),
    }
}

/// The cells to talk about first: those not agreed, or agreed before somebody scored anew, with the
/// greatest distance as a part of the criterion's scale.
pub fn widest(workspace: &Workspace, as_of: NaiveDate) -> Vec<Apart> {
    let locale = Locale::of(&workspace.settings());
    let mut found: Vec<(f64, Apart)> = Vec::new();
    for ((project, criterion), opinion) in opinions(workspace) {
        let (Some((low, high)), true) = (opinion.range(), opinion.own.len() > 1) else { continue };
        let open = opinion.agreed.is_none() || opinion.is_stale(as_of);
        let (project, criterion): (Option<&Project>, Option<&Criterion>) =
            (workspace.find(project), workspace.find(criterion));
        let (Some(project), Some(criterion), true) = (project, criterion, open && high > low)
        else {
            continue;
        };
        let (least, most) = criterion.scale();
        let width = (most - least).abs();
        let text = T::WidestOne.with(&[
            ("project", &project.name),
            ("criterion", &criterion.name),
            ("low", &locale.number_input(low)),
            ("high", &locale.number_input(high)),
            ("count", &locale.count(opinion.own.len())),
        ]);
        let part = if width > 0.0 { (high - low) / width } else { 0.0 };
        let cell = (project.id().uid(), criterion.id().uid());
        found.push((part, Apart { cell, text }));
    }
    found.order_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.text.cmp(&b.1.text)));
    found.into_iter().take(WIDEST).map(|(_, apart)| apart).collect()
}

/// Another reason for what was agreed.
pub fn reason(workspace: &Workspace, score: Uid, text: &str) -> Option<Step> {
    let held: &Score = workspace.find(Id::new(score))?;
    let project: Option<&Project> = held.project.and_then(|project| workspace.find(project));
    let name = project.map(|project| project.name.as_str()).unwrap_or_default();
    let value = match text.trim() {
        "" => Value::Empty,
        text => Value::Text(text.to_owned()),
    };
    (held.note != text.trim()).then(|| set_field(RecordKind::Score, score, "note", value, name))?
}

#[cfg(test)]
#[path = "scorers_tests.rs"]
mod tests;
