//! Where a register keeps what it shows: a named view is a record, changes of it stand in the
//! address, and the columns of the unnamed view stay in this browser.

use crate::ui::platform::preferences;
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::route::Router;
use crate::ui::view::View;
use leptos::prelude::*;
use plumbline::model::{RecordKind, Uid};
use plumbline::present::register::ViewState;
use plumbline::present::register::views::view_state;

/// What of a view stands in the address while it differs from the view itself.
const CHANGES: [&str; 4] = ["cols", "sort", "filter", "group"];

/// What a register shows, and where that is kept. A handle.
#[derive(Clone, Copy)]
pub struct Kept {
    kind: RecordKind,
    view: View,
    router: Router,
    /// The order of the unnamed view.
    first_sort: &'static str,
    /// The columns of the unnamed view; empty for the first ones.
    own_columns: RwSignal<String>,
    named: Memo<Option<String>>,
    changes: [Memo<Option<String>>; CHANGES.len()],
}

impl Kept {
    /// Reads what was kept for a record type.
    pub fn start(kind: RecordKind, view: View, router: Router, first_sort: &'static str) -> Self {
        let own_columns = preferences::read(&columns_key(kind)).unwrap_or_default();
        Self {
            kind,
            view,
            router,
            first_sort,
            own_columns: RwSignal::new(own_columns),
            named: router.state("view"),
            changes: CHANGES.map(|key| router.state(key)),
        }
    }

    /// The named view that is shown; none where it is gone.
    pub fn named(self) -> Option<Uid> {
        self.stored().map(|(uid, _)| uid)
    }

    fn stored(self) -> Option<(Uid, ViewState)> {
        self.view.rows(RecordKind::SavedView).track();
        let uid = self.named.get()?.parse().ok()?;
        let session = self.view.session();
        Some((uid, view_state(&session.workspace_now(), self.kind, uid)?))
    }

    /// What the view shows where nothing was changed.
    fn base(self) -> ViewState {
        let unnamed = || ViewState {
            columns: self.own_columns.get(),
            sort: self.first_sort.to_owned(),
            ..ViewState::default()
        };
        self.stored().map_or_else(unnamed, |(_, state)| state)
    }

    /// What is shown.
    pub fn state(self) -> ViewState {
        let base = self.base();
        let [columns, sort, filters, grouping] = self.changes.map(|change| change.get());
        ViewState {
            columns: columns.unwrap_or(base.columns),
            sort: sort.unwrap_or(base.sort),
            filters: filters.unwrap_or(base.filters),
            grouping: grouping.unwrap_or(base.grouping),
        }
    }

    /// Whether it differs from the named view.
    pub fn is_changed(self) -> bool {
        self.named().is_some() && self.changes.iter().any(|change| change.with(Option::is_some))
    }

    /// Shows something else.
    pub fn change(self, mut next: ViewState) {
        let (is_named, mut base) = untrack(|| (self.named().is_some(), self.base()));
        if !is_named && next.columns != base.columns {
            preferences::keep(&columns_key(self.kind), &next.columns);
            self.own_columns.set(next.columns);
            next.columns = String::new();
            base.columns = String::new();
        }
        let texts = [
            (next.columns, base.columns),
            (next.sort, base.sort),
            (next.filters, base.filters),
            (next.grouping, base.grouping),
        ];
        for (key, (text, base)) in CHANGES.into_iter().zip(texts) {
            self.router.set_state(key, Some(text.as_str()).filter(|text| *text != base));
        }
    }

    /// Shows a named view, or the unnamed one; a step of the browser's history.
    pub fn go(self, named: Option<Uid>) {
        let mut route = untrack(|| self.router.route());
        for key in CHANGES {
            route.state.remove(key);
        }
        route.state.remove("view");
        self.router.go(match named {
            Some(uid) => route.with("view", &uid.to_string()),
            None => route,
        });
    }

    /// Takes the changes of the view back.
    pub fn reset(self) {
        CHANGES.into_iter().for_each(|key| self.router.set_state(key, None));
    }
}

fn columns_key(kind: RecordKind) -> String {
    format!("columns.{}", kind.key())
}
