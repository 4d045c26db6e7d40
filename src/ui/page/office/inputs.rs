//! The answers behind the advice: chosen or typed, each with where its figure comes from.

use super::Bureau;
use crate::ui::kit::parts::{live, part};
use crate::ui::reactive::Memo;
use leptos::prelude::*;
use plumbline::model::{RecordKind, Value};
use plumbline::present::office::inputs::{InputRow, parts, rows};
use plumbline::present::text::{Text as _, choices, office::OfficeText as T};
use web_sys::HtmlInputElement;

/// All answers.
#[component]
pub fn Inputs(bureau: Bureau) -> impl IntoView {
    let all = Memo::new(move |_| {
        let (locale, ground) = (bureau.view.locale.get(), bureau.memos.ground.get());
        bureau.memos.record.with(|own| rows(&ground, own.as_ref(), locale))
    });
    let count = all.with_untracked(Vec::len);
    let row = move |nth: usize| view! { <Answer bureau=bureau all=all nth=nth/> };
    view! {
        <section class="block" id="office-inputs" aria-labelledby="office-answers">
            <div class="section-head">
                <h2 id="office-answers">{T::Inputs.say()}</h2>
                <span class="caption">{T::InputsNote.say()}</span>
            </div>
            <ul class="office-inputs">{(0..count).map(row).collect_view()}</ul>
            <Ratings bureau=bureau/>
            <div class="field-row">
                <ScopeChoice bureau=bureau/>
                <Line bureau=bureau field="sponsor" label=T::Sponsor/>
                <Line bureau=bureau field="people" label=T::PeopleSupported/>
            </div>
        </section>
    }
}

/// What a number field gives: the number, nothing where it was emptied, what was typed otherwise,
/// which the record then refuses with the reason.
fn number(text: &str) -> Value {
    match (text.is_empty(), text.parse::<f64>()) {
        (true, _) => Value::Empty,
        (_, Ok(number)) => Value::Number(number),
        (_, Err(_)) => Value::Text(text.to_owned()),
    }
}

#[component]
fn Answer(bureau: Bureau, all: Memo<Vec<InputRow>>, nth: usize) -> impl IntoView {
    let read = move |take: fn(&InputRow) -> String| {
        all.with(|all| all.get(nth).map(take).unwrap_or_default())
    };
    let first = all.with_untracked(|all| all.get(nth).cloned());
    let Some(first) = first else { return ().into_any() };
    let InputRow { letter, name, steps, limits, .. } = first;
    let id = format!("office-input-{letter}");
    let (own, why) = (letter.clone(), letter);
    let keep = move |text: &str| bureau.set("inputs", Some(&own), number(text));
    let keep = std::sync::Arc::new(keep);
    let typed = keep.clone();
    let type_in = move |event: leptos::ev::Event| {
        let input = event_target::<HtmlInputElement>(&event);
        typed(&input.value());
        // What was refused must not stay in the field.
        input.set_value(&untrack(|| read(|row| row.own.clone())));
    };
    let reason = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        let value = if text.is_empty() { Value::Empty } else { Value::Text(text) };
        bureau.set("reasons", Some(&why), value);
    };
    let control = match steps.is_empty() {
        true => view! {
            <input class="input number" id=id.clone() type="number" min=limits.0.to_string() max=limits.1.to_string() step="0.1"
                placeholder=live(move || read(|row| row.unset.clone())) prop:value=live(move || read(|row| row.own.clone())) on:change=type_in/>
        }
        .into_any(),
        false => {
            let option = move |(value, words): (String, String)| {
                let own = value.clone();
                let chosen = live(move || read(|row| row.own.clone()) == own);
                view! { <option value=value selected=chosen>{words}</option> }
            };
            view! {
                <select class="select" id=id.clone() on:change=move |event| _ = keep(&event_target_value(&event))>
                    <option value="" selected=live(move || read(|row| row.own.clone()).is_empty())>
                        {part(move || read(|row| row.unset.clone()))}
                    </option>
                    {steps.into_iter().map(option).collect_view()}
                </select>
            }
            .into_any()
        }
    };
    let by_hand = Memo::new(move |_| !read(|row| row.own.clone()).is_empty());
    view! {
        <li>
            <label for=id>{name}</label>
            {control}
            <p class="caption">{part(move || read(|row| row.from.clone()))}</p>
            {part(move || by_hand.get().then(|| view! {
                <input class="input" aria-label=T::ReasonOf.with(&[("name", name)]) placeholder=T::Reason.say()
                    prop:value=live(move || read(|row| row.reason.clone())) on:change=reason.clone()/>
            }))}
        </li>
    }
    .into_any()
}

