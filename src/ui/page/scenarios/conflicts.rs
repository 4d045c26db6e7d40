//! Where the plan has moved on under a scenario: decided one by one, by mouse or by keys.

use super::Desk;
use crate::ui::kit::parts::{For, Show};
use crate::ui::reactive::Memo;
use leptos::prelude::*;
use plumbline::model::{Id, Scenario};
use plumbline::present::scenario::{ConflictLine, conflict_lines, decide, keep_all};
use plumbline::present::text::{Text as _, scenario::ScenarioText as T};

/// The section.
#[component]
pub fn Conflicts(desk: Desk, id: Id<Scenario>) -> impl IntoView {
    let session = desk.session;
    let lines =
        Memo::new(move |_| session.with_plan(|plan| conflict_lines(plan, id, session.today())));
    let any = move || lines.with(|lines| !lines.is_empty());
    let key = |line: &ConflictLine| format!("{line:?}");
    let keep = move |_| {
        let plan = session.plan_now();
        if desk.take(keep_all(&plan, id, &session.revision_now())) {
            let name = plan.find(id).map(|at| at.name.clone()).unwrap_or_default();
            session.say(&T::Rebased.with(&[("name", &name)]), true);
        }
    };
    view! {
        <section class="scenario-section" aria-labelledby="scenario-conflicts">
            <h2 id="scenario-conflicts">{T::ConflictsTitle.say()}</h2>
            <Show when=any fallback=|| view! { <p class="soft">{T::NoConflicts.say()}</p> }>
                <p class="caption">{T::ConflictsLead.say()}</p>
                <div class="table-scroll"><table class="table scenario-conflicts">
                    <thead><tr>
                        <th scope="col">{T::ConflictRecord.say()}</th>
                        <th scope="col">{T::ConflictField.say()}</th>
                        <th scope="col">{T::ConflictThen.say()}</th>
                        <th scope="col">{T::ConflictNow.say()}</th>
                        <th scope="col">{T::ConflictWanted.say()}</th>
                        <th scope="col"><span class="vh">{T::Ways.say()}</span></th>
                    </tr></thead>
                    <tbody><For each=move || lines.get() key=key children=move |line| view! {
                        <Row desk=desk id=id line=line/>
                    }/></tbody>
                </table></div>
                <p><button class="btn secondary" on:click=keep>{T::KeepAll.say()}</button></p>
            </Show>
        </section>
    }
}

#[component]
fn Row(desk: Desk, id: Id<Scenario>, line: ConflictLine) -> impl IntoView {
    let about = format!("{} {}", line.record, line.field);
    let way = |text: T, keeps: bool| {
        let (conflict, label) = (line.conflict.clone(), format!("{}: {about}", text.say()));
        let settle = move |_| {
            _ = desk.take(decide(&desk.session.plan_now(), id, &conflict, keeps));
        };
        view! { <button class="btn quiet" aria-label=label on:click=settle>{text.say()}</button> }
    };
    let ways = match line.keeps {
        true => vec![way(T::KeepScenario, true), way(T::TakePlan, false)],
        false => vec![way(T::LetGo, false)],
    };
    let [then, now, wanted] = line.values;
    view! {
        <tr>
            <th scope="row"><bdi>{line.record}</bdi><small>{line.kind}</small></th>
            <td>{line.field}<small>{line.note}</small></td>
            <td><bdi>{then}</bdi></td>
            <td><bdi>{now}</bdi></td>
            <td><bdi>{wanted}</bdi></td>
            <td><span class="row-actions">{ways}</span></td>
        </tr>
    }
}
