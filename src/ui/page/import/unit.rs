//! The unit of a column: scale and currency of money, order of dates, unit of demand.

use super::Pick;
use super::desk::Desk;
use crate::ui::kit::parts::live;
use crate::ui::reactive::Memo;
use leptos::prelude::*;
use plumbline::file::import::Target;
use plumbline::file::sheet::SheetRead;
use plumbline::file::sheet::units::DemandUnit;
use plumbline::model::field::Kind;
use plumbline::model::reading::DateOrder;
use plumbline::model::reading::money::Scale;
use plumbline::model::{FieldDef, FieldDefKind, Id, RecordKind};
use plumbline::present::import::{order_word, scale_short};
use plumbline::present::text::{Text as _, import::ImportText as T};
use std::sync::Arc;

/// Currencies that are offered beside those of sheet and workspace.
const CURRENCIES: [&str; 10] =
    ["GBP", "EUR", "USD", "CAD", "CHF", "AUD", "SEK", "NOK", "DKK", "JPY"];
const SCALES: [Scale; 3] = [Scale::Units, Scale::Thousands, Scale::Millions];
const ORDERS: [DateOrder; 3] = [DateOrder::DayFirst, DateOrder::MonthFirst, DateOrder::YearFirst];
const UNITS: [(DemandUnit, T, T); 4] = [
    (DemandUnit::Hours, T::Hours, T::HoursLong),
    (DemandUnit::Days, T::Days, T::DaysLong),
    (DemandUnit::Fte, T::Fte, T::FteLong),
    (DemandUnit::Percent, T::Percent, T::PercentLong),
];

/// What the column's cells become, as far as it has a unit.
fn holds(desk: Desk, place: usize) -> Option<FieldDefKind> {
    let target = desk.setup.with(|setup| setup.mapping.columns.get(place).map(|map| map.target))?;
    match target {
        Target::Field(key) => match RecordKind::Project.field(key)?.kind {
            Kind::Money => Some(FieldDefKind::Money),
            Kind::Date => Some(FieldDefKind::Date),
            _ => None,
        },
        Target::Custom(kind) => Some(kind),
        Target::Existing(uid) => {
            desk.session.workspace_now().find(Id::<FieldDef>::new(uid)).and_then(|def| def.kind)
        }
        _ => None,
    }
}

/// The selects of one column.
#[component]
pub fn UnitCell(desk: Desk, sheet: Arc<SheetRead>, place: usize, name: String) -> impl IntoView {
    let kind = Memo::new(move |_| holds(desk, place));
    move || match kind.get() {
        Some(FieldDefKind::Money) => {
            view! { <MoneyUnit desk=desk sheet=sheet.clone() place=place name=name.clone()/> }
                .into_any()
        }
        Some(FieldDefKind::Date) => {
            view! { <DateUnit desk=desk sheet=sheet.clone() place=place name=name.clone()/> }
                .into_any()
        }
        _ => ().into_any(),
    }
}

#[component]
fn MoneyUnit(desk: Desk, sheet: Arc<SheetRead>, place: usize, name: String) -> impl IntoView {
    let profile = sheet.analysis.columns.get(place);
    let named = profile.and_then(|profile| profile.scale).unwrap_or_default();
    let found = profile.and_then(|profile| profile.currency.currency);
    let own = sheet.analysis.conventions.currency;
    let current = found.unwrap_or(own);
    let map = move || desk.setup.with(|setup| setup.mapping.columns.get(place).cloned());
    let scale = Signal::derive(move || {
        let scale = map().and_then(|map| map.scale).unwrap_or(named);
        SCALES.iter().position(|known| *known == scale).unwrap_or(0).to_string()
    });
    let currency =
        Signal::derive(move || map().and_then(|map| map.currency).unwrap_or(current).to_string());
    let mut codes = vec![current.to_string(), own.to_string()];
    codes.extend(CURRENCIES.iter().map(|code| (*code).to_owned()));
    let mut offered: Vec<(String, String)> = Vec::new();
    for code in codes {
        if offered.iter().all(|(known, _)| *known != code) {
            offered.push((code.clone(), code));
        }
    }
    let scales = SCALES.iter().enumerate();
    let scales = scales.map(|(nth, scale)| (nth.to_string(), scale_short(*scale).say().to_owned()));
    view! {
        <span class="line tight">
            <Pick label=T::Currency.with(&[("column", &name)]) options=offered value=currency
                on_pick=Callback::new(move |code: String| {
                    desk.change(place, |map| map.currency = code.parse().ok());
                })/>
            <Pick label=T::Scale.with(&[("column", &name)]) options=scales.collect() value=scale
                on_pick=Callback::new(move |nth: String| {
                    let scale = nth.parse::<usize>().ok().and_then(|nth| SCALES.get(nth)).copied();
                    desk.change(place, |map| map.scale = scale);
                })/>
        </span>
    }
}

#[component]
fn DateUnit(desk: Desk, sheet: Arc<SheetRead>, place: usize, name: String) -> impl IntoView {
    let profile = sheet.analysis.columns.get(place);
    let found = profile.map_or(DateOrder::DayFirst, |profile| profile.choice.date_order);
    let order = Signal::derive(move || {
        let set = desk.setup.with(|setup| setup.mapping.columns.get(place)?.date_order);
        let order = set.unwrap_or(found);
        ORDERS.iter().position(|known| *known == order).unwrap_or(0).to_string()
    });
    let orders = ORDERS.iter().enumerate();
    let orders = orders.map(|(nth, order)| (nth.to_string(), order_word(*order).say().to_owned()));
    view! {
        <Pick label=T::DateOrder.with(&[("column", &name)]) options=orders.collect() value=order
            on_pick=Callback::new(move |nth: String| {
                let order = nth.parse::<usize>().ok().and_then(|nth| ORDERS.get(nth)).copied();
                desk.change(place, |map| map.date_order = order);
            })/>
    }
}

/// The unit of a block of months.
#[component]
pub fn GroupUnit(desk: Desk, found: Option<DemandUnit>, group: usize) -> impl IntoView {
    let now = Memo::new(move |_| {
        let set = desk.setup.with(|setup| setup.mapping.groups.get(group).and_then(|g| g.unit));
        set.or(found).unwrap_or(DemandUnit::Fte)
    });
    view! {
        <div class="picks" role="group" aria-label=T::UnitLabel.say()>
            {UNITS.into_iter().map(|(unit, short, long)| view! {
                <button class="pick" title=long.say()
                    aria-pressed=live(move || (now.get() == unit).to_string())
                    on:click=move |_| desk.setup.update(|setup| {
                        if let Some(group) = setup.mapping.groups.get_mut(group) {
                            group.unit = Some(unit);
                        }
                    })>{short.say()}</button>
            }).collect_view()}
        </div>
    }
}
