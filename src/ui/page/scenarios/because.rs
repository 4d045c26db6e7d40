//! From one version to another: what changed and how much each group of changes gave, as bars and
//! as a table.

use super::Desk;
use super::compare::Compared;
use crate::ui::kit::parts::{Show, part};
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::view::use_view;
use leptos::prelude::*;
use plumbline::model::{Id, Scenario};
use plumbline::present::scenario::waterfall::{Bar, MEASURES, SCALE, Way, measure_title};
use plumbline::present::text::{Text as _, scenario::ScenarioText as T};
use std::sync::Arc;

/// The section.
#[component]
pub fn Because(desk: Desk, compared: Compared) -> impl IntoView {
    let (from, to) = (RwSignal::new(0_usize), RwSignal::new(1_usize));
    let measure = RwSignal::new(0_usize);
    let (session, locale) = (desk.session, use_view().locale);
    let side = move |nth: usize| compared.0.with(|ids| ids.get(nth).copied().flatten());
    let way = Memo::new(move |_| {
        let ends = (side(from.get()), side(to.get()));
        session.with_plan(|plan| Way::new(plan, ends, session.today())).map(Arc::new)
    });
    let bars = Memo::new(move |_| {
        let measure = MEASURES.get(measure.get()).map(|(measure, _)| *measure);
        match (way.get(), measure) {
            (Some(way), Some(measure)) if !way.is_empty() => way.bars(measure, locale.get()),
            _ => Vec::new(),
        }
    });
    let titles = MEASURES.map(|(measure, _)| measure_title(measure).to_owned());
    let titles = Memo::new(move |_| titles.to_vec());
    let names = Memo::new(move |_| {
        let ids = compared.0.get();
        ids.into_iter().map(|id| name_of(desk, id)).collect::<Vec<_>>()
    });
    let rows = move || bars.get().into_iter().map(bar_row).collect_view();
    view! {
        <section class="scenario-section" aria-labelledby="scenario-because">
            <h2 id="scenario-because">{T::Because.say()}</h2>
            <p class="line no-print">
                <Pick id="because-from" text=T::BecauseFrom options=names chosen=from/>
                <Pick id="because-to" text=T::BecauseTo options=names chosen=to/>
                <Pick id="because-measure" text=T::BecauseMeasure options=titles chosen=measure/>
            </p>
            <Show when=move || bars.with(|bars| !bars.is_empty())
                fallback=|| view! { <p class="soft">{T::BecauseNothing.say()}</p> }>
                <div class="table-scroll"><table class="table scenario-because">
                    <caption class="vh">{T::BecauseTable.say()}</caption>
                    <thead><tr>
                        <th scope="col">{T::Changes.say()}</th>
                        <th scope="col"><span class="vh">{T::Contribution.say()}</span></th>
                        <th scope="col" class="num">{T::Contribution.say()}</th>
                        <th scope="col" class="num">{T::After.say()}</th>
                    </tr></thead>
                    <tbody>{part(rows)}</tbody>
                </table></div>
                <p class="caption">{T::BecauseMethod.say()}</p>
            </Show>
        </section>
    }
}

fn name_of(desk: Desk, id: Option<Id<Scenario>>) -> String {
    let name =
        id.and_then(|id| desk.session.with_plan(|plan| plan.find(id).map(|at| at.name.clone())));
    name.unwrap_or_else(|| T::Plan.say().to_owned())
}

fn bar_row(bar: Bar) -> impl IntoView {
    let (start, length) = bar.span;
    let class = format!("scenario-bar {}", bar.tone);
    view! {
        <tr>
            <th scope="row"><bdi>{bar.title}</bdi>{bar.records.map(|count| view! { <small>{count}</small> })}</th>
            <td class="scenario-bars"><svg aria-hidden="true" viewBox=format!("0 0 {SCALE} 16") preserveAspectRatio="none">
                <rect class=class x=start.to_string() y="2" width=length.max(2.0).to_string() height="12"/>
            </svg></td>
            <td class="num">{bar.change}</td>
            <td class="num">{bar.after}</td>
        </tr>
    }
}

/// One choice.
#[component]
fn Pick(
    id: &'static str,
    text: T,
    options: Memo<Vec<String>>,
    chosen: RwSignal<usize>,
) -> impl IntoView {
    let list = move || {
        let now = chosen.get();
        let option = |(nth, name): (usize, String)| {
            view! { <option value=nth.to_string() selected={nth == now}>{name}</option> }
        };
        options.get().into_iter().enumerate().map(option).collect_view()
    };
    let choose = move |event| {
        if let Ok(nth) = event_target_value(&event).parse() {
            chosen.set(nth);
        }
    };
    view! {
        <label for=id>{text.say()}</label>
        <select id=id class="select" on:change=choose>{part(list)}</select>
    }
}
