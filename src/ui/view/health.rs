//! The memo of data health: all tables, a day.

use super::View;
use crate::ui::reactive::Memo;
use plumbline::analysis::health::{OddGroup, count, health};
use plumbline::model::RecordKind;
use std::sync::Arc;

/// What is odd in the data; it lives as long as the page that asks.
pub fn findings(view: View) -> Memo<Arc<Vec<OddGroup>>> {
    let session = view.session();
    Memo::new(move |_| {
        RecordKind::ALL.into_iter().for_each(|kind| view.rows(kind).track());
        Arc::new(health(&session.workspace_now(), session.today()))
    })
}

/// How many findings there are.
pub fn counted(groups: &[OddGroup]) -> usize {
    count(groups)
}
