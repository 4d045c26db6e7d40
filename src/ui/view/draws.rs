//! Weights drawn beside the page: how firmly the set of the ranking stands.

use super::View;
use crate::ui::platform::worker::WorkerClient;
use crate::ui::reactive::RwSignal;
use leptos::prelude::*;
use plumbline::analysis::priority::columns::{Columns, positions};
use plumbline::analysis::priority::draws::DrawQuestion;
use plumbline::analysis::priority::{Cut, Flip};
use plumbline::present::priority::firm::{Drawn, Reach};
use plumbline::protocol::{Engine, EngineAnswer, EngineJob};
use std::sync::Arc;

/// Sets of weights that are drawn.
const DRAWS: usize = 10_000;
/// Projects times draws at most.
const WORK: usize = 10_000_000;
/// The seed of the draws.
pub const SEED: u64 = 2027;

/// The draws. A handle.
#[derive(Clone, Copy)]
pub struct Draws {
    client: StoredValue<WorkerClient<Engine>, LocalStorage>,
    /// Counts up with every question; answers to older ones are dropped.
    newest: StoredValue<u32>,
    busy: StoredValue<bool>,
    /// What came of the newest question.
    pub answer: RwSignal<Option<Arc<Drawn>>>,
    /// Whether it cannot be answered here.
    pub failed: RwSignal<bool>,
}

impl Draws {
    /// Nothing asked yet.
    pub(super) fn start() -> Self {
        Self {
            client: StoredValue::new_local(WorkerClient::default()),
            newest: StoredValue::new(0),
            busy: StoredValue::new(false),
            answer: RwSignal::new(None),
            failed: RwSignal::new(false),
        }
    }
}

impl View {
    /// Draws weights around those of the ranking, for a line after so many ranks or that of the
    /// budget; the answer before goes.
    pub fn draw_weights(self, ranks: Option<usize>, reach: Reach) {
        let (question, draws) = (self.question.get(), self.draws);
        let number = draws.newest.get_value().wrapping_add(1);
        draws.newest.set_value(number);
        draws.answer.set(None);
        draws.failed.set(false);
        let Some(cut) = ranks.map(Cut::Rank).or(question.cut) else { return };
        crate::ui::platform::spawn(async move {
            let client = draws.client.get_value();
            if draws.busy.get_value() {
                client.cancel();
            }
            draws.busy.set_value(true);
            let times = (WORK / question.problem.candidates.len().max(1)).min(DRAWS);
            let job = EngineJob::Draw(DrawQuestion {
                columns: Columns::of(&question.problem, cut),
                scatter: reach.scatter(),
                draws: u32::try_from(times.max(100)).unwrap_or(100),
                seed: SEED,
            });
            let answer = client.run(job, |_, _| ()).await;
            if draws.newest.get_value() != number {
                return;
            }
            draws.busy.set_value(false);
            match answer {
                Ok(EngineAnswer::Drawn(figures)) => {
                    let places = positions(&question.problem);
                    draws.answer.set(Some(Arc::new(Drawn::new(figures, &places))));
                }
                _ => draws.failed.set(true),
            }
        });
    }

    /// What turns neighbours of the ranking round.
    pub fn flips(self) -> Vec<Flip> {
        self.question.with(|question| question.problem.flips())
    }
}
