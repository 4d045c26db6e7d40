//! The parts of a record's details beside its fields: demand, score and latest changes.

use super::grid::Grid;
use crate::ui::kit::parts::part;
use crate::ui::platform::clock;
use leptos::prelude::*;
use plumbline::model::{Id, RecordKind, Uid};
use plumbline::present::capacity::{DemandRow, DemandYear, project_demand};
use plumbline::present::page::{Page, Route};
use plumbline::present::priority::Wording;
use plumbline::present::priority::sheet::SheetRow;
use plumbline::present::text::Text as _;
use plumbline::present::text::fields::{Number, kind_title};
use plumbline::present::text::grid::GridText;

/// Most changes shown.
const CHANGES_MAX: usize = 50;

/// What a project needs, by fiscal quarter and role.
#[component]
pub fn DemandPart(grid: Grid, uid: Uid) -> impl IntoView {
    let found = move || {
        for kind in [RecordKind::Role, RecordKind::Person, RecordKind::Settings] {
            grid.view.follow(kind);
        }
        let workspace = grid.view.session().workspace_now();
        let (capacity, locale) = (grid.view.capacity.capacity.get(), grid.view.locale.get());
        project_demand(&workspace, &capacity, Id::new(uid), locale)
    };
    let capacity = Route::to(Page::Capacity).with("grain", "quarter").href();
    let kind = kind_title(grid.kind, Number::Singular);
    view! {
        {part(move || match found() {
            None => view! { <p class="soft">{GridText::DemandNone.with(&[("kind", kind)])}</p> }.into_any(),
            Some(demand) => view! {
                <p class="caption">{GridText::DemandLead.say()}</p>
                {demand.years.into_iter().map(demand_year).collect_view()}
                <p><b>{demand.total}</b></p>
                {(!demand.counts).then(|| view! { <p class="hint">{GridText::DemandOut.say()}</p> })}
            }.into_any(),
        })}
        <a class="btn quiet no-print" href=capacity>{GridText::DemandOpen.say()}</a>
    }
}

fn demand_year(year: DemandYear) -> impl IntoView {
    let head = year.quarters.clone().into_iter();
    let row = |row: DemandRow| {
        let cells = row.cells.into_iter().zip(&year.quarters).map(|(cell, quarter)| {
            let label = GridText::DemandCell.with(&[
                ("role", &row.name),
                ("quarter", quarter),
                ("year", &year.name),
                ("fte", &cell.fte),
            ]);
            let figure = (!cell.fte.is_empty())
                .then(|| view! { <a href=cell.href aria-label=label>{cell.fte}</a> });
            view! { <td class="num">{figure}</td> }
        });
        let cells = cells.collect_view();
        let tentative = row.is_tentative.then(|| GridText::DemandTentative.say());
        view! { <tr><th scope="row">{row.name}{tentative.map(|word| view! { <small>{word}</small> })}</th>{cells}</tr> }
    };
    let rows = year.rows.clone().into_iter().map(row).collect_view();
    view! {
        <table class="table tight part-table">
            <caption>{year.name.clone()}</caption>
            <thead><tr>
                <th scope="col">{GridText::DemandRole.say()}</th>
                {head.map(|quarter| view! { <th scope="col" class="num">{quarter}</th> }).collect_view()}
            </tr></thead>
            <tbody>{rows}</tbody>
            <tfoot><tr>
                <th scope="row">{GridText::DemandAll.say()}</th>
                {year.totals.into_iter().map(|fte| view! { <td class="num">{fte}</td> }).collect_view()}
            </tr></tfoot>
        </table>
    }
}

/// The arithmetic of a project's score, with the figures of the ranking.
#[component]
pub fn ScorePart(grid: Grid, uid: Uid) -> impl IntoView {
    let found = move || {
        let workspace = grid.view.session().workspace_now();
        grid.view.priority.with(|result| Wording::new(&workspace).sheet(result, Id::new(uid)))
    };
    let ranking = Route::to(Page::Prioritise).href();
    let row = |row: SheetRow| {
        let width = (60.0 * row.reach.clamp(0.0, 1.0)).to_string();
        view! {
            <tr>
                <th scope="row">{row.criterion}{row.note.map(|note| view! { <small>{note}</small> })}</th>
                <td class="num">
                    <svg class="reach" viewBox="0 0 60 6" aria-hidden="true">
                        <rect class="track" width="60" height="6"></rect><rect width=width height="6"></rect>
                    </svg>
                    {row.score}
                </td>
                <td class="num">{row.weight}</td>
                <td class="num">{row.points}</td>
            </tr>
        }
    };
    view! {
        {part(move || match found() {
            None => view! { <p class="soft">{GridText::ScoreNone.say()}</p> }.into_any(),
            Some(sheet) => view! {
                <h3>{sheet.heading}</h3>
                <table class="table tight part-table">
                    <thead><tr>
                        <th scope="col">{GridText::ScoreCriterion.say()}</th>
                        <th scope="col" class="num">{GridText::ScoreValue.say()}</th>
                        <th scope="col" class="num">{GridText::ScoreWeight.say()}</th>
                        <th scope="col" class="num">{GridText::ScorePoints.say()}</th>
                    </tr></thead>
                    <tbody>{sheet.rows.into_iter().map(row).collect_view()}</tbody>
                    <tfoot><tr>
                        <th scope="row" colspan="3">{GridText::ScoreTotal.say()}</th>
                        <td class="num">{sheet.total}</td>
                    </tr></tfoot>
                </table>
                {sheet.coverage.map(|coverage| view! { <p class="caption">{coverage}</p> })}
                <p class="caption">{sheet.method}</p>
            }.into_any(),
        })}
        <a class="btn quiet no-print" href=ranking>{GridText::ScoreOpen.say()}</a>
    }
}

/// What changed in a record, the newest first.
#[component]
pub fn ChangesPart(grid: Grid, uid: Uid) -> impl IntoView {
    let session = grid.view.session();
    let found = move || {
        grid.follow(|register| {
            session.with_history(|entries| register.changes(entries, uid, CHANGES_MAX))
        })
    };
    let when = move |at_ms: i64| {
        let (hour, minute) = clock::hours_minutes(at_ms);
        let time = GridText::ChangeAt
            .with(&[("hour", &format!("{hour:02}")), ("minute", &format!("{minute:02}"))]);
        let day = clock::day_of(at_ms);
        if day == session.today() {
            time
        } else {
            format!("{} {time}", grid.view.locale.get().date(day))
        }
    };
    part(move || {
        let lines = found();
        if lines.is_empty() {
            return view! { <p class="soft">{GridText::ChangesNone.say()}</p> }.into_any();
        }
        view! {
            <p class="caption">{GridText::ChangesLead.say()}</p>
            <ul class="pairs">
                {lines.into_iter().map(|line| view! {
                    <li><span>{line.text}</span><span class="caption">{when(line.at_ms)}</span></li>
                }).collect_view()}
            </ul>
        }
        .into_any()
    })
}
