//! Up to four versions side by side: the figures that differ first, then what moves.

use super::Desk;
use super::because::Because;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{Show, part};
use crate::ui::kit::status::{StatusMark, StatusShape};
use crate::ui::platform::{files, spawn};
use crate::ui::reactive::Memo;
use crate::ui::view::use_view;
use leptos::prelude::*;
use plumbline::model::{Id, Scenario, Uid};
use plumbline::present::register::plain_name;
use plumbline::present::scenario::compare::{CellText, Move, Row, SIDES_MAX, Sheet, Side, sheet};
use plumbline::present::text::{Text as _, scenario::ScenarioText as T};
use plumbline::protocol::Form;
use std::sync::Arc;

/// What stands for the plan in the address.
const PLAN: &str = "plan";

/// The versions compared, the first as what the others are compared with.
#[derive(Clone, Copy)]
pub struct Compared(pub Memo<Vec<Option<Id<Scenario>>>>);

impl Compared {
    /// As the address says; the plan and the first three scenarios where it says nothing.
    fn start(desk: Desk) -> Self {
        let named = desk.router.state("of");
        Self(Memo::new(move |_| {
            let all = desk.session.with_plan(|plan| {
                let table = plan.table::<Scenario>();
                table.in_order().iter().map(|scenario| scenario.id()).collect::<Vec<_>>()
            });
            let Some(named) = named.get() else {
                return std::iter::once(None)
                    .chain(all.into_iter().map(Some))
                    .take(SIDES_MAX)
                    .collect();
            };
            let version = |text: &str| match text {
                PLAN => Some(None),
                text => {
                    let id = text.parse::<Uid>().ok().map(Id::new)?;
                    all.contains(&id).then_some(Some(id))
                }
            };
            named.split('.').filter_map(version).take(SIDES_MAX).collect()
        }))
    }

    fn keep(self, desk: Desk, ids: &[Option<Id<Scenario>>]) {
        let text = ids.iter().map(|id| id.map_or(PLAN.to_owned(), |id| id.uid().to_string()));
        desk.router.set_state("of", Some(&text.collect::<Vec<_>>().join(".")));
    }
}

/// The comparison.
#[component]
pub fn Compare(desk: Desk) -> impl IntoView {
    let view = use_view();
    let compared = Compared::start(desk);
    let session = desk.session;
    let found = Memo::new(move |_| {
        let ids = compared.0.get();
        Arc::new(session.with_plan(|plan| sheet(plan, &ids, session.today())))
    });
    let several = move || found.with(|found| found.sides.len() > 1);
    let lead = move || {
        let name = found.with(|found| found.sides.first().map(|side| side.name.clone()));
        let day = view.locale.get().date(session.today());
        T::CompareLead.with(&[("name", &name.unwrap_or_default()), ("day", &day)])
    };
    view! {
        <div class="table-page scenario-compare printable wide">
            <Choose desk=desk compared=compared/>
            <Show when=several fallback=|| view! { <p class="soft">{T::CompareNeeds.say()}</p> }>
                <h2 class="scenario-finding">{part(move || found.get().title.clone())}</h2>
                <p class="caption">{part(lead)}</p>
                <Figures found=found/>
                <Moves found=found/>
                <p class="no-print"><button class="btn secondary" on:click=move |_| hand_out(desk, &found.get_untracked())>
                    <IconView icon=Icon::Table/>{T::ExportCsv.say()}
                </button></p>
                <Because desk=desk compared=compared/>
            </Show>
        </div>
    }
}

/// Which versions are compared.
#[component]
fn Choose(desk: Desk, compared: Compared) -> impl IntoView {
    let rows = use_view().rows(plumbline::model::RecordKind::Scenario);
    let boxes = move || {
        rows.track();
        let ids = compared.0.get();
        let full = ids.len() >= SIDES_MAX;
        let all = desk.session.with_plan(|plan| {
            let table = plan.table::<Scenario>();
            let named = |scenario: &Scenario| (Some(scenario.id()), scenario.name.clone());
            table.in_order().into_iter().map(named).collect::<Vec<_>>()
        });
        let one = |(id, name): (Option<Id<Scenario>>, String)| {
            let on = ids.contains(&id);
            let toggle = move |event| {
                let mut ids = compared.0.get_untracked();
                ids.retain(|held| *held != id);
                if event_target_checked(&event) {
                    ids.push(id);
                }
                compared.keep(desk, &ids);
            };
            view! {
                <label class="check"><input type="checkbox" checked=on disabled={full && !on}
                    on:change=toggle/><bdi>{name}</bdi></label>
            }
        };
        std::iter::once((None, T::Plan.say().to_owned())).chain(all).map(one).collect_view()
    };
    view! {
        <fieldset class="scenario-choose no-print">
            <legend>{T::CompareNeeds.say()}</legend>
            {part(boxes)}
        </fieldset>
    }
}

