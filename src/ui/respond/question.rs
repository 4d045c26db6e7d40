//! One question with its five levels, how sure one is, and a comment.

use super::Answering;
use crate::ui::kit::parts::{Show, live};
use crate::ui::platform::dom;
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::file::packet::Sure;
use plumbline::model::answer::Answer;
use plumbline::present::respond::Draft;
use plumbline::present::text::{Text as _, respond::RespondText as T};

/// A question.
#[component]
pub fn Question(answering: Answering, nth: usize) -> impl IntoView {
    let (domain, question) = answering.now(|draft| {
        let found = draft.question(nth);
        found.map(|(d, p)| (d.name.clone(), p.question.clone())).unwrap_or_default()
    });
    let levels = answering.now(|draft| {
        let names = draft.model.levels.iter().cloned();
        let practice = draft.question(nth).map(|(_, practice)| practice.statements.clone());
        names.zip(practice.into_iter().flatten()).collect::<Vec<_>>()
    });
    let answer = Memo::new(move |_| answering.read(|draft| draft.reply(nth).answer));
    let level = move |(at, (name, statement)): (usize, (String, String))| {
        let level = u8::try_from(at + 1).unwrap_or_default();
        view! { <Level answering=answering nth=nth level=level name=name statement=statement answer=answer/> }
    };
    let apart = move |own: Answer, words: T| {
        view! {
            <label class="apart">
                <input type="radio" name="answer" prop:checked=live(move || answer.get() == Some(own))
                    on:change=move |_| answering.change(|draft| draft.answer(nth, own))/>
                <span>{words.say()}</span>
            </label>
        }
    };
    view! {
        <Head answering=answering nth=nth/>
        <main class="screen" id="main">
            <p class="domain" id="domain">{domain}</p>
            <h1 tabindex="-1" id="question">{question}</h1>
            <fieldset class="levels" aria-labelledby="question">
                {levels.into_iter().enumerate().map(level).collect_view()}
                <div class="aparts">
                    {apart(Answer::NotApplicable, T::NotApplicable)}
                    {apart(Answer::DoNotKnow, T::DoNotKnow)}
                </div>
            </fieldset>
            <HowSure answering=answering nth=nth/>
            <Comment answering=answering nth=nth/>
        </main>
        <Feet answering=answering/>
    }
}

#[component]
fn Head(answering: Answering, nth: usize) -> impl IntoView {
    let all = answering.now(|draft| draft.asked.len());
    let (now, count) = ((nth + 1).to_string(), all.to_string());
    let of = T::Of.with(&[("nth", &now), ("all", &count)]);
    view! {
        <header class="head">
            <progress max=count value=now aria-hidden="true"></progress>
            <span class="num">{of}</span>
        </header>
    }
}

#[component]
fn Level(
    answering: Answering,
    nth: usize,
    level: u8,
    name: String,
    statement: String,
    answer: Memo<Option<Answer>>,
) -> impl IntoView {
    let own = Answer::Level(level);
    let label = T::LevelNamed.with(&[("level", &level.to_string()), ("name", &name)]);
    let described = format!("level-{level}");
    view! {
        <label class="level">
            <input type="radio" name="answer" aria-label=label aria-describedby=described.clone()
                prop:checked=live(move || answer.get() == Some(own))
                on:change=move |_| answering.change(|draft| draft.answer(nth, own))/>
            <b>{level}" \u{a0}"{name}</b>
            <span id=described>{statement}</span>
        </label>
    }
}

#[component]
fn HowSure(answering: Answering, nth: usize) -> impl IntoView {
    let sure = Memo::new(move |_| answering.read(|draft| draft.reply(nth).sure));
    let button = move |own: Sure, words: T| {
        view! {
            <button aria-pressed=live(move || (sure.get() == Some(own)).to_string())
                on:click=move |_| answering.change(|draft| draft.sure(nth, own))>{words.say()}</button>
        }
    };
    view! {
        <div class="sure" role="group" aria-labelledby="sure">
            <span id="sure">{T::HowSure.say()}</span>
            <div class="segments">
                {button(Sure::Low, T::Low)}{button(Sure::Medium, T::Medium)}{button(Sure::High, T::High)}
            </div>
        </div>
    }
}

#[component]
fn Comment(answering: Answering, nth: usize) -> impl IntoView {
    let open = RwSignal::new(answering.now(|draft| !draft.comment(nth).is_empty()));
    let too_long = RwSignal::new(0_usize);
    let show = move |_| {
        open.set(true);
        dom::focus_soon("#comment");
    };
    let keep = move |event| {
        let text = event_target_value(&event);
        answering.change(|draft| too_long.set(draft.set_comment(nth, &text)));
    };
    let said = move || match too_long.get() {
        0 => String::new(),
        count => T::TooLong.with(&[("count", &count.to_string())]),
    };
    view! {
        <Show when=move || open.get() fallback=move || view! {
            <button class="btn quiet" on:click=show>"+ "{T::AddComment.say()}</button>
        }>
            <div class="field">
                <label for="comment">{T::Comment.say()}</label>
                <textarea class="input" id="comment" rows="3" on:change=keep
                    prop:value=live(move || answering.read(|draft| draft.comment(nth).to_owned()))></textarea>
            </div>
        </Show>
        <p role="status">{live(said)}</p>
        <p class="stays">{T::StaysHere.say()}</p>
    }
}

/// Back and on.
#[component]
pub fn Feet(answering: Answering) -> impl IntoView {
    view! {
        <footer class="feet">
            <button class="btn" on:click=move |_| answering.go(Draft::back)>{T::Back.say()}</button>
            <button class="btn primary" on:click=move |_| answering.go(Draft::next)>{T::Next.say()}</button>
        </footer>
    }
}
