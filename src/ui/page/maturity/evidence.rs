//! Claims held against the workspace: what the records say, and the rules with their limits.

use super::desk::Desk;
use crate::ui::kit::parts::{live, part};
use crate::ui::reactive::Memo;
use leptos::prelude::*;
use plumbline::model::Value;
use plumbline::order::set_of;
use plumbline::present::maturity::claims::{ClaimRow, claim_rows, claims_title};
use plumbline::present::office::{Edit, edits};
use plumbline::present::text::{Text as _, claims::ClaimText as T};

/// The claims of the assessment that is shown, in words.
pub fn claims_of(desk: Desk) -> Memo<Vec<ClaimRow>> {
    let (found, record) = (desk.view.claims(desk.gathered), desk.view.office_record());
    Memo::new(move |_| {
        let locale = desk.view.locale.get();
        let Some(gathered) = desk.gathered.get() else { return Vec::new() };
        found.with(|found| {
            record.with(|own| claim_rows(found, &gathered.asked, own.as_ref(), locale))
        })
    })
}

/// Changes a setting of a rule.
fn set(desk: Desk, field: &str, entry: &str, value: Value) {
    let session = desk.session;
    let changes = vec![Edit { field, entry: Some(entry), value }];
    let (command, label) = edits(&session.workspace_now(), session.new_uid(), changes);
    session.dispatch(&command, label);
}

/// What the records say, and all rules below.
#[component]
pub fn Evidence(desk: Desk) -> impl IntoView {
    let rows = claims_of(desk);
    let title = move || rows.with(|rows| claims_title(rows, desk.view.locale.get()));
    let line = |row: ClaimRow| {
        let class = if row.against { "text-bad" } else { "" };
        view! { <li><b class=class>{row.practice}" "{row.verdict}</b>". "{row.sentence}</li> }
    };
    let speaking = move || rows.get().into_iter().filter(|row| row.speaks).map(line).collect_view();
    let codes = Memo::new(move |_| {
        let codes = rows.with(|rows| set_of(rows.iter().map(|row| row.code)));
        codes.into_iter().collect::<Vec<_>>()
    });
    let rule = move |code: &'static str| view! { <RuleRow desk=desk rows=rows code=code/> };
    view! {
        <section class="block" aria-labelledby="claims">
            <h2 id="claims">{part(title)}</h2>
            <p class="caption">{T::Lead.say()}</p>
            <ul class="claims-list">{part(speaking)}</ul>
            <details class="why">
                <summary>{T::Rules.say()}</summary>
                <div class="table-scroll"><table class="table claims-rules">
                    <thead><tr>
                        <th scope="col">{T::Rule.say()}</th><th scope="col">{T::Verdict.say()}</th>
                        <th scope="col">{T::Limit.say()}</th><th scope="col">{T::Days.say()}</th>
                        <th scope="col">{T::Counts.say()}</th>
                    </tr></thead>
                    <tbody>{part(move || codes.get().into_iter().map(rule).collect_view())}</tbody>
                </table></div>
            </details>
        </section>
    }
}

#[component]
fn RuleRow(desk: Desk, rows: Memo<Vec<ClaimRow>>, code: &'static str) -> impl IntoView {
    let read = move |take: fn(&ClaimRow) -> String| {
        rows.with(|rows| rows.iter().find(|row| row.code == code).map(take).unwrap_or_default())
    };
    let first = rows.with_untracked(|rows| rows.iter().find(|row| row.code == code).cloned());
    let Some(first) = first else { return ().into_any() };
    let name = first.name;
    let number = move |event: &leptos::ev::Event| {
        let text = event_target_value(event);
        text.parse().map_or(Value::Empty, Value::Number)
    };
    let limit = move |event| set(desk, "thresholds", code, number(&event));
    let days = move |event| set(desk, "thresholds", &format!("{code} days"), number(&event));
    let turn = move |event| {
        let on = event_target_checked(&event);
        let reason = Value::Text(T::OffReason.say().to_owned());
        set(desk, "rules_off", code, if on { Value::Empty } else { reason });
    };
    let days_field = first.days.is_some().then(|| {
        view! {
            <input class="input number" type="number" min="1" max="3650" aria-label=T::DaysOf.with(&[("name", name)])
                prop:value=live(move || read(|row| row.days.clone().unwrap_or_default())) on:change=days/>
        }
    });
    view! {
        <tr>
            <th scope="row">{name}<span class="caption">{part(move || read(|row| row.practice.clone()))}</span></th>
            <td>{part(move || read(|row| row.verdict.to_owned()))}
                <span class="caption">{part(move || read(|row| row.sentence.clone()))}</span></td>
            <td><input class="input number" type="number" min="0" max="100" aria-label=T::LimitOf.with(&[("name", name)])
                prop:value=live(move || read(|row| row.limit.clone())) on:change=limit/></td>
            <td>{days_field}</td>
            <td><label class="check"><input type="checkbox" aria-label=T::CountsOf.with(&[("name", name)])
                prop:checked=live(move || read(|row| row.on.to_string()) == "true") on:change=turn/></label></td>
        </tr>
    }
    .into_any()
}
