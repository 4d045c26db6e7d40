//! The search for the best set beside the page: begun, watched, stopped; the frontier after it.

use super::View;
use crate::ui::platform::clock;
use crate::ui::platform::worker::WorkerClient;
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::analysis::priority::draws::drawn_totals;
use plumbline::analysis::priority::people::Needs;
use plumbline::analysis::selection::Axis;
use plumbline::analysis::selection::Question;
use plumbline::analysis::selection::kernel::model::Model;
use plumbline::analysis::selection::work::{Found, ModelColumns};
use plumbline::model::Uid;
use plumbline::present::priority::firm::Reach;
use plumbline::present::priority::frontier::{Frontier, SetDraws};
use plumbline::present::priority::select::SelectWording;
use plumbline::protocol::{Engine, EngineAnswer, EngineJob};
use std::sync::Arc;

/// Most seconds a search goes on by itself.
const SECONDS_MAX: f64 = 10.0;
/// Multiplications between two answers.
const PORTION: u64 = 30_000_000;
/// Multiplications for a budget of the frontier, and for a project forced in.
const SHORT: u64 = 400_000_000;
/// Places of the frontier.
const PLACES: i64 = 24;
/// Sets of weights for which the best set is searched.
pub const WEIGHTS: u32 = 40;
/// Multiplications for one of them.
const BRIEF: u64 = 120_000_000;

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
    /// The frontier so far.
    pub frontier: RwSignal<Arc<Frontier>>,
    /// What the best sets under drawn weights came to so far.
    pub firm: RwSignal<Option<Arc<SetDraws>>>,
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
            firm: RwSignal::new(None),
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
        self.firm.set(None);
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

    /// Searches for one place of the axis after the other.
    fn draw(self, question: Arc<Question>, axis: Axis) {
        let number = self.turn();
        self.frontier.set(Arc::new(Frontier { axis: Some(axis), points: Vec::new() }));
        crate::ui::platform::spawn(async move {
            for at in question.steps(axis, PLACES) {
                let model = question.at(axis, at);
                let found = self.search(number, &model, Some(SHORT), |_, _| ()).await;
                let Some(Found { value, chosen, .. }) = found else { return };
                let Some(value) = value else { continue };
                self.frontier.update(|frontier| Arc::make_mut(frontier).add(at, value, chosen));
            }
            self.running.set(false);
        });
    }

    /// Searches for the best set under one set of drawn weights after the other.
    fn redraw(self, question: Arc<Question>, ranked: Arc<super::priority::Question>) {
        let number = self.turn();
        self.firm.set(Some(Arc::default()));
        crate::ui::platform::spawn(async move {
            for nth in 0..WEIGHTS {
                let scatter = Reach::Close.scatter();
                let totals = drawn_totals(&ranked.problem, scatter, super::draws::SEED, nth);
                let model = question.with_totals(&totals);
                let found = self.search(number, &model, Some(BRIEF), |_, _| ()).await;
                let Some(found) = found.filter(|found| found.value.is_some()) else { break };
                let choices = question.choices.iter();
                let inside = choices.map(|at| question.start(&found.chosen, at).is_some());
                self.firm.update(|firm| {
                    let firm = firm.get_or_insert_default();
                    Arc::make_mut(firm).add(inside, found.is_done);
                });
            }
            if self.is_newest(number) {
                self.running.set(false);
            }
        });
    }
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

    /// Draws the frontier of the newest question along an axis.
    pub fn draw_frontier(self, axis: Axis) {
        if let Some(question) = self.selector.question.get_untracked() {
            self.selector.draw(question, axis);
        }
    }

    /// Searches for the best sets of the newest question under weights drawn around the stated ones.
    pub fn try_weights(self) {
        if let Some(question) = self.selector.question.get_untracked() {
            self.selector.redraw(question, self.question.get_untracked());
        }
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
