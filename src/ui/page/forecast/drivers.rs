//! What widens the month looked at: the projects, by what they give in its worst runs.

use super::board::Board;
use crate::ui::kit::parts::{Show, part};
use crate::ui::reactive::Memo;
use leptos::prelude::*;
use plumbline::present::forecast::Driver;
use plumbline::present::text::{Text as _, forecast::ForecastText as T};

/// Width of the longest bar.
const BAR: f64 = 90.0;

/// The list.
#[component]
pub fn Drivers(board: Board) -> impl IntoView {
    let found = Memo::new(move |_| {
        let answer = board.answer()?;
        board.say(|told| {
            let month = told.locale.month_long(told.month(answer.cell.1));
            let title = T::Drivers.with(&[("month", &month)]);
            let title = format!("{} · {}", title, told.role_name(answer.cell.0));
            (title, told.drivers(answer.cell.1, &answer.parts))
        })
    });
    let title = move || found.get().map(|(title, _)| title);
    let none = move || found.with(|found| found.as_ref().is_none_or(|(_, all)| all.is_empty()));
    view! {
        <section class="pane">
            <h2>{part(title)}</h2>
            <p class="caption">{T::DriversLead.say()}</p>
            <Show when=none><p>{T::DriversNone.say()}</p></Show>
            <ul class="drivers">
                {part(move || {
                    let drivers = found.get().map(|(_, drivers)| drivers).unwrap_or_default();
                    drivers.into_iter().map(line).collect_view()
                })}
            </ul>
        </section>
    }
}

fn line(driver: Driver) -> impl IntoView {
    let width = format!("{:.1}", driver.share * BAR);
    view! {
        <li>
            <span class="name">{driver.name}</span>
            <svg width=BAR.to_string() height="10" aria-hidden="true">
                <rect class="bar over" x="0" y="0" width=width height="10"></rect>
            </svg>
            <b class="num">{driver.widens}</b>
            <small>{driver.mean}</small>
        </li>
    }
}
