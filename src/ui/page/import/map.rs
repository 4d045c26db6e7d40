//! What each column becomes, with the evidence for it.

use super::desk::Desk;
use super::unit::{GroupUnit, UnitCell};
use super::{Pick, Step};
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{live, part};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::file::import::{Confidence, KINDS_NOT_OFFERED, Target};
use plumbline::file::sheet::SheetRead;
use plumbline::file::sheet::profile::Kind;
use plumbline::model::{FieldDef, FieldDefKind, RecordKind};
use plumbline::order::Sorted as _;
use plumbline::present::import::{column_name, target_text, type_text};
use plumbline::present::text::fields::{Number, kind_heading};
use plumbline::present::text::{Text as _, import::ImportText as T};
use std::sync::Arc;

/// The step.
#[component]
pub fn MapStep(desk: Desk, sheet: Arc<SheetRead>) -> impl IntoView {
    let summary = Signal::derive(move || {
        desk.setup.with(|setup| {
            let columns = &setup.mapping.columns;
            let count = |test: fn(Target) -> bool| {
                columns.iter().filter(|map| test(map.target)).count().to_string()
            };
            let custom = count(|target| matches!(target, Target::Custom(_)));
            let mapped = count(|target| !matches!(target, Target::Custom(_) | Target::Ignore));
            let ignored = count(|target| target == Target::Ignore);
            let mut text = T::Mapped.with(&[("mapped", &mapped), ("custom", &custom)]);
            if ignored != "0" {
                text.push_str(&T::Ignored.with(&[("count", &ignored)]));
            }
            text
        })
    });
    view! {
        <Step number=3 done=false title=T::Map summary=summary open=RwSignal::new(true)>
            <RowsAre desk=desk/>
            <div role="table" aria-label=T::MapLabel.say()>
                <div class="map-row head" role="row">
                    <span role="columnheader">{T::HeadColumn.say()}</span>
                    <span role="columnheader">{T::HeadValues.say()}</span>
                    <span role="columnheader"><span class="vh">{T::HeadBecomes.say()}</span></span>
                    <span role="columnheader">{T::HeadBecomes.say()}</span>
                    <span class="sure" role="columnheader">{T::HeadConfidence.say()}</span>
                    <span role="columnheader">{T::HeadType.say()}</span>
                    <span role="columnheader">{T::HeadUnit.say()}</span>
                </div>
                {rows(desk, &sheet)}
            </div>
        </Step>
    }
}

/// What each row of the table is.
#[component]
fn RowsAre(desk: Desk) -> impl IntoView {
    let offered = RecordKind::ALL.into_iter().filter(|kind| !KINDS_NOT_OFFERED.contains(kind));
    let kinds = offered.map(|kind| (kind.key(), kind_heading(kind, Number::Plural)));
    let mut options: Vec<(String, String)> =
        kinds.map(|(key, name)| (key.to_owned(), name)).collect();
    options.order_by(|a, b| a.1.cmp(&b.1));
    let value =
        Signal::derive(move || desk.setup.with(|setup| setup.mapping.kind.key().to_owned()));
    view! {
        <div class="line">
            <span class="label">{T::RowsAre.say()}</span>
            <Pick label=T::RowsAre.say() options=options value=value
                on_pick=Callback::new(move |key: String| {
                    if let Some(kind) = RecordKind::from_key(&key) {
                        desk.retype(kind);
                    }
                })/>
        </div>
    }
}

/// A row a column, and one for each block of months at its first column.
fn rows(desk: Desk, sheet: &Arc<SheetRead>) -> Vec<AnyView> {
    let mut views = Vec::new();
    let is_project = desk.setup.with_untracked(|setup| setup.mapping.kind == RecordKind::Project);
    for (place, profile) in sheet.analysis.columns.iter().enumerate() {
        let group = match profile.kind {
            Kind::Month(group) if is_project => Some(group as usize),
            _ => None,
        };
        let Some(group) = group else {
            views.push(view! { <ColumnRow desk=desk sheet=sheet.clone() place=place/> }.into_any());
            continue;
        };
        let first = sheet.analysis.month_groups.get(group).and_then(|group| group.columns.first());
        if first.is_some_and(|first| first.column as usize == place) {
            views.push(view! { <MonthsRow desk=desk sheet=sheet.clone() group=group/> }.into_any());
        }
    }
    views
}

