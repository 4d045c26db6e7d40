//! The page of requests: who asks for people, what granting it would do, and the answer.

use crate::ui::kit::parts::{For, Show, live, part};
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::view::{View, use_view};
use leptos::prelude::*;
use plumbline::model::{RecordKind, Uid};
use plumbline::present::capacity::{RequestLine, answer, request_line, requests_title};
use plumbline::present::page::{Page, Route};
use plumbline::present::text::{Text as _, requests::RequestsText as T};

/// Most requests on screen at once.
const LINES_MAX: usize = 200;

/// The page.
#[component]
pub fn Requests() -> impl IntoView {
    let view = use_view();
    let all = view.requests();
    let title = move || all.with(|all| requests_title(all, view.locale.get()));
    let lines = Memo::new(move |_| {
        for kind in [RecordKind::Role, RecordKind::Person, RecordKind::Project] {
            view.follow(kind);
        }
        let (ws, locale) = (view.session().workspace_now(), view.locale.get());
        let line = |one: &_| request_line(&ws, one, locale);
        all.with(|all| all.iter().map(line).collect::<Vec<RequestLine>>())
    });
    let some = Memo::new(move |_| all.with(|all| !all.is_empty()));
    let more = move || {
        let rest = lines.with(Vec::len).saturating_sub(LINES_MAX);
        (rest > 0).then(|| T::More.with(&[("count", &view.locale.get().count(rest))]))
    };
    let shown = move || lines.get().into_iter().take(LINES_MAX);
    view! {
        <main class="main" id="main" tabindex="-1">
            <div class="page-head"><div>
                <h1 tabindex="-1">{part(title)}</h1>
                <Show when=move || some.get()><p>{T::Lead.say()}</p></Show>
            </div></div>
            <Show when=move || some.get() fallback=|| view! {
                <div class="empty">
                    <p>{T::EmptyLead.say()}</p>
                    <a class="btn primary" href=Route::to(Page::Capacity).href()>{T::EmptyAction.say()}</a>
                </div>
            }>
                <div class="requests table-scroll" tabindex="0" role="group" aria-label=T::ListTitle.say()>
                    <table class="table" aria-label=T::ListTitle.say()>
                        <thead><tr>
                            <th scope="col">{T::HeadProject.say()}</th>
                            <th scope="col">{T::HeadRole.say()}</th>
                            <th scope="col">{T::HeadPeriod.say()}</th>
                            <th scope="col" class="num">{T::HeadHours.say()}</th>
                            <th scope="col">{T::HeadPeak.say()}</th>
                            <th scope="col" class="num">{T::HeadOver.say()}</th>
                            <th scope="col" class="num">{T::HeadShort.say()}</th>
                            <th scope="col" class="no-print">{T::HeadReason.say()}</th>
                            <th scope="col" class="no-print">{T::HeadAnswer.say()}</th>
                        </tr></thead>
                        <tbody>
                            <For each=shown key=|line| format!("{line:?}") let:line>
                                <Line view=view line=line/>
                            </For>
                        </tbody>
                    </table>
                    <p class="caption">{part(more)}</p>
                </div>
            </Show>
        </main>
    }
}

/// One request with its answer.
#[component]
fn Line(view: View, line: RequestLine) -> impl IntoView {
    let reason = RwSignal::new(String::new());
    let demand = line.demand;
    let names = |text: T| text.with(&[("role", &line.role), ("project", &line.project)]);
    let class = if line.fits { "num" } else { "num over" };
    let peak = match line.href {
        Some(href) => view! { <a class="link" href=href>{line.peak}</a> }.into_any(),
        None => line.peak.into_any(),
    };
    view! {
        <tr>
            <th scope="row">{line.project.clone()}</th>
            <td>{line.role.clone()}</td>
            <td>{line.period}</td>
            <td class="num">{line.hours}</td>
            <td>{peak}</td>
            <td class="num">{line.over}</td>
            <td class=class>{line.short}</td>
            <td class="no-print"><input class="input" aria-label=names(T::ReasonName)
                prop:value=live(move || reason.get())
                on:input=move |event| reason.set(event_target_value(&event))/></td>
            <td class="requests-answer no-print">
                <button class="btn secondary" aria-label=names(T::ApproveName)
                    on:click=move |_| decide(view, demand, true, reason)>{T::Approve.say()}</button>
                <button class="btn secondary" aria-label=names(T::RejectName)
                    on:click=move |_| decide(view, demand, false, reason)>{T::Reject.say()}</button>
            </td>
        </tr>
    }
}

/// Answers a request as one step, and leads the focus on to the next line's answer.
fn decide(view: View, demand: Uid, granted: bool, reason: RwSignal<String>) {
    let session = view.session();
    let found = view.requests_now();
    let Some(request) = found.iter().find(|one| one.demand.uid() == demand) else { return };
    let (ws, when) = (session.workspace_now(), (session.today(), session.new_uid()));
    let said = reason.get_untracked();
    let (command, label) = answer(&ws, request, granted, &said, when, view.locale.get_untracked());
    if session.dispatch(&command, label) {
        crate::ui::platform::dom::focus_soon(".requests-answer button, .empty a");
    }
}
