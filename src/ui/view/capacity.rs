//! Memos of capacity: kept from version to version, so that an edit computes again only what it
//! touched, and an edit of a project's texts nothing at all.

use super::View;
use super::tables::Tables;
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::session::Session;
use plumbline::analysis::capacity::Capacity;
use plumbline::analysis::capacity::causes::{Causes, causes};
use plumbline::analysis::capacity::findings::findings;
use plumbline::analysis::capacity::heatmap::{Basis, Heatmap};
use plumbline::analysis::capacity::load::RowKey;
use plumbline::analysis::capacity::requests::{Request, requests};
use plumbline::analysis::capacity::timeline::{Bucket, Grain, Timeline};
use plumbline::analysis::capacity::window::{Horizon, columns_from, demand_months, part};
use plumbline::analysis::cure::{Cures, Effect, cures};
use plumbline::analysis::finding::Finding;
use plumbline::analysis::flow::tight::{Tight, tight};
use plumbline::analysis::priority::{Entry, Prioritisation};
use plumbline::model::{Id, Month, Project, RecordKind, Role, Settings, Stage};
use plumbline::order::map_of;
use plumbline::present::capacity::GrainChoice;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The rank of each project.
pub type Ranks = BTreeMap<Id<Project>, usize>;

/// What pages read of capacity. A handle: copies are the same memos.
#[derive(Clone, Copy)]
pub struct CapacityMemos {
    /// The months computed and where to look first.
    pub horizon: Memo<Horizon>,
    /// Supply, demand and what meets what.
    pub capacity: Memo<Arc<Capacity>>,
    /// The rank of each project under the criteria.
    pub ranks: Memo<Arc<Ranks>>,
    /// What is odd in the data.
    pub findings: Memo<Arc<Vec<Finding>>>,
    /// The month the user went to where it lies outside the months around today.
    anchor: RwSignal<Option<Month>>,
    heatmaps: [[Memo<Arc<Heatmap>>; 3]; 3],
}

impl CapacityMemos {
    /// Starts the memos over the tables of a session.
    pub(super) fn start(
        session: Session,
        tables: Tables,
        settings: Memo<Settings>,
        ranking: Memo<Arc<Prioritisation>>,
    ) -> Self {
        let follow = move |kinds: &[RecordKind]| {
            kinds.iter().for_each(|kind| tables.of(*kind).track());
            settings.track();
        };
        let anchor: RwSignal<Option<Month>> = RwSignal::new(None);
        let horizon = Memo::new(move |_| {
            follow(&[RecordKind::Demand]);
            let months = demand_months(&session.workspace_now());
            let around = anchor.get().unwrap_or(Month::of(session.today()));
            settings.with(|settings| Horizon::new(months, settings, around))
        });
        let timeline: Memo<Arc<Timeline>> = Memo::new(move |_| Arc::new(horizon.get().timeline()));
        let rejected = Memo::new(move |_| {
            tables.of(RecordKind::Project).track();
            let projects = session.workspace_now().table::<Project>();
            let rejected = projects.iter().filter(|project| project.stage == Some(Stage::Rejected));
            rejected.map(|project| project.uid).collect::<Vec<_>>()
        });
        let capacity = Memo::new_with_compare(
            move |before: Option<&Arc<Capacity>>| {
                use RecordKind as K;
                follow(&[K::Demand, K::Person, K::Role, K::Calendar, K::Absence]);
                rejected.track();
                let (before, timeline) = (before.map(Arc::as_ref), timeline.get());
                Arc::new(Capacity::update(before, &session.workspace_now(), &timeline))
            },
            |old, new| !Arc::ptr_eq(old, new),
        );
        let heatmaps = GrainChoice::ALL
            .map(|choice| Basis::ALL.map(|basis| heatmap(capacity, settings, choice, basis)));
        let ranks = Memo::new(move |_| {
            let rank = |entry: &Entry| (entry.project, entry.rank);
            Arc::new(ranking.with(|order| map_of(order.entries.iter().map(rank))))
        });
        let notes = Memo::new(move |_| {
            follow(&[RecordKind::Project, RecordKind::Absence]);
            let capacity = capacity.get();
            let workspace = session.workspace_now();
            Arc::new(findings(&workspace, &capacity.ledger, &capacity.supply))
        });
        Self { horizon, capacity, ranks, findings: notes, anchor, heatmaps }
    }

