//! The search for the best set beside the page: begun, watched, stopped; the frontier after it.

use super::View;
use crate::ui::platform::clock;
use crate::ui::platform::worker::WorkerClient;
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::analysis::priority::people::Needs;
use plumbline::analysis::selection::Question;
use plumbline::analysis::selection::kernel::model::Model;
use plumbline::analysis::selection::work::{Found, ModelColumns};
use plumbline::model::Uid;
use plumbline::present::priority::select::{FrontierPoint, SelectWording};
use plumbline::protocol::{Engine, EngineAnswer, EngineJob};
use std::sync::Arc;

/// Most seconds a search goes on by itself.
const SECONDS_MAX: f64 = 10.0;
/// Multiplications between two answers.
const PORTION: u64 = 30_000_000;
/// Multiplications for a budget of the frontier, and for a project forced in.
const SHORT: u64 = 400_000_000;
/// Budgets of the frontier.
const BUDGETS: i64 = 24;

/// The search. A handle.
#[derive(Clone, Copy)]
pub struct Selector {
    client: StoredValue<WorkerClient<Engine>, LocalStorage>,
    /// Counts up with every search; answers to older ones are dropped.
    newest: StoredValue<u32>,
    /// The question of the newest search.
    pub question: RwSignal<Option<Arc<Question>>>,
    /// What it has so far.
    pub found: RwSignal<Option<Arc<Found>>>,
    /// Whether it goes on.
    pub running: RwSignal<bool>,
    /// How long it took, in seconds.
    pub seconds: RwSignal<f64>,
    /// Whether it cannot run here.
    pub failed: RwSignal<bool>,
    /// The points of the frontier so far.
    pub frontier: RwSignal<Arc<Vec<FrontierPoint>>>,
    /// A project asked about, and what was found with it forced in.
    pub what_if: RwSignal<Option<(Uid, Option<Arc<Found>>)>>,
}

impl Selector {
    /// Nothing asked yet.
    pub(super) fn start() -> Self {
        Self {
            client: StoredValue::new_local(WorkerClient::default()),
            newest: StoredValue::new(0),
            question: RwSignal::new(None),
            found: RwSignal::new(None),
            running: RwSignal::new(false),
            seconds: RwSignal::new(0.0),
            failed: RwSignal::new(false),
            frontier: RwSignal::new(Arc::default()),
            what_if: RwSignal::new(None),
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

    /// The number of a new run; what ran before ends.
    fn turn(self) -> u32 {
        self.stop();
        self.running.set(true);
        self.failed.set(false);
        self.newest.get_value()
    }

    fn is_newest(self, number: u32) -> bool {
        self.newest.get_value() == number
    }

    /// Begins a search over a question.
    fn find(self, question: Arc<Question>) {
        let number = self.turn();
        self.found.set(None);
        self.frontier.set(Arc::default());
        self.what_if.set(None);
        self.question.set(Some(question.clone()));
        crate::ui::platform::spawn(async move {
            let told = move |found: Found, seconds: f64| {
                self.seconds.set(seconds);
                self.found.set(Some(Arc::new(found)));
            };
            self.search(number, &question.model, None, told).await;
            if self.is_newest(number) {
                self.running.set(false);
            }
        });
    }

    /// Searches a model portion by portion; `None` where it was stopped or failed.
    async fn search(
        self,
        number: u32,
        model: &Model,
        work_max: Option<u64>,
        told: impl Fn(Found, f64),
    ) -> Option<Found> {
        let client = self.client.get_value();
        let begun = clock::now_ms();
        let model = ModelColumns::of(model);
        let mut job = EngineJob::Select { model, seed: 1, work: 1 };
        let mut done = 0;
        loop {
            let answer = client.run(job, |_, _| ()).await;
            if !self.is_newest(number) {
                return None;
            }
            let Ok(EngineAnswer::Selected(found)) = answer else {
                self.failed.set(true);
                self.running.set(false);
                return None;
            };
            let seconds = (clock::now_ms() - begun) as f64 / 1000.0;
            told(found.clone(), seconds);
            let is_over = match work_max {
                Some(most) => done >= most,
                None => seconds >= SECONDS_MAX,
            };
            if found.is_done || is_over {
                return Some(found);
            }
            done += PORTION;
            job = EngineJob::SelectMore(PORTION);
        }
    }

    /// Searches with a project forced in.
    pub fn ask_what_if(self, project: Uid) {
        let Some(question) = self.question.get_untracked() else { return };
        let own = question.choices.iter().find(|choice| choice.project.uid() == project);
        let Some(model) = own.map(|choice| question.with_choice(choice, true)) else { return };
        let number = self.turn();
        self.what_if.set(Some((project, None)));
        crate::ui::platform::spawn(async move {
            let found = self.search(number, &model, Some(SHORT), |_, _| ()).await;
            if let Some(found) = found {
                self.what_if.set(Some((project, Some(Arc::new(found)))));
                self.running.set(false);
            }
        });
    }

    /// Searches for one budget after the other; each point is at least as good as the one before.
    fn draw(self, question: Arc<Question>, budgets: Vec<i64>) {
        let number = self.turn();
        self.frontier.set(Arc::default());
        crate::ui::platform::spawn(async move {
            for budget in budgets {
                let model = question.with_budget(budget);
                let found = self.search(number, &model, Some(SHORT), |_, _| ()).await;
                let Some(found) = found else { return };
                self.frontier.update(|points| add(Arc::make_mut(points), budget, found));
            }
            self.running.set(false);
        });
    }
}

/// Adds a point; a set of a smaller budget is a set of this one too.
fn add(points: &mut Vec<FrontierPoint>, budget: i64, found: Found) {
    let Some(value) = found.value else { return };
    let point = FrontierPoint { budget, value, chosen: found.chosen };
    let better = points.last().filter(|last| last.value > value);
    let point = better.map_or(point, |last| FrontierPoint { budget, ..last.clone() });
    points.push(point);
}

impl View {
    /// Begins the search for the best set of the ranking as it is now.
    pub fn find_best(self) {
        let workspace = self.session().workspace_now();
        let ranking = self.priority.get_untracked();
        let people = self.people.get_untracked();
        let needs: &Needs = &people.needs;
        let question = Question::read(&workspace, self.session().today(), &ranking, needs);
        self.selector.find(Arc::new(question));
    }

    /// Draws the frontier of the newest question.
    pub fn draw_frontier(self) {
        let Some(question) = self.selector.question.get_untracked() else { return };
        let budgets = untrack(|| self.selection(|wording| wording.budgets(BUDGETS)));
        let budgets = budgets.unwrap_or_default();
        self.selector.draw(question, budgets);
    }

    /// Says something of the newest question, and again when it changes.
    pub fn selection<T>(self, say: impl FnOnce(&SelectWording) -> T) -> Option<T> {
        let question = self.selector.question.get()?;
        let ranking = self.priority.get();
        let workspace = self.session().workspace_now();
        Some(say(&SelectWording::new(&workspace, &question, &ranking)))
    }

    /// The title of the newest search.
    pub fn selection_title(self) -> Memo<Option<String>> {
        Memo::new(move |_| {
            let found = self.selector.found.get();
            self.selection(|wording| wording.title(found.as_deref()))
        })
    }
}
