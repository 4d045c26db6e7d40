//! The maturity model as it is fetched, and what follows of an assessment.

use super::View;
use crate::ui::platform::{self, files};
use crate::ui::reactive::Memo;
use plumbline::analysis::maturity::{Model, Options, answers_from, profile};
use plumbline::model::{Assessment, RecordKind, Table, Uid};
use plumbline::present::chart::ChartSpec;
use plumbline::present::maturity::{self, Results, Survey};
use std::sync::Arc;

/// Where the model's file lies, beside the page.
const FILE: &str = "maturity-model.json";

/// How far the model has come.
#[derive(Clone, Debug)]
pub enum ModelState {
    /// Nobody has asked for it.
    Idle,
    /// It is being fetched.
    Loading,
    /// It is not to be had; why, where the file itself is at fault.
    Failed(Option<String>),
    /// It is here.
    Loaded(Arc<Model>),
}

/// Everything the page shows of one assessment.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The results in words.
    pub results: Results,
    /// The radar.
    pub radar: ChartSpec,
}

impl View {
    /// Fetches the model unless it is here or on its way.
    pub fn load_model(self) {
        let state = self.model;
        if state.with_untracked(|now| matches!(now, ModelState::Loading | ModelState::Loaded(_))) {
            return;
        }
        state.set(ModelState::Loading);
        platform::spawn(async move {
            let text = files::site_text(FILE).await;
            state.set(match text.as_deref().map(Model::from_json) {
                None => ModelState::Failed(None),
                Some(Ok(model)) => ModelState::Loaded(Arc::new(model)),
                Some(Err(fault)) => ModelState::Failed(Some(maturity::model_fault_text(&fault))),
            });
        });
    }

    /// The assessments in the users' order.
    pub fn assessments(self) -> Memo<Vec<Assessment>> {
        let rows = self.rows(RecordKind::Assessment);
        Memo::new(move |_| {
            let table = Table::<Assessment>::new(rows.get());
            table.in_order().into_iter().cloned().collect()
        })
    }

    /// The assessment of an id; the newest where there is none of that id.
    pub fn assessment(self, chosen: Memo<Option<Uid>>) -> Memo<Option<Assessment>> {
        let all = self.assessments();
        Memo::new(move |_| {
            all.with(|all| {
                let wanted = chosen.get();
                let found = all.iter().find(|assessment| Some(assessment.uid) == wanted);
                found.or_else(|| maturity::newest(all)).cloned()
            })
        })
    }

    /// What follows of an assessment.
    pub fn reading(
        self,
        model: Arc<Model>,
        assessment: Memo<Option<Assessment>>,
    ) -> Memo<Option<Reading>> {
        Memo::new(move |_| {
            let locale = self.locale.get();
            assessment.with(|assessment| {
                let assessment = assessment.as_ref()?;
                let (answers, _) = answers_from(&assessment.answers);
                let options = Options { domain_weights: assessment.weights.clone() };
                let profile = profile(&model, &answers, &assessment.targets, &options);
                let radar = maturity::radar(&profile, locale);
                let results = maturity::results(assessment, &model, &profile, locale);
                Some(Reading { results, radar })
            })
        })
    }

    /// How far the answering of an assessment has come.
    pub fn survey(
        self,
        model: Arc<Model>,
        assessment: Memo<Option<Assessment>>,
    ) -> Memo<Option<Survey>> {
        Memo::new(move |_| {
            let locale = self.locale.get();
            assessment.with(|assessment| {
                assessment.as_ref().map(|a| Survey::of(&model, &a.answers, locale))
            })
        })
    }
}
