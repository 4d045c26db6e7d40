//! The page of projects: the register, ranked by score.

use crate::ui::register::Register;
use crate::ui::register::grid::Grid;
use crate::ui::view::use_view;
use leptos::prelude::*;
use plumbline::model::RecordKind;
use plumbline::present::register::{DerivedKey, Direction, ListedField};
use plumbline::present::text::{Text as _, page::PageText};

const SCORE: ListedField = ListedField::Derived(DerivedKey::Score);

/// The page.
#[component]
pub fn Projects() -> impl IntoView {
    let scores = use_view().scores();
    let grid = Grid::new(RecordKind::Project, scores);
    let scored = scores.with_untracked(|columns| columns.iter().any(|c| !c.values.is_empty()));
    // The first look is by score; any other order stays in the address.
    if grid.query.with_untracked(|query| query.sort.is_empty()) && scored {
        grid.change_query(|query| query.sort = vec![(SCORE, Direction::Descending)]);
    }
    view! { <Register grid=grid heading=PageText::Projects.say()/> }
}
