//! The ranking over the tables it reads; an edit of any other table, such as a demand, leaves it.

use super::View;
use crate::ui::session::Session;
use leptos::prelude::*;
use plumbline::analysis::priority::{self, Cut, Prioritisation, Problem};
use plumbline::model::{RecordKind, Rows};
use plumbline::present::priority::draft::Draft;
use std::sync::Arc;

/// What the ranking reads.
const READS: [RecordKind; 7] = [
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

/// The question of the open workspace.
pub(super) fn question(
    session: Session,
    tables: [Memo<Rows>; RecordKind::ALL.len()],
) -> Memo<Arc<Question>> {
    Memo::new(move |_| {
        for kind in READS {
            tables[kind as usize].track();
        }
        let workspace = session.workspace_now();
        let cut = Cut::of(&workspace.settings());
        let (problem, cut) = priority::question(&workspace, session.today(), cut);
        Arc::new(Question { problem, cut })
    })
}

/// The ranking with the line of the budget.
pub(super) fn ranking(question: Memo<Arc<Question>>) -> Memo<Arc<Prioritisation>> {
    Memo::new(move |_| question.with(|asked| Arc::new(asked.problem.rank(asked.cut))))
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

    /// A criterion draft with the ends that the data of its field suggest.
    pub fn anchored(self, draft: Draft) -> Draft {
        let session = self.session();
        draft.anchored(&session.workspace_now(), self.locale.get_untracked(), session.today())
    }
}
