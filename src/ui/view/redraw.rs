//! The interval of a maturity score, drawn beside the page.

use super::{Gathered, View};
use crate::ui::platform::worker::WorkerClient;
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::analysis::maturity::Model;
use plumbline::analysis::maturity::redraw::{Interval, Redraw};
use plumbline::model::Assessment;
use plumbline::present::maturity::session;
use plumbline::protocol::{Engine, EngineAnswer, EngineJob};
use std::sync::Arc;

/// The newest interval that was asked for. A handle.
#[derive(Clone, Copy)]
pub struct Redraws {
    client: StoredValue<WorkerClient<Engine>, LocalStorage>,
    /// The number of the newest question; answers to older ones are dropped.
    newest: StoredValue<u32>,
    /// The answer to the newest question; none while it is on its way, or where there is none.
    pub answer: RwSignal<Option<Interval>>,
}

impl Redraws {
    /// Nothing asked yet.
    pub(super) fn start() -> Self {
        Self {
            client: StoredValue::new_local(WorkerClient::default()),
            newest: StoredValue::new(0),
            answer: RwSignal::new(None),
        }
    }

    fn ask(self, redraw: Option<Redraw>) {
        let number = self.newest.get_value().wrapping_add(1);
        self.newest.set_value(number);
        self.answer.set(None);
        let Some(redraw) = redraw else { return };
        crate::ui::platform::spawn(async move {
            let client = self.client.get_value();
            client.cancel();
            let outcome = client.run(EngineJob::Redraw(redraw), |_, _| ()).await;
            if self.newest.get_value() == number
                && let Ok(EngineAnswer::Redrawn(found)) = outcome
            {
                self.answer.set(found);
            }
        });
    }
}

impl View {
    /// Asks for the interval of the assessment that is shown, and again whenever it changes.
    pub fn follow_redraws(
        self,
        model: Arc<Model>,
        assessment: Memo<Option<Assessment>>,
        gathered: Memo<Option<Arc<Gathered>>>,
    ) {
        let today = self.session().today();
        Effect::new(move || {
            let (now, gathered) = (assessment.get(), gathered.get());
            self.redraws.ask(now.zip(gathered).and_then(|(now, gathered)| {
                let panel = session::panel(&now, &model, &gathered.collected);
                let ways = session::ways(&now, today);
                let first = ways.groups_first;
                Redraw::of(&gathered.asked, &panel, &gathered.panel, first, &now.weights)
            }));
        });
    }
}