#[component]
fn Ratings(bureau: Bureau) -> impl IntoView {
    let all = Memo::new(move |_| {
        let (locale, ground) = (bureau.view.locale.get(), bureau.memos.ground.get());
        bureau.memos.record.with(|own| parts(&ground, own.as_ref(), locale))
    });
    let row = move |nth: usize| {
        let read = move |at: usize| {
            all.with(|all| all.get(nth).and_then(|row| row.get(at)).cloned().unwrap_or_default())
        };
        let (code, name) = untrack(|| (read(0), read(1)));
        let id = format!("office-part-{code}");
        let keep = move |event| {
            bureau.set("ratings", Some(&code), number(&event_target_value(&event)));
        };
        let option = move |value: usize| {
            let value = value.to_string();
            let own = value.clone();
            view! {
                <option value=value.clone() selected=live(move || read(2) == own)>{value.clone()}</option>
            }
        };
        view! {
            <div class="field">
                <label for=id.clone()>{name}</label>
                <select class="select" id=id on:change=keep>
                    <option value="" selected=live(move || read(2).is_empty())>{part(move || read(3))}</option>
                    {(0..=4).map(option).collect_view()}
                </select>
            </div>
        }
    };
    let count = all.with_untracked(Vec::len);
    view! {
        <details class="why">
            <summary>{T::Complexity.say()}</summary>
            <div class="fields">{(0..count).map(row).collect_view()}</div>
        </details>
    }
}

/// What the office is decided to look after: names, navigation and duties follow.
#[component]
fn ScopeChoice(bureau: Bureau) -> impl IntoView {
    let now = bureau.view.scope();
    let choose = move |event| {
        let code = event_target_value(&event);
        let value = if code.is_empty() { Value::Empty } else { Value::Choice(code) };
        bureau.set("scope", None, value);
    };
    let labels = choices::labels(RecordKind::Office, "scope").unwrap_or_default();
    let option = |(code, words): &(&'static str, &'static str)| {
        let own = *code;
        let chosen = live(move || now.get().is_some_and(|scope| scope.code() == own));
        view! { <option value=own selected=chosen>{*words}</option> }
    };
    view! {
        <div class="field">
            <label for="office-scope">{T::ScopeChosen.say()}</label>
            <select class="select" id="office-scope" aria-describedby="office-scope-hint" on:change=choose>
                <option value="" selected=live(move || now.get().is_none())>{T::ScopeOpen.say()}</option>
                {labels.iter().map(option).collect_view()}
            </select>
            <p class="hint" id="office-scope-hint">{T::ScopeHint.say()}</p>
        </div>
    }
}

#[component]
fn Line(bureau: Bureau, field: &'static str, label: T) -> impl IntoView {
    let id = format!("office-{field}");
    let of_people = field == "people";
    let shown = move || {
        bureau.memos.record.with(|own| {
            let own = own.as_ref();
            match of_people {
                true => own.and_then(|own| own.people).map(|n| n.to_string()).unwrap_or_default(),
                false => own.map(|own| own.sponsor.clone()).unwrap_or_default(),
            }
        })
    };
    let found = move || match of_people {
        true => bureau.memos.ground.with(|ground| ground.people.to_string()),
        false => String::new(),
    };
    let keep = move |event| {
        let text = event_target_value(&event);
        let value = match (text.is_empty(), of_people, text.parse::<i64>()) {
            (true, ..) => Value::Empty,
            (_, true, Ok(people)) => Value::Whole(people),
            _ => Value::Text(text),
        };
        bureau.set(field, None, value);
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label.say()}</label>
            <input class="input" id=id placeholder=live(found) prop:value=live(shown) on:change=keep/>
        </div>
    }
}
