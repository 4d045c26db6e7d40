//! The one renderer of charts: any laid-out chart as a figure with marks, tooltip, legend and table.
//!
//! One tab stop; arrow keys move between the marks, Enter opens what a mark stands for, Escape
//! puts the tooltip away, D shows the table.

mod mark;
mod table;

pub use mark::{Legend, shape_view};
pub use table::{ChartTools, Twin};

use crate::ui::kit::parts::{live, part};
use crate::ui::platform::dom;
use crate::ui::reactive::{Memo, RwSignal};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use plumbline::present::chart::look::Lean;
use plumbline::present::chart::{ChartSpec, Mark};
use plumbline::present::text::{Text as _, chart::ChartText};
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, SvgElement};

/// What moves within one chart. A handle.
#[derive(Clone, Copy)]
struct Looking {
    id: &'static str,
    spec: Signal<ChartSpec>,
    /// The place that takes the focus.
    at: RwSignal<usize>,
    /// The place whose tooltip is shown.
    tip: RwSignal<Option<usize>>,
    on_open: Option<Callback<String>>,
}

/// A chart. Its title stands above it unless the page has a heading of its own (`bare`), which
/// then shows [`ChartTools`] with the same `table`.
#[component]
pub fn Chart(
    /// Its id in the page, unique there.
    id: &'static str,
    /// The chart.
    #[prop(into)]
    spec: Signal<ChartSpec>,
    /// Whether the table is shown in place of the marks.
    #[prop(optional)]
    table: RwSignal<bool>,
    /// Leaves title and tools to the page.
    #[prop(optional)]
    bare: bool,
    /// Leaves the legend to the page.
    #[prop(optional)]
    no_legend: bool,
    /// Shows the describing sentence below the chart; without it, it is only read aloud.
    #[prop(optional)]
    described: bool,
    /// Opens what a mark stands for, by its key.
    #[prop(optional, into)]
    on_open: Option<Callback<String>>,
) -> impl IntoView {
    let at = RwSignal::new(0);
    let looking = Looking { id, spec, at, tip: RwSignal::new(None), on_open };
    listen_for_table(id, table);
    let title = move || spec.with(|spec| spec.title.clone());
    let description = move || spec.with(|spec| spec.description.clone());
    let legend = Memo::new(move |_| spec.with(|spec| spec.legend.clone()));
    let described = if described { "caption" } else { "vh" };
    view! {
        <figure class="chart-figure" id=id aria-label=title>
            {(!bare).then(|| view! {
                <div class="section-head"><h2>{title}</h2><ChartTools spec=spec table=table/></div>
            })}
            {part(move || if table.get() {
                let twin = spec.with(|spec| spec.table.clone());
                view! { <div class="table-scroll" tabindex="0" role="group" aria-label=title>
                    <table::Twin table=twin/>
                </div> }.into_any()
            } else {
                view! { <Plot looking=looking/> }.into_any()
            })}
            <figcaption>
                {part(move || (!no_legend && !table.get() && !legend.with(Vec::is_empty)).then(|| {
                    view! { <mark::Legend entries=legend.get()/> }
                }))}
                <p class=described>{description}</p>
            </figcaption>
        </figure>
    }
}

#[component]
fn Plot(looking: Looking) -> impl IntoView {
    let Looking { spec, at, tip, .. } = looking;
    let size = Memo::new(move |_| spec.with(|spec| (spec.width, spec.height)));
    let view_box = move || format!("0 0 {} {}", size.get().0, size.get().1);
    let hatched = Memo::new(move |_| {
        spec.with(|spec| spec.marks.iter().any(|mark| mark.class.contains("tentative")))
    });
    let keys = move |event: KeyboardEvent| on_key(looking, &event);
    let label = move || {
        let title = spec.with(|spec| spec.title.clone());
        format!("{title}. {}", ChartText::HowTo.say())
    };
    let marks = move || {
        let refocus = focused_place(looking.id).is_some();
        let views = spec.with(|spec| {
            at.update_untracked(|at| *at = (*at).min(spec.focus_count().saturating_sub(1)));
            spec.marks.iter().map(|mark| mark_view(looking, mark)).collect_view()
        });
        if refocus {
            dom::after_while(at, 0, move || focus_place(looking.id, at.get_untracked()));
        }
        views
    };
    view! {
        <div class="chart-plot" on:mouseleave=move |_| tip.set(None)>
            <svg class="chart" width=live(move || size.get().0.to_string()) height=live(move || size.get().1.to_string())
                viewBox=view_box role="group" aria-label=label on:keydown=keys>
                {part(move || hatched.get().then(|| view! { <mark::Hatch/> }))}
                {marks}
            </svg>
            {part(move || tip.get().and_then(|place| tip_view(spec, place)))}
        </div>
    }
}

