//! The domains as dots with their figures; targets and weights are typed where they stand.

use super::desk::{Desk, is_whole};
use super::results::of;
use crate::ui::chart::{Legend, shape_view};
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{live, part};
use crate::ui::reactive::Memo;
use leptos::prelude::*;
use plumbline::present::chart::Mark;
use plumbline::present::maturity::people::domain_people;
use plumbline::present::maturity::{
    DomainRow, PLOT, PracticeRow, WEIGHT_MAX, plot_axis, plot_legend, typed_number,
};
use plumbline::present::text::{
    Text as _, maturity::MaturityText as T, workshop::WorkshopText as W,
};
use web_sys::HtmlInputElement;

/// All domains.
#[component]
pub fn DomainTable(desk: Desk) -> impl IntoView {
    let (width, height) = (PLOT.0.to_string(), PLOT.2.to_string());
    let (axis, ids) = desk.model.with_value(|model| {
        let ids: Vec<String> = model.domains.iter().map(|d| d.id.clone()).collect();
        (plot_axis(model), ids)
    });
    let rows = ids.into_iter().map(|id| view! { <Domain desk=desk id=id/> }).collect_view();
    view! {
        <figure class="block table-scroll" id="domains">
            <table class="dots">
                <caption class="vh">{T::RadarTitle.say()}</caption>
                <thead><tr>
                    <th scope="col">{T::Domain.say()}</th>
                    <th class="plot" scope="col"><svg class="chart" width=width height=height role="img"
                        aria-label=T::NowMark.say()>{marks(&axis)}</svg></th>
                    <th class="num" scope="col">{T::Now.say()}</th>
                    <th class="num" scope="col">{T::Target.say()}</th>
                    <th class="num" scope="col">{T::Gap.say()}</th>
                    <th class="num" scope="col">{T::Level.say()}</th>
                    <th class="num" scope="col">{W::Agreement.say()}</th>
                    <th class="num" scope="col">{W::People.say()}</th>
                    <th class="num" scope="col" title=W::EvidencedNote.say()>{W::Evidenced.say()}</th>
                    <th class="num" scope="col">{T::Weight.say()}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
            <figcaption class="section-head legend-foot">
                <Legend entries=plot_legend()/>
                <span class="caption">{part(move || of(desk, |results| results.weight_sum.clone()))}</span>
            </figcaption>
            <p class="caption">{T::DomainNote.say()}" "{T::GapNote.say()}</p>
        </figure>
    }
}

fn marks(marks: &[Mark]) -> impl IntoView + use<> {
    marks.iter().map(|mark| shape_view(&mark.shape, &mark.class)).collect_view()
}

#[component]
fn Domain(desk: Desk, id: String) -> impl IntoView {
    let own = id.clone();
    let row = Memo::new(move |_| {
        desk.reading
            .with(|now| now.as_ref()?.results.domains.iter().find(|row| row.id == own).cloned())
    });
    let read = move |take: fn(&DomainRow) -> String| {
        row.with(|row| row.as_ref().map(take).unwrap_or_default())
    };
    let own = id.clone();
    let people = Memo::new(move |_| {
        let locale = desk.view.locale.get();
        let of = |now: &crate::ui::view::Gathered| {
            domain_people(&now.panel, &now.evidenced, &own, locale)
        };
        desk.gathered.with(|now| now.as_ref().map(|now| of(now))).unwrap_or_default()
    });
    let opened = desk.router.state("open");
    let own = id.clone();
    let is_open = Memo::new(move |_| opened.with(|open| open.as_deref() == Some(own.as_str())));
    let own = id.clone();
    let toggle = move |_| {
        let next = (!is_open.get_untracked()).then_some(own.as_str());
        desk.router.set_state("open", next);
    };
    let (width, height) = (PLOT.0.to_string(), PLOT.1.to_string());
    let plot = move || {
        row.with(|row| marks(row.as_ref().map(|row| row.plot.as_slice()).unwrap_or_default()))
    };
    let essential = move || {
        row.with(|row| row.as_ref().is_some_and(|row| row.essential).then_some("essential"))
    };
    let name = move || read(|row| row.name.clone());
    view! {
        <tr class=essential>
            <th scope="row">
                <button class="twist" aria-expanded=live(move || is_open.get().to_string()) on:click=toggle>
                    {part(move || if is_open.get() { view! { <IconView icon=Icon::ChevronDown/> } }
                        else { view! { <IconView icon=Icon::ChevronRight/> } })}
                    {name}
                </button>
            </th>
            <td class="plot"><svg class="chart" width=width height=height role="img"
                aria-label=live(move || read(|row| row.plot_label.clone()))>{plot}</svg></td>
            <td class="num"><b>{part(move || read(|row| row.now.clone()))}</b></td>
            <td class="num"><NumberField desk=desk row=row of_weight=false/></td>
            <td class="num">{part(move || read(|row| row.gap.clone()))}</td>
            <td class="num">{part(move || read(|row| row.attained.clone()))}</td>
            <td class="num">{part(move || people.with(|own| own.agreement.clone()))}</td>
            <td class="num">{part(move || people.with(|own| own.answers.clone()))}</td>
            <td class="num">{part(move || people.with(|own| own.evidenced.clone()))}</td>
            <td class="num"><NumberField desk=desk row=row of_weight=true/></td>
        </tr>
        {part(move || is_open.get().then(|| row.get()).flatten().map(|row| view! { <Details row=row/> }))}
    }
}

