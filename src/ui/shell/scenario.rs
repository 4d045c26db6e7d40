//! Which scenario is worked in: followed from the address, said on every page, changed from there.

use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{Show, live, part};
use crate::ui::reactive::Memo;
use crate::ui::route::{Router, use_router};
use crate::ui::session::{Session, Stage, use_session};
use crate::ui::view::use_view;
use leptos::prelude::*;
use plumbline::model::{Id, RecordKind, Scenario, Uid};
use plumbline::present::page::{Page, Route};
use plumbline::present::text::{Text as _, scenario::ScenarioText as T};

/// Colours of the edge beside that of the plan.
const COLOURS: u128 = 3;

/// Works in what the address names; where that is not there, in the plan, which is said.
pub fn follow(session: Session, router: Router) {
    let named = router.scenario();
    Effect::new(move |_| session.target.set(named.get()));
    let lost = Memo::new(move |_| {
        let open = session.stage.with(|stage| *stage == Stage::Open);
        open && session.target.get().is_some() && session.overlay().is_none()
    });
    Effect::new(move |_| {
        if lost.get() {
            router.set_state("in", None);
            session.say(T::Lost.say(), false);
        }
    });
}

/// The name of the scenario that is worked in; followed.
pub fn name(session: Session) -> Option<String> {
    let id = session.overlay()?.id;
    session.with_plan(|plan| plan.find(id).map(|scenario| scenario.name.clone()))
}

/// The scenario that is worked in; followed.
pub fn current(session: Session) -> Memo<Option<Id<Scenario>>> {
    Memo::new(move |_| session.overlay().map(|overlay| overlay.id))
}

/// The coloured edge above everything.
#[component]
pub fn Edge() -> impl IntoView {
    let current = current(use_session());
    let colour = move || match current.get() {
        None => 1,
        Some(id) => 2 + id.uid().0 % COLOURS,
    };
    view! { <div class="edge" data-scenario=live(move || colour().to_string())></div> }
}

/// The band that says on every page that a scenario is worked in.
#[component]
pub fn ScenarioBand(page: Page) -> impl IntoView {
    let (session, router) = (use_session(), use_router());
    let name = Memo::new(move |_| name(session));
    let locale = use_view().locale;
    let compare = Route::to(Page::Scenarios).with("show", "compare").href();
    let conflicts = move || {
        let overlay = session.overlay().filter(|overlay| !overlay.conflicts.is_empty())?;
        let count = locale.get().count(overlay.conflicts.len());
        let uid = overlay.id.uid().to_string();
        let route = Route::to(Page::Scenarios).with("open", &uid);
        Some((route.href(), T::ConflictCount.with(&[("count", &count)])))
    };
    let said = move || T::Inside.with(&[("name", &name.get().unwrap_or_default())]);
    view! {
        <Show when=move || name.with(Option::is_some)>
            <div class="strip scenario-band" role="region" aria-label=T::PaletteSort.say()>
                <IconView icon=Icon::Scenario/>
                <b><bdi>{part(said)}</bdi></b>
                <span class="scenario-note">{T::InsideNote.say()}</span>
                <span class="spacer"></span>
                {part(move || conflicts().map(|(href, said)| view! {
                    <a href=href><IconView icon=Icon::Warning/>{said}</a>
                }))}
                {(page != Page::Scenarios).then(|| view! {
                    <a href=compare.clone()>{T::Compare.say()}</a>
                })}
                <button class="link" data-back="" on:click=move |_| router.turn_to(None)>{T::BackToPlan.say()}</button>
            </div>
        </Show>
    }
}

/// Turns between the plan and its scenarios.
#[component]
pub fn Switcher() -> impl IntoView {
    let (session, router, view) = (use_session(), use_router(), use_view());
    let rows = view.rows(RecordKind::Scenario);
    let current = current(session);
    let options = move || {
        rows.track();
        let now = current.get();
        let names = session.with_plan(|plan| {
            let table = plan.table::<Scenario>();
            let named = |scenario: &Scenario| (Some(scenario.id()), scenario.name.clone());
            table.in_order().into_iter().map(named).collect::<Vec<_>>()
        });
        let option = |(id, name): (Option<Id<Scenario>>, String)| {
            let value = id.map(|id| id.uid().to_string()).unwrap_or_default();
            view! { <option value=value selected={id == now}>{name}</option> }
        };
        std::iter::once((None, T::Plan.say().to_owned())).chain(names).map(option).collect_view()
    };
    let choose = move |event| {
        let chosen = event_target_value(&event).parse::<Uid>().ok().map(Id::new);
        router.turn_to(chosen);
    };
    view! {
        <Show when=move || rows.with(|rows| !rows.is_empty())>
            <select class="select scenario-switch" aria-label=T::Switch.say() on:change=choose>
                {part(options)}
            </select>
        </Show>
    }
}
