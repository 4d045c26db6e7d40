//! Scenarios: the list of them, what one changes, and several side by side.

mod because;
mod changes;
mod compare;
mod conflicts;
mod list;
mod make;

use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{Show, live, part};
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::route::{Router, use_router};
use crate::ui::session::{Session, use_session};
use crate::ui::view::use_view;
use leptos::prelude::*;
use plumbline::model::{Id, RecordKind, Scenario, Uid};
use plumbline::present::priority::step::Step;
use plumbline::present::scenario::preset::Preset;
use plumbline::present::text::{Text as _, scenario::ScenarioText as T};

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The session.
    pub session: Session,
    /// The address.
    pub router: Router,
    /// Whether the dialog of a new scenario is open.
    pub making: RwSignal<bool>,
    /// The question a new scenario begins with.
    pub first: RwSignal<Preset>,
    /// The scenario whose changes are shown.
    pub open: Memo<Option<Id<Scenario>>>,
}

impl Desk {
    fn start() -> Self {
        let (session, router) = (use_session(), use_router());
        let open = router.state("open");
        let open = Memo::new(move |_| {
            let id = Id::new(open.get()?.parse::<Uid>().ok()?);
            session.with_plan(|plan| plan.find::<Scenario>(id).is_some()).then_some(id)
        });
        let first = RwSignal::new(Preset::Empty);
        Self { session, router, making: RwSignal::new(false), first, open }
    }

    /// Changes the plan, where there is anything to change; whether it was done.
    pub fn take(self, step: Option<Step>) -> bool {
        step.is_some_and(|step| self.session.dispatch_to_plan(&step.command, step.label))
    }
}

/// The page.
#[component]
pub fn Scenarios() -> impl IntoView {
    let desk = Desk::start();
    let rows = use_view().rows(RecordKind::Scenario);
    let empty = Memo::new(move |_| rows.with(|rows| rows.is_empty()));
    let show = desk.router.state("show");
    let compares = Memo::new(move |_| show.with(|show| show.as_deref() == Some("compare")));
    let choice = move |text: T, compare: bool| {
        let pressed = move || (compares.get() == compare).to_string();
        let go = move |_| desk.router.set_state("show", compare.then_some("compare"));
        view! { <button class="seg" aria-pressed=live(pressed) on:click=go>{text.say()}</button> }
    };
    let body = move || match (empty.get(), compares.get()) {
        (true, _) => view! {
            <div class="empty scenario-empty">
                <p>{T::Empty.say()}</p>
                <make::Offers desk=desk/>
            </div>
        }
        .into_any(),
        (false, true) => view! { <compare::Compare desk=desk/> }.into_any(),
        (false, false) => view! { <list::List desk=desk/> }.into_any(),
    };
    view! {
        <main class="main" id="main" tabindex="-1">
            <div class="page-head"><div>
                <h1 tabindex="-1">{T::Title.say()}</h1>
                <p>{T::Lead.say()}</p>
            </div>
            <div class="line no-print">
                <Show when=move || !empty.get()>
                    <div class="segmented" role="group" aria-label=T::Views.say()>
                        {choice(T::List, false)}
                        {choice(T::Compare, true)}
                    </div>
                </Show>
                <button class="btn primary" on:click=move |_| desk.making.set(true)>
                    <IconView icon=Icon::Plus/>{T::New.say()}
                </button>
            </div></div>
            {part(body)}
            <make::MakeDialog desk=desk/>
        </main>
    }
}
