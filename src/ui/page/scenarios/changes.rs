//! What a scenario changes, record by record, and taking all or some of it to the plan.

use super::Desk;
use crate::ui::kit::dialog::Dialog;
use crate::ui::kit::parts::{For, Show, live, part};
use crate::ui::platform::preferences;
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::session::WHO;
use crate::ui::view::use_view;
use leptos::prelude::*;
use plumbline::model::record::RecordRef;
use plumbline::model::{Id, Scenario};
use plumbline::present::compare::{Comparison, RecordDifference};
use plumbline::present::scenario::{Reasons, changed, promote};
use plumbline::present::text::{Text as _, scenario::ScenarioText as T};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Records listed; more are counted.
const SHOWN: usize = 200;

/// What goes to the plan.
#[derive(Clone, Copy)]
struct Promotion {
    desk: Desk,
    id: Id<Scenario>,
    found: Memo<Arc<Comparison>>,
    /// What is left out: at first nothing.
    out: RwSignal<BTreeSet<RecordRef>>,
    open: RwSignal<bool>,
}

impl Promotion {
    fn picked(self) -> BTreeSet<RecordRef> {
        let out = self.out.get();
        let all = self.found.with(|found| found.records.iter().map(|r| r.at).collect::<Vec<_>>());
        all.into_iter().filter(|at| !out.contains(at)).collect()
    }
}

/// The section.
#[component]
pub fn Changes(desk: Desk, id: Id<Scenario>) -> impl IntoView {
    let (session, locale) = (desk.session, use_view().locale);
    let found =
        Memo::new(move |_| Arc::new(session.with_plan(|plan| changed(plan, id, session.today()))));
    let promotion =
        Promotion { desk, id, found, out: RwSignal::default(), open: RwSignal::new(false) };
    let rows =
        move || found.with(|found| found.records.iter().take(SHOWN).cloned().collect::<Vec<_>>());
    let key = |row: &RecordDifference| format!("{row:?}");
    let more = move || {
        let count = found.with(|found| found.records.len().saturating_sub(SHOWN));
        let said = locale.get().count(count);
        (count > 0).then(|| T::Several.with(&[("count", &said)]))
    };
    let any = move || found.with(|found| !found.records.is_empty());
    view! {
        <section class="scenario-section" aria-labelledby="scenario-changes">
            <h2 id="scenario-changes">{T::ChangesTitle.say()}</h2>
            <Show when=any fallback=|| view! { <p class="soft">{T::ChangesNone.say()}</p> }>
                <ul class="differences">
                    <For each=rows key=key children=move |row| view! { <Row promotion=promotion row=row/> }/>
                </ul>
                <p class="caption">{part(more)}</p>
                <p><button class="btn primary" on:click=move |_| promotion.open.set(true)
                    disabled=live(move || promotion.picked().is_empty())>{T::Promote.say()}</button></p>
            </Show>
            <Dialog open=promotion.open title=T::PromoteTitle.say()><Confirm promotion=promotion/></Dialog>
        </section>
    }
}

#[component]
fn Row(promotion: Promotion, row: RecordDifference) -> impl IntoView {
    let at = row.at;
    let label = T::Pick.with(&[("record", &row.name)]);
    let toggle = move |event| {
        let on = event_target_checked(&event);
        promotion.out.update(|out| if on { _ = out.remove(&at) } else { _ = out.insert(at) });
    };
    view! {
        <li>
            <label class="check"><input type="checkbox" checked=true aria-label=label on:change=toggle/>
                <span><span class="soft">{row.kind}</span>" "<b><bdi>{row.name.clone()}</bdi></b>" "
                <span class="soft">{row.fate.word()}</span></span></label>
            {(!row.fields.is_empty()).then(|| view! {
                <ul class="scenario-fields">{row.fields.into_iter().map(|field| view! {
                    <li>{field.title}": "<bdi>{field.from}</bdi>" → "<bdi>{field.to}</bdi></li>
                }).collect_view()}</ul>
            })}
        </li>
    }
}

/// Who, why, and the step itself.
#[component]
fn Confirm(promotion: Promotion) -> impl IntoView {
    let Promotion { desk, id, found, open, .. } = promotion;
    let (session, locale) = (desk.session, use_view().locale);
    let who = RwSignal::new(preferences::read(WHO).unwrap_or_default());
    let (why, record) = (RwSignal::new(String::new()), RwSignal::new(true));
    let lead = move || {
        let locale = locale.get();
        let (count, all) = (promotion.picked().len(), found.with(|found| found.records.len()));
        T::PromoteLead.with(&[("count", &locale.count(count)), ("all", &locale.count(all))])
    };
    let go = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let plan = session.plan_now();
        let reasons = Reasons {
            who: who.get_untracked(),
            why: why.get_untracked(),
            record: record.get_untracked().then(|| session.new_uid()),
        };
        let picked = untrack(|| promotion.picked());
        let Some(step) = promote(&plan, id, &picked, &reasons, session.today()) else { return };
        let name = step.label.name.clone();
        if session.promote(&step.command, step.label) {
            open.set(false);
            session.say(&T::Promoted.with(&[("name", &name)]), true);
        }
    };
    view! {
        <form class="scenario-form" on:submit=go>
            <p>{part(lead)}</p>
            <label for="promote-who">{T::PromoteWho.say()}</label>
            <input id="promote-who" class="input" type="text" maxlength="300" prop:value=live(move || who.get())
                on:input=move |event| who.set(event_target_value(&event))/>
            <label for="promote-why">{T::PromoteWhy.say()}</label>
            <textarea id="promote-why" class="input" rows="3"
                on:input=move |event| why.set(event_target_value(&event))></textarea>
            <label class="check"><input type="checkbox" checked=true
                on:change=move |event| record.set(event_target_checked(&event))/>{T::PromoteRecord.say()}</label>
            <p><button class="btn primary" type="submit">{T::PromoteDo.say()}</button></p>
        </form>
    }
}
