//! What Home reads: the ranking, the outlook of the roles, the attention list, what is next.

use super::{View, use_view};
use crate::ui::reactive::Memo;
use leptos::prelude::*;
use plumbline::analysis::attention::outlook::{Outlook, Window};
use plumbline::analysis::attention::{Attention, Upcoming, attention, status_counts, upcoming};
use plumbline::analysis::capacity::Capacity;
use plumbline::analysis::priority::Prioritisation;
use plumbline::model::{RecordKind, Status};
use std::sync::Arc;

/// How many milestones are next.
const MILESTONES: usize = 8;

/// The memos of Home; they live as long as the page.
#[derive(Clone, Copy)]
pub struct HomeView {
    /// The projects in rank order with the line of the budget.
    pub ranking: Memo<Arc<Prioritisation>>,
    /// The roles over the twelve months Home looks at.
    pub outlook: Memo<Arc<Outlook>>,
    /// What needs attention, the gravest first.
    pub attention: Memo<Vec<Attention>>,
    /// The next milestones.
    pub upcoming: Memo<Vec<Upcoming>>,
    /// How many open projects have each status.
    pub statuses: Memo<Vec<(Option<Status>, usize)>>,
}

impl HomeView {
    /// Starts the memos.
    pub fn start() -> Self {
        let view = use_view();
        let session = view.session();
        let (ranking, outlook) = (view.priority, outlook(view));
        let attention = Memo::new(move |_| {
            let kinds = RecordKind::ALL.into_iter();
            kinds.for_each(|kind| view.rows(kind).track());
            let (ranking, outlook) = (ranking.get(), outlook.get());
            attention(&session.workspace_now(), session.today(), &ranking, outlook.summary.worst())
        });
        let upcoming = Memo::new(move |_| {
            view.rows(RecordKind::Project).track();
            view.rows(RecordKind::Milestone).track();
            upcoming(&session.workspace_now(), session.today(), MILESTONES)
        });
        let statuses = Memo::new(move |_| {
            view.rows(RecordKind::Project).track();
            status_counts(&session.workspace_now())
        });
        Self { ranking, outlook, attention, upcoming, statuses }
    }
}

fn outlook(view: View) -> Memo<Arc<Outlook>> {
    const READ: [RecordKind; 6] = [
        RecordKind::Settings,
        RecordKind::Calendar,
        RecordKind::Project,
        RecordKind::Role,
        RecordKind::Person,
        RecordKind::Demand,
    ];
    let before: StoredValue<Option<Capacity>> = StoredValue::new(None);
    Memo::new_with_compare(
        move |_| {
            READ.into_iter().for_each(|kind| view.rows(kind).track());
            let workspace = view.session().workspace_now();
            let window = Window::of(&workspace, view.session().today());
            let timeline = window.timeline.clone();
            let capacity = before
                .with_value(|before| Capacity::update(before.as_ref(), &workspace, &timeline));
            let outlook = Outlook::new(window, &capacity);
            before.set_value(Some(capacity));
            Arc::new(outlook)
        },
        |_, _| true,
    )
}
