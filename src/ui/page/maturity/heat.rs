//! Groups against domains, the order of importance, and published figures beside them.

use super::desk::Desk;
use crate::ui::kit::parts::part;
use crate::ui::reactive::Memo;
use leptos::prelude::*;
use plumbline::present::maturity::benchmarks;
use plumbline::present::maturity::heat::{HeatView, RankView, heat_view, rank_view};
use plumbline::present::text::{Text as _, claims::ClaimText as T};

/// All three.
#[component]
pub fn Crowd(desk: Desk) -> impl IntoView {
    let heat = desk.view.group_heat(desk.gathered);
    let shown = Memo::new(move |_| {
        let locale = desk.view.locale.get();
        let gathered = desk.gathered.get()?;
        Some((
            heat.with(|heat| heat_view(heat, &gathered.asked, locale)),
            rank_view(&gathered.panel, &gathered.asked, locale),
        ))
    });
    let many =
        move || desk.gathered.with(|now| now.as_ref().is_some_and(|g| g.panel.respondents > 1));
    let figure = |(figure, source): (&'static str, &'static str)| {
        view! { <li>{figure}<span class="caption">{source}</span></li> }
    };
    view! {
        {part(move || shown.get().filter(|_| many()).map(|(heat, rank)| view! {
            <div class="panes plan"><Heat heat=heat/><Rank rank=rank/></div>
        }))}
        <section class="block">
            <details class="why">
                <summary>{T::Context.say()}</summary>
                <p>{T::ContextNote.say()}</p>
                <ul class="claims-list">{benchmarks().map(figure).collect_view()}</ul>
            </details>
        </section>
    }
}

#[component]
fn Heat(heat: HeatView) -> impl IntoView {
    let head = |group: String| view! { <th class="num" scope="col">{group}</th> };
    let cell = |(text, band): (String, u8)| {
        view! { <td class=format!("num maturity-heat m{band}")>{text}</td> }
    };
    let row = move |(name, cells): (String, Vec<(String, u8)>)| {
        view! { <tr><th scope="row">{name}</th>{cells.into_iter().map(cell).collect_view()}</tr> }
    };
    view! {
        <section class="block" aria-labelledby="group-heat">
            <h2 id="group-heat">{T::HeatTitle.say()}</h2>
            {match heat.groups.is_empty() {
                true => view! { <p class="soft">{T::HeatNone.say()}</p> }.into_any(),
                false => view! {
                    <p class="caption">{T::HeatNote.say()}</p>
                    <div class="table-scroll" tabindex="0" role="group" aria-label=T::HeatTitle.say()>
                    <table class="table">
                        <thead><tr><th scope="col">{T::Domain.say()}</th>{heat.groups.into_iter().map(head).collect_view()}</tr></thead>
                        <tbody>{heat.rows.into_iter().map(row).collect_view()}</tbody>
                    </table></div>
                }.into_any(),
            }}
            <p class="caption">{heat.note}</p>
        </section>
    }
}

#[component]
fn Rank(rank: RankView) -> impl IntoView {
    let row = |[place, name, mean]: [String; 3]| {
        view! { <tr><td class="num">{place}</td><th scope="row">{name}</th><td class="num">{mean}</td></tr> }
    };
    view! {
        <section class="block" aria-labelledby="group-rank">
            <h2 id="group-rank">{T::RankTitle.say()}</h2>
            {match rank.rows.is_empty() {
                true => view! { <p class="soft">{T::RankNone.say()}</p> }.into_any(),
                false => view! {
                    <p>{rank.sentence}</p><p class="caption">{T::RankNote.say()}</p>
                    <table class="table">
                        <thead><tr>
                            <th class="num" scope="col">{T::Place.say()}</th><th scope="col">{T::Domain.say()}</th>
                            <th class="num" scope="col">{T::RankPlace.say()}</th>
                        </tr></thead>
                        <tbody>{rank.rows.into_iter().map(row).collect_view()}</tbody>
                    </table>
                }.into_any(),
            }}
        </section>
    }
}
