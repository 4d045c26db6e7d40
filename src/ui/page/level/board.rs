//! The state of the levelling page: what is allowed, what was found, which moves are taken.

use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::route::{Router, use_router};
use crate::ui::view::level::Answer;
use crate::ui::view::{View, use_view};
use leptos::prelude::*;
use plumbline::analysis::capacity::heatmap::Basis;
use plumbline::analysis::level::problem::Choice;
use plumbline::analysis::level::question::{Ask, Question};
use plumbline::model::{Id, RecordKind, Uid};
use plumbline::order::set_of;
use plumbline::present::level::{Sheet, command};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What there is to show.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stage {
    /// No demand.
    Nothing,
    /// The first answer is on its way.
    Working,
    /// It could not be made.
    Failed,
    /// An answer.
    Found,
}

/// The state of the page. A handle.
#[derive(Clone, Copy)]
pub struct Board {
    /// The memos over the document.
    pub view: View,
    router: Router,
    /// What is asked.
    pub ask: Memo<Ask>,
    question: Memo<Arc<Question>>,
    /// Projects whose moves are not taken.
    pub left: RwSignal<BTreeSet<Uid>>,
    /// What was found, with the choices of the moves taken.
    pub found: Memo<Option<(Arc<Answer>, Vec<Choice>)>>,
}

impl Board {
    /// Starts the page's state and asks.
    pub fn start() -> Self {
        let (view, router) = (use_view(), use_router());
        let number = move |key: &'static str| {
            let state = router.state(key);
            Memo::new(move |_| state.get().and_then(|text| text.parse::<u32>().ok()))
        };
        let ids = move |key: &'static str| {
            let state = router.state(key);
            Memo::new(move |_| set_of(uids(state.get().as_deref())))
        };
        let (later, earlier, stretch) = (number("later"), number("earlier"), number("stretch"));
        let (months, price, basis) = (number("months"), number("price"), router.state("basis"));
        let (without, staying) = (ids("without"), ids("staying"));
        let ask = Memo::new(move |_| {
            let usual = Ask::default();
            Ask {
                later: later.get().unwrap_or(usual.later).min(24),
                earlier: earlier.get().unwrap_or(usual.earlier).min(24),
                stretch: stretch.get().unwrap_or(usual.stretch).min(24),
                months: months.get().map_or(usual.months, |months| months.clamp(1, 60) as usize),
                price: price.get().map_or(usual.price, |price| i64::from(price.min(100_000))),
                basis: match basis.get().as_deref() {
                    Some("committed") => Basis::Committed,
                    _ => Basis::All,
                },
                without: set_of(without.get().into_iter().map(Id::new)),
                staying: set_of(staying.get().into_iter().map(Id::new)),
            }
        });
        let question = view.level_question(ask);
        let left: RwSignal<BTreeSet<Uid>> = RwSignal::new(BTreeSet::new());
        let found = Memo::new(move |_| view.leveller.found(&left.get()));
        let board = Self { view, router, ask, question, left, found };
        Effect::new(move || board.search());
        on_cleanup(move || view.leveller.stop());
        board
    }

    /// Looks for moves anew.
    pub fn search(self) {
        let question = self.question.get();
        if has_demand(&question) {
            self.view.leveller.ask(question);
        }
    }

    /// What there is to show.
    pub fn stage(self) -> Stage {
        let leveller = self.view.leveller;
        let some = self.question.with(|question| has_demand(question));
        match (some, leveller.failed.get(), leveller.answer.with(Option::is_some)) {
            (false, ..) => Stage::Nothing,
            (true, true, _) => Stage::Failed,
            (true, false, false) => Stage::Working,
            (true, false, true) => Stage::Found,
        }
    }

    /// Says something of what was found; nothing while there is none.
    pub fn say<T>(self, say: impl FnOnce(&Sheet) -> T) -> Option<T> {
        let (answer, taken) = self.found.get()?;
        for kind in [RecordKind::Role, RecordKind::Project] {
            self.view.follow(kind);
        }
        let session = self.view.session();
        let ws = session.workspace_now();
        let (question, found) = (&*answer.question, &answer.found);
        let (locale, today) = (self.view.locale.get(), session.today());
        Some(say(&Sheet { ws: &ws, question, found, taken: &taken, locale, today }))
    }

    /// Takes a move, or leaves it.
    pub fn take(self, project: Uid, is_taken: bool) {
        self.left.update(|left| {
            if is_taken {
                left.remove(&project);
            } else {
                left.insert(project);
            }
        });
    }

    /// Keeps a project in place, or lets it move again.
    pub fn keep(self, project: Uid, stays: bool) {
        let mut staying = self.ask.with_untracked(|ask| ask.staying.clone());
        if stays {
            staying.insert(Id::new(project));
        } else {
            staying.remove(&Id::new(project));
        }
        self.choose("staying", joined(staying.iter().map(|id| id.uid())).as_deref());
    }

    /// Levels a role, or does not.
    pub fn level_role(self, role: Uid, levelled: bool) {
        let mut without = self.ask.with_untracked(|ask| ask.without.clone());
        if levelled {
            without.remove(&Id::new(role));
        } else {
            without.insert(Id::new(role));
        }
        self.choose("without", joined(without.iter().map(|id| id.uid())).as_deref());
    }

    /// Takes the moves as one step.
    pub fn apply(self) {
        let Some((answer, taken)) = self.found.get_untracked() else { return };
        self.view.leveller.stop();
        let session = self.view.session();
        let step = command(&session.workspace_now(), &answer.question, &taken);
        if let Some((command, label)) = step
            && session.dispatch(&command, label)
        {
            self.left.set(BTreeSet::new());
        }
    }

    /// Changes the state in the address.
    pub fn choose(self, key: &'static str, value: Option<&str>) {
        self.router.set_state(key, value);
    }
}

fn has_demand(question: &Question) -> bool {
    !(question.movers.is_empty() && question.stays.is_empty())
}

fn uids(text: Option<&str>) -> Vec<Uid> {
    text.unwrap_or_default().split('.').filter_map(|uid| uid.parse().ok()).collect()
}

fn joined(ids: impl Iterator<Item = Uid>) -> Option<String> {
    let ids: Vec<String> = ids.map(|uid| uid.to_string()).collect();
    (!ids.is_empty()).then(|| ids.join("."))
}
