//! Selection in words: the finding, how far it is proven, and why each project is in or out.

use super::frontier::{Frontier, SetDraws};
use crate::analysis::priority::{Entry, Group, Place, Prioritisation};
use crate::analysis::selection::work::Found;
use crate::analysis::selection::{Blocked, Choice, Limit, Question};
use crate::model::{Id, Money, Month, Project, RecordRef, Typed, Uid, Workspace};
use crate::order::map_of;
use crate::present::number::{Locale, MoneyStyle, NO_VALUE};
use crate::present::text::Text as _;
use crate::present::text::select::SelectText as T;

/// One project in both lists.
#[derive(Clone, Debug, PartialEq)]
pub struct SelectRow {
    /// The project.
    pub project: Uid,
    /// Its name.
    pub name: String,
    /// Its total.
    pub total: String,
    /// What it costs.
    pub cost: String,
    /// Whether it is in by rank, in a word.
    pub by_rank: &'static str,
    /// Whether it is in by value, in a word or two.
    pub by_value: String,
    /// Why it is out, or must be in.
    pub why: String,
    /// In how many searches under drawn weights it is in, and what that makes it; empty where none
    /// was made.
    pub firm: String,
    /// Whether the two lists differ.
    pub differs: bool,
    /// Whether it is out by value and could be asked for.
    pub is_out: bool,
}

/// Says a selection of one workspace.
pub struct SelectWording<'a> {
    workspace: &'a Workspace,
    pub(super) question: &'a Question,
    pub(super) ranking: &'a Prioritisation,
    pub(super) locale: Locale,
}

impl<'a> SelectWording<'a> {
    /// The wording of a question and the ranking it was read from.
    pub fn new(
        workspace: &'a Workspace,
        question: &'a Question,
        ranking: &'a Prioritisation,
    ) -> Self {
        let locale = Locale::of(&workspace.settings());
        Self { workspace, question, ranking, locale }
    }

    pub(super) fn points(&self, value: i64) -> String {
        self.locale.number(value as f64 / 100.0, 1)
    }

    pub(super) fn money(&self, minor: i64) -> String {
        self.locale.money(Money::new(minor, self.ranking.currency), MoneyStyle::Short)
    }

    pub(super) fn name<R: Typed>(&self, id: Id<R>) -> String {
        let at = RecordRef { kind: R::KIND, uid: id.uid() };
        let record = self.workspace.record(at).map(|record| record.value("name"));
        record.and_then(|name| name.as_str().map(str::to_owned)).unwrap_or(NO_VALUE.to_owned())
    }

    /// The name of a project.
    pub fn project_name(&self, project: Uid) -> String {
        self.name(Id::<Project>::new(project))
    }

    /// The value of the projects above the line of the ranking, in hundredths of a point.
    pub fn rank_value(&self) -> i64 {
        let is_in = |entry: &&Entry| entry.place == Place::In && entry.group < Group::Unscored;
        let worth = |entry: &Entry| (100.0 * entry.total.unwrap_or(0.0)).round() as i64;
        self.ranking.entries.iter().filter(is_in).map(worth).sum()
    }

    /// The finding as a sentence.
    pub fn title(&self, found: Option<&Found>) -> String {
        let Some(found) = found else { return T::TitleNone.say().to_owned() };
        if found.value.is_none() {
            let text = if found.is_done { T::TitleBroken } else { T::TitleNone };
            return text.say().to_owned();
        }
        let count = |differs: fn(bool, bool) -> bool| {
            let pairs = self.question.choices.iter().map(|choice| {
                (self.is_in_by_rank(choice.project), self.question.start(&found.chosen, choice))
            });
            pairs.filter(|(rank, start)| differs(*rank, start.is_some())).count()
        };
        let (enter, leave) =
            (count(|rank, value| value && !rank), count(|rank, value| rank && !value));
        let all = self.locale.count(count(|_, value| value));
        let gain = found.value.unwrap_or(0) - self.rank_value();
        match (enter + leave, gain) {
            (0, _) => T::TitleSame.with(&[("count", &all)]),
            (_, 1..) => T::TitleBetter.with(&[
                ("points", &self.points(gain)),
                ("enter", &self.locale.count(enter)),
                ("leave", &self.locale.count(leave)),
            ]),
            // By rank only money may limit, so its value can be above.
            _ => T::TitleOnly.with(&[("count", &all)]),
        }
    }

