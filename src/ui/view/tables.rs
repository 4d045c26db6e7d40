//! The tables of the document as memos, one a record type.

use crate::ui::reactive::Memo;
use crate::ui::session::Session;
use plumbline::model::{RecordKind, Rows};

/// The memos of all tables. A handle.
#[derive(Clone, Copy)]
pub struct Tables([Memo<Rows>; RecordKind::ALL.len()]);

impl Tables {
    /// Starts the memos: each changes only when its own table does.
    pub fn start(session: Session) -> Self {
        let tables = RecordKind::ALL.map(|kind| {
            Memo::new_with_compare(
                move |_| session.with_workspace(|workspace| workspace.rows(kind).clone()),
                |old, new| !old.same_as(new),
            )
        });
        Self(tables)
    }

    /// The table of a record type.
    #[expect(clippy::indexing_slicing, reason = "the array has one place for every kind")]
    pub fn of(self, kind: RecordKind) -> Memo<Rows> {
        self.0[kind as usize]
    }
}