/// A target or weight. Emptied, it falls back to the model's.
#[component]
fn NumberField(desk: Desk, row: Memo<Option<DomainRow>>, of_weight: bool) -> impl IntoView {
    let (field, label) =
        if of_weight { ("weights", T::WeightOf) } else { ("targets", T::TargetOf) };
    let (min, max, step) =
        if of_weight { ("0", WEIGHT_MAX.to_string(), "1") } else { ("1", "5".to_owned(), "0.5") };
    let value = move || {
        let said = |row: &DomainRow| match of_weight {
            true => row.weight.to_string(),
            false => format!("{:.1}", row.target),
        };
        row.with(|row| row.as_ref().map(said).unwrap_or_default())
    };
    let label = move || {
        row.with(|row| {
            label.with(&[("name", row.as_ref().map(|row| row.name.as_str()).unwrap_or_default())])
        })
    };
    let keep = move |event: leptos::ev::Event| {
        let Some(id) = row.with_untracked(|row| row.as_ref().map(|row| row.id.clone())) else {
            return;
        };
        let input = event_target::<HtmlInputElement>(&event);
        if let Some(typed) = typed_number(&input.value(), is_whole(&input)) {
            desk.set_detail(field, &id, typed);
        }
        // What was refused, or emptied to the value it had, must not stay in the field.
        if !desk.session.only_shows() {
            input.set_value(&untrack(value));
        }
    };
    view! {
        <input class="input number cell" type="number" min=min max=max step=step aria-label=label
            prop:value=value on:change=keep/>
    }
}

#[component]
fn Details(row: DomainRow) -> impl IntoView {
    let (heading, lines) = row.blocks;
    let line = |line: String| view! { <li>{line}</li> };
    view! {
        <tr class="details"><td colspan="10">
            <div class="blocks">
                <h2>{heading}</h2>
                <ul>{lines.into_iter().map(line).collect_view()}</ul>
            </div>
            <PracticeTable practices=row.practices name=row.name/>
        </td></tr>
    }
}

/// The practices of a domain with answers, remarks and next steps.
#[component]
pub fn PracticeTable(practices: Vec<PracticeRow>, name: String) -> impl IntoView {
    let row = |practice: PracticeRow| {
        let statement = (!practice.statement.is_empty())
            .then(|| view! { <p class="soft">{practice.statement}</p> });
        view! {
            <tr>
                <td class="soft">{practice.id}</td>
                <th scope="row">{practice.name}</th>
                <td class="num">{practice.weight}</td>
                <td><b>{practice.answer}</b>{statement}</td>
                <td>{practice.remark}</td>
                <td>{practice.action}</td>
            </tr>
        }
    };
    view! {
        <table class="table practices">
            <caption class="vh">{name}</caption>
            <thead><tr>
                <th scope="col">{T::Ids.say()}</th>
                <th scope="col">{T::Practice.say()}</th>
                <th class="num" scope="col">{T::Weight.say()}</th>
                <th scope="col">{T::Answer.say()}</th>
                <th scope="col">{T::Remark.say()}</th>
                <th scope="col">{T::NextStep.say()}</th>
            </tr></thead>
            <tbody>{practices.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}
