//! The page of projects: the register, ranked by score.

use crate::ui::register::Register;
use crate::ui::register::grid::Grid;
use crate::ui::view::use_view;
use leptos::prelude::*;
use plumbline::model::RecordKind;
use plumbline::present::text::{Text as _, page::PageText};

/// The first look is by score, where there is one.
const BY_SCORE: &str = "derived:score-";

/// The page.
#[component]
pub fn Projects() -> impl IntoView {
    let scores = use_view().scores();
    let scored = scores.with_untracked(|columns| columns.iter().any(|c| !c.values.is_empty()));
    let grid = Grid::new(RecordKind::Project, scores, if scored { BY_SCORE } else { "" });
    view! { <Register grid=grid heading=PageText::Projects.say()/> }
}
