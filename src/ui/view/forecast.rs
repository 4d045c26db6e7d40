//! The forecast: what goes to the compute worker, and what came back. Answers to older questions
//! are dropped.

use super::View;
use crate::ui::platform::dom;
use crate::ui::platform::worker::WorkerClient;
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::analysis::forecast::analytic::Moments;
use plumbline::analysis::forecast::inputs::{Method, RUNS};
use plumbline::analysis::forecast::outcome::Forecast;
use plumbline::analysis::forecast::plan::{Assumptions, Planned, plan};
use plumbline::analysis::forecast::tail::Contribution;
use plumbline::model::{Month, RecordKind};
use plumbline::protocol::{Engine, EngineAnswer, EngineJob};
use std::sync::Arc;

/// Months computed: those shown, and as many behind them.
const MONTHS: usize = 24;
/// How long the data must rest before a forecast is made, in milliseconds.
const REST_MS: u32 = 120;

/// A forecast as it came back.
#[derive(Debug, PartialEq)]
pub struct Answer {
    /// What it was made of.
    pub planned: Arc<Planned>,
    /// The figures.
    pub forecast: Forecast,
    /// The cell that is taken apart: row and month.
    pub cell: (usize, usize),
    /// What each project gives to it.
    pub parts: Vec<Contribution>,
    /// Mean and variance of that row by month, without any run.
    pub moments: Vec<Moments>,
}

/// What is asked of the worker.
#[derive(Clone, PartialEq)]
pub struct Asked {
    /// What the forecast is made of.
    pub planned: Arc<Planned>,
    /// Runs and seed.
    pub method: Method,
    /// The row to take apart; the worst where none is chosen.
    pub row: Option<usize>,
    /// The month to take apart; the worst of the row where none is chosen.
    pub month: Option<usize>,
}

/// The forecast made beside the page. A handle.
#[derive(Clone, Copy)]
pub struct Foretold {
    client: StoredValue<WorkerClient<Engine>, LocalStorage>,
    // A worker of its own: it is never ended, so that it keeps its runs from edit to edit.
    soon: StoredValue<WorkerClient<Engine>, LocalStorage>,
    newest: StoredValue<u32>,
    busy: StoredValue<bool>,
    /// The newest answer; an older one stays while the next is made.
    pub answer: RwSignal<Option<Arc<Answer>>>,
    /// How much of the newest is done, 0 to 1; none while nothing is made.
    pub progress: RwSignal<Option<f64>>,
    /// Whether the newest could not be made.
    pub failed: RwSignal<bool>,
}

impl Foretold {
    /// Nothing asked yet.
    pub(super) fn start() -> Self {
        Self {
            client: StoredValue::new_local(WorkerClient::default()),
            soon: StoredValue::new_local(WorkerClient::default()),
            newest: StoredValue::new(0),
            busy: StoredValue::new(false),
            answer: RwSignal::new(None),
            progress: RwSignal::new(None),
            failed: RwSignal::new(false),
        }
    }

    /// Asks for a forecast; one on its way is given up.
    pub fn ask(self, asked: Asked) {
        let number = self.newest.get_value().wrapping_add(1);
        self.newest.set_value(number);
        self.failed.set(false);
        self.progress.set(Some(0.0));
        dom::after(REST_MS, move || {
            if self.newest.get_value() == number {
                crate::ui::platform::spawn(self.make(number, asked));
            }
        });
    }

    /// Forgets the answer: there is nothing to forecast.
    pub fn clear(self) {
        self.newest.set_value(self.newest.get_value().wrapping_add(1));
        self.answer.set(None);
        self.progress.set(None);
        self.failed.set(false);
    }

    async fn make(self, number: u32, asked: Asked) {
        let client = self.client.get_value();
        if self.busy.get_value() {
            client.cancel();
        }
        self.busy.set_value(false);
        self.make_soon(number, &asked).await;
        if self.newest.get_value() != number {
            return;
        }
        self.busy.set_value(true);
        let Asked { planned, method, row, month } = asked;
        let job = EngineJob::Forecast { inputs: planned.inputs.clone(), method, row, month };
        let newest = move || self.newest.get_value() == number;
        let on_progress = move |done: u64, total: u64| {
            if newest() {
                self.progress.set(Some(done as f64 / total.max(1) as f64));
            }
        };
        let outcome = client.run(job, on_progress).await;
        if !newest() {
            return;
        }
        self.busy.set_value(false);
        self.progress.set(None);
        match outcome {
            Ok(answer) => self.take(planned, answer),
            // A worker that died, or that is of another version than the page.
            _ => self.failed.set(true),
        }
    }

    /// A first answer of few runs, of which an edit changes one project's: it stands until the full
    /// one comes. Where the page would have to do the work itself, it is left out.
    async fn make_soon(self, number: u32, asked: &Asked) {
        let client = self.soon.get_value();
        if asked.method.runs <= RUNS.0 || client.works_here() {
            return;
        }
        let Asked { planned, method, row, month } = asked.clone();
        let method = Method { runs: RUNS.0, ..method };
        let inputs = planned.inputs.clone();
        let job = EngineJob::ForecastSoon { inputs, method, row, month };
        let outcome = client.run(job, |_, _| {}).await;
        if let Ok(answer) = outcome
            && self.newest.get_value() == number
        {
            self.take(planned, answer);
        }
    }

    fn take(self, planned: Arc<Planned>, answer: EngineAnswer) {
        match answer {
            EngineAnswer::Forecast { forecast, cell, parts, moments } => {
                self.answer.set(Some(Arc::new(Answer { planned, forecast, cell, parts, moments })));
            }
            _ => self.failed.set(true),
        }
    }
}

impl View {
    /// What a forecast under some assumptions is made of, from where capacity first looks.
    pub fn planned(self, assumptions: Memo<Assumptions>) -> Memo<Arc<Planned>> {
        Memo::new(move |_| {
            self.follow(RecordKind::Project);
            let session = self.session();
            let horizon = self.capacity.horizon.get();
            let capacity = self.capacity.capacity.get();
            let this_month = Month::of(session.today());
            let first = horizon.start.max(this_month);
            let left = usize::try_from(capacity.timeline().last().since(first) + 1).unwrap_or(0);
            let span = (first, MONTHS.min(left));
            let workspace = session.workspace_now();
            Arc::new(plan(&workspace, &capacity, span, this_month, assumptions.get()))
        })
    }
}
