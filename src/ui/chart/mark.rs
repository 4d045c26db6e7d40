//! The marks of a chart as SVG elements; colour comes from their classes alone.

use leptos::prelude::*;
use plumbline::present::chart::look::{SAMPLE, sample};
use plumbline::present::chart::{Anchor, LegendEntry, Shape};
use std::fmt::Write as _;

/// A shape with its classes.
pub fn shape_view(shape: &Shape, class: &str) -> AnyView {
    let class = class.to_owned();
    match shape {
        Shape::Rect { x, y, width, height } => {
            let (x, y, width, height) = (px(*x), px(*y), px(*width), px(*height));
            view! { <rect class=class x=x y=y width=width height=height></rect> }.into_any()
        }
        Shape::Line { points } => view! { <path class=class d=path(points)></path> }.into_any(),
        Shape::Polygon { points } => {
            view! { <polygon class=class points=corners(points)></polygon> }.into_any()
        }
        Shape::Circle { cx, cy, r } => {
            let (cx, cy, r) = (px(*cx), px(*cy), px(*r));
            view! { <circle class=class cx=cx cy=cy r=r></circle> }.into_any()
        }
        Shape::Text { x, y, anchor, text } => {
            let class = match anchor {
                Anchor::Start => class,
                Anchor::Middle => format!("{class} mid"),
                Anchor::End => format!("{class} end"),
            };
            let (x, y, text) = (px(*x), px(*y), text.clone());
            view! { <text class=class x=x y=y>{text}</text> }.into_any()
        }
    }
}

/// The hatch of tentative marks.
#[component]
pub fn Hatch() -> impl IntoView {
    view! {
        <defs>
            <pattern id="hatch-tentative" width="5" height="5" patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)">
                <rect class="hatch-ground" width="5" height="5"></rect>
                <path class="hatch-line" d="M2.5 0v5"></path>
            </pattern>
        </defs>
    }
}

/// What the marks stand for.
#[component]
pub fn Legend(
    /// The entries in their order.
    entries: Vec<LegendEntry>,
) -> impl IntoView {
    let (width, height) = (SAMPLE.0.to_string(), SAMPLE.1.to_string());
    let item = |entry: LegendEntry| {
        view! {
            <li>
                <svg width=width.clone() height=height.clone() aria-hidden="true">
                    {shape_view(&sample(&entry.class), &entry.class)}
                </svg>
                {entry.text}
            </li>
        }
    };
    view! { <ul class="legend">{entries.into_iter().map(item).collect_view()}</ul> }
}

/// A length in tenths of a pixel: finer is not seen.
fn px(length: f64) -> String {
    ((length * 10.0).round() / 10.0 + 0.0).to_string()
}

fn path(points: &[(f64, f64)]) -> String {
    let mut d = String::new();
    for (nth, (x, y)) in points.iter().enumerate() {
        let step = if nth == 0 { 'M' } else { 'L' };
        // Writing to a string does not fail.
        _ = write!(d, "{step}{} {}", px(*x), px(*y));
    }
    d
}

fn corners(points: &[(f64, f64)]) -> String {
    let corner = |(x, y): &(f64, f64)| format!("{},{}", px(*x), px(*y));
    points.iter().map(corner).collect::<Vec<_>>().join(" ")
}
