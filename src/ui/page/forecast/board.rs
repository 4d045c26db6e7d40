//! The state of the forecast page: what is assumed, what is looked at, what was told.

use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::route::{Router, use_router};
use crate::ui::view::forecast::{Answer, Asked};
use crate::ui::view::{View, use_view};
use leptos::prelude::*;
use plumbline::analysis::forecast::inputs::Method;
use plumbline::analysis::forecast::plan::{Assumptions, Planned};
use plumbline::model::{RecordKind, Uid};
use plumbline::present::forecast::Told;
use std::sync::Arc;

/// The seed of every picture, so that the same plan gives the same one everywhere.
const SEED: u64 = 41;
/// Runs where nothing else is chosen.
pub const RUNS: u32 = 10_000;

/// What there is to show.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stage {
    /// No demand.
    Nothing,
    /// The first forecast is on its way.
    Working,
    /// It could not be made.
    Failed,
    /// A forecast.
    Told,
}

/// The state of the page. A handle.
#[derive(Clone, Copy)]
pub struct Board {
    view: View,
    router: Router,
    /// What is assumed for the whole portfolio.
    pub assumptions: Memo<Assumptions>,
    /// Runs.
    pub runs: Memo<u32>,
    planned: Memo<Arc<Planned>>,
    role: Memo<Option<Uid>>,
    chosen: Memo<Option<usize>>,
    asked: Memo<Option<Asked>>,
    /// Whether the table stands in place of the fan.
    pub table: RwSignal<bool>,
}

impl Board {
    /// Starts the page's state and asks for the first forecast.
    pub fn start() -> Self {
        let (view, router) = (use_view(), use_router());
        let number = move |key: &'static str| {
            let state = router.state(key);
            Memo::new(move |_| state.get().and_then(|text| text.parse::<u32>().ok()))
        };
        let (shape, correlation, away) =
            (router.state("shape"), number("correlation"), number("absence"));
        let assumptions = Memo::new(move |_| {
            let base = Assumptions::default();
            let share = |given: Option<u32>, otherwise: f64| {
                given.map_or(otherwise, |percent| f64::from(percent.min(100)) / 100.0)
            };
            Assumptions {
                is_pert: shape.get().as_deref() != Some("triangular"),
                correlation: share(correlation.get(), base.correlation),
                absence: share(away.get(), base.absence),
            }
        });
        let (runs, role, month) = (number("runs"), router.state("role"), number("month"));
        let runs = Memo::new(move |_| runs.get().unwrap_or(RUNS));
        let role = Memo::new(move |_| role.get().and_then(|text| text.parse().ok()));
        let chosen = Memo::new(move |_| month.get().map(|at| at as usize));
        let planned = view.planned(assumptions);
        let asked = Memo::new(move |_| {
            let planned = planned.get();
            let some = planned.inputs.projects.iter().any(|project| !project.lines.is_empty());
            let row = role
                .get()
                .and_then(|role: Uid| planned.roles.iter().position(|id| id.uid() == role));
            let method = Method { runs: runs.get(), seed: SEED };
            some.then_some(Asked { planned, method, row, month: chosen.get() })
        });
        let board = Self {
            view,
            router,
            assumptions,
            runs,
            planned,
            role,
            chosen,
            asked,
            table: RwSignal::new(false),
        };
        Effect::new(move || board.ask());
        board
    }

    /// Asks for the forecast of what is chosen.
    pub fn ask(self) {
        match self.asked.get() {
            Some(asked) => self.view.forecast.ask(asked),
            None => self.view.forecast.clear(),
        }
    }

    /// What there is to show.
    pub fn stage(self) -> Stage {
        let forecast = self.view.forecast;
        let some = self.asked.with(Option::is_some);
        match (some, forecast.failed.get(), forecast.answer.with(Option::is_some)) {
            (false, ..) => Stage::Nothing,
            (true, true, _) => Stage::Failed,
            (true, false, false) => Stage::Working,
            (true, false, true) => Stage::Told,
        }
    }

    /// The share of the forecast on its way that is done.
    pub fn progress(self) -> Option<f64> {
        self.view.forecast.progress.get()
    }

    /// Says something of the newest forecast; nothing while there is none.
    pub fn say<T>(self, say: impl FnOnce(&Told) -> T) -> Option<T> {
        let answer: Arc<Answer> = self.view.forecast.answer.get()?;
        for kind in [RecordKind::Role, RecordKind::Project] {
            self.view.follow(kind);
        }
        let ws = self.view.session().workspace_now();
        let locale = self.view.locale.get();
        let (planned, forecast) = (&*answer.planned, &answer.forecast);
        Some(say(&Told { ws: &ws, planned, forecast, locale }))
    }

    /// The newest forecast.
    pub fn answer(self) -> Option<Arc<Answer>> {
        self.view.forecast.answer.get()
    }

    /// The row looked at.
    pub fn row(self, told: &Told) -> usize {
        told.row_of(self.role.get())
    }

    /// The month looked at: the one chosen, else the worst of the row.
    pub fn month(self, told: &Told) -> usize {
        self.chosen.get().unwrap_or_else(|| told.worst_month(self.row(told)))
    }

    /// The roles of what is forecast, with their names.
    pub fn role_names(self) -> Vec<(Uid, String)> {
        let names =
            self.say(|told| (0..told.planned.roles.len()).map(|r| told.role_name(r)).collect());
        let names: Vec<String> = names.unwrap_or_default();
        let roles = self.planned.with(|planned| planned.roles.clone());
        roles.into_iter().map(|role| role.uid()).zip(names).collect()
    }

    /// Changes the state in the address.
    pub fn choose(self, key: &'static str, value: Option<&str>) {
        self.router.set_state(key, value);
    }
}
