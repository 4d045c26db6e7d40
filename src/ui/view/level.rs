//! Levelling beside the page: asked, watched, stopped; answers to older questions are dropped, and so
//! is what does not pass the check.

use super::View;
use crate::ui::platform::clock;
use crate::ui::platform::dom;
use crate::ui::platform::worker::WorkerClient;
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::analysis::level::check::breaches;
use plumbline::analysis::level::outcome::taken;
use plumbline::analysis::level::problem::Choice;
use plumbline::analysis::level::question::{Ask, Question};
use plumbline::analysis::level::work::Found;
use plumbline::model::{RecordKind, Uid};
use plumbline::order::set_of;
use plumbline::protocol::{Engine, EngineAnswer, EngineJob};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Most seconds a search goes on by itself.
const SECONDS_MAX: f64 = 6.0;
/// Plans between two answers: at first few, so that something is seen at once.
const PORTIONS: [u64; 2] = [50, 2_000];
/// How long the question must rest before it is asked, in milliseconds.
const REST_MS: u32 = 150;
/// The seed of every search, so that the same plan gives the same moves everywhere.
const SEED: u64 = 41;

/// What was found, and for what.
#[derive(Debug, PartialEq)]
pub struct Answer {
    /// What was asked.
    pub question: Arc<Question>,
    /// What was found.
    pub found: Found,
}

/// The search. A handle.
#[derive(Clone, Copy)]
pub struct Leveller {
    client: StoredValue<WorkerClient<Engine>, LocalStorage>,
    newest: StoredValue<u32>,
    /// The newest answer; an older one stays while the next is made.
    pub answer: RwSignal<Option<Arc<Answer>>>,
    /// Whether a search goes on.
    pub running: RwSignal<bool>,
    /// How long it took, in seconds.
    pub seconds: RwSignal<f64>,
    /// Whether the newest could not be made or did not pass the check.
    pub failed: RwSignal<bool>,
}

impl Leveller {
    /// Nothing asked yet.
    pub(super) fn start() -> Self {
        Self {
            client: StoredValue::new_local(WorkerClient::default()),
            newest: StoredValue::new(0),
            answer: RwSignal::new(None),
            running: RwSignal::new(false),
            seconds: RwSignal::new(0.0),
            failed: RwSignal::new(false),
        }
    }

    /// Ends what runs; what it has found stays.
    pub fn stop(self) {
        self.newest.update_value(|newest| *newest = newest.wrapping_add(1));
        if self.running.get_untracked() {
            self.client.get_value().cancel();
            self.running.set(false);
        }
    }

    /// Asks how a plan can be levelled; a search on its way is given up.
    pub fn ask(self, question: Arc<Question>) {
        self.stop();
        self.failed.set(false);
        let number = self.newest.get_value();
        dom::after(REST_MS, move || {
            if self.newest.get_value() == number {
                self.running.set(true);
                crate::ui::platform::spawn(self.search(number, question));
            }
        });
    }

    async fn search(self, number: u32, question: Arc<Question>) {
        let client = self.client.get_value();
        let begun = clock::now_ms();
        let [first, more] = PORTIONS;
        let problem = question.problem.clone();
        let mut job = EngineJob::Level { problem, seed: SEED, steps: first };
        loop {
            let answer = client.run(job, |_, _| ()).await;
            if self.newest.get_value() != number {
                return;
            }
            let found = match answer {
                Ok(EngineAnswer::Levelled(found)) => found,
                _ => return self.give_up(),
            };
            if !breaches(&question.problem, &found.choices, found.short).is_empty() {
                return self.give_up();
            }
            let seconds = (clock::now_ms() - begun) as f64 / 1000.0;
            let is_over = found.is_settled || seconds >= SECONDS_MAX;
            self.seconds.set(seconds);
            self.answer.set(Some(Arc::new(Answer { question: question.clone(), found })));
            if is_over {
                return self.running.set(false);
            }
            job = EngineJob::LevelMore(more);
        }
    }

    /// The newest answer with the choices of the moves that are taken: all but those left, and what
    /// they need.
    pub fn found(self, left: &BTreeSet<Uid>) -> Option<(Arc<Answer>, Vec<Choice>)> {
        let answer = self.answer.get()?;
        let movers = answer.question.movers.iter().enumerate();
        let ticked = movers.filter(|(_, movable)| !left.contains(&movable.project.uid()));
        let ticked = set_of(ticked.map(|(at, _)| at));
        let choices = taken(&answer.question, &answer.found.choices, &ticked);
        Some((answer, choices))
    }

    fn give_up(self) {
        self.failed.set(true);
        self.running.set(false);
    }
}

impl View {
    /// What is to be levelled under what is allowed.
    pub fn level_question(self, ask: Memo<Ask>) -> Memo<Arc<Question>> {
        Memo::new(move |_| {
            for kind in [RecordKind::Project, RecordKind::Dependency, RecordKind::Milestone] {
                self.follow(kind);
            }
            let session = self.session();
            let (capacity, ranks) = (self.capacity.capacity.get(), self.capacity.ranks.get());
            let workspace = session.workspace_now();
            Arc::new(Question::new(&workspace, &capacity, &ranks, session.today(), &ask.get()))
        })
    }
}
