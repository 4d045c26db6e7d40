//! Statement by statement, opened domain by domain.

use super::desk::Desk;
use crate::ui::kit::parts::part;
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::present::maturity::statements::{
    StatementCell, StatementRow, StatementTopic, statements,
};
use plumbline::present::text::{Text as _, maturity::MaturityText, workshop::WorkshopText as T};

/// All statements; nothing is made before it is opened.
#[component]
pub fn Statements(desk: Desk) -> impl IntoView {
    let open = RwSignal::new(false);
    let topics = Memo::new(move |_| {
        let gathered = desk.gathered.get().filter(|_| open.get())?;
        Some(statements(&gathered.panel, &gathered.asked, desk.view.locale.get()))
    });
    let all = move || topics.get().unwrap_or_default().into_iter().map(topic).collect_view();
    view! {
        <section class="block">
            <details class="why" on:toggle=move |_| open.set(true)>
                <summary>{T::Statements.say()}</summary>
                <p class="caption">{T::StatementsNote.say()}</p>
                {part(all)}
            </details>
        </section>
    }
}

fn topic((name, rows): StatementTopic) -> impl IntoView {
    let level = |level: u8| {
        let words = MaturityText::LevelShort.with(&[("level", &level.to_string())]);
        view! { <th scope="col">{words}</th> }
    };
    view! {
        <details>
            <summary>{name.clone()}</summary>
            <div class="table-scroll" tabindex="0" role="group" aria-label=name>
                <table class="table statement-table">
                    <thead><tr><th scope="col">{MaturityText::Practice.say()}</th>{(1..=5).map(level).collect_view()}</tr></thead>
                    <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </details>
    }
}

fn row(row: StatementRow) -> impl IntoView {
    let cell = |cell: StatementCell| {
        view! { <td class=format!("held{}", cell.band)><b class="num">{cell.held}</b><span>{cell.statement}</span></td> }
    };
    let none = row.cells.is_empty();
    view! {
        <tr>
            <th scope="row">{row.name}</th>{row.cells.into_iter().map(cell).collect_view()}
            {none.then(|| view! { <td colspan="5" class="soft">{T::NoLevel.say()}</td> })}
        </tr>
    }
}
