//! Memos over the document: tables that change only when they change, and what follows of them.

pub mod capacity;
pub mod draws;
pub mod forecast;
pub mod health;
pub mod home;
pub mod level;
mod maturity;
mod method;
pub mod office;
pub mod priority;
mod redraw;
pub mod selection;
mod tables;

pub use maturity::{Gathered, ModelState, Reading};

use super::session::Session;
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::analysis::priority::Prioritisation;
use plumbline::analysis::priority::people::People;
use plumbline::model::{RecordKind, Rows, Settings};
use plumbline::present::number::Locale;
use plumbline::present::register::{DerivedColumn, DerivedKey, figures};
use priority::Question;
use std::collections::BTreeMap;
use std::sync::Arc;
use tables::Tables;

/// What pages read. A handle: copies are the same view.
#[derive(Clone, Copy)]
pub struct View {
    session: Session,
    tables: Tables,
    /// The settings of the workspace.
    pub settings: Memo<Settings>,
    /// How numbers, dates and money are written.
    pub locale: Memo<Locale>,
    /// The maturity model, fetched when it is first needed.
    pub model: RwSignal<ModelState>,
    /// Capacity: supply, demand, heatmaps and what is odd.
    pub capacity: capacity::CapacityMemos,
    /// What the ranking is asked.
    pub question: Memo<Arc<Question>>,
    /// The ranking with the line of the budget; without its stability.
    pub priority: Memo<Arc<Prioritisation>>,
    /// How far down the ranking the people go, and what each project needs of them.
    pub people: Memo<Arc<People>>,
    /// How firmly the line of the ranking stands.
    pub firmness: priority::Firmness,
    /// The interval of the maturity score that is shown.
    pub redraws: redraw::Redraws,
    /// The forecast, made beside the page.
    pub forecast: forecast::Foretold,
    /// Levelling, made beside the page.
    pub leveller: level::Leveller,
    /// Weights drawn around those of the ranking, made beside the page.
    pub draws: draws::Draws,
    /// The search for the set worth most.
    pub selector: selection::Selector,
}

impl View {
    /// Starts the memos over a session.
    pub fn start(session: Session) -> Self {
        let tables = Tables::start(session);
        let settings_rows = tables.of(RecordKind::Settings);
        let settings = Memo::new(move |_| {
            settings_rows.track();
            session.with_workspace(|workspace| workspace.settings())
        });
        let locale = Memo::new(move |_| settings.with(Locale::of));
        let question = priority::question(session, tables);
        let priority = priority::ranking(question);
        let capacity = capacity::CapacityMemos::start(session, tables, settings, priority);
        let people = priority::people(priority::needs(capacity, settings), priority);
        let firmness = priority::Firmness::start();
        let forecast = forecast::Foretold::start();
        let model = RwSignal::new(ModelState::Idle);
        Self {
            session,
            tables,
            settings,
            locale,
            model,
            capacity,
            question,
            priority,
            people,
            firmness,
            redraws: redraw::Redraws::start(),
            forecast,
            leveller: level::Leveller::start(),
            draws: draws::Draws::start(),
            selector: selection::Selector::start(),
        }
    }

    /// A table, followed by itself: an edit of another table does not touch it.
    pub fn rows(self, kind: RecordKind) -> Memo<Rows> {
        self.tables.of(kind)
    }

    /// Score, rank, load and worst risk of the projects; where nothing is known there is none.
    pub fn scores(self) -> Signal<Arc<Vec<DerivedColumn>>> {
        let session = self.session;
        let more = Memo::new(move |_| {
            self.rows(RecordKind::Demand).track();
            self.rows(RecordKind::Risk).track();
            Arc::new(figures(&session.workspace_now(), RecordKind::Project, session.today()))
        });
        let memo = Memo::new(move |_| {
            let ranking = self.priority.get();
            let (mut scores, mut ranks) = (BTreeMap::new(), BTreeMap::new());
            for entry in &ranking.entries {
                if let Some(total) = entry.total {
                    scores.insert(entry.project.uid(), total);
                    ranks.insert(entry.project.uid(), entry.rank as f64);
                }
            }
            let column = |key, values| DerivedColumn { key, values: Arc::new(values) };
            let mut columns =
                vec![column(DerivedKey::Score, scores), column(DerivedKey::Rank, ranks)];
            columns.extend(more.get().iter().cloned());
            Arc::new(columns)
        });
        memo.into()
    }

    /// The figures that follow from the records of a type themselves.
    pub fn figures(self, kind: RecordKind) -> Signal<Arc<Vec<DerivedColumn>>> {
        let session = self.session;
        let memo = Memo::new(move |_| {
            self.rows(kind).track();
            Arc::new(figures(&session.workspace_now(), kind, session.today()))
        });
        memo.into()
    }

    /// The session below.
    pub fn session(self) -> Session {
        self.session
    }
}

/// The view of the program.
pub fn use_view() -> View {
    expect_context()
}
