//! The navigation: the list of pages by group.

use super::Rail;
use crate::ui::kit::icon::{Icon, IconView, LogoMark};
use crate::ui::kit::parts::{live, part};
use crate::ui::platform::preferences;
use crate::ui::reactive::RwSignal;
use crate::ui::view::{View, use_view};
use leptos::prelude::*;
use plumbline::model::RecordKind;
use plumbline::present::page::{Group, Page, Route};
use plumbline::present::text::{Text as _, shell::ShellText};

/// The icon of a page.
pub fn page_icon(page: Page) -> Icon {
    match page {
        Page::Home | Page::Start => Icon::Home,
        Page::Projects => Icon::Projects,
        Page::Prioritise => Icon::Prioritise,
        Page::Scenarios => Icon::Scenario,
        Page::Capacity => Icon::Heatmap,
        Page::Forecast => Icon::Forecast,
        Page::Level => Icon::Level,
        Page::Requests => Icon::Inbox,
        Page::People => Icon::People,
        Page::Maturity => Icon::Maturity,
        Page::Office => Icon::Office,
        Page::Groups => Icon::Layers,
        Page::Intake => Icon::Inbox,
        Page::Risks => Icon::Warning,
        Page::Issues => Icon::Issue,
        Page::Changes => Icon::Change,
        Page::Policies => Icon::File,
        Page::Deliverables => Icon::Box,
        Page::Reports => Icon::Report,
        Page::Money => Icon::Coin,
        Page::Benefits => Icon::Benefit,
        Page::Skills => Icon::Skill,
        Page::Stakeholders => Icon::Voice,
        Page::Knowledge => Icon::Book,
        Page::Health => Icon::Search,
        Page::History => Icon::History,
        Page::Safety => Icon::Lock,
        Page::Settings => Icon::Settings,
        Page::Import | Page::Merge => Icon::Upload,
    }
}

/// The navigation.
#[component]
pub fn RailView(page: Page) -> impl IntoView {
    let rail: Rail = expect_context();
    let toggle = move |_| {
        let next = if rail.0.get_untracked() == "folded" { "" } else { "folded" };
        rail.0.set(next);
        preferences::keep("rail", next);
    };
    let scope = use_view().scope();
    let group = move |group: Group| {
        part(move || {
            let (pages, scope) = (Page::in_group(group, scope.get()), scope.get());
            let item = |item: Page| {
                let title = item.title_in(scope).say();
                view! { <RailItem item=item title=title current=item == page/> }
            };
            pages.into_iter().map(item).collect_view()
        })
    };
    let titled = move |of: Group| view! { <RailGroup of=of page=page>{group(of)}</RailGroup> };
    view! {
        <nav class="rail" aria-label=ShellText::Workspace.say()>
            <div class="rail-head">
                <a class="brand" href=Route::to(Page::Home).href() aria-label=ShellText::HomeLink.say()>
                    <LogoMark/><span>{ShellText::AppName.say()}</span>
                </a>
                <button class="icon-btn rail-fold" aria-label=ShellText::FoldRail.say()
                    title=ShellText::FoldRail.say() on:click=toggle>
                    <IconView icon=Icon::ChevronLeft/>
                </button>
            </div>
            <ul>{group(Group::Top)}</ul>
            {Group::TITLED.map(titled)}
            <ul class="rail-foot">{group(Group::Foot)}</ul>
        </nav>
    }
}

/// A group under its heading, which opens and shuts it. The one with the page is always open.
#[component]
fn RailGroup(of: Group, page: Page, children: Children) -> impl IntoView {
    let kept = format!("rail-{}", of.key());
    let shut = match preferences::read(&kept).as_deref() {
        Some("shut") => true,
        Some(_) => false,
        None => of.starts_shut(),
    };
    let shut = RwSignal::new(shut && page.group() != of);
    let title = of.title().map(|title| title.say()).unwrap_or_default();
    let id = format!("rail-{}", of.key());
    let controls = id.clone();
    let turn = move |_| {
        let next = !shut.get_untracked();
        shut.set(next);
        preferences::keep(&kept, if next { "shut" } else { "open" });
    };
    view! {
        <h2 class="rail-group">
            <button class="rail-turn" aria-controls=controls on:click=turn
                aria-expanded=live(move || (!shut.get()).to_string())>
                {title}<IconView icon=Icon::ChevronDown/>
            </button>
        </h2>
        <ul id=id aria-label=title class:rail-shut=live(move || shut.get())>{children()}</ul>
    }
}

#[component]
fn RailItem(item: Page, title: &'static str, current: bool) -> impl IntoView {
    let rail: Rail = expect_context();
    let count = counted(use_view(), item);
    view! {
        <li>
            <a class="rail-item" href=Route::to(item).href() title=title
                aria-current=current.then_some("page")
                on:click=move |_| if rail.0.get_untracked() == "open" { rail.0.set("") }>
                <IconView icon=page_icon(item)/>
                <span class="rail-label">{title}</span>
                {count.map(|count| view! { <span class="rail-count">{count}</span> })}
            </a>
        </li>
    }
}

/// How many records stand behind a page, where that says something.
fn counted(view: View, page: Page) -> Option<Signal<String>> {
    let listed = page.registers().first().copied();
    let kind = listed.or((page == Page::Scenarios).then_some(RecordKind::Scenario))?;
    let rows = view.rows(kind);
    Some(Signal::derive(move || {
        let count = rows.with(|rows| rows.len());
        if count == 0 { String::new() } else { view.locale.get().whole(count as i64) }
    }))
}
