//! The review of all answers, and the ways to hand them over.

use super::Answering;
use crate::ui::kit::parts::{Show, live, part};
use crate::ui::platform::{clock, dom, files, spawn};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::file::packet::{BUNDLE_NAME, CODE_CHARS_MAX, bundle, parts};
use plumbline::file::qr;
use plumbline::present::respond::{Draft, PART_CHARS, Place, answer_word, grouped};
use plumbline::present::text::{Text as _, respond::RespondText as T};

/// All answers, each a way back to its question.
#[component]
pub fn Review(answering: Answering) -> impl IntoView {
    let lead = answering.now(|draft| {
        let (done, all) = (draft.answered().to_string(), draft.asked.len().to_string());
        T::ReviewLead.with(&[("done", &done), ("all", &all)])
    });
    let row = move |nth: usize| {
        let (name, word) = answering.now(|draft| {
            let name = draft.question(nth).map(|(_, p)| p.name.clone()).unwrap_or_default();
            (name, answer_word(draft.reply(nth).answer))
        });
        view! {
            <li><button class="row" on:click=move |_| answering.go(|draft| draft.place = Place::Question(nth))>
                <span>{name}</span><b>{word}</b>
            </button></li>
        }
    };
    let all = answering.now(|draft| draft.asked.len());
    let order = answering.now(|draft| {
        let count = draft.packet.priorities.len();
        let word = match count {
            0 => T::OrderNone.say().to_owned(),
            _ => T::OrderCount.with(&[("count", &count.to_string())]),
        };
        (!draft.topics().is_empty()).then_some(word)
    });
    let order = order.map(|word| {
        view! {
            <li><button class="row" on:click=move |_| answering.go(|draft| draft.place = Place::Order)>
                <span>{T::OrderTitle.say()}</span><b>{word}</b>
            </button></li>
        }
    });
    let send = move |_| answering.go(|draft| _ = draft.hand_over(clock::today()));
    view! {
        <main class="screen" id="main">
            <h1 tabindex="-1">{T::ReviewTitle.say()}</h1>
            <p>{lead}</p>
            <ol class="review">{(0..all).map(row).collect_view()}{order}</ol>
        </main>
        <footer class="feet">
            <button class="btn" on:click=move |_| answering.go(Draft::back)>{T::Back.say()}</button>
            <button class="btn primary" on:click=send>{T::ToSend.say()}</button>
        </footer>
    }
}

/// QR code, code, link and file.
#[component]
pub fn Send(answering: Answering) -> impl IntoView {
    let code = Memo::new(move |_| answering.read(|draft| draft.packet.to_code()));
    let privacy = answering.now(|draft| draft.privacy().to_owned());
    let said = RwSignal::new("");
    let copy = move |text: String| {
        spawn(async move {
            let done = dom::copy_text(&text).await;
            said.set(if done { T::Copied.say() } else { T::NotCopied.say() });
        });
    };
    let link = move || format!("{}#/maturity?take={}", dom::address_of(""), code.get_untracked());
    let fits = move || link().len() <= CODE_CHARS_MAX;
    let save = move |_| {
        let text = answering.now(|draft| {
            let ids: Vec<String> = draft.model.practices().map(|(_, p)| p.id.clone()).collect();
            bundle(std::slice::from_ref(&draft.packet), &ids)
        });
        files::download(&format!("{BUNDLE_NAME}.json"), "application/json", text.as_bytes());
    };
    view! {
        <main class="screen" id="main">
            <h1 tabindex="-1">{T::SendTitle.say()}</h1>
            <p>{T::SendLead.say()}</p>
            <Codes code=code/>
            <label class="vh" for="code">{T::CodeLabel.say()}</label>
            <textarea class="input code" id="code" readonly rows="4" prop:value=live(move || grouped(&code.get()))></textarea>
            <div class="ways">
                <button class="btn" on:click=move |_| copy(code.get_untracked())>{T::Copy.say()}</button>
                <button class="btn" disabled=!fits() on:click=move |_| copy(link())>{T::CopyLink.say()}</button>
                <button class="btn" on:click=save>{T::File.say()}</button>
            </div>
            <p role="status">{live(move || said.get())}</p>
            <p>{(!fits()).then(|| T::LinkLong.say())}</p>
            <p class="stays">{privacy}</p>
            <Another answering=answering/>
        </main>
        <footer class="feet">
            <button class="btn" on:click=move |_| answering.go(Draft::back)>{T::Change.say()}</button>
        </footer>
    }
}

/// The QR code, in parts where one would be too dense for a camera.
#[component]
fn Codes(code: Memo<String>) -> impl IntoView {
    let at = RwSignal::new(0_usize);
    part(move || {
        let all = code.with(|code| parts(code, PART_CHARS));
        let nth = at.get().min(all.len().saturating_sub(1));
        let picture = all.get(nth).and_then(|part| qr::draw("", part));
        let count = all.len();
        let (own, whole) = ((nth + 1).to_string(), count.to_string());
        let several = (count > 1).then(|| {
            view! {
                <p>{T::PartOf.with(&[("nth", &own), ("all", &whole)])}</p>
                <button class="btn" on:click=move |_| at.set((nth + 1) % count)>{T::Next.say()}</button>
            }
        });
        picture.map(|picture| {
            let side = picture.side;
            view! {
                <svg class="qr" viewBox=format!("0 0 {side} {side}") role="img" aria-label=T::QrLabel.say()>
                    <rect class="qr-light" width=side height=side/>
                    <path class="qr-dark" d=picture.path/>
                </svg>
                {several}
            }
        })
    })
}

/// Makes room for somebody else on this device.
#[component]
fn Another(answering: Answering) -> impl IntoView {
    let asks = RwSignal::new(false);
    view! {
        <Show when=move || asks.get() fallback=move || view! {
            <button class="btn quiet" on:click=move |_| asks.set(true)>{T::Another.say()}</button>
        }>
            <p role="alert">{T::AnotherAsk.say()}</p>
            <div class="ways">
                <button class="btn" on:click=move |_| asks.set(false)>{T::No.say()}</button>
                <button class="btn danger" on:click=move |_| answering.forget()>{T::Yes.say()}</button>
            </div>
        </Show>
    }
}
