//! The advice: the finding with its figures, the sums behind it, and the answers they are made of.

use super::inputs::Inputs;
use super::{Bureau, Head};
use crate::ui::chart::Chart;
use crate::ui::kit::parts::part;
use crate::ui::platform::dom;
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::present::chart::ChartSpec;
use plumbline::present::office::advice::{AdviceView, OfficeFigure, advice_view};
use plumbline::present::text::{Text as _, office::OfficeText as T};

/// The view of the advice.
#[component]
pub fn AdviceTab(bureau: Bureau) -> impl IntoView {
    let shown = Memo::new(move |_| {
        let locale = bureau.view.locale.get();
        let (advice, ground) = (bureau.memos.advice.get(), bureau.memos.ground.get());
        advice_view(&advice, &ground, locale)
    });
    let known = Memo::new(move |_| bureau.memos.ground.with(|ground| !ground.inputs.is_empty()));
    let title = Signal::derive(move || match known.get() {
        true => shown.with(|view| view.title.clone()),
        false => T::EmptyTitle.say().to_owned(),
    });
    view! {
        <main class="main" id="main" tabindex="-1">
            <Head title=title lead=T::Lead.say() now="advice"/>
            {part(move || match known.get() {
                true => view! { <Found shown=shown/> }.into_any(),
                false => view! { <Nothing/> }.into_any(),
            })}
            <div class="panes office-panes">
                <Inputs bureau=bureau/>
                <Sums shown=shown/>
            </div>
        </main>
    }
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <div class="empty">
            <p>{T::EmptyLead.say()}</p>
            <button class="btn primary big" on:click=move |_| dom::focus_soon("#office-inputs select")>
                {T::EmptyAction.say()}
            </button>
        </div>
    }
}

#[component]
fn Found(shown: Memo<AdviceView>) -> impl IntoView {
    let figure = |figure: OfficeFigure| {
        view! {
            <div><dt>{figure.name}</dt><dd class="num">{figure.value}</dd><dd class="caption">{figure.note}</dd></div>
        }
    };
    let figures = move || shown.with(|view| view.figures.clone());
    let notes = move || shown.with(|view| view.notes.clone());
    let note = |note: String| view! { <li>{note}</li> };
    view! {
        <dl class="standing office-figures">{part(move || figures().into_iter().map(figure).collect_view())}</dl>
        <ul class="office-notes">{part(move || notes().into_iter().map(note).collect_view())}</ul>
    }
}

#[component]
fn Sums(shown: Memo<AdviceView>) -> impl IntoView {
    let ids = [
        "office-need",
        "office-control",
        "office-acceptance",
        "office-portfolio",
        "office-programme",
    ];
    let chart = move |(nth, id): (usize, &'static str)| {
        let none = ChartSpec::default();
        let spec = Memo::new(move |_| {
            shown.with(|view| view.sums.get(nth).cloned()).unwrap_or_else(|| none.clone())
        });
        let open = move |letter: String| dom::focus(&format!("#office-input-{letter}"));
        view! {
            <Chart id=id spec=spec table=RwSignal::new(false) described=true on_open=Callback::new(open)/>
        }
    };
    view! {
        <section class="block office-sums" aria-labelledby="office-sums">
            <h2 class="vh" id="office-sums">{T::SumsTitle.say()}</h2>
            {ids.into_iter().enumerate().map(chart).collect_view()}
            <p class="caption">{T::Judgement.say()}</p>
        </section>
    }
}