#[component]
fn ColumnRow(desk: Desk, sheet: Arc<SheetRead>, place: usize) -> impl IntoView {
    let Some(profile) = sheet.analysis.columns.get(place) else { return ().into_any() };
    let name = column_name(profile);
    let samples = profile.samples.join(" / ");
    let kind = type_text(profile);
    view! {
        <div class="map-row" role="row">
            <b role="rowheader" class="cut-text" title=name.clone()>{name.clone()}</b>
            <span class="soft cut-text" role="cell">{samples}</span>
            <span role="cell" class="to"><IconView icon=Icon::ArrowRight/></span>
            <span role="cell"><TargetSelect desk=desk place=place name=name.clone()/></span>
            <Sureness desk=desk place=place/>
            <span class="soft type cut-text" role="cell">{kind}</span>
            <span role="cell"><UnitCell desk=desk sheet=sheet.clone() place=place name=name/></span>
        </div>
    }
    .into_any()
}

/// How sure the proposal is: a bar and a word.
#[component]
fn Sureness(desk: Desk, place: usize) -> impl IntoView {
    let now = Memo::new(move |_| {
        desk.setup.with(|setup| {
            let map = setup.mapping.columns.get(place);
            map.map_or((Confidence::NoMatch, 0), |map| (map.confidence, map.score))
        })
    });
    let word = move || match now.get().0 {
        Confidence::Sure => T::Sure.say(),
        Confidence::Check => T::CheckIt.say(),
        Confidence::NoMatch => T::NoMatch.say(),
    };
    view! {
        <span class="sure" role="cell">
            {part(move || (now.get().0 > Confidence::NoMatch).then(|| view! {
                <svg width="39" height="4" aria-hidden="true">
                    <rect class="bar track" width="39" height="4"/>
                    <rect class="bar ink" width=(u32::from(now.get().1) * 39 / 100).to_string() height="4"/>
                </svg>
            }))}
            {word}
        </span>
    }
}

/// The select of what a column becomes.
#[component]
fn TargetSelect(desk: Desk, place: usize, name: String) -> impl IntoView {
    let now = Memo::new(move |_| {
        desk.setup
            .with(|setup| setup.mapping.columns.get(place).map(|map| (map.target, map.confidence)))
    });
    let targets = choices(desk);
    let option = move |(target, word): (Target, String)| {
        let chosen = move || now.get().is_some_and(|(now, _)| now == target);
        view! { <option value=code(target) selected=chosen>{word}</option> }
    };
    let own: Vec<_> = targets.own.into_iter().map(option).collect();
    let has_own = !own.is_empty();
    let demand: Vec<_> = targets.demand.into_iter().map(option).collect();
    let (has_demand, kind) = (!demand.is_empty(), targets.kind);
    let all = targets.all;
    view! {
        <select class="select" class:check=live(move || now.get().is_some_and(|(_, c)| c == Confidence::Check))
            aria-label=T::Becomes.with(&[("column", &name)])
            prop:value=live(move || now.get().map(|(target, _)| code(target)).unwrap_or_default())
            on:change=move |event| {
                let picked = event_target_value(&event);
                let found = all.iter().find(|target| code(**target) == picked).copied();
                if let Some(target) = found {
                    desk.setup.update(|setup| setup.mapping.set(place, target));
                }
            }>
            <optgroup label=kind_heading(kind, Number::Singular)>{targets.fields.into_iter().map(option).collect_view()}</optgroup>
            {has_demand.then(|| view! { <optgroup label=T::ToDemand.say()>{demand}</optgroup> })}
            {has_own.then(|| view! { <optgroup label=T::ToOwn.say()>{own}</optgroup> })}
            <optgroup label=T::ToCustom.say()>{targets.custom.into_iter().map(option).collect_view()}</optgroup>
            {option((Target::Ignore, target_text(Target::Ignore, kind)))}
        </select>
    }
}

/// All targets with their words, by group.
struct Choices {
    kind: RecordKind,
    fields: Vec<(Target, String)>,
    demand: Vec<(Target, String)>,
    own: Vec<(Target, String)>,
    custom: Vec<(Target, String)>,
    all: Vec<Target>,
}