fn mark_view(looking: Looking, mark: &Mark) -> AnyView {
    let shape = mark::shape_view(&mark.shape, &mark.class);
    let Some(place) = mark.focus else {
        return view! { <g aria-hidden="true">{shape}</g> }.into_any();
    };
    let Looking { at, tip, on_open, .. } = looking;
    let opens = on_open.zip(mark.key.clone());
    let role = if opens.is_some() { "button" } else { "img" };
    let open = move |_| {
        if let Some((open, key)) = &opens {
            open.run(key.clone());
        }
    };
    view! {
        <g class="chart-mark" role=role aria-label=mark.label.clone() data-place=place.to_string()
            tabindex=live(move || if at.get() == place { "0" } else { "-1" })
            on:focus=move |_| {
                at.set(place);
                tip.set(Some(place));
            }
            on:blur=move |_| tip.set(None)
            on:mouseenter=move |_| tip.set(Some(place))
            on:click=open>
            {shape}
        </g>
    }
    .into_any()
}

fn tip_view(spec: Signal<ChartSpec>, place: usize) -> Option<impl IntoView> {
    let (words, at) =
        spec.with(|spec| spec.tip(place).map(|(words, at)| (words.to_owned(), at)))?;
    let class = match at.lean {
        Lean::Start => "chart-tip from-start",
        Lean::Middle => "chart-tip",
        Lean::End => "chart-tip from-end",
    };
    // The mark carries the same words as its label.
    Some(view! {
        <div class=class aria-hidden="true" style:left=format!("{:.2}%", at.left)
            style:top=format!("{:.2}%", at.top)>{words}</div>
    })
}

fn on_key(looking: Looking, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let key = event.key();
    let place = looking.at.get_untracked();
    match key.as_str() {
        "Escape" if looking.tip.get_untracked().is_some() => looking.tip.set(None),
        "Enter" | " " => {
            let opened = looking.spec.with_untracked(|spec| {
                spec.marks.iter().find(|mark| mark.focus == Some(place))?.key.clone()
            });
            let (Some(open), Some(opened)) = (looking.on_open, opened) else { return };
            open.run(opened);
        }
        _ => {
            let Some(next) = looking.spec.with_untracked(|spec| spec.step(place, &key)) else {
                return;
            };
            focus_place(looking.id, next);
        }
    }
    event.prevent_default();
    event.stop_propagation();
}

/// D shows the table: of the chart in which the focus is, or of every chart of the page where it
/// is in none. Keys that a field or a grid takes for itself are left to it.
fn listen_for_table(id: &'static str, table: RwSignal<bool>) {
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
        if !plain || event.default_prevented() || !event.key().eq_ignore_ascii_case("d") {
            return;
        }
        let target = event.target();
        if within(&target, "input:not([type=radio]):not([type=checkbox]),textarea,select,[contenteditable],[role=grid],dialog").is_some() {
            return;
        }
        let own = within(&target, ".chart-figure").map(|figure| figure.id() == id);
        if own == Some(false) {
            return;
        }
        table.update(|shown| *shown = !*shown);
        if own == Some(true) {
            let to_table = table.get_untracked();
            dom::after(0, move || focus_within(id, to_table));
        }
    });
    on_cleanup(move || handle.remove());
}

fn within(target: &Option<EventTarget>, selector: &str) -> Option<Element> {
    target.as_ref()?.dyn_ref::<Element>()?.closest(selector).ok().flatten()
}

/// After a switch by key, the focus goes on to what is now shown.
fn focus_within(id: &'static str, to_table: bool) {
    if to_table {
        dom::focus(&format!("#{id} .table-scroll"));
    } else if let Some(element) = find(&format!("#{id} [data-place][tabindex='0']")) {
        // An element that cannot take the focus leaves it where it is.
        _ = element.unchecked_into::<SvgElement>().focus();
    }
}

fn focus_place(id: &'static str, place: usize) {
    if let Some(element) = find(&format!("#{id} [data-place='{place}']")) {
        // An element that cannot take the focus leaves it where it is.
        _ = element.unchecked_into::<SvgElement>().focus();
    }
}

/// The place that has the focus, where it is in this chart.
fn focused_place(id: &str) -> Option<Element> {
    let active = dom::document()?.active_element()?;
    active.has_attribute("data-place").then_some(())?;
    active.closest(&format!("#{id}")).ok().flatten()
}

fn find(selector: &str) -> Option<Element> {
    dom::document()?.query_selector(selector).ok().flatten()
}
