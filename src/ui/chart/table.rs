//! The table behind a chart, and the buttons that show and copy it.

use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::live;
use crate::ui::platform::{self, dom};
use crate::ui::reactive::RwSignal;
use crate::ui::session::use_session;
use leptos::prelude::*;
use plumbline::present::chart::{ChartSpec, TableTwin};
use plumbline::present::text::{Text as _, chart::ChartText};

/// The figures of a chart as a table.
#[component]
pub fn Twin(
    /// The figures.
    table: TableTwin,
) -> impl IntoView {
    let numeric: Vec<bool> = (0..table.columns.len()).map(|nth| table.is_numeric(nth)).collect();
    let class = |nth: usize| numeric.get(nth).copied().unwrap_or(false).then_some("num");
    let heads = table.columns.iter().enumerate().map(|(nth, name)| {
        view! { <th scope="col" class=class(nth)>{name.clone()}</th> }
    });
    let heads = heads.collect_view();
    let row = |cells: Vec<String>| {
        let cell = |(nth, text): (usize, String)| match nth {
            0 => view! { <th scope="row">{text}</th> }.into_any(),
            _ => view! { <td class=class(nth)>{text}</td> }.into_any(),
        };
        view! { <tr>{cells.into_iter().enumerate().map(cell).collect_view()}</tr> }
    };
    let rows = table.rows.into_iter().map(row).collect_view();
    view! {
        <table class="twin">
            <caption class="vh">{table.caption}</caption>
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// Switches a chart between its marks and its table, and copies the figures.
#[component]
pub fn ChartTools(
    /// The chart.
    #[prop(into)]
    spec: Signal<ChartSpec>,
    /// Whether the table is shown.
    table: RwSignal<bool>,
) -> impl IntoView {
    let session = use_session();
    let copy = move |_| {
        let text = spec.with_untracked(|spec| spec.table.to_tsv());
        platform::spawn(async move {
            let copied = dom::copy_text(&text).await;
            let said = if copied { ChartText::Copied } else { ChartText::NotCopied };
            session.say(said.say(), false);
        });
    };
    let words = move || {
        if table.get() { ChartText::ShowChart.say() } else { ChartText::ShowTable.say() }
    };
    view! {
        <span class="chart-tools">
            <button class="icon-btn" aria-label=words title=words aria-keyshortcuts="d"
                aria-pressed=live(move || table.get().to_string())
                on:click=move |_| table.update(|shown| *shown = !*shown)>
                <IconView icon=Icon::Table/>
            </button>
            <button class="icon-btn" aria-label=ChartText::Copy.say() title=ChartText::Copy.say()
                on:click=copy>
                <IconView icon=Icon::Copy/>
            </button>
        </span>
    }
}