fn choices(desk: Desk) -> Choices {
    let kind = desk.setup.with_untracked(|setup| setup.mapping.kind);
    let named = |target| (target, target_text(target, kind));
    let own = kind.fields().iter().map(|field| Target::Field(field.key)).chain([Target::Uid]);
    let fields: Vec<_> = own.map(named).collect();
    let demand = [Target::Role, Target::Person, Target::DemandUnit].into_iter();
    let demand: Vec<_> = demand.filter(|_| kind == RecordKind::Project).map(named).collect();
    let custom: Vec<_> =
        FieldDefKind::ALL.iter().map(|kind| named(Target::Custom(*kind))).collect();
    let defs = desk.session.workspace_now().table::<FieldDef>();
    let defs = defs.in_order().into_iter();
    let demand_table = (kind == RecordKind::Project).then_some(RecordKind::Demand.key());
    let tables: Vec<&str> = [kind.key()].into_iter().chain(demand_table).collect();
    let own: Vec<_> = defs
        .filter(|def| tables.contains(&def.table.as_str()))
        .map(|def| (Target::Existing(def.uid), def.name.clone()))
        .collect();
    let groups = [&fields, &demand, &own, &custom].into_iter().flatten();
    let all = groups.map(|(target, _)| *target).chain([Target::Ignore]).collect();
    Choices { kind, fields, demand, own, custom, all }
}

/// A target as the value of an option.
fn code(target: Target) -> String {
    match target {
        Target::Field(key) => format!("field {key}"),
        Target::Custom(kind) => format!("custom {}", kind.code()),
        Target::Existing(uid) => format!("own {uid}"),
        Target::Role => "role".into(),
        Target::Person => "person".into(),
        Target::DemandUnit => "unit".into(),
        Target::Demand => "demand".into(),
        Target::Uid => "id".into(),
        Target::Ignore => "ignore".into(),
    }
}

/// A block of months in one row.
#[component]
fn MonthsRow(desk: Desk, sheet: Arc<SheetRead>, group: usize) -> impl IntoView {
    let Some(found) = sheet.analysis.month_groups.get(group).cloned() else { return ().into_any() };
    let places: Vec<usize> = found.columns.iter().map(|column| column.column as usize).collect();
    let first = places.first().copied().unwrap_or(0);
    let count = places.len().to_string();
    let title = T::Months.with(&[("count", &count)]);
    let samples = sheet.analysis.columns.get(first).map(|profile| profile.samples.join(" / "));
    let values = samples.unwrap_or_default();
    let span = found.span();
    let span = move || {
        let locale = desk.view.locale.get();
        let month = |month| locale.month_short_year(month);
        let (from, to) = span.map(|(from, to)| (month(from), month(to))).unwrap_or_default();
        T::MonthSpan.with(&[("from", &from), ("to", &to), ("values", &values)])
    };
    let now = Memo::new(move |_| {
        desk.setup.with(|setup| setup.mapping.columns.get(first).map(|map| map.target))
    });
    let targets = [Target::Demand, Target::Custom(FieldDefKind::Number), Target::Ignore];
    let label = T::Becomes.with(&[("column", &title)]);
    view! {
        <div class="map-row months" role="row">
            <b role="rowheader">{title}</b>
            <span class="soft cut-text" role="cell">{span}</span>
            <span role="cell" class="to"><IconView icon=Icon::ArrowRight/></span>
            <span role="cell">
                <select class="select" aria-label=label
                    prop:value=live(move || now.get().map(code).unwrap_or_default())
                    on:change=move |event| {
                        let picked = event_target_value(&event);
                        let Some(target) = targets.into_iter().find(|t| code(*t) == picked) else { return };
                        for place in &places {
                            desk.setup.update(|setup| setup.mapping.set(*place, target));
                        }
                    }>
                    {targets.into_iter().map(|target| view! {
                        <option value=code(target) selected=live(move || now.get() == Some(target))>
                            {target_text(target, RecordKind::Project)}
                        </option>
                    }).collect_view()}
                </select>
            </span>
            <Sureness desk=desk place=first/>
            <span class="soft type cut-text" role="cell">{T::MonthsBecome.with(&[("count", &count)])}</span>
            <span role="cell"><GroupUnit desk=desk found=found.unit.map(|unit| unit.unit) group=group/></span>
        </div>
    }
    .into_any()
}
