//! Answer sheets, on paper alone: one to fill in, and the questions with their statements.

use super::desk::Desk;
use crate::ui::kit::parts::part;
use crate::ui::reactive::Memo;
use leptos::prelude::*;
use plumbline::present::maturity::sheet::{SheetRow, SheetTopic, SheetView, sheet_view};
use plumbline::present::text::{Text as _, workshop::WorkshopText as T};

/// The sheet of the assessment that is shown.
#[component]
pub fn Sheets(desk: Desk) -> impl IntoView {
    let sheet = Memo::new(move |_| {
        let (now, gathered) = (desk.assessment.get()?, desk.gathered.get()?);
        Some(sheet_view(&now, &gathered.asked))
    });
    let fill = |topic: SheetTopic| {
        let row = |row: SheetRow| {
            view! { <tr><td class="num">{row.nth}</td><td>{row.name}</td><td class="sheet-keys">{T::PaperKeys.say()}</td></tr> }
        };
        view! {
            <table class="sheet-topic"><thead><tr><th colspan="3">{topic.letter}" \u{a0}"{topic.name}</th></tr></thead>
                <tbody>{topic.rows.into_iter().map(row).collect_view()}</tbody></table>
        }
    };
    let ask = |topic: SheetTopic| {
        let level =
            |(level, statement): (String, String)| view! { <li><b>{level}</b>" "{statement}</li> };
        let row = move |row: SheetRow| {
            view! {
                <div class="block"><h4>{row.nth}". "{row.question}</h4>
                    <ul>{row.levels.into_iter().map(level).collect_view()}</ul></div>
            }
        };
        view! { <h3>{topic.letter}" \u{a0}"{topic.name}</h3>{topic.rows.into_iter().map(row).collect_view()} }
    };
    let page = move |sheet: SheetView| {
        let booklet = sheet.topics.clone();
        view! {
            <h2>{T::PaperTitle.with(&[("name", &sheet.title)])}</h2>
            <p>{T::PaperHow.say()}" "{sheet.privacy}</p>
            <p class="sheet-lines">{T::PaperGroup.say()}": ____________________ "{T::PaperName.say()}": ____________________"</p>
            <div class="sheet-columns">{sheet.topics.into_iter().map(fill).collect_view()}</div>
            <p class="sheet-lines">{T::PaperOrder.say()}": ____________________"</p>
            <h2 class="sheet-booklet">{T::PaperQuestions.say()}</h2>
            {booklet.into_iter().map(ask).collect_view()}
        }
    };
    view! { <section class="print-only sheet">{part(move || sheet.get().map(page))}</section> }
}
