//! The register: grid, toolbar and drawer over any record type.

mod arrange;
mod bulk;
mod clip;
mod columns;
mod drawer;
mod drawn;
mod editor;
mod entries;
mod export;
mod filter;
mod foot;
mod form;
pub mod grid;
mod group;
mod head;
mod kept;
mod keys;
mod line;
mod mend;
mod parts;
mod pick;
mod pointer;
mod print;
mod table;
mod toolbar;
mod views;

use crate::ui::kit::parts::part;
use crate::ui::kit::status::StatusShape;
use grid::Grid;
use leptos::prelude::*;

/// A register with its toolbar and drawer; `heading` and what else the page adds stand above.
#[component]
pub fn Register(
    /// What is shown and how.
    grid: Grid,
    /// The page's heading.
    #[prop(into)]
    heading: String,
    /// What stands at the start of the toolbar.
    #[prop(optional, into)]
    lead: ViewFn,
) -> impl IntoView {
    view! {
        <main class="main" id="main" tabindex="-1">
            <h1 class="reg-title" tabindex="-1">{heading.clone()}</h1>
            <toolbar::Toolbar grid=grid lead=lead/>
            <table::Table grid=grid label=heading.clone()/>
            <bulk::BulkBar grid=grid/>
            <p class="vh" role="status">{part(move || grid.heard.get())}</p>
            <print::Sheet grid=grid title=heading/>
        </main>
        <drawer::Drawer grid=grid/>
    }
}

/// The shape of a project's health.
pub fn shape_of(status: &str) -> StatusShape {
    match status {
        "on_track" => StatusShape::Disc,
        "at_risk" => StatusShape::Triangle,
        "off_track" => StatusShape::Diamond,
        "complete" => StatusShape::SquareTick,
        "on_hold" => StatusShape::Bars,
        _ => StatusShape::Ring,
    }
}
