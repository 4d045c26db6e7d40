//! The ranking over the tables it reads; an edit of any other table, such as a demand, leaves it.

use super::View;
use super::capacity::CapacityMemos;
use super::tables::Tables;
use crate::ui::platform::dom;
use crate::ui::platform::worker::WorkerClient;
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::session::Session;
use leptos::prelude::*;
use plumbline::analysis::priority::columns::Columns;
use plumbline::analysis::priority::people::{Needs, People};
use plumbline::analysis::priority::{self, Cut, Prioritisation, Problem, Stability};
use plumbline::model::{RecordKind, Settings};
use plumbline::present::capacity::GrainChoice;
use plumbline::present::priority::draft::Draft;
use plumbline::protocol::{Engine, EngineAnswer, EngineJob};
use std::sync::Arc;

/// How long weights must rest before their stability is measured, in milliseconds.
const REST_MS: u32 = 150;

/// What the ranking reads.
pub(super) const READS: [RecordKind; 7] = [
    RecordKind::Settings,
    RecordKind::FieldDef,
    RecordKind::Objective,
    RecordKind::Project,
    RecordKind::Contribution,
    RecordKind::Criterion,
    RecordKind::Score,
];

/// What is ranked, and the line the budget asks for.
#[derive(Debug, PartialEq)]
pub struct Question {
    /// Criteria and projects as figures.
    pub problem: Problem,
    /// The line in the reporting currency; none without a budget.
    pub cut: Option<Cut>,
}

/// How firmly the line stands, measured beside the page. A handle.
#[derive(Clone, Copy)]
pub struct Firmness {
    client: StoredValue<WorkerClient<Engine>, LocalStorage>,
    /// The number of the newest question; answers to older ones are dropped.
    newest: StoredValue<u32>,
    /// Whether a question is on its way.
    busy: StoredValue<bool>,
    /// The answer to the newest question; none while it is on its way.
    pub answer: RwSignal<Option<Arc<Stability>>>,
    /// Whether the newest question cannot be answered here.
    pub failed: RwSignal<bool>,
}

impl Firmness {
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

    fn ask(self, question: Arc<Question>, cut: Option<Cut>) {
        let number = self.newest.get_value().wrapping_add(1);
        self.newest.set_value(number);
        self.answer.set(None);
        self.failed.set(false);
        let Some(cut) = cut else { return };
        dom::after(REST_MS, move || {
            if self.newest.get_value() == number {
                crate::ui::platform::spawn(self.measure(number, question, cut));
            }
        });
    }

    async fn measure(self, number: u32, question: Arc<Question>, cut: Cut) {
        let client = self.client.get_value();
        if self.busy.get_value() {
            client.cancel();
        }
        self.busy.set_value(true);
        let job = EngineJob::Stability(Columns::of(&question.problem, cut));
        let outcome = client.run(job, |_, _| ()).await;
        if self.newest.get_value() != number {
            return;
        }
        self.busy.set_value(false);
        match outcome {
            Ok(EngineAnswer::Stability(figures)) => {
                self.answer.set(Some(Arc::new(figures.of_problem(&question.problem))));
            }
            // A worker that died, or that is of another version than the page.
            _ => self.failed.set(true),
        }
    }
}

/// The question of the open workspace.
pub(super) fn question(session: Session, tables: Tables) -> Memo<Arc<Question>> {
    Memo::new(move |_| {
        for kind in READS {
            tables.of(kind).track();
        }
        let workspace = session.workspace_now();
        let cut = Cut::of(&workspace.settings());
        let (problem, cut) = priority::question(&workspace, session.today(), cut);
        Arc::new(Question { problem, cut })
    })
}

/// The ranking with the line of the budget: the one order that every page ranks by.
pub(super) fn ranking(question: Memo<Arc<Question>>) -> Memo<Arc<Prioritisation>> {
    Memo::new(move |_| question.with(|asked| Arc::new(asked.problem.rank(asked.cut))))
}

/// What the projects need of people, by fiscal quarters from where capacity first looks.
pub(super) fn needs(capacity: CapacityMemos, settings: Memo<Settings>) -> Memo<Arc<Needs>> {
    Memo::new(move |_| {
        let grain = settings.with(|settings| GrainChoice::Quarter.grain(settings));
        let from = capacity.horizon.get().start;
        Arc::new(capacity.capacity.with(|capacity| Needs::new(capacity, grain, from)))
    })
}

/// How far down the ranking the people go; where the line is cut changes nothing of it.
pub(super) fn people(
    needs: Memo<Arc<Needs>>,
    ranking: Memo<Arc<Prioritisation>>,
) -> Memo<Arc<People>> {
    Memo::new(move |_| Arc::new(ranking.with(|ranking| People::new(needs.get(), &ranking.entries))))
}

impl View {
    /// The ranking with a line after so many ranks; with that of the budget where none is given.
    pub fn priority_cut(self, ranks: Memo<Option<usize>>) -> Memo<Arc<Prioritisation>> {
        Memo::new(move |_| match ranks.get() {
            Some(ranks) => {
                let cut = Some(Cut::Rank(ranks));
                self.question.with(|asked| Arc::new(asked.problem.rank(cut)))
            }
            None => self.priority.get(),
        })
    }

    /// Asks how firmly a line after so many ranks stands, or that of the budget.
    pub fn ask_firmness(self, ranks: Option<usize>) {
        let question = self.question.get();
        let cut = ranks.map(Cut::Rank).or(question.cut);
        self.firmness.ask(question, cut);
    }

    /// A criterion draft with the ends that the data of its field suggest.
    pub fn anchored(self, draft: Draft) -> Draft {
        let session = self.session();
        draft.anchored(&session.workspace_now(), self.locale.get_untracked(), session.today())
    }
}
