//! The three ways to begin.

use super::Brings;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::platform::dom;
use crate::ui::route::use_router;
use crate::ui::session::use_session;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use plumbline::present::page::{Page, Route};
use plumbline::present::text::{Text as _, start::StartText};

/// A table of one's own: pasted, dropped or chosen.
#[component]
pub fn TableWay(brings: Brings) -> impl IntoView {
    let session = use_session();
    let input = NodeRef::<html::Input>::new();
    let paste = move |_| {
        wasm_bindgen_futures::spawn_local(async move {
            match dom::clipboard_text().await.filter(|text| !text.trim().is_empty()) {
                Some(text) => brings.bring(String::new(), text.into_bytes()),
                None => session.say(StartText::ClipboardEmpty.say(), false),
            }
        });
    };
    let drop = move |event: ev::DragEvent| {
        event.prevent_default();
        let files = event.data_transfer().and_then(|data| data.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            brings.bring_file(file);
        }
    };
    let chosen = move |_| {
        let files = input.get_untracked().and_then(|input| input.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            brings.bring_file(file);
        }
    };
    view! {
        <section class="choice" aria-labelledby="way-table">
            <h2 id="way-table">{StartText::TableTitle.say()}</h2>
            <p>{StartText::TableLead.say()}</p>
            <div class="paste-target" on:dragover=|event: ev::DragEvent| event.prevent_default() on:drop=drop>
                <p><kbd>"Ctrl"</kbd>" "<kbd>"V"</kbd>" "{StartText::TableAnywhere.say()}</p>
                <small>{StartText::TableDrop.say()}</small>
            </div>
            <div class="line">
                <button class="btn primary big" on:click=paste>
                    <IconView icon=Icon::Paste/>{StartText::TablePaste.say()}
                </button>
                <button class="btn secondary big" on:click=move |_| {
                    if let Some(input) = input.get_untracked() {
                        input.click();
                    }
                }><IconView icon=Icon::File/>{StartText::TableChoose.say()}</button>
                <input id="table-file" class="vh" type="file" accept=".csv,.tsv,.txt,text/csv"
                    tabindex="-1" aria-hidden="true" node_ref=input on:change=chosen/>
                <p class="caption">{StartText::TableUndo.say()}</p>
            </div>
        </section>
    }
}

/// A maturity assessment.
#[component]
pub fn MaturityWay() -> impl IntoView {
    let brings = Brings { session: use_session(), router: use_router() };
    view! {
        <section class="choice" aria-labelledby="way-maturity">
            <h2 id="way-maturity">{StartText::MaturityTitle.say()}</h2>
            <p>{StartText::MaturityLead.say()}</p>
            <figure><ExampleDots/></figure>
            <div class="line">
                <button class="btn secondary big" on:click=move |_| brings.own_workspace(Page::Maturity)>
                    {StartText::MaturityStart.say()}
                </button>
            </div>
        </section>
    }
}

/// Four example results on the five levels.
#[component]
fn ExampleDots() -> impl IntoView {
    let lines = (0..5).map(|level| {
        let x = 87.5 + 44.0 * f64::from(level);
        view! {
            <path class="grid-line" d=format!("M{x} 0v84")/>
            <text class="mid num" x=x y="99">{level + 1}</text>
        }
    });
    let rows = [
        (StartText::Governance, 2.0, 4.0, 2.8),
        (StartText::CapacityDomain, 1.0, 4.0, 1.9),
        (StartText::Benefits, 1.0, 3.0, 1.7),
        (StartText::Agile, 1.0, 5.0, 3.3),
    ];
    let at = |level: f64| 87.0 + 44.0 * (level - 1.0);
    let dots =
        rows.into_iter().zip([10.5, 31.5, 52.5, 73.5]).map(|((name, low, high, median), y)| {
            view! {
                <text x="0" y=y + 4.5 class="mark-label">{name.say()}</text>
                <rect class="span-half" x=at(low) y=y - 2.5 width=at(high) - at(low) height="5"/>
                <circle class="dot-median" cx=at(median) cy=y r="5.5"/>
            }
        });
    view! {
        <svg class="chart" width="275" height="102" viewBox="0 0 275 102" role="img"
            aria-label=StartText::MaturityChart.say()>
            {lines.collect_view()}
            {dots.collect_view()}
        </svg>
    }
}

/// The sample.
#[component]
pub fn SampleWay() -> impl IntoView {
    let (session, router) = (use_session(), use_router());
    let open = move |_| {
        wasm_bindgen_futures::spawn_local(async move {
            session.open_sample().await;
            router.go(Route::to(Page::Home));
        });
    };
    let squares = (0..60).map(|nth| {
        let (x, y) = (f64::from(nth % 15) * 18.0 + 0.5, f64::from(nth / 15) * 18.0 + 0.5);
        let class = if nth < 41 { "m4" } else { "hollow" };
        view! { <rect class=class x=x y=y width="13" height="13"/> }
    });
    view! {
        <section class="choice" aria-labelledby="way-sample">
            <h2 id="way-sample">{StartText::SampleTitle.say()}</h2>
            <p>{StartText::SampleLead.say()}</p>
            <figure>
                <svg class="chart" width="268" height="70" viewBox="0 0 268 70" role="img"
                    aria-label=StartText::SampleChart.say()>{squares.collect_view()}</svg>
                <figcaption class="caption">{StartText::SampleCaption.say()}</figcaption>
            </figure>
            <div class="line">
                <button class="btn secondary big" on:click=open>{StartText::SampleOpen.say()}</button>
            </div>
        </section>
    }
}
