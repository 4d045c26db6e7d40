//! The page of import: five steps from a table to the plan, all reversible until it lands.

mod asks;
mod book;
mod check;
mod desk;
mod headcount;
mod land;
mod made;
mod map;
mod range;
mod replace;
mod result;
mod row;
mod source;
mod unit;
mod words;

use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{Show, live, part};
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::route::use_router;
use desk::{Desk, Stage};
use leptos::prelude::*;
use plumbline::present::page::{Page, Route};
use plumbline::present::text::{Text as _, import::ImportText as T};

/// The page.
#[component]
pub fn Import() -> impl IntoView {
    let desk = Desk::new();
    // The sheet itself is followed further down; here only which stage it is.
    let stage = Memo::new(move |_| match desk.stage.get() {
        Stage::Waiting => 0,
        Stage::Reading => 1,
        Stage::Fault(_) => 2,
        Stage::Read(_) => 3,
        Stage::Landed(_) => 4,
        Stage::Book(..) => 5,
    });
    view! {
        <main class="main" id="main" tabindex="-1">
            {part(move || match stage.get() {
                1 => view! { <source::Reading desk=desk/> }.into_any(),
                2 => view! { <source::Refused desk=desk/> }.into_any(),
                3 => view! { <Wizard desk=desk/> }.into_any(),
                4 => view! { <result::ResultCard desk=desk/> }.into_any(),
                5 => view! { <book::BookCard desk=desk/> }.into_any(),
                _ => view! { <source::Empty/> }.into_any(),
            })}
        </main>
    }
}

/// Heading with the ways out.
#[component]
fn Head(desk: Desk) -> impl IntoView {
    let router = use_router();
    let title = move || {
        let name = desk.session.inbox.get().map(|inbox| inbox.name).unwrap_or_default();
        match name.as_str() {
            "" => T::TitlePaste.say().to_owned(),
            name => T::TitleName.with(&[("name", name)]),
        }
    };
    view! {
        <div class="page-head">
            <h1 tabindex="-1">{title}</h1>
            <button class="btn quiet" on:click=move |_| desk.start_over()>
                <IconView icon=Icon::Undo/>{T::StartOver.say()}
            </button>
            <button class="btn quiet" on:click=move |_| {
                desk.start_over();
                router.go(Route::to(Page::Home));
            }>{T::Close.say()}</button>
        </div>
    }
}

#[component]
fn Wizard(desk: Desk) -> impl IntoView {
    view! {
        <Head desk=desk/>
        <div class="panes import">
            <div class="pane">
                {part(move || desk.sheet().map(|sheet| view! {
                    <source::SourceStep desk=desk sheet=sheet.clone()/>
                    <range::RangeStep desk=desk sheet=sheet.clone()/>
                    <map::MapStep desk=desk sheet=sheet.clone()/>
                    <check::CheckStep desk=desk sheet=sheet/>
                }))}
            </div>
            <section class="pane" aria-labelledby="land-title">
                <land::LandStep desk=desk/>
            </section>
        </div>
    }
}

/// One step: number or tick, title, a line of what it comes to, and its body.
#[component]
fn Step(
    /// From 1; none once it needs nothing more.
    number: u8,
    /// Whether it needs nothing more.
    done: bool,
    /// Its title.
    title: T,
    /// What it comes to.
    #[prop(into)]
    summary: Signal<String>,
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What it holds.
    children: ChildrenFn,
) -> impl IntoView {
    let id = format!("import-step-{number}");
    let (labelled, body) = (id.clone(), format!("{id}-body"));
    let controls = body.clone();
    let icon = move || if open.get() { Icon::ChevronUp } else { Icon::ChevronDown };
    view! {
        <section class="step" aria-labelledby=labelled>
            <div class="step-head">
                {if done {
                    view! { <span class="step-no done"><IconView icon=Icon::Check/></span> }.into_any()
                } else {
                    view! { <span class="step-no">{number}</span> }.into_any()
                }}
                <h2 id=id>{title.say()}</h2>
                <span class="soft">{part(move || summary.get())}</span>
                <button class="icon-btn" aria-expanded=live(move || open.get().to_string())
                    aria-label=title.say() aria-controls=controls
                    on:click=move |_| open.update(|open| *open = !*open)>
                    {part(move || view! { <IconView icon=icon()/> })}
                </button>
            </div>
            <div class="step-body" id=body hidden=live(move || !open.get())>
                <Show when=move || open.get()>{children()}</Show>
            </div>
        </section>
    }
}

/// A select over values that are shown by words.
#[component]
fn Pick(
    /// Its name.
    #[prop(into)]
    label: String,
    /// Value and word of each choice.
    options: Vec<(String, String)>,
    /// The value now.
    #[prop(into)]
    value: Signal<String>,
    /// Told the new value.
    on_pick: Callback<String>,
) -> impl IntoView {
    let choices = options.into_iter().map(|(key, word)| {
        let own = key.clone();
        view! { <option value=key selected=live(move || value.get() == own)>{word}</option> }
    });
    view! {
        <select class="select" aria-label=label prop:value=live(move || value.get())
            on:change=move |event| on_pick.run(event_target_value(&event))>
            {choices.collect_view()}
        </select>
    }
}
