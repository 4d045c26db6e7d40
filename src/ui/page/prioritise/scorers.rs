//! Whose scores are shown, what is said of the cell with the focus, and what to talk about first.

use super::board::Board;
use super::matrix::Matrix;
use crate::ui::kit::parts::{live, part};
use crate::ui::reactive::Memo;
use leptos::prelude::*;
use plumbline::model::RecordKind;
use plumbline::present::priority::scorers::{self, Apart, CellWords};
use plumbline::present::text::{Text as _, scorers::ScorersText as T};

/// The bar above the grid.
#[component]
pub fn Scorers(board: Board, matrix: Matrix) -> impl IntoView {
    let all = move || matrix.voice.with(|name| name.trim().is_empty());
    view! {
        <section class="scorers no-print" aria-label=T::People.say()>
            <Voice board=board matrix=matrix/>
            {part(move || all().then(|| view! {
                <Said board=board matrix=matrix/>
                <Widest board=board matrix=matrix/>
            }))}
        </section>
    }
}

/// Whose scores are shown and given.
#[component]
fn Voice(board: Board, matrix: Matrix) -> impl IntoView {
    let names = Memo::new(move |_| {
        board.view.rows(RecordKind::Score).track();
        scorers::names(&board.session.workspace_now())
    });
    let option = |name: String| view! { <option value=name></option> };
    let about = move || match matrix.voice.get().trim() {
        "" => T::VoiceAll.say().to_owned(),
        name => T::VoiceOwn.with(&[("name", name)]),
    };
    view! {
        <div class="field">
            <label for="voice">{T::Voice.say()}</label>
            <input class="input" id="voice" type="text" autocomplete="off" list="voices"
                placeholder=T::VoiceHint.say() prop:value=live(move || matrix.voice.get())
                on:change=move |event| matrix.voice.set(event_target_value(&event))/>
            <datalist id="voices">{part(move || names.get().into_iter().map(option).collect_view())}</datalist>
            <p class="caption" role="status">{part(about)}</p>
        </div>
    }
}

/// What is said of the cell with the focus, and why it was agreed.
#[component]
fn Said(board: Board, matrix: Matrix) -> impl IntoView {
    let words = Memo::new(move |_| {
        board.view.rows(RecordKind::Score).track();
        scorers::cell(&board.session.workspace_now(), matrix.place()?, board.session.today())
    });
    let give = move |uid, text: String| {
        board.take(scorers::reason(&board.session.workspace_now(), uid, &text));
    };
    view! {
        <div class="field" id="cell-said">
            {part(move || words.get().map(|CellWords { said, agreed, reason }| view! {
                <p>{said}" "{agreed}</p>
                {reason.map(|(uid, note)| view! {
                    <label for="agreed-why">{T::Reason.say()}</label>
                    <input class="input" id="agreed-why" type="text" autocomplete="off" prop:value=note
                        on:change=move |event| give(uid, event_target_value(&event))/>
                })}
            }))}
        </div>
    }
}

/// The cells to talk about first.
#[component]
fn Widest(board: Board, matrix: Matrix) -> impl IntoView {
    let widest = Memo::new(move |_| {
        for kind in [RecordKind::Score, RecordKind::Project, RecordKind::Criterion] {
            board.view.rows(kind).track();
        }
        let several = scorers::names(&board.session.workspace_now()).len() > 1;
        several.then(|| scorers::widest(&board.session.workspace_now(), board.session.today()))
    });
    let one = move |Apart { cell, text }: Apart| {
        view! { <li><button class="link" on:click=move |_| matrix.go_to(cell)>{text}</button></li> }
    };
    view! {
        {part(move || widest.get().map(|widest| view! {
            <div>
                <h2>{T::Widest.say()}</h2>
                {widest.is_empty().then(|| view! { <p class="caption">{T::WidestNone.say()}</p> })}
                <ul>{widest.into_iter().map(one).collect_view()}</ul>
            </div>
        }))}
    }
}