    /// Computes the months around another one than this where it lies outside them; `None` goes
    /// back.
    pub fn go_round(self, month: Option<Month>) {
        let is_outside = |month: &Month| {
            let horizon = self.horizon.get_untracked();
            !(0..horizon.months as i32).contains(&month.since(horizon.first))
        };
        let next = month.filter(is_outside);
        let is_inside = month.is_some() && next.is_none();
        if !is_inside && self.anchor.get_untracked() != next {
            self.anchor.set(next);
        }
    }

    /// The heatmap of the whole timeline at a grain.
    #[expect(clippy::indexing_slicing, reason = "the array has one place for every choice")]
    pub fn heatmap(self, grain: GrainChoice, basis: Basis) -> Arc<Heatmap> {
        self.heatmaps[grain as usize][basis as usize].get()
    }

    /// The columns of a heatmap that are looked at, from a month on.
    pub fn shown(self, grain: GrainChoice, basis: Basis, start: Month) -> Heatmap {
        let whole = self.heatmap(grain, basis);
        let span = columns_from(&whole.buckets, start, grain.columns());
        part(&whole, span)
    }

    /// The projects that fill a cell, by rank; `None` where there is no such row.
    pub fn causes(self, key: RowKey, bucket: &Bucket, basis: Basis) -> Option<Causes> {
        let (capacity, ranks) = (self.capacity.get(), self.ranks.get());
        causes(&capacity.load, &capacity.ledger, key, bucket, basis, &ranks)
    }
}

impl View {
    /// The ways out of a role's month that is over; `None` where it is not.
    pub fn cures(self, role: Id<Role>, month: Month) -> Option<Cures> {
        self.follow(RecordKind::Project);
        let capacity = self.capacity.capacity.get();
        let session = self.session();
        let this_month = Month::of(session.today());
        cures(&session.workspace_now(), &capacity, role, month, this_month)
    }

    /// How a cell stands when several of its ways out are taken.
    pub fn cures_together(
        self,
        cures: &Cures,
        place: (Id<Role>, Month),
        chosen: &[usize],
    ) -> Option<Effect> {
        let capacity = self.capacity.capacity.get();
        cures.together(&capacity, place, Month::of(self.session().today()), chosen)
    }

    /// The demands that await an answer, each with what it would do.
    pub fn requests(self) -> Memo<Arc<Vec<Request>>> {
        Memo::new(move |_| Arc::new(requests(&self.capacity.capacity.get())))
    }

    /// The same as it stands now.
    pub fn requests_now(self) -> Vec<Request> {
        requests(&self.capacity.capacity.get_untracked())
    }

    /// The periods in which the sums by role do not tell all.
    pub fn tight(self, buckets: &[Bucket]) -> Vec<Tight> {
        self.follow(RecordKind::SkillLevel);
        let capacity = self.capacity.capacity.get();
        tight(&self.session().workspace_now(), &capacity, buckets)
    }

    /// Follows a table without reading it.
    pub fn follow(self, kind: RecordKind) {
        self.rows(kind).track();
    }
}

fn heatmap(
    capacity: Memo<Arc<Capacity>>,
    settings: Memo<Settings>,
    choice: GrainChoice,
    basis: Basis,
) -> Memo<Arc<Heatmap>> {
    let make = move |_: Option<&Arc<Heatmap>>| {
        let grain: Grain = choice.grain(&settings.get());
        Arc::new(capacity.with(|capacity| Heatmap::new(&capacity.load, grain, basis)))
    };
    Memo::new_with_compare(make, |old, new| !Arc::ptr_eq(old, new))
}
