//! Comparison of criteria in pairs: a scale a pair, moved by arrow keys, and what all of them say.

use super::board::Board;
use crate::ui::kit::parts::{For, Show, live, part};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::analysis::method::Sheet;
use plumbline::model::Uid;
use plumbline::present::priority::pairs::{self, Pair, PairPage, PairWeight, STEPS};
use plumbline::present::text::{Text as _, method::MethodText as T};
use std::sync::Arc;

/// The pairs of one judge beside the weights of all.
#[component]
pub fn Pairs(board: Board, sheet: Memo<Arc<Sheet>>) -> impl IntoView {
    let judge = RwSignal::new(String::new());
    let page = Memo::new(move |_| {
        let workspace = board.session.workspace_now();
        sheet.with(|sheet| pairs::pairs(&workspace, sheet, &judge.get()))
    });
    let few = move || page.with(|page| page.pairs.is_empty());
    let shown = move || page.with(|page| page.pairs.clone());
    view! {
        <section class="pairs no-print" aria-label=T::Pairs.say()>
            <div class="pairs-scales">
                <h2>{T::Pairs.say()}</h2>
                <p class="caption">{part(move || if few() { T::PairsTooFew.say() } else { T::PairsLead.say() })}</p>
                <div class="field">
                    <label for="judge">{T::Judge.say()}</label>
                    <input class="input" id="judge" type="text" autocomplete="off"
                        placeholder=T::JudgeHint.say() prop:value=live(move || judge.get())
                        on:change=move |event| judge.set(event_target_value(&event))/>
                </div>
                <ul>
                    <For each=shown key=|pair| (pair.first.clone(), pair.second.clone()) let(pair)>
                        <Scale board=board judge=judge page=page pair=pair/>
                    </For>
                </ul>
            </div>
            <Said board=board sheet=sheet page=page/>
        </section>
    }
}

/// The scale of one pair; its judgement follows the workspace.
#[component]
fn Scale(board: Board, judge: RwSignal<String>, page: Memo<PairPage>, pair: Pair) -> impl IntoView {
    let Pair { first, second, .. } = pair;
    let at: (Uid, Uid) = (first.0, second.0);
    let now = Memo::new(move |_| {
        let own = |pair: &&Pair| (pair.first.0, pair.second.0) == at;
        page.with(|page| page.pairs.iter().find(own).map(|pair| (pair.step, pair.text.clone())))
    });
    let step = move || now.with(|now| now.as_ref().and_then(|now| now.0));
    let text = move || now.with(|now| now.as_ref().map(|now| now.1.clone()).unwrap_or_default());
    let give = move |step: Option<i32>| {
        let session = board.session;
        let judge = judge.get_untracked();
        let uid = session.new_uid();
        board.take(pairs::compare(&session.workspace_now(), at, &judge, step, uid));
    };
    let label = T::PairOf.with(&[("first", &first.1), ("second", &second.1)]);
    view! {
        <li class="pair" class:open=live(move || step().is_none())>
            <span class="cut-text" title=first.1.clone()>{first.1.clone()}</span>
            <input type="range" min=-STEPS max=STEPS step="1" aria-label=label
                aria-valuetext=live(text) prop:value=live(move || step().unwrap_or(0).to_string())
                on:change=move |event| give(event_target_value(&event).parse().ok())/>
            <span class="cut-text end" title=second.1.clone()>{second.1.clone()}</span>
            <span class="muted">{part(text)}</span>
            {part(move || match step() {
                None => view! {
                    <button class="link" on:click=move |_| give(Some(0))>{T::PairSameAct.say()}</button>
                },
                Some(_) => view! {
                    <button class="link" on:click=move |_| give(None)>{T::PairClear.say()}</button>
                },
            })}
        </li>
    }
}

/// The weights of all judgements, their consistency, and the way to use them.
#[component]
fn Said(board: Board, sheet: Memo<Arc<Sheet>>, page: Memo<PairPage>) -> impl IntoView {
    let row = |row: PairWeight| {
        view! {
            <tr><th scope="row">{row.name}</th><td class="num">{row.by_pairs}</td><td class="num">{row.now}</td></tr>
        }
    };
    let note = |note: String| view! { <li>{note}</li> };
    let take = move |_| {
        let step = sheet.with_untracked(|sheet| pairs::use_weights(sheet));
        board.take(step);
    };
    view! {
        <div class="pairs-said">
            <h2>{T::Weights.say()}</h2>
            <table class="table tight">
                <thead><tr>
                    <th scope="col">{T::Criterion.say()}</th>
                    <th scope="col" class="num">{T::Weight.say()}</th>
                    <th scope="col" class="num">{T::WeightNow.say()}</th>
                </tr></thead>
                <tbody>{part(move || page.get().weights.into_iter().map(row).collect_view())}</tbody>
            </table>
            <ul class="stack" role="status">
                {part(move || page.get().notes.into_iter().map(note).collect_view())}
            </ul>
            <Show when=move || page.with(|page| !page.weights.is_empty())>
                <button class="btn secondary" on:click=take>{T::UseWeights.say()}</button>
            </Show>
        </div>
    }
}
