//! Status as a shape: the form tells the states apart without colour; the word stands beside it
//! or in the column's header.
use leptos::prelude::*;
use plumbline::model::Status;

/// The shapes a status can take. The words for them are the workspace's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusShape {
    /// On track.
    Disc,
    /// At risk.
    Triangle,
    /// Off track.
    Diamond,
    /// Complete.
    SquareTick,
    /// On hold.
    Bars,
    /// Not started.
    Ring,
}

impl StatusShape {
    /// The shape of a project's health; a ring where none is given.
    pub const fn of(status: Option<Status>) -> Self {
        match status {
            Some(Status::OnTrack) => Self::Disc,
            Some(Status::AtRisk) => Self::Triangle,
            Some(Status::OffTrack) => Self::Diamond,
            Some(Status::Complete) => Self::SquareTick,
            Some(Status::OnHold) => Self::Bars,
            Some(Status::NotStarted) | None => Self::Ring,
        }
    }

    /// The class that colours the shape, or the chip around it.
    pub const fn class(self) -> &'static str {
        match self {
            StatusShape::Disc => "good",
            StatusShape::Triangle => "warn",
            StatusShape::Diamond => "bad",
            StatusShape::SquareTick => "done",
            StatusShape::Bars | StatusShape::Ring => "idle",
        }
    }

    /// SVG path data on a 10 × 10 grid, to be filled; the ring is stroked.
    pub const fn path(self) -> &'static str {
        match self {
            StatusShape::Disc => "M5 9.25a4.25 4.25 0 1 0 0-8.5 4.25 4.25 0 0 0 0 8.5z",
            StatusShape::Triangle => "M5 .8 9.6 9.2H.4z",
            StatusShape::Diamond => "M5 .2 9.8 5 5 9.8.2 5z",
            StatusShape::SquareTick => "M.75.75h8.5v8.5H.75z",
            StatusShape::Bars => "M1.5 1h2.5v8H1.5zM6 1h2.5v8H6z",
            StatusShape::Ring => "M5 8.75a3.75 3.75 0 1 0 0-7.5 3.75 3.75 0 0 0 0 7.5z",
        }
    }
}

/// Draws the shape alone. Give it a `title` where no word stands next to it.
#[component]
pub fn StatusMark(
    /// Which shape.
    shape: StatusShape,
    /// The status in words; empty where the word is printed beside the shape.
    #[prop(optional, into)]
    title: String,
) -> impl IntoView {
    let ring = if shape == StatusShape::Ring { " ring" } else { "" };
    let named = !title.is_empty();
    view! {
        <svg
            class=format!("shape {}{ring}", shape.class())
            viewBox="0 0 10 10"
            role=named.then_some("img")
            aria-label=named.then(|| title.clone())
            aria-hidden=(!named).then_some("true")
        >
            {named.then(|| view! { <title>{title.clone()}</title> })}
            <path d=shape.path()></path>
            {(shape == StatusShape::SquareTick)
                .then(|| view! { <path class="tick" d="m2.75 5.25 1.6 1.6 3-3.6"></path> })}
        </svg>
    }
}

/// A chip: the shape and the word on the status's soft ground.
#[component]
pub fn StatusChip(
    /// Which shape.
    shape: StatusShape,
    /// The workspace's word for it.
    #[prop(into)]
    word: String,
) -> impl IntoView {
    view! {
        <span class=format!("status {}", shape.class())>
            <StatusMark shape=shape/>
            {word}
        </span>
    }
}
