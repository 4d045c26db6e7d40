//! The controls above the heatmap: period, unit, which demand counts, what is hidden, the scale.

use super::board::Board;
use crate::ui::kit::parts::live;
use leptos::prelude::*;
use plumbline::analysis::capacity::heatmap::{Band, Basis};
use plumbline::present::capacity::{GrainChoice, Unit};
use plumbline::present::text::{Text as _, capacity_page::CapacityPageText as T};

/// The controls.
#[component]
pub fn Toolbar(board: Board) -> impl IntoView {
    let basis = move |event| {
        let chosen = event_target_value(&event);
        board.choose("basis", (chosen != "all").then_some(chosen.as_str()));
    };
    let hide = move |event| {
        board.choose("hide", event_target_checked(&event).then_some("healthy"));
    };
    let find = move |event| {
        let text = event_target_value(&event);
        board.first_row.set(0);
        board.choose("find", (!text.is_empty()).then_some(text.as_str()));
    };
    view! {
        <div class="toolbar low capacity-tools">
            <select class="select" aria-label=T::BasisName.say() on:change=basis>
                <option value="all" prop:selected=live(move || board.basis.get() == Basis::All)>
                    {T::BasisAll.say()}</option>
                <option value="booked" prop:selected=live(move || board.basis.get() == Basis::Booked)>
                    {T::BasisBooked.say()}</option>
                <option value="committed"
                    prop:selected=live(move || board.basis.get() == Basis::Committed)>
                    {T::BasisCommitted.say()}</option>
            </select>
            <input class="input" type="search" aria-label=T::Find.say() placeholder=T::FindShort.say()
                prop:value=live(move || board.find.get()) on:input=find/>
            <label class="switch">
                <input type="checkbox" role="switch" prop:checked=live(move || board.hide.get())
                    on:change=hide/>
                {T::HideHealthy.say()}
            </label>
            <span class="spacer"></span>
            <Units board=board/>
            <Grains board=board/>
            <Scale/>
        </div>
    }
}

#[component]
fn Units(board: Board) -> impl IntoView {
    let pick = move |unit: Unit| {
        let first = unit == Unit::Percent;
        view! {
            <button class="pick" title=unit_long(unit)
                aria-pressed=live(move || (board.unit.get() == unit).to_string())
                on:click=move |_| board.choose("unit", (!first).then_some(unit.code()))>
                {unit_short(unit)}
            </button>
        }
    };
    let picks = Unit::ALL.map(pick).collect_view();
    view! { <div class="picks" role="group" aria-label=T::UnitName.say()>{picks}</div> }
}

#[component]
fn Grains(board: Board) -> impl IntoView {
    let pick = move |grain: GrainChoice| {
        let first = grain == GrainChoice::Month;
        view! {
            <button class="pick" aria-pressed=live(move || (board.grain.get() == grain).to_string())
                on:click=move |_| board.choose("grain", (!first).then_some(grain.code()))>
                {grain_name(grain)}
            </button>
        }
    };
    let picks = GrainChoice::ALL.map(pick).collect_view();
    view! { <div class="picks" role="group" aria-label=T::GrainName.say()>{picks}</div> }
}

/// The bands of the scale with the edges between them.
#[component]
fn Scale() -> impl IntoView {
    let bands = Band::ALL.map(|band| {
        view! { <i class=format!("b{}", band.index() + 1)></i> }
    });
    let edges = ["40", "70", "90", "100", "110", "130"].map(|edge| view! { <span>{edge}</span> });
    view! {
        <div class="scale" role="img" aria-label=T::ScaleLabel.say()>
            {bands.collect_view()}
            {edges.collect_view()}
        </div>
    }
}

fn grain_name(grain: GrainChoice) -> &'static str {
    match grain {
        GrainChoice::Week => T::GrainWeek.say(),
        GrainChoice::Month => T::GrainMonth.say(),
        GrainChoice::Quarter => T::GrainQuarter.say(),
    }
}

fn unit_short(unit: Unit) -> &'static str {
    match unit {
        Unit::Percent => T::UnitPercent.say(),
        Unit::Fte => T::UnitFte.say(),
        Unit::Hours => T::UnitHours.say(),
        Unit::FreeFte => T::UnitFree.say(),
    }
}

/// A unit in words.
pub fn unit_long(unit: Unit) -> &'static str {
    match unit {
        Unit::Percent => T::UnitPercentLong.say(),
        Unit::Fte => T::UnitFteLong.say(),
        Unit::Hours => T::UnitHoursLong.say(),
        Unit::FreeFte => T::UnitFreeLong.say(),
    }
}
