//! One question: its five statements, what stands apart from them, and the keys that answer it.

use super::desk::Desk;
use crate::ui::kit::parts::live;
use crate::ui::platform::dom;
use crate::ui::reactive::Memo;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use plumbline::analysis::maturity::Practice;
use plumbline::model::Value;
use plumbline::model::answer::Answer;
use plumbline::present::maturity::{KeyAnswer, key_answer, neighbour};
use plumbline::present::text::{Text as _, maturity::MaturityText as T};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// A question with its place among all.
#[component]
pub fn Question(desk: Desk, practice: Practice, nth: usize, all: usize) -> impl IntoView {
    let id = practice.id.clone();
    let answer = desk.answer(id.clone());
    let place =
        T::QuestionOf.with(&[("id", &id), ("nth", &nth.to_string()), ("all", &all.to_string())]);
    let place = match practice.key {
        true => format!("{place} · {}", T::KeyPractice.say()),
        false => place,
    };
    let names = desk.model.with_value(|model| {
        model.levels.iter().map(|meaning| meaning.name.clone()).collect::<Vec<_>>()
    });
    let levels = names.into_iter().zip(practice.statements.iter().cloned()).enumerate();
    let level = |(nth, (name, statement))| {
        let level = u8::try_from(nth + 1).unwrap_or_default();
        view! { <Level desk=desk practice=id.clone() level=level name=name statement=statement answer=answer/> }
    };
    let levels = levels.map(level).collect_view();
    let keyed = id.clone();
    view! {
        <fieldset class="question" id=format!("q-{id}") aria-describedby="rule"
            on:keydown=move |event| on_key(desk, &keyed, &event)>
            <legend><small>{place}</small>{practice.question.clone()}</legend>
            <div class="levels">{levels}</div>
            <div class="answer-rest">
                <Apart desk=desk practice=id.clone() own=Answer::NotApplicable answer=answer/>
                <Apart desk=desk practice=id.clone() own=Answer::DoNotKnow answer=answer/>
                <ClearButton desk=desk practice=id.clone() answer=answer/>
                <Remark desk=desk practice=practice/>
            </div>
        </fieldset>
    }
}

#[component]
fn Level(
    desk: Desk,
    practice: String,
    level: u8,
    name: String,
    statement: String,
    answer: Memo<Option<Answer>>,
) -> impl IntoView {
    let own = Answer::Level(level);
    let described = format!("d-{practice}-{level}");
    let label = T::LevelNamed.with(&[("level", &level.to_string()), ("name", &name)]);
    let set = practice.clone();
    view! {
        <label class="level">
            <input type="radio" id=input_id(&practice, own) name=practice value=own.to_string()
                aria-label=label aria-describedby=described.clone()
                prop:checked=live(move || answer.get() == Some(own))
                on:change=move |_| desk.set_answer(&set, Some(own))/>
            <b>{level}" \u{a0}"{name}</b>
            <span id=described>{statement}</span>
        </label>
    }
}

/// An answer that is no level.
#[component]
fn Apart(desk: Desk, practice: String, own: Answer, answer: Memo<Option<Answer>>) -> impl IntoView {
    let (words, key) = match own {
        Answer::NotApplicable => (T::NotApplicable.say(), "0"),
        _ => (T::DoNotKnow.say(), "?"),
    };
    let set = practice.clone();
    view! {
        <label class="radio">
            <input type="radio" id=input_id(&practice, own) name=practice value=own.to_string()
                prop:checked=live(move || answer.get() == Some(own))
                on:change=move |_| desk.set_answer(&set, Some(own))/>
            {words}" "<kbd>{key}</kbd>
        </label>
    }
}

#[component]
fn ClearButton(desk: Desk, practice: String, answer: Memo<Option<Answer>>) -> impl IntoView {
    let label = T::ClearOf.with(&[("id", &practice)]);
    view! {
        <button class="btn quiet" aria-label=label disabled=live(move || answer.get().is_none())
            on:click=move |_| {
                desk.set_answer(&practice, None);
                focus_question(&practice, None);
            }>{T::Clear.say()}</button>
    }
}

#[component]
fn Remark(desk: Desk, practice: Practice) -> impl IntoView {
    let id = practice.id.clone();
    let field = format!("note-{id}");
    let hint = format!("hint-{id}");
    let shown_by = T::ShownBy.with(&[("examples", &practice.evidence_examples.join(", "))]);
    let key = id.clone();
    let note = Memo::new(move |_| {
        desk.assessment.with(|now| now.as_ref()?.notes.get(&key).cloned()).unwrap_or_default()
    });
    let keep = move |event| {
        let text = event_target_value(&event);
        let value = if text.is_empty() { Value::Empty } else { Value::Text(text) };
        desk.set_detail("notes", &id, value);
    };
    view! {
        <div class="field">
            <label for=field.clone()>{T::RemarkLabel.say()}</label>
            <input class="input" id=field aria-describedby=hint.clone() prop:value=live(move || note.get())
                on:change=keep/>
        </div>
        <p class="hint" id=hint>{shown_by}</p>
    }
}

fn input_id(practice: &str, answer: Answer) -> String {
    format!("a-{practice}-{answer}")
}

/// Puts the focus on a question: on its chosen answer, else on a given or its first one.
pub fn focus_question(practice: &str, answer: Option<Answer>) {
    let selector = match answer {
        Some(answer) => format!("#{}", input_id(practice, answer)),
        None => {
            let own = format!("#q-{practice}");
            let chosen = format!("{own} input:checked");
            let found =
                dom::document().and_then(|page| page.query_selector(&chosen).ok().flatten());
            if found.is_some() { chosen } else { format!("{own} input") }
        }
    };
    dom::focus(&selector);
}

/// Goes to a question, in another domain if need be.
pub fn go_to(desk: Desk, domain: &str, practice: String) {
    desk.router.set_state("domain", Some(domain));
    dom::after(0, move || focus_question(&practice, None));
}

fn on_key(desk: Desk, practice: &str, event: &KeyboardEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let on_radio = target.as_ref().is_some_and(|input| input.type_() == "radio");
    if event.ctrl_key() || event.meta_key() || event.alt_key() || !on_radio {
        return;
    }
    match key_answer(&event.key()) {
        Some(KeyAnswer::Is(answer)) => {
            desk.set_answer(practice, Some(answer));
            focus_question(practice, Some(answer));
        }
        Some(KeyAnswer::Clear) => desk.set_answer(practice, None),
        Some(way @ (KeyAnswer::Next | KeyAnswer::Back)) => {
            let to = desk.model.with_value(|m| neighbour(m, practice, way == KeyAnswer::Next));
            match to {
                Some((domain, practice)) => go_to(desk, &domain, practice),
                None if way == KeyAnswer::Next => dom::focus("#finish"),
                None => {}
            }
        }
        None => return,
    }
    event.prevent_default();
    event.stop_propagation();
}
