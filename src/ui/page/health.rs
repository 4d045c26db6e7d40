//! Data health: what is odd over all registers, by sort, with what mends it.

use crate::ui::kit::parts::part;
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::view::health::{counted, findings};
use crate::ui::view::{View, use_view};
use leptos::prelude::*;
use plumbline::analysis::health::OddGroup;
use plumbline::present::health::{HealthLine, advice, line, mend_step, mend_words, title};
use plumbline::present::page::{Page, Route};
use plumbline::present::text::{Text as _, health::HealthText as T};
use std::sync::Arc;

/// Lines of a group shown at first.
const LINES: usize = 20;

/// The page.
#[component]
pub fn Health() -> impl IntoView {
    let view = use_view();
    let groups = findings(view);
    let heading = move || {
        let count = groups.with(|groups| counted(groups));
        match count {
            0 => T::TitleNone.say().to_owned(),
            count => view.locale.get().counted(count, T::TitleOne, T::TitleMany),
        }
    };
    view! {
        <main class="main" id="main" tabindex="-1">
            <div class="page-head"><div>
                <h1 tabindex="-1">{part(heading)}</h1>
                {part(move || groups.with(|groups| !groups.is_empty()).then(|| view! { <p>{T::Lead.say()}</p> }))}
            </div></div>
            {part(move || groups.with(|groups| groups.is_empty()).then(|| view! {
                <div class="pane import-empty">
                    <p class="lead">{T::Empty.say()}</p>
                    <a class="btn primary" href=Route::to(Page::Projects).href()>{T::EmptyAction.say()}</a>
                </div>
            }))}
            {part(move || groups.get().iter().map(|group| {
                view! { <Group view=view groups=groups group=group.clone()/> }
            }).collect_view())}
        </main>
    }
}

/// One sort of findings.
#[component]
fn Group(view: View, groups: Memo<Arc<Vec<OddGroup>>>, group: OddGroup) -> impl IntoView {
    let session = view.session();
    let locale = view.locale.get_untracked();
    let (oddness, count) = (group.oddness, group.found.len());
    let id = format!("health-{}", oddness as u8);
    let labelled = id.clone();
    let all = RwSignal::new(false);
    let workspace = session.workspace_now();
    let lines: Vec<HealthLine> =
        group.found.iter().map(|odd| line(&workspace, odd, locale)).collect();
    let mend = move |_| {
        // As it is now: something may have been mended by hand since.
        let own = groups
            .with_untracked(|groups| groups.iter().find(|group| group.oddness == oddness).cloned());
        let Some(group) = own else { return };
        let (command, label) = mend_step(&group);
        let count = view.locale.get_untracked().count(group.mendable());
        if session.dispatch(&command, label) {
            session.say(&T::Mended.with(&[("count", &count)]), true);
        }
    };
    let button = mend_words(&group, locale).map(|words| {
        view! { <button class="btn secondary" on:click=mend>{words}</button> }
    });
    let more = move || {
        (count > LINES && !all.get()).then(|| {
            view! {
                <button class="link no-print" on:click=move |_| all.set(true)>
                    {T::More.with(&[("count", &locale.count(count))])}
                </button>
            }
        })
    };
    view! {
        <section class="block" aria-labelledby=labelled>
            <div class="section-head">
                <h2 id=id>{title(oddness).say()}" "<span class="muted">{locale.count(count)}</span></h2>
                {button}
            </div>
            <p class="caption">{advice(oddness).say()}</p>
            <table class="table health-table">
                <thead><tr>
                    <th scope="col">{T::HeadType.say()}</th>
                    <th scope="col">{T::HeadName.say()}</th>
                    <th scope="col">{T::HeadDetail.say()}</th>
                </tr></thead>
                <tbody>{part(move || {
                    let most = if all.get() { usize::MAX } else { LINES };
                    lines.iter().take(most).cloned().map(row).collect_view()
                })}</tbody>
            </table>
            {part(more)}
        </section>
    }
}

fn row(line: HealthLine) -> impl IntoView {
    let name = match line.route {
        Some(route) => view! { <a class="link" href=route.href()>{line.name}</a> }.into_any(),
        None => line.name.into_any(),
    };
    view! { <tr><td class="soft">{line.sort}</td><td>{name}</td><td>{line.detail}</td></tr> }
}
