//! The page of the project office: what office is needed, how it comes to be, who does what in it,
//! and what it does at each level.

mod advice;
mod inputs;
mod plan;
mod roles;
mod stages;

use crate::ui::kit::parts::{live, part};
use crate::ui::reactive::Memo;
use crate::ui::route::use_router;
use crate::ui::session::{Session, use_session};
use crate::ui::view::office::OfficeMemos;
use crate::ui::view::{View, use_view};
use leptos::prelude::*;
use plumbline::model::Value;
use plumbline::present::office::{Edit, edits};
use plumbline::present::page::{Page, Route};
use plumbline::present::text::{Text as _, office::OfficeText as T};

/// What the page works on: copies are the same page.
#[derive(Clone, Copy)]
pub struct Bureau {
    pub session: Session,
    pub view: View,
    pub memos: OfficeMemos,
}

impl Bureau {
    /// Changes an entry of a map of the record, or a field where `entry` is `None`.
    pub fn set(self, field: &str, entry: Option<&str>, value: Value) -> bool {
        self.change(vec![Edit { field, entry, value }])
    }

    /// Changes several entries as one step.
    pub fn change(self, changes: Vec<Edit<'_>>) -> bool {
        let workspace = self.session.workspace_now();
        let (command, label) = edits(&workspace, self.session.new_uid(), changes);
        self.session.dispatch(&command, label)
    }
}

/// The page.
#[component]
pub fn OfficePage() -> impl IntoView {
    let (session, view, router) = (use_session(), use_view(), use_router());
    let bureau = Bureau { session, view, memos: view.office() };
    let tab = router.state("tab");
    let shown = Memo::new(move |_| tab.with(|tab| tab.clone().unwrap_or_default()));
    view! {
        {part(move || match shown.get().as_str() {
            "plan" => view! { <plan::PlanTab bureau=bureau/> }.into_any(),
            "roles" => view! { <roles::RolesTab bureau=bureau/> }.into_any(),
            "stages" => view! { <stages::StagesTab bureau=bureau/> }.into_any(),
            _ => view! { <advice::AdviceTab bureau=bureau/> }.into_any(),
        })}
    }
}

/// The views of the page; `now` is the one that is shown.
#[component]
pub fn Tabs(now: &'static str) -> impl IntoView {
    let tabs = [
        ("advice", T::TabAdvice),
        ("plan", T::TabPlan),
        ("roles", T::TabRoles),
        ("stages", T::TabStages),
    ];
    let tab = move |(name, words): (&'static str, T)| {
        let href = Route::to(Page::Office).with("tab", name).href();
        view! {
            <a class="tab" href=href aria-current=(name == now).then_some("page")>{words.say()}</a>
        }
    };
    view! {
        <div class="office-tabs">
            <nav class="tabs plain" aria-label=T::TabsLabel.say()>{tabs.map(tab).collect_view()}</nav>
        </div>
    }
}

/// A heading with its lead, and the way between the views.
#[component]
pub fn Head(
    /// The heading, followed.
    #[prop(into)]
    title: Signal<String>,
    /// The lead.
    lead: &'static str,
    /// The view that is shown.
    now: &'static str,
) -> impl IntoView {
    view! {
        <div class="page-head">
            <div><h1 tabindex="-1">{live(move || title.get())}</h1><p>{lead}</p></div>
            <Tabs now=now/>
        </div>
    }
}