/// The figures, a column each.
#[component]
fn Figures(found: Memo<Arc<Sheet>>) -> impl IntoView {
    let heads = move || {
        let sides = found.get().sides.clone();
        let head = |(nth, side): (usize, Side)| {
            view! {
                <th scope="col" class="scenario-side" data-side=nth.to_string()>
                    <b><bdi>{side.name}</bdi></b>
                    <small><bdi>{side.assumes}</bdi></small>
                    {side.dominated.map(|by| view! {
                        <small class="scenario-dominated"><StatusMark shape=StatusShape::Triangle/>
                            {T::Dominated.with(&[("name", &by)])}</small>
                    })}
                </th>
            }
        };
        sides.into_iter().enumerate().map(head).collect_view()
    };
    let rows = move || found.get().rows.iter().cloned().map(figure_row).collect_view();
    view! {
        <div class="table-scroll"><table class="table scenario-figures">
            <thead><tr><th scope="col">{T::Figure.say()}</th>{part(heads)}</tr></thead>
            <tbody>{part(rows)}</tbody>
        </table></div>
    }
}

fn figure_row(row: Row) -> impl IntoView {
    let cell = |cell: CellText| {
        let best = cell.best;
        view! {
            <td class:scenario-best=best><span>{cell.text}</span>
                {best.then(|| view! { <span aria-hidden="true">" ▲"</span><span class="vh">" "{T::Best.say()}</span> })}
                <small>{cell.change}</small></td>
        }
    };
    view! {
        <tr class:soft=!row.differs>
            <th scope="row">{row.title}<small>{row.note}</small></th>
            {row.cells.into_iter().map(cell).collect_view()}
        </tr>
    }
}

/// The projects that stand elsewhere.
#[component]
fn Moves(found: Memo<Arc<Sheet>>) -> impl IntoView {
    let locale = use_view().locale;
    let said = move || {
        let (moves, (inside, outside)) = found.with(|found| (found.moves.len(), found.same));
        let count = |number| locale.get().count(number);
        match moves {
            0 => T::MovesNone.say().to_owned(),
            _ => T::MovesSame.with(&[
                ("count", &count(moves)),
                ("inside", &count(inside)),
                ("outside", &count(outside)),
            ]),
        }
    };
    let heads = move || {
        let sides = found.get().sides.clone();
        sides
            .into_iter()
            .map(|side| view! { <th scope="col"><bdi>{side.name}</bdi></th> })
            .collect_view()
    };
    let rows = move || found.get().moves.iter().cloned().map(move_row).collect_view();
    view! {
        <section class="scenario-section" aria-labelledby="scenario-moves">
            <h2 id="scenario-moves">{T::Moves.say()}</h2>
            <p class="caption">{part(said)}</p>
            <Show when=move || found.with(|found| !found.moves.is_empty())>
                <div class="table-scroll"><table class="table scenario-moves">
                    <thead><tr><th scope="col">{T::Project.say()}</th>{part(heads)}</tr></thead>
                    <tbody>{part(rows)}</tbody>
                </table></div>
            </Show>
        </section>
    }
}

fn move_row(row: Move) -> impl IntoView {
    let place = |(code, words): (&'static str, String)| {
        let shape = match code {
            "in" => StatusShape::Disc,
            "later" => StatusShape::Triangle,
            "out" => StatusShape::Diamond,
            _ => StatusShape::Ring,
        };
        view! { <td><StatusMark shape=shape/>" "{words}</td> }
    };
    view! {
        <tr><th scope="row"><bdi>{row.name}</bdi></th>{row.places.into_iter().map(place).collect_view()}</tr>
    }
}

/// Hands the comparison out as a table.
fn hand_out(desk: Desk, found: &Sheet) {
    let (session, table) = (desk.session, found.table());
    let settings = session.plan_now().settings();
    let decimal = plumbline::present::number::Locale::of(&settings).decimal();
    let name =
        format!("{}_{}_{}.csv", plain_name(&settings.name), T::Compare.say(), session.today());
    spawn(async move {
        let done = session.write_table(table, Form::Csv(decimal)).await;
        let taken = done.is_ok_and(|bytes| files::download(&name, "text/csv", &bytes));
        if !taken {
            session.say(T::ExportFailed.say(), false);
        }
    });
}