    /// How far the answer is proven. The word optimal stands only with a proof.
    pub fn status(&self, found: &Found, is_running: bool, seconds: f64) -> String {
        let Some(value) = found.value else {
            let text = if found.is_done { T::Broken } else { T::Starting };
            return text.say().to_owned();
        };
        let gap = found.gap().unwrap_or(0.0);
        let values = [
            ("value", &*self.points(value)),
            ("bound", &*self.points(found.bound.max(value))),
            ("gap", &*self.locale.percent(gap, if gap < 0.01 { 2 } else { 1 })),
            ("seconds", &*self.locale.number(seconds, 1)),
        ];
        match (found.is_done, is_running) {
            (true, _) => T::Optimal.with(&values),
            (false, true) => T::Working.with(&values),
            (false, false) => T::Best.with(&values),
        }
    }

    /// Which limits there are, and which of them the must-dos alone break.
    pub fn limits(&self) -> Vec<String> {
        let has = |is: fn(&Limit) -> bool| self.question.limits.iter().any(is);
        let kinds: Vec<&str> = [
            (has(|at| matches!(at, Limit::Budget)), T::KindBudget),
            (has(|at| matches!(at, Limit::Year(_))), T::KindYears),
            (has(|at| matches!(at, Limit::Portfolio(_))), T::KindPortfolios),
            (has(|at| matches!(at, Limit::Role(..))), T::KindRoles),
            (has(|at| matches!(at, Limit::Requires { .. })), T::KindRequires),
            (has(|at| matches!(at, Limit::Exclusive(_))), T::KindExclusive),
            (has(|at| matches!(at, Limit::AtLeast(_) | Limit::AtMost(_))), T::KindObjectives),
        ]
        .into_iter()
        .filter_map(|(there, text)| there.then_some(text.say()))
        .collect();
        if kinds.is_empty() {
            return vec![T::NoLimits.say().to_owned()];
        }
        let mut said = vec![T::LimitsLead.with(&[
            ("rows", &self.locale.count(self.question.limits.len())),
            ("projects", &self.locale.count(self.question.choices.len())),
            ("kinds", &kinds.join(", ")),
        ])];
        said.extend(self.question.conflicts().iter().map(|conflict| {
            T::Conflict.with(&[
                ("limit", &self.limit(&conflict.limit)),
                ("over", &self.amount(&conflict.limit, conflict.over)),
                ("project", &conflict.most.map_or(NO_VALUE.to_owned(), |id| self.name(id))),
            ])
        }));
        said
    }

    fn limit(&self, limit: &Limit) -> String {
        let month = |day: chrono::NaiveDate| self.locale.month_short_year(Month::of(day));
        match limit {
            Limit::Budget => T::LimitBudget.say().to_owned(),
            Limit::Year(first) => T::LimitYear.with(&[("month", &month(first.first_day()))]),
            Limit::Portfolio(id) => T::LimitPortfolio.with(&[("name", &self.name(*id))]),
            Limit::Role(id, day) => {
                T::LimitRole.with(&[("name", &self.name(*id)), ("month", &month(*day))])
            }
            Limit::Requires { giver, .. } => T::LimitRequires.with(&[("name", &self.name(*giver))]),
            Limit::Exclusive(word) => T::LimitExclusive.with(&[("word", word)]),
            Limit::AtLeast(id) => T::LimitAtLeast.with(&[("name", &self.name(*id))]),
            Limit::AtMost(id) => T::LimitAtMost.with(&[("name", &self.name(*id))]),
            Limit::Start(id) => T::LimitStart.with(&[("name", &self.name(*id))]),
        }
    }

    fn amount(&self, limit: &Limit, amount: i64) -> String {
        match limit {
            Limit::Budget | Limit::Year(_) | Limit::Portfolio(_) => self.money(amount),
            Limit::Role(..) => {
                T::Hours.with(&[("hours", &self.locale.number(amount as f64 / 60.0, 0))])
            }
            _ => self.locale.whole(amount),
        }
    }

    pub(super) fn is_in_by_rank(&self, project: Id<Project>) -> bool {
        let entry = self.ranking.entries.iter().find(|entry| entry.project == project);
        entry.is_some_and(|entry| entry.place == Place::In)
    }

