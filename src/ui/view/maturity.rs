//! The maturity model as it is fetched, and what follows of an assessment.

use super::View;
use crate::ui::platform::{self, files};
use crate::ui::reactive::Memo;
use plumbline::analysis::maturity::compare::{Comparison, Side, compare};
use plumbline::analysis::maturity::evidence;
use plumbline::analysis::maturity::panel::{PanelView, view as read_panel};
use plumbline::analysis::maturity::roadmap::Roadmap;
use plumbline::analysis::maturity::waves::Plan;
use plumbline::analysis::maturity::{Model, Options, Profile, profile_of};
use plumbline::file::packet::Collected;
use plumbline::model::{Assessment, RecordKind, Table, Uid};
use plumbline::present::chart::ChartSpec;
use plumbline::present::maturity::{self, Results, Survey, road, session};
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

/// What everybody said in an assessment and what follows of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Gathered {
    /// The part of the model that is asked.
    pub asked: Model,
    /// What came back.
    pub collected: Collected,
    /// The practices and domains with how far people agree.
    pub panel: PanelView,
    /// Scores and levels.
    pub profile: Profile,
    /// The same with the scores that the evidence carries.
    pub evidenced: Profile,
}

impl Gathered {
    pub(super) fn of(model: &Model, assessment: &Assessment, today: chrono::NaiveDate) -> Self {
        let asked = session::asked(assessment, model);
        let collected = session::collected(assessment, model);
        let said = session::panel(assessment, model, &collected);
        let ways = session::ways(assessment, today);
        let panel = read_panel(&asked, &said, ways, &assessment.weights);
        let options = Options { domain_weights: assessment.weights.clone() };
        let profile = profile_of(&asked, &panel.scores(), &assessment.targets, &options);
        let evidenced = profile_of(&asked, &panel.evidenced(), &assessment.targets, &options);
        Self { asked, collected, panel, profile, evidenced }
    }

    fn side(&self, assessment: &Assessment) -> Side {
        let (scores, spreads) = (self.panel.scores(), self.panel.spreads());
        Side { date: assessment.date, scores, spreads }
    }
}

impl View {
    /// What everybody said in an assessment.
    pub fn gathered(
        self,
        model: Arc<Model>,
        assessment: Memo<Option<Assessment>>,
    ) -> Memo<Option<Arc<Gathered>>> {
        let today = self.session().today();
        Memo::new(move |_| {
            assessment.with(|now| Some(Arc::new(Gathered::of(&model, now.as_ref()?, today))))
        })
    }

    /// Scores and levels of another assessment, with its name.
    pub fn before(
        self,
        model: Arc<Model>,
        other: Memo<Option<Assessment>>,
    ) -> Memo<Option<(String, Arc<Profile>)>> {
        let today = self.session().today();
        Memo::new(move |_| {
            let locale = self.locale.get();
            other.with(|other| {
                let other = other.as_ref()?;
                let profile = Gathered::of(&model, other, today).profile;
                Some((maturity::assessment_name(other, locale), Arc::new(profile)))
            })
        })
    }

    /// An assessment beside another one.
    pub fn comparison(
        self,
        model: Arc<Model>,
        now: (Memo<Option<Assessment>>, Memo<Option<Arc<Gathered>>>),
        other: Memo<Option<Assessment>>,
    ) -> Memo<Option<Comparison>> {
        let today = self.session().today();
        Memo::new(move |_| {
            let other = other.get()?;
            let before = Gathered::of(&model, &other, today).side(&other);
            let (assessment, gathered) = (now.0.get()?, now.1.get()?);
            let now = gathered.side(&assessment);
            Some(compare(&model, &before, &now, &assessment.weights))
        })
    }

    /// The roadmap of an assessment and its quarters.
    pub fn road(
        self,
        assessment: Memo<Option<Assessment>>,
        gathered: Memo<Option<Arc<Gathered>>>,
    ) -> Memo<Option<Arc<(Roadmap, Plan)>>> {
        Memo::new(move |_| {
            let gathered = gathered.get()?;
            let scores = gathered.panel.scores();
            assessment
                .with(|now| Some(Arc::new(road::road(now.as_ref()?, &gathered.asked, &scores))))
        })
    }

    /// The lines of a text of evidence that are none.
    pub fn evidence_faults(self, text: &str) -> Vec<String> {
        evidence::items(text).1
    }

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
        assessment: Memo<Option<Assessment>>,
        gathered: Memo<Option<Arc<Gathered>>>,
        before: Memo<Option<(String, Arc<Profile>)>>,
    ) -> Memo<Option<Reading>> {
        Memo::new(move |_| {
            let locale = self.locale.get();
            let gathered = gathered.get()?;
            assessment.with(|assessment| {
                let assessment = assessment.as_ref()?;
                let Gathered { asked, profile, .. } = gathered.as_ref();
                let before = before.get();
                let before = before.as_ref().map(|(name, own)| (name.as_str(), own.as_ref()));
                let radar = maturity::radar(profile, before, locale);
                let results = maturity::results(assessment, asked, profile, locale);
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
