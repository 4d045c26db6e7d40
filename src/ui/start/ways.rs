//! The three ways to begin.

use super::Host;
use super::wish::Wish;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::platform::{dom, files};
use leptos::html;
use leptos::prelude::*;
use plumbline::present::text::{Text as _, start::StartText};

/// A table of one's own: pasted, dropped or chosen.
#[component]
pub fn TableWay(host: Host) -> impl IntoView {
    view! {
        <section class="choice" aria-labelledby="way-table">
            <h2 id="way-table">{StartText::TableTitle.say()}</h2>
            <p>{StartText::TableLead.say()}</p>
            <PasteTarget host=host note=StartText::TableDrop.say()/>
            <div class="line">
                <PasteOrChoose host=host/>
                <p class="caption">{StartText::TableUndo.say()}</p>
            </div>
        </section>
    }
}

/// Where a table is dropped, with a note on what can be.
#[component]
pub fn PasteTarget(host: Host, note: &'static str) -> impl IntoView {
    view! {
        <div class="paste-target" on:dragover=|event| event.prevent_default()
            on:drop=move |event| {
                event.prevent_default();
                bring(host, event.data_transfer().and_then(|data| data.files()?.get(0)));
            }>
            <p><kbd>"Ctrl"</kbd>" "<kbd>"V"</kbd>" "{StartText::TableAnywhere.say()}</p>
            <small>{note}</small>
        </div>
    }
}

/// The buttons that bring a table from the clipboard or from a file.
#[component]
pub fn PasteOrChoose(host: Host) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let paste = move |_| {
        crate::ui::platform::spawn(async move {
            match dom::clipboard_text().await.filter(|text| !text.trim().is_empty()) {
                Some(text) => host.wish_text(text),
                None => host.say(StartText::ClipboardEmpty),
            }
        });
    };
    view! {
        <button class="btn primary big" on:click=paste>
            <IconView icon=Icon::Paste/>{StartText::TablePaste.say()}
        </button>
        <button class="btn secondary big" on:click=move |_| {
            if let Some(input) = input.get_untracked() {
                input.click();
            }
        }><IconView icon=Icon::File/>{StartText::TableChoose.say()}</button>
        <input id="table-file" class="vh" type="file" accept=".xlsx,.xlsm,.ods,.csv,.tsv,.txt,text/csv"
            tabindex="-1" aria-hidden="true" node_ref=input
            on:change=move |_| bring(host, files::taken_from(input))/>
    }
}

fn bring(host: Host, file: Option<files::File>) {
    if let Some(file) = file {
        host.wish_with(file, |name, bytes| Wish::Table { name, bytes });
    }
}

/// A maturity assessment.
#[component]
pub fn MaturityWay(host: Host) -> impl IntoView {
    view! {
        <section class="choice" aria-labelledby="way-maturity">
            <h2 id="way-maturity">{StartText::MaturityTitle.say()}</h2>
            <p>{StartText::MaturityLead.say()}</p>
            <figure><ExampleDots/></figure>
            <div class="line">
                <button class="btn secondary big" on:click=move |_| host.wish(Wish::Maturity)>
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
pub fn SampleWay(host: Host) -> impl IntoView {
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
                <button class="btn secondary big" on:click=move |_| host.wish(Wish::Sample)>
                    {StartText::SampleOpen.say()}
                </button>
            </div>
        </section>
    }
}