    /// The projects in both lists, in the order of the ranking.
    pub fn rows(
        &self,
        found: Option<&Found>,
        frontier: &Frontier,
        firm: Option<&SetDraws>,
    ) -> Vec<SelectRow> {
        let choices = map_of(self.question.choices.iter().map(|choice| (choice.project, choice)));
        let open = self.ranking.entries.iter().filter(|entry| entry.group < Group::Closed);
        let row = |entry: &Entry| {
            let choice = choices.get(&entry.project).copied();
            let set = found.filter(|found| found.value.is_some());
            let start = set.zip(choice).and_then(|(set, at)| self.question.start(&set.chosen, at));
            let by_rank = entry.place == Place::In;
            let word = |is_in: bool| if is_in { T::In.say() } else { T::Out.say() };
            let by_value = match (set, start) {
                (None, _) => NO_VALUE.to_owned(),
                (Some(_), Some(1)) => T::LaterOne.say().to_owned(),
                (Some(_), Some(later)) if later > 0 => {
                    T::Later.with(&[("quarters", &self.locale.whole(i64::from(later)))])
                }
                (Some(_), start) => word(start.is_some()).to_owned(),
            };
            SelectRow {
                project: entry.project.uid(),
                name: self.name(entry.project),
                total: entry.total.map_or(NO_VALUE.to_owned(), |at| self.locale.number(at, 1)),
                cost: self.money(entry.cost.minor()),
                by_rank: word(by_rank),
                by_value,
                why: self.why(entry, choice, set, start, frontier),
                firm: self.firm(choice, firm),
                differs: set.is_some() && by_rank != start.is_some(),
                is_out: set.is_some() && start.is_none() && choice.is_some(),
            }
        };
        open.map(row).collect()
    }

    fn why(
        &self,
        entry: &Entry,
        choice: Option<&Choice>,
        set: Option<&Found>,
        start: Option<u32>,
        frontier: &Frontier,
    ) -> String {
        match (entry.group, choice, set) {
            (Group::Must, _, _) => T::Must.say().to_owned(),
            (Group::Excluded, _, _) => T::Excluded.say().to_owned(),
            (_, None, _) => T::NotScored.say().to_owned(),
            (_, Some(choice), Some(set)) if start.is_none() => {
                let blocked = self.question.blocked(&set.chosen, choice);
                let why = self.blocked(&blocked);
                match self.enters_at(choice, frontier) {
                    Some(enters) => format!("{why} · {enters}"),
                    None => why,
                }
            }
            _ => String::new(),
        }
    }

    fn blocked(&self, blocked: &[Blocked]) -> String {
        let Some(first) = blocked.first() else { return T::Adds.say().to_owned() };
        let text = T::Blocked.with(&[
            ("limit", &self.limit(&first.limit)),
            ("needs", &self.amount(&first.limit, first.needs)),
            ("free", &self.amount(&first.limit, first.free.max(0))),
        ]);
        match blocked.len() {
            1 => text,
            all => {
                let count = self.locale.count(all - 1);
                T::MoreBlocked.with(&[("text", &text), ("count", &count)])
            }
        }
    }

    /// What comes of a project forced in: the set found with it beside the one without.
    pub fn what_if(&self, project: Uid, without: &Found, with: &Found) -> String {
        let name = self.name(Id::<Project>::new(project));
        let (Some(value), Some(before)) = (with.value, without.value) else {
            return T::WhatIfBroken.with(&[("project", &name)]);
        };
        let gone = self.question.choices.iter().filter(|choice| {
            self.question.start(&without.chosen, choice).is_some()
                && self.question.start(&with.chosen, choice).is_none()
        });
        let names: Vec<String> = gone.map(|choice| self.name(choice.project)).collect();
        let names =
            if names.is_empty() { T::WhatIfNothing.say().to_owned() } else { names.join(", ") };
        let change = (value - before) as f64 / 100.0;
        T::WhatIfAnswer.with(&[
            ("project", &name),
            ("value", &self.points(value)),
            ("change", &self.locale.signed(change, 1)),
            ("projects", &names),
        ])
    }
}

#[cfg(test)]
#[path = "select_tests.rs"]
pub(super) mod tests;
