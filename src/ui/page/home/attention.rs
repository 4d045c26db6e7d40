//! The attention list.

use crate::ui::kit::parts::{Show, live};
use crate::ui::kit::status::{StatusMark, StatusShape};
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::view::home::HomeView;
use crate::ui::view::use_view;
use leptos::prelude::*;
use plumbline::analysis::attention::Attention;
use plumbline::analysis::finding::Severity;
use plumbline::present::home::{AttentionLine, attention_line};
use plumbline::present::text::{Text as _, home::HomeText as T};

/// How many entries are shown at first.
const SHOWN: usize = 7;

/// The block.
#[component]
pub fn AttentionBlock(home: HomeView) -> impl IntoView {
    let view = use_view();
    let all = RwSignal::new(false);
    let lines = Memo::new(move |_| {
        let (workspace, outlook) = (view.session().workspace_now(), home.outlook.get());
        let locale = view.locale.get();
        let line = |entry: &Attention| attention_line(&workspace, &outlook, entry, locale);
        home.attention.with(|list| list.iter().map(line).collect::<Vec<_>>())
    });
    let count = Memo::new(move |_| lines.with(Vec::len));
    let more = move || {
        let count = view.locale.get().count(count.get());
        if all.get() {
            T::AttentionLess.say().to_owned()
        } else {
            T::AttentionAll.with(&[("count", &count)])
        }
    };
    let shown = move || {
        let most = if all.get() { usize::MAX } else { SHOWN };
        let lines = lines.get().into_iter().enumerate();
        // Paper has no button: what is folded away on the screen is printed.
        lines.map(|(nth, line)| line_view(line, nth >= most)).collect_view()
    };
    view! {
        <section class="block" aria-labelledby="home-attention">
            <div class="section-head">
                <h2 id="home-attention">{T::Attention.say()}</h2>
                <Show when=move || { count.get() > SHOWN }>
                    <button class="link no-print" aria-expanded=live(move || all.get().to_string())
                        on:click=move |_| all.update(|all| *all = !*all)>{more}</button>
                </Show>
            </div>
            <Show when=move || { count.get() > 0 }
                fallback=|| view! { <p class="soft">{T::AttentionEmpty.say()}</p> }>
                <p class="caption">{T::AttentionCaption.say()}</p>
                <ul class="attention">{shown}</ul>
            </Show>
        </section>
    }
}

fn line_view(line: AttentionLine, folded: bool) -> impl IntoView {
    let shape = match line.severity {
        Severity::Error => StatusShape::Diamond,
        Severity::Warning => StatusShape::Triangle,
        Severity::Note => StatusShape::Ring,
    };
    view! {
        <li class:print-only=folded>
            <StatusMark shape=shape title=line.grade/>
            <b><a href=line.route.href()>{line.title}</a></b>
            <span class="when">{line.when}</span>
            <p>{line.detail}</p>
        </li>
    }
}
