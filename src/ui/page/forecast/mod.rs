//! The page of the forecast: how sure the capacity is, month by month, and what widens it.

mod board;
mod drivers;
mod roles;
mod toolbar;
mod working;

use super::beside::{BrokenOff, WithoutDemand};
use crate::ui::chart::{Chart, ChartTools, Twin};
use crate::ui::kit::parts::{live, part};
use crate::ui::reactive::Memo;
use board::{Board, Stage};
use leptos::prelude::*;
use plumbline::present::forecast::{Say, sub_line, title};
use plumbline::present::text::{Text as _, forecast::ForecastText as T};

/// The page.
#[component]
pub fn Forecast() -> impl IntoView {
    let board = Board::start();
    let stage = Memo::new(move |_| board.stage());
    view! {
        <main class="main" id="main" tabindex="-1">
            <Head board=board stage=stage/>
            {part(move || match stage.get() {
                Stage::Nothing => view! { <WithoutDemand lead=T::EmptyLead.say() import=T::EmptyImport.say()/> }.into_any(),
                Stage::Failed => view! {
                    <BrokenOff lead=T::FailedLead.say() again=T::Again.say() retry=move |()| board.ask()/>
                }.into_any(),
                Stage::Working => view! { <working::Working board=board/> }.into_any(),
                Stage::Told => view! { <Told board=board/> }.into_any(),
            })}
        </main>
    }
}

/// The finding as a title, and what it stands on.
#[component]
fn Head(board: Board, stage: Memo<Stage>) -> impl IntoView {
    let words = Memo::new(move |_| match stage.get() {
        Stage::Nothing => (T::TitleNone.say().to_owned(), None),
        Stage::Failed => (T::TitleFailed.say().to_owned(), None),
        Stage::Working => (T::TitleWorking.say().to_owned(), None),
        Stage::Told => {
            let is_pert = board.assumptions.get().is_pert;
            let said = board.say(|told| (title(told), sub_line(told, is_pert)));
            said.map_or_else(Default::default, |(title, sub)| (title, Some(sub)))
        }
    });
    view! {
        <div class="page-head">
            <div>
                <h1 tabindex="-1">{part(move || words.get().0)}</h1>
                <p>{part(move || words.get().1)}</p>
            </div>
        </div>
    }
}

/// Fan, roles and drivers of a forecast that is there.
#[component]
fn Told(board: Board) -> impl IntoView {
    let spec = Memo::new(move |_| {
        board.say(|told| told.chart(board.row(told), Some(board.month(told)))).unwrap_or_default()
    });
    let look = Callback::new(move |key: String| board.choose("month", Some(&key)));
    let paper = Memo::new(move |_| board.say(|told| told.paper()).unwrap_or_default());
    let check = Memo::new(move |_| {
        let answer = board.answer().filter(|answer| !answer.moments.is_empty())?;
        board.say(|told| told.check(answer.cell.0, &answer.moments))
    });
    let checked = move || check.get().map(|table| view! { <Twin table=table/> });
    let assumed = Memo::new(move |_| board.say(Say::assumed).flatten());
    view! {
        <div class="forecast">
            <div class="forecast-main">
                <toolbar::Toolbar board=board/>
                <section class="pane" aria-label=live(move || spec.with(|spec| spec.title.clone()))>
                    <div class="section-head">
                        <h2>{part(move || spec.with(|spec| spec.title.clone()))}</h2>
                        <ChartTools spec=spec table=board.table/>
                    </div>
                    <Chart id="fan" spec=spec table=board.table bare=true on_open=look/>
                </section>
                <drivers::Drivers board=board/>
                <details class="pane forecast-method">
                    <summary>{T::Method.say()}</summary>
                    <p>{T::MethodText.say()}</p>
                    <p>{part(move || assumed.get())}</p>
                    <p>{T::Blind.say()}</p>
                    <p>{T::CheckText.say()}</p>
                    <div class="table-scroll" id="forecast-check" tabindex="0" role="group"
                        aria-label=T::Method.say()>{part(checked)}</div>
                </details>
            </div>
            <roles::Roles board=board/>
        </div>
        <div class="print-only">{part(move || view! { <Twin table=paper.get()/> })}</div>
    }
}
