//! Memos of the project office: its record, what the workspace says of its inputs, the advice.

use super::{Gathered, ModelState, View};
use crate::ui::reactive::Memo;
use plumbline::analysis::capacity::heatmap::Basis;
use plumbline::analysis::claims::{Claim, claims};
use plumbline::analysis::maturity::Profile;
use plumbline::analysis::maturity::groups::GROUP_MIN;
use plumbline::analysis::maturity::heat::{GroupHeat, heat};
use plumbline::analysis::office::advice::{Advice, advise};
use plumbline::analysis::office::found::{Beside, Ground, ground};
use plumbline::model::{Month, Office, OfficeScope, RecordKind, Table};
use plumbline::order::map_of;
use plumbline::present::capacity::GrainChoice;
use plumbline::present::office::office_of;
use plumbline::present::office::roles::scope_of;
use std::sync::Arc;

/// What the page of the office reads. Copies are the same memos; they live as long as the page.
#[derive(Clone, Copy)]
pub struct OfficeMemos {
    /// The record, where there is one.
    pub record: Memo<Option<Office>>,
    /// Scores and levels of the newest assessment, where the model is here.
    pub profile: Memo<Option<Arc<Profile>>>,
    /// What the workspace says, and what was given by hand.
    pub ground: Memo<Arc<Ground>>,
    /// The advice.
    pub advice: Memo<Advice>,
}

impl View {
    /// The record of the office.
    pub fn office_record(self) -> Memo<Option<Office>> {
        let rows = self.rows(RecordKind::Office);
        Memo::new(move |_| office_of(&Table::<Office>::new(rows.get())))
    }

    /// What the office was decided to look after: names and navigation follow.
    pub fn scope(self) -> Memo<Option<OfficeScope>> {
        let record = self.office_record();
        Memo::new(move |_| record.with(|own| scope_of(own.as_ref())))
    }

    /// The memos of the office.
    pub fn office(self) -> OfficeMemos {
        self.load_model();
        let session = self.session();
        let record = self.office_record();
        let profile = self.newest_profile();
        let ground = Memo::new(move |_| {
            use RecordKind as K;
            let kinds = [
                K::Project,
                K::Dependency,
                K::Person,
                K::Certification,
                K::Objective,
                K::Programme,
                K::Supplier,
            ];
            kinds.into_iter().for_each(|kind| self.rows(kind).track());
            let scored = |own: &Option<Arc<Profile>>| Some(own.as_ref()?.overall.as_ref()?.score);
            let beside = Beside { maturity: profile.with(scored), months_over: self.months_over() };
            let workspace = session.workspace_now();
            record.with(|own| Arc::new(ground(&workspace, own.as_ref(), session.today(), beside)))
        });
        let advice = Memo::new(move |_| ground.with(|ground| advise(&ground.inputs)));
        OfficeMemos { record, profile, ground, advice }
    }

    /// Months from this one on in which a role is overbooked, of those looked at.
    fn months_over(self) -> Option<(usize, usize)> {
        let start = Month::of(self.session().today());
        let map = self.capacity.shown(GrainChoice::Month, Basis::All, start);
        let is_over = |at: &usize| {
            map.roles.iter().any(|row| row.cells.get(*at).is_some_and(|cell| cell.is_over()))
        };
        let months = map.buckets.len();
        let known = !map.roles.is_empty() && months > 0;
        known.then(|| ((0..months).filter(is_over).count(), months))
    }

    fn newest_profile(self) -> Memo<Option<Arc<Profile>>> {
        let newest = self.assessment(Memo::new(|_| None));
        let today = self.session().today();
        Memo::new(move |_| {
            let ModelState::Loaded(ships) = self.model.get() else { return None };
            newest.with(|now| {
                let now = now.as_ref()?;
                let (model, _) =
                    plumbline::present::maturity::own::model_of(&now.own_model, &ships);
                Some(Arc::new(Gathered::of(&model, now, today).profile))
            })
        })
    }

    /// What the records of the workspace say of the levels an assessment claims.
    pub fn claims(self, gathered: Memo<Option<Arc<Gathered>>>) -> Memo<Vec<Claim>> {
        let session = self.session();
        let record = self.office_record();
        Memo::new(move |_| {
            RecordKind::ALL.into_iter().for_each(|kind| self.rows(kind).track());
            let Some(gathered) = gathered.get() else { return Vec::new() };
            let scores = gathered.panel.scores();
            let scores = map_of(scores.into_iter().map(|(id, own)| (id, own.score())));
            let workspace = session.workspace_now();
            record.with(|own| claims(&workspace, own.as_ref(), &scores, session.today()))
        })
    }

    /// Groups of respondents against domains; no group below three in it.
    pub fn group_heat(self, gathered: Memo<Option<Arc<Gathered>>>) -> Memo<GroupHeat> {
        Memo::new(move |_| {
            gathered.with(|now| {
                now.as_ref().map(|g| heat(&g.asked, &g.panel, GROUP_MIN)).unwrap_or_default()
            })
        })
    }
}
